//! Two machines with the same cases, one of which erased somebody or moved a round: the other hears of it, whatever it
//! did itself meanwhile.

use halte::domain::answer::Content;
use halte::store::{Draft, EarlierWords, Words};
use serde_json::Value;

use super::super::super::support::{self, Home};
use super::{case, demo, export, import, now, round, store, value};

const MOESTUIN: &str = "Buurtmoestuin De Knoop";
const LIJSTERPAD: &str = "Leefstraat Lijsterpad: op woensdag autovrij";

fn everything_is_right(home: &Home) {
    let check = home.run(&["check", "--lang", "en"], "").ok().stdout;
    assert!(check.contains("Everything is right") || check.contains("two versions"), "{check}");
    assert!(!check.contains("not what was written") && !check.contains("search"), "{check}");
}

/// Noor of the garden.
fn erase(home: &Home, words: Words) {
    let mut store = store(home);
    let noor = store.people(case(&store, MOESTUIN)).unwrap().into_iter().find(|person| person.name == "Noor");
    store.erase_person(noor.unwrap().id, words, now()).unwrap();
    store.clean().unwrap();
}

fn nothing(_: &Home) {}

/// Other words for an answer of Noor.
fn correct(home: &Home) {
    let mut store = store(home);
    let of = case(&store, MOESTUIN);
    let noor = store.people(of).unwrap().into_iter().find(|person| person.name == "Noor").unwrap().id;
    let mut rounds = store.round_lines(of, None, 9).unwrap().into_iter().rev();
    let round = rounds.next().and_then(|line| store.round(line.id).unwrap()).unwrap();
    let text = |content: &Option<Content>| matches!(content, Some(Content::Text(_)));
    let mut answers = round.answers.iter();
    let answer = answers.find(|one| one.slot.person() == Some(noor) && text(&one.answer.content)).unwrap();
    let other = Content::Text("daar anders gezegd".to_owned());
    store.correct_answer(answer.id, &other, "", EarlierWords::Kept, now()).unwrap();
}

/// A round in which Noor speaks and takes an agreement upon her; it begins with what was agreed, which is left as it is.
fn speak(home: &Home) {
    round(home, MOESTUIN, "nog een keer");
}

fn put_together(home: &Home) {
    let mut store = store(home);
    let (from, into) = (case(&store, MOESTUIN), case(&store, LIJSTERPAD));
    store.merge_cases(from, into, now()).unwrap();
}

/// Takes in what the other has, both ways, and gives what both have then.
fn exchange(one: &Home, other: &Home) -> (Value, Value) {
    for (from, into) in [(one, other), (other, one)] {
        let book = export(from, &[]);
        let would = into.run(&["import", "-", "--dry-run", "--lang", "en"], &book).ok().stdout;
        let did = into.run(&["import", "-", "--lang", "en"], &book).ok().stdout;
        assert_eq!(would.lines().skip(1).collect::<Vec<_>>(), did.lines().collect::<Vec<_>>());
        let again = into.run(&["import", "-", "--lang", "en"], &book).ok().stdout;
        assert!(again.contains("here already"), "{again}");
        everything_is_right(into);
    }
    (value(&export(one, &[])), value(&export(other, &[])))
}

fn ids(book: &Value) -> Vec<String> {
    let all = book["revisions"].as_array().unwrap().iter();
    let mut ids: Vec<String> = all.map(|one| format!("{} {}", one["id"], one["body"])).collect();
    ids.sort();
    ids
}

#[test]
fn somebody_who_was_erased_here_is_erased_there_whatever_was_done_there_since() {
    for words in [Words::Gone, Words::Unnamed] {
        for meanwhile in [nothing, correct, speak, put_together] {
            let one = import(demo());
            let other = import(&export(&one, &[]));
            erase(&one, words);
            meanwhile(&other);
            let (here, there) = exchange(&one, &other);
            assert_eq!(ids(&here), ids(&there));
            assert_eq!(here["cases"], there["cases"]);
            let people =
                there["cases"].as_array().unwrap().iter().flat_map(|case| case["people"].as_array().unwrap());
            assert!(people.into_iter().all(|person| person["name"] != "Noor"), "{words:?}");
            // Who takes in both anew has the same.
            assert_eq!(ids(&value(&export(&import(&there.to_string()), &[]))), ids(&there));
        }
    }
}

#[test]
fn cases_that_were_put_together_either_way_round_are_one_case_everywhere() {
    let one = import(demo());
    let other = import(&export(&one, &[]));
    put_together(&one);
    {
        let mut store = store(&other);
        let (from, into) = (case(&store, LIJSTERPAD), case(&store, MOESTUIN));
        store.merge_cases(from, into, now()).unwrap();
    }
    let (_, _) = exchange(&one, &other);
    let (here, there) = exchange(&one, &other);
    assert_eq!((&here["cases"], ids(&here)), (&there["cases"], ids(&there)));
    let cases = here["cases"].as_array().unwrap();
    let rounds = |title| {
        cases.iter().find(|case| case["title"] == title).map(|case| case["rounds"].as_array().unwrap().len())
    };
    let both = rounds(MOESTUIN).xor(rounds(LIJSTERPAD));
    assert_eq!((cases.len(), both), (4, Some(6)));
}

#[test]
fn a_case_of_which_a_round_was_moved_goes_out_and_comes_in_whole() {
    // The newest speaks of agreements of rounds that stay, the oldest made what later rounds speak of.
    for newest in [true, false] {
        let one = import(demo());
        let other = import(&export(&one, &[]));
        {
            let mut store = store(&one);
            let (from, into) = (case(&store, LIJSTERPAD), case(&store, MOESTUIN));
            let mut lines = store.round_lines(from, None, 9).unwrap();
            let round = if newest { lines.remove(0) } else { lines.pop().unwrap() };
            store.move_round(round.id, into, now()).unwrap();
        }
        let book = export(&one, &[]);
        assert_eq!(export(&import(&book), &[]), book);
        let (here, there) = exchange(&one, &other);
        assert_eq!((&here["cases"], ids(&here)), (&there["cases"], ids(&there)));
        // Without revisions nothing tells where that is.
        let mut bare = value(&book);
        bare.as_object_mut().unwrap().remove("revisions");
        assert_eq!(support::home().run(&["import", "-"], bare.to_string()).code(), 4);
    }
}

#[test]
fn the_earlier_words_of_an_agreement_that_comes_in_are_found() {
    let one = import(demo());
    let open = store(&one).agreements(Some(case(&store(&one), MOESTUIN)), false).unwrap();
    let before = open[0].what.clone();
    let lines = "/change Heel iets anders regelen\nnot\nte druk\n".to_owned() + &"\n".repeat(40);
    let _ = one
        .run(&["round", MOESTUIN, "--sequence", "aar", "--with", "Noor", "--plain", "--lang", "en"], &lines);
    let found = |home: &Home| home.run(&["search", &before, "--lang", "en"], "").stdout;
    assert!(found(&one).contains(&before), "{}", found(&one));
    let changed = store(&one).agreements(Some(case(&store(&one), MOESTUIN)), false).unwrap();
    assert!(changed.iter().any(|agreement| agreement.at_first.as_ref() == Some(&before)), "{changed:?}");
    let other = import(&export(&one, &[]));
    everything_is_right(&other);
    assert_eq!(found(&other), found(&one));
}

#[test]
fn what_is_half_typed_of_who_was_erased_elsewhere_goes_too() {
    let one = import(demo());
    let other = import(&export(&one, &[]));
    let field = {
        let mut store = store(&other);
        let of = case(&store, MOESTUIN);
        let noor = store.people(of).unwrap().into_iter().find(|person| person.name == "Noor").unwrap().id;
        let rounds = store.round_lines(of, None, 9).unwrap();
        let mut answers = rounds.iter().flat_map(|line| store.round(line.id).unwrap().unwrap().answers);
        let answer = answers.find(|answer| answer.slot.person() == Some(noor)).unwrap().id;
        let field = format!("care/answer/{answer}");
        for field in [field.as_str(), "care/note/other"] {
            let half = Draft { text: "half getypt".to_owned(), cursor: 0, anchor: None };
            store.save_draft(None, field, &half).unwrap();
        }
        field
    };
    erase(&one, Words::Gone);
    exchange(&one, &other);
    let left: Vec<String> = store(&other).drafts(None).unwrap().into_iter().map(|(field, _)| field).collect();
    assert_eq!(left, ["care/note/other"], "{field}");
}

/// Words that may not be kept there are no reason to lose those that somebody is typing here.
#[test]
fn what_is_half_typed_of_an_answer_that_was_corrected_elsewhere_stays() {
    let one = import(demo());
    let other = import(&export(&one, &[]));
    let answer = {
        let store = store(&one);
        let of = case(&store, MOESTUIN);
        let round = store.round_lines(of, None, 1).unwrap()[0].id;
        let answers = store.round(round).unwrap().unwrap().answers;
        let text = |content: &Option<Content>| matches!(content, Some(Content::Text(_)));
        answers.into_iter().find(|answer| text(&answer.answer.content)).unwrap().id
    };
    let field = format!("care/answer/{answer}");
    let half = Draft { text: "half getypt".to_owned(), cursor: 0, anchor: None };
    store(&other).save_draft(None, &field, &half).unwrap();
    let new = Content::Text("anders".to_owned());
    store(&one).correct_answer(answer, &new, "", EarlierWords::Gone, now()).unwrap();
    exchange(&one, &other);
    let left: Vec<String> = store(&other).drafts(None).unwrap().into_iter().map(|(field, _)| field).collect();
    assert_eq!(left, [field]);
}

/// A casebook without revisions, from before a round was moved here: what it says of the round is said where that is.
#[test]
fn what_was_moved_here_is_not_taken_back_by_a_casebook_from_before() {
    let one = import(demo());
    let mut before = value(&export(&one, &[]));
    before.as_object_mut().unwrap().remove("revisions");
    let moved = {
        let mut store = store(&one);
        let (from, into) = (case(&store, MOESTUIN), case(&store, LIJSTERPAD));
        let round = store.round_lines(from, None, 1).unwrap()[0].id;
        store.move_round(round, into, now()).unwrap();
        (round, into)
    };
    let rounds = |home: &Home| export(home, &[]);
    let stood = value(&rounds(&one))["cases"].clone();
    one.run(&["import", "-"], before.to_string()).ok();
    let store = store(&one);
    assert_eq!(store.round(moved.0).unwrap().unwrap().case, moved.1);
    assert_eq!(value(&rounds(&one))["cases"], stood);
    everything_is_right(&one);
}
