//! Makes the pictures in the README from the real program: each is played in a terminal and drawn, dark and light.
//!
//! ```text
//! cargo run --example pictures                     all of them, into docs/pictures/
//! cargo run --example pictures -- home-nl          one of them
//! cargo run --example pictures -- --out DIR sample a sheet of styles, to look at the drawing itself
//! ```
//!
//! To add a picture, write a function that plays it in a new home, and a line in `PICTURES`:
//!
//! ```text
//! fn first_question(home: &Home, (cols, rows): Size) -> Terminal {
//!     let mut terminal = Terminal::start(home, &["now", "Buurttuin", "--with", "Noor"], cols, rows);
//!     terminal.until("Wat viel je net op?").type_("Het hek is weg.").until("weg.");
//!     terminal
//! }
//! ```
//!
//! What has to stand in the home before (earlier rounds) is put there with `home.run(&["round", …, "--plain"], answers)`.
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
use terminal::Terminal;

/// Columns and rows.
type Size = (u16, u16);

struct Picture {
    /// The name of its files.
    name: &'static str,
    /// What it shows, for who cannot see it.
    title: &'static str,
    language: &'static str,
    size: Size,
    /// Plays up to the moment of the picture.
    play: fn(&Home, Size) -> Terminal,
}

const PICTURES: &[Picture] = &[];

/// Not of halte: to look at the drawing itself.
const SAMPLE: Picture =
    Picture { name: "sample", title: "Colours and styles", language: "en", size: (60, 18), play: sample };

fn main() {
    let mut out = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    let mut names: Vec<String> = env::args().skip(1).collect();
    if names.first().is_some_and(|first| first == "--out") {
        out = names.get(1).map(PathBuf::from).expect("--out DIR");
        names.drain(..2);
    }
    let all = || PICTURES.iter().chain([&SAMPLE]);
    for name in &names {
        assert!(all().any(|picture| picture.name == name), "no picture is called {name}");
    }
    let halte = build();
    for picture in all() {
        let wanted = if names.is_empty() {
            picture.name != SAMPLE.name
        } else {
            names.iter().any(|n| n == picture.name)
        };
        if wanted {
            draw(picture, &halte, &out);
        }
    }
}

fn draw(picture: &Picture, halte: &Path, out: &Path) {
    let program = if picture.name == SAMPLE.name { Path::new("/bin/sh") } else { halte };
    let home = Home::new(program).with("HALTE_LANG", picture.language);
    let terminal = (picture.play)(&home, picture.size);
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

fn sample(home: &Home, (cols, rows): Size) -> Terminal {
    let script = r"
        for i in 0 1 2 3 4 5 6 7; do printf '\033[3%smink %s \033[9%smbright\033[m \033[4%smpaper\033[m\r\n' $i $i $i $i; done
        printf '\r\n\033[1mbold\033[m \033[2mdim\033[m \033[3mitalic\033[m \033[4munderlined\033[m \033[7mreversed\033[m\r\n'
        printf '\033[38;5;208morange\033[m \033[38;2;100;150;200mblue\033[m  & <b>\r\n'
        printf '━━━━━━━━━━────────── ┃ ▏ · «é» ‘x’ …\r\n┃ 界🌱 wide\r\n┃ '
        printf 'Noor              daarna Bram, Fatima\r\n┃ here: '
        read x";
    let mut terminal = Terminal::start(home, &["-c", script], cols, rows);
    terminal.until("here:");
    terminal
}
