//! Something that was found, with the place it came from. Never here: whether it is wanted.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::entry;
use crate::domain::id::{AnswerId, CaseId, RoundId};
use crate::domain::search::{Hit, SearchKey, Source};
use crate::domain::sequence::Sequence;
use crate::domain::words::Lang;
use crate::store::agreements::{maybe_uuid, uuid};
use crate::store::codec::moment;
use crate::store::{StoreError, wording};

/// Wordings that were read before: many answers are to the same questions.
#[derive(Default)]
pub(super) struct Wordings(HashMap<Uuid, Arc<Sequence>>);

/// What this row says, and where; None when it is not there.
pub(super) fn hit(
    db: &Connection,
    key: SearchKey,
    kind: &str,
    row: Uuid,
    wordings: &mut Wordings,
) -> Result<Option<Hit>, StoreError> {
    let Some(words) = entry::words(kind) else {
        return Ok(None);
    };
    let Some(entry) = entry::entry(db, words, row)? else {
        return Ok(None);
    };
    let title: Option<String> = db
        .prepare_cached("SELECT title FROM cases WHERE id = ?1")?
        .query_row([entry.case.into_bytes()], |row| row.get(0))
        .optional()?;
    let (question, who) = match kind {
        "answer" => asked(db, row, wordings)?,
        "review" => (text(db, "SELECT what FROM agreement a JOIN review x ON x.agreement = a.id WHERE x.id = ?1", row)?, None),
        "note" => (None, None),
        "question-entry" => (
            text(db, "SELECT letter FROM learning_question q JOIN question_entry x ON x.question = q.id WHERE x.id = ?1", row)?,
            None,
        ),
        "sighting" => {
            (text(db, "SELECT e.element FROM element e JOIN sighting x ON x.element = e.id WHERE x.id = ?1", row)?, None)
        }
        _ => (None, None),
    };
    Ok(Some(Hit {
        key,
        source: source(kind, row),
        at: moment(entry.at.0, entry.at.1).ok_or_else(|| StoreError::damaged("a moment cannot be read"))?,
        case: CaseId(entry.case),
        title: title.unwrap_or_default(),
        round: entry.round.map(RoundId),
        question,
        who,
        text: entry.text,
    }))
}

fn source(kind: &str, row: Uuid) -> Source {
    match kind {
        "answer" => Source::Answer(AnswerId(row)),
        "agreement" => Source::Agreement,
        "review" => Source::Review,
        "question-entry" => Source::Question,
        "element" => Source::Element,
        "sighting" => Source::Sighting,
        "note" => Source::Note,
        _ => Source::Round,
    }
}

fn text(db: &Connection, sql: &str, row: Uuid) -> Result<Option<String>, StoreError> {
    Ok(db.prepare_cached(sql)?.query_row([row.into_bytes()], |row| row.get(0)).optional()?)
}

/// The question to which this is the answer, in the words and the language of then, and whose it is.
fn asked(
    db: &Connection,
    answer: Uuid,
    wordings: &mut Wordings,
) -> Result<(Option<String>, Option<String>), StoreError> {
    let found = db
        .prepare_cached(
            "SELECT a.step, r.language, r.sequence, a.person FROM answer a JOIN round r ON r.id = a.round
             WHERE a.id = ?1",
        )?
        .query_row([answer.into_bytes()], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, uuid(row, 2)?, maybe_uuid(row, 3)?))
        })
        .optional()?;
    let Some((step, language, sequence, person)) = found else {
        return Ok((None, None));
    };
    let who = match person {
        Some(person) => text(db, "SELECT name FROM person WHERE id = ?1", person)?,
        None => None,
    };
    let known = wordings.0.get(&sequence).cloned();
    let known = match known {
        Some(known) => known,
        None => {
            let body: String = db
                .prepare_cached("SELECT body FROM sequence WHERE id = ?1")?
                .query_row([sequence.into_bytes()], |row| row.get(0))?;
            let read = wording::sequence(&body)?;
            wordings.0.insert(sequence, Arc::clone(&read));
            read
        }
    };
    let step = known.find(&step).map(|(_, step)| step);
    Ok((step.map(|step| step.wording.ask.get(&Lang::new(language)).to_owned()), who))
}
