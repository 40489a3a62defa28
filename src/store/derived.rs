//! What is counted or repeated elsewhere keeps up with every change: the counts of a case's rounds, and its title beside
//! rounds that are not finished. Never here: a row that has revisions.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::rows::Touched;
use super::{StoreError, cases, lists};
use crate::domain::fold::fold;
use crate::domain::id::CaseId;

/// Brings what is derived up to date with these rows.
pub(super) fn keep_up(db: &Connection, touched: &[Touched]) -> Result<(), StoreError> {
    let mut of_cases: BTreeSet<Uuid> = BTreeSet::new();
    for touched in touched {
        match touched.kind {
            "case" => {
                of_cases.insert(touched.row);
                title(db, touched.row)?;
            }
            "round" => {
                for revision in [touched.before, Some(touched.after)].into_iter().flatten() {
                    of_cases.extend(case_of(db, revision)?);
                }
            }
            _ => {}
        }
    }
    of_cases.into_iter().try_for_each(|case| tally(db, case, false))
}

/// The case that a revision of a round speaks of.
fn case_of(db: &Connection, revision: Uuid) -> Result<Option<Uuid>, StoreError> {
    let said: Option<Option<String>> = db
        .prepare_cached("SELECT body ->> 'case_id' FROM revision WHERE id = ?1")?
        .query_row([revision.into_bytes()], |row| row.get(0))
        .optional()?;
    Ok(said.flatten().and_then(|id| Uuid::parse_str(&id).ok()))
}

/// The title beside rounds of this case that are not finished.
fn title(db: &Connection, case: Uuid) -> Result<(), StoreError> {
    let title: Option<String> = db
        .prepare_cached("SELECT title FROM cases WHERE id = ?1")?
        .query_row([case.into_bytes()], |row| row.get(0))
        .optional()?;
    if let Some(title) = title {
        db.prepare_cached("UPDATE working_round SET case_title = ?2, case_folded = ?3 WHERE case_id = ?1")?
            .execute((case.into_bytes(), &title, fold(&title)))?;
    }
    Ok(())
}

/// Counts the rounds of a case anew; one that is not there has no count. `not_before`: when it was last touched stays
/// where that is later than its rounds say.
pub(super) fn tally(db: &Connection, case: Uuid, not_before: bool) -> Result<(), StoreError> {
    let key = case.into_bytes();
    if !lists::is_there(db, "cases", case)? {
        db.prepare_cached("DELETE FROM tally WHERE case_id = ?1")?.execute([key])?;
        return Ok(());
    }
    let last = cases::last_round(db, CaseId(case))?.map(|id| id.0.into_bytes());
    db.prepare_cached(
        "INSERT INTO tally (case_id, rounds, last_round, touched)
         SELECT ?1, count(*) FILTER (WHERE state = 'finished'), ?2, coalesce(max(finished), 0)
           FROM round WHERE case_id = ?1
         ON CONFLICT (case_id) DO UPDATE SET rounds = excluded.rounds, last_round = excluded.last_round,
           touched = CASE WHEN ?3 THEN max(touched, excluded.touched) ELSE excluded.touched END",
    )?
    .execute((key, last, not_before))?;
    Ok(())
}
