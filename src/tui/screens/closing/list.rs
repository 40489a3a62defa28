//! What was agreed and said, as rows around the cursor.
//!
//! Never here: what a key does with them.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::answer::{Key, Owner, Promise};
use crate::report::read_back::{promises, reviewed};
use crate::tui::look::Look;
use crate::tui::making::Makes;
use crate::tui::table::Table;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;
use crate::tui::{promise, question};

use super::yields::{self, yields};
use super::{Item, items};

/// One row of the list and the item it belongs to.
struct Line {
    item: Option<usize>,
    row: Row,
}

/// What was agreed and said; where it is longer than the room, the part around the cursor.
pub(super) fn view(table: &Table, look: &Look, page: &mut Page<'_>) {
    // The last two columns are for the signs that there is more.
    let lines = lines(table, look, usize::from(page.width().saturating_sub(2)));
    let at = Some(table.cursor.at);
    let from = lines.iter().position(|line| line.item == at).unwrap_or(lines.len().saturating_sub(1));
    let to = lines.iter().rposition(|line| line.item == at).unwrap_or(from);
    let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let dim = look.theme.dim;
    page.block(wanted, 4, 1, move |area, buffer| {
        let room = usize::from(area.height);
        let last = lines.len().saturating_sub(room);
        // A third of the room stays above the cursor, so that its question is in sight.
        // Above the first there is nothing else to go to: all that stands there is in sight as long as it is too.
        let above = if at == Some(0) { from } else { room / 3 };
        let top = from.saturating_sub(above).max((to + 1).saturating_sub(room)).min(from).min(last);
        for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
            line.row.draw(Rect { width: area.width.saturating_sub(2), ..area }, y, buffer);
        }
        if top > 0 {
            prose::put(buffer, area.right().saturating_sub(1), area.y, area.right(), "↑", dim);
        }
        if top < last {
            let y = area.bottom().saturating_sub(1);
            prose::put(buffer, area.right().saturating_sub(1), y, area.right(), "↓", dim);
        }
        None
    });
}

fn lines(table: &Table, look: &Look, width: usize) -> Vec<Line> {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let mut lines = Vec::new();
    let heading = |lines: &mut Vec<Line>, words: &str, hint: &str| {
        if !lines.is_empty() {
            lines.push(Line { item: None, row: Row::default() });
        }
        for (at, row) in prose::wrap(words, width).into_iter().enumerate() {
            let row = Row::new(row, theme.dim);
            let row = if at == 0 && !hint.is_empty() { row.right(hint, theme.dim) } else { row };
            lines.push(Line { item: None, row });
        }
    };
    let promises = promises(round);
    if promises.is_empty() {
        heading(&mut lines, ui.closing_no_agreements(), "");
    } else {
        heading(&mut lines, ui.closing_aloud(), "");
    }
    let yields = yields(round, ui);
    let column = column(table, width, look);
    let mut makes = None;
    let mut step = None;
    let mut asked = Vec::new();
    let earlier = reviewed(round, ui);
    for (at, item) in items(table).into_iter().enumerate() {
        match item {
            Item::Agreement(key, nth) => {
                let found = promises.iter().find(|(other, place, _)| (*other, *place) == (key, nth));
                let Some((_, _, promise)) = found else { continue };
                if at > 0 {
                    lines.push(Line { item: None, row: Row::default() });
                }
                agreed(table, at, promise, look, width, &mut lines);
            }
            Item::Reviewed(nth) => {
                let Some((words, line)) = earlier.get(nth) else { continue };
                if nth == 0 {
                    heading(&mut lines, ui.earlier_agreements(), "");
                }
                let words = prose::wrap(words, width.saturating_sub(3)).into_iter();
                let rows = words.enumerate().map(|(n, words)| {
                    let row = Row::new(sign(table, at, n), theme.accent).and(words, theme.text);
                    Line { item: Some(at), row }
                });
                lines.extend(rows);
                let line = about(line, theme.dim, width).into_iter();
                lines.extend(line.map(|line| Line { item: Some(at), ..line }));
            }
            Item::Yield(nth) => {
                let Some(it) = yields.get(nth) else { continue };
                if makes != Some(it.makes) {
                    makes = Some(it.makes);
                    let title = match it.makes {
                        Makes::Question => ui.view_agenda(),
                        Makes::Element => ui.element_may_work(),
                    };
                    heading(&mut lines, title, "");
                }
                let rows = yields::rows(table, at, it, column, width, look);
                lines.extend(rows.into_iter().map(|row| Line { item: Some(at), row }));
            }
            Item::Said(key) => {
                if step != Some((key.step, key.n)) {
                    step = Some((key.step, key.n));
                    let ask =
                        round.sequence.steps.get(key.step).map(|step| step.wording.ask.get(&round.language));
                    if round.item(key).is_none() || !asked.contains(&key.step) {
                        heading(&mut lines, ask.unwrap_or_default(), "");
                        asked.push(key.step);
                    }
                    if let Some(item) = round.item(key) {
                        lines.extend(about(&ui.round_about(item), theme.dim, width));
                    }
                }
                said(table, at, key, look, width, &mut lines);
            }
            Item::Field(_) => {}
        }
    }
    lines
}

/// Words on which the cursor never is; nothing of none.
fn about(words: &str, style: Style, width: usize) -> Vec<Line> {
    let rows = prose::wrap(words, width.saturating_sub(3)).into_iter().filter(|_| !words.is_empty());
    rows.map(|row| Line { item: None, row: Row::new(row, style).indent(3) }).collect()
}

/// The sign before a row: where the cursor is.
fn sign(table: &Table, item: usize, row: usize) -> &'static str {
    if item == table.cursor.at && row == 0 { "›  " } else { "   " }
}

/// The most columns that someone who is at no seat of this round takes among the names.
const SHORT: usize = 14;

/// The column of names, in rows of this width: of those who are here, and, where there is room for
/// it, of others who will do something.
fn column(table: &Table, width: usize, look: &Look) -> usize {
    let round = &table.round;
    let names = round.seats.iter().map(|seat| prose::width(&seat.person.name));
    let names = names.max().unwrap_or(0).min(12);
    let alone = |promise: &&Promise| matches!(promise.who.as_slice(), [Owner::Other(_)]);
    let owners = promises(round).into_iter().map(|(_, _, promise)| promise).filter(alone);
    let owners = owners.map(|promise| prose::width(&promise::owners(round, &promise.who, look.ui)));
    let owners = owners.filter(|wide| *wide <= SHORT && width >= 45).max().unwrap_or(0);
    names.max(owners) + 2
}

/// One agreement: who will do it at the left, where there is room for that.
fn agreed(table: &Table, at: usize, promise: &Promise, look: &Look, width: usize, lines: &mut Vec<Line>) {
    let (theme, round) = (look.theme, &table.round);
    let who = promise::owners(round, &promise.who, look.ui);
    // Nobody said who: that stands there too, so that it is seen.
    let who = if who.is_empty() { "–".to_owned() } else { who };
    let column = column(table, width, look);
    let beside = prose::width(&who) + 2 <= column;
    let without = Promise { who: Vec::new(), ..promise.clone() };
    let promise = if beside { &without } else { promise };
    let name_style = if at == table.cursor.at { theme.accent } else { theme.dim };
    let rows = promise::lines(promise, round, look, width.saturating_sub(column));
    for (n, (words, own)) in rows.into_iter().enumerate() {
        let name = if beside && n == 0 { who.as_str() } else { "" };
        let padding = " ".repeat(column.saturating_sub(prose::width(name)));
        let style = if own { theme.text } else { theme.dim };
        let row = Row::new(sign(table, at, n), theme.accent).and(name, name_style);
        lines.push(Line { item: Some(at), row: row.and(padding, theme.dim).and(words, style) });
    }
}

/// What one person said, the name before it and the marks behind it.
fn said(table: &Table, at: usize, key: Key, look: &Look, width: usize, lines: &mut Vec<Line>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let (Some(answer), Some(step)) = (round.answers.get(&key), round.sequence.steps.get(key.step)) else {
        return;
    };
    let Some(content) = &answer.content else { return };
    let author = question::whose(round, key);
    let column = if author.is_empty() { 0 } else { column(table, width, look) };
    let marks = question::marks(table, key, ui);
    let tail = if marks.is_empty() { 0 } else { prose::width(&marks) + 2 };
    // Marks stand beside the words where both fit, else under them.
    let beside = width > 3 + column + tail + 20;
    let room = width.saturating_sub(3 + column + if beside { tail } else { 0 }).max(8);
    let active = at == table.cursor.at;
    let name_style = if active { theme.accent } else { theme.dim };
    let mut words = prose::wrap(&question::said(round, step, content, ui), room);
    if !answer.why.is_empty() {
        words.extend(prose::wrap(&answer.why, room));
    }
    for (n, words) in words.into_iter().enumerate() {
        let name = if n == 0 { author.as_str() } else { "" };
        let name: String =
            prose::wrap(name, column.saturating_sub(2).max(1)).into_iter().next().unwrap_or_default();
        let padding = " ".repeat(column.saturating_sub(prose::width(&name)));
        let row = Row::new(sign(table, at, n), theme.accent)
            .and(name, name_style)
            .and(padding, theme.dim)
            .and(words, theme.text);
        let row =
            if n == 0 && beside && !marks.is_empty() { row.right(marks.clone(), theme.dim) } else { row };
        lines.push(Line { item: Some(at), row });
    }
    if !beside && !marks.is_empty() {
        let row = Row::new(" ".repeat(3 + column), theme.dim).and(marks, theme.dim);
        lines.push(Line { item: Some(at), row });
    }
}
