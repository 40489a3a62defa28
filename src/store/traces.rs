//! What is taken back is nowhere any more: working copies and drafts leave no trace.
//!
//! `secure_delete` overwrites what is deleted, and not the copies that stay behind in the unused
//! middle of a page when the tree is rebalanced. So at every pause and end of a round the tables
//! of the working copies are cleared, which overwrites every page they had, and written anew; then
//! the log is emptied. See docs/decisions/0003-commits.md. Never here: what the words are.

use std::time::Duration;

use rusqlite::Connection;

use super::open::{self, PATIENCE};
use super::{Level, Store, StoreError, drafts, working};
use crate::domain::id::RoundId;
use crate::protection::Protection;

/// The tables that hold words which may be taken back.
const WORKING: [&str; 4] = ["working_round", "working_part", "draft", "draft_edit"];
/// How long a reader of the log is waited for when it is to be emptied.
pub(super) const WAIT: Duration = Duration::from_millis(50);
/// After so many writes the log is copied into the file, also when nobody rests.
const MANY_WRITES: u32 = 2000;

impl Store {
    /// Leaves no trace of what was taken back so far. What is kept stays.
    pub fn pause(&mut self) -> Result<(), StoreError> {
        self.write(Level::Full, |tx| rewrite(tx))?;
        self.empty_log(WAIT)
    }

    /// Throws an unfinished round away, with its drafts: nothing of it is left.
    pub fn throw_away(&mut self, id: RoundId) -> Result<(), StoreError> {
        let epoch = self.epoch(id)?;
        self.write(Level::Full, |tx| {
            working::check_epoch(tx, id, epoch)?;
            working::remove(tx, id)?;
            rewrite(tx)
        })?;
        self.epochs.remove(&id);
        // The round is gone; a log that cannot be emptied now is emptied at the next rest.
        self.owed = true;
        let _ = self.empty_log(WAIT);
        Ok(())
    }

    /// What is done when nobody types: folds drafts and copies the log into the file.
    pub fn rest(&mut self) -> Result<(), StoreError> {
        self.fold_drafts()?;
        self.clean()?;
        if self.owed {
            return self.empty_log(Duration::ZERO);
        }
        self.checkpoint()
    }

    /// Copies the log into the file when much was written since, so that it does not grow for ever.
    pub(super) fn rest_if_due(&mut self) -> Result<(), StoreError> {
        if self.writes > MANY_WRITES { self.checkpoint() } else { Ok(()) }
    }

    fn checkpoint(&mut self) -> Result<(), StoreError> {
        if self.writes > 0 {
            self.db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
            self.writes = 0;
        }
        Ok(())
    }

    /// Copies the log into the file and makes it 0 bytes long. When somebody else goes on reading
    /// it for longer than `wait`, that is tried again at the next rest.
    pub(super) fn empty_log(&mut self, wait: Duration) -> Result<(), StoreError> {
        if !Protection::EmptiedLog.holds() {
            return Ok(());
        }
        self.set(Level::Full)?;
        // Nobody else can write while this waits.
        open::wait_at_most(&mut self.db, wait)?;
        let emptied = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
        open::wait_at_most(&mut self.db, PATIENCE)?;
        self.owed = match emptied.map_err(StoreError::from) {
            Ok(busy) => busy,
            Err(StoreError::Busy) => true,
            Err(error) => return Err(error),
        };
        self.writes = 0;
        Ok(())
    }
}

/// Takes every working copy out of a backup; each page that they had is overwritten.
pub(super) fn clear(db: &mut Connection) -> Result<(), StoreError> {
    let tx = db.transaction()?;
    for table in WORKING {
        tx.execute_batch(&format!("DELETE FROM {table}"))?;
    }
    tx.commit()?;
    Ok(())
}

/// Writes the working copies anew, after every page they had was overwritten.
pub(super) fn rewrite(db: &Connection) -> Result<(), StoreError> {
    drafts::fold_all(db)?;
    if !Protection::Overwriting.holds() {
        return Ok(());
    }
    for table in WORKING {
        let empty: bool = db
            .prepare_cached(&format!("SELECT NOT EXISTS (SELECT 1 FROM {table})"))?
            .query_row([], |row| row.get(0))?;
        if empty {
            db.execute_batch(&format!("DELETE FROM {table}"))?;
        } else {
            db.execute_batch(&format!(
                "CREATE TEMP TABLE held AS SELECT * FROM main.{table};
                 DELETE FROM main.{table};
                 INSERT INTO main.{table} SELECT * FROM temp.held;
                 DROP TABLE temp.held;"
            ))?;
        }
    }
    Ok(())
}
