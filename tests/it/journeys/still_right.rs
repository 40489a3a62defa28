//! Every view of a case, the lists and the search, after what was said is corrected, an agreement is dropped, a step back
//! changes an answer, and two cases become one.
//!
//! Never here: filling the case for the first time (that is `views`), or the rules of a change.

use serde_json::Value;

use super::views::{OURS, at, begin, first_round, second_round, sequence};
use crate::support::{self, Home, Terminal};

/// What every command that tells of the case prints, as JSON and in words.
fn told(home: &Home, case: &str) -> Vec<String> {
    let commands: [&[&str]; 6] = [
        &["agreements", case, "--all"],
        &["agenda", case],
        &["elements"],
        &["history", case],
        &["history", case, "--step", "obstacle"],
        &["history", case, "--step", "useful"],
    ];
    let print = |args: &[&str]| home.run(args, "").ok().stdout;
    commands.iter().flat_map(|args| [print(args), print(&[args, &["--json"][..]].concat())]).collect()
}

/// In how many answers the search finds this.
fn found(home: &Home, words: &str) -> usize {
    let printed = home.run(&["search", words, "--json"], "").ok().json();
    printed["found"].as_array().unwrap_or_else(|| panic!("{printed:#}")).len()
}

fn agreements(home: &Home, case: &str) -> Vec<(String, String)> {
    let printed = home.run(&["agreements", case, "--all", "--json"], "").ok().json();
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let all = printed["agreements"].as_array().unwrap().iter();
    all.map(|one| (text(one, "what"), text(one, "state"))).collect()
}

/// Goes through the seven views, waiting in each for these words; nowhere may the words that are gone be seen.
fn views(terminal: &mut Terminal, shows: [&str; 7], gone: &[&str]) {
    for (n, words) in shows.iter().enumerate() {
        at(terminal, &(n + 1).to_string(), words);
        for gone in gone {
            terminal.gone(gone);
        }
    }
}

fn filled() -> Home {
    let home = support::home();
    sequence(&home, OURS);
    first_round(&home);
    second_round(&home);
    home
}

fn opened(home: &Home, case: &str) -> Terminal {
    let mut terminal = Terminal::start(home, &[case], 120, 50);
    terminal.until("1 Rounds");
    terminal
}

#[test]
fn after_a_correction_every_view_has_the_words_of_now() {
    let home = filled();
    let mut terminal = opened(&home, "Buurttuin");
    // The first round is the second in the list; its first answer is Noor's.
    terminal
        .until("Our month")
        .key("down")
        .key("enter")
        .until("Nobody had the key.")
        .key("enter")
        .key("enter");
    terminal.until("┃ Nobody had the key.").key("end");
    for _ in 0.."Nobody had the key.".len() {
        terminal.key("backspace");
    }
    terminal.type_("The lock was frozen.").key("tab").until("may your earlier words").key("2");
    terminal
        .until("The earlier words are gone")
        .until("The lock was frozen.")
        .key("esc")
        .until("Enter change")
        .key("esc")
        .until("7 By role");
    let shows = [
        "Open agreements",
        "The lock was frozen.",
        "Make a second key",
        "How can we be open",
        "Calling before we go",
        "4  7",
        "You had no key.",
    ];
    views(&mut terminal, shows, &["Nobody had the key"]);
    terminal.until("The lock was frozen.");
    drop(terminal);
    let told = told(&home, "Buurttuin");
    assert!(told.iter().all(|told| !told.contains("Nobody had")), "{told:#?}");
    assert!(
        told[8].contains("The lock was frozen.") && told[9].contains("The lock was frozen."),
        "{told:#?}"
    );
    assert_eq!((found(&home, "nobody had"), found(&home, "frozen")), (0, 1));
}

#[test]
fn a_dropped_agreement_stands_nowhere_as_open() {
    let home = filled();
    let mut terminal = opened(&home, "Buurttuin");
    at(&mut terminal, "3", "Make a second key").key("enter").until("no longer needed").key("5");
    terminal
        .until("What made it no longer")
        .type_("The lock was changed.")
        .key("tab")
        .until("No longer open");
    let shows = [
        "Our month",
        "The fence is high.",
        "The lock was changed.",
        "How can we",
        "Calling",
        "1 no longer needed",
        "Initiator",
    ];
    views(&mut terminal, shows, &["Open agreements"]);
    terminal.key("ctrl-c").wait();
    assert_eq!(agreements(&home, "Buurttuin"), [("Make a second key".to_owned(), "dropped".to_owned())]);
    assert!(!home.run(&["agreements", "Buurttuin"], "").ok().stdout.contains("second key"));
    assert!(found(&home, "lock was changed") == 1);
    // The next round does not open with it.
    begin(&home, "Buurttuin", "scribe").until("Take a sheet");
}

#[test]
fn an_undo_at_the_rounds_brings_the_agreement_back_there() {
    let home = filled();
    let mut terminal = opened(&home, "Buurttuin");
    at(&mut terminal, "3", "Make a second key").key("enter").until("no longer needed").key("5").key("tab");
    at(terminal.until("Kept."), "1", "Our month").gone("Open agreements").key("u").until("Open agreements");
    terminal.until("Make a second key");
}

#[test]
fn a_step_back_in_the_round_leaves_only_what_was_said_last() {
    let home = filled();
    let mut terminal = begin(&home, "Buurttuin", "scribe");
    terminal.until("agreement 1 of 1").key("f5").until("Take a sheet").key("tab").until("Noor, initiator");
    terminal.type_("Mistaken words.").key("tab").until("Karim, civil servant").key("shift-tab");
    terminal.until("┃ Mistaken words.").key("end");
    for _ in 0.."Mistaken words.".len() {
        terminal.key("backspace");
    }
    terminal
        .type_("The gate is rusty.")
        .key("tab")
        .until("Karim, civil servant")
        .key("tab")
        .until("reading together");
    while_not(&mut terminal, "How useful");
    // A number taken back as well.
    terminal
        .until("How useful")
        .type_("3")
        .key("tab")
        .type_("9")
        .key("shift-tab")
        .key("backspace")
        .type_("8")
        .key("tab")
        .key("tab");
    super::to_the_end(&mut terminal);
    drop(terminal);
    let mut terminal = opened(&home, "Buurttuin");
    let shows = [
        "Our month",
        "The gate is rusty.",
        "not spoken of",
        "How can we",
        "Calling",
        "8  9",
        "The gate is rusty.",
    ];
    views(&mut terminal, shows, &["Mistaken"]);
    drop(terminal);
    let told = told(&home, "Buurttuin");
    assert!(told.iter().all(|told| !told.contains("Mistaken")), "{told:#?}");
    assert!(told[8].contains("The gate is rusty.") && told[9].contains("The gate is rusty."), "{told:#?}");
    assert_eq!((found(&home, "mistaken"), found(&home, "rusty")), (0, 1));
    assert!(support::grep_bytes(home.path(), b"Mistaken").is_empty());
}

/// Goes on until these words stand there.
fn while_not(terminal: &mut Terminal, words: &str) {
    for _ in 0..9 {
        if terminal.screen().contains(words) {
            return;
        }
        terminal.key("tab");
    }
    terminal.until(words);
}

#[test]
fn two_cases_that_became_one_have_everything_of_both_in_every_view() {
    let home = filled();
    let round = ["round", "Zolder", "--sequence", "maand", "--with", "Noor:initiator", "--plain"];
    let lines = "Het dak lekt.\n\nNiets\n\nyes\n2\nEmmers onder het lek\n\n\n\n\nWie klimt er?\n\nDakdekker bellen\nNoor\n1 februari 2027\n\n\n";
    home.run(&round, lines).ok();
    let before = agreements(&home, "Buurttuin");
    let mut terminal = Terminal::start(&home, &[], 120, 50);
    terminal.until("› Zolder").type_("m").until("Merge «Zolder» with:").key("enter");
    terminal.until("One name is there twice");
    drop(terminal);
    let cases = home.run(&["cases", "--json"], "").ok().json();
    let case = cases["cases"][0]["title"].as_str().unwrap().to_owned();
    assert_eq!(cases["cases"].as_array().unwrap().len(), 1, "{cases:#}");
    let mut terminal = opened(&home, &case);
    let of_one = [
        "Open agreements",
        "Nobody had the key.",
        "Make a second key",
        "How can we",
        "Calling before",
        "4  7",
        "The fence",
    ];
    views(&mut terminal, of_one, &[]);
    let of_other = [
        "Open agreements",
        "Het dak lekt.",
        "Dakdekker bellen",
        "Wie klimt er?",
        "Emmers onder",
        "  2",
        "Het dak lekt.",
    ];
    views(&mut terminal, of_other, &[]);
    terminal.key("ctrl-c").wait();
    let mut all = agreements(&home, &case);
    all.retain(|one| !before.contains(one));
    assert_eq!(all, [("Dakdekker bellen".to_owned(), "open".to_owned())]);
    let told = told(&home, &case);
    for words in ["Het dak lekt.", "Nobody had the key.", "The fence is high."] {
        assert!(told[8].contains(words) && told[9].contains(words), "{words}: {}", told[8]);
    }
    assert_eq!((found(&home, "dak lekt"), found(&home, "fence")), (1, 1));
    home.run(&["check"], "").ok();
}
