//! The sequences: the list of them, the whole script of one, or what is wrong with it.
//!
//! Rows are laid out when a sequence arrives or the size changes, never while drawing. Never here:
//! a file, or a rule of the format; what is edited here is edited in the person's own editor.

mod filter;
mod list;
mod report;
mod reworded;
mod script;
#[cfg(test)]
mod tests;

use crossterm::event::KeyEvent;

use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ENTER, ESC, LIST, PAGE, ch};
use crate::tui::look::{Desk, Look};
use crate::tui::saving;
use crate::tui::shelf::{Book, Reworded, Title, Weight};
use crate::tui::widgets::form::FormOutcome;
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

use filter::Filter;

const READ: Binding = Binding::new(Action::Open, &[ENTER], Ui::key_read_script).hint(0);
const EDIT: Binding = Binding::new(Action::Edit, &[ch('e')], Ui::key_edit).hint(1);
const OPEN_AT: Binding = Binding::new(Action::Edit, &[ch('e')], Ui::key_open_at_line).hint(0);
const CHECK: Binding = Binding::new(Action::Check, &[ch('r'), ch('c')], Ui::key_check).hint(6);
const NEW: Binding = Binding::new(Action::New, &[ch('n')], Ui::key_new_from).hint(2);
const REHEARSE: Binding = Binding::new(Action::Rehearse, &[ch('p')], Ui::key_rehearse).hint(5);
const BACK: Binding = Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(3);

/// Rows above what is read: the title, and air.
const HEAD: u16 = 2;

/// Its state.
#[derive(Debug, Default)]
pub struct Sequences {
    titles: Vec<Title>,
    filter: Filter,
    cursor: Cursor,
    open: Option<Open>,
    /// Questions that have other words, of which people say what that means.
    reworded: Vec<Reworded>,
    /// True when somebody asked to check, and wants to be told.
    asked: bool,
}

/// A sequence that is read.
#[derive(Debug)]
struct Open {
    book: Book,
    /// True when what is wrong is on screen, false for the script.
    report: bool,
    rows: Vec<Row>,
    /// Of each mistake, the row at which it ends and its line in the file.
    mistakes: Vec<(usize, usize)>,
    top: usize,
    last_top: usize,
    width: u16,
}

impl Sequences {
    /// The list as it was read.
    pub fn new(titles: Vec<Title>) -> Self {
        let mut sequences = Self { titles, ..Self::default() };
        sequences.filter.narrow_down(&sequences.titles);
        sequences
    }

    /// True while one of them is read.
    pub fn is_open(&self) -> bool {
        self.open.is_some() || !self.reworded.is_empty()
    }

    /// True when all of them are on the list: going back leaves it.
    pub fn is_whole(&self) -> bool {
        !self.is_open() && !self.filter.is_there()
    }

    /// Asks what other words mean for the answers there are.
    pub fn ask(&mut self, reworded: Vec<Reworded>) {
        self.reworded = reworded;
    }

    /// The list was read again. The cursor stays on its sequence; one that is gone is read no more.
    pub fn read(&mut self, titles: Vec<Title>, desk: &mut Desk<'_>) -> Vec<Effect> {
        let here = self.here().map(|title| title.key.clone());
        self.titles = titles;
        self.filter.narrow_down(&self.titles);
        let open = self.open.as_ref().map(|open| open.book.title.key.clone());
        if open.is_some_and(|key| self.at(&key).is_none()) {
            self.open = None;
        }
        let at = here.and_then(|key| self.row(&key)).unwrap_or(self.cursor.at);
        self.cursor.go(at, self.filter.shown().len(), self.rows(&desk.look));
        if self.open.is_none() && std::mem::take(&mut self.asked) {
            let (ui, broken) = (desk.look.ui, self.titles.iter().filter(|title| title.errors > 0).count());
            match broken {
                0 => desk.say(ui.cli_sequences_right(self.titles.len())),
                n => desk.warn(ui.sequences_broken(n)),
            }
        }
        Vec::new()
    }

    /// A sequence was read, to be shown whole; or it is read again.
    pub fn opened(&mut self, book: Book, desk: &mut Desk<'_>) -> Vec<Effect> {
        let ui = desk.look.ui;
        // What was just made is read, whatever the filter leaves.
        if self.row(&book.title.key).is_none() {
            self.filter = Filter::default();
            self.filter.narrow_down(&self.titles);
        }
        let at = self.row(&book.title.key).unwrap_or(self.cursor.at);
        self.cursor.go(at, self.filter.shown().len(), self.rows(&desk.look));
        let before = self.open.take().filter(|open| open.book.title.key == book.title.key);
        let told = std::mem::take(&mut self.asked);
        let remarks = told && !book.mistakes.is_empty();
        let report = book.title.errors > 0 || remarks;
        let mended = before.as_ref().is_some_and(|open| open.book.title.errors > 0) && book.title.errors == 0;
        match book.title.errors {
            0 if mended || told => desk.say(ui.sequences_no_errors()),
            n if told => desk.warn(ui.sequences_errors(n)),
            _ => {}
        }
        // Where somebody reads on, they stay where they were.
        let top = before.filter(|open| open.report == report).map_or(0, |open| open.top);
        let (rows, mistakes) = (Vec::new(), Vec::new());
        let mut open = Open { book, report, rows, mistakes, top, last_top: 0, width: 0 };
        open.lay_out(&desk.look);
        self.open = Some(open);
        Vec::new()
    }

    /// Files were saved, here or elsewhere: what is on screen is read again.
    pub fn changed(&self) -> Vec<Effect> {
        let open = self.open.as_ref().map(|open| Effect::ReadSequence(open.book.title.key.clone()));
        std::iter::once(Effect::ReadSequences).chain(open).collect()
    }

    /// The size is another one.
    pub fn lay_out(&mut self, look: &Look) {
        if let Some(open) = &mut self.open {
            open.lay_out(look);
        }
    }

    fn at(&self, key: &str) -> Option<usize> {
        self.titles.iter().position(|title| title.key == key)
    }

    /// The row of the list at which it stands.
    fn row(&self, key: &str) -> Option<usize> {
        let at = self.at(key)?;
        self.filter.shown().iter().position(|shown| *shown == at)
    }

    /// The sequence that is read, or under the cursor.
    fn here(&self) -> Option<&Title> {
        self.filter.shown().get(self.cursor.at).and_then(|at| self.titles.get(*at))
    }

    /// How many of them are on screen at once.
    fn rows(&self, look: &Look) -> usize {
        list::rows(look, self.filter.is_there())
    }

    /// True when a letter is text here.
    pub fn is_typing(&self) -> bool {
        self.filter.is_typing() && !self.is_open()
    }

    /// A key that is no action: a letter of the filter.
    pub fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        if !self.is_typing() {
            return Vec::new();
        }
        let outcome = self.filter.form.key(key);
        self.filtered(outcome, desk)
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        if !self.is_typing() {
            return Vec::new();
        }
        let outcome = self.filter.form.paste(text);
        self.filtered(outcome, desk)
    }

    /// What became of an edit of the filter. It is no draft: nothing of it is kept.
    fn filtered(&mut self, outcome: FormOutcome, desk: &mut Desk<'_>) -> Vec<Effect> {
        let here = self.here().map(|title| title.key.clone());
        self.filter.narrow_down(&self.titles);
        let at = here.and_then(|key| self.row(&key)).unwrap_or(0);
        self.cursor.go(at, self.filter.shown().len(), self.rows(&desk.look));
        saving::unkept(outcome, desk)
    }

    /// The line at which the editor opens: that of the mistake that is read.
    fn line(&self) -> Option<usize> {
        match &self.open {
            Some(open) if open.report => {
                let shown = open.mistakes.iter().find(|(end, _)| *end > open.top);
                shown.or(open.mistakes.last()).map(|(_, line)| *line)
            }
            Some(_) => None,
            None => self.here().and_then(|title| title.line),
        }
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        if !self.reworded.is_empty() {
            return reworded::KEYS.to_vec();
        }
        if self.is_typing() {
            return filter::TYPING.to_vec();
        }
        let edit = self.line().map_or(EDIT, |line| OPEN_AT.number(line));
        let Some(open) = &self.open else {
            let broken = self.here().is_some_and(|title| title.errors > 0);
            let new = Some(NEW).filter(|_| !broken);
            let back = if self.filter.is_there() { filter::ALL } else { BACK };
            let own = [READ, edit].into_iter().chain(new).chain([REHEARSE, CHECK, back, filter::FILTER]);
            return own.chain(LIST.iter().copied()).collect();
        };
        let mut bindings = vec![edit];
        if open.report {
            bindings.push(Binding { hint: Some(1), ..CHECK });
        } else {
            bindings.extend([NEW, REHEARSE, CHECK]);
        }
        bindings.push(BACK);
        if open.last_top > 0 {
            bindings.extend(PAGE);
        }
        bindings
    }

    /// The first question that has other words is the same one, or another.
    fn decide(&mut self, same: bool, desk: &mut Desk<'_>) -> Vec<Effect> {
        let one = self.reworded.remove(0);
        if same {
            desk.say(desk.look.ui.own_same_now(&one.step));
            return Vec::new();
        }
        vec![Effect::AnotherQuestion { key: one.key, step: one.step }]
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        if !self.reworded.is_empty() {
            return match action {
                Action::Digit(1) | Action::Escape => self.decide(true, desk),
                Action::Digit(2) => self.decide(false, desk),
                _ => Vec::new(),
            };
        }
        let key = self.here().map(|title| title.key.clone()).unwrap_or_default();
        let of_one = matches!(action, Action::Open | Action::Edit | Action::New | Action::Rehearse);
        if of_one && key.is_empty() {
            return Vec::new();
        }
        match (action, &mut self.open) {
            (Action::Edit, _) => return vec![Effect::EditSequence { key, line: self.line() }],
            (Action::New, _) => return vec![Effect::NewSequence(key)],
            (Action::Rehearse, _) => return vec![Effect::RehearseSequence(key)],
            (Action::Check, _) => {
                self.asked = true;
                return vec![Effect::CheckSequences];
            }
            (Action::Open, None) => return vec![Effect::ReadSequence(key)],
            (Action::Escape, Some(_)) => self.open = None,
            (Action::Filter | Action::On | Action::Escape, None) => {
                self.filter.act(action, desk.look.ui);
                return self.filtered(FormOutcome::Ignored, desk);
            }
            (action, Some(open)) => open.scroll(action, &desk.look),
            (action, None) => {
                let rows = self.rows(&desk.look);
                self.cursor.act(action, self.filter.shown().len(), rows);
            }
        }
        Vec::new()
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        match &self.open {
            _ if !self.reworded.is_empty() => reworded::view(&self.reworded, look, page),
            Some(open) => open.view(look, page),
            None => list::view(&self.titles, &self.filter, &self.cursor, look, page),
        }
    }
}

impl Open {
    fn lay_out(&mut self, look: &Look) {
        if self.width != look.size.0 {
            let before = self.rows.len().max(1);
            if self.report {
                (self.rows, self.mistakes) = report::rows(&self.book, look);
            } else {
                self.rows = script::rows(&self.book, look);
            }
            if self.width > 0 {
                // Other widths have other rows: about the same words stay at the top.
                self.top = self.top * self.rows.len() / before;
            }
            self.width = look.size.0;
        }
        self.last_top = self.rows.len().saturating_sub(self.room(look));
        self.top = self.top.min(self.last_top);
    }

    /// How many rows of it are in sight.
    fn room(&self, look: &Look) -> usize {
        let below = if self.until(look).is_some() { report::below(&self.book, look) } else { 0 };
        usize::from(look.size.1.saturating_sub(HEAD)).saturating_sub(below).max(1)
    }

    fn until(&self, look: &Look) -> Option<String> {
        self.book.title.until.map(|until| look.ui.until_mended(until, look.today()))
    }

    fn scroll(&mut self, action: Action, look: &Look) {
        // A row of the page before stays in sight.
        let page = self.room(look).saturating_sub(1).max(1);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => self.top.saturating_sub(page),
            Action::PageDown => self.top + page,
            Action::First => 0,
            Action::Last => self.rows.len(),
            _ => self.top,
        }
        .min(self.last_top);
    }

    fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        let title = &self.book.title;
        let (above, beside, style) = if self.report {
            let warnings =
                self.book.mistakes.iter().filter(|mistake| mistake.weight != Weight::Error).count();
            let count = match title.errors {
                0 => ui.sequences_warnings(warnings),
                n => ui.sequences_errors(n),
            };
            (self.book.file.clone(), count, if title.errors > 0 { theme.warning } else { theme.dim })
        } else {
            (title.title.get(&ui.lang()).to_owned(), list::owner(title, ui).to_owned(), theme.dim)
        };
        let more = if self.top < self.last_top { " ↓" } else { "" };
        page.row(Row::new(above, theme.bold).right(format!("{beside}{more}"), style));
        page.gap();
        let rows = self.rows.get(self.top..).unwrap_or_default();
        let wanted = rows.len().min(self.room(look));
        page.block(u16::try_from(wanted).unwrap_or(u16::MAX), 1, 5, move |area, buffer| {
            for (y, row) in (area.y..area.bottom()).zip(rows) {
                row.draw(area, y, buffer);
            }
            None
        });
        if let Some(until) = self.until(look) {
            page.gap();
            page.text(&until, theme.text, 0, 0);
        }
    }
}

/// The words in rows of this width.
fn wrapped(text: &str, width: u16) -> Vec<String> {
    prose::wrap(text, usize::from(width))
}
