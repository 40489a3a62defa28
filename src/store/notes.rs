//! Notes beside a case, its rounds and answers, and attachments. Never here: writing them.

use rusqlite::Connection;

use super::agreements::{maybe_uuid, uuid};
use super::codec::moment;
use super::earlier::{self, rewritten};
use super::{Store, StoreError};
use crate::domain::case::Note;
use crate::domain::id::{AnswerId, CaseId, NoteId, RoundId};

const NOTE: &str =
    concat!("SELECT id, case_id, round, answer, said, said_zone, text, ", rewritten!("note"), " FROM note");

impl Store {
    /// The notes of a case, of its rounds and of their answers, oldest first.
    pub fn notes(&self, case: CaseId) -> Result<Vec<Note>, StoreError> {
        let sql = format!("{NOTE} WHERE case_id = ?1 ORDER BY said, position, id");
        many(&self.db, &sql, case.0)
    }
}

/// The notes of a round, oldest first.
pub(super) fn of_round(db: &Connection, round: RoundId) -> Result<Vec<Note>, StoreError> {
    many(db, &format!("{NOTE} WHERE round = ?1 ORDER BY said, position, id"), round.0)
}

fn many(db: &Connection, sql: &str, of: uuid::Uuid) -> Result<Vec<Note>, StoreError> {
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query([of.into_bytes()])?;
    let mut notes = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, text, rewritten): (_, String, bool) = (uuid(row, 0)?, row.get(6)?, row.get(7)?);
        notes.push(Note {
            id: NoteId(id),
            case: CaseId(uuid(row, 1)?),
            round: maybe_uuid(row, 2)?.map(RoundId),
            answer: maybe_uuid(row, 3)?.map(AnswerId),
            at: moment(row.get(4)?, row.get(5)?)
                .ok_or_else(|| StoreError::damaged("a note cannot be read"))?,
            earlier: if rewritten { earlier::of_column(db, id, "text", &text)? } else { Vec::new() },
            text,
        });
    }
    Ok(notes)
}
