//! Things that stand in two versions beside each other after two machines were merged, until
//! somebody chooses. Never here: choosing.

use serde_json::Value;
use uuid::Uuid;

use super::agreements::uuid;
use super::change::Change;
use super::rows::{self, NOTHING};
use super::{Store, StoreError, outgoing};
use crate::domain::Moment;
use crate::domain::id::CaseId;

/// Something in more than one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// What it is: `agreement`.
    pub kind: String,
    /// Its identity.
    pub row: Uuid,
    /// The versions; the last one is what stands in the lists.
    pub versions: Vec<Version>,
}

/// One of the versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The revision by which it is chosen.
    pub revision: Uuid,
    /// The words in which it differs from the others; empty when it was taken away in this one.
    pub words: Vec<String>,
}

impl Store {
    /// What stands in more than one version, in a case or everywhere.
    pub fn forks(&self, case: Option<CaseId>) -> Result<Vec<Fork>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let mut query =
            tx.prepare_cached("SELECT row, min(kind) FROM revision GROUP BY row HAVING count(*) > 1")?;
        let mut found = query.query([])?;
        let mut forks = Vec::new();
        while let Some(line) = found.next()? {
            let row = uuid(line, 0)?;
            let heads = rows::heads(&tx, row)?;
            if heads.len() < 2
                || case.is_some_and(|case| outgoing::case_of(&tx, row, 3).ok().flatten() != Some(case.0))
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
                let versions = bodies
                    .iter()
                    .map(|(revision, said)| Version { revision: *revision, words: differing(said, &bodies) });
                forks.push(Fork { kind: line.get(1)?, row, versions: versions.collect() });
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
                return writing.take_away(kind, row);
            }
            let values = serde_json::from_str(&body).ok().and_then(|body| rows::values(kind, &body));
            writing.put(kind, row, values.ok_or_else(damaged)?)
        })?;
        Ok(change)
    }
}

/// The texts of this version that another has otherwise.
fn differing(said: &Value, all: &[(Uuid, Value)]) -> Vec<String> {
    let Some(said) = said.as_object() else {
        return Vec::new();
    };
    let differs = |key: &String, value: &Value| all.iter().any(|(_, other)| other.get(key) != Some(value));
    said.iter()
        .filter(|(key, value)| key.as_str() != "folded" && differs(key, value))
        .filter(|(_, value)| !value.is_null())
        .map(|(_, value)| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        .filter(|text| !text.is_empty())
        .collect()
}
