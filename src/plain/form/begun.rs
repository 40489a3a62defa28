//! A half answer that was begun before: in an earlier run, or in the full screen.
//!
//! Its fields are filled in again up to the one with the cursor; what is typed then goes on at the
//! same character, as if the input had never ended. Never here: the store.

use crate::domain::round::fields::{Field, ReviewPart};
use crate::plain::entry::{Entry, Knows};

use super::{Around, Form, Taken};

/// What of a half answer was not filled in again yet.
#[derive(Debug, Default)]
pub struct Begun {
    drafts: Vec<(Field, String)>,
    /// What stands in the field at the cursor, before what will be typed.
    before: Option<(Field, String)>,
}

impl Begun {
    /// Fills in these drafts, the one with the cursor last, up to that one.
    pub fn again(form: &mut dyn Form, drafts: Vec<(Field, String)>, around: Around<'_>) -> Self {
        let cursor = drafts.last().map(|(field, _)| *field);
        let mut begun = Self { drafts, before: None };
        begun.fill_review(form, around);
        while begun.before.is_none() && begun.fill(form, cursor, around) {}
        begun
    }

    /// What stands before what is typed in this field; given once.
    pub fn before(&mut self, at: Field) -> String {
        match self.before.take() {
            Some((field, text)) if field == at => text,
            Some(_) | None => self.take(at).unwrap_or_default(),
        }
    }

    fn take(&mut self, at: Field) -> Option<String> {
        let index = self.drafts.iter().position(|(field, _)| *field == at)?;
        Some(self.drafts.remove(index).1)
    }

    /// What may come before the outcome of an agreement.
    fn fill_review(&mut self, form: &mut dyn Form, around: Around<'_>) {
        let Field::Opening(id, _) = form.at() else {
            return;
        };
        if let Some(line) = self.take(Field::Opening(id, ReviewPart::Due)).filter(|line| !line.is_empty()) {
            let _ = form.take(Entry::Due(line), around);
        }
        if let Some(line) = self.take(Field::Opening(id, ReviewPart::Change)).filter(|line| !line.is_empty())
        {
            let _ = form.take(Entry::Change(line), around);
        }
    }

    /// Fills in the field where the form is; false when the form stays there.
    fn fill(&mut self, form: &mut dyn Form, cursor: Option<Field>, around: Around<'_>) -> bool {
        let at = form.at();
        let Some(draft) = self.take(at) else {
            return false;
        };
        if !form.goes_on() {
            if Some(at) == cursor
                || !matches!(form.take(Entry::Words(draft.clone()), around), Ok(Taken::More))
            {
                self.before = Some((at, draft));
            }
            if let Field::Opening(id, ReviewPart::Outcome) = at
                && self.take(Field::Opening(id, ReviewPart::Question)).is_some_and(|yes| !yes.is_empty())
            {
                let _ = form.take(Entry::Question, around);
            }
            return true;
        }
        let (whole, half) = match draft.rsplit_once('\n') {
            Some((whole, half)) => (Some(whole), half),
            None => (None, draft.as_str()),
        };
        let lines = whole.into_iter().flat_map(|lines| lines.split('\n'));
        for line in lines {
            fill_line(form, line, around);
        }
        if Some(at) == cursor {
            self.before = Some((at, half.to_owned()));
            return true;
        }
        fill_line(form, half, around);
        matches!(form.take(Entry::Words(String::new()), around), Ok(Taken::More))
    }
}

/// A line of a field that goes on: an empty one ends nothing here.
fn fill_line(form: &mut dyn Form, line: &str, around: Around<'_>) {
    if !line.is_empty() {
        let _ = form.take(Entry::Words(line.to_owned()), around);
    } else if form.knows() == Knows::EmptyLines {
        let _ = form.take(Entry::EmptyLine, around);
    }
}

/// What a line is that goes on after `before`, and what then still stands before it: a command
/// when it is one by itself or together with what stood there, else the words joined.
pub fn joined(before: &str, line: &str, knows: Knows) -> (Entry, String) {
    let alone = Entry::of(line, knows);
    if before.is_empty() {
        return (alone, String::new());
    }
    let is_command = |entry: &Entry| matches!(entry, Entry::Command(_));
    if is_command(&alone) {
        return (alone, before.to_owned());
    }
    let together = format!("{before}{line}");
    let entry = Entry::of(&together, knows);
    let is_words = matches!(entry, Entry::Words(_));
    (if is_words { Entry::Words(together) } else { entry }, String::new())
}
