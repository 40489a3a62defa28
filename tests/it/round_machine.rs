//! The round machine, walked in any order by any group over any sequence: no acknowledged word is
//! lost, no step is reached that the sequence does not have, there is always a way on, and what
//! is hidden stays hidden. Between any two moves everything may go down.

mod ledger;
mod moves;
mod sequences;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use halte::domain::agreement::Agreement;
use halte::domain::answer::{Content, Key, Pick, Promise, Slot};
use halte::domain::id::{AgreementId, CaseId, RoundId};
use halte::domain::round::*;
use halte::domain::sequence::{Choices, Kind, Seen, Sequence, Step, Test};
use halte::domain::words::Lang;
use halte::store::Store;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestError, TestRunner};
use uuid::Uuid;

use crate::store::sample;
use ledger::Ledger;
use moves::{Intent, Words};

/// How many groups walk a sequence.
const CASES: u32 = 1500;

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
    rounds: u128,
}

impl Shelf {
    fn new() -> Self {
        let home = sample::home();
        let mut store = home.open();
        let mut agreed = |n: u128| {
            let mut round = sample::round(n);
            round.case = sample::case(n, "Een zaak");
            let promise = |what: &str| Promise { what: what.into(), ..Promise::default() };
            let promises = ["bellen", "schrijven", "langsgaan"].map(promise).to_vec();
            let key = sample::key(6, Slot::Group);
            round.answers.insert(key, sample::said(Content::Agreements(promises)));
            store.begin(&round, sample::minute(0)).unwrap();
            store.finish(&round, sample::minute(20)).unwrap();
            store.agreements(Some(round.case.id), false).unwrap()
        };
        let (own, others) = (agreed(1), agreed(2));
        Self { home, store: Some(store), own, others, rounds: 10 }
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
            Ok(()) => ledger.note(&before, &wish),
            Err(_) => assert_eq!(round, before, "a refused {wish:?} changed the round"),
        }
        if intent.crash {
            let up = shelf.reload(&round);
            assert_eq!(up, round);
            round = up;
        }
        check(&round, &ledger);
        if at % 4 == 0 {
            there_is_a_way_on(&round, at);
        }
    }
    (round, ledger)
}

fn check(round: &Round, ledger: &Ledger) {
    let path = round.path();
    assert!(path.contains(&round.place), "{:?} is not on {path:?}", round.place);
    assert_eq!(path.last(), Some(&Place::Closing));
    let once: BTreeSet<&Place> = path.iter().collect();
    assert_eq!(once.len(), path.len(), "a place stands twice on {path:?}");
    for place in &path {
        exists(round, *place);
    }
    conditions_hold(round);
    words_stand(round, ledger);
    hidden_is_hidden(round);
}

/// The sequence has the step, and it is asked of somebody who may be asked.
fn exists(round: &Round, place: Place) {
    match place {
        Place::Turn(key) => {
            let step = &round.sequence.steps[key.step];
            match key.slot {
                Slot::Person(id) => assert!(round.person(id).is_some() && step.seen != Seen::Unnamed),
                Slot::Unnamed(_) => assert_eq!(step.seen, Seen::Unnamed),
                Slot::Group => {}
            }
        }
        Place::Reading(step) => {
            let step = &round.sequence.steps[step];
            assert!(step.is_kept() && step.is_personal() && step.seen != Seen::Open);
        }
        Place::Pick(step) => assert!(round.sequence.steps[step].one_of.is_some()),
        Place::WriteFirst(step) => {
            assert_eq!((round.sequence.steps[step].seen, round.mode), (Seen::Hidden, Mode::Scribe));
        }
        Place::Opening(id) => assert!(round.opening.iter().any(|agreement| agreement.id == id)),
        Place::Returning => assert!(!round.returning.is_empty()),
        Place::Closing => {}
    }
}

/// Of neighbours at most one is asked, and a condition is met by an answer that stands.
fn conditions_hold(round: &Round) {
    let asked = round.steps_on_path();
    let mut picked = BTreeSet::new();
    for at in &asked {
        let step = &round.sequence.steps[*at];
        if let Some(name) = &step.one_of {
            assert!(picked.insert(name.clone()), "two of {name} are asked");
        }
        if let Some(condition) = &step.only_if {
            let (on, _) = round.sequence.find(&condition.step).unwrap();
            assert!(asked.contains(&on));
            let meets = round.answers.iter().filter(|(key, _)| key.step == on).any(|(_, answer)| {
                match (&condition.test, &answer.content) {
                    (Test::Below(limit), Some(Content::Number(number))) => number < limit,
                    (Test::Above(limit), Some(Content::Number(number))) => number > limit,
                    (Test::Is(id), Some(Content::Options(picks))) => {
                        picks.contains(&Pick::Option(id.clone()))
                    }
                    _ => false,
                }
            });
            assert!(meets, "{condition:?} is met by nobody");
        }
    }
}

/// What was said and not taken back stands in the round, and nothing else does.
fn words_stand(round: &Round, ledger: &Ledger) {
    let said = round.answers.iter().filter_map(|(key, answer)| {
        answer.content.clone().map(|content| (*key, (content, answer.why.clone())))
    });
    assert_eq!(said.collect::<std::collections::BTreeMap<_, _>>(), ledger.said);
    assert_eq!(round.reviews, ledger.reviews);
    for key in round.answers.keys() {
        assert!(round.sequence.steps[key.step].is_kept(), "something private is kept");
    }
}

/// At a turn of a hidden step nobody sees what another said there, nor before it.
fn hidden_is_hidden(round: &Round) {
    for key in round.answers.keys() {
        let step = &round.sequence.steps[key.step];
        if step.seen == Seen::Open {
            assert!(round.may_show(key));
            continue;
        }
        let still_hidden = match round.place {
            Place::Opening(_) | Place::Returning => true,
            Place::Turn(turn) => turn != *key && turn.step <= key.step,
            Place::Pick(at) | Place::WriteFirst(at) => at <= key.step,
            Place::Reading(at) => at < key.step,
            Place::Closing => false,
        };
        assert_eq!(round.may_show(key), !still_hidden, "{key:?} at {:?}", round.place);
    }
    if let Place::Turn(turn) = round.place {
        for (key, _) in round.shown_with(turn.step) {
            assert!(round.may_show(&key));
        }
    }
}

/// Whatever happened, going on leads to the closing, and the round can be finished there.
fn there_is_a_way_on(round: &Round, at: usize) {
    let mut round = round.clone();
    if round.state == RoundState::Paused {
        round.make(Move::Resume).unwrap();
    }
    let most = 40 + 4 * round.path().len() + 30 * round.sequence.steps.len() * round.seats.len();
    let mut gone = 0;
    while round.place != Place::Closing {
        gone += 1;
        assert!(gone < most, "still at {:?} of {:?}", round.place, round.path());
        let before = round.place;
        let next = match round.place {
            Place::Pick(first) if at % 8 == 0 => Move::Pick(*round.group(first).last().unwrap()),
            _ => Move::On,
        };
        round.make(next).unwrap();
        assert_ne!(round.place, before);
    }
    round.make(Move::Finish).unwrap();
    assert_eq!(round.make(Move::Back), Err(Refusal::Finished));
}

/// Identities one after the other; the random ones in no order.
struct Minted(u128);

impl Mint for Minted {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }

    fn random(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835) | 1 << 127)
    }
}

/// The words that a choice or vote is about.
fn words_of(pick: &Pick, answer: impl Fn(Key) -> Option<Content>) -> String {
    match pick {
        Pick::Option(id) => id.clone(),
        Pick::Answer(key, item) => match (answer(*key), item) {
            (Some(Content::List(items)), Some(at)) => items.get(*at as usize).cloned().unwrap_or_default(),
            // Agreements live on by themselves: what was chosen among them is known by its step.
            (Some(Content::Agreements(_)) | None, _) => format!("step {}", key.step),
            (content, _) => format!("{content:?}"),
        },
    }
}

/// Everything that was said is left behind, under its author or, unnamed, under nobody.
fn nothing_is_lost(round: &Round, ledger: &Ledger) {
    let done = round.conclude(sample::minute(60), &mut Minted(1 << 64));
    let path: BTreeSet<Key> = round.path().into_iter().filter_map(Place::turn).collect();
    let find = |key: Key| {
        let id = &round.sequence.steps[key.step].id;
        let answers = done.round.answers.iter();
        answers.clone().find(|a| a.step == *id && a.n == key.n && a.slot == key.slot)
    };
    let then = |key: Key| find(key).and_then(|answer| answer.answer.content.clone());
    let mut promised: Vec<String> = Vec::new();
    for (key, (content, why)) in &ledger.said {
        let step = &round.sequence.steps[key.step];
        if let (Content::Agreements(promises), true) = (content, path.contains(key)) {
            promised.extend(promises.iter().map(|promise| promise.what.clone()));
            continue;
        }
        let said = |content: &Option<Content>, is_now: bool| {
            let now = |key: Key| round.answers.get(&key).and_then(|answer| answer.content.clone());
            let words = |pick: &Pick| if is_now { words_of(pick, now) } else { words_of(pick, then) };
            match content {
                Some(Content::Options(picks)) => format!("{:?}", picks.iter().map(words).collect::<Vec<_>>()),
                Some(Content::Votes(votes)) => {
                    let votes = votes.iter().map(|(pick, count)| (words(pick), *count));
                    format!("{:?}", votes.collect::<Vec<_>>())
                }
                other => format!("{other:?}"),
            }
        };
        let wanted = said(&Some(content.clone()), true);
        let mut candidates = done.round.answers.iter().filter(|answer| answer.step == step.id);
        let found = candidates.find(|answer| {
            let whose = match key.slot {
                Slot::Unnamed(_) => matches!(answer.slot, Slot::Unnamed(_)),
                // Items of a list without names come in another order, and their questions with them.
                Slot::Group | Slot::Person(_) => {
                    answer.slot == key.slot && (answer.n == key.n || step.per_item.is_some())
                }
            };
            let whose = whose && answer.off_path != path.contains(key);
            whose && answer.answer.why == *why && said(&answer.answer.content, false) == wanted
        });
        assert!(found.is_some(), "{key:?} {content:?} is lost");
    }
    let made: BTreeSet<String> = done.round.made.iter().map(|made| made.what.clone()).collect();
    assert_eq!(made, promised.iter().cloned().collect());
    assert_eq!(done.round.made.len(), promised.len());
    let spoken: BTreeSet<AgreementId> = done.round.reviews.iter().map(|past| past.review.agreement).collect();
    let on_table = |id: &AgreementId| round.opening.iter().any(|agreement| agreement.id == *id);
    assert_eq!(spoken, ledger.reviews.keys().copied().filter(on_table).collect());
    assert!(ledger.reviews.keys().all(on_table), "what was said of an agreement is lost");
    unnamed_stays_unnamed(round, &done);
}

/// Answers without a name say nothing of who typed them, nor of when: only chance orders them.
fn unnamed_stays_unnamed(round: &Round, done: &Conclusion) {
    for step in round.sequence.steps.iter().filter(|step| step.seen == Seen::Unnamed) {
        let mut askings: std::collections::BTreeMap<u32, Vec<_>> = std::collections::BTreeMap::new();
        for answer in done.round.answers.iter().filter(|answer| answer.step == step.id) {
            askings.entry(answer.n).or_default().push(answer);
        }
        for answers in askings.into_values() {
            let slots: Vec<Slot> = answers.iter().map(|answer| answer.slot).collect();
            let places = u32::try_from(slots.len()).unwrap();
            assert_eq!(slots, (0..places).map(Slot::Unnamed).collect::<Vec<_>>());
            assert!(answers.iter().all(|answer| answer.id.0.as_u128() >> 127 == 1), "a telling id");
            assert!(answers.is_sorted_by_key(|answer| answer.id), "the order is not that of chance");
        }
    }
}

/// Each answer to a question about an item of a list still stands with that item.
fn items_stay_with_their_answers(round: &Round) {
    let done = round.conclude(sample::minute(60), &mut Minted(1 << 64));
    for (index, step) in round.sequence.steps.iter().enumerate() {
        let Some(list) = &step.per_item else { continue };
        let (at, _) = round.sequence.find(list).unwrap();
        let items: Vec<&str> = round.items(at).into_iter().map(|(_, item)| item).collect();
        let items_then: Vec<String> = done
            .round
            .answers
            .iter()
            .filter(|answer| answer.step == *list && !answer.off_path)
            .filter_map(|answer| match &answer.answer.content {
                Some(Content::List(items)) => Some(items.clone()),
                _ => None,
            })
            .flatten()
            .collect();
        for (key, answer) in round.answers_of(index) {
            let Some(Content::Text(_) | Content::List(_) | Content::Elements(_)) = &answer.content else {
                continue;
            };
            let mut all = done.round.answers.iter().filter(|other| other.step == step.id);
            let Some(then) = all.find(|other| other.answer.content == answer.content) else { continue };
            let asked = items.get(key.n as usize).map(|item| (*item).to_owned());
            assert_eq!(
                items_then.get(then.n as usize).cloned(),
                asked,
                "{answer:?} stands with another item"
            );
        }
    }
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
