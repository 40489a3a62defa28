//! Any sequence, walked to its end in the full screen and line by line, every place that asks something answered:
//! and then everything that was said is in the export.
//!
//! It reads the sequence file, and in the full screen it goes by what stands on the screen. Never here: a sequence by
//! its name, or how a screen looks.

mod full;
mod plain;
mod said;

use std::sync::Arc;

use halte::domain::round::Mode;
use halte::domain::sequence::Sequence;
use halte::sequences::{check, shipped::SHIPPED};
use halte::text::Ui;
use serde_json::Value;

use crate::support::{self, Home};

/// Every field of the format and every kind of answer.
const EVERYTHING: &str = include_str!("data/walk-everything.toml");

const TITLE: &str = "Buurttuin";

/// Those who may be there, and their roles.
const PEOPLE: [&str; 7] = [
    "Ada:initiator",
    "Bo:civil-servant",
    "Cas:resident",
    "Dik:council-member",
    "Eva:community-partner",
    "Fen:beekeeper",
    "Gus",
];

/// One walk.
struct Walk {
    sequence: Arc<Sequence>,
    people: usize,
    mode: Mode,
    ui: Ui,
    home: Home,
}

impl Walk {
    fn new(text: &str, people: usize, mode: Mode, ui: Ui) -> Self {
        let checked = check("walk.toml", text.as_bytes());
        let Some(sequence) = checked.sequence else { panic!("{:?}", checked.problems) };
        let home = support::home().with("HALTE_LANG", ui.tag());
        if SHIPPED.iter().all(|shipped| shipped.text != text) {
            let prompts = home.config().join("prompts");
            std::fs::create_dir_all(&prompts).unwrap();
            std::fs::write(prompts.join(format!("{}.toml", sequence.id)), text).unwrap();
        }
        Self { sequence: Arc::new(sequence), people, mode, ui, home }
    }

    /// The command line that begins the round.
    fn begins(&self) -> Vec<&str> {
        let mode = if self.mode == Mode::Pass { "pass" } else { "scribe" };
        let mut args = vec!["round", TITLE, "--sequence", &self.sequence.id, "--mode", mode];
        for person in PEOPLE.iter().take(self.people) {
            args.extend(["--with", person]);
        }
        args
    }

    fn name(&self) -> String {
        format!("{} with {} people, {:?}, {}", self.sequence.id, self.people, self.mode, self.ui.tag())
    }

    fn exported(&self) -> Value {
        self.home.run(&["export", TITLE, "--format", "json"], "").ok().json()
    }

    fn full_screen(&self) {
        let said = full::walk(self);
        said.is_in(&self.exported(), &self.sequence, &format!("the full screen: {}", self.name()));
    }

    fn line_by_line(&self) {
        let said = plain::walk(self);
        said.is_in(&self.exported(), &self.sequence, &format!("line by line: {}", self.name()));
    }
}

/// Every file in `prompts/`, and the one with everything.
fn sequences() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("prompts");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let texts = files.into_iter().map(|path| std::fs::read_to_string(path).unwrap());
    texts.chain([EVERYTHING.to_owned()]).collect()
}

/// Both modes and both languages, for so many people.
fn walks(people: usize, walk: impl Fn(&Walk)) {
    for (n, text) in sequences().into_iter().enumerate() {
        for (at, mode) in [Mode::Scribe, Mode::Pass].into_iter().enumerate() {
            walk(&Walk::new(&text, people, mode, Ui::ALL[(n + at + people) % Ui::ALL.len()]));
        }
    }
}

#[test]
fn two_people_walk_every_sequence_in_the_full_screen() {
    walks(2, Walk::full_screen);
}

#[test]
fn seven_people_walk_every_sequence_in_the_full_screen() {
    walks(7, Walk::full_screen);
}

#[test]
fn two_and_seven_people_walk_every_sequence_line_by_line() {
    walks(2, Walk::line_by_line);
    walks(7, Walk::line_by_line);
}
