//! A round that belongs to another case, and two cases that are one. Everything goes along; nobody is guessed to be
//! somebody else: people of one name are suggested afterwards. Never here: what people see of it.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::agreements::uuid;
use super::change::Change;
use super::rows::{self, Kind, Writing, id};
use super::{Store, StoreError, cases, lists, renamed, rewrite};
use crate::domain::Moment;
use crate::domain::id::{CaseId, PersonId, RoundId};
use crate::domain::person::Person;
use crate::domain::round::Mint;

/// The kinds of rows that say which case they are of.
pub(super) const OF_A_CASE: [&Kind; 9] = [
    &rows::PERSON,
    &rows::ROUND,
    &rows::ANSWER,
    &rows::AGREEMENT,
    &rows::QUESTION,
    &rows::ELEMENT,
    &rows::SIGHTING,
    &rows::NOTE,
    &rows::ATTACHMENT,
];

impl Store {
    /// Two cases are one: everything of `case` goes to `into`, and `case` is no more. Of questions with one letter the
    /// later gets the next. What comes back beside the change: people who may be one.
    pub fn merge_cases(
        &mut self,
        case: CaseId,
        into: CaseId,
        now: Moment,
    ) -> Result<(Vec<(Person, Person)>, Change), StoreError> {
        let ((), change) = self.change(now, |writing| {
            let db = writing.db;
            for one in [case, into] {
                if !lists::is_there(db, "cases", one.0)? {
                    return Err(StoreError::NotFound("case"));
                }
            }
            if case == into {
                return Err(StoreError::NotFound("case"));
            }
            if has_a_round_that_waits(db, case)? {
                return Err(StoreError::RoundWaits);
            }
            all_goes(writing, case, into)?;
            writing.take_away(&rows::CASE, case.0)?;
            lists::part_letters(writing, into)?;
            weigh_elements(writing, into)
        })?;
        Ok((self.equal_people(into)?, change))
    }

    /// A finished round was about another case: it goes there with all that was said and agreed in it. Who was there
    /// is a person of that case from then on, by the same name; whether that is somebody they have already, people say.
    pub fn move_round(
        &mut self,
        round: RoundId,
        into: CaseId,
        now: Moment,
    ) -> Result<(Vec<(Person, Person)>, Change), StoreError> {
        let ((), change) = self.change(now, |writing| {
            let key = [round.0.into_bytes()];
            let from = writing
                .db
                .prepare_cached("SELECT case_id FROM round WHERE id = ?1")?
                .query_row(key, |row| uuid(row, 0).map(CaseId))
                .optional()?
                .ok_or(StoreError::NotFound("round"))?;
            if from == into || !lists::is_there(writing.db, "cases", into.0)? {
                return Err(StoreError::NotFound("case"));
            }
            let known = people_of(writing, round, from, into)?;
            rewrite::set(writing, &rows::ROUND, round.0, &[("case_id", id(into.0))])?;
            for kind in OF_A_CASE.into_iter().filter(|kind| !matches!(kind.name, "person" | "round")) {
                let order = if kind.name == "answer" { "number" } else { "id" };
                let sql = format!("SELECT id FROM {} WHERE round = ?1 ORDER BY {order}", kind.table);
                for row in rewrite::ids(writing.db, &sql, key)? {
                    rewrite::set(writing, kind, row, &[("case_id", id(into.0))])?;
                }
            }
            renew_people(writing, round, into, &known)?;
            part(writing, into)?;
            part(writing, from)?;
            lists::part_letters(writing, into)?;
            weigh_elements(writing, into)?;
            weigh_elements(writing, from)
        })?;
        Ok((self.equal_people(into)?, change))
    }
}

/// Everything of `case` goes to `into`; its people stand behind those.
pub(super) fn all_goes(writing: &mut Writing<'_>, case: CaseId, into: CaseId) -> Result<(), StoreError> {
    let joined = i64::try_from(cases::people(writing.db, into)?.len()).unwrap_or(i64::MAX);
    for kind in OF_A_CASE {
        let order = if kind.name == "answer" { "number" } else { "id" };
        let sql = format!("SELECT id FROM {} WHERE case_id = ?1 ORDER BY {order}", kind.table);
        for row in rewrite::ids(writing.db, &sql, [case.0.into_bytes()])? {
            let mut changes = vec![("case_id", id(into.0))];
            if kind.name == "person" {
                let values = rewrite::read(writing.db, kind, row)?.unwrap_or_default();
                if let Value::Integer(at) = rewrite::column(&values, kind, "position") {
                    changes.push(("position", at.saturating_add(joined).into()));
                }
            }
            rewrite::set(writing, kind, row, &changes)?;
        }
    }
    Ok(())
}

/// True when a round of this case is going on here. Such a case is not put together with another.
pub(super) fn has_a_round_that_waits(db: &Connection, case: CaseId) -> Result<bool, StoreError> {
    let mut query = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM working_round WHERE case_id = ?1)")?;
    Ok(query.query_row([case.0.into_bytes()], |row| row.get(0))?)
}

/// Everyone whom a round speaks of, with who that is in the other case: the same person where nothing else of the case
/// speaks of them, or else someone new there of the same name and role.
fn people_of(
    writing: &mut Writing<'_>,
    round: RoundId,
    from: CaseId,
    into: CaseId,
) -> Result<BTreeMap<Uuid, Uuid>, StoreError> {
    let key = round.0.into_bytes();
    let spoken_of = rewrite::ids(
        writing.db,
        "SELECT p.id FROM person p WHERE p.case_id = ?2 AND (
           EXISTS (SELECT 1 FROM attendance a WHERE a.round = ?1 AND a.person = p.id)
           OR EXISTS (SELECT 1 FROM answer a WHERE a.round = ?1 AND a.person = p.id)
           OR EXISTS (SELECT 1 FROM round r WHERE r.id = ?1 AND r.bringer = p.id)
           OR EXISTS (SELECT 1 FROM agreement g JOIN json_each(g.who) who WHERE g.round = ?1
             AND CASE WHEN who.type = 'object' THEN
               replace(who.value ->> 'person', '-', '') = lower(hex(p.id)) END))
         ORDER BY p.position, p.id",
        (key, from.0.into_bytes()),
    )?;
    let mut next = i64::try_from(cases::people(writing.db, into)?.len()).unwrap_or(i64::MAX);
    let mut known = BTreeMap::new();
    for person in spoken_of {
        let elsewhere: bool = writing
            .db
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM attendance WHERE round <> ?1 AND person = ?2)
                   OR EXISTS (SELECT 1 FROM answer WHERE round <> ?1 AND person = ?2)
                   OR EXISTS (SELECT 1 FROM round WHERE id <> ?1 AND bringer = ?2)
                   OR EXISTS (SELECT 1 FROM agreement WHERE round <> ?1 AND instr(who, ?3) > 0)
                   OR EXISTS (SELECT 1 FROM working_part WHERE instr(body, ?3) > 0)",
            )?
            .query_row((key, person.into_bytes(), person.hyphenated().to_string()), |row| row.get(0))?;
        let there = if elsewhere { writing.mint.next() } else { person };
        let mut values = rewrite::read(writing.db, &rows::PERSON, person)?.unwrap_or_default();
        for ((column, _), value) in rows::PERSON.columns.iter().zip(&mut values) {
            match *column {
                "case_id" => *value = id(into.0),
                "position" => *value = next.into(),
                _ => {}
            }
        }
        writing.put(&rows::PERSON, there, values)?;
        next = next.saturating_add(1);
        known.insert(person, there);
    }
    Ok(known)
}

/// Puts everyone's new identity where the old one stands in what was said and agreed in a round.
fn renew_people(
    writing: &mut Writing<'_>,
    round: RoundId,
    into: CaseId,
    known: &BTreeMap<Uuid, Uuid>,
) -> Result<(), StoreError> {
    let key = round.0.into_bytes();
    for (old, new) in known.iter().filter(|(old, new)| old != new) {
        for (kind, column) in [(&rows::ATTENDANCE, "person"), (&rows::ANSWER, "person")] {
            let sql = format!("SELECT id FROM {} WHERE round = ?1 AND {column} = ?2", kind.table);
            for row in rewrite::ids(writing.db, &sql, (key, old.into_bytes()))? {
                rewrite::set(writing, kind, row, &[(column, id(*new))])?;
            }
        }
        let values = rewrite::read(writing.db, &rows::ROUND, round.0)?.unwrap_or_default();
        if rewrite::column(&values, &rows::ROUND, "bringer") == id(*old) {
            rewrite::set(writing, &rows::ROUND, round.0, &[("bringer", id(*new))])?;
        }
        let (old, new) = (PersonId(*old).to_string(), PersonId(*new).to_string());
        // The round has moved already; ids of people stand in no other.
        for (kind, column) in [(&rows::ANSWER, "items"), (&rows::AGREEMENT, "who")] {
            renamed::reword(writing, kind, column, into, &old, |words| words.replace(&old, &new))?;
        }
    }
    Ok(())
}

/// Links of a case (?1) to an answer or a question of another.
pub(super) const TORN_LINKS: &str = "SELECT l.id FROM link l JOIN answer a ON a.id = l.answer
       LEFT JOIN answer e ON e.id = l.earlier LEFT JOIN learning_question q ON q.id = l.question
     WHERE a.case_id = ?1 AND coalesce(e.case_id, q.case_id, a.case_id) <> a.case_id";

/// Agreements of a case (?1) that answer a question of another.
pub(super) const TORN_AGREEMENTS: &str =
    "SELECT g.id FROM agreement g JOIN learning_question q ON q.id = g.question
     WHERE g.case_id = ?1 AND q.case_id <> g.case_id";

/// Takes away what would tie a case to another: links between answers of two cases, and an agreement that answers a
/// question of another case. Where an answer became a question or an element of the other, the link goes too.
fn part(writing: &mut Writing<'_>, case: CaseId) -> Result<(), StoreError> {
    let key = [case.0.into_bytes()];
    for link in rewrite::ids(writing.db, TORN_LINKS, key)? {
        writing.take_away(&rows::LINK, link)?;
    }
    for agreement in rewrite::ids(writing.db, TORN_AGREEMENTS, key)? {
        rewrite::set(writing, &rows::AGREEMENT, agreement, &[("question", Value::Null)])?;
    }
    Ok(())
}

/// Elements are as strong as where they were seen: another case counts for more than the same. What was never seen again
/// keeps what was said of it.
fn weigh_elements(writing: &mut Writing<'_>, case: CaseId) -> Result<(), StoreError> {
    let found = rewrite::ids(
        writing.db,
        "SELECT id FROM element e WHERE same_as IS NULL
         AND EXISTS (SELECT 1 FROM sighting s JOIN element o ON o.id = s.element
           WHERE coalesce(o.same_as, o.id) = e.id)
         AND (case_id = ?1
           OR id IN (SELECT element FROM sighting WHERE case_id = ?1)
           OR id IN (SELECT same_as FROM element WHERE case_id = ?1))",
        [case.0.into_bytes()],
    )?;
    for element in found {
        lists::strengthen(writing, crate::domain::id::ElementId(element))?;
    }
    Ok(())
}
