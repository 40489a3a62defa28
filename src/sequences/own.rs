//! Making one's own: a sequence to begin with, a copy of another one, what a change means for history.
//!
//! Text in, text out: what is changed in a file is changed at its place, and every comment stays.
//! Never here: files, a terminal, the store.

pub mod another;
pub mod copy;
pub mod edits;
pub mod reworded;
pub mod starting;

use super::tree::{At, Table, Tree};

/// The value of a key of a table, with the key.
fn find<'a>(table: &'a Table, name: &str) -> Option<(&'a At<String>, &'a At<Tree>)> {
    table.iter().find(|(key, _)| key.value == name).map(|(key, value)| (key, value))
}

/// The tables of the steps.
fn steps(table: &Table) -> Vec<&Table> {
    let items: &[At<Tree>] = match find(table, "step") {
        Some((_, At { value: Tree::List(items), .. })) => items,
        _ => &[],
    };
    items
        .iter()
        .filter_map(|item| if let Tree::Table(table) = &item.value { Some(table) } else { None })
        .collect()
}

/// A text of a table.
fn text<'a>(table: &'a Table, name: &str) -> Option<&'a str> {
    match find(table, name) {
        Some((_, At { value: Tree::Text(text), .. })) => Some(text),
        _ => None,
    }
}
