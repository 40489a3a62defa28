//! Backups, putting one back, and looking whether all is right.

use std::time::{Duration, SystemTime};

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use halte::store::backup::{Extent, Stop, back_up, examine, look};
use halte::store::check::{Finding, Rows, check};
use halte::store::restore::{Before, restore};
use halte::store::{Draft, Store, StoreError, StoreErrorKind, backups};

use super::sample::*;

/// One finished round, one that runs, and half a sentence.
fn filled() -> Home {
    let home = home();
    let mut store = home.open();
    let mut finished = round(1);
    finished.answers.insert(key(0, of(1)), text("blijvend woord"));
    store.begin(&finished, minute(0)).unwrap();
    store.finish(&finished, minute(9)).unwrap();
    let mut running = round(2);
    running.answers.insert(key(0, of(1)), text("lopend woord"));
    store.begin(&running, minute(10)).unwrap();
    store.keep(&running, &[], minute(11)).unwrap();
    let draft = Draft { text: "half woord".into(), cursor: 0, anchor: None };
    store.save_draft(Some(running.id), "x", &draft).unwrap();
    home
}

fn finished(home: &Home) -> usize {
    let store = Store::open_read_only(&home.path()).unwrap();
    store.case_lines().unwrap().iter().map(|line| store.round_lines(line.id, None, 50).unwrap().len()).sum()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn copy(home: &Home, extent: Extent) -> Result<(PathBuf, halte::store::backup::Contents), StoreError> {
    let to = home.folder.path().join("kopie.db");
    let made = back_up(&home.path(), &to, extent, false, &Stop::default())?.expect("made");
    Ok((to, made))
}

#[test]
fn a_backup_holds_what_is_finished_and_no_word_of_a_round_that_runs() {
    let home = filled();
    let (path, made) = copy(&home, Extent::Finished).unwrap();
    assert_eq!((made.cases, made.rounds, made.unfinished), (1, 1, 0));
    let bytes = std::fs::read(&path).unwrap();
    assert!(holds(&bytes, "blijvend woord"));
    assert!(!holds(&bytes, "lopend woord") && !holds(&bytes, "half woord"));
    assert_eq!(examine(&path).unwrap(), made);
    let beside: Vec<String> =
        names(home.folder.path()).into_iter().filter(|name| name.starts_with("kopie")).collect();
    assert_eq!(beside, ["kopie.db"]);
}

#[test]
fn a_backup_of_everything_holds_the_round_that_runs_to_its_half_sentence() {
    let home = filled();
    let (path, made) = copy(&home, Extent::Everything).unwrap();
    assert_eq!(made.unfinished, 1);
    let store = Store::open(&path, node()).unwrap();
    assert_eq!(store.unfinished(None).unwrap().len(), 1);
    assert_eq!(store.drafts(Some(round(2).id)).unwrap()[0].1.text, "half woord");
}

#[test]
fn a_backup_replaces_nothing_and_is_its_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let home = filled();
    let (path, _) = copy(&home, Extent::Finished).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::write(&path, "van een ander").unwrap();
    copy(&home, Extent::Finished).unwrap_err();
    assert_eq!(std::fs::read(&path).unwrap(), b"van een ander");
    assert!(!names(home.folder.path()).iter().any(|name| name.contains("half")));
}

#[test]
fn a_backup_that_is_left_leaves_nothing() {
    let home = filled();
    let (stop, to) = (Stop::default(), home.folder.path().join("kopie.db"));
    stop.ask();
    assert_eq!(back_up(&home.path(), &to, Extent::Finished, false, &stop).unwrap(), None);
    assert!(!names(home.folder.path()).iter().any(|name| name.starts_with("kopie")));
}

#[test]
fn a_backup_is_made_while_somebody_writes_and_holds_one_moment() {
    let home = filled();
    let mut store = home.open();
    std::thread::scope(|scope| {
        let copying = scope.spawn(|| copy(&home, Extent::Finished).unwrap().1);
        for n in 3..12 {
            store.begin(&round(n), minute(20)).unwrap();
            store.finish(&round(n), minute(21)).unwrap();
        }
        let made = copying.join().unwrap();
        assert!((1..=10).contains(&made.rounds), "{made:?}");
    });
    assert_eq!(check(&home.folder.path().join("kopie.db")).unwrap().findings, []);
}

#[test]
fn a_damaged_database_has_no_backup_made_of_it() {
    let home = filled();
    let mut bytes = std::fs::read(home.path()).unwrap();
    let from = bytes.len() - 8192;
    bytes[from..].fill(0xa5);
    std::fs::write(home.path(), bytes).unwrap();
    assert_eq!(copy(&home, Extent::Finished).unwrap_err().kind(), StoreErrorKind::Damaged);
    assert!(!names(home.folder.path()).iter().any(|name| name.starts_with("kopie")));
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_backup_of_a_day_waits_for_a_round_of_that_day_and_not_for_an_older_one() {
    let home = filled();
    let today = minute(0).date_naive();
    let daily = |day| backups::daily(&home.path(), day, &Stop::default()).unwrap();
    assert_eq!(daily(today), None);
    let made = daily(today.succ_opt().unwrap()).unwrap();
    assert_eq!((made.rounds, made.unfinished), (1, 0));
    assert_eq!(names(&backups::folder(&home.path())), ["2026-03-09.db"]);
    assert!(!backups::is_due(&home.path(), today.succ_opt().unwrap()));
}

#[test]
fn without_a_finished_round_there_is_no_backup_of_a_day() {
    let home = home();
    home.open();
    assert_eq!(backups::daily(&home.path(), day("2026-03-09"), &Stop::default()).unwrap(), None);
    assert!(!backups::folder(&home.path()).exists());
}

#[test]
fn old_backups_go_and_what_is_not_ours_stays() {
    let home = filled();
    let folder = backups::folder(&home.path());
    std::fs::create_dir(&folder).unwrap();
    for day in day("2026-05-01").iter_days().take(79) {
        std::fs::write(folder.join(format!("{day}.db")), "").unwrap();
    }
    for (name, minutes) in [("2026-05-01.db.half", 61), ("2026-05-02.db.half", 1)] {
        std::fs::write(folder.join(name), "half").unwrap();
        let half = std::fs::File::options().write(true).open(folder.join(name)).unwrap();
        half.set_modified(SystemTime::now() - Duration::from_secs(60 * minutes)).unwrap();
    }
    std::fs::write(folder.join("van mij.txt"), "x").unwrap();
    backups::daily(&home.path(), day("2026-07-19"), &Stop::default()).unwrap();
    let left = names(&folder);
    assert_eq!(left.iter().filter(|name| name.starts_with("2026")).count(), 15, "{left:?}");
    // Somebody may be making that one now.
    assert!(left.contains(&"2026-05-02.db.half".to_owned()));
    assert!(left.contains(&"van mij.txt".to_owned()) && left.contains(&"2026-07-19.db".to_owned()));
}

#[test]
fn a_sound_database_is_replaced_whole_and_kept_before() {
    let home = filled();
    let (file, _) = copy(&home, Extent::Finished).unwrap();
    let mut store = home.open();
    store.begin(&round(3), minute(20)).unwrap();
    store.finish(&round(3), minute(21)).unwrap();
    // Another window stays open; it sees what is put back.
    let (found, before) = restore(&file, &home.path(), "nu").unwrap();
    let Before::Kept(kept) = before else { panic!("{before:?}") };
    assert_eq!((found.rounds, finished(&home)), (1, 1));
    assert_eq!(store.unfinished(None).unwrap().len(), 0);
    let was = look(&kept).unwrap();
    assert_eq!((was.rounds, was.unfinished), (2, 1));
    drop(store);
    restore(&kept, &home.path(), "later").unwrap();
    assert_eq!(finished(&home), 2);
    assert_eq!(home.open().drafts(Some(round(2).id)).unwrap()[0].1.text, "half woord");
}

#[test]
fn a_damaged_database_is_set_aside_with_its_log_and_the_backup_comes_in_its_place() {
    let home = filled();
    let (file, _) = copy(&home, Extent::Finished).unwrap();
    let wal = home.folder.path().join("halte.db-wal");
    let bytes = std::fs::read(home.path()).unwrap();
    let torn = &bytes[..bytes.len() / 2 + 100];
    std::fs::write(home.path(), torn).unwrap();
    std::fs::write(&wal, "een oud log").unwrap();
    let (_, before) = restore(&file, &home.path(), "nu").unwrap();
    let aside = home.folder.path().join("halte.db.aside-nu");
    assert_eq!(before, Before::Aside(aside.clone()));
    assert_eq!(std::fs::read(&aside).unwrap(), torn);
    assert_eq!(std::fs::read(home.folder.path().join("halte.db.aside-nu-wal")).unwrap(), b"een oud log");
    assert_eq!(finished(&home), 1);
}

#[test]
fn a_file_that_is_no_good_backup_changes_nothing() {
    let home = filled();
    let before = std::fs::read(home.path()).unwrap();
    let file = home.folder.path().join("kopie.db");
    let kind = |bytes: &[u8]| {
        std::fs::write(&file, bytes).unwrap();
        restore(&file, &home.path(), "nu").unwrap_err().kind()
    };
    assert_eq!(kind(b"boodschappen"), StoreErrorKind::NotHalte);
    assert_eq!(kind(b""), StoreErrorKind::NotFound);
    assert_eq!(kind(&before[..before.len() - 5000]), StoreErrorKind::Damaged);
    let mut newer = before.clone();
    newer[60..64].copy_from_slice(&99u32.to_be_bytes());
    assert_eq!(kind(&newer), StoreErrorKind::Newer);
    assert_eq!(std::fs::read(home.path()).unwrap(), before);
    assert!(!backups::folder(&home.path()).exists());
}

#[test]
fn a_database_that_is_gone_or_empty_is_not_made_anew_beside_backups() {
    let home = filled();
    backups::daily(&home.path(), day("2026-05-01"), &Stop::default()).unwrap();
    let good = backups::last_good(&home.path()).unwrap();
    assert!(good.path.ends_with("backups/2026-05-01.db") && good.day == Some(day("2026-05-01")));
    let open = |home: &Home| Store::open(&home.path(), node()).map(drop).map_err(|error| error.kind());
    std::fs::write(home.path(), "").unwrap();
    assert_eq!(open(&home), Err(StoreErrorKind::Emptied));
    assert_eq!(std::fs::read(home.path()).unwrap(), b"");
    std::fs::remove_file(home.path()).unwrap();
    assert_eq!(open(&home), Err(StoreErrorKind::Emptied));
    assert!(!home.path().exists());
    restore(&good.path, &home.path(), "nu").unwrap();
    assert_eq!(open(&home), Ok(()));
    assert_eq!(finished(&home), 1);
}

#[test]
fn the_last_good_backup_is_one_that_is_whole() {
    let home = filled();
    for day in day("2026-05-01").iter_days().take(2) {
        backups::daily(&home.path(), day, &Stop::default()).unwrap();
    }
    let newest = backups::folder(&home.path()).join("2026-05-02.db");
    let bytes = std::fs::read(&newest).unwrap();
    std::fs::write(&newest, &bytes[..9000]).unwrap();
    assert!(backups::last_good(&home.path()).unwrap().path.ends_with("2026-05-01.db"));
    std::fs::remove_file(backups::folder(&home.path()).join("2026-05-01.db")).unwrap();
    assert_eq!(backups::last_good(&home.path()), None);
}

/// What a look finds after this statement, by somebody with another program. That search knows nothing
/// of it is not asked here.
fn found(statement: &str) -> Vec<Finding> {
    let home = filled();
    let raw = home.raw();
    raw.execute_batch(&format!("PRAGMA foreign_keys = OFF; {statement}")).unwrap();
    drop(raw);
    let mut found = check(&home.path()).unwrap().findings;
    found.retain(|finding| *finding != Finding::Index);
    found
}

#[test]
fn what_search_looks_in_is_looked_at_too() {
    let home = filled();
    home.raw().execute_batch("DELETE FROM word").unwrap();
    assert_eq!(check(&home.path()).unwrap().findings, [Finding::Index]);
    assert!(Finding::Index.is_damage());
}

#[test]
fn a_sound_database_gives_nothing_to_say() {
    let home = filled();
    let report = check(&home.path()).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!(report.contents.unwrap().unfinished, 1);
}

#[test]
fn each_row_is_what_its_last_revision_says() {
    let rows = |kind, count| Rows { kind, count };
    assert_eq!(
        found("UPDATE answer SET text = 'anders' WHERE text IS NOT NULL"),
        [Finding::Differs(rows("answer", 1))]
    );
    let fewer = found("DELETE FROM answer");
    assert!(matches!(fewer.as_slice(), [Finding::Missing(Rows { kind: "answer", .. })]), "{fewer:?}");
    assert_eq!(
        found("INSERT INTO cases VALUES (randomblob(16), 'a', 'a', '', 'open')"),
        [Finding::Unwritten(rows("case", 1))]
    );
    let garbled = found(
        "DROP TRIGGER revision_is_not_changed; UPDATE revision SET body = 'geen json' WHERE kind = 'case'",
    );
    assert_eq!(garbled, [Finding::Garbled(rows("case", 1))]);
    assert_eq!(found("UPDATE tally SET rounds = 7"), [Finding::Counted(1)]);
    let loose = found("INSERT INTO revision_parent VALUES (randomblob(16), randomblob(16))");
    assert_eq!(loose, [Finding::Loose("revision_parent: 1".into())]);
}

#[test]
fn two_heads_are_a_fork_and_the_one_with_the_highest_clock_counts() {
    let fork = "INSERT INTO revision SELECT randomblob(16), row, kind, node, clock - 1,
        json_set(body, '$.title', 'anders') FROM revision WHERE kind = 'case'";
    let found = found(fork);
    assert_eq!(found, [Finding::Fork(Rows { kind: "case", count: 1 })]);
    assert!(!found[0].is_damage());
}

#[test]
fn a_row_that_was_erased_is_no_damage() {
    assert_eq!(found("UPDATE revision SET body = NULL WHERE kind = 'answer'"), []);
}

#[test]
fn which_backup_is_the_last_is_said_by_its_name_whenever_it_was_copied() {
    let home = filled();
    for day in day("2026-05-01").iter_days().take(2) {
        backups::daily(&home.path(), day, &Stop::default()).unwrap();
    }
    let folder = backups::folder(&home.path());
    let copied = |name: &str, on: &str| {
        let at = day(on).and_hms_opt(12, 0, 0).unwrap().and_utc();
        let file = std::fs::File::options().write(true).open(folder.join(name)).unwrap();
        file.set_modified(SystemTime::from(at)).unwrap();
    };
    let last = || backups::last_good(&home.path()).unwrap();
    copied("2026-05-01.db", "2026-05-09");
    copied("2026-05-02.db", "2026-05-08");
    assert!(last().path.ends_with("2026-05-02.db"), "{:?}", last());
    assert_eq!(last().day, Some(day("2026-05-02")));
    let newest = folder.join("2026-05-02.db");
    std::fs::copy(&newest, folder.join("before-restore-2026-05-04T09-00-00.000.db")).unwrap();
    copied("before-restore-2026-05-04T09-00-00.000.db", "2026-05-01");
    assert_eq!(last().day, Some(day("2026-05-04")));
    // A name that says nothing: when it was written.
    std::fs::copy(&newest, folder.join("before-v2.db")).unwrap();
    copied("before-v2.db", "2026-05-03");
    assert_eq!(last().day, Some(day("2026-05-04")));
    copied("before-v2.db", "2026-05-05");
    assert!(last().path.ends_with("before-v2.db"), "{:?}", last());
    assert_eq!(last().day, Some(day("2026-05-05")));
}
