//! What the views of a case ask for, and what they are filled with: plain values.
//!
//! Never here: how it is read, or how it looks.

use crate::domain::agreement::Agreement;
use crate::domain::line::Line;
use crate::domain::question::LearningQuestion;

use super::lists::Drafts;

/// What a view wants to be read of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The lines that the case was asked.
    Lines,
    /// Every agreement of the case.
    Agreements,
    /// Its learning questions.
    Learning,
    /// Numbers and agreements through the months.
    OverTime,
    /// The lines, to show their roles beside each other.
    Roles,
}

/// What was read for a view.
#[derive(Clone, Debug, PartialEq)]
pub enum Remembered {
    /// The lines that the case was asked, in the order last walked.
    Lines(Vec<Line>),
    /// Every agreement of the case, the oldest first, with what was said of it.
    Agreements(Vec<Agreement>),
    /// Every learning question of the case, every agreement, and what stands half typed of questions.
    Learning(Vec<LearningQuestion>, Vec<Agreement>, Drafts),
    /// The lines with numbers.
    OverTime(Vec<Line>),
    /// The lines of which someone answered.
    Roles(Vec<Line>),
}
