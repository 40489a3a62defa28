//! A paused round.

use crossterm::event::KeyEvent;

use crate::domain::round::Round;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::widgets::editor::Snapshot;
use crate::tui::widgets::page::Page;

/// Its state.
#[derive(Debug)]
pub struct Pause {
    round: Round,
    /// What stood half typed, for when the round goes on.
    pub drafts: Vec<(String, Snapshot)>,
}

impl Pause {
    /// A round that was just paused.
    pub fn new(round: Round, drafts: Vec<(String, Snapshot)>) -> Self {
        Self { round, drafts }
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
