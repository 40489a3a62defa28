//! One or more of some options, chosen by the group or by one person.
//!
//! Never here: what is chosen as a text (that is `picking`).

use crate::domain::round::{Mode, Move, Round};
use crate::domain::sequence::Kind;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DIGITS, DOWN, ENTER, SPACE, TAB, UP, ch, ctrl};
use crate::tui::look::{Desk, Look};
use crate::tui::round::moved;
use crate::tui::table::Table;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::labelled::{Labelled, label_column, labelled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;
use crate::tui::{beside, picking, question};

const CHOOSE: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::Toggle, &[ENTER, SPACE], Ui::key_choose).hint(1),
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_move),
    Binding::new(Action::Down, &[DOWN, ch('j')], Ui::key_move),
];

const LINE: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s'), ENTER], Ui::key_on).hint(0),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
];

/// True where this screen shows the turn.
pub fn is_here(round: &Round) -> bool {
    let step = round.turn().and_then(|key| round.sequence.steps.get(key.step));
    let choice = step.filter(|step| matches!(step.kind, Kind::Choice(_)) && step.is_kept());
    choice.is_some_and(|step| !step.is_personal() || round.mode == Mode::Pass)
}

/// The fields of this place.
pub fn form(table: &Table) -> Form {
    table.round.turn().map_or_else(Form::default, |key| picking::form(table, key))
}

/// The moves that acknowledge what is chosen here, and stay.
pub fn typed(table: &Table) -> Vec<Move> {
    picking::staying(table, picking::content(table))
}

/// The option under the cursor at first: the first that is chosen.
pub fn cursor(table: &Table) -> Cursor {
    let chosen = picking::chosen(table);
    let picks = table.round.turn().map(|key| table.round.picks(key.step)).unwrap_or_default();
    let at = picks.iter().position(|pick| chosen.contains(pick)).unwrap_or(0);
    Cursor { at, top: 0 }
}

fn in_line(table: &Table) -> bool {
    table.form.focused().is_some()
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    if in_line(table) { LINE.to_vec() } else { [CHOOSE, DIGITS].concat() }
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let key = table.round.turn()?;
    let count = table.round.picks(key.step).len();
    match action {
        Action::Toggle => Some(picking::toggle(table, table.cursor.at)),
        Action::Digit(n) => {
            let at = usize::from(n).checked_sub(1).filter(|at| *at < count)?;
            table.cursor.go(at, count, count);
            Some(picking::toggle(table, at))
        }
        Action::PreviousField => {
            let effects = table.form.fields.first().map(|f| f.text().to_owned());
            table.form.focus = picking::NOWHERE;
            Some(effects.map_or_else(Vec::new, |text| picking::set(table, &text)))
        }
        Action::On if !in_line(table) && table.form.fields.len() > 1 && picking::content(table).is_some() => {
            table.form.focus = 1;
            Some(table.touched())
        }
        Action::On => {
            let step = picking::acknowledging(table, picking::content(table));
            Some(moved(table.moves([step], table.form.names()), desk))
        }
        action if !in_line(table) => table.cursor.act(action, count, count.max(1)).then(Vec::new),
        _ => None,
    }
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let (Some(step), Some(key)) = (table.step(), round.turn()) else { return };
    question::heading(table, look, page);
    let role = question::speaker(round).and_then(|person| person.role.as_ref());
    question::question(step, role, round, look, page);
    beside::view(table, key, look, page);
    question::turn(table, key, look, page);
    page.text(&picking::asked_for(step, ui), theme.dim, 0, 5);
    page.gap();
    if round.picks(key.step).is_empty() {
        page.text(ui.nothing_to_choose(), theme.text, 0, 1);
        return page.stretch();
    }
    list(table, look, page);
    if let Some(field) = table.form.fields.get(1) {
        page.gap();
        let label = ui.why_of(key.slot);
        labelled(page, field, Labelled::new(label, label_column(&[label]), 3), in_line(table), theme);
    }
    page.stretch();
}

/// The options with their numbers; what is chosen has a dot. A long list moves with the cursor.
fn list(table: &Table, look: &Look, page: &mut Page<'_>) {
    let (theme, round) = (look.theme, &table.round);
    let (Some(step), Some(key)) = (table.step(), round.turn()) else { return };
    let chosen = picking::chosen(table);
    let mut rows: Vec<Row> = Vec::new();
    let mut here = 0..0;
    for (at, pick) in round.picks(key.step).iter().enumerate() {
        let active = at == table.cursor.at && !in_line(table);
        let is_chosen = chosen.contains(pick);
        let style = if is_chosen { theme.accent } else { theme.text };
        let from = rows.len();
        let words = picking::label(round, step, pick, look.ui);
        let room = usize::from(page.width()).saturating_sub(8);
        for (row, words) in prose::wrap(&words, room).into_iter().enumerate() {
            let lead = match (row, active, is_chosen) {
                (0, true, true) => format!("› {:>2} ● ", at + 1),
                (0, true, false) => format!("› {:>2}   ", at + 1),
                (0, false, true) => format!("  {:>2} ● ", at + 1),
                (0, false, false) => format!("  {:>2}   ", at + 1),
                _ => " ".repeat(7),
            };
            let lead_style = if active || is_chosen { theme.accent } else { theme.dim };
            rows.push(Row::new(lead, lead_style).and(words, style));
        }
        if at == table.cursor.at {
            here = from..rows.len();
        }
    }
    let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    page.block(wanted, 3, 3, move |area, buffer| {
        let room = usize::from(area.height);
        let top = here
            .end
            .saturating_sub(room)
            .max(here.start.min(rows.len().saturating_sub(room)).min(here.end.saturating_sub(room)));
        for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
            row.draw(area, y, buffer);
        }
        None
    });
}

#[cfg(test)]
mod tests;
