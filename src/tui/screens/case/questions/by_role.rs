//! Round under round, the roles beside each other where the width allows, else one under another.
//!
//! Never here: in which order the rounds come, or how often a role spoke.

use crate::report::page::line::RoleTold;
use crate::report::page::{Source, line};
use crate::text::common::capital;
use crate::tui::look::Look;
use crate::tui::screens::case::TEXT;
use crate::tui::screens::case::entries::{Entries, MARGIN};
use crate::tui::widgets::page::Row;
use crate::tui::widgets::said;

use super::by_date::date;
use super::{Place, place};

/// The fewest columns in which words are read well.
const LEAST: u16 = 28;

/// Columns between two roles.
const BETWEEN: u16 = 3;

/// The rounds as rows.
pub(super) fn entries(rounds: &[(Source<'_>, &[String])], asked: &str, look: &Look) -> Entries<Place> {
    let theme = look.theme;
    let width = look.size.0.saturating_sub(MARGIN);
    let mut entries = Entries::default();
    for (at, (source, steps)) in rounds.iter().enumerate() {
        if at > 0 {
            entries.above([Row::default()]);
        }
        let mut head = vec![Row::new(date(source, look), theme.dim)];
        for line in line::asked_then(source, steps, asked) {
            head.extend(said::line_rows(&line, 0, width.min(TEXT), &theme));
        }
        let roles = line::by_role(source, steps);
        let count = u16::try_from(roles.len()).unwrap_or(u16::MAX).max(1);
        let each = (width.saturating_sub(BETWEEN * (count - 1))) / count;
        if count > 1 && each >= LEAST {
            // The whole round is chosen, not its first role.
            head.extend(columns(&roles, each, look));
            entries.push(place(source, steps, None), head);
        } else {
            entries.above(head);
            let width = width.min(TEXT);
            let column =
                said::name_column(roles.iter().flat_map(|role| &role.told).map(|(_, line)| line), width);
            for (at, role) in roles.iter().enumerate() {
                if at > 0 && look.size.1 > 12 {
                    entries.above([Row::default()]);
                }
                let answer = role.told.first().and_then(|(answer, _)| *answer);
                let answer = answer.filter(|_| role.told.len() == 1);
                let rows = under(role, column, width, look).into_iter().map(|row| row.within(width));
                entries.push(place(source, steps, answer), rows);
            }
        }
    }
    entries
}

/// A role with its words under it.
fn under(role: &RoleTold, column: u16, width: u16, look: &Look) -> Vec<Row> {
    let mut rows = vec![Row::new(capital(&role.role), look.theme.bold)];
    for (_, line) in &role.told {
        rows.extend(said::line_rows(line, column, width, &look.theme));
    }
    rows
}

/// The roles beside each other, each in so many columns.
fn columns(roles: &[RoleTold], each: u16, look: &Look) -> Vec<Row> {
    let columns: Vec<Vec<Row>> = roles
        .iter()
        .map(|role| {
            let column = said::name_column(role.told.iter().map(|(_, line)| line), each);
            under(role, column, each, look)
        })
        .collect();
    let tallest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows = vec![Row::default(); tallest];
    for (column, x) in columns.into_iter().zip((0u16..).step_by(usize::from(each + BETWEEN))) {
        for (row, part) in rows.iter_mut().zip(column) {
            row.part(x, each, part);
        }
    }
    rows
}
