//! Taken back is gone: words rubbed out before the end, earlier words that are not kept, a person erased. A byte search
//! over every file that halte wrote finds nothing of them: database, log, index, backups, drafts.
//!
//! Never here: how the database forgets.

use std::fs;

use halte::protection::Protection;

use crate::support::{Home, Terminal, grep_bytes};

use super::programs;

/// What stands at the end.
const STANDS: [&str; 3] = ["De brief kwam op tijd", "zoals bedoeld", "Buurttuin"];

const ROUND: [&str; 4] = ["round", "Buurttuin", "--sequence", "drie-vragen"];

/// Rounds of two people, of whom one will be erased.
fn rounds(home: &Home) {
    let long = |words: &str| format!("{words} ").repeat(40);
    let round = [&ROUND[..], &["--with", "Noor", "--with", "Wilhelmina", "--new", "--plain"]].concat();
    for n in 0..programs::times(6, 60) {
        // The one who begins changes: hers are the words of every second turn.
        let (noor, her) = (long("De brief kwam op tijd"), long("verklapt"));
        let said = if n % 2 == 0 { [&noor, &her, &noor, &her] } else { [&her, &noor, &her, &noor] };
        let answers = said.map(|words| format!("{words}\n\n")).concat();
        home.run(&round, format!("{answers}\n\n\n\n")).ok();
    }
}

/// Rubs out, corrects for good and erases; gives what is found of it, each time at once: the window is open, and another
/// one as well, so that no log goes because it is closed.
fn session(home: &Home) -> Vec<String> {
    rounds(home);
    let mut other = Terminal::start(home, &[], 80, 24);
    other.until("Buurttuin");
    let mut terminal = Terminal::start(home, &[&ROUND[..], &["--with", "Noor", "--new"]].concat(), 80, 24);
    terminal.until("Take a sheet").key("tab").until("Noor").type_("kladwoord");
    for _ in 0.."kladwoord".len() {
        terminal.key("backspace");
    }
    let mut found = Vec::new();
    // At a pause, and when a kill comes after it.
    terminal.type_("versproken").key("esc").until("The round waits");
    found.extend(left(home, "at a pause", &["kladwoord"]));
    terminal.key("enter").until("versproken").key("tab");
    for _ in 0..10 {
        if !terminal.screen().contains("finished and kept") {
            terminal.key("tab");
        }
    }
    terminal.until("finished and kept");
    found.extend(left(home, "at the end of a round", &["kladwoord"]));
    // The backup of today holds what is corrected next: an open window makes it when nobody types.
    let backups = home.data().join("backups");
    fs::remove_dir_all(&backups).unwrap();
    let held = || backups.exists() && !grep_bytes(&backups, b"versproken").is_empty();
    other.key("down").wait_for("there is no backup with it", |_| held());
    terminal.key("enter").until("versproken").key("enter").key("enter");
    for _ in 0.."versproken".len() {
        terminal.key("backspace");
    }
    terminal.type_("zoals bedoeld").key("tab").until("may your earlier words be kept").type_("2");
    terminal.until("The earlier words are gone");
    found.extend(left(home, "after a correction", &["kladwoord", "versproken"]));
    terminal.key("esc").type_("p").until("Wilhelmina").key("end").type_("x").until("Erase Wilhelmina?");
    terminal.type_("1").until("Erased").gone("Wilhelmina");
    let all = ["kladwoord", "versproken", "verklapt", "Wilhelmina", "wilhelmina"];
    found.extend(left(home, "after an erase", &all));
    terminal.key("ctrl-c").wait();
    other.key("ctrl-c").wait();
    found.extend(left(home, "when all is closed", &all));
    found
}

/// Where any of these words is found now.
fn left(home: &Home, when: &str, gone: &[&str]) -> Vec<String> {
    let of = |words: &str| grep_bytes(home.path(), words.as_bytes());
    let found = gone.iter().flat_map(|words| of(words).into_iter().map(move |path| (words, path)));
    found.map(|(words, path)| format!("{when}: {words} in {}", path.display())).collect()
}

#[test]
fn what_was_taken_back_is_in_no_file() {
    let home = programs::halte();
    assert_eq!(session(&home), Vec::<String>::new());
    for words in STANDS {
        assert!(!grep_bytes(home.path(), words.as_bytes()).is_empty(), "{words:?} is nowhere");
    }
    home.run(&["check"], "").ok();
}

#[test]
fn without_overwriting_what_was_taken_back_is_found() {
    let found = session(&programs::without(Protection::Overwriting));
    println!("without overwriting: {} places, as it should be", found.len());
    assert!(found.iter().any(|found| found.ends_with("halte.db")), "the test above cannot fail: {found:?}");
}

#[test]
fn without_emptying_the_log_what_was_taken_back_is_found() {
    let found = session(&programs::without(Protection::EmptiedLog));
    println!("without emptying the log: {} places, as it should be", found.len());
    assert!(found.iter().any(|found| found.ends_with("-wal")), "the test above cannot fail: {found:?}");
}
