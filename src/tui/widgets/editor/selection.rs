//! What is selected, and the editor's own clipboard.
//!
//! Never here: the clipboard of the system; what is copied is handed back, and the runtime sends it on.

use std::ops::Range;

use super::history::Kind;
use super::{Editor, EditorOutcome};

impl Editor {
    /// The bytes that are selected; None when nothing is.
    pub fn selection(&self) -> Option<Range<usize>> {
        let (cursor, anchor) = (self.marks.cursor, self.marks.anchor?);
        (anchor != cursor).then(|| anchor.min(cursor)..anchor.max(cursor))
    }

    /// The words that are selected; empty when nothing is.
    pub fn selected_text(&self) -> &str {
        self.selection().map_or("", |range| self.text.slice(range))
    }

    /// Selects everything, the cursor at the end.
    pub fn select_all(&mut self) -> EditorOutcome {
        self.marks.anchor = Some(0);
        self.put_cursor(self.text.len());
        EditorOutcome::Moved
    }

    /// Lets go of the selection; the cursor stays.
    pub fn unselect(&mut self) -> EditorOutcome {
        self.history.pause();
        match self.marks.anchor.take() {
            Some(_) => EditorOutcome::Moved,
            None => EditorOutcome::Unchanged,
        }
    }

    /// Takes the selected words into the clipboard and hands them back.
    pub fn copy(&mut self) -> EditorOutcome {
        self.history.pause();
        if self.selection().is_none() {
            return EditorOutcome::Unchanged;
        }
        self.clipboard = self.selected_text().to_owned();
        EditorOutcome::Copied(self.clipboard.clone())
    }

    /// Takes the selected words out of the text into the clipboard and hands them back.
    pub fn cut(&mut self) -> EditorOutcome {
        let Some(range) = self.selection() else {
            return EditorOutcome::Unchanged;
        };
        self.clipboard = self.selected_text().to_owned();
        self.edit(range, "", Kind::Whole);
        EditorOutcome::Cut(self.clipboard.clone())
    }

    /// Puts in what was copied or cut last.
    pub fn paste_own(&mut self) -> EditorOutcome {
        let clipboard = std::mem::take(&mut self.clipboard);
        let outcome = self.paste(&clipboard);
        self.clipboard = clipboard;
        outcome
    }

    /// What was copied or cut last.
    pub fn clipboard(&self) -> &str {
        &self.clipboard
    }

    /// Gives the editor a clipboard, as when several fields share one.
    pub fn set_clipboard(&mut self, words: impl Into<String>) {
        self.clipboard = words.into();
    }
}
