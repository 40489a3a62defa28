//! What stands in two versions after two machines were merged: one thing at a time, its versions
//! under each other, and people say which stays.
//!
//! Never here: which one is right, or who said it.

#[cfg(test)]
mod tests;

use crate::domain::fork::{Fork, Version};
use crate::domain::round::CaseRef;
use crate::report;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, DIGITS, DOWN, ENTER, ESC, LEFT, RIGHT, UP, ch};
use crate::tui::look::{Desk, Look};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

const BACK: Binding = Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(3);
const KEYS: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_this_version).hint(0),
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_move),
    Binding::new(Action::Down, &[DOWN, ch('j')], Ui::key_move),
    BACK,
];
const UNDO: Binding = Binding::new(Action::Undo, &[ch('u')], Ui::key_undo).hint(4);
const OTHERS: &[Binding] = &[
    Binding::new(Action::Left, &[LEFT], Ui::key_other_fork).hint(2),
    Binding::new(Action::Right, &[RIGHT], Ui::key_other_fork),
];

/// Its state.
#[derive(Debug)]
pub struct Forks {
    case: CaseRef,
    all: Vec<Fork>,
    at: usize,
    cursor: Cursor,
    /// True when the last choice can be undone.
    pub undoes: bool,
}

impl Forks {
    /// What stands in more than one version in this case.
    pub fn new(case: CaseRef, forks: Vec<Fork>) -> Self {
        let mut screen = Self { case, all: forks, at: 0, cursor: Cursor::default(), undoes: false };
        screen.go(0);
        screen
    }

    /// The last choice was undone, or another change was made: it is read again.
    pub fn changed(&mut self, undoes: bool) -> Vec<Effect> {
        self.undoes = undoes;
        vec![Effect::ReadForks(self.case.clone())]
    }

    /// It was read again, after a choice.
    pub fn read(&mut self, forks: Vec<Fork>) {
        self.all = forks;
        self.go(self.at);
    }

    /// Shows one of them, with the cursor on what stands in the lists: the choice that changes nothing.
    fn go(&mut self, at: usize) {
        self.at = at.min(self.all.len().saturating_sub(1));
        let count = self.versions().len();
        self.cursor.go(count.saturating_sub(1), count, count);
    }

    fn versions(&self) -> &[Version] {
        self.all.get(self.at).map_or(&[], |fork| &fork.versions)
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        let mut keys = match self.all.len() {
            0 => vec![BACK],
            1 => [KEYS, DIGITS].concat(),
            _ => [KEYS, OTHERS, DIGITS].concat(),
        };
        keys.extend(self.undoes.then_some(UNDO));
        keys
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, _desk: &mut Desk<'_>) -> Vec<Effect> {
        let count = self.versions().len();
        if self.cursor.act(action, count, count) {
            return Vec::new();
        }
        match action {
            Action::Open => self.choose(self.cursor.at),
            // A number points at one; the next would be chosen unread when it also chose.
            Action::Digit(n) => {
                if let Some(at) = usize::from(n).checked_sub(1).filter(|at| *at < count) {
                    self.cursor.go(at, count, count);
                }
                Vec::new()
            }
            Action::Left => {
                self.go(self.at.saturating_sub(1));
                Vec::new()
            }
            Action::Right => {
                self.go(self.at + 1);
                Vec::new()
            }
            Action::Undo if self.undoes => vec![Effect::UndoChange(self.case.id)],
            Action::Escape => vec![Effect::ReadCase(self.case.id)],
            _ => Vec::new(),
        }
    }

    fn choose(&self, at: usize) -> Vec<Effect> {
        let fork = self.all.get(self.at);
        let chosen = fork.and_then(|fork| Some((fork.row, fork.versions.get(at)?.revision)));
        let settle = |(row, version)| Effect::SettleFork { case: self.case.clone(), row, version };
        chosen.map(settle).into_iter().collect()
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        let of = self.all.len();
        let at = if of > 1 { ui.forks_at(self.at + 1, of) } else { String::new() };
        page.row(Row::new(self.case.title.clone(), theme.bold).right(at, theme.dim));
        page.gap();
        let Some(fork) = self.all.get(self.at) else {
            page.text(ui.forks_none(), theme.text, 0, 0);
            return page.stretch();
        };
        page.text(ui.forks_heading(), theme.text, 0, 0);
        page.gap();
        page.row(Row::new(report::fork::heading(ui, fork, look.today()), theme.dim));
        for about in &fork.about {
            page.few_rows(about, 2, theme.text);
        }
        page.gap();
        let width = usize::from(page.width());
        let (mut rows, mut here) = (Vec::new(), 0..0);
        for at in 0..fork.versions.len() {
            let from = rows.len();
            rows.extend(one(fork, at, at == self.cursor.at, width, look));
            if at == self.cursor.at {
                here = from..rows.len();
            }
        }
        page.scrolled(rows, here, theme.dim);
        page.stretch();
    }
}

/// One version: its number and its words.
fn one(fork: &Fork, at: usize, active: bool, width: usize, look: &Look) -> Vec<Row> {
    let Some(version) = fork.versions.get(at) else { return Vec::new() };
    let stands = at + 1 == fork.versions.len();
    let (ui, theme) = (look.ui, look.theme);
    let style = if active { theme.accent } else { theme.dim };
    let lead = format!("{} {} ", if active { "›" } else { " " }, at + 1);
    let column = prose::width(&lead);
    let room = width.saturating_sub(column).max(8);
    let said = report::fork::lines(ui, fork, version).join("\n");
    let words = prose::wrap(&said, room).into_iter().enumerate();
    let mut rows: Vec<Row> = words
        .map(|(row, words)| {
            let lead = if row == 0 { lead.clone() } else { " ".repeat(column) };
            Row::new(lead, style).and(words, theme.text)
        })
        .collect();
    if stands {
        rows.push(Row::new(" ".repeat(column), theme.dim).and(ui.forks_stands(), theme.dim));
    }
    rows.push(Row::new("", theme.text));
    rows
}
