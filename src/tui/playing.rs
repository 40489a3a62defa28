//! For tests of screens: a round on screen, keys in, effects out, and the screen as text.
//!
//! Never here: a terminal, the store, a test.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "only tests use it"
)]

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use uuid::Uuid;

use crate::domain::Moment;
use crate::domain::answer::{Answer, Content, Key, Slot};
use crate::domain::id::{CaseId, PersonId, QuestionId, RoundId};
use crate::domain::person::{Person, Role};
use crate::domain::question::{LearningQuestion, Letter, QuestionState};
use crate::domain::round::{CaseRef, Mode, NewRound, Round, Seat};
use crate::domain::sequence::{Choice, Choices, Kind, Scale, Seen, Sequence, Step, Who};
use crate::domain::words::Words;
use crate::text::Ui;

use super::effect::Effect;
use super::message::Message;
use super::model::{Model, Screen};
use super::table::Table;
use super::theme::Theme;
use super::update::update;
use super::view::view;

/// Both languages of a text.
pub fn both(nl: &str, en: &str) -> Words {
    Words::of([("nl".to_owned(), nl.to_owned()), ("en".to_owned(), en.to_owned())])
}

/// A step that asks each, in the open.
pub fn step(id: &str, ask: Words, kind: Kind) -> Step {
    Step { ..Step::new(id.to_owned(), ask, kind) }
}

/// The nth person, from 0: Noor, Bram, Fatima, Els, Joost.
pub fn person(n: usize) -> PersonId {
    PersonId(Uuid::from_u128(100 + n as u128))
}

/// Monday 23 November 2026, a quarter past ten.
pub fn now() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T10:15:00+01:00").unwrap()
}

/// What a round of De Knoop begins with, with so many people and these steps.
pub fn new_round(ui: Ui, people: usize, steps: Vec<Step>) -> NewRound {
    let known = [
        ("Noor", "initiator"),
        ("Bram", "civil-servant"),
        ("Fatima", "resident"),
        ("Els", "council-member"),
        ("Joost", "community-partner"),
    ];
    let seat = |n: usize| {
        let (name, role) = known[n % known.len()];
        let name = if n < known.len() { name.to_owned() } else { format!("{name} {n}") };
        let person = Person { id: person(n), name, role: Some(Role::new(role)) };
        Seat { person, voice: true, here: true }
    };
    NewRound {
        id: RoundId(Uuid::from_u128(1)),
        case: CaseRef { id: CaseId(Uuid::from_u128(2)), title: "Buurtmoestuin De Knoop".to_owned() },
        sequence: Arc::new(Sequence {
            id: "ronde".to_owned(),
            title: both("De ronde", "The round"),
            purpose: Words::default(),
            people: None,
            needs: Vec::new(),
            opening: true,
            sources: Vec::new(),
            steps,
        }),
        language: ui.lang(),
        mode: Mode::Scribe,
        started: now(),
        about: String::new(),
        seats: (0..people).map(seat).collect(),
        bringer: None,
        opening: Vec::new(),
        returning: Vec::new(),
        questions: Vec::new(),
    }
}

/// An open learning question of De Knoop, by the place of its letter.
pub fn learning_question(place: u32, words: &str) -> LearningQuestion {
    let asked = Moment::parse_from_rfc3339("2026-03-18T10:00:00+01:00").unwrap();
    LearningQuestion {
        id: QuestionId(Uuid::from_u128(300 + u128::from(place))),
        case: CaseId(Uuid::from_u128(2)),
        letter: Letter::at(place),
        question: words.to_owned(),
        state: QuestionState::Open,
        reach: None,
        made: asked,
        round: None,
        step: String::new(),
        history: Vec::new(),
        answers: Vec::new(),
        quiet_rounds: 0,
    }
}

/// Puts an answer in a round.
pub fn answered(round: &mut Round, step: usize, slot: Slot, content: Content) {
    let answer = Answer {
        content: Some(content),
        why: String::new(),
        marks: Vec::new(),
        comes_back: false,
        language: round.language.clone(),
    };
    round.answers.insert(Key { step, n: 0, slot }, answer);
}

/// A program with a screen, that keeps what it is asked to keep.
pub struct Played {
    /// The program.
    pub model: Model,
    /// What was asked of the outside, but for drafts and keeping.
    pub effects: Vec<Effect>,
    /// What would be on disk as half typed.
    pub drafts: Vec<(String, super::widgets::editor::Snapshot)>,
}

/// A round on screen.
pub fn play(ui: Ui, round: Round) -> Played {
    let mut model = Model::new(ui, (60, 18), now(), Theme::new(true, false));
    model.screen = Screen::Round(Box::new(Table::open(round, Vec::new(), now())));
    Played { model, effects: Vec::new(), drafts: Vec::new() }
}

impl Played {
    /// Presses keys: names such as `tab`, `shift-tab`, `f5`, `ctrl-q`; other words are typed.
    pub fn press(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys {
            match event(key) {
                Some(event) => self.message(Message::KeyPressed(event)),
                None => {
                    for c in key.chars() {
                        let key = KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
                        self.message(Message::KeyPressed(key));
                    }
                }
            }
        }
        self
    }

    /// Something happened; what it asks for is done at once.
    pub fn message(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            self.perform(effect);
        }
    }

    /// Does what was asked for: keeps, remembers drafts, and notes the rest.
    pub fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Keep { round, done } => {
                self.drafts.retain(|(name, _)| !done.contains(name));
                self.message(Message::RoundKept { round, done });
            }
            Effect::SaveDraft { field, draft, .. } => {
                self.drafts.retain(|(name, _)| *name != field);
                self.drafts.push((field, draft));
            }
            Effect::DropDraft { field, .. } => self.drafts.retain(|(name, _)| *name != field),
            other => self.effects.push(other),
        }
    }

    /// The program is killed and the round opened again from what is on disk.
    pub fn killed(&mut self) -> &mut Self {
        let round = self.round().clone();
        let drafts = self.drafts.clone();
        self.model.screen = Screen::Round(Box::new(Table::open(round, drafts, now())));
        self
    }

    /// The round as it is on disk.
    pub fn round(&self) -> &Round {
        &self.table().round
    }

    /// The round on screen.
    pub fn table(&self) -> &Table {
        let Screen::Round(table) = &self.model.screen else { unreachable!("a round is on screen") };
        table
    }

    /// The screen as text, with `▏` where the cursor is.
    pub fn screen(&mut self, size: (u16, u16)) -> String {
        self.model.resize(size);
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        let table = matches!(self.model.screen, Screen::Round(_));
        let cursor = terminal.get_cursor_position().ok().filter(|_| table);
        let buffer = terminal.backend().buffer().clone();
        let mut rows = Vec::new();
        for y in 0..size.1 {
            let mut row: String = (0..size.0)
                .map(|x| {
                    let here = cursor.is_some_and(|at| (at.x, at.y) == (x, y) && at.y > 0);
                    let symbol = buffer[(x, y)].symbol();
                    if here && symbol == " " { "▏" } else { symbol }
                })
                .collect();
            row.truncate(row.trim_end().len());
            rows.push(row);
        }
        rows.join("\n")
    }
}

fn event(name: &str) -> Option<KeyEvent> {
    let plain = |code| Some(KeyEvent::new(code, KeyModifiers::NONE));
    match name {
        "tab" => plain(KeyCode::Tab),
        "shift-tab" => Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        "enter" => plain(KeyCode::Enter),
        "esc" => plain(KeyCode::Esc),
        "up" => plain(KeyCode::Up),
        "down" => plain(KeyCode::Down),
        "left" => plain(KeyCode::Left),
        "right" => plain(KeyCode::Right),
        "end" => plain(KeyCode::End),
        "backspace" => plain(KeyCode::Backspace),
        _ => {
            if let Some(letter) = name.strip_prefix("ctrl-") {
                return Some(KeyEvent::new(KeyCode::Char(letter.chars().next()?), KeyModifiers::CONTROL));
            }
            let n = name.strip_prefix('f')?.parse().ok()?;
            plain(KeyCode::F(n))
        }
    }
}

/// The scale of the round: how useful it is, from 1 to 10.
pub fn scale(seen: Seen, who: Who) -> Step {
    let ends = (both("niets", "not at all"), both("morgen meteen bruikbaar", "useful right away"));
    let kind = Kind::Scale(Scale { from: 1, to: 10, low: ends.0, high: ends.1 });
    let ask = both(
        "Wat heb je morgen aan deze ronde? Geef een cijfer.",
        "How useful is this round for you tomorrow? Give a number.",
    );
    Step { who, seen, minutes: 3.0, ..step("useful", ask, kind) }
}

/// A choice among three options.
pub fn choice(seen: Seen, who: Who) -> Step {
    let option = |id: &str, label| Choice { id: id.to_owned(), label };
    let options = vec![
        option("ours", both("Wij, in deze groep", "We, in this group")),
        option("organisation", both("Iemand in onze organisaties", "Someone in our organisations")),
        option("outside", both("Alleen iemand daarbuiten", "Only someone outside")),
    ];
    let ask = both("Wie kan hier iets aan doen?", "Who can do something about it?");
    Step { who, seen, ..step("reach", ask, Kind::Choice(Choices::Options(options))) }
}

/// A question in words that each answers.
pub fn obstacle() -> Step {
    let ask =
        both("Wat maakt het nu moeilijk? Noem één ding.", "What makes it hard right now? Name one thing.");
    step("obstacle", ask, Kind::Text)
}

/// The group makes at most two agreements; what was said of obstacles is shown.
pub fn agree() -> Step {
    let ask = both(
        "Moet er vandaag of morgen iets gebeuren? Wie doet het?",
        "Does anything have to happen today or tomorrow? Who does it?",
    );
    let mut agree =
        Step { who: Who::Group, at_most: Some(2), minutes: 4.0, ..step("agree", ask, Kind::Agreement) };
    agree.show = vec!["obstacle".to_owned()];
    agree.wording.starter = both("… belt vandaag nog met … over …", "… calls … today about …");
    agree
}

/// What four people said to the first question.
pub fn said(round: &mut Round) {
    let words = [
        "Na drie jaar kan de grond weer weg zijn.",
        "Ik mag geen uitzondering maken zonder reden.",
        "De uitleg is alleen in het Nederlands.",
        "De raad hoort het pas als het misgaat.",
    ];
    for (n, words) in words.into_iter().enumerate() {
        answered(round, 0, Slot::Person(person(n)), Content::Text(words.to_owned()));
    }
}
