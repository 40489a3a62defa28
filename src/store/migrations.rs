//! The shape of the database, step by step. A script that was released is never changed.

use rusqlite::{Connection, TransactionBehavior};

use super::{StoreError, search};
use crate::protection::Protection;

/// Every script in order; `user_version` says how many of them a database has had.
pub(super) const SCRIPTS: [&str; 6] = [
    include_str!("migrations/0001_start.sql"),
    include_str!("migrations/0002_lists.sql"),
    include_str!("migrations/0003_search.sql"),
    include_str!("migrations/0004_care.sql"),
    include_str!("migrations/0005_views.sql"),
    include_str!("migrations/0006_earlier_words.sql"),
];

/// The version of a database that has had every script.
pub(super) fn newest() -> i64 {
    i64::try_from(SCRIPTS.len()).unwrap_or(i64::MAX)
}

/// The version of this database.
pub(super) fn version(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Runs the scripts that this database has not had, all in one transaction: nobody ever sees half a change of shape.
pub(super) fn run(db: &mut Connection) -> Result<(), StoreError> {
    run_all(db, &SCRIPTS)
}

fn run_all(db: &mut Connection, scripts: &[&str]) -> Result<(), StoreError> {
    let newest = i64::try_from(scripts.len()).unwrap_or(i64::MAX);
    if version(db)? >= newest {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again inside: another process may have been first.
    let had = usize::try_from(version(&tx)?).unwrap_or(usize::MAX);
    let missing = scripts.get(had..).unwrap_or_default();
    for script in missing {
        tx.execute_batch(script)?;
        if !Protection::ShapeAtOnce.holds() {
            tx.execute_batch("COMMIT; BEGIN IMMEDIATE")?;
        }
    }
    if !missing.is_empty() {
        // The index came with a script; filling it needs the tables as they are at the end.
        search::fill(&tx, had)?;
        tx.pragma_update(None, "user_version", newest)?;
    }
    tx.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use rusqlite::Connection;

    use super::{SCRIPTS, run_all, version};

    /// What a later script may do: a column, a table that is filled from another, an index.
    const LATER: &str = "ALTER TABLE answer ADD COLUMN later TEXT NOT NULL DEFAULT '';
        CREATE TABLE loose (word TEXT NOT NULL) STRICT;
        INSERT INTO loose SELECT body FROM revision;
        UPDATE answer SET later = line;
        CREATE INDEX answer_later ON answer (later);";

    /// A database of this shape, from those that were released.
    fn released(version: usize, path: &Path) -> Connection {
        let file = format!("{}/tests/databases/v{version}.db", env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(file, path).unwrap();
        Connection::open(path).unwrap()
    }

    fn count(db: &Connection, table: &str) -> i64 {
        db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_change_of_shape_that_is_broken_off_anywhere_did_nothing_and_is_done_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let scripts = [&SCRIPTS[..], &[LATER]].concat();
        let mut broken_off = 0;
        for stop in (1..).map(|n: u64| n * 37) {
            let path = folder.path().join(format!("{stop}.db"));
            let mut db = released(1, &path);
            let answers = count(&db, "answer");
            let done = Arc::new(AtomicU64::new(0));
            let counted = done.clone();
            db.progress_handler(1, Some(move || counted.fetch_add(1, Ordering::Relaxed) >= stop)).unwrap();
            let ran = run_all(&mut db, &scripts);
            drop(db);

            let mut db = Connection::open(&path).unwrap();
            let sound: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
            assert_eq!((sound.as_str(), count(&db, "answer")), ("ok", answers), "{stop}");
            let loose: bool = db
                .query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'loose')", [], |row| {
                    row.get(0)
                })
                .unwrap();
            assert_eq!(
                loose,
                version(&db).unwrap() == i64::try_from(scripts.len()).unwrap(),
                "{stop}: half done"
            );
            run_all(&mut db, &scripts).unwrap();
            assert_eq!(count(&db, "loose"), count(&db, "revision"), "{stop}");
            if ran.is_ok() {
                break;
            }
            broken_off += 1;
            std::fs::remove_file(&path).unwrap();
        }
        assert!(broken_off > 20, "{broken_off}");
    }
}
