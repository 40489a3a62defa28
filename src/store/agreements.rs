//! Agreements as they stand now, with what was said of them. Never here: making or settling them.

use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::codec::{due, list, moment, owner_of};
use super::earlier::{self, rewritten};
use super::{Store, StoreError};
use crate::domain::agreement::{Agreement, AgreementState, Outcome, PastReview, Review};
use crate::domain::answer::Owner;
use crate::domain::id::{AgreementId, CaseId, QuestionId, ReviewId, RoundId};
use crate::domain::question::QuestionRef;

/// An agreement, and whether its words were ever others: it is written again whenever it is settled.
const AGREEMENT: &str = concat!(
    "SELECT id, case_id, round, step, made, made_zone, what, who, due_on, due_words, if_then, question, state,
       (SELECT letter FROM learning_question q WHERE q.id = agreement.question), ",
    rewritten!("agreement"),
    " AND EXISTS (SELECT 1 FROM revision v WHERE v.row = agreement.id AND v.body ->> 'what' <> agreement.what)
     FROM agreement"
);
const REVIEW: &str = "SELECT id, agreement, round, said, said_zone, outcome, text, due_given,
    due_on, due_words, change, as_question, past_due_not FROM review";

/// SQL: the words of agreement `x` before they were changed for the first time, which stand in the last revision before
/// the first that has the new words.
macro_rules! at_first {
    () => {
        "(SELECT v.body ->> 'what' FROM revision v WHERE v.row = x.id AND v.body IS NOT NULL AND v.clock <
            (SELECT min(w.clock) FROM revision w WHERE w.row = x.id AND w.body ->> 'what' =
              (SELECT change FROM review WHERE agreement = x.id AND change IS NOT NULL ORDER BY said, id LIMIT 1))
          ORDER BY v.clock DESC, v.node DESC LIMIT 1)"
    };
}
pub(super) use at_first;

/// The date with which an agreement was made, while the revision that says so is kept.
const DUE_AT_FIRST: &str = "SELECT body ->> 'due_on', body ->> 'due_words' FROM revision
    WHERE row = ?1 AND body ->> 'what' IS NOT NULL ORDER BY clock, node LIMIT 1";

/// What is still arriving stands there before its case.
const HERE: &str = "EXISTS (SELECT 1 FROM cases c WHERE c.id = agreement.case_id)";

impl Store {
    /// The open agreements of a case, or of all cases, oldest first, with their reviews; with
    /// `all` also those that were settled.
    pub fn agreements(&self, case: Option<CaseId>, all: bool) -> Result<Vec<Agreement>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let open = if all { "" } else { "AND state = 'open'" };
        let order = "ORDER BY made, id";
        match case {
            Some(case) => {
                many(&tx, &format!("{AGREEMENT} WHERE case_id = ?1 {open} {order}"), [case.0.into_bytes()])
            }
            None => many(&tx, &format!("{AGREEMENT} WHERE {HERE} {open} {order}"), []),
        }
    }
}

impl Store {
    /// The agreements of a case that were settled, the newest first, `limit` at most, those made
    /// before the agreement `after`.
    pub fn settled_agreements(
        &self,
        case: CaseId,
        after: Option<AgreementId>,
        limit: usize,
    ) -> Result<Vec<Agreement>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let from: Option<i64> = match after {
            Some(id) => tx
                .prepare_cached("SELECT made FROM agreement WHERE id = ?1")?
                .query_row([id.0.into_bytes()], |row| row.get(0))
                .optional()?,
            None => None,
        };
        // A part for each state reads by key.
        let part = |state: &str| {
            format!(
                "SELECT id, made FROM (SELECT id, made FROM agreement
                   WHERE case_id = ?1 AND state = '{state}' AND (made, id) < (?2, ?3)
                   ORDER BY made DESC, id DESC LIMIT ?4)"
            )
        };
        let parts = ["done", "dropped", "question"].map(part).join(" UNION ALL ");
        let sql = format!(
            "{AGREEMENT} WHERE id IN (SELECT id FROM ({parts}) ORDER BY made DESC, id DESC LIMIT ?4)
             ORDER BY made DESC, id DESC"
        );
        let params = (
            case.0.into_bytes(),
            from.unwrap_or(i64::MAX),
            after.map_or([0xff; 16], |after| after.0.into_bytes()),
            i64::try_from(limit).unwrap_or(i64::MAX),
        );
        many(&tx, &sql, params)
    }
}

impl Store {
    /// The agreements of a case that answer a learning question or became one, oldest first.
    pub fn agreed_for_questions(&self, case: CaseId) -> Result<Vec<Agreement>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let linked = "question IS NOT NULL OR id IN (SELECT e.agreement FROM question_entry e
             JOIN learning_question q ON q.id = e.question WHERE q.case_id = ?1 AND e.agreement IS NOT NULL)";
        let sql = format!("{AGREEMENT} WHERE case_id = ?1 AND ({linked}) ORDER BY made, id");
        many(&tx, &sql, [case.0.into_bytes()])
    }

    /// The agreements of which something was said in this round. Whoever took one upon them in another case, from which the
    /// round was moved, is named.
    pub fn spoken_of(&self, round: RoundId) -> Result<Vec<Agreement>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let said = "id IN (SELECT agreement FROM review WHERE round = ?1)";
        let mut agreements = many(&tx, &format!("{AGREEMENT} WHERE {said}"), [round.0.into_bytes()])?;
        let mut name = tx.prepare_cached(
            "SELECT p.name FROM person p JOIN round r ON r.case_id <> p.case_id WHERE r.id = ?1 AND p.id = ?2",
        )?;
        for owner in agreements.iter_mut().flat_map(|agreement| &mut agreement.who) {
            if let Owner::Person(person) = owner {
                let key = (round.0.into_bytes(), person.0.into_bytes());
                let elsewhere: Option<String> = name.query_row(key, |row| row.get(0)).optional()?;
                if let Some(name) = elsewhere {
                    *owner = Owner::Other(name);
                }
            }
        }
        Ok(agreements)
    }
}

/// One agreement.
pub(super) fn one(db: &Connection, id: AgreementId) -> Result<Option<Agreement>, StoreError> {
    let found = many(db, &format!("{AGREEMENT} WHERE id = ?1"), [id.0.into_bytes()])?;
    Ok(found.into_iter().next())
}

/// The agreements that were made in a round, in order.
pub(super) fn made_in(db: &Connection, round: RoundId) -> Result<Vec<Agreement>, StoreError> {
    many(db, &format!("{AGREEMENT} WHERE round = ?1 ORDER BY position, id"), [round.0.into_bytes()])
}

/// The agreements that answer a learning question or became it, oldest first.
pub(super) fn of_question(db: &Connection, question: QuestionId) -> Result<Vec<Agreement>, StoreError> {
    many(db, &format!("{AGREEMENT} WHERE question = ?1 ORDER BY made, id"), [question.0.into_bytes()])
}

/// What was said of agreements in a round, in order.
pub(super) fn reviews_in(db: &Connection, round: RoundId) -> Result<Vec<PastReview>, StoreError> {
    reviews(db, &format!("{REVIEW} WHERE round = ?1 ORDER BY position, id"), round.0)
}

/// In which order an agreement stands among those of its round.
pub(super) fn position(db: &Connection, id: AgreementId) -> Result<i64, StoreError> {
    let position = db
        .prepare_cached("SELECT position FROM agreement WHERE id = ?1")?
        .query_row([id.0.into_bytes()], |row| row.get(0))
        .optional()?;
    position.ok_or(StoreError::NotFound("agreement"))
}

fn many(db: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<Agreement>, StoreError> {
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query(params)?;
    let mut agreements = Vec::new();
    while let Some(row) = rows.next()? {
        let damaged = || StoreError::damaged("an agreement cannot be read");
        let mut agreement = agreement(row)?.ok_or_else(damaged)?;
        if row.get(14)? {
            agreement.corrected = earlier::of_column(db, agreement.id.0, "what", &agreement.what)?;
        }
        agreements.push(agreement);
    }
    for agreement in &mut agreements {
        let sql = format!("{REVIEW} WHERE agreement = ?1 ORDER BY said, id");
        agreement.reviews = reviews(db, &sql, agreement.id.0)?;
        if agreement.reviews.iter().any(|past| past.review.change.is_some()) {
            let sql = concat!("SELECT ", at_first!(), " FROM agreement x WHERE x.id = ?1");
            agreement.at_first =
                db.prepare_cached(sql)?.query_row([agreement.id.0.into_bytes()], |row| row.get(0))?;
        }
        if agreement.reviews.iter().any(|past| past.review.due.is_some()) {
            let first = db
                .prepare_cached(DUE_AT_FIRST)?
                .query_row([agreement.id.0.into_bytes()], |row| {
                    Ok((row.get::<_, Option<String>>(0)?, row.get(1)?))
                })
                .optional()?;
            agreement.due_at_first = first.and_then(|(on, words)| due(on.as_deref(), words));
        }
    }
    Ok(agreements)
}

fn agreement(row: &Row<'_>) -> Result<Option<Agreement>, StoreError> {
    let who: String = row.get(7)?;
    let on: Option<String> = row.get(8)?;
    let state: String = row.get(12)?;
    let (made, zone, words) = (row.get(4)?, row.get(5)?, row.get(9)?);
    let (id, case, round) = (uuid(row, 0)?, uuid(row, 1)?, uuid(row, 2)?);
    let (step, what, if_then) = (row.get(3)?, row.get(6)?, row.get(10)?);
    let letter: Option<String> = row.get(13)?;
    let letter = letter.and_then(|letter| letter.parse().ok());
    let question = maybe_uuid(row, 11)?.zip(letter);
    let question = question.map(|(id, letter)| QuestionRef { id: QuestionId(id), letter });
    let read = || {
        Some(Agreement {
            id: AgreementId(id),
            case: CaseId(case),
            what,
            at_first: None,
            corrected: Vec::new(),
            due_at_first: None,
            who: list(&serde_json::from_str(&who).ok()?, owner_of)?,
            due: due(on.as_deref(), words)?,
            if_then,
            state: AgreementState::from_code(&state)?,
            round: RoundId(round),
            step,
            made: moment(made, zone)?,
            question,
            reviews: Vec::new(),
        })
    };
    Ok(read())
}

fn reviews(db: &Connection, sql: &str, of: Uuid) -> Result<Vec<PastReview>, StoreError> {
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query([of.into_bytes()])?;
    let mut reviews = Vec::new();
    while let Some(row) = rows.next()? {
        let outcome: String = row.get(5)?;
        let on: Option<String> = row.get(8)?;
        let damaged = || StoreError::damaged("a review cannot be read");
        let given: bool = row.get(7)?;
        let due = due(on.as_deref(), row.get(9)?).ok_or_else(damaged)?;
        reviews.push(PastReview {
            id: ReviewId(uuid(row, 0)?),
            round: RoundId(uuid(row, 2)?),
            at: moment(row.get(3)?, row.get(4)?).ok_or_else(damaged)?,
            review: Review {
                agreement: AgreementId(uuid(row, 1)?),
                outcome: Outcome::from_code(&outcome).ok_or_else(damaged)?,
                text: row.get(6)?,
                due: given.then_some(due),
                change: row.get(10)?,
                as_question: row.get(11)?,
                wording: String::new(),
                past_due_not: row.get(12)?,
            },
        });
    }
    Ok(reviews)
}

/// The identity in a column.
pub(super) fn uuid(row: &Row<'_>, at: usize) -> rusqlite::Result<Uuid> {
    row.get(at).map(Uuid::from_bytes)
}

/// The identity in a column that may be empty.
pub(super) fn maybe_uuid(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Uuid>> {
    Ok(row.get::<_, Option<[u8; 16]>>(at)?.map(Uuid::from_bytes))
}
