//! Round under round: the date, the names, the words; beside each other where the width allows.
//!
//! Never here: in which order the rounds come.

use crate::report::page::{Source, line};
use crate::text::dates::{long_date, short_date};
use crate::tui::look::Look;
use crate::tui::screens::case::entries::{Entries, MARGIN};
use crate::tui::screens::case::{TEXT, WIDE};
use crate::tui::widgets::page::Row;
use crate::tui::widgets::{prose, said};

use super::{Place, place};

/// From so many columns on the date stands beside the names.
const BESIDE: u16 = 70;

/// Columns between the date and the names.
const BETWEEN: u16 = 3;

/// The rounds as rows.
pub(super) fn entries(rounds: &[(Source<'_>, &[String])], asked: &str, look: &Look) -> Entries<Place> {
    let width = look.size.0.saturating_sub(MARGIN);
    let told: Vec<Vec<line::Told>> =
        rounds.iter().map(|(source, steps)| line::told(source, steps, asked)).collect();
    let dates: Vec<String> = rounds.iter().map(|(source, _)| date(source, look)).collect();
    let widest = dates.iter().map(|date| prose::width(date)).max().unwrap_or(0);
    let beside = if look.size.0 >= BESIDE { u16::try_from(widest).unwrap_or(0) + BETWEEN } else { 0 };
    let room = width.saturating_sub(beside).min(TEXT);
    let column = said::name_column(told.iter().flatten().map(|(_, line)| line), room);
    let mut entries = Entries::default();
    for ((at, (source, steps)), (told, date)) in rounds.iter().enumerate().zip(told.iter().zip(dates)) {
        if at > 0 {
            entries.above([Row::default()]);
        }
        let mut date = Some(date);
        if beside == 0 {
            entries.above(date.take().map(|date| Row::new(date, look.theme.dim)));
        }
        for (answer, line) in told {
            let rows = said::line_rows(line, column, room, &look.theme);
            let rows: Vec<Row> = rows
                .into_iter()
                .map(|row| match date.take() {
                    Some(date) => row.led_by(&date, beside, look.theme.dim),
                    None => row.pushed(beside),
                })
                .map(|row| row.within(beside + room))
                .collect();
            // Words that were asked otherwise stand above what was answered.
            let is_asked = answer.is_none() && matches!(line, crate::report::page::Line::Aside(_));
            if is_asked {
                entries.above(rows);
            } else {
                entries.push(place(source, steps, *answer), rows);
            }
        }
    }
    entries
}

/// The day of a round, in full where there is room.
pub(super) fn date(source: &Source<'_>, look: &Look) -> String {
    let (date, today) = (source.round.started.date_naive(), look.today());
    // The margins of the screen are no part of the room.
    if look.size.0 + 4 >= WIDE { long_date(look.ui, date, today) } else { short_date(look.ui, date, today) }
}
