//! One finished round, whole, as a readable page.
//!
//! The rows are laid out when the round arrives or the size changes, never while drawing: an answer
//! may be as long as a book, and turning its pages must stay light.

mod further;
mod mending;
mod sheets;
mod shown;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use crate::domain::Date;
use crate::domain::agreement::Agreement;
use crate::domain::case::{Case, FinishedRound};
use crate::domain::id::{AnswerId, RoundId};
use crate::report::page;
use crate::text::Ui;
use crate::tui::care::{At, Care, PastRound, What};
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ENTER, ESC, PAGE, alt, ch, f};
use crate::tui::look::{Desk, Look};
use crate::tui::theme::Theme;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::{more, prose, said};
use mending::{Mending, care};
use sheets::For;

const KEYS: &[Binding] = &[
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(4),
    Binding::new(Action::Open, &[ENTER], Ui::key_mend).hint(6),
    Binding::new(Action::Letter('n'), &[ch('n')], Ui::key_note),
    Binding::new(Action::Letter('a'), &[ch('a')], Ui::key_attach),
    Binding::new(Action::Letter('m'), &[ch('m')], Ui::key_move_round),
    Binding::new(Action::Who, &[f(9), ch('p'), alt('w')], Ui::key_people),
    Binding::new(Action::Undo, &[ch('u')], Ui::key_undo),
];

/// Rows above the text: the title, and air.
const HEAD: u16 = 2;

/// Columns of the margin at the left, for the sign that there is more.
const MARGIN: u16 = 2;

/// Its state.
#[derive(Debug)]
pub struct Past {
    read: PastRound,
    /// While something in it is corrected or added.
    mending: Option<Mending>,
    rows: Vec<Row>,
    /// The rows of each question that has something under it.
    heads: Vec<Range<usize>>,
    /// For what the rows were laid out.
    laid_out: Option<LaidOut>,
    top: usize,
    /// True when there are more rows than are in sight.
    scrolls: bool,
}

/// All that the rows depend on, but for the round itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct LaidOut {
    width: u16,
    ui: Ui,
    today: Date,
    theme: Theme,
}

impl Past {
    /// A round as it was read, with the agreements of which something was said in it.
    pub fn new(case: Case, round: FinishedRound, agreements: Vec<Agreement>, look: &Look) -> Self {
        let (others, obstacles, drafts) = (Vec::new(), Vec::new(), Vec::new());
        let read = PastRound { case, round, agreements, others, obstacles, drafts };
        let (rows, heads) = (Vec::new(), Vec::new());
        let mut past = Self { read, mending: None, rows, heads, laid_out: None, top: 0, scrolls: false };
        past.lay_out(look);
        past
    }

    /// The other cases were read: the round may go to one of them.
    pub fn offer(&mut self, read: PastRound, desk: &mut Desk<'_>) {
        let look = desk.look;
        self.renew(read, &look);
        match sheets::into(&self.read, &look) {
            Some((what, sheet)) => self.mending = Some(Mending::once(what, sheet)),
            None => desk.say(look.ui.care_no_other_case()),
        }
    }

    /// The earlier obstacles were read: this answer may come back to one of them.
    pub fn offer_obstacles(&mut self, read: PastRound, answer: AnswerId, look: &Look) {
        self.renew(read, look);
        let (what, sheet) = further::obstacles(answer, &self.read, look);
        match &mut self.mending {
            Some(mending) => mending.ask(what, sheet),
            None => self.mending = Some(Mending::once(what, sheet)),
        }
    }

    /// The round was read again: it may say something else now.
    pub fn renew(&mut self, read: PastRound, look: &Look) {
        self.read = read;
        self.laid_out = None;
        self.lay_out(look);
        if let Some(mending) = &mut self.mending {
            mending.renew(&self.read, look);
        }
        self.mending.take_if(|mending| mending.is_over());
    }

    /// True while something of it is being changed.
    pub fn is_busy(&self) -> bool {
        self.mending.is_some()
    }

    /// Which round it is.
    pub fn id(&self) -> RoundId {
        self.read.round.id
    }

    /// Goes to where these words are said, with what was asked above them in sight.
    pub fn go_to(&mut self, words: &str, look: &Look) {
        let lines = self.lines(look);
        if let Some(row) = said::row_of(&lines, words, look.size.0, &look.theme) {
            self.top = row.saturating_sub(3).min(self.last_top(look));
        }
    }

    /// Lays the rows out for this look, when they are not yet.
    pub fn lay_out(&mut self, look: &Look) {
        let wanted = LaidOut { width: look.size.0, ui: look.ui, today: look.today(), theme: look.theme };
        if self.laid_out != Some(wanted) {
            let before = self.rows.len().max(1);
            let lines = self.lines(look);
            let rows = said::by_line(&lines, look.size.0, &look.theme);
            self.heads = heads(&lines, &rows);
            self.rows = rows.into_iter().flatten().collect();
            let Self { read, mending, .. } = self;
            if let Some(mending) = mending {
                mending.lay_out(&source(read, look), look);
            }
            // Other widths have other rows: about the same words stay at the top.
            self.top = self.top * self.rows.len() / before;
            self.laid_out = Some(wanted);
        }
        self.top = self.top.min(self.last_top(look));
        self.scrolls = self.last_top(look) > 0;
    }

    fn lines(&self, look: &Look) -> Vec<page::Line> {
        page::of_round(&source(&self.read, look))
    }

    /// Puts this question at the top, when it stands on the page.
    pub fn go_to_question(&mut self, ask: &str, look: &Look) {
        let lines = self.lines(look);
        let heading = |line: &page::Line| matches!(line, page::Line::Heading(words) if words == ask);
        let Some(at) = lines.iter().position(heading) else { return };
        let column = said::name_column(&lines, look.size.0);
        let above = lines.iter().take(at);
        let rows = above.map(|line| said::line_rows(line, column, look.size.0, &look.theme).len());
        self.top = rows.sum::<usize>().min(self.last_top(look));
    }

    /// The question that is in sight first; None while the page stands at its beginning.
    fn question_in_sight(&self, look: &Look) -> Option<String> {
        let lines = self.lines(look);
        let column = said::name_column(&lines, look.size.0);
        let (mut row, mut last) = (0, None);
        for line in &lines {
            if let page::Line::Heading(words) = line {
                if row >= self.top {
                    return (self.top > 0).then(|| words.clone());
                }
                last = Some(words.clone());
            }
            row += said::line_rows(line, column, look.size.0, &look.theme).len();
        }
        last.filter(|_| self.top > 0)
    }

    /// How many rows of the text are in sight.
    fn room(look: &Look) -> usize {
        usize::from(look.size.1.saturating_sub(HEAD).max(1))
    }

    fn last_top(&self, look: &Look) -> usize {
        self.not_inside(self.rows.len().saturating_sub(Self::room(look)))
    }

    /// This row, or the first under the question that it is inside.
    fn not_inside(&self, top: usize) -> usize {
        let inside = self.heads.iter().find(|head| head.start < top && top < head.end);
        inside.map_or(top, |head| head.end)
    }

    /// The row behind the last in sight: a question is not left alone at the foot.
    fn foot(&self, room: usize) -> usize {
        let end = (self.top + room).min(self.rows.len());
        let alone = |head: &&Range<usize>| self.top < head.start && head.start < end && end <= head.end;
        self.heads.iter().find(alone).map_or(end, |head| head.start)
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        if let Some(mending) = &self.mending {
            return mending.keys();
        }
        if self.scrolls { [PAGE, KEYS].concat() } else { KEYS.to_vec() }
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        let look = desk.look;
        self.lay_out(&look);
        if let Some(mending) = &mut self.mending {
            let done = mending.act(action, &self.read, desk);
            if done.is_none() || mending.is_over() {
                self.mending = None;
            }
            return done.unwrap_or_default();
        }
        // A row of the page before stays in sight.
        let page = Self::room(&look).saturating_sub(1).max(1);
        let top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => {
                let to = self.top.saturating_sub(page);
                Some(self.not_inside(to)).filter(|whole| *whole < self.top).unwrap_or(to)
            }
            Action::PageDown => (self.top + page).min(self.foot(Self::room(&look))),
            Action::First => 0,
            Action::Last => self.rows.len(),
            Action::Escape => return vec![Effect::ReadCase(self.read.case.id)],
            action => return self.begin(action, desk),
        };
        self.top = top.min(self.last_top(&look));
        Vec::new()
    }

    /// Begins with a change of the round, or goes to its people.
    fn begin(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        let look = desk.look;
        let asks: Option<(For, _)> = match action {
            Action::Open => None,
            Action::Letter('n') => Some(sheets::note(None, &self.read, &look)),
            Action::Letter('a') => Some(shown::attachment(None, &self.read, &look)),
            // Which cases there are is read when it is needed; then it is asked.
            Action::Letter('m') => return vec![care(What::Offer, &self.read, Vec::new())],
            Action::Who => {
                let at = At::People(self.read.case.id);
                return vec![Effect::Care(Box::new(Care { what: What::Nothing, at, done: Vec::new() }))];
            }
            Action::Undo => return vec![care(What::Undo, &self.read, Vec::new())],
            _ => return Vec::new(),
        };
        let mending = if let Some((what, sheet)) = asks {
            Mending::once(what, sheet)
        } else {
            let mut mending = Mending::default();
            mending.lay_out(&source(&self.read, &look), &look);
            if let Some(question) = self.question_in_sight(&look) {
                mending.go_to(&question, &source(&self.read, &look), &look);
            }
            mending
        };
        self.mending = Some(mending);
        Vec::new()
    }

    /// Asks for the marks of this answer, when it is in the round.
    pub fn mark(&mut self, answer: AnswerId, look: &Look) {
        let found = self.read.round.answers.iter().find(|other| other.id == answer);
        let marks = found.map(|answer| (For::Marks(answer.id), sheets::marks(answer, 0, look)));
        self.mending = marks.map(|(what, sheet)| Mending::once(what, sheet));
    }

    /// True when a letter is text here.
    pub fn is_typing(&self) -> bool {
        self.mending.as_ref().is_some_and(Mending::is_typing)
    }

    /// A key that is no action.
    pub fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.mending.as_mut().map_or_else(Vec::new, |mending| mending.key(key, desk))
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.mending.as_mut().map_or_else(Vec::new, |mending| mending.paste(text, desk))
    }

    /// The store does not have the words of this field: the next change stores all of them.
    pub fn not_stored(&mut self, field: &str) {
        if let Some(sheet) = self.mending.as_mut().and_then(Mending::sheet) {
            sheet.form.not_stored(field);
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let theme = look.theme;
        let day = page::day(&self.read.round, look.ui);
        let beside = usize::from(page.width()).saturating_sub(prose::width(&day) + 2);
        let title = Row::new(self.read.case.title.clone(), theme.bold);
        // Where hardly anything of the title is left beside the day, it gives way: it is known.
        page.row(if beside >= prose::width(&self.read.case.title).min(12) {
            title.right(day, theme.dim)
        } else {
            Row::new(day, theme.bold)
        });
        page.gap();
        if let Some(mending) = &self.mending {
            mending.view(look, page);
            return;
        }
        let room = Self::room(look);
        let rows = self.rows.get(self.top..self.foot(room)).unwrap_or_default();
        let wanted = (self.rows.len() - self.top.min(self.rows.len())).min(room);
        let (top, count) = (self.top, self.rows.len());
        page.block(u16::try_from(wanted).unwrap_or(u16::MAX), 1, 5, move |area, buffer| {
            for (y, row) in (area.y..area.bottom()).zip(rows) {
                row.draw(area, y, buffer);
            }
            // In the margin: the words have the whole width.
            let margin = Rect { x: area.x.saturating_sub(MARGIN), ..area };
            more::signs(top, count, margin, None, theme.dim, buffer);
            None
        });
    }
}

fn source<'a>(read: &'a PastRound, look: &Look) -> page::Source<'a> {
    page::Source {
        case: &read.case,
        round: &read.round,
        agreements: &read.agreements,
        ui: look.ui,
        today: look.today(),
    }
}

/// Where the questions stand among the rows, each with what it says of its answers; only those with something under it.
fn heads(lines: &[page::Line], rows: &[Vec<Row>]) -> Vec<Range<usize>> {
    let mut heads = Vec::new();
    let (mut at, mut open) = (0, None);
    for (line, rows) in lines.iter().zip(rows) {
        match line {
            page::Line::Heading(_) => open = Some(at),
            page::Line::Aside(_) => {}
            page::Line::Gap => open = None,
            page::Line::People(_)
            | page::Line::Said { .. }
            | page::Line::Agreed { .. }
            | page::Line::Beside(_) => heads.extend(open.take().map(|start| start..at)),
        }
        at += rows.len();
    }
    heads
}
