//! the suite

mod fuzz;
mod naughty;
