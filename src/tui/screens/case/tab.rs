//! What every view of a case can do. The frame gives each the room below the head.
//!
//! Never here: a view.

use std::fmt::Debug;

use crossterm::event::KeyEvent;

use crate::domain::case::Case;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::remembered::Remembered;
use crate::tui::widgets::page::Page;

/// A view of a case.
pub(super) trait Tab: Debug {
    /// It comes on screen: what has to be read for it. What it showed before stays until then.
    fn enter(&mut self, case: &Case, look: &Look) -> Vec<Effect>;

    /// What it asked for was read.
    fn read(&mut self, read: Remembered, case: &Case, look: &Look) -> Vec<Effect>;

    /// The screen has another size.
    fn resized(&mut self, _case: &Case, _look: &Look) {}

    /// Its own keys; those of the frame come behind them.
    fn keys(&self) -> Vec<Binding>;

    /// True while it has all keys for itself: a form is open, or something is typed.
    fn is_busy(&self) -> bool {
        self.is_typing()
    }

    /// True when a letter is text.
    fn is_typing(&self) -> bool {
        false
    }

    /// True when it uses more columns than text is read well in.
    fn is_wide(&self) -> bool {
        false
    }

    /// Does what a key asks for; None when it is not for this view.
    fn act(&mut self, action: Action, case: &Case, desk: &mut Desk<'_>) -> Option<Vec<Effect>>;

    /// A letter that is typed.
    fn key(&mut self, _key: KeyEvent, _case: &Case, _desk: &mut Desk<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// Pasted text.
    fn paste(&mut self, _text: &str, _case: &Case, _desk: &mut Desk<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// What stands in this field could not be stored.
    fn not_stored(&mut self, _field: &str) {}

    /// Draws it.
    fn view<'a>(&'a self, case: &'a Case, look: &Look, page: &mut Page<'a>);
}
