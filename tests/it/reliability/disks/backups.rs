//! Disks that fail under a backup: one that is asked for, the one of the day, the one before the shape changes; and while
//! one is put back.
//!
//! Whatever fails, the database holds what it held, an earlier backup stays as it was, nothing half stays, a sentence says
//! what to do, and it works when there is room again. Never here: kills (see `kept`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use halte::protection::Protection;
use halte::store::backup::{Contents, examine, look};

use super::{EDQUOT, EIO, ENOSPC, Fickle, ROUND, SHORT, programs};
use crate::support::{Home, Terminal, home::Output};

const SAID: &str = "een\n\ntwee\n\ndrie\n\nvier\n\n\n\n";
/// The how manieth call fails, and all that come after it.
const FROM: [u64; 4] = [1, 2, 10, 60];
/// What may fail of a file that is made beside its place, and how. Half a write is written to its end.
const FAULTS: [(&str, i32); 9] = [
    ("create", ENOSPC),
    ("create", EDQUOT),
    ("write", ENOSPC),
    ("write", EDQUOT),
    ("write", EIO),
    ("write", SHORT),
    ("sync", EIO),
    ("sync", ENOSPC),
    ("truncate", EIO),
];

fn database(home: &Home) -> PathBuf {
    home.data().join("halte.db")
}

fn round(home: &Home) {
    home.run(&[&ROUND[..], &["--new", "--plain"]].concat(), SAID).ok();
}

/// A finished round, and its backup of the day.
fn finished(home: Home) -> Fickle {
    let fickle = Fickle::new(home);
    round(&fickle.home);
    fickle
}

/// What lies in a folder, by name.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn halves(folder: &Path) -> Vec<PathBuf> {
    files(folder).into_keys().filter(|path| path.to_string_lossy().contains(".half")).collect()
}

/// It failed and says what to do.
fn says_what_to_do(output: &Output) -> bool {
    output.code() == 74 && output.stderr.contains("hint: ")
}

/// Every fault from every call on; gives how often it was noticed.
fn every(ending: &str, mut walk: impl FnMut((&str, &str, i32), u64) -> bool) -> u64 {
    let mut noticed = 0;
    for (op, errno) in FAULTS {
        for from in FROM {
            noticed += u64::from(walk((op, ending, errno), from));
        }
    }
    println!(
        "{} times {ending} fails under a backup, {noticed} times it was noticed",
        FAULTS.len() * FROM.len()
    );
    noticed
}

#[test]
fn while_a_backup_is_made() {
    let fickle = finished(programs::halte());
    let (home, file) = (&fickle.home, fickle.home.path().join("kopie.db"));
    let noticed = every(".half", |fault, from| {
        let mut noticed = false;
        for earlier in [false, true] {
            let _ = fs::remove_file(&file);
            if earlier {
                home.run(&["backup", "kopie.db"], "").ok();
            }
            let (before, kept) = (fs::read(&file).ok(), fs::read(database(home)).unwrap());
            fickle.fail(fault, from);
            let made = home.run(&["backup", "kopie.db", "--force"], "");
            fickle.mend();
            if made.code() != 0 {
                noticed = true;
                assert!(says_what_to_do(&made), "{fault:?} {from}: {} {}", made.code(), made.stderr);
                assert_eq!(fs::read(&file).ok(), before, "{fault:?} {from}: another backup is there");
            }
            assert_eq!(halves(home.path()), Vec::<PathBuf>::new(), "{fault:?} {from}");
            assert_eq!(fs::read(database(home)).unwrap(), kept, "{fault:?} {from}");
            home.run(&["backup", "kopie.db", "--force"], "").ok();
            assert_eq!(examine(&file).unwrap().rounds, 1);
        }
        noticed
    });
    assert!(noticed > 8, "no disk failed at all");
    for errno in [ENOSPC, EIO] {
        fickle.fail(("rename", "kopie.db", errno), 1);
        let made = home.run(&["backup", "kopie.db", "--force"], "");
        assert!(says_what_to_do(&made), "{}", made.stderr);
        assert_eq!(examine(&file).unwrap().rounds, 1);
        assert_eq!(halves(home.path()), Vec::<PathBuf>::new());
    }
}

#[test]
fn made_in_its_place_a_backup_that_fails_takes_the_earlier_one_with_it() {
    let fickle = finished(programs::without(Protection::Beside));
    let file = fickle.home.path().join("kopie.db");
    fickle.home.run(&["backup", "kopie.db"], "").ok();
    fickle.fail(("write", "kopie.db", ENOSPC), 10);
    fickle.home.run(&["backup", "kopie.db", "--force"], "").ends(74);
    assert!(examine(&file).is_err(), "the test above cannot fail");
}

#[test]
fn while_the_backup_of_the_day_is_made() {
    let whole = finished(programs::halte());
    let folder = |home: &Home| home.data().join("backups");
    fs::remove_dir_all(folder(&whole.home)).unwrap();
    let noticed = every(".half", |fault, from| {
        let fickle = Fickle::new(programs::halte().holding(&whole.home));
        let home = &fickle.home;
        fickle.fail(fault, from);
        // The round is finished all the same, and nobody is stopped.
        let said = home.run(&[&ROUND[..], &["--new", "--plain"]].concat(), SAID).ok();
        let noticed = said.stderr.contains("the backup of today was not made");
        let there = files(&folder(home));
        assert_eq!(there.is_empty(), noticed, "{fault:?} {from}: {} {:?}", said.stderr, there.keys());
        assert_eq!(look(&database(home)).unwrap().rounds, 2);
        fickle.mend();
        round(home);
        let made = files(&folder(home)).into_keys().next().expect("it is made when there is room again");
        assert!(examine(&made).unwrap().rounds >= 2);
        noticed
    });
    assert!(noticed > 8, "no disk failed at all");
}

#[test]
fn while_the_backup_of_the_day_is_made_and_people_type() {
    let fickle = finished(programs::halte());
    let folder = fickle.home.data().join("backups");
    fs::remove_dir_all(&folder).unwrap();
    fickle.fail(("write", ".half", ENOSPC), 3);
    let lock = fickle.home.state().join("locks/backup");
    fs::remove_file(&lock).unwrap();
    let mut terminal = Terminal::start(&fickle.home, &[], 100, 24);
    terminal.until("Buurttuin").wait_for("no backup was begun", |_| lock.exists());
    terminal.key("down").until("The backup of today was not made: `halte check`");
    assert_eq!(files(&folder).len(), 0);
    terminal.type_("n").until("working on together").type_("Plein").until("Plein").key("ctrl-c").wait();
    fickle.mend();
    let mut terminal = Terminal::start(&fickle.home, &[], 100, 24);
    terminal.until("Buurttuin").wait_for("no backup when there is room again", |_| files(&folder).len() == 1);
    terminal.key("ctrl-c").wait();
}

/// A database of the first shape that was released, and what it holds.
fn first_shape() -> (Home, Contents) {
    let home = programs::halte();
    fs::create_dir_all(home.data()).unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases/v1.db");
    fs::copy(file, database(&home)).unwrap();
    let held = look(&database(&home)).unwrap();
    (home, held)
}

#[test]
fn while_the_shape_changes() {
    let (first, held) = first_shape();
    // What fails in the file itself fails when all is in the log, and is done again at the next start.
    for (ending, least) in [(".half", 8), ("-wal", 8), ("halte.db", 0)] {
        assert!(every_change(&first, &held, ending) >= least, "{ending}: no disk failed at all");
    }
}

/// The change of shape on a disk on which this file fails.
fn every_change(first: &Home, held: &Contents, ending: &str) -> u64 {
    every(ending, |fault, from| {
        let fickle = Fickle::new(programs::halte().holding(first));
        let home = &fickle.home;
        fickle.fail(fault, from);
        let seen = home.run(&["cases"], "");
        fickle.mend();
        let noticed = seen.code() != 0;
        assert!(!noticed || says_what_to_do(&seen), "{fault:?} {from}: {} {}", seen.code(), seen.stderr);
        assert_eq!(look(&database(home)).as_ref().map_err(ToString::to_string), Ok(held), "{fault:?} {from}");
        if noticed && ending == ".half" {
            assert_eq!(fs::read(database(home)).unwrap(), fs::read(database(first)).unwrap(), "{fault:?}");
        }
        home.run(&["check"], "").ok();
        let good = files(&home.data().join("backups"))
            .into_keys()
            .filter(|path| examine(path).is_ok_and(|there| there == *held));
        assert!(good.count() > 0, "{fault:?} {from}: there is no backup from before");
        noticed
    })
}

#[test]
fn while_a_backup_is_put_back() {
    let whole = finished(programs::halte());
    whole.home.run(&["backup", "kopie.db"], "").ok();
    round(&whole.home);
    for ending in [".half", "-wal", "halte.db"] {
        let noticed = every(ending, |fault, from| {
            let fickle = Fickle::new(programs::halte().holding(&whole.home));
            let home = &fickle.home;
            fickle.fail(fault, from);
            let done = home.run(&["restore", "kopie.db", "--yes"], "");
            fickle.mend();
            let noticed = done.code() != 0;
            assert!(!noticed || says_what_to_do(&done), "{fault:?} {from}: {} {}", done.code(), done.stderr);
            home.run(&["check"], "").ok();
            let rounds = look(&database(home)).unwrap().rounds;
            assert!(
                if noticed { matches!(rounds, 1 | 2) } else { rounds == 1 },
                "{fault:?} {from}: {rounds}"
            );
            home.run(&["restore", "kopie.db", "--yes"], "").ok();
            assert_eq!(look(&database(home)).unwrap().rounds, 1);
            noticed
        });
        assert!(noticed > 8, "{ending}: no disk failed at all");
    }
}
