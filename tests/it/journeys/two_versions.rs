//! What two machines said differently is settled by a person, on the screen of the case.
//!
//! Never here: how machines are merged (see `cli::casebook`).

use crate::support::{self, Home, Terminal};

const DEMO: &str = include_str!("../../../demo/nl.json");

fn with(what: &str) -> Home {
    let home = support::home();
    home.run(&["import", "-"], DEMO.replacen("Een eigen website voor de tuin", what, 1)).ok();
    home
}

#[test]
fn two_versions_are_told_on_the_case_and_one_of_them_is_chosen() {
    let one = with("Een eigen website voor de tuin");
    one.run(&["import", "-"], DEMO.replacen("Een eigen website voor de tuin", "Een website hier", 1)).ok();
    let other = with("Een eigen website voor de tuin");
    other.run(&["import", "-"], DEMO.replacen("Een eigen website voor de tuin", "Een website daar", 1)).ok();
    one.run(&["import", "-"], other.run(&["export", "--format", "json"], "").ok().stdout).ok();

    let mut terminal = Terminal::start(&one, &["moestuin", "--lang", "nl"], 80, 24);
    terminal.until("één ding is op twee plekken anders gezegd");
    terminal.type_("v").until("Een website hier").until("Een website daar").until("staat er nu");
    terminal
        .until("Buurtmoestuin De Knoop")
        .type_("1")
        .key("enter")
        .until("Zo blijft het staan.")
        .gone("op twee plekken");
    let says = |words: &str| one.run(&["search", words], "").ok().stdout.contains(words);
    assert!(says("Een website hier") && !says("Een website daar"));
    // Undone, both stand there again, and nobody chose.
    terminal.until("u ongedaan").type_("u").until("Teruggedraaid").until("op twee plekken anders gezegd");
    terminal.type_("v").until("Een website hier").until("Een website daar").type_("2").key("enter");
    terminal.until("Zo blijft het staan.").gone("op twee plekken").key("ctrl-c");
    terminal.wait();
    let found = one.run(&["search", "Een website daar", "--json"], "").ok().json();
    assert_eq!(
        found["found"][0]["text"].as_str().unwrap().lines().next(),
        Some("Een website daar"),
        "{found}"
    );
    let history = one.run(&["history", "moestuin", "--lang", "nl"], "").ok().stdout;
    assert!(!history.contains("versie 1"), "{history}");
    one.run(&["check"], "").ok();
}
