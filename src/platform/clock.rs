//! The clock on the wall: the only place that looks at it.
//!
//! Never here: what a moment means. Everything else takes the moment as an argument.

use chrono::{DateTime, FixedOffset};

/// Now, in the zone of this machine, to the millisecond.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn now() -> DateTime<FixedOffset> {
    use chrono::Timelike as _;
    let now = chrono::Local::now().fixed_offset();
    now.with_nanosecond(now.nanosecond() / 1_000_000 * 1_000_000).unwrap_or(now)
}

/// When this file was saved, in the zone of this machine; None when that cannot be known.
pub fn saved(path: &std::path::Path) -> Option<DateTime<FixedOffset>> {
    let saved = std::fs::metadata(path).and_then(|file| file.modified()).ok()?;
    Some(DateTime::<chrono::Local>::from(saved).fixed_offset())
}
