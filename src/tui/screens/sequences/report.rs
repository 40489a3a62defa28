//! What is wrong with a file: each mistake with its line, marked, and what to do.

use crate::tui::look::Look;
use crate::tui::shelf::{Book, Mistake, Weight};
use crate::tui::widgets::page::Row;
use crate::tui::widgets::prose;

use super::wrapped;

/// Rows that what is used meanwhile takes below the mistakes, with the air above it.
pub(super) fn below(book: &Book, look: &Look) -> usize {
    let until = book.title.until.map(|until| look.ui.until_mended(until, look.today()));
    until.map_or(0, |until| wrapped(&until, look.size.0).len() + 1)
}

/// The rows, and of each mistake the row at which it ends and its line.
pub(super) fn rows(book: &Book, look: &Look) -> (Vec<Row>, Vec<(usize, usize)>) {
    let (mut rows, mut ends) = (Vec::new(), Vec::new());
    for mistake in &book.mistakes {
        if !rows.is_empty() {
            rows.push(Row::default());
        }
        one(mistake, &book.file, look, &mut rows);
        ends.push((rows.len(), mistake.line));
    }
    (rows, ends)
}

fn one(mistake: &Mistake, file: &str, look: &Look, rows: &mut Vec<Row>) {
    let (theme, width) = (look.theme, look.size.0);
    let number = mistake.line.to_string();
    let gutter = number.len().max(2);
    let room = width.saturating_sub(u16::try_from(gutter).unwrap_or(0) + 3);
    let beside = |sign: &str| format!("{:gutter$} {sign} ", "");
    for row in wrapped(&mistake.title, width) {
        rows.push(match row.split_once(": ") {
            Some((severity, rest)) if mistake.weight == Weight::Error && mistake.title.starts_with(&row) => {
                Row::new(severity, theme.warning).and(format!(": {rest}"), theme.bold)
            }
            _ => Row::new(row, theme.bold),
        });
    }
    let place = format!("{file}:{}:{}", mistake.line, mistake.column);
    rows.push(Row::new(format!("{:gutter$} ┌ {place}", ""), theme.dim));
    let (before, marked, after) = around(mistake, usize::from(room));
    let indent = prose::width(&before);
    let wide = prose::width(&marked).max(1);
    rows.push(
        Row::new(format!("{number:>gutter$} │ "), theme.dim)
            .and(before, theme.text)
            .and(marked, theme.bold)
            .and(after, theme.text),
    );
    let marks = format!("{}{}", " ".repeat(indent), "^".repeat(wide));
    let label = format!(" {}", mistake.label);
    if indent + wide + prose::width(&label) <= usize::from(room) {
        rows.push(Row::new(beside("│"), theme.dim).and(marks, theme.accent).and(label, theme.text));
    } else {
        rows.push(Row::new(beside("│"), theme.dim).and(marks, theme.accent));
        for row in wrapped(&mistake.label, room) {
            rows.push(Row::new(beside("│"), theme.dim).and(row, theme.text));
        }
    }
    if !mistake.tip.is_empty() {
        for (at, row) in wrapped(&mistake.tip, room.saturating_sub(3)).into_iter().enumerate() {
            let start =
                if at == 0 { format!("{:gutter$} = tip: ", "") } else { format!("{:gutter$}        ", "") };
            rows.push(Row::new(start, theme.dim).and(row, theme.text));
        }
    }
}

/// The line around what is marked, in so many cells: what is cut off at an end is a `…`.
fn around(mistake: &Mistake, room: usize) -> (String, String, String) {
    let before = last_cells(mistake.before.trim_start(), room / 2);
    let left = room.saturating_sub(prose::width(&before));
    let marked = first_cells(&mistake.marked, left);
    let left = left.saturating_sub(prose::width(&marked));
    (before, marked, first_cells(mistake.after.trim_end(), left))
}

fn first_cells(text: &str, room: usize) -> String {
    if prose::width(text) <= room {
        return text.to_owned();
    }
    let mut cut: String = prose::wrap(text, room.saturating_sub(1).max(1)).swap_remove(0);
    cut.push('…');
    if room == 0 { String::new() } else { cut }
}

fn last_cells(text: &str, room: usize) -> String {
    let mut rest = text;
    while prose::width(rest) > room.saturating_sub(1) && prose::width(text) > room {
        let mut chars = rest.chars();
        if chars.next().is_none() {
            break;
        }
        rest = chars.as_str();
    }
    if rest.len() < text.len() { format!("…{rest}") } else { text.to_owned() }
}
