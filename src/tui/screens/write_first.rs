//! Hidden steps are first written on paper, in silence, all on one screen.

use crate::domain::round::Place;
use crate::domain::sequence::Who;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{self, Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::question::whole_minutes;
use crate::tui::table::Table;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;
use crate::tui::{beside, question};

const KEYS: &[Binding] = &[Binding::new(Action::On, &[keys::TAB, keys::ctrl('s')], Ui::key_written).hint(0)];

/// Of the minutes of a step this part is for writing; the rest is for reading out.
const WRITING: f64 = 0.4;

/// The keys of this screen.
pub fn keys(_table: &Table) -> Vec<Binding> {
    KEYS.to_vec()
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(_table: &mut Table, _action: Action, _desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    None
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Place::WriteFirst(first) = round.place else { return };
    let sequence = round.sequence.title.get(&round.language);
    let title = format!("{} · {sequence}", round.case.title);
    page.row(Row::new(title, theme.dim).right(ui.write_first_title(), theme.dim));
    page.gap();
    page.text(ui.write_first_sheet(), theme.bold, 0, 0);
    let steps = round.writing_run(first);
    how(table, round.writes_sentences(first), look, page);
    let mut minutes = 0.0;
    for (at, index) in steps.into_iter().enumerate() {
        let Some(step) = round.sequence.steps.get(index) else { continue };
        minutes += step.minutes * WRITING;
        let number = format!("{}  ", at + 1);
        page.gap();
        numbered(&number, step.wording.ask.get(&round.language), look, page);
        role_wordings(table, step, look, page);
        if step.who == Who::Others
            && let Some(bringer) = round.bringer_at(index).and_then(|id| round.person(id))
        {
            page.text(&ui.round_bringer(&bringer.name), theme.dim, 3, 4);
        }
        beside::recalled(table, index, 3, look, page);
    }
    page.stretch();
    let passed = (look.now - table.since).num_minutes().max(0);
    let minute = u32::try_from(passed).unwrap_or(u32::MAX - 1) + 1;
    let clock = ui.minute_of(minute, whole_minutes(minutes));
    let late = f64::from(minute - 1) >= 0.8 * minutes;
    let style = if late { theme.bold } else { theme.dim };
    page.row(Row::new(ui.write_first_then(), theme.dim).right(clock, style));
}

/// One sentence a question, and how long the round takes, beside each other where there is room.
fn how(table: &Table, several: bool, look: &Look, page: &mut Page<'_>) {
    let (ui, theme) = (look.ui, look.theme);
    let each = if several { ui.write_first_each() } else { "" };
    let time = question::time(table, ui).unwrap_or_default();
    let both = prose::width(each) + prose::width(&time) + 2 <= usize::from(page.width());
    if both && several && !time.is_empty() {
        return page.ranked_row(Row::new(each, theme.text).right(time, theme.dim), 3);
    }
    for (words, style) in [(each, theme.text), (time.as_str(), theme.dim)] {
        if !words.is_empty() {
            page.text(words, style, 0, 3);
        }
    }
}

/// A number and a text beside it.
fn numbered(number: &str, text: &str, look: &Look, page: &mut Page<'_>) {
    let rows = prose::wrap(text, usize::from(page.width().saturating_sub(3)));
    for (at, row) in rows.into_iter().enumerate() {
        let start = if at == 0 { number } else { "   " };
        page.row(Row::new(start, look.theme.accent).and(row, look.theme.text));
    }
}

/// The words for each role at the table that has its own.
fn role_wordings(table: &Table, step: &crate::domain::sequence::Step, look: &Look, page: &mut Page<'_>) {
    let round = &table.round;
    for (code, ask) in round.asked_of_roles(step) {
        let role = look.ui.role_of_code(code).unwrap_or(code);
        page.text(&format!("{role}: {ask}"), look.theme.dim, 3, 3);
    }
}
