//! What works, over all cases.
//!
//! Never here: what belongs to one case only; how one is shown or changed (that is `working`).

use crossterm::event::KeyEvent;

use crate::domain::id::{CaseId, ElementId};
use crate::text::Ui;
use crate::tui::choosing::Choice;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ESC, ch};
use crate::tui::lists::{Drafts, Known, Wish};
use crate::tui::look::{Desk, Look};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::working::Working;

const BACK: &[Binding] = &[Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(2)];

const UNDO: &[Binding] = &[Binding::new(Action::Undo, &[ch('u')], Ui::key_undo).hint(3)];

/// Rows of the title and the air under it.
const HEAD: u16 = 2;

/// Its state.
#[derive(Debug, Default)]
pub struct Elements {
    working: Working,
    /// In which case the last change was made, while it can be undone.
    undoes: Option<CaseId>,
}

fn below(look: &Look) -> Look {
    let (width, height) = look.size;
    Look { size: (width, height.saturating_sub(HEAD).max(1)), ..*look }
}

impl Elements {
    /// Elements were read.
    pub fn read(
        &mut self,
        wish: &Wish,
        after: Option<ElementId>,
        elements: Vec<Known>,
        drafts: Drafts,
        look: &Look,
    ) -> Vec<Effect> {
        self.working.read(wish, after, elements, drafts, &below(look))
    }

    /// What there is to choose from was read.
    pub fn choices_read(&mut self, all: Vec<Choice>) {
        self.working.choices_read(all);
    }

    /// Something was changed or undone: it is read anew.
    pub fn changed(&mut self, case: CaseId, undoes: bool) -> Vec<Effect> {
        self.undoes = undoes.then_some(case);
        self.working.enter()
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        let mut keys = self.working.keys();
        if !self.working.is_busy() {
            keys.extend(BACK);
            keys.extend(self.undoes.iter().flat_map(|_| UNDO));
        }
        keys
    }

    /// True when a letter is text here.
    pub fn is_typing(&self) -> bool {
        self.working.is_typing()
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        if let (Action::Undo, Some(case), false) = (action, self.undoes, self.working.is_busy()) {
            return vec![Effect::UndoChange(case)];
        }
        let mut own = Desk { look: below(&desk.look), notice: &mut *desk.notice };
        match (self.working.act(action, &mut own), action) {
            (Some(effects), _) => effects,
            (None, Action::Escape) => vec![Effect::ReadHome],
            (None, _) => Vec::new(),
        }
    }

    /// A letter that is typed.
    pub fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        let mut own = Desk { look: below(&desk.look), notice: &mut *desk.notice };
        self.working.key(key, &mut own)
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        let mut own = Desk { look: below(&desk.look), notice: &mut *desk.notice };
        self.working.paste(text, &mut own)
    }

    /// What stands in this field could not be stored.
    pub fn not_stored(&mut self, field: &str) {
        self.working.not_stored(field);
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        page.row(Row::new(look.ui.working_title(), look.theme.bold));
        page.row(Row::default());
        self.working.view(&below(look), page);
    }
}
