//! Lines of questions over all cases: who has answers under one, and how a sequence was walked last.
//!
//! Never here: what was answered.

use std::sync::Arc;

use rusqlite::OptionalExtension;

use super::agreements::uuid;
use super::{Store, StoreError, wording};
use crate::domain::id::CaseId;
use crate::domain::round::CaseRef;
use crate::domain::sequence::Sequence;

impl Store {
    /// True when something was answered on this line, in any case.
    pub fn has_line(&self, line: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM answer WHERE line = ?1)";
        Ok(self.db.prepare_cached(sql)?.query_row([line], |row| row.get(0))?)
    }

    /// The cases in which a finished round got an answer under this line, by title. What was agreed
    /// counts as an answer.
    pub fn cases_of_line(&self, line: &str) -> Result<Vec<CaseRef>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT c.id, c.title FROM cases c
             WHERE EXISTS (SELECT 1 FROM answer a JOIN round r ON r.id = a.round
                 WHERE a.case_id = c.id AND a.line = ?1 AND a.form IS NOT NULL
                   AND r.state = 'finished')
               OR EXISTS (SELECT 1 FROM agreement g
                   JOIN round r ON r.id = g.round
                   JOIN sequence s ON s.id = r.sequence
                   JOIN json_each(s.body, '$.steps') step
                 WHERE g.case_id = c.id AND step.value ->> 'id' = g.step
                   AND coalesce(step.value ->> 'line', s.code || '/' || g.step) = ?1)
             ORDER BY c.folded, c.id",
        )?;
        let rows =
            query.query_map([line], |row| Ok(CaseRef { id: CaseId(uuid(row, 0)?), title: row.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The sequence of this id as the last finished round that walked it kept it.
    pub fn last_walked(&self, id: &str) -> Result<Option<Arc<Sequence>>, StoreError> {
        let body: Option<String> = self
            .db
            .prepare_cached(
                "SELECT s.body FROM sequence s JOIN round r ON r.sequence = s.id
                 WHERE s.code = ?1 AND r.state = 'finished' ORDER BY r.started DESC, r.id DESC LIMIT 1",
            )?
            .query_row([id], |row| row.get(0))
            .optional()?;
        body.map(|body| wording::sequence(&body)).transpose()
    }
}
