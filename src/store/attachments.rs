//! Attachments: something that was shown or handed round, which stays where it is; and whether those in it said yes.
//!
//! Never here: the thing itself.

use rusqlite::Connection;

use super::agreements::{maybe_uuid, uuid};
use super::change::Change;
use super::rows::{self, id, maybe_id};
use super::{Store, StoreError, rewrite};
use crate::domain::Moment;
use crate::domain::case::{Attachment, PERMISSIONS};
use crate::domain::id::{AnswerId, CaseId, RoundId};
use crate::domain::round::Mint;

const ATTACHMENT: &str = "SELECT id, round, answer, kind, reference, caption, permission FROM attachment";

/// SQL: the first finished round of the case of row `x`.
macro_rules! first_round {
    () => {
        "(SELECT f.id FROM round f WHERE f.case_id = x.case_id AND f.state = 'finished'
          ORDER BY f.started, f.id LIMIT 1)"
    };
}
pub(super) use first_round;

/// What was shown in a round, oldest first; with the first round of a case also what belongs to the case as a whole.
pub(super) fn of_round(db: &Connection, round: RoundId) -> Result<Vec<Attachment>, StoreError> {
    let whole = concat!(
        " UNION ALL SELECT x.id, x.round, x.answer, x.kind, x.reference, x.caption, x.permission FROM attachment x
          WHERE x.case_id = (SELECT case_id FROM round WHERE id = ?1) AND x.round IS NULL AND ?1 = ",
        first_round!()
    );
    many(db, &format!("{ATTACHMENT} WHERE round = ?1 {whole} ORDER BY id"), round.0)
}

impl Store {
    /// What was shown or handed round in a case.
    pub fn attachments(&self, case: CaseId) -> Result<Vec<Attachment>, StoreError> {
        many(&self.db, &format!("{ATTACHMENT} WHERE case_id = ?1 ORDER BY id"), case.0)
    }

    /// Says where something is that was shown in a case, a round or with an answer; its identity is given here.
    pub fn attach(&mut self, case: CaseId, shown: &Attachment, now: Moment) -> Result<Change, StoreError> {
        check(&shown.permission)?;
        let ((), change) = self.change(now, |writing| {
            let row = writing.mint.next();
            let values = vec![
                id(case.0),
                maybe_id(shown.round.map(|round| round.0)),
                maybe_id(shown.answer.map(|answer| answer.0)),
                shown.kind.clone().into(),
                shown.reference.clone().into(),
                shown.caption.clone().into(),
                shown.permission.clone().into(),
            ];
            writing.put(&rows::ATTACHMENT, row, values)
        })?;
        Ok(change)
    }

    /// What it is, where it is, and what those in it said since.
    pub fn correct_shown(&mut self, shown: &Attachment, now: Moment) -> Result<Change, StoreError> {
        check(&shown.permission)?;
        let ((), change) = self.change(now, |writing| {
            super::forks::one_version(writing.db, shown.id)?;
            let said = [
                ("kind", shown.kind.clone().into()),
                ("reference", shown.reference.clone().into()),
                ("caption", shown.caption.clone().into()),
                ("permission", shown.permission.clone().into()),
            ];
            rewrite::set(writing, &rows::ATTACHMENT, shown.id, &said)
        })?;
        Ok(change)
    }
}

fn many(db: &Connection, sql: &str, of: uuid::Uuid) -> Result<Vec<Attachment>, StoreError> {
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([of.into_bytes()], |row| {
        Ok(Attachment {
            id: uuid(row, 0)?,
            round: maybe_uuid(row, 1)?.map(RoundId),
            answer: maybe_uuid(row, 2)?.map(AnswerId),
            kind: row.get(3)?,
            reference: row.get(4)?,
            caption: row.get(5)?,
            permission: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn check(permission: &str) -> Result<(), StoreError> {
    let known = PERMISSIONS.contains(&permission);
    if known { Ok(()) } else { Err(StoreError::Other(format!("there is no permission «{permission}»"))) }
}
