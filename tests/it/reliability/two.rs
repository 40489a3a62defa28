//! Two windows on one database: another round, the same round, and a clock that steps back.
//!
//! Never here: how a lock works (see `platform::lock`).

use std::panic::catch_unwind;

use halte::protection::Protection;
use rusqlite::{Connection, TransactionBehavior};

use crate::support::{Ended, Home, Terminal};

use super::{programs, words};

const ROUND: [&str; 8] =
    ["round", "Buurttuin", "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim"];
const OTHER: [&str; 8] =
    ["round", "Dorpshuis", "--sequence", "drie-vragen", "--with", "Els", "--with", "Sam"];

/// A window in which the first question of a round stands.
fn window(home: &Home, args: &[&str]) -> Terminal {
    let mut terminal = Terminal::start(home, args, 80, 24);
    terminal.until("Take a sheet").key("tab").until("question 1");
    terminal
}

fn acknowledged(home: &Home) -> String {
    words::acknowledged(&home.data().join("halte.db")).unwrap()
}

/// Goes on to the end, choosing nothing more.
fn to_the_end(terminal: &mut Terminal) {
    for _ in 0..16 {
        if terminal.screen().contains("finished and kept") {
            return;
        }
        terminal.key("tab");
    }
    terminal.until("finished and kept");
}

/// No window ever spoke of the database as something that people have to wait for.
fn never_locked(terminal: &Terminal) {
    let sent = String::from_utf8_lossy(&terminal.sent()).into_owned();
    assert!(!sent.contains("locked") && !sent.contains("in use by another"), "{}", terminal.screen());
}

/// Two windows type in one field: the second takes the round over, and both versions are kept.
fn both_versions_are_kept(home: &Home) {
    let mut first = window(home, &ROUND);
    first.type_("Zelfde begin");
    let mut second = Terminal::start(home, &["round", "Buurttuin"], 80, 24);
    second.until("open in another window (since").key("f10").until("Zelfde begin");
    second.type_(" van woord2");
    // The last key before the window knows is kept with all the words that stood there.
    first.type_("1").until("goes on in another window");
    assert!(!first.screen().contains("Zelfde begin"), "people's words stay on a screen that is left");

    second.until("F10").key("f10").until("There are two versions");
    second.until("Zelfde begin van woord2").until("Zelfde begin1").key("3").until("Zelfde begin1");
    second.key("tab").until("Karim");
    let kept = acknowledged(home);
    assert!(kept.contains("Zelfde begin van woord2") && kept.contains("Zelfde begin1"), "{kept}");

    // And back: the words go with the round each time.
    second.type_("Karims woord3");
    first.key("f10").until("Karims woord3").type_(" en woord4").key("tab").until("reading together");
    second.key("x").until("goes on in another window");
    assert!(acknowledged(home).contains("Karims woord3 en woord4"));
    never_locked(&first);
    never_locked(&second);
}

#[test]
fn who_takes_a_round_over_gets_all_its_words_and_both_versions_are_kept() {
    both_versions_are_kept(&programs::halte());
}

/// A window in plain mode has the round, a full screen takes it over: what is typed in plain mode after that is kept.
#[test]
fn words_typed_in_plain_mode_after_a_take_over_are_kept_beside_the_others() {
    let home = programs::halte();
    for (n, said) in [("Een", "Woorden van de regel"), ("Twee", "Anders")].into_iter().enumerate() {
        let (title, words) = said;
        let round = ["round", title, "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim"];
        let mut plain = Terminal::start(&home, &[&round[..], &["--plain"]].concat(), 100, 30);
        plain.until("Noor.");
        if n == 1 {
            // The answer has a line already, which goes along.
            plain.type_("Eerder").key("enter").wait_for("it is not kept", |_| {
                words::everything(&home.data().join("halte.db")).unwrap().contains("Eerder")
            });
        }
        let mut full = Terminal::start(&home, &["round", title], 80, 24);
        full.until("open in another window").key("f10").until("Three questions");
        if full.screen().contains("Take a sheet") {
            full.key("tab");
        }
        full.until("question 1 of 3").type_("Van het scherm").until("scherm");
        plain.type_(words).key("enter").until("goes on in another window");
        assert_eq!(plain.wait(), Ended::Code(5), "{}", plain.screen());
        full.until("F10").key("f10").until("There are two versions").until(words).until("Van het scherm");
        full.key("3").until(words).key("ctrl-c").wait();
    }
}

#[test]
fn without_turns_of_writing_two_windows_lose_words() {
    let lost = catch_unwind(|| both_versions_are_kept(&programs::without(Protection::OneKeyboard)));
    println!("two windows that both write: words were lost, as it should be: {}", lost.is_err());
    assert!(lost.is_err(), "the test above cannot fail");
}

#[test]
fn a_round_does_not_end_before_somebody_chose_between_two_versions() {
    let home = programs::halte();
    let mut first = window(&home, &ROUND);
    first.type_("Woord1");
    let mut second = Terminal::start(&home, &["round", "Buurttuin"], 80, 24);
    second.until("open in another window").key("f10").until("Woord1").type_("a");
    first.type_("b").until("goes on in another window");
    for _ in 0..16 {
        if second.screen().contains("There are two versions") {
            break;
        }
        second.key("tab");
    }
    second.until("There are two versions").until("Woord1b");
    let history = home.run(&["history", "Buurttuin", "--json"], "");
    assert!(history.code() != 0 || history.json()["rounds"] == serde_json::json!([]), "{}", history.stdout);
    // The second choice: let them go.
    second.key("2");
    to_the_end(&mut second);
    assert!(acknowledged(&home).contains("Woord1a"));
}

#[test]
fn another_window_reads_and_runs_another_round_while_others_write() {
    let home = programs::halte();
    let (mut first, mut second) = (window(&home, &ROUND), window(&home, &OTHER));
    let mut busy = Connection::open(home.data().join("halte.db")).unwrap();
    for n in 0..30 {
        // Somebody else holds the database while both type: they wait, and say nothing of it.
        let held = busy.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let letter = char::from(b'a' + n % 26).to_string();
        first.send(letter.as_bytes());
        second.send(letter.as_bytes());
        for _ in 0..2_000_000 {
            std::hint::spin_loop();
        }
        drop(held);
        first.type_(&letter);
        second.type_(&letter);
        if n % 10 == 0 {
            home.run(&["cases", "--json"], "").ok();
            home.run(&["search", "woord"], "").code();
        }
    }
    first.key("tab").until("Karim");
    second.key("tab").until("Sam");
    to_the_end(&mut first);
    to_the_end(&mut second);
    never_locked(&first);
    never_locked(&second);
    let cases = home.run(&["cases", "--json"], "").ok().stdout;
    assert!(cases.contains("Buurttuin") && cases.contains("Dorpshuis"), "{cases}");
    let words: String = (0..30_u8).flat_map(|n| [char::from(b'a' + n % 26); 2]).collect();
    assert_eq!(acknowledged(&home).matches(&words).count(), 2, "{words}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_clock_that_steps_back_disturbs_no_order() {
    assert_eq!(revisions_out_of_order(programs::halte()), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_clock_that_follows_the_wall_steps_back_with_it() {
    let back = revisions_out_of_order(programs::without(Protection::GrowingClock));
    println!("a clock that is only the wall's: {back} pairs of revisions out of order, as it should be");
    assert!(back > 0, "the test above cannot fail");
}

/// Two rounds, the second with the clock three days earlier; gives how many revisions come before one that
/// was written earlier.
#[cfg(target_os = "linux")]
fn revisions_out_of_order(home: Home) -> i64 {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules");
    let home = super::disk::failing(home, &rules);
    let plain = [&ROUND[..], &["--plain"]].concat();
    let said = "Een\n\nTwee\n\nDrie\n\nVier\n\nBrief schrijven\nNoor\n2027-04-01\n\n\n\n\n";
    home.run(&plain, said).ok();
    let made = agreement(&home);
    assert_eq!(made["state"], "open", "{made}");
    // Three days back: what is said now still comes after what was said then.
    std::fs::write(&rules, "back * 1 999999999 259200\n").unwrap();
    home.run(&plain, format!("gedaan\nDe brief is weg\n\n{said}").replace("gedaan", "1")).ok();
    let settled = agreement(&home);
    assert_eq!(settled["state"], "done", "{settled}");
    let db = Connection::open(home.data().join("halte.db")).unwrap();
    db.query_row(
        "SELECT count(*) FROM revision later JOIN revision earlier
         ON later.rowid > earlier.rowid AND later.clock < earlier.clock",
        [],
        |row| row.get(0),
    )
    .unwrap()
}

/// The agreement that was made first.
fn agreement(home: &Home) -> serde_json::Value {
    let agreements = home.run(&["agreements", "Buurttuin", "--all", "--json"], "").ok().json();
    let all = agreements.as_array().or_else(|| agreements["agreements"].as_array()).unwrap();
    all.iter().find(|made| made["what"] == "Brief schrijven").unwrap().clone()
}

/// A machine whose clock is three days behind goes on with a case of another, and the case comes back; gives both homes.
#[cfg(target_os = "linux")]
fn there_and_back(home: Home, other: Home) -> [Home; 2] {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules");
    std::fs::write(&rules, "back * 1 999999999 259200\n").unwrap();
    let behind = super::disk::failing(other, &rules);
    let said = "Een\n\nTwee\n\nDrie\n\nVier\n\nBrief schrijven\nNoor\n2027-04-01\n\n\n\n\n";
    home.run(&[&ROUND[..], &["--plain"]].concat(), said).ok();
    let book = |home: &Home| home.run(&["export", "--format", "json"], "").ok().stdout;
    behind.run(&["import", "-"], book(&home)).ok();
    let settles = ["round", "Buurttuin", "--sequence", "drie-vragen", "--plain"];
    behind.run(&settles, format!("1\nDe brief is weg\n\n{said}")).ok();
    home.run(&["import", "-"], book(&behind)).ok();
    // Once more both ways: nothing is new any more.
    behind.run(&["import", "-"], book(&home)).ok();
    [home, behind]
}

/// Revisions whose clock is below that of the one they come after.
fn below_their_parent(home: &Home) -> i64 {
    let db = Connection::open(home.data().join("halte.db")).unwrap();
    let count = "SELECT count(*) FROM revision_parent p JOIN revision later ON later.id = p.revision
         JOIN revision earlier ON earlier.id = p.parent WHERE later.clock < earlier.clock";
    db.query_row(count, [], |row| row.get(0)).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_machine_whose_clock_is_behind_merges_without_a_fork_or_a_step_back() {
    let homes = there_and_back(programs::halte(), programs::halte());
    let cases = homes.each_ref().map(|home| {
        let settled = agreement(home);
        assert_eq!(settled["state"], "done", "{settled}");
        assert_eq!(below_their_parent(home), 0);
        let found = home.run(&["check", "--json"], "").ok().json();
        assert_eq!(found["findings"], serde_json::json!([]), "{found}");
        home.run(&["export", "--format", "json"], "").ok().json()["cases"].clone()
    });
    assert_eq!(cases[0], cases[1], "both machines have the same");
}

#[cfg(target_os = "linux")]
#[test]
fn a_clock_that_follows_the_wall_merges_with_steps_back() {
    let control = || programs::without(Protection::GrowingClock);
    let back = there_and_back(control(), control()).each_ref().map(below_their_parent);
    println!("a clock that is only the wall's, merged: {back:?} steps back, as it should be");
    assert!(back.iter().any(|back| *back > 0), "the test above cannot fail");
}
