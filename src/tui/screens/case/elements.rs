//! What works in a case, and under which conditions.
//!
//! Never here: the word proven; how one is shown or changed (that is `working`).

use crossterm::event::KeyEvent;

use crate::domain::case::Case;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::remembered::Remembered;
use crate::tui::widgets::page::Page;
use crate::tui::working::Working;

use super::tab::Tab;

/// Its state; nothing until it was opened.
#[derive(Debug, Default)]
pub(super) struct Elements {
    working: Option<Working>,
}

impl Elements {
    /// What was opened.
    pub(super) fn working(&mut self) -> Option<&mut Working> {
        self.working.as_mut()
    }
}

impl Tab for Elements {
    fn enter(&mut self, case: &Case, _look: &Look) -> Vec<Effect> {
        self.working.get_or_insert_with(|| Working::of(Some(case.id))).enter()
    }

    fn read(&mut self, _read: Remembered, _case: &Case, _look: &Look) -> Vec<Effect> {
        Vec::new()
    }

    fn keys(&self) -> Vec<Binding> {
        self.working.as_ref().map_or_else(Vec::new, Working::keys)
    }

    fn is_busy(&self) -> bool {
        self.working.as_ref().is_some_and(Working::is_busy)
    }

    fn is_typing(&self) -> bool {
        self.working.as_ref().is_some_and(Working::is_typing)
    }

    fn act(&mut self, action: Action, _case: &Case, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        self.working.as_mut()?.act(action, desk)
    }

    fn key(&mut self, key: KeyEvent, _case: &Case, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.working.as_mut().map_or_else(Vec::new, |working| working.key(key, desk))
    }

    fn paste(&mut self, text: &str, _case: &Case, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.working.as_mut().map_or_else(Vec::new, |working| working.paste(text, desk))
    }

    fn not_stored(&mut self, field: &str) {
        if let Some(working) = &mut self.working {
            working.not_stored(field);
        }
    }

    fn view<'a>(&'a self, _case: &'a Case, look: &Look, page: &mut Page<'a>) {
        if let Some(working) = &self.working {
            working.view(look, page);
        }
    }
}
