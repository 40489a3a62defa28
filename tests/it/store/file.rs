//! The file: made once, for its owner, and never in the place of another.

use std::path::Path;

use halte::store::{Store, StoreError, StoreErrorKind};

use super::sample::*;

fn kind(result: Result<Store, StoreError>) -> StoreErrorKind {
    result.unwrap_err().kind()
}

fn untouched(home: &Home, before: &[u8]) {
    assert_eq!(std::fs::read(home.path()).unwrap(), before);
    let files = std::fs::read_dir(home.folder.path()).unwrap().count();
    assert_eq!(files, 1, "nothing was put beside it");
}

/// How many scripts there are: the version of a database that has had them all.
fn migrations() -> i64 {
    let scripts = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store/migrations");
    i64::try_from(std::fs::read_dir(scripts).unwrap().count()).unwrap()
}

#[test]
fn every_migration_from_an_empty_file_gives_a_sound_database() {
    let home = home();
    drop(home.open());
    drop(home.open());
    let raw = home.raw();
    let integrity: String = raw.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    let version: i64 = raw.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let id: i64 = raw.query_row("PRAGMA application_id", [], |row| row.get(0)).unwrap();
    let loose: i64 = raw
        .query_row("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!((integrity.as_str(), version, id, loose), ("ok", migrations(), 0x6861_6c74, 0));
}

#[test]
fn a_file_of_something_else_is_an_error_and_stays_as_it_is() {
    let home = home();
    std::fs::write(home.path(), "Beste mensen,\n").unwrap();
    assert_eq!(kind(Store::open(&home.path(), node())), StoreErrorKind::NotHalte);
    assert_eq!(kind(Store::open_read_only(&home.path())), StoreErrorKind::NotHalte);
    untouched(&home, b"Beste mensen,\n");
}

#[test]
fn a_database_of_something_else_is_an_error_and_stays_as_it_is() {
    let home = home();
    home.raw().execute_batch("CREATE TABLE photos (id); INSERT INTO photos VALUES (1)").unwrap();
    let before = std::fs::read(home.path()).unwrap();
    assert_eq!(kind(Store::open(&home.path(), node())), StoreErrorKind::NotHalte);
    untouched(&home, &before);
}

#[test]
fn a_database_of_a_newer_version_is_an_error_and_stays_as_it_is() {
    let home = home();
    drop(home.open());
    home.raw().execute_batch("PRAGMA user_version = 99").unwrap();
    let before = std::fs::read(home.path()).unwrap();
    let error = Store::open(&home.path(), node()).unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 99, known, .. } if known == migrations()), "{error}");
    untouched(&home, &before);
}

#[test]
fn a_damaged_database_says_so() {
    let home = home();
    let mut store = home.open();
    store.begin(&round(1), minute(0)).unwrap();
    drop(store);
    let mut bytes = std::fs::read(home.path()).unwrap();
    bytes[100..4096].fill(0xa5);
    std::fs::write(home.path(), bytes).unwrap();
    assert_eq!(kind(Store::open(&home.path(), node())), StoreErrorKind::Damaged);
}

#[cfg(unix)]
#[test]
fn the_folder_and_every_file_are_their_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    let folder = home.folder.path().join("deep/halte");
    let mut store = Store::open(&folder.join("halte.db"), node()).unwrap();
    store.begin(&round(1), minute(0)).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn a_database_that_is_not_there_is_not_made_by_reading() {
    let home = home();
    assert_eq!(kind(Store::open_read_only(&home.path())), StoreErrorKind::NotFound);
    assert!(!home.path().exists());
}

#[test]
fn a_database_whose_making_was_broken_off_holds_nothing_yet_and_is_made_whole_at_the_next_start() {
    let home = home();
    drop(home.open());
    let begun = home.raw();
    begun
        .execute_batch("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema; PRAGMA user_version = 0;")
        .unwrap();
    drop(begun);
    assert_eq!(kind(Store::open_read_only(&home.path())), StoreErrorKind::NotFound);
    drop(home.open());
    drop(Store::open_read_only(&home.path()).unwrap());
}

#[test]
fn reading_only_reads_what_another_window_keeps() {
    let home = home();
    let mut store = home.open();
    let reader = Store::open_read_only(&home.path()).unwrap();
    store.begin(&round(1), minute(0)).unwrap();
    assert_eq!(reader.resume(round(1).id).unwrap(), Some(round(1)));
}

#[test]
fn a_revision_can_be_neither_changed_nor_deleted_but_lose_its_body() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    round.answers.insert(key(0, of(1)), text("woorden"));
    store.begin(&round, minute(0)).unwrap();
    store.finish(&round, minute(9)).unwrap();
    drop(store);
    let raw = home.raw();
    for statement in [
        "DELETE FROM revision",
        "UPDATE revision SET body = 'x'",
        "UPDATE revision SET clock = 0",
        "UPDATE revision SET body = NULL, kind = 'x'",
        "DELETE FROM revision_parent WHERE false; UPDATE revision SET node = id",
    ] {
        assert!(raw.execute_batch(statement).is_err(), "{statement}");
    }
    assert!(raw.execute("UPDATE revision SET body = NULL", []).unwrap() > 5);
}

#[test]
fn windows_that_open_a_new_database_at_the_same_moment_all_get_it() {
    for _ in 0..10 {
        let home = home();
        let path = home.path();
        let gate = std::sync::Barrier::new(6);
        std::thread::scope(|scope| {
            for n in 0..6 {
                let (gate, path) = (&gate, &path);
                scope.spawn(move || {
                    gate.wait();
                    let mut store = Store::open(path, node()).unwrap();
                    store.begin(&round(n), minute(0)).unwrap();
                    store.keep(&round(n), &[], minute(1)).unwrap();
                });
            }
        });
        assert_eq!(home.open().unfinished(None).unwrap().len(), 6);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_where_nothing_can_be_made_is_read_only() {
    let path = Path::new("/sys/halte/halte.db");
    assert_eq!(kind(Store::open(path, node())), StoreErrorKind::ReadOnly);
}

/// Says nothing when the suite runs as root, for whom nothing is read-only.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    if rustix::process::geteuid().is_root() {
        return;
    }
    let home = home();
    let mut store = home.open();
    store.begin(&round(1), minute(0)).unwrap();
    drop(store);
    let before = std::fs::read(home.path()).unwrap();
    let rights =
        |mode| std::fs::set_permissions(home.folder.path(), PermissionsExt::from_mode(mode)).unwrap();
    rights(0o500);
    let opened = Store::open(&home.path(), node());
    let reader = Store::open_read_only(&home.path());
    rights(0o700);
    assert_eq!(kind(opened), StoreErrorKind::ReadOnly);
    assert_eq!(reader.unwrap().resume(round(1).id).unwrap(), Some(round(1)));
    untouched(&home, &before);
    std::fs::set_permissions(home.path(), PermissionsExt::from_mode(0o400)).unwrap();
    assert_eq!(kind(Store::open(&home.path(), node())), StoreErrorKind::ReadOnly);
    assert_eq!(Store::open_read_only(&home.path()).unwrap().unfinished(None).unwrap().len(), 1);
}

#[test]
fn a_database_that_another_program_holds_is_in_use_and_nothing_is_lost() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    store.begin(&round, minute(0)).unwrap();
    let before = round.clone();
    let raw = home.raw();
    raw.execute_batch("BEGIN IMMEDIATE").unwrap();
    round.about = "sleutel".into();
    let error = store.keep(&round, &[], minute(1)).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Busy);
    assert!(!error.to_string().contains("locked"), "{error}");
    assert_eq!(store.resume(round.id).unwrap(), Some(before));
    raw.execute_batch("ROLLBACK").unwrap();
    store.keep(&round, &[], minute(2)).unwrap();
    assert_eq!(store.resume(round.id).unwrap(), Some(round));
}
