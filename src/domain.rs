//! Cases, people, sequences, rounds and the moves that a round may make.
//!
//! Values and rules only. Never here: input or output, a clock, SQL, serde, a terminal.

// pub mod agreement;
pub mod answer;
// pub mod case;
pub mod id;
pub mod person;
// pub mod round;
pub mod sequence;
pub mod words;
