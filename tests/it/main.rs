//! the suite

mod editor_model;
mod editor_widths;
mod fuzz;
