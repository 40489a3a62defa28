//! Rounds, cases and casebooks as text: values in, text out.
//!
//! Never here: the store, the terminal, a clock.

pub mod read_back;
pub mod words;
