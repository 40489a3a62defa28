//! The tables that hold the present, against the revisions that they are made of: each row is built again from its head,
//! which is the revision that no other has as its parent, with the highest clock and node. Never here: repairing.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, Statement};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{Finding, Rows};
use crate::store::incoming::{log, present};
use crate::store::rows::{self, Kind};
use crate::store::{StoreError, outgoing};

/// The heads of a row, the one that counts first.
const HEADS: &str = "SELECT body FROM revision r WHERE row = ?1 AND NOT EXISTS (
      SELECT 1 FROM revision s JOIN revision_parent p ON p.revision = s.id
      WHERE s.row = r.row AND p.parent = r.id)
    ORDER BY clock DESC, node DESC";

/// How many rows of a kind name an earlier revision that is not there.
const GAPS: &str = "SELECT count(DISTINCT r.row) FROM revision_parent p JOIN revision r ON r.id = p.revision
    WHERE r.kind = ?1 AND NOT EXISTS (SELECT 1 FROM revision q WHERE q.id = p.parent)";

/// How many rows of one kind are not as they should be, by what is wrong.
#[derive(Default)]
struct Count {
    differs: u64,
    missing: u64,
    unwritten: u64,
    garbled: u64,
    gaps: u64,
    forks: u64,
}

/// Looks at every row of every kind.
pub(super) fn replay(db: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut found = Vec::new();
    let arriving = present::arriving(db)?;
    for kind in rows::ALL {
        let mut count = Count::default();
        present(db, kind, &mut count)?;
        count.missing = missing(db, kind, &arriving)?;
        let gaps: i64 = db.query_row(GAPS, [kind.name], |row| row.get(0))?;
        count.gaps = u64::try_from(gaps).unwrap_or(0);
        let rows = |count| Rows { kind: kind.name, count };
        let all = [
            (count.differs, Finding::Differs(rows(count.differs))),
            (count.missing, Finding::Missing(rows(count.missing))),
            (count.unwritten, Finding::Unwritten(rows(count.unwritten))),
            (count.garbled, Finding::Garbled(rows(count.garbled))),
            (count.gaps, Finding::Gap(rows(count.gaps))),
            (count.forks, Finding::Fork(rows(count.forks))),
        ];
        found.extend(all.into_iter().filter(|(count, _)| *count > 0).map(|(_, finding)| finding));
    }
    Ok(found)
}

/// Every row of the table against its revisions.
fn present(db: &Connection, kind: &Kind, count: &mut Count) -> Result<(), StoreError> {
    let names: Vec<&str> = kind.columns.iter().map(|(name, _)| *name).collect();
    let mut query = db.prepare(&format!("SELECT id, {} FROM {}", names.join(", "), kind.table))?;
    let mut heads = db.prepare(HEADS)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let id = Uuid::from_bytes(row.get(0)?);
        let values = (1..=names.len()).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>()?;
        let bodies = bodies(&mut heads, id)?;
        // Two that say the same need nobody to choose.
        if log::differ(&bodies) {
            count.forks += 1;
        }
        match bodies.first() {
            None => count.unwritten += 1,
            // The words of this row were erased.
            Some(None) => {}
            // It was taken back, and stands there all the same.
            Some(Some(body)) if body == rows::NOTHING => count.unwritten += 1,
            Some(Some(body)) => match (body_of(body), rows::body(kind, id, &values)) {
                (Some(written), Ok(now)) => {
                    if body_of(&now).is_none_or(|now| !says_the_same(&written, &now)) {
                        count.differs += 1;
                    }
                }
                (None, _) => count.garbled += 1,
                (_, Err(_)) => count.differs += 1,
            },
        }
    }
    Ok(())
}

fn bodies(heads: &mut Statement<'_>, id: Uuid) -> Result<Vec<Option<String>>, StoreError> {
    let bodies = heads.query_map([id.into_bytes()], |row| row.get(0))?;
    Ok(bodies.collect::<Result<_, _>>()?)
}

fn body_of(text: &str) -> Option<serde_json::Map<String, Json>> {
    match serde_json::from_str(text) {
        Ok(Json::Object(body)) => Some(body),
        Ok(_) | Err(_) => None,
    }
}

/// An older body does not know the columns that came later, a newer one may know more.
fn says_the_same(written: &serde_json::Map<String, Json>, now: &serde_json::Map<String, Json>) -> bool {
    written.iter().all(|(name, value)| now.get(name).is_none_or(|now| now == value))
}

/// Rows that have a revision, were not taken back since, and are not in the table.
fn missing(db: &Connection, kind: &Kind, arriving: &BTreeSet<Uuid>) -> Result<u64, StoreError> {
    let mut query = db.prepare(&format!(
        "SELECT DISTINCT row FROM revision r WHERE kind = ?1
         AND NOT EXISTS (SELECT 1 FROM {} t WHERE t.id = r.row)",
        kind.table
    ))?;
    let mut heads = db.prepare(HEADS)?;
    let mut rows = query.query([kind.name])?;
    let mut missing = 0;
    while let Some(row) = rows.next()? {
        let row = Uuid::from_bytes(row.get(0)?);
        let bodies = bodies(&mut heads, row)?;
        let Some(Some(body)) = bodies.first().filter(|body| body.as_deref() != Some(rows::NOTHING)) else {
            continue;
        };
        // What came from another machine and points to a case that is not here, waits for it.
        let values = serde_json::from_str(body).ok().and_then(|body| rows::values(kind, &body));
        if values.map_or(Ok(false), |values| present::lacks(db, kind, &values, None))? {
            continue;
        }
        let case = if arriving.is_empty() { None } else { outgoing::case_of(db, row, 3)? };
        missing += u64::from(!case.is_some_and(|case| arriving.contains(&case)));
    }
    Ok(missing)
}
