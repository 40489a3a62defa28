//! The loop back: what was agreed in spring, round by round through the months, to the letter of what is shown.
//!
//! Never here: how an opening lays itself out at other sizes.

use serde_json::{Value, json};

use crate::support::{self, Home, Terminal, day};

const MONTH: &str = r#"
format = 1
id = "maand"
title = "De maand"

[[step]]
id = "nut"
line = "nut"
ask = "Wat heb je aan deze ronde?"
answer = "scale"
scale = { from = 1, to = 10, low = "niets", high = "veel" }
who = "each"
seen = "unnamed"

[[step]]
id = "goed"
ask = "Wat ging goed?"
who = "group"

[[step]]
id = "spreken"
ask = "Wat spreken we af?"
answer = "agreement"
who = "group"
"#;

const ROUND: &[&str] = &["round", "Buurttuin", "--sequence", "maand", "--with", "Noor", "--with", "Els"];

const MARCH: &str = "2026-03-03T10:00:00+01:00";
const APRIL: &str = "2026-04-07T10:00:00+02:00";
const MAY: &str = "2026-05-05T10:00:00+02:00";

/// The screens that were looked at, to be compared to the letter.
#[derive(Default)]
struct Seen(String);

impl Seen {
    fn take(&mut self, when: &str, terminal: &Terminal) {
        self.0 += &["---- ", when, "\n", terminal.screen().trim_end(), "\n"].concat();
    }

    fn is(self, name: &str) {
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, self.0);
        });
    }
}

/// A round of the month at this moment, at its first screen.
fn begun(home: Home, moment: &str) -> (Home, Terminal) {
    let home = day::on(home, moment);
    let terminal = Terminal::start(&home, ROUND, 60, 24);
    (home, terminal)
}

/// The numbers, what went well and the agreements, to the end of the round.
fn rest(mut terminal: Terminal, numbers: [&str; 2], well: &str, agreed: &[[&str; 4]]) {
    terminal.until("Wat heb je aan deze ronde?");
    for number in numbers {
        terminal.type_(number).key("tab");
    }
    terminal.until("samen lezen").key("tab").until("Wat ging goed?").type_(well).key("tab");
    terminal.until("Wat spreken we af?");
    for fields in agreed {
        for words in fields {
            terminal.type_(words).key("tab");
        }
        terminal.until("Nog een afspraak");
    }
    // What it was about, the next round, and the end of it.
    terminal.key("tab").until("Klopt dit zo?").key("tab").key("tab").key("tab");
    terminal.until("De ronde is klaar en bewaard.");
}

fn home() -> Home {
    let home = support::home().with("HALTE_LANG", "nl");
    std::fs::create_dir_all(home.config().join("prompts")).unwrap();
    std::fs::write(home.config().join("prompts/maand.toml"), MONTH).unwrap();
    home
}

fn agreements(home: &Home) -> Vec<Value> {
    let all = home.run(&["agreements", "Buurttuin", "--all", "--json"], "").ok().json();
    all["agreements"].as_array().unwrap().clone()
}

#[test]
fn the_third_opening_over_time_and_the_offer_are_exactly_right() {
    let home = home();
    let mut seen = Seen::default();
    let (home, terminal) = begun(home, MARCH);
    let agreed = [
        ["Brief sturen aan de gemeente", "Noor", "1 april", ""],
        ["Bord ophangen bij het hek", "wij", "1 april", ""],
        ["Hek openen op zaterdag", "Els", "4 april", "Als Els ziek is, dan belt zij Noor."],
    ];
    rest(terminal, ["6", "4"], "Er kwamen veel mensen", &agreed);

    let (home, mut terminal) = begun(home, APRIL);
    terminal.until("afspraak 1 van 3").key("1").type_("Er kwam antwoord.").key("tab");
    terminal.until("afspraak 2 van 3").key("2").type_("De paal staat.").key("tab");
    terminal.until("afspraak 3 van 3").key("3").until("Wat zat in de weg?");
    seen.take("april, not", &terminal);
    terminal.type_("Els was ziek, en Noor ook.").key("tab");
    rest(terminal, ["7", "7"], "Het hek viel op", &[]);

    let (home, mut terminal) = begun(home, MAY);
    terminal.until("afspraak 1 van 2");
    seen.take("may, first", &terminal);
    terminal.key("1").until("Wat leverde het op?").type_("Het hangt.").key("tab").until("afspraak 2 van 2");
    seen.take("may, second", &terminal);
    terminal.key("3").until("Wat zat in de weg?");
    seen.take("may, offer", &terminal);
    terminal.type_("Niemand heeft de sleutel.").key("ctrl-q").until("●");
    seen.take("may, question", &terminal);
    terminal.type_("Wie kan er altijd bij het hek?").key("tab");
    rest(terminal, ["8", "3"], "", &[]);

    let all = agreements(&home);
    let states: Vec<&Value> = all.iter().map(|one| &one["state"]).collect();
    assert_eq!(json!(states), json!(["done", "done", "question"]));
    let asked = home.run(&["agenda", "Buurttuin", "--json"], "").ok().json()["agenda"].clone();
    assert_eq!((asked.as_array().unwrap().len(), &asked[0]["id"]), (1, &all[2]["question"]));
    let mut terminal = Terminal::start(&home, &["Buurttuin"], 60, 24);
    terminal.until("1 Rondes").key("6").until("Hoe het ging met de afspraken");
    seen.take("may, over, time", &terminal);
    terminal.key("3").until("Niet meer open");
    seen.take("may, agreements", &terminal);
    terminal.key("4").until("Wie kan er altijd").key("enter").until("was een afspraak");
    seen.take("may, the question", &terminal);
    seen.is("three-rounds");
}

#[test]
fn only_what_was_not_done_past_its_date_counts_and_what_is_skipped_moved_or_said_otherwise_is_kept() {
    let home = home();
    let mut seen = Seen::default();
    let (home, terminal) = begun(home, MARCH);
    let agreed = [
        ["Zaaien in de kas", "wij", "1 juni", ""],
        ["Brief sturen", "Noor", "1 april", ""],
        ["Hek openen", "Els", "4 april", ""],
    ];
    // Equal, since those without a name stand in an order by chance.
    rest(terminal, ["5", "5"], "Er kwamen veel mensen", &agreed);

    // Not yet, before its date; not, past its date, with a new one; and one of which nothing is said.
    let (home, mut terminal) = begun(home, APRIL);
    terminal.until("Zaaien in de kas").key("3").type_("Te koud.").key("tab");
    terminal.until("afspraak 2 van 3").key("3").until("Nieuwe datum").type_("Geen tijd.").key("enter");
    terminal.type_("1 mei").until("vrijdag 1 mei").key("tab");
    terminal.until("afspraak 3 van 3").key("f5");
    terminal.until("Wat heb je aan deze ronde?").type_("5").key("tab").type_("5").key("tab");
    terminal.until("samen lezen").key("tab").until("Wat ging goed?").type_("Kijk naar het hek").key("tab");
    terminal.until("Wat spreken we af?").key("tab").until("Klopt dit zo?");
    // Past what was said of two earlier agreements.
    terminal.key("up").key("down").key("down").key("down").key("down").until("›  Kijk naar het hek");
    terminal.type_("t").until("komt terug").key("tab").key("tab").key("tab").until("De ronde is klaar");
    drop(terminal);

    let (home, mut terminal) = begun(home, MAY);
    terminal.until("Zaaien in de kas").key("3").until("Wat zat in de weg?");
    seen.take("not, twice before its date", &terminal);
    terminal.type_("Nog te koud.").key("tab").until("Brief sturen").key("3").until("twee keer");
    seen.take("not, past the date that was moved", &terminal);
    terminal.key("ctrl-r").until("Nu zo");
    for _ in "sturen".chars() {
        terminal.key("backspace");
    }
    terminal.type_("voorlezen").key("tab");
    terminal.type_("Weer geen tijd.").key("tab").until("Hek openen");
    seen.take("skipped before", &terminal);
    terminal.key("3").until("Wat zat in de weg?");
    seen.take("not, for the first time that it is said", &terminal);
    terminal.type_("Sleutel kwijt.").key("tab").until("Dit zou terugkomen");
    seen.take("what comes back", &terminal);
    terminal.key("tab");
    rest(terminal, ["8", "3"], "", &[]);

    let all = agreements(&home);
    let now: Vec<Value> = all.iter().map(|one| json!([one["what"], one["due"], one["state"]])).collect();
    assert_eq!(
        json!(now),
        json!([
            ["Zaaien in de kas", "2026-06-01", "open"],
            ["Brief voorlezen", "2026-05-01", "open"],
            ["Hek openen", "2026-04-04", "open"],
        ])
    );
    let rounds = home.run(&["history", "Buurttuin", "--json"], "").ok().json()["rounds"].clone();
    let reviews = |round: usize| -> Vec<&Value> {
        rounds[round]["reviews"].as_array().unwrap().iter().map(|review| &review["outcome"]).collect()
    };
    assert_eq!(
        (json!(reviews(1)), json!(reviews(2))),
        (json!(["not", "not", "skipped"]), json!(["not", "not", "not"]))
    );
    let mut terminal = Terminal::start(&home, &["Buurttuin"], 60, 24);
    terminal.until("1 Rondes").key("3").until("hoe ging het?");
    seen.take("the agreements", &terminal);
    terminal.key("6").until("Hoe het ging");
    seen.take("over time", &terminal);
    terminal.key("1").until("› 5 mei").key("end").key("enter").until("Er kwamen veel mensen");
    terminal.key("end").until("zaterdag 4 april");
    seen.take("the round in which it was agreed", &terminal);
    drop(terminal);
    // It is told in the words of then, and found by all that it was called.
    let history = home.run(&["history", "Buurttuin"], "").ok().stdout;
    for told in [
        "Brief voorlezen, uiterlijk vrijdag 1 mei 2026\n    eerder: Brief sturen\n",
        "  Brief sturen: niet gedaan",
    ] {
        assert!(history.contains(told), "{history}");
    }
    for words in ["brief voorlezen", "brief sturen"] {
        let found = home.run(&["search", words, "--json"], "").ok().json();
        let agreement =
            |hit: &&Value| hit["text"] == "Brief voorlezen" && hit["earlier"][0] == "Brief sturen";
        assert!(found["found"].as_array().unwrap().iter().any(|hit| agreement(&hit)), "{found}");
    }
    home.run(&["check"], "").ok();
    // In the next round one of the two who promised is not there.
    let opening = home.run(&[&ROUND[..6], &["--plain"]].concat(), "\n\n\n").ok().stdout;
    for told in ["Noor · uiterlijk vrijdag 1 mei 2026\n  eerder: Brief sturen\n", "\nEls is er niet."] {
        assert!(opening.contains(told), "{opening}");
    }
    seen.is("not-past-its-date");
}
