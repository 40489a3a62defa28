//! Makes the pictures in the README from the real program: each is played in a terminal and drawn, dark and light.
//!
//! ```text
//! cargo run --example pictures                     all of them, into docs/pictures/
//! cargo run --example pictures -- home-nl          one of them
//! cargo run --example pictures -- --out DIR     into another folder
//! ```
//!
//! To add a picture, write the journey to it in `journeys` and a line in `PICTURES`. What has to stand in the home before
//! (earlier rounds) is put there by the journey, in plain mode or in the full screen.
//!
//! The README shows `NAME.dark.svg` and `NAME.light.svg` by the reader's own setting (`<picture>`, with
//! `<source media="(prefers-color-scheme: dark)" …>`). Names and words are invented. Never here: a picture that the
//! program did not draw, or a fixed wait.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a tool of the makers: it may fail loudly"
)]

#[allow(dead_code, reason = "shared with the tests, which use the rest")]
#[path = "../../tests/it/support/display.rs"]
mod display;
#[allow(dead_code, reason = "shared with the tests, which use the rest")]
#[path = "../../tests/it/support/home.rs"]
mod home;
mod journeys;
#[path = "../../tests/it/support/keys.rs"]
mod keys;
mod svg;
#[allow(dead_code, reason = "shared with the tests, which use the rest")]
#[path = "../../tests/it/support/terminal.rs"]
mod terminal;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use home::Home;
use journeys::{EN, NL, Words};
use terminal::Terminal;

/// Columns and rows.
type Size = (u16, u16);

/// A projector with a large font, as most groups see it.
const SMALL: Size = (60, 18);
/// An ordinary terminal.
const LARGE: Size = (80, 24);

struct Picture {
    /// The name of its files.
    name: &'static str,
    /// What it shows, for who cannot see it.
    title: &'static str,
    words: &'static Words,
    size: Size,
    /// Plays up to the moment of the picture.
    play: fn(&Words, &Home, Size) -> Terminal,
}

const fn picture(
    name: &'static str,
    title: &'static str,
    words: &'static Words,
    size: Size,
    play: fn(&Words, &Home, Size) -> Terminal,
) -> Picture {
    Picture { name, title, words, size, play }
}

const PICTURES: &[Picture] = &[
    picture("home-en", "Home: four cases, three with the date of the next round", &EN, SMALL, journeys::home),
    picture(
        "write-first-en",
        "Write first: the questions on one screen, pen on paper",
        &EN,
        SMALL,
        journeys::write_first,
    ),
    picture("step-en", "A question, and what Bram says", &EN, SMALL, journeys::step),
    picture("reading-en", "Three answers to one question side by side", &EN, SMALL, journeys::reading),
    picture("agreement-en", "An agreement, its date read back in full", &EN, LARGE, journeys::agreement),
    picture("closing-en", "The round read back before it is finished", &EN, LARGE, journeys::read_back),
    picture("now-en", "The first frame of halte now: the first question", &EN, SMALL, journeys::now),
    picture("opening-en", "The second round opens with what was agreed", &EN, SMALL, journeys::opening),
    picture("case-en", "A case: its rounds, and what is still open", &EN, LARGE, journeys::case),
    picture("round-en", "A finished round, to read", &EN, LARGE, journeys::round),
    picture("by-role-en", "One question, the roles beside each other", &EN, LARGE, journeys::by_role),
    picture("over-time-en", "Numbers and agreements through the months", &EN, SMALL, journeys::over_time),
    picture("now-nl", "Het eerste beeld van halte now: de eerste vraag", &NL, SMALL, journeys::now),
    picture("step-nl", "Een vraag, en wat Bram zegt", &NL, SMALL, journeys::step),
    picture("opening-nl", "De tweede ronde begint met wat er is afgesproken", &NL, SMALL, journeys::opening),
];

fn main() {
    let mut out = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    let mut names: Vec<String> = env::args().skip(1).collect();
    if names.first().is_some_and(|first| first == "--out") {
        out = names.get(1).map(PathBuf::from).expect("--out DIR");
        names.drain(..2);
    }
    for name in &names {
        assert!(PICTURES.iter().any(|picture| picture.name == name), "no picture is called {name}");
    }
    let halte = build();
    for picture in PICTURES {
        if names.is_empty() || names.iter().any(|name| name == picture.name) {
            draw(picture, &halte, &out);
        }
    }
}

fn draw(picture: &Picture, halte: &Path, out: &Path) {
    let home = Home::new(halte).with("HALTE_LANG", picture.words.language);
    let terminal = (picture.play)(picture.words, &home, picture.size);
    fs::create_dir_all(out).unwrap();
    for theme in &svg::THEMES {
        let file = out.join(format!("{}.{}.svg", picture.name, theme.name));
        fs::write(&file, svg::picture(&terminal.cells(), theme, picture.title)).unwrap();
        println!("{}", file.display());
    }
}

/// Builds halte as this example was built, and says where it is.
fn build() -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--locked", "--bin", "halte"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    assert!(cargo.status().unwrap().success(), "halte does not build");
    let examples = env::current_exe().unwrap();
    examples.parent().and_then(Path::parent).unwrap().join("halte")
}
