//! A round that is left in the middle of a sentence, in every way there is: what was on screen comes back.
//!
//! Never here: what the screens look like.

mod between_keys;
mod leaving;
mod mid_flight;
mod play;
mod script;
