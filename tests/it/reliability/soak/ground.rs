//! What a soak goes through: a home with the invented cases, each with something in two versions, and the ways to begin.
//!
//! Never here: a key.

use serde_json::{Value, json};

use crate::support::display::Display;
use crate::support::{Ended, Home, Terminal};

use super::super::programs::Chance;

/// The ways in which the program is started.
const STARTS: &[&[&str]] = &[
    &[],
    &[],
    &["demo"],
    &["Buurtmoestuin De Knoop"],
    &["now", "Dorpshuis", "--with", "Noor", "--with", "Karim"],
    &["round", "Buurttuin", "--sequence", "ronde", "--with", "Noor", "--with", "Bram", "--with", "Els"],
    &[
        "round",
        "De Knoop",
        "--sequence",
        "drie-vragen",
        "--with",
        "Noor",
        "--with",
        "Karim",
        "--mode",
        "pass",
    ],
    &["round", "Dorpshuis", "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim"],
];

/// This home with the invented cases in it. Of the first person in each another machine says another name than this one.
pub fn laid_out(home: Home) -> Home {
    let home = home.with("EDITOR", "true").with("VISUAL", "true");
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/nl.json");
    home.run(&["import", demo, "--yes"], "").ok();
    let mut book = home.run(&["export", "--format", "json"], "").ok().json();
    let revisions = book["revisions"].as_array_mut().unwrap();
    let first = |revision: &&Value| revision["kind"] == "person" && revision["body"]["position"] == 0;
    let people: Vec<Value> = revisions.iter().filter(first).cloned().collect();
    assert!(!people.is_empty(), "there are no people in the invented cases");
    for (n, person) in people.iter().enumerate() {
        for (at, name) in ["Noor van Dam", "Noor ter Weel"].iter().enumerate() {
            let mut later = person.clone();
            later["parents"] = json!([person["id"]]);
            later["id"] = format!("0198f0a0-0000-7000-8000-{:012}", 2 * n + at).into();
            later["clock"] = (person["clock"].as_i64().unwrap() + 1).into();
            later["body"]["name"] = (*name).into();
            revisions.push(later);
        }
    }
    home.run(&["import", "-", "--yes"], book.to_string()).ok();
    home
}

/// The program in this home, begun in one of these ways in a window of a size by chance; narrow: in a terminal that gives
/// graphemes fewer cells.
pub fn start(home: &Home, narrow: bool, chance: &mut Chance) -> Terminal {
    let (cols, rows) = (20 + chance.below(120), 8 + chance.below(50));
    let (cols, rows) = (u16::try_from(cols).unwrap(), u16::try_from(rows).unwrap());
    let args = STARTS[usize::try_from(chance.below(u64::try_from(STARTS.len()).unwrap())).unwrap()];
    let begin = |args| {
        let display = if narrow { Display::narrow(cols, rows) } else { Display::new(cols, rows) };
        Terminal::start_on(display, home, args, (cols, rows))
    };
    let mut terminal = begin(args);
    // What was pressed may have given a case another name: then it says so, and the list of cases is there.
    terminal.wait_for("nothing was drawn", |display| {
        display.frames() > 0 && !display.half_drawn() || display.text().contains("error: ")
    });
    if terminal.frames() == 0 {
        assert_eq!(terminal.wait(), Ended::Code(3), "{args:?}\n{}", terminal.screen());
        terminal = begin(&[]);
        terminal.drawn();
    }
    terminal
}
