//! What was read of a case: its rounds, one of them whole, what its views show; and the way back.
//!
//! Never here: what the screens show.

use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::screens::case::CaseView;
use crate::tui::screens::past::Past;
use crate::tui::view;

use super::{care, look, search, with_desk};

/// What came of an effect: of a case, here; the rest elsewhere.
pub(super) fn arrived(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::CaseRead { case, rounds, agreements, unfinished } => {
            let view = CaseView::new(case, rounds, agreements, unfinished);
            shown(model, view)
        }
        Message::RoundsRead(rounds) => with_desk(model, |screen, desk| match screen {
            Screen::Case(case) => case.read_more(rounds, &desk.look),
            _ => Vec::new(),
        }),
        Message::RoundRead { case, round, agreements } => {
            let (id, look) = (round.id, look_of_page(model));
            let mut past = Past::new(case, *round, agreements, &look);
            if matches!(model.screen, Screen::Search(_)) {
                search::shows(model, past);
                return Vec::new();
            }
            if let Screen::Case(case) = &mut model.screen {
                if let Some(ask) = case.asked_in(id) {
                    past.go_to_question(ask, &look);
                }
                if let Some(answer) = case.take_marks() {
                    past.mark(answer, &look);
                }
            }
            let before = std::mem::replace(&mut model.screen, Screen::Past(Box::new(past)));
            if matches!(before, Screen::Case(_)) {
                model.behind = Some(Box::new(before));
            }
            Vec::new()
        }
        Message::Remembered(id, read) => with_desk(model, |screen, desk| match screen {
            Screen::Case(case) if case.id() == id => case.remembered(*read, &desk.look),
            _ => Vec::new(),
        }),
        Message::ElementsRead { wish, after, elements, drafts } => {
            if !matches!(model.screen, Screen::Elements(_)) && wish.case.is_none() {
                model.screen = Screen::Elements(Box::default());
            }
            with_desk(model, |screen, desk| match screen {
                Screen::Case(case) => case.elements_read(&wish, after, elements, drafts, &desk.look),
                Screen::Elements(all) => all.read(&wish, after, elements, drafts, &desk.look),
                _ => Vec::new(),
            })
        }
        Message::ChoicesRead(choices, all) => {
            match &mut model.screen {
                Screen::Round(table) => table.heard(Message::ChoicesRead(choices, all)),
                Screen::Case(case) => case.choices_read(all),
                Screen::Elements(elements) => elements.choices_read(all),
                _ => {}
            }
            Vec::new()
        }
        Message::CaseChanged { case: id, told, undoes } => {
            model.say(told);
            model.undoes = undoes;
            with_desk(model, |screen, desk| match screen {
                Screen::Case(case) if case.id() == id => case.changed(undoes, &desk.look),
                Screen::Forks(forks) => forks.changed(undoes),
                Screen::Elements(elements) => elements.changed(id, undoes),
                _ => Vec::new(),
            })
        }
        happened => care::arrived(model, happened),
    }
}

/// A case comes on screen. From a round of it that was read, it stands where it was left; where it is on screen already,
/// it stays where it is.
fn shown(model: &mut Model, mut view: CaseView) -> Vec<Effect> {
    if matches!(&model.screen, Screen::Case(case) if case.id() == view.id()) {
        return with_desk(model, |screen, desk| match screen {
            Screen::Case(case) => case.renewed(view, &desk.look),
            _ => Vec::new(),
        });
    }
    let left = match (&model.screen, model.behind.take().map(|behind| *behind)) {
        (Screen::Past(_), Some(Screen::Case(left))) if left.id() == view.id() => Some(left),
        _ => None,
    };
    if let Screen::Past(past) = &model.screen {
        view.go_to(past.id(), &look(model));
    }
    if matches!(&model.screen, Screen::Forks(forks) if forks.undoes) {
        view.undoes(model.undoes);
    }
    model.screen = Screen::Case(Box::new(view));
    // The size of what a screen has depends on the screen.
    with_desk(model, |screen, desk| match (screen, left) {
        (Screen::Case(case), Some(left)) => case.left_at(*left, &desk.look),
        _ => Vec::new(),
    })
}

/// The look of a page that is read: a case may have more columns.
fn look_of_page(model: &Model) -> Look {
    Look { size: view::room_of(model.size, false), ..look(model) }
}
