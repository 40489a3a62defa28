//! Words that were typed and taken back are in no file that halte wrote; the words that stand are.
//!
//! Never here: how the database forgets.

use crate::support::{self, Home, Signal, Terminal, grep_bytes};

/// Fails when words that were taken back are anywhere, or words that stand are nowhere.
#[track_caller]
fn only_what_stands(home: &Home, stands: &[&str], gone: &[&str]) {
    for words in stands {
        assert!(!grep_bytes(home.path(), words.as_bytes()).is_empty(), "{words:?} is nowhere");
    }
    for words in gone {
        assert_eq!(grep_bytes(home.path(), words.as_bytes()), Vec::<std::path::PathBuf>::new(), "{words:?}");
    }
}

const STANDS: &[&str] =
    &["Buurttuin", "Noor", "De brief kwam op tijd", "Verbeterde zin", "Wachten op antwoord"];
const GONE: &[&str] = &[
    "kladwoord",
    "vervangen zin",
    "verlezen zin",
    "overgeslagen",
    "uitgeknipt",
    "weggeplakt",
    "halve afspraak",
];

/// A round in which much is taken back, up to its agreements.
fn much_taken_back(home: &Home) -> Terminal {
    let mut terminal = super::at_the_first_question(home, 80, 24);
    // Typed and rubbed out, undone, cut, pasted and undone.
    terminal.type_("De brief kladwoord");
    for _ in 0.."kladwoord".len() {
        terminal.key("backspace");
    }
    terminal.type_("kwam op tijd uitgeknipt");
    for _ in 0.." uitgeknipt".len() {
        terminal.key("shift-left");
    }
    terminal.key("ctrl-x").paste(" weggeplakt").until("weggeplakt").key("ctrl-z").gone("weggeplakt");
    terminal.key("tab").until("Karim, civil");
    // Acknowledged, and replaced after going back.
    terminal.type_("Een vervangen zin").key("tab").until("reading together").key("shift-tab");
    terminal.until("Een vervangen zin");
    for _ in 0.."Een vervangen zin".len() {
        terminal.key("backspace");
    }
    terminal.type_("Een verlezen zin").key("tab").until("reading together");
    // Corrected where it is read.
    terminal.key("down").key("enter");
    for _ in 0.."Een verlezen zin".len() {
        terminal.key("backspace");
    }
    terminal.type_("Verbeterde zin").key("tab").until("reading together").gone("verlezen").key("tab");
    // Typed, and then the turn is passed.
    terminal
        .until("Question 2")
        .type_("overgeslagen")
        .key("f5")
        .until("F5 once more")
        .key("f5")
        .until("Karim, civil");
    terminal.type_("Wachten op antwoord").key("tab").until("reading together").key("tab");
    terminal.until("Question 3").type_("halve afspraak").key("tab").type_("kladwoord").key("f5").key("f5");
    terminal.until("Is this right?");
    terminal
}

#[test]
fn what_was_taken_back_is_nowhere_after_the_round() {
    let home = support::home();
    let mut terminal = much_taken_back(&home);
    super::to_the_end(&mut terminal);
    only_what_stands(&home, STANDS, GONE);
    terminal.key("ctrl-c").wait();
    only_what_stands(&home, STANDS, GONE);
}

#[test]
fn what_was_taken_back_is_nowhere_while_the_round_waits() {
    let home = support::home();
    let mut terminal = much_taken_back(&home);
    terminal.key("esc").until("The round waits");
    only_what_stands(&home, STANDS, GONE);
    terminal.key("ctrl-c").wait();
    only_what_stands(&home, STANDS, GONE);
}

#[test]
fn what_was_taken_back_is_nowhere_after_leaving_at_once() {
    let home = support::home();
    let mut terminal = much_taken_back(&home);
    terminal.key("ctrl-c").wait();
    only_what_stands(&home, STANDS, GONE);
}

#[test]
fn half_a_sentence_that_was_rubbed_out_is_nowhere_after_leaving() {
    for signal in [None, Some(Signal::TERM), Some(Signal::HUP)] {
        let home = support::home();
        let mut terminal = super::at_the_first_question(&home, 60, 18);
        terminal.type_("De brief kladwoord");
        for _ in 0.."kladwoord".len() {
            terminal.key("backspace");
        }
        match signal {
            None => terminal.key("ctrl-c"),
            Some(signal) => terminal.kill(signal),
        };
        terminal.wait();
        only_what_stands(&home, &["De brief"], &["kladwoo"]);
    }
}

#[test]
fn what_was_taken_back_before_a_kill_is_nowhere_after_the_round() {
    let home = support::home();
    much_taken_back(&home).kill(Signal::KILL).wait();
    let mut terminal = Terminal::start(&home, &["round", "Buurttuin"], 80, 24);
    terminal.until("go on where we were").key("tab").until("Is this right?");
    super::to_the_end(&mut terminal);
    only_what_stands(&home, STANDS, GONE);
}

#[test]
fn nothing_is_left_of_a_round_that_is_thrown_away() {
    let home = support::home();
    let mut terminal = much_taken_back(&home);
    terminal.key("esc").until("The round waits");
    for _ in 0..4 {
        terminal.key("down");
    }
    terminal.key("enter").key("down").key("enter").until("Press n to begin");
    only_what_stands(&home, &[], &[STANDS, GONE].concat());
}

#[test]
fn what_is_said_and_taken_back_in_plain_mode_is_nowhere_either() {
    let home = support::home();
    let input = "Een vervangen zin\n\n/back\n/pass\n/back\nDe brief kwam op tijd\n\nVerbeterde zin\n\n\nWachten op antwoord\n\n\n";
    home.run(&[super::ROUND, &["--plain"]].concat(), input).ok();
    only_what_stands(&home, STANDS, GONE);
}
