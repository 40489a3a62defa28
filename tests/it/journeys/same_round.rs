//! The same round said line by line and typed in the full screen: the case knows the same, byte for byte.
//!
//! Never here: how either looks.

use serde_json::Value;

use crate::support::{self, Home, Terminal, normalised};

use super::ROUND;

/// Answers in order of asking: Noor and Karim to the first question, then to the second. With emoji of many scalars,
/// é as two, right-to-left and an override, quotes, lines that look like commands or SQL, and empty lines.
const ANSWERS: [&str; 4] = [
    "Het hielp dat Karim belde 👩🏽‍🌾, want e\u{301}e\u{301}n ‘brief’ is \"geen\" 'brief'.",
    "/help is hier geen opdracht\n\nשלום וברכה, en \u{202e}omgekeerd\u{202c} ook.\n/ pauze",
    "'); DROP TABLE answer; --  🇳🇱 क्षि ❤️",
    "Twee spaties  midden, een tab niet.\n  en een ingesprongen regel",
];
const PROMISE: [&str; 4] =
    ["Brief «voorleggen» aan de jurist", "Karim", "2027-04-01", "als het regent, dan gaan we naar binnen"];

fn history(home: &Home) -> Value {
    normalised(&home.run(&["history", "Buurttuin", "--json"], "").ok().json())
}

fn said_in_plain() -> Home {
    let home = support::home();
    let mut input = String::new();
    for answer in ANSWERS {
        for line in answer.split('\n') {
            // What plain mode would take for something else is said in its own way.
            let line = match line {
                "" => "/line",
                line if line.starts_with('/') => &format!("/{line}"),
                line => line,
            };
            input += line;
            input += "\n";
        }
        input += "\n";
    }
    input += &(PROMISE.join("\n") + "\n\n");
    home.run(&[ROUND, &["--plain"]].concat(), input).ok();
    home
}

/// Types the words, and makes the window another size in the middle of one.
fn type_resizing(terminal: &mut Terminal, words: &str, cols: u16, rows: u16) {
    let middle = words.char_indices().nth(words.chars().count() / 2).unwrap().0;
    terminal.type_(&words[..middle]).resize(cols, rows).type_(&words[middle..]);
}

fn typed_in_the_full_screen() -> Home {
    let home = support::home();
    let mut terminal = super::at_the_first_question(&home, 60, 18);
    let sizes = [(120, 40), (40, 12), (80, 24), (60, 18)];
    for (n, (answer, (cols, rows))) in ANSWERS.iter().zip(sizes).enumerate() {
        type_resizing(&mut terminal, answer, cols, rows);
        terminal.key("tab");
        if n % 2 == 1 {
            // What was read together.
            terminal.until("reading together").key("tab");
        }
    }
    terminal.until("Question 3 of 3");
    for field in PROMISE {
        terminal.type_(field).key("tab");
    }
    terminal.until("Another agreement?");
    super::to_the_end(&mut terminal);
    terminal.key("ctrl-c").wait();
    home
}

#[test]
fn a_round_that_is_typed_is_the_round_that_is_said() {
    let (plain, full) = (said_in_plain(), typed_in_the_full_screen());
    let (plain, full) = (history(&plain), history(&full));
    assert_eq!(plain, full);

    let answers = plain["rounds"][0]["answers"].as_array().unwrap();
    let words: Vec<&str> = answers.iter().map(|answer| answer["text"].as_str().unwrap()).collect();
    assert_eq!(words, ANSWERS);
    let of =
        |field: &str| -> Vec<&str> { answers.iter().map(|answer| answer[field].as_str().unwrap()).collect() };
    assert_eq!(of("step"), ["helped", "helped", "obstacle", "obstacle"]);
    assert_eq!(of("line"), of("step"));
    assert_eq!(of("x-name"), ["Noor", "Karim", "Noor", "Karim"]);
    assert_eq!(of("x-role"), ["initiator", "civil-servant", "initiator", "civil-servant"]);
    let promise = &plain["case"]["agreements"][0];
    let fields = [&promise["what"], &promise["x-who"][0], &promise["due"], &promise["if_then"]];
    assert_eq!(fields.map(|field| field.as_str().unwrap()), PROMISE);
}
