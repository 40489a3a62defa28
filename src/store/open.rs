//! Opening the file: is it ours, is it sound, are the settings that keep words safe in force.

use std::fmt::Write;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::{StoreError, backup, backups, migrations};
use crate::platform::private;
use crate::protection::Protection;

/// «halt» in the header of the file.
pub(super) const APPLICATION_ID: i64 = 0x6861_6c74;
const MAGIC: &[u8] = b"SQLite format 3\0";
/// How long one attempt waits for another writer, who holds the database for 50 ms at most.
pub(super) const PATIENCE: Duration = Duration::from_millis(1500);

/// How often opening is tried while others open or close the same file, and the pause in between.
const ATTEMPTS: u32 = 40;
const PAUSE: Duration = Duration::from_millis(25);
/// Pages held in memory, in KiB below zero: what the system has cached is read in no time.
pub(super) const CACHE: i64 = -256;
/// A file that is looked at whole when a log was left behind.
const SMALL: u64 = 4 * 1024 * 1024;
/// One page, and a log without any.
const PAGE: u64 = 4096;
const LOG_HEADER: u64 = 32;

/// The database at `path`, made when there is none, with every migration done.
pub(super) fn writer(path: &Path) -> Result<Connection, StoreError> {
    patiently(|| write_once(path))
}

/// The database at `path`, for reading only; one of an older shape is first brought up to date.
pub(super) fn reader(path: &Path) -> Result<Connection, StoreError> {
    let db = patiently(|| read_once(path))?;
    match migrations::version(&db)? {
        // Its making was broken off: it holds nothing yet.
        0 => Err(StoreError::NotFound("file")),
        version if version < migrations::newest() => {
            drop(db);
            drop(writer(path)?);
            patiently(|| read_once(path))
        }
        _ => Ok(db),
    }
}

/// Tries again while the file changes hands: SQLite does not wait by itself for the change to a
/// log that comes with the first opening, nor for the last one who closes.
#[expect(clippy::disallowed_methods, reason = "there is nothing to wait for that would tell")]
fn patiently(open: impl Fn() -> Result<Connection, StoreError>) -> Result<Connection, StoreError> {
    let mut opened = open();
    for _ in 1..ATTEMPTS {
        if !matches!(opened, Err(StoreError::Busy)) {
            break;
        }
        std::thread::sleep(PAUSE);
        opened = open();
    }
    let mut db = opened?;
    wait_at_most(&mut db, PATIENCE)?;
    Ok(db)
}

/// From here on who finds the database held waits for it, so long at most. It looks again and again: SQLite's own pauses
/// grow to a tenth of a second, and whoever imports holds it most of the time, a moment each.
#[expect(clippy::disallowed_methods, reason = "there is nothing to wait for that would tell")]
pub(super) fn wait_at_most(db: &mut Connection, most: Duration) -> Result<(), StoreError> {
    const STEP: Duration = Duration::from_millis(1);
    let waits = move |tried: i32| {
        let goes_on = STEP.saturating_mul(tried.unsigned_abs()) < most;
        if goes_on {
            std::thread::sleep(STEP);
        }
        goes_on
    };
    Ok(db.busy_handler(Some(waits))?)
}

fn write_once(path: &Path) -> Result<Connection, StoreError> {
    let known = is_ours(path)?;
    not_newer_in_header(path)?;
    if !known && is_emptied(path) {
        return Err(StoreError::Emptied(path.to_owned()));
    }
    if !known {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            private::folder(folder)?;
        }
        private::touch(path)?;
        private::own(path)?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    if db.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    guard(&db)?;
    if !known {
        claim(&mut db, path)?;
    }
    identity(&db, path)?;
    not_newer(&db, path)?;
    let had = migrations::version(&db)?;
    if known {
        log_fits(&db, path)?;
    }
    if (1..migrations::newest()).contains(&had) && Protection::BackupFirst.holds() {
        backups::before_migration(path)?;
    }
    set_for_writing(&db)?;
    migrations::run(&mut db)?;
    keep_log_on_close(&db, false)?;
    Ok(db)
}

/// True when there is no database, or one without a byte, and something tells that there was one: a log with words, or
/// backups. An empty one is not made in its place.
pub(super) fn is_emptied(path: &Path) -> bool {
    let empty = std::fs::metadata(path).map_or_else(
        |error| error.kind() == std::io::ErrorKind::NotFound,
        |file| file.is_file() && file.len() == 0,
    );
    empty && Protection::NeverReplaced.holds() && (!wal_is_empty(path) || backups::any(path))
}

/// A log that was left behind may be that of another file, put back by hand: then nothing fits. What is left after a
/// crash is short, and looking at all of a small file takes a blink; a large one is looked at by its daily backup.
fn log_fits(db: &Connection, path: &Path) -> Result<(), StoreError> {
    if wal_is_empty(path) || std::fs::metadata(path)?.len() > SMALL {
        return Ok(());
    }
    let said: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(StoreError::damaged(said)) }
}

/// Whether the log stays as it is when this connection is the last to close. Until a database was found sound nothing of
/// it is changed.
fn keep_log_on_close(db: &Connection, keep: bool) -> Result<(), StoreError> {
    let keep = keep && Protection::DamagedStays.holds();
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)?;
    Ok(())
}

/// The database at `path` as it is, for copying: also one of another version.
pub(super) fn source(path: &Path) -> Result<Connection, StoreError> {
    let db = patiently(|| read_once(path))?;
    if migrations::version(&db)? == 0 { Err(StoreError::NotFound("file")) } else { Ok(db) }
}

/// The same for a file that must stay as it is, with nothing beside it: a backup.
pub(super) fn still(path: &Path) -> Result<Connection, StoreError> {
    if !is_ours(path)? {
        return Err(StoreError::NotFound("file"));
    }
    if !wal_is_empty(path) {
        return source(path);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(immutable(path)?, flags | OpenFlags::SQLITE_OPEN_URI)?;
    guard(&db)?;
    identity(&db, path)?;
    if migrations::version(&db)? == 0 { Err(StoreError::NotFound("file")) } else { Ok(db) }
}

/// The database at `path`, to be replaced as a whole by what a backup holds.
pub(super) fn target(path: &Path) -> Result<Connection, StoreError> {
    is_ours(path)?;
    let db = patiently(|| {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags)?;
        guard(&db)?;
        identity(&db, path)?;
        Ok(db)
    })?;
    set_for_writing(&db)?;
    keep_log_on_close(&db, false)?;
    Ok(db)
}

/// An empty database that goes when it is closed.
pub(super) fn trial() -> Result<Connection, StoreError> {
    let mut db = Connection::open("")?;
    guard(&db)?;
    migrations::run(&mut db)?;
    Ok(db)
}

/// A place on the disk for what would be too much for memory; it goes when it is closed.
pub(super) fn aside() -> Result<Connection, StoreError> {
    let db = Connection::open("")?;
    guard(&db)?;
    Ok(db)
}

fn read_once(path: &Path) -> Result<Connection, StoreError> {
    if !is_ours(path)? {
        return Err(StoreError::NotFound("file"));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let readable = |db: &Connection| {
        guard(db)?;
        identity(db, path)
    };
    let db = Connection::open_with_flags(path, flags)?;
    if let Err(error) = readable(&db) {
        // In a folder that cannot be written there is no log to share. Without a log on disk the
        // file is all there is.
        if !wal_is_empty(path) || !matches!(error, StoreError::Disk(_) | StoreError::ReadOnly) {
            return Err(error);
        }
        let db = Connection::open_with_flags(immutable(path)?, flags | OpenFlags::SQLITE_OPEN_URI)?;
        readable(&db)?;
        return Ok(db);
    }
    Ok(db)
}

/// Reads the header without SQLite, so that a foreign file stays as it is: no log, no recovery.
/// False when there is nothing yet.
fn is_ours(path: &Path) -> Result<bool, StoreError> {
    let mut header = Vec::with_capacity(100);
    match std::fs::File::open(path) {
        Ok(file) => file.take(100).read_to_end(&mut header)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    if header.is_empty() || is_half_made(path, &header) {
        return Ok(false);
    }
    let foreign = || StoreError::NotHalte(path.to_owned());
    if !header.starts_with(MAGIC) || header_number(&header, 68) != Some(APPLICATION_ID) {
        return Err(foreign());
    }
    Ok(true)
}

/// True when the power went while the database was made: its first page may be torn, and the journal of that lies beside
/// it, for SQLite to put it right. A database that holds something has more pages, and a log in the place of a journal.
fn is_half_made(path: &Path, header: &[u8]) -> bool {
    let size = |end| std::fs::metadata(backup::beside(path, end)).map_or(0, |file| file.len());
    let blank = header.iter().all(|byte| *byte == 0);
    let ours = header_number(header, 68) == Some(APPLICATION_ID) && header_number(header, 28) <= Some(1);
    (blank || ours) && size("-journal") > 0 && size("") <= PAGE && size("-wal") <= LOG_HEADER
}

/// Reads the version in the header without SQLite: nobody who writes opens a newer file, so that it gets no log.
fn not_newer_in_header(path: &Path) -> Result<(), StoreError> {
    let mut header = Vec::with_capacity(100);
    match std::fs::File::open(path) {
        Ok(file) => file.take(100).read_to_end(&mut header)?,
        Err(_) => return Ok(()),
    };
    check_version(path, header_number(&header, 60).unwrap_or(0))
}

fn header_number(header: &[u8], at: usize) -> Option<i64> {
    let bytes: [u8; 4] = header.get(at..at + 4)?.try_into().ok()?;
    Some(i64::from(u32::from_be_bytes(bytes)))
}

fn check_version(path: &Path, found: i64) -> Result<(), StoreError> {
    let known = migrations::newest();
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    Ok(())
}

/// Makes an empty file ours, before the log exists: the header in the file itself says so.
fn claim(db: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let objects: i64 = tx.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let id: i64 = tx.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if id != APPLICATION_ID {
        if objects > 0 {
            return Err(StoreError::NotHalte(path.to_owned()));
        }
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    tx.commit()?;
    Ok(())
}

/// The same questions once more, now with what the log says.
fn identity(db: &Connection, path: &Path) -> Result<(), StoreError> {
    let id: i64 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(StoreError::NotHalte(path.to_owned()));
    }
    Ok(())
}

/// A newer database is read and never written.
pub(super) fn not_newer(db: &Connection, path: &Path) -> Result<(), StoreError> {
    check_version(path, migrations::version(db)?)
}

/// What holds for every connection: nothing in the file can make SQLite do something else.
fn guard(db: &Connection) -> Result<(), StoreError> {
    db.busy_timeout(PAUSE)?;
    keep_log_on_close(db, true)?;
    db.set_prepared_statement_cache_capacity(40);
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true),
        // A plan does not hang on what is bound: a statement of the cache is not made anew for every row.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
    ] {
        db.set_db_config(config, on)?;
        if db.db_config(config)? != on {
            return Err(StoreError::Setting("of safety"));
        }
    }
    db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    for (name, value) in [("temp_store", 2), ("cache_size", CACHE), ("mmap_size", 0)] {
        db.pragma_update(None, name, value)?;
    }
    check(db, "temp_store", 2)?;
    check(db, "cache_size", CACHE)
}

fn set_for_writing(db: &Connection) -> Result<(), StoreError> {
    let journal: String = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if journal != "wal" {
        return Err(StoreError::Setting("journal_mode"));
    }
    let settings = [
        ("synchronous", if Protection::FullSync.holds() { 2 } else { 1 }),
        ("secure_delete", i64::from(Protection::Overwriting.holds())),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("wal_autocheckpoint", 0),
    ];
    for (name, value) in settings {
        db.pragma_update(None, name, value)?;
        check(db, name, value)?;
    }
    Ok(())
}

fn check(db: &Connection, name: &'static str, value: i64) -> Result<(), StoreError> {
    let found: i64 = db.pragma_query_value(None, name, |row| row.get(0))?;
    if found == value { Ok(()) } else { Err(StoreError::Setting(name)) }
}

fn wal_is_empty(path: &Path) -> bool {
    std::fs::metadata(backup::beside(path, "-wal")).map_or(true, |file| file.len() == 0)
}

/// The path as a URI that says nothing will change the file.
fn immutable(path: &Path) -> Result<String, StoreError> {
    let path = std::path::absolute(path)?;
    let mut uri = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        if byte.is_ascii() && !matches!(byte, b'%' | b'?' | b'#') {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02x}").map_err(|_| StoreError::NotFound("file"))?;
        }
    }
    uri.push_str("?immutable=1");
    Ok(uri)
}
