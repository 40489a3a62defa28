//! The working copy of a running round: kept part by part, read back whole. Never here: drafts.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use super::codec::round::{ROUND, SEQUENCE, opening_of, parts, place_agreements, questions_of, round_of};
use super::codec::{moment, moment_columns};
use super::{Level, Store, StoreError, agreements, drafts, wording};
use crate::domain::Moment;
use crate::domain::agreement::AgreementState;
use crate::domain::case::UnfinishedRound;
use crate::domain::fold::fold;
use crate::domain::id::{AgreementId, CaseId, RoundId};
use crate::domain::round::{CaseRef, Round};
use crate::protection::Protection;

impl Store {
    /// Keeps a round that begins. This process writes it from here on. A new case of a title that
    /// another case got in the meantime is refused: one title, one case.
    pub fn begin(&mut self, round: &Round, now: Moment) -> Result<(), StoreError> {
        let (started, started_zone) = moment_columns(round.started);
        let (touched, touched_zone) = moment_columns(now);
        self.write(Level::Full, |tx| {
            check_title(tx, &round.case)?;
            tx.prepare_cached(
                "INSERT INTO working_round (id, epoch, case_id, case_title, case_folded, sequence,
                   started, started_zone, touched, touched_zone)
                 VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute((
                round.id.0.into_bytes(),
                round.case.id.0.into_bytes(),
                &round.case.title,
                fold(&round.case.title),
                &round.sequence.id,
                started,
                started_zone,
                touched,
                touched_zone,
            ))?;
            put(tx, round.id, SEQUENCE, &wording::body(&round.sequence))?;
            for (part, body) in parts(round) {
                put(tx, round.id, &part, &body)?;
            }
            Ok(())
        })?;
        self.epochs.insert(round.id, 1);
        Ok(())
    }

    /// Takes over the writing of an unfinished round: whoever wrote it before is refused from now
    /// on. Call it before [`Store::resume`], so that nothing is written in between. A round that
    /// is written without it is taken over by its first write.
    pub fn take(&mut self, id: RoundId) -> Result<(), StoreError> {
        let epoch = self.write(Level::Full, |tx| {
            let epoch: Option<i64> = tx
                .prepare_cached("UPDATE working_round SET epoch = epoch + 1 WHERE id = ?1 RETURNING epoch")?
                .query_row([id.0.into_bytes()], |row| row.get(0))
                .optional()?;
            epoch.ok_or(StoreError::NotFound("round"))
        })?;
        self.epochs.insert(id, epoch);
        self.touched = drafts::last_touched(&self.db)?.max(self.touched);
        Ok(())
    }

    /// Keeps what differs from what was kept before, through a power cut, and deletes the drafts
    /// of the fields in `done` with it.
    pub fn keep(&mut self, round: &Round, done: &[&str], now: Moment) -> Result<(), StoreError> {
        let epoch = self.epoch(round.id)?;
        let (touched, touched_zone) = moment_columns(now);
        self.write(Level::Full, |tx| {
            check_epoch(tx, round.id, epoch)?;
            tx.prepare_cached(
                "UPDATE working_round SET case_id = ?2, case_title = ?3, case_folded = ?4,
                   touched = ?5, touched_zone = ?6 WHERE id = ?1",
            )?
            .execute((
                round.id.0.into_bytes(),
                round.case.id.0.into_bytes(),
                &round.case.title,
                fold(&round.case.title),
                touched,
                touched_zone,
            ))?;
            let kept = read(tx, round.id)?;
            let new = parts(round);
            for part in kept.keys().filter(|part| !new.contains_key(*part)) {
                tx.prepare_cached("DELETE FROM working_part WHERE round = ?1 AND part = ?2")?
                    .execute((round.id.0.into_bytes(), part))?;
            }
            for (part, body) in new.iter().filter(|(part, body)| kept.get(*part) != Some(body)) {
                put(tx, round.id, part, body)?;
            }
            for field in done {
                drafts::delete(tx, Some(round.id), field)?;
            }
            Ok(())
        })?;
        // The round is kept; a log that cannot be copied now is copied at the next rest.
        let _ = self.rest_if_due();
        Ok(())
    }

    /// The unfinished rounds, of one case or all, the one last worked on first.
    pub fn unfinished(&self, case: Option<CaseId>) -> Result<Vec<UnfinishedRound>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT id, case_id, case_title, sequence, started, started_zone, touched, touched_zone
             FROM working_round WHERE ?1 IS NULL OR case_id = ?1 ORDER BY touched DESC, id DESC",
        )?;
        let rows = query.query_map([case.map(|case| case.0.into_bytes())], |row| {
            let moments = (row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?);
            let ids: ([u8; 16], [u8; 16]) = (row.get(0)?, row.get(1)?);
            Ok((ids, row.get(2)?, row.get(3)?, moments))
        })?;
        rows.map(|row| {
            let ((id, case), title, sequence, (started, zone, touched, touched_zone)) = row?;
            let damaged = || StoreError::damaged("a moment of an unfinished round");
            Ok(UnfinishedRound {
                id: RoundId(uuid::Uuid::from_bytes(id)),
                case: CaseRef { id: CaseId(uuid::Uuid::from_bytes(case)), title },
                sequence,
                started: moment(started, zone).ok_or_else(damaged)?,
                touched: moment(touched, touched_zone).ok_or_else(damaged)?,
            })
        })
        .collect()
    }

    /// The round as it was kept last. Open agreements are read again: one that was settled
    /// elsewhere is no longer on the table, unless it was spoken of in this round, or is where
    /// the round stands.
    pub fn resume(&self, id: RoundId) -> Result<Option<Round>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let case = tx
            .prepare_cached("SELECT case_id, case_title FROM working_round WHERE id = ?1")?
            .query_row([id.0.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((case, title)) = case else {
            return Ok(None);
        };
        let case = CaseRef { id: CaseId(uuid::Uuid::from_bytes(case)), title };
        let damaged = || StoreError::damaged("an unfinished round cannot be read");
        let sequence: String = tx
            .prepare_cached("SELECT body FROM working_part WHERE round = ?1 AND part = ?2")?
            .query_row((id.0.into_bytes(), SEQUENCE), |row| row.get(0))?;
        let sequence = wording::sequence(&sequence)?;
        let parts: BTreeMap<String, Value> = read(&tx, id)?
            .into_iter()
            .map(|(part, body)| Ok((part, serde_json::from_str(&body).map_err(|_| damaged())?)))
            .collect::<Result<_, StoreError>>()?;
        let whole = parts.get(ROUND).ok_or_else(damaged)?;
        let stays = place_agreements(whole);
        let mut opening = Vec::new();
        for agreement in opening_of(whole).ok_or_else(damaged)? {
            if let Some(found) = agreements::one(&tx, agreement)?
                && (found.state == AgreementState::Open
                    || stays.contains(&agreement)
                    || parts.contains_key(&review_part(agreement)))
            {
                opening.push(found);
            }
        }
        let mut questions = Vec::new();
        for question in questions_of(whole).ok_or_else(damaged)? {
            questions.extend(super::questions::one(&tx, question)?);
        }
        Ok(Some(round_of(id, case, sequence, opening, questions, &parts).ok_or_else(damaged)?))
    }

    /// The epoch at which this process writes this round; taken over when it has none yet.
    pub(super) fn epoch(&mut self, id: RoundId) -> Result<i64, StoreError> {
        if !self.epochs.contains_key(&id) {
            self.take(id)?;
        }
        self.epochs.get(&id).copied().ok_or(StoreError::NotFound("round"))
    }
}

fn review_part(id: AgreementId) -> String {
    format!("review/{id}")
}

/// Refuses a new case whose title another case has, case and diacritics folded.
fn check_title(db: &Connection, case: &CaseRef) -> Result<(), StoreError> {
    let id = case.id.0.into_bytes();
    let known: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM cases WHERE id = ?1)
               OR EXISTS (SELECT 1 FROM working_round WHERE case_id = ?1)",
        )?
        .query_row([id], |row| row.get(0))?;
    if known {
        return Ok(());
    }
    let other: Option<([u8; 16], String)> = db
        .prepare_cached(
            "SELECT id, title FROM cases WHERE folded = ?1
             UNION ALL SELECT case_id, case_title FROM working_round WHERE case_folded = ?1 LIMIT 1",
        )?
        .query_row([fold(&case.title)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    other.map_or(Ok(()), |(id, title)| {
        Err(StoreError::TitleTaken(CaseRef { id: CaseId(uuid::Uuid::from_bytes(id)), title }))
    })
}

/// Refuses when the round is gone or another window went on with it.
pub(super) fn check_epoch(db: &Connection, id: RoundId, epoch: i64) -> Result<(), StoreError> {
    let found: Option<i64> = db
        .prepare_cached("SELECT epoch FROM working_round WHERE id = ?1")?
        .query_row([id.0.into_bytes()], |row| row.get(0))
        .optional()?;
    match found {
        None => Err(StoreError::NotFound("round")),
        Some(found) if found != epoch && Protection::OneKeyboard.holds() => Err(StoreError::TakenOver),
        Some(_) => Ok(()),
    }
}

/// Takes the working copy and its drafts out of the tables.
pub(super) fn remove(db: &Connection, id: RoundId) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM working_part WHERE round = ?1",
        "DELETE FROM working_round WHERE id = ?1",
        "DELETE FROM draft_edit WHERE owner = ?1",
        "DELETE FROM draft WHERE owner = ?1",
    ] {
        db.prepare_cached(statement)?.execute([id.0.into_bytes()])?;
    }
    Ok(())
}

/// Every part but the sequence.
fn read(db: &Connection, id: RoundId) -> Result<BTreeMap<String, String>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT part, body FROM working_part WHERE round = ?1 AND part <> ?2")?;
    let rows = query.query_map((id.0.into_bytes(), SEQUENCE), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn put(db: &Connection, id: RoundId, part: &str, body: &str) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO working_part (round, part, body) VALUES (?1, ?2, ?3)
         ON CONFLICT (round, part) DO UPDATE SET body = excluded.body",
    )?
    .execute((id.0.into_bytes(), part, body))?;
    Ok(())
}
