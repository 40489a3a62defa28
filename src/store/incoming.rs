//! What comes from a casebook: looked at whole first ([`Survey`]), then taken in ([`Import`]): a case
//! that is not here in small transactions of which the last makes it visible, one that is here in one.
//!
//! The revisions of a casebook are joined with those that are here. A casebook without them says
//! how things are; an import then makes the revisions, with ids that follow from what they say, so
//! that a second import adds nothing. Never here: files, words for people.

mod batch;
mod convert;
pub(super) mod log;
pub(super) mod present;
mod survey;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use rusqlite::Connection;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::rows::{self, Kind};
use super::{Level, Store, StoreError, clock, search};
use crate::casebook::read::{Misfit, Part, Sink, Stop};
use crate::domain::Moment;
use crate::domain::id::CaseId;
use batch::Batch;
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
    /// A database that is thrown away, for a case that only would come in.
    trial: Option<Connection>,
    batch: Batch,
    /// True when something of a new case was here already: an import of it was broken off.
    again: bool,
}

/// A case that is being taken in.
#[derive(Debug)]
struct Open {
    at: usize,
    way: Way,
    clock: Option<i64>,
    taken: Taken,
    rows: Vec<(&'static Kind, Uuid, bool)>,
    /// What is written at the end, in one transaction: the case itself when it is new, else all that is news.
    last: Vec<News>,
}

/// How a case is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It is not here: a batch of rows at a time, and what makes it visible last.
    New,
    /// It is here, and little of it is news so far: in one transaction at its end.
    Known,
    /// It is here, and more is news than memory should hold: in the transaction that is open.
    Whole,
}

/// One revision to be.
#[derive(Debug)]
enum News {
    Said(convert::Row),
    Revised(log::Revision),
}

impl News {
    fn row(&self) -> (&'static Kind, Uuid) {
        match self {
            Self::Said(row) => (row.kind, row.id),
            Self::Revised(revision) => (revision.kind, revision.row),
        }
    }

    /// How many bytes it says, about.
    fn weight(&self) -> usize {
        match self {
            Self::Said(row) => row.said.values().filter_map(Value::as_str).map(str::len).sum(),
            Self::Revised(revision) => revision.body.as_ref().map_or(0, String::len),
        }
    }

    fn is_news(&self, db: &Connection) -> Result<bool, StoreError> {
        match self {
            Self::Said(row) => Ok(log::made(db, row, 0)?.is_some()),
            Self::Revised(revision) => log::is_news(db, revision),
        }
    }

    /// Puts it into the log. True when its row is new; None when it was there.
    fn keep(&self, db: &Connection, clock: i64, now: Moment) -> Result<Option<bool>, StoreError> {
        match self {
            Self::Said(row) => log::take(db, row, clock),
            Self::Revised(revision) => log::join(db, revision, now),
        }
    }
}

/// So much news of a case that is here is held in memory.
const HELD: usize = 4000;

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
            for waiting in waiting.chunks(batch::ROWS) {
                self.store.write(Level::Full, |tx| {
                    let mut came = Vec::new();
                    for (kind, row) in waiting {
                        if present::bring(tx, kind, *row, None)? {
                            came.push((*kind, *row));
                        }
                    }
                    present::written(tx, &came, &mut search::Known::default())
                })?;
            }
        }
        Ok(std::mem::take(&mut self.done))
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
        let head = self.head(at)?;
        let known = super::lists::is_there(&self.store.db, "cases", head.id)?;
        if self.dry && !known {
            self.trial = Some(super::open::trial()?);
        }
        let left_out = head.without_names && known;
        let taken = Taken { title: head.title.clone(), new: !known, left_out, ..Taken::default() };
        let way = if known { Way::Known } else { Way::New };
        self.open = Some(Open { at, way, clock: None, taken, rows: Vec::new(), last: Vec::new() });
        Ok(())
    }

    /// Makes sure that a transaction is open, with a clock for what is written.
    fn begin(&mut self, level: Level) -> Result<i64, StoreError> {
        if !self.batch.is_open() {
            self.store.set(level)?;
            self.batch.begin(self.trial.as_ref().unwrap_or(&self.store.db))?;
        }
        let had = self.open.as_ref().and_then(|open| open.clock);
        let clock = had.map_or_else(|| clock::tick(self.db(), self.now), Ok)?;
        if let Some(open) = &mut self.open {
            open.clock = Some(clock);
        }
        Ok(clock)
    }

    /// Ends the transaction that is open, if one is.
    fn commit(&mut self) -> Result<(), StoreError> {
        if self.batch.commit(self.trial.as_ref().unwrap_or(&self.store.db))? && self.trial.is_none() {
            self.store.writes = self.store.writes.saturating_add(1);
            self.store.rest_if_due()?;
        }
        Ok(())
    }

    /// Undoes the transaction that is open, if one is.
    fn undo(&mut self) {
        // What is rolled back is in no index.
        self.known = search::Known::default();
        self.batch.undo(self.trial.as_ref().unwrap_or(&self.store.db));
    }

    /// Takes in one revision to be of the open case.
    fn take_in(&mut self, news: News) -> Result<(), StoreError> {
        let Some(way) = self.open.as_ref().map(|open| open.way) else {
            return Ok(());
        };
        match way {
            Way::New if news.row().0.name == rows::CASE.name => self.wait(news),
            Way::New => {
                let clock = self.begin(Level::Normal)?;
                let kept = news.keep(self.db(), clock, self.now)?;
                let (kind, row) = news.row();
                if kind.name == rows::SEQUENCE.name {
                    // A wording is nobody's: it stands there at once.
                    present::bring(self.db(), kind, row, None)?;
                } else {
                    self.again |= kept.is_none();
                    self.touched(kind, row, kept.unwrap_or(true));
                }
                if self.batch.count(news.weight()) { self.commit() } else { Ok(()) }
            }
            Way::Known => {
                if news.is_news(self.db())? {
                    self.wait(news)?;
                }
                if self.open.as_ref().is_some_and(|open| open.last.len() > HELD) {
                    self.keep_last()?;
                }
                Ok(())
            }
            Way::Whole => {
                let clock = self.begin(Level::Full)?;
                if let Some(new) = news.keep(self.db(), clock, self.now)? {
                    let (kind, row) = news.row();
                    self.touched(kind, row, new);
                }
                Ok(())
            }
        }
    }

    fn wait(&mut self, news: News) -> Result<(), StoreError> {
        let open = self.open.as_mut().ok_or(StoreError::NotFound("case"))?;
        open.last.push(news);
        Ok(())
    }

    fn touched(&mut self, kind: &'static Kind, row: Uuid, new: bool) {
        if let Some(open) = &mut self.open
            // The last of a row is enough.
            && open.rows.last().is_none_or(|(_, last, _)| *last != row)
        {
            open.rows.push((kind, row, new));
        }
    }

    /// Puts what waited into the log, in the transaction that is open then.
    fn keep_last(&mut self) -> Result<(), StoreError> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        open.way = Way::Whole;
        for news in std::mem::take(&mut open.last) {
            self.take_in(news)?;
        }
        Ok(())
    }

    /// Brings the tables up to date with the open case.
    fn close(&mut self) -> Result<(), StoreError> {
        let done = self.settle();
        let dry = self.dry;
        let ended = if done.is_ok() && !dry { self.commit() } else { Ok(()) };
        self.undo_foreign(done.is_err() || ended.is_err() || dry);
        let open = self.open.take();
        done?;
        ended?;
        self.done.extend(open.map(|open| open.taken));
        Ok(())
    }

    /// Whatever became of a case, nothing is left open after it.
    fn undo_foreign(&mut self, undo: bool) {
        if undo {
            self.undo();
        }
        self.trial = None;
    }

    fn settle(&mut self) -> Result<(), StoreError> {
        let Some(open) = &self.open else {
            return Ok(());
        };
        let (head, new) = (self.head(open.at)?, open.way == Way::New);
        if open.taken.left_out {
            return Ok(());
        }
        if new {
            if open.last.is_empty() {
                return Err(StoreError::Other("the file does not say what case this is".to_owned()));
            }
            self.bring_all(head)?;
        }
        self.keep_last()?;
        let rows = self.take_rows();
        if rows.is_empty() {
            return Ok(());
        }
        // What others refer to comes first.
        for kind in present::ORDER {
            for (_, row, new) in rows.iter().filter(|(other, _, _)| other.name == kind.name) {
                self.bring(kind, *row, *new, None)?;
            }
        }
        let db = self.trial.as_ref().unwrap_or(&self.store.db);
        log::part_letters(db, head.id)?;
        present::tally(db, CaseId(head.id))?;
        let rows: Vec<(&'static Kind, Uuid)> = rows.iter().map(|(kind, row, _)| (*kind, *row)).collect();
        present::written(db, &rows, &mut self.known)
    }

    fn take_rows(&mut self) -> Vec<(&'static Kind, Uuid, bool)> {
        self.open.as_mut().map(|open| std::mem::take(&mut open.rows)).unwrap_or_default()
    }

    /// Puts everything of a new case but itself into the tables, a batch at a time. Until the case stands
    /// there nobody sees it; that it does not yet is no mistake here.
    fn bring_all(&mut self, head: &CaseHead) -> Result<(), StoreError> {
        self.commit()?;
        let mut rows = self.take_rows();
        let mut seen = HashSet::new();
        rows.retain(|(_, row, _)| seen.insert(*row));
        drop(seen);
        self.db().pragma_update(None, "foreign_keys", false)?;
        let brought = (|| {
            for kind in present::ORDER {
                for (_, row, new) in rows.iter().filter(|(other, _, _)| other.name == kind.name) {
                    self.begin(Level::Normal)?;
                    self.bring(kind, *row, *new, Some(head.id))?;
                    let db = self.trial.as_ref().unwrap_or(&self.store.db);
                    present::written(db, &[(kind, *row)], &mut self.known)?;
                    if self.batch.count(0) {
                        self.commit()?;
                    }
                }
            }
            self.commit()
        })();
        if brought.is_err() {
            self.undo();
        }
        self.db().pragma_update(None, "foreign_keys", true)?;
        brought
    }

    /// Puts what is said of a row in its table, and counts it.
    fn bring(
        &mut self,
        kind: &'static Kind,
        row: Uuid,
        new: bool,
        arriving: Option<Uuid>,
    ) -> Result<(), StoreError> {
        let db = self.db();
        let came = present::bring(db, kind, row, arriving)?;
        let forked = rows::heads(db, row)?.len() > 1 && log::is_fork(db, row)?;
        if !came {
            self.waiting.push((kind, row));
        }
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let taken = &mut open.taken;
        match (kind.name, new) {
            _ if forked => taken.forks += 1,
            ("round", true) => taken.rounds += 1,
            ("case" | "sequence", true) => {}
            (_, true) => taken.added += 1,
            (_, false) => taken.changed += 1,
        }
        Ok(())
    }

    fn is_left_out(&self) -> bool {
        self.open.as_ref().is_none_or(|open| open.taken.left_out)
    }

    fn piece(&mut self, part: Part, value: &Value) -> Result<(), StoreError> {
        if self.is_left_out() || self.survey.revisions {
            return Ok(());
        }
        let head = self.head(self.open.as_ref().map_or(0, |open| open.at))?;
        let rows = convert::part(head, part, value)
            .ok_or_else(|| StoreError::Other("a part of the casebook cannot be kept".to_owned()))?;
        for row in rows {
            let row = convert::known(self.db(), row)?;
            self.take_in(News::Said(row))?;
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
        self.take_in(News::Revised(revision))
    }
}

impl Drop for Import<'_> {
    fn drop(&mut self) {
        self.undo();
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
