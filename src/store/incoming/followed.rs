//! What one machine moved, put together or erased while the other went on with it: what is said goes where the thing is
//! now, or is of nobody. In revisions that every machine makes alike, so that whoever merges last has the same.
//!
//! Never here: which of two words counts; a person says that.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{along, log, present, whose};
use crate::domain::id::CaseId;
use crate::store::moved::{OF_A_CASE, has_a_round_that_waits};
use crate::store::rows::{self, Kind, NOTHING};
use crate::store::{StoreError, lists, rewrite};

pub(super) type Body = Map<String, Value>;

/// Puts what is said of a row in its table, wherever it belongs now. Beside what became of it other cases, which have
/// a round more or less.
pub(super) fn bring(
    db: &Connection,
    kind: &'static Kind,
    row: Uuid,
    arriving: Option<Uuid>,
) -> Result<(present::Brought, Vec<CaseId>), StoreError> {
    let mut others: Vec<CaseId> = present::case_of_round(db, kind, row)?.into_iter().collect();
    let mut brought = present::bring(db, kind, row, arriving)?;
    if brought.forked && along::goes_along(db, kind, row)? {
        brought = present::bring(db, kind, row, arriving)?;
    }
    // Who begins a round or does something may be nobody; an answer without its person does not come.
    let may_name = [rows::ROUND.name, rows::AGREEMENT.name].contains(&kind.name);
    if (may_name || !brought.came) && nobody_any_more(db, kind, row)? {
        brought = present::bring(db, kind, row, arriving)?;
    }
    if (may_name || !brought.came) && whose::follows_people(db, kind, row)? {
        brought = present::bring(db, kind, row, arriving)?;
    }
    if !brought.came
        && let Some(into) = goes_after(db, kind, row)?
    {
        brought = present::bring(db, kind, row, arriving)?;
        others.push(into);
    }
    Ok((brought, others))
}

/// Somebody was erased here while there was still written as theirs, or the other way about: it is of nobody too. Who was
/// there is no more; words stay. True when that wrote something.
fn nobody_any_more(db: &Connection, kind: &'static Kind, row: Uuid) -> Result<bool, StoreError> {
    if !whose::names_people(kind) {
        return Ok(false);
    }
    let heads = rows::heads(db, row)?;
    let mut said = Vec::new();
    for head in &heads {
        said.push(body(db, *head)?.unwrap_or_default());
    }
    let Some(mut of_nobody) = said.last().cloned() else { return Ok(false) };
    let mut gone = false;
    for column in ["person", "bringer"] {
        if is_erased(db, of_nobody.get(column))? {
            gone = true;
            of_nobody.insert(column.to_owned(), Value::Null);
        }
    }
    if let Some(Value::Array(owners)) = of_nobody.get_mut("who") {
        let mut stay = Vec::new();
        for owner in std::mem::take(owners) {
            if is_erased(db, owner.get("person"))? {
                gone = true;
            } else {
                stay.push(owner);
            }
        }
        *owners = stay;
    }
    if !gone {
        return Ok(false);
    }
    if kind.name == rows::ANSWER.name {
        let place = said.iter().rev().find_map(|body| body.get("unnamed")?.as_i64());
        let place = place.map_or_else(|| next_place(db, &of_nobody), Ok)?;
        of_nobody.insert("unnamed".to_owned(), place.into());
    }
    if kind.name == rows::ATTENDANCE.name {
        of_nobody.clear();
    }
    write(db, kind, row, heads, of_nobody)?;
    Ok(true)
}

/// True for the id of somebody who was erased.
fn is_erased(db: &Connection, person: Option<&Value>) -> Result<bool, StoreError> {
    let Some(person) = id(person) else { return Ok(false) };
    whose::is_nobody(db, person)
}

/// The next place among the unnamed answers beside this one.
fn next_place(db: &Connection, answer: &Body) -> Result<i64, StoreError> {
    let round = id(answer.get("round"));
    let step = answer.get("step").and_then(Value::as_str).unwrap_or_default();
    let n = answer.get("n").and_then(Value::as_i64).unwrap_or(0);
    let mut query = db.prepare_cached(
        "SELECT coalesce(max(unnamed), -1) + 1 FROM answer WHERE round = ?1 AND step = ?2 AND n = ?3",
    )?;
    Ok(query.query_row((round.unwrap_or_default().into_bytes(), step, n), |row| row.get(0))?)
}

/// A person is not here any more: what is still written as theirs is of nobody when they were erased, and of whoever they
/// were put together with. What was written so.
pub(super) fn leave(db: &Connection, person: Uuid) -> Result<Vec<(&'static Kind, Uuid)>, StoreError> {
    let mut left = Vec::new();
    if lists::is_there(db, "person", person)? {
        return Ok(left);
    }
    let (id, text) = (person.into_bytes(), person.hyphenated().to_string());
    for (kind, place) in whose::NAMING.into_iter().zip([
        "bringer = ?1",
        "person = ?1",
        "person = ?1 OR instr(items, ?2) > 0",
        "instr(who, ?2) > 0",
    ]) {
        let sql = format!("SELECT id FROM {} WHERE ({place}) AND ?1 <> ?2 ORDER BY id", kind.table);
        for row in rewrite::ids(db, &sql, (id, &text))? {
            if nobody_any_more(db, kind, row)? || whose::follows_people(db, kind, row)? {
                present::bring(db, kind, row, None)?;
                left.push((kind, row));
            }
        }
    }
    Ok(left)
}

/// This row is of a case that was put together with another here: it goes to that one. Gives that case when it did.
fn goes_after(db: &Connection, kind: &'static Kind, row: Uuid) -> Result<Option<CaseId>, StoreError> {
    let heads = rows::heads(db, row)?;
    let Some(last) = heads.last() else { return Ok(None) };
    let Some(said) = body(db, *last)?.filter(|_| has_case(kind)) else { return Ok(None) };
    let Some(case) = id(said.get("case_id")) else { return Ok(None) };
    if !is_gone(db, case)? {
        return Ok(None);
    }
    let into = went(db, case)?;
    if let Some(into) = into {
        write(db, kind, row, heads, with_case(said, into))?;
    }
    Ok(into)
}

/// A case was put together with `into` elsewhere: everything that it still has here goes there too. What was moved.
pub(super) fn empty(
    db: &Connection,
    case: Uuid,
    into: CaseId,
) -> Result<Vec<(&'static Kind, Uuid)>, StoreError> {
    // Begun in another window since the file was read: then nothing of this case comes in, and the next import goes on.
    if has_a_round_that_waits(db, CaseId(case))? {
        return Err(StoreError::RoundWaits);
    }
    let mut moved = Vec::new();
    // That one may have gone on to a third here.
    let into = if is_gone(db, into.0)? { went(db, into.0)?.unwrap_or(into) } else { into };
    for kind in OF_A_CASE {
        let sql = format!("SELECT id FROM {} WHERE case_id = ?1", kind.table);
        for row in rewrite::ids(db, &sql, [case.into_bytes()])? {
            let heads = rows::heads(db, row)?;
            let Some(said) = heads.last().map(|head| body(db, *head)).transpose()?.flatten() else {
                continue;
            };
            write(db, kind, row, heads, with_case(said, into))?;
            present::bring(db, kind, row, None)?;
            moved.push((kind, row));
        }
    }
    Ok(moved)
}

/// Each of two machines put these two cases together, the one into the other: one of them is there again, on every machine
/// the same. Gives it, or None where one of them is there.
pub(super) fn revive(db: &Connection, one: Uuid, other: Uuid) -> Result<Option<Uuid>, StoreError> {
    if !is_gone(db, one)? || !was_taken_away(db, other)? || went(db, one)? != Some(CaseId(other)) {
        return Ok(None);
    }
    let again = one.min(other);
    let Some(said) = last_said(db, again)? else { return Ok(None) };
    write(db, &rows::CASE, again, rows::heads(db, again)?, said)?;
    present::bring(db, &rows::CASE, again, None)?;
    Ok(Some(again))
}

/// True when a case is not here any more: it was put together with another.
pub(in crate::store) fn is_gone(db: &Connection, case: Uuid) -> Result<bool, StoreError> {
    Ok(!lists::is_there(db, "cases", case)? && was_taken_away(db, case)?)
}

/// True when the last that is said of a row is that it was taken away.
pub(super) fn was_taken_away(db: &Connection, row: Uuid) -> Result<bool, StoreError> {
    Ok(log::bodies(db, row)?.pop().flatten().is_some_and(|body| body == NOTHING))
}

/// True when it was taken away with all that was said of it: not put together with another.
pub(super) fn was_erased(db: &Connection, row: Uuid) -> Result<bool, StoreError> {
    // All that is left of its revisions is its end.
    let mut left =
        db.prepare_cached("SELECT min(body) = ?2 AND max(body) = ?2 FROM revision WHERE row = ?1")?;
    let erased: Option<bool> = left.query_row((row.into_bytes(), NOTHING), |row| row.get(0))?;
    Ok(erased == Some(true))
}

/// With which case one that is gone was put together: the one in which its people are; its rounds, where they were erased.
pub(in crate::store) fn went(db: &Connection, case: Uuid) -> Result<Option<CaseId>, StoreError> {
    for kind in [&rows::PERSON, &rows::ROUND] {
        let mut query = db.prepare_cached(&format!(
            "SELECT t.case_id FROM revision v JOIN {} t ON t.id = v.row
             WHERE v.kind = ?2 AND json_valid(v.body) AND v.body ->> 'case_id' = ?1
             GROUP BY t.case_id ORDER BY count(*) DESC, t.case_id LIMIT 1",
            kind.table
        ))?;
        let key = (case.hyphenated().to_string(), kind.name);
        let into: Option<Uuid> = query.query_row(key, |row| row.get(0).map(Uuid::from_bytes)).optional()?;
        if into.is_some() {
            return Ok(into.map(CaseId));
        }
    }
    Ok(None)
}

/// The last that is said of a row, but that it was taken away.
pub(super) fn last_said(db: &Connection, row: Uuid) -> Result<Option<Body>, StoreError> {
    let last: Option<[u8; 16]> = db
        .prepare_cached(
            "SELECT id FROM revision WHERE row = ?1 AND body <> ?2 ORDER BY clock DESC, node DESC LIMIT 1",
        )?
        .query_row((row.into_bytes(), NOTHING), |row| row.get(0))
        .optional()?;
    Ok(last.map(|last| body(db, Uuid::from_bytes(last))).transpose()?.flatten())
}

pub(super) fn id(value: Option<&Value>) -> Option<Uuid> {
    Uuid::parse_str(value?.as_str()?).ok()
}

pub(super) fn has_case(kind: &Kind) -> bool {
    kind.columns.iter().any(|(name, _)| *name == "case_id")
}

pub(super) fn with_case(mut said: Body, into: CaseId) -> Body {
    said.insert("case_id".to_owned(), into.0.hyphenated().to_string().into());
    said
}

pub(super) fn body(db: &Connection, revision: Uuid) -> Result<Option<Body>, StoreError> {
    let body: Option<String> = db
        .prepare_cached("SELECT body FROM revision WHERE id = ?1")?
        .query_row([revision.into_bytes()], |row| row.get(0))?;
    let body = body.filter(|body| body != NOTHING).and_then(|body| serde_json::from_str(&body).ok());
    Ok(body)
}

pub(super) fn write(
    db: &Connection,
    kind: &'static Kind,
    row: Uuid,
    mut parents: Vec<Uuid>,
    said: Body,
) -> Result<(), StoreError> {
    parents.sort();
    let after: Vec<String> = parents.iter().map(ToString::to_string).collect();
    log::write_after(db, kind, row, parents, &after.join(" "), said)
}
