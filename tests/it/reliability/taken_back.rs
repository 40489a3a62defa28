//! Taken back is gone: words rubbed out before the end, earlier words that are not kept, a person erased. A byte search
//! over every file that halte wrote finds nothing of them: database, log, index, backups, drafts.
//!
//! Never here: how the database forgets.

use halte::protection::Protection;

use crate::support::{Home, Terminal, grep_bytes};

use super::programs;

/// What may be nowhere at the end.
const GONE: [&str; 5] = ["kladwoord", "versproken", "verklapt", "Wilhelmina", "wilhelmina"];
/// What stands at the end.
const STANDS: [&str; 3] = ["De brief kwam op tijd", "zoals bedoeld", "Buurttuin"];

/// Rounds of two people; then words are rubbed out, corrected for good, and erased with who said them.
fn session(home: &Home) {
    let round = [
        "round",
        "Buurttuin",
        "--sequence",
        "drie-vragen",
        "--with",
        "Noor",
        "--with",
        "Wilhelmina",
        "--new",
    ];
    let long = |words: &str| format!("{words} ").repeat(40);
    for n in 0..programs::times(6, 60) {
        // The one who begins changes: hers are the words of every second turn.
        let (noor, her) = (long("De brief kwam op tijd"), long("verklapt"));
        let said = if n % 2 == 0 { [&noor, &her, &noor, &her] } else { [&her, &noor, &her, &noor] };
        let answers = said.map(|words| format!("{words}\n\n")).concat();
        let plain = [&round[..], &["--plain"]].concat();
        home.run(&plain, format!("{answers}\n\n\n\n")).ok();
    }
    let mut terminal = Terminal::start(home, &[&round[..4], &["--with", "Noor", "--new"]].concat(), 80, 24);
    terminal.until("Take a sheet").key("tab").until("Noor").type_("kladwoord");
    for _ in 0.."kladwoord".len() {
        terminal.key("backspace");
    }
    terminal.type_("versproken").key("tab");
    for _ in 0..10 {
        if !terminal.screen().contains("finished and kept") {
            terminal.key("tab");
        }
    }
    terminal.until("finished and kept").key("enter").until("versproken").key("enter").key("enter");
    for _ in 0.."versproken".len() {
        terminal.key("backspace");
    }
    terminal.type_("zoals bedoeld").key("tab").until("may your earlier words be kept").type_("2");
    terminal.until("The earlier words are gone").key("esc").type_("p").until("Wilhelmina");
    terminal.key("end").type_("x").until("Erase Wilhelmina?").type_("1").until("Erased").key("ctrl-c").wait();
}

/// What is found of what was taken back.
fn found(home: &Home) -> Vec<String> {
    let of = |words: &str| grep_bytes(home.path(), words.as_bytes());
    let found = GONE.into_iter().flat_map(|words| of(words).into_iter().map(move |path| (words, path)));
    found.map(|(words, path)| format!("{words} in {}", path.display())).collect()
}

#[test]
fn what_was_taken_back_is_in_no_file() {
    let home = programs::halte();
    session(&home);
    assert_eq!(found(&home), Vec::<String>::new());
    for words in STANDS {
        assert!(!grep_bytes(home.path(), words.as_bytes()).is_empty(), "{words:?} is nowhere");
    }
    home.run(&["check"], "").ok();
}

#[test]
fn without_overwriting_what_was_taken_back_is_found() {
    let home = programs::without(Protection::Overwriting);
    session(&home);
    let found = found(&home);
    println!("without overwriting: {} places, as it should be", found.len());
    assert!(!found.is_empty(), "the test above cannot fail");
}
