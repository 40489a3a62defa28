//! `backup`, `restore` and `check` from the shell, and the backup that is made by itself.
//!
//! Never here: damage of every kind (`reliability/files`).

use std::path::PathBuf;

use super::super::support::{self, Ended, Home, Terminal};
use super::{said, three_questions};

const ROUND: &str = "een\n\ntwee\n\ndrie\n\nvier\n\n\n";

fn database(home: &Home) -> PathBuf {
    home.data().join("halte.db")
}

/// The backups that halte made by itself.
fn by_itself(home: &Home) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(home.data().join("backups")).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn at(home: &Home, name: &str) -> String {
    home.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn a_backup_says_what_it_holds_and_replaces_nothing_unless_it_is_told_to() {
    let home = support::home();
    let file = at(&home, "kopie.db");
    let nothing = home.run(&["backup", &file], "").ends(3);
    assert!(nothing.stderr.contains("nothing to keep yet"), "{}", nothing.stderr);
    three_questions(&home, ROUND).ok();
    home.run(&["round", "Plein", "--sequence", "snel", "--with", "Ad", "--plain"], "half").ok();
    let made = home.run(&["backup", &file], "").ok();
    assert!(made.stdout.contains("It holds: one title, one round and 4 answers."), "{}", made.stdout);
    assert!(made.stdout.contains("Not in it: one round that is not finished."), "{}", made.stdout);
    let again = home.run(&["backup", &file], "").ends(1);
    assert!(again.stderr.contains("`--force`"), "{}", again.stderr);
    home.run(&["backup", &file, "--force"], "").ok();
    let nowhere = home.run(&["backup", &at(&home, "nergens/kopie.db")], "").ends(74);
    assert!(nowhere.stderr.contains("nergens"), "{}", nowhere.stderr);
    let nowhere = home.run(&["export", "-o", &at(&home, "nergens/map.md")], "").ends(74);
    let first = format!("make the folder {} first", at(&home, "nergens"));
    assert!(
        nowhere.stderr.contains(&first) && !nowhere.stderr.contains("room on the disk"),
        "{}",
        nowhere.stderr
    );
}

#[test]
fn a_backup_is_never_written_over_the_database_or_a_link() {
    let home = support::home();
    three_questions(&home, ROUND).ok();
    let own = database(&home).to_str().unwrap().to_owned();
    std::os::unix::fs::symlink(&own, at(&home, "naar")).unwrap();
    std::os::unix::fs::symlink(at(&home, "weg"), at(&home, "los")).unwrap();
    let before = std::fs::read(&own).unwrap();
    for path in [own.clone(), format!("{own}-wal"), at(&home, "naar"), at(&home, "los")] {
        home.run(&["backup", &path, "--force"], "").ends(2);
    }
    assert_eq!(std::fs::read(&own).unwrap(), before);
}

#[test]
fn what_is_put_back_takes_the_place_of_what_is_there_and_that_is_kept() {
    let home = support::home();
    three_questions(&home, ROUND).ok();
    let file = at(&home, "kopie.db");
    home.run(&["backup", &file], "").ok();
    three_questions(&home, "\nvijf\n\n\n\n\n\n").ok();
    assert_eq!(said(&home, "Buurttuin")[0].2.as_deref(), None);
    let asked = home.run(&["restore", &file], "yes\n").ends(2);
    assert!(asked.stderr.contains("`--yes`"), "{}", asked.stderr);
    let done = home.run(&["restore", &file, "--yes"], "").ok();
    assert!(done.stdout.contains("There is now: one title, one round and 4 answers."), "{}", done.stdout);
    assert_eq!(said(&home, "Buurttuin")[0].2.as_deref(), Some("een"));
    let kept = done.stdout.lines().find_map(|line| line.strip_prefix("What was there is in ")).unwrap();
    home.run(&["restore", kept, "--yes"], "").ok();
    assert_eq!(home.run(&["check", "--json"], "").ok().json()["rounds"], 2);
}

#[test]
fn on_a_terminal_putting_back_asks_and_only_yes_is_yes() {
    let home = support::home();
    three_questions(&home, ROUND).ok();
    let file = at(&home, "kopie.db");
    home.run(&["backup", &file], "").ok();
    for (lang, answer, code, says) in [
        ("en", "n", 0, "Nothing was changed."),
        ("en", "yes", 0, "Put back."),
        ("nl", "ja", 0, "Teruggezet."),
        ("nl", "j", 0, "Er is niets veranderd."),
    ] {
        let mut terminal = Terminal::start(&home, &["--lang", lang, "restore", &file], 100, 24);
        terminal
            .until(if lang == "en" { "to do that:" } else { "om dat te doen:" })
            .type_(answer)
            .key("enter")
            .until(says);
        assert_eq!(terminal.wait(), Ended::Code(code), "{answer}");
    }
}

#[test]
fn nothing_is_put_back_while_a_round_is_open_in_another_window() {
    let home = support::home();
    three_questions(&home, ROUND).ok();
    let file = at(&home, "kopie.db");
    home.run(&["backup", &file], "").ok();
    let mut terminal = Terminal::start(&home, &["now", "Plein", "--with", "Ad"], 80, 24);
    terminal.until("Ad").type_("half").until("half");
    let refused = home.run(&["restore", &file, "--yes"], "").ends(5);
    assert!(refused.stderr.contains("a round is open in another window"), "{}", refused.stderr);
    terminal.key("ctrl-c").wait();
    home.run(&["restore", &file, "--yes"], "").ok();
}

#[test]
fn a_file_that_is_no_backup_is_refused_in_words() {
    let home = support::home();
    three_questions(&home, ROUND).ok();
    let before = std::fs::read(database(&home)).unwrap();
    let file = at(&home, "kopie.db");
    let refused = |bytes: &[u8], code: i32, says: &str| {
        std::fs::write(&file, bytes).unwrap();
        let refused = home.run(&["restore", &file, "--yes"], "").ends(code);
        assert!(refused.stderr.contains(says), "{}", refused.stderr);
    };
    refused(b"boodschappen", 6, "is not a database of halte");
    refused(b"", 6, "is not a database of halte");
    refused(&before[..before.len() / 2], 6, "is damaged; nothing was put back");
    let mut newer = before.clone();
    newer[60..64].copy_from_slice(&99u32.to_be_bytes());
    refused(&newer, 6, "was made by a newer halte");
    home.run(&["restore", &at(&home, "nergens"), "--yes"], "").ends(3);
    home.run(&["restore", database(&home).to_str().unwrap(), "--yes"], "").ends(2);
    assert_eq!(std::fs::read(database(&home)).unwrap(), before);
}

#[test]
fn after_a_round_there_is_a_backup_of_the_day() {
    let home = support::home();
    home.run(&["cases"], "").ok();
    assert_eq!(by_itself(&home), Vec::<PathBuf>::new());
    three_questions(&home, "half").ok();
    assert_eq!(by_itself(&home), Vec::<PathBuf>::new(), "a round runs");
    home.run(&["round", "Buurttuin", "--plain"], "\n\n\n\n\n\n").ok();
    let made = by_itself(&home);
    assert_eq!(made.len(), 1);
    let db = made[0].to_str().unwrap().to_owned();
    assert_eq!(home.run(&["--db", &db, "check", "--json"], "").ok().json()["rounds"], 1);
    three_questions(&home, ROUND).ok();
    assert_eq!(by_itself(&home), made, "one a day");
}

#[test]
fn on_screen_the_backup_is_made_while_nobody_types() {
    let home = support::home();
    three_questions(&home, ROUND).ok();
    let made = by_itself(&home);
    std::fs::remove_file(&made[0]).unwrap();
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    terminal.until("Buurttuin").wait_for("no backup was made", |_| by_itself(&home) == made);
    terminal.key("q").wait();
    assert_eq!(by_itself(&home), made);
}

#[test]
fn a_backup_that_fails_by_itself_is_told_once_and_stops_nobody() {
    let home = support::home();
    three_questions(&home, "half").ok();
    std::fs::write(home.data().join("backups"), "in de weg").unwrap();
    let finished = home.run(&["round", "Buurttuin", "--plain"], "\n\n\n\n\n\n").ok();
    assert!(finished.stderr.contains("the backup of today was not made"), "{}", finished.stderr);
    let second = three_questions(&home, ROUND).ok();
    assert!(!second.stderr.contains("backup"), "{}", second.stderr);
}

#[test]
fn a_look_at_everything_says_so_in_plain_words() {
    let home = support::home();
    assert!(home.run(&["check"], "").ok().stdout.contains("Nothing is kept yet."));
    three_questions(&home, ROUND).ok();
    let sound = home.run(&["check"], "").ok().stdout;
    assert!(
        sound.starts_with("Everything is right.\nKept: one title, one round and 4 answers.\n"),
        "{sound}"
    );
    assert!(sound.contains("Last good backup: ") && !sound.contains("- "), "{sound}");

    let raw = rusqlite::Connection::open(database(&home)).unwrap();
    raw.execute_batch("UPDATE answer SET text = 'anders' WHERE text = 'een'").unwrap();
    drop(raw);
    let wrong = home.run(&["check"], "").ends(6).stdout;
    assert!(wrong.contains("- 1 × answer: what stands there is not what was written"), "{wrong}");
    assert!(wrong.contains("put it back with: halte restore "), "{wrong}");
    let json = home.run(&["--lang", "nl", "check", "--json"], "").ends(6).json();
    assert_eq!(
        (json["right"].as_bool(), json["findings"][0]["code"].as_str()),
        (Some(false), Some("differs"))
    );
}

#[test]
fn advice_about_places_rights_and_sequences_is_no_damage() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = support::home();
    let folder = home.path().join("OneDrive - Gemeente");
    std::fs::create_dir(&folder).unwrap();
    let db = folder.join("halte.db");
    let named = |args: &[&str]| home.run(&[&["--db", db.to_str().unwrap()], args].concat(), "");
    named(&["round", "Tuin", "--sequence", "snel", "--with", "Ad", "--plain"]).ok();
    std::fs::set_permissions(&db, std::fs::Permissions::from_mode(0o644)).unwrap();
    std::fs::create_dir_all(home.config().join("prompts")).unwrap();
    std::fs::write(home.config().join("prompts/mijn.toml"), "format = 1\n").unwrap();
    let found = named(&["check", "--json"]).ok().json();
    let mut codes: Vec<_> = found["findings"].as_array().unwrap().iter().map(|f| f["code"].clone()).collect();
    codes.dedup();
    assert_eq!(codes, ["synced", "rights", "sequences"]);
    let mut terminal = Terminal::start(&home, &["--db", db.to_str().unwrap()], 60, 18);
    terminal.until("OneDrive is not a safe place: see `halte check`").key("down");
    terminal.gone("OneDrive").key("q").wait();
}

#[test]
fn a_newer_database_is_read_with_a_word_and_not_written() {
    let home = support::home();
    three_questions(&home, ROUND).ok();
    let raw = rusqlite::Connection::open(database(&home)).unwrap();
    raw.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(raw);
    let before = std::fs::read(database(&home)).unwrap();
    for args in [
        &["cases"][..],
        &["history", "Buurttuin"],
        &["agreements"],
        &["agenda"],
        &["elements"],
        &["search", "een"],
        &["export", "--format", "json", "-o", "boek.json"],
    ] {
        let read = home.run(args, "").ok();
        assert!(read.stderr.contains("warning: ") && read.stderr.contains("newer halte"), "{}", read.stderr);
    }
    let refused = three_questions(&home, ROUND).ends(6);
    assert!(refused.stderr.contains("nothing was changed"), "{}", refused.stderr);
    home.run(&["backup", &at(&home, "kopie.db")], "").ok();
    for args in
        [&["import", "boek.json"][..], &["restore", "kopie.db", "--yes"], &["check"], &["now", "Plein"]]
    {
        let refused = home.run(args, "").ends(6);
        assert!(refused.stderr.contains("newer halte"), "{}", refused.stderr);
    }
    // The full screen shows all of it, and keeps nothing.
    let mut terminal = Terminal::start(&home, &[], 100, 24);
    terminal.until("here you can only read").key("enter").until("Buurttuin").key("3").until("Agreements");
    terminal.key("esc").until("q quit").key("n").until("Tab next").type_("Plein").key("tab");
    terminal.until("here you can only read").key("ctrl-c").wait();
    let mut terminal = Terminal::start(&home, &["now", "Plein", "--with", "Noor"], 100, 24);
    terminal.until("it can be read: `halte`");
    assert_eq!(terminal.wait(), Ended::Code(6));
    assert_eq!(std::fs::read(database(&home)).unwrap(), before);
}

#[test]
fn damage_leads_to_the_last_good_backup_in_both_faces() {
    let home = support::home();
    three_questions(&home, ROUND).ok();
    let good = by_itself(&home)[0].to_str().unwrap().to_owned();
    let bytes = std::fs::read(database(&home)).unwrap();
    std::fs::write(database(&home), &bytes[..bytes.len() / 2]).unwrap();
    let refused = home.run(&["cases"], "").ends(6);
    for says in ["is damaged", &good, "halte restore", "the last good backup is of "] {
        assert!(refused.stderr.contains(says), "{}", refused.stderr);
    }
    let mut terminal = Terminal::start(&home, &["--lang", "nl"], 200, 24);
    terminal.until("zet die terug met: halte restore");
    assert_eq!(terminal.wait(), Ended::Code(6));
    home.run(&["restore", &good, "--yes"], "").ok();
    assert_eq!(said(&home, "Buurttuin")[0].2.as_deref(), Some("een"));
}

#[test]
fn an_index_that_lost_words_is_made_anew_by_a_look_at_everything() {
    let home = support::home();
    three_questions(&home, ROUND).ok();
    let spoil = || {
        let raw = rusqlite::Connection::open(database(&home)).unwrap();
        raw.execute_batch("UPDATE said SET words = 'iets anders'").unwrap();
    };
    spoil();
    let said = home.run(&["check"], "").ok().stdout;
    assert!(said.contains("search did not find all that is there; that is mended now"), "{said}");
    let again = home.run(&["check"], "").ok().stdout;
    assert!(!again.contains("- "), "{again}");
    // Where more is wrong nothing is touched.
    spoil();
    let raw = rusqlite::Connection::open(database(&home)).unwrap();
    raw.execute_batch("UPDATE answer SET text = 'anders' WHERE text = 'een'").unwrap();
    drop(raw);
    let wrong = home.run(&["check"], "").ends(6).stdout;
    assert!(wrong.contains("search does not find all that is there"), "{wrong}");
}
