//! Choosing one of many by a part of its words: letters narrow the list down, arrows move in it.
//!
//! Nothing of what is typed here is kept. Never here: what is done with what was chosen.

use crossterm::event::KeyEvent;

use crate::domain::Moment;
use crate::domain::fold::fold;
use crate::domain::id::{AnswerId, CaseId, ElementId, RoundId};
use crate::text::Ui;
use crate::text::dates::short_date;

use super::keys::{Action, Binding, DOWN, ENTER, ESC, PGDN, PGUP, TAB, UP};
use super::look::Look;
use super::widgets::form::{Field, Form, FormOutcome, field_block};
use super::widgets::list::Cursor;
use super::widgets::page::{Page, Row};
use super::widgets::prose;

/// What there is to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choices {
    /// Working elements, those of this case first.
    Elements(Option<CaseId>),
    /// The finished rounds of a case, and the case between them.
    Rounds(CaseId),
    /// The cases.
    Cases,
    /// What was said in the rounds of a case.
    Answers(CaseId),
}

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// A working element.
    Element(ElementId),
    /// A finished round.
    Round(RoundId),
    /// A case, or that case between its rounds.
    Case(CaseId),
    /// An answer.
    Answer(AnswerId),
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Which.
    pub of: Chosen,
    /// Its words.
    pub text: String,
    /// When it was.
    pub at: Option<Moment>,
    /// What stands with it; may be empty.
    pub beside: String,
}

/// One of many is being chosen.
#[derive(Debug)]
pub struct Picker {
    title: &'static str,
    /// None until they were read.
    all: Option<Vec<Choice>>,
    filter: Form,
    shown: Vec<usize>,
    cursor: Cursor,
}

const KEYS: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER, TAB], Ui::key_choose).hint(0),
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_move),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_move),
    Binding::new(Action::Escape, &[ESC], Ui::key_give_up).hint(1),
];

impl Picker {
    /// Nothing to choose from yet, under this question.
    pub fn new(title: &'static str, ui: Ui) -> Self {
        let field = Field::line("choosing", "").starter(ui.choosing_filter());
        let filter = Form { fields: vec![field], focus: 0 };
        Self { title, all: None, filter, shown: Vec::new(), cursor: Cursor::default() }
    }

    /// What there is to choose from was read.
    pub fn read(&mut self, all: Vec<Choice>) {
        self.all = Some(all);
        self.narrow();
    }

    /// The keys that work now; all others are letters.
    pub fn keys() -> Vec<Binding> {
        KEYS.to_vec()
    }

    /// The one under the cursor.
    pub fn chosen(&self) -> Option<&Choice> {
        self.all.as_ref()?.get(*self.shown.get(self.cursor.at)?)
    }

    /// Moves in the list.
    pub fn act(&mut self, action: Action, look: &Look) {
        // A choice takes two rows or more.
        let page = usize::from(look.size.1 / 3).max(1);
        self.cursor.act(action, self.shown.len(), page);
    }

    /// A letter that is typed.
    pub fn key(&mut self, key: KeyEvent) -> FormOutcome {
        let outcome = self.filter.key(key);
        self.narrow();
        unkept(outcome)
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) -> FormOutcome {
        let outcome = self.filter.paste(text);
        self.narrow();
        unkept(outcome)
    }

    fn narrow(&mut self) {
        let typed = fold(self.filter.text("choosing"));
        let fits = |choice: &Choice| {
            let text = fold(&format!("{} {}", choice.text, choice.beside));
            typed.split_whitespace().all(|word| text.contains(word))
        };
        let all = self.all.as_deref().unwrap_or_default().iter().enumerate();
        self.shown = all.filter(|(_, choice)| fits(choice)).map(|(at, _)| at).collect();
        self.cursor.at = self.cursor.at.min(self.shown.len().saturating_sub(1));
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        page.row(Row::new(self.title, theme.bold));
        if let Some(field) = self.filter.fields.first() {
            field_block(page, field, true, 1, &theme);
        }
        page.gap();
        let width = usize::from(page.width()).saturating_sub(2).max(8);
        let (mut rows, mut here) = (Vec::new(), 0..0);
        let all = self.all.as_deref().unwrap_or_default();
        for (at, choice) in self.shown.iter().filter_map(|at| all.get(*at)).enumerate() {
            let (from, active) = (rows.len(), at == self.cursor.at);
            let style = if active { theme.accent } else { theme.text };
            for (row, words) in prose::wrap(&choice.text, width).into_iter().take(3).enumerate() {
                let lead = if active && row == 0 { "› " } else { "  " };
                rows.push(Row::new(lead, style).and(words, style));
            }
            let date = choice.at.map(|at| short_date(ui, at.date_naive(), look.today()));
            let beside = Some(choice.beside.clone()).filter(|beside| !beside.is_empty());
            let told: Vec<String> = date.into_iter().chain(beside).collect();
            let told = prose::wrap(&told.join(" · "), width).into_iter().filter(|row| !row.is_empty());
            rows.extend(told.take(2).map(|row| Row::new(row, theme.dim).indent(2)));
            if active {
                here = from..rows.len();
            }
        }
        if self.all.is_some() && rows.is_empty() {
            page.text(ui.choosing_none(), theme.dim, 0, 2);
        }
        page.scrolled(rows, here, theme.dim);
        page.stretch();
    }
}

/// What is typed to search is no draft.
fn unkept(outcome: FormOutcome) -> FormOutcome {
    match outcome {
        FormOutcome::Ignored => FormOutcome::Ignored,
        FormOutcome::Copied(text, _) => FormOutcome::Copied(text, None),
        FormOutcome::Done
        | FormOutcome::Changed(..)
        | FormOutcome::Edited(..)
        | FormOutcome::RefusedNul(..) => FormOutcome::Done,
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Chosen, Picker};
    use crate::domain::id::CaseId;
    use crate::text::Ui;
    use uuid::Uuid;

    #[test]
    fn every_word_that_is_typed_has_to_be_there_case_and_accents_folded() {
        let choice = |n: u128, text: &str, beside: &str| Choice {
            of: Chosen::Case(CaseId(Uuid::from_u128(n))),
            text: text.to_owned(),
            at: None,
            beside: beside.to_owned(),
        };
        let mut picker = Picker::new("", Ui::Nl);
        picker.paste("coordinatie knoop");
        assert_eq!(picker.chosen(), None);
        picker.read(vec![choice(1, "Overleg", "De Knoop"), choice(2, "Coördinatie", "De Knoop")]);
        assert_eq!(picker.chosen().map(|choice| choice.text.as_str()), Some("Coördinatie"));
        picker.paste(" x");
        assert_eq!(picker.chosen(), None);
    }
}
