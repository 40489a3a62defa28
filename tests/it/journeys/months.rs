//! Three rounds of a case, weeks apart: one agreement is done, one partly and then done, one not done twice past its
//! date; and what the third opening, the offer and Over time then show, cell by cell.
//!
//! Never here: the rules of an outcome, or how a screen looks at another size.

use serde_json::{Value, json};

use super::clock;
use crate::support::{self, Home, Terminal};

const MONTH: &str = r#"
format = 1
id = "maand"
title.nl = "Onze maand"
title.en = "Our month"

[[step]]
id = "lastig"
line = "lastig"
ask.nl = "Wat maakt het lastig?"
ask.en = "What makes it hard?"
who = "each"

[[step]]
id = "afspraak"
ask.nl = "Wat spreken we af?"
ask.en = "What do we agree?"
who = "group"
answer = "agreement"
"#;

const FIRST: &str = "2026-03-02T10:00:00+01:00";
const SECOND: &str = "2026-03-16T10:00:00+01:00";
const THIRD: &str = "2026-03-30T10:00:00+02:00";
const FOURTH: &str = "2026-04-20T10:00:00+02:00";

fn begin(home: &Home) -> Terminal {
    let args = ["round", "Tuin", "--sequence", "maand", "--with", "Noor", "--with", "Els"];
    Terminal::start(home, &args, 60, 18)
}

/// The screen without the blanks that end its lines.
fn screen(terminal: &mut Terminal) -> String {
    let screen = terminal.drawn().screen();
    let lines = screen.lines().map(str::trim_end);
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// An agreement, from an empty form: what, who, by when, if … then ….
fn agree(terminal: &mut Terminal, fields: [&str; 4]) {
    for field in fields {
        terminal.type_(field).key("tab");
    }
    terminal.until(fields[0]).until(fields[1]);
}

fn finish(mut terminal: Terminal) {
    super::to_the_end_that_says(&mut terminal, "klaar en bewaard");
}

/// The first round, in which this is agreed.
fn first_round(agreements: &[[&str; 4]]) -> Home {
    let home = clock::at(support::home().with("HALTE_LANG", "nl"), FIRST);
    let prompts = home.config().join("prompts");
    std::fs::create_dir_all(&prompts).unwrap();
    std::fs::write(prompts.join("maand.toml"), MONTH).unwrap();
    let mut terminal = begin(&home);
    terminal.until("Wat maakt het lastig?").type_("Het hek is dicht.").key("tab").until("Els").key("tab");
    terminal.until("Wat spreken we af?");
    for agreement in agreements {
        agree(&mut terminal, *agreement);
    }
    finish(terminal);
    home
}

/// What `halte agreements --all --json` says: the words, the day and the state of each.
fn agreements(home: &Home) -> Value {
    let printed = home.run(&["agreements", "Tuin", "--all", "--json"], "").ok().json();
    let one = |agreement: &Value| json!([agreement["what"], agreement["due"], agreement["state"]]);
    printed["agreements"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn the_third_opening_over_time_and_the_offer_are_exactly_right() {
    let home = first_round(&[
        ["Brief sturen", "Noor", "9 maart", ""],
        ["Bord ophangen", "wij", "10 maart", ""],
        ["Hek openen", "Els", "11 maart", "Als Els ziek is, dan belt zij Noor."],
    ]);

    let home = clock::at(home, SECOND);
    let mut terminal = begin(&home);
    terminal
        .until("afspraak 1 van 3")
        .key("1")
        .until("Wat leverde het op?")
        .type_("Er kwam antwoord.")
        .key("tab");
    terminal.until("afspraak 2 van 3").key("2").until("Wat is gelukt").type_("De paal staat.").key("tab");
    terminal.until("afspraak 3 van 3").key("3").until("Wat zat in de weg?").type_("Els was ziek.");
    // Once is not twice.
    assert!(!terminal.screen().contains("Ctrl-Q"), "{}", terminal.screen());
    terminal.key("tab").until("Wat maakt het lastig?").type_("De verf is op.").key("tab");
    terminal.until("Noor").key("tab").until("Wat spreken we af?").key("tab").until("Klopt dit zo?");
    // What is marked at the closing comes back.
    terminal.until("De verf is op.").key("t").until("komt terug");
    finish(terminal);

    let home = clock::at(home, THIRD);
    let mut terminal = begin(&home);
    let mut seen = vec![screen(terminal.until("afspraak 1 van 2"))];
    terminal.key("1").until("Wat leverde het op?").type_("Het hangt.");
    seen.push(screen(&mut terminal));
    terminal.key("tab").until("afspraak 2 van 2");
    seen.push(screen(&mut terminal));
    terminal.key("3").until("Wat zat in de weg?").type_("Geen sleutel.");
    seen.push(screen(&mut terminal));
    terminal.key("ctrl-q").until("Wat willen jullie hiervan leren?").type_("Wie heeft de sleutel?");
    seen.push(screen(&mut terminal));
    terminal.key("tab").until("terugkomen");
    seen.push(screen(&mut terminal));
    terminal.key("tab").until("Wat maakt het lastig?");
    finish(terminal);
    insta::assert_snapshot!("the-third-opening", seen.join("════\n"));

    let home = clock::at(home, FOURTH);
    let mut terminal = Terminal::start(&home, &["Tuin"], 60, 18);
    terminal.until("1 Rondes");
    let views = [("3", "Niet meer open"), ("4", "Wie heeft de sleutel?"), ("6", "Hoe het ging met")];
    let seen = views.map(|(view, shows)| screen(terminal.key(view).until(shows)));
    insta::assert_snapshot!("what-the-third-round-left", seen.join("════\n"));
    assert_eq!(
        agreements(&home),
        json!([
            ["Brief sturen", "2026-03-09", "done"],
            ["Bord ophangen", "2026-03-10", "done"],
            ["Hek openen", "2026-03-11", "question"]
        ])
    );
    // The fourth round has nothing left to open with.
    begin(&home).until("Wat maakt het lastig?").gone("afspraak 1 van");
}

#[test]
fn only_past_its_date_it_counts_and_a_date_and_words_change_on_the_spot() {
    let home = first_round(&[["School bellen", "Noor", "1 juni", ""], ["Hek openen", "Els", "11 maart", ""]]);

    let home = clock::at(home, SECOND);
    let mut terminal = begin(&home);
    terminal.until("afspraak 1 van 2").key("3").until("Wat zat in de weg?").type_("Vakantie.").key("tab");
    // Not done and past its date, with a new date and other words.
    terminal
        .until("afspraak 2 van 2")
        .key("3")
        .type_("Ziek.")
        .key("enter")
        .until("Nieuwe datum")
        .type_("15 april");
    terminal.key("ctrl-r").until("┃ Hek openen").type_(" en smeren").key("tab").key("tab");
    terminal.until("Wat maakt het lastig?");
    finish(terminal);
    assert_eq!(
        agreements(&home),
        json!([["School bellen", "2026-06-01", "open"], ["Hek openen en smeren", "2026-04-15", "open"]])
    );

    let home = clock::at(home, THIRD);
    let mut terminal = begin(&home);
    // Twice not done, and never past its date.
    terminal.until("Vakantie.").key("3").until("Wat zat in de weg?");
    assert!(!terminal.screen().contains("Ctrl-Q"), "{}", terminal.screen());
    terminal.key("tab").until("Hek openen en smeren").until("uiterlijk woensdag 15 april").key("3");
    terminal.until("Wat zat in de weg?");
    assert!(!terminal.screen().contains("Ctrl-Q"), "{}", terminal.screen());
    terminal.key("tab").until("Wat maakt het lastig?");
    finish(terminal);

    let home = clock::at(home, FOURTH);
    let mut terminal = begin(&home);
    terminal.until("School bellen").key("f5").until("Hek openen en smeren").key("3").until("twee keer niet");
    terminal.until("Ctrl-Q").key("tab").until("Wat maakt het lastig?");
    finish(terminal);
    let history = home.run(&["history", "Tuin", "--json"], "").ok().json();
    let said = |round: usize| -> Vec<Value> {
        let reviews = history["rounds"][round]["reviews"].as_array().unwrap().iter();
        reviews.map(|review| review["outcome"].clone()).collect()
    };
    assert_eq!((said(2), said(3)), (vec![json!("not"), json!("not")], vec![json!("skipped"), json!("not")]));
}
