//! A case through the months: a round in each mode, and then every view of what it remembers.
//!
//! Never here: how a view lays things out at a size (that is beside each view).

use std::fs;

use crate::support::{self, Home, Terminal};

/// A round with every kind of question that fills a view.
pub(super) const OURS: &str = r#"
format = 1
id = "maand"
title = "Our month"
purpose = "Once a month."

[[step]]
id = "obstacle"
line = "obstacle"
ask = "What stood in the way?"
answer = "text"
who = "each"
seen = "hidden"

[[step]]
id = "back"
ask = "Say back what you heard."
answer = "say-back"
on = ["obstacle"]
who = "each"

[[step]]
id = "useful"
line = "useful"
ask = "How useful was this?"
answer = "scale"
scale = { from = 1, to = 10, low = "not", high = "very" }
who = "each"
seen = "unnamed"

[[step]]
id = "works"
ask = "What works?"
answer = "element"
who = "group"

[[step]]
id = "learn"
ask = "Which learning questions does this touch?"
answer = "agenda"
who = "group"

[[step]]
id = "agreed"
ask = "What do we agree?"
answer = "agreement"
who = "group"
"#;

/// Puts this sequence among the own ones.
pub(super) fn sequence(home: &Home, text: &str) {
    let folder = home.config().join("prompts");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("maand.toml"), text).unwrap();
}

/// A round of it in this case, at its first screen.
pub(super) fn begin(home: &Home, case: &str, mode: &str) -> Terminal {
    let people = ["--with", "Noor:initiator", "--with", "Karim:civil-servant"];
    let args = [&["round", case, "--sequence", "maand", "--mode", mode][..], &people].concat();
    Terminal::start(home, &args, 80, 24)
}

/// The first round: one types. What stood in the way is marked, and something is agreed.
pub(super) fn first_round(home: &Home) {
    let mut terminal = begin(home, "Buurttuin", "scribe");
    terminal
        .until("Take a sheet")
        .key("tab")
        .until("Noor, initiator")
        .type_("Nobody had the key.")
        .key("tab");
    terminal.until("Karim, civil servant").type_("The office was closed.").key("tab");
    terminal.until("reading together").key("tab");
    terminal
        .until("Karim said:")
        .type_("It was shut.")
        .key("tab")
        .until("is that right?")
        .key("1")
        .key("tab");
    terminal.until("Noor said:").type_("You had no key.").key("tab").until("is that right?");
    terminal.key("2").key("tab").until("How useful").type_("7").key("tab").type_("4").key("tab");
    terminal.until("reading together").key("tab").until("What works?").type_("Calling before we go");
    for _ in 0..4 {
        terminal.key("tab");
    }
    terminal.until("Or go on.").key("tab").until("New learning question");
    terminal
        .type_("How can we be open, while nobody is paid?")
        .key("tab")
        .until("Who can change this")
        .key("tab");
    terminal.until("Another learning question?").key("tab").until("What do we agree?");
    terminal.type_("Make a second key").key("tab").type_("Karim").key("tab").type_("1 jan 2027").key("tab");
    terminal.key("tab").until("Make a second key");
    super::to_the_end(&mut terminal);
}

/// The second round: people take turns typing, and the question has other words.
pub(super) fn second_round(home: &Home) {
    sequence(home, &OURS.replace("What stood in the way?", "What makes it hard now?"));
    let mut terminal = begin(home, "Buurttuin", "pass");
    terminal.until("agreement 1 of 1").key("4").type_("The shop calls back.").key("tab");
    terminal.until("Karim").key("tab").type_("The fence is high.").key("tab").gone("The fence is high.");
    terminal.until("Noor").key("tab").type_("It rains.").key("tab").until("reading together");
    // Last time's answers to the line stand there now, under the words of then.
    terminal.until("Nobody had the key.").until("«What stood in the way?»");
    while !terminal.screen().contains("Is this right?") {
        terminal.key("tab");
    }
    super::to_the_end(&mut terminal);
}

/// The terminal with the case, at this view.
pub(super) fn at<'a>(terminal: &'a mut Terminal, view: &str, shows: &str) -> &'a mut Terminal {
    terminal.key(view).until(shows)
}

#[test]
fn every_view_of_a_case_is_filled_by_its_rounds() {
    let home = support::home();
    sequence(&home, OURS);
    first_round(&home);
    second_round(&home);
    let mut terminal = Terminal::start(&home, &["Buurttuin"], 80, 24);
    terminal.until("1 Rounds").until("Our month").until("Open agreements");

    at(&mut terminal, "2", "What makes it hard now?").until("2 rounds · question 1 of");
    terminal.until("The fence is high.").until("«What stood in the way?»").until("Nobody had the key.");
    assert!(!terminal.screen().contains("«What makes it hard now?»"), "{}", terminal.screen());
    // By role: the same question, with what was said back.
    at(&mut terminal, "7", "Civil servant").until("The fence is high.").until("said back");
    terminal.until("You had no key.").until("partly").until("Initiator");
    // Enter opens the round at the question; back from it the view stands as it was.
    terminal
        .key("enter")
        .gone("7 By role")
        .until("What works?")
        .key("esc")
        .until("7 By role")
        .until("said back");

    at(&mut terminal, "4", "How can we be open, while nobody is paid?");
    at(&mut terminal, "5", "Calling before we go");
    at(&mut terminal, "6", "How useful was this?").until("1 not · 10 very").until("4  7");
    terminal.until("How it went with the agreements").until("1 still running");

    at(&mut terminal, "3", "Make a second key").until("still running. The shop calls back.");
    terminal.key("enter").until("4 still running").key("1").until("What did it bring?");
    terminal.type_("Two keys now.").key("tab").until("Kept.").until("No longer open").until("Two keys now.");
    at(&mut terminal, "6", "1 done · between rounds");
    at(&mut terminal, "3", "No longer open").key("u").until("Undone.").until("Open agreements");
    terminal.gone("Two keys now.");
    at(&mut terminal, "6", "1 still running").gone("1 done");
    terminal.key("tab").until("Civil servant").key("tab").until("Open agreements").key("esc").until("n new");
}
