//! Merging the parts of the index in small steps: while much comes in, nobody waits for the merging of all that came before.
//!
//! FTS5 merges by itself inside the transaction that writes, hundreds of pages at a time. Never here: what is in the index.

use rusqlite::Connection;

use crate::store::StoreError;

const INDEXES: [&str; 2] = ["search", "word_part"];
/// A step writes so many pages of each index at most, but for the end of the word in which it stands, and clears about as
/// many of what it merged.
const PAGES: i64 = 64;
/// So many parts of one size are merged into one, as FTS5 has it.
const PARTS: i64 = 4;

/// From here to the end of the transaction, and until it is said otherwise, a write merges parts by itself, or does not.
pub(in crate::store) fn merge_by_itself(db: &Connection, on: bool) -> Result<(), StoreError> {
    for index in INDEXES {
        let set = format!("INSERT INTO {index} ({index}, rank) VALUES ('automerge', ?1)");
        db.prepare_cached(&set)?.execute([if on { PARTS } else { 0 }])?;
    }
    Ok(())
}

/// One step. False when there was nothing to merge.
pub(in crate::store) fn merge_step(db: &Connection) -> Result<bool, StoreError> {
    let mut merged = false;
    for index in INDEXES {
        let before = db.total_changes();
        let step = format!("INSERT INTO {index} ({index}, rank) VALUES ('merge', ?1)");
        db.prepare_cached(&step)?.execute([PAGES])?;
        // The statement itself counts as one; see https://www.sqlite.org/fts5.html#the_merge_command.
        merged |= db.total_changes() - before >= 2;
    }
    Ok(merged)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use uuid::Uuid;

    use super::{INDEXES, PAGES, PARTS, merge_by_itself, merge_step};
    use crate::store::{Level, Store};

    const FRAME: u64 = 4096 + 24;

    fn parts(db: &Connection, index: &str) -> i64 {
        let sql = format!("SELECT count(DISTINCT segid) FROM {index}_idx");
        db.query_row(&sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn parts_become_one_in_small_steps_and_only_when_it_is_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let mut store = Store::open(&path, Uuid::from_u128(7)).unwrap();
        for part in 0..3 * PARTS {
            let add = |tx: &rusqlite::Transaction<'_>| {
                merge_by_itself(tx, false)?;
                for n in 0..6000 {
                    let number = part * 6000 + n;
                    let word = Uuid::new_v5(&Uuid::nil(), number.to_string().as_bytes()).to_string();
                    tx.execute("INSERT INTO word_part (rowid, word) VALUES (?1, ?2)", (number, word))?;
                }
                merge_by_itself(tx, true)
            };
            store.write(Level::Normal, add).unwrap();
        }
        assert_eq!(parts(&store.db, "word_part"), 3 * PARTS, "something was merged in between");

        let log = || std::fs::metadata(folder.path().join("a.db-wal")).unwrap().len() / FRAME;
        let (mut steps, mut most) = (0, 0);
        loop {
            store.empty_log(std::time::Duration::ZERO).unwrap();
            let more = store.write(Level::Normal, merge_step_of).unwrap();
            most = most.max(log());
            if !more {
                break;
            }
            steps += 1;
        }
        assert!(steps > 2 && most > PAGES.cast_unsigned(), "{steps} steps, at most {most} pages");
        assert!(most < 4 * PAGES.cast_unsigned(), "a step wrote {most} pages");
        for index in INDEXES {
            assert!(parts(&store.db, index) < PARTS, "{index}");
        }
    }

    fn merge_step_of(tx: &rusqlite::Transaction<'_>) -> Result<bool, crate::store::StoreError> {
        merge_step(tx)
    }
}
