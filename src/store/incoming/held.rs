//! News of a case that is here, until all of it was read: in a database of its own that goes with the import, so that
//! memory does not grow with it. And in which order it is written, and where its transactions may end: by the moments at
//! which the other machine wrote it; what has one moment, or of which none is told, round by round.
//!
//! Never here: writing it where people's words are.

use rusqlite::Connection;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::present::{ORDER, refers_to};
use super::taking::News;
use super::{Taken, convert, log};
use crate::store::rows::{self, Kind};
use crate::store::{StoreError, open};

/// `together` is the moment, `began` when the round began; `kind` is a place in [`ORDER`]. What of a row became of it is
/// told once, however often it was written.
const TABLES: &str = "
    CREATE TABLE news (
      kind INTEGER NOT NULL, n INTEGER NOT NULL, row BLOB NOT NULL, together INTEGER NOT NULL,
      began INTEGER NOT NULL, news TEXT NOT NULL, PRIMARY KEY (kind, n)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX news_of_row ON news (row, together, began);
    CREATE INDEX news_in_order ON news (together, began, kind, n);
    CREATE TABLE changed (together INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE became (
      row BLOB NOT NULL PRIMARY KEY, kind INTEGER NOT NULL, new INTEGER NOT NULL, forked INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    BEGIN";

/// So much is read at once.
const PIECE: i64 = 100;

/// Between two moments a transaction ends when it has so many rows, and between two rounds of one moment when it has so
/// many. One row takes some 0.1 ms, and nobody should wait for 50.
const MOMENT: usize = 100;
pub(super) const ROUND: usize = 120;

/// News of one case, and what became of it.
#[derive(Debug)]
pub(super) struct Held {
    db: Connection,
    /// So many were put.
    count: i64,
    /// What only would come in is undone after each transaction: what is said of one row comes in one.
    dry: bool,
}

/// A place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    together: i64,
    began: i64,
    kind: i64,
    n: i64,
}

impl Place {
    /// Before everything.
    pub(super) const FIRST: Self = Self { together: i64::MIN, began: 0, kind: 0, n: 0 };

    /// True when a transaction of so many rows may end between `before` and this.
    pub(super) fn parts(self, before: Self, rows: usize) -> bool {
        rows >= MOMENT && self.together != before.together || rows >= ROUND && self.began != before.began
    }
}

impl Held {
    pub(super) fn new(dry: bool) -> Result<Self, StoreError> {
        let db = open::aside()?;
        db.execute_batch(TABLES)?;
        Ok(Self { db, count: 0, dry })
    }

    /// Holds this.
    pub(super) fn put(&mut self, news: &News) -> Result<(), StoreError> {
        self.count += 1;
        let (kind, row) = news.row();
        let together = match news {
            _ if self.dry => self
                .db
                .prepare_cached("SELECT coalesce(min(together), ?2) FROM news WHERE row = ?1")?
                .query_row((row.into_bytes(), self.count), |row| row.get(0))?,
            News::Revised(revision) => revision.clock,
            News::Said(_) => 0,
        };
        self.db.prepare_cached("INSERT INTO news VALUES (?1, ?2, ?3, ?4, 0, ?5)")?.execute((
            place_of(kind),
            self.count,
            row.into_bytes(),
            together,
            written(news),
        ))?;
        if matches!(news, News::Revised(revision) if !revision.parents.is_empty()) {
            self.db.prepare_cached("INSERT OR IGNORE INTO changed VALUES (?1)")?.execute([together])?;
        }
        Ok(())
    }

    /// Finds out to which round each belongs: all were put.
    pub(super) fn sort(&self) -> Result<(), StoreError> {
        if self.dry {
            return Ok(());
        }
        let mut query = self.db.prepare(
            "SELECT kind, n, row, news, EXISTS (SELECT 1 FROM changed c WHERE c.together = news.together)
             FROM news WHERE (kind, n) > (?1, ?2) ORDER BY kind, n LIMIT ?3",
        )?;
        let mut write = self.db.prepare("UPDATE news SET began = ?3 WHERE kind = ?1 AND n = ?2")?;
        let (mut kind, mut n) = (0, 0);
        loop {
            let mut piece: Vec<(i64, i64, bool, News)> = Vec::new();
            let mut rows = query.query((kind, n, PIECE))?;
            while let Some(row) = rows.next()? {
                let news = read(row.get(0)?, row.get(2)?, &row.get::<_, String>(3)?)?;
                piece.push((row.get(0)?, row.get(1)?, row.get(4)?, news));
            }
            let Some((last, at, _, _)) = piece.last() else { return Ok(()) };
            (kind, n) = (*last, *at);
            // What others refer to comes first, so that it is known here. What was changed in one moment, in rounds that are
            // here too, is changed in one: it belongs to none.
            for (kind, n, _, news) in piece.into_iter().filter(|(_, _, changed, _)| !changed) {
                write.execute((kind, n, self.began(&news)?))?;
            }
        }
    }

    /// When the last round began of those to which this belongs, as far as they are news too. The case comes at the end,
    /// and so does a working element that is the same as another, whenever that came.
    fn began(&self, news: &News) -> Result<i64, StoreError> {
        let ((kind, _), said) = (news.row(), said(news));
        let same = kind.name == rows::ELEMENT.name && said.get("same_as").is_some_and(Value::is_string);
        if same || kind.name == rows::CASE.name {
            return Ok(i64::MAX);
        }
        if kind.name == rows::ROUND.name {
            return Ok(said.get("started").and_then(Value::as_i64).unwrap_or(0));
        }
        let others = kind.columns.iter().filter(|(name, _)| refers_to(kind, name).is_some());
        let others = others.filter_map(|(name, _)| Uuid::parse_str(said.get(*name)?.as_str()?).ok());
        let mut query = self.db.prepare_cached("SELECT coalesce(max(began), 0) FROM news WHERE row = ?1")?;
        let mut last = 0;
        for other in others {
            last =
                query.query_row([other.into_bytes()], |row| row.get(0)).map(|began: i64| began.max(last))?;
        }
        Ok(last)
    }

    /// What comes after this place: some of it, or nothing when that was all.
    pub(super) fn after(&self, place: Place) -> Result<Vec<(Place, News)>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT together, began, kind, n, row, news FROM news
             WHERE (together, began, kind, n) > (?1, ?2, ?3, ?4) ORDER BY together, began, kind, n LIMIT ?5",
        )?;
        let mut rows = query.query((place.together, place.began, place.kind, place.n, PIECE))?;
        let mut piece = Vec::new();
        while let Some(row) = rows.next()? {
            let (together, began, kind, n) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            piece.push((
                Place { together, began, kind, n },
                read(kind, row.get(4)?, &row.get::<_, String>(5)?)?,
            ));
        }
        Ok(piece)
    }

    /// Notes what became of a row: the last that is noted counts, but new stays new.
    pub(super) fn note(&self, kind: &Kind, row: Uuid, new: bool, forked: bool) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO became VALUES (?1, ?2, ?3, ?4) ON CONFLICT (row) DO UPDATE SET forked = excluded.forked",
            )?
            .execute((row.into_bytes(), place_of(kind), new, forked))?;
        Ok(())
    }

    /// Counts what became of all rows.
    pub(super) fn count(&self, taken: &mut Taken) -> Result<(), StoreError> {
        let mut query = self.db.prepare("SELECT kind, new, forked, count(*) FROM became GROUP BY 1, 2, 3")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (kind, count): (_, i64) = (kind_at(row.get(0)?)?, row.get(3)?);
            taken.count(kind, row.get(1)?, row.get(2)?, count.unsigned_abs());
        }
        Ok(())
    }
}

fn place_of(kind: &Kind) -> i64 {
    let place = ORDER.iter().position(|other| other.name == kind.name);
    place.and_then(|place| i64::try_from(place).ok()).unwrap_or(i64::MAX)
}

fn kind_at(place: i64) -> Result<&'static Kind, StoreError> {
    let kind = usize::try_from(place).ok().and_then(|place| ORDER.get(place));
    kind.copied().ok_or_else(unreadable)
}

fn unreadable() -> StoreError {
    StoreError::Other("what was read of the casebook cannot be read again".to_owned())
}

/// What it says, by column.
fn said(news: &News) -> Map<String, Value> {
    match news {
        News::Said(row) => {
            let mut said = row.otherwise.clone();
            said.extend(row.said.clone());
            said
        }
        News::Revised(revision) => {
            let body = revision.body.as_deref().unwrap_or_default();
            serde_json::from_str(body).unwrap_or_default()
        }
    }
}

/// As text, which [`read`] reads.
fn written(news: &News) -> String {
    let text = match news {
        News::Said(row) => json!({ "said": row.said, "otherwise": row.otherwise }),
        News::Revised(log::Revision { id, node, clock, parents, body, .. }) => {
            let parents: Vec<String> = parents.iter().map(ToString::to_string).collect();
            json!({ "id": id.to_string(), "node": node.to_string(), "clock": clock, "parents": parents, "body": body })
        }
    };
    text.to_string()
}

fn read(kind: i64, row: [u8; 16], text: &str) -> Result<News, StoreError> {
    let (kind, row) = (kind_at(kind)?, Uuid::from_bytes(row));
    let text: Value = serde_json::from_str(text).map_err(|_| unreadable())?;
    let uuid = |value: &Value| Uuid::parse_str(value.as_str()?).ok();
    let map = |name: &str| text.get(name)?.as_object().cloned();
    let news = || {
        if let Some(said) = map("said") {
            let otherwise = map("otherwise")?;
            return Some(News::Said(convert::Row { kind, id: row, said, otherwise }));
        }
        Some(News::Revised(log::Revision {
            id: uuid(text.get("id")?)?,
            row,
            kind,
            node: uuid(text.get("node")?)?,
            clock: text.get("clock")?.as_i64()?,
            parents: text.get("parents")?.as_array()?.iter().map(uuid).collect::<Option<_>>()?,
            body: text.get("body")?.as_str().map(str::to_owned),
        }))
    };
    news().ok_or_else(unreadable)
}
