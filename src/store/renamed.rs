//! A case renamed, closed or opened again; a person corrected, or merged with another of the case.
//!
//! Nothing is guessed: who may be one person is suggested, and people say so. Never here: taking somebody's words away.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::agreements::uuid;
use super::cases;
use super::change::Change;
use super::rows::{self, Writing, id};
use super::{Store, StoreError, forks, rewrite};
use crate::domain::Moment;
use crate::domain::fold::fold;
use crate::domain::id::{CaseId, PersonId};
use crate::domain::person::{Person, Role};
use crate::domain::round::CaseRef;

impl Store {
    /// Another title for a case. One that another case has is refused: one title, one case.
    pub fn rename_case(&mut self, case: CaseId, title: &str, now: Moment) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            forks::one_version(writing.db, case.0)?;
            let folded = fold(title);
            if let Some(other) = titled(writing.db, &folded, case)? {
                return Err(StoreError::TitleTaken(other));
            }
            let new = [("title", title.to_owned().into()), ("folded", folded.into())];
            rewrite::set(writing, &rows::CASE, case.0, &new)
        })?;
        Ok(change)
    }

    /// What a case is about.
    pub fn describe_case(&mut self, case: CaseId, summary: &str, now: Moment) -> Result<Change, StoreError> {
        self.set_case(case, ("summary", summary.to_owned().into()), now)
    }

    /// Closes a case, or opens it again.
    pub fn close_case(&mut self, case: CaseId, closed: bool, now: Moment) -> Result<Change, StoreError> {
        let state = if closed { "closed" } else { "open" };
        self.set_case(case, ("state", state.to_owned().into()), now)
    }

    fn set_case(&mut self, case: CaseId, change: (&str, Value), now: Moment) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            forks::one_version(writing.db, case.0)?;
            rewrite::set(writing, &rows::CASE, case.0, &[change])
        })?;
        Ok(change)
    }

    /// Another name or role for a person.
    pub fn correct_person(
        &mut self,
        person: PersonId,
        name: &str,
        role: Option<&Role>,
        now: Moment,
    ) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            not_at_a_table(writing.db, person)?;
            forks::one_version(writing.db, person.0)?;
            let new = [
                ("name", name.to_owned().into()),
                ("folded", fold(name).into()),
                ("role", role.map(|role| role.code().to_owned()).into()),
            ];
            rewrite::set(writing, &rows::PERSON, person.0, &new)
        })?;
        Ok(change)
    }

    /// A person no longer takes part, or does again.
    pub fn set_active(&mut self, person: PersonId, active: bool, now: Moment) -> Result<Change, StoreError> {
        let value = if active { Value::Null } else { 0.into() };
        let ((), change) = self.change(now, |writing| {
            forks::one_version(writing.db, person.0)?;
            rewrite::set(writing, &rows::PERSON, person.0, &[("active", value)])
        })?;
        Ok(change)
    }

    /// People of a case who have one name, case and diacritics folded: they may be one person.
    pub fn equal_people(&self, case: CaseId) -> Result<Vec<(Person, Person)>, StoreError> {
        let people = cases::people(&self.db, case)?;
        let mut pairs = Vec::new();
        for (at, one) in people.iter().enumerate() {
            let rest = people.iter().skip(at + 1);
            let equal = rest.filter(|other| fold(&other.name) == fold(&one.name));
            pairs.extend(equal.map(|other| (one.clone(), other.clone())));
        }
        Ok(pairs)
    }

    /// «Dit is dezelfde als …»: all that `person` said and will do is `as_this`'s from now on. Refused for people of two
    /// cases, and for two who were there in one round.
    pub fn merge_people(
        &mut self,
        person: PersonId,
        as_this: PersonId,
        now: Moment,
    ) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            let db = writing.db;
            let case = case_of(db, person)?;
            if person == as_this || case != case_of(db, as_this)? {
                return Err(StoreError::NotFound("person"));
            }
            for one in [person, as_this] {
                not_at_a_table(db, one)?;
            }
            if were_together(db, person, as_this)? {
                return Err(StoreError::WereTogether);
            }
            replace(writing, case, person, as_this)?;
            writing.take_away(&rows::PERSON, person.0)
        })?;
        Ok(change)
    }
}

/// Another case with this title.
pub(super) fn titled(db: &Connection, folded: &str, but: CaseId) -> Result<Option<CaseRef>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT id, title FROM cases WHERE folded = ?1 AND id <> ?2
             UNION ALL SELECT case_id, case_title FROM working_round
               WHERE case_folded = ?1 AND case_id <> ?2 LIMIT 1",
        )?
        .query_row((folded, but.0.into_bytes()), |row| {
            Ok(CaseRef { id: CaseId(uuid(row, 0)?), title: row.get(1)? })
        })
        .optional()?;
    Ok(found)
}

/// The case of a person.
pub(super) fn case_of(db: &Connection, person: PersonId) -> Result<CaseId, StoreError> {
    let mut query = db.prepare_cached("SELECT case_id FROM person WHERE id = ?1")?;
    let case = query.query_row([person.0.into_bytes()], |row| uuid(row, 0).map(CaseId)).optional()?;
    case.ok_or(StoreError::NotFound("person"))
}

/// Refuses while somebody sits in a round that is not finished: it holds the name, and writes it at its end.
pub(super) fn not_at_a_table(db: &Connection, person: PersonId) -> Result<(), StoreError> {
    let sits: bool = db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM working_part WHERE instr(body, ?1) > 0)")?
        .query_row([person.to_string()], |row| row.get(0))?;
    if sits { Err(StoreError::RoundWaits) } else { Ok(()) }
}

fn were_together(db: &Connection, one: PersonId, other: PersonId) -> Result<bool, StoreError> {
    let together = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM attendance a JOIN attendance b ON b.round = a.round
               WHERE a.person = ?1 AND b.person = ?2)
             OR EXISTS (SELECT 1 FROM answer a JOIN answer b ON b.round = a.round
               WHERE a.person = ?1 AND b.person = ?2)",
        )?
        .query_row((one.0.into_bytes(), other.0.into_bytes()), |row| row.get(0))?;
    Ok(together)
}

/// Puts `new` where `old` stands in what is finished of a case.
fn replace(writing: &mut Writing<'_>, case: CaseId, old: PersonId, new: PersonId) -> Result<(), StoreError> {
    let key = old.0.into_bytes();
    for row in rewrite::ids(writing.db, "SELECT id FROM attendance WHERE person = ?1", [key])? {
        rewrite::set(writing, &rows::ATTENDANCE, row, &[("person", id(new.0))])?;
    }
    for row in rewrite::ids(writing.db, "SELECT id FROM round WHERE bringer = ?1", [key])? {
        rewrite::set(writing, &rows::ROUND, row, &[("bringer", id(new.0))])?;
    }
    for row in rewrite::ids(writing.db, "SELECT id FROM answer WHERE person = ?1 ORDER BY number", [key])? {
        rewrite::set(writing, &rows::ANSWER, row, &[("person", id(new.0))])?;
    }
    let (old, new) = (old.to_string(), new.to_string());
    reword(writing, &rows::ANSWER, "items", case, &old, |words| words.replace(&old, &new))?;
    reword(writing, &rows::AGREEMENT, "who", case, &old, |words| {
        let replaced = words.replace(&old, &new);
        let owners: Vec<serde_json::Value> = serde_json::from_str(&replaced).unwrap_or_default();
        serde_json::Value::Array(named_once(owners)).to_string()
    })?;
    Ok(())
}

/// The owners of an agreement: who was named twice is named once.
pub(super) fn named_once(owners: Vec<serde_json::Value>) -> Vec<serde_json::Value> {
    let mut once = Vec::new();
    for owner in owners {
        if !once.contains(&owner) {
            once.push(owner);
        }
    }
    once
}

/// Rewrites a column with JSON in it, in every row of a case where these letters stand.
pub(super) fn reword(
    writing: &mut Writing<'_>,
    kind: &rows::Kind,
    column: &str,
    case: CaseId,
    letters: &str,
    change: impl Fn(&str) -> String,
) -> Result<Vec<Uuid>, StoreError> {
    let sql = format!("SELECT id FROM {} WHERE case_id = ?1 AND instr({column}, ?2) > 0", kind.table);
    let found = rewrite::ids(writing.db, &sql, (case.0.into_bytes(), letters))?;
    for row in &found {
        let values = rewrite::read(writing.db, kind, *row)?.unwrap_or_default();
        if let Value::Text(words) = rewrite::column(&values, kind, column) {
            rewrite::set(writing, kind, *row, &[(column, change(&words).into())])?;
        }
    }
    Ok(found)
}
