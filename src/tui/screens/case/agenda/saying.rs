//! What is said of a learning question between rounds, and a new one: the fields and their keys.
//!
//! Never here: how they look.

use crate::domain::case::Case;
use crate::domain::id::QuestionId;
use crate::domain::question::QuestionState;
use crate::domain::round::NewQuestion;
use crate::text::Ui;
use crate::tui::asking;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DIGITS, DOWN, ENTER, ESC, LEFT, RIGHT, TAB, UP, ctrl};
use crate::tui::lists::Change;
use crate::tui::look::Desk;
use crate::tui::picking::NOWHERE;
use crate::tui::saving;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::form::{Field, Form, FormOutcome};

use super::{Agenda, At};

/// Where it stands now, and the line about it.
const STATE: usize = 0;
pub(super) const LINE: usize = 1;

const CHOOSE: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_next_field).hint(1),
    Binding::new(Action::NextField, &[ENTER], Ui::key_next_field),
    Binding::new(Action::Left, &[LEFT, UP], Ui::key_move),
    Binding::new(Action::Right, &[RIGHT, DOWN], Ui::key_move),
    Binding::new(Action::PreviousField, &[BACKTAB], Ui::key_back),
    Binding::new(Action::Escape, &[ESC], Ui::key_not_now).hint(2),
];

const KEEP: &[Binding] = &[Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_keep).hint(0)];

const TYPE: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_keep).hint(0),
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(3),
    Binding::new(Action::Escape, &[ESC], Ui::key_not_now).hint(2),
];

const NEXT: &[Binding] = &[Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_next_field).hint(0)];

/// The names of the fields of what is said of a question.
fn saying(case: &Case, id: QuestionId) -> [String; 2] {
    ["state", "text"].map(|part| format!("case/{}/question/{id}/{part}", case.id))
}

/// The names of the fields of a new question.
fn asked(case: &Case) -> [String; 2] {
    ["question", "reach"].map(|part| format!("case/{}/new-question/{part}", case.id))
}

impl Agenda {
    fn set_out(&mut self, names: [String; 2]) {
        let fields = names.map(|name| Field::line(name, "")).into();
        self.form = Form::new(fields, &self.drafts);
    }

    /// Something is said of a question.
    pub(super) fn say(&mut self, id: QuestionId, case: &Case) -> Vec<Effect> {
        self.set_out(saying(case, id));
        if self.form.focus == STATE {
            self.form.focus = NOWHERE;
        }
        self.at = At::Saying(id);
        Vec::new()
    }

    /// A new question is asked.
    pub(super) fn ask(&mut self, case: &Case) -> Vec<Effect> {
        self.set_out(asked(case));
        if self.form.focus == asking::REACH {
            self.form.focus = NOWHERE;
        }
        self.at = At::New;
        self.touched()
    }

    /// What was half typed when the program ended is on screen again.
    pub(super) fn resume(&mut self, case: &Case) {
        let ids: Vec<QuestionId> = self.all.iter().map(|question| question.id).collect();
        let of = |name: &String| {
            let id = ids.iter().find(|id| saying(case, **id).contains(name)).copied();
            if asked(case).contains(name) { Some(At::New) } else { id.map(At::Saying) }
        };
        match self.drafts.iter().rev().find_map(|(name, _)| of(name)) {
            Some(At::Saying(id)) => drop(self.say(id, case)),
            Some(_) => drop(self.ask(case)),
            None => {}
        }
    }

    /// The keys of the two forms.
    pub(super) fn form_keys(&self) -> Vec<Binding> {
        let typing = self.form.focused().is_some();
        match (self.at, typing) {
            (At::New, true) => [NEXT, TYPE].concat(),
            (At::New, false) => [KEEP, CHOOSE, DIGITS].concat(),
            (_, true) => TYPE.to_vec(),
            (_, false) => [CHOOSE, DIGITS].concat(),
        }
    }

    /// The state that is chosen now.
    pub(super) fn state(&self) -> Option<QuestionState> {
        QuestionState::from_code(self.text(STATE))
    }

    fn text(&self, at: usize) -> &str {
        self.form.fields.get(at).map_or("", Field::text)
    }

    /// The field with the cursor is remembered, also while nothing was changed in it.
    fn touched(&mut self) -> Vec<Effect> {
        let at = self.form.focus;
        let text = self.text(at).to_owned();
        if self.form.focused().is_some() { self.put(at, &text) } else { Vec::new() }
    }

    /// Puts this in a field.
    fn put(&mut self, at: usize, text: &str) -> Vec<Effect> {
        let Some(field) = self.form.fields.get_mut(at) else { return Vec::new() };
        if field.text() != text {
            field.editor = Editor::with_text(field.editor.lines(), text);
        }
        let (name, draft) = (field.name.clone(), field.editor.snapshot());
        self.remember(name, draft)
    }

    fn remember(&mut self, field: String, draft: crate::tui::widgets::editor::Snapshot) -> Vec<Effect> {
        self.drafts.retain(|(other, _)| *other != field);
        self.drafts.push((field.clone(), draft.clone()));
        vec![Effect::SaveDraft { round: None, field, draft }]
    }

    /// What became of an edit: what changed is put on disk before it is drawn.
    pub(super) fn edited(&mut self, outcome: FormOutcome, desk: &mut Desk<'_>) -> Vec<Effect> {
        saving::saved_by(outcome, desk, |name, draft| self.remember(name, draft))
    }

    /// Chooses a state; to say it differently one begins with the words as they are.
    fn choose(&mut self, id: QuestionId, state: QuestionState) -> Vec<Effect> {
        let words = self.find(id).map(|question| question.question.clone()).unwrap_or_default();
        let line = self.text(LINE).to_owned();
        let other = match state {
            QuestionState::Reworded if line.is_empty() => Some(words.as_str()),
            QuestionState::Open
            | QuestionState::Provisional
            | QuestionState::Closed
            | QuestionState::Persistent
                if line == words =>
            {
                Some("")
            }
            _ => None,
        };
        let mut effects = other.map_or_else(Vec::new, |text| self.put(LINE, text));
        effects.extend(self.put(STATE, state.code()));
        effects
    }

    /// True when people typed words: those of the question as it is are none.
    pub(super) fn is_half_typed(&self) -> bool {
        let (words, known) = match self.at {
            At::New => (self.text(asking::WORDS), None),
            At::Saying(id) => (self.text(LINE), self.find(id)),
            At::List | At::One(..) | At::Reaching(_) => return false,
        };
        !words.trim().is_empty() && known.is_none_or(|known| known.question != words)
    }

    fn at_line(&mut self) -> Vec<Effect> {
        self.form.focus = LINE;
        self.touched()
    }

    /// Keys while something is said of a question.
    pub(super) fn in_saying(
        &mut self,
        id: QuestionId,
        action: Action,
        case: &Case,
        desk: &mut Desk<'_>,
    ) -> Option<Vec<Effect>> {
        let typing = self.form.focused().is_some();
        match action {
            Action::Digit(n) if !typing => {
                let (state, _) = QuestionState::ALL.get(usize::from(n).checked_sub(1)?)?;
                let mut effects = self.choose(id, *state);
                effects.extend(self.at_line());
                Some(effects)
            }
            Action::Left | Action::Right if !typing => {
                let all = QuestionState::ALL;
                let at = self.state().and_then(|state| all.iter().position(|(other, _)| *other == state));
                let (state, _) = all.get(asking::next(at, all.len(), action == Action::Right))?;
                Some(self.choose(id, *state))
            }
            Action::PreviousField if typing => {
                let state = self.text(STATE).to_owned();
                self.form.focus = NOWHERE;
                Some(self.put(STATE, &state))
            }
            Action::Escape | Action::PreviousField => Some(self.leave(desk)),
            Action::On | Action::NextField if !typing => {
                Some(if self.state().is_some() { self.at_line() } else { Vec::new() })
            }
            Action::On => {
                let (state, text) = (self.state()?, self.text(LINE).to_owned());
                let change = Change::Say { question: id, state, text };
                let done = self.form.names();
                Some(self.change(case, change, done))
            }
            _ => None,
        }
    }

    /// Keys while a new question is asked.
    pub(super) fn in_new(&mut self, action: Action, case: &Case, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        let typing = self.form.focused().is_some();
        let empty = self.text(asking::WORDS).trim().is_empty();
        match action {
            Action::Escape => Some(self.leave(desk)),
            Action::On | Action::NextField if typing && empty => Some(Vec::new()),
            Action::On | Action::NextField if typing => {
                let who = self.text(asking::REACH).to_owned();
                self.form.focus = NOWHERE;
                Some(self.put(asking::REACH, &who))
            }
            Action::Digit(n) if !typing => {
                let reach = asking::nth(n)?;
                let mut effects = self.put(asking::REACH, reach.code());
                effects.extend(self.keep_new(case));
                Some(effects)
            }
            Action::Left | Action::Right if !typing => {
                let reach = asking::beside(&self.form, action)?;
                Some(self.put(asking::REACH, reach.code()))
            }
            Action::On | Action::NextField => Some(self.keep_new(case)),
            Action::PreviousField if typing => Some(self.leave(desk)),
            Action::PreviousField => {
                self.form.focus = asking::WORDS;
                Some(self.touched())
            }
            _ => None,
        }
    }

    fn keep_new(&mut self, case: &Case) -> Vec<Effect> {
        let text = self.text(asking::WORDS).to_owned();
        let new = NewQuestion { text, reach: asking::reach(&self.form) };
        let done = self.form.names();
        self.change(case, Change::Ask(new), done)
    }
}
