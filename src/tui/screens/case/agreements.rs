//! What was agreed: the open agreements first, with what was said of them, then those that were
//! settled. Between rounds they are settled here.
//!
//! Never here: a word about how long ago it was due, or a count beside a name.

mod rows;
mod settle;
#[cfg(test)]
mod tests;

use crossterm::event::KeyEvent;

use crate::domain::agreement::{Agreement, AgreementState};
use crate::domain::case::Case;
use crate::domain::id::AgreementId;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ENTER, LIST};
use crate::tui::look::{Desk, Look};
use crate::tui::remembered::{Remembered, Wanted};
use crate::tui::widgets::editor::Snapshot;
use crate::tui::widgets::page::Page;

use super::entries::Entries;
use super::tab::Tab;
use settle::Settle;

const SETTLE: Binding = Binding::new(Action::Open, &[ENTER], Ui::key_settle).hint(0);

/// Its state.
#[derive(Debug, Default)]
pub(super) struct Agreements {
    /// True once they were read.
    read: bool,
    open: Vec<Agreement>,
    settled: Vec<Agreement>,
    /// What stood half typed about them.
    drafts: Vec<(String, Snapshot)>,
    /// Before which settled agreement older ones were asked for.
    asked_before: Option<AgreementId>,
    entries: Entries<AgreementId>,
    /// The agreement of which is said how it went.
    settle: Option<Settle>,
}

impl Agreements {
    fn lay_out(&mut self, case: &Case, look: &Look) {
        let laid = rows::entries(case, &self.open, &self.settled, look);
        self.entries = laid.standing_as(&self.entries, room(look));
    }

    fn current(&self) -> Option<&Agreement> {
        let id = self.entries.current()?;
        self.open.iter().chain(&self.settled).find(|agreement| agreement.id == *id)
    }

    /// The agreement under the cursor, where something can be said of it: not where it became a question.
    fn speakable(&self) -> Option<&Agreement> {
        self.current().filter(|agreement| agreement.state != AgreementState::Question)
    }

    fn older(&mut self, case: &Case, look: &Look) -> Vec<Effect> {
        let Some(last) = self.settled.last().map(|agreement| agreement.id) else { return Vec::new() };
        if self.asked_before == Some(last) || !self.entries.near_end(room(look)) {
            return Vec::new();
        }
        self.asked_before = Some(last);
        vec![Effect::Remember(case.id, Wanted::Settled(last))]
    }
}

fn room(look: &Look) -> usize {
    usize::from(look.size.1.max(1))
}

impl Tab for Agreements {
    fn enter(&mut self, case: &Case, _look: &Look) -> Vec<Effect> {
        self.settle = None;
        self.asked_before = None;
        vec![Effect::Remember(case.id, Wanted::Agreements)]
    }

    fn read(&mut self, read: Remembered, case: &Case, look: &Look) -> Vec<Effect> {
        match read {
            Remembered::Agreements { open, settled, drafts } => {
                (self.read, self.open, self.settled, self.drafts) = (true, open, settled, drafts);
                self.asked_before = None;
            }
            Remembered::Settled(more) if !more.is_empty() => self.settled.extend(more),
            _ => return Vec::new(),
        }
        self.lay_out(case, look);
        self.older(case, look)
    }

    fn resized(&mut self, case: &Case, look: &Look) {
        self.lay_out(case, look);
    }

    fn keys(&self) -> Vec<Binding> {
        if let Some(settle) = &self.settle {
            return settle.keys();
        }
        let mut keys: Vec<Binding> = self.speakable().map(|_| SETTLE).into_iter().collect();
        if !self.entries.is_empty() {
            keys.extend(LIST);
        }
        keys
    }

    fn is_busy(&self) -> bool {
        self.settle.is_some()
    }

    fn is_typing(&self) -> bool {
        self.settle.as_ref().is_some_and(Settle::is_typing)
    }

    fn act(&mut self, action: Action, case: &Case, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        let look = desk.look;
        if let Some(settle) = &mut self.settle {
            if action == Action::Escape {
                // What was typed stands there again when it is opened again.
                self.drafts = settle.drafts(std::mem::take(&mut self.drafts));
                self.settle = None;
                return Some(Vec::new());
            }
            return Some(settle.act(action, case, desk));
        }
        if self.entries.act(action, room(&look)) {
            return Some(self.older(case, &look));
        }
        match action {
            Action::Open => {
                let settle = self.speakable().map(|agreement| Settle::new(agreement.clone(), &self.drafts));
                self.settle = settle;
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn key(&mut self, key: KeyEvent, _case: &Case, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.settle.as_mut().map_or_else(Vec::new, |settle| settle.key(key, desk))
    }

    fn paste(&mut self, text: &str, _case: &Case, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.settle.as_mut().map_or_else(Vec::new, |settle| settle.paste(text, desk))
    }

    fn not_stored(&mut self, field: &str) {
        if let Some(settle) = &mut self.settle {
            settle.form.not_stored(field);
        }
    }

    fn view<'a>(&'a self, case: &'a Case, look: &Look, page: &mut Page<'a>) {
        if let Some(settle) = &self.settle {
            return settle.view(case, look, page);
        }
        if self.read && self.entries.is_empty() {
            page.text(look.ui.case_no_agreements(), look.theme.dim, 0, 0);
        }
        self.entries.view(room(look), look, page);
        page.stretch();
    }
}
