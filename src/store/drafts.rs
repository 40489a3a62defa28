//! Words that are being typed, keystroke by keystroke. They survive the end of the process and
//! are gone once what they became is kept. Never here: what a field means.

use rusqlite::{Connection, OptionalExtension};

use uuid::Uuid;

use super::working::check_epoch;
use super::{Level, Store, StoreError};
use crate::domain::id::RoundId;
use crate::protection::Protection;

/// Before the name of a field whose words were typed in a window that lost its round, with the
/// number of that window's turn.
const APART: &str = "apart/";

/// The field in which these words were typed, when they were typed in a window that lost its round.
pub fn apart(field: &str) -> Option<&str> {
    field.strip_prefix(APART)?.split_once('/').map(|(_, field)| field)
}

/// A text that is being typed, with its cursor and where its selection began, as byte offsets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The words.
    pub text: String,
    /// Where the cursor stands.
    pub cursor: usize,
    /// Where the selection began, when there is one.
    pub anchor: Option<usize>,
}

/// One change of a long draft, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftEdit {
    /// Where it begins.
    pub at: usize,
    /// How much is taken away there.
    pub removed: usize,
    /// What comes there.
    pub inserted: String,
}

impl DraftEdit {
    /// Makes this change. An offset that is no place between two characters moves to one before it.
    pub fn apply(&self, text: &mut String) {
        let at = boundary(text, self.at);
        let end = boundary(text, self.at.saturating_add(self.removed)).max(at);
        text.replace_range(at..end, &self.inserted);
    }
}

impl Store {
    /// Keeps a draft whole, at once, through the end of the process but not through a power cut.
    pub fn save_draft(
        &mut self,
        owner: Option<RoundId>,
        field: &str,
        draft: &Draft,
    ) -> Result<(), StoreError> {
        let epoch = self.epoch_of(owner)?;
        self.set(Level::Normal)?;
        self.touched += 1;
        let written = self
            .db
            .prepare_cached(
                "INSERT INTO draft (owner, field, touched, cursor, anchor, text)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?6
                 WHERE ?7 IS NULL OR EXISTS (SELECT 1 FROM working_round WHERE id = ?1 AND epoch = ?7)
                 ON CONFLICT (owner, field) DO UPDATE SET touched = excluded.touched,
                   cursor = excluded.cursor, anchor = excluded.anchor, text = excluded.text",
            )?
            .execute((
                owner_key(owner),
                field,
                self.touched,
                offset(draft.cursor),
                draft.anchor.map(offset),
                &draft.text,
                epoch,
            ))?;
        self.writes = self.writes.saturating_add(1);
        self.refuse_unless(written > 0, owner, epoch)
    }

    /// Keeps one change of a draft that is too long to be written whole at every key.
    pub fn save_edit(
        &mut self,
        owner: Option<RoundId>,
        field: &str,
        edit: &DraftEdit,
        cursor: usize,
        anchor: Option<usize>,
    ) -> Result<(), StoreError> {
        let epoch = self.epoch_of(owner)?;
        self.touched += 1;
        let touched = self.touched;
        self.write(Level::Normal, |tx| {
            if let (Some(round), Some(epoch)) = (owner, epoch) {
                check_epoch(tx, round, epoch)?;
            }
            tx.prepare_cached(
                "INSERT INTO draft (owner, field, touched, cursor, anchor, text)
                 VALUES (?1, ?2, ?3, 0, NULL, '') ON CONFLICT DO NOTHING",
            )?
            .execute((owner_key(owner), field, touched))?;
            tx.prepare_cached(
                "INSERT INTO draft_edit (owner, field, touched, at, removed, cursor, anchor, inserted)
                 VALUES (?1, ?2, max(?3, 1 + coalesce((SELECT max(touched) FROM draft_edit
                   WHERE owner = ?1 AND field = ?2), 0)), ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute((
                owner_key(owner),
                field,
                touched,
                offset(edit.at),
                offset(edit.removed),
                offset(cursor),
                anchor.map(offset),
                &edit.inserted,
            ))?;
            Ok(())
        })
    }

    /// Keeps words that this process had when another window took the round over: beside the draft
    /// that went on there, as a second one. Nothing is written when both are the same.
    pub fn save_apart(&mut self, round: RoundId, field: &str, draft: &Draft) -> Result<(), StoreError> {
        let epoch = self.epoch(round)?;
        let there = self.drafts(Some(round))?;
        if draft.text.is_empty()
            || there.iter().any(|(name, other)| name == field && other.text == draft.text)
        {
            return Ok(());
        }
        let (apart, touched) = (format!("{APART}{epoch}/{field}"), self.touched.saturating_add(1));
        self.touched = touched;
        self.write(Level::Normal, |tx| {
            let round = round.0.into_bytes();
            let there: bool = tx
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM working_round WHERE id = ?1)")?
                .query_row([round], |row| row.get(0))?;
            if !there {
                return Err(StoreError::NotFound("round"));
            }
            tx.prepare_cached(
                "INSERT INTO draft (owner, field, touched, cursor, anchor, text)
                 VALUES (?1, ?2, ?3, ?4, NULL, ?5)
                 ON CONFLICT (owner, field) DO UPDATE SET cursor = excluded.cursor, text = excluded.text",
            )?
            .execute((round.to_vec(), apart, touched, offset(draft.cursor), &draft.text))?;
            Ok(())
        })
    }

    /// Makes one text again of drafts and their changes since.
    pub fn fold_drafts(&mut self) -> Result<(), StoreError> {
        let edits: bool = self
            .db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM draft_edit)")?
            .query_row([], |row| row.get(0))?;
        if edits { self.write(Level::Normal, |tx| fold_all(tx)) } else { Ok(()) }
    }

    /// The drafts of a round, or of the forms outside rounds, in the order in which they were last
    /// touched: the last one was typed in last.
    pub fn drafts(&self, owner: Option<RoundId>) -> Result<Vec<(String, Draft)>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let mut fields = tx.prepare_cached("SELECT field FROM draft WHERE owner = ?1")?;
        let fields: Vec<String> =
            fields.query_map([owner_key(owner)], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut drafts = Vec::new();
        for field in fields {
            if let Some((touched, draft)) = folded(&tx, &owner_key(owner), &field)? {
                drafts.push((touched, field, draft));
            }
        }
        drafts.sort_by_key(|(touched, ..)| *touched);
        Ok(drafts.into_iter().map(|(_, field, draft)| (field, draft)).collect())
    }

    /// Throws a draft away.
    pub fn drop_draft(&mut self, owner: Option<RoundId>, field: &str) -> Result<(), StoreError> {
        let epoch = self.epoch_of(owner)?;
        self.write(Level::Normal, |tx| {
            if let (Some(round), Some(epoch)) = (owner, epoch) {
                check_epoch(tx, round, epoch)?;
            }
            delete(tx, owner, field)
        })
    }

    fn epoch_of(&mut self, owner: Option<RoundId>) -> Result<Option<i64>, StoreError> {
        if !Protection::OneKeyboard.holds() {
            return Ok(None);
        }
        owner.map(|round| self.epoch(round)).transpose()
    }

    fn refuse_unless(
        &self,
        written: bool,
        owner: Option<RoundId>,
        epoch: Option<i64>,
    ) -> Result<(), StoreError> {
        match (written, owner, epoch) {
            (false, Some(round), Some(epoch)) => check_epoch(&self.db, round, epoch),
            _ => Ok(()),
        }
    }
}

/// The highest number that a change of a draft has.
pub(super) fn last_touched(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.query_row(
        "SELECT max(coalesce((SELECT max(touched) FROM draft), 0),
                    coalesce((SELECT max(touched) FROM draft_edit), 0))",
        [],
        |row| row.get(0),
    )?)
}

/// Deletes a draft with its changes.
pub(super) fn delete(db: &Connection, owner: Option<RoundId>, field: &str) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM draft_edit WHERE owner = ?1 AND field = ?2",
        "DELETE FROM draft WHERE owner = ?1 AND field = ?2",
    ] {
        db.prepare_cached(statement)?.execute((owner_key(owner), field))?;
    }
    Ok(())
}

/// Folds every draft that has changes beside it.
pub(super) fn fold_all(db: &Connection) -> Result<(), StoreError> {
    let mut query = db.prepare_cached("SELECT DISTINCT owner, field FROM draft_edit")?;
    let edited: Vec<(Vec<u8>, String)> =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (owner, field) in edited {
        if let Some((touched, draft)) = folded(db, &owner, &field)? {
            db.prepare_cached(
                "UPDATE draft SET touched = ?3, cursor = ?4, anchor = ?5, text = ?6
                 WHERE owner = ?1 AND field = ?2",
            )?
            .execute((
                owner,
                field,
                touched,
                offset(draft.cursor),
                draft.anchor.map(offset),
                draft.text,
            ))?;
        }
    }
    Ok(())
}

/// A draft with its changes made, and when it was last touched.
fn folded(db: &Connection, owner: &[u8], field: &str) -> Result<Option<(i64, Draft)>, StoreError> {
    let base = db
        .prepare_cached("SELECT touched, cursor, anchor, text FROM draft WHERE owner = ?1 AND field = ?2")?
        .query_row((owner, field), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, Option<i64>>(2)?, row.get::<_, String>(3)?))
        })
        .optional()?;
    let Some((mut touched, mut cursor, mut anchor, mut text)) = base else {
        return Ok(None);
    };
    let mut query = db.prepare_cached(
        "SELECT touched, cursor, anchor, at, removed, inserted FROM draft_edit
         WHERE owner = ?1 AND field = ?2 ORDER BY touched",
    )?;
    let mut rows = query.query((owner, field))?;
    while let Some(row) = rows.next()? {
        (touched, cursor, anchor) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let edit = DraftEdit { at: place(row.get(3)?), removed: place(row.get(4)?), inserted: row.get(5)? };
        edit.apply(&mut text);
    }
    Ok(Some((touched, Draft { text, cursor: place(cursor), anchor: anchor.map(place) })))
}

/// The last place between two characters that is not after `at`.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn owner_key(owner: Option<RoundId>) -> Vec<u8> {
    owner.map_or_else(Vec::new, |id| id.0.into_bytes().to_vec())
}

fn offset(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

fn place(at: i64) -> usize {
    usize::try_from(at).unwrap_or(0)
}

/// Deletes what is half typed, outside rounds, of something that was erased.
pub(super) fn forget_of(db: &Connection, row: Uuid) -> Result<(), StoreError> {
    let sql = "SELECT field FROM draft WHERE owner = x'' AND instr(field, ?1) > 0";
    let mut query = db.prepare_cached(sql)?;
    let fields = query.query_map([row.hyphenated().to_string()], |row| row.get(0))?;
    let fields: Vec<String> = fields.collect::<Result<_, _>>()?;
    fields.iter().try_for_each(|field| delete(db, None, field))
}
