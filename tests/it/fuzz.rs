//! Fuzz targets as plain functions, and the seeded loops that drive them on stable.
//!
//! `cargo test --test it fuzz` takes seconds. `HALTE_TIMES=75 cargo test --test it fuzz` does so many times as much, from
//! another beginning each time, which it prints; `HALTE_SEED` begins there again. CI does that; `HALTE_LONG` is 200 times.
//! Never here: the rules themselves; a target only turns bytes into input.

mod dates;
mod display;
mod drafts;
mod editor;
mod import;
mod keyboard;
mod query;
mod toml;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Words that do harm where they are not looked at, and pieces of them.
pub const HOSTILE: &[&str] = &[
    "\u{1b}[3J",
    "\u{1b}]0;x\u{7}",
    "\u{1b}]52;c;TQ==\u{1b}\\",
    "\u{1b}P",
    "\u{9b}",
    "\u{9d}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{e0041}",
    "\u{e007f}",
    "\u{fe0f}",
    "\u{301}",
    "\u{fffe}",
    "\u{10ffff}",
    "\u{7f}",
    "\u{8}",
    "\0",
    "\t",
    "\r",
    "\r\n",
    "\n",
    " ",
    "\"",
    "“",
    "'",
    "\\",
    "%",
    "_",
    "*",
    "NEAR(",
    "long:",
    "case:",
    "ß",
    "ǅ",
    "İ",
    "ﬁ",
    "é",
    "中",
    "🏴",
    "👩\u{200d}🌾",
    "🇳",
    "क्ष",
    "ن\u{640}",
    "overleg",
    "de gemeente",
];

/// Any of those pieces and any other scalars, in any order.
pub fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// A runner of so many cases; of so many times as many from a new beginning with `HALTE_TIMES`.
pub fn runner(cases: u32) -> TestRunner {
    let times = times();
    let seed = number("HALTE_SEED").unwrap_or_else(|| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        if times > 1 { now.as_secs() } else { 7 }
    });
    if times > 1 {
        println!("HALTE_SEED={seed}");
    }
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases: cases * times, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// How many times as much is done.
fn times() -> u32 {
    let long = std::env::var_os("HALTE_LONG").map(|_| 200);
    number("HALTE_TIMES").and_then(|times| u32::try_from(times).ok()).or(long).unwrap_or(1)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|number| number.parse().ok())
}
