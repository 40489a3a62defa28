//! The rounds, the newest first: the date, the names, the words. Beside each other where the width
//! allows, else one under the other.
//!
//! Never here: in which order the rounds come.

use crate::report::page::{Source, line};
use crate::tui::look::Look;
use crate::tui::screens::case::days::day;
use crate::tui::screens::case::entries::{Entries, MARGIN, columns};
use crate::tui::screens::case::{TEXT, WIDE};
use crate::tui::widgets::page::Row;
use crate::tui::widgets::{prose, said};

use super::{Place, place};

/// From so many columns on the date stands beside the names.
const BESIDE: u16 = 70;

/// Columns between the date and the names.
const BETWEEN: u16 = 3;

/// The fewest columns in which a round is read well beside another.
const LEAST: u16 = 44;

/// A round: its day, where it comes from, and what was told.
struct Then<'a> {
    date: String,
    source: &'a Source<'a>,
    steps: &'a [String],
    told: Vec<line::Told>,
}

/// The columns of one round: the date beside the names, or 0 where it stands above them; names; all.
#[derive(Clone, Copy)]
struct Measure {
    date: u16,
    names: u16,
    room: u16,
}

/// The rounds as rows.
pub(super) fn entries(rounds: &[(Source<'_>, &[String])], asked: &str, look: &Look) -> Entries<Place> {
    let then = |(source, steps): &'_ (Source<'_>, &[String])| line::told(source, steps, asked);
    let dates = (0..rounds.len()).map(|at| date(rounds, at, look));
    let rounds: Vec<Then<'_>> = rounds
        .iter()
        .zip(dates)
        .map(|(round, date)| Then { date, source: &round.0, steps: round.1, told: then(round) })
        .collect();
    let width = look.size.0.saturating_sub(MARGIN);
    let (count, each) = columns(width, LEAST, rounds.len());
    let widest = rounds.iter().map(|then| prose::width(&then.date)).max().unwrap_or(0);
    let is_beside = count == 1 && look.size.0 >= BESIDE;
    let date = if is_beside { u16::try_from(widest).unwrap_or(0) + BETWEEN } else { 0 };
    let room = each.saturating_sub(date).min(TEXT);
    let names = said::name_column(rounds.iter().flat_map(|then| &then.told).map(|(_, line)| line), room);
    let measure = Measure { date, names, room };
    let mut entries = Entries::default();
    for (at, together) in rounds.chunks(count).enumerate() {
        if at > 0 {
            entries.above([Row::default()]);
        }
        if count == 1 {
            for then in together {
                add(&mut entries, then, measure, look);
            }
            continue;
        }
        let columns = together.iter().map(|then| {
            let mut column = Entries::default();
            add(&mut column, then, measure, look);
            column
        });
        entries.beside(columns.collect(), room);
    }
    entries
}

/// Adds a round: its day, and each answer as a thing.
fn add(entries: &mut Entries<Place>, then: &Then<'_>, measure: Measure, look: &Look) {
    let Measure { date: beside, names, room } = measure;
    let mut date = Some(then.date.as_str());
    if beside == 0 {
        entries.above(date.take().map(|date| Row::new(date, look.theme.dim)));
    }
    for (answer, line) in &then.told {
        let rows = said::line_rows(line, names, room, &look.theme);
        let rows: Vec<Row> = rows
            .into_iter()
            .map(|row| match date.take() {
                Some(date) => row.led_by(date, beside, look.theme.dim),
                None => row.pushed(beside),
            })
            .map(|row| row.within(beside + room))
            .collect();
        // Words that were asked otherwise stand above what was answered.
        let is_asked = answer.is_none() && matches!(line, crate::report::page::Line::Aside(_));
        if is_asked {
            entries.above(rows);
        } else {
            entries.push(place(then.source, then.steps, *answer), rows);
        }
    }
}

/// The day of the nth round, in full where there is room.
pub(super) fn date(rounds: &[(Source<'_>, &[String])], at: usize, look: &Look) -> String {
    // The margins of the screen are no part of the room.
    let in_full = look.size.0 + 4 >= WIDE;
    let started = |at: usize| rounds.get(at).map(|(source, _)| source.round.started);
    day(&started, at, in_full, look).unwrap_or_default()
}
