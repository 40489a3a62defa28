//! What belongs to a question and stands between it and the field: the item it is about, what was
//! just said, what was said last time to the lines it recalls, and answers of this round.
//!
//! Never here: the question itself, or the field.

use crate::domain::answer::{Answer, Content, Key};
use crate::domain::round::Round;
use crate::domain::sequence::Step;
use crate::text::dates::short_date;

use super::look::Look;
use super::offer::LastTime;
use super::question;
use super::table::Table;
use super::widgets::page::{Page, Row};
use super::widgets::prose;

/// Adds all of it. It belongs to the question: the help gives way before it does.
pub fn view(table: &Table, key: Key, look: &Look, page: &mut Page<'_>) {
    item(table, key, look, page);
    recalled(table, key.step, 4, look, page);
    answers(table.round.shown_with(key.step), table, 4, look, page);
}

/// The item of an earlier list that it is about, or the last answer where it is asked again.
pub fn item(table: &Table, key: Key, look: &Look, page: &mut Page<'_>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Some(step) = table.step() else { return };
    if let Some(list) = step.per_item.as_ref().and_then(|id| round.sequence.find(id)) {
        let at = usize::try_from(key.n).unwrap_or(usize::MAX);
        let items = round.items(list.0);
        if let Some((_, item)) = items.get(at) {
            let count = ui.item_of(at + 1, items.len());
            page.row(Row::new(ui.round_about_item(), theme.dim).right(count, theme.dim));
            page.text(item, theme.text, 2, 0);
            page.gap();
        }
    }
    if step.repeat.is_some() && key.n > 0 {
        let before = Key { n: key.n - 1, ..key };
        if let Some(content) = round.answers.get(&before).and_then(|answer| answer.content.as_ref()) {
            page.ranked_row(Row::new(ui.round_just_said(), theme.dim), 5);
            page.text(&question::said(round, step, content, ui), theme.dim, 2, 5);
            page.gap();
        }
    }
}

/// What was said last time to the lines that this step recalls.
pub fn recalled(table: &Table, step: usize, rank: u8, look: &Look, page: &mut Page<'_>) {
    for row in recalled_rows(table, step, page.width(), look) {
        page.ranked_row(row, rank);
    }
}

/// The same as rows, each line of questions with its date; an empty row behind each.
pub fn recalled_rows(table: &Table, step: usize, width: u16, look: &Look) -> Vec<Row> {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let mut rows = Vec::new();
    let lines = round.sequence.steps.get(step).map_or(&[][..], |step| step.recall.as_slice());
    for line in lines {
        let Some(last) = table.last_time(line) else { continue };
        let date = short_date(ui, last.at.date_naive(), look.today());
        rows.push(Row::new(ui.last_time(&date), theme.dim));
        // The words of then are those of the step of this sequence that has the line, if it has one.
        let sequence = &round.sequence;
        let own = sequence.steps.iter().find(|step| sequence.line(step) == *line);
        if let Some(step) = own.or(table.step()) {
            rows.extend(last_rows(last, step, round, width, look));
        }
        rows.push(Row::default());
    }
    rows
}

/// What was said last time: numbers beside each other, other answers with whose they are.
pub fn last_rows(last: &LastTime, step: &Step, round: &Round, width: u16, look: &Look) -> Vec<Row> {
    let number = |(who, content): &(Option<String>, Content)| match content {
        Content::Number(number) => {
            Some(who.as_ref().map_or_else(|| number.to_string(), |who| format!("{who} {number}")))
        }
        _ => None,
    };
    if let Some(numbers) = last.answers.iter().map(number).collect::<Option<Vec<String>>>() {
        return question::named_rows("", 0, &numbers.join(" · "), width, look);
    }
    let column = question::name_column(last.answers.iter().filter_map(|(who, _)| who.as_deref()));
    let rows = last.answers.iter().flat_map(|(who, content)| {
        let words = question::said_then(round, step, content, look.ui);
        question::named_rows(who.as_deref().unwrap_or_default(), column, &words, width, look)
    });
    rows.collect()
}

/// The words that were asked last time, where they are not those of now.
pub fn asked_then(last: &LastTime, step: &Step, width: u16, look: &Look) -> Vec<Row> {
    // Another language is not another wording.
    if step.wording.ask.iter().any(|(_, words)| words == last.ask) {
        return Vec::new();
    }
    let asked = prose::wrap(&look.ui.case_asked_then(&last.ask), usize::from(width).saturating_sub(3));
    asked.into_iter().map(|row| Row::new(row, look.theme.dim).indent(3)).collect()
}

/// Answers with their names, dim, with a heading; they give way by rank when room is short.
pub fn answers(answers: Vec<(Key, &Answer)>, table: &Table, rank: u8, look: &Look, page: &mut Page<'_>) {
    let round = &table.round;
    if answers.is_empty() {
        return;
    }
    page.ranked_row(Row::new(look.ui.round_said(), look.theme.dim), rank);
    let names: Vec<String> = answers.iter().map(|(key, _)| question::author(round, key.slot)).collect();
    let column = question::name_column(names.iter().map(String::as_str));
    let mut about = None;
    for ((key, answer), name) in answers.into_iter().zip(&names) {
        if about != Some((key.step, key.n)) {
            about = Some((key.step, key.n));
            if let Some(item) = round.item(key) {
                question::beside(page, "", 0, &look.ui.round_about(item), rank, look);
            }
        }
        let Some(step) = round.sequence.steps.get(key.step) else {
            continue;
        };
        let words = question::said_and_why(round, step, answer, look.ui);
        question::beside(page, name, column, &words, rank, look);
    }
    page.gap();
}
