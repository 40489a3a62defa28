//! Two machines that change the same cases, each without knowing of the other, in ways that touch: whoever merges last has
//! what the other has, nothing is refused, and nobody's words or name are lost.

use halte::domain::answer::{Answer, Content, Element, Mark, Promise, Slot};
use halte::domain::case::FinishedRound;
use halte::domain::person::Person;
use halte::domain::question::QuestionState;
use halte::domain::round::NewQuestion;
use halte::store::{EarlierWords, Origin, Store, Words};
use serde_json::Value;

use super::super::super::support::{self, Home};
use super::{both, case, export, import, now, round, store, value};

/// The cases without what only an index of this machine knows: the order in which they were looked at.
fn cases(home: &Home) -> Vec<Value> {
    let mut cases = value(&export(home, &[]))["cases"].as_array().unwrap().clone();
    cases.sort_by_key(|case| case["id"].to_string());
    cases
}

fn take_in(into: &Home, book: &str) {
    let run = into.run(&["import", "-", "--lang", "en"], book);
    assert_eq!(run.code(), 0, "{}", run.stderr);
    let check = into.run(&["check", "--lang", "en"], "");
    assert_eq!(check.code(), 0, "{}{}", check.stdout, check.stderr);
}

/// Both have what the other has, an empty database gets the same, and so it does case by case.
fn exchanged(one: &Home, other: &Home) -> Vec<Value> {
    for (from, into) in [(one, other), (other, one), (one, other), (other, one)] {
        take_in(into, &export(from, &[]));
    }
    let all = cases(one);
    assert_eq!(all, cases(other));
    let new = support::home();
    take_in(&new, &export(one, &[]));
    assert_eq!(all, cases(&new));
    for case in &all {
        take_in(&support::home(), &export(one, &[case["title"].as_str().unwrap()]));
    }
    all
}

fn only_round(store: &Store, title: &str) -> FinishedRound {
    let line = store.round_lines(case(store, title), None, 9).unwrap().pop().unwrap();
    store.round(line.id).unwrap().unwrap()
}

fn somebody(store: &Store, title: &str, name: &str) -> Person {
    let mut people = store.people(case(store, title)).unwrap().into_iter();
    people.find(|person| person.name == name).unwrap()
}

fn moved(home: &Home) {
    let mut store = store(home);
    let (round, into) = (only_round(&store, "Plein").id, case(&store, "Park"));
    store.move_round(round, into, now()).unwrap();
}

fn put_together(home: &Home, person: &str, as_this: &str) {
    let mut store = store(home);
    let of = |store: &Store, name| somebody(store, "Plein", name).id;
    let (person, as_this) = (of(&store, person), of(&store, as_this));
    store.merge_people(person, as_this, now()).unwrap();
}

/// Everyone who is named in what was said is somebody of that case, with a name.
fn names(case: &Value) -> Vec<&str> {
    case["people"].as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap()).collect()
}

fn of_title<'a>(cases: &'a [Value], title: &str) -> &'a Value {
    cases.iter().find(|case| case["title"] == title).unwrap()
}

fn count(case: &Value, what: &str) -> usize {
    case[what].as_array().unwrap().len()
}

#[test]
fn a_round_that_was_moved_and_another_with_the_same_people() {
    let (one, other) = both();
    moved(&one);
    round(&other, "Plein", "nog eens");
    let cases = exchanged(&one, &other);
    assert_eq!(names(of_title(&cases, "Plein")), ["Noor", "Bram"]);
    assert_eq!((count(&cases[0], "rounds"), count(&cases[1], "rounds")), (1, 2));
}

#[test]
fn what_is_added_to_a_round_that_was_moved_goes_along() {
    let (one, other) = both();
    moved(&one);
    let mut there = store(&other);
    let round = only_round(&there, "Plein");
    let promise = Promise { what: "Bellen".to_owned(), ..Promise::default() };
    there.add_agreement(round.id, &promise, now()).unwrap();
    let said = &round.answers[0];
    there.add_answer(round.id, &said.step, Slot::Group, &said.answer, now()).unwrap();
    drop(there);
    let cases = exchanged(&one, &other);
    let (plein, park) = (of_title(&cases, "Plein"), of_title(&cases, "Park"));
    assert_eq!((count(plein, "agreements"), count(park, "agreements")), (0, 3));
}

#[test]
fn an_agreement_that_answers_a_question_of_a_round_that_was_moved() {
    let (one, _) = both();
    let mut here = store(&one);
    let round = only_round(&here, "Plein").id;
    let new = NewQuestion { text: "Hoe nu?".to_owned(), reach: None };
    here.ask(Origin::Round(round), &new, now()).unwrap();
    drop(here);
    round_again(&one);
    let other = import(&export(&one, &[]));
    let mut there = store(&other);
    let newest = there.round_lines(case(&there, "Plein"), None, 9).unwrap().remove(0).id;
    let question = there.learning_questions(case(&there, "Plein"), true).unwrap().remove(0);
    let promise =
        Promise { what: "Bellen".to_owned(), question: Some(question.reference()), ..Promise::default() };
    there.add_agreement(newest, &promise, now()).unwrap();
    drop(there);
    let mut here = store(&one);
    let into = case(&here, "Park");
    here.move_round(round, into, now()).unwrap();
    drop(here);
    let cases = exchanged(&one, &other);
    let (plein, park) = (of_title(&cases, "Plein"), of_title(&cases, "Park"));
    assert_eq!((count(plein, "agenda"), count(park, "agenda")), (0, 1));
    assert!(plein["agreements"].to_string().contains("Bellen"), "{plein:#}");
}

fn round_again(home: &Home) {
    round(home, "Plein", "nog eens");
}

/// «We» is no person: somebody of the case was not there, and the round goes all the same.
#[test]
fn a_round_with_an_agreement_of_all_is_moved_where_somebody_was_not_there() {
    let (one, other) = both();
    let lines = "x\n\n".repeat(4) + "x\nwij\n\n\n\n";
    one.run(&["now", "Plein", "--plain", "--lang", "nl", "--new", "--with", "Noor"], lines).ok();
    let mut here = store(&one);
    let newest = here.round_lines(case(&here, "Plein"), None, 9).unwrap().remove(0).id;
    let into = case(&here, "Park");
    here.move_round(newest, into, now()).unwrap();
    drop(here);
    exchanged(&one, &other);
}

/// Els speaks in another round, in which she is alone: who was never there with the other can be the same.
fn els_speaks(home: &Home, words: &str) {
    let lines = format!("{}{words}\nEls\n\n\n\n", format!("{words}\n\n").repeat(4));
    home.run(&["now", "Plein", "--plain", "--lang", "nl", "--new", "--with", "Els"], lines).ok();
}

#[test]
fn people_who_are_one_here_and_spoke_there() {
    let (one, other) = both();
    els_speaks(&one, "x");
    take_in(&other, &export(&one, &[]));
    put_together(&one, "Els", "Bram");
    els_speaks(&other, "y");
    let cases = exchanged(&one, &other);
    let plein = of_title(&cases, "Plein");
    assert_eq!((names(plein), count(plein, "rounds")), (vec!["Noor", "Bram"], 3));
    // The same answer, corrected there.
    let mut there = store(&other);
    let answer = only_round(&there, "Plein").answers.remove(0);
    let content = Content::Text("anders".to_owned());
    there.correct_answer(answer.id, &content, "", EarlierWords::Kept, now()).unwrap();
    drop(there);
    exchanged(&one, &other);
}

#[test]
fn people_who_are_each_the_other() {
    let (one, other) = both();
    els_speaks(&one, "x");
    take_in(&other, &export(&one, &[]));
    put_together(&one, "Els", "Bram");
    put_together(&other, "Bram", "Els");
    let cases = exchanged(&one, &other);
    let plein = of_title(&cases, "Plein");
    assert_eq!(count(plein, "people"), 2, "{plein:#}");
}

#[test]
fn somebody_of_whom_nothing_is_said_and_who_is_another_is_not_there_again() {
    let (one, _) = both();
    let mut book = value(&export(&one, &[]));
    book.as_object_mut().unwrap().remove("revisions");
    let mut cases = book["cases"].as_array_mut().unwrap().iter_mut();
    let plein = cases.find(|case| case["title"] == "Plein").unwrap();
    let mut els = plein["people"][0].clone();
    els["id"] = "els".into();
    els["name"] = "Els".into();
    plein["people"].as_array_mut().unwrap().push(els);
    let one = import(&book.to_string());
    let other = import(&export(&one, &[]));
    put_together(&one, "Els", "Bram");
    let cases = exchanged(&one, &other);
    assert_eq!(names(of_title(&cases, "Plein")), ["Noor", "Bram"]);
}

#[test]
fn people_who_are_one_here_and_whose_round_was_moved_there() {
    let (one, other) = both();
    els_speaks(&one, "x");
    take_in(&other, &export(&one, &[]));
    put_together(&one, "Els", "Bram");
    let mut there = store(&other);
    let newest = there.round_lines(case(&there, "Plein"), None, 9).unwrap().remove(0).id;
    let into = case(&there, "Park");
    there.move_round(newest, into, now()).unwrap();
    drop(there);
    let cases = exchanged(&one, &other);
    let (plein, park) = (of_title(&cases, "Plein"), of_title(&cases, "Park"));
    assert_eq!((count(plein, "rounds"), count(park, "rounds")), (1, 2));
}

#[test]
fn a_question_that_goes_along_has_a_letter_of_its_own_there() {
    let (one, other) = both();
    let new = NewQuestion { text: "Hoe nu?".to_owned(), reach: None };
    for (home, title) in [(&one, "Plein"), (&one, "Park")] {
        let mut store = store(home);
        let round = only_round(&store, title).id;
        store.ask(Origin::Round(round), &new, now()).unwrap();
    }
    moved(&other);
    let cases = exchanged(&one, &other);
    let park = of_title(&cases, "Park")["agenda"].as_array().unwrap();
    let mut letters: Vec<&str> = park.iter().map(|question| question["letter"].as_str().unwrap()).collect();
    letters.sort_unstable();
    assert_eq!(letters, ["A", "B"]);
}

#[test]
fn what_was_undone_here_and_spoken_of_there_is_there_again() {
    let (one, other) = both();
    let mut here = store(&one);
    let new = NewQuestion { text: "Hoe nu?".to_owned(), reach: None };
    let origin = Origin::Round(only_round(&here, "Plein").id);
    let (asked, change) = here.ask(origin, &new, now()).unwrap();
    drop(here);
    take_in(&other, &export(&one, &[]));
    store(&one).undo(&change, now()).unwrap();
    store(&other).say_of(asked, QuestionState::Provisional, "Zo", None, now()).unwrap();
    let cases = exchanged(&one, &other);
    assert_eq!(of_title(&cases, "Plein")["agenda"][0]["question"], "Hoe nu?");
}

#[test]
fn what_was_marked_here_and_erased_there_is_erased() {
    let (one, other) = both();
    let mut here = store(&one);
    let noor = somebody(&here, "Plein", "Noor").id;
    let answers = only_round(&here, "Plein").answers;
    let answer = answers.iter().find(|answer| answer.slot.person() == Some(noor)).unwrap().id;
    here.set_mark(answer, Mark::Obstacle, true, now()).unwrap();
    let id = case(&here, "Plein");
    here.note(id, None, Some(answer), "ernaast", now()).unwrap();
    drop(here);
    store(&other).erase_person(noor, Words::Gone, now()).unwrap();
    let cases = exchanged(&one, &other);
    assert_eq!(names(of_title(&cases, "Plein")), ["Bram"]);
    for home in [&one, &other] {
        assert!(!export(home, &[]).contains("ernaast"));
    }
}

/// Noor is nobody from here on.
fn unnamed(home: &Home) {
    let mut store = store(home);
    let noor = somebody(&store, "Plein", "Noor").id;
    store.erase_person(noor, Words::Unnamed, now()).unwrap();
}

/// There and back.
fn moved_and_undone(home: &Home) {
    let mut store = store(home);
    let (round, into) = (only_round(&store, "Plein").id, case(&store, "Park"));
    let (_, change) = store.move_round(round, into, now()).unwrap();
    store.undo(&change, now()).unwrap();
}

#[test]
fn words_that_may_not_be_kept_are_gone_whatever_was_done_with_their_round_or_name() {
    for change in [moved, unnamed, moved_and_undone] {
        for first in [true, false] {
            let (one, other) = both();
            let noor = somebody(&store(&one), "Plein", "Noor").id;
            if first {
                change(&one);
            }
            let mut there = store(&other);
            let answers = only_round(&there, "Plein").answers;
            let answer = answers.into_iter().find(|answer| answer.slot.person() == Some(noor)).unwrap();
            let content = Content::Text("beter gezegd".to_owned());
            there.correct_answer(answer.id, &content, "", EarlierWords::Gone, now()).unwrap();
            drop(there);
            if !first {
                change(&one);
            }
            exchanged(&one, &other);
            let id = answer.id.to_string();
            for home in [&one, &other] {
                let book = value(&export(home, &[]));
                let revisions = book["revisions"].as_array().unwrap().iter();
                let of_it = revisions.filter(|revision| revision["row"] == id);
                let said: Vec<&Value> = of_it.map(|revision| &revision["body"]["text"]).collect();
                assert!(said.contains(&&Value::from("beter gezegd")), "{said:?}");
                assert!(!said.contains(&&Value::from("samen")), "{said:?}");
            }
        }
    }
}

#[test]
fn elements_that_are_each_the_same_as_the_other_are_one() {
    let (one, _) = both();
    let mut here = store(&one);
    let mut made = Vec::new();
    for title in ["Plein", "Park"] {
        let origin = Origin::Answer(only_round(&here, title).answers[0].id);
        let words = Element { element: format!("Thee in {title}"), ..Element::default() };
        made.push(here.make_element(origin, &words, now()).unwrap().0);
    }
    drop(here);
    let other = import(&export(&one, &[]));
    store(&one).same_element(made[0], made[1], now()).unwrap();
    store(&other).same_element(made[1], made[0], now()).unwrap();
    for (from, into) in [(&one, &other), (&other, &one), (&one, &other)] {
        take_in(into, &export(from, &[]));
    }
    for home in [&one, &other] {
        let shown = home.run(&["elements", "--json"], "").ok().json();
        assert_eq!(count(&shown, "elements"), 1, "{shown:#}");
        assert!(shown.to_string().contains("Thee in Plein") && shown.to_string().contains("Thee in Park"));
    }
}

#[test]
fn a_case_that_is_gone_in_one_version_takes_nothing_along_when_that_is_chosen() {
    let (one, other) = both();
    let mut here = store(&one);
    let (from, into) = (case(&here, "Plein"), case(&here, "Park"));
    here.merge_cases(from, into, now()).unwrap();
    drop(here);
    let mut there = store(&other);
    there.note(from, None, None, "blijft", now()).unwrap();
    there.close_case(from, true, now()).unwrap();
    drop(there);
    take_in(&other, &export(&one, &[]));
    let mut there = store(&other);
    let fork = there.forks(Some(from)).unwrap().into_iter().find(|fork| fork.row == from.0).unwrap();
    let gone = fork.versions.iter().find(|version| version.gone).unwrap().revision;
    there.settle_fork(fork.row, gone, now()).unwrap();
    drop(there);
    let cases = exchanged(&one, &other);
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0]["notes"][0]["text"], "blijft");
}

#[test]
fn what_was_taken_away_before_cases_were_put_together_is_so_everywhere() {
    let (one, other) = both();
    let mut here = store(&one);
    let promise = Promise { what: "Bellen".to_owned(), ..Promise::default() };
    let (_, change) = here.add_agreement(only_round(&here, "Plein").id, &promise, now()).unwrap();
    take_in(&other, &export(&one, &[]));
    here.undo(&change, now()).unwrap();
    let (from, into) = (case(&here, "Plein"), case(&here, "Park"));
    here.merge_cases(from, into, now()).unwrap();
    drop(here);
    exchanged(&one, &other);
    assert!(!other.run(&["agreements"], "").ok().stdout.contains("Bellen"));
}

#[test]
fn an_answer_that_was_undone_in_a_round_that_moved_since_refuses_nothing() {
    let (one, other) = both();
    let mut here = store(&one);
    let round = only_round(&here, "Plein");
    let said = round.answers[0].clone();
    let again = Answer { content: Some(Content::Text("nog iets".to_owned())), ..said.answer };
    let (_, change) = here.add_answer(round.id, &said.step, Slot::Group, &again, now()).unwrap();
    here.undo(&change, now()).unwrap();
    drop(here);
    moved(&one);
    exchanged(&one, &other);
}
