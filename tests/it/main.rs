//! the suite

mod broken;
mod fuzz;
mod naughty;
mod sequences;
mod wording;
