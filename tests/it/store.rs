//! The promises of the store: what was kept is there after anything, and what was taken back is not.

mod backup;
mod care;
mod corrupt;
mod drafts;
mod erased;
mod file;
mod finish;
mod history;
mod lists;
mod old;
pub mod sample;
mod search;
mod traces;
mod views;
mod working;
