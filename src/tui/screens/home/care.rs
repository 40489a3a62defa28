//! What is done with a case where it stands in the list: another title, closed or opened, merged with another.
//!
//! Never here: a name, or words that people said.

use crossterm::event::KeyEvent;

use crate::domain::case::CaseLine;
use crate::domain::id::CaseId;
use crate::text::Ui;
use crate::tui::care::{At, Care, FIELD, What};
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ch, f};
use crate::tui::look::{Desk, Look};
use crate::tui::widgets::editor::Snapshot;
use crate::tui::widgets::form::Field;
use crate::tui::widgets::page::Page;
use crate::tui::widgets::sheet::{Choices, Sheet, SheetOutcome};

const RENAME: Binding = Binding::new(Action::Letter('t'), &[ch('t')], Ui::key_rename);
const CLOSE: Binding = Binding::new(Action::Letter('x'), &[ch('x')], Ui::key_close);
const REOPEN: Binding = Binding::new(Action::Letter('x'), &[ch('x')], Ui::key_reopen);
const MERGE: Binding = Binding::new(Action::Letter('m'), &[ch('m')], Ui::key_merge);
const PEOPLE: Binding = Binding::new(Action::Who, &[ch('p'), f(9)], Ui::key_people);
const UNDO: Binding = Binding::new(Action::Undo, &[ch('u')], Ui::key_undo).hint(1);

/// What a sheet over the list is for.
#[derive(Debug)]
pub(super) enum Caring {
    /// Another title.
    Rename(CaseId, Sheet),
    /// Into which of these it is merged.
    Merge(CaseId, Vec<CaseId>, Sheet),
}

/// The keys for a case in the list. One that is not kept yet has nothing to care for.
pub(super) fn keys(line: Option<&CaseLine>) -> Vec<Binding> {
    let kept = line.filter(|line| is_kept(line));
    let mut keys = vec![UNDO];
    if let Some(line) = kept {
        keys.extend([RENAME, if line.open { CLOSE } else { REOPEN }, MERGE, PEOPLE]);
    }
    keys
}

fn is_kept(line: &CaseLine) -> bool {
    line.rounds > 0 || line.last_round.is_some() || line.unfinished.is_none()
}

fn care(what: What, at: At, done: Vec<String>) -> Vec<Effect> {
    vec![Effect::Care(Box::new(Care { what, at, done }))]
}

/// Begins with what a key asks for.
pub(super) fn begin(
    action: Action,
    here: Option<&CaseLine>,
    lines: &[CaseLine],
    drafts: &[(String, Snapshot)],
    desk: &mut Desk<'_>,
) -> (Option<Caring>, Vec<Effect>) {
    let ui = desk.look.ui;
    if action == Action::Undo {
        return (None, care(What::Undo, At::Home, Vec::new()));
    }
    let Some(line) = here.filter(|line| is_kept(line)) else { return (None, Vec::new()) };
    match action {
        Action::Letter('t') => {
            let field = Field::line(format!("{FIELD}case/{}/title", line.id), "");
            let sheet = Sheet::new(ui.care_title(), vec![field.holding(line.title.clone())], drafts);
            (Some(Caring::Rename(line.id, sheet)), Vec::new())
        }
        Action::Letter('x') => (None, care(What::Close(line.id, line.open), At::Home, Vec::new())),
        Action::Who => (None, care(What::Nothing, At::People(line.id), Vec::new())),
        Action::Letter('m') => {
            let others: Vec<&CaseLine> =
                lines.iter().filter(|other| other.id != line.id && is_kept(other)).collect();
            if others.is_empty() {
                desk.say(ui.care_no_other_case());
                return (None, Vec::new());
            }
            let titles = others.iter().map(|other| other.title.clone()).collect();
            let sheet = Sheet::choice(ui.care_merge_case(&line.title), Choices::new("", titles, 0));
            (Some(Caring::Merge(line.id, others.iter().map(|other| other.id).collect(), sheet)), Vec::new())
        }
        _ => (None, Vec::new()),
    }
}

impl Caring {
    fn sheet(&mut self) -> &mut Sheet {
        match self {
            Self::Rename(_, sheet) | Self::Merge(_, _, sheet) => sheet,
        }
    }

    /// The keys that work now.
    pub(super) fn keys(&self) -> Vec<Binding> {
        match self {
            Self::Rename(_, sheet) | Self::Merge(_, _, sheet) => sheet.keys(),
        }
    }

    /// True when a letter is text here.
    pub(super) fn is_typing(&self) -> bool {
        matches!(self, Self::Rename(..))
    }

    /// Does what a key asks for; it stays while there is more to say.
    pub(super) fn act(mut self, action: Action, desk: &mut Desk<'_>) -> (Option<Self>, Vec<Effect>) {
        match self.sheet().act(action, desk) {
            SheetOutcome::Goes(effects) => (Some(self), effects),
            SheetOutcome::Left => {
                let mut effects = self.sheet().leave(desk);
                effects.extend(care(What::Nothing, At::Home, Vec::new()));
                (None, effects)
            }
            SheetOutcome::Done(chosen) => self.done(chosen, desk),
        }
    }

    fn done(mut self, chosen: Option<usize>, desk: &mut Desk<'_>) -> (Option<Self>, Vec<Effect>) {
        let what = match &self {
            Self::Rename(case, sheet) => {
                let title = sheet.text(0).trim().to_owned();
                (!title.is_empty()).then_some(What::Rename(*case, title))
            }
            Self::Merge(case, others, _) => {
                let into = chosen.and_then(|at| others.get(at));
                into.map(|into| What::MergeCases(*case, *into))
            }
        };
        let Some(what) = what else {
            desk.warn(desk.look.ui.care_empty());
            return (Some(self), Vec::new());
        };
        // It stays until what it says is kept.
        self.sheet().waits = true;
        let done = self.sheet().form.names();
        (Some(self), care(what, At::Home, done))
    }

    /// True when what it says was to be kept.
    pub(super) fn waits(&mut self) -> bool {
        self.sheet().waits
    }

    /// A key that is no action.
    pub(super) fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.sheet().key(key, desk)
    }

    /// Pasted text.
    pub(super) fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.sheet().paste(text, desk)
    }

    /// The store does not have the words of this field.
    pub(super) fn not_stored(&mut self, field: &str) {
        self.sheet().form.not_stored(field);
    }

    /// Draws it.
    pub(super) fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        match self {
            Self::Rename(_, sheet) | Self::Merge(_, _, sheet) => sheet.view(look, page),
        }
    }
}
