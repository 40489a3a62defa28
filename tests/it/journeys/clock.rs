//! A clock on the wall that a test sets, and that moves between the rounds (see `clock.c`).
//!
//! Only where a library can stand before the system's own: Linux. Never here: what a day means to halte.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::support::Home;

/// The home at this moment, written as `2026-03-02T10:00:00+01:00`: every program that starts in it starts then.
pub fn at(home: Home, moment: &str) -> Home {
    let second = chrono::DateTime::parse_from_rfc3339(moment).unwrap().timestamp().to_string();
    home.with("LD_PRELOAD", library().to_str().unwrap()).with("HALTE_TEST_NOW", &second)
}

/// The library, compiled once.
fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/journeys/clock.c");
        let built = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clock.so");
        let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
        let status = Command::new(compiler)
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
            .args([&built, &source])
            .status();
        assert!(status.unwrap().success(), "clock.c does not compile");
        built
    })
}
