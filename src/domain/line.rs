//! A line of questions of a case: what was asked in round after round, in whatever words.
//!
//! Never here: how it is read or drawn.

/// A line that a case was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its name.
    pub line: String,
    /// How it was worded the last time, in the language of then.
    pub ask: String,
    /// In how many rounds it was asked.
    pub rounds: usize,
}
