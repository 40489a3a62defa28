//! A case that was not here comes in by small transactions, and is seen when all of it is.

use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use uuid::Uuid;

use super::{Import, Survey, Taken, batch};
use crate::casebook::read::{self, Part, Sink, Stop};
use crate::domain::Moment;
use crate::domain::search::Wanted;
use crate::store::check::{Finding, check};
use crate::store::{ElementFilter, Store, StoreError};

mod ends;
mod news;

const DEMO: &str = include_str!("../../../demo/nl.json");

fn now() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T14:00:00+01:00").unwrap()
}

fn survey(casebook: &str) -> Survey {
    let mut survey = Survey::default();
    read::casebook(casebook.as_bytes(), &mut survey).unwrap();
    survey
}

fn open(path: &Path) -> Store {
    Store::open(path, Uuid::from_u128(7)).unwrap()
}

fn import(store: &mut Store, casebook: &str) -> Vec<Taken> {
    let survey = survey(casebook);
    let mut import = Import::new(store, &survey, now(), false);
    read::casebook(casebook.as_bytes(), &mut import).unwrap();
    import.finish().unwrap()
}

/// The first case of the demo only.
fn one_case() -> String {
    let mut book: Value = serde_json::from_str(DEMO).unwrap();
    book["cases"].as_array_mut().unwrap().truncate(1);
    book.to_string()
}

/// The process ends after so many commits.
fn ends_after(store: &mut Store, most: u32) {
    let mut commits = 0;
    let end = move || {
        commits += 1;
        commits > most
    };
    store.db.commit_hook(Some(end)).unwrap();
}

/// An import that is broken off after so many commits; true when it came to its end before.
fn broken_off(store: &mut Store, casebook: &str, most: u32) -> bool {
    ends_after(store, most);
    let survey = survey(casebook);
    let mut import = Import::new(store, &survey, now(), false);
    let read = read::casebook(casebook.as_bytes(), &mut import).is_ok();
    let finished = import.finish().is_ok();
    store.db.commit_hook(None::<fn() -> bool>).unwrap();
    read && finished
}

/// An import that ends after so many parts, or while the tables are filled.
struct BrokenOff<'a, 'b> {
    import: &'a mut Import<'b>,
    left: usize,
}

impl Sink for BrokenOff<'_, '_> {
    type Error = StoreError;

    fn begin(&mut self, n: usize) -> Result<(), Stop<StoreError>> {
        Sink::begin(self.import, n)
    }

    fn part(&mut self, part: Part, value: Value) -> Result<(), Stop<StoreError>> {
        if self.left == 0 {
            return Err(Stop::Error(StoreError::Busy));
        }
        self.left -= 1;
        Sink::part(self.import, part, value)
    }

    fn end(&mut self, head: serde_json::Map<String, Value>) -> Result<(), Stop<StoreError>> {
        Sink::end(self.import, head)
    }

    fn revision(&mut self, value: Value) -> Result<(), Stop<StoreError>> {
        Sink::revision(self.import, value)
    }
}

/// Nothing of the case is shown; true when something of it is there.
fn nothing_is_seen(store: &Store, path: &Path) -> bool {
    assert_eq!(store.case_lines().unwrap(), []);
    assert_eq!(store.known_names().unwrap(), []);
    assert_eq!(store.agreements(None, true).unwrap(), []);
    assert_eq!(store.elements(&ElementFilter::default(), None, 9).unwrap(), []);
    let found = store.search(&Wanted::typed("de"), None, 9, usize::MAX).unwrap();
    assert_eq!(found.hits, []);
    let findings = check(path).unwrap().findings;
    assert!(findings.is_empty() || findings == [Finding::Arriving(1)], "{findings:?}");
    !findings.is_empty()
}

#[test]
fn no_transaction_of_a_new_case_writes_more_rows_than_a_batch() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder.path().join("a.db"));
    let counted: Arc<Mutex<Vec<(String, usize)>>> = Arc::default();
    let most: Arc<Mutex<usize>> = Arc::default();
    let (counting, ending, largest) = (counted.clone(), counted.clone(), most.clone());
    let count = move |_: rusqlite::hooks::Action, _: &str, table: &str, _: i64| {
        let mut counted = counting.lock().unwrap();
        match counted.iter_mut().find(|(name, _)| name == table) {
            Some((_, rows)) => *rows += 1,
            None => counted.push((table.to_owned(), 1)),
        }
    };
    store.db.update_hook(Some(count)).unwrap();
    let end = move || {
        for (table, rows) in ending.lock().unwrap().drain(..) {
            if ["revision", "answer", "said"].contains(&table.as_str()) {
                let mut most = largest.lock().unwrap();
                *most = rows.max(*most);
            }
        }
        false
    };
    store.db.commit_hook(Some(end)).unwrap();
    import(&mut store, DEMO);
    let most = *most.lock().unwrap();
    // A piece of the file is a round: its rows are cut up too.
    assert!((2..=batch::ROWS).contains(&most), "{most}");
}

/// Whether a write merges the index by itself: FTS5 does when nothing else was said.
fn merges_by_itself(store: &Store) -> bool {
    ["search", "word_part"].into_iter().all(|index| {
        let sql = format!("SELECT ifnull((SELECT v FROM {index}_config WHERE k = 'automerge'), 4) > 0");
        store.db.query_row(&sql, [], |row| row.get(0)).unwrap()
    })
}

#[test]
fn the_index_merges_by_itself_again_after_an_import_also_one_that_failed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder.path().join("a.db"));
    import(&mut store, DEMO);
    assert!(merges_by_itself(&store));
    let parts = "SELECT count(DISTINCT segid) FROM search_idx";
    assert!(store.db.query_row(parts, [], |row| row.get::<_, i64>(0)).unwrap() < 16);

    let other = folder.path().join("b.db");
    let mut store = open(&other);
    ends_after(&mut store, 3);
    let casebook = one_case();
    let survey = survey(&casebook);
    let mut failing = Import::new(&mut store, &survey, now(), false);
    let ended = read::casebook(casebook.as_bytes(), &mut failing);
    drop(failing);
    assert!(ended.is_err());
    assert!(merges_by_itself(&store));
}

#[test]
fn an_import_that_is_broken_off_anywhere_shows_nothing_and_is_taken_up_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let casebook = one_case();
    let whole = folder.path().join("whole.db");
    let mut store = open(&whole);
    let expected = import(&mut store, &casebook);
    let lines = store.case_lines().unwrap();
    assert!(expected[0].new && check(&whole).unwrap().findings.is_empty());
    drop(store);
    let mut left_something = 0;
    for left in 1.. {
        let path = folder.path().join(format!("{left}.db"));
        let mut store = open(&path);
        let survey = survey(&casebook);
        let mut import_now = Import::new(&mut store, &survey, now(), false);
        let mut off = BrokenOff { import: &mut import_now, left };
        let ended = read::casebook(casebook.as_bytes(), &mut off);
        drop(import_now);
        if ended.is_ok() {
            break;
        }
        left_something += u32::from(nothing_is_seen(&store, &path));
        assert_eq!(import(&mut store, &casebook), expected, "{left}");
        assert_eq!(store.case_lines().unwrap(), lines);
        assert_eq!(check(&path).unwrap().findings, []);
    }
    assert!(left_something > 1, "{left_something}");
}

#[test]
fn a_case_of_which_the_tables_were_half_filled_is_not_seen_and_comes_in_whole_after_all() {
    let folder = tempfile::tempdir().unwrap();
    let casebook = one_case();
    let path = folder.path().join("a.db");
    let mut store = open(&path);
    // The process ends at the n-th commit.
    for stop in [1, 3, 4] {
        let mut commits = 0;
        let end = move || {
            commits += 1;
            commits > stop
        };
        store.db.commit_hook(Some(end)).unwrap();
        let survey = survey(&casebook);
        let mut import_now = Import::new(&mut store, &survey, now(), false);
        assert!(read::casebook(casebook.as_bytes(), &mut import_now).is_err(), "{stop}");
        drop(import_now);
        store.db.commit_hook(None::<fn() -> bool>).unwrap();
        assert!(nothing_is_seen(&store, &path));
        let on: bool = store.db.pragma_query_value(None, "foreign_keys", |row| row.get(0)).unwrap();
        assert!(on);
    }
    assert!(import(&mut store, &casebook)[0].new);
    assert_eq!(check(&path).unwrap().findings, []);
    assert!(import(&mut store, &casebook)[0].is_nothing());
}

#[test]
fn a_dry_import_leaves_no_byte_behind_and_says_what_a_real_one_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut store = open(&path);
    let survey = survey(DEMO);
    let mut dry = Import::new(&mut store, &survey, now(), true);
    read::casebook(DEMO.as_bytes(), &mut dry).unwrap();
    let would = dry.finish().unwrap();
    let rows: i64 = store.db.query_row("SELECT count(*) FROM revision", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 0);
    assert_eq!(import(&mut store, DEMO), would);
}
