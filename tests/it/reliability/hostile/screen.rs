//! Hostile words in the full screen: pasted, typed, found again, copied and written to a file.
//!
//! Never here: what a line-by-line output says.

use std::fs;

use halte::protection::Protection;

use super::super::programs;
use super::bytes::{To, foreign};
use super::words::hostile;
use super::{SEQUENCE, Said, answers};
use crate::support::{Home, Signal, Terminal};

fn begun(home: &Home) -> Terminal {
    let with = format!("{}:{}", hostile("Noor"), hostile("rol").replace(':', "."));
    let (title, about) = (hostile("tuin"), hostile("over"));
    let round =
        ["round", &title, "--sequence", "drie-vragen", "--with", &with, "--with", "Karim", "--about", &about];
    let mut terminal = Terminal::start(home, &round, 100, 30);
    terminal.until("Take a sheet").key("tab").until("question 1 of 3");
    terminal
}

/// To the end of the round, whatever is asked, and perhaps past it: a long answer is drawn slowly.
fn to_the_end(terminal: &mut Terminal) {
    let ended = |screen: &str| ["finished and kept", "r round"].iter().any(|words| screen.contains(words));
    for _ in 0..14 {
        if ended(&terminal.screen()) {
            break;
        }
        terminal.key("tab");
    }
    terminal.wait_for("the round did not end", |display| !display.half_drawn() && ended(&display.text()));
}

/// The answers of the one round, as a program reads them.
fn said(home: &Home) -> Vec<String> {
    let history = home.run(&["history", &hostile("tuin"), "--json"], "").ok().json();
    let answers = history["rounds"][0]["answers"].as_array().unwrap().clone();
    answers.iter().filter_map(|answer| answer["text"].as_str().map(str::to_owned)).collect()
}

/// A round with hostile words in every field; what was sent, with what was copied and written.
fn round(home: &Home) -> Vec<String> {
    let mut terminal = begun(home);
    terminal.paste(&hostile("geplakt")).until("einde").key("tab").until("Karim");
    // Bytes that are no text, and keys that mean nothing.
    terminal.send(b"\x9b2J\xff\xed\xa0\x80").send(b"\x1b[999;5Q\x1bP+q\x1b\\");
    terminal.paste(&hostile("tweede")).until("tweede").key("tab").until("reading together").key("tab");
    terminal.until("Question 2").paste(&hostile("moeilijk")).key("tab").paste(&hostile("ook")).key("tab");
    terminal.until("reading together").key("down").key("tab").until("Question 3");
    for name in ["wat", "wie", "wanneer", "als dan"] {
        terminal.paste(&hostile(name)).key("tab");
    }
    for _ in 0..6 {
        if terminal.screen().contains("Is this right?") {
            break;
        }
        terminal.key("tab");
    }
    terminal.until("Is this right?").key("down").key("up").key("c").key("w").key("f1").key("esc");
    to_the_end(&mut terminal);
    terminal.key("ctrl-c").wait();
    let mut found = foreign(&terminal.sent(), To::Screen);
    let copied = terminal.clipboard().expect("it was copied");
    assert!(copied.contains("geplakt"), "{copied}");
    found.extend(foreign(copied.as_bytes(), To::Pipe));
    found.extend(written(home));
    found
}

/// What is foreign in the file that the read-back was written to, and in its name.
fn written(home: &Home) -> Vec<String> {
    let files = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().path());
    let file =
        files.into_iter().find(|path| path.extension().is_some_and(|end| end == "txt")).expect("a file");
    let mut found = foreign(&fs::read(&file).unwrap(), To::Pipe);
    let name = file.file_name().unwrap().to_str().unwrap().to_owned();
    found.extend(foreign(name.as_bytes(), To::Pipe));
    found
}

/// Presses these keys, one after another.
fn press<'a>(terminal: &'a mut Terminal, keys: &str) -> &'a mut Terminal {
    keys.split(' ').fold(terminal, |terminal, key| terminal.key(key))
}

/// Every screen from Home on, with hostile titles, names, questions and files.
fn elsewhere(home: Home) -> Vec<String> {
    let mut said = Said::begin(home);
    for title in ["tuin", "school"] {
        let (title, with) = (hostile(title), hostile("Noor") + ":");
        let args = [&["round", &title, "--with", &with, "--with", "Karim"], &SEQUENCE[..]].concat();
        assert_eq!(said.run(&args, &answers()).0, 0);
    }
    let mut terminal = Terminal::start(&said.home, &[], 100, 30);
    press(terminal.until("tuin"), "down enter down enter pgdn f1 esc esc esc").until("q quit").key("f");
    terminal.until("Type what you look for").paste("einde").until("als dan");
    press(terminal.key("down").key("enter").key("esc").paste(&hostile("zoek")), "esc esc esc")
        .until("q quit")
        .key("s");
    press(terminal.until("stuk.toml"), "enter pgdn esc down enter pgdn esc down enter esc esc /");
    press(terminal.paste(&hostile("filter")), "esc esc n");
    press(terminal.paste(&hostile("nieuw")).key("tab").paste(&hostile("Els")), "tab tab tab");
    terminal.resize(60, 18).key("f1").key("esc").resize(140, 50).key("tab").key("ctrl-c").wait();
    // A round of questions that hide, that opens with what was agreed.
    let mut round = Terminal::start(&said.home, &["round", &hostile("tuin"), "--sequence", "kwaad"], 100, 30);
    round.until("afspraak");
    for _ in 0..8 {
        round.key("tab").key("f3").key("esc");
    }
    round.key("ctrl-c").wait();
    [terminal, round].iter().flat_map(|terminal| foreign(&terminal.sent(), To::Screen)).collect()
}

#[test]
fn hostile_words_are_shown_safely_on_the_full_screen_and_kept_as_they_were_typed() {
    let home = programs::halte();
    let found = round(&home);
    let said = said(&home);
    for name in ["geplakt", "tweede", "moeilijk", "ook"] {
        let typed = hostile(name);
        assert!(said.iter().any(|said| said.contains(&typed)), "{typed:?} in {said:#?}");
    }
    let found = [found, elsewhere(programs::halte())].concat();
    assert!(found.is_empty(), "{} times: {}", found.len(), found[..found.len().min(8)].join("\n"));
}

#[test]
fn without_the_one_that_makes_text_safe_the_full_screen_shows_them() {
    let found = elsewhere(programs::without(Protection::DisplaySafe));
    println!("{} times something foreign on the screen without it, as it should be", found.len());
    assert!(!found.is_empty(), "the test above cannot fail");
}

#[test]
fn a_paste_keeps_all_of_its_words_whatever_is_in_it_and_however_long_it_is() {
    let home = programs::halte();
    let mut terminal = begun(&home);
    // Its own end mark inside, line ends of every kind, a NUL.
    let paste =
        "\u{1b}[200~een\r\ntwee\rdrie\u{2028}vier\u{85}vijf\t\0zes \u{1b}[201~zeven en verder\u{1b}[201~";
    terminal.send(paste.as_bytes()).until("verder").key("tab").until("Karim");
    // A million bytes.
    let long = hostile("lang").repeat(1_000_000 / hostile("lang").len());
    terminal.send(format!("\u{1b}[200~{long}\u{1b}[201~").as_bytes()).until("einde").key("tab");
    terminal.until("reading together");
    to_the_end(&mut terminal);
    terminal.key("ctrl-c").wait();
    let found = foreign(&terminal.sent(), To::Screen);
    assert!(found.is_empty(), "{found:?}");
    let said = said(&home);
    assert!(said.contains(&"een\ntwee\ndrie\nvier\nvijf\tzes zeven en verder".to_owned()), "{:?}", said[0]);
    assert!(said.contains(&long), "{} bytes, not {}", said[1].len(), long.len());
}

#[test]
fn a_paste_that_never_ends_presses_no_key_and_loses_nothing_of_before() {
    let home = programs::halte();
    let mut terminal = begun(&home);
    terminal.type_("Hiervoor").until("Hiervoor");
    let endless = "woorden\t\u{3}\u{1b}[15~ zonder eind\r".repeat(4_000);
    terminal.send(b"\x1b[200~").send(endless.as_bytes());
    terminal.kill(Signal::TERM).wait();
    let left = terminal.left_behind();
    assert!(left.is_empty(), "{left:?}");
    let mut terminal = Terminal::start(&home, &["round", &hostile("tuin")], 100, 30);
    terminal.until("The round waits").key("enter").until("Hiervoor");
    // Its end comes late: then all of it is there.
    terminal.send(b"\x1b[200~").send(endless.as_bytes()).send(b" laatste\x1b[201~").until("laatste");
    assert!(terminal.screen().contains("question 1 of 3"), "{}", terminal.screen());
    terminal.key("tab").until("Karim");
    to_the_end(&mut terminal);
    terminal.key("ctrl-c").wait();
    let words = format!("Hiervoor{} laatste", endless.replace('\r', "\n"));
    assert!(said(&home).contains(&words), "not all of it is there");
}
