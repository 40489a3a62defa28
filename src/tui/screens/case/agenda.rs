//! The learning questions of a case: the list, one whole, and what people say of them between rounds.
//!
//! Every field that is typed in is a draft. Never here: a judgement on how long a question is open.

mod draw;
mod saying;
#[cfg(test)]
mod tests;

use crossterm::event::KeyEvent;

use crate::domain::agreement::Agreement;
use crate::domain::case::Case;
use crate::domain::id::QuestionId;
use crate::domain::question::{LearningQuestion, Reach};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, DIGITS, ENTER, ESC, LIST, PAGE, ch};
use crate::tui::lists::{Change, Drafts};
use crate::tui::look::{Desk, Look};
use crate::tui::remembered::{Remembered, Wanted};
use crate::tui::saving;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::Page;

use super::tab::Tab;

const OPEN: &[Binding] = &[Binding::new(Action::Open, &[ENTER], Ui::key_open).hint(0)];

const NEW: &[Binding] = &[Binding::new(Action::New, &[ch('n')], Ui::key_new_question).hint(1)];

const ONE: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_say_of).hint(0),
    Binding::new(Action::Reach, &[ch('w')], Ui::key_reach).hint(1),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(1),
];

const REACHING: &[Binding] = &[Binding::new(Action::Escape, &[ESC], Ui::key_give_up).hint(0)];

/// What of it is on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum At {
    /// The list.
    #[default]
    List,
    /// One question, from this row on.
    One(QuestionId, usize),
    /// Something is said of it.
    Saying(QuestionId),
    /// Who can change it is chosen.
    Reaching(QuestionId),
    /// A new one is typed.
    New,
}

/// Its state.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    /// Open ones first, by letter.
    all: Vec<LearningQuestion>,
    agreed: Vec<Agreement>,
    /// False until it was read.
    is_read: bool,
    cursor: Cursor,
    at: At,
    form: Form,
    drafts: Drafts,
    /// True while what was typed is on its way to disk.
    kept: bool,
}

impl Agenda {
    /// The question under the cursor.
    fn here(&self) -> Option<&LearningQuestion> {
        self.all.get(self.cursor.at)
    }

    fn find(&self, id: QuestionId) -> Option<&LearningQuestion> {
        self.all.iter().find(|question| question.id == id)
    }

    /// Asks to change something; the screen goes on when it is on disk.
    fn change(&mut self, case: &Case, change: Change, done: Vec<String>) -> Vec<Effect> {
        self.kept = true;
        vec![Effect::ChangeList { case: case.id, change: Box::new(change), done }]
    }

    /// What was typed is on disk: back to what it was about.
    fn leave_form(&mut self) {
        let done = self.form.names();
        self.drafts.retain(|(name, _)| !done.contains(name));
        self.form = Form::default();
        self.at = match self.at {
            At::Saying(id) | At::Reaching(id) | At::One(id, _) => At::One(id, 0),
            At::New | At::List => At::List,
        };
    }

    /// The form is left: what is half typed in it stays; without words there is nothing to keep.
    fn leave(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        let typed = self.is_half_typed();
        let gone = if typed { saving::left(&self.form, desk) } else { self.form.names() };
        let drafts = std::mem::take(&mut self.drafts);
        self.leave_form();
        self.drafts = drafts;
        self.drafts.retain(|(name, _)| !gone.contains(name));
        saving::dropped(gone)
    }

    fn in_list(&mut self, action: Action, case: &Case, look: &Look) -> Option<Vec<Effect>> {
        let page = usize::from(look.size.1 / 3).max(1);
        match action {
            Action::Open => {
                self.at = At::One(self.here()?.id, 0);
                Some(Vec::new())
            }
            Action::New => Some(self.ask(case)),
            action => self.cursor.act(action, self.all.len(), page).then(Vec::new),
        }
    }

    fn in_one(
        &mut self,
        (id, top): (QuestionId, usize),
        action: Action,
        case: &Case,
        look: &Look,
    ) -> Option<Vec<Effect>> {
        let page = usize::from(look.size.1).saturating_sub(1).max(1);
        let last = self.find(id).map_or(0, |question| draw::whole(question, &self.agreed, case, look).len());
        let last = last.saturating_sub(usize::from(look.size.1));
        let top = match action {
            Action::Up => top.saturating_sub(1),
            Action::Down => top + 1,
            Action::PageUp => top.saturating_sub(page),
            Action::PageDown => top + page,
            Action::First => 0,
            Action::Last => last,
            Action::Open => return Some(self.say(id, case)),
            Action::New => return Some(self.ask(case)),
            Action::Reach => {
                self.at = At::Reaching(id);
                return Some(Vec::new());
            }
            Action::Escape => {
                self.at = At::List;
                return Some(Vec::new());
            }
            _ => return None,
        };
        self.at = At::One(id, top.min(last));
        Some(Vec::new())
    }

    /// Who can change it, by digit; the last is that nobody knows.
    fn in_reaching(&mut self, id: QuestionId, action: Action, case: &Case) -> Option<Vec<Effect>> {
        match action {
            Action::Digit(n) if usize::from(n) <= Reach::ALL.len() + 1 => {
                let at = usize::from(n).checked_sub(1)?;
                let reach = Reach::ALL.get(at).map(|(reach, _)| *reach);
                Some(self.change(case, Change::Reach(id, reach), Vec::new()))
            }
            Action::Escape => {
                self.at = At::One(id, 0);
                Some(Vec::new())
            }
            _ => None,
        }
    }
}

impl Tab for Agenda {
    fn enter(&mut self, case: &Case, _look: &Look) -> Vec<Effect> {
        if std::mem::take(&mut self.kept) {
            if self.at == At::New {
                // The new one is the last: the cursor goes there once it was read.
                self.cursor.at = usize::MAX;
            }
            self.leave_form();
        }
        vec![Effect::Remember(case.id, Wanted::Learning)]
    }

    fn read(&mut self, read: Remembered, case: &Case, look: &Look) -> Vec<Effect> {
        let Remembered::Learning(mut all, agreed, drafts) = read else { return Vec::new() };
        let newest = all.iter().map(|question| question.letter).max();
        all.sort_by_key(|question| (!question.is_open(), question.letter));
        let here = if self.cursor.at == usize::MAX {
            all.iter().find(|question| Some(question.letter) == newest).map(|question| question.id)
        } else {
            self.here().map(|question| question.id)
        };
        let at = here.and_then(|id| all.iter().position(|question| question.id == id));
        (self.all, self.agreed) = (all, agreed);
        let page = usize::from(look.size.1 / 3).max(1);
        self.cursor.go(at.unwrap_or(self.cursor.at), self.all.len(), page);
        if let At::One(id, _) | At::Saying(id) | At::Reaching(id) = self.at
            && self.find(id).is_none()
        {
            self.at = At::List;
        }
        if !std::mem::replace(&mut self.is_read, true) {
            self.drafts = drafts;
            self.resume(case);
        }
        Vec::new()
    }

    fn keys(&self) -> Vec<Binding> {
        match self.at {
            At::List if self.all.is_empty() => NEW.to_vec(),
            At::List => [OPEN, NEW, LIST].concat(),
            At::One(..) => [ONE, NEW, PAGE].concat(),
            At::Reaching(_) => [REACHING, DIGITS].concat(),
            At::Saying(_) | At::New => self.form_keys(),
        }
    }

    fn is_busy(&self) -> bool {
        matches!(self.at, At::Saying(_) | At::Reaching(_) | At::New)
    }

    fn is_typing(&self) -> bool {
        self.form.focused().is_some()
    }

    fn act(&mut self, action: Action, case: &Case, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        self.kept = false;
        match self.at {
            At::List => self.in_list(action, case, &desk.look),
            At::One(id, top) => self.in_one((id, top), action, case, &desk.look),
            At::Reaching(id) => self.in_reaching(id, action, case),
            At::Saying(id) => self.in_saying(id, action, case, desk),
            At::New => self.in_new(action, case, desk),
        }
    }

    fn key(&mut self, key: KeyEvent, _case: &Case, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.kept = false;
        let outcome = self.form.key(key);
        self.edited(outcome, desk)
    }

    fn paste(&mut self, text: &str, _case: &Case, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.kept = false;
        let outcome = self.form.paste(text);
        self.edited(outcome, desk)
    }

    fn not_stored(&mut self, field: &str) {
        self.form.not_stored(field);
    }

    fn view<'a>(&'a self, case: &'a Case, look: &Look, page: &mut Page<'a>) {
        draw::view(self, case, look, page);
    }
}
