//! What is typed: through every screen of a large database, and in a round.
//!
//! Never here: how time is measured.

use std::path::Path;
use std::time::Duration;

use halte::store::Store;

use crate::program::Program;
use crate::{Place, Summary};

const DOWN: &[u8] = b"j";
const UP: &[u8] = b"k";
const PAGE_DOWN: &[u8] = b"\x1b[6~";
const PAGE_UP: &[u8] = b"\x1b[5~";
const HOME: &[u8] = b"\x1b[H";
const END: &[u8] = b"\x1b[F";
const ENTER: &[u8] = b"\r";

const ESC: &[u8] = b"\x1b";
const TAB: &[u8] = b"\t";
const BACKSPACE: &[u8] = b"\x7f";

/// Typed letter by letter: common words, parts of words, what nobody said, signs.
const LOOKED_FOR: &[&str] = &[
    "de ",
    "het overleg",
    "gemeente",
    "buurtoverleg",
    "coordinatie",
    "en van het niet",
    "sleutel hek",
    "\"de sleutel van\"",
    "zwembad",
    "isatie",
    "xq",
    "c++",
    "it's",
    "%",
];
const SAID: &str =
    "Het hek was dicht, en wie de sleutel had wist niemand. Volgende keer bellen we een dag eerder. ";

/// So often is something opened: with fewer, one of a hundred is the slowest.
const OPENED: usize = 120;

/// The title of a case in the middle of the list.
pub fn some_case(database: &Path) -> String {
    let store = Store::open_read_only(database).unwrap();
    let cases = store.case_lines().unwrap();
    cases[cases.len() / 2].title.clone()
}

/// All of it, a row each.
pub fn all(place: &Place, case: &str) {
    home(place);
    shelves(place);
    views(place, case);
    rounds(place, case);
    search(place, &[], "search in all cases, a letter");
    search(place, &[case], "search in one case, a letter");
    typing(place, case);
}

fn home(place: &Place) {
    let mut program = opened(place, &[]);
    let keys = list(&mut program);
    row("Home, keys in the list", keys, &program);
    let mut opened = Vec::new();
    for _ in 0..OPENED {
        program.press(PAGE_DOWN);
        opened.push(program.press(ENTER));
        program.press(ESC);
    }
    row("Home, opening a case", opened, &program);
}

fn shelves(place: &Place) {
    for (key, name) in [(b"e", "What works, opening and keys"), (b"s", "Sequences, opening and keys")] {
        let mut program = opened(place, &[]);
        let mut keys = Vec::new();
        for _ in 0..10 {
            keys.push(program.press(key));
            keys.extend(list(&mut program).into_iter().take(12));
            program.press(ESC);
        }
        row(name, keys, &program);
    }
}

fn views(place: &Place, case: &str) {
    const NAMES: [&str; 7] =
        ["Rounds", "Questions", "Agreements", "Learning questions", "What works", "Over time", "By role"];
    for (n, name) in NAMES.iter().enumerate() {
        let mut program = opened(place, &[case]);
        let (this, other) = (digit(n), digit((n + 1) % NAMES.len()));
        let (mut open, mut keys) = (Vec::new(), Vec::new());
        for _ in 0..OPENED {
            program.press(&other);
            open.push(program.press(&this));
        }
        for _ in 0..3 {
            keys.extend(list(&mut program));
        }
        row(&format!("a case, {} {name}: opening", n + 1), open, &program);
        row(&format!("a case, {} {name}: keys", n + 1), keys, &program);
    }
}

fn rounds(place: &Place, case: &str) {
    let mut program = opened(place, &[case]);
    let (mut open, mut keys) = (Vec::new(), Vec::new());
    for n in 0..OPENED {
        // A case has some twenty rounds.
        program.press(if n % 20 == 0 { HOME } else { DOWN });
        open.push(program.press(ENTER));
        keys.extend(list(&mut program).into_iter().take(30));
        program.press(ESC);
    }
    row("a past round, opening", open, &program);
    row("a past round, keys", keys, &program);
}

fn search(place: &Place, args: &[&str], name: &str) {
    let mut program = opened(place, args);
    let mut keys = Vec::new();
    program.press(b"f");
    for typed in LOOKED_FOR {
        for letter in typed.bytes() {
            keys.push(program.press(&[letter]));
        }
        for _ in 0..typed.len() {
            program.press(BACKSPACE);
        }
    }
    row(name, keys, &program);
}

/// Letters of an answer, each of them on the disk before it is drawn, and going on.
fn typing(place: &Place, case: &str) {
    let with = ["--new", "--with", "Noor:initiator", "--with", "Bram"];
    let mut program = opened(place, &[&["now", case][..], &with].concat());
    let (mut keys, mut on) = (Vec::new(), Vec::new());
    for _ in 0..4 {
        for letter in SAID.bytes().cycle().take(250) {
            keys.push(program.press(&[letter]));
        }
        for _ in 0..20 {
            keys.push(program.press(BACKSPACE));
        }
        on.push(program.press(TAB));
    }
    row("a round, a letter stored and drawn", keys, &program);
    row("a round, on to the next question", on, &program);
}

/// The keys of a list or a page, down and up and to its ends.
fn list(program: &mut Program) -> Vec<Duration> {
    let ends = [END, HOME, PAGE_DOWN, PAGE_DOWN, PAGE_UP, END, PAGE_UP, HOME];
    let keys = ends.into_iter().chain([DOWN; 24]).chain([UP; 12]);
    keys.map(|key| program.press(key)).collect()
}

fn opened(place: &Place, args: &[&str]) -> Program {
    let mut program = place.halte(args);
    program.first_frame();
    program
}

fn digit(n: usize) -> Vec<u8> {
    (n + 1).to_string().into_bytes()
}

fn row(name: &str, times: Vec<Duration>, program: &Program) {
    let count = times.len();
    println!("{} {count:>5} {:>10.1}", Summary::of(times).row(name), program.peak());
}
