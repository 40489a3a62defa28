//! Cases out of halte and into it: the same to the byte, whole or not at all, and never twice.
//!
//! Never here: the pages for reading (see `report::markup`).

mod erased;
mod meanwhile;
mod merge;
mod refused;

use halte::domain::Moment;
use halte::domain::id::CaseId;
use halte::store::Store;
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::support::{self, Home};

/// A whole round in which everybody says this, with an agreement.
pub fn round(home: &Home, case: &str, words: &str) {
    let said = format!("{words}\n\n").repeat(4);
    let lines = format!("{said}{words}\nNoor\n\n\n\n");
    let with = ["--with", "Noor:resident", "--with", "Bram"];
    let done = home.run(&[&["now", case, "--plain", "--lang", "nl"], &with[..]].concat(), &lines).ok();
    assert_eq!(done.stderr, "", "{}", done.stdout);
}

/// A casebook of this home, without the moment at which it was made.
pub fn export(home: &Home, more: &[&str]) -> String {
    let printed = home.run(&[&["export", "--format", "json"], more].concat(), "").ok().stdout;
    let (before, after) = printed.split_once("\"exported_at\":\"").unwrap();
    format!("{before}{}", &after[after.find('"').unwrap() + 2..])
}

/// Another home with this casebook in it.
pub fn import(casebook: &str) -> Home {
    let home = support::home();
    home.run(&["import", "-"], casebook).ok();
    home
}

/// Two machines that both have «Plein» and «Park», with a round each.
pub fn both() -> (Home, Home) {
    let one = support::home();
    round(&one, "Plein", "samen");
    round(&one, "Park", "elders");
    let other = import(&export(&one, &[]));
    (one, other)
}

pub fn value(casebook: &str) -> Value {
    serde_json::from_str(casebook).unwrap()
}

/// The database of a home, as the full screen has it.
pub fn store(home: &Home) -> Store {
    Store::open(&home.data().join("halte.db"), Uuid::from_u128(7)).unwrap()
}

pub fn case(store: &Store, title: &str) -> CaseId {
    store.case_lines().unwrap().into_iter().find(|line| line.title == title).unwrap().id
}

pub fn now() -> Moment {
    chrono::Utc::now().fixed_offset()
}

/// The demo, whose cases have everything that a case can have.
fn demo() -> &'static str {
    include_str!("../../../demo/nl.json")
}

#[test]
fn a_case_goes_out_and_comes_in_the_same_to_the_byte() {
    for hostile in include_str!("../data/blns.txt").lines().filter(|line| line.len() > 3).step_by(97) {
        let home = support::home();
        round(&home, "Tuin", &format!("woord {hostile} \u{202e}\u{feff}é"));
        let out = export(&home, &[]);
        assert!(out.contains("woord"));
        let other = import(&out);
        assert_eq!(export(&other, &[]), out);
    }
}

#[test]
fn everything_that_a_case_can_have_goes_out_and_comes_in_the_same() {
    let home = import(demo());
    let out = export(&home, &[]);
    assert_eq!(export(&import(&out), &[]), out);
    // Without revisions too: an import makes them.
    let mut bare: Value = value(&out);
    bare.as_object_mut().unwrap().remove("revisions");
    let again = value(&export(&import(&bare.to_string()), &[]));
    assert_eq!(again["cases"], bare["cases"]);
    let check = home.run(&["history", "moestuin", "--lang", "nl"], "").ok().stdout;
    assert!(!check.contains("versie 1"), "{check}");
}

#[test]
fn a_second_import_adds_nothing() {
    let home = support::home();
    home.run(&["import", "-", "--lang", "nl"], demo()).ok();
    let before = export(&home, &[]);
    let said = home.run(&["import", "-", "--lang", "nl"], demo()).ok().stdout;
    assert!(said.contains("Alles hieruit staat er al."), "{said}");
    let said = home.run(&["import", "-", "--lang", "nl"], &before).ok().stdout;
    assert!(said.contains("Alles hieruit staat er al."), "{said}");
    assert_eq!(export(&home, &[]), before);
}

#[test]
fn a_round_that_was_typed_here_is_not_doubled_by_its_own_casebook_without_revisions() {
    let home = support::home();
    round(&home, "Tuin", "een");
    let before = export(&home, &[]);
    let mut bare = value(&before);
    bare.as_object_mut().unwrap().remove("revisions");
    home.run(&["import", "-"], bare.to_string()).ok();
    assert_eq!(export(&home, &[]), before);
}

#[test]
fn a_dry_run_says_what_would_happen_and_changes_nothing() {
    let home = support::home();
    let would = home.run(&["import", "-", "--dry-run", "--lang", "nl"], demo()).ok().stdout;
    assert!(would.contains("Buurtmoestuin De Knoop: nieuw, 3 rondes erbij"), "{would}");
    assert!(!home.data().join("halte.db").exists());
    // What it says is what then happens.
    let (_, would) = would.split_once('\n').unwrap();
    assert_eq!(support::home().run(&["import", "-", "--lang", "nl"], demo()).ok().stdout, would);
    round(&home, "Tuin", "een");
    let before = export(&home, &[]);
    home.run(&["import", "-", "--dry-run"], demo()).ok();
    assert_eq!(export(&home, &[]), before);
}

#[test]
fn what_came_in_is_found_and_passes_the_check() {
    let home = import(demo());
    let found = home.run(&["search", "servet", "--lang", "nl"], "").ok().stdout;
    assert!(found.contains("servet"), "{found}");
    home.run(&["check"], "").ok();
    let merged = import(&export(&home, &["lijsterpad"]));
    merged.run(&["check"], "").ok();
    assert!(!merged.run(&["search", "telefoonnummer", "--lang", "nl"], "").ok().stdout.is_empty());
}

#[test]
fn names_are_left_out_when_that_is_asked_also_of_agreements() {
    let home = import(demo());
    for format in ["md", "html", "json", "csv"] {
        let run = home
            .run(&["export", "lijsterpad", "--format", format, "--without-names", "--lang", "nl"], "")
            .ok();
        // «Hanneke» is named in an answer of somebody: that stays, and it is said.
        for name in ["Priya", "Joost", "Daniel"] {
            assert!(!run.stdout.contains(name), "{name} in {format}");
        }
        assert!(run.stderr.contains("lees het na"), "{}", run.stderr);
    }
    let nameless = export(&home, &["lijsterpad", "--without-names"]);
    let said = home.run(&["import", "-", "--lang", "nl"], &nameless).ok().stdout;
    assert!(said.contains("overgeslagen"), "{said}");
}

#[test]
fn the_schema_accepts_what_is_exported_and_refuses_what_import_refuses() {
    let schema = home_schema();
    let accepts = |value: &Value| crate::schema::validator::accepts(&schema, &schema, value);
    let mut whole = value(&export(&import(demo()), &[]));
    assert!(accepts(&whole));
    assert!(accepts(&serde_json::from_str(demo()).unwrap()));
    whole["cases"][0]["rounds"][0]["colour"] = json!("red");
    assert!(!accepts(&whole));
}

fn home_schema() -> Value {
    serde_json::from_str(&support::home().run(&["schema", "casebook"], "").ok().stdout).unwrap()
}

#[test]
fn one_round_is_for_reading_and_a_table_has_an_answer_a_row() {
    let home = import(demo());
    let last = home.run(&["export", "lijsterpad", "--round", "last", "--lang", "nl"], "").ok().stdout;
    assert!(last.contains("Hanneke er in september niet is"), "{last}");
    assert!(!last.contains("Na de eerste proefmiddag"), "{last}");
    home.run(&["export", "lijsterpad", "--round", "9"], "").ends(3);
    home.run(&["export", "--round", "nul"], "").ends(2);
    let part = home.run(&["export", "--format", "json", "--round", "1"], "").ok().stdout;
    home.run(&["import", "-"], &part).ends(4);
    let table = home.run(&["export", "lijsterpad", "--format", "csv"], "").ok().stdout;
    let book = value(&export(&home, &["lijsterpad"]));
    let rounds = book["cases"][0]["rounds"].as_array().unwrap();
    let answers: usize = rounds.iter().map(|round| round["answers"].as_array().unwrap().len()).sum();
    assert_eq!(table.matches("\r\n").count(), answers + 1);
}

#[test]
fn the_invented_cases_stand_in_a_database_of_their_own() {
    let home = support::home();
    for lang in ["nl", "en"] {
        // Without a terminal they are made, and it says where.
        let run = home.run(&["demo", "--lang", lang], "");
        assert!(run.stderr.contains(&format!("demo-{lang}.db")), "{}", run.stderr);
        let own = home.data().join(format!("demo-{lang}.db"));
        let cases = home.run(&["cases", "--json", "--db", own.to_str().unwrap()], "").ok().json();
        assert_eq!(cases["cases"].as_array().unwrap().len(), 5);
    }
    assert!(!home.data().join("halte.db").exists());
}
