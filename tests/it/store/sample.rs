//! Rounds to keep: one sequence with every kind of step, and rounds of any content over it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use halte::domain::Moment;
use halte::domain::agreement::{Outcome, Review};
use halte::domain::answer::*;
use halte::domain::id::*;
use halte::domain::person::{Person, Role};
use halte::domain::question::{Letter, QuestionRef, Reach};
use halte::domain::round::{
    CaseRef, Mode, NewQuestion, NewRound, Place, Returning, Round, RoundState, Seat, Uses,
};
use halte::domain::sequence::*;
use halte::domain::words::{Lang, Words};
use halte::store::Store;
use proptest::prelude::*;
use uuid::Uuid;

pub fn at(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(text).unwrap()
}

/// Nine in the morning, so many minutes later.
pub fn minute(minutes: i64) -> Moment {
    at("2026-03-08T09:00:00.125+01:00") + chrono::Duration::minutes(minutes)
}

/// A folder that goes away, with a database in it.
pub struct Home {
    pub folder: tempfile::TempDir,
}

pub fn home() -> Home {
    Home { folder: tempfile::tempdir().unwrap() }
}

impl Home {
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("halte.db")
    }

    pub fn open(&self) -> Store {
        Store::open(&self.path(), node()).unwrap()
    }

    /// The files as `kill -9` would leave them, in another folder.
    pub fn killed(&self) -> Home {
        let other = home();
        for entry in std::fs::read_dir(self.folder.path()).unwrap() {
            let entry = entry.unwrap();
            if !entry.file_name().to_string_lossy().ends_with("-shm") {
                std::fs::copy(entry.path(), other.folder.path().join(entry.file_name())).unwrap();
            }
        }
        other
    }

    pub fn raw(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path()).unwrap()
    }
}

pub fn node() -> Uuid {
    Uuid::from_u128(7)
}

pub fn step(id: &str, who: Who, kind: Kind, seen: Seen) -> Step {
    Step { who, seen, minutes: 2.0, ..Step::new(id, Words::bare(format!("Ask {id}?")), kind) }
}

/// Steps 0 text, 1 unnamed text, 2 list, 3 scale, 4 choice, 5 vote, 6 agreement, 7 agenda,
/// 8 element, 9 say-back.
pub fn sequence() -> Arc<Sequence> {
    let option = |id: &str| Choice { id: id.into(), label: Words::bare(id) };
    let scale = Scale { from: 1, to: 10, low: Words::default(), high: Words::default() };
    let steps = vec![
        step("hands", Who::Each, Kind::Text, Seen::Hidden),
        step("fear", Who::Each, Kind::Text, Seen::Unnamed),
        step("events", Who::Group, Kind::List, Seen::Open),
        step("useful", Who::Each, Kind::Scale(scale), Seen::Hidden),
        step(
            "reach",
            Who::Group,
            Kind::Choice(Choices::Options(vec![option("ours"), option("out")])),
            Seen::Open,
        ),
        step("choose", Who::Group, Kind::Vote { on: vec!["fear".into()], votes: 2 }, Seen::Open),
        step("resolve", Who::Group, Kind::Agreement, Seen::Open),
        step("agenda", Who::Group, Kind::Agenda, Seen::Open),
        step("works", Who::Group, Kind::Element, Seen::Open),
        step("heard", Who::Each, Kind::SayBack { on: vec!["hands".into()] }, Seen::Open),
    ];
    Arc::new(Sequence {
        id: "alles".into(),
        title: Words::of([("nl".into(), "Alles".into()), ("en".into(), "Everything".into())]),
        purpose: Words::default(),
        people: None,
        needs: Vec::new(),
        opening: true,
        sources: Vec::new(),
        steps,
    })
}

pub fn person(n: u128, name: &str) -> Person {
    Person { id: PersonId(Uuid::from_u128(100 + n)), name: name.into(), role: None }
}

pub fn seat(person: Person) -> Seat {
    Seat { person, voice: true, here: true }
}

pub fn case(n: u128, title: &str) -> CaseRef {
    CaseRef { id: CaseId(Uuid::from_u128(1000 + n)), title: title.into() }
}

pub fn key(step: usize, slot: Slot) -> Key {
    Key { step, n: 0, slot }
}

pub fn of(n: u128) -> Slot {
    Slot::Person(PersonId(Uuid::from_u128(100 + n)))
}

pub fn said(content: Content) -> Answer {
    Answer {
        content: Some(content),
        why: String::new(),
        marks: Vec::new(),
        comes_back: false,
        language: Lang::new("nl"),
    }
}

pub fn text(words: &str) -> Answer {
    said(Content::Text(words.into()))
}

/// A round of Noor and Karim on De Knoop that has just begun.
pub fn round(n: u128) -> Round {
    Round::begin(NewRound {
        id: RoundId(Uuid::from_u128(n)),
        case: case(1, "De Knoop"),
        sequence: sequence(),
        language: Lang::new("nl"),
        mode: Mode::Scribe,
        started: minute(0),
        about: String::new(),
        seats: vec![seat(person(1, "Noor")), seat(person(2, "Karim"))],
        bringer: None,
        opening: Vec::new(),
        returning: Vec::new(),
        questions: Vec::new(),
    })
}

/// Every file of the folder, one after the other.
pub fn bytes(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        all.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    all
}

pub fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

const AWKWARD: [&str; 16] = [
    "",
    " ",
    "'; DROP TABLE answer; --",
    "\"\\\"",
    "null",
    "2026-03-12",
    "👨‍👩‍👧‍👦 🇳🇱 e\u{301} क्षि 👍🏽 ❤️",
    "\u{202e}achterstevoren\u{202c}",
    "\u{feff}bom",
    "tab\tregel\r\nregel\n\n",
    "\u{2028}\u{2029}\u{85}",
    "\u{1}\u{7f}\u{1b}[31m",
    "person:group/1/2",
    "\u{10ffff}\u{fffd}",
    "Ω≈ç√∫˜µ≤≥÷",
    "{\"on\":\"2026-01-01\"}",
];

pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(&AWKWARD[..]).prop_map(str::to_owned),
        8 => "[^\u{0}]{0,40}",
        1 => (1usize..100_000, prop::sample::select(&AWKWARD[2..])).prop_map(|(size, words)| {
            words.chars().cycle().take(size).collect()
        }),
    ]
}

fn slot() -> impl Strategy<Value = Slot> {
    prop_oneof![Just(Slot::Group), (1u128..4).prop_map(of), (0u32..5).prop_map(Slot::Unnamed)]
}

fn keys() -> impl Strategy<Value = Key> {
    (0usize..10, 0u32..3, slot()).prop_map(|(step, n, slot)| Key { step, n, slot })
}

fn due() -> impl Strategy<Value = Due> {
    let date = (1990i32..2100, 1u32..366)
        .prop_map(|(year, day)| Due::On(chrono::NaiveDate::from_yo_opt(year, day).unwrap()));
    prop_oneof![Just(Due::None), date, words().prop_map(Due::Words)]
}

fn pick() -> impl Strategy<Value = Pick> {
    prop_oneof![
        words().prop_map(Pick::Option),
        (keys(), prop::option::of(0u32..9)).prop_map(|(key, item)| Pick::Answer(key, item)),
    ]
}

fn owner() -> impl Strategy<Value = Owner> {
    prop_oneof![
        (1u128..4).prop_map(|n| Owner::Person(PersonId(Uuid::from_u128(100 + n)))),
        Just(Owner::We),
        words().prop_map(Owner::Other),
    ]
}

fn promise() -> impl Strategy<Value = Promise> {
    let question = prop::option::of(question_ref());
    (words(), prop::collection::vec(owner(), 0..3), due(), words(), question)
        .prop_map(|(what, who, due, if_then, question)| Promise { what, who, due, if_then, question })
}

fn question_ref() -> impl Strategy<Value = QuestionRef> {
    (any::<u128>(), any::<u32>()).prop_map(|(id, letter)| QuestionRef {
        id: QuestionId(Uuid::from_u128(id)),
        letter: Letter::at(letter),
    })
}

fn entry() -> impl Strategy<Value = AgendaEntry> {
    use QuestionState::*;
    let states = prop::sample::select(vec![Open, Provisional, Closed, Reworded, Persistent]);
    let reaches = prop::option::of(prop::sample::select(Reach::ALL.map(|(reach, _)| reach).to_vec()));
    (prop::option::of(question_ref()), states, words(), reaches)
        .prop_map(|(question, state, text, reach)| AgendaEntry { question, state, text, reach })
}

fn element() -> impl Strategy<Value = Element> {
    (words(), words(), words(), words()).prop_map(|(element, conditions, why, not_when)| Element {
        element,
        conditions,
        why,
        not_when,
    })
}

pub fn content() -> impl Strategy<Value = Content> {
    let verdicts = prop::sample::select(vec![Verdict::Yes, Verdict::Partly, Verdict::No]);
    prop_oneof![
        words().prop_map(Content::Text),
        prop::collection::vec(words(), 0..5).prop_map(Content::List),
        any::<i64>().prop_map(Content::Number),
        prop::collection::vec(pick(), 0..4).prop_map(Content::Options),
        prop::collection::vec((pick(), any::<u32>()), 0..4).prop_map(Content::Votes),
        prop::collection::vec(promise(), 0..3).prop_map(Content::Agreements),
        prop::collection::vec(entry(), 0..3).prop_map(Content::Agenda),
        prop::collection::vec(element(), 0..2).prop_map(Content::Elements),
        (words(), prop::option::of(verdicts)).prop_map(|(text, verdict)| Content::SayBack { text, verdict }),
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    let marks = prop::sample::subsequence(Mark::ALL.map(|(mark, _)| mark).to_vec(), 0..4).prop_shuffle();
    (prop::option::weighted(0.9, content()), words(), marks, any::<bool>(), words()).prop_map(
        |(content, why, marks, comes_back, tag)| Answer {
            content,
            why,
            marks,
            comes_back,
            language: Lang::new(tag),
        },
    )
}

fn review(agreement: AgreementId) -> impl Strategy<Value = Review> {
    let outcomes = prop::sample::select(Outcome::ALL.map(|(outcome, _)| outcome).to_vec());
    let flags = (any::<bool>(), any::<bool>());
    let said = (words(), words());
    (outcomes, said, prop::option::of(due()), prop::option::of(words()), flags).prop_map(
        move |(outcome, (text, wording), due, change, (as_question, past_due_not))| Review {
            agreement,
            outcome,
            text,
            due,
            change,
            as_question,
            wording,
            past_due_not,
        },
    )
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        Just(Place::Returning),
        Just(Place::Closing),
        (0usize..10).prop_map(Place::Pick),
        (0usize..10).prop_map(Place::WriteFirst),
        (0usize..10).prop_map(Place::Reading),
        keys().prop_map(Place::Turn),
    ]
}

fn some_seat(n: u128) -> impl Strategy<Value = Seat> {
    (words(), prop::option::of(words()), any::<bool>(), any::<bool>()).prop_map(
        move |(name, role, voice, here)| Seat {
            person: Person { role: role.map(Role::new), ..person(n, &name) },
            voice,
            here,
        },
    )
}

fn uses() -> impl Strategy<Value = Uses> {
    let reaches = prop::sample::select(Reach::ALL.map(|(reach, _)| reach).to_vec());
    let question = (words(), prop::option::of(reaches)).prop_map(|(text, reach)| NewQuestion { text, reach });
    let id = || prop::option::of(any::<u128>().prop_map(Uuid::from_u128));
    (prop::option::of(element()), prop::option::of(question), id(), id()).prop_map(
        |(element, question, recurs, seen)| Uses {
            element,
            question,
            recurs: recurs.map(AnswerId),
            seen: seen.map(ElementId),
        },
    )
}

/// Any round at all on De Knoop, also one that no moves lead to, that opens with these agreements.
pub fn any_round(n: u128, opening: Vec<halte::domain::agreement::Agreement>) -> impl Strategy<Value = Round> {
    let reviews: Vec<_> = opening
        .iter()
        .map(|agreement| prop::option::of(review(agreement.id).prop_map(|review| (review.agreement, review))))
        .collect();
    let seats = (some_seat(1), some_seat(2), some_seat(3)).prop_map(|(a, b, c)| vec![a, b, c]);
    let answers = prop::collection::btree_map(keys(), answer(), 0..12);
    let uses = prop::collection::btree_map(keys(), uses(), 0..4);
    let notes = prop::collection::vec(words(), 0..3);
    let picked = prop::collection::btree_map(words(), prop::option::of(0usize..10), 0..3);
    let returning = prop::collection::vec((words(), words()), 0..3);
    let states = prop::sample::select(vec![RoundState::Running, RoundState::Paused]);
    let whole =
        (words(), due(), place(), prop::option::of(place()), states, any::<bool>(), 0i64..9_000_000_000);
    (seats, (answers, uses, notes), picked, returning, reviews, whole).prop_map(
        move |(
            seats,
            (answers, uses, notes),
            picked,
            returning,
            reviews,
            (about, next_round, place, left_from, state, pass, nanos),
        )| {
            Round {
                seats,
                answers,
                uses,
                notes,
                picked,
                returning: returning.into_iter().map(|(who, text)| Returning { who, text }).collect(),
                reviews: reviews.into_iter().flatten().collect(),
                opening: opening.clone(),
                about,
                next_round,
                place,
                left_from,
                state,
                mode: if pass { Mode::Pass } else { Mode::Scribe },
                started: minute(0) + chrono::Duration::nanoseconds(nanos),
                ..round(n)
            }
        },
    )
}

/// An agreement in these words, of which nothing else is said.
pub fn promised(what: &str) -> Promise {
    Promise { what: what.to_owned(), ..Promise::default() }
}
