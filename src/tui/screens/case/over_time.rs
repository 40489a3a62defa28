//! Numbers through the months, and how it went with agreements.
//!
//! Never here: a comparison of people or cases, or a line drawn through two points.

use crate::domain::case::Case;
use crate::domain::line::Numbers;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::remembered::{Remembered, Wanted};
use crate::tui::widgets::page::Page;

use super::tab::Tab;

/// Its state.
#[derive(Debug, Default)]
pub(super) struct OverTime {
    all: Vec<Numbers>,
}

impl Tab for OverTime {
    fn enter(&mut self, case: &Case, _look: &Look) -> Vec<Effect> {
        vec![Effect::Remember(case.id, Wanted::OverTime)]
    }

    fn read(&mut self, read: Remembered, _case: &Case, _look: &Look) -> Vec<Effect> {
        if let Remembered::OverTime(read, _) = read {
            self.all = read;
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
            page.text(&one.ask, look.theme.text, 0, 1);
        }
        page.stretch();
    }
}
