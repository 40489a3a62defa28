//! The screens. Each owns its state, keys, update and view; screens do not name each other.
//!
//! A screen of a round is about one [`Table`](super::table::Table) and has
//! `keys(&Table)`, `act(&mut Table, Action, &mut Desk)` and `view(&Table, &Look, &mut Page)`;
//! where people type it also has `form(&Table)` and `typed(&Table)`.
//! The others have a state of their own with methods of those names.

pub mod agenda;
pub mod agreement;
pub mod begin_with;
pub mod case;
pub mod closing;
pub mod earlier;
pub mod element;
pub mod elements;
pub mod elsewhere;
pub mod forks;
pub mod home;
pub mod making;
pub mod marks;
pub mod opening;
pub mod options;
pub mod past;
pub mod pause;
pub mod people;
pub mod reading;
pub mod recurring;
pub mod returning;
pub mod rows;
pub mod say_back;
pub mod script;
pub mod search;
pub mod seen;
pub mod sequences;
pub mod setup;
pub mod step;
pub mod versions;
pub mod vote;
pub mod who;
pub mod write_first;
