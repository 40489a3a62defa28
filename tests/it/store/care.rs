//! The care of cases: renamed, closed, merged; people corrected and merged; rounds moved, and answers corrected.
//!
//! Each change leaves every row as its revisions say, and can be undone.

use halte::domain::answer::*;
use halte::domain::case::{Attachment, Case, FinishedRound, Original, Visibility};
use halte::domain::id::*;
use halte::domain::person::{Person, Role};
use halte::domain::question::Letter;
use halte::domain::round::{CaseRef, NewQuestion, Round};
use halte::domain::words::Lang;
use halte::store::{Change, EarlierWords, Origin, Store, StoreError};
use uuid::Uuid;

use super::lists::rows_are_their_revisions;
use super::sample::*;

/// Finishes round `n` of this case, with these people and words of the first; changed first.
pub fn finished(
    store: &mut Store,
    n: u128,
    of_case: CaseRef,
    people: &[Person],
    change: impl FnOnce(&mut Round),
) -> FinishedRound {
    let minutes = i64::try_from(n).unwrap() * 100;
    let seats = people.iter().cloned().map(seat).collect();
    let mut round = Round { started: minute(minutes), case: of_case, seats, ..round(n) };
    change(&mut round);
    round.questions = store.learning_questions(round.case.id, false).unwrap();
    store.begin(&round, minute(minutes)).unwrap();
    store.finish(&round, minute(minutes + 20)).unwrap()
}

fn noor() -> Person {
    person(1, "Noor")
}

fn slot(person: &Person) -> Slot {
    Slot::Person(person.id)
}

fn first_words(round: &mut Round, person: &Person, words: &str) {
    round.answers.insert(key(0, slot(person)), text(words));
}

type Everything = (Vec<Option<Case>>, Vec<FinishedRound>, Vec<String>);

/// All that can be read of both cases.
fn everything(store: &Store) -> Everything {
    let ids = [case(1, "").id, case(2, "").id];
    let cases: Vec<Option<Case>> = ids.iter().map(|id| store.case(*id).unwrap()).collect();
    let mut rounds = Vec::new();
    let mut rest = Vec::new();
    for id in ids {
        for line in store.round_lines(id, None, 99).unwrap() {
            rounds.push(store.round(line.id).unwrap().unwrap());
        }
        let lists = (
            store.agreements(Some(id), true).unwrap(),
            store.learning_questions(id, true).unwrap(),
            store.own_elements(id).unwrap(),
            store.notes(id).unwrap(),
            store.attachments(id).unwrap(),
        );
        rest.push(format!("{lists:?}"));
    }
    let lines = store.case_lines().unwrap();
    rest.extend(lines.iter().map(|line| format!("{} {} {}", line.id, line.title, line.rounds)));
    (cases, rounds, rest)
}

/// What a change does can be undone, and that too; every row is what its revisions say all the while.
fn comes_and_goes(home: &Home, store: &mut Store, change: impl FnOnce(&mut Store) -> Change) -> Everything {
    let before = everything(store);
    let change = change(store);
    let after = everything(store);
    assert_ne!(before, after);
    rows_are_their_revisions(home);
    let undone = store.undo(&change, minute(9000)).unwrap();
    assert_eq!(everything(store), before);
    rows_are_their_revisions(home);
    store.undo(&undone, minute(9001)).unwrap();
    assert_eq!(everything(store), after);
    rows_are_their_revisions(home);
    assert!(matches!(store.undo(&change, minute(9002)), Err(StoreError::ChangedSince)));
    after
}

/// De Knoop with Noor and Karim, and De Brug with another Noor and Wim; a question each, and an agreement.
fn two_cases(store: &mut Store) -> [FinishedRound; 2] {
    let promise = |what: &str, who: &Person| Promise {
        what: what.into(),
        who: vec![Owner::Person(who.id), Owner::We],
        ..Promise::default()
    };
    let agreed = |round: &mut Round, promise: Promise| {
        round.answers.insert(key(6, Slot::Group), said(Content::Agreements(vec![promise])));
    };
    let (karim, wim, other) = (person(2, "Karim"), person(4, "Wim"), person(3, "noor"));
    let knoop = finished(store, 1, case(1, "De Knoop"), &[noor(), karim.clone()], |round| {
        first_words(round, &noor(), "Het hek was dicht");
        first_words(round, &karim, "Ik wachtte");
        agreed(round, promise("Bellen", &karim));
    });
    let brug = finished(store, 2, case(2, "De Brug"), &[other.clone(), wim.clone()], |round| {
        first_words(round, &other, "De brug is af");
        first_words(round, &wim, "Nog niet");
        round.answers.insert(
            key(5, Slot::Group),
            said(Content::Votes(vec![(Pick::Answer(key(0, slot(&wim)), None), 2)])),
        );
        round.bringer = Some(wim.id);
        agreed(round, promise("Verven", &wim));
    });
    for (of, text) in [(&knoop, "Wie heeft de sleutel?"), (&brug, "Wie verft?")] {
        let new = NewQuestion { text: text.into(), reach: None };
        store.ask(Origin::Answer(of.answers[0].id), &new, minute(300)).unwrap();
        store.make_element(Origin::Answer(of.answers[0].id), &Element::default(), minute(301)).unwrap();
    }
    [knoop, brug]
}

#[test]
fn a_case_is_renamed_described_closed_and_opened_again() {
    let home = home();
    let mut store = home.open();
    two_cases(&mut store);
    let id = case(1, "").id;
    comes_and_goes(&home, &mut store, |store| store.rename_case(id, "De Tuin", minute(400)).unwrap());
    assert_eq!(store.cases_titled("de tuin").unwrap(), [case(1, "De Tuin")]);
    assert_eq!(store.cases_titled("De Knoop").unwrap(), []);
    let taken = store.rename_case(id, "dé brug", minute(401)).unwrap_err();
    assert!(matches!(taken, StoreError::TitleTaken(other) if other == case(2, "De Brug")));
    comes_and_goes(&home, &mut store, |store| store.describe_case(id, "Een tuin.", minute(402)).unwrap());
    comes_and_goes(&home, &mut store, |store| store.close_case(id, true, minute(403)).unwrap());
    assert!(!store.case_lines().unwrap().iter().find(|line| line.id == id).unwrap().open);
    comes_and_goes(&home, &mut store, |store| store.close_case(id, false, minute(404)).unwrap());
    assert!(store.case(id).unwrap().unwrap().open);
}

#[test]
fn a_round_that_waits_has_the_new_title_of_its_case() {
    let home = home();
    let mut store = home.open();
    two_cases(&mut store);
    let waits = Round { started: minute(400), ..round(9) };
    store.begin(&waits, minute(400)).unwrap();
    let change = store.rename_case(case(1, "").id, "De Tuin", minute(401)).unwrap();
    assert_eq!(store.unfinished(None).unwrap()[0].case.title, "De Tuin");
    assert_eq!(store.resume(waits.id).unwrap().unwrap().case.title, "De Tuin");
    store.undo(&change, minute(402)).unwrap();
    assert_eq!(store.unfinished(None).unwrap()[0].case.title, "De Knoop");
}

#[test]
fn two_cases_become_one_with_everything_of_both_and_letters_of_their_own() {
    let home = home();
    let mut store = home.open();
    let [knoop, brug] = two_cases(&mut store);
    let (from, into) = (case(2, "").id, case(1, "").id);
    let mut suggested = Vec::new();
    comes_and_goes(&home, &mut store, |store| {
        let (equal, change) = store.merge_cases(from, into, minute(400)).unwrap();
        suggested = equal;
        change
    });
    // Noor of the one may be noor of the other: nobody decided that yet.
    assert_eq!(suggested, [(noor(), person(3, "noor"))]);
    assert_eq!(store.case(from).unwrap(), None);
    let names: Vec<String> =
        store.case(into).unwrap().unwrap().people.into_iter().map(|person| person.name).collect();
    assert_eq!(names, ["Noor", "Karim", "noor", "Wim"]);
    let rounds: Vec<RoundId> =
        store.round_lines(into, None, 9).unwrap().into_iter().map(|line| line.id).collect();
    assert_eq!(rounds, [brug.id, knoop.id]);
    let letters: Vec<Letter> =
        store.learning_questions(into, true).unwrap().into_iter().map(|question| question.letter).collect();
    assert_eq!(letters, [Letter::at(0), Letter::at(1)]);
    assert_eq!(store.agreements(Some(into), false).unwrap().len(), 2);
    let line = store.case_lines().unwrap().into_iter().find(|line| line.id == into).unwrap();
    assert_eq!(line.rounds, 2);
    assert_eq!(store.last_answers(into, "alles/hands").unwrap().unwrap().answers.len(), 2);
    assert_eq!(store.case_lines().unwrap().len(), 1);
}

#[test]
fn a_case_with_a_round_that_waits_is_not_merged_into_another() {
    let home = home();
    let mut store = home.open();
    two_cases(&mut store);
    let waits = Round { started: minute(400), ..round(9) };
    store.begin(&waits, minute(400)).unwrap();
    let (knoop, brug) = (case(1, "").id, case(2, "").id);
    let before = everything(&store);
    assert!(matches!(store.merge_cases(knoop, brug, minute(401)), Err(StoreError::RoundWaits)));
    assert!(matches!(store.merge_cases(knoop, knoop, minute(401)), Err(StoreError::NotFound(_))));
    assert_eq!(everything(&store), before);
    store.merge_cases(brug, knoop, minute(402)).unwrap();
    assert_eq!(store.finish(&waits, minute(420)).unwrap().case, knoop);
}

#[test]
fn a_person_gets_another_name_and_role_and_may_leave() {
    let home = home();
    let mut store = home.open();
    two_cases(&mut store);
    let role = Role::new("resident");
    comes_and_goes(&home, &mut store, |store| {
        store.correct_person(noor().id, "Noor de Wit", Some(&role), minute(400)).unwrap()
    });
    let people = store.people(case(1, "").id).unwrap();
    assert_eq!(people[0], Person { role: Some(role), ..person(1, "Noor de Wit") });
    comes_and_goes(&home, &mut store, |store| store.set_active(noor().id, false, minute(401)).unwrap());
    assert_eq!(store.case(case(1, "").id).unwrap().unwrap().inactive, [noor().id]);
}

#[test]
fn two_people_of_a_case_become_one_unless_they_were_there_together() {
    let home = home();
    let mut store = home.open();
    let [_, brug] = two_cases(&mut store);
    let into = case(1, "").id;
    store.merge_cases(case(2, "").id, into, minute(400)).unwrap();
    let (karim, wim) = (person(2, "Karim"), person(4, "Wim"));
    assert!(matches!(store.merge_people(noor().id, karim.id, minute(401)), Err(StoreError::WereTogether)));
    comes_and_goes(&home, &mut store, |store| store.merge_people(wim.id, karim.id, minute(402)).unwrap());
    let round = store.round(brug.id).unwrap().unwrap();
    assert_eq!(round.present, [PersonId(Uuid::from_u128(103)), karim.id]);
    assert_eq!(round.bringer, Some(karim.id));
    let voted = round.answers.iter().find_map(|answer| match &answer.answer.content {
        Some(Content::Votes(votes)) => votes.first().cloned(),
        _ => None,
    });
    assert_eq!(voted, Some((Pick::Answer(key(0, slot(&karim)), None), 2)));
    assert!(round.answers.iter().any(|answer| answer.slot == slot(&karim)));
    let who: Vec<Vec<Owner>> =
        store.agreements(Some(into), true).unwrap().into_iter().map(|agreement| agreement.who).collect();
    assert_eq!(who, [vec![Owner::Person(karim.id), Owner::We], vec![Owner::Person(karim.id), Owner::We]]);
    assert!(store.people(into).unwrap().iter().all(|person| person.id != wim.id));
    assert!(matches!(store.merge_people(wim.id, karim.id, minute(403)), Err(StoreError::NotFound(_))));
}

#[test]
fn nobody_is_changed_who_sits_in_a_round_that_waits() {
    let home = home();
    let mut store = home.open();
    two_cases(&mut store);
    store.begin(&Round { started: minute(400), ..round(9) }, minute(400)).unwrap();
    let waits = |error| matches!(error, StoreError::RoundWaits);
    assert!(waits(store.correct_person(noor().id, "N", None, minute(401)).unwrap_err()));
    let words = halte::store::Words::Gone;
    assert!(waits(store.erase_person(noor().id, words, minute(401)).unwrap_err()));
}

#[test]
fn a_round_goes_to_another_case_with_all_that_was_said_and_agreed_in_it() {
    let home = home();
    let mut store = home.open();
    let [_, brug] = two_cases(&mut store);
    let karim = person(2, "Karim");
    let second = finished(&mut store, 3, case(1, "De Knoop"), &[noor(), karim.clone()], |round| {
        first_words(round, &noor(), "Dit ging over de brug");
        first_words(round, &karim, "Ja");
        let picks = vec![Pick::Answer(key(0, slot(&karim)), None)];
        round.answers.insert(key(5, Slot::Group), said(Content::Options(picks)));
        let promise =
            Promise { what: "Kijken".into(), who: vec![Owner::Person(noor().id)], ..Promise::default() };
        round.answers.insert(key(6, Slot::Group), said(Content::Agreements(vec![promise])));
    });
    let link = store.round_lines(case(1, "").id, None, 9).unwrap().last().unwrap().id;
    let earlier = store.round(link).unwrap().unwrap().answers[0].id;
    store.recurs(second.answers[0].id, Some(earlier), minute(390)).unwrap();
    let new = NewQuestion { text: "Hoe lang is hij?".into(), reach: None };
    store.ask(Origin::Answer(second.answers[0].id), &new, minute(391)).unwrap();
    let mut suggested = Vec::new();
    comes_and_goes(&home, &mut store, |store| {
        let (equal, change) = store.move_round(second.id, case(2, "").id, minute(400)).unwrap();
        suggested = equal;
        change
    });
    let moved = store.round(second.id).unwrap().unwrap();
    assert_eq!(moved.case, case(2, "").id);
    let there = store.people(moved.case).unwrap();
    let names: Vec<&str> = there.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["noor", "Wim", "Noor", "Karim"]);
    // Those who stay in the old case too are new people here; one name is a suggestion.
    assert_eq!(suggested, [(there[0].clone(), there[2].clone())]);
    assert_eq!(moved.present, [there[2].id, there[3].id]);
    assert!(moved.answers.iter().any(|answer| answer.slot == Slot::Person(there[3].id)));
    let chosen = moved.answers.iter().find_map(|answer| match &answer.answer.content {
        Some(Content::Options(picks)) => picks.first().cloned(),
        _ => None,
    });
    assert_eq!(chosen, Some(Pick::Answer(key(0, Slot::Person(there[3].id)), None)));
    assert_eq!(moved.made[0].who, [Owner::Person(there[2].id)]);
    assert_eq!(store.people(case(1, "").id).unwrap(), [noor(), karim]);
    // A thread does not run through two cases, and a question has a letter of its own in its new case.
    assert_eq!(store.thread(moved.answers[0].id).unwrap().len(), 1);
    let asked = store.learning_questions(moved.case, true).unwrap();
    assert_eq!(asked.iter().map(|one| one.letter).collect::<Vec<_>>(), [Letter::at(0), Letter::at(1)]);
    assert_eq!(store.round_lines(moved.case, None, 9).unwrap()[1].id, brug.id);
}

#[test]
fn who_was_only_in_the_round_that_moves_goes_along() {
    let home = home();
    let mut store = home.open();
    let [_, brug] = two_cases(&mut store);
    store.move_round(brug.id, case(1, "").id, minute(400)).unwrap();
    rows_are_their_revisions(&home);
    assert_eq!(store.people(case(2, "").id).unwrap(), []);
    assert_eq!(store.people(case(1, "").id).unwrap()[3], person(4, "Wim"));
    assert_eq!(store.round(brug.id).unwrap().unwrap().present, brug.present);
}

#[test]
fn an_answer_is_corrected_and_its_earlier_words_stay_in_its_history() {
    let home = home();
    let mut store = home.open();
    let [knoop, _] = two_cases(&mut store);
    let answer = knoop.answers[0].id;
    let new = Content::Text("Het hek stond open".into());
    comes_and_goes(&home, &mut store, |store| {
        store.correct_answer(answer, &new, "echt", EarlierWords::Kept, minute(400)).unwrap().unwrap()
    });
    let said = &store.round(knoop.id).unwrap().unwrap().answers[0].answer;
    assert_eq!((said.content.as_ref(), said.why.as_str()), (Some(&new), "echt"));
    let before = |store: &Store| {
        let earlier = store.round(knoop.id).unwrap().unwrap().answers[0].earlier.clone();
        let line = store.on_line(knoop.case, &knoop.answers[0].line, None, 9).unwrap();
        assert_eq!(line[0].round.answers[0].earlier, earlier);
        earlier.into_iter().map(|before| (before.content, before.why)).collect::<Vec<_>>()
    };
    // Undone and done again: it was corrected once.
    let was = [(Content::Text("Het hek was dicht".into()), String::new())];
    assert_eq!(before(&store), was);
    store.set_comes_back(answer, true, minute(402)).unwrap();
    assert_eq!(before(&store), was);
    let last = Content::Text("Het hek stond half open".into());
    store.correct_answer(answer, &last, "echt", EarlierWords::Kept, minute(403)).unwrap();
    assert_eq!(before(&store), [was.as_slice(), &[(new, "echt".into())]].concat());
    let gone = Content::Text("Het hek stond op een kier".into());
    store.correct_answer(answer, &gone, "", EarlierWords::Gone, minute(404)).unwrap();
    assert_eq!(before(&store), []);
    let other = store.correct_answer(answer, &Content::Number(3), "", EarlierWords::Kept, minute(401));
    assert!(matches!(other, Err(StoreError::Other(_))));
}

#[test]
fn a_number_and_a_list_keep_what_they_were_before() {
    let home = home();
    let mut store = home.open();
    let round = finished(&mut store, 1, case(1, "De Knoop"), &[noor()], |round| {
        round.answers.insert(key(2, Slot::Group), said(Content::List(vec!["hek".into(), "sleutel".into()])));
        round
            .answers
            .insert(key(3, slot(&noor())), Answer { why: "krap".into(), ..said(Content::Number(2)) });
    });
    let of = |round: &FinishedRound, number: bool| {
        let is = |content: &Option<Content>| matches!(content, Some(Content::Number(_))) == number;
        let found =
            round.answers.iter().find(|answer| is(&answer.answer.content) && answer.answer.content.is_some());
        found.unwrap().clone()
    };
    let longer = Content::List(vec!["hek".into()]);
    store.correct_answer(of(&round, false).id, &longer, "", EarlierWords::Kept, minute(400)).unwrap();
    store
        .correct_answer(of(&round, true).id, &Content::Number(4), "ruim", EarlierWords::Kept, minute(401))
        .unwrap();
    let now = store.round(round.id).unwrap().unwrap();
    let before = |number: bool| {
        of(&now, number).earlier.into_iter().map(|was| (was.content, was.why)).collect::<Vec<_>>()
    };
    assert_eq!(before(true), [(Content::Number(2), "krap".into())]);
    assert_eq!(before(false), [(Content::List(vec!["hek".into(), "sleutel".into()]), String::new())]);
}

#[test]
fn a_mark_is_set_and_taken_away_and_an_answer_comes_back() {
    let home = home();
    let mut store = home.open();
    let [knoop, _] = two_cases(&mut store);
    let answer = knoop.answers[0].id;
    comes_and_goes(&home, &mut store, |store| {
        store.set_mark(answer, Mark::Obstacle, true, minute(400)).unwrap()
    });
    store.set_mark(answer, Mark::Fact, true, minute(401)).unwrap();
    store.set_mark(answer, Mark::Fact, true, minute(402)).unwrap();
    let marks = |store: &Store| store.round(knoop.id).unwrap().unwrap().answers[0].answer.marks.clone();
    // A question and an element were made of it: it has their marks.
    let made = [Mark::LearningQuestion, Mark::WorkingElement];
    assert_eq!(marks(&store), [made[0], made[1], Mark::Obstacle, Mark::Fact]);
    comes_and_goes(&home, &mut store, |store| {
        store.set_mark(answer, Mark::Obstacle, false, minute(403)).unwrap()
    });
    assert_eq!(marks(&store), [made[0], made[1], Mark::Fact]);
    comes_and_goes(&home, &mut store, |store| store.set_comes_back(answer, true, minute(404)).unwrap());
    comes_and_goes(&home, &mut store, |store| {
        store.set_visibility(answer, Visibility::Public, minute(405)).unwrap()
    });
    let original = Original { text: "Kapı kapalıydı".into(), language: Lang::new("tr") };
    comes_and_goes(&home, &mut store, |store| {
        store.set_original(answer, Some(&original), minute(406)).unwrap()
    });
    let found = store.round(knoop.id).unwrap().unwrap().answers[0].clone();
    assert_eq!((found.visibility, found.original), (Visibility::Public, Some(original)));
}

#[test]
fn what_was_forgotten_is_added_to_a_finished_round() {
    let home = home();
    let mut store = home.open();
    let [knoop, _] = two_cases(&mut store);
    let forgotten = said(Content::Number(7));
    let mut id = None;
    comes_and_goes(&home, &mut store, |store| {
        let (answer, change) =
            store.add_answer(knoop.id, "useful", slot(&noor()), &forgotten, minute(400)).unwrap();
        id = Some(answer);
        change
    });
    let round = store.round(knoop.id).unwrap().unwrap();
    let added = round.answers.iter().find(|answer| Some(answer.id) == id).unwrap();
    assert_eq!((added.line.as_str(), &added.answer), ("alles/useful", &forgotten));
    assert!(!round.skipped.contains(&"useful".to_owned()));
    assert!(store.add_answer(knoop.id, "useful", slot(&noor()), &forgotten, minute(401)).is_err());
    let promise = Promise { what: "Sleutel halen".into(), ..Promise::default() };
    comes_and_goes(&home, &mut store, |store| {
        store.add_agreement(knoop.id, &promise, minute(402)).unwrap().1
    });
    let open = store.agreements(Some(case(1, "").id), false).unwrap();
    assert_eq!(open.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["Bellen", "Sleutel halen"]);
    comes_and_goes(&home, &mut store, |store| {
        store
            .correct_agreement(open[0].id, &promised("Schrijven"), EarlierWords::Kept, minute(403))
            .unwrap()
            .unwrap()
    });
    let wordings = |store: &Store| {
        let made = store.round(knoop.id).unwrap().unwrap().made;
        made[0].earlier_wordings().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(wordings(&store), ["Bellen"]);
    let other = Promise {
        who: vec![Owner::Person(noor().id)],
        due: Due::Words("na de zomer".into()),
        if_then: "Als het regent, dan binnen".into(),
        ..promised("Schrijven")
    };
    comes_and_goes(&home, &mut store, |store| {
        store.correct_agreement(open[0].id, &other, EarlierWords::Kept, minute(403)).unwrap().unwrap()
    });
    let now = store.agreements(Some(case(1, "").id), false).unwrap().remove(0);
    assert_eq!((&now.who, &now.due, &now.if_then), (&other.who, &other.due, &other.if_then));
    store.correct_agreement(open[0].id, &promised("Mailen"), EarlierWords::Gone, minute(404)).unwrap();
    assert_eq!(wordings(&store), Vec::<String>::new());
    let (note, _) = store.note(knoop.case, Some(knoop.id), None, "Het regende", minute(405)).unwrap();
    store.correct_note(note, "Het waaide", EarlierWords::Kept, minute(406)).unwrap();
    let noted = |store: &Store| store.round(knoop.id).unwrap().unwrap().notes;
    assert_eq!(noted(&store)[0].earlier, ["Het regende"]);
    store.correct_note(note, "Het sneeuwde", EarlierWords::Gone, minute(407)).unwrap();
    assert_eq!(noted(&store)[0].earlier, Vec::<String>::new());
}

#[test]
fn something_that_was_shown_stands_beside_its_answer_with_what_was_said_of_it() {
    let home = home();
    let mut store = home.open();
    let [knoop, _] = two_cases(&mut store);
    let photo = Attachment {
        id: Uuid::nil(),
        round: Some(knoop.id),
        answer: Some(knoop.answers[0].id),
        kind: "photo".into(),
        reference: "hek.jpg".into(),
        caption: "Het hek".into(),
        permission: "not-asked".into(),
    };
    let id = case(1, "").id;
    comes_and_goes(&home, &mut store, |store| store.attach(id, &photo, minute(400)).unwrap());
    let kept = store.attachments(id).unwrap().remove(0);
    assert_eq!(Attachment { id: Uuid::nil(), ..kept.clone() }, photo);
    assert_eq!(
        store.round(knoop.id).unwrap().unwrap().attachments,
        std::slice::from_ref(&kept),
        "it is read with its round"
    );
    let other = |permission: &str| Attachment {
        permission: permission.into(),
        reference: "poort.jpg".into(),
        ..kept.clone()
    };
    comes_and_goes(&home, &mut store, |store| store.correct_shown(&other("refused"), minute(401)).unwrap());
    assert!(store.correct_shown(&other("maybe"), minute(402)).is_err());
    assert!(store.attach(id, &Attachment { permission: String::new(), ..photo }, minute(402)).is_err());
}
