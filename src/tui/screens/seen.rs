//! A working element that is known already and is seen again in an answer, over the question.
//!
//! The choice is a person's; the words of the answer are what came of it. Never here: how strong
//! that makes it.

use crate::domain::answer::{Key, Mark};
use crate::domain::id::ElementId;
use crate::domain::round::Move;
use crate::tui::choosing::{Chosen, Picker};
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding};
use crate::tui::look::{Desk, Look};
use crate::tui::making::back_to;
use crate::tui::round::moved;
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::page::Page;

/// The keys of this panel.
pub fn keys(_table: &Table) -> Vec<Binding> {
    Picker::keys()
}

/// Does what a key asks for; None when it is not for this panel.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let Some(Panel::Seen(key, picker)) = &mut table.panel else { return None };
    let key = *key;
    match action {
        Action::Open => {
            let Some(Chosen::Element(element)) = picker.chosen().map(|choice| choice.of) else {
                return Some(Vec::new());
            };
            Some(see(table, key, element, desk))
        }
        Action::Escape => {
            back_to(table, key, Mark::WorkingElement);
            Some(Vec::new())
        }
        action => {
            picker.act(action, &desk.look);
            Some(Vec::new())
        }
    }
}

/// The answer tells of this element; the mark that goes with it is set.
fn see(table: &mut Table, key: Key, element: ElementId, desk: &mut Desk<'_>) -> Vec<Effect> {
    let mark = Mark::WorkingElement;
    let marked = table.round.answers.get(&key).is_some_and(|answer| answer.marks.contains(&mark));
    let set = (!marked).then_some(Move::Mark { key, mark, set: true });
    let seen = Move::SeenAgain { key, element: Some(element) };
    let effects = moved(table.moves(set.into_iter().chain([seen]), Vec::new()), desk);
    back_to(table, key, mark);
    effects
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    if let Some(Panel::Seen(_, picker)) = &table.panel {
        picker.view(look, page);
    }
}
