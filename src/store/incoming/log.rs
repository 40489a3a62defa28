//! Revisions that come in: those of another machine, and those that an import makes.
//!
//! Never here: the tables that hold the present.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::convert::Row;
use super::{IMPORT, present};
use crate::domain::Moment;
use crate::domain::id::CaseId;
use crate::store::rows::{self, Kind};
use crate::store::{StoreError, clock, questions, rewrite};

/// A revision as a casebook has it.
#[derive(Debug)]
pub(super) struct Revision {
    pub(super) id: Uuid,
    pub(super) row: Uuid,
    pub(super) kind: &'static Kind,
    pub(super) node: Uuid,
    pub(super) clock: i64,
    pub(super) parents: Vec<Uuid>,
    /// None when it was erased.
    pub(super) body: Option<String>,
}

impl Revision {
    /// The revision that is written so; None when it cannot be one.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let uuid = |key: &str| value.get(key)?.as_str().and_then(|id| Uuid::parse_str(id).ok());
        let kind = rows::kind(value.get("kind")?.as_str()?)?;
        let row = uuid("row")?;
        let body = match value.get("body") {
            None | Some(Value::Null) => None,
            Some(body) => {
                let said = body.as_object()?;
                let own = said.get("id").and_then(Value::as_str).and_then(|id| Uuid::parse_str(id).ok());
                if !said.is_empty() && (own != Some(row) || rows::values(kind, body).is_none()) {
                    return None;
                }
                Some(body.to_string())
            }
        };
        let parents = value.get("parents")?.as_array()?.iter();
        let parents = parents.map(|id| Uuid::parse_str(id.as_str()?).ok()).collect::<Option<Vec<_>>>()?;
        // What takes a row away follows what was there.
        if parents.is_empty() && body.as_deref() == Some("{}") {
            return None;
        }
        let clock = value.get("clock")?.as_i64().filter(|clock| *clock >= 0)?;
        Some(Self { id: uuid("id")?, row, kind, node: uuid("node")?, clock, parents, body })
    }
}

/// True when this revision is not here yet, or has to lose its words here.
pub(super) fn is_news(db: &Connection, revision: &Revision) -> Result<bool, StoreError> {
    Ok(here(db, revision.id)?.is_none_or(|has_words| has_words && revision.body.is_none()))
}

/// Whether a revision is here, and then whether it has words.
fn here(db: &Connection, id: Uuid) -> Result<Option<bool>, StoreError> {
    let mut query = db.prepare_cached("SELECT body IS NOT NULL FROM revision WHERE id = ?1")?;
    Ok(query.query_row([id.into_bytes()], |row| row.get(0)).optional()?)
}

/// Keeps a revision that is not here yet. True when nothing of its row was here; None when the
/// revision was. One that was erased anywhere is erased here.
pub(super) fn join(db: &Connection, revision: &Revision, now: Moment) -> Result<Option<bool>, StoreError> {
    match here(db, revision.id)? {
        Some(true) if revision.body.is_none() => {
            rewrite::bare(db, revision.id)?;
            rewrite::mark_unclean(db)?;
            return Ok(Some(false));
        }
        Some(_) => return Ok(None),
        None => {}
    }
    let new = !present::known(db, revision.row)?;
    write(db, revision)?;
    if !new {
        rewrite::erase_wins(db, revision.row)?;
    }
    // A clock that is a day ahead is kept, and does not drive ours.
    let limit = clock::floor(now + chrono::Duration::days(1));
    if revision.clock <= limit {
        db.prepare_cached("UPDATE tick SET clock = max(clock, ?1)")?.execute([revision.clock])?;
    }
    Ok(Some(new))
}

fn write(db: &Connection, revision: &Revision) -> Result<(), StoreError> {
    let Revision { id, row, kind, node, clock, parents, body } = revision;
    rows::write_revision(db, kind, (*id, *row), (*node, *clock), body.as_deref(), parents)
}

/// Writes what an import itself says of a row, after these revisions: `after` and what it says make its id, so that every
/// machine makes it alike.
pub(super) fn write_after(
    db: &Connection,
    kind: &'static Kind,
    row: Uuid,
    parents: Vec<Uuid>,
    after: &str,
    said: Map<String, Value>,
) -> Result<(), StoreError> {
    let mut clock = 0;
    let mut last = db.prepare_cached("SELECT clock FROM revision WHERE id = ?1")?;
    for parent in &parents {
        clock = last.query_row([parent.into_bytes()], |row| row.get(0)).map(|at: i64| at.max(clock))?;
    }
    let body = Value::Object(said).to_string();
    let id = Uuid::new_v5(&row, format!("{after}\n{body}").as_bytes());
    let clock = clock.saturating_add(1);
    write(db, &Revision { id, row, kind, node: IMPORT, clock, parents, body: Some(body) })
}

/// Makes a revision of what a casebook without revisions says, when it says something else than
/// the last import did, or, where there was none, than what is here. True when the row is new.
pub(super) fn take(db: &Connection, row: &Row, clock: i64) -> Result<Option<bool>, StoreError> {
    let made = made(db, row, clock)?;
    made.map(|(revision, new)| write(db, &revision).map(|()| new)).transpose()
}

/// The revision that says what a casebook without revisions says, when there has to be one.
pub(super) fn made(db: &Connection, row: &Row, clock: i64) -> Result<Option<(Revision, bool)>, StoreError> {
    let last: Option<(Uuid, Option<String>)> = db
        .prepare_cached(
            "SELECT id, body FROM revision WHERE row = ?1 AND node = ?2 ORDER BY clock DESC, rowid DESC LIMIT 1",
        )?
        .query_row((row.id.into_bytes(), IMPORT.into_bytes()), |found| {
            Ok((Uuid::from_bytes(found.get(0)?), found.get(1)?))
        })
        .optional()?;
    let (parent, bases) = match last {
        Some((id, body)) => (Some(id), vec![body]),
        None => (None, bodies(db, row.id)?),
    };
    let new = parent.is_none() && bases.is_empty();
    // What was erased does not come back.
    if bases.contains(&None) {
        return Ok(None);
    }
    let bases: Vec<Value> =
        bases.into_iter().flatten().filter_map(|body| serde_json::from_str(&body).ok()).collect();
    if bases.iter().any(|base| row.adds_nothing(base)) {
        return Ok(None);
    }
    let body = row.body(bases.last());
    let seed = format!("{}\n{body}", parent.map(|id| id.to_string()).unwrap_or_default());
    let id = Uuid::new_v5(&row.id, seed.as_bytes());
    let parents = parent.into_iter().collect();
    let revision =
        Revision { id, row: row.id, kind: row.kind, node: IMPORT, clock, parents, body: Some(body) };
    Ok(Some((revision, new)))
}

/// What the heads of a row say, the one that counts last.
pub(super) fn bodies(db: &Connection, row: Uuid) -> Result<Vec<Option<String>>, StoreError> {
    let mut query = db.prepare_cached("SELECT body FROM revision WHERE id = ?1")?;
    let heads = rows::heads(db, row)?;
    let bodies = heads.iter().map(|id| query.query_row([id.into_bytes()], |row| row.get(0)));
    Ok(bodies.collect::<Result<_, _>>()?)
}

/// True when two heads of a row say different things.
pub(in crate::store) fn is_fork(db: &Connection, row: Uuid) -> Result<bool, StoreError> {
    Ok(differ(&bodies(db, row)?))
}

/// True when these heads say different things.
pub(in crate::store) fn differ(bodies: &[Option<String>]) -> bool {
    bodies.iter().any(|body| Some(body) != bodies.first())
}

/// Where two questions of a case have one letter, the later takes the next free one: in a revision
/// that every machine makes alike.
pub(super) fn part_letters(db: &Connection, case: Uuid) -> Result<(), StoreError> {
    let mut all = questions::of_case(db, CaseId(case), true)?;
    let mut next = crate::store::lists::next_letter(&all);
    all.sort_by_key(|question| (question.made, question.id));
    let mut taken = std::collections::BTreeSet::new();
    for question in all {
        if taken.insert(question.letter) {
            continue;
        }
        let row = question.id.0;
        let heads = rows::heads(db, row)?;
        let Some(head) = heads.last() else {
            continue;
        };
        let body: Option<String> = db
            .prepare_cached("SELECT body FROM revision WHERE id = ?1")?
            .query_row([head.into_bytes()], |row| row.get(0))?;
        let body = body.and_then(|body| serde_json::from_str::<Value>(&body).ok());
        let Some(Value::Object(mut body)) = body else {
            continue;
        };
        body.insert("letter".to_owned(), next.to_string().into());
        next = next.next();
        let (kind, after) = (&rows::QUESTION, head.to_string());
        write_after(db, kind, row, heads, &after, body)?;
        present::bring(db, kind, row, None)?;
    }
    Ok(())
}
