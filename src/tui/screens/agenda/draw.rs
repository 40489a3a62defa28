//! How the learning questions look: the list, one of them, and a new one.
//!
//! Never here: what a key does.

use crate::domain::answer::AgendaEntry;
use crate::domain::id::QuestionId;
use crate::domain::question::{LearningQuestion, QuestionState};
use crate::domain::round::Round;
use crate::text::agenda::said_then;
use crate::tui::agenda::{self, At, SECOND};
use crate::tui::look::Look;
use crate::tui::question;
use crate::tui::table::Table;
use crate::tui::widgets::choices::choices;
use crate::tui::widgets::labelled::{Labelled, labelled};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;
use crate::tui::{asking, beside};

/// On a screen of fewer rows only the chosen state stands above its line.
const FEW_ROWS: u16 = 12;

/// Draws what is spoken of now.
pub(super) fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let round = &table.round;
    let (Some(step), Some(key)) = (table.step(), round.turn()) else { return };
    question::heading(table, look, page);
    let at = agenda::present(table);
    if let At::Question(id) = at {
        return one(table, id, look, page);
    }
    let role = question::speaker(round).and_then(|person| person.role.as_ref());
    question::question(step, role, round, look, page);
    beside::item(table, key, look, page);
    beside::recalled(table, key.step, 7, look, page);
    question::shown_before(table, key, false, look, page);
    if step.is_personal() {
        question::turn(table, key, look, page);
    }
    match at {
        At::New(at) => new(table, at, look, page),
        At::List | At::Question(_) => list(table, look, page),
    }
}

/// The rows of something in the list; what follows the first row stands under its words.
fn item(lead: &str, words: &str, tail: &str, width: usize, active: bool, look: &Look) -> Vec<Row> {
    let theme = look.theme;
    let (sign, style) = if active { ("› ", theme.accent) } else { ("  ", theme.dim) };
    let column = prose::width(lead).max(1) + 4;
    let padding = " ".repeat(column - 2 - prose::width(lead));
    let wrapped = prose::wrap(words, width.saturating_sub(column).max(8));
    let beside = wrapped.len() == 1 && column + prose::width(words) + prose::width(tail) + 2 <= width;
    let mut rows: Vec<Row> = Vec::new();
    for (at, words) in wrapped.into_iter().enumerate() {
        let row = match at {
            0 => Row::new(format!("{sign}{lead}{padding}"), style).and(words, theme.text),
            _ => Row::new(" ".repeat(column), style).and(words, theme.text),
        };
        rows.push(if beside && !tail.is_empty() { row.right(tail, theme.dim) } else { row });
    }
    if !beside && !tail.is_empty() {
        rows.extend(under(tail, column, width, look));
    }
    rows
}

/// Rows under the words of an item.
fn under(words: &str, column: usize, width: usize, look: &Look) -> Vec<Row> {
    let wrapped = prose::wrap(words, width.saturating_sub(column).max(8));
    wrapped
        .into_iter()
        .map(|row| Row::new(" ".repeat(column), look.theme.dim).and(row, look.theme.dim))
        .collect()
}

/// What was said of a question in this turn: «● voorlopig antwoord. Els heeft de sleutel.»
fn now(entry: &AgendaEntry, column: usize, width: usize, look: &Look) -> Vec<Row> {
    let state = look.ui.question_state(entry.state);
    let words = if entry.text.is_empty() { state.to_owned() } else { format!("{state}. {}", entry.text) };
    let wrapped = prose::wrap(&words, width.saturating_sub(column + 2).max(8));
    let lead = |at: usize| format!("{}{}", " ".repeat(column), if at == 0 { "● " } else { "  " });
    let rows = wrapped.into_iter().enumerate();
    rows.map(|(at, row)| Row::new(lead(at), look.theme.accent).and(row, look.theme.text)).collect()
}

/// The letter that a new question is to get.
fn letter(round: &Round, new: &AgendaEntry) -> Option<String> {
    let letter = round.letter_to_be(round.turn()?.step, &new.text)?;
    Some(letter.to_string())
}

/// All questions that are open, what was said of them now, the new ones, and a row that adds one.
fn list(table: &Table, look: &Look, page: &mut Page<'_>) {
    let (ui, round) = (look.ui, &table.round);
    let width = usize::from(page.width());
    let mut rows: Vec<Row> = Vec::new();
    let mut here = 0..0;
    for at in 0..agenda::rows(round) {
        let active = at == table.cursor.at;
        let from = rows.len();
        match agenda::on_row(round, at) {
            At::Question(id) => {
                let Some(asked) = asked(table, id) else { continue };
                let letter = asked.letter.to_string();
                let said = agenda::said_of(round, id);
                // What was said now stands in the place of what was said before.
                let tail = if said.is_some() { String::new() } else { ui.standing_of(asked, look.today()) };
                rows.extend(item(&letter, &asked.question, &tail, width, active, look));
                if let Some(said) = said {
                    rows.extend(now(said, letter.len() + 4, width, look));
                }
            }
            At::New(nth) => {
                let new = agenda::new(round);
                let words = new.get(nth).map_or(ui.agenda_new(), |entry| entry.text.as_str());
                let reach = new.get(nth).and_then(|entry| entry.reach);
                let reach = reach.and_then(|reach| ui.reach(reach.code())).unwrap_or_default();
                let letter = new.get(nth).and_then(|entry| letter(round, entry));
                let lead = letter.unwrap_or_else(|| "+".to_owned());
                rows.extend(item(&lead, words, reach, width, active, look));
            }
            At::List => {}
        }
        if active {
            here = from..rows.len();
        }
    }
    page.scrolled(rows, here, look.theme.dim);
    page.gap();
    page.text(ui.agenda_pick(), look.theme.dim, 0, 5);
    page.stretch();
}

fn asked(table: &Table, id: QuestionId) -> Option<&LearningQuestion> {
    table.round.questions.iter().find(|question| question.id == id)
}

/// One question: what was said of it before, where it stands now, and the line that fits.
fn one<'a>(table: &'a Table, id: QuestionId, look: &Look, page: &mut Page<'a>) {
    let (ui, theme) = (look.ui, look.theme);
    let Some(asked) = asked(table, id) else { return };
    let letter = asked.letter.to_string();
    let column = letter.len() + 2;
    let indent = u16::try_from(column).unwrap_or(3);
    let width = usize::from(page.width());
    for (at, row) in prose::wrap(&asked.question, width.saturating_sub(column)).into_iter().enumerate() {
        let lead = if at == 0 { format!("{letter}  ") } else { " ".repeat(column) };
        page.row(Row::new(lead, theme.accent).and(row, theme.bold));
    }
    let reach = asked.reach.and_then(|reach| ui.reach(reach.code()));
    let stands = ui.standing_of(asked, look.today());
    let words: Vec<&str> = std::iter::once(stands.as_str()).chain(reach).collect();
    page.text(&words.join(" · "), theme.dim, indent, 3);
    // The first of its history is how it was asked.
    for entry in asked.history.iter().skip(1).rev() {
        page.text(&said_then(ui, entry, look.today()), theme.dim, indent, 6);
    }
    page.gap();
    let chosen = agenda::state(table);
    if chosen.is_none() {
        page.text(ui.agenda_where(), theme.text, 0, 3);
        page.gap();
    }
    if let (Some(state), true) = (chosen, look.size.1 < FEW_ROWS && table.form.focus == SECOND) {
        // There is room for the one that is chosen.
        page.row(Row::new("› ", theme.accent).and(ui.question_state(state), theme.accent));
        return line(table, look, page);
    }
    let states: Vec<&str> = QuestionState::ALL.iter().map(|(state, _)| ui.question_state(*state)).collect();
    let at = QuestionState::ALL.iter().position(|(state, _)| chosen == Some(*state));
    choices(page, &states, at, theme);
    line(table, look, page);
}

/// The line that fits the chosen state.
fn line<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    if let (Some(state), Some(field)) = (agenda::state(table), table.form.fields.get(SECOND)) {
        page.gap();
        page.row(Row::new(look.ui.agenda_ask(state), look.theme.bold));
        labelled(page, field, Labelled::new("", 0, 4), table.form.focus == SECOND, look.theme);
    }
    page.stretch();
}

/// A new question, under the new ones that stand.
fn new<'a>(table: &'a Table, at: usize, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let width = usize::from(page.width());
    let made = agenda::new(round);
    for (_, entry) in made.iter().enumerate().filter(|(nth, _)| *nth != at) {
        let reach = entry.reach.and_then(|reach| ui.reach(reach.code())).unwrap_or_default();
        let lead = letter(round, entry).unwrap_or_else(|| "+".to_owned());
        for (row, line) in item(&lead, &entry.text, reach, width, false, look).into_iter().enumerate() {
            page.ranked_row(line, if row == 0 { 1 } else { 6 });
        }
    }
    if !made.is_empty() {
        page.gap();
    }
    if agenda::open(round).is_empty() && made.is_empty() {
        page.text(ui.agenda_none(), theme.dim, 0, 6);
        page.gap();
    }
    let more = (!made.is_empty()).then(|| ui.agenda_more());
    asking::view(&table.form, more, look, page);
}
