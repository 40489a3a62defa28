//! Through the months: the numbers of each question on its scale, and how it went with agreements.
//!
//! Small and honest: every number that was given stands there, nothing is added up over rounds.
//! Never here: a name beside a number, one case beside another, a line drawn through points.

#[cfg(test)]
mod tests;

use crate::domain::Moment;
use crate::domain::case::Case;
use crate::domain::id::RoundId;
use crate::domain::line::{Numbers, NumbersThen, OutcomesThen};
use crate::text::Ui;
use crate::text::dates::{long_date, short_date};
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ENTER, LIST, UP, ch};
use crate::tui::look::{Desk, Look};
use crate::tui::remembered::{Remembered, Wanted};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

use super::entries::{Entries, MARGIN};
use super::tab::Tab;

const KEYS: &[Binding] = &[
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_scroll).hint(1),
    Binding::new(Action::Open, &[ENTER], Ui::key_round).hint(0),
];

/// A scale has at most so many places in the chart; a longer one has several numbers at a place.
const PLACES: usize = 21;

/// So many columns the numbers have at least.
const LEAST: usize = 12;

/// From so many columns on, dates are in full.
const ROOMY: u16 = 70;

/// Its state.
#[derive(Debug, Default)]
pub(super) struct OverTime {
    /// What was read, once it was.
    read: Option<(Vec<Numbers>, Vec<OutcomesThen>)>,
    entries: Entries<RoundId>,
}

impl OverTime {
    fn lay_out(&mut self, look: &Look) {
        let Some((numbers, outcomes)) = &self.read else { return };
        let mut entries = Entries::default();
        let moments = numbers.iter().flat_map(|of| of.rounds.iter().map(|then| then.at));
        let widths =
            moments.chain(outcomes.iter().map(|then| then.at)).map(|at| prose::width(&date(at, look)));
        let dated = widths.max().unwrap_or(0) + 3;
        for (at, numbers) in numbers.iter().enumerate() {
            if at > 0 {
                entries.above([Row::default()]);
            }
            entries.above(scale(numbers, look));
            for then in &numbers.rounds {
                entries.push(then.round, chart(numbers, then, dated, look));
            }
        }
        if !outcomes.is_empty() {
            if !numbers.is_empty() {
                entries.above([Row::default()]);
            }
            entries.above([Row::new(look.ui.case_outcomes(), look.theme.bold)]);
            for then in outcomes {
                entries.push(then.round, outcome_rows(then, dated, look));
            }
        }
        self.entries = entries.standing_as(&self.entries, room(look));
    }
}

fn room(look: &Look) -> usize {
    usize::from(look.size.1.max(1))
}

/// The columns for the words.
fn width(look: &Look) -> usize {
    usize::from(look.size.0.saturating_sub(MARGIN))
}

fn date(at: Moment, look: &Look) -> String {
    let (date, today) = (at.date_naive(), look.today());
    if look.size.0 >= ROOMY { long_date(look.ui, date, today) } else { short_date(look.ui, date, today) }
}

/// The question, and what the ends of its scale mean.
fn scale(numbers: &Numbers, look: &Look) -> Vec<Row> {
    let theme = look.theme;
    let end = |(number, words): &(i64, String)| format!("{number} {words}").trim_end().to_owned();
    let ends = format!("{} · {}", end(&numbers.low), end(&numbers.high));
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(prose::wrap_even(&numbers.ask, width(look)).into_iter().map(|row| Row::new(row, theme.bold)));
    // A scale without words for its ends is in the question as a rule: then it is not said twice.
    let said =
        |(number, words): &(i64, String)| words.is_empty() && numbers.ask.contains(&number.to_string());
    if said(&numbers.low) && said(&numbers.high) {
        return rows;
    }
    rows.extend(prose::wrap(&ends, width(look)).into_iter().map(|row| Row::new(row, theme.dim)));
    rows
}

/// A round: its date, its numbers on the scale, and the numbers themselves; under it where they
/// find no room beside it.
fn chart(of: &Numbers, then: &NumbersThen, dated: usize, look: &Look) -> Vec<Row> {
    let theme = look.theme;
    let places = places(of, &then.numbers);
    let room = |apart: usize| {
        let taken = dated + places.len() + places.len().saturating_sub(1) * apart + 3;
        width(look).saturating_sub(taken)
    };
    let apart = usize::from(room(1) >= LEAST);
    let mut row = Row::default();
    for (at, filled) in places.iter().enumerate() {
        let gap = if at > 0 { " ".repeat(apart) } else { String::new() };
        let (sign, style) = if *filled { ("●", theme.text) } else { ("·", theme.dim) };
        row = row.and(gap, theme.dim).and(sign, style);
    }
    let columns = u16::try_from(dated).unwrap_or(u16::MAX);
    let row = row.led_by(&date(then.at, look), columns, theme.dim);
    let numbers = words(&then.numbers, room(apart).max(LEAST), look.ui);
    if prose::width(&numbers) <= room(apart) {
        vec![row.and(format!("   {numbers}"), theme.text)]
    } else {
        vec![row, Row::new(numbers, theme.text).pushed(columns)]
    }
}

/// Which places of the scale have a number.
fn places(of: &Numbers, numbers: &[i64]) -> Vec<bool> {
    let span = usize::try_from(of.high.0.saturating_sub(of.low.0)).unwrap_or(0).max(1);
    let last = span.min(PLACES - 1);
    let mut places = vec![false; last + 1];
    for number in numbers {
        let above = usize::try_from(number.saturating_sub(of.low.0)).unwrap_or(0).min(span);
        // To the nearest place, where there are fewer places than numbers.
        if let Some(place) = places.get_mut((above * last * 2 + span) / (span * 2)) {
            *place = true;
        }
    }
    places
}

/// The numbers, or the lowest, the middle and the highest where there is no room for all.
fn words(numbers: &[i64], room: usize, ui: Ui) -> String {
    let all = numbers.iter().map(i64::to_string).collect::<Vec<_>>().join("  ");
    if prose::width(&all) <= room {
        return all;
    }
    let of = |number: Option<&i64>| number.map_or_else(String::new, i64::to_string);
    // Of an even count the lower of the two in the middle: a number that somebody gave.
    let middle = numbers.get(numbers.len().saturating_sub(1) / 2);
    ui.case_spread(&of(numbers.first()), &of(middle), &of(numbers.last()))
}

/// How it went with the agreements that were spoken of then.
fn outcome_rows(then: &OutcomesThen, dated: usize, look: &Look) -> Vec<Row> {
    let (ui, theme) = (look.ui, look.theme);
    let counts = then.counts.iter().map(|(outcome, n)| format!("{n} {}", ui.outcome(*outcome)));
    let mut pieces: Vec<String> = counts.collect();
    if then.between {
        pieces.push(ui.case_between().to_owned());
    }
    let date = date(then.at, look);
    let columns = u16::try_from(dated).unwrap_or(u16::MAX);
    let words = prose::wrap(&pieces.join(" · "), width(look).saturating_sub(dated));
    let mut rows = Vec::new();
    for (at, words) in words.into_iter().enumerate() {
        let row = Row::new(words, theme.text);
        rows.push(if at == 0 { row.led_by(&date, columns, theme.dim) } else { row.pushed(columns) });
    }
    rows
}

impl Tab for OverTime {
    fn enter(&mut self, case: &Case, _look: &Look) -> Vec<Effect> {
        vec![Effect::Remember(case.id, Wanted::OverTime)]
    }

    fn read(&mut self, read: Remembered, _case: &Case, look: &Look) -> Vec<Effect> {
        if let Remembered::OverTime(numbers, outcomes) = read {
            self.read = Some((numbers, outcomes));
            self.lay_out(look);
        }
        Vec::new()
    }

    fn resized(&mut self, _case: &Case, look: &Look) {
        self.lay_out(look);
    }

    fn keys(&self) -> Vec<Binding> {
        if self.entries.is_empty() { Vec::new() } else { [KEYS, LIST].concat() }
    }

    fn act(&mut self, action: Action, _case: &Case, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        if self.entries.act(action, room(&desk.look)) {
            return Some(Vec::new());
        }
        match action {
            Action::Open => {
                Some(self.entries.current().map(|id| Effect::ReadRound(*id)).into_iter().collect())
            }
            _ => None,
        }
    }

    fn view<'a>(&'a self, _case: &'a Case, look: &Look, page: &mut Page<'a>) {
        if self.read.is_some() && self.entries.is_empty() {
            page.text(look.ui.case_nothing_over_time(), look.theme.dim, 0, 0);
        }
        self.entries.view(room(look), look, page);
        page.stretch();
    }
}
