//! One line of questions over rounds and sequences: each round under the words that were asked then.
//!
//! Never here: a round as a whole.

use std::fs;

use super::super::support::{self, Home};

/// A sequence with one question on a line, and an agreement on another.
fn sequence(home: &Home, id: &str, step: &str, line: &str, ask: &str) {
    let folder = home.config().join("prompts");
    fs::create_dir_all(&folder).unwrap();
    let line = if line.is_empty() { String::new() } else { format!("line = \"{line}\"\n") };
    let text = format!(
        "format = 1\nid = \"{id}\"\ntitle = \"Sequence {id}\"\nopening = false\n\n[[step]]\nid = \"{step}\"\n{line}ask = \"{ask}\"\n\n\
         [[step]]\nid = \"agree\"\nline = \"agree\"\nask = \"Agreed after: {ask}\"\nwho = \"group\"\nanswer = \"agreement\"\n"
    );
    fs::write(folder.join(format!("{id}.toml")), text).unwrap();
}

fn round(home: &Home, id: &str, lines: &str) {
    let args = ["round", "Tuin", "--sequence", id, "--with", "Noor", "--with", "Ad", "--plain", "--new"];
    home.run(&args, lines).ok();
}

/// Of each round of this line: the words asked, and what was said.
fn line(home: &Home, name: &str) -> Vec<(String, Vec<String>)> {
    let history = home.run(&["history", "Tuin", "--step", name, "--json"], "").ok().json();
    let texts = |list: &serde_json::Value, key: &str| -> Vec<String> {
        list.as_array().unwrap().iter().filter_map(|one| one[key].as_str()).map(str::to_owned).collect()
    };
    let rounds = history["rounds"].as_array().unwrap().iter();
    rounds
        .map(|round| (texts(&round["x-asked"], "ask").join(" / "), texts(&round["answers"], "text")))
        .collect()
}

fn said(ask: &str, answers: &[&str]) -> (String, Vec<String>) {
    (ask.to_owned(), answers.iter().map(|text| (*text).to_owned()).collect())
}

#[test]
fn a_question_reworded_under_its_line_stands_with_its_earlier_answers_under_the_words_of_then() {
    let home = support::home();
    sequence(&home, "week", "helped", "helped", "What helped?");
    round(&home, "week", "the letter\n\nthe fence\n\nCall the school\nwe\n\n\n\n");
    sequence(&home, "week", "helped", "helped", "What helped? Name one thing.");
    round(&home, "week", "tea\n\nbread\n\n\n");
    assert_eq!(
        line(&home, "helped"),
        [
            said("What helped? Name one thing.", &["tea", "bread"]),
            said("What helped?", &["the letter", "the fence"])
        ]
    );
    let told = home.run(&["history", "Tuin", "--step", "helped"], "").ok().stdout;
    let places: Vec<_> = ["What helped? Name one thing.\n", "tea", "What helped?\n", "the letter"]
        .map(|words| told.find(words).unwrap())
        .to_vec();
    assert!(places.is_sorted(), "{told}");
    assert!(!told.contains("Call the school") && !told.contains("Agreed"), "{told}");
}

#[test]
fn two_sequences_with_one_line_stand_together_and_a_step_of_the_same_name_stands_apart() {
    let home = support::home();
    sequence(&home, "week", "helped", "helped", "What helped?");
    sequence(&home, "month", "good", "helped", "What went well?");
    sequence(&home, "year", "helped", "", "Who helped?");
    round(&home, "week", "the letter\n\n\n\n");
    round(&home, "year", "the school\n\n\n\n");
    round(&home, "month", "the fence\n\n\n\n");
    let words = |name: &str| -> Vec<String> { line(&home, name).into_iter().map(|(ask, _)| ask).collect() };
    assert_eq!(words("helped"), ["What went well?", "What helped?"]);
    assert_eq!(words("year/helped"), ["Who helped?"]);
    // A name that is no line is looked for among the steps.
    assert_eq!(words("good"), ["What went well?"]);
}

#[test]
fn agreements_stand_on_their_line_too() {
    let home = support::home();
    sequence(&home, "week", "helped", "helped", "What helped?");
    round(&home, "week", "\n\nCall the school\nwe\n\n\n\n");
    sequence(&home, "week", "helped", "helped", "What helped us?");
    round(&home, "week", "\n\nMend the fence\nAd\n\n\n\n");
    let told = home.run(&["history", "Tuin", "--step", "agree"], "").ok().stdout;
    let places: Vec<_> = [
        "Agreed after: What helped us?\n",
        "Mend the fence",
        "Agreed after: What helped?\n",
        "Call the school",
    ]
    .map(|words| told.find(words).unwrap())
    .to_vec();
    assert!(places.is_sorted(), "{told}");
    // What is not there is not a dead end: what it could be, or else all that there is.
    let hint = |line: &str| home.run(&["history", "Tuin", "--step", line], "").ends(3).stderr;
    assert!(hint("helpd").contains("did you mean `helped`?"), "{}", hint("helpd"));
    assert!(
        hint("nothing").contains("there are ") && hint("nothing").contains("`helped`"),
        "{}",
        hint("nothing")
    );
}

#[test]
fn what_was_made_of_an_answer_stands_beside_it() {
    let home = support::home();
    sequence(&home, "week", "helped", "helped", "What helped?");
    round(&home, "week", "no key\n\n\n\n");
    round(&home, "week", "still no key\n\n\n\n");
    let mut book = home.run(&["export", "--format", "json"], "").ok().json();
    let case = &mut book["cases"][0];
    let first = case["rounds"][0]["answers"][0]["id"].clone();
    case["rounds"][1]["answers"][0]["x-earlier"] = first.clone();
    let question =
        serde_json::json!({ "id": "q", "letter": "B", "question": "Who has it?", "x-answers": [first] });
    case["agenda"] = serde_json::json!([question]);
    book.as_object_mut().unwrap().remove("revisions");
    let other = support::home();
    other.run(&["import", "-"], book.to_string()).ok();
    for more in [&["--step", "helped"][..], &[]] {
        let told = other.run(&[&["history", "Tuin"][..], more].concat(), "").ok().stdout;
        assert!(told.contains("Noor: no key\n    [learning question B]\n"), "{told}");
        assert!(told.contains("Ad: still no key\n    [comes by for the 2nd time]\n"), "{told}");
    }
}
