//! What was marked to come back from the last round.

use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::table::Table;
use crate::tui::widgets::page::{Page, Row};

/// The keys of this screen.
pub fn keys(_table: &Table) -> Vec<Binding> {
    Vec::new()
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(_table: &mut Table, _action: Action, _desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    None
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme) = (look.ui, look.theme);
    page.row(Row::new(table.round.case.title.clone(), theme.dim));
    page.gap();
    page.text(ui.opening_comes_back(), theme.bold, 0, 0);
    page.gap();
    for returning in &table.round.returning {
        if !returning.who.is_empty() {
            page.ranked_row(Row::new(returning.who.clone(), theme.dim), 3);
        }
        page.text(&returning.text, theme.text, 2, 2);
        page.gap();
    }
    page.text(ui.opening_comes_back_help(), theme.dim, 0, 4);
    page.stretch();
}
