//! The open agreements of a case, in the rows that are left under its rounds.
//!
//! Never here: a word about a date that has passed.

use crate::domain::agreement::Agreement;
use crate::domain::answer::Owner;
use crate::domain::person::Person;
use crate::text::common::capital;
use crate::text::dates::due_words;
use crate::tui::look::Look;
use crate::tui::widgets::page::Row;
use crate::tui::widgets::prose;

/// Heading and agreements in at most so many rows, whole ones only; none where there is no room.
pub(super) fn rows(people: &[Person], agreements: &[Agreement], most: usize, look: &Look) -> Vec<Row> {
    let theme = look.theme;
    let heading = [Row::default(), Row::new(look.ui.case_agreements(), theme.dim), Row::default()];
    // Air is the first thing to give way.
    let heading = if most >= 8 { &heading[..] } else { heading.get(..2).unwrap_or_default() };
    let mut rows = heading.to_vec();
    for (at, agreement) in agreements.iter().enumerate() {
        let own = agreement_rows(people, agreement, look);
        let left = agreements.len() - at;
        let needed = own.len() + usize::from(left > 1);
        if rows.len() + needed > most {
            if at == 0 {
                return Vec::new();
            }
            rows.push(Row::new(look.ui.case_more_agreements(left), theme.dim).indent(2));
            return rows;
        }
        rows.extend(own);
    }
    if agreements.is_empty() { Vec::new() } else { rows }
}

/// What was agreed, then dim who does it and by when.
fn agreement_rows(people: &[Person], agreement: &Agreement, look: &Look) -> Vec<Row> {
    let (ui, theme) = (look.ui, look.theme);
    let width = usize::from(look.size.0.saturating_sub(2).max(1));
    let what = prose::wrap_most(&agreement.what, width, 2);
    let mut rows: Vec<Row> = what.into_iter().map(|row| Row::new(row, theme.text).indent(2)).collect();
    let name = |owner: &Owner| match owner {
        Owner::Person(id) => {
            let person = people.iter().find(|person| person.id == *id);
            person.map_or_else(String::new, |person| person.name.clone())
        }
        Owner::We => ui.we().to_owned(),
        Owner::Other(words) => words.clone(),
    };
    let owners: Vec<String> = agreement.who.iter().map(name).collect();
    let due = due_words(ui, &agreement.due, look.today()).unwrap_or_default();
    let parts = [capital(&ui.names(&owners)), due];
    let behind: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if !behind.is_empty() {
        rows.push(Row::new(behind.join(" · "), theme.dim).indent(2));
    }
    rows
}
