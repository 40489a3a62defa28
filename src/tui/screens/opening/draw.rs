//! How the opening looks: the agreement, what was said of it before, how it went, and the lines.
//!
//! Never here: a word about how long ago it was due.

use crate::domain::agreement::Agreement;
use crate::report::said;
use crate::text::dates::due_words;
use crate::text::promise::{said_before, teller};
use crate::tui::look::Look;
use crate::tui::table::Table;
use crate::tui::widgets::choices::choices;
use crate::tui::widgets::labelled::{Labelled, label_column, labelled};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;
use crate::tui::{beside, promise};

use super::{
    CHANGE, DUE, TEXT, WORDING, agreement, chosen, id, is_question, offers_question, outcomes, takes_date,
    text_of,
};

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Some(agreement) = agreement(round) else { return };
    let at = round.opening.iter().position(|other| other.id == agreement.id).unwrap_or(0);
    let of = ui.agreement_of(at + 1, round.opening.len());
    page.row(Row::new(ui.opening_title(), theme.bold).right(of, theme.dim));
    page.gap();
    let changed = table.form.focus == CHANGE || !text_of(&table.form, CHANGE).is_empty();
    page.text(&agreement.what, if changed { theme.dim } else { theme.text }, 0, 0);
    if changed && let Some(field) = table.form.fields.get(CHANGE) {
        let label = ui.opening_change();
        let around = Labelled::new(label, label_column(&[label]), 3);
        labelled(page, field, around, table.form.focus == CHANGE, theme);
    }
    let who = promise::owners(round, &agreement.who, ui);
    let due = due_words(ui, &agreement.due, look.today()).unwrap_or_default();
    let both: Vec<&str> = [who.as_str(), due.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    if !both.is_empty() {
        page.text(&both.join(" · "), theme.dim, 0, 1);
    }
    if !agreement.if_then.is_empty() {
        page.text(&agreement.if_then, theme.text, 0, 2);
    }
    for before in said::earlier(ui, agreement, |due| due_words(ui, due, look.today())) {
        page.text(&before, theme.dim, 0, 6);
    }
    earlier(agreement, look, page);
    page.gap();
    // Where room is short, who tells first has been said once an outcome is chosen.
    if chosen(&table.form).is_none() || look.size.1 > 15 {
        page.text(&teller(ui, agreement, round), theme.text, 0, 3);
        page.gap();
    }
    five(table, look, page);
    line(table, look, page);
    page.stretch();
}

/// What was said of it before, the newest first; where not all of it fits, the key that shows it is named.
fn earlier(agreement: &Agreement, look: &Look, page: &mut Page<'_>) {
    let mut rows = Vec::new();
    for (at, past) in agreement.reviews.iter().rev().enumerate() {
        let said = prose::wrap(&said_before(look.ui, past, look.today()), usize::from(page.width()));
        rows.extend(said.into_iter().map(|row| (Row::new(row, look.theme.dim), at)));
    }
    if !rows.is_empty() {
        beside::told(rows, 6, look, page);
    }
}

/// The five outcomes.
fn five(table: &Table, look: &Look, page: &mut Page<'_>) {
    let chosen = chosen(&table.form);
    let words: Vec<&str> = outcomes().map(|outcome| look.ui.outcome(outcome)).collect();
    choices(page, &words, outcomes().position(|outcome| chosen == Some(outcome)), look.theme);
}

/// The line that fits the outcome, and a new date where one may be said.
fn line<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, form) = (look.ui, look.theme, &table.form);
    let Some(outcome) = chosen(form) else {
        if id(&table.round).is_some_and(|id| table.round.reviews.contains_key(&id)) {
            page.gap();
            page.text(ui.outcome_skipped(), theme.dim, 2, 3);
        }
        return;
    };
    page.gap();
    page.row(Row::new(ui.outcome_question(outcome), theme.bold));
    if let Some(field) = form.fields.get(TEXT) {
        labelled(page, field, Labelled::new("", 0, 4), form.focus == TEXT, theme);
    }
    if is_question(table) {
        page.gap();
        let asks = format!("● {}", ui.opening_learn());
        page.text(&asks, theme.accent, 0, 0);
        if let Some(field) = form.fields.get(WORDING) {
            let active = form.focus == WORDING;
            let around = Labelled::new("", 0, 4).starter(ui.opening_learn_starter());
            labelled(page, field, around, active, theme);
        }
        return;
    }
    if offers_question(table) {
        page.gap();
        page.text(ui.opening_offer_question(), theme.text, 0, 2);
    }
    if takes_date(form)
        && let Some(field) = form.fields.get(DUE)
    {
        page.gap();
        let label = ui.opening_new_date();
        let column = label_column(&[label]);
        let active = form.focus == DUE;
        let around =
            Labelled::new(label, column, 2).starter(if active { ui.agreement_when_starter() } else { "" });
        labelled(page, field, around, active, theme);
        promise::date_read(page, field.text(), column + 2, active, table.today(), look);
    }
}
