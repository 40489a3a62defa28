//! The full screen: model, message, effect, update, view, keys, theme, runtime.
//!
//! Only `runtime` knows the store, the clock and the catalogue.

pub mod widgets;
