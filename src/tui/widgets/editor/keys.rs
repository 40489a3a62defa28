//! Which key does what in a text.
//!
//! Never here: what a key does outside of a text. `Tab`, `Esc` and the function keys are not for
//! the editor: the screen gets them. Many terminals send `Ctrl-H` for `Ctrl-Backspace`.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::history::Kind;
use super::{Editor, EditorOutcome, Lines, Motion};

impl Editor {
    /// Takes a key, or leaves it to the screen ([`EditorOutcome::Ignored`]).
    pub fn handle(&mut self, key: KeyEvent) -> EditorOutcome {
        if key.kind == KeyEventKind::Release {
            return EditorOutcome::Ignored;
        }
        let shift = key.modifiers.contains(KeyModifiers::SHIFT);
        let held = key.modifiers.difference(KeyModifiers::SHIFT);
        if let Some(motion) = motion(key.code, held) {
            return self.go(motion, shift);
        }
        match (key.code, held) {
            (KeyCode::Enter, KeyModifiers::NONE) if self.lines == Lines::Many => {
                self.take_in("\n", Kind::Typed)
            }
            (KeyCode::Backspace, KeyModifiers::NONE) => self.backspace(),
            (KeyCode::Backspace, KeyModifiers::CONTROL | KeyModifiers::ALT) => self.erase_word(),
            (KeyCode::Delete, KeyModifiers::NONE) => self.delete(),
            (KeyCode::Delete, KeyModifiers::CONTROL) => self.delete_word(),
            (KeyCode::Char(c), KeyModifiers::NONE) => self.type_char(c),
            (KeyCode::Char(c), KeyModifiers::CONTROL) => self.command(c, shift),
            (KeyCode::Char('y'), KeyModifiers::ALT) => self.copy(),
            _ => EditorOutcome::Ignored,
        }
    }

    fn command(&mut self, letter: char, shift: bool) -> EditorOutcome {
        match letter.to_ascii_lowercase() {
            'z' if shift || letter == 'Z' => self.redo(),
            'z' => self.undo(),
            'y' => self.redo(),
            'x' => self.cut(),
            'v' => self.paste_own(),
            'a' => self.select_all(),
            'w' | 'h' => self.erase_word(),
            ' ' | '@' => EditorOutcome::RefusedNul,
            _ => EditorOutcome::Ignored,
        }
    }

    /// Types one character.
    pub fn type_char(&mut self, c: char) -> EditorOutcome {
        self.take_in(c.encode_utf8(&mut [0; 4]), Kind::Typed)
    }

    /// Erases the selection, or else the grapheme before the cursor.
    pub fn backspace(&mut self) -> EditorOutcome {
        let start = self.text.previous(self.marks.cursor);
        self.erase(start..self.marks.cursor, Kind::Erased)
    }

    /// Erases the selection, or else the grapheme after the cursor.
    pub fn delete(&mut self) -> EditorOutcome {
        let end = self.text.next(self.marks.cursor);
        self.erase(self.marks.cursor..end, Kind::Deleted)
    }

    /// Erases the selection, or else back to the start of the word.
    pub fn erase_word(&mut self) -> EditorOutcome {
        let start = self.word_left(self.marks.cursor);
        self.erase(start..self.marks.cursor, Kind::Whole)
    }

    /// Erases the selection, or else on to the end of the word.
    pub fn delete_word(&mut self) -> EditorOutcome {
        let end = self.word_right(self.marks.cursor);
        self.erase(self.marks.cursor..end, Kind::Whole)
    }

    fn erase(&mut self, range: std::ops::Range<usize>, kind: Kind) -> EditorOutcome {
        let (range, kind) = match self.selection() {
            Some(selected) => (selected, Kind::Whole),
            None => (range, kind),
        };
        if range.is_empty() {
            return self.unselect();
        }
        self.edit(range, "", kind);
        EditorOutcome::Changed
    }
}

fn motion(code: KeyCode, held: KeyModifiers) -> Option<Motion> {
    match (code, held) {
        (KeyCode::Left, KeyModifiers::NONE) => Some(Motion::Left),
        (KeyCode::Right, KeyModifiers::NONE) => Some(Motion::Right),
        (KeyCode::Left, KeyModifiers::CONTROL) => Some(Motion::WordLeft),
        (KeyCode::Right, KeyModifiers::CONTROL) => Some(Motion::WordRight),
        (KeyCode::Up, KeyModifiers::NONE) => Some(Motion::Up),
        (KeyCode::Down, KeyModifiers::NONE) => Some(Motion::Down),
        (KeyCode::PageUp, KeyModifiers::NONE) => Some(Motion::PageUp),
        (KeyCode::PageDown, KeyModifiers::NONE) => Some(Motion::PageDown),
        (KeyCode::Home, KeyModifiers::NONE) => Some(Motion::Home),
        (KeyCode::End, KeyModifiers::NONE) => Some(Motion::End),
        (KeyCode::Home, KeyModifiers::CONTROL) => Some(Motion::Top),
        (KeyCode::End, KeyModifiers::CONTROL) => Some(Motion::Bottom),
        _ => None,
    }
}
