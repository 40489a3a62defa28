//! What the one who leads says, and the time (F4). It is on the wall: sentences to say aloud.

use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, CLOSE, TAB, alt, f};
use crate::tui::look::{Desk, Look};
use crate::tui::question;
use crate::tui::table::Table;
use crate::tui::widgets::page::{Page, Row};

const KEYS: &[Binding] = &[
    CLOSE,
    Binding::new(Action::On, &[TAB], Ui::key_escape),
    Binding::new(Action::Script, &[f(4), alt('s')], Ui::key_escape),
];

/// The keys of this panel.
pub fn keys(_table: &Table) -> Vec<Binding> {
    KEYS.to_vec()
}

/// Does what a key asks for; None when it is not for this panel.
pub fn act(_table: &mut Table, _action: Action, _desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    None
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let title = Row::new(ui.round_script(), theme.dim);
    let (clock, style) = question::clock(table, look);
    // While people write on paper the clock on screen is that of the writing.
    page.row(if round.turn().is_some() { title.right(clock, style) } else { title });
    page.gap();
    if let Some(step) = table.step() {
        let role = question::speaker(round).and_then(|person| person.role.as_ref());
        page.text(question::words(step, role).ask.get(&round.language), theme.bold, 0, 3);
        page.gap();
        page.text(step.script.get(&round.language), theme.text, 0, 1);
        page.gap();
        if step.optional {
            page.text(ui.round_optional(), theme.dim, 0, 4);
        }
    }
    page.stretch();
    if let Some(minutes) = round.minutes() {
        page.row(Row::new(ui.about_minutes(minutes), theme.dim));
    }
}
