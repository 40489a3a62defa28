//! The case remembers: a round opens with what was agreed, and what is then said of it is there the next time.
//!
//! Never here: the rules of agreements.

use serde_json::json;

use crate::support::{self, Home, Terminal};

use super::ROUND;

/// A home in which one round was walked, with two agreements.
fn after_a_round() -> Home {
    let home = support::home();
    let promises = "Brief voorleggen\nKarim\n2027-04-01\nals het mag\nBellen met de school\nwij\n\n\n";
    let answers = format!("Een\n\nTwee\n\nDrie\n\nVier\n\n{promises}\n");
    home.run(&[ROUND, &["--plain"]].concat(), answers).ok();
    home
}

/// What the second round says of the agreements: outcome and line.
fn reviews(home: &Home) -> serde_json::Value {
    let history = home.run(&["history", "Buurttuin", "--json"], "").ok().json();
    let rounds = history["rounds"].as_array().unwrap().clone();
    let said = rounds.iter().flat_map(|round| round["reviews"].as_array().unwrap().clone());
    said.map(|review| json!([review["outcome"], review["text"]])).collect()
}

fn states(home: &Home) -> Vec<String> {
    let agreements = home.run(&["agreements", "Buurttuin", "--all", "--json"], "").ok().json();
    let all = agreements["agreements"].as_array().unwrap().clone();
    all.iter().map(|agreement| format!("{}: {}", agreement["what"], agreement["state"])).collect()
}

/// What the third round shows before anything is asked.
fn third_round_shows(home: &Home) {
    let plain = home.run(&[ROUND, &["--plain"]].concat(), "").ok().stdout;
    assert!(plain.contains("Bellen met de school") && plain.contains("Maandag gaan we langs"), "{plain}");
    assert!(!plain.contains("Brief voorleggen"), "{plain}");
    let mut terminal = Terminal::start(home, &["round", "Buurttuin"], 60, 18);
    terminal.until("go on where we were").key("tab");
    terminal.until("Bellen met de school").until("Maandag gaan we langs").until("agreement 1 of 1");
}

#[test]
fn a_second_round_opens_with_the_agreements_in_the_full_screen() {
    let home = after_a_round();
    let mut terminal = Terminal::start(&home, ROUND, 60, 18);
    terminal.until("agreement 1 of 2").until("Brief voorleggen").until("als het mag");
    terminal.key("1").until("What").type_("De jurist zegt ja.").key("tab");
    terminal.until("agreement 2 of 2").until("Bellen met de school");
    terminal.key("4").type_("Maandag gaan we langs.").key("tab").until("Take a sheet");
    super::to_the_end(&mut terminal);
    drop(terminal);
    assert_eq!(
        reviews(&home),
        json!([["done", "De jurist zegt ja."], ["running", "Maandag gaan we langs."]])
    );
    assert_eq!(states(&home), ["\"Brief voorleggen\": \"done\"", "\"Bellen met de school\": \"open\""]);
    third_round_shows(&home);
}

#[test]
fn a_second_round_opens_with_the_agreements_in_plain() {
    let home = after_a_round();
    let answers = "done\nDe jurist zegt ja.\nrunning\nMaandag gaan we langs.\n\n\n\n\n\n";
    let said = home.run(&[ROUND, &["--plain"]].concat(), answers).ok().stdout;
    assert!(said.contains("Brief voorleggen") && said.contains("als het mag"), "{said}");
    assert_eq!(
        reviews(&home),
        json!([["done", "De jurist zegt ja."], ["running", "Maandag gaan we langs."]])
    );
    assert_eq!(states(&home), ["\"Brief voorleggen\": \"done\"", "\"Bellen met de school\": \"open\""]);
    third_round_shows(&home);
}
