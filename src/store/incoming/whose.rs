//! Whoever is named in what a case says is somebody of that case: who was put together with another person is that one,
//! and who is of another case has one of that name here. What belongs to a round is in the case of that round.
//!
//! In revisions that every machine makes alike. Never here: a guess at who somebody is; people said so on one of the machines.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::followed::{self, Body, body, id, write};
use super::{along, present};
use crate::domain::id::CaseId;
use crate::store::moved::OF_A_CASE;
use crate::store::rows::{self, Kind, NOTHING};
use crate::store::{StoreError, lists, rewrite};

/// Rows that were written.
type Written = Vec<(&'static Kind, Uuid)>;

/// The kinds that name people.
const NAMING: [&Kind; 4] = [&rows::ROUND, &rows::ATTENDANCE, &rows::ANSWER, &rows::AGREEMENT];

/// Who was put together with another stands in none of what is said of this row any more. True when that wrote something.
pub(super) fn follows_people(db: &Connection, kind: &'static Kind, row: Uuid) -> Result<bool, StoreError> {
    if !NAMING.iter().any(|of| of.name == kind.name) {
        return Ok(false);
    }
    renamed(db, kind, row, &|person| became(db, person))
}

/// What still names this person, who is not here any more, names whoever they became. What was written so.
pub(super) fn follow_person(db: &Connection, person: Uuid) -> Result<Written, StoreError> {
    let mut written = Written::new();
    if became(db, person)?.is_none() {
        return Ok(written);
    }
    let (id, text) = (person.into_bytes(), person.hyphenated().to_string());
    for (kind, place) in NAMING.iter().zip([
        "bringer = ?1",
        "person = ?1",
        "person = ?1 OR instr(items, ?2) > 0",
        "instr(who, ?2) > 0",
    ]) {
        let sql = format!("SELECT id FROM {} WHERE ({place}) AND ?1 <> ?2 ORDER BY id", kind.table);
        for row in rewrite::ids(db, &sql, (id, &text))? {
            if follows_people(db, kind, row)? {
                present::bring(db, kind, row, None)?;
                written.push((*kind, row));
            }
        }
    }
    Ok(written)
}

/// One machine moved a round to or from these cases while the other said something in it: what was said is where its round
/// is, and whoever it names is somebody there. What was written so.
pub(super) fn settle(db: &Connection, mut cases: BTreeSet<CaseId>) -> Result<Written, StoreError> {
    let mut written = Written::new();
    for case in cases.clone() {
        for (kind, row, into) in along_with_rounds(db, case)? {
            written.push((kind, row));
            cases.insert(into);
        }
    }
    for case in cases {
        written.extend(people_of_their_case(db, case)?);
    }
    Ok(written)
}

fn people_of_their_case(db: &Connection, case: CaseId) -> Result<Written, StoreError> {
    let mut written = once_present(db, case)?;
    let key = [case.0.into_bytes()];
    let others = "JOIN person p ON p.case_id <> ?1 AND p.id =";
    for (kind, sql) in [
        (&rows::ROUND, format!("SELECT t.id FROM round t {others} t.bringer WHERE t.case_id = ?1")),
        (
            &rows::ATTENDANCE,
            format!(
                "SELECT t.id FROM round r JOIN attendance t ON t.round = r.id {others} t.person WHERE r.case_id = ?1"
            ),
        ),
        (&rows::ANSWER, format!("SELECT t.id FROM answer t {others} t.person WHERE t.case_id = ?1")),
        (
            &rows::AGREEMENT,
            "SELECT DISTINCT t.id FROM agreement t JOIN json_each(t.who) w ON w.type = 'object'
             JOIN person p ON p.case_id <> ?1 AND p.id = unhex(CASE WHEN w.type = 'object' THEN w.value ->> 'person' END, '-')
             WHERE t.case_id = ?1"
                .to_owned(),
        ),
    ] {
        for row in rewrite::ids(db, &sql, key)? {
            if renamed(db, kind, row, &|person| of_case(db, person, case))? {
                present::bring(db, kind, row, None)?;
                written.push((kind, row));
            }
        }
    }
    Ok(written)
}

/// Two people who were there, and are one since, were there once.
fn once_present(db: &Connection, case: CaseId) -> Result<Written, StoreError> {
    let sql = "SELECT a.id FROM round r JOIN attendance a ON a.round = r.id
               WHERE r.case_id = ?1 AND EXISTS (SELECT 1 FROM attendance b
                 WHERE b.round = a.round AND b.person = a.person AND b.id < a.id)";
    let mut written = Written::new();
    for row in rewrite::ids(db, sql, [case.0.into_bytes()])? {
        write(db, &rows::ATTENDANCE, row, rows::heads(db, row)?, Body::new())?;
        present::bring(db, &rows::ATTENDANCE, row, None)?;
        written.push((&rows::ATTENDANCE, row));
    }
    Ok(written)
}

fn along_with_rounds(
    db: &Connection,
    case: CaseId,
) -> Result<Vec<(&'static Kind, Uuid, CaseId)>, StoreError> {
    let mut written = Vec::new();
    for kind in OF_A_CASE.into_iter().filter(|kind| kind.columns.iter().any(|(name, _)| *name == "round")) {
        let sql = format!(
            "SELECT t.id FROM {} t JOIN round r ON r.id = t.round
             WHERE t.case_id = ?1 AND r.case_id <> ?1 ORDER BY t.id",
            kind.table
        );
        for row in rewrite::ids(db, &sql, [case.0.into_bytes()])? {
            let mut wrote = None;
            for head in rows::heads(db, row)? {
                let Some(mut said) = body(db, head)? else { continue };
                let Some(round) = id(said.get("round")) else { continue };
                let into =
                    followed::case_of(db, round)?.filter(|into| id(said.get("case_id")) != Some(*into));
                if let Some(into) = into {
                    said.insert("case_id".to_owned(), into.hyphenated().to_string().into());
                    write(db, kind, row, vec![head], said)?;
                    wrote = Some(CaseId(into));
                }
            }
            if let Some(into) = wrote {
                present::bring(db, kind, row, None)?;
                written.push((kind, row, into));
            }
        }
    }
    Ok(written)
}

/// Puts whoever they are now in the place of the people whom each version of a row names.
fn renamed(
    db: &Connection,
    kind: &'static Kind,
    row: Uuid,
    now: &dyn Fn(Uuid) -> Result<Option<Uuid>, StoreError>,
) -> Result<bool, StoreError> {
    let mut wrote = false;
    for head in rows::heads(db, row)? {
        let Some(mut said) = body(db, head)? else { continue };
        if rename(&mut said, now)? {
            write(db, kind, row, vec![head], said)?;
            wrote = true;
        }
    }
    if wrote {
        along::is_said_by_another(db, kind, row)?;
    }
    Ok(wrote)
}

fn rename(
    said: &mut Body,
    now: &dyn Fn(Uuid) -> Result<Option<Uuid>, StoreError>,
) -> Result<bool, StoreError> {
    let mut changed = false;
    for column in ["person", "bringer"] {
        if let Some(other) = id(said.get(column)).map(now).transpose()?.flatten() {
            said.insert(column.to_owned(), other.hyphenated().to_string().into());
            changed = true;
        }
    }
    for column in ["who", "items"] {
        if let Some(named) = said.get_mut(column) {
            changed |= rename_in(named, now)?;
        }
    }
    if let Some(Value::Array(owners)) = said.get_mut("who") {
        // Who was named twice is named once.
        let mut once: Vec<Value> = Vec::new();
        for owner in std::mem::take(owners) {
            if !once.contains(&owner) {
                once.push(owner);
            }
        }
        *owners = once;
    }
    Ok(changed)
}

fn rename_in(
    value: &mut Value,
    now: &dyn Fn(Uuid) -> Result<Option<Uuid>, StoreError>,
) -> Result<bool, StoreError> {
    let mut changed = false;
    match value {
        Value::Array(all) => {
            for one in all {
                changed |= rename_in(one, now)?;
            }
        }
        Value::Object(keys) => {
            for (key, one) in keys {
                if key != "person" {
                    changed |= rename_in(one, now)?;
                } else if let Some(other) = id(Some(one)).map(now).transpose()?.flatten() {
                    *one = other.hyphenated().to_string().into();
                    changed = true;
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    Ok(changed)
}

/// What became of a person.
enum End {
    /// They are here, maybe as somebody else.
    Here(Uuid),
    /// They were erased, as themselves or as whoever they became.
    Erased,
    /// Nothing is known of them yet.
    Unknown,
    /// Each was put together with another of these, or with somebody of whom nothing is known.
    Nowhere(Uuid),
}

fn end(db: &Connection, person: Uuid) -> Result<End, StoreError> {
    let mut seen = BTreeSet::new();
    let mut at = person;
    loop {
        if lists::is_there(db, "person", at)? {
            return Ok(End::Here(at));
        }
        if followed::was_erased(db, at)? {
            return Ok(End::Erased);
        }
        if !followed::was_taken_away(db, at)? {
            return Ok(End::Unknown);
        }
        let next = if seen.insert(at) { put_together_with(db, at)? } else { None };
        match next {
            Some(next) => at = next,
            None => return Ok(End::Nowhere(seen.into_iter().next().unwrap_or(person))),
        }
    }
}

/// True for somebody who was erased, also as whoever they were put together with.
pub(super) fn is_nobody(db: &Connection, person: Uuid) -> Result<bool, StoreError> {
    Ok(matches!(end(db, person)?, End::Erased))
}

/// Who a person is that was put together with another: None for whoever is here, was erased, or did not come yet. Who is
/// nowhere any more is there again.
fn became(db: &Connection, person: Uuid) -> Result<Option<Uuid>, StoreError> {
    let now = match end(db, person)? {
        End::Here(now) => Some(now),
        End::Nowhere(again) => revive(db, again)?.then_some(again),
        End::Erased | End::Unknown => None,
    };
    Ok(now.filter(|now| *now != person))
}

/// With whom a person was put together: who stands in what was written at that moment where this one stood before.
fn put_together_with(db: &Connection, person: Uuid) -> Result<Option<Uuid>, StoreError> {
    let mut ends = db.prepare_cached(
        "SELECT c.body, v.body FROM revision e JOIN revision c ON c.clock = e.clock AND c.node = e.node
           JOIN revision_parent p ON p.revision = c.id JOIN revision v ON v.id = p.parent
         WHERE e.row = ?1 AND e.body = ?2 AND c.kind IN ('round', 'attendance', 'answer', 'agreement')
           AND v.body IS NOT NULL AND instr(v.body, ?3) > 0
         ORDER BY e.clock DESC, c.id",
    )?;
    let mut rows = ends.query((person.into_bytes(), NOTHING, person.hyphenated().to_string()))?;
    while let Some(row) = rows.next()? {
        let read = |at: usize| -> Result<Body, StoreError> {
            let said: Option<String> = row.get(at)?;
            Ok(said.and_then(|said| serde_json::from_str(&said).ok()).unwrap_or_default())
        };
        let (after, before) = (people(&read(0)?), people(&read(1)?));
        if let Some(other) = after.difference(&before).next() {
            return Ok(Some(*other));
        }
        // The other was named beside them.
        if let ([other], true) = (after.iter().collect::<Vec<_>>().as_slice(), before.contains(&person)) {
            return Ok(Some(**other).filter(|other| *other != person));
        }
    }
    Ok(None)
}

/// Everyone whom a row names.
fn people(said: &Body) -> BTreeSet<Uuid> {
    fn add(value: &Value, found: &mut BTreeSet<Uuid>) {
        match value {
            Value::Array(all) => all.iter().for_each(|one| add(one, found)),
            Value::Object(keys) => {
                found.extend(id(keys.get("person")));
                keys.values().for_each(|one| add(one, found));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut found: BTreeSet<Uuid> =
        ["person", "bringer"].iter().filter_map(|column| id(said.get(*column))).collect();
    for column in ["who", "items"] {
        if let Some(named) = said.get(column) {
            add(named, &mut found);
        }
    }
    found
}

/// Somebody is there again as they were before they were put together with another.
fn revive(db: &Connection, person: Uuid) -> Result<bool, StoreError> {
    let Some(said) = followed::last_said(db, person)? else { return Ok(false) };
    write(db, &rows::PERSON, person, rows::heads(db, person)?, said)?;
    Ok(present::bring(db, &rows::PERSON, person, None)?.came)
}

/// Who a person of another case is in this one; None for one of this case, or who is not here.
fn of_case(db: &Connection, person: Uuid, case: CaseId) -> Result<Option<Uuid>, StoreError> {
    let there = followed::case_of_person(db, person)?;
    if there.is_none_or(|there| there == case.0) {
        return Ok(None);
    }
    let here = Uuid::new_v5(&person, case.0.as_bytes());
    if lists::is_there(db, "person", here)? {
        return Ok(Some(here));
    }
    if present::known(db, here)? {
        return became(db, here);
    }
    let Some(mut said) = followed::last_said(db, person)? else { return Ok(None) };
    said.insert("id".to_owned(), here.hyphenated().to_string().into());
    said.insert("case_id".to_owned(), case.0.hyphenated().to_string().into());
    write(db, &rows::PERSON, here, Vec::new(), said)?;
    let brought = present::bring(db, &rows::PERSON, here, None)?;
    Ok(brought.came.then_some(here))
}
