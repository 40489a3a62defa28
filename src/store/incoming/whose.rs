//! Who was put together with another person on one machine is that one in what is said on the other.
//!
//! In revisions that every machine makes alike. Never here: a guess at who somebody is; people said so on one of the machines.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::followed::{self, Body, body, id, write};
use super::{along, present};
use crate::store::renamed::named_once;
use crate::store::rows::{self, Kind, NOTHING};
use crate::store::{StoreError, lists};

/// Rows that were written.
pub(super) type Written = Vec<(&'static Kind, Uuid)>;

/// The kinds that name people.
pub(super) const NAMING: [&Kind; 4] = [&rows::ROUND, &rows::ATTENDANCE, &rows::ANSWER, &rows::AGREEMENT];

/// True for a row that may name people.
pub(super) fn names_people(kind: &Kind) -> bool {
    NAMING.iter().any(|of| of.name == kind.name)
}

/// Who was put together with another stands in none of what is said of this row any more. True when that wrote something.
pub(super) fn follows_people(db: &Connection, kind: &'static Kind, row: Uuid) -> Result<bool, StoreError> {
    if !names_people(kind) {
        return Ok(false);
    }
    renamed(db, kind, row, &|person| became(db, person))
}

/// Puts whoever they are now in the place of the people whom each version of a row names.
pub(super) fn renamed(
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
        *owners = named_once(std::mem::take(owners));
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
pub(super) fn became(db: &Connection, person: Uuid) -> Result<Option<Uuid>, StoreError> {
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
