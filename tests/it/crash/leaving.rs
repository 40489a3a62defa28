//! Leaving in the middle of a sentence, by every door there is: the words are there afterwards, the shell's screen is
//! as it was, and the exit code says how it ended.
//!
//! Never here: a kill, which leaves nobody to restore anything (see `between_keys`).

use crate::support::{self, Ended, Home, Signal, Terminal};

const ROUND: &[&str] =
    &["round", "Buurttuin", "--sequence", "drie-vragen", "--with", "Noor:initiator", "--with", "Karim"];
const HALF: &str = "Het hielp dat Karim be";

/// A round in which a sentence was begun, and the cursor is in the middle of it.
fn in_a_sentence(home: &Home) -> Terminal {
    let mut terminal = Terminal::start(home, ROUND, 60, 18);
    terminal.until("Take a sheet").key("tab").type_(HALF).key("left").key("left");
    terminal.until(HALF);
    terminal
}

/// Started again, it offers to go on, shows nothing of what was said before that, and then all of it.
fn comes_back(home: &Home, shown: &str, cursor: Option<(u16, u16)>) {
    let mut terminal = Terminal::start(home, &["round", "Buurttuin"], 60, 18);
    terminal.until("go on where we were");
    assert!(!terminal.screen().contains(HALF));
    terminal.key("tab");
    assert_eq!(terminal.screen(), shown);
    assert_eq!(terminal.cursor(), cursor);
}

/// From Home it is one key.
fn comes_back_from_home(home: &Home, shown: &str, cursor: Option<(u16, u16)>) {
    let mut terminal = Terminal::start(home, &[], 60, 18);
    terminal.until("Buurttuin").key("r");
    assert_eq!(terminal.screen(), shown);
    assert_eq!(terminal.cursor(), cursor);
}

#[track_caller]
fn leaves(how: impl FnOnce(&mut Terminal), code: u32) {
    let home = support::home();
    let mut terminal = in_a_sentence(&home);
    let (shown, cursor) = (terminal.screen(), terminal.cursor());
    how(&mut terminal);
    assert_eq!(terminal.wait(), Ended::Code(code));
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
    assert_eq!(terminal.screen(), "", "the screen before halte");
    comes_back(&home, &shown, cursor);
    comes_back_from_home(&home, &shown, cursor);
}

#[test]
fn ctrl_c_leaves_and_is_no_failure() {
    leaves(
        |terminal| {
            terminal.key("ctrl-c");
        },
        0,
    );
}

#[test]
fn a_request_to_end_is_followed() {
    leaves(
        |terminal| {
            terminal.kill(Signal::TERM);
        },
        143,
    );
}

#[test]
fn a_hangup_ends_it() {
    leaves(
        |terminal| {
            terminal.kill(Signal::HUP);
        },
        129,
    );
}

#[test]
fn an_interrupt_from_outside_ends_it() {
    leaves(
        |terminal| {
            terminal.kill(Signal::INT);
        },
        130,
    );
}

#[test]
fn esc_pauses_and_from_there_one_goes_home_and_quits() {
    let go = |terminal: &mut Terminal| {
        terminal.key("esc").until("The round waits").key("esc").until("Buurttuin").key("q");
    };
    leaves(go, 0);
}

#[test]
fn a_window_that_is_closed_ends_it_and_the_last_letter_is_kept() {
    let home = support::home();
    let mut terminal = in_a_sentence(&home);
    terminal.close_after("X");
    let (shown, cursor) = (terminal.screen(), terminal.cursor());
    assert!(shown.contains("Het hielp dat Karim Xbe"), "{shown}");
    assert_eq!(terminal.wait(), Ended::Code(129));
    comes_back(&home, &shown, cursor);
}

#[test]
fn a_kill_leaves_the_words_on_disk() {
    let home = support::home();
    let mut terminal = in_a_sentence(&home);
    let (shown, cursor) = (terminal.screen(), terminal.cursor());
    assert!(matches!(terminal.kill(Signal::KILL).wait(), Ended::Signal(_)));
    comes_back(&home, &shown, cursor);
}

#[test]
fn a_round_that_was_stopped_for_a_moment_is_drawn_again_without_asking_the_terminal_anything() {
    let home = support::home();
    let mut terminal = in_a_sentence(&home);
    let shown = terminal.screen();
    terminal.standing_still(|_| ());
    assert_eq!(terminal.screen(), shown);
    terminal.key("ctrl-l").key("!");
    assert_eq!(terminal.screen(), shown.replace("Karim be", "Karim !be"));
    // "Where is the cursor?": not every terminal answers that, and then halte would wait.
    assert!(!terminal.sent().windows(4).any(|bytes| bytes == b"\x1b[6n"));
}

#[test]
fn a_program_that_is_put_in_the_background_gives_the_terminal_back_until_it_returns() {
    let home = support::home();
    drop(in_a_sentence(&home));
    let program = home.program().to_str().unwrap().to_owned();
    // Only a shell can call a program back.
    let shell = Home::new("/bin/sh").holding(&home);
    let script = format!("set -m; '{program}'; echo in de shell; read x; fg");
    let mut terminal = Terminal::start(&shell, &["-c", &script], 60, 18);
    terminal.until("Buurttuin").key("ctrl-z").until("in de shell");
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
    terminal.key("enter").until("Buurttuin").key("r").until(HALF).key("ctrl-c");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
}

#[test]
fn an_input_that_ends_in_the_middle_of_a_step_is_offered_in_the_full_screen() {
    let home = support::home();
    let output = home.run(&[ROUND, &["--plain"]].concat(), "Een hele zin.\n\nEen halve").ok();
    assert!(output.stderr.contains("halte round"), "{}", output.stderr);
    let mut terminal = Terminal::start(&home, &["round", "Buurttuin"], 60, 18);
    terminal.until("go on where we were").key("tab").until("Een halve");
    terminal.type_(" is nu heel.").key("tab").until("Een halve is nu heel.").until("Een hele zin.");
}
