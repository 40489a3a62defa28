//! What belongs to a question and stands between it and the field: the item it is about, what was
//! just said, what was said last time to the lines it recalls, and answers of this round.
//!
//! Never here: the question itself, or the field.

use crate::domain::answer::{Answer, Key};
use crate::domain::round::Round;
use crate::domain::sequence::Step;
use crate::report::said;
use crate::text::dates::short_date;

use super::look::Look;
use super::offer::LastTime;
use super::question;
use super::table::Table;
use super::widgets::page::{Page, Row};
use super::widgets::prose;

/// Adds all of it. The help stays while the answers give way: all of them are behind a key.
pub fn view(table: &Table, key: Key, look: &Look, page: &mut Page<'_>) {
    item(table, key, look, page);
    recalled(table, key.step, 6, look, page);
    answers(table.round.shown_with(key.step), table, 6, look, page);
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

/// On a screen of fewer rows what was said may give way altogether.
const FEW_ROWS: u16 = 12;

/// Adds rows of what was said. Where not all fit, the last row says how many there are more, and
/// the key that shows them.
pub fn told(rows: Vec<(Row, usize)>, rank: u8, look: &Look, page: &mut Page<'_>) {
    let (ui, dim) = (look.ui, look.theme.dim);
    let least = u16::from(look.size.1 >= FEW_ROWS);
    page.told(rows, least, rank, move |more, alone| match alone {
        Some(heading) => heading.clone().and(format!(" · {}", ui.round_all()), dim),
        None if more == 0 => Row::new(ui.round_rest(), dim).indent(3),
        None => Row::new(ui.round_more(more), dim).indent(3),
    });
}

/// The rows of what was said, by name; every line of it is one saying. `from` is how many stand before.
pub fn sayings(
    name: &str,
    column: usize,
    words: &str,
    from: usize,
    width: u16,
    look: &Look,
) -> Vec<(Row, usize)> {
    let mut rows = Vec::new();
    for (at, line) in words.lines().enumerate() {
        let name = if at == 0 { name } else { "" };
        rows.extend(
            question::named_rows(name, column, line, width, look).into_iter().map(|row| (row, from + at)),
        );
    }
    rows
}

/// What was said last time to the lines that this step recalls.
pub fn recalled(table: &Table, step: usize, rank: u8, look: &Look, page: &mut Page<'_>) {
    let rows = recalled_sayings(table, step, page.width(), look);
    if !rows.is_empty() {
        told(rows, rank, look, page);
        page.gap();
    }
}

/// The same as rows, each line of questions with its date; an empty row behind each.
pub fn recalled_rows(table: &Table, step: usize, width: u16, look: &Look) -> Vec<Row> {
    let mut rows: Vec<Row> =
        recalled_sayings(table, step, width, look).into_iter().map(|(row, _)| row).collect();
    if !rows.is_empty() {
        rows.push(Row::default());
    }
    rows
}

fn recalled_sayings(table: &Table, step: usize, width: u16, look: &Look) -> Vec<(Row, usize)> {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let (mut rows, mut next) = (Vec::new(), 0);
    let lines = round.sequence.steps.get(step).map_or(&[][..], |step| step.recall.as_slice());
    for line in lines {
        let Some(last) = table.last_time(line) else { continue };
        if !rows.is_empty() {
            rows.push((Row::default(), next));
        }
        let date = short_date(ui, last.at.date_naive(), look.today());
        rows.push((Row::new(ui.last_time(&date), theme.dim), next));
        // The words of then are those of the step of this sequence that has the line, if it has one.
        let sequence = &round.sequence;
        let own = sequence.steps.iter().find(|step| sequence.line(step) == *line);
        if let Some(step) = own.or(table.step()) {
            let said = last_sayings(last, step, round, next, width, look);
            next = said.last().map_or(next, |(_, at)| at + 1);
            rows.extend(said);
        }
    }
    rows
}

/// What was said last time: numbers beside each other and without a name, other answers with whose they are.
pub fn last_rows(last: &LastTime, step: &Step, round: &Round, width: u16, look: &Look) -> Vec<Row> {
    last_sayings(last, step, round, 0, width, look).into_iter().map(|(row, _)| row).collect()
}

/// The same, each row with which saying it belongs to, counted from `from`.
pub fn last_sayings(
    last: &LastTime,
    step: &Step,
    round: &Round,
    from: usize,
    width: u16,
    look: &Look,
) -> Vec<(Row, usize)> {
    if let Some(numbers) = said::numbers(last.answers.iter().map(|(_, content)| content)) {
        return sayings("", 0, &numbers, from, width, look);
    }
    let column = question::name_column(last.answers.iter().filter_map(|(who, _)| who.as_deref()));
    let (mut rows, mut next) = (Vec::new(), from);
    for (who, content) in &last.answers {
        let words = question::said_then(round, step, content, look.ui);
        rows.extend(sayings(who.as_deref().unwrap_or_default(), column, &words, next, width, look));
        next += words.lines().count();
    }
    rows
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

/// Answers with their names, dim, with a heading; they give way by rank when room is short, and that is said.
pub fn answers(answers: Vec<(Key, &Answer)>, table: &Table, rank: u8, look: &Look, page: &mut Page<'_>) {
    let round = &table.round;
    if answers.is_empty() {
        return;
    }
    let mut rows = vec![(Row::new(look.ui.round_said(), look.theme.dim), 0)];
    let names: Vec<String> = answers.iter().map(|(key, _)| question::whose(round, *key)).collect();
    let column = question::name_column(names.iter().map(String::as_str));
    let (mut about, mut next) = (None, 0);
    for ((key, answer), name) in answers.into_iter().zip(&names) {
        if about != Some((key.step, key.n)) {
            about = Some((key.step, key.n));
            if let Some(item) = round.item(key) {
                rows.extend(sayings("", 0, &look.ui.round_about(item), next, page.width(), look));
            }
        }
        let Some(step) = round.sequence.steps.get(key.step) else {
            continue;
        };
        let words = question::said_and_why(round, step, answer, look.ui);
        rows.extend(sayings(name, column, &words, next, page.width(), look));
        next += words.lines().count();
    }
    told(rows, rank, look, page);
    page.gap();
}
