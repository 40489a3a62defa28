//! A show of hands, or the votes of one person: a row an option or answer, with a count.
//!
//! Never here: whose words are voted on. The counts stand in one field, like all that is typed: in
//! the order shown, as they are typed line by line.

use ratatui::layout::Position;

use crate::domain::answer::Content;
use crate::domain::round::{Move, Round};
use crate::domain::sequence::{Kind, Step};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DIGITS, DOWN, ENTER, LEFT, RIGHT, TAB, UP, ch, ctrl};
use crate::tui::look::{Desk, Look};
use crate::tui::round::moved;
use crate::tui::table::Table;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::labelled::{Labelled, label_column, labelled};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;
use crate::tui::{beside, picking, question};

const COUNT: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::NextField, &[ENTER], Ui::key_next_row).hint(1),
    Binding::new(Action::Left, &[LEFT], Ui::key_fewer_more).hint(2),
    Binding::new(Action::Right, &[RIGHT], Ui::key_fewer_more),
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_move),
    Binding::new(Action::Down, &[DOWN, ch('j')], Ui::key_move),
    Binding::new(Action::Digit(0), &[ch('0')], Ui::key_count),
];

const LINE: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s'), ENTER], Ui::key_on).hint(0),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
];

/// Columns for a count at the right.
const CELL: u16 = 6;

/// True where this screen shows the turn.
pub fn is_here(round: &Round) -> bool {
    let step = round.turn().and_then(|key| round.sequence.steps.get(key.step));
    step.is_some_and(|step| matches!(step.kind, Kind::Vote { .. }) && step.is_kept())
}

/// The fields of this place: the counts, and the one more line. Letters go to the line only.
pub fn form(table: &Table) -> Form {
    use crate::domain::round::fields::{Field as Name, Part};
    let round = &table.round;
    let Some(key) = round.turn() else { return Form::default() };
    let standing = match round.standing().and_then(|answer| answer.content.as_ref()) {
        Some(Content::Votes(votes)) => {
            let count = |pick| votes.iter().find(|(other, _)| *other == pick).map_or(0, |(_, count)| *count);
            written(&round.picks(key.step).into_iter().map(count).collect::<Vec<_>>())
        }
        _ => String::new(),
    };
    let field = Field::line(Name::Answer(key, Part::Whole).name(round), "").holding(standing);
    let fields = std::iter::once(field).chain(picking::why_field(table, key)).collect();
    let mut form = Form::new(fields, &table.drafts);
    if form.focus == 0 {
        form.focus = picking::NOWHERE;
    }
    form
}

fn written(counts: &[u32]) -> String {
    counts.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
}

/// How many rows there are.
fn rows(round: &Round) -> usize {
    round.turn().map_or(0, |key| round.picks(key.step).len())
}

/// The count of each row; None while nothing was counted. What cannot be read counts as none.
fn counts(table: &Table) -> Option<Vec<u32>> {
    let text = table.form.fields.first()?.text();
    let tokens = text.split([',', ';', ' ']).filter(|token| !token.is_empty());
    let mut counts: Vec<u32> = tokens.map(|token| token.parse().unwrap_or(0)).collect();
    if counts.is_empty() {
        return None;
    }
    counts.resize(rows(&table.round), 0);
    Some(counts)
}

/// What was counted, as an answer.
fn content(table: &Table) -> Option<Content> {
    let key = table.round.turn()?;
    let votes: Vec<_> = table.round.picks(key.step).into_iter().zip(counts(table)?).collect();
    (!votes.is_empty()).then_some(Content::Votes(votes))
}

/// The moves that acknowledge what is counted here, and stay.
pub fn typed(table: &Table) -> Vec<Move> {
    picking::staying(table, content(table))
}

fn in_line(table: &Table) -> bool {
    table.form.focused().is_some()
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    if in_line(table) { LINE.to_vec() } else { [COUNT, DIGITS].concat() }
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let rows = rows(&table.round);
    match action {
        Action::On if !in_line(table) && table.form.fields.len() > 1 && content(table).is_some() => {
            table.form.focus = 1;
            Some(table.touched())
        }
        Action::On => {
            let step = picking::acknowledging(table, content(table));
            Some(moved(table.moves([step], table.form.names()), desk))
        }
        Action::PreviousField => {
            table.form.focus = picking::NOWHERE;
            let text = table.form.fields.first().map(|field| field.text().to_owned())?;
            Some(picking::set(table, &text))
        }
        _ if in_line(table) => None,
        Action::NextField => {
            table.cursor.act(Action::Down, rows, rows.max(1));
            Some(Vec::new())
        }
        Action::Digit(digit) => Some(count(table, |before, most| typed_behind(before, digit, most))),
        Action::Left => Some(count(table, |before, _| before.saturating_sub(1))),
        Action::Right => Some(count(table, |before, _| before.saturating_add(1))),
        action => table.cursor.act(action, rows, rows.max(1)).then(Vec::new),
    }
}

/// A digit behind the number where that can be a count, else in its place.
fn typed_behind(before: u32, digit: u8, most: u32) -> u32 {
    let both = before.saturating_mul(10).saturating_add(u32::from(digit));
    if before > 0 && both <= most { both } else { u32::from(digit) }
}

/// Changes the count of the row with the cursor.
fn count(table: &mut Table, change: impl FnOnce(u32, u32) -> u32) -> Vec<Effect> {
    let most = votes(table).unwrap_or(0);
    let mut counts = counts(table).unwrap_or_else(|| vec![0; rows(&table.round)]);
    let Some(here) = counts.get_mut(table.cursor.at) else { return Vec::new() };
    *here = change(*here, most);
    picking::set(table, &written(&counts))
}

/// How many votes there are in all, in this turn.
fn votes(table: &Table) -> Option<u32> {
    table.round.votes(table.round.turn()?.step)
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let (Some(step), Some(key)) = (table.step(), round.turn()) else { return };
    question::heading(table, look, page);
    let role = question::speaker(round).and_then(|person| person.role.as_ref());
    question::question(step, role, round, look, page);
    if question::words(step, role).help.is_empty() {
        page.text(&asked_for(step, ui), theme.dim, 0, 5);
        page.gap();
    }
    beside::item(table, key, look, page);
    beside::recalled(table, key.step, 6, look, page);
    if step.is_personal() {
        question::turn(table, key, look, page);
    }
    if rows(round) == 0 {
        page.text(ui.nothing_to_choose(), theme.text, 0, 1);
        return page.stretch();
    }
    list(table, look, page);
    let counted: u32 = counts(table).unwrap_or_default().iter().fold(0, |sum, n| sum.saturating_add(*n));
    if counted == 0 && !in_line(table) {
        page.gap();
        page.text(ui.vote_type(), theme.dim, 0, 5);
    } else if let Some(all) = votes(table).filter(|_| counted > 0) {
        page.gap();
        page.ranked_row(Row::default().right(ui.vote_counted(counted, all), theme.dim), 5);
    }
    if let Some(field) = table.form.fields.get(1) {
        page.gap();
        let label = ui.why_of(key.slot);
        labelled(page, field, Labelled::new(label, label_column(&[label]), 3), in_line(table), theme);
    }
    if step.optional {
        page.gap();
        page.text(ui.round_optional(), theme.dim, 0, 5);
    }
    page.stretch();
}

/// How votes are given, where the sequence does not say it.
fn asked_for(step: &Step, ui: Ui) -> String {
    let Kind::Vote { votes, .. } = step.kind else { return String::new() };
    if step.is_personal() { ui.vote_yours(votes) } else { ui.vote_hands(votes) }
}

/// What is voted on, without names, each with its count at the right; the most votes are bold. A
/// long list moves with the cursor.
fn list<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (theme, round) = (look.theme, &table.round);
    let (Some(step), Some(key)) = (table.step(), round.turn()) else { return };
    let counts = counts(table);
    let most = counts.iter().flatten().max().copied().filter(|most| *most > 0);
    let mut rows: Vec<Row> = Vec::new();
    let mut here = 0..0;
    let room = usize::from(page.width().saturating_sub(6 + CELL)).max(8);
    let (mut at_cell, counting) = (String::new(), !in_line(table));
    for (at, pick) in round.picks(key.step).iter().enumerate() {
        let active = at == table.cursor.at && counting;
        let count = counts.as_ref().and_then(|counts| counts.get(at)).copied();
        let said = count.map_or_else(String::new, |count| count.to_string());
        let wins = count.is_some() && count == most;
        let style = if wins { theme.bold } else { theme.text };
        let from = rows.len();
        let words = picking::label(round, step, pick, look.ui);
        for (row, words) in prose::wrap(&words, room).into_iter().enumerate() {
            let sign = if active { "› " } else { "  " };
            let lead = if row == 0 { format!("{sign}{:>2}  ", at + 1) } else { " ".repeat(6) };
            let lead = Row::new(lead, if active { theme.accent } else { theme.dim }).and(words, style);
            rows.push(match (row, active) {
                (0, true) => lead.right(format!("┃ {said:<3}"), theme.accent),
                (0, false) => lead.right(format!("  {said:<3}"), style),
                _ => lead,
            });
        }
        if at == table.cursor.at {
            here = from..rows.len();
            at_cell = said;
        }
    }
    let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    page.block(wanted, 3, 3, move |area, buffer| {
        let room = usize::from(area.height);
        let top = here.end.saturating_sub(room).max(here.start.min(rows.len().saturating_sub(room)));
        let top = top.min(here.start);
        for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
            row.draw(area, y, buffer);
        }
        let below = u16::try_from(here.start.saturating_sub(top)).unwrap_or(u16::MAX);
        let behind = u16::try_from(at_cell.len()).unwrap_or(0);
        let x = area.right().saturating_sub(3).saturating_add(behind);
        counting.then(|| Position::new(x.min(area.right().saturating_sub(1)), area.y.saturating_add(below)))
    });
}

#[cfg(test)]
mod tests;
