//! The journeys to the pictures: what a group does up to the moment that is shown, in either language.
//!
//! The people and the case are invented. Days are always counted from today ("in two weeks"), so that a picture never
//! shows a date that has passed. Never here: drawing, or which pictures there are.

use crate::Size;
use crate::home::Home;
use crate::terminal::Terminal;

/// What is typed, in one language.
pub struct Words {
    /// The language, as `HALTE_LANG` has it.
    pub language: &'static str,
    case: &'static str,
    with: [&'static str; 3],
    /// The other cases on Home: title, what was said, the next round (empty: none).
    others: [(&'static str, &'static str, &'static str); 3],
    helped: [&'static str; 3],
    obstacle: [&'static str; 3],
    /// What, who, by when, if … then ….
    agreement: [&'static str; 4],
    running: [&'static str; 2],
    about: &'static str,
    next_round: &'static str,
    seen: Seen,
}

/// Words of the program to wait for: those that stand on no earlier screen of the journey.
struct Seen {
    first_question: &'static str,
    as_said: &'static str,
    question: [&'static str; 3],
    reading: &'static str,
    closing: &'static str,
    finished: &'static str,
    opening: &'static str,
    next_step: &'static str,
}

pub const NL: Words = Words {
    language: "nl",
    case: "Buurtmoestuin De Knoop",
    with: ["Noor:initiatiefnemer", "Bram:ambtenaar", "Fatima:bewoner"],
    others: [
        ("Zonnepanelen op de school", "De school wil eerst het dak nakijken.", ""),
        ("Leefstraat Lijsterpad", "Twee buren hielpen met de bankjes.", "over drie weken"),
        ("De Warme Kamer", "Er kwamen veertien mensen soep eten.", "over acht dagen"),
    ],
    helped: [
        "Bram belde de volgende dag terug, zoals hij had beloofd.",
        "Fatima legde op straat uit wat er in de brief stond.",
        "Noor gaf mij de sleutel van de schuur.",
    ],
    obstacle: [
        "Na drie jaar kan de grond weer weg zijn.",
        "Ik mag geen uitzondering maken zonder reden.",
        "De uitleg is alleen in het Nederlands.",
    ],
    agreement: [
        "De brief voorleggen aan de jurist",
        "Bram",
        "over twee weken",
        "Zegt hij nee, dan bellen we Els.",
    ],
    running: ["4", "De jurist belt donderdag terug."],
    about: "de grond",
    next_round: "over vier weken",
    seen: Seen {
        first_question: "Wat viel je net op?",
        as_said: "staat het er zoals je het zei?",
        question: ["vraag 1 van 3", "Vraag 2 van 3", "Vraag 3 van 3"],
        reading: "Wat valt op?",
        closing: "Klopt dit zo?",
        finished: "De ronde is klaar en bewaard.",
        opening: "Wat spraken we af?",
        next_step: "Wat is de volgende stap?",
    },
};

pub const EN: Words = Words {
    language: "en",
    case: "Community garden De Knoop",
    with: ["Noor:initiator", "Bram:civil-servant", "Fatima:resident"],
    others: [
        ("Solar panels at the school", "The school wants to check the roof first.", ""),
        ("A street to live in", "Two neighbours helped with the benches.", "in three weeks"),
        ("The Warm Room", "Fourteen people came for soup.", "in eight days"),
    ],
    helped: [
        "Bram called the next day, as he had promised.",
        "Fatima told me in the street what the letter meant.",
        "Noor gave me the key of the shed.",
    ],
    obstacle: [
        "After three years the ground can be gone again.",
        "I may not make an exception without a reason.",
        "The explanation is only in Dutch.",
    ],
    agreement: [
        "Show the letter to the lawyer",
        "Bram",
        "in two weeks",
        "If he says no, we call the alderman.",
    ],
    running: ["4", "The lawyer calls back on Thursday."],
    about: "the ground",
    next_round: "in four weeks",
    seen: Seen {
        first_question: "What stood out just now?",
        as_said: "is it written as you said it?",
        question: ["question 1 of 3", "Question 2 of 3", "Question 3 of 3"],
        reading: "What do you notice?",
        closing: "Is this right?",
        finished: "The round is finished and kept.",
        opening: "What did we agree?",
        next_step: "What is the next step?",
    },
};

/// The cases, as they may stand on the wall: the garden at the top.
pub fn home(words: &Words, home: &Home, size: Size) -> Terminal {
    for (title, said, next) in words.others {
        let args = ["now", title, "--with", "Els", "--with", "Joost"];
        let mut terminal = Terminal::start(home, &args, size.0, size.1);
        terminal.until(words.seen.first_question).type_(said).until(said);
        finish(words, &mut terminal, "", next);
    }
    let mut terminal = first_round(words, home, size);
    closing(words, &mut terminal);
    finish(words, &mut terminal, words.about, words.next_round);
    let mut terminal = Terminal::start(home, &[], size.0, size.1);
    terminal.until(words.case);
    terminal
}

/// The first frame of `halte now`: last time's case and people, and the question.
pub fn now(words: &Words, home: &Home, size: Size) -> Terminal {
    earlier(words, home);
    let mut terminal = Terminal::start(home, &["now"], size.0, size.1);
    terminal.until(words.seen.first_question);
    terminal
}

/// Everybody writes on paper before anybody speaks.
pub fn write_first(words: &Words, home: &Home, size: Size) -> Terminal {
    let mut terminal = Terminal::start(home, &three_questions(words), size.0, size.1);
    terminal.until("2  ");
    terminal
}

/// The second of three people has spoken, and sees it on screen.
pub fn step(words: &Words, home: &Home, size: Size) -> Terminal {
    let mut terminal = first_round(words, home, size);
    says(words, &mut terminal, words.helped[0]);
    terminal.until("Bram,").type_(words.helped[1]).until(words.seen.as_said);
    terminal
}

/// The answers to one question beside each other.
pub fn reading(words: &Words, home: &Home, size: Size) -> Terminal {
    let mut terminal = first_round(words, home, size);
    everyone(words, &mut terminal, words.helped);
    terminal.key("tab").until(words.seen.question[1]);
    everyone(words, &mut terminal, words.obstacle);
    terminal
}

/// An agreement, its date read back in full.
pub fn agreement(words: &Words, home: &Home, size: Size) -> Terminal {
    let mut terminal = first_round(words, home, size);
    agree(words, &mut terminal);
    terminal
}

/// The round read back before it is finished.
pub fn read_back(words: &Words, home: &Home, size: Size) -> Terminal {
    let mut terminal = first_round(words, home, size);
    closing(words, &mut terminal);
    terminal
}

/// A second round begins with what was agreed in the first.
pub fn opening(words: &Words, home: &Home, size: Size) -> Terminal {
    earlier(words, home);
    let mut terminal = Terminal::start(home, &three_questions(words), size.0, size.1);
    terminal.until(words.seen.opening).type_(words.running[0]).until(words.seen.next_step);
    terminal.type_(words.running[1]).until(words.running[1]);
    terminal
}

/// A case: its rounds, and what is still open.
pub fn case(words: &Words, home: &Home, size: Size) -> Terminal {
    let mut terminal = first_round(words, home, size);
    closing(words, &mut terminal);
    finish(words, &mut terminal, words.about, words.next_round);
    let quick = ["now", words.case];
    let mut terminal = Terminal::start(home, &quick, size.0, size.1);
    terminal.until(words.seen.first_question).type_(words.obstacle[1]).until(words.seen.as_said);
    finish(words, &mut terminal, "", "");
    let mut terminal = Terminal::start(home, &[words.case], size.0, size.1);
    terminal.until(words.agreement[0]);
    terminal
}

/// A finished round, to read.
pub fn round(words: &Words, home: &Home, size: Size) -> Terminal {
    earlier(words, home);
    let mut terminal = Terminal::start(home, &[words.case], size.0, size.1);
    terminal.until(words.agreement[0]).key("enter").until(words.helped[0]);
    terminal
}

/// One question through the rounds of an invented case, the roles beside each other.
pub fn by_role(_: &Words, home: &Home, size: Size) -> Terminal {
    let mut terminal = garden(home, size);
    terminal.key("7").until("question 1 of");
    for n in 2..=5 {
        terminal.key("right").until(&format!("question {n} of"));
    }
    terminal
}

/// The numbers of an invented case through the months, and how it went with what was agreed.
pub fn over_time(_: &Words, home: &Home, size: Size) -> Terminal {
    let mut terminal = garden(home, size);
    terminal.key("6").until("How it went with the agreements");
    terminal
}

/// The invented case of the community garden, which comes along.
fn garden(home: &Home, size: Size) -> Terminal {
    let mut terminal = Terminal::start(home, &["demo"], size.0, size.1);
    terminal.until("Community garden De Knoop").key("down").until("› Community garden De Knoop");
    terminal.key("enter").until("Appreciative");
    terminal
}

fn three_questions(words: &Words) -> [&'static str; 10] {
    let [noor, bram, fatima] = words.with;
    ["round", words.case, "--sequence", "drie-vragen", "--with", noor, "--with", bram, "--with", fatima]
}

/// A finished round of before, put there in plain mode.
fn earlier(words: &Words, home: &Home) {
    let said = words.helped.iter().chain(&words.obstacle).map(|text| format!("{text}\n\n"));
    let agreed = words.agreement.map(|line| format!("{line}\n"));
    let answers: String = said.chain(agreed).chain(["\n".to_owned()]).collect();
    home.run(&[&three_questions(words)[..], &["--plain"]].concat(), answers).ok();
}

/// A first round of three questions, at the first turn.
fn first_round(words: &Words, home: &Home, size: Size) -> Terminal {
    let mut terminal = write_first(words, home, size);
    terminal.key("tab").until(words.seen.question[0]);
    terminal
}

fn says(words: &Words, terminal: &mut Terminal, text: &str) {
    terminal.type_(text).until(words.seen.as_said).key("tab").gone(words.seen.as_said);
}

fn everyone(words: &Words, terminal: &mut Terminal, texts: [&str; 3]) {
    for text in texts {
        says(words, terminal, text);
    }
    terminal.until(words.seen.reading);
}

/// From the first turn to an agreement that is typed.
fn agree(words: &Words, terminal: &mut Terminal) {
    everyone(words, terminal, words.helped);
    terminal.key("tab").until(words.seen.question[1]);
    everyone(words, terminal, words.obstacle);
    terminal.key("tab").until(words.seen.question[2]);
    for (at, text) in words.agreement.iter().enumerate() {
        if at > 0 {
            terminal.key("tab");
        }
        terminal.type_(text).until(text);
    }
}

/// From the first turn to the closing.
fn closing(words: &Words, terminal: &mut Terminal) {
    agree(words, terminal);
    terminal.key("tab").gone(words.agreement[2]).key("tab").until(words.seen.closing);
}

/// From where a round is to its end; the next round is the last field of the closing.
fn finish(words: &Words, terminal: &mut Terminal, about: &str, next_round: &str) {
    until_tabbed(terminal, words.seen.closing);
    terminal.key("end").type_(next_round).until(next_round).key("up").type_(about).until(about);
    until_tabbed(terminal, words.seen.finished);
    terminal.key("ctrl-c").wait();
}

/// Presses Tab, a screen at a time, until this is there.
fn until_tabbed(terminal: &mut Terminal, text: &str) {
    while !terminal.screen().contains(text) {
        let before = (terminal.screen(), terminal.cursor());
        terminal.key("tab").wait_for("nothing happens at Tab", |display| {
            !display.half_drawn() && (display.text(), display.cursor()) != before
        });
    }
}
