//! What comes from a casebook: looked at whole first ([`Survey`], [`Placed`]), then taken in ([`Import`]): a case
//! that is not here in small transactions of which the last makes it visible, one that is here by the
//! moments at which the other machine wrote what is news.
//!
//! The revisions of a casebook are joined with those that are here. A casebook without them says
//! how things are; an import then makes the revisions, with ids that follow from what they say, so
//! that a second import adds nothing. Never here: files, words for people.

pub(super) mod along;
mod batch;
mod convert;
pub(super) mod followed;
mod held;
pub(super) mod log;
mod mould;
mod orphans;
mod placed;
pub(super) mod present;
mod settled;
mod survey;
mod taking;
#[cfg(test)]
mod tests;
mod whose;

use rusqlite::Connection;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::rows::{self, Kind};
use super::{Level, Store, StoreError, open, search};
use crate::casebook::read::{Misfit, Part, Sink, Stop};
use crate::domain::Moment;
use crate::domain::id::CaseId;
use batch::Batch;
pub use placed::Placed;
pub use survey::{CaseHead, Survey};
use taking::{News, Open, Way};

/// Who makes the revisions of a casebook that has none.
pub(super) const IMPORT: Uuid = Uuid::from_u128(0x6861_6c74_652d_4b6f_8000_696d_706f_7274);

/// What an import did to a case, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// What people call it.
    pub title: String,
    /// True when it was not here before.
    pub new: bool,
    /// How many rounds were not here before.
    pub rounds: u64,
    /// How many other things were not here before: answers, agreements, what was said of them.
    pub added: u64,
    /// How many things are otherwise now.
    pub changed: u64,
    /// How many things now stand in two versions beside each other.
    pub forks: u64,
    /// True when it was left out, since the file has no names and the case with them is here.
    pub left_out: bool,
}

impl Taken {
    /// Counts rows of a kind that came in.
    fn count(&mut self, kind: &Kind, new: bool, forked: bool, rows: u64) {
        match (kind.name, new) {
            _ if forked => self.forks += rows,
            ("round", true) => self.rounds += rows,
            ("case" | "sequence", true) => {}
            (_, true) => self.added += rows,
            (_, false) => self.changed += rows,
        }
    }

    /// True when nothing came in.
    pub fn is_nothing(&self) -> bool {
        !self.new && self.rounds + self.added + self.changed + self.forks == 0
    }
}

/// Takes in a casebook that was looked at; a sink for its last reading.
#[derive(Debug)]
pub struct Import<'a> {
    store: &'a mut Store,
    survey: &'a Survey,
    now: Moment,
    dry: bool,
    /// The case that is being taken in.
    open: Option<Open>,
    /// What was done, case by case.
    pub done: Vec<Taken>,
    /// Rows of which something is not here yet: taken in at the end when it came.
    waiting: Vec<(&'static Kind, Uuid)>,
    /// Words that the index has.
    known: search::Known,
    /// A database that is thrown away, for a case that only would come in.
    trial: Option<Connection>,
    batch: Batch,
    /// What the next transaction of a new case writes.
    gathered: Vec<News>,
    /// True when something of a new case was here already: an import of it was broken off.
    again: bool,
}

impl<'a> Import<'a> {
    /// An import of what this survey saw. A dry one leaves everything as it is.
    pub fn new(store: &'a mut Store, survey: &'a Survey, now: Moment, dry: bool) -> Self {
        Self {
            store,
            survey,
            now,
            dry,
            open: None,
            done: Vec::new(),
            waiting: Vec::new(),
            known: search::Known::default(),
            trial: None,
            batch: Batch::default(),
            gathered: Vec::new(),
            again: false,
        }
    }

    /// Ends the import: the last case, and what waited for something that came later.
    pub fn finish(mut self) -> Result<Vec<Taken>, StoreError> {
        self.close()?;
        let mut waiting = std::mem::take(&mut self.waiting);
        if self.done.iter().any(|case| case.new) && !self.dry {
            let kinds = if self.again { present::ORDER } else { &[&rows::ELEMENT, &rows::SIGHTING] };
            waiting.extend(present::waiting(&self.store.db, kinds)?);
        }
        if !self.dry {
            // One may wait for another that waits.
            let mut before = usize::MAX;
            while waiting.len() < before {
                before = waiting.len();
                let mut wait = Vec::new();
                for waiting in waiting.chunks(batch::ROWS) {
                    self.transaction(Level::Full)?;
                    for (kind, row) in waiting {
                        if present::bring(&self.store.db, kind, *row, None)?.came {
                            present::written(&self.store.db, &[(*kind, *row)], &mut self.known)?;
                        } else {
                            wait.push((*kind, *row));
                        }
                    }
                    self.commit()?;
                }
                waiting = wait;
            }
        }
        Ok(std::mem::take(&mut self.done))
    }

    /// What refers to another case may still wait for it, when an import was broken off before its end.
    fn wait_again(&mut self, (kind, row): (&'static Kind, Uuid)) -> Result<(), StoreError> {
        let elsewhere = [rows::ELEMENT.name, rows::SIGHTING.name].contains(&kind.name);
        if elsewhere && !super::lists::is_there(self.db(), kind.table, row)? {
            self.waiting.push((kind, row));
        }
        Ok(())
    }

    /// Brings what waits since there were so many, as far as that can come now: one working element may be the same as one
    /// that came after it.
    fn bring_what_waits(
        &mut self,
        since: usize,
        arriving: Option<Uuid>,
    ) -> Result<Vec<(&'static Kind, Uuid)>, StoreError> {
        let mut came = Vec::new();
        let mut before = usize::MAX;
        while (1..before).contains(&(self.waiting.len() - since)) {
            let waiting = self.waiting.split_off(since);
            before = waiting.len();
            for (kind, row) in waiting {
                let here = present::bring(self.db(), kind, row, arriving)?.came;
                if here { &mut came } else { &mut self.waiting }.push((kind, row));
            }
        }
        Ok(came)
    }

    fn head(&self, at: usize) -> Result<&'a CaseHead, StoreError> {
        let survey: &'a Survey = self.survey;
        survey.cases.get(at).ok_or_else(|| StoreError::Other("the file was changed meanwhile".to_owned()))
    }

    /// The database in which the open case is written.
    fn db(&self) -> &Connection {
        self.trial.as_ref().unwrap_or(&self.store.db)
    }

    fn begin_case(&mut self, at: usize) -> Result<(), StoreError> {
        if self.open.as_ref().is_some_and(|open| open.at == at) {
            return Ok(());
        }
        self.close()?;
        self.store.db.pragma_update(None, "cache_size", batch::CACHE)?;
        let head = self.head(at)?;
        // One that was put together with another here is known: what comes of it goes to that one.
        let db = &self.store.db;
        let known = super::lists::is_there(db, "cases", head.id)? || followed::is_gone(db, head.id)?;
        if self.dry && !known {
            self.trial = Some(open::trial()?);
        }
        let left_out = head.without_names && known;
        let taken = Taken { title: head.title.clone(), new: !known, left_out, ..Taken::default() };
        let way = if known { Way::Known } else { Way::New };
        self.open = Some(Open { at, way, taken, ..Open::default() });
        Ok(())
    }

    fn is_left_out(&self) -> bool {
        self.open.as_ref().is_none_or(|open| open.taken.left_out)
    }

    fn piece(&mut self, part: Part, value: &Value) -> Result<(), Stop<StoreError>> {
        if self.is_left_out() || self.survey.revisions {
            return Ok(());
        }
        let head = self.head(self.open.as_ref().map_or(0, |open| open.at)).map_err(Stop::Error)?;
        let rows = convert::part(head, part, value).ok_or_else(|| {
            Stop::Error(StoreError::Other("a part of the casebook cannot be kept".to_owned()))
        })?;
        for row in rows {
            let row = convert::known(self.db(), row).map_err(Stop::Error)?;
            self.take_in(News::Said(row)).map_err(Stop::Error)?;
        }
        Ok(())
    }

    fn revised(&mut self, value: &Value) -> Result<(), StoreError> {
        let case = value.get("case").and_then(Value::as_str).unwrap_or_default();
        let at = self.survey.place(case).ok_or(StoreError::NotFound("case"))?;
        self.begin_case(at)?;
        if self.is_left_out() {
            return Ok(());
        }
        let revision = log::Revision::read(value).ok_or(StoreError::Other("a revision".to_owned()))?;
        let other = revision.kind.name == rows::CASE.name && revision.row != self.head(at)?.id;
        if other && super::moved::has_a_round_that_waits(&self.store.db, CaseId(revision.row))? {
            // It is put together with this one by the next import, when its round is finished.
            return Ok(());
        }
        self.take_in(News::Revised(revision))
    }
}

impl Drop for Import<'_> {
    fn drop(&mut self) {
        self.undo();
        let _back = self.store.db.pragma_update(None, "cache_size", open::CACHE);
    }
}

impl Sink for Import<'_> {
    type Error = StoreError;

    fn begin(&mut self, n: usize) -> Result<(), Stop<StoreError>> {
        if self.survey.revisions {
            return Ok(());
        }
        self.begin_case(n).map_err(Stop::Error)
    }

    fn part(&mut self, part: Part, value: Value) -> Result<(), Stop<StoreError>> {
        self.piece(part, &value)
    }

    fn end(&mut self, head: Map<String, Value>) -> Result<(), Stop<StoreError>> {
        if self.survey.revisions {
            return Ok(());
        }
        let done = (|| {
            if !self.is_left_out() {
                let at = self.open.as_ref().map_or(0, |open| open.at);
                let row = convert::case(self.head(at)?.id, &head);
                self.take_in(News::Said(row))?;
            }
            self.close()
        })();
        done.map_err(Stop::Error)
    }

    fn revision(&mut self, value: Value) -> Result<(), Stop<StoreError>> {
        self.revised(&value).map_err(Stop::Error)
    }
}

/// A misfit found by a sink.
fn misfit<E>(misfit: Misfit) -> Stop<E> {
    Stop::Misfit(misfit)
}

impl Store {
    /// True when a case with this identity is here.
    pub fn has_case(&self, id: Uuid) -> Result<bool, StoreError> {
        super::lists::is_there(&self.db, "cases", id)
    }
}
