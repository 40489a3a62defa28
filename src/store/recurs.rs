//! What comes back: answers that were linked to an earlier one, as a thread through the rounds.
//!
//! Only people link; nothing is guessed here. Never here: making a link.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::agreements::{maybe_uuid, uuid};
use super::codec::content::Said;
use super::codec::moment;
use super::{Store, StoreError};
use crate::domain::Moment;
use crate::domain::answer::{Content, Mark};
use crate::domain::case::{Came, CameOf};
use crate::domain::id::{AnswerId, CaseId, ElementId, QuestionId, RoundId};
use crate::domain::question::QuestionRef;

/// An answer of a finished round, in a thread or on offer to be linked to.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// The answer.
    pub answer: AnswerId,
    /// Its round.
    pub round: RoundId,
    /// When that round began.
    pub at: Moment,
    /// Its words.
    pub text: String,
}

const EARLIER: &str = "a.id, a.round, a.started, r.started_zone, a.form, a.text, a.amount, a.items
    FROM answer a JOIN round r ON r.id = a.round";

const THREAD: &str = "WITH RECURSIVE thread (answer) AS (
    VALUES (?1)
    UNION SELECT l.earlier FROM thread t JOIN link l ON l.answer = t.answer WHERE l.earlier IS NOT NULL
    UNION SELECT l.answer FROM thread t JOIN link l ON l.earlier = t.answer)";

impl Store {
    /// Every answer that was linked to this one or by it, the oldest first, with itself. One
    /// answer alone when there is no link.
    pub fn thread(&self, answer: AnswerId) -> Result<Vec<Earlier>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        thread(&tx, answer)
    }

    /// The answers of a round that come back to an earlier one: the n-th time, from 2.
    pub fn comes_by(&self, round: RoundId) -> Result<BTreeMap<AnswerId, usize>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let all = came_of(&tx, round)?.into_iter();
        let times = all.filter_map(|came| match came.what {
            Came::ComesBy(times) => Some((came.answer, times)),
            Came::Question(..) | Came::Element(..) => None,
        });
        Ok(times.collect())
    }

    /// What was said in the finished rounds of a case, the newest first, `limit` answers at most.
    pub fn last_said(&self, case: CaseId, limit: usize) -> Result<Vec<Earlier>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let sql = format!(
            "SELECT {EARLIER} WHERE a.case_id = ?1 AND r.state = 'finished' AND a.off_path = 0
               AND a.form IN ('text', 'list', 'say-back')
             ORDER BY a.started DESC, a.number DESC LIMIT ?2"
        );
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut query = tx.prepare_cached(&sql)?;
        let mut rows = query.query((case.0.into_bytes(), limit))?;
        let mut said = Vec::new();
        while let Some(row) = rows.next()? {
            said.push(earlier(row)?);
        }
        Ok(said)
    }

    /// Answers of a case with this mark, of finished rounds, the newest first, `limit` at most.
    pub fn marked(&self, case: CaseId, mark: Mark, limit: usize) -> Result<Vec<Earlier>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let sql = format!(
            "SELECT {EARLIER} WHERE a.case_id = ?1 AND r.state = 'finished' AND a.off_path = 0
               AND EXISTS (SELECT 1 FROM mark m WHERE m.answer = a.id AND m.mark = ?2)
             ORDER BY a.started DESC, a.number DESC LIMIT ?3"
        );
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut query = tx.prepare_cached(&sql)?;
        let mut rows = query.query((case.0.into_bytes(), mark.code(), limit))?;
        let mut marked = Vec::new();
        while let Some(row) = rows.next()? {
            marked.push(earlier(row)?);
        }
        Ok(marked)
    }
}

/// What was made of the answers of a round, in their order.
pub(super) fn came_of(db: &Connection, round: RoundId) -> Result<Vec<CameOf>, StoreError> {
    came(db, "WHERE a.round = ?1 ORDER BY a.position, l.id", round.0)
}

/// What was made of one answer.
pub(super) fn came_of_answer(db: &Connection, answer: AnswerId) -> Result<Vec<CameOf>, StoreError> {
    came(db, "WHERE a.id = ?1 ORDER BY l.id", answer.0)
}

fn came(db: &Connection, of: &str, id: Uuid) -> Result<Vec<CameOf>, StoreError> {
    let mut query = db.prepare_cached(&format!(
        "SELECT a.id, q.id, q.letter, q.question, e.id, e.element
         FROM answer a JOIN link l ON l.answer = a.id
           LEFT JOIN learning_question q ON q.id = l.question LEFT JOIN element e ON e.id = l.element
         {of}"
    ))?;
    let mut rows = query.query([id.into_bytes()])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let answer = AnswerId(uuid(row, 0)?);
        let question = maybe_uuid(row, 1)?.zip(row.get::<_, Option<String>>(2)?);
        let what = match (question, maybe_uuid(row, 4)?) {
            (Some((id, letter)), _) => {
                let letter =
                    letter.parse().map_err(|_| StoreError::damaged("a letter of a learning question"))?;
                Came::Question(QuestionRef { id: QuestionId(id), letter }, row.get(3)?)
            }
            (None, Some(id)) => Came::Element(ElementId(id), row.get(5)?),
            (None, None) => {
                let thread = thread(db, answer)?;
                let place = thread.iter().position(|earlier| earlier.answer == answer).unwrap_or(0);
                Came::ComesBy(rounds(thread.get(..=place).unwrap_or(&[])))
            }
        };
        all.push(CameOf { answer, what });
    }
    // A link to an agreement says nothing that the agreement does not say itself.
    all.retain(|came| came.what != Came::ComesBy(1));
    Ok(all)
}

/// In how many rounds this was said: however many say it in one, it came by once.
pub fn rounds(thread: &[Earlier]) -> usize {
    thread.iter().map(|earlier| earlier.round).collect::<BTreeSet<_>>().len()
}

fn thread(db: &Connection, answer: AnswerId) -> Result<Vec<Earlier>, StoreError> {
    let sql =
        format!("{THREAD} SELECT {EARLIER} JOIN thread t ON t.answer = a.id ORDER BY a.started, a.number");
    let mut query = db.prepare_cached(&sql)?;
    let mut rows = query.query([answer.0.into_bytes()])?;
    let mut thread = Vec::new();
    while let Some(row) = rows.next()? {
        thread.push(earlier(row)?);
    }
    Ok(thread)
}

fn earlier(row: &Row<'_>) -> Result<Earlier, StoreError> {
    let damaged = || StoreError::damaged("an answer cannot be read");
    let items: Option<String> = row.get(7)?;
    let items = items.map(|items| serde_json::from_str(&items)).transpose().map_err(|_| damaged())?;
    let said = Said { form: row.get(4)?, text: row.get(5)?, amount: row.get(6)?, items };
    let text = match said.content().ok_or_else(damaged)? {
        Some(Content::Text(text) | Content::SayBack { text, .. }) => text,
        Some(Content::List(items)) => items.join("\n"),
        Some(Content::Number(number)) => number.to_string(),
        Some(Content::Agenda(entries)) => joined(entries.into_iter().map(|entry| entry.text)),
        Some(Content::Elements(elements)) => joined(elements.into_iter().map(|made| made.element)),
        Some(Content::Agreements(promises)) => joined(promises.into_iter().map(|made| made.what)),
        Some(Content::Options(_) | Content::Votes(_)) | None => String::new(),
    };
    Ok(Earlier {
        answer: AnswerId(uuid(row, 0)?),
        round: RoundId(uuid(row, 1)?),
        at: moment(row.get(2)?, row.get(3)?).ok_or_else(damaged)?,
        text,
    })
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
