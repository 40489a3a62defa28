//! What a place of the round asks for, line by line: a form for each kind of step.
//!
//! A form takes one entry after the other and ends in what was said. Never here: input, output,
//! the store, a rule about rounds.

mod agenda;
mod agreement;
mod begun;
mod element;
mod number;
mod opening;
mod pick;
mod say_back;
mod words;

use crate::domain::Date;
use crate::domain::agreement::Review;
use crate::domain::answer::Content;
use crate::domain::round::fields::Field;
use crate::domain::round::{Place, Round};
use crate::domain::sequence::Kind;
use crate::text::Ui;

use super::entry::{Entry, Knows};

pub use agenda::line_by_line;
pub use begun::{Begun, joined};

/// What happened to an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// It was taken; more is asked.
    More,
    /// It was taken, and this much of the answer is whole; more is asked.
    Item(Content),
    /// All was said.
    Said(Said),
}

/// What was said at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Nothing: what stands is kept, and where nothing stands the turn was passed.
    Nothing,
    /// An answer.
    Answer {
        /// What was said.
        content: Content,
        /// What makes them say so.
        why: String,
    },
    /// How it went with the agreement on the table.
    Review(Review),
    /// This one of neighbouring steps, by its index.
    Pick(usize),
}

/// Why an entry cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no number from the lowest to the highest.
    OffScale(String, i64, i64),
    /// There is no such option.
    NoOption(String),
    /// It is not as many counts as this.
    NoCounts(usize),
    /// It is not how an agreement can have gone.
    NoOutcome(String),
    /// It is not yes, partly or no.
    NoVerdict(String),
    /// No learning question is offered here.
    NoOffer,
    /// It is not UTF-8.
    NotUtf8,
    /// There is a NUL in it.
    Nul,
    /// It is not where a learning question can stand.
    NoState(String),
    /// A question is said differently without words.
    NoWording,
    /// A note without words.
    NoNote,
}

/// What the words of a form need.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The round.
    pub round: &'a Round,
    /// The language of halte.
    pub ui: Ui,
    /// The day on which dates are seen.
    pub today: Date,
}

/// A form that is being filled in.
pub trait Form {
    /// The field in which the next entry comes.
    fn at(&self) -> Field;
    /// What is asked in that field; empty when the question says it.
    fn asks(&self, around: Around<'_>) -> String;
    /// Which commands that field knows.
    fn knows(&self) -> Knows {
        Knows::Nothing
    }
    /// True when that field goes on over several entries.
    fn goes_on(&self) -> bool {
        false
    }
    /// Takes the next entry, or refuses it and stays as it was.
    fn take(&mut self, entry: Entry, around: Around<'_>) -> Result<Taken, Wrong>;
    /// What was filled in so far, field by field, in the order asked.
    fn filled(&self) -> Vec<(Field, String)>;
}

/// The form of the place where the round is; None where no line is asked.
pub fn form_of(around: Around<'_>, begun: &[(Field, String)]) -> Option<Box<dyn Form>> {
    let round = around.round;
    let key = match round.place {
        Place::Turn(key) => key,
        Place::Opening(id) => {
            let agreement = round.opening.iter().find(|agreement| agreement.id == id)?;
            return Some(Box::new(opening::Opening::new(agreement, round.reviews.get(&id), begun)));
        }
        Place::Pick(first) => return Some(Box::new(pick::Pick::new(first))),
        Place::Returning | Place::WriteFirst(_) | Place::Reading(_) | Place::Closing => return None,
    };
    let step = round.sequence.steps.get(key.step).filter(|step| step.is_kept())?;
    Some(match &step.kind {
        Kind::None => return None,
        Kind::Text => Box::new(words::Words::text(key, step.why)),
        Kind::List => Box::new(words::Words::list(key, step.why)),
        Kind::Agenda => Box::new(agenda::Agenda::new(key, round, begun)),
        Kind::Scale(scale) => Box::new(number::Number::scale(key, step.why, scale)),
        Kind::Choice(_) => Box::new(number::Number::choice(key, step.why)),
        Kind::Vote { .. } => Box::new(number::Number::vote(key, step.why)),
        Kind::Agreement => Box::new(agreement::Agreements::new(key, round, begun)),
        Kind::Element => Box::new(element::Elements::new(key, round, begun)),
        Kind::SayBack { .. } => Box::new(say_back::SayBack::new(key)),
    })
}

/// True when a line is asked where the round is.
pub fn asks_line(round: &Round) -> bool {
    match round.place {
        Place::Turn(key) => {
            round.sequence.steps.get(key.step).is_some_and(crate::domain::sequence::Step::is_kept)
        }
        Place::Opening(_) | Place::Pick(_) => true,
        Place::Returning | Place::WriteFirst(_) | Place::Reading(_) | Place::Closing => false,
    }
}
