//! A kill while keys are coming in, at no moment in particular: whatever was seen on screen was on disk before.
//!
//! Never here: a kill at rest (see `between_keys`).

use crate::support::{self, Home, Signal, Terminal};

const ROUND: &[&str] = &["round", "Buurttuin", "--sequence", "drie-vragen", "--with", "Noor"];
const WORDS: &str = "Dezezinwordtsnelgetypt,zondereenenkelespatieertussen";

/// The part of `WORDS` that stands on this screen.
fn typed(screen: &str) -> String {
    let line = screen.lines().find_map(|line| line.trim_start().strip_prefix("┃ ")).unwrap_or_default();
    if WORDS.starts_with(line) { line.to_owned() } else { String::new() }
}

/// Types so many keys as a person does and then more without waiting, and kills the program; gives what was seen and
/// what was kept.
fn killed_after(home: &Home, keys: usize, more: usize) -> (String, String) {
    let mut terminal = Terminal::start(home, ROUND, 60, 18);
    terminal.drawn().key("tab").until("Noor");
    terminal.type_(&WORDS[..keys]);
    for byte in WORDS.bytes().skip(keys).take(more) {
        terminal.send(&[byte]);
    }
    terminal.kill(Signal::KILL).wait();
    let seen = typed(&terminal.screen());
    let mut again = Terminal::start(home, &["round", "Buurttuin"], 60, 18);
    again.until("go on where we were").key("tab").until("question 1 of 3");
    (seen, typed(&again.screen()))
}

#[test]
fn what_was_seen_is_kept_whenever_the_program_is_killed() {
    for keys in (1..WORDS.len() - 5).step_by(3) {
        let (seen, kept) = killed_after(&support::home(), keys, keys % 5);
        assert!(seen.len() >= keys, "{keys} keys were typed one by one, seen {seen:?}");
        assert!(kept.starts_with(&seen), "seen {seen:?}, kept {kept:?}");
    }
}
