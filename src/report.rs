//! Rounds, cases and casebooks as text: values in, text out.

pub mod page;
