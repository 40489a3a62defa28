//! A screen to compare: every cell with its looks, without the minute.
//!
//! Never here: when screens are compared.

use crate::support::Terminal;

/// The rows on screen with their looks, without the minute.
pub fn rows(terminal: &Terminal) -> Vec<String> {
    let cells = terminal.cells();
    let text: Vec<String> = terminal.screen().lines().map(str::to_owned).collect();
    let (height, width) = cells.size();
    (0..height)
        .map(|y| {
            let row = text.get(usize::from(y)).map_or("", String::as_str);
            if row.contains("minute ") {
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
                .collect::<String>()
                .replace("Defaultfalse", "")
                .replace("falsefalse", "")
        })
        .collect()
}

/// The first row that differs, in both.
pub fn differing(one: &[String], other: &[String]) -> (String, String) {
    let at = one.iter().zip(other).position(|(one, other)| one != other);
    at.map_or_else(Default::default, |at| (one[at].clone(), other[at].clone()))
}
