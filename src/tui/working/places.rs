//! What the keys do in the list, at one of them, and at what is chosen for it.
//!
//! Never here: what is typed of one.

use crate::domain::answer::Mark;
use crate::domain::element::Strength;
use crate::domain::id::{CaseId, ElementId};
use crate::text::Ui;
use crate::tui::choosing::{Choices, Chosen, Picker};
use crate::tui::effect::Effect;
use crate::tui::keys::Action;
use crate::tui::lists::{Change, Seen, Wish};
use crate::tui::look::Look;
use crate::tui::making::one_line;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::list::Cursor;

use super::{At, Of, Purpose, Working, draw, page};

impl Working {
    pub(super) fn in_list(&mut self, action: Action, look: &Look) -> Option<Vec<Effect>> {
        if self.cursor.act(action, self.all.len(), page(look)) {
            return Some(self.more(look));
        }
        match action {
            Action::Open => {
                self.filtering = false;
                self.at = At::One(self.here()?.element.id, 0);
                Some(Vec::new())
            }
            Action::Filter => {
                if self.filter.fields.is_empty() {
                    let field = Field::line("filter", "").starter(look.ui.working_filter());
                    self.filter = Form { fields: vec![field], focus: 0 };
                }
                self.filtering = true;
                Some(Vec::new())
            }
            Action::On if self.filtering => {
                self.filtering = false;
                if self.wish.words.is_empty() {
                    self.filter = Form::default();
                }
                Some(Vec::new())
            }
            Action::Escape if self.filtering || self.is_narrow() => {
                (self.filtering, self.filter) = (false, Form::default());
                self.wish = Wish { case: self.wish.case, ..Wish::default() };
                Some(self.ask())
            }
            Action::ByStrength => {
                let at = self.wish.strength.and_then(|now| Strength::ALL.iter().position(|(s, _)| *s == now));
                let next = Strength::ALL.get(at.map_or(0, |at| at + 1));
                self.wish.strength = next.map(|(strength, _)| *strength);
                Some(self.ask())
            }
            Action::ByMark => {
                let at = self.wish.mark.and_then(|now| Mark::ALL.iter().position(|(mark, _)| *mark == now));
                self.at = At::Marks(Cursor { at: at.map_or(0, |at| at + 1), top: 0 });
                Some(Vec::new())
            }
            Action::New => {
                let case = self.wish.case?;
                self.pick(Purpose::Answer, look.ui.working_which_answer(), look.ui);
                Some(vec![Effect::ReadChoices(Choices::Answers(case))])
            }
            _ => None,
        }
    }

    /// The first choice is all marks, then each.
    pub(super) fn in_marks(&mut self, mut cursor: Cursor, action: Action, look: &Look) -> Vec<Effect> {
        let room = usize::from(look.size.1);
        if cursor.act(action, Mark::ALL.len() + 1, room) {
            self.at = At::Marks(cursor);
            return Vec::new();
        }
        self.at = At::List;
        if action != Action::Open {
            return Vec::new();
        }
        let mark = cursor.at.checked_sub(1).and_then(|at| Mark::ALL.get(at));
        self.wish.mark = mark.map(|(mark, _)| *mark);
        self.ask()
    }

    pub(super) fn in_one(
        &mut self,
        id: ElementId,
        top: usize,
        action: Action,
        look: &Look,
    ) -> Option<Vec<Effect>> {
        let page = usize::from(look.size.1).saturating_sub(1).max(1);
        let rows = self.find(id).map_or(0, |known| draw::whole(known, self.wish.case, look).len());
        let last = rows.saturating_sub(usize::from(look.size.1));
        let top = match action {
            Action::Up => top.saturating_sub(1),
            Action::Down => top + 1,
            Action::PageUp => top.saturating_sub(page),
            Action::PageDown => top + page,
            Action::First => 0,
            Action::Last => last,
            Action::Escape => {
                self.at = At::List;
                return Some(Vec::new());
            }
            Action::Correct => return Some(self.word(Of::Element(id), None)),
            Action::SeenAgain => return Some(self.seen_again(id, look.ui)),
            Action::Same => {
                self.pick(Purpose::Same(id), look.ui.working_which_same(), look.ui);
                return Some(vec![Effect::ReadChoices(Choices::Elements(self.wish.case))]);
            }
            _ => return None,
        };
        self.at = At::One(id, top.min(last));
        Some(Vec::new())
    }

    /// Where it was seen again: in a round of this case, or first in which case.
    fn seen_again(&mut self, id: ElementId, ui: Ui) -> Vec<Effect> {
        if let Some(case) = self.wish.case {
            self.pick(Purpose::Round(id), ui.working_which_round(), ui);
            return vec![Effect::ReadChoices(Choices::Rounds(case))];
        }
        self.pick(Purpose::Case(id), ui.working_which_case(), ui);
        vec![Effect::ReadChoices(Choices::Cases)]
    }

    fn pick(&mut self, purpose: Purpose, title: &'static str, ui: Ui) {
        self.at = At::Picking(Box::new(Picker::new(title, ui)), purpose);
    }

    pub(super) fn picked(
        &mut self,
        purpose: Purpose,
        (chosen, text): (Chosen, String),
        ui: Ui,
    ) -> Vec<Effect> {
        match (purpose, chosen) {
            (Purpose::Case(id), Chosen::Case(case)) => {
                self.pick(Purpose::Round(id), ui.working_which_round(), ui);
                vec![Effect::ReadChoices(Choices::Rounds(case))]
            }
            (Purpose::Round(id), Chosen::Round(round)) => self.outcome(id, Seen::Round(round)),
            (Purpose::Round(id), Chosen::Case(case)) => self.outcome(id, Seen::Case(case)),
            (Purpose::Same(id), Chosen::Element(other)) => {
                let case = self.case_of(id);
                self.at = At::One(other, 0);
                case.map_or_else(Vec::new, |case| {
                    let effects = self.change(case, Change::Same(id, other), Vec::new());
                    self.kept = false;
                    effects
                })
            }
            (Purpose::Answer, Chosen::Answer(answer)) => {
                let words = one_line(&text);
                self.word(Of::Answer(answer), Some(words))
            }
            _ => Vec::new(),
        }
    }

    /// The case in which a change of this one is told.
    pub(super) fn case_of(&self, id: ElementId) -> Option<CaseId> {
        self.wish.case.or_else(|| self.find(id).map(|known| known.element.case))
    }
}
