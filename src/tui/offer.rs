//! What there is to choose from before a round, and what was said to a line last time.

use crate::domain::Moment;
use crate::domain::answer::Content;
use crate::domain::case::Case;
use crate::domain::id::{AnswerId, PersonId, RoundId};
use crate::domain::person::Role;
use crate::domain::round::CaseRef;
use crate::domain::sequence::Need;
pub use crate::domain::wishes::{PersonWish, Wishes};
use crate::domain::words::Words;
use crate::text::sequences::Until;

/// What there is to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    /// What was wished.
    pub wishes: Wishes,
    /// The case as it is, when it exists.
    pub case: Option<Case>,
    /// Who was there last time.
    pub last_present: Vec<PersonId>,
    /// Names and roles that were typed before, in any case.
    pub names: Vec<(String, Option<Role>)>,
    /// The sequences that can be walked.
    pub sequences: Vec<SequenceOffer>,
    /// The own sequences that cannot, for the mistakes in them.
    pub unusable: Vec<String>,
    /// Titles that are near the one that was typed.
    pub near: Vec<CaseRef>,
    /// A round of the case that is not finished.
    pub unfinished: Option<RoundId>,
    /// How many agreements are open.
    pub agreements: usize,
    /// Half-typed text of an earlier setup, by field.
    pub drafts: Vec<(String, super::widgets::editor::Snapshot)>,
}

/// A sequence that can be walked.
#[derive(Clone, Debug, PartialEq)]
pub struct SequenceOffer {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// Its purpose.
    pub purpose: Words,
    /// Minutes for a group of n people with a voice, at index n.
    pub minutes: Vec<f64>,
    /// Smallest and largest group it was made for.
    pub people: Option<(u32, u32)>,
    /// What is used, while there are mistakes in its file.
    pub until: Option<Until>,
    /// What it assumes in the group: a warning, never a wall.
    pub needs: Vec<Need>,
    /// True when the open agreements come first.
    pub opening: bool,
}

/// What was said last time to a line.
#[derive(Clone, Debug, PartialEq)]
pub struct LastTime {
    /// When.
    pub at: Moment,
    /// The words that were asked then.
    pub ask: String,
    /// Who (None: the group, or unnamed) and what.
    pub answers: Vec<(Option<String>, Content)>,
}

/// An obstacle that came by in an earlier round of the case.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierObstacle {
    /// The answer in which it was said last.
    pub answer: AnswerId,
    /// Its words then.
    pub text: String,
    /// When that was.
    pub at: Moment,
    /// How often it came by until then.
    pub times: usize,
    /// The answers in which it came by, as the group linked them.
    pub answers: Vec<AnswerId>,
}

/// Words that were typed in a window that then lost its round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its own name in the store.
    pub stored: String,
    /// The field in which they were typed.
    pub field: String,
    /// The words.
    pub text: String,
}
