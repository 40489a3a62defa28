//! What the tests of the whole program stand on: an empty home, a terminal, and a way to compare and to search.
//!
//! ```text
//! let home = support::home();
//! home.run(&["cases", "--json"], "").ok().json();
//! let mut terminal = Terminal::start(&home, &["now"], 80, 24);
//! terminal.until("Noor").type_("Het hek is weg.").key("tab");
//! ```
//!
//! Never here: a fixed wait (wait for text, or for the end), or a journey of its own.

#[cfg(target_os = "linux")]
pub mod day;
pub mod display;
pub mod files;
pub mod home;
pub mod keys;
pub mod normalise;
pub mod terminal;

pub use files::grep_bytes;
pub use home::Home;
#[allow(unused_imports, reason = "one of the test binaries compares no screens with what was kept")]
pub use normalise::{normalised, normalised_text};
pub use terminal::{Ended, Signal, Terminal};

/// A new, empty home for the halte that was just built.
pub fn home() -> Home {
    Home::new(env!("CARGO_BIN_EXE_halte"))
}
