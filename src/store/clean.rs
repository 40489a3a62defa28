//! After an erase: the file is written anew, so that no page of it and nothing in the log holds what was erased.
//!
//! `secure_delete` overwrites what is deleted, and not the copies that stay in a page when its tree is rebalanced. What
//! is to be cleaned stands in the table `unclean` until it is done, so that a kill in between loses nothing of it.
//! Never here: what is erased, the files of backups.

use rusqlite::limits::Limit;

use super::traces::WAIT;
use super::{Store, StoreError};
use crate::protection::Protection;

impl Store {
    /// Cleans the file of what was erased, when anything was. False when somebody else reads it now: it is tried again at
    /// the next rest.
    pub fn clean(&mut self) -> Result<bool, StoreError> {
        if !self.is_unclean("file")? {
            return Ok(true);
        }
        if Protection::Overwriting.holds() {
            self.db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
            let written = self.db.execute_batch("VACUUM");
            self.db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
            written?;
        }
        self.empty_log(WAIT)?;
        if self.owed {
            return Ok(false);
        }
        self.is_clean("file")?;
        self.empty_log(WAIT)?;
        Ok(true)
    }

    /// True while backups from before the last erase may still hold what was erased.
    pub fn backups_are_unclean(&self) -> Result<bool, StoreError> {
        self.is_unclean("backups")
    }

    /// The backups hold nothing any more of what was erased.
    pub fn backups_are_clean(&mut self) -> Result<(), StoreError> {
        self.is_clean("backups")
    }

    fn is_unclean(&self, place: &str) -> Result<bool, StoreError> {
        let mut query = self.db.prepare_cached("SELECT EXISTS (SELECT 1 FROM unclean WHERE place = ?1)")?;
        Ok(query.query_row([place], |row| row.get(0))?)
    }

    fn is_clean(&mut self, place: &str) -> Result<(), StoreError> {
        self.write(super::Level::Full, |tx| {
            tx.prepare_cached("DELETE FROM unclean WHERE place = ?1")?.execute([place])?;
            Ok(())
        })
    }
}
