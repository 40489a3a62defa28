//! Rounds, cases and casebooks as text: values in, text out.
//!
//! Never here: the store, the terminal, a clock.

pub mod csv;
pub mod fork;
pub mod json;
pub mod markup;
pub mod nameless;
pub mod page;
pub mod read_back;
pub mod said;
pub mod script;
pub mod sheet;
pub mod words;
