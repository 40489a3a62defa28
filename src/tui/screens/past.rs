//! One finished round, whole, as a readable page.
//!
//! The rows are laid out when the round arrives or the size changes, never while drawing: an answer
//! may be as long as a book, and turning its pages must stay light.

mod rows;
#[cfg(test)]
mod tests;

use crate::domain::Date;
use crate::domain::agreement::Agreement;
use crate::domain::case::{Case, FinishedRound};
use crate::domain::id::RoundId;
use crate::report::page;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ESC, PAGE};
use crate::tui::look::{Desk, Look};
use crate::tui::theme::Theme;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

const KEYS: &[Binding] = &[Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(4)];

/// Rows above the text: the title, and air.
const HEAD: u16 = 2;

/// Its state.
#[derive(Debug)]
pub struct Past {
    case: Case,
    round: FinishedRound,
    agreements: Vec<Agreement>,
    rows: Vec<Row>,
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
    /// A round as it was read, with all agreements of its case.
    pub fn new(case: Case, round: FinishedRound, agreements: Vec<Agreement>, look: &Look) -> Self {
        let mut past =
            Self { case, round, agreements, rows: Vec::new(), laid_out: None, top: 0, scrolls: false };
        past.lay_out(look);
        past
    }

    /// Which round it is.
    pub fn id(&self) -> RoundId {
        self.round.id
    }

    /// Goes to where these words are said, with what was asked above them in sight.
    pub fn go_to(&mut self, words: &str, look: &Look) {
        let lines = self.lines(look);
        if let Some(row) = rows::row_of(&lines, words, look.size.0, &look.theme) {
            self.top = row.saturating_sub(3).min(self.last_top(look));
        }
    }

    /// Lays the rows out for this look, when they are not yet.
    pub fn lay_out(&mut self, look: &Look) {
        let wanted = LaidOut { width: look.size.0, ui: look.ui, today: look.today(), theme: look.theme };
        if self.laid_out != Some(wanted) {
            let before = self.rows.len().max(1);
            self.rows = self.rows_for(look);
            // Other widths have other rows: about the same words stay at the top.
            self.top = self.top * self.rows.len() / before;
            self.laid_out = Some(wanted);
        }
        self.top = self.top.min(self.last_top(look));
        self.scrolls = self.last_top(look) > 0;
    }

    fn lines(&self, look: &Look) -> Vec<page::Line> {
        let source = page::Source {
            case: &self.case,
            round: &self.round,
            agreements: &self.agreements,
            ui: look.ui,
            today: look.today(),
        };
        page::of_round(&source)
    }

    fn rows_for(&self, look: &Look) -> Vec<Row> {
        rows::rows(&self.lines(look), look.size.0, &look.theme)
    }

    /// How many rows of the text are in sight.
    fn room(look: &Look) -> usize {
        usize::from(look.size.1.saturating_sub(HEAD).max(1))
    }

    fn last_top(&self, look: &Look) -> usize {
        self.rows.len().saturating_sub(Self::room(look))
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        if self.scrolls { [PAGE, KEYS].concat() } else { KEYS.to_vec() }
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        let look = desk.look;
        self.lay_out(&look);
        // A row of the page before stays in sight.
        let page = Self::room(&look).saturating_sub(1).max(1);
        let top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => self.top.saturating_sub(page),
            Action::PageDown => self.top + page,
            Action::First => 0,
            Action::Last => self.rows.len(),
            Action::Escape => return vec![Effect::ReadCase(self.case.id)],
            _ => return Vec::new(),
        };
        self.top = top.min(self.last_top(&look));
        Vec::new()
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let theme = look.theme;
        let day = page::day(&self.round, look.ui);
        let room = usize::from(page.width()).saturating_sub(prose::width(&self.case.title) + 2);
        let title = Row::new(self.case.title.clone(), theme.bold);
        // Where the day does not fit beside the title, the title gives way: it is known.
        page.row(if prose::width(&day) <= room || room > 8 {
            title.right(day, theme.dim)
        } else {
            Row::new(day, theme.bold)
        });
        page.gap();
        let rows = self.rows.get(self.top..).unwrap_or_default();
        let wanted = rows.len().min(Self::room(look));
        page.block(u16::try_from(wanted).unwrap_or(u16::MAX), 1, 5, move |area, buffer| {
            for (y, row) in (area.y..area.bottom()).zip(rows) {
                row.draw(area, y, buffer);
            }
            None
        });
    }
}
