//! What was chosen among earlier answers, and what was said about items of an earlier list: everywhere it is
//! shown it stands with the words of what it is about.
//!
//! Never here: how a question is asked.

use std::fs;

use super::super::support::home::Output;
use super::super::support::{self, Home};

const FILE: &str = r#"
format = 1
id = "kies"
title = "Choosing"
opening = false

[[step]]
id = "events"
ask = "What happened?"
who = "group"
answer = "list"

[[step]]
id = "helped"
ask = "What helped there?"
who = "each"
per_item = "events"
seen = "hidden"

[[step]]
id = "obstacle"
ask = "What is in the way?"

[[step]]
id = "hands"
ask = "Which of these first?"
who = "group"
answer = "vote"
on = ["obstacle", "events"]

[[step]]
id = "mine"
ask = "Which one is closest to you?"
answer = "choice"
on = ["obstacle"]
why = true

[[step]]
id = "whose"
ask = "Whose question next?"
who = "group"
answer = "choice"
on = ["obstacle"]
makes = "bringer"

[[step]]
id = "more"
ask = "What more is there to it?"
who = "bringer"
recall = ["kies/mine"]
"#;

const ANSWERS: &str = "the letter\nthe fence\n\nNoor on letter\n\nAd on letter\n\nNoor on fence\n\nAd on fence\n\n\
    no key\n\nno time\n\n1 3 0 0\n2\nbecause\n1\nwell\n2\nmore\n\n";

fn round(home: &Home) -> Output {
    let folder = home.config().join("prompts");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("kies.toml"), FILE).unwrap();
    let args = ["round", "Tuin", "--sequence", "kies", "--with", "Noor", "--with", "Ad", "--plain", "--new"];
    home.run(&args, ANSWERS).ok()
}

fn of_line(home: &Home, name: &str) -> String {
    home.run(&["history", "Tuin", "--step", name], "").ok().stdout
}

#[test]
fn one_line_of_history_has_the_words_of_what_was_chosen_and_voted_for() {
    let home = support::home();
    round(&home);
    let hands = of_line(&home, "kies/hands");
    assert!(hands.contains("no time (3 votes)\n  no key (one vote)"), "{hands}");
    let mine = of_line(&home, "mine");
    assert!(mine.contains("  Noor: no time\n    because\n  Ad: no key\n"), "{mine}");
    let json = home.run(&["history", "Tuin", "--step", "hands", "--json"], "").ok().json();
    let all = home.run(&["history", "Tuin", "--json"], "").ok().json();
    let answers = all["rounds"][0]["answers"].as_array().unwrap();
    let voted = answers.iter().find(|answer| answer["step"] == "hands").unwrap();
    assert!(!voted["votes"][0]["option"].as_str().unwrap().is_empty(), "{voted}");
    assert_eq!(json["rounds"][0]["answers"].as_array().unwrap(), std::slice::from_ref(voted));
}

#[test]
fn the_next_round_recalls_what_was_chosen_in_the_words_of_then() {
    let home = support::home();
    let first = round(&home).stdout;
    assert!(!first.contains("Last time"), "{first}");
    let second = round(&home).stdout;
    assert!(second.contains("  Noor: no time\n  Ad: no key\n"), "{second}");
}

#[test]
fn what_was_said_about_an_item_stands_under_that_item_wherever_it_is_read() {
    let home = support::home();
    let printed = round(&home).stdout;
    let under = "  About ‘the letter’\n  Noor: Noor on letter\n  Ad: Ad on letter\n  \
                 About ‘the fence’\n  Noor: Noor on fence\n  Ad: Ad on fence\n";
    assert_eq!(printed.matches(under).count(), 2, "reading together and reading back\n{printed}");
    let line = of_line(&home, "helped");
    assert!(line.contains(under), "{line}");
    let whole = home.run(&["history", "Tuin"], "").ok().stdout;
    assert!(whole.contains(under), "{whole}");
    let json = home.run(&["history", "Tuin", "--json"], "").ok().json();
    let answers = json["rounds"][0]["answers"].as_array().unwrap();
    let items: Vec<_> = answers.iter().filter_map(|answer| answer["x-item"].as_str()).collect();
    assert_eq!(items, ["the letter", "the letter", "the fence", "the fence"]);
}

#[test]
fn the_bringer_of_a_round_that_is_kept_is_the_one_whose_question_it_became() {
    let home = support::home();
    round(&home);
    let json = home.run(&["history", "Tuin", "--json"], "").ok().json();
    let answers = json["rounds"][0]["answers"].as_array().unwrap();
    let more = answers.iter().find(|answer| answer["step"] == "more").unwrap();
    assert_eq!(more["x-name"], "Ad");
    assert_eq!(json["rounds"][0]["bringer"], more["person"]);
}

#[test]
fn a_learning_question_that_was_spoken_of_stands_with_its_words_and_what_was_said() {
    let home = support::home();
    let file = "format = 1\nid = \"talk\"\ntitle = \"Talk\"\nopening = false\n\n\
        [[step]]\nid = \"agenda\"\nask = \"Which questions?\"\nwho = \"group\"\nanswer = \"agenda\"\n\n\
        [[step]]\nid = \"last\"\nask = \"And now?\"\nwho = \"group\"\nshow = [\"agenda\"]\n";
    let folder = home.config().join("prompts");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("talk.toml"), file).unwrap();
    let args = ["round", "Tuin", "--sequence", "talk", "--with", "Noor", "--with", "Ad", "--plain", "--new"];
    home.run(&args, "Who has the key?\n\nwell\n\n").ok();
    let printed = home.run(&args, "provisional\nEls has it\n\nwell\n\n").ok().stdout;
    let line = "A · Who has the key? · ";
    assert_eq!(printed.matches(line).count(), 2, "with the next question and read back\n{printed}");
    let told = home.run(&["history", "Tuin", "--step", "talk/agenda"], "").ok().stdout;
    assert!(told.contains(line), "{told}");
    let json = home.run(&["history", "Tuin", "--json"], "").ok().json();
    let answer = &json["rounds"][1]["answers"][0];
    assert_eq!(answer["x-agenda"][0]["x-question"], "Who has the key?", "{answer}");
}
