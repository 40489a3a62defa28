//! How the rows of one case are written: in batches when it is new; when it is here, at once, or where much of it is news
//! by the moments at which it was written there. So a case that is here is always whole: as it was, as it becomes, or as
//! the other machine had it in between.
//!
//! Never here: what a casebook says.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::held::{Held, Place};
use super::{CaseHead, Import, Taken, convert, followed, log, present, settled};
use crate::domain::Moment;
use crate::domain::id::CaseId;
use crate::protection::Protection;
use crate::store::rows::{self, Kind};
use crate::store::{Level, StoreError, backup, clock, derived};

/// A case that is being taken in.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) at: usize,
    pub(super) way: Way,
    pub(super) clock: Option<i64>,
    pub(super) taken: Taken,
    pub(super) rows: Vec<(&'static Kind, Uuid, bool)>,
    /// What the next transaction writes: of a new case the last, which makes it visible.
    pub(super) last: Vec<News>,
    /// What is news of a case that is here.
    pub(super) held: Option<Held>,
    /// Other cases to which something went, or from which.
    pub(super) others: BTreeSet<CaseId>,
    /// The cases in which something may not belong where it stands, or to whom.
    pub(super) unsettled: BTreeSet<CaseId>,
}

/// How a case is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Way {
    /// It is not here: a batch of rows at a time, and what makes it visible last.
    #[default]
    New,
    /// It is here: what is news is held until all of it was read, and then written by the moments at which it was written
    /// there.
    Known,
}

/// One revision to be.
#[derive(Debug)]
pub(super) enum News {
    Said(convert::Row),
    Revised(log::Revision),
}

impl News {
    pub(super) fn row(&self) -> (&'static Kind, Uuid) {
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

impl Import<'_> {
    /// Makes sure that a transaction is open, with a clock for what is written.
    fn begin(&mut self, level: Level) -> Result<i64, StoreError> {
        self.transaction(level)?;
        let had = self.open.as_ref().and_then(|open| open.clock);
        let clock = had.map_or_else(|| clock::tick(self.db(), self.now), Ok)?;
        if let Some(open) = &mut self.open {
            open.clock = Some(clock);
        }
        Ok(clock)
    }

    /// Takes in one revision to be of the open case.
    pub(super) fn take_in(&mut self, news: News) -> Result<(), StoreError> {
        let Some(way) = self.open.as_ref().map(|open| open.way) else {
            return Ok(());
        };
        match way {
            Way::New if news.row().0.name == rows::CASE.name => self.wait(news),
            Way::New => {
                let full = self.batch.count(news.weight());
                self.gathered.push(news);
                if full { self.write_gathered() } else { Ok(()) }
            }
            Way::Known if news.is_news(self.db())? => self.hold(&news),
            Way::Known => self.wait_again(news.row()),
        }
    }

    /// Puts what was gathered into the log. It was read and understood before: nobody waits for that.
    fn write_gathered(&mut self) -> Result<(), StoreError> {
        for news in std::mem::take(&mut self.gathered) {
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
        }
        self.commit()
    }

    fn wait(&mut self, news: News) -> Result<(), StoreError> {
        let open = self.open.as_mut().ok_or(StoreError::NotFound("case"))?;
        open.last.push(news);
        Ok(())
    }

    fn hold(&mut self, news: &News) -> Result<(), StoreError> {
        let dry = self.dry;
        let open = self.open.as_mut().ok_or(StoreError::NotFound("case"))?;
        if open.held.is_none() {
            open.held = Some(Held::new(dry)?);
        }
        open.held.as_mut().map_or(Ok(()), |held| held.put(news))
    }

    fn touched(&mut self, kind: &'static Kind, row: Uuid, new: bool) {
        if let Some(open) = &mut self.open
            // The last of a row is enough.
            && open.rows.last().is_none_or(|(_, last, _)| *last != row)
        {
            open.rows.push((kind, row, new));
        }
    }

    /// Puts what waited into the log.
    fn keep_last(&mut self) -> Result<(), StoreError> {
        let last = self.open.as_mut().map(|open| std::mem::take(&mut open.last)).unwrap_or_default();
        for news in last {
            let clock = self.begin(Level::Full)?;
            if let Some(new) = news.keep(self.db(), clock, self.now)? {
                let (kind, row) = news.row();
                self.touched(kind, row, new);
            }
        }
        Ok(())
    }

    /// Brings the tables up to date with the open case.
    pub(super) fn close(&mut self) -> Result<(), StoreError> {
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
            if !Protection::CaseLast.holds() {
                self.settle_last(true)?;
                self.commit()?;
            }
            self.bring_all(head)?;
            self.sync_log();
        }
        self.settle_held()?;
        self.settle_last(true)?;
        match &mut self.open {
            Some(Open { held: Some(news), taken, .. }) => news.count(taken),
            Some(_) | None => Ok(()),
        }
    }

    /// Writes what is news of a case that is here, but for the last of it: as many moments as a transaction holds. After each
    /// of them the case stands as it stood there then; of a casebook that does not tell those, with so many rounds of it.
    fn settle_held(&mut self) -> Result<(), StoreError> {
        let held = |import: &Self, place| match import.open.as_ref().and_then(|open| open.held.as_ref()) {
            Some(held) if place == Place::FIRST => held.sort().and_then(|()| held.after(place)),
            Some(held) => held.after(place),
            None => Ok(Vec::new()),
        };
        let mut before = Place::FIRST;
        loop {
            let piece = held(self, before)?;
            if piece.is_empty() {
                return Ok(());
            }
            for (place, news) in piece {
                let waits = self.open.as_ref().map_or(0, |open| open.last.len());
                if place.parts(before, waits) {
                    self.settle_last(false)?;
                    if self.dry { self.undo() } else { self.commit()? }
                }
                before = place;
                self.wait(news)?;
            }
        }
    }

    /// Puts what waited into the log and the tables: of a new case that is what makes it visible. When it is
    /// whole then, two questions with one letter part.
    fn settle_last(&mut self, whole: bool) -> Result<(), StoreError> {
        self.keep_last()?;
        let rows = self.take_rows();
        if rows.is_empty() {
            return Ok(());
        }
        let mut written: Vec<(&'static Kind, Uuid)> =
            rows.iter().map(|(kind, row, _)| (*kind, *row)).collect();
        // What is written beside what came, for it to fit.
        let mut beside = Vec::new();
        let case = CaseId(self.head(self.open.as_ref().map_or(0, |open| open.at))?.id);
        let is_other = |(kind, row, _): &(&Kind, Uuid, bool)| kind.name == rows::CASE.name && *row != case.0;
        let (others, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_other);
        for (_, other, _) in &others {
            if let Some(again) = followed::revive(self.db(), case.0, *other)? {
                beside.push((&rows::CASE, again));
                derived::tally(self.db(), again, true)?;
            }
        }
        let waited = self.waiting.len();
        // What others refer to comes first.
        for kind in present::ORDER {
            for (_, row, new) in rows.iter().filter(|(other, _, _)| other.name == kind.name) {
                self.bring(kind, *row, *new, None)?;
            }
        }
        for (_, row, _) in rows.iter().filter(|(kind, _, _)| kind.name == rows::PERSON.name) {
            beside.extend(followed::leave(self.db(), *row)?);
        }
        self.bring_what_waits(waited, None)?;
        for (kind, other, new) in others {
            // It was put together with this case: it goes when it is empty.
            if followed::was_taken_away(self.db(), other)? {
                beside.extend(followed::empty(self.db(), other, case)?);
            }
            self.bring(kind, other, new, None)?;
            derived::tally(self.db(), other, true)?;
        }
        for (kind, row) in &beside {
            let place = settled::place(self.db(), kind, *row)?;
            if let Some(open) = &mut self.open {
                open.unsettled.extend(place);
            }
        }
        beside.extend(self.count(case, whole)?);
        present::bring_again(self.db(), &beside)?;
        written.extend(beside);
        if self.dry {
            return Ok(());
        }
        present::written(self.trial.as_ref().unwrap_or(&self.store.db), &written, &mut self.known)
    }

    /// Counts the rounds of this case anew, and of others to which or from which something went. When all of it came, what
    /// was said in a round is where that is, and two questions with one letter part. What was written for that.
    fn count(&mut self, case: CaseId, whole: bool) -> Result<Vec<(&'static Kind, Uuid)>, StoreError> {
        let Some(open) = &mut self.open else { return Ok(Vec::new()) };
        let mut cases = std::mem::take(&mut open.others);
        cases.insert(case);
        let unsettled = if whole { std::mem::take(&mut open.unsettled) } else { BTreeSet::new() };
        let (mut written, settled) = settled::settle(self.db(), unsettled)?;
        for case in &cases | &settled {
            if whole {
                written.extend(settled::one_element(self.db(), case)?);
                log::part_letters(self.db(), case.0)?;
            }
            derived::tally(self.db(), case.0, true)?;
        }
        Ok(written)
    }

    /// Waits for the disk while nobody waits for the database: what came so far need not be written by the transaction that
    /// makes the case visible.
    fn sync_log(&self) {
        let db = self.trial.as_ref().unwrap_or(&self.store.db);
        let log =
            db.path().filter(|path| !path.is_empty()).map(|path| backup::beside(Path::new(path), "-wal"));
        // Where that fails the transaction waits itself, and says what is wrong.
        let _sooner = log.and_then(|log| std::fs::File::open(log).ok()).map(|log| log.sync_data());
    }

    fn take_rows(&mut self) -> Vec<(&'static Kind, Uuid, bool)> {
        self.open.as_mut().map(|open| std::mem::take(&mut open.rows)).unwrap_or_default()
    }

    /// Puts everything of a new case but itself into the tables, a batch at a time. Until the case stands
    /// there nobody sees it; that it does not yet is no mistake here.
    fn bring_all(&mut self, head: &CaseHead) -> Result<(), StoreError> {
        self.write_gathered()?;
        let mut rows = self.take_rows();
        let (mut seen, waited) = (HashSet::new(), self.waiting.len());
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
            if self.waiting.len() > waited {
                self.begin(Level::Normal)?;
                let came = self.bring_what_waits(waited, Some(head.id))?;
                let db = self.trial.as_ref().unwrap_or(&self.store.db);
                present::written(db, &came, &mut self.known)?;
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
        let (present::Brought { came, forked }, others) = followed::bring(self.db(), kind, row, arriving)?;
        if !came {
            self.waiting.push((kind, row));
        }
        let case = self.head(self.open.as_ref().map_or(0, |open| open.at))?.id;
        let is_known = self.open.as_ref().is_some_and(|open| open.way == Way::Known);
        let went = others.iter().any(|other| other.0 != case);
        let unsettled = went || is_known && settled::is_unsettled(self.db(), kind, row, new)?;
        let place = if unsettled { settled::place(self.db(), kind, row)? } else { None };
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        if unsettled {
            open.unsettled.extend(others.iter().copied().chain([CaseId(case)]).chain(place));
        }
        open.others.extend(others);
        match &open.held {
            Some(held) => held.note(kind, row, new, forked)?,
            None => open.taken.count(kind, new, forked, 1),
        }
        Ok(())
    }
}
