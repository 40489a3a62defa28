//! Home: the cases, and nothing that may not stand on the wall.

use crossterm::event::KeyEvent;

use crate::domain::case::CaseLine;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::widgets::page::Page;

/// Its state.
#[derive(Debug, Default)]
pub struct Home {
    lines: Vec<CaseLine>,
}

impl Home {
    /// The cases as they were read.
    pub fn new(lines: Vec<CaseLine>) -> Self {
        Self { lines }
    }

    /// The cases were read again; the cursor stays where it was.
    pub fn read(&mut self, lines: Vec<CaseLine>) {
        self.lines = lines;
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
