//! Whole journeys with the real program: from the shell, through a round, to what the case then knows.
//!
//! Never here: one screen or one command by itself.

mod care;
mod demo;
mod first_frame;
mod import;
mod lists;
mod no_terminal;
mod other_window;
mod pass;
mod pastes;
mod same_round;
mod search;
mod second_round;
mod sequences;
mod taken_back;
#[cfg(target_os = "linux")]
mod three_rounds;
mod two_versions;
mod views;
mod views_after;

use crate::support::{Home, Terminal};

/// A round of three questions for two people, as it is begun from the shell.
const ROUND: &[&str] = &[
    "round",
    "Buurttuin",
    "--sequence",
    "drie-vragen",
    "--with",
    "Noor:initiator",
    "--with",
    "Karim:civil-servant",
];

/// That round in the full screen, at the first question.
fn at_the_first_question(home: &Home, cols: u16, rows: u16) -> Terminal {
    let mut terminal = Terminal::start(home, ROUND, cols, rows);
    terminal.until("Take a sheet").key("tab").until("Noor, initiator");
    terminal
}

/// From wherever it is to the end of the round, with nothing more said.
fn to_the_end(terminal: &mut Terminal) {
    to_the_end_that_says(terminal, "finished and kept");
}

/// The same, in a language in which the end is told with these words.
fn to_the_end_that_says(terminal: &mut Terminal, words: &str) {
    for _ in 0..12 {
        if terminal.screen().contains(words) {
            break;
        }
        terminal.key("tab");
    }
    terminal.until(words);
}
