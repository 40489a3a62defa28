//! The way into the search and out of it, and what it finds.
//!
//! Never here: what the screen shows.

use crate::domain::round::CaseRef;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::screens::past::Past;
use crate::tui::screens::search::Search;

use super::{look, shelf};

/// What came of an effect: of a search, here; the rest elsewhere.
pub(super) fn arrived(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Found { wanted, after, found } => {
            if let Screen::Search(search) = &mut model.screen {
                search.found(&wanted, after, found);
            }
            Vec::new()
        }
        Message::NothingTyped => goes_on(model).into_iter().collect(),
        happened => shelf::arrived(model, happened),
    }
}

/// What is done as long as nobody types: the rest of a search.
pub fn goes_on(model: &Model) -> Option<Effect> {
    match &model.screen {
        Screen::Search(search) => search.goes_on(&look(model)),
        _ => None,
    }
}

/// Opens a search: within the case on screen, or in everything.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let case: Option<CaseRef> = match &model.screen {
        Screen::Case(case) => Some(case.reference()),
        _ => None,
    };
    model.screen = Screen::Search(Box::new(Search::new(case, model.ui)));
    Vec::new()
}

/// A round comes on screen; from a search at what was found, with the search behind it.
pub(super) fn shows(model: &mut Model, mut past: Past) {
    let words = match &model.screen {
        Screen::Search(search) => search.words().map(str::to_owned),
        _ => None,
    };
    if let Some(words) = &words {
        past.go_to(words, &look(model));
    }
    let before = std::mem::replace(&mut model.screen, Screen::Past(Box::new(past)));
    model.behind = words.map(|_| Box::new(before));
}

/// True when the page of a round was opened from a search.
pub(super) fn is_behind(model: &Model) -> bool {
    matches!((&model.screen, model.behind.as_deref()), (Screen::Past(_), Some(Screen::Search(_))))
}

/// Back to the search, as it was left.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    if let Some(search) = model.behind.take() {
        model.screen = *search;
    }
    Vec::new()
}
