//! The catalogue: which sequences there are, and what stands in for a broken one.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Catalogue, FindError, Origin, State};
use crate::domain::{Date, Moment};
use crate::sequences::shipped::SHIPPED;
use crate::sequences::versions::{Version, Versions};
use crate::text::sequences::Until;

const OWN: &str = "format = 1\nid = \"mijn-ronde\"\ntitle = \"Mijn\"\n[[step]]\nid = \"a\"\nask = \"?\"\n";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn ids(catalogue: &Catalogue) -> Vec<String> {
    let entries = catalogue.list();
    entries.iter().map(|entry| entry.id.clone()).collect()
}

fn shipped() -> Vec<String> {
    SHIPPED.iter().map(|shipped| shipped.id.to_owned()).collect()
}

#[test]
fn without_a_folder_there_are_the_shipped_ones() {
    let catalogue = Catalogue::load(None);
    assert_eq!(ids(&catalogue), shipped());
    assert_eq!(ids(&catalogue)[..3], ["snel", "drie-vragen", "ronde"]);
    assert_eq!(catalogue.find("ronde").unwrap().id, "ronde");
    let nowhere = Catalogue::load(Some("/nowhere/at/all".as_ref()));
    assert_eq!((nowhere.list().len(), nowhere.unreadable()), (SHIPPED.len(), None));
}

#[test]
fn finding_one_shipped_sequence_does_not_parse_the_others() {
    let catalogue = Catalogue::load(None);
    catalogue.find("snel").unwrap();
    let parsed = catalogue.shipped.iter().filter(|cell| cell.get().is_some());
    assert_eq!(parsed.count(), 1);
}

#[test]
fn an_own_file_replaces_the_shipped_one_with_its_id() {
    let snel = OWN.replace("mijn-ronde", "snel");
    let folder = folder(&[("x.toml", &snel), ("y.toml", OWN), ("z.txt", "no"), (".q.toml", "")]);
    let catalogue = Catalogue::load(Some(folder.path()));
    assert_eq!(ids(&catalogue), [vec!["mijn-ronde".to_owned()], shipped()].concat());
    let entry = catalogue.entry("snel").unwrap();
    assert_eq!(entry.origin, Origin::Replaces(folder.path().join("x.toml")));
    assert_eq!(catalogue.find("snel").unwrap().steps.len(), 1);
}

#[test]
fn two_own_files_with_one_id_are_both_broken() {
    let folder = folder(&[("a.toml", OWN), ("b.toml", OWN)]);
    let catalogue = Catalogue::load(Some(folder.path()));
    let own: Vec<_> = catalogue.list().into_iter().take(2).collect();
    assert_eq!(own.len(), 2);
    for entry in own {
        assert_eq!(entry.state, State::Broken);
        let problem = &entry.problems[0];
        assert_eq!((problem.code(), problem.line), ("duplicate-id", 2));
    }
}

#[test]
fn a_broken_file_is_there_with_its_problems_under_the_id_it_says() {
    let folder = folder(&[("x.toml", &OWN.replace("ask", "aks")), ("leeg.toml", "")]);
    let catalogue = Catalogue::load(Some(folder.path()));
    assert_eq!(ids(&catalogue)[..2], ["leeg", "mijn-ronde"]);
    let Err(FindError::Broken(entry)) = catalogue.find("mijn-ronde") else {
        panic!("it is broken");
    };
    assert!(entry.problems.iter().any(|p| p.code() == "unknown-key"));
}

#[test]
fn an_unknown_id_names_what_is_near() {
    let error = Catalogue::load(None).find("rond").unwrap_err();
    assert!(matches!(error, FindError::Unknown { near: Some(near), .. } if near == "ronde"));
}

/// Versions in memory.
#[derive(Default)]
struct Kept(RefCell<HashMap<PathBuf, Version>>);

impl Versions for Kept {
    fn last(&self, path: &Path) -> Option<Version> {
        self.0.borrow().get(path).cloned()
    }

    fn keep(&self, path: &Path, text: &str) {
        let saved = Moment::parse_from_rfc3339("2026-11-12T21:40:00+01:00").unwrap();
        self.0.borrow_mut().insert(path.to_owned(), Version { saved, text: text.to_owned() });
    }
}

#[test]
fn a_broken_file_is_broken_and_its_last_good_version_is_used() {
    let folder = folder(&[("x.toml", OWN)]);
    let kept = Kept::default();
    Catalogue::load_with(folder.path(), &kept);
    fs::write(folder.path().join("x.toml"), OWN.replace("ask = \"?\"", "aks = \"!\"")).unwrap();
    let catalogue = Catalogue::load_with(folder.path(), &kept);
    let entry = catalogue.entry("mijn-ronde").unwrap();
    assert_eq!((&entry.state, entry.sequence()), (&State::Broken, None));
    assert_eq!(entry.until(), Some(Until::Version(Date::from_ymd_opt(2026, 11, 12).unwrap())));
    assert_eq!(entry.usable_source().text, OWN);
    assert_eq!(catalogue.find("mijn-ronde").unwrap().id, "mijn-ronde");

    // Not even its id can be read any more.
    fs::write(folder.path().join("x.toml"), "\"").unwrap();
    let catalogue = Catalogue::load_with(folder.path(), &kept);
    assert_eq!(catalogue.find("mijn-ronde").unwrap().steps.len(), 1);
    assert_eq!(ids(&catalogue)[..1], ["mijn-ronde"]);

    fs::write(folder.path().join("x.toml"), OWN).unwrap();
    let catalogue = Catalogue::load_with(folder.path(), &kept);
    assert_eq!(catalogue.entry("mijn-ronde").unwrap().until(), None);
}

#[test]
fn a_file_that_was_never_good_has_nothing_in_its_place_and_a_deleted_one_is_gone() {
    let folder = folder(&[("x.toml", &OWN.replace("ask", "aks")), ("y.toml", OWN)]);
    let kept = Kept::default();
    let broken = OWN.replace("mijn-ronde", "ander").replace("ask", "aks");
    fs::write(folder.path().join("x.toml"), broken).unwrap();
    let catalogue = Catalogue::load_with(folder.path(), &kept);
    assert!(matches!(catalogue.find("ander"), Err(FindError::Broken(_))));
    fs::remove_file(folder.path().join("x.toml")).unwrap();
    let catalogue = Catalogue::load_with(folder.path(), &kept);
    assert!(matches!(catalogue.find("ander"), Err(FindError::Unknown { .. })));
}

#[test]
fn a_broken_file_with_a_shipped_id_gives_way_to_the_shipped_one_until_it_was_good_once() {
    let snel = OWN.replace("mijn-ronde", "snel");
    let folder = folder(&[("x.toml", &snel.replace("ask", "aks"))]);
    let kept = Kept::default();
    let catalogue = Catalogue::load_with(folder.path(), &kept);
    let entry = catalogue.entry("snel").unwrap();
    assert_eq!(entry.until(), Some(Until::Shipped));
    assert!(catalogue.find("snel").unwrap().steps.len() > 1);

    fs::write(folder.path().join("x.toml"), &snel).unwrap();
    Catalogue::load_with(folder.path(), &kept);
    fs::write(folder.path().join("x.toml"), snel.replace("ask", "aks")).unwrap();
    let catalogue = Catalogue::load_with(folder.path(), &kept);
    assert_eq!(catalogue.find("snel").unwrap().steps.len(), 1);
}

#[test]
fn two_files_with_one_id_are_broken_and_the_one_that_was_there_first_is_used() {
    let folder = folder(&[("b.toml", OWN)]);
    let kept = Kept::default();
    Catalogue::load_with(folder.path(), &kept);
    fs::write(folder.path().join("a.toml"), OWN.replace("\"?\"", "\"!\"")).unwrap();
    let catalogue = Catalogue::load_with(folder.path(), &kept);
    assert!(catalogue.list().iter().take(2).all(|entry| entry.state == State::Broken));
    let ask = &catalogue.find("mijn-ronde").unwrap().steps[0].wording.ask;
    assert_eq!(ask.iter().next(), Some(("", "?")));
}
