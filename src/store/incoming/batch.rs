//! The transactions of an import: each writes so many rows at most, so that nobody waits long for the
//! database. Never here: what is written.

use std::time::Duration;

use rusqlite::Connection;

use super::Import;
use crate::store::{Level, StoreError, search};

/// So many rows are written in a transaction at most.
pub(super) const ROWS: usize = 32;
/// A transaction in which so many bytes were said ends.
const BYTES: usize = 64 * 1024;

/// A transaction of so many rows touches so many times the pages of what people write: the log is copied into the file
/// the more often, so that it does not grow to the size of the casebook.
pub(super) const COUNTS: u32 = 64;

/// Pages held in memory, in KiB below zero: a transaction touches pages all over the file, and each page that was let go
/// before is read while others wait.
pub(super) const CACHE: i64 = -4 * 1024;

/// The pause after a transaction: who waits tries again now and then, and has to find the database free.
const PAUSE: Duration = Duration::from_millis(1);

/// Lets others have their turn.
#[expect(clippy::disallowed_methods, reason = "SQLite has no queue: nothing tells that somebody waits")]
pub(super) fn give_way() {
    std::thread::sleep(PAUSE);
}

impl Import<'_> {
    /// Makes sure that a transaction is open.
    pub(super) fn transaction(&mut self, level: Level) -> Result<(), StoreError> {
        if self.batch.is_open() {
            return Ok(());
        }
        self.store.set(level)?;
        self.batch.begin(self.trial.as_ref().unwrap_or(&self.store.db))
    }

    /// Ends the transaction that is open, if one is.
    pub(super) fn commit(&mut self) -> Result<(), StoreError> {
        if self.batch.commit(self.trial.as_ref().unwrap_or(&self.store.db))? && self.trial.is_none() {
            self.wrote()?;
            self.merge()?;
        }
        Ok(())
    }

    /// After a transaction: others have their turn.
    fn wrote(&mut self) -> Result<(), StoreError> {
        self.store.writes = self.store.writes.saturating_add(COUNTS);
        self.store.rest_if_due()?;
        give_way();
        Ok(())
    }

    /// Merges what came into the index, a step in each transaction.
    fn merge(&mut self) -> Result<(), StoreError> {
        while self.store.write(Level::Normal, |tx| search::merge_step(tx))? {
            self.wrote()?;
        }
        Ok(())
    }

    /// Undoes the transaction that is open, if one is.
    pub(super) fn undo(&mut self) {
        // What is rolled back is in no index.
        self.known = search::Known::default();
        self.gathered.clear();
        self.batch.undo(self.trial.as_ref().unwrap_or(&self.store.db));
    }
}

/// The transaction that is open, if one is.
#[derive(Debug, Default)]
pub(super) struct Batch {
    open: bool,
    rows: usize,
    bytes: usize,
}

impl Batch {
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    pub(super) fn begin(&mut self, db: &Connection) -> Result<(), StoreError> {
        db.execute_batch("BEGIN IMMEDIATE")?;
        self.open = true;
        // Rows may come before those that they refer to.
        db.pragma_update(None, "defer_foreign_keys", true)?;
        search::merge_by_itself(db, false)
    }

    /// One row more, of so many bytes. True when the transaction has to end.
    pub(super) fn count(&mut self, bytes: usize) -> bool {
        self.rows += 1;
        self.bytes = self.bytes.saturating_add(bytes);
        self.rows >= ROWS || self.bytes >= BYTES
    }

    /// Ends the transaction; false when none was open.
    pub(super) fn commit(&mut self, db: &Connection) -> Result<bool, StoreError> {
        (self.rows, self.bytes) = (0, 0);
        if !self.open {
            return Ok(false);
        }
        search::merge_by_itself(db, true)?;
        // When it fails it is still open, to be undone.
        db.execute_batch("COMMIT")?;
        self.open = false;
        Ok(true)
    }

    /// Undoes the transaction, if one is open.
    pub(super) fn undo(&mut self, db: &Connection) {
        (self.rows, self.bytes) = (0, 0);
        if std::mem::take(&mut self.open) {
            let _ = db.execute_batch("ROLLBACK");
        }
    }
}
