//! The rounds of a case, newest first, and what is still open of what was agreed.
//!
//! Never here: what was said in a round (that is a page of its own).

mod open;
#[cfg(test)]
mod tests;

use crossterm::event::KeyEvent;

use crate::domain::agreement::Agreement;
use crate::domain::case::{Case, RoundLine};
use crate::domain::fold::fold;
use crate::domain::id::{CaseId, RoundId};
use crate::domain::person::Person;
use crate::domain::round::CaseRef;
use crate::text::Ui;
use crate::text::dates::long_date;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, DOWN, ENTER, ESC, LIST, PGDN, PGUP, UP, ch};
use crate::tui::look::{Desk, Look};
use crate::tui::offer::Wishes;
use crate::tui::remembered::{Remembered, Wanted};
use crate::tui::widgets::editor::EditorOutcome;
use crate::tui::widgets::form::{Field, field_block};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

use super::WIDE;
use super::days::day;
use super::tab::Tab;

const OPEN: Binding = Binding::new(Action::Open, &[ENTER], Ui::key_open).hint(0);
const RESUME: Binding = Binding::new(Action::Open, &[ENTER], Ui::key_resume).hint(0);
const KEYS: &[Binding] = &[
    Binding::new(Action::Round, &[ch('r')], Ui::key_round).hint(1),
    Binding::new(Action::Filter, &[ch('/')], Ui::key_filter).hint(4),
];

/// What works while the filter is typed: letters are text then.
const FILTERING: &[Binding] = &[
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_move),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_move),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(2),
];

/// Rows that the field of the filter takes, with the air under it.
const FILTER: u16 = 2;

/// The fewest columns in which a subject says anything.
const LEAST_OF_SUBJECT: usize = 12;

/// The fewest columns in which a sequence is told from others.
const LEAST_OF_SEQUENCE: usize = 24;

/// Its state.
#[derive(Debug)]
pub(super) struct Rounds {
    people: Vec<Person>,
    lines: Vec<RoundLine>,
    agreements: Vec<Agreement>,
    unfinished: Option<RoundId>,
    cursor: Cursor,
    filter: Option<Field>,
    /// Indexes of the rounds that the filter leaves.
    shown: Vec<usize>,
    /// After which round older ones were asked for.
    asked_after: Option<RoundId>,
}

impl Rounds {
    /// What was read of them.
    pub(super) fn new(
        people: Vec<Person>,
        rounds: Vec<RoundLine>,
        agreements: Vec<Agreement>,
        unfinished: Option<RoundId>,
    ) -> Self {
        let shown = (0..rounds.len()).collect();
        Self {
            people,
            lines: rounds,
            agreements,
            unfinished,
            cursor: Cursor::default(),
            filter: None,
            shown,
            asked_after: None,
        }
    }

    /// They were read again: what was read of older ones stays, and the cursor on its round.
    pub(super) fn renewed(&mut self, read: Self, look: &Look) {
        let here = match self.chosen() {
            Some(Chosen::Finished(id)) => Some(id),
            Some(Chosen::Paused(_)) | None => None,
        };
        let last = read.lines.last().map(|round| round.id);
        let end =
            self.lines.iter().position(|round| Some(round.id) == last).map_or(self.lines.len(), |at| at + 1);
        let older = self.lines.split_off(end);
        *self =
            Self { cursor: self.cursor, asked_after: self.asked_after.filter(|_| !older.is_empty()), ..read };
        self.lines.extend(older);
        self.narrow(look);
        if let Some(id) = here {
            self.go_to(id, look);
        }
    }

    /// Older rounds were read; none when there are no more.
    pub(super) fn read_more(&mut self, rounds: Vec<RoundLine>, case: CaseId, look: &Look) -> Vec<Effect> {
        if rounds.is_empty() {
            return Vec::new();
        }
        self.lines.extend(rounds);
        self.narrow(look);
        self.older(case, look)
    }

    /// Puts the cursor on this round, when it was read.
    pub(super) fn go_to(&mut self, id: RoundId, look: &Look) {
        let shown = self.shown.iter().filter_map(|at| self.lines.get(*at));
        if let Some(at) = shown.map(|round| round.id).position(|other| other == id) {
            let at = at + usize::from(self.paused().is_some());
            self.cursor.go(at, self.count(), self.list_room(look));
        }
    }

    /// The round under the cursor; the one that was paused stands before the others.
    fn chosen(&self) -> Option<Chosen> {
        match (self.paused(), self.cursor.at) {
            (Some(id), 0) => Some(Chosen::Paused(id)),
            (paused, at) => {
                let at = at.checked_sub(usize::from(paused.is_some()))?;
                let round = self.lines.get(*self.shown.get(at)?)?;
                Some(Chosen::Finished(round.id))
            }
        }
    }

    /// The paused round, where it stands in the list: a filter is about what was finished.
    fn paused(&self) -> Option<RoundId> {
        self.unfinished.filter(|_| self.filter.is_none())
    }

    fn count(&self) -> usize {
        self.shown.len() + usize::from(self.paused().is_some())
    }

    /// The rounds that have every typed word in their date, sequence or subject.
    fn narrow(&mut self, look: &Look) {
        let typed = self.filter.as_ref().map(|filter| fold(filter.text())).unwrap_or_default();
        let fits = |round: &RoundLine| {
            let date = long_date(look.ui, round.started.date_naive(), look.today());
            let year = round.started.format("%Y");
            let text = fold(&format!("{date} {year} {} {}", round.sequence, round.about));
            typed.split_whitespace().all(|word| text.contains(word))
        };
        self.shown =
            self.lines.iter().enumerate().filter(|(_, round)| fits(round)).map(|(at, _)| at).collect();
        self.cursor.go(self.cursor.at, self.count(), self.list_room(look));
    }

    /// Asks for older rounds where the cursor nears the end of what was read, once for each end.
    fn older(&mut self, case: CaseId, look: &Look) -> Vec<Effect> {
        let near = self.cursor.at + self.list_room(look) + 1 >= self.count();
        match self.lines.last() {
            Some(last) if near && self.asked_after != Some(last.id) => {
                self.asked_after = Some(last.id);
                vec![Effect::ReadRounds(case, last.id)]
            }
            Some(_) | None => Vec::new(),
        }
    }

    /// A round of this case: the one that was paused, or a new one.
    fn round(&self, case: &Case) -> Effect {
        if let Some(id) = self.unfinished {
            return Effect::ResumeRound(id);
        }
        let case = CaseRef { id: case.id, title: case.title.clone() };
        Effect::OfferSetup(Box::new(Wishes { case: Some(case), ..Wishes::default() }))
    }

    fn filtered(&mut self, outcome: Option<EditorOutcome>, case: CaseId, desk: &mut Desk<'_>) -> Vec<Effect> {
        match outcome {
            None | Some(EditorOutcome::Ignored | EditorOutcome::Unchanged | EditorOutcome::Moved) => {
                Vec::new()
            }
            Some(EditorOutcome::Copied(text)) => vec![Effect::Copy(text)],
            Some(EditorOutcome::Changed | EditorOutcome::Cut(_) | EditorOutcome::RefusedNul) => {
                self.cursor = Cursor::default();
                self.narrow(&desk.look);
                self.older(case, &desk.look)
            }
        }
    }

    /// How many rounds are in sight: at most what is there, the rest is for the agreements.
    fn list_room(&self, look: &Look) -> usize {
        self.room_above(self.open_agreements(look).len(), look)
    }

    /// How many rounds are in sight above so many rows.
    fn room_above(&self, below: usize, look: &Look) -> usize {
        let above = if self.filter.is_some() { FILTER } else { 0 };
        let below = u16::try_from(below).unwrap_or(u16::MAX);
        usize::from(look.size.1.saturating_sub(above).saturating_sub(below).max(1))
    }

    /// The rows of the open agreements, as far as the rounds leave room for them: these keep half.
    fn open_agreements(&self, look: &Look) -> Vec<Row> {
        if self.filter.is_some() {
            return Vec::new();
        }
        let free = look.size.1;
        let taken = u16::try_from(self.count().max(1)).unwrap_or(u16::MAX).min(free.div_ceil(2));
        open::rows(&self.people, &self.agreements, usize::from(free - taken), look)
    }

    /// The date of the nth round, as long as the width allows.
    fn date(&self, at: usize, look: &Look) -> Option<String> {
        let started = |at: usize| self.lines.get(at).map(|round| round.started);
        day(&started, at, look.size.0 >= WIDE, look)
    }

    /// One of the list, with its date in a column of this width.
    fn list_row(&self, at: usize, column: usize, look: &Look) -> Row {
        let (ui, theme) = (look.ui, look.theme);
        let here = at == self.cursor.at;
        let (sign, style) = if here { ("› ", theme.accent) } else { ("  ", theme.text) };
        let row = Row::new(sign, style);
        let paused = usize::from(self.paused().is_some());
        let line = at.checked_sub(paused).and_then(|at| self.shown.get(at).copied());
        let round = line.and_then(|at| Some((self.lines.get(at)?, self.date(at, look)?)));
        let Some((round, date)) = round else {
            return row.and(ui.case_round_paused(), theme.accent);
        };
        let blanks = " ".repeat(column.saturating_sub(prose::width(&date)) + 3);
        let beside = if round.set_aside { format!(" · {}", ui.case_set_aside()) } else { String::new() };
        let taken = [date.as_str(), &blanks, &beside].map(prose::width).iter().sum::<usize>();
        let room = usize::from(look.size.0).saturating_sub(2 + taken);
        let about = if round.about.is_empty() { String::new() } else { format!(" · {}", round.about) };
        // What it was about is what people know it by: a long name of a sequence makes room for it.
        let sequence = cut(&round.sequence, room.saturating_sub(prose::width(&about)).max(LEAST_OF_SEQUENCE));
        let room = room.saturating_sub(prose::width(&sequence));
        let row = row.and(format!("{date}{blanks}"), style).and(sequence, style).and(beside, theme.dim);
        // A subject of which hardly a word would be in sight is left to the page of the round.
        let hidden = room < LEAST_OF_SUBJECT.min(prose::width(&about));
        if hidden { row } else { row.and(cut(&about, room), theme.dim) }
    }
}

impl Tab for Rounds {
    /// Other views settle agreements, and undo that: those that are open are read anew.
    fn enter(&mut self, case: &Case, _look: &Look) -> Vec<Effect> {
        vec![Effect::Remember(case.id, Wanted::Open)]
    }

    fn read(&mut self, read: Remembered, _case: &Case, _look: &Look) -> Vec<Effect> {
        if let Remembered::Open(open) = read {
            self.agreements = open;
        }
        Vec::new()
    }

    fn resized(&mut self, _case: &Case, look: &Look) {
        self.cursor.keep_in_sight(self.list_room(look));
    }

    fn keys(&self) -> Vec<Binding> {
        let open = match self.chosen() {
            Some(Chosen::Paused(_)) => vec![RESUME],
            Some(Chosen::Finished(_)) => vec![OPEN],
            None => Vec::new(),
        };
        if self.filter.is_some() { [&open, FILTERING].concat() } else { [&open, KEYS, LIST].concat() }
    }

    fn is_typing(&self) -> bool {
        self.filter.is_some()
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, case: &Case, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
        let look = desk.look;
        if self.cursor.act(action, self.count(), self.list_room(&look)) {
            return Some(self.older(case.id, &look));
        }
        Some(match action {
            Action::Open => match self.chosen() {
                Some(Chosen::Paused(id)) => vec![Effect::ResumeRound(id)],
                Some(Chosen::Finished(id)) => vec![Effect::ReadRound(id)],
                None => Vec::new(),
            },
            Action::Round => vec![self.round(case)],
            Action::Filter => {
                let label = look.ui.case_filter();
                self.filter = Some(Field::line("case/filter", "").starter(label));
                self.cursor = Cursor::default();
                self.narrow(&look);
                self.older(case.id, &look)
            }
            Action::Escape if self.filter.is_some() => {
                self.filter = None;
                self.cursor = Cursor::default();
                self.narrow(&look);
                Vec::new()
            }
            _ => return None,
        })
    }

    fn key(&mut self, key: KeyEvent, case: &Case, desk: &mut Desk<'_>) -> Vec<Effect> {
        let outcome = self.filter.as_mut().map(|filter| filter.editor.handle(key));
        self.filtered(outcome, case.id, desk)
    }

    fn paste(&mut self, text: &str, case: &Case, desk: &mut Desk<'_>) -> Vec<Effect> {
        let outcome = self.filter.as_mut().map(|filter| filter.editor.paste(text));
        self.filtered(outcome, case.id, desk)
    }

    fn view<'a>(&'a self, _case: &'a Case, look: &Look, page: &mut Page<'a>) {
        let theme = look.theme;
        if let Some(filter) = &self.filter {
            field_block(page, filter, true, 1, &theme);
            page.row(Row::default());
        }
        if self.count() == 0 {
            let ui = look.ui;
            let nothing = if self.filter.is_some() { ui.home_none_match() } else { ui.case_no_rounds() };
            page.text(nothing, theme.dim, 0, 0);
        }
        let below = self.open_agreements(look);
        let room = self.room_above(below.len(), look);
        // Dates in sight make a column.
        let shown = self.shown.iter().skip(self.cursor.top).take(room);
        let dates = shown.filter_map(|at| self.date(*at, look));
        let column = dates.map(|date| prose::width(&date)).max().unwrap_or(0);
        for at in (0..self.count()).skip(self.cursor.top).take(room) {
            page.row(self.list_row(at, column, look));
        }
        for row in below {
            page.row(row);
        }
        page.stretch();
    }
}

/// The words that have room, whole, and that there are more.
fn cut(words: &str, room: usize) -> String {
    prose::wrap_most(words, room, 1).into_iter().next().unwrap_or_default()
}

/// What the cursor is on.
enum Chosen {
    Paused(RoundId),
    Finished(RoundId),
}
