//! Pieces of a screen that several screens use. They draw and compute; they know no round.

pub mod choices;
pub mod completion;
pub mod editor;
pub mod form;
pub mod labelled;
pub mod list;
pub mod more;
pub mod page;
pub mod palette;
pub mod prose;
pub mod said;
pub mod sheet;
