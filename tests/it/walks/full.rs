//! A walk in the full screen, by what stands on it: the question, whether the keyboard changes hands, what is read.

use halte::domain::sequence::{Kind, Sequence, Step};
use halte::text::Ui;

use super::Walk;
use super::said::Said;
use crate::support::Terminal;

const SIZE: (u16, u16) = (100, 50);

/// Walks it; gives back what was said.
pub fn walk(walk: &Walk) -> Said {
    let mut player = Player {
        terminal: Terminal::start(&walk.home, &walk.begins(), SIZE.0, SIZE.1),
        sequence: &walk.sequence,
        ui: walk.ui,
        name: walk.name(),
        said: Said::default(),
        at: None,
        again: 0,
    };
    player.terminal.drawn();
    let most = 40 + 12 * walk.sequence.steps.len() * walk.people;
    for _ in 0..most {
        if player.step() {
            player.terminal.key("ctrl-c").wait();
            return player.said;
        }
    }
    panic!("{} does not end\n{}", player.name, player.terminal.screen());
}

struct Player<'a> {
    terminal: Terminal,
    sequence: &'a Sequence,
    ui: Ui,
    name: String,
    said: Said,
    /// The step that was asked last.
    at: Option<usize>,
    /// How many times in a row a step with `repeat` was asked.
    again: u32,
}

impl Player<'_> {
    /// The screen with blanks and line ends as one blank each.
    fn screen(&self) -> String {
        self.terminal.screen().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn key(&mut self, name: &str) {
        self.terminal.key(name);
    }

    fn words(&mut self, about: &str) {
        let words = self.said.words(about);
        self.terminal.paste(&words);
    }

    /// Does what the screen asks for; true at the end.
    fn step(&mut self) -> bool {
        let (screen, ui) = (self.screen(), self.ui);
        if screen.contains(ui.closing_finished()) {
            return true;
        }
        let hands = ui.pass_taken("").trim_start_matches([',', ' ']).trim_end_matches('.').to_owned();
        if screen.to_lowercase().contains(&hands.to_lowercase()) {
            self.key("enter");
        } else if [ui.closing_title(), ui.reading_title(), ui.write_first_title()]
            .iter()
            .any(|title| screen.contains(title))
        {
            self.key("tab");
        } else if screen.contains(ui.round_one_of()) {
            self.key("enter");
        } else {
            let index = self.asked(&screen);
            self.again = if self.at == Some(index) { self.again + 1 } else { 0 };
            self.at = Some(index);
            let sequence = self.sequence;
            self.answer(&sequence.steps[index], &screen);
        }
        false
    }

    /// Which step is on the screen: the one with the longest question there, from the one that was asked last on.
    fn asked(&self, screen: &str) -> usize {
        let lang = self.ui.lang();
        let asks = |step: &Step| {
            let own = step.roles.iter().map(|(_, wording)| wording.ask.get(&lang).to_owned());
            let all = own.chain([step.wording.ask.get(&lang).to_owned()]);
            let here = all.filter(|ask| !ask.is_empty() && screen.contains(ask.as_str()));
            here.map(|ask| ask.len()).max()
        };
        let from = self.at.unwrap_or(0);
        let steps = self.sequence.steps.iter().enumerate().skip(from);
        let found = steps.filter_map(|(at, step)| Some((asks(step)?, at)));
        let Some((_, at)) = found.max_by_key(|(length, at)| (*length, usize::MAX - at)) else {
            panic!("{}: no question of the sequence is on the screen\n{}", self.name, self.terminal.screen());
        };
        at
    }

    fn answer(&mut self, step: &Step, screen: &str) {
        if !step.is_kept() || screen.contains(self.ui.nothing_to_choose()) {
            return self.key("tab");
        }
        if step.repeat.is_some_and(|most| self.again > 0 && self.again + 1 >= most) {
            return self.key("tab");
        }
        let turn = self.said.turn(step);
        let rows = rows(self.below(step, screen));
        match &step.kind {
            Kind::Text => self.words("Tekst"),
            Kind::List => {
                self.words("Punt");
                self.key("enter");
                self.words("Nog een");
            }
            Kind::Scale(_) => {
                let number = self.said.number(self.sequence, step, turn);
                self.terminal.type_(&number.to_string());
            }
            Kind::Choice(_) => {
                let at = self.said.choice(self.sequence, step, turn, rows);
                self.terminal.type_(&(at + 1).to_string());
            }
            Kind::Vote { .. } => {
                for count in self.said.votes(step, rows) {
                    self.terminal.type_(&count.to_string()).key("down");
                }
            }
            Kind::Agreement => {
                self.words("Wij doen");
                self.terminal.key("tab").type_("Ada").key("tab").type_("2027-04-01").key("tab");
                self.words("Als het regent");
            }
            Kind::Agenda => self.words("Hoe kunnen we"),
            Kind::Element => self.words("Bellen"),
            Kind::SayBack { .. } => {
                self.words("Je zei");
                self.terminal.key("tab").type_("1");
            }
            Kind::None => {}
        }
        self.key("tab");
        if step.why {
            self.words("Omdat");
            self.key("tab");
        }
        // A form of several parts asks for the next one until it is left empty.
        if matches!(step.kind, Kind::Agreement) {
            self.key("tab");
        }
        if matches!(step.kind, Kind::Agenda | Kind::Element) && !step.is_personal() {
            self.leave(step);
        }
    }

    /// What is on the screen below the question.
    fn below<'s>(&self, step: &Step, screen: &'s str) -> &'s str {
        let lang = self.ui.lang();
        let own = step.roles.iter().map(|(_, wording)| wording.ask.get(&lang));
        let mut asks = own.filter(|ask| !ask.is_empty()).chain([step.wording.ask.get(&lang)]);
        asks.find_map(|ask| screen.split_once(ask)).map_or(screen, |(_, below)| below)
    }

    fn leave(&mut self, step: &Step) {
        let lang = self.ui.lang();
        for _ in 0..6 {
            if !self.screen().contains(step.wording.ask.get(&lang)) {
                return;
            }
            self.key("tab");
        }
    }
}

/// How many numbered rows there are.
fn rows(screen: &str) -> usize {
    let words: Vec<&str> = screen.split(' ').collect();
    let mut rows = 0;
    for word in words {
        if word.parse() == Ok(rows + 1) {
            rows += 1;
        }
    }
    rows
}
