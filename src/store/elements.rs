//! Working elements as they stand now, of one case and over all of them. Never here: changing them.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::agreements::{maybe_uuid, uuid};
use super::codec::moment;
use super::questions::answers;
use super::rows::id as blob;
use super::{Store, StoreError};
use crate::domain::Moment;
use crate::domain::answer::{Element, Mark};
use crate::domain::element::{SameElement, Sighting, Strength, WorkingElement};
use crate::domain::fold::fold;
use crate::domain::id::{CaseId, ElementId, RoundId, SightingId};

/// Which working elements are wanted; what is left out does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ElementFilter {
    /// Noticed or seen in this case.
    pub case: Option<CaseId>,
    /// With these words in it, case and diacritics folded.
    pub words: Option<String>,
    /// Made of an answer with this mark.
    pub mark: Option<Mark>,
    /// As strong as this.
    pub strength: Option<Strength>,
}

/// An element, and when the round began in which it was noticed.
const ELEMENT: &str = "SELECT e.id, e.case_id, element, conditions, why, not_when, strength, made, made_zone,
    e.round, step, n.started, n.started_zone
    FROM element e LEFT JOIN round n ON n.id = coalesce(e.round, (SELECT a.round FROM link l
      JOIN answer a ON a.id = l.answer WHERE l.element = e.id ORDER BY a.started LIMIT 1))";

impl Store {
    /// Working elements, the newest first, `limit` at most, those after the element `after`. One
    /// that is the same as another stands with that one.
    pub fn elements(
        &self,
        filter: &ElementFilter,
        after: Option<ElementId>,
        limit: usize,
    ) -> Result<Vec<WorkingElement>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let mut sql = format!(
            "{ELEMENT} WHERE same_as IS NULL AND EXISTS (SELECT 1 FROM cases c WHERE c.id = e.case_id)"
        );
        let mut values: Vec<Value> = Vec::new();
        if let Some(after) = after {
            let made: Option<i64> = tx
                .prepare_cached("SELECT made FROM element WHERE id = ?1")?
                .query_row([after.0.into_bytes()], |row| row.get(0))
                .optional()?;
            sql.push_str(" AND (made, e.id) < (?, ?)");
            values.extend([made.unwrap_or(i64::MIN).into(), blob(after.0)]);
        }
        if let Some(case) = filter.case {
            sql.push_str(
                " AND e.id IN (SELECT ifnull(same_as, id) FROM element WHERE case_id = ?
                   UNION SELECT ifnull(o.same_as, o.id) FROM sighting s JOIN element o ON o.id = s.element
                     WHERE s.case_id = ?)",
            );
            values.extend([blob(case.0), blob(case.0)]);
        }
        if let Some(words) = &filter.words {
            sql.push_str(
                " AND (instr(folded, ?) > 0 OR EXISTS
                   (SELECT 1 FROM element o WHERE o.same_as = e.id AND instr(o.folded, ?) > 0))",
            );
            let folded = fold(words);
            values.extend([folded.clone().into(), folded.into()]);
        }
        if let Some(mark) = filter.mark {
            sql.push_str(
                " AND EXISTS (SELECT 1 FROM link l JOIN mark m ON m.answer = l.answer
                   WHERE l.element = e.id AND m.mark = ?)",
            );
            values.push(mark.code().to_owned().into());
        }
        if let Some(strength) = filter.strength {
            sql.push_str(" AND strength = ?");
            values.push(strength.code().to_owned().into());
        }
        sql.push_str(" ORDER BY made DESC, e.id DESC LIMIT ?");
        values.push(i64::try_from(limit).unwrap_or(i64::MAX).into());
        many(&tx, &sql, rusqlite::params_from_iter(values))
    }

    /// The working elements that were noticed in a case, oldest first, each with its own words,
    /// sightings and answers only, and with the one that it is the same as.
    pub fn own_elements(&self, case: CaseId) -> Result<Vec<(WorkingElement, Option<ElementId>)>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let mut query = tx.prepare_cached(&format!("{ELEMENT} WHERE e.case_id = ?1 ORDER BY made, e.id"))?;
        let mut rows = query.query([case.0.into_bytes()])?;
        let mut elements = Vec::new();
        while let Some(row) = rows.next()? {
            let element = own(&tx, row)?;
            let same = root(&tx, element.id)?.filter(|root| *root != element.id);
            elements.push((element, same));
        }
        Ok(elements)
    }

    /// A working element; one that is the same as another by its own identity.
    pub fn element(&self, id: ElementId) -> Result<Option<WorkingElement>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        one(&tx, id)
    }
}

/// A working element.
pub(super) fn one(db: &Connection, id: ElementId) -> Result<Option<WorkingElement>, StoreError> {
    let found = many(db, &format!("{ELEMENT} WHERE e.id = ?1"), [id.0.into_bytes()])?;
    Ok(found.into_iter().next())
}

/// The element that this one is the same as, in the end; itself when it is no other.
pub(super) fn root(db: &Connection, id: ElementId) -> Result<Option<ElementId>, StoreError> {
    let found = db
        .prepare_cached("SELECT ifnull(same_as, id) FROM element WHERE id = ?1")?
        .query_row([id.0.into_bytes()], |row| uuid(row, 0).map(ElementId))
        .optional()?;
    Ok(found)
}

fn many(
    db: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<WorkingElement>, StoreError> {
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query(params)?;
    let mut elements = Vec::new();
    while let Some(row) = rows.next()? {
        elements.push(element(db, row)?);
    }
    Ok(elements)
}

/// An element without those that are the same.
fn own(db: &Connection, row: &Row<'_>) -> Result<WorkingElement, StoreError> {
    let damaged = || StoreError::damaged("a working element cannot be read");
    let id = uuid(row, 0)?;
    let strength: String = row.get(6)?;
    Ok(WorkingElement {
        id: ElementId(id),
        case: CaseId(uuid(row, 1)?),
        words: words(row)?,
        strength: Strength::from_code(&strength).ok_or_else(damaged)?,
        made: moment(row.get(7)?, row.get(8)?).ok_or_else(damaged)?,
        noticed: noticed(row)?.ok_or_else(damaged)?,
        round: maybe_uuid(row, 9)?.map(RoundId),
        step: row.get(10)?,
        seen_in: sightings(db, id)?,
        answers: answers(db, "element", id)?,
        same: Vec::new(),
    })
}

/// An element with those that are the same.
fn element(db: &Connection, row: &Row<'_>) -> Result<WorkingElement, StoreError> {
    let damaged = || StoreError::damaged("a working element cannot be read");
    let mut element = own(db, row)?;
    let id = element.id.0;
    let mut query = db.prepare_cached(&format!("{ELEMENT} WHERE same_as = ?1 ORDER BY made, e.id"))?;
    let mut rows = query.query([id.into_bytes()])?;
    while let Some(row) = rows.next()? {
        let id = uuid(row, 0)?;
        element.same.push(SameElement {
            id: ElementId(id),
            case: CaseId(uuid(row, 1)?),
            round: maybe_uuid(row, 9)?.map(RoundId),
            made: moment(row.get(7)?, row.get(8)?).ok_or_else(damaged)?,
            noticed: noticed(row)?.ok_or_else(damaged)?,
            words: words(row)?,
        });
        element.seen_in.extend(sightings(db, id)?);
        element.answers.extend(answers(db, "element", id)?);
    }
    element.seen_in.sort_by_key(|seen| (seen.at, seen.id));
    Ok(element)
}

/// When its round began; when it was written down where it is of none.
fn noticed(row: &Row<'_>) -> rusqlite::Result<Option<Moment>> {
    let began: Option<i64> = row.get(11)?;
    Ok(match began {
        Some(began) => moment(began, row.get(12)?),
        None => moment(row.get(7)?, row.get(8)?),
    })
}

fn words(row: &Row<'_>) -> rusqlite::Result<Element> {
    Ok(Element { element: row.get(2)?, conditions: row.get(3)?, why: row.get(4)?, not_when: row.get(5)? })
}

fn sightings(db: &Connection, of: Uuid) -> Result<Vec<Sighting>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT id, case_id, round, said, said_zone, outcome FROM sighting WHERE element = ?1 ORDER BY said, id",
    )?;
    let mut rows = query.query([of.into_bytes()])?;
    let mut seen = Vec::new();
    while let Some(row) = rows.next()? {
        seen.push(Sighting {
            id: SightingId(uuid(row, 0)?),
            case: CaseId(uuid(row, 1)?),
            round: maybe_uuid(row, 2)?.map(RoundId),
            at: moment(row.get(3)?, row.get(4)?)
                .ok_or_else(|| StoreError::damaged("where an element was seen cannot be read"))?,
            outcome: row.get(5)?,
        });
    }
    Ok(seen)
}
