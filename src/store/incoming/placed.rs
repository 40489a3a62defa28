//! The second reading of a casebook without revisions: whether what it has in a case is another's, here or in the same
//! file. Taken in, it would move people's words from one case to another.
//!
//! Never here: a change.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{convert, followed, misfit};
use crate::casebook::read::{Misfit, Part, Sink, Stop};
use crate::store::rows::{self, Kind};
use crate::store::{Store, StoreError, Survey, open};

/// A sink that looks in which case everything stands.
#[derive(Debug)]
pub struct Placed<'a> {
    store: &'a Store,
    survey: &'a Survey,
    /// The case that is being read.
    at: usize,
    /// What was read, and in which case.
    seen: Connection,
}

impl<'a> Placed<'a> {
    /// Nothing was read yet.
    pub fn new(store: &'a Store, survey: &'a Survey) -> Result<Self, StoreError> {
        let seen = open::aside()?;
        seen.execute_batch(
            "CREATE TABLE seen (row BLOB PRIMARY KEY, place INTEGER NOT NULL) STRICT, WITHOUT ROWID;
             BEGIN",
        )?;
        Ok(Self { store, survey, at: 0, seen })
    }

    fn piece(&self, part: Part, value: &Value) -> Result<(), Stop<StoreError>> {
        let changed = || Stop::Error(StoreError::Other("the file was changed meanwhile".to_owned()));
        let head = self.survey.cases.get(self.at).ok_or_else(changed)?;
        for row in convert::part(head, part, value).ok_or_else(changed)? {
            if !is_of_one_case(row.kind) {
                continue;
            }
            if self.is_in_another_of_the_file(row.id).map_err(Stop::Error)? {
                return Err(misfit(Misfit::SameId));
            }
            if is_elsewhere(&self.store.db, row.kind, row.id, head.id).map_err(Stop::Error)? {
                return Err(misfit(Misfit::Elsewhere(row.kind.name, row.id.to_string())));
            }
        }
        Ok(())
    }

    fn is_in_another_of_the_file(&self, row: Uuid) -> Result<bool, StoreError> {
        let at = i64::try_from(self.at).unwrap_or(i64::MAX);
        let key = (row.into_bytes(), at);
        let is_new =
            self.seen.prepare_cached("INSERT OR IGNORE INTO seen VALUES (?1, ?2)")?.execute(key)? > 0;
        let other =
            || self.seen.prepare_cached("SELECT 1 FROM seen WHERE row = ?1 AND place <> ?2")?.exists(key);
        Ok(!is_new && other()?)
    }
}

/// True for what has one case. Where an element was seen tells of another, and a wording is of all.
fn is_of_one_case(kind: &Kind) -> bool {
    kind.columns.iter().any(|(name, _)| *name == "case_id") && kind.name != rows::SIGHTING.name
}

/// True for a row that is and always was in another case here. What went from this case to another is known, and stays
/// where it is.
fn is_elsewhere(db: &Connection, kind: &Kind, row: Uuid, case: Uuid) -> Result<bool, StoreError> {
    let sql = format!(
        "SELECT case_id <> ?2 AND NOT EXISTS (SELECT 1 FROM revision WHERE row = ?1 AND body ->> 'case_id' = ?3)
         FROM {} WHERE id = ?1",
        kind.table
    );
    let key = (row.into_bytes(), case.into_bytes(), case.hyphenated().to_string());
    let elsewhere = db.prepare_cached(&sql)?.query_row(key, |row| row.get(0)).optional()?.unwrap_or(false);
    // What comes of a case that was put together with another goes to that one.
    Ok(elsewhere && !followed::is_gone(db, case)?)
}

impl Sink for Placed<'_> {
    type Error = StoreError;

    fn begin(&mut self, n: usize) -> Result<(), Stop<StoreError>> {
        self.at = n;
        Ok(())
    }

    fn part(&mut self, part: Part, value: Value) -> Result<(), Stop<StoreError>> {
        self.piece(part, &value)
    }

    fn end(&mut self, _: Map<String, Value>) -> Result<(), Stop<StoreError>> {
        Ok(())
    }

    fn revision(&mut self, _: Value) -> Result<(), Stop<StoreError>> {
        Ok(())
    }
}
