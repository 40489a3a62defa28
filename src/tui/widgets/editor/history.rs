//! What can be undone and done again, in steps of a word.
//!
//! Never here: the text itself, keys. A step is one replacement; what is typed or erased in one go
//! is joined into it until the next word begins. Nothing of this is ever written to disk.

/// How many bytes of words the steps may hold together; the oldest go first.
const MOST_BYTES: usize = 4 << 20;

/// The cursor and the other end of the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) cursor: usize,
    pub(super) anchor: Option<usize>,
}

/// One replacement: at `at`, `removed` gave way to `inserted`.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    pub(super) before: Marks,
    pub(super) after: Marks,
}

/// What an edit is, for joining it with the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A grapheme was typed.
    Typed,
    /// The grapheme before the cursor was erased.
    Erased,
    /// The grapheme after the cursor was erased.
    Deleted,
    /// Anything that is a step of its own.
    Whole,
}

/// The steps behind and ahead.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Bytes in `done`.
    bytes: usize,
    /// What the last edit was, while nothing else happened since.
    run: Option<Kind>,
}

impl History {
    /// Ends the run of typing or erasing: what comes next is a new step.
    pub(super) fn pause(&mut self) {
        self.run = None;
    }

    /// Takes a step, joined with the last one when both are of one word.
    pub(super) fn push(&mut self, step: Step, kind: Kind) {
        self.undone.clear();
        self.bytes += step.removed.len() + step.inserted.len();
        let joins = self.run == Some(kind);
        self.run = (kind != Kind::Whole).then_some(kind);
        match self.done.last_mut() {
            Some(last) if joins && of_one_word(last, &step, kind) => join(last, &step, kind),
            _ => self.done.push(step),
        }
        self.forget_oldest();
    }

    /// The step to undo now.
    pub(super) fn back(&mut self) -> Option<&Step> {
        self.run = None;
        let step = self.done.pop()?;
        self.bytes -= step.removed.len() + step.inserted.len();
        self.undone.push(step);
        self.undone.last()
    }

    /// The step to do again now.
    pub(super) fn forth(&mut self) -> Option<&Step> {
        self.run = None;
        let step = self.undone.pop()?;
        self.bytes += step.removed.len() + step.inserted.len();
        self.done.push(step);
        self.done.last()
    }

    fn forget_oldest(&mut self) {
        let mut gone = 0;
        for step in self.done.iter().take(self.done.len().saturating_sub(1)) {
            if self.bytes <= MOST_BYTES {
                break;
            }
            self.bytes -= step.removed.len() + step.inserted.len();
            gone += 1;
        }
        self.done.drain(..gone);
    }
}

fn of_one_word(last: &Step, step: &Step, kind: Kind) -> bool {
    match kind {
        Kind::Whole => false,
        Kind::Typed => {
            step.removed.is_empty()
                && step.at == last.at + last.inserted.len()
                && (!ends_blank(&last.inserted) || ends_blank(&step.inserted))
        }
        Kind::Erased => {
            last.inserted.is_empty()
                && step.at + step.removed.len() == last.at
                && (!begins_blank(&last.removed) || begins_blank(&step.removed))
        }
        Kind::Deleted => {
            last.inserted.is_empty()
                && step.at == last.at
                && (!ends_blank(&last.removed) || ends_blank(&step.removed))
        }
    }
}

fn join(last: &mut Step, step: &Step, kind: Kind) {
    last.after = step.after;
    match kind {
        Kind::Typed | Kind::Whole => last.inserted.push_str(&step.inserted),
        Kind::Deleted => last.removed.push_str(&step.removed),
        Kind::Erased => {
            last.at = step.at;
            last.removed.insert_str(0, &step.removed);
        }
    }
}

fn ends_blank(text: &str) -> bool {
    text.chars().next_back().is_none_or(char::is_whitespace)
}

fn begins_blank(text: &str) -> bool {
    text.chars().next().is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(bytes: usize) -> Step {
        let marks = Marks { cursor: 0, anchor: None };
        Step { at: 0, removed: String::new(), inserted: "a".repeat(bytes), before: marks, after: marks }
    }

    #[test]
    fn the_oldest_steps_go_when_all_are_too_large_and_the_last_one_stays() {
        let mut history = History::default();
        for _ in 0..3 {
            history.push(step(MOST_BYTES / 2), Kind::Whole);
        }
        assert_eq!(history.done.len(), 2);
        history.push(step(MOST_BYTES * 2), Kind::Whole);
        assert_eq!(history.done.len(), 1);
        assert!(history.back().is_some() && history.bytes == 0);
    }
}
