//! Where a round is kept while it is walked.
//!
//! Never here: how. The store is one place; a test keeps it in memory.

use crate::domain::Moment;
use crate::domain::id::RoundId;
use crate::domain::round::Round;

use crate::store::{Draft, Store, StoreError};

use super::show::Past;

/// Keeps a round and its half answers.
pub trait Keeping {
    /// What can go wrong.
    type Error: std::error::Error + 'static;

    /// Keeps the round as it is, and lets go of the half answers in these fields.
    fn keep(&mut self, round: &Round, done: &[&str], now: Moment) -> Result<(), Self::Error>;
    /// Keeps a half answer; the cursor is at its end. When another window took the round over it is kept beside what
    /// stands there, and that is an error all the same.
    fn save_half(&mut self, round: RoundId, field: &str, text: &str) -> Result<(), Self::Error>;
    /// The half answers of a round by field, the last touched last.
    fn halves(&self, round: RoundId) -> Result<Vec<(String, String)>, Self::Error>;
    /// The round waits from here on.
    fn pause(&mut self) -> Result<(), Self::Error>;
    /// The round is finished and becomes part of its case.
    fn finish(&mut self, round: &Round, now: Moment) -> Result<(), Self::Error>;
    /// What was said on this line in the last round of the case.
    fn past(&self, round: &Round, line: &str) -> Result<Option<Past>, Self::Error>;
}

impl Keeping for Store {
    type Error = StoreError;

    fn keep(&mut self, round: &Round, done: &[&str], now: Moment) -> Result<(), StoreError> {
        Store::keep(self, round, done, now)
    }

    fn save_half(&mut self, round: RoundId, field: &str, text: &str) -> Result<(), StoreError> {
        let draft = Draft { text: text.to_owned(), cursor: text.len(), anchor: None };
        let saved = self.save_draft(Some(round), field, &draft);
        if matches!(saved, Err(StoreError::TakenOver)) {
            // Another window went on: the words are kept beside those that stand there.
            self.save_apart(round, field, &draft)?;
        }
        saved
    }

    fn halves(&self, round: RoundId) -> Result<Vec<(String, String)>, StoreError> {
        let drafts = self.drafts(Some(round))?;
        Ok(drafts.into_iter().map(|(field, draft)| (field, draft.text)).collect())
    }

    fn pause(&mut self) -> Result<(), StoreError> {
        Store::pause(self)
    }

    fn finish(&mut self, round: &Round, now: Moment) -> Result<(), StoreError> {
        Store::finish(self, round, now).map(drop)
    }

    fn past(&self, round: &Round, line: &str) -> Result<Option<Past>, StoreError> {
        let last = self.last_answers(round.case.id, line)?;
        Ok(last.map(|last| Past { at: last.at, answers: last.answers }))
    }
}
