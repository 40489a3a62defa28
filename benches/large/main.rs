//! Makes a database of any size for measuring, through the library: the same rows, revisions and
//! index as people make. `cargo run --release --example large -- FILE [ANSWERS]`
//!
//! A thousand answers a case and fifty a round: 1,000,000 answers are 1,000 cases and 20,000 rounds. A round looks back at
//! what was agreed, speaks of a learning question, now and then names what works, and ends with numbers: every view of a
//! case has something to show.
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

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use halte::domain::Moment;
use halte::domain::agreement::{Agreement, Outcome, Review};
use halte::domain::answer::{AgendaEntry, Answer, Content, Due, Element, Key, Mark, Owner, Promise, Slot};
use halte::domain::id::{CaseId, PersonId, RoundId};
use halte::domain::person::{Person, Role};
use halte::domain::question::{LearningQuestion, QuestionRef, QuestionState};
use halte::domain::round::{CaseRef, Mode, NewRound, Round, Seat};
use halte::domain::sequence::{Kind, Sequence};
use halte::domain::words::Lang;
use halte::store::Store;
use uuid::Uuid;
use words::{Dice, Vocabulary};

/// Answers in a case, and in a round.
const CASE: usize = 1000;
const ROUND: usize = 50;
/// People at a round: five questions, a number from each, and what the group says.
const PEOPLE: usize = 8;
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
        let case = case_id(n % cases);
        let agreed = store.agreements(Some(case), false).unwrap();
        let before = (agreed, store.learning_questions(case, true).unwrap());
        let round = round(n, n % cases, &sequences, before, &vocabulary, &mut dice);
        let finished = round.started + chrono::Duration::minutes(40);
        batch.push((round, finished));
        // The next round of a case looks back at this one.
        if batch.len() == BATCH.min(cases) || n + 1 == rounds {
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

/// Three sequences of five questions for each of the people, two of them in all three, and with everything that outlives
/// a round.
fn sequences() -> Vec<Arc<Sequence>> {
    let of = |name: &str| {
        let mut text = format!("format = 1\nid = \"{name}\"\ntitle.nl = \"De {name}\"\nopening = true\n");
        text += "purpose.nl = \"Samen terugkijken, en vooruit.\"\n";
        let mut step = |id: &str, ask: &str, kind: &str| {
            let _written = write!(text, "[[step]]\nid = \"{id}\"\nask.nl = \"{ask}\"\n{kind}\n");
        };
        let each = "who = \"each\"\nanswer = \"text\"\nseen = \"open\"";
        for (id, ask) in [("fact", "Wat is er gebeurd?"), ("felt", "Hoe was dat?"), ("next", "Wat nu?")] {
            step(id, &format!("{ask} ({name})"), each);
        }
        step("helped", "Wat ging goed in de samenwerking?", &format!("line = \"helped\"\n{each}"));
        step("obstacle", "Wat maakt het nu moeilijk?", &format!("line = \"obstacle\"\n{each}"));
        let group = |kind: &str| format!("who = \"group\"\nanswer = \"{kind}\"\nseen = \"open\"");
        step("agenda", "Bij welke leervraag hoort dit?", &group("agenda"));
        step("works", "Wat kan een andere groep gebruiken?", &group("element"));
        step("agree", "Wat spreken we af?", &group("agreement"));
        let scale = "scale = { from = 1, to = 10, low.nl = \"niets\", high.nl = \"veel\" }";
        let numbers =
            format!("line = \"useful\"\nwho = \"each\"\nanswer = \"scale\"\nseen = \"unnamed\"\n{scale}");
        step("useful", "Wat heb je hier morgen aan?", &numbers);
        Arc::new(halte::sequences::load(&text).unwrap())
    };
    ["maandronde", "kwartaalronde", "korte ronde"].map(|name| of(&name.replace(' ', "-"))).into()
}

fn round(
    n: usize,
    case: usize,
    sequences: &[Arc<Sequence>],
    before: (Vec<Agreement>, Vec<LearningQuestion>),
    vocabulary: &Vocabulary,
    dice: &mut Dice,
) -> Round {
    let sequence = &sequences[dice.below(sequences.len())];
    let people = PEOPLE;
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
            id: case_id(case),
            title: format!("{} {case}", capital(vocabulary.word(&mut Dice::new(case as u64)))),
        },
        sequence: sequence.clone(),
        language: Lang::new("nl"),
        mode: Mode::Scribe,
        started: start + chrono::Duration::minutes(240 * n as i64),
        about: if dice.below(2) == 0 { vocabulary.word(dice).to_owned() } else { String::new() },
        seats: seats.clone(),
        bringer: None,
        opening: before.0,
        returning: Vec::new(),
        questions: before.1,
    });
    for agreement in round.opening.clone() {
        round.reviews.insert(agreement.id, review(&agreement, vocabulary, dice));
    }
    for (at, step) in sequence.steps.iter().enumerate() {
        let key = |slot| Key { step: at, n: 0, slot };
        let group = |content| vec![(key(Slot::Group), answer(content, Vec::new()))];
        let given: Vec<(Key, Answer)> = match step.kind {
            Kind::Text => {
                let said = seats.iter().map(|seat| {
                    let marks =
                        if dice.below(8) == 0 { vec![Mark::ALL[dice.below(11)].0] } else { Vec::new() };
                    (key(Slot::Person(seat.person.id)), answer(Content::Text(vocabulary.said(dice)), marks))
                });
                said.collect()
            }
            Kind::Scale(_) => (0..people)
                .map(|at| {
                    let number = Content::Number(4 + dice.below(7) as i64);
                    (key(Slot::Unnamed(at as u32)), answer(number, Vec::new()))
                })
                .collect(),
            Kind::Agenda => group(Content::Agenda(vec![spoken_of(&round.questions, vocabulary, dice)])),
            Kind::Element if dice.below(2) == 0 => {
                let element = Element {
                    element: vocabulary.said(dice),
                    conditions: vocabulary.said(dice),
                    ..Element::default()
                };
                group(Content::Elements(vec![element]))
            }
            Kind::Agreement => {
                let promises = (0..2).map(|_| Promise {
                    what: vocabulary.said(dice),
                    who: vec![Owner::Person(seats[dice.below(people)].person.id)],
                    due: Due::On((round.started + chrono::Duration::days(30)).date_naive()),
                    ..Promise::default()
                });
                group(Content::Agreements(promises.collect()))
            }
            Kind::Element
            | Kind::List
            | Kind::Choice(_)
            | Kind::Vote { .. }
            | Kind::SayBack { .. }
            | Kind::None => Vec::new(),
        };
        round.answers.extend(given);
    }
    round
}

/// How it went: most is done, some goes on.
fn review(agreement: &Agreement, vocabulary: &Vocabulary, dice: &mut Dice) -> Review {
    use Outcome::{Done, Dropped, Not, Partly, Running};
    Review {
        agreement: agreement.id,
        outcome: [Done, Done, Done, Done, Partly, Running, Not, Dropped][dice.below(8)],
        text: vocabulary.said(dice),
        due: None,
        change: None,
        as_question: false,
        wording: String::new(),
        past_due_not: false,
    }
}

/// What is said of a learning question: of a new one while there are few, and now and then of another.
fn spoken_of(questions: &[LearningQuestion], vocabulary: &Vocabulary, dice: &mut Dice) -> AgendaEntry {
    use QuestionState::{Closed, Open, Persistent, Provisional, Reworded};
    let text = vocabulary.said(dice);
    let open: Vec<&LearningQuestion> = questions.iter().filter(|question| question.is_open()).collect();
    if open.len() < 3 {
        return AgendaEntry { question: None, state: QuestionState::Open, text, reach: None };
    }
    let question = open[dice.below(open.len())];
    AgendaEntry {
        question: Some(QuestionRef { id: question.id, letter: question.letter }),
        state: [Open, Open, Provisional, Persistent, Reworded, Closed][dice.below(6)],
        text,
        reach: None,
    }
}

fn case_id(case: usize) -> CaseId {
    CaseId(Uuid::from_u128((1 << 100) + case as u128))
}

fn answer(content: Content, marks: Vec<Mark>) -> Answer {
    Answer { content: Some(content), why: String::new(), marks, comes_back: false, language: Lang::new("nl") }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
