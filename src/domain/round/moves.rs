//! The moves of a round.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::domain::agreement::{Agreement, Review};
use crate::domain::answer::{Answer, Content, Due, Element, Key, Mark};
use crate::domain::id::{AnswerId, ElementId, PersonId};
use crate::domain::person::Person;
use crate::domain::question::LearningQuestion;

use super::{CaseRef, NewQuestion, Place, Returning, Round, RoundState, Seat};

/// One move of a round.
#[derive(Clone, Debug, PartialEq)]
pub enum Move {
    /// Whose turn it is said this; the round goes on. Said empty is passed.
    Answer {
        /// What was said.
        content: Content,
        /// The one more line of a step with `why`.
        why: String,
    },
    /// The same, but the turn is not over: so many items or agreements are there until now.
    Item {
        /// All that was said in this turn so far.
        content: Content,
    },
    /// Goes on and leaves what stands. A turn in which nothing stands was passed.
    On,
    /// Goes back one place.
    Back,
    /// Passes the turn: takes away what stands, and goes on. At an agreement: not spoken of.
    Skip,
    /// Of neighbouring steps the group takes this one, by its index in the sequence; goes on.
    Pick(usize),
    /// What was said of the agreement that is on the table; goes on.
    Review(Review),
    /// Other words for an answer that is read back; its marks stay.
    Correct {
        /// Which answer.
        key: Key,
        /// The words that replace it.
        content: Content,
    },
    /// Sets a mark beside an answer, or takes it away.
    Mark {
        /// Which answer.
        key: Key,
        /// Which mark.
        mark: Mark,
        /// True to set it.
        set: bool,
    },
    /// An answer comes back at the start of the next round, or not.
    ComesBack {
        /// Which answer.
        key: Key,
        /// True when it does.
        set: bool,
    },
    /// A working element is made of an answer, or not after all.
    MakeElement {
        /// Which answer.
        key: Key,
        /// The element; None takes it away.
        element: Option<Element>,
    },
    /// A learning question is made of an answer, or not after all.
    MakeQuestion {
        /// Which answer.
        key: Key,
        /// The question; None takes it away.
        question: Option<NewQuestion>,
    },
    /// An answer is about something that came by before: an obstacle that comes back.
    Recurs {
        /// Which answer.
        key: Key,
        /// The earlier answer of the case, in a finished round; None takes the link away.
        earlier: Option<AnswerId>,
    },
    /// An answer tells of a working element that is known already: it was seen again.
    SeenAgain {
        /// Which answer; its words are the outcome.
        key: Key,
        /// The element; None takes it away.
        element: Option<ElementId>,
    },
    /// Something is noted beside the questions.
    Note {
        /// Which note, from 0; the number of notes adds one.
        at: usize,
        /// Its words; without any it is taken away.
        text: String,
    },
    /// Someone comes: at the start, late, or again.
    Come(Seat),
    /// Someone leaves; their answers stay.
    Leave(PersonId),
    /// This person is asked now; the others follow in the same order.
    Begin(PersonId),
    /// It is this person's question.
    Bringer(PersonId),
    /// It is another case after all; the answers go along.
    Case {
        /// The other case.
        case: CaseRef,
        /// For each seat, in order: who that is in the other case.
        people: Vec<Person>,
        /// Open agreements of the other case.
        opening: Vec<Agreement>,
        /// What came back from its last round.
        returning: Vec<Returning>,
        /// Its learning questions.
        questions: Vec<LearningQuestion>,
    },
    /// What the round is about.
    About(String),
    /// When the next round will be.
    NextRound(Due),
    /// Waits.
    Pause,
    /// Goes on after waiting.
    Resume,
    /// Goes to the closing from wherever it is.
    FinishNow,
    /// Ends the round; only from the closing.
    Finish,
}

/// Why a move cannot be made. The round is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The round waits; only resuming is possible.
    #[error("the round is paused")]
    Paused,
    /// The round is finished.
    #[error("the round is finished")]
    Finished,
    /// Nothing comes before this place.
    #[error("this is the first place of the round")]
    AtStart,
    /// The move belongs to another place.
    #[error("this cannot be done here")]
    NotHere,
    /// The answer is not what the question asks for.
    #[error("the answer does not fit the question")]
    WrongKind,
    /// The number does not stand on the scale.
    #[error("the number is not from {from} to {to}")]
    OffScale {
        /// Lowest.
        from: i64,
        /// Highest.
        to: i64,
    },
    /// There is no such option.
    #[error("there is no such option")]
    UnknownPick,
    /// There is no such answer.
    #[error("there is no such answer")]
    UnknownAnswer,
    /// There is no such person in this round.
    #[error("there is no such person in this round")]
    UnknownPerson,
    /// The list of people does not fit the seats.
    #[error("the people of the other case do not fit the seats")]
    UnfittingPeople,
}

impl Round {
    /// Makes a move, or refuses it and stays as it was.
    pub fn make(&mut self, step: Move) -> Result<(), Refusal> {
        match (self.state, &step) {
            (RoundState::Finished, _) => return Err(Refusal::Finished),
            (RoundState::Paused, Move::Resume) | (RoundState::Running, _) => {}
            (RoundState::Paused, _) => return Err(Refusal::Paused),
        }
        let before = self.path();
        let items = self.items_now();
        // Line by line all of a turn is said anew: what stands in a place is then no other wording of
        // what stood there.
        let rewords = !matches!(step, Move::Answer { .. });
        let asked = if rewords { self.asked_at() } else { BTreeMap::new() };
        self.change(step)?;
        self.follow_items(&items);
        self.follow_questions(&asked);
        self.drop_idle_uses();
        self.settle(&before);
        Ok(())
    }

    fn change(&mut self, step: Move) -> Result<(), Refusal> {
        match step {
            Move::Answer { content, why } => {
                self.keep(content, why)?;
                self.go_on();
            }
            Move::Item { content } => {
                let why = self.standing().map(|answer| answer.why.clone()).unwrap_or_default();
                self.keep(content, why)?;
            }
            Move::On => {
                self.pass_if_silent();
                self.go_on();
            }
            Move::Back => self.go_back()?,
            Move::Skip => self.skip()?,
            Move::Pick(index) => self.pick(index)?,
            Move::Review(review) => self.review(review)?,
            Move::Correct { key, content } => self.correct(key, content)?,
            Move::Mark { key, mark, set } => {
                let marks = &mut self.said(key)?.marks;
                marks.retain(|other| *other != mark);
                if set {
                    marks.push(mark);
                }
            }
            Move::ComesBack { key, set } => self.said(key)?.comes_back = set,
            Move::MakeElement { key, element } => self.uses(key)?.element = element,
            Move::MakeQuestion { key, question } => self.uses(key)?.question = question,
            Move::Recurs { key, earlier } => self.uses(key)?.recurs = earlier,
            Move::SeenAgain { key, element } => self.uses(key)?.seen = element,
            Move::Note { at, text } => self.note(at, text),
            Move::Come(seat) => self.come(seat),
            Move::Leave(id) => self.seat(id)?.here = false,
            Move::Begin(id) => self.begin_with(id)?,
            Move::Bringer(id) => {
                self.seat(id)?;
                self.bringer = Some(id);
            }
            Move::Case { case, people, opening, returning, questions } => {
                self.change_case(case, people, opening, returning)?;
                self.change_questions(questions);
            }
            Move::About(about) => self.about = about,
            Move::NextRound(due) => self.next_round = due,
            Move::Pause => self.state = RoundState::Paused,
            Move::Resume => self.state = RoundState::Running,
            Move::FinishNow => {
                self.left_from = Some(self.place).filter(|place| *place != Place::Closing).or(self.left_from);
                self.place = Place::Closing;
            }
            Move::Finish if self.place == Place::Closing => self.state = RoundState::Finished,
            Move::Finish => return Err(Refusal::NotHere),
        }
        Ok(())
    }

    /// The turn where the round is.
    pub fn turn(&self) -> Option<Key> {
        self.place.turn()
    }

    /// The answer that stands in this turn.
    pub fn standing(&self) -> Option<&Answer> {
        self.answers.get(&self.turn()?)
    }
}
