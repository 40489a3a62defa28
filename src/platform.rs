//! What differs between systems: the clock, locks, rights, signals, waiting for the terminal, watching a folder.
//!
//! Never here: rounds, words, SQL. Linux and macOS are supported; Windows compiles.

pub mod clock;
pub mod feed;
pub mod interrupted;
pub mod lock;
pub mod panics;
pub mod passing;
#[cfg(unix)]
mod pipe;
pub mod place;
pub mod private;
pub mod signals;
pub mod tty;
pub mod watch;
