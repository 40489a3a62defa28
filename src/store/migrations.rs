//! The shape of the database, step by step. A script that was released is never changed.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// Every script in order; `user_version` says how many of them a database has had.
pub(super) const SCRIPTS: [&str; 3] = [
    include_str!("migrations/0001_start.sql"),
    include_str!("migrations/0002_lists.sql"),
    include_str!("migrations/0004_care.sql"),
];

/// The version of a database that has had every script.
pub(super) fn newest() -> i64 {
    i64::try_from(SCRIPTS.len()).unwrap_or(i64::MAX)
}

/// The version of this database.
pub(super) fn version(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Runs the scripts that this database has not had, each in a transaction of its own.
pub(super) fn run(db: &mut Connection) -> Result<(), StoreError> {
    while version(db)? < newest() {
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Read again inside: another process may have been first.
        let had = version(&tx)?;
        let next = usize::try_from(had).ok().and_then(|had| SCRIPTS.get(had));
        if let Some(script) = next {
            tx.execute_batch(script)?;
            tx.pragma_update(None, "user_version", had + 1)?;
        }
        tx.commit()?;
    }
    Ok(())
}
