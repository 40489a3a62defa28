//! Many times as three of them, in ms. Never here: what was timed.

use std::time::Duration;

/// What a row says, in milliseconds.
pub struct Summary {
    /// The one in the middle.
    pub p50: f64,
    /// The one of which 99 of 100 are no longer.
    pub p99: f64,
    /// The longest.
    pub most: f64,
}

impl Summary {
    /// Of these times.
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        // The slowest in a hundred: of fewer than a hundred that is the slowest but what rounding leaves.
        let at = |share: usize| times[((times.len() - 1) * share).div_ceil(100)].as_secs_f64() * 1e3;
        Self { p50: at(50), p99: at(99), most: at(100) }
    }

    /// The row of this name.
    pub fn row(&self, name: &str) -> String {
        format!("{name:<46} {:>8.2} {:>8.2} {:>8.2}", self.p50, self.p99, self.most)
    }
}
