//! The round machine, walked in any order by any group over any sequence: no acknowledged word is
//! lost, no step is reached that the sequence does not have, there is always a way on, and what
//! is hidden stays hidden. Between any two moves everything may go down.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "a promise is about some of the kinds; the others keep it by having nothing to do with it"
)]

mod endings;
mod ledger;
mod moves;
mod promises;
mod sequences;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use halte::domain::agreement::Agreement;
use halte::domain::answer::{AgendaEntry, Content, Promise, QuestionState, Slot};
use halte::domain::id::{CaseId, RoundId};
use halte::domain::question::LearningQuestion;
use halte::domain::round::*;
use halte::domain::sequence::{Choices, Kind, Seen, Sequence, Step};
use halte::domain::words::Lang;
use halte::store::Store;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestError, TestRunner};
use uuid::Uuid;

use crate::store::sample;
use endings::{items_stay_with_their_answers, nothing_is_lost};
use ledger::Ledger;
use moves::{Intent, Words};
use promises::{check, there_is_a_way_on};

/// How many groups walk a sequence.
const CASES: u32 = 256;

#[derive(Clone, Debug)]
struct Group {
    sequence: Arc<Sequence>,
    /// Role and voice of each.
    seats: Vec<(usize, bool)>,
    pass: bool,
    opening: usize,
    returning: bool,
    bringer: Option<usize>,
}

fn group() -> impl Strategy<Value = Group> {
    let seats = prop::collection::vec((0usize..12, any::<bool>()), 1..=12);
    let bringer = prop::option::of(0usize..12);
    (sequences::sequence(), seats, any::<bool>(), 0usize..3, any::<bool>(), bringer).prop_map(
        |(sequence, seats, pass, opening, returning, bringer)| Group {
            sequence,
            seats,
            pass,
            opening,
            returning,
            bringer,
        },
    )
}

/// A database with agreements of two cases, in which rounds go down and come up again.
struct Shelf {
    home: sample::Home,
    store: Option<Store>,
    own: Vec<Agreement>,
    others: Vec<Agreement>,
    questions: Vec<LearningQuestion>,
    rounds: u128,
}

impl Shelf {
    fn new() -> Self {
        let home = sample::home();
        let mut store = home.open();
        let mut agreed = |n: u128| {
            let mut round = sample::round(n);
            round.case = sample::case(n, if n == 1 { "Een zaak" } else { "Een andere zaak" });
            let promise = |what: &str| Promise { what: what.into(), ..Promise::default() };
            let promises = ["bellen", "schrijven", "langsgaan"].map(promise).to_vec();
            let key = sample::key(6, Slot::Group);
            round.answers.insert(key, sample::said(Content::Agreements(promises)));
            let ask = |text: &str| AgendaEntry {
                question: None,
                state: QuestionState::Open,
                text: text.into(),
                reach: None,
            };
            let key = sample::key(7, Slot::Group);
            let asked = ["hoe", "wie", "wat"].map(ask).to_vec();
            round.answers.insert(key, sample::said(Content::Agenda(asked)));
            store.begin(&round, sample::minute(0)).unwrap();
            store.finish(&round, sample::minute(20)).unwrap();
            store.agreements(Some(round.case.id), false).unwrap()
        };
        let (own, others) = (agreed(1), agreed(2));
        let questions = store.learning_questions(sample::case(1, "").id, false).unwrap();
        Self { home, store: Some(store), own, others, questions, rounds: 10 }
    }

    fn begin(&mut self, group: &Group) -> Round {
        self.rounds += 1;
        let seat = |(n, (role, voice)): (usize, &(usize, bool))| moves::seat(n, *role, *voice, true);
        let seats: Vec<Seat> = group.seats.iter().enumerate().map(seat).collect();
        let back = Returning { who: "Noor".into(), text: "Dit komt terug.".into() };
        let round = Round::begin(NewRound {
            id: RoundId(Uuid::from_u128(self.rounds)),
            case: CaseRef { id: CaseId(Uuid::from_u128(1001)), title: "Een zaak".into() },
            sequence: group.sequence.clone(),
            language: Lang::new("nl"),
            mode: if group.pass { Mode::Pass } else { Mode::Scribe },
            started: sample::minute(30),
            about: String::new(),
            bringer: group.bringer.and_then(|n| seats.get(n)).map(|seat| seat.person.id),
            seats,
            opening: self.own.iter().take(group.opening).cloned().collect(),
            returning: if group.returning { vec![back] } else { Vec::new() },
            questions: self.questions.iter().take(group.opening).cloned().collect(),
        });
        self.store.as_mut().unwrap().begin(&round, sample::minute(30)).unwrap();
        round
    }

    /// The round as it is after everything went down and came up again.
    fn reload(&mut self, round: &Round) -> Round {
        self.store.as_mut().unwrap().keep(round, &[], sample::minute(31)).unwrap();
        drop(self.store.take());
        let store = self.home.open();
        let resumed = store.resume(round.id).unwrap().unwrap();
        self.store = Some(store);
        resumed
    }
}

/// Walks the moves and looks after each of them whether every promise holds.
fn walk(shelf: &mut Shelf, group: &Group, intents: &[Intent]) -> (Round, Ledger) {
    let mut round = shelf.begin(group);
    let (mut ledger, mut words) = (Ledger::default(), Words(0));
    check(&round, &ledger);
    for (at, intent) in intents.iter().enumerate() {
        let wish = words.resolve(&round, *intent, &shelf.others);
        let before = round.clone();
        match round.make(wish.clone()) {
            Ok(()) => {
                ledger.note(&before, &wish);
                ledger.follow(&round);
            }
            Err(_) => assert_eq!(round, before, "a refused {wish:?} changed the round"),
        }
        if intent.crash {
            let up = shelf.reload(&round);
            assert_eq!(up, round);
            round = up;
        }
        check(&round, &ledger);
        if at % 8 == 0 {
            there_is_a_way_on(&round, at);
        }
    }
    there_is_a_way_on(&round, intents.len());
    (round, ledger)
}

fn run(cases: u32, most: usize, promise: impl Fn(&Round, &Ledger)) {
    let shelf = RefCell::new(Shelf::new());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let walks = (group(), moves::intents(most));
    let outcome = TestRunner::new(config).run(&walks, |(group, intents)| {
        let mut shelf = shelf.borrow_mut();
        if shelf.store.is_none() {
            shelf.store = Some(shelf.home.open());
        }
        let (round, ledger) = walk(&mut shelf, &group, &intents);
        promise(&round, &ledger);
        Ok(())
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(reason, (group, intents))) => {
            let steps: Vec<String> = group.sequence.steps.iter().map(short).collect();
            panic!(
                "{reason}\n{}\npeople {:?}, pass {}\n{intents:?}",
                steps.join("\n"),
                group.seats,
                group.pass
            );
        }
        Err(error @ TestError::Abort(_)) => panic!("{error}"),
    }
}

/// A step in a line, for a failure that can be read.
fn short(step: &Step) -> String {
    let Step { id, who, kind, seen, makes_bringer, per_item, only_if, one_of, repeat, .. } = step;
    format!(
        "{id} {who:?} {seen:?} {kind:?} makes {makes_bringer} {per_item:?} {only_if:?} {one_of:?} {repeat:?}"
    )
}

#[test]
fn no_acknowledged_word_is_lost_and_there_is_always_a_way_on() {
    run(CASES, 40, |round, ledger| {
        nothing_is_lost(round, ledger);
        items_stay_with_their_answers(round);
    });
}

#[test]
fn the_generated_groups_meet_every_kind_of_place_and_answer() {
    let met = RefCell::new(BTreeSet::new());
    run(CASES / 2, 60, |round, ledger| {
        let mut met = met.borrow_mut();
        met.extend(
            round.path().into_iter().map(|place| format!("{place:?}").split('(').next().unwrap().to_owned()),
        );
        met.extend(
            ledger
                .said
                .values()
                .map(|(content, _)| format!("{content:?}").split(['(', ' ']).next().unwrap().to_owned()),
        );
        for step in round.steps_on_path().into_iter().map(|at| &round.sequence.steps[at]) {
            let kinds = [
                (step.per_item.is_some(), "per_item"),
                (step.repeat.is_some(), "repeat"),
                (step.only_if.is_some(), "only_if"),
                (step.one_of.is_some(), "one_of"),
                (step.makes_bringer, "makes"),
                (step.why, "why"),
                (step.seen == Seen::Unnamed, "unnamed"),
                (step.seen == Seen::Private, "private"),
                (matches!(step.kind, Kind::Choice(Choices::Answers(_))), "choice among answers"),
            ];
            met.extend(kinds.iter().filter(|(is, _)| *is).map(|(_, name)| (*name).to_owned()));
        }
    });
    let met = met.into_inner();
    for wanted in [
        "Opening",
        "Returning",
        "Pick",
        "WriteFirst",
        "Turn",
        "Reading",
        "Closing",
        "Text",
        "List",
        "Number",
        "Options",
        "Votes",
        "Agreements",
        "Agenda",
        "Elements",
        "SayBack",
        "per_item",
        "repeat",
        "only_if",
        "one_of",
        "makes",
        "why",
        "unnamed",
        "private",
        "choice among answers",
    ] {
        assert!(met.contains(wanted), "{wanted} is never met: {met:?}");
    }
}
