//! The lists that outlive a round, filled through the program: learning questions and what works,
//! spoken of between rounds and in the next one, undone, and half typed when it all ended.
//!
//! Never here: how each screen looks.

use serde_json::{Value, json};

use crate::support::{self, Home, Signal, Terminal};

/// A sequence with learning questions, words, an element and an agreement.
const LIST: &str = r#"
format = 1
id = "lijst"
title.nl = "Lijst"
title.en = "List"

[[step]]
id = "goed"
ask.nl = "Wat ging goed?"
ask.en = "What went well?"
who = "group"

[[step]]
id = "vragen"
ask.nl = "Waar staan onze vragen?"
ask.en = "Where do our questions stand?"
who = "group"
answer = "agenda"

[[step]]
id = "werkt"
ask.nl = "Wat werkt?"
ask.en = "What works?"
who = "group"
answer = "element"

[[step]]
id = "afspraak"
ask.nl = "Wat spreken we af?"
ask.en = "What do we agree?"
who = "group"
answer = "agreement"
"#;

const ROUND: &[&str] = &["round", "Tuin", "--sequence", "lijst", "--with", "Noor", "--with", "Els"];

/// A home in which such a round was walked with these lines.
fn after(lines: &str) -> Home {
    let home = support::home().with("HALTE_LANG", "nl");
    let prompts = home.config().join("prompts");
    std::fs::create_dir_all(&prompts).unwrap();
    std::fs::write(prompts.join("lijst.toml"), LIST).unwrap();
    plain(&home, ROUND, lines);
    home
}

fn plain(home: &Home, round: &[&str], lines: &str) {
    let done = home.run(&[round, &["--plain"]].concat(), lines).ok();
    assert_eq!(done.stderr, "", "{}", done.stdout);
}

/// Two rounds: two learning questions and two elements in the first, an agreement for the first
/// question in the second.
fn two_rounds() -> Home {
    let home = after(
        "Er kwam antwoord\n\nHoe houden we het hek open?\nWie betaalt de verf?\n\nBellen bij stilte\n\
         Een nummer dat klopt\n\n\nThee in de hal\n\n\n\n\n\n",
    );
    let second = "Het hek stond open\n\n\n\n\n\nA: sleutel bij Els\nEls\n1 maart 2020\n\n\n";
    plain(&home, ROUND, second);
    home
}

fn list(home: &Home, args: &[&str], key: &str) -> Vec<Value> {
    home.run(&[args, &["--json"]].concat(), "").ok().json()[key].as_array().unwrap().clone()
}

fn questions(home: &Home) -> Vec<Value> {
    list(home, &["agenda", "Tuin"], "agenda")
}

fn elements(home: &Home) -> Vec<Value> {
    list(home, &["elements"], "elements")
}

fn opened(home: &Home, view: &str) -> Terminal {
    let mut terminal = Terminal::start(home, &["Tuin"], 80, 24);
    terminal.until("1 Rondes").key(view);
    terminal
}

#[test]
fn a_learning_question_is_spoken_of_between_rounds_and_that_is_undone() {
    let home = two_rounds();
    let mut terminal = opened(&home, "4");
    terminal.until("› A  Hoe houden we het hek open?").key("enter").until("sleutel bij Els");
    terminal.key("enter").until("Waar staat deze vraag nu?").key("2").until("voor nu?");
    terminal.type_("Els is thuis").key("tab").until("voorlopig antwoord. Els is thuis");
    assert_eq!(questions(&home)[0]["state"], "provisional");
    terminal.key("u").until("Teruggedraaid").gone("Els is thuis");
    assert_eq!(questions(&home)[0]["state"], "open");
    terminal.key("enter").key("4").until("Hoe zeggen jullie het nu?").type_(" Ook op zondag?").key("tab");
    terminal.until("«Hoe houden we het hek open?»").key("w").until("dat weten we niet").key("1");
    terminal.until("anders gezegd · wij, in deze groep");
    terminal.key("n").until("Nieuwe leervraag").type_("Wie veegt?").key("tab").key("tab");
    terminal.until("› C  Wie veegt?");
    let all = questions(&home);
    let words: Vec<&Value> = all.iter().map(|question| &question["question"]).collect();
    assert_eq!(
        json!(words),
        json!(["Hoe houden we het hek open? Ook op zondag?", "Wie betaalt de verf?", "Wie veegt?"])
    );
    assert_eq!((&all[0]["state"], &all[0]["reach"]), (&json!("reworded"), &json!("ours")));
}

#[test]
fn what_was_half_typed_between_rounds_is_there_again_also_after_a_round_began() {
    let home = two_rounds();
    let mut terminal = opened(&home, "4");
    terminal.until("› A").key("down").until("› B").key("enter").until("Erover gezegd").key("enter").key("1");
    terminal.until("Wat is er geprobeerd?").type_("De winkel gaf n").until("gaf n");
    terminal.kill(Signal::KILL).wait();
    // A round that begins and is paused takes nothing of it away.
    home.run(&[ROUND, &["--plain"]].concat(), "half").ok();
    let mut terminal = opened(&home, "4");
    terminal.until("┃ De winkel gaf n").type_("iets.").key("tab").until("De winkel gaf niets.").gone("┃");
    let all = questions(&home);
    let last = all[1]["history"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["text"], "De winkel gaf niets.");
}

#[test]
fn what_works_is_seen_again_said_otherwise_made_of_an_answer_and_found_to_be_the_same() {
    let home = two_rounds();
    let mut terminal = opened(&home, "5");
    terminal.until("Thee in de hal").key("down").key("down").until("› Bellen bij stilte").key("enter");
    terminal.until("werkt misschien").until("Een nummer dat klopt").key("w").until("In welke ronde");
    // The newest round stands first.
    terminal.until("tussen de rondes").key("enter").until("Wat kwam ervan?");
    terminal.type_("Antwoord op vrijdag").key("tab").until("weer gezien").until(": Antwoord op vrijdag");
    assert_eq!(elements(&home).iter().filter(|one| one["strength"] == "seen-again").count(), 1);
    terminal.key("c").until("Wat nodig was").type_(" eerst").key("tab").key("tab").key("tab").key("tab");
    terminal.until("Bewaard").until("Bellen bij stilte eerst").gone("┃").key("esc");
    terminal.key("n").until("In welk antwoord").type_("hek").until("› Het hek stond open").key("enter");
    terminal.until("┃ Het hek stond open").key("tab").key("tab").key("tab").key("tab").until("Bewaard");
    terminal.until("› Het hek stond open").key("enter").until("voor het eerst").type_("=");
    terminal.until("Hetzelfde als welke?").type_("thee").until("› Thee in de hal").key("enter");
    terminal.until("Bewaard").until("ook zo gezegd: Het hek stond open");
    let words: Vec<Value> = elements(&home).iter().map(|one| one["element"].clone()).collect();
    assert_eq!(json!(words), json!(["Thee in de hal", "Bellen bij stilte eerst"]));
    terminal.key("u").until("Teruggedraaid");
    assert_eq!(elements(&home).len(), 3);
}

#[test]
fn over_all_cases_what_works_is_found_by_words_and_seen_elsewhere() {
    let home = two_rounds();
    plain(&home, &["round", "Kamer", "--sequence", "lijst", "--with", "Noor"], "Warm\n\n\n\n\n");
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    terminal.until("Kamer").key("e").until("Wat werkt").until("Bellen bij stilte").key("/");
    terminal.type_("stilte").gone("Thee in de hal").key("enter").until("voor het eerst").key("w");
    terminal.until("Bij welke casus").type_("kam").until("› Kamer").gone("Tuin").key("enter");
    terminal.until("In welke ronde").until("tussen de rondes").key("enter").until("Wat kwam ervan?");
    terminal.type_("Ook daar").key("tab").until("ook elders gezien").until("Kamer: Ook daar");
    let elements = elements(&home);
    let strengths: Vec<&Value> = elements.iter().map(|one| &one["strength"]).collect();
    assert!(strengths.contains(&&json!("seen-elsewhere")), "{strengths:?}");
    terminal.key("esc").key("esc").until("Thee in de hal").key("esc").until("halte");
}

#[test]
fn an_answer_in_a_round_tells_of_what_is_known_and_an_agreement_becomes_a_question_in_own_words() {
    let home = two_rounds();
    plain(&home, ROUND, "not\nGeen tijd\nNog iets\n\n\n\n\n\n\n");
    let mut terminal = Terminal::start(&home, ROUND, 80, 24);
    terminal.until("sleutel bij Els").key("3").until("twee keer").type_("Ziek").key("ctrl-q");
    terminal.until("● Wat willen jullie hiervan leren?").type_("Wie is er nog meer?").key("tab");
    terminal.until("Wat ging goed?").type_("Weer gebeld, weer gelukt").key("tab").until("Waar staan onze");
    terminal.key("shift-tab").until("Weer gebeld").key("f2").until("markeren");
    for _ in 0..11 {
        if terminal.screen().contains("› ✓ werkend element")
            || terminal.screen().contains("›   werkend element")
        {
            break;
        }
        terminal.key("down").drawn();
    }
    terminal.until("weer gezien").key("w").until("Welke zien jullie hier weer?").type_("bellen");
    terminal.until("› Bellen bij stilte").key("enter").until("✓ werkend element").key("esc");
    for _ in 0..9 {
        if terminal.screen().contains("1 Rondes") {
            break;
        }
        terminal.key("tab").drawn();
    }
    terminal.until("1 Rondes");
    drop(terminal);
    let again: Vec<Value> =
        elements(&home).into_iter().filter(|one| one["strength"] == "seen-again").collect();
    assert_eq!(again.len(), 1);
    assert_eq!(again[0]["seen_in"][0]["outcome"], "Weer gebeld, weer gelukt");
    assert_eq!(questions(&home)[2]["question"], "Wie is er nog meer?");
}
