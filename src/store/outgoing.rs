//! The revisions of a case, for a casebook: as they were at one moment, read in short pieces.
//!
//! A log only grows, so what stands before one place in it is the same whenever it is read: a
//! large export is consistent and holds the database never longer than a piece takes. Never here:
//! what a casebook looks like.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use uuid::Uuid;

use super::agreements::uuid;
use super::incoming::followed;
use super::rows::NOTHING;
use super::{Store, StoreError, rewrite};
use crate::domain::id::{AgreementId, AnswerId, CaseId, RoundId};

/// A place in the log of the database, and what stood before it in a case.
#[derive(Debug)]
pub struct Log {
    case: CaseId,
    cut: i64,
    rounds: Vec<RoundId>,
    /// Rows that were taken away.
    gone: Vec<Uuid>,
    /// Wordings that were given already.
    wordings: BTreeSet<Uuid>,
}

/// A piece of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The case and its people.
    Head,
    /// A round with its answers and reviews.
    Round(RoundId),
    /// Its lists, and what was taken away.
    Lists,
}

/// A revision as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Its identity.
    pub id: Uuid,
    /// The row.
    pub row: Uuid,
    /// The kind of the row.
    pub kind: String,
    /// The machine that made it.
    pub node: Uuid,
    /// Its place in time.
    pub clock: i64,
    /// The revisions after which it came.
    pub parents: Vec<Uuid>,
    /// The whole row as JSON; None when it was erased.
    pub body: Option<String>,
}

impl Log {
    /// Its pieces, in order.
    pub fn pieces(&self) -> Vec<Piece> {
        let rounds = self.rounds.iter().copied().map(Piece::Round);
        std::iter::once(Piece::Head).chain(rounds).chain([Piece::Lists]).collect()
    }
}

/// Rows of the lists of a case.
const LISTS: &[&str] = &[
    "SELECT id FROM learning_question WHERE case_id = ?1",
    "SELECT e.id FROM question_entry e JOIN learning_question q ON q.id = e.question WHERE q.case_id = ?1",
    "SELECT id FROM agreement WHERE case_id = ?1",
    "SELECT id FROM element WHERE case_id = ?1",
    "SELECT s.id FROM sighting s JOIN element e ON e.id = s.element WHERE e.case_id = ?1",
    "SELECT id FROM note WHERE case_id = ?1",
    "SELECT id FROM attachment WHERE case_id = ?1",
];

const HEAD: &[&str] = &["SELECT id FROM cases WHERE id = ?1", "SELECT id FROM person WHERE case_id = ?1"];

const ROUND: &[&str] = &[
    "SELECT id FROM round WHERE id = ?1",
    "SELECT id FROM attendance WHERE round = ?1",
    "SELECT id FROM answer WHERE round = ?1",
    "SELECT m.id FROM mark m JOIN answer a ON a.id = m.answer WHERE a.round = ?1",
    "SELECT l.id FROM link l JOIN answer a ON a.id = l.answer WHERE a.round = ?1",
    "SELECT id FROM review WHERE round = ?1",
];

impl Store {
    /// The log of a case as it is now; `gone` is what [`Store::taken_away`] gave.
    pub fn log(&self, case: CaseId, gone: &[(CaseId, Uuid)]) -> Result<Log, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let cut = tx.query_row("SELECT coalesce(max(rowid), 0) FROM revision", [], |row| row.get(0))?;
        let mut query = tx.prepare_cached("SELECT id FROM round WHERE case_id = ?1 ORDER BY started, id")?;
        let rounds = query.query_map([case.0.into_bytes()], |row| uuid(row, 0).map(RoundId))?;
        let rounds = rounds.collect::<Result<_, _>>()?;
        let gone = gone.iter().filter(|(of, _)| *of == case).map(|(_, row)| *row).collect();
        Ok(Log { case, cut, rounds, gone, wordings: BTreeSet::new() })
    }

    /// The rows that were taken away, each with its case. It looks at the whole log: once is enough.
    pub fn taken_away(&self) -> Result<Vec<(CaseId, Uuid)>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        gone(&tx)
    }

    /// The revisions of a piece of this log, those of a row in their order.
    pub fn revisions(&self, log: &mut Log, piece: Piece) -> Result<Vec<Logged>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let (statements, of) = match piece {
            Piece::Head => (HEAD, log.case.0),
            Piece::Round(round) => (ROUND, round.0),
            Piece::Lists => (LISTS, log.case.0),
        };
        let mut rows = Vec::new();
        if let Piece::Round(_) = piece {
            let wording = tx
                .prepare_cached("SELECT sequence FROM round WHERE id = ?1")?
                .query_row([of.into_bytes()], |row| uuid(row, 0))
                .optional()?;
            rows.extend(wording.filter(|wording| log.wordings.insert(*wording)));
        }
        for statement in statements {
            let mut query = tx.prepare_cached(statement)?;
            let found = query.query_map([of.into_bytes()], |row| uuid(row, 0))?;
            rows.extend(found.collect::<Result<Vec<_>, _>>()?);
        }
        if piece == Piece::Lists {
            rows.append(&mut log.gone);
        }
        let mut revisions = Vec::new();
        for row in rows {
            of_row(&tx, row, log.cut, &mut revisions)?;
        }
        Ok(revisions)
    }

    /// The answers of which an agreement was made.
    pub fn answers_of_agreement(&self, agreement: AgreementId) -> Result<Vec<AnswerId>, StoreError> {
        let mut query = self.db.prepare_cached("SELECT answer FROM link WHERE agreement = ?1 ORDER BY id")?;
        let rows = query.query_map([agreement.0.into_bytes()], |row| uuid(row, 0).map(AnswerId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn of_row(db: &Connection, row: Uuid, cut: i64, into: &mut Vec<Logged>) -> Result<(), StoreError> {
    let mut query = db.prepare_cached(
        "SELECT id, kind, node, clock, body FROM revision WHERE row = ?1 AND rowid <= ?2 ORDER BY rowid",
    )?;
    let mut parents = db.prepare_cached("SELECT parent FROM revision_parent WHERE revision = ?1")?;
    let mut rows = query.query((row.into_bytes(), cut))?;
    while let Some(found) = rows.next()? {
        let id = uuid(found, 0)?;
        let before = parents.query_map([id.into_bytes()], |row| uuid(row, 0))?;
        into.push(Logged {
            id,
            row,
            kind: found.get(1)?,
            node: uuid(found, 2)?,
            clock: found.get(3)?,
            parents: before.collect::<Result<_, _>>()?,
            body: found.get(4)?,
        });
    }
    Ok(())
}

/// The rows that were taken away.
fn gone(db: &Connection) -> Result<Vec<(CaseId, Uuid)>, StoreError> {
    let mut query = db.prepare_cached("SELECT DISTINCT row FROM revision WHERE body = ?1")?;
    let rows = query.query_map([NOTHING], |row| uuid(row, 0))?;
    let rows: Vec<Uuid> = rows.collect::<Result<_, _>>()?;
    let mut gone = Vec::new();
    for row in rows {
        let of = match case_of(db, row, 3)? {
            // One that is gone too went with that case to another.
            Some(case) if followed::is_gone(db, case)? => followed::went(db, case)?,
            Some(case) => Some(CaseId(case)),
            // A case that was put together with another goes out with that one.
            None => match followed::went(db, row)? {
                Some(into) => Some(into),
                None => erased_from(db, row)?,
            },
        };
        gone.extend(of.map(|case| (case, row)));
    }
    Ok(gone)
}

/// The case of a row of which no words are left: that of what was written with its end, in the same transaction; else the
/// first there is. It has to go out: an erase wins everywhere.
fn erased_from(db: &Connection, row: Uuid) -> Result<Option<CaseId>, StoreError> {
    let beside = rewrite::ids(
        db,
        "SELECT DISTINCT b.row FROM revision e JOIN revision b ON b.rowid BETWEEN e.rowid - 1000 AND e.rowid + 1000
         WHERE e.row = ?1 AND e.body = '{}' AND b.clock = e.clock AND b.node = e.node AND b.body <> '{}'",
        [row.into_bytes()],
    )?;
    for other in beside {
        if let Some(case) = case_of(db, other, 3)? {
            return Ok(Some(CaseId(case)));
        }
    }
    let first =
        db.prepare_cached("SELECT id FROM cases ORDER BY id LIMIT 1")?.query_row([], |row| uuid(row, 0));
    Ok(first.optional()?.map(CaseId))
}

/// The case of a row, from what its revisions said last.
pub(super) fn case_of(db: &Connection, row: Uuid, deep: u8) -> Result<Option<Uuid>, StoreError> {
    let said: Option<(String, String)> = db
        .prepare_cached(
            "SELECT kind, body FROM revision WHERE row = ?1 AND body IS NOT NULL AND body <> ?2
             ORDER BY clock DESC, node DESC LIMIT 1",
        )?
        .query_row((row.into_bytes(), NOTHING), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((kind, body)) = said else {
        return Ok(None);
    };
    let body: Value = serde_json::from_str(&body).unwrap_or_default();
    let id = |key: &str| body.get(key).and_then(Value::as_str).and_then(|id| Uuid::parse_str(id).ok());
    // Where an element was seen is told by the case in which it was noticed.
    if let (Some(case), false) = (id("case_id"), kind == "sighting") {
        return Ok(Some(case));
    }
    let above = ["element", "answer", "question", "agreement", "round"].into_iter().find_map(id);
    match above {
        Some(above) if deep > 0 => case_of(db, above, deep - 1),
        Some(_) | None => Ok(None),
    }
}
