//! A copy of the database in a file of its own: made beside, verified, synced, and only then put in its place.
//!
//! The copy goes through SQLite's backup interface, in steps, from one moment of the source: who writes meanwhile is not
//! held up. Words of rounds that run are in no backup that lasts, for they can still be taken back. Never here: when a
//! backup is made, or where (see `backups`).

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::open::{self, APPLICATION_ID};
use super::{StoreError, migrations, traces};
use crate::platform::private;
use crate::protection::Protection;

/// So many pages are copied at once: a few milliseconds.
const STEP: i32 = 256;

/// What a database holds, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Cases.
    pub cases: u64,
    /// Finished rounds, and those that were set aside.
    pub rounds: u64,
    /// Answers in them; a turn that was passed is none.
    pub answers: u64,
    /// Rounds that are not finished.
    pub unfinished: u64,
    /// How often anything was changed, so that two databases that count alike can be told apart.
    pub(super) changes: (u64, i64, i64),
    /// When a round that is not finished was last touched, in milliseconds.
    pub(super) touched: i64,
}

/// How much of a database is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What is finished. Rounds that run stay out: their words can still be taken back.
    Finished,
    /// Rounds that run and half sentences as well: for a copy that is cleared when they end.
    Everything,
}

/// A word between two threads: leave what you are doing, it is not needed now.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks to stop.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Copies the database to `to` and says what the copy holds; None when it was asked to stop. A file that is there
/// already stays as it is, unless `replace`.
pub fn back_up(
    from: &Path,
    to: &Path,
    extent: Extent,
    replace: bool,
    stop: &Stop,
) -> Result<Option<Contents>, StoreError> {
    through(&beside(to, ".half"), from, to, extent, replace, stop)
}

/// The same by way of a file that nobody else uses meanwhile.
pub(super) fn through(
    half: &Path,
    from: &Path,
    to: &Path,
    extent: Extent,
    replace: bool,
    stop: &Stop,
) -> Result<Option<Contents>, StoreError> {
    let half = if Protection::Beside.holds() { half } else { to };
    // One of an earlier try; and never through a link of that name.
    remove(half);
    let copied = copy(from, half, extent, stop).and_then(|held| {
        let Some(held) = held else { return Ok(None) };
        std::fs::File::open(half)?.sync_all()?;
        if half != to {
            if !replace && to.try_exists()? {
                return Err(std::io::Error::from(std::io::ErrorKind::AlreadyExists).into());
            }
            std::fs::rename(half, to)?;
        }
        private::sync_folder_of(to)?;
        Ok(Some(held))
    });
    if !matches!(copied, Ok(Some(_))) {
        // What is half copied is of no use to anybody.
        remove(half);
    }
    copied
}

/// The path with something at its end.
pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(end);
    PathBuf::from(path)
}

fn remove(half: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        // It is not there, as a rule.
        let _ = std::fs::remove_file(beside(half, end));
    }
}

fn copy(from: &Path, half: &Path, extent: Extent, stop: &Stop) -> Result<Option<Contents>, StoreError> {
    let source = open::source(from)?;
    // From here on the source is read as it is at this moment.
    source.execute_batch("BEGIN")?;
    let (mut expected, version) = (contents(&source)?, migrations::version(&source)?);
    private::create(half, false)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(half, flags)?;
    settings(&db)?;
    if !pages(&source, &mut db, stop)? {
        return Ok(None);
    }
    drop(source);
    // The copy is one file: it has no log beside it, and its journal is in memory.
    db.query_row("PRAGMA journal_mode = MEMORY", [], |_| Ok(()))?;
    if extent == Extent::Finished {
        traces::clear(&mut db)?;
        expected.unfinished = 0;
        expected.changes.2 = 0;
        expected.touched = 0;
    }
    drop(db);
    let mut db = Connection::open_with_flags(
        half,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    let asked = stop.clone();
    db.progress_handler(10_000, Some(move || asked.is_asked()))?;
    let found = match sound(&db) {
        Err(_) if stop.is_asked() => return Ok(None),
        found => found?,
    };
    if migrations::version(&db)? != version || found != expected {
        return Err(StoreError::damaged("the copy does not hold what the database holds"));
    }
    Ok(Some(found))
}

fn settings(db: &Connection) -> Result<(), StoreError> {
    for (name, value) in [("locking_mode", "EXCLUSIVE"), ("journal_mode", "MEMORY")] {
        db.query_row(&format!("PRAGMA {name} = {value}"), [], |_| Ok(()))?;
    }
    for (name, value) in
        [("synchronous", 2), ("secure_delete", 1), ("cache_size", open::CACHE), ("temp_store", 2)]
    {
        db.pragma_update(None, name, value)?;
    }
    Ok(())
}

/// Copies every page, in steps; false when it was asked to stop.
pub(super) fn pages(from: &Connection, to: &mut Connection, stop: &Stop) -> Result<bool, StoreError> {
    let copying = Backup::new(from, to)?;
    let mut refused = 0;
    loop {
        if stop.is_asked() {
            return Ok(false);
        }
        let copied = copying.step(STEP)?;
        if copied == StepResult::Done {
            return Ok(true);
        }
        // Each try waits by itself for as long as a connection waits for another.
        refused = if copied == StepResult::More { 0 } else { refused + 1 };
        if refused > 3 {
            return Err(StoreError::Busy);
        }
    }
}

/// What a database holds now, as it says itself.
pub fn look(path: &Path) -> Result<Contents, StoreError> {
    contents(&open::source(path)?)
}

/// Opens a database without changing it, and says what it holds, after every check that SQLite has.
pub fn examine(path: &Path) -> Result<Contents, StoreError> {
    let db = open::still(path)?;
    open::not_newer(&db, path)?;
    sound(&db)
}

/// What a database holds, after every check that SQLite has.
pub(super) fn sound(db: &Connection) -> Result<Contents, StoreError> {
    let id: i64 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let said: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said != "ok" || id != APPLICATION_ID {
        return Err(StoreError::damaged(said));
    }
    contents(db)
}

/// What a database holds.
pub(super) fn contents(db: &Connection) -> Result<Contents, StoreError> {
    let number = |query: &str| -> Result<i64, StoreError> { Ok(db.query_row(query, [], |row| row.get(0))?) };
    let count = |table: &str| -> Result<u64, StoreError> {
        Ok(u64::try_from(number(&format!("SELECT count(*) FROM {table}"))?).unwrap_or(0))
    };
    let touched = "SELECT coalesce(max(touched), 0) FROM";
    Ok(Contents {
        cases: count("cases")?,
        rounds: count("round")?,
        answers: count("answer WHERE form IS NOT NULL")?,
        unfinished: count("working_round")?,
        changes: (
            count("revision")?,
            number("SELECT clock FROM tick")?,
            number(&format!("{touched} draft"))?,
        ),
        touched: number(&format!("{touched} working_round"))?,
    })
}
