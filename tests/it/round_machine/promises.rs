//! What holds at every moment of a round.

use std::collections::{BTreeMap, BTreeSet};

use halte::domain::answer::{Content, Pick, Slot};
use halte::domain::round::*;
use halte::domain::sequence::{Seen, Test};

use super::ledger::Ledger;

/// Every promise that does not wait for the end.
pub fn check(round: &Round, ledger: &Ledger) {
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
    assert_eq!(said.collect::<BTreeMap<_, _>>(), ledger.said);
    assert_eq!(round.reviews, ledger.reviews);
    assert_eq!(round.uses, ledger.uses);
    assert_eq!(round.notes, ledger.notes);
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
pub fn there_is_a_way_on(round: &Round, at: usize) {
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
            Place::Pick(first) if at.is_multiple_of(16) => Move::Pick(*round.group(first).last().unwrap()),
            _ => Move::On,
        };
        round.make(next).unwrap();
        assert_ne!(round.place, before);
    }
    round.make(Move::Finish).unwrap();
    assert_eq!(round.make(Move::Back), Err(Refusal::Finished));
}
