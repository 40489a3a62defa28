//! Something that was found, with the place it came from. Never here: whether it is wanted.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::entry;
use crate::domain::id::{CaseId, RoundId};
use crate::domain::search::{Hit, SearchKey, Source};
use crate::domain::words::Lang;
use crate::store::StoreError;
use crate::store::agreements::uuid;
use crate::store::codec::moment;
use crate::store::wording::Wordings;

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
    // What is still arriving stands there before its case.
    let Some(title) = title else {
        return Ok(None);
    };
    let asked = if kind == "answer" { asked(db, row, wordings)? } else { Asked::default() };
    let question = match kind {
        "answer" => asked.question,
        "review" => text(
            db,
            "SELECT a.what FROM agreement a JOIN review x ON x.agreement = a.id WHERE x.id = ?1",
            row,
        )?,
        "question-entry" => text(
            db,
            "SELECT q.letter FROM learning_question q JOIN question_entry x ON x.question = q.id WHERE x.id = ?1",
            row,
        )?,
        "sighting" => text(
            db,
            "SELECT e.element FROM element e JOIN sighting x ON x.element = e.id WHERE x.id = ?1",
            row,
        )?,
        _ => None,
    };
    Ok(Some(Hit {
        key,
        source: source(kind),
        id: if kind == "question-entry" { question_of(db, row)?.unwrap_or(row) } else { row },
        at: moment(entry.at.0, entry.at.1).ok_or_else(|| StoreError::damaged("a moment cannot be read"))?,
        case: CaseId(entry.case),
        title,
        round: entry.round.map(RoundId),
        question,
        line: asked.line,
        who: asked.who,
        text: entry.text,
        earlier: entry.earlier,
    }))
}

fn source(kind: &str) -> Source {
    match kind {
        "answer" => Source::Answer,
        "agreement" => Source::Agreement,
        "review" => Source::Review,
        "question-entry" => Source::Question,
        "element" => Source::Element,
        "sighting" => Source::Sighting,
        "note" => Source::Note,
        "attachment" => Source::Attachment,
        _ => Source::Round,
    }
}

/// The learning question of which this was said.
fn question_of(db: &Connection, entry: Uuid) -> Result<Option<Uuid>, StoreError> {
    let mut query = db.prepare_cached("SELECT question FROM question_entry WHERE id = ?1")?;
    Ok(query.query_row([entry.into_bytes()], |row| uuid(row, 0)).optional()?)
}

fn text(db: &Connection, sql: &str, row: Uuid) -> Result<Option<String>, StoreError> {
    Ok(db.prepare_cached(sql)?.query_row([row.into_bytes()], |row| row.get(0)).optional()?)
}

/// What stands with an answer: the question in the words and the language of then, its line, and
/// whose answer it is.
#[derive(Default)]
pub(in crate::store) struct Asked {
    pub(in crate::store) question: Option<String>,
    line: Option<String>,
    pub(in crate::store) who: Option<String>,
}

pub(in crate::store) fn asked(
    db: &Connection,
    answer: Uuid,
    wordings: &mut Wordings,
) -> Result<Asked, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT a.step, a.line, r.language, r.sequence, p.name FROM answer a
               JOIN round r ON r.id = a.round LEFT JOIN person p ON p.id = a.person
             WHERE a.id = ?1",
        )?
        .query_row([answer.into_bytes()], |row| {
            let (step, line): (String, String) = (row.get(0)?, row.get(1)?);
            Ok((step, line, row.get::<_, String>(2)?, uuid(row, 3)?, row.get(4)?))
        })
        .optional()?;
    let Some((step, line, language, sequence, who)) = found else {
        return Ok(Asked::default());
    };
    let known = wordings.of(db, sequence)?;
    let step = known.find(&step).map(|(_, step)| step);
    let question = step.map(|step| step.wording.ask.get(&Lang::new(language)).to_owned());
    Ok(Asked { question, line: Some(line), who })
}
