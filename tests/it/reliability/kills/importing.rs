//! `kill -9` while a casebook comes in: what is seen of it then are whole cases, what was there before is there, and
//! importing it once more brings the rest.
//!
//! Never here: what a casebook may say.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use halte::protection::Protection;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::{Ended, Home, Terminal};

use super::super::programs::{self, Chance};
use super::{SIZE, killed_within, runs};

/// How often the invented cases are in the casebook.
const TIMES: usize = 3;
/// Blanks in the file, so that it is long enough for a bar.
const BLANKS: usize = 6_000_000;

/// The cases of a database, as an export says them, by their ids.
type Cases = BTreeMap<String, Value>;

fn cases(home: &Home) -> Result<Cases, String> {
    let said = home.run(&["export", "--format", "json"], "");
    match said.code() {
        0 => {}
        // Killed before there was anything.
        3 => return Ok(Cases::new()),
        _ => return Err(format!("{}{}", said.stdout, said.stderr)),
    }
    let cases = said.json()["cases"].as_array().unwrap().clone();
    Ok(cases.into_iter().map(|case| (case["id"].as_str().unwrap().to_owned(), case)).collect())
}

/// A casebook with these cases, some blanks behind each.
fn written(path: &Path, cases: &[Value]) {
    let blanks = " ".repeat(BLANKS / cases.len());
    let cases: Vec<String> = cases.iter().map(|case| format!("{case}{blanks}")).collect();
    let book = format!(r#"{{"format": "halte-casebook", "version": 1, "cases": [{}]}}"#, cases.join(","));
    fs::write(path, book).unwrap();
}

/// A home with a casebook, what it holds before that comes in and after it, and how long that takes.
struct Before {
    home: Home,
    had: Cases,
    gets: Cases,
    takes: Duration,
}

const IMPORT: [&str; 3] = ["import", "casebook.json", "--yes"];

impl Before {
    /// The casebook comes into an empty home, or in one with earlier versions of half of its cases.
    fn new(program: &Home, known: bool) -> Self {
        let home = program.copy();
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/en.json");
        let demo: Value = serde_json::from_slice(&fs::read(demo).unwrap()).unwrap();
        let mut all = Vec::new();
        for n in 0..TIMES {
            for case in demo["cases"].as_array().unwrap() {
                let mut case = case.clone();
                case["id"] = json!(format!("{}-{n}", case["id"].as_str().unwrap()));
                all.push(case);
            }
        }
        let book = home.path().join("casebook.json");
        if known {
            written(&book, &all.iter().step_by(2).map(earlier).collect::<Vec<_>>());
            home.run(&IMPORT, "").ok();
        }
        written(&book, &all);
        let had = cases(&home).unwrap();
        let after = home.copy();
        let began = Instant::now();
        assert_eq!(Terminal::start(&after, &IMPORT, SIZE.0, SIZE.1).wait(), Ended::Code(0));
        Self { home, had, gets: cases(&after).unwrap(), takes: began.elapsed() }
    }

    /// Kills the import by chance, and gives what is wrong then.
    fn wrong_after_a_kill(&self, chance: &mut Chance) -> Option<String> {
        let home = self.home.copy();
        killed_within(Terminal::start(&home, &IMPORT, SIZE.0, SIZE.1), self.takes, chance);

        let file = home.data().join("halte.db");
        let sound = || {
            let db = Connection::open(&file)?;
            db.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0))
        };
        if file.exists() && sound().as_deref() != Ok("ok") {
            return Some(format!("the file: {:?}", sound()));
        }
        let seen = match cases(&home) {
            Ok(seen) => seen,
            Err(error) => return Some(error),
        };
        if let Some(id) = self.had.keys().find(|id| !seen.contains_key(*id)) {
            return Some(format!("{id} was there and is gone"));
        }
        let whole = |(id, case): &(&String, &Value)| {
            [&self.had, &self.gets].iter().any(|all| all.get(*id) == Some(*case))
        };
        if let Some((id, case)) = seen.iter().find(|seen| !whole(seen)) {
            return Some(format!("half of {id} is seen: {case}"));
        }
        let again = home.run(&IMPORT, "");
        if again.code() != 0 {
            return Some(format!("importing again: {}{}", again.stdout, again.stderr));
        }
        if cases(&home).as_ref() != Ok(&self.gets) {
            return Some(format!("after importing again it is not all there\n{}", again.stdout));
        }
        let check = home.run(&["check"], "");
        (check.code() != 0).then(|| format!("{}{}", check.stdout, check.stderr))
    }
}

/// A case as it was before its last round, its later agreements and questions.
fn earlier(case: &Value) -> Value {
    let mut case = case.clone();
    let rounds = case["rounds"].as_array_mut().unwrap();
    rounds.truncate(1);
    for list in ["agreements", "agenda", "elements", "attachments", "notes"] {
        case[list] = json!([]);
    }
    case
}

fn kills(program: &Home, count: u64) -> Vec<String> {
    let all = [false, true].map(|known| Before::new(program, known));
    println!("it takes {:?}", all.each_ref().map(|before| before.takes));
    runs(count, |n, chance| all[n % all.len()].wrong_after_a_kill(chance))
}

#[test]
fn a_kill_while_a_casebook_comes_in_leaves_whole_cases_and_the_next_import_brings_the_rest() {
    let count = programs::times(30, 500);
    let wrong = kills(&programs::halte(), count);
    println!("{count} kills of an import: {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_kill_shows_half_a_case_when_it_does_not_come_last() {
    let wrong = kills(&programs::without(Protection::CaseLast), 30);
    println!("30 kills of an import that shows cases at once: {} wrong, as it should be", wrong.len());
    assert!(wrong.iter().any(|what| what.contains("is seen")), "the test above cannot fail");
}
