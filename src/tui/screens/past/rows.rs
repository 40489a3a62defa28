//! The lines of a page as rows of a width: names in a column, words wrapped beside them.

use crate::report::page::Line;
use crate::tui::theme::Theme;
use crate::tui::widgets::page::Row;
use crate::tui::widgets::prose;

/// Columns between a name and the words.
const BETWEEN: u16 = 2;

/// The rows of these lines in so many columns.
pub(super) fn rows(lines: &[Line], width: u16, theme: &Theme) -> Vec<Row> {
    let column = name_column(lines, width);
    let mut rows = Vec::new();
    for line in lines {
        match line {
            Line::Gap => rows.push(Row::default()),
            Line::Heading(text) => {
                rows.extend(wrapped(text, width).into_iter().map(|row| Row::new(row, theme.bold)));
            }
            Line::Aside(text) => {
                rows.extend(wrapped(text, width).into_iter().map(|row| Row::new(row, theme.dim)));
            }
            Line::Said { name, words, notes } => said(name, words, notes, (column, width), theme, &mut rows),
            Line::Beside(pieces) => {
                rows.extend(beside(pieces, width).into_iter().map(|row| Row::new(row, theme.text)));
            }
        }
    }
    rows
}

fn wrapped(text: &str, width: u16) -> Vec<String> {
    prose::wrap(text, usize::from(width))
}

/// The column of names: as wide as the widest that fits well, with the blanks behind it.
fn name_column(lines: &[Line], width: u16) -> u16 {
    let most = usize::from((width / 4).clamp(6, 14));
    let names = lines.iter().filter_map(|line| match line {
        Line::Said { name, .. } => Some(prose::width(name)),
        Line::Gap | Line::Heading(_) | Line::Aside(_) | Line::Beside(_) => None,
    });
    let widest = names.filter(|wide| *wide <= most).max().unwrap_or(0);
    if widest == 0 { BETWEEN } else { u16::try_from(widest).unwrap_or(0) + BETWEEN }
}

/// Name, words and what the group set beside them. A name that is too long has a row of its own.
fn said(name: &str, words: &str, notes: &[String], size: (u16, u16), theme: &Theme, rows: &mut Vec<Row>) {
    let (column, width) = size;
    let room = width.saturating_sub(column).max(1);
    // Where nobody is named the words begin at the left.
    let (indent, room) = if name.is_empty() { (0, width) } else { (column, room) };
    let mut words = wrapped(words, room);
    let taken = prose::width(name);
    let fits = taken + usize::from(BETWEEN) <= usize::from(column);
    let notes = notes.join(" · ");
    let behind =
        words.last().map_or(0, |row| prose::width(row)) + 2 + prose::width(&notes) <= usize::from(room);
    let last = words.len().saturating_sub(1);
    if !fits {
        rows.extend(wrapped(name, width).into_iter().map(|row| Row::new(row, theme.dim)));
    }
    for (at, row) in words.drain(..).enumerate() {
        let mut drawn = if at == 0 && fits && !name.is_empty() {
            let blanks = " ".repeat(usize::from(column).saturating_sub(taken));
            Row::new(format!("{name}{blanks}"), theme.dim).and(row, theme.text)
        } else {
            Row::new(row, theme.text).indent(indent)
        };
        if at == last && behind && !notes.is_empty() {
            drawn = drawn.right(notes.clone(), theme.dim);
        }
        rows.push(drawn);
    }
    if !behind && !notes.is_empty() {
        let notes = wrapped(&notes, room).into_iter();
        rows.extend(notes.map(|row| Row::new(row, theme.dim).indent(indent)));
    }
}

/// Pieces one behind the other, as many on a row as fit.
fn beside(pieces: &[String], width: u16) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if prose::width(row) + 3 + prose::width(piece) <= usize::from(width) => {
                row.push_str("   ");
                row.push_str(piece);
            }
            Some(_) | None => rows.extend(wrapped(piece, width)),
        }
    }
    rows
}
