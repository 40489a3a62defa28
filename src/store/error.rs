//! What can go wrong with the database, by kind. Never here: advice; that is given at the edge.

use std::path::PathBuf;

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::domain::round::CaseRef;

/// Why something could not be read or kept.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The file is there and is something else.
    #[error("{} is not a halte database", .0.display())]
    NotHalte(PathBuf),
    /// The database was made by a newer version.
    #[error("{} was made by a newer version of halte (database version {found}, known up to {known})", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version that is known here.
        known: i64,
    },
    /// What is in the database cannot be read.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// The file is gone or holds nothing, and it did once.
    #[error("{} holds nothing any more", .0.display())]
    Emptied(PathBuf),
    /// The file, or its folder, cannot be written.
    #[error("the database cannot be written: it is read-only")]
    ReadOnly,
    /// There is no room on the disk.
    #[error("the disk is full")]
    Full,
    /// Another process held the database for too long.
    #[error("the database is in use by another program")]
    Busy,
    /// What was asked for is not there.
    #[error("the database has no such {0}")]
    NotFound(&'static str),
    /// What was to be undone was changed since.
    #[error("this was changed since, and cannot be undone any more")]
    ChangedSince,
    /// Another window went on with this round.
    #[error("another window has taken over this round")]
    TakenOver,
    /// Another case got this title in the meantime.
    #[error("another case has this title: {}", .0.title)]
    TitleTaken(CaseRef),
    /// Two people who were there in one round are not one.
    #[error("these two were there together in a round")]
    WereTogether,
    /// Two machines said it differently, and nobody chose yet.
    #[error("this stands in two versions: choose one first")]
    TwoVersions,
    /// A round that is not finished holds what is to be changed.
    #[error("a round that is not finished holds this")]
    RoundWaits,
    /// The disk refused.
    #[error("the disk could not be read or written: {0}")]
    Disk(String),
    /// A setting that keeps people's words safe could not be made.
    #[error("the database does not accept the setting {0}")]
    Setting(&'static str),
    /// Anything else that the database said.
    #[error("the database refused: {0}")]
    Other(String),
}

/// The kinds of [`StoreError`], for exit codes and hints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreErrorKind {
    /// A file of something else.
    NotHalte,
    /// Made by a newer version.
    Newer,
    /// Damaged.
    Damaged,
    /// Gone or without a byte, though there was one.
    Emptied,
    /// Cannot be written.
    ReadOnly,
    /// No room.
    Full,
    /// In use.
    Busy,
    /// Not there.
    NotFound,
    /// Taken over by another window.
    TakenOver,
    /// Two people who cannot be one.
    WereTogether,
    /// A round that is not finished is in the way.
    RoundWaits,
    /// Somebody has to choose between two versions first.
    TwoVersions,
    /// It was changed since.
    ChangedSince,
    /// The disk.
    Disk,
    /// Anything else.
    Other,
}

impl StoreError {
    /// Its kind.
    pub fn kind(&self) -> StoreErrorKind {
        match self {
            Self::NotHalte(_) => StoreErrorKind::NotHalte,
            Self::Newer { .. } => StoreErrorKind::Newer,
            Self::Damaged(_) => StoreErrorKind::Damaged,
            Self::Emptied(_) => StoreErrorKind::Emptied,
            Self::ReadOnly => StoreErrorKind::ReadOnly,
            Self::Full => StoreErrorKind::Full,
            Self::Busy | Self::TitleTaken(_) => StoreErrorKind::Busy,
            Self::NotFound(_) => StoreErrorKind::NotFound,
            Self::TakenOver => StoreErrorKind::TakenOver,
            Self::Disk(_) => StoreErrorKind::Disk,
            Self::WereTogether => StoreErrorKind::WereTogether,
            Self::RoundWaits => StoreErrorKind::RoundWaits,
            Self::TwoVersions => StoreErrorKind::TwoVersions,
            Self::ChangedSince => StoreErrorKind::ChangedSince,
            Self::Setting(_) | Self::Other(_) => StoreErrorKind::Other,
        }
    }

    /// What could not be read back as it was written.
    pub(super) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged(what.into())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use ErrorCode as Code;
        let text = error.to_string();
        let Some(code) = error.sqlite_error_code() else {
            let unreadable = matches!(
                error,
                rusqlite::Error::FromSqlConversionFailure(..)
                    | rusqlite::Error::IntegralValueOutOfRange(..)
                    | rusqlite::Error::InvalidColumnType(..)
                    | rusqlite::Error::Utf8Error(..)
            );
            return if unreadable { Self::Damaged(text) } else { Self::Other(text) };
        };
        let is = |codes: &[Code]| codes.contains(&code);
        if is(&[Code::DatabaseBusy, Code::DatabaseLocked, Code::FileLockingProtocolFailed]) {
            Self::Busy
        } else if is(&[Code::ReadOnly, Code::PermissionDenied]) {
            Self::ReadOnly
        } else if is(&[Code::DiskFull]) {
            Self::Full
        } else if is(&[Code::SystemIoFailure, Code::CannotOpen, Code::NoLargeFileSupport]) {
            Self::Disk(text)
        } else if is(&[Code::DatabaseCorrupt, Code::NotADatabase]) {
            Self::Damaged(text)
        } else {
            Self::Other(text)
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let is = |kinds: &[Kind]| kinds.contains(&error.kind());
        if is(&[Kind::PermissionDenied, Kind::ReadOnlyFilesystem]) {
            Self::ReadOnly
        } else if is(&[Kind::StorageFull, Kind::QuotaExceeded]) {
            Self::Full
        } else {
            Self::Disk(error.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StoreErrorKind;
    use crate::store::{Draft, Store};

    #[test]
    fn a_full_disk_is_said_and_what_was_kept_stays() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("halte.db"), uuid::Uuid::nil()).unwrap();
        let short = Draft { text: "kort".into(), cursor: 4, anchor: None };
        store.save_draft(None, "x", &short).unwrap();
        let pages: i64 = store.db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        store.db.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
        let long = Draft { text: "lang ".repeat(10_000), cursor: 0, anchor: None };
        assert_eq!(store.save_draft(None, "x", &long).unwrap_err().kind(), StoreErrorKind::Full);
        assert_eq!(store.drafts(None).unwrap(), [("x".to_owned(), short)]);
        store.db.query_row("PRAGMA max_page_count = 100000", [], |_| Ok(())).unwrap();
        store.save_draft(None, "x", &long).unwrap();
        assert_eq!(store.drafts(None).unwrap(), [("x".to_owned(), long)]);
    }
}
