//! What a case remembers: lists by key, last time's answers, who sat where.

use halte::domain::answer::{Content, Due, Promise, Slot};
use halte::domain::round::{Returning, Round};
use halte::domain::sequence::Kind;
use halte::store::Store;

use super::sample::*;

/// Finishes a round that began so many minutes after nine.
fn finished(store: &mut Store, n: u128, minutes: i64, change: impl FnOnce(&mut Round)) -> Round {
    let mut round = Round { started: minute(minutes), ..round(n) };
    change(&mut round);
    store.begin(&round, minute(minutes)).unwrap();
    store.finish(&round, minute(minutes + 5)).unwrap();
    round
}

#[test]
fn rounds_page_by_key_the_newest_first() {
    let home = home();
    let mut store = home.open();
    for n in 1..=7 {
        // Two at a time begin in the same minute.
        finished(&mut store, n, i64::try_from(n / 2).unwrap() * 10, |round| round.about = format!("nr {n}"));
    }
    let case = round(1).case.id;
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = store.round_lines(case, after, 3).unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        seen.extend(page);
    }
    let about: Vec<&str> = seen.iter().map(|line| line.about.as_str()).collect();
    assert_eq!(about, ["nr 7", "nr 6", "nr 5", "nr 4", "nr 3", "nr 2", "nr 1"]);
    assert_eq!(seen[0].sequence, "Alles");
    assert_eq!(seen[0].started.to_rfc3339(), minute(30).to_rfc3339());
}

#[test]
fn cases_stand_in_the_order_in_which_they_were_worked_on() {
    let home = home();
    let mut store = home.open();
    finished(&mut store, 1, 0, |round| round.next_round = Due::Words("in mei".into()));
    finished(&mut store, 2, 10, |round| {
        round.case = case(2, "Het Plein");
        round.seats = vec![seat(person(5, "Wim"))];
        round.bringer = None;
    });
    let mut fresh = round(3);
    fresh.case = case(3, "Nieuw");
    store.begin(&fresh, minute(60)).unwrap();
    let lines = store.case_lines().unwrap();
    let titles: Vec<&str> = lines.iter().map(|line| line.title.as_str()).collect();
    assert_eq!(titles, ["Nieuw", "Het Plein", "De Knoop"]);
    assert_eq!(lines[0].unfinished, Some(fresh.id));
    assert_eq!((lines[2].rounds, lines[2].last_round), (1, Some(minute(0))));
    assert_eq!(lines[2].next_round, Due::Words("in mei".into()));
    assert_eq!(store.last_case().unwrap(), Some(fresh.case.clone()));
    assert_eq!(store.cases_titled("  het PLEÏN ").unwrap(), [case(2, "Het Plein")]);
    assert_eq!(store.cases_titled("nieuw").unwrap(), [fresh.case.clone()]);
    assert_eq!(store.cases_titled("het").unwrap(), []);
    assert_eq!(store.cases_like("NO").unwrap(), [case(1, "De Knoop")]);
    assert_eq!(store.case(fresh.case.id).unwrap(), None);
    store.throw_away(fresh.id).unwrap();
    assert_eq!(store.case_lines().unwrap().len(), 2);
}

#[test]
fn the_next_round_finds_what_came_back_who_sat_where_and_last_times_answers() {
    let home = home();
    let mut store = home.open();
    finished(&mut store, 1, 0, |round| {
        round.answers.insert(key(0, of(1)), text("eerst"));
        round.answers.insert(key(3, of(1)), said(Content::Number(4)));
    });
    let last = finished(&mut store, 2, 10, |round| {
        round.seats.rotate_left(1);
        let mut back = text("toen\nweer");
        back.comes_back = true;
        round.answers.insert(key(0, of(2)), back.clone());
        round.answers.insert(key(0, of(1)), text("later"));
        round.answers.insert(key(1, Slot::Unnamed(0)), back);
        let mut list = said(Content::List(vec!["a".into(), "b".into()]));
        list.comes_back = true;
        round.answers.insert(key(2, Slot::Group), list);
    });
    let returning = |who: &str, text: &str| Returning { who: who.into(), text: text.into() };
    assert_eq!(
        store.returning(last.case.id).unwrap(),
        [returning("Karim", "toen\nweer"), returning("", "toen\nweer"), returning("", "a\nb")]
    );
    let seating = store.last_seating(last.case.id).unwrap().unwrap();
    assert_eq!(seating.present, [person(2, "").id, person(1, "").id]);
    let hands = store.last_answers(last.case.id, "alles/hands").unwrap().unwrap();
    assert_eq!((hands.at, hands.ask.as_str()), (minute(10), "Ask hands?"));
    assert_eq!(
        hands.answers,
        [
            (Some("Karim".into()), Content::Text("toen\nweer".into())),
            (Some("Noor".into()), Content::Text("later".into()))
        ]
    );
    // A line that was not answered last time shows the time before.
    let useful = store.last_answers(last.case.id, "alles/useful").unwrap().unwrap();
    assert_eq!(useful.answers, [(Some("Noor".into()), Content::Number(4))]);
    assert_eq!(store.last_answers(last.case.id, "alles/works").unwrap(), None);
}

#[test]
fn agreements_come_oldest_first_and_stay_with_their_case() {
    let home = home();
    let mut store = home.open();
    let promise = |what: &str| Promise { what: what.into(), ..Promise::default() };
    for (n, what) in [(1, ["a", "b"]), (2, ["c", "d"])] {
        finished(&mut store, n, i64::try_from(n).unwrap() * 10, |round| {
            let made = what.into_iter().map(promise).collect();
            round.answers.insert(key(6, Slot::Group), said(Content::Agreements(made)));
        });
    }
    let what = |case| -> Vec<String> {
        store.agreements(case, false).unwrap().into_iter().map(|agreement| agreement.what).collect()
    };
    assert_eq!(what(Some(round(1).case.id)), ["a", "b", "c", "d"]);
    assert_eq!(what(None), ["a", "b", "c", "d"]);
    assert_eq!(what(Some(case(9, "").id)), Vec::<String>::new());
}

#[test]
fn a_line_knows_the_cases_that_answered_it_and_a_sequence_how_it_was_walked_last() {
    let home = home();
    let mut store = home.open();
    assert_eq!(store.cases_of_line("alles/iets").unwrap(), []);
    assert_eq!(store.last_walked("alles").unwrap(), None);
    let said = finished(&mut store, 1, 0, |round| {
        round.answers.insert(key(0, of(1)), text("eerst"));
    });
    finished(&mut store, 2, 10, |round| {
        round.case = case(2, "Het Plein");
        round.seats = vec![seat(person(5, "Wim"))];
        round.bringer = None;
    });
    let steps = &said.sequence.steps;
    assert_eq!(store.cases_of_line(&said.sequence.line(&steps[0])).unwrap(), [case(1, "De Knoop")]);
    assert_eq!(store.cases_of_line(&said.sequence.line(&steps[1])).unwrap(), []);
    assert_eq!(store.last_walked(&said.sequence.id).unwrap(), Some(said.sequence));
}

#[test]
fn what_was_agreed_counts_as_an_answer_of_its_line() {
    let home = home();
    let mut store = home.open();
    let agreed = sequence().steps.iter().position(|step| step.kind == Kind::Agreement).unwrap();
    finished(&mut store, 1, 0, |round| {
        let promise = Promise { what: "Bellen".into(), ..Promise::default() };
        round.answers.insert(key(agreed, Slot::Group), said(Content::Agreements(vec![promise])));
    });
    let sequence = sequence();
    let line = sequence.line(&sequence.steps[agreed]);
    assert_eq!(store.cases_of_line(&line).unwrap(), [case(1, "De Knoop")]);
}
