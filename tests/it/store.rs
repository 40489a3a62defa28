//! The promises of the store: what was kept is there after anything, and what was taken back is not.

mod care;
mod drafts;
mod erased;
mod file;
mod finish;
mod history;
mod lists;
pub mod sample;
mod traces;
mod working;
