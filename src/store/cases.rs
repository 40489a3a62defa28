//! Cases and their people, as lists and one by one. Never here: what people said.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::agreements::uuid;
use super::codec::{due, mode_of, moment};
use super::{Store, StoreError};
use crate::domain::Moment;
use crate::domain::answer::Due;
use crate::domain::case::{Case, CaseLine};
use crate::domain::fold::fold;
use crate::domain::id::{CaseId, PersonId, RoundId};
use crate::domain::person::{Person, Role};
use crate::domain::round::{CaseRef, Mode, Round};

/// How people sat in the last round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seating {
    /// Who was there, in turn order: the first of them began.
    pub present: Vec<PersonId>,
    /// How answers were typed.
    pub mode: Mode,
    /// Whose question it was.
    pub bringer: Option<PersonId>,
    /// Who began; None when that round is not finished, so that the next begins with the same.
    pub began: Option<PersonId>,
}

impl Store {
    /// Every case as a line, the one last worked on first and closed ones last; also a new case
    /// that exists only in an unfinished round.
    pub fn case_lines(&self) -> Result<Vec<CaseLine>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let mut lines = finished_lines(&tx)?;
        let mut at: BTreeMap<CaseId, usize> =
            lines.iter().enumerate().map(|(at, (_, line))| (line.id, at)).collect();
        // Last touched first, so the first that is met of a case is its latest.
        for round in self.unfinished(None)? {
            let touched = round.touched.timestamp_millis();
            let known = at.get(&round.case.id).and_then(|at| lines.get_mut(*at));
            if let Some((last, line)) = known {
                *last = touched.max(*last);
                line.unfinished.get_or_insert(round.id);
            } else {
                at.insert(round.case.id, lines.len());
                let line = CaseLine {
                    id: round.case.id,
                    title: round.case.title,
                    open: true,
                    rounds: 0,
                    last_round: None,
                    next_round: Due::None,
                    unfinished: Some(round.id),
                };
                lines.push((touched, line));
            }
        }
        lines.sort_by(|(a, one), (b, two)| {
            (two.open, b).cmp(&(one.open, a)).then_with(|| one.title.cmp(&two.title))
        });
        Ok(lines.into_iter().map(|(_, line)| line).collect())
    }

    /// A case with its people, when a round of it was finished.
    pub fn case(&self, id: CaseId) -> Result<Option<Case>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let case = tx
            .prepare_cached("SELECT title, summary, state = 'open' FROM cases WHERE id = ?1")?
            .query_row([id.0.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((title, summary, open)) = case else {
            return Ok(None);
        };
        let (people, inactive) = (people(&tx, id)?, inactive(&tx, id)?);
        Ok(Some(Case { id, title, summary, open, people, inactive }))
    }

    /// The cases of this title, case and diacritics folded; also those of unfinished rounds.
    pub fn cases_titled(&self, title: &str) -> Result<Vec<CaseRef>, StoreError> {
        self.refs(
            "SELECT id, title FROM cases WHERE folded = ?1
             UNION ALL SELECT case_id, case_title FROM working_round WHERE case_folded = ?1",
            &fold(title),
        )
    }

    /// The cases with this in their title, case and diacritics folded.
    pub fn cases_like(&self, part: &str) -> Result<Vec<CaseRef>, StoreError> {
        self.refs(
            "SELECT id, title FROM cases WHERE instr(folded, ?1) > 0
             UNION ALL SELECT case_id, case_title FROM working_round WHERE instr(case_folded, ?1) > 0",
            &fold(part),
        )
    }

    /// The case that was worked on last.
    pub fn last_case(&self) -> Result<Option<CaseRef>, StoreError> {
        let found = self
            .db
            .prepare_cached(
                "SELECT id, title FROM (
                   SELECT case_id AS id, case_title AS title, touched FROM working_round
                   UNION ALL SELECT c.id, c.title, t.touched FROM tally t JOIN cases c ON c.id = t.case_id)
                 ORDER BY touched DESC LIMIT 1",
            )?
            .query_row([], |row| Ok(CaseRef { id: CaseId(uuid(row, 0)?), title: row.get(1)? }))
            .optional()?;
        Ok(found)
    }

    /// The people of a case, in the order in which they joined; of a case that exists only in
    /// unfinished rounds those who sit in the latest.
    pub fn people(&self, case: CaseId) -> Result<Vec<Person>, StoreError> {
        if let Some(kept) = self.case(case)? {
            return Ok(kept.people);
        }
        let waiting = self.waiting(case)?;
        Ok(waiting.map_or_else(Vec::new, |round| round.seats.into_iter().map(|seat| seat.person).collect()))
    }

    /// The roles that somebody has in a finished round, other than those that halte knows.
    pub fn roles(&self) -> Result<Vec<String>, StoreError> {
        let mut query = self
            .db
            .prepare_cached("SELECT DISTINCT role FROM person WHERE role IS NOT NULL ORDER BY role")?;
        let roles = query.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        Ok(roles.into_iter().filter(|role| !Role::KNOWN.contains(&role.as_str())).collect())
    }

    /// The unfinished round of a case that was worked on last.
    fn waiting(&self, case: CaseId) -> Result<Option<Round>, StoreError> {
        let rounds = self.unfinished(Some(case))?;
        Ok(rounds.first().map(|round| self.resume(round.id)).transpose()?.flatten())
    }

    /// How people sat in the last finished round of a case; where none is finished, in the
    /// unfinished one that was worked on last.
    pub fn last_seating(&self, case: CaseId) -> Result<Option<Seating>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let Some(round) = last_round(&tx, case)? else {
            drop(tx);
            let here = |round: &Round| {
                round.seats.iter().filter(|seat| seat.here).map(|seat| seat.person.id).collect()
            };
            return Ok(self.waiting(case)?.map(|round| Seating {
                present: here(&round),
                mode: round.mode,
                bringer: round.bringer,
                began: None,
            }));
        };
        let (mode, bringer): (String, Option<[u8; 16]>) = tx
            .prepare_cached("SELECT mode, bringer FROM round WHERE id = ?1")?
            .query_row([round.0.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let present = present(&tx, round)?;
        Ok(Some(Seating {
            began: present.first().copied(),
            present,
            mode: mode_of(&mode).ok_or_else(|| StoreError::damaged("a way of typing"))?,
            bringer: bringer.map(|id| PersonId(Uuid::from_bytes(id))),
        }))
    }

    /// Names that were typed before, with the role they had last; latest first, each name once.
    pub fn known_names(&self) -> Result<Vec<(String, Option<Role>)>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT name, role, folded FROM person p
             WHERE EXISTS (SELECT 1 FROM cases c WHERE c.id = p.case_id) ORDER BY id DESC",
        )?;
        let mut rows = query.query([])?;
        let (mut seen, mut names) = (std::collections::BTreeSet::new(), Vec::new());
        while let Some(row) = rows.next()? {
            if seen.insert(row.get::<_, String>(2)?) {
                names.push((row.get(0)?, row.get::<_, Option<String>>(1)?.map(Role::new)));
            }
        }
        Ok(names)
    }

    fn refs(&self, sql: &str, text: &str) -> Result<Vec<CaseRef>, StoreError> {
        let mut query = self.db.prepare_cached(sql)?;
        let mut rows = query.query([text])?;
        let mut cases: Vec<CaseRef> = Vec::new();
        while let Some(row) = rows.next()? {
            let id = CaseId(uuid(row, 0)?);
            if cases.iter().all(|case| case.id != id) {
                cases.push(CaseRef { id, title: row.get(1)? });
            }
        }
        Ok(cases)
    }
}

/// The people of a case, in the order in which they joined.
pub(super) fn people(db: &Connection, case: CaseId) -> Result<Vec<Person>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT id, name, role FROM person WHERE case_id = ?1 ORDER BY position, id")?;
    let rows = query.query_map([case.0.into_bytes()], |row| {
        let role: Option<String> = row.get(2)?;
        Ok(Person { id: PersonId(uuid(row, 0)?), name: row.get(1)?, role: role.map(Role::new) })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The people of a case who no longer take part.
fn inactive(db: &Connection, case: CaseId) -> Result<Vec<PersonId>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT id FROM person WHERE case_id = ?1 AND active = 0 ORDER BY position, id")?;
    let rows = query.query_map([case.0.into_bytes()], |row| uuid(row, 0).map(PersonId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Who was there in a round, in turn order.
pub(super) fn present(db: &Connection, round: RoundId) -> Result<Vec<PersonId>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT person FROM attendance WHERE round = ?1 ORDER BY position, person")?;
    let rows = query.query_map([round.0.into_bytes()], |row| uuid(row, 0).map(PersonId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The finished round of a case that began last.
pub(super) fn last_round(db: &Connection, case: CaseId) -> Result<Option<RoundId>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT id FROM round WHERE case_id = ?1 AND state = 'finished'
             ORDER BY started DESC, id DESC LIMIT 1",
        )?
        .query_row([case.0.into_bytes()], |row| uuid(row, 0).map(RoundId))
        .optional()?;
    Ok(found)
}

/// The cases that have been kept, each with when it was last worked on.
fn finished_lines(db: &Connection) -> Result<Vec<(i64, CaseLine)>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT c.id, c.title, c.state = 'open', coalesce(t.rounds, 0), coalesce(t.touched, 0),
           r.started, r.started_zone, r.next_on, r.next_words
         FROM cases c LEFT JOIN tally t ON t.case_id = c.id LEFT JOIN round r ON r.id = t.last_round",
    )?;
    let mut rows = query.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let damaged = || StoreError::damaged("the last round of a case");
        let began: Option<(i64, i64)> = row.get::<_, Option<i64>>(5)?.zip(row.get(6)?);
        let last_round: Option<Moment> = match began {
            Some((millis, zone)) => Some(moment(millis, zone).ok_or_else(damaged)?),
            None => None,
        };
        let on: Option<String> = row.get(7)?;
        let line = CaseLine {
            id: CaseId(uuid(row, 0)?),
            title: row.get(1)?,
            open: row.get(2)?,
            rounds: row.get(3)?,
            last_round,
            next_round: due(on.as_deref(), row.get(8)?).ok_or_else(damaged)?,
            unfinished: None,
        };
        lines.push((row.get(4)?, line));
    }
    Ok(lines)
}
