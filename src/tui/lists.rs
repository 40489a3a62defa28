//! What screens know of the lists that outlive a round, and what is changed in them between rounds:
//! plain values.
//!
//! Never here: how it is read or written, or how it looks.

use crate::domain::answer::{Element, Mark};
use crate::domain::element::{Strength, WorkingElement};
use crate::domain::id::{AnswerId, CaseId, ElementId, QuestionId, RoundId};
use crate::domain::question::{QuestionState, Reach};
use crate::domain::round::NewQuestion;

use super::widgets::editor::Snapshot;

/// Text that stands half typed, by field.
pub type Drafts = Vec<(String, Snapshot)>;

/// Which working elements are wanted; what is left out does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Noticed or seen in this case.
    pub case: Option<CaseId>,
    /// With these words in it.
    pub words: String,
    /// Made of an answer with this mark.
    pub mark: Option<Mark>,
    /// As strong as this.
    pub strength: Option<Strength>,
}

/// A working element with the titles of the cases in which it was noticed or seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The element.
    pub element: WorkingElement,
    /// The cases it speaks of, by title.
    pub titles: Vec<(CaseId, String)>,
}

impl Known {
    /// The title of this case; empty when it is not known.
    pub fn title(&self, case: CaseId) -> &str {
        self.titles.iter().find(|(id, _)| *id == case).map_or("", |(_, title)| title)
    }
}

/// Where something was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// In a finished round.
    Round(RoundId),
    /// In a case, between its rounds.
    Case(CaseId),
}

/// Something that is changed in the lists of a case between rounds.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A new learning question.
    Ask(NewQuestion),
    /// What is said of a learning question.
    Say {
        /// Which.
        question: QuestionId,
        /// Where it stands now.
        state: QuestionState,
        /// The line; said differently, the new wording.
        text: String,
    },
    /// Who can change what a question is about.
    Reach(QuestionId, Option<Reach>),
    /// A working element made of an answer.
    Make(AnswerId, Element),
    /// Other words for a working element.
    Word(ElementId, Element),
    /// A working element was seen again, with what came of it.
    See(ElementId, Seen, String),
    /// The first stands with the second from now on.
    Same(ElementId, ElementId),
}
