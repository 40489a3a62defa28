//! One machine moved a thing, another changed what it says: the change goes along. What says no more than another version
//! is none.
//!
//! In revisions that every machine makes alike. Never here: which of two words counts; a person says that.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::followed::{Body, body, has_case, write};
use crate::store::rows::{self, Kind, Type};
use crate::store::{StoreError, rewrite};

/// One machine moved this row to another case, another changed it where it was: the change goes along. Where both
/// changed its words they stay two versions, in one place. True when that wrote something.
pub(super) fn goes_along(db: &Connection, kind: &'static Kind, row: Uuid) -> Result<bool, StoreError> {
    let heads = rows::heads(db, row)?;
    if heads.len() < 2 || !has_case(kind) {
        return Ok(false);
    }
    let Some(base) = last_common(db, &heads)? else { return goes_along_unsaid(db, kind, row, &heads) };
    let mut said = Vec::new();
    for head in heads {
        let Some(body) = body(db, head)? else { return Ok(false) };
        said.push((head, body));
    }
    let place = |body: &Body| body.get("case_id").cloned();
    let Some((by, moved)) = said.iter().rev().find(|(_, body)| place(body) != place(&base)).cloned() else {
        return Ok(false);
    };
    let only_moved =
        kind.columns.iter().all(|column| is_place(column) || moved.get(column.0) == base.get(column.0));
    let mut wrote = false;
    for (head, mut body) in said {
        if place(&body) != place(&base) {
            continue;
        }
        for column in kind.columns.iter().filter(|column| is_place(column)) {
            body.insert(column.0.to_owned(), moved.get(column.0).cloned().unwrap_or_default());
        }
        let parents = if only_moved { vec![by, head] } else { vec![head] };
        write(db, kind, row, parents, body)?;
        wrote = true;
    }
    Ok(wrote)
}

/// The same where the earlier words are gone, since whoever said them wanted that when they corrected them: the ones in what
/// was moved, or is of nobody now, are those, and go too.
fn goes_along_unsaid(
    db: &Connection,
    kind: &'static Kind,
    row: Uuid,
    heads: &[Uuid],
) -> Result<bool, StoreError> {
    let [one, other] = heads else { return Ok(false) };
    let (by, old, head) = match (only_placed(db, kind, *one)?, only_placed(db, kind, *other)?) {
        (Some(old), None) => (*one, old, *other),
        (None, Some(old)) => (*other, old, *one),
        (Some(_), Some(_)) | (None, None) => return Ok(false),
    };
    let (Some(placed), Some(mut said)) = (body(db, by)?, body(db, head)?) else { return Ok(false) };
    for column in kind.columns.iter().filter(|column| is_place(column) || column.0 == "unnamed") {
        said.insert(column.0.to_owned(), placed.get(column.0).cloned().unwrap_or_default());
    }
    write(db, kind, row, vec![by, head], said)?;
    for revision in old {
        rewrite::bare(db, revision)?;
    }
    rewrite::mark_unclean(db)?;
    Ok(true)
}

/// The revisions from this one back to words that are gone, when they changed no words: what it is about went to another
/// case, or whoever said it was erased by name. None when they may have.
fn only_placed(db: &Connection, kind: &Kind, head: Uuid) -> Result<Option<Vec<Uuid>>, StoreError> {
    let Some(said) = body(db, head)? else { return Ok(None) };
    let mut all = vec![head];
    let mut first = head;
    loop {
        let before =
            rewrite::ids(db, "SELECT parent FROM revision_parent WHERE revision = ?1", [first.into_bytes()])?;
        let [before] = before.as_slice() else { return Ok(None) };
        let Some(was) = body(db, *before)? else { break };
        let same = |column: &&(&str, Type)| {
            is_place(column) || column.0 == "unnamed" || said.get(column.0) == was.get(column.0)
        };
        if !kind.columns.iter().all(|column| same(&column)) {
            return Ok(None);
        }
        first = *before;
        all.push(first);
    }
    let mut query = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM revision r JOIN revision m ON m.clock = r.clock AND m.node = r.node
             AND m.body IS NOT NULL
           JOIN revision_parent q ON q.revision = m.id
           LEFT JOIN revision v ON v.id = q.parent
         WHERE r.id = ?1 AND (v.body ->> 'case_id' <> m.body ->> 'case_id'
           OR m.kind = 'case' AND m.body = '{}'
           OR m.kind = 'person' AND m.body = '{}' AND r.body ->> 'unnamed' IS NOT NULL))",
    )?;
    let placed: bool = query.query_row([first.into_bytes()], |row| row.get(0))?;
    Ok(placed.then_some(all))
}

/// Where one version of a row says no more than another does beside it, that one is what stands.
pub(super) fn is_said_by_another(db: &Connection, kind: &'static Kind, row: Uuid) -> Result<(), StoreError> {
    let heads = rows::heads(db, row)?;
    if heads.len() < 2 {
        return Ok(());
    }
    let Some(base) = last_common(db, &heads)? else { return Ok(()) };
    let mut said = Vec::new();
    for head in &heads {
        let Some(body) = body(db, *head)? else { return Ok(()) };
        said.push(body);
    }
    let says_all_of = |whole: &Body, part: &Body| {
        kind.columns
            .iter()
            .all(|(name, _)| part.get(*name) == base.get(*name) || part.get(*name) == whole.get(*name))
    };
    let whole = said.iter().rev().find(|whole| said.iter().all(|part| says_all_of(whole, part))).cloned();
    whole.map_or(Ok(()), |whole| write(db, kind, row, heads, whole))
}

/// True for a column that says where a thing belongs, and not what was said.
pub(in crate::store) fn is_place((name, of): &(&str, Type)) -> bool {
    *of == Type::Id || ["position", "letter", "who"].contains(name)
}

/// What the last revision said that all these came after.
fn last_common(db: &Connection, heads: &[Uuid]) -> Result<Option<Body>, StoreError> {
    let mut before = db.prepare_cached(
        "WITH RECURSIVE a (id) AS (
           SELECT ?1 UNION SELECT p.parent FROM revision_parent p JOIN a ON p.revision = a.id)
         SELECT r.id, r.clock FROM a JOIN revision r ON r.id = a.id",
    )?;
    let mut met: BTreeMap<(i64, Uuid), usize> = BTreeMap::new();
    for head in heads {
        let mut rows = before.query([head.into_bytes()])?;
        while let Some(row) = rows.next()? {
            *met.entry((row.get(1)?, Uuid::from_bytes(row.get(0)?))).or_default() += 1;
        }
    }
    let last = met.into_iter().rev().find(|(_, count)| *count == heads.len());
    last.map_or(Ok(None), |((_, revision), _)| body(db, revision))
}
