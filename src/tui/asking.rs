//! How a new learning question is typed: its words, and then who can change what it is about.
//!
//! Never here: where it goes.

use crate::domain::question::Reach;
use crate::text::common::capital;

use super::keys::Action;
use super::look::Look;
use super::widgets::choices::choices;
use super::widgets::form::{Field, Form};
use super::widgets::labelled::{Labelled, labelled};
use super::widgets::page::{Page, Row};

/// The field with its words.
pub const WORDS: usize = 0;
/// The field with who can change it.
pub const REACH: usize = 1;

/// Who can change it, as chosen now.
pub fn reach(form: &Form) -> Option<Reach> {
    Reach::from_code(form.fields.get(REACH).map_or("", Field::text))
}

/// The nth of who can change it, from 1.
pub fn nth(n: u8) -> Option<Reach> {
    Reach::ALL.get(usize::from(n).checked_sub(1)?).map(|(reach, _)| *reach)
}

/// Who can change it, beside the one that is chosen.
pub fn beside(form: &Form, action: Action) -> Option<Reach> {
    let chosen = reach(form).and_then(|reach| Reach::ALL.iter().position(|(other, _)| *other == reach));
    let next = next(chosen, Reach::ALL.len(), action == Action::Right);
    Reach::ALL.get(next).map(|(reach, _)| *reach)
}

/// The place beside the one that is chosen, of so many.
pub fn next(at: Option<usize>, count: usize, later: bool) -> usize {
    match (at, later) {
        (Some(at), true) => (at + 1).min(count.saturating_sub(1)),
        (Some(at), false) => at.saturating_sub(1),
        (None, true) => 0,
        (None, false) => count.saturating_sub(1),
    }
}

/// Adds the field, and under it who can change it; `more` is said under an empty field.
pub fn view<'a>(form: &'a Form, more: Option<&str>, look: &Look, page: &mut Page<'a>) {
    let (ui, theme) = (look.ui, look.theme);
    let typing = form.focus == WORDS;
    page.row(Row::new(capital(ui.agenda_new()), if typing { theme.text } else { theme.dim }));
    if let Some(field) = form.fields.get(WORDS) {
        let around = Labelled::new("", 0, 4).starter(if typing { ui.agenda_starter() } else { "" });
        labelled(page, field, around, typing, theme);
    }
    page.gap();
    if typing {
        if let Some(more) = more {
            page.text(more, theme.dim, 0, 5);
        }
    } else {
        page.text(ui.agenda_reach(), theme.bold, 0, 1);
        let words: Vec<&str> =
            Reach::ALL.iter().map(|(_, code)| ui.reach(code).unwrap_or_default()).collect();
        let chosen = reach(form);
        choices(page, &words, Reach::ALL.iter().position(|(reach, _)| chosen == Some(*reach)), theme);
        page.gap();
        page.text(ui.agenda_reach_free(), theme.dim, 0, 5);
    }
    page.stretch();
}
