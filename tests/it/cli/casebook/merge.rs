//! Two machines with one case: everything of both, and what they said differently side by side.

use serde_json::Value;

use super::super::super::support;
use super::{export, import, round, value};

#[test]
fn two_machines_merge_into_the_same_whichever_way() {
    let one = support::home();
    round(&one, "Tuin", "samen");
    let other = import(&export(&one, &[]));
    round(&one, "Tuin", "hier");
    round(&other, "Tuin", "daar");
    let (here, there) = (export(&one, &[]), export(&other, &[]));
    one.run(&["import", "-"], &there).ok();
    other.run(&["import", "-"], &here).ok();
    let (here, there) = (value(&export(&one, &[])), value(&export(&other, &[])));
    assert_eq!(here["cases"], there["cases"]);
    assert_eq!(here["cases"].as_array().unwrap().len(), 1, "{here:#}");
    assert_eq!(here["cases"][0]["rounds"].as_array().unwrap().len(), 3);
    let ids = |book: &Value| {
        let mut ids: Vec<String> =
            book["revisions"].as_array().unwrap().iter().map(|one| one["id"].to_string()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&here), ids(&there));
}

/// A casebook in which the agreement says this.
fn said(what: &str) -> String {
    super::demo().replacen("Een eigen website voor de tuin", what, 1)
}

#[test]
fn a_changed_casebook_changes_what_an_import_made() {
    let home = import(super::demo());
    let said = |text: &str| home.run(&["import", "-", "--lang", "nl"], text).ok().stdout;
    assert!(said(&self::said("Een website")).contains("één ding anders"));
    // Back again, and still no fork: each follows the last.
    let back = said(super::demo());
    assert!(back.contains("één ding anders") && !back.contains("twee versies"), "{back}");
}

#[test]
fn what_two_said_differently_stands_in_two_versions() {
    let one = import(super::demo());
    let other = import(&export(&one, &[]));
    one.run(&["import", "-"], said("Een website hier")).ok();
    other.run(&["import", "-"], said("Een website daar")).ok();
    let merged = one.run(&["import", "-", "--lang", "nl"], export(&other, &[])).ok().stdout;
    assert!(merged.contains("één ding in twee versies"), "{merged}");
    let history = one.run(&["history", "moestuin", "--lang", "nl"], "").ok().stdout;
    assert!(
        history.contains("versie 1: Een website") && history.contains("versie 2: Een website"),
        "{history}"
    );
}
