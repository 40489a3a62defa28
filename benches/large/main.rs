//! Makes a database of any size for measuring, through the library: the same rows, revisions and
//! index as people make. `cargo run --release --example large -- FILE [ANSWERS]`
//!
//! A thousand answers a case and fifty a round: 1,000,000 answers are 1,000 cases and 20,000 rounds.
#![allow(
    missing_docs,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a generator prints, looks at the clock and may fail loudly"
)]

mod words;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use halte::domain::Moment;
use halte::domain::answer::{Answer, Content, Key, Mark, Owner, Promise, Slot};
use halte::domain::id::{CaseId, PersonId, RoundId};
use halte::domain::person::{Person, Role};
use halte::domain::round::{CaseRef, Mode, NewRound, Round, Seat};
use halte::domain::sequence::{Kind, Sequence, Who};
use halte::domain::words::Lang;
use halte::store::Store;
use uuid::Uuid;
use words::{Dice, Vocabulary};

/// Answers in a case, and in a round.
const CASE: usize = 1000;
const ROUND: usize = 50;
/// Rounds in one transaction.
const BATCH: usize = 200;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("a file: cargo run --release --example large -- FILE [ANSWERS]");
    let answers: usize = arguments.next().map_or(1_000_000, |count| count.parse().expect("a number"));
    let path = Path::new(&file);
    assert!(!path.exists(), "{file} is there already");
    let start = Instant::now();
    let mut store = Store::open(path, Uuid::nil()).unwrap();
    let (vocabulary, mut dice) = (Vocabulary::new(), Dice::new(1));
    let sequences = sequences();
    let rounds = answers.div_ceil(ROUND);
    let cases = answers.div_ceil(CASE).max(1);
    let mut batch = Vec::new();
    for n in 0..rounds {
        let round = round(n, n % cases, &sequences, &vocabulary, &mut dice);
        let finished = round.started + chrono::Duration::minutes(40);
        batch.push((round, finished));
        if batch.len() == BATCH || n + 1 == rounds {
            store.take_in(&batch).unwrap();
            batch.clear();
            store.rest().unwrap();
        }
    }
    drop(store);
    let size = std::fs::metadata(path).unwrap().len();
    println!(
        "{} rounds in {cases} cases: {:.1} s, {:.0} MB",
        rounds,
        start.elapsed().as_secs_f64(),
        size as f64 / 1e6
    );
}

/// Sequences with an open question or more for each of the people.
fn sequences() -> Vec<Arc<Sequence>> {
    let load = |id: &str| {
        let shipped = halte::sequences::shipped::find(id).unwrap();
        Arc::new(halte::sequences::load(shipped.text).unwrap())
    };
    let all: Vec<Arc<Sequence>> =
        halte::sequences::shipped::SHIPPED.iter().map(|shipped| load(shipped.id)).collect();
    all.into_iter().filter(|sequence| spoken(sequence).count() >= 3).take(6).collect()
}

/// The steps in which each of the people says something.
fn spoken(sequence: &Sequence) -> impl Iterator<Item = usize> {
    let steps = sequence.steps.iter().enumerate();
    steps.filter(|(_, step)| step.who == Who::Each && step.kind == Kind::Text).map(|(at, _)| at)
}

fn round(
    n: usize,
    case: usize,
    sequences: &[Arc<Sequence>],
    vocabulary: &Vocabulary,
    dice: &mut Dice,
) -> Round {
    let sequence = &sequences[dice.below(sequences.len())];
    let steps: Vec<usize> = spoken(sequence).collect();
    let people = 8;
    let seats = (0..people).map(|at| {
        let role = Role::new(Role::KNOWN[at % 5]);
        let id = PersonId(Uuid::from_u128((2 << 100) + (case * 100 + at) as u128));
        Seat {
            person: Person { id, name: format!("Naam {case}-{at}"), role: Some(role) },
            voice: true,
            here: true,
        }
    });
    let start: Moment = chrono::DateTime::from_timestamp(1_483_261_200, 0).unwrap().fixed_offset();
    let seats: Vec<Seat> = seats.collect();
    let mut round = Round::begin(NewRound {
        id: RoundId(Uuid::from_u128((3 << 100) + n as u128)),
        case: CaseRef {
            id: CaseId(Uuid::from_u128((1 << 100) + case as u128)),
            title: format!("{} {case}", capital(vocabulary.word(&mut Dice::new(case as u64)))),
        },
        sequence: sequence.clone(),
        language: Lang::new("nl"),
        mode: Mode::Scribe,
        started: start + chrono::Duration::minutes(240 * n as i64),
        about: if dice.below(2) == 0 { vocabulary.word(dice).to_owned() } else { String::new() },
        seats: seats.clone(),
        bringer: None,
        opening: Vec::new(),
        returning: Vec::new(),
        questions: Vec::new(),
    });
    let mut left = ROUND;
    'asked: for again in 0.. {
        for step in &steps {
            for seat in &seats {
                if left == 0 {
                    break 'asked;
                }
                left -= 1;
                let marks = if dice.below(8) == 0 { vec![Mark::ALL[dice.below(11)].0] } else { Vec::new() };
                let content = Content::Text(vocabulary.said(dice));
                let key = Key { step: *step, n: again, slot: Slot::Person(seat.person.id) };
                round.answers.insert(key, answer(content, marks));
            }
        }
    }
    if let Some(step) = sequence.steps.iter().position(|step| step.kind == Kind::Agreement) {
        let owner = Owner::Person(seats[dice.below(people)].person.id);
        let promise = Promise { what: vocabulary.said(dice), who: vec![owner], ..Promise::default() };
        let key = Key { step, n: 0, slot: Slot::Group };
        round.answers.insert(key, answer(Content::Agreements(vec![promise]), Vec::new()));
    }
    round
}

fn answer(content: Content, marks: Vec<Mark>) -> Answer {
    Answer { content: Some(content), why: String::new(), marks, comes_back: false, language: Lang::new("nl") }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
