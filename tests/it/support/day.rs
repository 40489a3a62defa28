//! A home on another day: the program's clock begins at a chosen moment (see `clock.c`), so that months can pass in a test.
//!
//! Never here: a clock inside halte. It does not know that it is tested.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::Home;

/// The same home at this moment: `2026-03-03T10:00:00+01:00`.
pub fn on(home: Home, moment: &str) -> Home {
    let moment = chrono::DateTime::parse_from_rfc3339(moment).unwrap();
    home.with("LD_PRELOAD", library().to_str().unwrap()).with("HALTE_CLOCK", &moment.timestamp().to_string())
}

/// The library, compiled once.
fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/support/clock.c");
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
