//! What is read of the sequences, and the way into their screen and back.
//!
//! Never here: what the screen shows.

use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::screens::sequences::Sequences;

use super::{look, running, with_desk};

/// What came of an effect: of the sequences, here; the rest elsewhere.
pub(super) fn arrived(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::SequencesRead(titles) => {
            if !matches!(model.screen, Screen::Sequences(_)) {
                let screen = Screen::Sequences(Box::new(Sequences::new(titles)));
                model.behind = Some(Box::new(std::mem::replace(&mut model.screen, screen)));
                return Vec::new();
            }
            with_desk(model, |screen, desk| match screen {
                Screen::Sequences(sequences) => sequences.read(titles, desk),
                _ => Vec::new(),
            })
        }
        Message::SequenceRead(book) => with_desk(model, |screen, desk| match screen {
            Screen::Sequences(sequences) => sequences.opened(*book, desk),
            _ => Vec::new(),
        }),
        Message::SequenceReworded(asked) => {
            if let Screen::Sequences(sequences) = &mut model.screen {
                sequences.ask(asked);
            }
            Vec::new()
        }
        Message::SequencesOffered(sequences, unusable) => {
            let look = look(model);
            if let Screen::Setup(setup) = &mut model.screen {
                setup.sequences_offered(sequences, unusable, &look);
            }
            Vec::new()
        }
        Message::SequencesChanged => match &model.screen {
            Screen::Sequences(sequences) => sequences.changed(),
            Screen::Setup(_) => vec![Effect::OfferSequences],
            _ => Vec::new(),
        },
        Message::Told(what) => {
            model.say(what);
            Vec::new()
        }
        happened => running::arrived(model, happened),
    }
}

/// True when the whole list of sequences is on screen, and none of them is read.
pub(super) fn is_list(model: &Model) -> bool {
    matches!(&model.screen, Screen::Sequences(sequences) if sequences.is_whole())
}

/// Back to the screen from which the sequences were opened.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    let Some(behind) = model.behind.take() else { return vec![Effect::ReadHome] };
    model.screen = *behind;
    match &model.screen {
        Screen::Setup(_) => vec![Effect::OfferSequences],
        Screen::Home(_) => vec![Effect::ReadHome],
        _ => Vec::new(),
    }
}
