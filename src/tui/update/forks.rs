//! What stands in two versions: counted when a case is on screen and nobody types, and the way to it.
//!
//! Never here: what the screen shows.

use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::screens::forks::Forks;

use super::shelf;

/// What came of an effect: of what stands in two versions, here; the rest elsewhere.
pub(super) fn arrived(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::ForksCounted(id, count) => {
            if let Screen::Case(case) = &mut model.screen
                && case.reference().id == id
            {
                case.forks = Some(count);
            }
            Vec::new()
        }
        Message::ForksRead { case, forks, chosen } => {
            if chosen {
                model.say(model.ui.forks_chosen());
                model.undoes = true;
            }
            if let Screen::Forks(screen) = &mut model.screen {
                screen.undoes |= chosen;
            }
            if chosen && forks.is_empty() {
                return vec![Effect::ReadCase(case.id)];
            }
            match &mut model.screen {
                Screen::Forks(screen) => screen.read(forks),
                _ => model.screen = Screen::Forks(Box::new(Forks::new(case, forks))),
            }
            Vec::new()
        }
        happened => shelf::arrived(model, happened),
    }
}

/// What is asked once for a case on screen.
pub(super) fn count(model: &Model) -> Option<Effect> {
    match &model.screen {
        Screen::Case(case) if case.forks.is_none() => Some(Effect::CountForks(case.reference().id)),
        _ => None,
    }
}

/// It was asked: not again, whatever comes of it.
pub(super) fn counted(model: &mut Model) {
    if let Screen::Case(case) = &mut model.screen {
        case.forks.get_or_insert(0);
    }
}
