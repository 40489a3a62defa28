//! What was agreed: open first, then what was settled; settled here too, between rounds.
//!
//! Never here: a word about a date that has passed, or a count beside a name.

use crate::domain::agreement::Agreement;
use crate::domain::case::Case;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::remembered::{Remembered, Wanted};
use crate::tui::widgets::page::Page;

use super::tab::Tab;

/// Its state.
#[derive(Debug, Default)]
pub(super) struct Agreements {
    all: Vec<Agreement>,
}

impl Tab for Agreements {
    fn enter(&mut self, case: &Case, _look: &Look) -> Vec<Effect> {
        vec![Effect::Remember(case.id, Wanted::Agreements)]
    }

    fn read(&mut self, read: Remembered, _case: &Case, _look: &Look) -> Vec<Effect> {
        if let Remembered::Agreements { open, .. } = read {
            self.all = open;
        }
        Vec::new()
    }

    fn keys(&self) -> Vec<Binding> {
        Vec::new()
    }

    fn act(&mut self, _action: Action, _case: &Case, _desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        None
    }

    fn view<'a>(&'a self, _case: &'a Case, look: &Look, page: &mut Page<'a>) {
        for one in &self.all {
            page.text(&one.what, look.theme.text, 0, 1);
        }
        page.stretch();
    }
}
