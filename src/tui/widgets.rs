//! Pieces of a screen that several screens use. They draw and compute; they know no round.

pub mod editor;
