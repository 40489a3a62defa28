//! Any bytes as a casebook: taken in whole or refused with a place, and never a panic; what was taken in is sound.

use std::cell::RefCell;

use halte::casebook::read::{Unread, casebook};
use halte::store::{Import, Placed, Store, Survey};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::store::sample::{self, minute};
use super::{runner, words};

/// The target; true when it was taken in.
pub fn import(store: &mut Store, data: &[u8]) -> bool {
    let mut survey = Survey::default();
    match casebook(data, &mut survey) {
        Ok(()) => {}
        Err(Unread::Problem(problem)) => {
            assert!(problem.line <= data.split(|byte| *byte == b'\n').count(), "{problem:?}");
            return false;
        }
        Err(Unread::Error(error)) => panic!("a survey asks nothing of the store: {error}"),
    }
    match casebook(data, &mut Placed::new(store, &survey).unwrap()) {
        Ok(()) => {}
        Err(Unread::Problem(_)) => return false,
        Err(Unread::Error(error)) => panic!("where things stand could not be seen: {error}"),
    }
    for dry in [true, false] {
        let mut import = Import::new(store, &survey, minute(0), dry);
        match casebook(data, &mut import) {
            Ok(()) => drop(import.finish().unwrap()),
            Err(Unread::Problem(problem)) => panic!("a survey saw nothing wrong: {problem:?}"),
            Err(Unread::Error(error)) => panic!("what is right could not be taken in: {error}"),
        }
    }
    true
}

/// A casebook with one case of everything, small enough to be taken in often.
fn seeds() -> Vec<Value> {
    [include_str!("../../../demo/nl.json"), include_str!("../../../demo/en.json")]
        .into_iter()
        .flat_map(|demo| {
            let book: Value = serde_json::from_str(demo).unwrap();
            let cases = book["cases"].as_array().unwrap().clone().into_iter();
            cases.map(|mut case| {
                let rounds = case["rounds"].as_array_mut().unwrap();
                rounds.truncate(2);
                json!({ "format": "halte-casebook", "version": 1, "cases": [case] })
            })
        })
        .collect()
}

/// Every place in a value, counted.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum::<usize>(),
        Value::Object(keys) => keys.values().map(count).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// Does something at the nth place.
fn at(value: &mut Value, n: &mut usize, change: &mut impl FnMut(&mut Value)) {
    if *n == 0 {
        change(value);
    }
    *n = n.wrapping_sub(1);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| at(item, n, change)),
        Value::Object(keys) => keys.values_mut().for_each(|item| at(item, n, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What another program may write at a place.
fn other() -> impl Strategy<Value = Option<Value>> {
    let number = prop_oneof![Just(0_i64), Just(-1), Just(i64::MAX), Just(i64::MIN), 1..20_i64];
    prop_oneof![
        4 => words().prop_map(|words| Some(words.into())),
        2 => number.prop_map(|number| Some(number.into())),
        1 => prop::sample::select(vec![
            json!(null), json!(true), json!([]), json!({}), json!(1e300), json!([[[]]]), json!(""), json!("\u{0}"),
            json!("0000-01-01T00:00:00Z"), json!("9998-12-31T23:59:60+23:59"), json!("2026-02-30"), json!("we"),
        ]).prop_map(Some),
        // Doubled, or taken away.
        2 => Just(None),
    ]
}

#[test]
fn casebooks_of_which_something_is_otherwise_are_taken_in_whole_or_refused() {
    let home = sample::home();
    let store = RefCell::new(home.open());
    let changes = prop::collection::vec((any::<prop::sample::Index>(), other()), 1..3);
    let mut taken = 0;
    runner(60)
        .run(&(prop::sample::select(seeds()), changes), |(mut book, changes)| {
            for (place, other) in changes {
                let mut n = place.index(count(&book));
                at(&mut book, &mut n, &mut |value| match (&other, &mut *value) {
                    (Some(other), _) => *value = other.clone(),
                    (None, Value::Array(items)) => items.extend(items.clone()),
                    (None, Value::Object(keys)) => drop(keys.shift_remove("id")),
                    (None, _) => *value = Value::Null,
                });
            }
            let _ = import(&mut store.borrow_mut(), book.to_string().as_bytes());
            Ok(())
        })
        .unwrap();
    let mut store = store.into_inner();
    for book in seeds() {
        taken += usize::from(import(&mut store, book.to_string().as_bytes()));
    }
    assert!(taken > 0, "a casebook that is right is taken in");
    let check = store.check_index().unwrap();
    assert!(check.is_right(), "{check:?}");
    drop(store);
    let report = halte::store::check::check(&home.path()).unwrap();
    assert!(!report.findings.iter().any(halte::store::check::Finding::is_damage), "{:?}", report.findings);
}

#[test]
fn bytes_that_were_damaged_are_refused_and_no_panic() {
    let home = sample::home();
    let store = RefCell::new(home.open());
    let seeds: Vec<String> = seeds().iter().map(Value::to_string).collect();
    let bytes: Vec<&[u8]> = vec![
        b"\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\\u0000",
        b"\\ud800",
        b"\\udc00",
        b"\\",
        b"\0",
        b"\x9b",
        b"\xff",
        b"\xed\xa0\x80",
        b"1e999",
        b"-0",
        b"99999999999999999999",
        b"nul",
        b"[[[[[[[[[[[[[[[[[[[[",
        b"\xef\xbb\xbf",
    ];
    let change = (any::<prop::sample::Index>(), 0..40_usize, prop::sample::select(bytes));
    let changes = prop::collection::vec(change, 1..4);
    runner(150)
        .run(&(prop::sample::select(seeds), changes), |(book, changes)| {
            let mut data = book.into_bytes();
            for (place, length, piece) in changes {
                let start = place.index(data.len());
                let end = (start + length).min(data.len());
                data.splice(start..end, piece.iter().copied());
            }
            let _ = import(&mut store.borrow_mut(), &data);
            Ok(())
        })
        .unwrap();
    let mut store = store.into_inner();
    for piece in ["[", "{\"a\":", "{\"cases\":[{\"rounds\":[", "\"", "0", "\u{202e}"] {
        assert!(!import(&mut store, piece.repeat(100_000).as_bytes()));
    }
}
