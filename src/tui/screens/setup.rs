//! What is missing before a round can begin.

use crossterm::event::KeyEvent;

use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::offer::Offer;
use crate::tui::widgets::page::Page;

/// Its state.
#[derive(Debug, Default)]
pub struct Setup {
    offer: Offer,
}

impl Setup {
    /// A setup for these wishes; when nothing is missing, the effect that begins the round.
    pub fn new(offer: Offer, _look: &Look) -> (Self, Vec<Effect>) {
        (Self { offer }, Vec::new())
    }

    /// What there is to choose from, for a title that was typed in this setup.
    pub fn offered(&mut self, offer: Offer, _look: &Look) -> Vec<Effect> {
        self.offer = offer;
        Vec::new()
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
