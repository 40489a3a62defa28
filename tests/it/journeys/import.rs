//! Taking in a casebook from a terminal: it is asked first, and a large one shows how far it is.
//!
//! Never here: what a casebook may say.

use crate::support::{self, Ended, Terminal};

const DEMO: &str = include_str!("../../../demo/en.json");

#[test]
fn a_terminal_is_asked_first_and_sees_how_far_a_large_casebook_is() {
    let home = support::home();
    let mut book: serde_json::Value = serde_json::from_str(DEMO).unwrap();
    book["cases"].as_array_mut().unwrap().truncate(1);
    // One long word: a large file, and little work.
    book["cases"][0]["summary"] = "x".repeat(4_200_000).into();
    let file = home.path().join("large.json");
    std::fs::write(&file, book.to_string()).unwrap();
    let file = file.to_str().unwrap();

    let mut terminal = Terminal::start(&home, &["import", file], 120, 24);
    terminal.until("(y/n)").type_("n").key("enter").until("Nothing was changed.");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert!(!home.data().join("halte.db").exists());

    let mut terminal = Terminal::start(&home, &["import", file], 120, 24);
    terminal.until("(y/n)").type_("y").key("enter").until("new, ");
    assert_eq!(terminal.wait(), Ended::Code(0));
    let sent = String::from_utf8_lossy(&terminal.sent()).into_owned();
    let (before, after) = sent.split_once("(y/n)").unwrap();
    for part in [before, after] {
        assert!(part.contains("###") && part.contains("100 %"), "{part}");
    }
    // Who is asked knows what would happen.
    assert!(before.contains("De Knoop: new, 3 rounds"), "{before}");
    // What stays on the screen is what came in.
    assert!(!terminal.screen().contains('%'), "{}", terminal.screen());
    assert_eq!(home.run(&["cases", "--json"], "").ok().json()["cases"].as_array().unwrap().len(), 1);
}
