//! What works: how it grows stronger, what is the same, and how it is found.
//!
//! Never here: what a round adds to the other lists.

use std::collections::BTreeSet;

use halte::domain::answer::*;
use halte::domain::element::{Strength, WorkingElement};
use halte::domain::id::*;
use halte::domain::round::Uses;
use halte::store::{Change, ElementFilter, Origin, Store};
use uuid::Uuid;

use super::super::sample::*;
use super::{element, finished, rows_are_their_revisions};

#[test]
fn an_element_grows_stronger_in_another_round_and_then_in_another_case() {
    let home = home();
    let mut store = home.open();
    let (of_first, first) = finished(&mut store, 1, "a", |_| {});
    let (again, _) = finished(&mut store, 2, "b", |_| {});
    let (made, _) = store.make_element(Origin::Answer(first), &element("Coördinatie"), minute(500)).unwrap();
    // It was noticed when its round was, and written down later.
    let (element, round) = (store.element(made).unwrap().unwrap(), store.round(of_first).unwrap().unwrap());
    assert_eq!((element.noticed, element.made), (round.started, minute(500)));
    let strength = |store: &Store| store.element(made).unwrap().unwrap().strength;
    assert_eq!(strength(&store), Strength::Possible);
    store.see_element(made, Origin::Answer(first), "zelfde ronde", minute(501)).unwrap();
    assert_eq!(strength(&store), Strength::Possible);
    // In a running round an answer tells of it.
    let (third, told) = finished(&mut store, 3, "het werkte weer", |round| {
        round.uses.insert(key(0, of(1)), Uses { seen: Some(made), ..Uses::default() });
    });
    assert_eq!(strength(&store), Strength::SeenAgain);
    let seen = store.element(made).unwrap().unwrap().seen_in;
    assert_eq!((seen[0].round, seen[0].outcome.as_str()), (Some(third), "het werkte weer"));
    assert_ne!(again, third);
    assert!(store.element(made).unwrap().unwrap().answers.contains(&told));
    finished(&mut store, 4, "elders", |round| {
        round.case = case(2, "Het Plein");
        round.seats = vec![seat(person(1, "Noor"))];
        round.seats[0].person.id = PersonId(Uuid::from_u128(700));
        round.bringer = None;
        let slot = Slot::Person(round.seats[0].person.id);
        round.answers = [(key(0, slot), text("elders"))].into();
    });
    store.see_element(made, Origin::Case(case(2, "").id), "daar ook", minute(900)).unwrap();
    assert_eq!(strength(&store), Strength::SeenElsewhere);
    for case in [case(1, ""), case(2, "")] {
        let of_case = ElementFilter { case: Some(case.id), ..ElementFilter::default() };
        assert_eq!(store.elements(&of_case, None, 9).unwrap().len(), 1);
    }
    rows_are_their_revisions(&home);
}

#[test]
fn two_elements_that_are_the_same_stand_as_one_and_both_wordings_stay() {
    let home = home();
    let mut store = home.open();
    let (_, first) = finished(&mut store, 1, "a", |_| {});
    let (_, second) = finished(&mut store, 2, "b", |_| {});
    let mut make = |answer, words, at| {
        store.make_element(Origin::Answer(answer), &element(words), minute(at)).unwrap().0
    };
    let (one, two, three) = (make(first, "een", 500), make(second, "twee", 501), make(second, "drie", 502));
    store.same_element(two, three, minute(503)).unwrap();
    store.same_element(three, one, minute(504)).unwrap();
    let all = store.elements(&ElementFilter::default(), None, 9).unwrap();
    let words = |found: &WorkingElement| {
        let same = found.same.iter().map(|same| same.words.element.clone());
        [found.words.element.clone()].into_iter().chain(same).collect::<BTreeSet<_>>()
    };
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].id, all[0].strength, all[0].answers.len()), (one, Strength::SeenAgain, 3));
    assert_eq!(words(&all[0]), ["een", "twee", "drie"].map(str::to_owned).into());
    let by_words = ElementFilter { words: Some("TWÉÉ".into()), ..ElementFilter::default() };
    assert_eq!(store.elements(&by_words, None, 9).unwrap(), all);
    let own = store.own_elements(case(1, "").id).unwrap();
    assert_eq!(own.iter().map(|(_, same)| *same).collect::<Vec<_>>(), [None, Some(one), Some(one)]);
    // What is the same already stays so, whichever way it is said.
    assert_eq!(store.same_element(one, two, minute(505)).unwrap(), Change::default());
    rows_are_their_revisions(&home);
}

#[test]
fn elements_are_found_by_mark_and_strength_and_page_by_key() {
    let home = home();
    let mut store = home.open();
    let (_, answer) = finished(&mut store, 1, "a", |round| {
        round.answers.get_mut(&key(0, of(1))).unwrap().marks = vec![Mark::Obstacle];
    });
    for n in 0..7 {
        let origin = if n == 3 { Origin::Answer(answer) } else { Origin::Case(case(1, "").id) };
        // Two at a time in the same minute.
        store.make_element(origin, &element(&format!("nr {n}")), minute(500 + n / 2)).unwrap();
    }
    let (mut seen, mut after) = (Vec::new(), None);
    while let page = store.elements(&ElementFilter::default(), after, 3).unwrap()
        && let Some(last) = page.last()
    {
        after = Some(last.id);
        seen.extend(page.into_iter().map(|one| one.words.element));
    }
    assert_eq!(seen, ["nr 6", "nr 5", "nr 4", "nr 3", "nr 2", "nr 1", "nr 0"]);
    let named = |filter: &ElementFilter| -> Vec<String> {
        store.elements(filter, None, 9).unwrap().into_iter().map(|one| one.words.element).collect()
    };
    assert_eq!(named(&ElementFilter { mark: Some(Mark::Obstacle), ..ElementFilter::default() }), ["nr 3"]);
    let strong = ElementFilter { strength: Some(Strength::SeenAgain), ..ElementFilter::default() };
    assert_eq!(named(&strong), Vec::<String>::new());
}

#[test]
fn what_several_said_in_one_round_came_by_once() {
    let home = home();
    let mut store = home.open();
    let earlier: Vec<_> = [(1, "a"), (2, "b")]
        .into_iter()
        .map(|(n, words)| {
            let (_, answer) = finished(&mut store, n, words, |_| {});
            store.thread(answer).unwrap()
        })
        .collect();
    let twice: Vec<_> = earlier.iter().flat_map(|thread| thread.iter().chain(thread).cloned()).collect();
    assert_eq!((twice.len(), halte::store::rounds(&twice)), (4, 2));
}
