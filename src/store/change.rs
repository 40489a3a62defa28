//! Changes between rounds: each is one transaction of revisions, and can be undone by as many more.
//!
//! Never here: what is changed; that is `care`.

use std::collections::HashMap;

use rusqlite::OptionalExtension;
use uuid::Uuid;

use super::ids::At;
use super::rows::{self, NOTHING, Touched, Writing};
use super::{Level, Store, StoreError, clock, derived, search};
use crate::domain::Moment;

/// What one change wrote, so that it can be undone as long as nobody went on from there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change(Vec<Touched>);

impl Store {
    /// Undoes a change: every row is again what it was before, in revisions of their own. What
    /// comes back can undo that. Refused when one of its rows was changed since.
    pub fn undo(&mut self, change: &Change, now: Moment) -> Result<Change, StoreError> {
        let ((), undone) = self.change(now, |writing| {
            for touched in change.0.iter().rev() {
                restore(writing, touched)?;
            }
            Ok(())
        })?;
        Ok(undone)
    }

    /// Does `work` in one transaction that lasts, and says what it changed.
    pub(super) fn change<T>(
        &mut self,
        now: Moment,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Change), StoreError> {
        let node = self.node;
        let mut ids = std::mem::take(&mut self.ids);
        let done = self.write(Level::Full, |tx| {
            // An element and what refers to it may be taken away in any order.
            tx.pragma_update(None, "defer_foreign_keys", true)?;
            let clock = clock::tick(tx, now)?;
            let mint = At { ids: &mut ids, now };
            let mut writing = Writing { db: tx, node, clock, mint, touched: Vec::new() };
            let done = work(&mut writing)?;
            let touched = once(writing.touched);
            derived::keep_up(tx, &touched)?;
            search::keep_up(tx, &touched, &mut search::Known::default())?;
            Ok((done, Change(touched)))
        });
        self.ids = ids;
        done
    }
}

/// Each row once: its head before the first write, and after the last.
fn once(touched: Vec<Touched>) -> Vec<Touched> {
    let mut rows: Vec<Touched> = Vec::new();
    let mut places: HashMap<Uuid, usize> = HashMap::new();
    for later in touched {
        if let Some(row) = places.get(&later.row).and_then(|at| rows.get_mut(*at)) {
            row.after = later.after;
        } else {
            places.insert(later.row, rows.len());
            rows.push(later);
        }
    }
    rows
}

/// Writes the row as it was before.
fn restore(writing: &mut Writing<'_>, touched: &Touched) -> Result<(), StoreError> {
    if rows::heads(writing.db, touched.row)? != [touched.after] {
        return Err(StoreError::ChangedSince);
    }
    let read = |revision: [u8; 16]| {
        let mut query = writing.db.prepare_cached("SELECT kind, body FROM revision WHERE id = ?1")?;
        query
            .query_row([revision], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?)))
            .optional()
    };
    let (kind, _) = read(touched.after.into_bytes())?.ok_or(StoreError::ChangedSince)?;
    let kind = rows::kind(&kind).ok_or_else(|| StoreError::damaged("a revision of an unknown kind"))?;
    let before = match touched.before {
        Some(before) => match read(before.into_bytes())? {
            Some((_, Some(body))) => body,
            // It was erased since: nothing of it comes back.
            Some((_, None)) | None => return Err(StoreError::ChangedSince),
        },
        None => NOTHING.to_owned(),
    };
    // What stood beside it stands there again: nobody chose.
    let mut beside = Vec::new();
    for other in &touched.beside {
        beside.extend(read(other.into_bytes())?.and_then(|(_, body)| body).filter(|body| *body != before));
    }
    if before == NOTHING {
        writing.take_away(kind, touched.row)?;
    } else {
        let body = serde_json::from_str(&before).ok();
        let values = body.and_then(|body| rows::values(kind, &body));
        let values = values.ok_or_else(|| StoreError::damaged("a revision cannot be read"))?;
        writing.put(kind, touched.row, values)?;
    }
    beside.into_iter().try_for_each(|body| writing.put_beside(kind, touched.row, touched.after, &body))
}
