//! The invented cases, walked through as somebody does who looks around, in both languages.
//!
//! Never here: the words of each case.

use crate::support::{self, Terminal};

/// The language, a case, something on its page of each view, what works, and words to search for.
const WALKS: [(&str, &str, [&str; 7], &str, &str); 2] = [
    (
        "en",
        "Community garden De Knoop",
        [
            "3 rounds",
            "question 1 of",
            "Draft a letter: the municipality warns",
            "How can we give people certainty",
            "Calling when there is no answer yet",
            "How it went with the agreements",
            "Fatima",
        ],
        "An exception that always works",
        "WATER and keys",
    ),
    (
        "nl",
        "Buurtmoestuin De Knoop",
        [
            "3 rondes",
            "vraag 1 van",
            "Brief opstellen",
            "Hoe kunnen we mensen zekerheid geven",
            "Bellen als er nog géén antwoord is",
            "Hoe het ging met de afspraken",
            "Fatima",
        ],
        "Een uitzondering die altijd werkt",
        "sleutels",
    ),
];

#[test]
fn somebody_looks_around_in_the_invented_cases_in_both_languages() {
    let home = support::home();
    for (lang, title, views, works, words) in WALKS {
        let at_home = if lang == "nl" { "halte · voorbeeld" } else { "halte · demo" };
        let mut terminal = Terminal::start(&home, &["demo", "--lang", lang], 100, 40);
        terminal.until(at_home).until(title).type_("/").type_("knoop").key("enter");
        terminal.until(title);
        for (n, shows) in (1..).zip(views).skip(1) {
            terminal.key(&n.to_string()).until(shows);
        }
        terminal.key("esc").until(at_home).type_("e").until(works).key("esc").until(at_home);
        terminal.type_("f").paste(words).until("Bram").key("ctrl-c").wait();
    }
    assert!(!home.data().join("halte.db").exists());
}
