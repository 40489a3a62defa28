//! Round under round, the roles beside each other where the width allows, else one under another.
//!
//! Never here: in which order the rounds come, or how often a role spoke.

use crate::domain::fold::fold;
use crate::report::page::line::RoleTold;
use crate::report::page::{Source, line};
use crate::text::common::capital;
use crate::tui::look::Look;
use crate::tui::screens::case::TEXT;
use crate::tui::screens::case::entries::{Entries, MARGIN, columns};
use crate::tui::widgets::page::Row;
use crate::tui::widgets::said;

use super::by_date::date;
use super::{Place, place};

/// The fewest columns in which words are read well.
const LEAST: u16 = 28;

/// The rounds as rows.
pub(super) fn entries(rounds: &[(Source<'_>, &[String])], asked: &str, look: &Look) -> Entries<Place> {
    let theme = look.theme;
    let width = look.size.0.saturating_sub(MARGIN);
    let mut entries = Entries::default();
    let mut order: Vec<String> = Vec::new();
    for (at, (source, steps)) in rounds.iter().enumerate() {
        if at > 0 {
            entries.above([Row::default()]);
        }
        entries.above([Row::new(date(rounds, at, look), theme.dim)]);
        for line in line::asked_then(source, steps, asked) {
            entries.above(said::line_rows(&line, 0, width.min(TEXT), &theme));
        }
        let mut roles = line::by_role(source, steps);
        // Each in its place in every round, so that one reads down.
        for role in &roles {
            if !order.contains(&fold(&role.role)) {
                order.push(fold(&role.role));
            }
        }
        roles.sort_by_key(|role| order.iter().position(|other| *other == fold(&role.role)));
        // As many as fit, and of more than fit as many in each row of roles.
        let (most, _) = columns(width, LEAST, roles.len());
        let (count, each) = columns(width, LEAST, roles.len().div_ceil(roles.len().div_ceil(most).max(1)));
        if count > 1 {
            for (at, together) in roles.chunks(count).enumerate() {
                if at > 0 {
                    entries.above([Row::default()]);
                }
                let columns = together.iter().map(|role| {
                    let mut column = Entries::default();
                    let names = said::name_column(role.told.iter().map(|(_, line)| line), each);
                    add(&mut column, role, (source, steps), (names, each), look);
                    column
                });
                entries.beside(columns.collect(), each);
            }
        } else {
            let width = width.min(TEXT);
            let names =
                said::name_column(roles.iter().flat_map(|role| &role.told).map(|(_, line)| line), width);
            for (at, role) in roles.iter().enumerate() {
                if at > 0 && look.size.1 > 12 {
                    entries.above([Row::default()]);
                }
                add(&mut entries, role, (source, steps), (names, width), look);
            }
        }
    }
    entries
}

/// Adds a role: its name above, and each of its answers with how it was said back as a thing.
fn add(
    entries: &mut Entries<Place>,
    role: &RoleTold,
    (source, steps): (&Source<'_>, &[String]),
    (names, width): (u16, u16),
    look: &Look,
) {
    entries.above([Row::new(capital(&role.role), look.theme.bold)]);
    for told in role.told.chunk_by(|_, next| next.0.is_none()) {
        let answer = told.first().and_then(|(answer, _)| *answer);
        let rows = told.iter().flat_map(|(_, line)| said::line_rows(line, names, width, &look.theme));
        entries.push(place(source, steps, answer), rows.map(|row| row.within(width)));
    }
}
