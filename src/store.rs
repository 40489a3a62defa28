//! The database: every SQL statement, migrations, typed errors.
//!
//! One SQLite file holds all cases. What was finished is append-only under `revision`; what runs
//! is a working copy that leaves no trace of what was taken back (see `traces`). Functions are
//! named for what they mean. Never here: a wall clock, words for people, rules about rounds.

mod agreements;
mod attachments;
pub mod backup;
pub mod backups;
mod care;
mod cases;
mod change;
pub mod check;
mod clean;
mod clock;
mod codec;
mod corrected;
pub mod daily;
mod derived;
mod drafts;
mod earlier;
mod elements;
mod erased;
mod error;
mod finish;
mod forks;
mod history;
mod ids;
mod incoming;
mod lines;
mod lists;
mod migrations;
mod moved;
mod notes;
mod one_line;
mod open;
mod outgoing;
mod over_time;
mod questions;
mod recurs;
mod remembered;
mod renamed;
pub mod restore;
mod rewrite;
mod rows;
mod search;
mod traces;
mod wording;
mod working;

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

pub use care::Origin;
pub use cases::Seating;
pub use change::Change;
pub use corrected::Earlier as EarlierWords;
pub use drafts::{Draft, DraftEdit, apart};
pub use elements::ElementFilter;
pub use erased::{Erased, Words};
pub use error::{StoreError, StoreErrorKind};
pub use history::LastTime;
pub use incoming::{CaseHead, Import, Placed, Survey, Taken};
pub use outgoing::{Log, Logged, Piece};
pub use recurs::{Earlier, rounds};
pub use search::IndexCheck;

use crate::domain::Moment;
use crate::domain::id::RoundId;
use crate::protection::Protection;
use ids::Ids;

/// The database of one person or group, open in this process.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    node: Uuid,
    ids: Ids,
    level: Level,
    /// The epochs at which this process writes rounds.
    epochs: BTreeMap<RoundId, i64>,
    /// The last number given to a change of a draft.
    touched: i64,
    /// Writes since the log was last copied into the file.
    writes: u32,
    /// True when the log could not be emptied since somebody was reading it.
    owed: bool,
}

/// How long a commit lasts: through a power cut, or through the end of the process only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// Waits until the disk has it.
    Full,
    /// The kernel has it: it survives `kill -9` and not a power cut.
    Normal,
}

impl Store {
    /// Opens the database at `path` for reading and writing. Makes it, and its folder, when there
    /// is none; brings its shape up to date. `node` is the identity of this machine's program.
    ///
    /// A file of something else, or of a newer version, is an error and stays as it is.
    pub fn open(path: &Path, node: Uuid) -> Result<Self, StoreError> {
        let db = open::writer(path)?;
        let mut store = Self::over(db, node)?;
        // What was erased and could not be cleaned then; where it cannot be now, at the next rest.
        let _ = store.clean();
        Ok(store)
    }

    /// Opens the database at `path` for reading. It has to be there. One of a newer version is read as far as it can be.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        let db = open::reader(path)?;
        Self::over(db, Uuid::nil())
    }

    /// True when a newer version made the database at `path`.
    pub fn is_of_newer(path: &Path) -> bool {
        open::source(path).is_ok_and(|db| open::not_newer(&db, path).is_err())
    }

    /// An empty database that goes when it is closed.
    pub fn passing() -> Result<Self, StoreError> {
        Self::over(open::trial()?, Uuid::nil())
    }

    /// True when a newer version made this database: it is read, and not written.
    pub fn is_newer(&self) -> bool {
        migrations::version(&self.db).is_ok_and(|version| version > migrations::newest())
    }

    /// A number that is another one when somebody else wrote in the database since; it costs hardly anything.
    pub fn written_elsewhere(&self) -> Result<i64, StoreError> {
        Ok(self.db.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// True when there is no database here, or an empty one, and there are backups or a log of it.
    pub fn is_emptied(path: &Path) -> bool {
        open::is_emptied(path)
    }

    fn over(db: Connection, node: Uuid) -> Result<Self, StoreError> {
        let touched = drafts::last_touched(&db)?;
        let (ids, epochs) = (Ids::default(), BTreeMap::new());
        Ok(Self { db, node, ids, level: Level::Full, epochs, touched, writes: 0, owed: false })
    }

    /// A new identity that sorts after those minted before.
    pub fn mint(&mut self, now: Moment) -> Uuid {
        self.ids.mint(now)
    }

    /// Does all of `work` in one transaction, or nothing of it.
    fn write<T>(
        &mut self,
        level: Level,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.set(level)?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&tx)?;
        tx.commit()?;
        self.writes = self.writes.saturating_add(1);
        Ok(done)
    }

    /// Chooses how long the next commits last; costs nothing when that does not change.
    fn set(&mut self, level: Level) -> Result<(), StoreError> {
        if self.level != level {
            let value = match level {
                Level::Full if Protection::FullSync.holds() => 2,
                Level::Full | Level::Normal => 1,
            };
            self.db.pragma_update(None, "synchronous", value)?;
            self.level = level;
        }
        Ok(())
    }
}
