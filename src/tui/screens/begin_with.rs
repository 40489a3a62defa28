//! Someone else begins (F8).

use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::table::Table;
use crate::tui::widgets::page::Page;

/// Lays it over the question.
pub fn open(_table: &mut Table) -> Vec<Effect> {
    Vec::new()
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
