//! `kill -9` while the full screen opens an older database and changes its shape: nothing is half done, all words are
//! there, the backup from before is there as soon as the shape is new, and the next start goes on.
//!
//! Never here: a kill before each single change on the disk (see `kept`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use halte::protection::Protection;
use halte::store::backup::{Contents, examine, look};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::support::{Home, Terminal};

use super::super::programs::{self, Chance};
use super::{SIZE, killed_within, runs};

/// How often the case of the oldest database is in the file.
const CASES: [u32; 3] = [1, 100, 400];

/// What is half typed in it, and how it is gone on with.
const HALF: &str = "Een half antw";
const AGAIN: [&str; 2] = ["round", "Buurttuin"];

fn file(home: &Home) -> PathBuf {
    home.data().join("halte.db")
}

/// An older database, the shape that it had and what it holds.
struct Older {
    home: Home,
    version: i64,
    held: Contents,
    /// How long its first start takes.
    takes: Duration,
}

fn version(path: &Path) -> Result<i64, String> {
    let db = Connection::open(path).map_err(|error| error.to_string())?;
    db.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(|error| error.to_string())
}

fn older(program: &Home, cases: u32) -> Older {
    let home = program.copy();
    fs::create_dir_all(home.data()).unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases/v1.db"), file(&home)).unwrap();
    multiply(&file(&home), cases);
    let held = look(&file(&home)).unwrap();
    let version = version(&file(&home)).unwrap();
    let copy = home.copy();
    let began = Instant::now();
    Terminal::start(&copy, &AGAIN, SIZE.0, SIZE.1).drawn();
    Older { home, version, held, takes: began.elapsed() }
}

/// Puts everything that is finished into the file so often, each time with ids and a title of its own.
fn multiply(path: &Path, times: u32) {
    let mut db = Connection::open(path).unwrap();
    db.pragma_update(None, "foreign_keys", false).unwrap();
    let tx = db.transaction().unwrap();
    let ids: BTreeSet<Vec<u8>> = {
        let mut own = tx
            .prepare("SELECT id FROM revision UNION SELECT row FROM revision WHERE kind <> 'sequence'")
            .unwrap();
        own.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for table in [
        "revision",
        "revision_parent",
        "cases",
        "person",
        "round",
        "attendance",
        "answer",
        "agreement",
        "review",
        "tally",
    ] {
        let which = if table == "revision" { "kind <> 'sequence'" } else { "true" };
        let mut read = tx.prepare(&format!("SELECT * FROM {table} WHERE {which}")).unwrap();
        let names: Vec<String> = read.column_names().map(str::to_owned).collect();
        let row = |row: &rusqlite::Row<'_>| (0..names.len()).map(|at| row.get(at)).collect();
        let rows: Vec<Vec<Value>> = read.query_map([], row).unwrap().map(Result::unwrap).collect();
        let places = vec!["?"; names.len()].join(", ");
        let mut write = tx.prepare(&format!("INSERT INTO {table} VALUES ({places})")).unwrap();
        for n in 1..times {
            for row in &rows {
                // The number of a row is given by SQLite.
                let values = names.iter().zip(row).map(|(name, value)| {
                    if name == "number" { Value::Null } else { another(value, &ids, n) }
                });
                write.execute(params_from_iter(values)).unwrap();
            }
        }
    }
    tx.commit().unwrap();
}

/// A value with the `n`th other id in the place of each of these.
fn another(value: &Value, ids: &BTreeSet<Vec<u8>>, n: u32) -> Value {
    let other = |id: &[u8]| [&id[..12], &n.to_be_bytes()].concat();
    let hyphens = |id: &[u8]| uuid::Uuid::from_slice(id).unwrap().to_string();
    match value {
        Value::Blob(id) if ids.contains(id) => Value::Blob(other(id)),
        Value::Text(text) => {
            // A title of its own, so that it is known which case is meant.
            let text = text.replace("uurttuin", &format!("uurttuin {n}"));
            Value::Text(ids.iter().fold(text, |text, id| text.replace(&hyphens(id), &hyphens(&other(id)))))
        }
        Value::Null | Value::Integer(_) | Value::Real(_) | Value::Blob(_) => value.clone(),
    }
}

/// Opens an older database, kills the program by chance, and gives what is wrong then.
fn wrong_after_a_kill(older: &Older, newest: i64, chance: &mut Chance) -> Option<String> {
    let home = older.home.copy();
    let terminal = Terminal::start(&home, &AGAIN, SIZE.0, SIZE.1);
    killed_within(terminal, older.takes + older.takes / 4, chance);

    let shape = version(&file(&home));
    let there = look(&file(&home)).map_err(|error| error.to_string());
    if there.as_ref() != Ok(&older.held) {
        return Some(format!("shape {shape:?}, it holds {there:?}"));
    }
    let kept = || fs::read_dir(home.data().join("backups")).into_iter().flatten();
    let backup = || kept().any(|entry| examine(&entry.unwrap().path()).is_ok_and(|held| held == older.held));
    match shape {
        Ok(shape) if shape == older.version => {}
        Ok(shape) if shape == newest && backup() => {}
        shape => return Some(format!("shape {shape:?}, with a backup: {}", backup())),
    }
    let seen = home.run(&["check"], "");
    if seen.code() != 0 {
        return Some(format!("{}{}", seen.stdout, seen.stderr));
    }
    let mut again = Terminal::start(&home, &AGAIN, SIZE.0, SIZE.1);
    again.drawn().key("tab");
    let (screen, shape) = (again.screen(), version(&file(&home)));
    let goes_on = screen.contains(HALF) && shape == Ok(newest);
    (!goes_on).then(|| format!("the next start, with shape {shape:?}, shows\n{screen}"))
}

/// Kills it so often, in databases of each size; gives what was wrong.
fn kills(program: &Home, count: u64) -> Vec<String> {
    let new = program.copy();
    Terminal::start(&new, &[], SIZE.0, SIZE.1).drawn();
    let newest = version(&file(&new)).unwrap();
    let all = CASES.map(|cases| older(program, cases));
    println!("the first start takes {:?}", all.each_ref().map(|older| older.takes));
    runs(count, |n, chance| wrong_after_a_kill(&all[n % all.len()], newest, chance))
}

#[test]
fn a_kill_while_the_shape_changes_does_it_whole_or_not_at_all() {
    let count = programs::times(45, 1_000);
    let wrong = kills(&programs::halte(), count);
    println!("{count} kills of a change of shape: {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_kill_leaves_half_a_shape_when_it_does_not_change_at_once() {
    let wrong = kills(&programs::without(Protection::ShapeAtOnce), 45);
    println!("45 kills of a change of shape in pieces: {} wrong, as it should be", wrong.len());
    assert!(!wrong.is_empty(), "the test above cannot fail");
}
