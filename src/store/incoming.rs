//! What comes from a casebook: looked at whole first ([`Survey`]), then taken in, each case in one
//! transaction ([`Import`]).
//!
//! The revisions of a casebook are joined with those that are here. A casebook without them says
//! how things are; an import then makes the revisions, with ids that follow from what they say, so
//! that a second import adds nothing. Never here: files, words for people.

mod convert;
mod log;
pub(super) mod present;
mod survey;

use serde_json::{Map, Value};
use uuid::Uuid;

use super::rows::{self, Kind};
use super::{Level, Store, StoreError, clock, search};
use crate::casebook::read::{Misfit, Part, Sink, Stop};
use crate::domain::Moment;
use crate::domain::id::CaseId;
pub use survey::{CaseHead, Survey};

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
    /// True when nothing came in.
    pub fn is_nothing(&self) -> bool {
        !self.new && self.rounds + self.added + self.changed + self.forks == 0
    }
}

/// Takes in a casebook that was surveyed; a sink for its second reading.
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
}

/// A case in the transaction that takes it in.
#[derive(Debug)]
struct Open {
    at: usize,
    clock: i64,
    taken: Taken,
    rows: Vec<(&'static Kind, Uuid, bool)>,
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
        }
    }

    /// Ends the import: the last case, and what waited for something that came later.
    pub fn finish(mut self) -> Result<Vec<Taken>, StoreError> {
        self.close()?;
        let mut waiting = std::mem::take(&mut self.waiting);
        if self.done.iter().any(|case| case.new) && !self.dry {
            waiting.extend(present::waiting(&self.store.db)?);
        }
        if !waiting.is_empty() && !self.dry {
            self.store.write(Level::Full, |tx| {
                let mut came = Vec::new();
                for (kind, row) in waiting {
                    if present::bring(tx, kind, row)? {
                        came.push((kind, row));
                    }
                }
                present::written(tx, &came, &mut search::Known::default())
            })?;
        }
        Ok(std::mem::take(&mut self.done))
    }

    fn head(&self, at: usize) -> Result<&'a CaseHead, StoreError> {
        let survey: &'a Survey = self.survey;
        survey.cases.get(at).ok_or_else(|| StoreError::Other("the file was changed meanwhile".to_owned()))
    }

    /// Begins the transaction of the case at this place.
    fn begin_case(&mut self, at: usize) -> Result<(), StoreError> {
        if self.open.as_ref().is_some_and(|open| open.at == at) {
            return Ok(());
        }
        self.close()?;
        let head = self.head(at)?;
        self.store.set(Level::Full)?;
        self.store.db.execute_batch("BEGIN IMMEDIATE")?;
        let db = &self.store.db;
        let begun = (|| {
            db.pragma_update(None, "defer_foreign_keys", true)?;
            let clock = clock::tick(db, self.now)?;
            let known = super::lists::is_there(db, "cases", head.id)?;
            Ok::<_, StoreError>((clock, known))
        })();
        // Open from here on, so that it is rolled back when something goes wrong.
        let (clock, known) = match begun {
            Ok(begun) => begun,
            Err(error) => {
                let _ = db.execute_batch("ROLLBACK");
                return Err(error);
            }
        };
        let left_out = head.without_names && known;
        let taken = Taken { title: head.title.clone(), new: !known, left_out, ..Taken::default() };
        self.open = Some(Open { at, clock, taken, rows: Vec::new() });
        Ok(())
    }

    /// Brings the tables of the open case up to date, and ends its transaction.
    fn close(&mut self) -> Result<(), StoreError> {
        let Some(mut open) = self.open.take() else {
            return Ok(());
        };
        let head = self.head(open.at)?;
        let done = self.settle(&mut open, head);
        if done.is_err() || self.dry {
            // What is rolled back is in no index.
            self.known = search::Known::default();
        }
        let end = if done.is_ok() && !self.dry { "COMMIT" } else { "ROLLBACK" };
        let ended = self.store.db.execute_batch(end);
        if ended.is_err() && end == "COMMIT" {
            let _ = self.store.db.execute_batch("ROLLBACK");
        }
        done?;
        ended?;
        self.done.push(open.taken);
        Ok(())
    }

    fn settle(&mut self, open: &mut Open, head: &CaseHead) -> Result<(), StoreError> {
        if open.taken.left_out {
            return Ok(());
        }
        let db = &self.store.db;
        // What others refer to comes first.
        for kind in present::ORDER {
            let of_kind = open.rows.iter().filter(|(other, _, _)| other.name == kind.name);
            for (_, row, new) in of_kind {
                if !present::bring(db, kind, *row)? {
                    self.waiting.push((kind, *row));
                }
                let changed = rows::heads(db, *row)?;
                let forked = changed.len() > 1 && log::is_fork(db, *row)?;
                let taken = &mut open.taken;
                match (kind.name, new) {
                    _ if forked => taken.forks += 1,
                    ("round", true) => taken.rounds += 1,
                    ("case" | "sequence", true) => {}
                    (_, true) => taken.added += 1,
                    (_, false) => taken.changed += 1,
                }
            }
        }
        if open.rows.is_empty() {
            return Ok(());
        }
        log::part_letters(db, head.id)?;
        present::tally(db, CaseId(head.id))?;
        let rows: Vec<(&'static Kind, Uuid)> = open.rows.iter().map(|(kind, row, _)| (*kind, *row)).collect();
        present::written(db, &rows, &mut self.known)
    }

    fn piece(&mut self, part: Part, value: &Value) -> Result<(), StoreError> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        if open.taken.left_out || self.survey.revisions {
            return Ok(());
        }
        let survey: &'a Survey = self.survey;
        let head = survey.cases.get(open.at).ok_or(StoreError::NotFound("case"))?;
        let db = &self.store.db;
        let rows = convert::part(head, part, value)
            .ok_or_else(|| StoreError::Other("a part of the casebook cannot be kept".to_owned()))?;
        for row in rows {
            let row = convert::known(db, row)?;
            if let Some(new) = log::take(db, &row, open.clock)? {
                open.rows.push((row.kind, row.id, new));
            }
        }
        Ok(())
    }

    fn revised(&mut self, value: &Value) -> Result<(), StoreError> {
        let case = value.get("case").and_then(Value::as_str).unwrap_or_default();
        let at = self.survey.place(case).ok_or(StoreError::NotFound("case"))?;
        self.begin_case(at)?;
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        if open.taken.left_out {
            return Ok(());
        }
        let db = &self.store.db;
        let revision = log::Revision::read(value).ok_or(StoreError::Other("a revision".to_owned()))?;
        if let Some(new) = log::join(db, &revision, self.now)? {
            // The last of a row is enough.
            if open.rows.last().is_none_or(|(_, row, _)| *row != revision.row) {
                open.rows.push((revision.kind, revision.row, new));
            }
        }
        Ok(())
    }
}

impl Drop for Import<'_> {
    fn drop(&mut self) {
        if self.open.take().is_some() {
            let _ = self.store.db.execute_batch("ROLLBACK");
        }
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
        self.piece(part, &value).map_err(Stop::Error)
    }

    fn end(&mut self, head: Map<String, Value>) -> Result<(), Stop<StoreError>> {
        if self.survey.revisions {
            return Ok(());
        }
        let done = (|| {
            let Some(open) = &mut self.open else {
                return Ok(());
            };
            if !open.taken.left_out {
                let id = self.survey.cases.get(open.at).map_or(Uuid::nil(), |case| case.id);
                let row = convert::case(id, &head);
                if let Some(new) = log::take(&self.store.db, &row, open.clock)? {
                    open.rows.push((row.kind, row.id, new));
                }
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
