//! Putting a backup back: what is there is kept first, and the old or the new is there whole, whatever happens.
//!
//! A sound database is replaced in one transaction, through SQLite's backup interface. A damaged one is set aside with its
//! log, for whoever can read more of it, and the backup comes in its place. Never here: whether somebody may.

use std::path::{Path, PathBuf};

use super::backup::{self, Contents, Extent, Stop};
use super::{StoreError, StoreErrorKind, backups, open};
use crate::platform::private;

/// What was there before a backup was put back, and where it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    /// There was nothing.
    Nothing,
    /// All of it is in this backup.
    Kept(PathBuf),
    /// It could not be read. The file is called this now, and its log the same with `-wal` behind it.
    Aside(PathBuf),
}

/// Puts the backup in the place of the database; `stamp` tells this time from others, in names of files. The caller holds
/// the lock on backups and the keyboard of every round.
pub fn restore(file: &Path, database: &Path, stamp: &str) -> Result<(Contents, Before), StoreError> {
    let promised = backup::examine(file)?;
    let folder = backups::folder(database);
    private::folder(&folder)?;
    let before = keep(database, &folder, stamp)?;
    match before {
        Before::Kept(_) => replace(file, database)?,
        Before::Nothing | Before::Aside(_) => {
            let over_nothing = before == Before::Nothing;
            backup::back_up(file, database, Extent::Everything, over_nothing, &Stop::default())?;
        }
    }
    let found = backup::sound(&open::source(database)?)?;
    if found == promised {
        Ok((found, before))
    } else {
        Err(StoreError::damaged("not all of it was put back"))
    }
}

/// Keeps what is there: in a backup, or beside it when it cannot be read.
fn keep(database: &Path, folder: &Path, stamp: &str) -> Result<Before, StoreError> {
    let has_bytes = |end| std::fs::metadata(backup::beside(database, end)).is_ok_and(|file| file.len() > 0);
    let there = has_bytes("");
    if !there && !has_bytes("-wal") {
        return Ok(Before::Nothing);
    }
    let kept = backups::before_restore(folder, stamp);
    let copied = if there {
        current(database)
            .and_then(|()| backup::back_up(database, &kept, Extent::Everything, false, &Stop::default()))
    } else {
        Err(StoreError::Emptied(database.to_owned()))
    };
    match copied {
        Ok(_) => Ok(Before::Kept(kept)),
        // What stands where a database of halte was, since it has backups.
        Err(error) if error.kind() == StoreErrorKind::NotHalte && backups::any(database) => {
            aside(database, stamp)
        }
        Err(error) => match error.kind() {
            StoreErrorKind::Damaged
            | StoreErrorKind::Emptied
            | StoreErrorKind::Newer
            | StoreErrorKind::NotFound
            | StoreErrorKind::Other => aside(database, stamp),
            // A full disk, another program, a file of something else: nothing has happened yet.
            StoreErrorKind::NotHalte
            | StoreErrorKind::ReadOnly
            | StoreErrorKind::Full
            | StoreErrorKind::Busy
            | StoreErrorKind::TakenOver
            | StoreErrorKind::WereTogether
            | StoreErrorKind::RoundWaits
            | StoreErrorKind::TwoVersions
            | StoreErrorKind::ChangedSince
            | StoreErrorKind::Disk => Err(error),
        },
    }
}

/// One that this halte can write.
fn current(database: &Path) -> Result<(), StoreError> {
    open::not_newer(&open::source(database)?, database)
}

fn aside(database: &Path, stamp: &str) -> Result<Before, StoreError> {
    let aside = backup::beside(database, &format!(".aside-{stamp}"));
    // The log first: without its file nobody takes it for the log of what comes.
    for end in ["-wal", ""] {
        match std::fs::rename(backup::beside(database, end), backup::beside(&aside, end)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            Ok(()) | Err(_) => {}
        }
    }
    for end in ["-shm", "-journal"] {
        // Says nothing by itself.
        let _ = std::fs::remove_file(backup::beside(database, end));
    }
    private::sync_folder_of(database)?;
    Ok(Before::Aside(aside))
}

/// One transaction of the database: it holds the one or the other.
fn replace(file: &Path, database: &Path) -> Result<(), StoreError> {
    let source = open::still(file)?;
    let mut target = open::target(database)?;
    backup::pages(&source, &mut target, &Stop::default())?;
    target.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}
