//! The one test binary: the shape of the code, and the program from the outside.
//!
//! What can be tested without the program (a rule, a screen's update) stands beside its code in `src`.
#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail loudly, and it looks at the machine it runs on"
)]

mod architecture;
mod broken;
mod checker;
mod cli;
mod crash;
mod docs;
mod editor_model;
mod editor_widths;
mod fuzz;
mod harness;
mod journeys;
mod naughty;
mod round_machine;
mod schema;
mod sequences;
mod store;
mod support;
#[allow(dead_code, reason = "a part of `docs/pictures`, here for its own tests")]
#[path = "../../docs/pictures/svg.rs"]
mod svg;
mod walks;
mod wording;
