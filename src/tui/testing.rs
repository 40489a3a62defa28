//! Support for tests of the screens: keys by name go in, effects and the drawn text come out.
//!
//! Never here: a store or a clock. What is asked to be kept is kept at once.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use uuid::Uuid;

use crate::domain::Moment;
use crate::domain::id::{CaseId, PersonId, RoundId};
use crate::domain::person::{Person, Role};
use crate::domain::round::{CaseRef, Mode, NewRound, Round, Seat};
use crate::domain::sequence::{Kind, Sequence, Step};
use crate::domain::words::{Lang, Words};
use crate::text::Ui;

use super::effect::Effect;
use super::message::Message;
use super::model::{Model, Screen};
use super::theme::Theme;
use super::update::update;
use super::view::view;

/// The sizes at which every screen is looked at.
pub const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (40, 12)];

/// Monday 23 November 2026, two o'clock.
pub fn now() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T14:00:00+01:00").expect("a moment")
}

/// A model with this screen, in 60×18.
pub fn model(ui: Ui, screen: Screen) -> Model {
    let mut model = Model::new(ui, (60, 18), now(), Theme::new(true, false));
    model.screen = screen;
    model
}

/// What comes of a message; a round that is to be kept is kept at once.
pub fn send(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut all = Vec::new();
    for effect in update(model, message) {
        all.push(effect.clone());
        if let Effect::Keep { round, done } = effect {
            all.extend(send(model, Message::RoundKept { round, done }));
        }
    }
    all
}

/// Presses keys: by name («tab», «f9», «shift-tab»), or else the letters one by one.
pub fn press(model: &mut Model, keys: &[&str]) -> Vec<Effect> {
    let mut all = Vec::new();
    for key in keys {
        let events = named(key).map_or_else(|| key.chars().map(letter).collect(), |event| vec![event]);
        for event in events {
            all.extend(send(model, Message::KeyPressed(event)));
        }
    }
    all
}

fn letter(c: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
}

fn named(name: &str) -> Option<KeyEvent> {
    let code = match name {
        "tab" => KeyCode::Tab,
        "shift-tab" => KeyCode::BackTab,
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "space" => KeyCode::Char(' '),
        "backspace" => KeyCode::Backspace,
        _ => {
            if let Some(c) = name.strip_prefix("ctrl-").and_then(|rest| rest.chars().next()) {
                return Some(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL));
            }
            let n = name.strip_prefix('f').and_then(|n| n.parse().ok())?;
            KeyCode::F(n)
        }
    };
    Some(KeyEvent::new(code, KeyModifiers::NONE))
}

/// The screen as text, row by row, without blanks at the end.
pub fn drawn(model: &Model) -> String {
    let (width, height) = model.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal");
    terminal.draw(|frame| view(model, frame)).expect("a drawn screen");
    let buffer = terminal.backend().buffer();
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..height).map(row).collect::<Vec<_>>().join("\n")
}

/// The screen at every size, to look at.
pub fn gallery(model: &mut Model) -> String {
    let mut drawn_at = |size: (u16, u16)| {
        model.resize(size);
        let rows: Vec<String> = drawn(model).lines().map(|row| format!("|{row}")).collect();
        format!("── {}×{} ──\n{}\n", size.0, size.1, rows.join("\n"))
    };
    SIZES.map(&mut drawn_at).concat()
}

/// Noor the initiator, Bram the civil servant, and Els who leads and has no voice.
pub fn seats() -> Vec<Seat> {
    [("Noor", "initiator"), ("Bram", "civil-servant"), ("Els", "facilitator")]
        .into_iter()
        .zip(1..)
        .map(|((name, role), n)| {
            let role = Role::new(role);
            let voice = role.has_voice();
            let person = Person { id: PersonId(Uuid::from_u128(n)), name: name.to_owned(), role: Some(role) };
            Seat { person, voice, here: true }
        })
        .collect()
}

/// A round of two questions that just began.
pub fn round() -> Round {
    let step =
        |id: &str, ask: &str| Step { minutes: 3.0, ..Step::new(id.to_owned(), Words::bare(ask), Kind::Text) };
    let sequence = Sequence {
        id: "twee".to_owned(),
        title: Words::of([
            ("nl".to_owned(), "Twee vragen".to_owned()),
            ("en".to_owned(), "Two questions".to_owned()),
        ]),
        purpose: Words::default(),
        people: None,
        needs: Vec::new(),
        opening: true,
        sources: Vec::new(),
        steps: vec![step("goed", "Wat ging goed?"), step("moeilijk", "Wat maakt het nu moeilijk?")],
    };
    Round::begin(NewRound {
        id: RoundId(Uuid::from_u128(70)),
        case: CaseRef { id: CaseId(Uuid::from_u128(60)), title: "Buurtmoestuin De Knoop".to_owned() },
        sequence: Arc::new(sequence),
        language: Lang::new("nl"),
        mode: Mode::Scribe,
        started: now(),
        about: "het hek".to_owned(),
        seats: seats(),
        bringer: None,
        opening: Vec::new(),
        returning: Vec::new(),
        questions: Vec::new(),
    })
}
