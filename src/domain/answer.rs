//! What people answer, and the marks that a group sets beside an answer.

use chrono::NaiveDate;

use super::id::PersonId;
pub use super::question::QuestionState;
use super::question::{QuestionRef, Reach};
use super::words::Lang;

/// One answer as it was acknowledged, while its round runs and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What was said; None when the turn was passed.
    pub content: Option<Content>,
    /// The one more line of a step with `why`; empty when nothing was said.
    pub why: String,
    /// Marks beside the words, each once, in the order they were set.
    pub marks: Vec<Mark>,
    /// True when the group wants to see it again at the start of the next round.
    pub comes_back: bool,
    /// The language in which the question was shown.
    pub language: Lang,
}

/// What an answer says, by the kind of its step.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Words as typed.
    Text(String),
    /// Items as typed, none of them empty.
    List(Vec<String>),
    /// A number on the scale.
    Number(i64),
    /// Ids of the chosen options, or labels of the chosen answers (see [`Pick`]).
    Options(Vec<Pick>),
    /// Counts in the order shown.
    Votes(Vec<(Pick, u32)>),
    /// Agreements, in the order they were made.
    Agreements(Vec<Promise>),
    /// What was said of learning questions, and new ones.
    Agenda(Vec<AgendaEntry>),
    /// Working elements.
    Elements(Vec<Element>),
    /// What the one before said, in own words.
    SayBack {
        /// The words.
        text: String,
        /// Its owner's answer; None when nobody gave it.
        verdict: Option<Verdict>,
    },
}

/// What was chosen or voted for: an option, or an earlier answer of the round.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pick {
    /// The id of an option of the step.
    Option(String),
    /// An earlier answer, and the 0-based item of it when it is a list.
    Answer(Key, Option<u32>),
}

/// Where an answer of a running round belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Index of the step in the sequence.
    pub step: usize,
    /// Which asking: the 0-based item of a `per_item` step, or repetition of a `repeat` step; else 0.
    pub n: u32,
    /// Whose answer.
    pub slot: Slot,
}

/// Whose answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The group's.
    Group,
    /// This person's.
    Person(PersonId),
    /// One of an unnamed step, by its 0-based place among them; says nothing of its author.
    Unnamed(u32),
}

impl Slot {
    /// The person, when the answer has one.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(id) => Some(id),
            Self::Group | Self::Unnamed(_) => None,
        }
    }
}

/// What, who, by when, if–then: an agreement while its round runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promise {
    /// What will be done.
    pub what: String,
    /// Who will do it, in the order named.
    pub who: Vec<Owner>,
    /// By when.
    pub due: Due,
    /// If …, then …; empty when nothing was said.
    pub if_then: String,
    /// The learning question that it answers.
    pub question: Option<QuestionRef>,
}

/// Who will do what was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A person of the case.
    Person(PersonId),
    /// The whole group: we.
    We,
    /// Someone else, as typed.
    Other(String),
}

/// By when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Due {
    /// Nothing was said.
    #[default]
    None,
    /// A calendar date.
    On(NaiveDate),
    /// Words that are no date.
    Words(String),
}

impl Due {
    /// The date, when it is one.
    pub fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::On(date) => Some(*date),
            Self::None | Self::Words(_) => None,
        }
    }
}

/// What was said of a learning question in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaEntry {
    /// The earlier question; None for a new one.
    pub question: Option<QuestionRef>,
    /// The status it was given; a new one is open.
    pub state: QuestionState,
    /// The new question, or the line about the earlier one; said differently, its new wording.
    pub text: String,
    /// Who can change this; None when nobody said now.
    pub reach: Option<Reach>,
}

/// A working element as a group writes it down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// What works.
    pub element: String,
    /// What made it possible.
    pub conditions: String,
    /// What makes it seem to work.
    pub why: String,
    /// When it does not work.
    pub not_when: String,
}

/// The owner's answer to a say-back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes, that is what I said.
    Yes,
    /// Partly.
    Partly,
    /// No.
    No,
}

/// A label that the group sets beside somebody's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// What a camera would have recorded.
    Fact,
    /// Something is in the way.
    Obstacle,
    /// Two goods that clash.
    Dilemma,
    /// How can we …, while …?
    LearningQuestion,
    /// What will be done differently.
    Adjustment,
    /// What was agreed.
    Agreement,
    /// What works, and under which conditions.
    WorkingElement,
    /// Where someone stands and what matters from there.
    Position,
    /// What someone takes along for themselves.
    PersonalLearning,
    /// How people are here.
    Mood,
    /// A story worth telling.
    Story,
}

impl Mark {
    /// Every mark with its code, in the order of the format.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Fact, "fact"),
        (Self::Obstacle, "obstacle"),
        (Self::Dilemma, "dilemma"),
        (Self::LearningQuestion, "learning-question"),
        (Self::Adjustment, "adjustment"),
        (Self::Agreement, "agreement"),
        (Self::WorkingElement, "working-element"),
        (Self::Position, "position"),
        (Self::PersonalLearning, "personal-learning"),
        (Self::Mood, "mood"),
        (Self::Story, "story"),
    ];

    /// Its code in data.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(mark, _)| *mark == self).map_or("", |(_, code)| code)
    }

    /// The mark of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, c)| *c == code).map(|(mark, _)| *mark)
    }
}

impl Content {
    /// The agreements that were made in it; none when it is something else.
    pub fn promises(&self) -> &[Promise] {
        if let Self::Agreements(promises) = self { promises } else { &[] }
    }

    /// The earlier learning questions that it speaks of.
    pub fn questions(&self) -> Vec<QuestionRef> {
        match self {
            Self::Agenda(entries) => entries.iter().filter_map(|entry| entry.question).collect(),
            Self::Agreements(promises) => promises.iter().filter_map(|promise| promise.question).collect(),
            Self::Text(_)
            | Self::List(_)
            | Self::Number(_)
            | Self::Options(_)
            | Self::Votes(_)
            | Self::Elements(_)
            | Self::SayBack { .. } => Vec::new(),
        }
    }

    /// True when nothing was said: the same as passing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::SayBack { text, .. } => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Number(_) => false,
            Self::Options(picks) => picks.is_empty(),
            Self::Votes(votes) => votes.is_empty(),
            Self::Agreements(promises) => promises.is_empty(),
            Self::Agenda(entries) => entries.is_empty(),
            Self::Elements(elements) => elements.is_empty(),
        }
    }
}
