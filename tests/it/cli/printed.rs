//! What the program prints for people, in both languages.
//!
//! Never here: JSON.

use super::super::support::{self, normalised_text};
use super::three_questions;

/// What a round and the commands print in this language.
fn printed(lang: &str) -> String {
    let home = support::home().with("HALTE_LANG", lang);
    let lines = "De brief was duidelijk.\nEcht.\n\n\nHet hek\n\n/back\n\nGeld\n\n/pause\n";
    let mut parts = vec![("round", three_questions(&home, lines).ok())];
    let round = ["round", "Buurttuin", "--plain"];
    parts.push(("resumed", home.run(&round, "Bel de school\nwij\n2027-03-01\nAls …, dan …\n\n").ok()));
    parts.push(("now", home.run(&["now"], "Een hek.\n\n/help\nhalf").ok()));
    parts.push(("prompts", home.run(&["prompts", "list"], "").ok()));
    parts.push(("help", home.run(&["--help"], "").ok()));
    let text: Vec<String> = parts
        .into_iter()
        .map(|(name, output)| format!("=== {name}\n{}--- aside\n{}", output.stdout, output.stderr))
        .collect();
    normalised_text(&text.concat())
}

#[test]
fn what_is_printed_in_dutch() {
    insta::assert_snapshot!("printed-nl", printed("nl"));
}

#[test]
fn what_is_printed_in_english() {
    insta::assert_snapshot!("printed-en", printed("en"));
}
