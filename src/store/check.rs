//! Looking at everything in a database: the file, and whether what is derived still says what was written.
//!
//! Nothing is changed or repaired. A part that cannot be read is one finding, and the others are still looked at. Never
//! here: words for people, the folders around the file.

mod replay;

use std::path::Path;

use rusqlite::Connection;

use super::incoming::present;
use super::{StoreError, StoreErrorKind, backup, cases, migrations, open, search};
use crate::domain::id::CaseId;
pub use backup::Contents;

/// At most so many complaints of SQLite are told.
const COMPLAINTS: usize = 10;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// What SQLite says of the file.
    File(String),
    /// A part that could not be looked at, and what was said then.
    Unreadable(&'static str, String),
    /// Rows that name a row that is not there.
    Loose(String),
    /// Rows that are not what their last revision says.
    Differs(Rows),
    /// Rows that their revisions have and their table has not.
    Missing(Rows),
    /// Rows without any revision.
    Unwritten(Rows),
    /// Revisions that cannot be read.
    Garbled(Rows),
    /// Cases whose rounds were counted wrongly.
    Counted(u64),
    /// The search index does not hold what the tables hold.
    Index,
    /// Cases of which an import that was broken off left a part: no damage, and nothing that is shown.
    Arriving(u64),
    /// Rows of which an earlier version is named and is not there: lost, or never come along from another machine. What
    /// counts now is whole.
    Gap(Rows),
    /// Rows of which two versions stand beside each other: no damage; somebody has to choose.
    Fork(Rows),
}

/// So many rows of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The name of the kind: `answer`.
    pub kind: &'static str,
    /// How many.
    pub count: u64,
}

impl Finding {
    /// True when something is damaged, and not merely open.
    pub fn is_damage(&self) -> bool {
        !matches!(self, Self::Fork(_) | Self::Arriving(_) | Self::Gap(_))
    }
}

/// What a look at everything gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What the database holds; None when that could not be counted.
    pub contents: Option<Contents>,
    /// What is not as it should be.
    pub findings: Vec<Finding>,
}

/// Looks at everything in the database at `path`. Writers are not held up.
pub fn check(path: &Path) -> Result<Report, StoreError> {
    let db = match open::source(path) {
        Ok(db) => db,
        Err(error) if error.kind() == StoreErrorKind::Damaged => {
            let findings = vec![Finding::File(error.to_string())];
            return Ok(Report { contents: None, findings });
        }
        Err(error) => return Err(error),
    };
    open::not_newer(&db, path)?;
    // One moment of the database, whoever writes meanwhile.
    db.execute_batch("BEGIN")?;
    let mut report = Report { contents: backup::contents(&db).ok(), findings: Vec::new() };
    let looks: [(&'static str, Look); 6] = [
        ("file", file),
        ("references", references),
        ("revisions", replay::replay),
        ("counts", counts),
        ("imports", imports),
        ("index", index),
    ];
    for (part, look) in looks {
        match look(&db) {
            Ok(found) => report.findings.extend(found),
            Err(error) => report.findings.push(Finding::Unreadable(part, error.to_string())),
        }
    }
    Ok(report)
}

/// One look at the database. What is derived and can be compared with what it was derived from gets a look of its own:
/// here the counts, elsewhere an index.
type Look = fn(&Connection) -> Result<Vec<Finding>, StoreError>;

fn file(db: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut query = db.prepare(&format!("PRAGMA integrity_check({COMPLAINTS})"))?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let said: String = row.get(0)?;
        found.extend(said.lines().filter(|line| *line != "ok").map(|line| Finding::File(line.to_owned())));
    }
    found.truncate(COMPLAINTS);
    Ok(found)
}

fn references(db: &Connection) -> Result<Vec<Finding>, StoreError> {
    // What is still arriving stands there before its case; a case that was lost is found by its revisions.
    let arriving = !present::arriving(db)?.is_empty();
    let mut query = db.prepare(
        "SELECT \"table\", count(*) FROM pragma_foreign_key_check WHERE NOT (?1 AND parent = 'cases')
         GROUP BY 1 ORDER BY 1",
    )?;
    let loose = |table: String, count: i64| Finding::Loose(format!("{table}: {count}"));
    let found = query.query_map([arriving], |row| Ok(loose(row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The counts that lists of cases show, against the rounds themselves.
fn counts(db: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut query = db.prepare(
        "SELECT r.case_id, sum(r.state = 'finished'), coalesce(t.rounds, -1), t.last_round
         FROM round r JOIN cases c ON c.id = r.case_id LEFT JOIN tally t ON t.case_id = r.case_id
         GROUP BY r.case_id",
    )?;
    let mut rows = query.query([])?;
    let mut wrong = 0;
    while let Some(row) = rows.next()? {
        let case = CaseId(uuid::Uuid::from_bytes(row.get(0)?));
        let (there, counted): (i64, i64) = (row.get(1)?, row.get(2)?);
        let last = cases::last_round(db, case)?.map(|id| id.0.into_bytes());
        if there != counted || last != row.get(3)? {
            wrong += 1;
        }
    }
    Ok(if wrong == 0 { Vec::new() } else { vec![Finding::Counted(wrong)] })
}

/// Cases that an import did not bring in to their end.
fn imports(db: &Connection) -> Result<Vec<Finding>, StoreError> {
    let arriving = present::arriving(db)?;
    Ok(if arriving.is_empty() {
        Vec::new()
    } else {
        vec![Finding::Arriving(u64::try_from(arriving.len()).unwrap_or(u64::MAX))]
    })
}

/// What search looks in, against the tables.
fn index(db: &Connection) -> Result<Vec<Finding>, StoreError> {
    // What one of an older shape does not have is filled in when it is opened.
    let older = migrations::version(db)? < migrations::newest();
    Ok(if older || search::check(db)?.is_right() { Vec::new() } else { vec![Finding::Index] })
}
