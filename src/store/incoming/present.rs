//! The tables that hold the present, brought to what the revisions say.
//!
//! Never here: revisions.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::{followed, log, orphans};
use crate::domain::id::CaseId;
use crate::store::rows::{self, Kind, NOTHING, Touched};
use crate::store::{StoreError, drafts, search};

/// The kinds in an order in which what is referred to comes first.
pub(super) const ORDER: &[&Kind] = &[
    &rows::CASE,
    &rows::PERSON,
    &rows::SEQUENCE,
    &rows::ROUND,
    &rows::ATTENDANCE,
    &rows::ANSWER,
    &rows::MARK,
    &rows::QUESTION,
    &rows::AGREEMENT,
    &rows::REVIEW,
    &rows::ENTRY,
    &rows::ELEMENT,
    &rows::SIGHTING,
    &rows::LINK,
    &rows::NOTE,
    &rows::ATTACHMENT,
];

/// True when there is a revision of this row.
pub(super) fn known(db: &Connection, row: Uuid) -> Result<bool, StoreError> {
    let found: Option<i64> = db
        .prepare_cached("SELECT 1 FROM revision WHERE row = ?1 LIMIT 1")?
        .query_row([row.into_bytes()], |row| row.get(0))
        .optional()?;
    Ok(found.is_some())
}

/// What became of a row that was put in its table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brought {
    /// False when something that it refers to is not here: then the row waits.
    pub(super) came: bool,
    /// True when two heads of it say different things.
    pub(super) forked: bool,
}

/// Puts what the head of a row says in its table. A case that is still arriving counts as here.
pub(super) fn bring(
    db: &Connection,
    kind: &Kind,
    row: Uuid,
    arriving: Option<Uuid>,
) -> Result<Brought, StoreError> {
    let damaged = || StoreError::damaged("a revision cannot be read");
    let mut heads = log::bodies(db, row)?;
    if heads.last().is_some_and(|head| head.as_deref() == Some(NOTHING)) && orphans::keep(db, kind, row)? {
        heads = log::bodies(db, row)?;
    }
    let forked = log::differ(&heads);
    let head = heads.pop().flatten();
    let Some(body) = head.filter(|body| body != NOTHING) else {
        db.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", kind.table))?
            .execute([row.into_bytes()])?;
        if followed::was_erased(db, row)? {
            // What is half typed of it goes with it.
            drafts::forget_of(db, row)?;
        }
        return Ok(Brought { came: true, forked });
    };
    let body = serde_json::from_str(&body).map_err(|_| damaged())?;
    let values = rows::values(kind, &body).ok_or_else(damaged)?;
    if lacks(db, kind, &values, arriving)? {
        return Ok(Brought { came: false, forked });
    }
    let all = std::iter::once(rows::id(row)).chain(values);
    db.prepare_cached(&rows::statement(kind))?.execute(rusqlite::params_from_iter(all))?;
    Ok(Brought { came: true, forked })
}

/// Brings these once more, what others refer to first: each may have waited for another of them.
pub(super) fn bring_again(db: &Connection, rows: &[(&'static Kind, Uuid)]) -> Result<(), StoreError> {
    for kind in ORDER {
        for (_, row) in rows.iter().filter(|(of, _)| of.name == kind.name) {
            bring(db, kind, *row, None)?;
        }
    }
    Ok(())
}

/// True when something that these values refer to is not here: a case that another machine has.
pub(in crate::store) fn lacks(
    db: &Connection,
    kind: &Kind,
    values: &[Value],
    arriving: Option<Uuid>,
) -> Result<bool, StoreError> {
    let comes = |id: &[u8]| arriving.is_some_and(|case| case.as_bytes() == id);
    for ((column, _), value) in kind.columns.iter().zip(values) {
        if let (Some(table), Value::Blob(id)) = (refers_to(kind, column), value)
            && !(table == "cases" && comes(id))
            && !is_there(db, table, id)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Rows of these kinds, of earlier imports, that wait for a case.
pub(super) fn waiting(
    db: &Connection,
    kinds: &[&'static Kind],
) -> Result<Vec<(&'static Kind, Uuid)>, StoreError> {
    let mut rows = Vec::new();
    for kind in kinds {
        let mut query = db.prepare(&format!(
            "SELECT DISTINCT row FROM revision r WHERE kind = ?1
             AND NOT EXISTS (SELECT 1 FROM {} t WHERE t.id = r.row)",
            kind.table
        ))?;
        let found = query.query_map([kind.name], |row| row.get(0).map(Uuid::from_bytes))?;
        for row in found {
            rows.push((*kind, row?));
        }
    }
    Ok(rows)
}

/// The cases of which something came in and the case itself did not: an import was broken off, or
/// goes on. What is last of a case is its own first revision. Only the last revision of a row counts: what
/// belonged to a case that was put together with another belongs to that one now.
pub(in crate::store) fn arriving(db: &Connection) -> Result<BTreeSet<Uuid>, StoreError> {
    // Beside max() SQLite gives the other columns of the row that has it.
    let mut query = db.prepare(
        "SELECT CASE WHEN json_valid(body) THEN json_extract(body, '$.case_id') END, max(clock)
         FROM revision WHERE kind IN ('person', 'round') AND body IS NOT NULL AND body <> ?1 GROUP BY row",
    )?;
    let said = query.query_map([NOTHING], |row| row.get::<_, Option<String>>(0))?;
    let mut cases = BTreeSet::new();
    for said in said {
        let case = said?.and_then(|case| Uuid::parse_str(&case).ok());
        if let Some(case) = case
            && !known(db, case)?
        {
            cases.insert(case);
        }
    }
    Ok(cases)
}

/// The table to which a column refers, where the database holds it to that.
pub(super) fn refers_to(kind: &Kind, column: &str) -> Option<&'static str> {
    match column {
        "case_id" => Some("cases"),
        "sequence" => Some("sequence"),
        "round" => Some("round"),
        "person" => Some("person"),
        "answer" | "earlier" => Some("answer"),
        "agreement" => Some("agreement"),
        "question" if kind.name != "learning-question" => Some("learning_question"),
        "element" | "same_as" => Some("element"),
        _ => None,
    }
}

fn is_there(db: &Connection, table: &str, id: &[u8]) -> Result<bool, StoreError> {
    let found: Option<i64> = db
        .prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = ?1"))?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(found.is_some())
}

/// The case in which a round is; None of anything else.
pub(super) fn case_of_round(db: &Connection, kind: &Kind, row: Uuid) -> Result<Option<CaseId>, StoreError> {
    if kind.name == rows::ROUND.name { case_in(db, kind, row) } else { Ok(None) }
}

/// The case in which a row of one case is; None where it is not here.
pub(super) fn case_in(db: &Connection, kind: &Kind, row: Uuid) -> Result<Option<CaseId>, StoreError> {
    let mut query = db.prepare_cached(&format!("SELECT case_id FROM {} WHERE id = ?1", kind.table))?;
    let case = query.query_row([row.into_bytes()], |row| row.get(0).map(Uuid::from_bytes)).optional()?;
    Ok(case.map(CaseId))
}

/// The one place that hears of every row that an import wrote: what is derived keeps up here.
pub(super) fn written(
    db: &Connection,
    rows: &[(&'static Kind, Uuid)],
    known: &mut search::Known,
) -> Result<(), StoreError> {
    let touched: Vec<Touched> = rows
        .iter()
        .map(|(kind, row)| Touched {
            kind: kind.name,
            row: *row,
            before: None,
            beside: Vec::new(),
            after: *row,
        })
        .collect();
    search::keep_up(db, &touched, known)
}
