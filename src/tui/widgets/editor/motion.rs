//! Where the cursor goes: by grapheme, word, row, line and page, and by a click.
//!
//! Never here: keys, edits. Rows are those of the last drawing. `Home` and `End` go to the ends of
//! the row, and from there to the ends of the line.

use super::layout::Place;
use super::{Editor, EditorOutcome};

/// A way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme back.
    Left,
    /// One grapheme on.
    Right,
    /// To the start of a word.
    WordLeft,
    /// To the end of a word.
    WordRight,
    /// A row up, in the same column.
    Up,
    /// A row down, in the same column.
    Down,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// The start of the row; from there, of the line.
    Home,
    /// The end of the row; from there, of the line.
    End,
    /// The start of the text.
    Top,
    /// The end of the text.
    Bottom,
}

/// What a grapheme is to the motion by words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Word,
    Sign,
}

fn class(grapheme: &str) -> Class {
    let Some(first) = grapheme.chars().next() else {
        return Class::Blank;
    };
    if first.is_whitespace() {
        Class::Blank
    } else if first.is_alphanumeric() || matches!(first, '_' | '\'' | '\u{2019}') {
        Class::Word
    } else {
        Class::Sign
    }
}

impl Editor {
    /// Moves the cursor; with `select` the other end of the selection stays.
    ///
    /// [`EditorOutcome::Ignored`] when a motion by rows has no row to go to, so that a form can go
    /// to its next field.
    pub fn go(&mut self, motion: Motion, select: bool) -> EditorOutcome {
        match motion {
            Motion::Up => self.move_rows(-1, select),
            Motion::Down => self.move_rows(1, select),
            Motion::PageUp => self.move_rows(-self.page(), select),
            Motion::PageDown => self.move_rows(self.page(), select),
            Motion::Left | Motion::Right | Motion::WordLeft | Motion::WordRight => {
                let to = self.sideways(motion, select);
                self.arrive(to, select)
            }
            Motion::Home => self.arrive(self.home(), select),
            Motion::End => self.arrive(self.end(), select),
            Motion::Top => self.arrive(0, select),
            Motion::Bottom => self.arrive(self.text.len(), select),
        }
    }

    fn sideways(&self, motion: Motion, select: bool) -> usize {
        let cursor = self.marks.cursor;
        let selected = if select { None } else { self.selection() };
        match (motion, selected) {
            (Motion::Left, Some(range)) => range.start,
            (Motion::Right, Some(range)) => range.end,
            (Motion::Left, None) => self.text.previous(cursor),
            (Motion::Right, None) => self.text.next(cursor),
            (Motion::WordLeft, _) => self.word_left(cursor),
            (Motion::WordRight, _) => self.word_right(cursor),
            _ => cursor,
        }
    }

    /// Moves the cursor by rows on the screen, keeping the column it began in.
    pub fn move_rows(&mut self, by: isize, select: bool) -> EditorOutcome {
        let (text, cursor, goal) = (&self.text, self.marks.cursor, self.goal);
        let (from, to, column, at) = self.layout.with(|cache| {
            let (from, column) = cache.locate(text, cursor);
            let column = goal.unwrap_or(column);
            let to = cache.step(text, from, by);
            (from, to, column, cache.at_column(text, to, column))
        });
        if from == to && (select || self.selection().is_none()) {
            return EditorOutcome::Ignored;
        }
        let outcome = self.arrive(if from == to { cursor } else { at }, select);
        self.goal = Some(column);
        outcome
    }

    /// Sets the cursor at the cell of a click; with `select` the other end of the selection stays.
    ///
    /// The cell is one of the whole screen; outside of the last drawing nothing happens.
    pub fn click(&mut self, column: u16, row: u16, select: bool) -> EditorOutcome {
        let text = &self.text;
        let at = self.layout.with(|cache| {
            let area = cache.area();
            if row < area.top() || row >= area.bottom() {
                return None;
            }
            let cell = usize::from(column.saturating_sub(area.left()));
            let top = cache.top();
            let wanted = isize::try_from(row - area.top()).unwrap_or(0);
            let place = cache.step(text, top, wanted);
            Some(cache.at_column(text, place, cell))
        });
        match at {
            Some(at) => self.arrive(at, select),
            None => EditorOutcome::Ignored,
        }
    }

    fn arrive(&mut self, at: usize, select: bool) -> EditorOutcome {
        let before = self.marks;
        self.marks.anchor = if select { Some(before.anchor.unwrap_or(before.cursor)) } else { None };
        self.put_cursor(at);
        if self.marks == before { EditorOutcome::Unchanged } else { EditorOutcome::Moved }
    }

    fn page(&self) -> isize {
        let height = self.layout.with(|cache| cache.area().height);
        isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1)
    }

    fn row_span(&self) -> (Place, std::ops::Range<usize>) {
        let (text, cursor) = (&self.text, self.marks.cursor);
        self.layout.with(|cache| {
            let (place, _) = cache.locate(text, cursor);
            (place, cache.span(text, place).unwrap_or(cursor..cursor))
        })
    }

    fn home(&self) -> usize {
        let (place, row) = self.row_span();
        if row.start < self.marks.cursor { row.start } else { self.text.span(place.line).start }
    }

    fn end(&self) -> usize {
        let (place, _) = self.row_span();
        let text = &self.text;
        let row_end = self.layout.with(|cache| cache.at_column(text, place, usize::MAX));
        if row_end > self.marks.cursor { row_end } else { self.text.span(place.line).end }
    }

    pub(super) fn word_left(&self, from: usize) -> usize {
        let mut walk = self.text.walk(from);
        let mut word = Class::Blank;
        loop {
            let end = walk.at();
            let Some(start) = walk.previous_start() else {
                return end;
            };
            let here = class(self.text.slice(start..end));
            if word != Class::Blank && here != word {
                return end;
            }
            word = here;
            if word == Class::Word {
                walk.skip_letters_back();
            }
        }
    }

    pub(super) fn word_right(&self, from: usize) -> usize {
        let mut walk = self.text.walk(from);
        let mut word = Class::Blank;
        loop {
            let start = walk.at();
            let Some(end) = walk.next_end() else {
                return start;
            };
            let here = class(self.text.slice(start..end));
            if word != Class::Blank && here != word {
                return start;
            }
            word = here;
            if word == Class::Word {
                walk.skip_letters();
            }
        }
    }
}
