//! The programs that are put to the test: the one that people use, and the one that can do without a protection.
//!
//! Never here: a test.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use halte::protection::Protection;

use crate::support::Home;

/// A new, empty home for the program that people use.
pub fn halte() -> Home {
    #[allow(clippy::assertions_on_constants, reason = "it is not the same in each build")]
    {
        assert!(
            !cfg!(debug_assertions),
            "this is about the release program: cargo test --release --test reliability"
        );
    }
    Home::new(env!("CARGO_BIN_EXE_halte"))
}

/// A new, empty home for a program that does without this protection.
pub fn without(protection: Protection) -> Home {
    Home::new(control()).with("HALTE_WITHOUT", protection.name())
}

/// How much is done: `few` in CI, `many` with `HALTE_LONG` set.
pub fn times(few: u64, many: u64) -> u64 {
    if std::env::var_os("HALTE_LONG").is_some() { many } else { few }
}

/// Where chance begins; set `HALTE_SEED` to what a failure printed to see it again.
pub fn seed() -> u64 {
    let given = std::env::var("HALTE_SEED").ok().and_then(|seed| seed.parse().ok());
    given.unwrap_or(0x6861_6c74)
}

/// The program of which a protection can be taken away, built once.
fn control() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("controls");
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--locked", "--release", "--features", "controls", "--bin", "halte"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("CARGO_TARGET_DIR", &target)
            // Built in half the time; it is to fail, not to be quick.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .status();
        assert!(built.unwrap().success(), "the program for the controls could not be built");
        target.join("release/halte")
    })
}

/// Numbers by chance, the same for the same seed (`SplitMix64`).
#[derive(Clone, Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// True once in `n` times.
    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}
