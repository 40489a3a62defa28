//! The JSON Schema of a sequence against files: it accepts what the check accepts, and refuses what
//! a schema can refuse.
//!
//! Never here: how a schema is validated (see `validator`; and `tests/schema.py`, where a validator
//! of others reads the same files and the same list).
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly, and it reads its own files"
)]

pub mod validator;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use halte::sequences::fields::{self, FIELDS, Place};
use halte::sequences::{Severity, check, schema, shipped::SHIPPED};
use halte::text::Ui;
use serde_json::Value;

use super::broken;
use super::support;

/// Broken files that no schema can refuse, each with what it would have to see.
const BEYOND: &str = include_str!("schema/beyond.txt");
const WHOLE: &str = include_str!("data/whole-format.toml");

/// What a program that reads TOML 1.0 hands to a validator; None when it is none.
pub fn as_json(bytes: &[u8]) -> Option<Value> {
    if check("a.toml", bytes).problems.iter().any(|problem| problem.code() == "newer-toml") {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table: toml::Table = toml::from_str(text).ok()?;
    serde_json::to_value(table).ok()
}

/// True when the schema accepts this.
pub fn accepts(value: &Value) -> bool {
    static SCHEMA: LazyLock<Value> = LazyLock::new(|| schema::value(Ui::En));
    validator::accepts(&SCHEMA, &SCHEMA, value)
}

fn beyond() -> BTreeMap<&'static str, &'static str> {
    let lines = BEYOND.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once("  ").unwrap()).map(|(file, reason)| (file, reason.trim())).collect()
}

/// True when the check finds an error, but for kinds of answer that cannot be walked yet.
fn is_wrong(name: &str, bytes: &[u8]) -> bool {
    let problems = check(name, bytes).problems;
    problems.iter().any(|problem| problem.severity() == Severity::Error && problem.code() != "not-yet")
}

#[test]
fn every_shipped_file_and_the_whole_format_are_accepted() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("prompts");
    let paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(paths.len() >= SHIPPED.len());
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "toml")) {
        assert!(accepts(&as_json(&std::fs::read(path).unwrap()).unwrap()), "{}", path.display());
    }
    assert!(accepts(&as_json(WHOLE.as_bytes()).unwrap()));
}

#[test]
fn every_broken_file_is_refused_or_stands_in_the_list_with_the_reason() {
    let beyond = beyond();
    let mut wrong = Vec::new();
    let files = broken::files();
    for (name, bytes) in &files {
        // What is no TOML never reaches a schema.
        let accepted = as_json(bytes).is_some_and(|value| accepts(&value));
        let listed = beyond.contains_key(name.as_str());
        if accepted != (listed || (as_json(bytes).is_some() && !is_wrong(name, bytes))) {
            wrong.push((name, accepted, listed));
        }
    }
    assert!(wrong.is_empty(), "(file, accepted, listed): {wrong:?}");
    let unknown = beyond.keys().find(|name| files.iter().all(|(file, _)| file != *name));
    assert_eq!(unknown, None, "a file in the list that is not there");
}

/// A file with one step of this answer, seen so by these people, with these lines.
fn file(answer: &str, who: &str, seen: &str, lines: &str) -> String {
    let head = "format = 1\nid = \"a\"\ntitle = \"A\"\n\n[[step]]\nid = \"first\"\nask = \"?\"\n\n";
    let list = "[[step]]\nid = \"items\"\nask = \"?\"\nanswer = \"list\"\nwho = \"group\"\n\n";
    let step = "[[step]]\nid = \"last\"\nask = \"?\"\n";
    format!("{head}{list}{step}answer = \"{answer}\"\nwho = \"{who}\"\nseen = \"{seen}\"\n{lines}\n")
}

#[test]
fn schema_and_check_agree_on_every_kind_of_answer_with_every_key() {
    let keys = [
        "",
        "scale = { from = 1, to = 10 }",
        "options = [{ id = \"a\", label = \"A\" }]",
        "on = [\"first\"]",
        "on = []",
        "on = [\"first\"]\nvotes = 2",
        "on = [\"first\"]\nmakes = \"bringer\"",
        "on = [\"first\"]\noptions = [{ id = \"a\", label = \"A\" }]",
        "options = [{ id = \"a\", label = \"A\" }]\nmakes = \"bringer\"",
        "yields = [\"fact\"]",
        "at_least = 1",
        "at_most = 3",
        "why = true",
        "repeat = 3",
        "show = [\"first\"]",
        "recall = [\"a/first\"]",
        "per_item = \"items\"",
        "only_if = { step = \"first\" }",
        "minutes = 2.5",
        "role = { resident = { ask = \"!\" } }",
    ];
    let mut compared = 0;
    for answer in halte::sequences::codes::ANSWER_CODES {
        for who in halte::sequences::codes::WHO_CODES {
            for seen in halte::sequences::codes::SEEN_CODES {
                for lines in keys {
                    let text = file(answer, who, seen, lines);
                    let value = as_json(text.as_bytes()).unwrap();
                    let wrong = is_wrong("a.toml", text.as_bytes());
                    assert_eq!(accepts(&value), !wrong, "{text}\n{:?}", check("a", text.as_bytes()).problems);
                    compared += 1;
                }
            }
        }
    }
    assert_eq!(compared, 10 * 4 * 4 * keys.len());
}

#[test]
fn what_must_be_there_must_be_there_and_what_is_unknown_is_refused_in_every_table() {
    let whole = as_json(WHOLE.as_bytes()).unwrap();
    let places = [
        (Place::Sequence, ""),
        (Place::People, "/people"),
        (Place::Step, "/step/2"),
        (Place::Scale, "/step/6/scale"),
        (Place::Choice, "/step/5/options/0"),
        (Place::OnlyIf, "/step/7/only_if"),
        (Place::Role, "/step/2/role/beekeeper"),
    ];
    for (place, pointer) in places {
        let mut more = whole.clone();
        more.pointer_mut(pointer).unwrap()["colour"] = 1.into();
        assert!(!accepts(&more), "{place:?}");
        for field in fields::of(place) {
            let mut without = whole.clone();
            let table = without.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
            if table.remove(field.name).is_some() && field.required {
                assert!(!accepts(&without), "{place:?} without {}", field.name);
            }
            let mut other = whole.clone();
            other.pointer_mut(pointer).unwrap()[field.name] = Value::Null;
            assert!(!accepts(&other), "{place:?} {} of no type", field.name);
        }
    }
}

#[test]
fn every_field_is_told_in_the_schema_in_both_languages() {
    let [nl, en] = [Ui::Nl, Ui::En].map(schema::text_in);
    for field in FIELDS {
        assert!(nl.contains(field.nl) && en.contains(field.en), "{}", field.name);
    }
    assert_eq!(en, schema::text());
}

#[test]
fn the_command_prints_the_schema() {
    let home = support::home();
    let printed = home.run(&["--lang", "en", "schema", "sequence"], "").ok();
    assert_eq!(printed.stdout, schema::text());
    home.run(&["schema", "nothing"], "").ends(2);
}
