//! The walk: print the place, read what is said there, keep it, make the move.
//!
//! Never here: what a place looks like (`show`), what a line means (`form`).

mod back;
mod fill;

use std::io::{ErrorKind, Write};

use crate::domain::agreement::Review;
use crate::domain::answer::{Content, Key};
use crate::domain::round::fields::Field;
use crate::domain::round::{Move, Place, Round, RoundState};
use crate::domain::sequence::Seen;
use crate::domain::{Date, Moment};
use crate::text::Ui;
use crate::text::promise::due;
use crate::text::safe::display_safe;

use super::form::{Around, Said, Wrong};
use super::lines::Lines;
use super::page::Page;
use super::show::{Past, Shown};
use super::{Ended, Keeping, PlainError, Session};

/// A walk through a round.
pub struct Walk<'a, K> {
    round: Round,
    resumed: bool,
    keeping: &'a mut K,
    lines: Lines<'a>,
    script: &'a mut dyn Write,
    aside: &'a mut dyn Write,
    now: &'a dyn Fn() -> Moment,
    ui: Ui,
    interactive: bool,
    resume_with: String,
    rehearsal: bool,
    page: Page,
    /// The step and asking of which the question was printed.
    shown: Option<(usize, u32)>,
    /// The half answers that are kept of this place, by the name of their field.
    halves: Vec<(String, String)>,
    /// What was just said of an agreement that may become a learning question.
    offered: Option<Review>,
}

/// What comes after a place.
enum After {
    /// The next place, or this one anew.
    Place,
    /// The walk is over.
    Ended(Ended),
}

type Result<T, K> = std::result::Result<T, PlainError<<K as Keeping>::Error>>;

impl<'a, K: Keeping> Walk<'a, K> {
    pub fn new(session: Session<'a, K>) -> Self {
        Self {
            round: session.round,
            resumed: session.resumed,
            keeping: session.keeping,
            lines: Lines::new(session.input),
            script: session.script,
            aside: session.aside,
            now: session.now,
            ui: session.ui,
            interactive: session.interactive,
            resume_with: session.resume_with,
            rehearsal: session.rehearsal,
            page: Page::new(),
            shown: None,
            halves: Vec::new(),
            offered: None,
        }
    }

    /// Walks to the end, or until the round has to wait.
    pub fn run(mut self) -> Result<Ended, K> {
        match self.walk() {
            Err(PlainError::Output(error)) if error.kind() == ErrorKind::BrokenPipe => {
                if self.round.state == RoundState::Running {
                    self.wait()?;
                }
                Ok(Ended::Unheard)
            }
            ended => ended,
        }
    }

    fn walk(&mut self) -> Result<Ended, K> {
        if self.round.state == RoundState::Paused {
            self.round.make(Move::Resume)?;
        }
        let mut page = Page::new();
        self.look().intro(&mut page, self.resumed, self.interactive);
        self.page = page;
        loop {
            if self.round.place == Place::Closing {
                return self.close();
            }
            self.show()?;
            match self.fill()? {
                After::Place => {}
                After::Ended(ended) => return Ok(ended),
            }
        }
    }

    fn today(&self) -> Date {
        (self.now)().date_naive()
    }

    fn look(&self) -> Shown<'_> {
        Shown { round: &self.round, ui: self.ui, today: self.today() }
    }

    fn around(&self) -> Around<'_> {
        Around { round: &self.round, ui: self.ui, today: self.today() }
    }

    fn show(&mut self) -> Result<(), K> {
        let past = self.past()?;
        let mut page = std::mem::replace(&mut self.page, Page::new());
        self.look().place(&mut page, self.shown, &past);
        self.page = page;
        self.shown = self.round.turn().map(|key| (key.step, key.n));
        Ok(())
    }

    /// What of last time belongs to this place: before the question what it recalls, else when
    /// the answers are read together.
    fn past(&self) -> Result<Vec<Past>, K> {
        let round = &self.round;
        let lines: Vec<String> = match round.place {
            Place::Turn(key) if self.shown != Some((key.step, key.n)) => {
                round.sequence.steps.get(key.step).map(|step| step.recall.clone()).unwrap_or_default()
            }
            Place::Reading(step) => {
                let step = round.sequence.steps.get(step);
                let read = step.filter(|step| step.recall.is_empty() && step.seen != Seen::Private);
                read.map(|step| round.sequence.line(step)).into_iter().collect()
            }
            Place::Turn(_)
            | Place::Opening(_)
            | Place::Returning
            | Place::Pick(_)
            | Place::WriteFirst(_)
            | Place::Closing => Vec::new(),
        };
        let mut past = Vec::new();
        for line in lines {
            past.extend(self.keeping.past(round, &line).map_err(PlainError::Keep)?);
        }
        Ok(past)
    }

    /// Reads the round back and finishes it. It is finished first: what was said is safe before
    /// anybody may close the window on the reading.
    fn close(&mut self) -> Result<Ended, K> {
        self.take_closing_halves()?;
        let mut page = std::mem::replace(&mut self.page, Page::new());
        self.look().read_back(&mut page);
        page.gap();
        let finished = self.ui.plain_finished(&self.round.case.title);
        page.line(if self.rehearsal { self.ui.rehearse_over() } else { &finished });
        self.page = page;
        self.round.make(Move::Finish)?;
        let now = (self.now)();
        self.keeping.finish(&self.round, now).map_err(PlainError::Keep)?;
        self.print()?;
        self.say_left_over();
        Ok(Ended::Finished)
    }

    /// Lines of a pipe or a file that no step asked for are told.
    fn say_left_over(&mut self) {
        if self.interactive {
            return;
        }
        let first = self.lines.number() + 1;
        if self.lines.has_more() {
            let words = format!("{}: {}", self.ui.cli_warning(), self.ui.plain_left_over(first));
            self.say_aside(&words);
        }
    }

    /// What was typed in the fields of the closing, in the full screen, and not acknowledged there.
    fn take_closing_halves(&mut self) -> Result<(), K> {
        let halves = self.keeping.halves(self.round.id).map_err(PlainError::Keep)?;
        let typed = |field: Field| {
            let name = field.name(&self.round);
            let half = halves.iter().find(|(other, text)| *other == name && !text.is_empty());
            half.map(|(_, text)| text.clone())
        };
        let (about, next_round) = (typed(Field::About), typed(Field::NextRound));
        if let Some(about) = about {
            self.round.make(Move::About(about))?;
        }
        if let Some(next_round) = next_round {
            self.round.make(Move::NextRound(due(&next_round, self.today())))?;
        }
        Ok(())
    }

    /// Prints what stands on the page.
    fn print(&mut self) -> Result<(), K> {
        let text = self.page.take();
        let script = &mut self.script;
        script.write_all(text.as_bytes()).and_then(|()| script.flush()).map_err(PlainError::Output)
    }

    /// Says something beside the script. When nobody hears it, it was said all the same.
    fn say_aside(&mut self, text: &str) {
        let _ = writeln!(self.aside, "{}", display_safe(text));
        let _ = self.aside.flush();
    }

    /// The round waits: keeps it and says how to go on.
    fn pause(&mut self, ended: Ended) -> Result<After, K> {
        let printed = self.print();
        self.wait()?;
        printed?;
        if self.rehearsal {
            self.say_aside(self.ui.rehearse_over());
            return Ok(After::Ended(ended));
        }
        self.say_aside(self.ui.plain_paused());
        let hint = self.ui.plain_resume(&self.resume_with);
        self.say_aside(&hint);
        Ok(After::Ended(ended))
    }

    fn wait(&mut self) -> Result<(), K> {
        self.round.make(Move::Pause)?;
        self.keep(&[])?;
        self.keeping.pause().map_err(PlainError::Keep)
    }

    fn keep(&mut self, done: &[&str]) -> Result<(), K> {
        let now = (self.now)();
        self.keeping.keep(&self.round, done, now).map_err(PlainError::Keep)
    }

    /// Makes a move that takes what was typed at this place, and keeps the round after it.
    fn make(&mut self, step: Move) -> Result<(), K> {
        self.round.make(step)?;
        let done = std::mem::take(&mut self.halves);
        let names: Vec<&str> = done.iter().map(|(name, _)| name.as_str()).collect();
        self.keep(&names)
    }

    fn say(&mut self, said: Said) -> Result<(), K> {
        self.offered = match &said {
            Said::Review(review) if self.is_offered(review) => Some(review.clone()),
            Said::Review(_) | Said::Nothing | Said::Answer { .. } | Said::Pick(_) => None,
        };
        let key = self.round.turn();
        self.count_votes(&said);
        self.make(match said {
            Said::Nothing => Move::On,
            Said::Answer { content, why } => Move::Answer { content, why },
            Said::Review(review) => Move::Review(review),
            Said::Pick(index) => Move::Pick(index),
        })?;
        if let Some(key) = key {
            self.tell_bringer(key);
        }
        Ok(())
    }

    /// Says that more votes were counted than there are; they stay as they were counted.
    fn count_votes(&mut self, said: &Said) {
        let (Said::Answer { content: Content::Votes(votes), .. }, Some(key)) = (said, self.round.turn())
        else {
            return;
        };
        let counted = votes.iter().fold(0, |sum: u32, (_, count)| sum.saturating_add(*count));
        if let Some(all) = self.round.votes(key.step).filter(|all| counted > *all) {
            self.page.line(&self.ui.plain_more_votes(counted, all));
        }
    }

    /// Says whose question it is from here, when the step that was just left has chosen it.
    fn tell_bringer(&mut self, left: Key) {
        let round = &self.round;
        let makes = round.sequence.steps.get(left.step).is_some_and(|step| step.makes_bringer);
        let stays = round.turn().is_some_and(|key| key.step == left.step);
        let chosen = round.answers.get(&left).is_some_and(|answer| answer.content.is_some());
        let bringer = round.bringer_at(left.step + 1).filter(|_| makes && !stays && chosen);
        if let Some(bringer) = bringer.and_then(|id| round.person(id)) {
            self.page.line(&self.ui.round_bringer(&bringer.name));
        }
    }

    /// The half answers of this place, by field; the one with the cursor last.
    fn load_halves(&mut self) -> Result<Vec<(Field, String)>, K> {
        let round = &self.round;
        let all = self.keeping.halves(round.id).map_err(PlainError::Keep)?;
        let here = |(name, text): (String, String)| {
            let field = Field::here(round, &name)?;
            Some((field, (name, text)))
        };
        let here: Vec<(Field, (String, String))> = all.into_iter().filter_map(here).collect();
        self.halves = here.iter().map(|(_, half)| half.clone()).collect();
        Ok(here.into_iter().map(|(field, (_, text))| (field, text)).collect())
    }

    fn wrong_words(&self, wrong: &Wrong) -> String {
        let ui = self.ui;
        match wrong {
            Wrong::OffScale(typed, from, to) => ui.plain_not_on_scale(typed, *from, *to),
            Wrong::NoOption(typed) => ui.plain_no_option(typed),
            Wrong::NoCounts(n) => ui.plain_counts(*n),
            Wrong::NoOutcome(typed) => ui.plain_no_outcome(typed),
            Wrong::NoVerdict(typed) => ui.plain_no_verdict(typed),
            Wrong::NoOffer => ui.plain_no_offer().to_owned(),
            Wrong::NotUtf8 => ui.plain_not_utf8().to_owned(),
            Wrong::Nul => ui.plain_nul().to_owned(),
            Wrong::NoState(typed) => ui.agenda_no_state(typed),
            Wrong::NoWording => ui.agenda_no_wording().to_owned(),
            Wrong::NoNote => ui.plain_no_note().to_owned(),
        }
    }
}
