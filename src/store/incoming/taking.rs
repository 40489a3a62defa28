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

use super::{CaseHead, Import, Taken, convert, followed, log, moments, present};
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
    /// What is written at the end, in one transaction: the case itself when it is new, else all that is news.
    pub(super) last: Vec<News>,
    /// How many bytes that says, about.
    pub(super) weight: usize,
    /// Other cases to which something went, or from which.
    pub(super) others: BTreeSet<CaseId>,
}

/// How a case is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Way {
    /// It is not here: a batch of rows at a time, and what makes it visible last.
    #[default]
    New,
    /// It is here: what was written at some moments there in one transaction, the last of them at its end.
    Known,
    /// It is here, and more was written at one moment than memory should hold: in the transaction that is open.
    Whole,
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

/// After so much news of a case that is here its transaction ends with the moment to which the last of it belongs. One
/// row takes some 0.08 ms, and nobody should wait for 50.
const TOGETHER: usize = 320;
/// So much news of a case that is here is held in memory, and so many bytes of it.
const HELD: usize = 16_000;
const HELD_BYTES: usize = 8 << 20;

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
            Way::Known => {
                if news.is_news(self.db())? {
                    self.wait(news)?;
                } else {
                    self.wait_again(news.row())?;
                }
                if self.open.as_ref().is_some_and(|open| open.last.len() > HELD || open.weight > HELD_BYTES) {
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
        open.weight += news.weight();
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
        self.settle_moments()?;
        self.settle_last(true)
    }

    /// Writes what waits of a case that is here, but for the last of it: by the moments at which it was written there, as
    /// many as a transaction holds. After each of them the case stands as it stood there then; of a casebook that does not
    /// tell those, with so many rounds of it.
    fn settle_moments(&mut self) -> Result<(), StoreError> {
        let Some(open) = self.open.as_mut().filter(|open| open.way == Way::Known) else {
            return Ok(());
        };
        let news = moments::by_moment(std::mem::take(&mut open.last));
        let mut before = i64::MIN;
        for (at, news) in news {
            let waits = self.open.as_ref().map_or(0, |open| open.last.len());
            let full = waits >= TOGETHER && before < at;
            before = at;
            // What only would come in is undone as a whole.
            if full && !self.dry {
                self.settle_last(false)?;
                self.commit()?;
                if let Some(open) = &mut self.open {
                    open.way = Way::Known;
                }
            }
            self.wait(news)?;
        }
        Ok(())
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
        let case = CaseId(self.head(self.open.as_ref().map_or(0, |open| open.at))?.id);
        let is_other = |(kind, row, _): &(&Kind, Uuid, bool)| kind.name == rows::CASE.name && *row != case.0;
        let (others, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_other);
        let waited = self.waiting.len();
        // What others refer to comes first.
        for kind in present::ORDER {
            for (_, row, new) in rows.iter().filter(|(other, _, _)| other.name == kind.name) {
                self.bring(kind, *row, *new, None)?;
            }
        }
        self.bring_what_waits(waited, None)?;
        for (kind, other, new) in others {
            // It was put together with this case: it goes when it is empty.
            if followed::was_taken_away(self.db(), other)? {
                written.extend(followed::empty(self.db(), other, case)?);
            }
            self.bring(kind, other, new, None)?;
            derived::tally(self.db(), other, true)?;
        }
        self.count(case, whole)?;
        if self.dry {
            return Ok(());
        }
        present::written(self.trial.as_ref().unwrap_or(&self.store.db), &written, &mut self.known)
    }

    /// Counts the rounds of this case anew, and of others to which or from which something went.
    fn count(&mut self, case: CaseId, whole: bool) -> Result<(), StoreError> {
        let others = self.open.as_mut().map(|open| std::mem::take(&mut open.others)).unwrap_or_default();
        for case in others.into_iter().chain([case]) {
            if whole {
                log::part_letters(self.db(), case.0)?;
            }
            derived::tally(self.db(), case.0, true)?;
        }
        Ok(())
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
        let (present::Brought { came, forked }, other) = followed::bring(self.db(), kind, row, arriving)?;
        if !came {
            self.waiting.push((kind, row));
        }
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        open.others.extend(other);
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
}
