//! The day of a round among others: with the time where two began on one day.
//!
//! Never here: which rounds those are.

use crate::domain::Moment;
use crate::text::dates::{long_date, short_date};
use crate::tui::look::Look;

/// The day of the nth round, with its weekday or without; with the time where the one before or after it began on the
/// same. `started` tells when each began. None where there is no such round.
pub(super) fn day(
    started: &dyn Fn(usize) -> Option<Moment>,
    at: usize,
    in_full: bool,
    look: &Look,
) -> Option<String> {
    let began = started(at)?;
    let date = began.date_naive();
    let mut beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten().filter_map(started);
    let shared = beside.any(|other| other.date_naive() == date);
    let day = if in_full { long_date } else { short_date }(look.ui, date, look.today());
    Some(if shared { format!("{day} {}", began.format("%H:%M")) } else { day })
}
