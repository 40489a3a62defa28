//! What works, of one case or over all of them: the list, one whole, and what people do to it.
//!
//! Every field that is typed in is a draft; what is typed to search is not. Never here: the word
//! proven; how it looks.

mod draw;
mod form;
mod places;
#[cfg(test)]
mod tests;

use crossterm::event::KeyEvent;

use crate::domain::id::{AnswerId, CaseId, ElementId};
use crate::text::Ui;

use super::choosing::{Choice, Chosen, Picker};
use super::effect::Effect;
use super::keys::{Action, Binding, DOWN, ENTER, ESC, LIST, PAGE, PGDN, PGUP, TAB, UP, ch};
use super::lists::{Change, Drafts, Known, Seen, Wish};
use super::look::{Desk, Look};
use super::widgets::form::{Form, FormOutcome};
use super::widgets::list::Cursor;
use super::widgets::page::Page;

const OPEN: &[Binding] = &[Binding::new(Action::Open, &[ENTER], Ui::key_open).hint(0)];

const NEW: &[Binding] = &[Binding::new(Action::New, &[ch('n')], Ui::key_new_element).hint(2)];

const NARROW: &[Binding] = &[
    Binding::new(Action::Filter, &[ch('/')], Ui::key_filter).hint(1),
    Binding::new(Action::ByStrength, &[ch('s')], Ui::key_by_strength).hint(6),
    Binding::new(Action::ByMark, &[ch('m')], Ui::key_by_mark).hint(6),
];

const ALL: &[Binding] = &[Binding::new(Action::Escape, &[ESC], Ui::key_all_cases).hint(3)];

const FILTERING: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_open).hint(0),
    Binding::new(Action::On, &[TAB], Ui::key_keep_filter).hint(1),
    Binding::new(Action::Escape, &[ESC], Ui::key_all_cases).hint(2),
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_move),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_move),
];

const ONE: &[Binding] = &[
    Binding::new(Action::SeenAgain, &[ch('w')], Ui::key_seen_again).hint(0),
    Binding::new(Action::Same, &[ch('=')], Ui::key_same_as).hint(2),
    Binding::new(Action::Correct, &[ENTER, ch('c')], Ui::key_reword).hint(3),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(1),
];

const MARKS: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_choose).hint(0),
    Binding::new(Action::Escape, &[ESC], Ui::key_give_up).hint(1),
];

/// What of it is on screen.
#[derive(Debug, Default)]
enum At {
    /// The list.
    #[default]
    List,
    /// One, from this row on.
    One(ElementId, usize),
    /// A mark to narrow down to is chosen.
    Marks(Cursor),
    /// Something is chosen for this.
    Picking(Box<Picker>, Purpose),
    /// The words of one are typed.
    Words(Of),
    /// What came of it, where it was seen.
    Outcome(ElementId, Seen),
}

/// For what something is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// The case in which this one was seen.
    Case(ElementId),
    /// The round in which this one was seen.
    Round(ElementId),
    /// The one that this one is the same as.
    Same(ElementId),
    /// The answer of which one is made.
    Answer,
}

/// Of which one words are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// One that is there.
    Element(ElementId),
    /// One that is made of this answer.
    Answer(AnswerId),
}

/// Its state.
#[derive(Debug, Default)]
pub struct Working {
    /// What is shown; the case, where it is of one.
    wish: Wish,
    all: Vec<Known>,
    is_read: bool,
    /// After which one more were asked for.
    asked_after: Option<ElementId>,
    cursor: Cursor,
    at: At,
    /// The one field of the filter, when there is one.
    filter: Form,
    filtering: bool,
    form: Form,
    drafts: Drafts,
    /// True while what was typed is on its way to disk.
    kept: bool,
}

impl Working {
    /// What works in this case, or over all of them. Nothing was read yet.
    pub fn of(case: Option<CaseId>) -> Self {
        Self { wish: Wish { case, ..Wish::default() }, ..Self::default() }
    }

    /// It comes on screen, or something was changed: what has to be read.
    pub fn enter(&mut self) -> Vec<Effect> {
        if std::mem::take(&mut self.kept) {
            self.leave_form();
        }
        self.ask()
    }

    fn ask(&mut self) -> Vec<Effect> {
        self.asked_after = None;
        vec![Effect::ReadElements(Box::new(self.wish.clone()), None)]
    }

    /// Elements were read; those after one go behind those that are there.
    pub fn read(
        &mut self,
        wish: &Wish,
        after: Option<ElementId>,
        elements: Vec<Known>,
        drafts: Drafts,
        look: &Look,
    ) -> Vec<Effect> {
        if *wish != self.wish {
            return Vec::new();
        }
        let here = self.here().map(|known| known.element.id);
        match after {
            Some(after) if self.all.last().is_some_and(|last| last.element.id == after) => {
                self.all.extend(elements);
            }
            Some(_) => return Vec::new(),
            None => self.all = elements,
        }
        let at = self.all.iter().position(|known| Some(known.element.id) == here);
        self.cursor.go(at.unwrap_or(self.cursor.at), self.all.len(), page(look));
        if let At::One(id, _) = self.at
            && self.find(id).is_none()
        {
            self.at = At::List;
        }
        if !std::mem::replace(&mut self.is_read, true) {
            self.drafts = drafts;
            self.resume();
        }
        Vec::new()
    }

    /// What there is to choose from was read.
    pub fn choices_read(&mut self, all: Vec<Choice>) {
        if let At::Picking(picker, purpose) = &mut self.at {
            let itself = match purpose {
                Purpose::Same(id) => Some(Chosen::Element(*id)),
                _ => None,
            };
            picker.read(all.into_iter().filter(|choice| Some(choice.of) != itself).collect());
        }
    }

    /// The one under the cursor.
    fn here(&self) -> Option<&Known> {
        self.all.get(self.cursor.at)
    }

    fn find(&self, id: ElementId) -> Option<&Known> {
        self.all.iter().find(|known| known.element.id == id)
    }

    /// Asks for more where the cursor nears the end of what was read, once for each end.
    fn more(&mut self, look: &Look) -> Vec<Effect> {
        let last = self.all.last().map(|known| known.element.id);
        let near = self.cursor.at + page(look) + 1 >= self.all.len();
        if !near || last.is_none() || self.asked_after == last {
            return Vec::new();
        }
        self.asked_after = last;
        vec![Effect::ReadElements(Box::new(self.wish.clone()), last)]
    }

    /// Asks to change something; the screen goes on when it is on disk.
    fn change(&mut self, case: CaseId, change: Change, done: Vec<String>) -> Vec<Effect> {
        self.kept = true;
        vec![Effect::ChangeList { case, change: Box::new(change), done }]
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        match &self.at {
            At::List if self.filtering => FILTERING.to_vec(),
            At::List => {
                let open: &[Binding] = if self.all.is_empty() { &[] } else { OPEN };
                let new: &[Binding] = if self.wish.case.is_some() { NEW } else { &[] };
                let clear: &[Binding] = if self.is_narrow() { ALL } else { &[] };
                [open, NARROW, new, clear, LIST].concat()
            }
            At::One(..) => [ONE, PAGE].concat(),
            At::Marks(_) => [MARKS, LIST].concat(),
            At::Picking(..) => Picker::keys(),
            At::Words(_) | At::Outcome(..) => self.form_keys(),
        }
    }

    /// True while it has all keys for itself.
    pub fn is_busy(&self) -> bool {
        self.filtering || !matches!(self.at, At::List | At::One(..))
    }

    /// True when a letter is text.
    pub fn is_typing(&self) -> bool {
        self.filtering || matches!(self.at, At::Picking(..) | At::Words(_) | At::Outcome(..))
    }

    fn is_narrow(&self) -> bool {
        let Wish { case: _, words, mark, strength } = &self.wish;
        !words.is_empty() || mark.is_some() || strength.is_some()
    }

    /// Does what a key asks for; None when it is not for this.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        self.kept = false;
        let look = desk.look;
        match &mut self.at {
            At::List => self.in_list(action, &look),
            At::One(id, top) => {
                let (id, top) = (*id, *top);
                self.in_one(id, top, action, &look)
            }
            At::Marks(cursor) => {
                let cursor = *cursor;
                Some(self.in_marks(cursor, action, &look))
            }
            At::Picking(picker, purpose) => {
                let purpose = *purpose;
                match action {
                    Action::Open => {
                        let chosen = picker.chosen().map(|choice| (choice.of, choice.text.clone()));
                        Some(chosen.map_or_else(Vec::new, |chosen| self.picked(purpose, chosen, look.ui)))
                    }
                    Action::Escape => {
                        self.at = back_from(purpose);
                        Some(Vec::new())
                    }
                    action => {
                        picker.act(action, &look);
                        Some(Vec::new())
                    }
                }
            }
            At::Words(of) => {
                let of = *of;
                self.in_words(of, action, desk)
            }
            At::Outcome(id, seen) => {
                let (id, seen) = (*id, *seen);
                self.in_outcome(id, seen, action, desk)
            }
        }
    }

    /// A letter that is typed.
    pub fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.typed(desk, |form| form.key(key), |picker| picker.key(key))
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.typed(desk, |form| form.paste(text), |picker| picker.paste(text))
    }

    fn typed(
        &mut self,
        desk: &mut Desk<'_>,
        in_form: impl Fn(&mut Form) -> FormOutcome,
        in_picker: impl Fn(&mut Picker) -> FormOutcome,
    ) -> Vec<Effect> {
        self.kept = false;
        match &mut self.at {
            At::Picking(picker, _) => match in_picker(picker) {
                FormOutcome::Copied(text, _) => vec![Effect::Copy(text)],
                _ => Vec::new(),
            },
            At::List if self.filtering => {
                let copied = in_form(&mut self.filter);
                let words = self.filter.text("filter").to_owned();
                if words != self.wish.words {
                    self.wish.words = words;
                    return self.ask();
                }
                if let FormOutcome::Copied(text, _) = copied { vec![Effect::Copy(text)] } else { Vec::new() }
            }
            At::Words(_) | At::Outcome(..) => {
                let outcome = in_form(&mut self.form);
                self.edited(outcome, desk)
            }
            At::List | At::One(..) | At::Marks(_) => Vec::new(),
        }
    }

    /// What stands in this field could not be stored.
    pub fn not_stored(&mut self, field: &str) {
        self.form.not_stored(field);
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        draw::view(self, look, page);
    }
}

/// How many elements are about in sight: each takes two rows or three.
fn page(look: &Look) -> usize {
    usize::from(look.size.1 / 3).max(1)
}

fn back_from(purpose: Purpose) -> At {
    match purpose {
        Purpose::Case(id) | Purpose::Round(id) | Purpose::Same(id) => At::One(id, 0),
        Purpose::Answer => At::List,
    }
}
