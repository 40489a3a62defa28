//! Finished rows as they stand, column by column: read, written anew with some of them changed, and cleared of what
//! their earlier revisions said. Never here: which rows, or what the columns mean.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Params};
use uuid::Uuid;

use super::agreements::uuid;
use super::rows::{self, Kind, Touched, Writing};
use super::{StoreError, drafts};

/// The values of a row, in the order of its columns; None when it is not there.
pub(super) fn read(db: &Connection, kind: &Kind, row: Uuid) -> Result<Option<Vec<Value>>, StoreError> {
    let names: Vec<&str> = kind.columns.iter().map(|(name, _)| *name).collect();
    let sql = format!("SELECT {} FROM {} WHERE id = ?1", names.join(", "), kind.table);
    let found = db
        .prepare_cached(&sql)?
        .query_row([row.into_bytes()], |row| (0..names.len()).map(|at| row.get(at)).collect())
        .optional()?;
    Ok(found)
}

/// What stands in this column of a row.
pub(super) fn column(values: &[Value], kind: &Kind, name: &str) -> Value {
    let at = kind.columns.iter().position(|(column, _)| *column == name);
    at.and_then(|at| values.get(at)).cloned().unwrap_or(Value::Null)
}

/// Writes a row anew, with these columns changed. Nothing happens when they say the same already.
pub(super) fn set(
    writing: &mut Writing<'_>,
    kind: &Kind,
    row: Uuid,
    changes: &[(&str, Value)],
) -> Result<(), StoreError> {
    let mut values = read(writing.db, kind, row)?.ok_or(StoreError::NotFound("row"))?;
    let before = values.clone();
    for ((name, _), value) in kind.columns.iter().zip(&mut values) {
        if let Some((_, new)) = changes.iter().find(|(changed, _)| changed == name) {
            value.clone_from(new);
        }
    }
    if values == before {
        return Ok(());
    }
    // What has no author must not tell when it was written.
    let unnamed = match kind.name {
        "answer" => column(&values, kind, "unnamed") != Value::Null,
        "mark" => is_unnamed(writing.db, &column(&values, kind, "answer"))?,
        _ => false,
    };
    if unnamed { writing.put_unnamed(kind, row, values) } else { writing.put(kind, row, values) }
}

fn is_unnamed(db: &Connection, answer: &Value) -> Result<bool, StoreError> {
    let found = db
        .prepare_cached("SELECT unnamed IS NOT NULL FROM answer WHERE id = ?1")?
        .query_row([answer], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(false))
}

/// The identities that a query gives, in its order.
pub(super) fn ids(db: &Connection, sql: &str, params: impl Params) -> Result<Vec<Uuid>, StoreError> {
    let mut query = db.prepare_cached(sql)?;
    let ids = query.query_map(params, |row| uuid(row, 0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Takes a row away with all that any revision of it said, and what is half typed of it: it is erased, and whatever arrives of it later is too.
pub(super) fn erase(writing: &mut Writing<'_>, kind: &Kind, row: Uuid) -> Result<(), StoreError> {
    writing.take_away(kind, row)?;
    drafts::forget_of(writing.db, row)?;
    forget(writing, row)
}

/// Takes away what the revisions of a row said, but for its last.
pub(super) fn forget(writing: &mut Writing<'_>, row: Uuid) -> Result<(), StoreError> {
    let heads = rows::heads(writing.db, row)?;
    forget_but(writing.db, row, &heads)?;
    // Nothing else that is kept of it has those words any more.
    if let (Some(kind), Some(head)) = (kind_of(writing.db, row)?, heads.first()) {
        writing.touched.push(Touched { kind, row, before: Some(*head), beside: Vec::new(), after: *head });
    }
    Ok(())
}

/// Takes away what the revisions of a row said, but for these.
pub(super) fn forget_but(db: &Connection, row: Uuid, heads: &[Uuid]) -> Result<(), StoreError> {
    let all = ids(
        db,
        "SELECT id FROM revision WHERE row = ?1 AND body IS NOT NULL ORDER BY clock",
        [row.into_bytes()],
    )?;
    for revision in all.into_iter().filter(|revision| !heads.contains(revision)) {
        bare(db, revision)?;
    }
    mark_unclean(db)
}

fn kind_of(db: &Connection, row: Uuid) -> Result<Option<&'static str>, StoreError> {
    let mut query = db.prepare_cached("SELECT kind FROM revision WHERE row = ?1 LIMIT 1")?;
    let kind: Option<String> = query.query_row([row.into_bytes()], |row| row.get(0)).optional()?;
    Ok(kind.and_then(|kind| rows::kind(&kind)).map(|kind| kind.name))
}

/// An erase wins, whenever the words arrive: of a row that was erased no revision keeps any. It was erased when it was
/// taken away over revisions without words.
pub(super) fn erase_wins(db: &Connection, row: Uuid) -> Result<(), StoreError> {
    let late = ids(
        db,
        "SELECT l.id FROM revision l WHERE l.row = ?1 AND l.body IS NOT NULL AND l.body <> '{}' AND EXISTS (
           SELECT 1 FROM revision r JOIN revision_parent p ON p.revision = r.id JOIN revision s ON s.id = p.parent
           WHERE r.row = ?1 AND r.body = '{}' AND s.body IS NULL)",
        [row.into_bytes()],
    )?;
    if !late.is_empty() {
        mark_unclean(db)?;
    }
    late.into_iter().try_for_each(|revision| bare(db, revision))
}

/// Takes its words from a revision.
pub(super) fn bare(db: &Connection, revision: Uuid) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE revision SET body = NULL WHERE id = ?1")?.execute([revision.into_bytes()])?;
    Ok(())
}

/// Remembers, until it is done, that the file and the backups have to be cleaned of what was erased.
pub(super) fn mark_unclean(db: &Connection) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR IGNORE INTO unclean (place) VALUES ('file'), ('backups')")?.execute([])?;
    Ok(())
}
