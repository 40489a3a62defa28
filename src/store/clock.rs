//! The clock of revisions: 48 bits of milliseconds and 16 of a counter, so that a later revision
//! of a row has a higher value, also when the wall clock stepped back. Never here: a wall clock.

use super::StoreError;
use crate::domain::Moment;
use crate::protection::Protection;
use rusqlite::Connection;

const COUNTER_BITS: u32 = 16;

/// The lowest clock value of this moment.
pub(super) fn floor(now: Moment) -> i64 {
    now.timestamp_millis().clamp(0, i64::MAX >> COUNTER_BITS) << COUNTER_BITS
}

/// The value after `last`, not before `now`.
pub(super) fn after(last: i64, now: Moment) -> i64 {
    if !Protection::GrowingClock.holds() {
        return floor(now);
    }
    last.saturating_add(1).max(floor(now))
}

/// Gives out the next clock value; part of the transaction that uses it.
pub(super) fn tick(db: &Connection, now: Moment) -> Result<i64, StoreError> {
    let last: i64 = db.prepare_cached("SELECT clock FROM tick")?.query_row([], |row| row.get(0))?;
    let clock = after(last, now);
    db.prepare_cached("UPDATE tick SET clock = ?1")?.execute([clock])?;
    Ok(clock)
}

#[cfg(test)]
mod tests {
    use super::{after, floor};
    use crate::domain::Moment;

    fn at(ms: i64) -> Moment {
        chrono::DateTime::from_timestamp_millis(ms).unwrap().fixed_offset()
    }

    #[test]
    fn a_wall_clock_that_steps_back_does_not_disturb_the_order() {
        let first = after(0, at(10_000));
        let second = after(first, at(4_000));
        let third = after(second, at(10_001));
        assert!(first < second && second < third);
        assert_eq!(third, floor(at(10_001)));
    }

    #[test]
    fn more_values_than_the_counter_holds_go_on_into_the_milliseconds() {
        let mut last = after(0, at(1));
        for _ in 0..70_000 {
            let next = after(last, at(1));
            assert!(next > last);
            last = next;
        }
    }
}
