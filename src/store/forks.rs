//! Finding what stands in two versions after two machines were merged, and keeping what somebody chose.
//!
//! Never here: choosing.

mod said;

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::agreements::uuid;
use super::change::Change;
use super::incoming::along::is_place;
use super::incoming::{followed, log, present};
use super::rows::{self, Kind, NOTHING};
use super::wording::Wordings;
use super::{Store, StoreError, moved, outgoing, rewrite};
use crate::domain::Moment;
use crate::domain::fork::{Fork, Version};
use crate::domain::id::CaseId;

/// The rows of a case in which a version may be chosen.
const OF_CASE: &str = "WITH x (id) AS (
      SELECT ?1 UNION ALL SELECT id FROM person WHERE case_id = ?1
      UNION ALL SELECT id FROM round WHERE case_id = ?1
      UNION ALL SELECT id FROM answer WHERE case_id = ?1
      UNION ALL SELECT id FROM agreement WHERE case_id = ?1
      UNION ALL SELECT v.id FROM review v JOIN agreement a ON a.id = v.agreement WHERE a.case_id = ?1
      UNION ALL SELECT id FROM learning_question WHERE case_id = ?1
      UNION ALL SELECT e.id FROM question_entry e JOIN learning_question q ON q.id = e.question
        WHERE q.case_id = ?1
      UNION ALL SELECT id FROM element WHERE case_id = ?1
      UNION ALL SELECT id FROM note WHERE case_id = ?1
      UNION ALL SELECT id FROM attachment WHERE case_id = ?1)
    SELECT id FROM x WHERE (SELECT count(*) FROM revision v WHERE v.row = x.id) > 1";

impl Store {
    /// How many things of a case stand in more than one version; of what was taken away in the last
    /// one, [`Store::forks`] tells.
    pub fn fork_count(&self, case: CaseId) -> Result<usize, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let mut query = tx.prepare_cached(OF_CASE)?;
        let mut rows = query.query([case.0.into_bytes()])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            count += usize::from(log::is_fork(&tx, uuid(row, 0)?)?);
        }
        Ok(count)
    }

    /// What stands in more than one version, in a case or everywhere.
    pub fn forks(&self, case: Option<CaseId>) -> Result<Vec<Fork>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let mut query =
            tx.prepare_cached("SELECT row, min(kind) FROM revision GROUP BY row HAVING count(*) > 1")?;
        let mut found = query.query([])?;
        let (mut forks, mut wordings) = (Vec::new(), Wordings::default());
        while let Some(line) = found.next()? {
            let row = uuid(line, 0)?;
            let heads = rows::heads(&tx, row)?;
            if heads.len() < 2
                || case.is_some_and(|case| {
                    row != case.0 && outgoing::case_of(&tx, row, 3).ok().flatten() != Some(case.0)
                })
            {
                continue;
            }
            let mut body = tx.prepare_cached("SELECT body FROM revision WHERE id = ?1")?;
            let mut bodies: Vec<(Uuid, Value)> = Vec::new();
            for head in heads {
                let said: Option<String> = body.query_row([head.into_bytes()], |row| row.get(0))?;
                let said = said.and_then(|said| serde_json::from_str(&said).ok()).unwrap_or_default();
                // Two that say the same need nobody to choose.
                bodies.retain(|(_, other)| *other != said);
                bodies.push((head, said));
            }
            if bodies.len() > 1 {
                let kind: String = line.get(1)?;
                let mut versions = Vec::new();
                for (revision, body) in &bodies {
                    let gone = body.as_object().is_none_or(serde_json::Map::is_empty);
                    let said = said::differing(&tx, &kind, body, &bodies)?;
                    versions.push(Version { revision: *revision, gone, said });
                }
                let about = said::about(&tx, &kind, row, &bodies, &mut wordings)?;
                forks.push(Fork { at: said::at(&tx, &bodies, row)?, kind, row, about, versions });
            }
        }
        Ok(forks)
    }

    /// Chooses one version: a revision after all of them says what this one says.
    pub fn settle_fork(&mut self, row: Uuid, version: Uuid, now: Moment) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            if !rows::heads(writing.db, row)?.contains(&version) {
                return Err(StoreError::ChangedSince);
            }
            let mut query = writing.db.prepare_cached("SELECT kind, body FROM revision WHERE id = ?1")?;
            let (kind, body): (String, Option<String>) =
                query.query_row([version.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let damaged = || StoreError::damaged("a revision cannot be read");
            let kind = rows::kind(&kind).ok_or_else(damaged)?;
            let body = body.ok_or(StoreError::ChangedSince)?;
            if body == NOTHING {
                // What was said meanwhile in a case that was put together with another goes there too.
                if kind.name == rows::CASE.name
                    && let Some(into) = followed::went(writing.db, row)?
                {
                    moved::all_goes(writing, CaseId(row), into)?;
                }
                return writing.take_away(kind, row);
            }
            let values = serde_json::from_str(&body).ok().and_then(|body| rows::values(kind, &body));
            let mut values = values.ok_or_else(damaged)?;
            stays(writing.db, kind, row, &mut values)?;
            writing.put(kind, row, values)
        })?;
        Ok(change)
    }
}

/// What stands in two versions is chosen first: another change would choose unseen.
pub(super) fn one_version(db: &Connection, row: Uuid) -> Result<(), StoreError> {
    if log::is_fork(db, row)? { Err(StoreError::TwoVersions) } else { Ok(()) }
}

/// Where a thing belongs is no part of what was said: moved to another case, it stays there.
fn stays(
    db: &Connection,
    kind: &Kind,
    row: Uuid,
    values: &mut [rusqlite::types::Value],
) -> Result<(), StoreError> {
    let Some(now) = rewrite::read(db, kind, row)? else { return Ok(()) };
    let same_case = rewrite::column(&now, kind, "case_id") == rewrite::column(values, kind, "case_id");
    // Whoever said it may have been erased since: then it stays theirs as little as it is now.
    let is_lost = present::lacks(db, kind, values, None)?;
    if same_case && !is_lost {
        return Ok(());
    }
    for ((column, value), now) in kind.columns.iter().zip(values).zip(now) {
        if is_place(column) || is_lost && column.0 == "unnamed" {
            *value = now;
        }
    }
    Ok(())
}
