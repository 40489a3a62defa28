//! The first page: what the case is called, and whether it is there already.
//!
//! Never here: looking titles up. Which titles are near comes from outside, when this page asks.

use crate::domain::round::CaseRef;
use crate::text::Ui;
use crate::tui::keys::{Action, Binding, DOWN, ENTER, UP};
use crate::tui::look::Look;
use crate::tui::offer::Offer;
use crate::tui::widgets::editor::Snapshot;
use crate::tui::widgets::form::{Field, Form, FormOutcome};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};

pub(super) const FIELD: &str = "setup/title";

const NEXT: Binding = Binding::new(Action::On, &[ENTER], Ui::key_on);

const NEAR: &[Binding] = &[
    Binding::new(Action::Up, &[UP], Ui::key_choose).hint(2),
    Binding::new(Action::Down, &[DOWN], Ui::key_choose),
];

/// What is typed, and what is near it.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub(super) form: Form,
    /// Cases whose titles are near the one that was typed.
    near: Vec<CaseRef>,
    /// 0 is what was typed; then come those that are near.
    cursor: Cursor,
    /// The title and the choice for which there was an answer.
    answered: Option<(String, usize)>,
    /// True when the typed title turned out to be a case.
    found: bool,
}

impl Title {
    pub(super) fn new(drafts: &[(String, Snapshot)]) -> Self {
        Self { form: Form::new(vec![Field::line(FIELD, "")], drafts), ..Self::default() }
    }

    /// An answer came for the title that was typed; true when there is something to choose.
    pub(super) fn offered(&mut self, offer: &Offer) -> bool {
        let title = self.form.text(FIELD).trim().to_owned();
        self.found = offer.case.is_some();
        self.answered = Some((title, self.cursor.at));
        if !self.found {
            self.near.clone_from(&offer.near);
        }
        !self.near.is_empty()
    }

    /// True when the title that was typed is a case.
    pub(super) fn was_found(&self) -> bool {
        self.found && self.cursor.at == 0
    }

    /// True when there is an answer for what stands there now.
    pub(super) fn is_settled(&self) -> bool {
        let title = self.form.text(FIELD).trim();
        self.answered.as_ref().is_some_and(|(answered, at)| answered == title && *at == self.cursor.at)
    }

    /// The case that is chosen, or the title of a new one; None while nothing is typed.
    pub(super) fn chosen(&self) -> Option<Result<CaseRef, String>> {
        if let Some(case) = self.cursor.at.checked_sub(1).and_then(|at| self.near.get(at)) {
            return Some(Ok(case.clone()));
        }
        let title = self.form.text(FIELD).trim();
        (!title.is_empty()).then(|| Err(title.to_owned()))
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        let near = if self.near.is_empty() { &[] } else { NEAR };
        std::iter::once(NEXT).chain(near.iter().copied()).collect()
    }

    pub(super) fn act(&mut self, action: Action) {
        let count = self.near.len() + 1;
        self.cursor.act(action, count, count);
    }

    /// An edit of the title; what was near another title is gone with it.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Form) -> FormOutcome) -> FormOutcome {
        let before = self.form.text(FIELD).to_owned();
        let outcome = change(&mut self.form);
        if self.form.text(FIELD) != before {
            self.near.clear();
            self.cursor = Cursor::default();
            self.answered = None;
            self.found = false;
        }
        outcome
    }

    pub(super) fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        page.text(ui.case_question(), theme.bold, 0, 0);
        page.gap();
        self.form.field(page, 0, 3, &theme);
        if self.near.is_empty() {
            return;
        }
        page.gap();
        page.text(&near_words(ui, &self.near), theme.text, 0, 4);
        page.gap();
        let typed = (self.form.text(FIELD).trim(), ui.setup_new());
        let near = self.near.iter().map(|case| (case.title.as_str(), ""));
        for (at, (title, beside)) in std::iter::once(typed).chain(near).enumerate() {
            let here = at == self.cursor.at;
            let (sign, style) = if here { ("› ", theme.accent) } else { ("  ", theme.text) };
            page.row(Row::new(sign, style).and(title, style).right(beside, theme.dim));
        }
    }
}

/// Says that a title is new, and names those that are near it.
pub(super) fn near_words(ui: Ui, near: &[CaseRef]) -> String {
    let titles: Vec<String> = near.iter().map(|case| format!("‘{}’", case.title)).collect();
    ui.setup_near(&titles.join(", "))
}
