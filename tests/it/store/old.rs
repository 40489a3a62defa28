//! Databases of every shape that was ever released (`tests/databases/make`), and of one that is not there yet.

use std::path::PathBuf;

use halte::domain::answer::Mark;
use halte::domain::search::Wanted;
use halte::store::backup::look;
use halte::store::check::{Finding, check};
use halte::store::{Store, StoreError, StoreErrorKind, backups};

use super::sample::*;

/// From this shape on the sample also has all that a case remembers.
const RICH: i64 = 5;

/// Every released database, with its version.
fn released() -> Vec<(i64, PathBuf)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases");
    let number = |path: &PathBuf| path.file_stem()?.to_str()?.strip_prefix('v')?.parse().ok();
    let mut all: Vec<(i64, PathBuf)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "db"))
        .map(|path| (number(&path).expect("vN.db"), path))
        .collect();
    all.sort();
    all
}

fn newest() -> i64 {
    let home = home();
    drop(home.open());
    home.raw().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_database_of_every_released_shape_opens_with_all_its_words() {
    let (released, newest) = (released(), newest());
    assert!(!released.is_empty());
    for (version, file) in released {
        let home = home();
        std::fs::copy(&file, home.path()).unwrap();
        let before = std::fs::read(&file).unwrap();
        if version == newest - 1 {
            // A look at it before it is opened finds no fault in what it does not have yet.
            assert!(check(&file).unwrap().findings.iter().all(|found| !found.is_damage()), "v{version}");
        }
        let held = look(&home.path()).unwrap();
        let rich = version >= RICH;
        let counted = if rich { (3, 8, 20, 2) } else { (1, 2, 7, 2) };
        assert_eq!((held.cases, held.rounds, held.answers, held.unfinished), counted, "v{version}");
        let store = home.open();
        let lines = store.case_lines().unwrap();
        assert_eq!(lines.len(), if rich { 4 } else { 2 });
        assert_eq!(store.agreements(None, true).unwrap().len(), if rich { 7 } else { 3 });
        if rich {
            has_all_that_a_case_remembers(&store);
        }
        let rounds = store.unfinished(None).unwrap();
        let drafts: Vec<String> = rounds
            .iter()
            .flat_map(|round| store.drafts(Some(round.id)).unwrap())
            .map(|(_, draft)| draft.text)
            .collect();
        assert_eq!(drafts, ["Een half antw"]);
        for round in rounds {
            assert!(store.resume(round.id).unwrap().is_some());
        }
        drop(store);
        let found = check(&home.path()).unwrap().findings;
        assert!(found.iter().all(|found| !found.is_damage()), "v{version}: {found:?}");
        let kind = |found| if let Finding::Fork(rows) = found { rows.kind } else { "no fork" };
        let forks: Vec<&str> = found.into_iter().map(kind).collect();
        assert_eq!(forks, if rich { vec!["agreement", "learning-question"] } else { vec![] }, "v{version}");
        let kept = backups::folder(&home.path()).join(format!("before-v{newest}.db"));
        assert_eq!(kept.exists(), version < newest, "v{version}");
        if version < newest {
            assert_eq!(look(&kept).unwrap(), held);
            assert_eq!(std::fs::read(&kept).unwrap().len(), before.len());
        }
    }
}

/// What `tests/databases/make` says and does with the case «Tuin», and of whom it leaves nothing.
fn has_all_that_a_case_remembers(store: &Store) {
    let titled = |title: &str| {
        let lines = store.case_lines().unwrap();
        lines.into_iter().find(|line| line.title == title).unwrap().id
    };
    let tuin = titled("Tuin");
    let questions = store.learning_questions(tuin, true).unwrap();
    let asked: Vec<&str> = questions.iter().map(|one| one.question.as_str()).collect();
    assert_eq!(asked, ["Waar is de sleutel?", "Wie betaalt het bord?"]);
    let (element, _) = store.own_elements(tuin).unwrap().remove(0);
    assert_eq!(
        (element.words.element.as_str(), element.seen_in.len()),
        ("Samen schoffelen", 1),
        "{element:?}"
    );
    assert_eq!(store.notes(tuin).unwrap()[0].text, "Zie de foto");
    assert_eq!(store.attachments(tuin).unwrap()[0].reference, "hek.jpg");
    let found = |typed| store.search(&Wanted::typed(typed), None, 9, 999).unwrap().hits;
    assert_eq!(found("hek.jpg").len(), 1);
    assert_eq!(found("hek dicht nat")[0].earlier, ["Het hek was dicht"]);
    assert_eq!(store.fork_count(tuin).unwrap(), 2);
    let marked = store.marked(tuin, Mark::Obstacle, 9).unwrap();
    assert_eq!(marked[0].text, "Het hek was dicht en nat");
    let names: Vec<String> =
        store.people(titled("Brug")).unwrap().into_iter().map(|person| person.name).collect();
    assert_eq!(names, ["Bea"]);
}

#[test]
fn a_database_of_a_newer_version_is_read_and_stays_as_it_is() {
    let home = home();
    let mut store = home.open();
    store.begin(&round(1), minute(0)).unwrap();
    store.finish(&round(1), minute(9)).unwrap();
    drop(store);
    home.raw().execute_batch("PRAGMA user_version = 99").unwrap();
    let before = std::fs::read(home.path()).unwrap();
    let reader = Store::open_read_only(&home.path()).unwrap();
    assert!(reader.is_newer());
    assert_eq!(reader.case_lines().unwrap().len(), 1);
    drop(reader);
    let error = Store::open(&home.path(), node()).unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
    assert_eq!(check(&home.path()).unwrap_err().kind(), StoreErrorKind::Newer);
    assert_eq!(std::fs::read(home.path()).unwrap(), before);
}

#[test]
fn windows_that_open_an_older_database_at_the_same_moment_all_get_it_with_one_change_of_shape() {
    let (_, file) = released().remove(0);
    let home = home();
    std::fs::copy(file, home.path()).unwrap();
    let gate = std::sync::Barrier::new(4);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                gate.wait();
                assert_eq!(home.open().unfinished(None).unwrap().len(), 2);
            });
        }
    });
    assert_eq!(check(&home.path()).unwrap().findings, []);
}
