//! The working copy: what was acknowledged is there, whole, whatever it was.

use halte::domain::agreement::{AgreementState, Outcome, Review};
use halte::domain::answer::{Content, Promise, Slot};
use halte::domain::round::{Place, Round};
use halte::domain::wishes::Wishes;
use halte::start;
use halte::store::{Store, StoreError};
use proptest::prelude::*;

use super::sample::*;

/// A case with one finished round in which two things were agreed.
fn with_agreements(home: &Home) -> (Store, Vec<halte::domain::agreement::Agreement>) {
    let mut store = home.open();
    let mut first = round(1);
    first.seats.push(seat(person(3, "Fatima")));
    let promise = |what: &str| Promise { what: what.into(), ..Promise::default() };
    let promises = vec![promise("bellen"), promise("schrijven")];
    first.answers.insert(key(6, Slot::Group), said(Content::Agreements(promises)));
    store.begin(&first, minute(0)).unwrap();
    store.finish(&first, minute(20)).unwrap();
    let open = store.agreements(Some(first.case.id), false).unwrap();
    assert_eq!(open.len(), 2);
    (store, open)
}

#[test]
fn what_was_kept_is_there_after_a_kill() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    store.begin(&round, minute(0)).unwrap();
    assert_eq!(home.killed().open().resume(round.id).unwrap().as_ref(), Some(&round));
    round.answers.insert(key(0, of(1)), text("één"));
    round.place = Place::Reading(0);
    store.keep(&round, &[], minute(1)).unwrap();
    assert_eq!(home.killed().open().resume(round.id).unwrap().as_ref(), Some(&round));
    std::mem::forget(store);
    assert_eq!(home.open().resume(round.id).unwrap(), Some(round));
}

#[test]
fn the_unfinished_round_last_worked_on_comes_first() {
    let home = home();
    let mut store = home.open();
    let mut other = round(2);
    other.case = case(2, "Het Plein");
    store.begin(&round(1), minute(0)).unwrap();
    store.begin(&other, minute(1)).unwrap();
    let ids = |store: &Store, case| -> Vec<_> {
        store.unfinished(case).unwrap().into_iter().map(|round| round.id).collect()
    };
    assert_eq!(ids(&store, None), [other.id, round(1).id]);
    store.keep(&round(1), &[], minute(2)).unwrap();
    assert_eq!(ids(&store, None), [round(1).id, other.id]);
    assert_eq!(ids(&store, Some(other.case.id)), [other.id]);
    let unfinished = store.unfinished(Some(other.case.id)).unwrap();
    assert_eq!(unfinished[0].case, other.case);
    assert_eq!(unfinished[0].started.to_rfc3339(), other.started.to_rfc3339());
    assert_eq!(unfinished[0].sequence, "alles");
}

#[test]
fn an_agreement_that_was_settled_elsewhere_is_no_longer_on_the_table_unless_it_was_spoken_of() {
    let home = home();
    let (mut store, open) = with_agreements(&home);
    let review = |at: usize, outcome| Review { outcome, ..Review::skipped(open[at].id) };
    let mut here = Round { opening: open.clone(), ..round(2) };
    here.reviews.insert(open[0].id, review(0, Outcome::Running));
    store.begin(&here, minute(30)).unwrap();
    assert_eq!(store.resume(here.id).unwrap().as_ref(), Some(&here));
    let mut elsewhere = Round { opening: open.clone(), ..round(3) };
    elsewhere.reviews.insert(open[0].id, review(0, Outcome::Done));
    elsewhere.reviews.insert(open[1].id, review(1, Outcome::Dropped));
    store.begin(&elsewhere, minute(31)).unwrap();
    store.finish(&elsewhere, minute(40)).unwrap();
    let back = store.resume(here.id).unwrap().unwrap();
    let ids: Vec<_> = back.opening.iter().map(|agreement| agreement.id).collect();
    assert_eq!(ids, [open[0].id]);
    // Finishing adds its review to what was said elsewhere and opens nothing again.
    store.finish(&here, minute(50)).unwrap();
    let all = store.agreements(Some(here.case.id), true).unwrap();
    assert_eq!(all[0].state, AgreementState::Done);
    assert_eq!(all[0].reviews.len(), 2);
    assert_eq!(all[1].state, AgreementState::Dropped);
}

#[test]
fn the_agreement_where_the_round_stands_stays_on_the_table() {
    let home = home();
    let (mut store, open) = with_agreements(&home);
    let here = Round { opening: open.clone(), place: Place::Opening(open[1].id), ..round(2) };
    store.begin(&here, minute(30)).unwrap();
    let mut elsewhere = Round { opening: open.clone(), ..round(3) };
    for agreement in &open {
        let done = Review { outcome: Outcome::Done, ..Review::skipped(agreement.id) };
        elsewhere.reviews.insert(agreement.id, done);
    }
    store.begin(&elsewhere, minute(31)).unwrap();
    store.finish(&elsewhere, minute(40)).unwrap();
    let back = store.resume(here.id).unwrap().unwrap();
    assert_eq!(back.opening.len(), 1);
    assert!(back.path().contains(&back.place));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_round_that_is_resumed_equals_the_one_that_was_kept(
        seeds in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
        noise in prop::collection::vec(any::<u64>(), 4),
    ) {
        use proptest::strategy::ValueTree;
        use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
        let home = home();
        let (mut store, open) = with_agreements(&home);
        let seed: Vec<u8> = noise.iter().flat_map(|n| n.to_le_bytes()).collect();
        let mut runner = TestRunner::new_with_rng(
            Config::default(),
            TestRng::from_seed(RngAlgorithm::ChaCha, &seed),
        );
        let rounds = any_round(2, open);
        let first = rounds.new_tree(&mut runner).unwrap().current();
        store.begin(&first, minute(30)).unwrap();
        prop_assert_eq!(store.resume(first.id).unwrap(), Some(first.clone()));
        for (minutes, _) in (31..).zip(&seeds) {
            let mut next = rounds.new_tree(&mut runner).unwrap().current();
            next.started = first.started;
            store.keep(&next, &[], minute(minutes)).unwrap();
            prop_assert_eq!(store.resume(first.id).unwrap(), Some(next.clone()));
            store.pause().unwrap();
            prop_assert_eq!(home.killed().open().resume(first.id).unwrap(), Some(next));
        }
    }
}

#[test]
fn two_who_begin_the_same_new_case_at_once_end_in_one_case() {
    let home = home();
    let (mut here, mut there) = (home.open(), home.open());
    let titled = |n: u128, title: &str| {
        let mut round = round(n);
        round.case = case(n, title);
        round
    };
    let (first, second) = (titled(1, "De Tuin"), titled(2, "de tuin"));
    here.begin(&first, minute(0)).unwrap();
    let refused = there.begin(&second, minute(0)).unwrap_err();
    assert!(matches!(&refused, StoreError::TitleTaken(case) if *case == first.case), "{refused}");
    assert_eq!(there.unfinished(None).unwrap().len(), 1);
    let wishes = Wishes { case: Some(second.case.clone()), ..Wishes::default() };
    let begun = start::begin(&mut there, first.sequence.clone(), &wishes, first.language.clone(), minute(1));
    let begun = begun.unwrap();
    assert_eq!(begun.case, first.case);
    let who = |round: &Round| round.seats.iter().map(|seat| seat.person.id).collect::<Vec<_>>();
    assert_eq!(who(&begun), who(&first));
    here.finish(&first, minute(2)).unwrap();
    there.throw_away(begun.id).unwrap();
    assert!(
        matches!(there.begin(&second, minute(3)), Err(StoreError::TitleTaken(case)) if case == first.case)
    );
    there.begin(&titled(3, "Een andere tuin"), minute(3)).unwrap();
}

#[test]
fn the_people_of_a_case_that_is_not_kept_yet_are_those_of_its_round() {
    let home = home();
    let mut store = home.open();
    let mut round = round(1);
    if let Some(seat) = round.seats.last_mut() {
        seat.here = false;
    }
    store.begin(&round, minute(0)).unwrap();
    let people: Vec<_> = round.seats.iter().map(|seat| seat.person.clone()).collect();
    assert_eq!(store.people(round.case.id).unwrap(), people);
    let here: Vec<_> = people.iter().take(people.len() - 1).map(|person| person.id).collect();
    let seating = store.last_seating(round.case.id).unwrap().unwrap();
    assert_eq!((seating.present, seating.began), (here, None));
}
