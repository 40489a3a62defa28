//! A round while it runs: one plain value, and the moves it may make.
//!
//! The full screen and plain mode both walk this value, so a rule about rounds is written once.
//! A round is always at one [`Place`] of its [path](Round::path), the list of all places it has
//! yet to visit and has visited, computed anew from what was said. Whatever happens to the people
//! or the answers, the path ends in [`Place::Closing`], so there is always a way on.

mod another_case;
mod asked;
pub mod fields;
mod finish;
mod items;
mod making;
mod moves;
mod path;
mod sight;
mod turns;
mod uses;
mod yields;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use finish::{Conclusion, Mint};
pub use moves::{Move, Refusal};
pub use turns::turn_order;
pub use uses::{NewQuestion, Uses};
pub use yields::{SeenAgain, Yields};

use super::Moment;
use super::agreement::{Agreement, Review};
use super::answer::{Answer, Due, Key};
use super::id::{AgreementId, CaseId, PersonId, QuestionId, RoundId};
use super::person::Person;
use super::question::LearningQuestion;
use super::sequence::{Sequence, minutes_of_opening, whole_minutes};
use super::words::Lang;

/// A round while it runs. Only [`Round::make`] changes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Identity.
    pub id: RoundId,
    /// The case; it may be new and exist nowhere else yet.
    pub case: CaseRef,
    /// The sequence as it was when the round began.
    pub sequence: Arc<Sequence>,
    /// The language in which the questions are shown.
    pub language: Lang,
    /// How answers are typed.
    pub mode: Mode,
    /// When it began.
    pub started: Moment,
    /// What it is about; empty when nobody said.
    pub about: String,
    /// When the next round will be.
    pub next_round: Due,
    /// Who takes part, in turn order.
    pub seats: Vec<Seat>,
    /// Whose question it is.
    pub bringer: Option<PersonId>,
    /// The open agreements with which it opens, in order.
    pub opening: Vec<Agreement>,
    /// What came back from the last round.
    pub returning: Vec<Returning>,
    /// The learning questions of the case, by letter; closed ones too, since their letters are taken.
    pub questions: Vec<LearningQuestion>,
    /// What was said of the agreements, by agreement.
    pub reviews: BTreeMap<AgreementId, Review>,
    /// Of steps with one `one_of` name: the index of the step that was picked, None when none.
    pub picked: BTreeMap<String, Option<usize>>,
    /// What was acknowledged.
    pub answers: BTreeMap<Key, Answer>,
    /// What the group makes of answers besides their marks; real when the round is finished.
    pub uses: BTreeMap<Key, Uses>,
    /// What was noted beside the questions, in order.
    pub notes: Vec<String>,
    /// Where it is.
    pub place: Place,
    /// The place it left to finish now; going back from the closing returns there.
    pub left_from: Option<Place>,
    /// Whether it runs.
    pub state: RoundState,
}

/// A case by its identity and title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRef {
    /// Identity.
    pub id: CaseId,
    /// What people call it.
    pub title: String,
}

/// How answers are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// One types for all; hidden steps are first written on paper.
    Scribe,
    /// People take turns typing; the screen is covered between them.
    Pass,
}

/// Someone at the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub person: Person,
    /// True when they are asked along with the others.
    pub voice: bool,
    /// False when they left, or have not come yet. Not here is not skipped.
    pub here: bool,
}

/// An earlier answer that was marked to come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returning {
    /// Who said it; empty for the group or an unnamed step.
    pub who: String,
    /// The words.
    pub text: String,
}

/// Where a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// At an open agreement.
    Opening(AgreementId),
    /// At what came back from the last round.
    Returning,
    /// Where the group picks one of neighbouring steps; the index of the first of them.
    Pick(usize),
    /// Where people first write on paper; the index of the first of these steps.
    WriteFirst(usize),
    /// At a question and whose turn it is.
    Turn(Key),
    /// Where the answers to this step are read side by side.
    Reading(usize),
    /// At the end: reading back, marks, the next round.
    Closing,
}

impl Place {
    /// The turn, where the place is one.
    pub fn turn(self) -> Option<Key> {
        match self {
            Self::Turn(key) => Some(key),
            Self::Opening(_)
            | Self::Returning
            | Self::Pick(_)
            | Self::WriteFirst(_)
            | Self::Reading(_)
            | Self::Closing => None,
        }
    }
}

/// Whether a round runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundState {
    /// It goes on.
    Running,
    /// It waits, at the same place.
    Paused,
    /// It is done and makes no move any more.
    Finished,
}

/// What is needed to begin a round.
#[derive(Clone, Debug)]
pub struct NewRound {
    /// Identity.
    pub id: RoundId,
    /// The case.
    pub case: CaseRef,
    /// The sequence to walk.
    pub sequence: Arc<Sequence>,
    /// The language in which the questions are shown.
    pub language: Lang,
    /// How answers are typed.
    pub mode: Mode,
    /// When it begins.
    pub started: Moment,
    /// What it is about; may be empty.
    pub about: String,
    /// Who takes part, in turn order (see [`turn_order`]).
    pub seats: Vec<Seat>,
    /// Whose question it is; None: the first of `seats`.
    pub bringer: Option<PersonId>,
    /// The case's open agreements; left out when the sequence has no opening.
    pub opening: Vec<Agreement>,
    /// What came back from the last round; left out likewise.
    pub returning: Vec<Returning>,
    /// The learning questions of the case, closed ones too.
    pub questions: Vec<LearningQuestion>,
}

impl Round {
    /// A round at its first place.
    pub fn begin(new: NewRound) -> Self {
        let opens = new.sequence.opening;
        let bringer = new.bringer.or_else(|| new.seats.first().map(|seat| seat.person.id));
        let mut round = Self {
            id: new.id,
            case: new.case,
            sequence: new.sequence,
            language: new.language,
            mode: new.mode,
            started: new.started,
            about: new.about,
            next_round: Due::None,
            seats: new.seats,
            bringer,
            opening: if opens { new.opening } else { Vec::new() },
            returning: if opens { new.returning } else { Vec::new() },
            questions: new.questions,
            reviews: BTreeMap::new(),
            picked: BTreeMap::new(),
            answers: BTreeMap::new(),
            uses: BTreeMap::new(),
            notes: Vec::new(),
            place: Place::Closing,
            left_from: None,
            state: RoundState::Running,
        };
        round.place = round.path().first().copied().unwrap_or(Place::Closing);
        round
    }

    /// The person of this id, when they have a seat.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.seats.iter().map(|seat| &seat.person).find(|person| person.id == id)
    }

    /// The words, as they were when it began, of a learning question that was open then.
    pub fn question_words(&self, id: QuestionId) -> Option<&str> {
        self.questions.iter().find(|question| question.id == id).map(|question| question.question.as_str())
    }

    /// The item of an earlier list that this turn is about.
    pub fn item(&self, key: Key) -> Option<&str> {
        let list = self.sequence.steps.get(key.step)?.per_item.as_ref()?;
        let (list, _) = self.sequence.find(list)?;
        let items = self.items(list);
        items.get(usize::try_from(key.n).ok()?).map(|(_, item)| *item)
    }

    /// How many people who are here have a voice.
    pub fn voices(&self) -> usize {
        self.seats.iter().filter(|seat| seat.here && seat.voice).count()
    }

    /// Minutes that this round is meant to take with those who are here; None without a target.
    pub fn minutes(&self) -> Option<u32> {
        let steps = self.sequence.minutes_for(self.voices());
        let opening = if steps > 0.0 { minutes_of_opening(self.opening.len()) } else { 0.0 };
        whole_minutes(steps + opening)
    }

    /// Which question this is and how many there are, as in «vraag 3 van 9». None outside the steps.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let step = match self.place {
            Place::Turn(key) => key.step,
            Place::Reading(step) | Place::WriteFirst(step) | Place::Pick(step) => step,
            Place::Opening(_) | Place::Returning | Place::Closing => return None,
        };
        let steps = self.steps_on_path();
        let at = steps.iter().filter(|index| **index <= step).count();
        Some((at.max(1), steps.len()))
    }
}
