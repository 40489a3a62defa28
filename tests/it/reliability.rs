//! Nothing typed is ever lost: each promise on the release program, and each once more with one protection taken away,
//! where it must fail.
//!
//! `cargo test --release --test reliability` runs the sizes of CI, `cargo test --release --test reliability NAME` one of
//! them, and `HALTE_LONG=1` makes them long. docs/reliability.md says what is promised and what was found.
//! Never here: what can be tested without a disk, a kill or a terminal.
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
#![allow(dead_code, reason = "the support serves another test binary too")]

#[cfg(target_os = "linux")]
#[path = "reliability/disk.rs"]
mod disk;
#[cfg(target_os = "linux")]
#[path = "reliability/disks.rs"]
mod disks;
#[cfg(target_os = "linux")]
#[path = "reliability/files.rs"]
mod files;
#[path = "reliability/hostile.rs"]
mod hostile;
#[cfg(target_os = "linux")]
#[path = "reliability/kept.rs"]
mod kept;
#[path = "reliability/kills.rs"]
mod kills;
#[cfg(target_os = "linux")]
#[path = "reliability/power.rs"]
mod power;
#[path = "reliability/programs.rs"]
mod programs;
#[cfg(target_os = "linux")]
#[path = "reliability/soak.rs"]
mod soak;
mod support;
#[path = "reliability/taken_back.rs"]
mod taken_back;
#[path = "reliability/terminal.rs"]
mod terminal;
#[path = "reliability/two.rs"]
mod two;
#[path = "reliability/words.rs"]
mod words;
