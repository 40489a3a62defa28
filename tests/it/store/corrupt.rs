//! Every column of everything that is kept, every revision, every count and the index, changed by another program: a look
//! at everything tells of each.
//!
//! Never here: what is said of it (see `cli`), or files that are no database any more (see `reliability/files`).

use std::path::PathBuf;

use halte::store::check::{Finding, check};
use rusqlite::Connection;

/// A database with everything in it, that a test may harm.
struct Harmed {
    _folder: tempfile::TempDir,
    path: PathBuf,
    sound: Vec<u8>,
}

impl Harmed {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sound =
            std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases/v6.db"));
        let path = folder.path().join("halte.db");
        std::fs::write(&path, sound.as_ref().unwrap()).unwrap();
        Self { _folder: folder, path, sound: sound.unwrap() }
    }

    /// What a look finds after this, beside the two versions that are there; an error when that cannot be stored.
    fn found(&self, statement: &str) -> rusqlite::Result<Vec<Finding>> {
        std::fs::write(&self.path, &self.sound).unwrap();
        let db = Connection::open(&self.path).unwrap();
        db.execute_batch(
            "PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
             DROP TRIGGER revision_is_kept; DROP TRIGGER revision_is_not_changed;
             DROP TRIGGER parent_is_kept; DROP TRIGGER parent_is_not_changed;",
        )
        .unwrap();
        let changed = db.execute(statement, []);
        drop(db);
        let mut found = check(&self.path).unwrap().findings;
        found.retain(|found| !matches!(found, Finding::Fork(_)));
        changed.map(|count| {
            assert!(count > 0, "nothing was changed: {statement}");
            found
        })
    }

    fn texts(&self, query: &str) -> Vec<String> {
        let db = Connection::open(&self.path).unwrap();
        let mut query = db.prepare(query).unwrap();
        let texts = query.query_map([], |row| row.get(0)).unwrap();
        texts.collect::<Result<_, _>>().unwrap()
    }
}

/// Tables with what is finished.
const TABLES: [&str; 16] = [
    "cases",
    "person",
    "sequence",
    "round",
    "attendance",
    "answer",
    "mark",
    "agreement",
    "review",
    "learning_question",
    "question_entry",
    "element",
    "sighting",
    "link",
    "note",
    "attachment",
];

#[test]
fn nothing_is_found_where_nothing_was_changed() {
    assert_eq!(Harmed::new().found("UPDATE tick SET clock = clock + 1"), Ok(vec![]));
}

/// Something else in this column of the row with the first or the last id.
fn changes(harmed: &Harmed, table: &str, column: &str) -> Vec<Vec<Finding>> {
    // Where nothing stood: words, a number or an identity, whichever the column takes.
    let nothing = ["'x'", "7", "randomblob(16)", "'[]'"];
    let of_row = |row: &str| {
        let statement = |nothing: &str| {
            format!(
                "UPDATE {table} SET {column} = CASE typeof({column}) WHEN 'text' THEN '\"' || {column} || '\"'
                 WHEN 'integer' THEN {column} + 1 WHEN 'blob' THEN randomblob(16) ELSE {nothing} END
                 WHERE id = (SELECT {row}(id) FROM {table})"
            )
        };
        let mut found = nothing.iter().map(|nothing| harmed.found(&statement(nothing)));
        found.find_map(Result::ok).unwrap_or_else(|| panic!("{table}.{column} cannot be changed"))
    };
    ["min", "max"].map(of_row).to_vec()
}

#[test]
fn every_column_that_is_changed_is_told() {
    let harmed = Harmed::new();
    let (mut silent, mut count) = (Vec::new(), 0);
    for table in TABLES {
        let columns = format!("SELECT name FROM pragma_table_info('{table}') WHERE name <> 'number'");
        for column in harmed.texts(&columns) {
            let found = changes(&harmed, table, &column);
            count += found.len();
            if found.iter().any(|found| !found.iter().any(Finding::is_damage)) {
                silent.push(format!("{table}.{column}"));
            }
        }
    }
    assert!(count > 200 && silent.is_empty(), "{count} changes; nothing is said of {silent:?}");
}

#[test]
fn every_row_that_is_gone_is_told() {
    let harmed = Harmed::new();
    let tables = TABLES.into_iter().chain(["tally", "said", "word"]);
    let silent: Vec<&str> = tables
        .filter(|table| {
            !harmed.found(&format!("DELETE FROM {table}")).unwrap().iter().any(Finding::is_damage)
        })
        .collect();
    assert_eq!(silent, Vec::<&str>::new());
}

#[test]
fn every_revision_that_is_gone_is_told() {
    let harmed = Harmed::new();
    // What was erased and has neither words nor an earlier version is known by nothing else.
    let revisions = harmed.texts(
        "SELECT hex(id) || coalesce(body, kind) FROM revision
         WHERE body IS NOT NULL OR EXISTS (SELECT 1 FROM revision_parent WHERE revision = id)",
    );
    let silent: Vec<&String> = revisions
        .iter()
        .filter(|revision| {
            harmed
                .found(&format!("DELETE FROM revision WHERE id = x'{}'", &revision[..32]))
                .unwrap()
                .is_empty()
        })
        .collect();
    assert!(revisions.len() > 100 && silent.is_empty(), "nothing is said of {}: {silent:#?}", silent.len());
}
