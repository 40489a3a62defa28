//! What still refers to a row that is taken away: one machine took it away while the other went on with it.
//!
//! Words of somebody who was erased take along what stands beside them, as they did there. What was only undone or taken
//! out is there again when the other said something of it. Never here: people (see `whose`) and cases (see `followed`).

use rusqlite::Connection;
use uuid::Uuid;

use super::followed::{self, body, has_case, id, write};
use super::present::{self, ORDER, refers_to};
use crate::store::rows::{self, Kind};
use crate::store::{StoreError, rewrite, search};

/// True when a row that was taken away is there again, since something was said of it meanwhile. What refers to it and goes
/// along is taken away here.
pub(super) fn keep(db: &Connection, kind: &Kind, row: Uuid) -> Result<bool, StoreError> {
    if [rows::CASE.name, rows::PERSON.name].contains(&kind.name) {
        return Ok(false);
    }
    let erased = followed::was_erased(db, row)?;
    for (of, other) in referring(db, kind, row)? {
        let bare = [rows::MARK.name, rows::LINK.name].contains(&of.name);
        if refers_no_more(db, of, other, row)? {
            db.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", of.table))?
                .execute([other.into_bytes()])?;
        } else if erased || bare {
            write(db, of, other, rows::heads(db, other)?, followed::Body::new())?;
            if erased {
                rewrite::forget_but(db, other, &rows::heads(db, other)?)?;
            }
            present::bring(db, of, other, None)?;
            present::written(db, &[(of, other)], &mut search::Known::default())?;
        } else {
            return again(db, kind, row);
        }
    }
    Ok(false)
}

/// Puts what was said last of a row after all that is said of it.
fn again(db: &Connection, kind: &Kind, row: Uuid) -> Result<bool, StoreError> {
    let Some(kind) = rows::kind(kind.name) else { return Ok(false) };
    let Some(said) = followed::last_said(db, row)? else { return Ok(false) };
    write(db, kind, row, rows::heads(db, row)?, said)?;
    Ok(true)
}

/// The rows in the tables that refer to this one.
fn referring(db: &Connection, kind: &Kind, row: Uuid) -> Result<Vec<(&'static Kind, Uuid)>, StoreError> {
    let mut all = Vec::new();
    for of in ORDER {
        for (column, _) in of.columns.iter().filter(|(column, _)| refers_to(of, column) == Some(kind.table)) {
            // What has no index of these stands in the same case.
            let by_case = [rows::NOTE.name, rows::ATTACHMENT.name, rows::QUESTION.name, rows::ELEMENT.name];
            let beside = if by_case.contains(&of.name) && has_case(kind) {
                format!("AND case_id = (SELECT case_id FROM {} WHERE id = ?1)", kind.table)
            } else {
                String::new()
            };
            let sql = format!("SELECT id FROM {} WHERE {column} = ?1 {beside} ORDER BY id", of.table);
            all.extend(rewrite::ids(db, &sql, [row.into_bytes()])?.into_iter().map(|other| (*of, other)));
        }
    }
    Ok(all)
}

/// True when the last that is said of a row does not speak of that other one any more: it came with this and is not in its
/// table yet.
fn refers_no_more(db: &Connection, of: &Kind, row: Uuid, other: Uuid) -> Result<bool, StoreError> {
    let Some(head) = rows::heads(db, row)?.pop() else { return Ok(false) };
    let Some(said) = body(db, head)? else { return Ok(true) };
    Ok(of.columns.iter().all(|(column, _)| id(said.get(*column)) != Some(other)))
}
