//! The full screen: model, message, effect, update, view, keys, theme, runtime.
//!
//! Only `runtime` knows the store, the clock and the catalogue.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers to a few of many actions, keys and places; the others are not for it"
)]

pub mod agenda;
pub mod asking;
pub mod beside;
pub mod care;
pub mod choosing;
pub mod correcting;
pub mod effect;
pub mod element;
pub mod keys;
pub mod lists;
pub mod look;
pub mod making;
pub mod message;
pub mod model;
pub mod offer;
pub mod picking;
#[cfg(test)]
pub mod playing;
pub mod promise;
pub mod question;
pub mod remembered;
pub mod round;
pub mod runtime;
pub mod saving;
pub mod screens;
pub mod several;
pub mod shelf;
pub mod table;
#[cfg(test)]
mod testing;
pub mod theme;
pub mod update;
pub mod view;
pub mod widgets;
pub mod working;
