//! The text editor of every field that people type in: one line or many.
//!
//! Never here: what a field means, the store, the system's clipboard, the terminal. An [`Editor`]
//! is a plain value: keys go in ([`Editor::handle`]), an outcome comes out, [`EditorView`] draws it.
//!
//! - The text is a string in which only `\n` ends a line; the cursor stands between graphemes.
//! - Cells and how they are drawn: [`cells`]. Rows: a row breaks behind a space, and the last
//!   column of an area is kept for the cursor.
//! - A field of one line wraps over several rows too; in an area of one row it shows the row of the
//!   cursor. A line end that is pasted into it becomes a space.
//! - A draft is a [`Snapshot`], or what changed since the last one: an [`Edit`].
//! - Only the layout is written while drawing; it is a cache and is part of no comparison.

mod buffer;
pub mod cells;
pub(super) mod clusters;
mod history;
mod keys;
mod layout;
mod motion;
mod paste;
mod rows;
mod selection;
mod view;

use std::ops::Range;

use buffer::Text;
use history::{History, Kind, Marks, Step};
use layout::Layout;

pub use motion::Motion;
pub use view::{Bullets, EditorView};

/// Whether a text may have line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// `Enter` is not for the editor, and a pasted line end becomes a space.
    One,
    /// `Enter` begins a new line.
    Many,
}

/// What became of a key or a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum EditorOutcome {
    /// It is not for the editor: the screen may use it.
    Ignored,
    /// It is for the editor, and nothing is different.
    Unchanged,
    /// The cursor or the selection is elsewhere; the words are the same.
    Moved,
    /// The words are different.
    Changed,
    /// These words were copied; the words are the same.
    Copied(String),
    /// These words were cut: they are copied, and the words are different.
    Cut(String),
    /// There was a NUL, which no text may hold; what else was pasted is in the text.
    RefusedNul,
}

/// All that has to be kept to have the editor back as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The words.
    pub text: String,
    /// Byte offset of the cursor.
    pub cursor: usize,
    /// Byte offset of the other end of the selection.
    pub anchor: Option<usize>,
}

/// One replacement that leads from an earlier text to the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Byte offset, in both texts.
    pub at: usize,
    /// How many bytes of the earlier text went away.
    pub removed_len: usize,
    /// What stands in their place.
    pub inserted: String,
}

impl Edit {
    /// Makes the present text of the earlier one; false, and nothing done, when it does not fit.
    pub fn apply(&self, text: &mut String) -> bool {
        let range = self.at..self.at.saturating_add(self.removed_len);
        if text.get(range.clone()).is_none() {
            return false;
        }
        text.replace_range(range, &self.inserted);
        true
    }
}

/// The bytes that differ since the last [`Edit`] was taken.
#[derive(Clone, Copy, Debug)]
struct Pending {
    at: usize,
    removed: usize,
    inserted: usize,
}

/// A text with a cursor, a selection and a history.
#[derive(Clone, Debug)]
pub struct Editor {
    text: Text,
    lines: Lines,
    marks: Marks,
    /// The column that motion by rows keeps.
    goal: Option<usize>,
    history: History,
    clipboard: String,
    pending: Option<Pending>,
    layout: Layout,
}

impl Editor {
    /// An empty editor.
    pub fn new(lines: Lines) -> Self {
        Self {
            text: Text::new(String::new()),
            lines,
            marks: Marks { cursor: 0, anchor: None },
            goal: None,
            history: History::default(),
            clipboard: String::new(),
            pending: None,
            layout: Layout::new(),
        }
    }

    /// An editor with words in it, the cursor behind them and nothing to undo.
    pub fn with_text(lines: Lines, text: impl Into<String>) -> Self {
        let text = text.into();
        let cursor = text.len();
        Self::restore(lines, Snapshot { text, cursor, anchor: None })
    }

    /// The editor of a snapshot, with nothing to undo. A cursor that does not fit is put where it does.
    ///
    /// The text is taken as it is, byte for byte.
    pub fn restore(lines: Lines, snapshot: Snapshot) -> Self {
        let text = Text::new(snapshot.text);
        let fit = |at: usize| text.snap(at.min(text.len()));
        let marks = Marks { cursor: fit(snapshot.cursor), anchor: snapshot.anchor.map(fit) };
        Self { text, marks, ..Self::new(lines) }
    }

    /// What has to be kept of the present state.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot { text: self.text().to_owned(), cursor: self.marks.cursor, anchor: self.marks.anchor }
    }

    /// What changed in the words since this was last asked, or since the start; None when they are
    /// the same. Who stores a whole snapshot asks too, and lets it go.
    pub fn take_edit(&mut self) -> Option<Edit> {
        let Pending { at, removed, inserted } = self.pending.take()?;
        let inserted = self.text.slice(at..at + inserted).to_owned();
        Some(Edit { at, removed_len: removed, inserted })
    }

    /// The words.
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// True when there are no words.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is a field of one line or of many.
    pub fn lines(&self) -> Lines {
        self.lines
    }

    /// Byte offset of the other end of the selection, when something is selected.
    pub fn anchor(&self) -> Option<usize> {
        self.marks.anchor
    }

    /// Byte offset of the cursor.
    pub fn cursor(&self) -> usize {
        self.marks.cursor
    }

    /// Takes back the last word that was typed, or the last other change.
    pub fn undo(&mut self) -> EditorOutcome {
        let Some(step) = self.history.back() else {
            return EditorOutcome::Unchanged;
        };
        let (range, words, marks) =
            (step.at..step.at + step.inserted.len(), step.removed.clone(), step.before);
        self.replace(range, &words);
        self.marks = marks;
        self.goal = None;
        EditorOutcome::Changed
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> EditorOutcome {
        let Some(step) = self.history.forth() else {
            return EditorOutcome::Unchanged;
        };
        let (range, words, marks) =
            (step.at..step.at + step.removed.len(), step.inserted.clone(), step.after);
        self.replace(range, &words);
        self.marks = marks;
        self.goal = None;
        EditorOutcome::Changed
    }

    /// Replaces a range, remembers how to undo it, and puts the cursor behind it.
    fn edit(&mut self, range: Range<usize>, words: &str, kind: Kind) {
        let before = self.marks;
        let removed = self.text.slice(range.clone()).to_owned();
        let at = range.start;
        self.replace(range, words);
        let cursor = self.text.snap(at + words.len());
        self.marks = Marks { cursor, anchor: None };
        self.goal = None;
        let step = Step { at, removed, inserted: words.to_owned(), before, after: self.marks };
        self.history.push(step, kind);
    }

    /// Replaces a range in the text, the layout and what is to be stored.
    fn replace(&mut self, range: Range<usize>, words: &str) {
        let line = self.text.line_of(range.start);
        let within = range.start - self.text.span(line).start;
        let gone = self.text.slice(range.clone());
        self.layout.with(|cache| cache.edited(line, within, gone, words));
        self.remember(&range, words.len());
        self.text.replace(range, words);
    }

    /// Widens what is to be stored so that it holds this replacement as well.
    fn remember(&mut self, range: &Range<usize>, inserted: usize) {
        let old = self.pending.unwrap_or(Pending { at: range.start, removed: 0, inserted: 0 });
        let start = old.at.min(range.start);
        let end = (old.at + old.inserted).max(range.end);
        let touched = end - start;
        self.pending = Some(Pending {
            at: start,
            removed: touched - old.inserted + old.removed,
            inserted: touched - range.len() + inserted,
        });
    }

    /// Puts the cursor somewhere and ends the run of typing.
    fn put_cursor(&mut self, at: usize) {
        self.marks.cursor = at;
        self.goal = None;
        self.history.pause();
    }
}

#[cfg(test)]
mod tests;
