//! A few things to choose from by digit, in as many columns as there is room for.
//!
//! Never here: what they mean.

use crate::tui::theme::Theme;

use super::page::{Page, Row};
use super::prose;

/// Adds the choices, numbered from 1; the chosen one in the accent.
pub fn choices(page: &mut Page<'_>, words: &[&str], chosen: Option<usize>, theme: Theme) {
    let words: Vec<String> = (1..).zip(words).map(|(n, words)| format!("{n} {words}")).collect();
    let widths = |columns: usize| -> Vec<usize> {
        let wide = |column: usize| {
            let cells = words.iter().skip(column).step_by(columns);
            cells.map(|word| prose::width(word) + 4).max().unwrap_or(0)
        };
        (0..columns).map(wide).collect()
    };
    let fits = |columns: &usize| widths(*columns).iter().sum::<usize>() <= usize::from(page.width()) + 2;
    let columns = [3, 2].into_iter().find(fits).unwrap_or(1);
    let widths = widths(columns);
    for (at, cells) in words.chunks(columns).enumerate() {
        let mut row = Row::default();
        for ((column, word), wide) in cells.iter().enumerate().zip(&widths) {
            let here = chosen == Some(at * columns + column);
            let (sign, style) = if here { ("› ", theme.accent) } else { ("  ", theme.text) };
            row = row.and(sign, style).and(word.clone(), style);
            if column + 1 < cells.len() {
                row = row.and(" ".repeat(wide.saturating_sub(prose::width(word) + 2)), theme.text);
            }
        }
        page.row(row);
    }
}
