//! A screen to compare: every cell with its looks, without the minute.
//!
//! Never here: when screens are compared.

use crate::support::Terminal;

/// A frame: its rows, and the cursor when there is one.
#[derive(PartialEq)]
pub struct Looks {
    pub rows: Vec<String>,
    pub cursor: Option<(u16, u16)>,
    /// True when more of it comes without a key: a search goes on.
    pub grows: bool,
}

/// What is on screen.
pub fn looks(terminal: &Terminal) -> Looks {
    let cells = terminal.cells();
    let cursor = (!cells.hide_cursor()).then(|| cells.cursor_position());
    let grows = cells.contents().contains("halte searches on");
    Looks { rows: rows(&cells), cursor, grows }
}

/// True for a row that tells the minute.
fn tells_time(row: &str) -> bool {
    row.match_indices("minute ")
        .any(|(at, word)| row[at + word.len()..].starts_with(|c: char| c.is_ascii_digit()))
}

/// The rows with their looks, without those that tell the minute.
fn rows(cells: &vt100::Screen) -> Vec<String> {
    let (height, width) = cells.size();
    let text: Vec<String> = cells.rows(0, width).collect();
    (0..height)
        .map(|y| {
            let row = text.get(usize::from(y)).map_or("", String::as_str);
            if tells_time(row) {
                return String::new();
            }
            (0..width)
                .filter_map(|x| cells.cell(y, x))
                .map(|cell| {
                    let contents = if cell.has_contents() { cell.contents() } else { " " };
                    // What is on a blank cannot be seen, but its ground can.
                    let blank = contents == " ";
                    let looks = if blank {
                        String::new()
                    } else {
                        format!("{:?}{}{}", cell.fgcolor(), cell.bold(), cell.dim())
                    };
                    format!("{contents}{looks}{:?}{}", cell.bgcolor(), cell.inverse())
                })
                .collect::<Vec<_>>()
                .concat()
                .replace("Defaultfalse", "")
                .replace("falsefalse", "")
        })
        .collect()
}

/// The rows that differ, each with its number, in both.
pub fn differing(one: &[String], other: &[String]) -> String {
    let rows = (1..).zip(one.iter().zip(other)).filter(|(_, (one, other))| one != other);
    rows.map(|(row, (one, other))| format!("row {row}\n- {one}\n+ {other}")).collect::<Vec<_>>().join("\n")
}
