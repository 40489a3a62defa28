//! The opening: each open agreement, word for word.

use crate::domain::round::Move;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::table::Table;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::page::Page;

/// The fields of this place.
pub fn form(_table: &Table) -> Form {
    Form::default()
}

/// The move that acknowledges what is typed here, and the fields it stands in.
pub fn typed(_table: &Table) -> (Option<Move>, Vec<String>) {
    (None, Vec::new())
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
