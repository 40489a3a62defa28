//! Cases, people, sequences, rounds and the moves that a round may make.
//!
//! Values and rules only. Never here: input or output, a clock, SQL, serde, a terminal.

pub mod agreement;
pub mod answer;
pub mod case;
pub mod element;
pub mod fold;
pub mod id;
pub mod person;
pub mod question;
pub mod round;
pub mod search;
pub mod sequence;
pub mod wishes;
pub mod words;

/// A moment with the offset of the zone in which it was, so that a reader sees the wall clock of then.
pub type Moment = chrono::DateTime<chrono::FixedOffset>;

/// A calendar date.
pub type Date = chrono::NaiveDate;
