//! The shape of the code: which module may use which, which crate may be named where, and how a file looks.
//!
//! The tables are the rule; `docs/architecture.md` explains it. The reading of sources stands in `tokens` and `paths`,
//! the rules in `rules`, the proof that they bite in `bites`. Never here: anything about what the program does.

mod bites;
mod paths;
mod rules;
mod tokens;

use std::path::Path;

use rules::Source;

/// Every module, and the modules that it may use besides itself. The longest name that fits counts.
pub const MODULES: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("casebook", &["domain"]),
    ("protection", &[]),
    ("platform", &["protection"]),
    ("text", &["domain", "protection"]),
    ("sequences", &["domain", "text"]),
    ("store", &["casebook", "domain", "sequences", "platform", "protection"]),
    ("report", &["domain", "text", "sequences"]),
    ("start", &["domain", "store"]),
    ("plain", &["domain", "platform", "report", "sequences", "store", "text"]),
    ("tui", &["domain", "report", "text"]),
    (
        "tui::runtime",
        &["domain", "platform", "protection", "report", "sequences", "start", "store", "text", "tui"],
    ),
    (
        "cli",
        &[
            "casebook",
            "domain",
            "plain",
            "platform",
            "report",
            "sequences",
            "start",
            "store",
            "text",
            "tui",
            "tui::runtime",
        ],
    ),
    ("main", &["cli"]),
];

const ANYWHERE: &[&str] = &[
    "casebook",
    "domain",
    "platform",
    "text",
    "sequences",
    "store",
    "start",
    "report",
    "plain",
    "tui",
    "tui::runtime",
    "cli",
];
const NOWHERE: &[&str] = &[];

/// What comes from outside, and the modules that may name it. Every dependency is here; of `std` only what reaches
/// outside the program. The longest name that fits counts.
pub const DOORS: &[(&str, &[&str])] = &[
    ("chrono", ANYWHERE),
    ("chrono::Local", &["cli", "platform", "tui::runtime"]),
    ("clap", &["cli"]),
    ("crossterm", &["platform", "tui", "tui::runtime"]),
    ("directories", &["cli"]),
    ("notify", &["platform"]),
    ("ratatui", &["tui", "tui::runtime"]),
    ("rusqlite", &["store"]),
    ("rustix", &["platform"]),
    ("serde", &["casebook", "cli", "report", "sequences", "store"]),
    ("serde_json", &["casebook", "cli", "report", "sequences", "store"]),
    ("signal_hook", &["platform"]),
    ("strsim", &["sequences", "text"]),
    ("thiserror", ANYWHERE),
    ("toml", &["sequences"]),
    ("toml_parser", &["sequences"]),
    ("unicode_normalization", &["domain", "store", "text"]),
    ("unicode_segmentation", &["plain", "report", "sequences", "text", "tui"]),
    ("unicode_width", &["plain", "report", "sequences", "text", "tui"]),
    ("uuid", ANYWHERE),
    ("std::env", &["cli", "protection"]),
    ("std::fs", &["cli", "platform", "sequences", "store"]),
    ("std::io", &["casebook", "cli", "plain", "platform", "sequences", "store", "tui::runtime"]),
    ("std::net", NOWHERE),
    ("std::os", &["platform"]),
    ("std::process", &["cli", "main", "platform"]),
    ("std::thread", &["platform", "store"]),
    ("std::time::Instant", &["platform", "tui::runtime"]),
    ("std::time::SystemTime", &["platform"]),
];

/// A file is split before it is longer than this.
pub const LINES: usize = 400;

fn holds(rule: impl Fn(&Source) -> Vec<String>) {
    let sources = rules::sources(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(sources.len() > 5, "the sources are not where they were");
    let problems: Vec<String> = sources.iter().flat_map(rule).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn modules_use_only_what_stands_below_them() {
    holds(rules::borders);
}

#[test]
fn what_reaches_outside_is_named_only_where_it_belongs() {
    holds(rules::doors);
}

#[test]
fn every_module_is_in_the_table() {
    holds(rules::listed);
}

#[test]
fn screens_do_not_name_each_other() {
    holds(rules::screens);
}

#[test]
fn every_file_says_what_it_is_for_and_is_not_too_long() {
    holds(rules::shape);
}

#[test]
fn every_dependency_is_in_the_table() {
    let manifest = include_str!("../../Cargo.toml").parse::<toml::Table>().unwrap();
    let of_systems = manifest["target"].as_table().unwrap().values().map(|system| &system["dependencies"]);
    for table in std::iter::once(&manifest["dependencies"]).chain(of_systems) {
        for name in table.as_table().unwrap().keys() {
            let name = name.replace('-', "_");
            assert!(
                DOORS.iter().any(|(door, _)| *door == name),
                "{name} is a dependency: say in DOORS which modules may name it"
            );
        }
    }
}

#[test]
fn the_tables_name_modules_that_are_in_the_table() {
    let known = |name: &&str| MODULES.iter().any(|(module, _)| module == name);
    for (row, names) in MODULES.iter().chain(DOORS) {
        assert!(names.iter().all(known), "the row of {row} names a module that is not there");
    }
}
