//! Every view of a case after something changed: an answer corrected, an agreement dropped, a step back in a round, two
//! cases merged, two machines merged. Of some words it is looked up in which places they are told, and those have to be
//! all of them and no others.
//!
//! Never here: how a change is made safe, or how a view lays itself out.

use serde_json::json;

use crate::support::{self, Home, Terminal};

use super::views::{OURS, begin, first_round, second_round, sequence};

/// All that a case tells, by place: each view and each list of the command line.
struct Told {
    places: Vec<(&'static str, String)>,
}

const VIEWS: [(&str, &str); 6] = [
    ("questions", "2"),
    ("agreements", "3"),
    ("agenda", "4"),
    ("elements", "5"),
    ("over time", "6"),
    ("by role", "7"),
];

impl Told {
    /// All that is told of this case, on a screen that has room for it.
    fn of(home: &Home, case: &str) -> Self {
        let mut terminal = Terminal::start(home, &[case], 120, 100);
        let mut places = Vec::new();
        terminal.until("1 Rounds").until("Our month").nothing();
        // Each round as a page, the newest first.
        let mut pages = String::new();
        for _ in 0..rounds(home, case) {
            terminal.key("enter").gone("1 Rounds").nothing();
            pages += &terminal.screen();
            terminal.key("esc").until("1 Rounds").key("down");
        }
        places.push(("rounds", pages));
        for (name, key) in VIEWS {
            terminal.key(key).nothing().drawn();
            let mut text = terminal.screen();
            match name {
                // One line of questions at a time.
                "questions" | "by role" => {
                    for _ in 0..4 {
                        terminal.key("right").nothing();
                        text += &terminal.screen();
                    }
                }
                "agenda" => {
                    terminal.key("enter").nothing();
                    text += &terminal.screen();
                    terminal.key("esc").nothing();
                }
                _ => {}
            }
            places.push((name, text));
        }
        drop(terminal);
        for (name, args) in [
            ("agreements --json", &["agreements", case, "--all"][..]),
            ("agenda --json", &["agenda", case]),
            ("elements --json", &["elements"]),
            ("history --step --json", &["history", case, "--step", "obstacle"]),
            ("export", &["export", case, "--format", "json", "--without-names"]),
        ] {
            let json = if name == "export" { &[][..] } else { &["--json"] };
            let printed = home.run(&[args, json].concat(), "").ok();
            let json = printed.json();
            // A line is told with the case around it; here only what was said on it.
            let of = if name.starts_with("history") { &json["rounds"] } else { &json };
            places.push((name, of.to_string()));
        }
        Self { places }
    }

    /// Where these words are told.
    fn has(&self, words: &str) -> Vec<&'static str> {
        let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.places.iter().filter(|(_, text)| folded(text).contains(words)).map(|(place, _)| *place).collect()
    }

    /// What this place tells.
    fn at(&self, place: &str) -> &str {
        &self.places.iter().find(|(name, _)| *name == place).unwrap().1
    }
}

fn rounds(home: &Home, case: &str) -> usize {
    home.run(&["history", case, "--json"], "").ok().json()["rounds"].as_array().unwrap().len()
}

/// What is found with these words, in the command line and as it is typed in the full screen.
fn found(home: &Home, words: &str) -> usize {
    let hits = home.run(&["search", words, "--json"], "").ok().json();
    let (key, of) = hits.as_object().unwrap().iter().find(|(_, value)| value.is_array()).unwrap();
    assert_eq!(key, "found");
    let hits = of.as_array().unwrap().len();
    let mut terminal = Terminal::start(home, &[], 120, 40);
    terminal.until("n new").type_("f").until("Search").paste(words).nothing();
    let rows = terminal
        .screen()
        .lines()
        .filter(|line| !line.contains('┃'))
        .filter(|line| line.contains(words))
        .count();
    assert_eq!(rows, hits, "{}", terminal.screen());
    hits
}

const ANSWER: [&str; 5] = ["rounds", "questions", "by role", "history --step --json", "export"];

const ELEMENT: [&str; 6] = ["rounds", "questions", "elements", "by role", "elements --json", "export"];

/// Where an answer to the question about obstacles is told.
fn answer() -> Vec<&'static str> {
    ANSWER.to_vec()
}

fn two_rounds() -> Home {
    let home = support::home();
    sequence(&home, OURS);
    first_round(&home);
    second_round(&home);
    home
}

/// Replaces the words in the field that is being typed in.
fn instead(terminal: &mut Terminal, words: &str, by: &str) {
    terminal.until(words).key("end");
    for _ in 0..words.len() {
        terminal.key("backspace");
    }
    terminal.type_(by).key("tab");
}

/// Corrects Noor's answer of the first round on the page of that round; `keep`: the choice for the earlier words.
fn correct(home: &Home, words: &str, by: &str, keep: &str) {
    let mut terminal = Terminal::start(home, &["Buurttuin"], 80, 40);
    terminal.until("1 Rounds").key("end").key("enter").until(words).key("enter").key("enter");
    instead(&mut terminal, words, by);
    terminal.until("may your earlier words be kept?").key(keep).gone("may your earlier words").until(by);
    terminal.key("ctrl-c").wait();
}

#[test]
fn a_corrected_answer_is_in_every_view_and_its_earlier_words_beside_it_when_they_may_be_kept() {
    let home = two_rounds();
    let told = Told::of(&home, "Buurttuin");
    assert_eq!(told.has("Nobody had the key."), answer());
    correct(&home, "Nobody had the key.", "Nobody had a key.", "1");
    let told = Told::of(&home, "Buurttuin");
    assert_eq!(told.has("Nobody had a key."), answer());
    assert_eq!(told.has("before: Nobody had the key."), ["rounds", "questions", "by role"]);
    let line = told.at("history --step --json");
    assert!(line.contains(r#""x-before":[{"text":"Nobody had the key.","why":""}]"#), "{line}");
    for args in [&["history", "Buurttuin"][..], &["export", "Buurttuin"]] {
        let text = home.run(args, "").ok().stdout;
        assert_eq!(text.matches("before: Nobody had the key.").count(), 1, "{text}");
    }
    assert_eq!((found(&home, "Nobody had a key"), found(&home, "Nobody had the key")), (1, 1));
    let earlier = home.run(&["search", "had the key"], "").ok().stdout;
    assert!(earlier.contains("    Nobody had a key.\n    earlier: Nobody had the key.\n"), "{earlier}");
    // Of what nobody may keep nothing is told, also not what was kept before.
    correct(&home, "Nobody had a key.", "We had no key.", "2");
    let told = Told::of(&home, "Buurttuin");
    assert_eq!(told.has("We had no key."), answer());
    assert_eq!(told.has("Nobody had"), Vec::<&str>::new());
    assert_eq!(told.has("x-before"), Vec::<&str>::new());
    assert_eq!(found(&home, "Nobody had"), 0);
}

#[test]
fn a_dropped_agreement_is_so_in_every_view_and_opens_no_round() {
    let home = two_rounds();
    let mut terminal = Terminal::start(&home, &["Buurttuin"], 80, 24);
    terminal.until("1 Rounds").key("3").until("Make a second key").key("enter").until("still running");
    terminal.key("5").type_("The shop moved away.").key("tab").until("No longer open").key("ctrl-c").wait();
    let told = Told::of(&home, "Buurttuin");
    assert_eq!(told.has("Make a second key"), ["rounds", "agreements", "agreements --json", "export"]);
    assert_eq!(told.has("The shop moved away."), ["rounds", "agreements", "agreements --json", "export"]);
    assert!(told.at("agreements").contains("no longer needed. The shop moved away."));
    assert!(told.at("over time").contains("1 no longer needed · between rounds"));
    let open = home.run(&["agreements", "Buurttuin", "--json"], "").ok().json();
    assert_eq!(open["agreements"], json!([]));
    assert_eq!(found(&home, "Make a second key"), 1);
    begin(&home, "Buurttuin", "scribe").until("Take a sheet");
}

#[test]
fn an_undo_at_the_rounds_brings_the_agreement_back_there() {
    let home = two_rounds();
    let mut terminal = Terminal::start(&home, &["Buurttuin"], 120, 50);
    terminal.until("1 Rounds").key("3").until("Make a second key").key("enter").until("no longer needed");
    terminal.key("5").key("tab").until("Kept.").key("1").until("Our month").gone("Open agreements");
    terminal.key("u").until("Open agreements").until("Make a second key");
}

#[test]
fn what_was_said_before_a_step_back_is_in_no_view() {
    let home = two_rounds();
    let mut terminal = begin(&home, "Buurttuin", "scribe");
    terminal.until("agreement 1 of 1").key("1").type_("The key is cut.").key("tab").until("Take a sheet");
    terminal.key("shift-tab").until("The key is cut.").key("shift-tab").key("2").until("What worked");
    instead(&mut terminal, "The key is cut.", "The key is ordered.");
    terminal.until("Take a sheet").key("tab").until("Noor, initiator").type_("It snows.").key("tab");
    terminal.until("Karim, civil servant").type_("The shop is full.").key("tab").until("reading together");
    terminal.key("shift-tab").until("Karim, civil servant").key("shift-tab").until("Noor, initiator");
    instead(&mut terminal, "It snows.", "It hails.");
    terminal.until("Karim, civil servant").until("The shop is full.").key("tab").until("It hails.");
    while !terminal.screen().contains("What do we agree?") {
        terminal.key("tab");
    }
    terminal.type_("Buy a big lock").key("tab").type_("Noor").key("tab").key("tab").key("tab");
    terminal.until("Another agreement").key("shift-tab");
    instead(&mut terminal, "Buy a big lock", "Buy a small lock");
    terminal.until("Buy a small lock").key("tab").key("tab").key("tab").gone("Buy a big lock");
    super::to_the_end(&mut terminal);
    drop(terminal);
    let told = Told::of(&home, "Buurttuin");
    for gone in ["It snows.", "The key is cut.", "Buy a big lock"] {
        assert_eq!((told.has(gone), found(&home, gone)), (Vec::new(), 0), "{gone}");
        assert!(support::grep_bytes(home.path(), gone.as_bytes()).is_empty(), "{gone}");
    }
    assert_eq!((told.has("It hails."), found(&home, "It hails.")), (answer(), 1));
    assert_eq!(told.has("The key is ordered."), ["rounds", "agreements", "agreements --json", "export"]);
    assert_eq!(told.has("Buy a small lock"), ["rounds", "agreements", "agreements --json", "export"]);
    assert!(told.at("over time").contains("1 partly") && !told.at("over time").contains("1 done"));
}

/// Another case, with a round.
fn bridge(home: &Home) {
    let lines = "The bridge is closed.\n\nThe mayor is ill.\n\nClosed\n\nyes\nIll\n\nyes\n3\n9\n\
                 Sending a letter\n\n\n\n\nWho paints the bridge?\n\nPaint it\nwe\n\n\n\n";
    let people = ["--with", "Noor:resident", "--with", "Wim:alderman"];
    let args = [&["round", "Brug", "--sequence", "maand", "--plain"][..], &people].concat();
    let done = home.run(&args, lines).ok();
    assert!(done.stdout.contains("finished and kept"), "{}{}", done.stdout, done.stderr);
}

#[test]
fn two_cases_that_became_one_stand_together_in_every_view_and_apart_when_that_is_undone() {
    let home = two_rounds();
    bridge(&home);
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    terminal
        .until("Brug")
        .type_("m")
        .until("Merge «")
        .until("with:")
        .key("enter")
        .until("One name is there twice");
    let merged = home.run(&["cases", "--json"], "").ok().json();
    let title = merged["cases"][0]["title"].as_str().unwrap().to_owned();
    let told = Told::of(&home, &title);
    for words in ["Nobody had the key.", "The bridge is closed."] {
        assert_eq!((told.has(words), found(&home, words)), (answer(), 1), "{words}");
    }
    for words in ["Make a second key", "Paint it"] {
        assert_eq!(told.has(words), ["rounds", "agreements", "agreements --json", "export"], "{words}");
    }
    for words in ["Calling before we go", "Sending a letter"] {
        assert_eq!(told.has(words), ELEMENT, "{words}");
    }
    // Letters are labels: the later one took the next.
    for words in ["A How can we be open, while nobody is paid?", "B Who paints the bridge?"] {
        assert_eq!(told.has(words), ["agenda"], "{words}");
    }
    for numbers in ["3 9", "4 7", "1 still running"] {
        assert!(told.has(numbers).contains(&"over time"), "{numbers}");
    }
    for title in ["Brug", "Buurttuin"] {
        assert!(
            told.has(&format!("\"title\":\"{title}\"")).is_empty() != (title == merged["cases"][0]["title"])
        );
    }

    terminal.key("esc").gone("One name is there twice");
    terminal.type_("u").until("Undone").until("Brug").until("Buurttuin").key("ctrl-c").wait();
    let garden = Told::of(&home, "Buurttuin");
    let bridge = Told::of(&home, "Brug");
    for (told, here, there) in [
        (&garden, "Nobody had the key.", "The bridge is closed."),
        (&bridge, "The bridge is closed.", "It rains."),
    ] {
        assert_eq!((told.has(here), told.has(there)), (answer(), Vec::new()));
    }
    assert_eq!(bridge.has("A Who paints the bridge?"), ["agenda"]);
    assert!(bridge.at("over time").contains("3  9") && !bridge.at("over time").contains("4  7"));
}

/// Another machine with what is here now.
fn another(home: &Home) -> Home {
    let other = support::home();
    let book = home.run(&["export", "--format", "json"], "").ok().stdout;
    other.run(&["import", "-"], book).ok();
    other
}

#[test]
fn what_two_machines_corrected_differently_is_settled_and_then_is_one_in_every_view() {
    let here = two_rounds();
    let there = another(&here);
    correct(&here, "Nobody had the key.", "Nobody had a key.", "1");
    correct(&there, "Nobody had the key.", "The key was lost.", "1");
    sequence(&there, OURS);
    bridge(&there);
    let book = there.run(&["export", "--format", "json"], "").ok().stdout;
    here.run(&["import", "-"], &book).ok();
    let mut terminal = Terminal::start(&here, &["Buurttuin"], 80, 24);
    terminal.until("one thing was said differently").type_("v");
    terminal.until("Nobody had a key.").until("The key was lost.");
    let told = Told::of(&here, "Buurttuin");
    // What both corrected came before both; of the two neither came before the other.
    assert_eq!(told.has("Nobody had the key."), ["rounds", "questions", "by role", "history --step --json"]);
    assert_eq!(told.has("before: Nobody had the key."), ["rounds", "questions", "by role"]);
    assert_eq!(told.has("before: Nobody had a key."), Vec::<&str>::new());
    assert_eq!(told.has("before: The key was lost."), Vec::<&str>::new());
    terminal.type_("1").key("enter").until("stays").gone("said differently").key("ctrl-c").wait();
    let told = Told::of(&here, "Buurttuin");
    assert_eq!((told.has("Nobody had a key."), found(&here, "Nobody had a key.")), (answer(), 1));
    assert_eq!((told.has("The key was lost."), found(&here, "The key was lost.")), (Vec::new(), 0));
    // The other machine learns what was settled, and has nothing to settle.
    let book = here.run(&["export", "--format", "json"], "").ok().stdout;
    there.run(&["import", "-"], &book).ok();
    let told = Told::of(&there, "Buurttuin");
    assert_eq!((told.has("Nobody had a key."), told.has("The key was lost.")), (answer(), Vec::new()));
    let mut terminal = Terminal::start(&there, &["Buurttuin"], 80, 24);
    terminal.until("Our month").drawn();
    assert!(!terminal.screen().contains("said differently"), "{}", terminal.screen());
    // The case that came along is here too.
    assert_eq!(Told::of(&here, "Brug").has("The bridge is closed."), answer());
}
