//! Rounds, cases and casebooks as text: values in, text out.
//!
//! Never here: reading or writing anything, a clock.

pub mod said;
