//! Power cuts: whatever part of the unsynced writes reaches the disk, what was acknowledged is there.
//!
//! A round is typed in the full screen on a disk that keeps a log; then the power is cut at any point of that log, and
//! the release program opens what is left. Never here: kills (the kernel keeps what it was told), or a disk that fails.

use std::collections::BTreeMap;

use crate::support::{Home, Terminal};
use halte::protection::Protection;

use super::disk::{self, Told};
use super::programs::{self, Chance};
use super::words;

const ROUND: [&str; 7] = ["round", "Buurttuin", "--sequence", "drie-vragen", "--with", "Noor", "--with"];
const CUTS: u64 = 500;
/// A new database is made in fewer records.
const MAKING: usize = 60;

/// Words, and the lengths of the log between which they have to be there.
struct Acknowledged {
    words: String,
    from: u64,
    to: u64,
}

/// What a session on the recording disk left.
struct Session {
    home: Home,
    told: Vec<Told>,
    acknowledged: Vec<Acknowledged>,
    /// The length of the log when the first round was said to be finished.
    finished: u64,
}

/// Types two rounds, the first to its end; says when what was acknowledged.
fn session(home: Home) -> Session {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let home = disk::recording(home, &log);
    let args = [&ROUND[..], &["Karim"]].concat();
    let mut acknowledged: Vec<Acknowledged> = Vec::new();
    let mut said = |terminal: &mut Terminal, words: &str| {
        terminal.type_(words).key("tab");
        acknowledged.push(Acknowledged { words: words.to_owned(), from: disk::length(&log), to: u64::MAX });
    };

    let mut terminal = Terminal::start(&home, &args, 80, 24);
    terminal.until("Take a sheet").key("tab");
    said(&mut terminal, "Ze belde woord1a");
    said(&mut terminal, "Hij schreef woord1b");
    terminal.until("reading together").key("tab");
    said(&mut terminal, "Niemand woord2a");
    said(&mut terminal, "Iedereen woord2b");
    terminal.until("reading together").key("tab").until("Question 3");
    terminal
        .type_("Brief woord3")
        .key("tab")
        .type_("Karim")
        .key("tab")
        .type_("2027-04-01")
        .key("tab")
        .key("tab");
    terminal.until("Another agreement?").key("tab").until("Is this right?");
    acknowledged.push(Acknowledged {
        words: "Brief woord3".to_owned(),
        from: disk::length(&log),
        to: u64::MAX,
    });
    for _ in 0..6 {
        if !terminal.screen().contains("finished and kept") {
            terminal.key("tab");
        }
    }
    let finished = {
        terminal.until("finished and kept");
        disk::length(&log)
    };
    terminal.key("ctrl-c").wait();

    let mut terminal = Terminal::start(&home, &args, 80, 24);
    terminal
        .until("Brief woord3")
        .key("1")
        .until("What")
        .type_("Het leverde woord4")
        .key("tab")
        .until("Take a sheet")
        .key("tab");
    let mut said = |terminal: &mut Terminal, words: &str| {
        terminal.type_(words).key("tab");
        acknowledged.push(Acknowledged { words: words.to_owned(), from: disk::length(&log), to: u64::MAX });
    };
    said(&mut terminal, "Weer woord5a");
    said(&mut terminal, "Vervangen woord5b");
    terminal.until("reading together").key("shift-tab");
    let before = disk::length(&log);
    if let Some(replaced) = acknowledged.last_mut() {
        replaced.to = before;
    }
    for _ in 0.."Vervangen woord5b".len() {
        terminal.key("backspace");
    }
    terminal.type_("Beter woord6b").key("tab");
    acknowledged.push(Acknowledged {
        words: "Beter woord6b".to_owned(),
        from: disk::length(&log),
        to: u64::MAX,
    });
    terminal.key("ctrl-c").wait();
    let told = disk::read(&log);
    Session { home, told, acknowledged, finished }
}

/// What is wrong after a power cut at this record; empty when all is well.
fn wrong_after(session: &Session, cut_at: usize, chance: &mut Chance) -> Vec<String> {
    let told = &session.told[..cut_at];
    let reached = told.last().map_or(0, |told| told.end);
    let under = session.home.path();
    let left = disk::cut(told, &BTreeMap::new(), chance, under);
    let home = Home::new(session.home.program());
    disk::put(&left, under, home.path());

    let mut wrong = Vec::new();
    let file = home.data().join("halte.db");
    let opened = home.run(&["cases", "--json"], "");
    if opened.code() != 0 {
        wrong.push(format!("halte cases: {} {}", opened.code(), opened.stderr));
    }
    if cut_at < MAKING {
        // What was made, or was being made, can be written.
        let begun =
            home.copy().run(&["round", "Ander", "--sequence", "snel", "--with", "Els", "--plain"], "een\n\n");
        if begun.code() != 0 {
            wrong.push(format!("halte round: {} {}", begun.code(), begun.stderr));
        }
    }
    let promised: Vec<&Acknowledged> =
        session.acknowledged.iter().filter(|said| said.from <= reached && reached < said.to).collect();
    if !file.exists() {
        wrong.extend(promised.iter().map(|said| format!("{:?}: there is no file", said.words)));
        return wrong;
    }
    let kept = match words::acknowledged(&file) {
        Ok(kept) => kept,
        Err(_) if promised.is_empty() && opened.code() == 0 => String::new(),
        Err(error) => {
            wrong.push(format!("the file: {error}"));
            return wrong;
        }
    };
    for said in promised {
        if !kept.contains(&said.words) {
            wrong.push(format!("{:?} was acknowledged and is gone", said.words));
        }
    }
    wrong.extend(half_finished(&home, session, reached));
    wrong
}

/// A round stands in the history whole or not at all, and whole from the moment that was said.
fn half_finished(home: &Home, session: &Session, reached: u64) -> Vec<String> {
    let history = home.run(&["history", "Buurttuin", "--json"], "");
    let rounds =
        if history.code() == 0 { history.json()["rounds"].as_array().unwrap().clone() } else { Vec::new() };
    let mut wrong = Vec::new();
    if rounds.is_empty() && session.finished <= reached {
        wrong.push("the finished round is in no view".to_owned());
    }
    for round in rounds {
        let text = round.to_string() + &history.stdout;
        for words in ["woord1a", "woord1b", "woord2a", "woord2b", "woord3"] {
            if !text.contains(words) {
                wrong.push(format!("a round is in the history without {words:?}"));
            }
        }
    }
    wrong
}

/// Cuts the power after each of these records; gives what was wrong.
fn cuts(session: &Session, places: impl Iterator<Item = usize>) -> Vec<String> {
    let mut chance = Chance(programs::seed());
    let all = session.told.len();
    let mut wrong = Vec::new();
    for (n, at) in places.enumerate() {
        let found = wrong_after(session, at, &mut chance);
        wrong.extend(found.into_iter().map(|what| format!("cut {n}, after record {at} of {all}: {what}")));
    }
    wrong
}

/// So many records, any of them.
fn anywhere(session: &Session, count: u64) -> impl Iterator<Item = usize> {
    let mut chance = Chance(programs::seed());
    let all = u64::try_from(session.told.len()).unwrap();
    (0..count).map(move |_| usize::try_from(chance.below(all + 1)).unwrap())
}

#[test]
fn a_power_cut_loses_nothing_that_was_acknowledged() {
    let session = session(programs::halte());
    let count = programs::times(CUTS, 20_000);
    let wrong = cuts(&session, anywhere(&session, count));
    println!(
        "{count} cuts of {} records, {} acknowledged: {} wrong",
        session.told.len(),
        session.acknowledged.len(),
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_power_cut_while_a_database_is_made_leaves_one_that_can_be_used() {
    let session = session(programs::halte());
    let each = programs::times(10, 100);
    let wrong = cuts(&session, (0..each).flat_map(|_| 0..MAKING));
    println!("{each} cuts after each of the first {MAKING} records: {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_the_sync_a_power_cut_loses_words() {
    let session = session(programs::without(Protection::FullSync));
    let wrong = cuts(&session, anywhere(&session, 200));
    let lost = wrong.iter().filter(|what| what.contains("was acknowledged and is gone")).count();
    println!("200 cuts without the sync: {lost} times something was lost, as it should be");
    assert!(lost > 0, "the test above cannot fail");
}
