//! A line of questions of a case: what was asked in round after round, in whatever words.
//!
//! Never here: how it is read or drawn.

use super::Moment;
use super::agreement::Outcome;
use super::case::FinishedRound;
use super::id::RoundId;

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

/// A round in which a line was asked, with nothing but that.
#[derive(Clone, Debug, PartialEq)]
pub struct LineRound {
    /// The round; of its answers those to the line, and those that these speak of.
    pub round: FinishedRound,
    /// The steps of the line, by id.
    pub steps: Vec<String>,
}

/// The numbers of a line through the rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// How it was worded the last time, in the language of then.
    pub ask: String,
    /// The lowest number of the scale, and what it means.
    pub low: (i64, String),
    /// The highest number of the scale, and what it means.
    pub high: (i64, String),
    /// The rounds in which numbers were given, the newest first.
    pub rounds: Vec<NumbersThen>,
}

/// The numbers of one round. Nobody's name stands with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumbersThen {
    /// The round.
    pub round: RoundId,
    /// When it began.
    pub at: Moment,
    /// The numbers, the lowest first.
    pub numbers: Vec<i64>,
}

/// What was said of agreements at one moment: at the start of a round, or on a day between rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomesThen {
    /// The round in which it was said, or after which.
    pub round: RoundId,
    /// When.
    pub at: Moment,
    /// True when it was said between rounds.
    pub between: bool,
    /// How often each outcome was said, in the order of [`Outcome::ALL`]; none of them 0.
    pub counts: Vec<(Outcome, usize)>,
}
