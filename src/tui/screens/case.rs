//! One case: its rounds.

use crossterm::event::KeyEvent;

use crate::domain::agreement::Agreement;
use crate::domain::case::{Case, RoundLine};
use crate::domain::id::RoundId;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::widgets::page::Page;

/// Its state.
#[derive(Debug)]
pub struct CaseView {
    case: Case,
    rounds: Vec<RoundLine>,
    agreements: Vec<Agreement>,
    unfinished: Option<RoundId>,
}

impl CaseView {
    /// A case as it was read.
    pub fn new(
        case: Case,
        rounds: Vec<RoundLine>,
        agreements: Vec<Agreement>,
        unfinished: Option<RoundId>,
    ) -> Self {
        Self { case, rounds, agreements, unfinished }
    }

    /// Older rounds were read.
    pub fn read_more(&mut self, rounds: Vec<RoundLine>) {
        self.rounds.extend(rounds);
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        Vec::new()
    }

    /// True when a letter is text here.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Does what a key asks for.
    pub fn act(&mut self, _action: Action, _desk: &mut Desk<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// A key that is no action.
    pub fn key(&mut self, _key: KeyEvent, _desk: &mut Desk<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// Pasted text.
    pub fn paste(&mut self, _text: &str, _desk: &mut Desk<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// Draws it.
    pub fn view<'a>(&'a self, _look: &Look, _page: &mut Page<'a>) {}
}
