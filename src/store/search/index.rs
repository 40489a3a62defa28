//! The index keeps up with the tables: in the transaction that changes a row, and made anew.
//!
//! Never here: searching; see docs/decisions/0008-search.md.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::entry::{self, Entry, KINDS, Words};
use crate::store::agreements::uuid;
use crate::store::rows::Touched;
use crate::store::{Level, Store, StoreError};

/// A longer word is not listed: what has one is looked at in every search.
const LONGEST: usize = 500;
/// Bits of the number that count within a second.
const COUNTER: u32 = 12;

/// What the check of the index found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IndexCheck {
    /// Entries that say what their row says.
    pub right: u64,
    /// Rows that say something and are not in the index, or otherwise.
    pub wrong: u64,
    /// Entries and words of which there is no row any more.
    pub left_over: u64,
    /// False when the index itself is broken.
    pub sound: bool,
}

impl IndexCheck {
    /// True when the index holds what the tables hold, and nothing else.
    pub fn is_right(&self) -> bool {
        self.sound && self.wrong == 0 && self.left_over == 0
    }
}

impl Store {
    /// Makes the index anew from the tables, in one transaction.
    pub fn rebuild_index(&mut self) -> Result<(), StoreError> {
        self.write(Level::Full, |tx| rebuild(tx))
    }

    /// Compares the index with the tables.
    pub fn check_index(&self) -> Result<IndexCheck, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        check(&tx)
    }
}

/// Words that are known to be listed, so that they need not be looked up again.
#[derive(Debug, Default)]
pub(in crate::store) struct Known(HashSet<String>);

/// How many words are remembered.
const REMEMBERED: usize = 1 << 18;

/// Brings the index up to date with these rows: in the order in which it is made anew, so that what was said in one second
/// stands the same way both times.
pub(in crate::store) fn keep_up(
    db: &Connection,
    touched: &[Touched],
    known: &mut Known,
) -> Result<(), StoreError> {
    let mut ordered: Vec<&Touched> = touched.iter().collect();
    ordered.sort_by_key(|touched| entry::place(touched.kind));
    for touched in ordered {
        if let Some(words) = entry::words(touched.kind) {
            refresh(db, words, touched.row, known)?;
        }
        // What stands in the case of another row moves along with it.
        let (kind, below) = match touched.kind {
            "agreement" => ("review", "SELECT id FROM review WHERE agreement = ?1 ORDER BY said"),
            "learning-question" => {
                ("question-entry", "SELECT id FROM question_entry WHERE question = ?1 ORDER BY said")
            }
            // What belongs to a case as a whole was there from its first round.
            "round" => (
                "attachment",
                "SELECT x.id FROM attachment x JOIN round r ON r.case_id = x.case_id
                 WHERE r.id = ?1 AND x.round IS NULL",
            ),
            // What an agreement said before is known by the review that changed it.
            "review" => ("agreement", "SELECT agreement FROM review WHERE id = ?1 AND change IS NOT NULL"),
            _ => continue,
        };
        let mut query = db.prepare_cached(below)?;
        let rows: Vec<Uuid> =
            query.query_map([touched.row.into_bytes()], |row| uuid(row, 0))?.collect::<Result<_, _>>()?;
        for row in rows {
            entry::words(kind).map_or(Ok(()), |words| refresh(db, words, row, known))?;
        }
    }
    Ok(())
}

/// One entry as it stands in the index.
struct Indexed {
    number: i64,
    words: String,
    place: String,
}

fn refresh(db: &Connection, words: &Words, row: Uuid, known: &mut Known) -> Result<(), StoreError> {
    let now = entry::entry(db, words, row)?;
    let before = db
        .prepare_cached(
            "SELECT s.number, s.words, w.place, s.case_id FROM said s JOIN said_word w ON w.number = s.number
             WHERE s.row = ?1",
        )?
        .query_row([row.into_bytes()], |row| {
            let indexed = Indexed { number: row.get(0)?, words: row.get(1)?, place: row.get(2)? };
            Ok((indexed, uuid(row, 3)?))
        })
        .optional()?;
    let Some((before, case)) = before else {
        return now.map_or(Ok(()), |entry| add(db, words.kind, row, &entry, known));
    };
    let same = now.as_ref().is_some_and(|entry| {
        entry.case == case && second(entry) == before.number >> COUNTER && entry.words == before.words
    });
    if same {
        return Ok(());
    }
    remove(db, &before)?;
    // A word that went may be remembered.
    *known = Known::default();
    now.map_or(Ok(()), |entry| add(db, words.kind, row, &entry, known))
}

fn second(entry: &Entry) -> i64 {
    first_number(entry.at.0) >> COUNTER
}

/// The lowest number of what was said at this millisecond or later.
pub(super) fn first_number(millis: i64) -> i64 {
    millis.div_euclid(1000).clamp(0, i64::MAX >> (COUNTER + 1)) << COUNTER
}

fn add(db: &Connection, kind: &str, row: Uuid, entry: &Entry, known: &mut Known) -> Result<(), StoreError> {
    let words = &entry.words;
    let long = words.split(' ').any(|word| word.len() > LONGEST);
    let number = free(db, second(entry) << COUNTER)?;
    db.prepare_cached(
        "INSERT INTO said (number, kind, row, case_id, long, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((number, kind, row.into_bytes(), entry.case.into_bytes(), long, words))?;
    db.prepare_cached(
        "INSERT INTO search (rowid, words, place) SELECT number, words, place FROM said_word WHERE number = ?1",
    )?
    .execute([number])?;
    for word in listed(words) {
        list(db, word, known)?;
    }
    Ok(())
}

fn listed(words: &str) -> impl Iterator<Item = &str> {
    words.split(' ').filter(|word| !word.is_empty() && word.len() <= LONGEST)
}

/// The first number at or after this one that nothing has.
fn free(db: &Connection, from: i64) -> Result<i64, StoreError> {
    let mut base = from;
    loop {
        let last = base + (1 << COUNTER) - 1;
        let taken: Option<i64> = db
            .prepare_cached("SELECT max(number) FROM said WHERE number BETWEEN ?1 AND ?2")?
            .query_row((base, last), |row| row.get(0))?;
        match taken {
            None => return Ok(base),
            Some(taken) if taken < last => return Ok(taken + 1),
            Some(_) => base = last + 1,
        }
    }
}

fn list(db: &Connection, word: &str, known: &mut Known) -> Result<(), StoreError> {
    if known.0.contains(word) {
        return Ok(());
    }
    if known.0.len() < REMEMBERED {
        known.0.insert(word.to_owned());
    }
    let new = db.prepare_cached("INSERT OR IGNORE INTO word (word) VALUES (?1)")?.execute([word])?;
    if new > 0 {
        let number = db.last_insert_rowid();
        db.prepare_cached("INSERT INTO word_part (rowid, word) VALUES (?1, ?2)")?.execute((number, word))?;
    }
    Ok(())
}

/// Takes an entry out, with the words that nothing else has.
fn remove(db: &Connection, entry: &Indexed) -> Result<(), StoreError> {
    db.prepare_cached("INSERT INTO search (search, rowid, words, place) VALUES ('delete', ?1, ?2, ?3)")?
        .execute((entry.number, &entry.words, &entry.place))?;
    db.prepare_cached("DELETE FROM said WHERE number = ?1")?.execute([entry.number])?;
    let words: HashSet<&str> = listed(&entry.words).collect();
    for word in words {
        let used: Option<i64> = db
            .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 LIMIT 1")?
            .query_row([super::quoted(word)], |row| row.get(0))
            .optional()?;
        if used.is_some() {
            continue;
        }
        let number: Option<i64> = db
            .prepare_cached("SELECT number FROM word WHERE word = ?1")?
            .query_row([word], |row| row.get(0))
            .optional()?;
        if let Some(number) = number {
            db.prepare_cached("INSERT INTO word_part (word_part, rowid, word) VALUES ('delete', ?1, ?2)")?
                .execute((number, word))?;
            db.prepare_cached("DELETE FROM word WHERE number = ?1")?.execute([number])?;
        }
    }
    Ok(())
}

/// From this script on what was shown, and what stood there earlier, are in the index.
const EARLIER_WORDS: usize = 6;

/// Fills the index of a database that had so many scripts: all of it when it is still empty, else what it did not have.
pub(in crate::store) fn fill(db: &Connection, had: usize) -> Result<(), StoreError> {
    let empty: bool = db.query_row("SELECT NOT EXISTS (SELECT 1 FROM said)", [], |row| row.get(0))?;
    if empty {
        return rebuild(db);
    }
    if had >= EARLIER_WORDS {
        return Ok(());
    }
    let mut known = Known::default();
    let mut changed = db.prepare("SELECT row FROM revision GROUP BY row HAVING count(*) > 1")?;
    let mut kind = db.prepare("SELECT kind FROM revision WHERE row = ?1 LIMIT 1")?;
    let mut rows = changed.query([])?;
    while let Some(row) = rows.next()? {
        let row = uuid(row, 0)?;
        let kind: String = kind.query_row([row.into_bytes()], |row| row.get(0))?;
        entry::words(&kind).map_or(Ok(()), |words| refresh(db, words, row, &mut known))?;
    }
    let shown = entry::words("attachment");
    shown.map_or(Ok(()), |words| each_row(db, words, |row| refresh(db, words, row, &mut known)))
}

fn rebuild(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch(
        "INSERT INTO search (search) VALUES ('delete-all');
         INSERT INTO word_part (word_part) VALUES ('delete-all');
         DELETE FROM said; DELETE FROM word;",
    )?;
    let mut known = Known::default();
    for words in &KINDS {
        each_row(db, words, |row| refresh(db, words, row, &mut known))?;
    }
    Ok(())
}

/// Every row of a kind, about the oldest first.
fn each_row(
    db: &Connection,
    words: &Words,
    mut work: impl FnMut(Uuid) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let order = if words.kind == "answer" { "x.number" } else { "x.id" };
    let mut query = db.prepare(&format!("SELECT x.id FROM {} ORDER BY {order}", words.table))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        work(uuid(row, 0)?)?;
    }
    Ok(())
}

/// Compares the index with the tables.
pub(in crate::store) fn check(db: &Connection) -> Result<IndexCheck, StoreError> {
    let mut found = IndexCheck { sound: is_sound(db)?, ..IndexCheck::default() };
    for words in &KINDS {
        each_row(db, words, |row| {
            let Some(entry) = entry::entry(db, words, row)? else {
                return Ok(());
            };
            let indexed: Option<(String, Uuid)> = db
                .prepare_cached("SELECT words, case_id FROM said WHERE row = ?1 AND kind = ?2")?
                .query_row((row.into_bytes(), words.kind), |row| Ok((row.get(0)?, uuid(row, 1)?)))
                .optional()?;
            match indexed {
                Some((indexed, case)) if indexed == entry.words && case == entry.case => {
                    found.right += 1;
                }
                Some(_) | None => found.wrong += 1,
            }
            Ok(())
        })?;
    }
    let all: i64 = db.query_row("SELECT count(*) FROM said", [], |row| row.get(0))?;
    found.left_over = u64::try_from(all).unwrap_or(0).saturating_sub(found.right);
    let mut query = db.prepare("SELECT word FROM word")?;
    let mut used = db.prepare("SELECT EXISTS (SELECT 1 FROM search WHERE search MATCH ?1)")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let word: String = row.get(0)?;
        let used: bool = used.query_row([super::quoted(&word)], |row| row.get(0))?;
        found.left_over += u64::from(!used);
    }
    found.wrong += unlisted(db)?;
    Ok(found)
}

/// How many entries have a word that is not listed.
fn unlisted(db: &Connection) -> Result<u64, StoreError> {
    let mut known: HashSet<String> = HashSet::new();
    let mut there = db.prepare("SELECT EXISTS (SELECT 1 FROM word WHERE word = ?1)")?;
    let mut query = db.prepare("SELECT words FROM said")?;
    let mut rows = query.query([])?;
    let mut missing = 0;
    while let Some(row) = rows.next()? {
        let words: String = row.get(0)?;
        let mut all = true;
        for word in listed(&words) {
            if !known.contains(word) {
                let listed: bool = there.query_row([word], |row| row.get(0))?;
                all &= listed;
                if listed && known.len() < REMEMBERED {
                    known.insert(word.to_owned());
                }
            }
        }
        missing += u64::from(!all);
    }
    Ok(missing)
}

/// True when the two indexes are whole and hold the words of their tables. A database that is only
/// read cannot be asked that; there the pages are looked at.
fn is_sound(db: &Connection) -> Result<bool, StoreError> {
    for index in ["search", "word_part"] {
        let asked = if db.is_readonly("main")? {
            db.query_row(
                "SELECT 1 FROM pragma_quick_check(?1) WHERE quick_check <> 'ok'",
                [index],
                |_| Ok(()),
            )
            .optional()
            .map(|wrong| wrong.is_none())
        } else {
            let ask = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
            db.execute(&ask, []).map(|_| true)
        };
        match asked {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(rusqlite::Error::SqliteFailure(error, _))
                if error.code == rusqlite::ErrorCode::DatabaseCorrupt =>
            {
                return Ok(false);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(true)
}
