//! The column of the cursor behind 309 strings, beside what three terminals were seen to do.
//!
//! Never here: what a string looks like. `editor_widths.tsv` was measured by printing each string
//! at column 0 and asking for the cursor: tmux 3.3a and xterm 379 (`CSI 6 n`), pyte 0.8.2
//! (`screen.cursor.x`). Where all agree, so do we; where one differs, we go with the other two. The
//! exceptions are in [`OTHERWISE`], each with its reason.
#![allow(
    clippy::unwrap_used,
    reason = "a table that cannot be read is a failing test"
)]

use halte::tui::widgets::editor::cells;
use unicode_segmentation::UnicodeSegmentation;

const TABLE: &str = include_str!("editor_widths.tsv");

/// Strings on which we differ from most of the three: string, our column, why.
const OTHERWISE: [(&str, u16, &str); 2] = [
    (
        "ශ්\u{200d}රී",
        2,
        "two graphemes, and the joiner between them is not drawn: tmux would hide the second",
    ),
    (
        "🪻",
        2,
        "new in Unicode 15: tmux and xterm have older tables, and a hyacinth of no cells is none",
    ),
];

/// Each string with the columns of tmux, xterm and pyte.
fn table() -> impl Iterator<Item = (&'static str, [u16; 3])> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with("# "))
        .map(|line| {
            let mut fields = line.split('\t');
            let string = fields.next().unwrap();
            (
                string,
                [(); 3].map(|()| fields.next().unwrap().parse().unwrap()),
            )
        })
}

fn expected(string: &str, [tmux, xterm, pyte]: [u16; 3]) -> u16 {
    if let Some((_, column, _)) = OTHERWISE.iter().find(|(other, ..)| *other == string) {
        return *column;
    }
    // No two agree: tmux's column, or a line in OTHERWISE.
    if xterm == pyte { xterm } else { tmux }
}

fn columns(string: &str) -> u16 {
    u16::try_from(string.graphemes(true).map(cells::width).sum::<usize>()).unwrap()
}

#[test]
fn the_table_is_large_and_mostly_unanimous() {
    assert!(table().count() >= 300);
    let unanimous = table()
        .filter(|(_, [tmux, xterm, pyte])| tmux == xterm && xterm == pyte)
        .count();
    assert!(unanimous >= 260);
}

#[test]
fn a_string_takes_the_cells_that_the_terminals_give_it() {
    let wrong: Vec<String> = table()
        .filter(|&(string, seen)| columns(string) != expected(string, seen))
        .map(|(string, seen)| {
            format!(
                "{string} {}: {} and not {seen:?}",
                string.escape_unicode(),
                columns(string)
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
