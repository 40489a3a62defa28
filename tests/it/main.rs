//! the suite

mod editor_model;
mod fuzz;
