//! the suite

mod fuzz;
mod naughty;
mod wording;
