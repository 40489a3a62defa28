//! Lines: which rounds of a case asked the same thing, in whatever words and sequence.
//!
//! Never here: what was said in them (see `history`).

use super::agreements::uuid;
use super::{Store, StoreError};
use crate::domain::id::{CaseId, RoundId};

impl Store {
    /// The rounds of a case in which something was said or agreed on this line, the newest first.
    pub fn rounds_on_line(&self, case: CaseId, line: &str) -> Result<Vec<RoundId>, StoreError> {
        // Agreements live on by themselves: which line they were made on says their round's sequence.
        let mut query = self.db.prepare_cached(
            "SELECT id FROM (
               SELECT DISTINCT round AS id, started FROM answer WHERE case_id = ?1 AND line = ?2
               UNION
               SELECT r.id, r.started FROM agreement a
               JOIN round r ON r.id = a.round
               JOIN sequence s ON s.id = r.sequence
               WHERE a.case_id = ?1 AND EXISTS (
                 SELECT 1 FROM json_each(s.body, '$.steps') step
                 WHERE step.value ->> 'id' = a.step
                   AND coalesce(step.value ->> 'line', s.code || '/' || a.step) = ?2
               )
             ) ORDER BY started DESC, id DESC",
        )?;
        let rows = query.query_map((case.0.into_bytes(), line), |row| uuid(row, 0).map(RoundId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
