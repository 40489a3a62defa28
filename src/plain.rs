//! A round, line by line, for a screen reader, a pipe or a slow line.
//!
//! It prints the place where the round is, reads what is said there, and makes the moves of the
//! round; every answer is kept before the next question is printed. Never here: a rule about
//! rounds, SQL, a clock.

mod entry;
mod form;
mod keeping;
mod lines;
mod page;
mod read_back;
mod show;
mod walk;

#[cfg(test)]
mod tests;

use std::io::Write;

use thiserror::Error;

use crate::domain::Moment;
use crate::domain::round::{Refusal, Round};
use crate::platform::feed::Feed;
use crate::platform::signals::Signal;
use crate::text::Ui;

pub use keeping::Keeping;
pub use show::Past;

/// How a walk through a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The round is finished.
    Finished,
    /// It waits: somebody asked for it, or the input ended.
    Paused,
    /// It waits: this line of the input could not be.
    Refused(usize),
    /// It waits: a signal came.
    Signalled(Signal),
    /// It waits: nobody reads what is printed.
    Unheard,
}

/// Why a walk could not go on. What was said until then is kept.
#[derive(Debug, Error)]
pub enum PlainError<E: std::error::Error + 'static> {
    /// What was said could not be kept.
    #[error(transparent)]
    Keep(E),
    /// The input could not be read.
    #[error("could not read what was typed")]
    Input(#[source] std::io::Error),
    /// The output could not be written.
    #[error("could not write the round's script")]
    Output(#[source] std::io::Error),
    /// The round refused a move that plain mode thought possible.
    #[error("the round refused a move")]
    Round(#[from] Refusal),
}

/// What a walk through a round needs.
pub struct Session<'a, K> {
    /// The round, new or unfinished.
    pub round: Round,
    /// True when it was begun before.
    pub resumed: bool,
    /// Where it is kept.
    pub keeping: &'a mut K,
    /// Where lines come from.
    pub input: &'a mut dyn Feed,
    /// Where the round's script goes.
    pub script: &'a mut dyn Write,
    /// Where refusals go, and how to resume.
    pub aside: &'a mut dyn Write,
    /// The clock.
    pub now: &'a dyn Fn() -> Moment,
    /// The language of halte.
    pub ui: Ui,
    /// True when somebody types: a line that cannot be is asked again.
    pub interactive: bool,
    /// The command with which the round goes on.
    pub resume_with: String,
    /// True when nothing of it stays: nothing is said of what was kept.
    pub rehearsal: bool,
}

/// Walks the round from where it is to its end, or until it has to wait.
pub fn run<K: Keeping>(session: Session<'_, K>) -> Result<Ended, PlainError<K::Error>> {
    walk::Walk::new(session).run()
}
