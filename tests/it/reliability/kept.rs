//! What is kept when the program is killed in the middle: of a backup, of putting one back, of changing the shape of an
//! older database. It is killed just before each thing that it would change on the disk.
//!
//! Never here: files that were damaged by something else (`files`).

use std::fs;
use std::path::{Path, PathBuf};

use halte::protection::Protection;
use halte::store::backup::{Contents, examine, look};
use rusqlite::Connection;

use crate::support::Home;

use super::{disk, programs};

const ROUND: [&str; 8] =
    ["--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim", "--plain", "--new"];
const SAID: &str = "een\n\ntwee\n\ndrie\n\nvier\n\n\n\n";

fn database(home: &Home) -> PathBuf {
    home.data().join("halte.db")
}

fn round(home: &Home, case: &str) {
    home.run(&[&["round", case], &ROUND[..]].concat(), SAID).ok();
}

fn rounds(home: &Home) -> u64 {
    home.run(&["check", "--json"], "").ok().json()["rounds"].as_u64().unwrap()
}

/// Runs it once for each change on the disk, killed just before that change; `look` says what is wrong then.
fn killed_at_each(
    home: &Home,
    args: &[&str],
    mut look: impl FnMut(&Home, u64) -> Vec<String>,
) -> (u64, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules");
    let mut wrong = Vec::new();
    for n in 1.. {
        let copy = home.copy();
        fs::write(&rules, format!("any * {n} {n} 9999\n")).unwrap();
        let failing = disk::failing(Home::new(home.program()), &rules);
        let mut command = copy.halte(args);
        for (name, value) in failing.environment() {
            if name.starts_with("HALTE_DISK") || name == "LD_PRELOAD" {
                command.env(name, value);
            }
        }
        command.env("HALTE_DISK_UNDER", copy.path());
        let ended = command.stdin(std::process::Stdio::null()).output().unwrap();
        let killed = std::os::unix::process::ExitStatusExt::signal(&ended.status).is_some();
        wrong.extend(look(&copy, n));
        if !killed {
            assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
            return (n - 1, wrong);
        }
    }
    unreachable!("a program changes only so much");
}

/// What is wrong with backups that are broken off.
fn broken_off_backups(home: &Home) -> (u64, Vec<String>) {
    round(home, "Buurttuin");
    let whole = look(&database(home)).unwrap();
    killed_at_each(home, &["backup", "kopie.db"], |home, n| {
        let mut wrong = Vec::new();
        let file = home.path().join("kopie.db");
        if file.exists() && examine(&file).ok().as_ref().map(counts) != Some(counts(&whole)) {
            wrong.push(format!("killed at {n}: the backup is not whole"));
        }
        let again = home.run(&["backup", "kopie.db", "--force"], "");
        let beside = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let left = beside.filter(|name| name.to_string_lossy().starts_with("kopie")).count();
        if again.code() != 0 || left != 1 || examine(&file).is_err() {
            wrong.push(format!("killed at {n}: not made later: {left} {}", again.stderr));
        }
        wrong
    })
}

fn counts(held: &Contents) -> (u64, u64, u64) {
    (held.cases, held.rounds, held.answers)
}

#[test]
fn a_backup_that_is_broken_off_is_not_there() {
    let (kills, wrong) = broken_off_backups(&programs::halte());
    println!("{kills} kills of a backup: {} wrong", wrong.len());
    assert!(kills > 10 && wrong.is_empty(), "{kills} {}", wrong.join("\n"));
}

#[test]
fn made_in_its_place_a_backup_that_is_broken_off_looks_like_one() {
    let (_, wrong) = broken_off_backups(&programs::without(Protection::Beside));
    assert!(wrong.iter().any(|what| what.contains("is not whole")), "the test above cannot fail");
}

#[test]
fn putting_back_that_is_broken_off_leaves_the_old_or_the_new() {
    let home = programs::halte();
    round(&home, "Buurttuin");
    home.run(&["backup", "kopie.db"], "").ok();
    round(&home, "Buurttuin");
    for damaged in [false, true] {
        let home = home.copy();
        if damaged {
            let bytes = fs::read(database(&home)).unwrap();
            fs::write(database(&home), &bytes[..bytes.len() / 2]).unwrap();
        }
        let (kills, wrong) = killed_at_each(&home, &["restore", "kopie.db", "--yes"], |home, n| {
            let mut wrong = Vec::new();
            let seen = home.run(&["check", "--json"], "");
            let whole = seen.code() == 0 && matches!(seen.json()["rounds"].as_u64(), Some(1 | 2));
            let led = seen.code() == 6
                && (seen.stderr.contains("halte restore") || seen.stdout.contains("backups/"));
            if !(whole || damaged && led) {
                wrong.push(format!("killed at {n}: {} {}{}", seen.code(), seen.stdout, seen.stderr));
            }
            let again = home.run(&["restore", "kopie.db", "--yes"], "");
            if again.code() != 0 || rounds(home) != 1 {
                wrong.push(format!("killed at {n}: not put back later: {}", again.stderr));
            }
            wrong
        });
        println!("{kills} kills of putting back (damaged: {damaged}): {} wrong", wrong.len());
        assert!(kills > 10 && wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

fn version(database: &Path) -> i64 {
    let db = Connection::open(database).unwrap();
    db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

/// Every released database that this program would change the shape of, with what it holds.
fn older(program: &Home) -> Vec<(Home, Contents)> {
    let new = program.copy();
    round(&new, "Buurttuin");
    let newest = version(&database(&new));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let databases = files.filter(|path| path.extension().is_some_and(|end| end == "db"));
    let mut older = Vec::new();
    for path in databases {
        let home = program.copy();
        fs::create_dir_all(home.data()).unwrap();
        fs::copy(path, database(&home)).unwrap();
        if version(&database(&home)) < newest {
            let held = look(&database(&home)).unwrap();
            older.push((home, held));
        }
    }
    older
}

/// What is wrong with changes of shape that are broken off.
fn broken_off_changes(program: &Home) -> (u64, Vec<String>) {
    let (mut kills, mut wrong) = (0, Vec::new());
    for (home, held) in older(program) {
        let (more, found) = killed_at_each(&home, &["cases"], |home, n| {
            let mut wrong = Vec::new();
            let there = look(&database(home)).map_err(|error| error.to_string());
            if there.as_ref() != Ok(&held) {
                wrong.push(format!("killed at {n}: {there:?}"));
            }
            let seen = home.run(&["check"], "");
            if seen.code() != 0 {
                wrong.push(format!("killed at {n}: {}{}", seen.stdout, seen.stderr));
            }
            let before = fs::read_dir(home.data().join("backups")).into_iter().flatten();
            let good = before
                .map(|entry| entry.unwrap().path())
                .filter(|path| examine(path).is_ok_and(|there| there == held));
            if good.count() == 0 {
                wrong.push(format!("killed at {n}: there is no backup from before"));
            }
            wrong
        });
        kills += more;
        wrong.extend(found);
    }
    (kills, wrong)
}

#[test]
fn a_change_of_shape_that_is_broken_off_did_nothing_and_has_its_backup() {
    let (kills, wrong) = broken_off_changes(&programs::halte());
    println!("{kills} kills of a change of shape: {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_the_backup_first_a_change_of_shape_has_none() {
    let program = programs::without(Protection::BackupFirst);
    if older(&program).is_empty() {
        println!("no older shape was released yet");
        return;
    }
    let (_, wrong) = broken_off_changes(&program);
    assert!(wrong.iter().any(|what| what.contains("no backup from before")), "the test above cannot fail");
}
