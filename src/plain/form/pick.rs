//! Which of neighbouring steps the group takes: a number picks, an empty line takes none.
//!
//! Never here: what the steps ask.

use crate::domain::round::fields::Field;
use crate::plain::entry::Entry;

use super::{Around, Form, Said, Taken, Wrong};

/// The picking of a step.
pub struct Pick {
    first: usize,
}

impl Pick {
    /// Of the steps that begin at this index.
    pub fn new(first: usize) -> Self {
        Self { first }
    }
}

impl Form for Pick {
    fn at(&self) -> Field {
        Field::Pick(self.first)
    }

    fn asks(&self, around: Around<'_>) -> String {
        around.ui.plain_pick_number().to_owned()
    }

    fn take(&mut self, entry: Entry, around: Around<'_>) -> Result<Taken, Wrong> {
        let Entry::Words(line) = entry else {
            return Ok(Taken::More);
        };
        if line.is_empty() {
            return Ok(Taken::Said(Said::Nothing));
        }
        let group = around.round.group(self.first);
        let number = line.trim().parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match number.and_then(|at| group.get(at)) {
            Some(index) => Ok(Taken::Said(Said::Pick(*index))),
            None => Err(Wrong::NoOption(line)),
        }
    }

    fn filled(&self) -> Vec<(Field, String)> {
        Vec::new()
    }
}
