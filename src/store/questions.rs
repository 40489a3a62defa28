//! Learning questions as they stand now, with what was said of them. Never here: changing them.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::agreements::{self, maybe_uuid, uuid};
use super::codec::moment;
use super::{Store, StoreError};
use crate::domain::agreement::Agreement;
use crate::domain::id::{AgreementId, AnswerId, CaseId, EntryId, QuestionId, RoundId};
use crate::domain::question::{LearningQuestion, QuestionEntry, QuestionState, Reach};

const QUESTION: &str = "SELECT id, case_id, letter, question, state, reach, made, made_zone, round, step
    FROM learning_question";
const ORDER: &str = "ORDER BY length(letter), letter, made, id";

impl Store {
    /// The learning questions of a case that are not closed, by letter; with `all` those too.
    pub fn learning_questions(&self, case: CaseId, all: bool) -> Result<Vec<LearningQuestion>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        of_case(&tx, case, all)
    }

    /// A learning question.
    pub fn learning_question(&self, id: QuestionId) -> Result<Option<LearningQuestion>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        one(&tx, id)
    }

    /// What was agreed for a learning question, oldest first, with what came of it.
    pub fn agreed_for(&self, id: QuestionId) -> Result<Vec<Agreement>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        agreements::of_question(&tx, id)
    }
}

/// The learning questions of a case, by letter.
pub(super) fn of_case(db: &Connection, case: CaseId, all: bool) -> Result<Vec<LearningQuestion>, StoreError> {
    let open = if all { "" } else { "AND state <> 'closed'" };
    many(db, &format!("{QUESTION} WHERE case_id = ?1 {open} {ORDER}"), case.0)
}

/// A learning question.
pub(super) fn one(db: &Connection, id: QuestionId) -> Result<Option<LearningQuestion>, StoreError> {
    Ok(many(db, &format!("{QUESTION} WHERE id = ?1"), id.0)?.into_iter().next())
}

fn many(db: &Connection, sql: &str, of: Uuid) -> Result<Vec<LearningQuestion>, StoreError> {
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query([of.into_bytes()])?;
    let mut questions = Vec::new();
    while let Some(row) = rows.next()? {
        questions.push(question(db, row)?);
    }
    // All of them are of one case.
    let case = questions.first().map(|question| question.case);
    let finished = case.map_or_else(|| Ok(Vec::new()), |case| finished_rounds(db, case))?;
    for question in &mut questions {
        question.quiet_rounds = quiet_rounds(db, question, &finished)?;
    }
    Ok(questions)
}

fn question(db: &Connection, row: &Row<'_>) -> Result<LearningQuestion, StoreError> {
    let damaged = || StoreError::damaged("a learning question cannot be read");
    let id = QuestionId(uuid(row, 0)?);
    let (letter, state, reach): (String, String, Option<String>) = (row.get(2)?, row.get(4)?, row.get(5)?);
    let history = history(db, id)?;
    Ok(LearningQuestion {
        id,
        case: CaseId(uuid(row, 1)?),
        letter: letter.parse().map_err(|_| damaged())?,
        question: row.get(3)?,
        state: QuestionState::from_code(&state).ok_or_else(damaged)?,
        reach: reach.map(|reach| Reach::from_code(&reach).ok_or_else(damaged)).transpose()?,
        made: moment(row.get(6)?, row.get(7)?).ok_or_else(damaged)?,
        round: maybe_uuid(row, 8)?.map(RoundId),
        step: row.get(9)?,
        history,
        answers: answers(db, "question", id.0)?,
        quiet_rounds: 0,
    })
}

/// The answers that are linked to this row, in the order of the links.
pub(super) fn answers(db: &Connection, to: &str, id: Uuid) -> Result<Vec<AnswerId>, StoreError> {
    let mut query = db.prepare_cached(&format!("SELECT answer FROM link WHERE {to} = ?1 ORDER BY id"))?;
    let answers = query.query_map([id.into_bytes()], |row| uuid(row, 0).map(AnswerId))?;
    Ok(answers.collect::<Result<_, _>>()?)
}

fn history(db: &Connection, of: QuestionId) -> Result<Vec<QuestionEntry>, StoreError> {
    let damaged = || StoreError::damaged("what was said of a learning question cannot be read");
    let mut query = db.prepare_cached(
        "SELECT id, said, said_zone, round, state, wording, text, agreement FROM question_entry
         WHERE question = ?1 ORDER BY said, position, id",
    )?;
    let mut rows = query.query([of.0.into_bytes()])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let state: String = row.get(4)?;
        entries.push(QuestionEntry {
            id: EntryId(uuid(row, 0)?),
            at: moment(row.get(1)?, row.get(2)?).ok_or_else(damaged)?,
            round: maybe_uuid(row, 3)?.map(RoundId),
            state: QuestionState::from_code(&state).ok_or_else(damaged)?,
            question: row.get(5)?,
            text: row.get(6)?,
            agreement: maybe_uuid(row, 7)?.map(AgreementId),
        });
    }
    Ok(entries)
}

/// When the rounds of a case were finished: of all its questions at once, since each of them looks at all of these.
fn finished_rounds(db: &Connection, case: CaseId) -> Result<Vec<i64>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT finished FROM round WHERE case_id = ?1 AND state = 'finished'")?;
    let finished = query.query_map([case.0.into_bytes()], |row| row.get(0))?;
    Ok(finished.collect::<Result<_, _>>()?)
}

/// How many of these rounds were finished since something was said of it or agreed for it.
fn quiet_rounds(db: &Connection, question: &LearningQuestion, finished: &[i64]) -> Result<u32, StoreError> {
    let said = question.history.last().map_or(question.made, |entry| entry.at).timestamp_millis();
    let agreed: Option<i64> = db
        .prepare_cached("SELECT max(made) FROM agreement WHERE question = ?1")?
        .query_row([question.id.0.into_bytes()], |row| row.get(0))?;
    let last = agreed.map_or(said, |agreed| agreed.max(said));
    Ok(u32::try_from(finished.iter().filter(|at| **at > last).count()).unwrap_or(u32::MAX))
}
