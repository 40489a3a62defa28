//! How the form of an agreement looks between rounds: its words, how it went, and the lines.
//!
//! Never here: a word about how long ago it was due.

use crate::domain::agreement::Outcome;
use crate::domain::case::Case;
use crate::tui::look::Look;
use crate::tui::promise;
use crate::tui::screens::case::agreements::rows;
use crate::tui::widgets::choices::choices;
use crate::tui::widgets::labelled::{Labelled, label_column, labelled};
use crate::tui::widgets::page::{Page, Row};

use super::{CHANGE, DUE, Settle, TEXT, WORDING, outcomes};

impl Settle {
    /// Draws it.
    pub(in crate::tui::screens::case) fn view<'a>(
        &'a self,
        case: &'a Case,
        look: &Look,
        page: &mut Page<'a>,
    ) {
        let (ui, theme) = (look.ui, look.theme);
        let changed = self.form.focus == CHANGE || !self.text(CHANGE).is_empty();
        page.text(&self.agreement.what, if changed { theme.dim } else { theme.text }, 0, 0);
        if let Some(field) = self.form.fields.get(CHANGE).filter(|_| changed) {
            let label = ui.opening_change();
            let around = Labelled::new(label, label_column(&[label]), 3);
            labelled(page, field, around, self.form.focus == CHANGE, theme);
        }
        let about = rows::about(case, &self.agreement, look);
        if !about.is_empty() {
            page.text(&about.join(" · "), theme.dim, 0, 1);
        }
        if !self.agreement.if_then.is_empty() {
            page.text(&self.agreement.if_then, theme.text, 0, 2);
        }
        for past in self.agreement.reviews.iter().rev() {
            page.text(&rows::said(past, look), theme.dim, 0, 6);
        }
        page.gap();
        let chosen = self.chosen();
        let words: Vec<&str> = outcomes().map(|outcome| ui.outcome(outcome)).collect();
        choices(page, &words, outcomes().position(|outcome| chosen == Some(outcome)), theme);
        if let Some(outcome) = chosen {
            self.line(outcome, look, page);
        }
        page.stretch();
    }

    /// The line that fits the outcome, the offer, and a new date where one may be said.
    fn line<'a>(&'a self, outcome: Outcome, look: &Look, page: &mut Page<'a>) {
        let (ui, theme, focus) = (look.ui, look.theme, self.form.focus);
        page.gap();
        page.row(Row::new(ui.outcome_question(outcome), theme.bold));
        if let Some(field) = self.form.fields.get(TEXT) {
            labelled(page, field, Labelled::new("", 0, 4), focus == TEXT, theme);
        }
        if self.offers_question(look.today()) {
            page.gap();
            if self.is_question()
                && let Some(field) = self.form.fields.get(WORDING)
            {
                page.text(&format!("● {}", ui.opening_learn()), theme.accent, 0, 0);
                let around = Labelled::new("", 0, 4).starter(ui.opening_learn_starter());
                labelled(page, field, around, focus == WORDING, theme);
                return;
            }
            page.text(ui.opening_offer_question(), theme.text, 0, 2);
        }
        if let Some(field) = self.form.fields.get(DUE).filter(|_| self.takes_date()) {
            page.gap();
            let label = ui.opening_new_date();
            let (column, active) = (label_column(&[label]), focus == DUE);
            let starter = if active { ui.agreement_when_starter() } else { "" };
            labelled(page, field, Labelled::new(label, column, 2).starter(starter), active, theme);
            promise::date_read(page, field.text(), column + 2, active, look.today(), look);
        }
    }
}
