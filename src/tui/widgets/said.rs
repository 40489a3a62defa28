//! The lines of a page as rows of a width: names in a column, words wrapped beside them.
//!
//! Never here: what stands on a page.

use crate::report::page::Line;
use crate::tui::theme::Theme;
use crate::tui::widgets::page::Row;
use crate::tui::widgets::prose;

/// Columns between a name and the words.
const BETWEEN: u16 = 2;

/// What stands between things of one kind on a row.
const APART: &str = " · ";

/// The row at which these words are said: those of one line, or the first of them.
pub fn row_of(lines: &[Line], words: &str, width: u16, theme: &Theme) -> Option<usize> {
    let first = words.lines().next()?;
    let says = |line: &Line, text: &str| match line {
        Line::Said { asked, words, .. } => {
            words.contains(text) || asked.as_ref().is_some_and(|asked| asked.contains(text))
        }
        Line::Agreed { words, .. } | Line::Aside(words) => words.contains(text),
        Line::People(pieces) | Line::Beside(pieces) => pieces.iter().any(|piece| piece.contains(text)),
        Line::Gap | Line::Heading(_) => false,
    };
    let whole = lines.iter().position(|line| says(line, words));
    let at = whole.or_else(|| lines.iter().position(|line| says(line, first)))?;
    let column = name_column(lines, width);
    let before = lines.get(..at)?.iter();
    Some(before.map(|line| line_rows(line, column, width, theme).len()).sum())
}

/// The rows of each of these lines in so many columns.
pub fn by_line(lines: &[Line], width: u16, theme: &Theme) -> Vec<Vec<Row>> {
    let column = name_column(lines, width);
    lines.iter().map(|line| line_rows(line, column, width, theme)).collect()
}

/// The rows of one line, with the column of names that it shares with others.
pub fn line_rows(line: &Line, column: u16, width: u16, theme: &Theme) -> Vec<Row> {
    match line {
        Line::Gap => vec![Row::default()],
        Line::Heading(text) => {
            wrapped(text, width).into_iter().map(|row| Row::new(row, theme.bold)).collect()
        }
        Line::Aside(text) => wrapped(text, width).into_iter().map(|row| Row::new(row, theme.dim)).collect(),
        Line::Said { name, asked, words, notes } => {
            // Where nobody is named the words begin at the left.
            let column = if name.is_empty() { 0 } else { column };
            let room = width.saturating_sub(column);
            let asked = asked.iter().flat_map(|asked| wrapped(asked, room));
            let mut body: Vec<Row> = asked.map(|row| Row::new(row, theme.dim)).collect();
            body.extend(with_notes(words, notes, room, theme));
            beside_name(name, body, (column, width), theme)
        }
        Line::Agreed { name, words, dates } => {
            let column = if name.is_empty() { 0 } else { column };
            let room = width.saturating_sub(column);
            let mut body = word_rows(words, room, theme);
            body.extend(at_the_right(dates, room, theme));
            beside_name(name, body, (column, width), theme)
        }
        Line::People(people) => {
            beside(people, APART, width).into_iter().map(|row| Row::new(row, theme.dim)).collect()
        }
        Line::Beside(pieces) => {
            beside(pieces, "   ", width).into_iter().map(|row| Row::new(row, theme.text)).collect()
        }
    }
}

fn wrapped(text: &str, width: u16) -> Vec<String> {
    prose::wrap(text, usize::from(width))
}

/// The column of names: as wide as the widest that fits well, with the blanks behind it.
pub fn name_column<'a>(lines: impl IntoIterator<Item = &'a Line>, width: u16) -> u16 {
    let most = usize::from((width / 4).clamp(6, 14));
    let names = lines.into_iter().filter_map(|line| match line {
        Line::Said { name, .. } | Line::Agreed { name, .. } => Some(prose::width(name)),
        Line::Gap | Line::Heading(_) | Line::Aside(_) | Line::People(_) | Line::Beside(_) => None,
    });
    let widest = names.filter(|wide| *wide <= most).max().unwrap_or(0);
    if widest == 0 { BETWEEN } else { u16::try_from(widest).unwrap_or(0) + BETWEEN }
}

/// Words of people.
fn word_rows(words: &str, room: u16, theme: &Theme) -> Vec<Row> {
    let rows = prose::wrap_items(words, usize::from(room));
    rows.into_iter().map(|row| Row::new(row, theme.text)).collect()
}

/// Words, with what the group set beside them: behind the last row where that has room for it, else under it, and always
/// to the same edge at the right.
fn with_notes(words: &str, notes: &[String], room: u16, theme: &Theme) -> Vec<Row> {
    let mut rows = word_rows(words, room, theme);
    let behind = notes.join(APART);
    let last = rows.last().map_or(0, Row::columns);
    if notes.is_empty() {
        return rows;
    }
    if last + 2 + prose::width(&behind) <= usize::from(room) {
        let row = rows.pop().unwrap_or_default();
        rows.push(row.right(behind, theme.dim));
    } else {
        rows.extend(at_the_right(notes, room, theme));
    }
    rows
}

/// Notes on rows of their own that end at the right edge. One that is too long for a row is read as one block.
fn at_the_right(notes: &[String], room: u16, theme: &Theme) -> Vec<Row> {
    let is_long = |note: &String| prose::width(note) > usize::from(room);
    let mut rows = Vec::new();
    for together in notes.chunk_by(|one, next| !is_long(one) && !is_long(next)) {
        let words = beside(together, APART, room);
        let is_block = together.iter().any(is_long);
        let widest = words.iter().map(|row| prose::width(row)).max().unwrap_or(0);
        let before = room.saturating_sub(u16::try_from(widest).unwrap_or(room));
        rows.extend(words.into_iter().map(|row| {
            if is_block {
                Row::new(row, theme.dim).indent(before)
            } else {
                Row::default().right(row, theme.dim)
            }
        }));
    }
    rows
}

/// The rows in their column, beside the name; a name that is too long has a row of its own.
fn beside_name(name: &str, body: Vec<Row>, (column, width): (u16, u16), theme: &Theme) -> Vec<Row> {
    let fits = name.is_empty() || prose::width(name) + usize::from(BETWEEN) <= usize::from(column);
    let mut rows: Vec<Row> = Vec::new();
    if !fits {
        rows.extend(wrapped(name, width).into_iter().map(|row| Row::new(row, theme.dim)));
    }
    for (at, row) in body.into_iter().enumerate() {
        let named = at == 0 && fits && !name.is_empty();
        rows.push(if named { row.behind(name, column, theme.dim) } else { row.pushed(column) });
    }
    rows
}

/// Pieces one behind the other, as many on a row as fit; one breaks only where it does not fit on a row.
fn beside(pieces: &[String], between: &str, width: u16) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row)
                if prose::width(row) + prose::width(between) + prose::width(piece) <= usize::from(width) =>
            {
                row.push_str(between);
                row.push_str(piece);
            }
            Some(_) | None => rows.extend(wrapped(piece, width)),
        }
    }
    rows
}

#[cfg(test)]
mod tests;
