//! `halte search`: what was said comes back, with its place, and nothing that steers the terminal.

use super::super::support::{self, Home};
use super::three_questions;

fn spoken() -> Home {
    let home = support::home();
    three_questions(&home, "De coördinatie in het buurtoverleg\n\nZe schreven c++ en \"quoted\"\n\n\n\n\n\n")
        .ok();
    home
}

#[test]
fn what_was_said_is_found_with_its_place() {
    let home = spoken();
    let found = home.run(&["search", "COORDINATIE", "overleg"], "").ok();
    for words in ["Buurttuin · ", "Noor · ", "    De coördinatie in het buurtoverleg\n"] {
        assert!(found.stdout.contains(words), "{}", found.stdout);
    }
    assert!(!found.stdout.contains("c++") && !found.stdout.contains('\u{1b}'), "{}", found.stdout);
    for typed in ["c++", "\"quoted\"", "quo"] {
        assert!(home.run(&["search", typed], "").ok().stdout.contains("Ze schreven c++"), "{typed}");
    }
    // What the shell gives as one stands together.
    assert!(home.run(&["search", "in het"], "").ok().stdout.contains("overleg"));
    assert!(!home.run(&["search", "het in"], "").ok().stdout.contains("overleg"));
}

#[test]
fn nothing_found_is_said_and_is_no_failure() {
    let home = spoken();
    for typed in ["zwembad", "*", "%", "NEAR(", "words:c", "\"", "--", "^", "'; --"] {
        let found = home.run(&["search", "--", typed], "").ok();
        let nothing = found.stdout == "Nothing found.\n";
        assert_eq!(nothing, typed != "\"", "{typed}: {}", found.stdout);
    }
    assert_eq!(support::home().run(&["search", "iets"], "").ok().stdout, "Nothing found.\n");
}

#[test]
fn a_role_that_nobody_has_is_an_error_that_names_the_roles() {
    let home = spoken();
    let failed = home.run(&["search", "e", "--role", "penningmeester"], "");
    assert_eq!(failed.code(), 2, "{failed:?}");
    assert!(failed.stderr.contains("penningmeester") && failed.stderr.contains("initiator"), "{failed:?}");
    assert_eq!(home.run(&["search", "e", "--role", "resident"], "").ok().stdout, "Nothing found.\n");
    let failed = home.run(&["search", "e", "--step", "bogus"], "").ends(3);
    assert!(failed.stderr.contains("bogus"), "{failed:?}");
}

#[test]
fn the_match_stands_out_where_there_is_colour() {
    let found = spoken().run(&["--color", "always", "search", "overleg"], "").ok();
    assert!(found.stdout.contains("buurt\u{1b}[1;36moverleg\u{1b}[0m"), "{:?}", found.stdout);
}

#[test]
fn options_narrow_it_down_and_json_tells_where() {
    let home = spoken();
    let count = |arguments: &[&str]| {
        let all = [&["search", "e", "--json"], arguments].concat();
        home.run(&all, "").ok().json()["found"].as_array().unwrap().len()
    };
    assert_eq!((count(&[]), count(&["--limit", "1"])), (2, 1));
    assert_eq!((count(&["--case", "buurttuin"]), count(&["--role", "resident"])), (2, 0));
    assert_eq!((count(&["--role", "initiatiefnemer"]), count(&["--mark", "obstacle"])), (1, 0));
    assert_eq!((count(&["--since", "2199-01-01"]), count(&["--until", "2199-01-01"])), (0, 2));
    let json = home.run(&["search", "overleg", "--json"], "").ok().json();
    let hit = &json["found"][0];
    assert_eq!((hit["kind"].as_str(), hit["name"].as_str()), (Some("answer"), Some("Noor")));
    assert_eq!(hit["case"]["title"], "Buurttuin");
    assert_eq!(json["more"], false);
    for (arguments, code) in [
        (&["search"][..], 2),
        (&["search", "x", "--mark", "nope"], 2),
        (&["search", "x", "--since", "ooit"], 2),
        (&["search", "x", "--limit", "0"], 2),
        (&["search", "x", "--case", "Nergens"], 3),
    ] {
        assert_eq!(home.run(arguments, "").code(), code, "{arguments:?}");
    }
}
