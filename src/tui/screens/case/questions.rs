//! What was said on one line of questions over all rounds, the newest first; or the same by role.
//!
//! Both views stand at the same line, so that one goes on where the other was left. Never here: a
//! guess at which questions belong together, or a count beside a name.

mod by_date;
mod by_role;
#[cfg(test)]
mod tests;

use crate::domain::case::Case;
use crate::domain::id::{AnswerId, RoundId};
use crate::domain::line::{Line, LineRound};
use crate::report::page::{Source, line};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ENTER, LEFT, LIST, RIGHT, alt, f};
use crate::tui::look::{Desk, Look};
use crate::tui::remembered::{Remembered, Wanted};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

use super::entries::Entries;
use super::tab::Tab;

const OPEN: Binding = Binding::new(Action::Open, &[ENTER], Ui::key_round).hint(1);
const READ: Binding =
    Binding::new(Action::Up, &[crate::tui::keys::UP, crate::tui::keys::ch('k')], Ui::key_scroll).hint(0);
const OTHER: &[Binding] = &[
    Binding::new(Action::Left, &[LEFT], Ui::key_other_line).hint(0),
    Binding::new(Action::Right, &[RIGHT], Ui::key_other_line),
];

/// Marks stand in the round; what is marked there can become a learning question or an element.
const MARK: Binding = Binding::new(Action::Mark, &[f(2), alt('m')], Ui::key_mark).hint(6);

/// Of so many rounds a line is read first; then of as many more as there are, while the screen is not full.
const ROUNDS: usize = 4;

/// The most rows that the words of a question take.
const ASK_ROWS: usize = 2;

/// Where the cursor is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    round: RoundId,
    /// The words that were asked then.
    ask: String,
    /// The answer, where one stands alone.
    answer: Option<AnswerId>,
}

/// Its state.
#[derive(Debug, Default)]
pub(super) struct Questions {
    /// True in the view that shows the roles beside each other.
    by_role: bool,
    /// The lines of the case, once they were read.
    lines: Option<Vec<Line>>,
    at: usize,
    /// Of which line the rounds were read.
    of: String,
    rounds: Vec<LineRound>,
    /// The round before which older ones were asked for.
    asked_before: Option<RoundId>,
    entries: Entries<Place>,
    /// The answer whose marks are asked for, until its round is there.
    marks: Option<AnswerId>,
}

impl Questions {
    fn line(&self) -> Option<&Line> {
        self.lines.as_ref()?.get(self.at)
    }

    /// The answer under the cursor, where one stands alone.
    pub(super) fn answer(&self) -> Option<AnswerId> {
        self.entries.current()?.answer
    }

    /// The round under the cursor and the words that were asked in it.
    pub(super) fn place(&self) -> Option<(RoundId, &str)> {
        self.entries.current().map(|place| (place.round, place.ask.as_str()))
    }

    /// The answer whose marks were asked for, once.
    pub(super) fn take_marks(&mut self) -> Option<AnswerId> {
        self.marks.take()
    }

    /// Shows the roles beside each other, or the rounds under one another.
    pub(super) fn turn(&mut self, by_role: bool) {
        if self.by_role != by_role {
            self.by_role = by_role;
            self.entries = Entries::default();
        }
    }

    /// Reads the line on which it stands, from the newest round on.
    fn read_line(&mut self, case: &Case) -> Vec<Effect> {
        self.asked_before = None;
        let Some(line) = self.line().map(|line| line.line.clone()) else { return Vec::new() };
        // What was read of it before is read again, so that the cursor stays where it was.
        let known = if line == self.of { self.rounds.len() } else { 0 };
        let rounds = known.max(ROUNDS);
        vec![Effect::Remember(case.id, Wanted::OnLine { line, before: None, rounds })]
    }

    /// Another line of the case; behind the last comes the first.
    fn other(&mut self, later: bool, case: &Case) -> Vec<Effect> {
        let count = self.lines.as_ref().map_or(0, Vec::len);
        if count < 2 {
            return Vec::new();
        }
        self.at = (self.at + if later { 1 } else { count - 1 }) % count;
        self.read_line(case)
    }

    /// Asks for older rounds where the cursor nears the end of what was read, once for each end.
    fn older(&mut self, case: &Case, look: &Look) -> Vec<Effect> {
        let Some(last) = self.rounds.last().map(|round| round.round.id) else { return Vec::new() };
        if self.asked_before == Some(last) || !self.entries.near_end(self.room(look)) {
            return Vec::new();
        }
        self.asked_before = Some(last);
        let (line, before, rounds) = (self.of.clone(), Some(last), self.rounds.len());
        vec![Effect::Remember(case.id, Wanted::OnLine { line, before, rounds })]
    }

    fn lay_out(&mut self, case: &Case, look: &Look) {
        let asked = self.line().map_or("", |line| line.ask.as_str());
        let sources: Vec<(Source<'_>, &[String])> = self
            .rounds
            .iter()
            .map(|then| {
                let round = &then.round;
                let (ui, today) = (look.ui, look.today());
                (Source { case, round, agreements: &[], ui, today }, then.steps.as_slice())
            })
            .collect();
        let laid = if self.by_role {
            by_role::entries(&sources, asked, look)
        } else {
            by_date::entries(&sources, asked, look)
        };
        self.entries = laid.standing_as(&self.entries, self.room(look));
    }

    /// The question with how often it was asked and which of the questions it is, and air.
    fn head(&self, look: &Look) -> Vec<Row> {
        let (ui, theme) = (look.ui, look.theme);
        let Some(line) = self.line() else { return Vec::new() };
        let count = self.lines.as_ref().map_or(0, Vec::len);
        let counts = format!("{} · {}", ui.rounds(line.rounds), ui.question_of(self.at + 1, count));
        let room = usize::from(look.size.0);
        let asked = room.min(usize::from(super::TEXT));
        let mut rows = Vec::new();
        let wide = prose::width(&line.ask);
        let fits = wide <= asked && wide + 3 + prose::width(&counts) <= room;
        if fits {
            rows.push(Row::new(line.ask.clone(), theme.bold).right(counts, theme.dim));
        } else {
            let even = Some(prose::wrap_even(&line.ask, asked)).filter(|words| words.len() <= ASK_ROWS);
            let words = even.unwrap_or_else(|| prose::wrap_most(&line.ask, asked, ASK_ROWS));
            rows.extend(words.into_iter().map(|words| Row::new(words, theme.bold)));
            rows.push(Row::new(counts, theme.dim));
        }
        if look.size.1 > 8 {
            rows.push(Row::default());
        }
        rows
    }

    fn room(&self, look: &Look) -> usize {
        usize::from(look.size.1).saturating_sub(self.head(look).len()).max(1)
    }
}

impl Tab for Questions {
    fn enter(&mut self, case: &Case, _look: &Look) -> Vec<Effect> {
        vec![Effect::Remember(case.id, Wanted::Lines)]
    }

    fn read(&mut self, read: Remembered, case: &Case, look: &Look) -> Vec<Effect> {
        match read {
            Remembered::Lines(lines) => {
                // The line on which it stood, wherever that is now.
                let at = lines.iter().position(|line| line.line == self.of);
                self.at = at.unwrap_or(0);
                self.lines = Some(lines);
                self.read_line(case)
            }
            Remembered::OnLine { line, before, rounds } => {
                if self.line().is_none_or(|here| here.line != line) {
                    return Vec::new();
                }
                match before {
                    None => {
                        if self.of != line {
                            self.entries.rewind();
                        }
                        (self.of, self.rounds) = (line, rounds);
                    }
                    Some(_) if before == self.asked_before && !rounds.is_empty() => {
                        self.rounds.extend(rounds);
                    }
                    Some(_) => return Vec::new(),
                }
                self.lay_out(case, look);
                self.older(case, look)
            }
            _ => Vec::new(),
        }
    }

    fn resized(&mut self, case: &Case, look: &Look) {
        self.lay_out(case, look);
    }

    fn keys(&self) -> Vec<Binding> {
        let mut keys = Vec::new();
        if self.lines.as_ref().is_some_and(|lines| lines.len() > 1) {
            keys.extend(OTHER);
        }
        if !self.entries.is_empty() {
            keys.push(READ);
            keys.push(OPEN);
            if self.answer().is_some() {
                keys.push(MARK);
            }
            keys.extend(LIST);
        }
        keys
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, case: &Case, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        let look = desk.look;
        if self.entries.act(action, self.room(&look)) {
            return Some(self.older(case, &look));
        }
        match action {
            Action::Left => Some(self.other(false, case)),
            Action::Right => Some(self.other(true, case)),
            Action::Open | Action::Mark => {
                self.marks = self.answer().filter(|_| action == Action::Mark);
                Some(self.place().map(|(round, _)| Effect::ReadRound(round)).into_iter().collect())
            }
            _ => None,
        }
    }

    fn view<'a>(&'a self, _case: &'a Case, look: &Look, page: &mut Page<'a>) {
        if self.lines.as_ref().is_some_and(Vec::is_empty) {
            page.text(look.ui.case_no_lines(), look.theme.dim, 0, 0);
        }
        for row in self.head(look) {
            page.row(row);
        }
        self.entries.view(self.room(look), look, page);
        page.stretch();
    }
}

/// Where a round stands when the cursor is on it.
fn place(source: &Source<'_>, steps: &[String], answer: Option<AnswerId>) -> Place {
    Place { round: source.round.id, ask: line::asked(source, steps).to_owned(), answer }
}
