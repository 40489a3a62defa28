//! One or more of some options.

use crate::domain::answer::Content;
use crate::domain::round::Round;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::table::Table;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::Page;

/// True where this screen shows the turn.
pub fn is_here(_round: &Round) -> bool {
    false
}

/// The fields of this place.
pub fn form(_table: &Table) -> Form {
    Form::default()
}

/// What is typed here, as an answer; None when nothing is.
pub fn typed(_table: &Table) -> Option<Content> {
    None
}

/// The option under the cursor at first.
pub fn cursor(_table: &Table) -> Cursor {
    Cursor::default()
}

/// The keys of this screen.
pub fn keys(_table: &Table) -> Vec<Binding> {
    Vec::new()
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(_table: &mut Table, _action: Action, _desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    None
}

/// Draws it.
pub fn view<'a>(_table: &'a Table, _look: &Look, _page: &mut Page<'a>) {}
