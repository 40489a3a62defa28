//! Pieces of a screen that several screens use. They draw and compute; they know no round.

pub mod editor;
pub mod form;
pub mod list;
pub mod page;
pub mod palette;
pub mod prose;
