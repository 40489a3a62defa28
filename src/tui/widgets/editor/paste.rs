//! Words that come from outside in one go: pasted, or as a burst of keys.
//!
//! Never here: keys, drawing. CRLF, CR, U+0085, U+2028 and U+2029 become `\n`; in a field of one
//! line every `\n` then becomes one space. NUL is left out, and that is reported. All other
//! characters stay as they came.

use std::borrow::Cow;

use super::history::Kind;
use super::{Editor, EditorOutcome, Lines};

/// `text` with each kind of line end as `\n`.
pub(super) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if !text.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            _ => clean.push(c),
        }
        after_return = c == '\r';
    }
    Cow::Owned(clean)
}

impl Editor {
    /// Puts pasted text in the place of the selection, as one step to undo.
    pub fn paste(&mut self, text: &str) -> EditorOutcome {
        self.take_in(text, Kind::Whole)
    }

    /// Puts in the characters of all keys that were waiting: several of them are one paste (from a
    /// terminal that does not bracket it), a single one was typed.
    pub fn insert_burst(&mut self, text: &str) -> EditorOutcome {
        let single = text.chars().nth(1).is_none();
        self.take_in(text, if single { Kind::Typed } else { Kind::Whole })
    }

    pub(super) fn take_in(&mut self, text: &str, kind: Kind) -> EditorOutcome {
        let mut clean = with_line_feeds(text);
        let refused = clean.contains('\0');
        if refused {
            clean = Cow::Owned(clean.replace('\0', ""));
        }
        if self.lines == Lines::One && clean.contains('\n') {
            clean = Cow::Owned(clean.replace('\n', " "));
        }
        if !clean.is_empty() {
            let range = self.selection().unwrap_or(self.marks.cursor..self.marks.cursor);
            self.edit(range, &clean, kind);
        }
        match (refused, clean.is_empty()) {
            (true, _) => EditorOutcome::RefusedNul,
            (false, true) => EditorOutcome::Unchanged,
            (false, false) => EditorOutcome::Changed,
        }
    }
}
