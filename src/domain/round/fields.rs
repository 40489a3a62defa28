//! How the fields of a round in which people type are named, so that a half answer that was begun
//! in one face of halte stands in the same field of the other.
//!
//! Never here: what is in a field. The scheme, with the id of the step and its asking `n`:
//!
//! ```text
//! answer/<step>/<n>/<slot>                    the words, the items (a line each), the number, the picks
//! answer/<step>/<n>/<slot>/why                the one more line of a step with `why`
//! answer/<step>/<n>/<slot>/<i>/what           agreement i of this turn, from 0; also who, by-when, if-then
//! answer/<step>/<n>/<slot>/<i>/element        element i of this turn; also conditions, because, not-when
//! answer/<step>/<n>/<slot>/question/<id>/state  what is said of a learning question; also text, reach.
//!                                             New questions stand in the answer itself, a line each
//! answer/<step>/<n>/<slot>/verdict            the owner's answer to a say-back
//! opening/<agreement>/outcome                 an open agreement; also text, due, change, question
//! pick/<step>                                 which of neighbouring steps, by the id of the first
//! use/<step>/<n>/<slot>/element               the element made of an answer; also conditions, because,
//!                                             not-when; of a learning question made of it: question, reach
//! note                                        what is noted beside the questions
//! about                                       what the round is about
//! next-round                                  when the next round will be
//! ```
//!
//! `<slot>` is `group`, the id of a person, or `unnamed/<k>`. In a form with several fields the
//! one that was touched last has the cursor, also when it is still empty; agreements and elements
//! before it stand in the answer itself (see [`Move::Item`](super::Move::Item)).

use crate::domain::answer::{Key, Slot};
use crate::domain::id::{AgreementId, QuestionId};

use super::{Place, Round};

/// One field in which people type during a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A field of the answer of a turn.
    Answer(Key, Part),
    /// A field of an open agreement.
    Opening(AgreementId, ReviewPart),
    /// Which of neighbouring steps; the index of the first.
    Pick(usize),
    /// A field of what is made of an answer.
    Use(Key, UsePart),
    /// A note.
    Note,
    /// What the round is about.
    About,
    /// When the next round will be.
    NextRound,
}

/// A field of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The answer itself.
    Whole,
    /// What makes them say so.
    Why,
    /// Of this agreement of the turn, from 0.
    Promise(u32, PromisePart),
    /// Of this element of the turn, from 0.
    Element(u32, ElementPart),
    /// Of what is said of this learning question.
    Question(QuestionId, QuestionPart),
    /// Its owner's yes, partly or no.
    Verdict,
}

/// A field of what is said of a learning question, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionPart {
    /// Where it stands.
    State,
    /// The line about it.
    Text,
    /// Who can change this.
    Reach,
}

/// A field of what is made of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsePart {
    /// Of a working element.
    Element(ElementPart),
    /// The words of a learning question.
    Question,
    /// Who can change what that question is about.
    Reach,
}

/// A field of an agreement, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromisePart {
    /// What will be done.
    What,
    /// Who does it.
    Who,
    /// By when.
    ByWhen,
    /// If …, then ….
    IfThen,
}

/// A field of a working element, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementPart {
    /// What works.
    Element,
    /// What made it possible.
    Conditions,
    /// What makes it seem to work.
    Because,
    /// When it does not work.
    NotWhen,
}

/// A field of an open agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewPart {
    /// How it went.
    Outcome,
    /// The line that goes with it.
    Text,
    /// Another date.
    Due,
    /// Other words.
    Change,
    /// `yes` when the offer of a learning question was taken.
    Question,
}

impl PromisePart {
    /// All of them, in the order in which they are asked.
    pub const ORDER: [Self; 4] = [Self::What, Self::Who, Self::ByWhen, Self::IfThen];

    const CODES: [(Self, &'static str); 4] =
        [(Self::What, "what"), (Self::Who, "who"), (Self::ByWhen, "by-when"), (Self::IfThen, "if-then")];
}

impl ElementPart {
    /// All of them, in the order in which they are asked.
    pub const ORDER: [Self; 4] = [Self::Element, Self::Conditions, Self::Because, Self::NotWhen];

    const CODES: [(Self, &'static str); 4] = [
        (Self::Element, "element"),
        (Self::Conditions, "conditions"),
        (Self::Because, "because"),
        (Self::NotWhen, "not-when"),
    ];
}

impl QuestionPart {
    const CODES: [(Self, &'static str); 3] =
        [(Self::State, "state"), (Self::Text, "text"), (Self::Reach, "reach")];
}

impl UsePart {
    fn code(self) -> &'static str {
        match self {
            Self::Element(part) => code(&ElementPart::CODES, &part),
            Self::Question => "question",
            Self::Reach => "reach",
        }
    }
}

impl ReviewPart {
    const CODES: [(Self, &'static str); 5] = [
        (Self::Outcome, "outcome"),
        (Self::Text, "text"),
        (Self::Due, "due"),
        (Self::Change, "change"),
        (Self::Question, "question"),
    ];
}

fn code<T: PartialEq>(all: &[(T, &'static str)], part: &T) -> &'static str {
    all.iter().find(|(other, _)| other == part).map_or("", |(_, code)| code)
}

fn of_code<T: Copy>(all: &[(T, &'static str)], code: &str) -> Option<T> {
    all.iter().find(|(_, other)| *other == code).map(|(part, _)| *part)
}

impl Field {
    /// The name of this field in that round.
    pub fn name(self, round: &Round) -> String {
        match self {
            Self::Answer(key, part) => {
                let turn = turn_name(round, key);
                match part {
                    Part::Whole => turn,
                    Part::Why => format!("{turn}/why"),
                    Part::Promise(at, part) => format!("{turn}/{at}/{}", code(&PromisePart::CODES, &part)),
                    Part::Element(at, part) => format!("{turn}/{at}/{}", code(&ElementPart::CODES, &part)),
                    Part::Question(id, part) => {
                        format!("{turn}/question/{id}/{}", code(&QuestionPart::CODES, &part))
                    }
                    Part::Verdict => format!("{turn}/verdict"),
                }
            }
            Self::Opening(agreement, part) => {
                format!("opening/{agreement}/{}", code(&ReviewPart::CODES, &part))
            }
            Self::Pick(first) => format!("pick/{}", step_id(round, first)),
            Self::Use(key, part) => {
                let turn = turn_name(round, key);
                format!("use/{}/{}", turn.strip_prefix("answer/").unwrap_or(&turn), part.code())
            }
            Self::Note => "note".to_owned(),
            Self::About => "about".to_owned(),
            Self::NextRound => "next-round".to_owned(),
        }
    }

    /// The field of this name, when it is one of the place where the round is.
    pub fn here(round: &Round, name: &str) -> Option<Self> {
        match round.place {
            Place::Turn(key) => {
                let rest = name.strip_prefix(&turn_name(round, key))?;
                Some(Self::Answer(key, part_of(rest)?))
            }
            Place::Opening(id) => {
                let part = name.strip_prefix(&format!("opening/{id}/"))?;
                Some(Self::Opening(id, of_code(&ReviewPart::CODES, part)?))
            }
            Place::Pick(first) => (name == Self::Pick(first).name(round)).then_some(Self::Pick(first)),
            Place::Closing => (name == "next-round").then_some(Self::NextRound),
            Place::Returning | Place::WriteFirst(_) | Place::Reading(_) => None,
        }
    }
}

/// The part after the name of the turn.
fn part_of(rest: &str) -> Option<Part> {
    match rest {
        "" => Some(Part::Whole),
        "/why" => Some(Part::Why),
        "/verdict" => Some(Part::Verdict),
        _ => {
            if let Some(rest) = rest.strip_prefix("/question/") {
                let (id, part) = rest.split_once('/')?;
                return Some(Part::Question(id.parse().ok()?, of_code(&QuestionPart::CODES, part)?));
            }
            let (at, part) = rest.strip_prefix('/')?.split_once('/')?;
            let at = at.parse().ok()?;
            let promise = of_code(&PromisePart::CODES, part).map(|part| Part::Promise(at, part));
            promise.or_else(|| of_code(&ElementPart::CODES, part).map(|part| Part::Element(at, part)))
        }
    }
}

fn turn_name(round: &Round, key: Key) -> String {
    let step = step_id(round, key.step);
    match key.slot {
        Slot::Group => format!("answer/{step}/{}/group", key.n),
        Slot::Unnamed(at) => format!("answer/{step}/{}/unnamed/{at}", key.n),
        Slot::Person(id) => format!("answer/{step}/{}/{id}", key.n),
    }
}

fn step_id(round: &Round, index: usize) -> &str {
    round.sequence.steps.get(index).map_or("", |step| step.id.as_str())
}
