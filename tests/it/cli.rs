//! The program from the shell: rounds in plain mode, what it prints, how it ends.
//!
//! Never here: the full screen.

mod backup;
mod both;
mod casebook;
mod codes;
mod lines;
mod lists;
mod own;
mod plain;
mod printed;
mod search;
mod typed;

use super::support::Home;
use super::support::home::Output;

/// The round of the newcomer's page, with these lines.
fn three_questions(home: &Home, lines: &str) -> Output {
    let with = ["--with", "Noor:initiator", "--with", "Karim:civil-servant"];
    let round = ["round", "Buurttuin", "--sequence", "drie-vragen", "--plain"];
    home.run(&[&round[..], &with[..]].concat(), lines)
}

/// The answers of the last round of a case: step, name and what was said.
fn said(home: &Home, case: &str) -> Vec<(String, Option<String>, Option<String>)> {
    let history = home.run(&["history", case, "--json"], "").ok().json();
    let rounds = history["rounds"].as_array().unwrap();
    let answers = rounds.last().unwrap()["answers"].as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    answers.iter().map(|a| (text(&a["step"]).unwrap(), text(&a["x-name"]), text(&a["text"]))).collect()
}
