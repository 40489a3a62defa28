//! What is typed of a working element between rounds: its words, or what came of it where it was seen.
//!
//! Never here: how it looks.

use crate::domain::answer::Element;
use crate::domain::id::{AnswerId, ElementId};
use crate::domain::round::fields::ElementPart;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::element;
use crate::tui::keys::{Action, BACKTAB, Binding, DOWN, ENTER, ESC, TAB, UP, ctrl};
use crate::tui::lists::{Change, Seen};
use crate::tui::look::Desk;
use crate::tui::saving;
use crate::tui::widgets::editor::Snapshot;
use crate::tui::widgets::form::{Field, Form, FormOutcome};

use super::{At, Of, Working};

const NEXT: &[Binding] = &[Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_next_field).hint(0)];

const KEEP: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_keep).hint(0),
    Binding::new(Action::NextField, &[ENTER], Ui::key_keep),
];

const FIELDS: &[Binding] = &[
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(3),
    Binding::new(Action::Escape, &[ESC], Ui::key_not_now).hint(1),
];

/// What the names of the fields of one begin with.
fn name(of: Of) -> String {
    match of {
        Of::Element(id) => format!("elements/{id}"),
        Of::Answer(id) => format!("elements/new/{id}"),
    }
}

fn part(part: ElementPart) -> &'static str {
    match part {
        ElementPart::Element => "element",
        ElementPart::Conditions => "conditions",
        ElementPart::Because => "because",
        ElementPart::NotWhen => "not-when",
    }
}

fn outcome_name(id: ElementId, seen: Seen) -> String {
    match seen {
        Seen::Round(round) => format!("elements/{id}/seen/round/{round}"),
        Seen::Case(case) => format!("elements/{id}/seen/case/{case}"),
    }
}

impl Working {
    /// The words of one are typed, beginning with these.
    pub(super) fn word(&mut self, of: Of, words: Option<String>) -> Vec<Effect> {
        let words = match of {
            Of::Element(id) => self.find(id).map(|known| known.element.words.clone()),
            Of::Answer(_) => words.map(|element| Element { element, ..Element::default() }),
        };
        let begin = name(of);
        let fields = element::fields(&words.unwrap_or_default(), |at| format!("{begin}/{}", part(at)));
        self.form = Form::new(fields, &self.drafts);
        self.at = At::Words(of);
        self.touched()
    }

    /// What came of one is typed.
    pub(super) fn outcome(&mut self, id: ElementId, seen: Seen) -> Vec<Effect> {
        self.form = Form::new(vec![Field::line(outcome_name(id, seen), "")], &self.drafts);
        self.at = At::Outcome(id, seen);
        self.touched()
    }

    /// What was half typed when the program ended is on screen again.
    pub(super) fn resume(&mut self) {
        let Some((last, _)) = self.drafts.last().cloned() else { return };
        let parts: Vec<&str> = last.split('/').skip(1).collect();
        match parts.as_slice() {
            ["new", answer, _] if self.wish.case.is_some() => {
                if let Ok(answer) = answer.parse::<AnswerId>() {
                    drop(self.word(Of::Answer(answer), None));
                }
            }
            [id, rest @ ..] => {
                let Some(id) = id.parse().ok().filter(|id| self.find(*id).is_some()) else { return };
                match rest {
                    ["seen", "round", round] => {
                        if let Ok(round) = round.parse() {
                            drop(self.outcome(id, Seen::Round(round)));
                        }
                    }
                    ["seen", "case", case] => {
                        if let Ok(case) = case.parse() {
                            drop(self.outcome(id, Seen::Case(case)));
                        }
                    }
                    _ => drop(self.word(Of::Element(id), None)),
                }
            }
            [] => {}
        }
    }

    /// The keys of a form.
    pub(super) fn form_keys(&self) -> Vec<Binding> {
        let last = self.form.focus + 1 >= self.form.fields.len();
        [if last { KEEP } else { NEXT }, FIELDS].concat()
    }

    /// Keys while words are typed.
    pub(super) fn in_words(&mut self, of: Of, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        let empty = self.form.fields.first().is_none_or(|field| field.text().trim().is_empty());
        match action {
            Action::Escape => Some(self.leave(desk)),
            // Without words there is no element.
            Action::On | Action::NextField if empty => {
                self.form.focus = 0;
                Some(self.touched())
            }
            Action::On | Action::NextField => {
                if self.form.next_field() {
                    return Some(self.touched());
                }
                let (words, done) = (element::read(&self.form), self.form.names());
                let (case, change) = match of {
                    Of::Element(id) => (self.case_of(id)?, Change::Word(id, words)),
                    Of::Answer(answer) => (self.wish.case?, Change::Make(answer, words)),
                };
                Some(self.change(case, change, done))
            }
            Action::PreviousField => {
                Some(if self.form.previous_field() { self.touched() } else { self.leave(desk) })
            }
            _ => None,
        }
    }

    /// Keys while an outcome is typed.
    pub(super) fn in_outcome(
        &mut self,
        id: ElementId,
        seen: Seen,
        action: Action,
        desk: &mut Desk<'_>,
    ) -> Option<Vec<Effect>> {
        match action {
            Action::Escape | Action::PreviousField => Some(self.leave(desk)),
            Action::On | Action::NextField => {
                let outcome = self.form.fields.first().map_or_else(String::new, |it| it.text().to_owned());
                let (case, done) = (self.case_of(id)?, self.form.names());
                Some(self.change(case, Change::See(id, seen, outcome), done))
            }
            _ => None,
        }
    }

    /// What was typed is on disk: back to what it was about.
    pub(super) fn leave_form(&mut self) {
        let done = self.form.names();
        self.drafts.retain(|(name, _)| !done.contains(name));
        self.form = Form::default();
        self.at = match self.at {
            At::Outcome(id, _) | At::Words(Of::Element(id)) | At::One(id, _) => At::One(id, 0),
            At::Words(Of::Answer(_)) => {
                // The newest stands first.
                self.cursor.at = 0;
                self.all.clear();
                At::List
            }
            At::List | At::Marks(_) | At::Picking(..) => At::List,
        };
    }

    /// What is half typed stands there again when this is opened again.
    fn leave(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        let gone = saving::left(&self.form, desk);
        let (all, drafts) = (std::mem::take(&mut self.all), std::mem::take(&mut self.drafts));
        self.leave_form();
        (self.all, self.drafts) = (all, drafts);
        self.drafts.retain(|(name, _)| !gone.contains(name));
        saving::dropped(gone)
    }

    /// The field with the cursor is remembered, also while nothing was changed in it.
    fn touched(&mut self) -> Vec<Effect> {
        let field = self.form.focused().map(|field| (field.name.clone(), field.editor.snapshot()));
        field.map_or_else(Vec::new, |(name, draft)| self.remember(name, draft))
    }

    fn remember(&mut self, field: String, draft: Snapshot) -> Vec<Effect> {
        self.drafts.retain(|(other, _)| *other != field);
        self.drafts.push((field.clone(), draft.clone()));
        vec![Effect::SaveDraft { round: None, field, draft }]
    }

    /// What became of an edit: what changed is put on disk before it is drawn.
    pub(super) fn edited(&mut self, outcome: FormOutcome, desk: &mut Desk<'_>) -> Vec<Effect> {
        saving::saved_by(outcome, desk, |name, draft| self.remember(name, draft))
    }
}
