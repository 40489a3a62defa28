//! What is finished was changed, or is to be: the screen shows it as it is now.
//!
//! Never here: what can be changed.

use crate::tui::care::Cared;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::screens::home::Home;
use crate::tui::screens::past::Past;
use crate::tui::screens::people::People;

use super::{look, search, with_desk};

/// What came of an effect: of the care for what is finished, here; the rest elsewhere.
pub(super) fn arrived(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Cared(cared) => {
            came(model, cared);
            Vec::new()
        }
        Message::Undoes(undoes) => {
            model.undoes = undoes;
            Vec::new()
        }
        happened => search::arrived(model, happened),
    }
}

fn came(model: &mut Model, cared: Cared) {
    match cared {
        Cared::Home(lines, drafts) => {
            if !matches!(model.screen, Screen::Home(_)) {
                model.screen = Screen::Home(Home::new(Vec::new()));
            }
            if let Screen::Home(home) = &mut model.screen {
                home.read(lines);
                home.resume(drafts);
            }
        }
        Cared::Round(read) => {
            let look = look(model);
            match &mut model.screen {
                Screen::Past(past) if past.id() == read.round.id => past.renew(*read, &look),
                screen => {
                    let mut past =
                        Past::new(read.case.clone(), read.round.clone(), read.agreements.clone(), &look);
                    past.renew(*read, &look);
                    *screen = Screen::Past(Box::new(past));
                }
            }
        }
        Cared::Offer(read) => {
            let _nothing_to_do = with_desk(model, |screen, desk| {
                if let Screen::Past(past) = screen {
                    past.offer(*read, desk);
                }
                Vec::new()
            });
        }
        Cared::OfferObstacles(read, answer) => {
            let look = look(model);
            if let Screen::Past(past) = &mut model.screen {
                past.offer_obstacles(*read, answer, &look);
            }
        }
        Cared::People(read) => match &mut model.screen {
            Screen::People(people) if people.case() == read.case.id => people.renew(*read),
            screen => *screen = Screen::People(Box::new(People::new(*read))),
        },
    }
}
