//! What the views of a case ask for, and what they are filled with: plain values.
//!
//! Never here: how it is read, or how it looks.

use crate::domain::agreement::{Agreement, Review};
use crate::domain::id::{AgreementId, RoundId};
use crate::domain::line::{Line, LineRound, Numbers, OutcomesThen};
use crate::domain::question::LearningQuestion;

use super::lists::Drafts;
use super::widgets::editor::Snapshot;

/// What a view wants to be read of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The lines that the case was asked.
    Lines,
    /// What was said on a line.
    OnLine {
        /// The line.
        line: String,
        /// In the rounds before this one; None from the newest on.
        before: Option<RoundId>,
        /// In so many rounds at most.
        rounds: usize,
    },
    /// Its open agreements.
    Open,
    /// Its agreements: the open ones, the settled ones that were made last, and what stood half
    /// typed about them.
    Agreements,
    /// Settled agreements that were made before this one.
    Settled(AgreementId),
    /// Its learning questions.
    Learning,
    /// Numbers and agreements through the months.
    OverTime,
}

/// What was read for a view.
#[derive(Clone, Debug, PartialEq)]
pub enum Remembered {
    /// The lines that the case was asked, in the order last walked.
    Lines(Vec<Line>),
    /// What was said on a line, the newest round first.
    OnLine {
        /// The line.
        line: String,
        /// The round before which it was read; None from the newest on.
        before: Option<RoundId>,
        /// The rounds; none when there are no more.
        rounds: Vec<LineRound>,
    },
    /// Its open agreements, the oldest first.
    Open(Vec<Agreement>),
    /// Its agreements.
    Agreements {
        /// The open ones, the oldest first.
        open: Vec<Agreement>,
        /// Settled ones, the newest first.
        settled: Vec<Agreement>,
        /// Half-typed text by field.
        drafts: Vec<(String, Snapshot)>,
    },
    /// Settled agreements that were made earlier, the newest first; none when there are no more.
    Settled(Vec<Agreement>),
    /// Every learning question of the case, the agreements that have to do with one, and what stands half typed.
    Learning(Vec<LearningQuestion>, Vec<Agreement>, Drafts),
    /// Numbers and agreements through the months.
    OverTime(Vec<Numbers>, Vec<OutcomesThen>),
}

/// What is changed in a case between rounds.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Settle an agreement, or say how it goes; with the fields in which that was typed.
    Settle(Review, Vec<String>),
}
