//! What the views of a case read: its lines, a line round by round, numbers and outcomes, and what
//! was settled; each by key, and only of finished rounds.

use halte::domain::agreement::{Outcome, Review};
use halte::domain::answer::*;
use halte::domain::id::RoundId;
use halte::domain::round::Round;
use halte::store::Store;

use super::sample::*;

/// Finishes a round that began so many minutes after nine.
fn finished(store: &mut Store, n: u128, change: impl FnOnce(&mut Round)) -> RoundId {
    let minutes = i64::try_from(n).unwrap() * 100;
    let mut round = Round { started: minute(minutes), ..round(n) };
    change(&mut round);
    store.begin(&round, minute(minutes)).unwrap();
    store.finish(&round, minute(minutes + 20)).unwrap().id
}

fn hands(round: &mut Round, words: &str) {
    round.answers.insert(key(0, of(1)), text(words));
}

#[test]
fn the_lines_of_a_case_come_in_the_order_last_walked() {
    let home = home();
    let mut store = home.open();
    finished(&mut store, 1, |round| {
        hands(round, "een");
        round.answers.insert(key(2, Slot::Group), said(Content::List(vec!["a".into()])));
    });
    finished(&mut store, 2, |round| hands(round, "twee"));
    let case = case(1, "").id;
    let lines = store.lines(case).unwrap();
    let of = |line: &str| lines.iter().find(|other| other.line == line).unwrap();
    assert_eq!(lines[0].line, "alles/hands");
    assert_eq!((of("alles/hands").rounds, of("alles/hands").ask.as_str()), (2, "Ask hands?"));
    // A round that was set aside counts for no line.
    let minutes = 300;
    let mut aside = Round { started: minute(minutes), ..round(3) };
    hands(&mut aside, "opzij");
    store.begin(&aside, minute(minutes)).unwrap();
    store.set_aside(&aside, minute(minutes + 20)).unwrap();
    assert_eq!(store.lines(case).unwrap(), lines);
    assert!(
        store.on_line(case, "alles/hands", None, 9).unwrap().iter().all(|then| then.round.id != aside.id)
    );
}

#[test]
fn a_line_is_read_round_by_round_the_newest_first_without_the_rest_of_the_round() {
    let home = home();
    let mut store = home.open();
    let ids: Vec<RoundId> = (1..=5)
        .map(|n| {
            finished(&mut store, n, |round| {
                hands(round, &format!("ronde {n}"));
                round.answers.insert(key(2, Slot::Group), said(Content::List(vec!["a".into()])));
            })
        })
        .collect();
    let case = case(1, "").id;
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = store.on_line(case, "alles/hands", before, 2).unwrap();
        let Some(last) = page.last() else { break };
        before = Some(last.round.id);
        for then in &page {
            assert_eq!(then.steps, ["hands"]);
            assert!(then.round.answers.iter().all(|answer| answer.line == "alles/hands"));
            seen.push(then.round.id);
        }
    }
    let newest_first: Vec<RoundId> = ids.into_iter().rev().collect();
    assert_eq!(seen, newest_first);
    assert_eq!(store.on_line(case, "nergens", None, 9).unwrap(), []);
}

#[test]
fn numbers_stand_by_round_the_lowest_first_and_without_a_name() {
    let home = home();
    let mut store = home.open();
    for (n, numbers) in [(1, vec![4]), (2, vec![5, 2])] {
        finished(&mut store, n, |round| {
            let scale = round.sequence.steps.iter().position(|step| step.id == "useful").unwrap();
            for (slot, number) in (1..).zip(numbers) {
                round.answers.insert(key(scale, of(slot)), said(Content::Number(number)));
            }
        });
    }
    let numbers = store.numbers(case(1, "").id).unwrap();
    let given: Vec<&[i64]> = numbers[0].rounds.iter().map(|then| then.numbers.as_slice()).collect();
    assert_eq!(given, [&[2, 5][..], &[4]]);
    assert_eq!(numbers[0].rounds[1].at, minute(100));
    assert!(numbers[0].low.0 < numbers[0].high.0);
}

#[test]
fn what_was_said_of_agreements_counts_by_round_and_by_day_between_rounds() {
    let home = home();
    let mut store = home.open();
    let agreed = |what: &str| Promise { what: what.into(), ..Promise::default() };
    finished(&mut store, 1, |round| {
        let step = round
            .sequence
            .steps
            .iter()
            .position(|step| matches!(step.kind, halte::domain::sequence::Kind::Agreement))
            .unwrap();
        let promises = vec![agreed("een"), agreed("twee"), agreed("drie")];
        round.answers.insert(key(step, Slot::Group), said(Content::Agreements(promises)));
    });
    let case = case(1, "").id;
    let open = store.agreements(Some(case), false).unwrap();
    assert_eq!(open.len(), 3);
    let says = |at: usize, outcome| Review { outcome, ..Review::skipped(open[at].id) };
    let second = finished(&mut store, 2, |round| {
        round.opening.clone_from(&open);
        for (at, outcome) in [(0, Outcome::Done), (1, Outcome::Partly), (2, Outcome::Not)] {
            round.reviews.insert(open[at].id, says(at, outcome));
        }
    });
    store.settle(&says(1, Outcome::Done), minute(5000)).unwrap();
    store.settle(&says(2, Outcome::Dropped), minute(5001)).unwrap();
    let outcomes = store.outcomes(case).unwrap();
    let seen: Vec<_> = outcomes.iter().map(|then| (then.between, then.counts.clone())).collect();
    assert_eq!(
        seen,
        [
            (true, vec![(Outcome::Done, 1), (Outcome::Dropped, 1)]),
            (false, vec![(Outcome::Done, 1), (Outcome::Partly, 1), (Outcome::Not, 1)])
        ]
    );
    assert!(outcomes.iter().all(|then| then.round == second));
    let settled = store.settled_agreements(case, None, 2).unwrap();
    let older = store.settled_agreements(case, settled.last().map(|last| last.id), 2).unwrap();
    assert_eq!((settled.len(), older.len()), (2, 1));
    assert!(store.agreements(Some(case), false).unwrap().is_empty());
}

#[test]
fn an_agreement_whose_date_was_moved_keeps_the_date_with_which_it_was_made() {
    let home = home();
    let mut store = home.open();
    let april = |day| Due::On(chrono::NaiveDate::from_ymd_opt(2026, 4, day).unwrap());
    let made_in = finished(&mut store, 1, |round| {
        let promise = Promise { what: "bellen".into(), due: april(1), ..Promise::default() };
        round.answers.insert(key(6, Slot::Group), said(Content::Agreements(vec![promise])));
    });
    let mut first_dates = Vec::new();
    for (n, day) in [(2, 3), (3, 10)] {
        let open = store.agreements(Some(case(1, "").id), false).unwrap();
        first_dates.push(open[0].first_date().cloned());
        let review = Review { due: Some(april(day)), ..Review::skipped(open[0].id) };
        finished(&mut store, n, |round| {
            round.opening = open;
            round.reviews.insert(review.agreement, review);
        });
    }
    let now = store.round(made_in).unwrap().unwrap().made.remove(0);
    first_dates.push(now.first_date().cloned());
    assert_eq!(first_dates, [None, Some(april(1)), Some(april(1))]);
    assert_eq!(now.due, april(10));
}

#[test]
fn what_was_chosen_last_time_stands_in_the_words_of_then() {
    let home = home();
    let mut store = home.open();
    finished(&mut store, 1, |round| {
        round.answers.insert(key(1, Slot::Unnamed(0)), text("dat het weggaat"));
        let pick = Pick::Answer(key(1, Slot::Unnamed(0)), None);
        round.answers.insert(key(5, Slot::Group), said(Content::Votes(vec![(pick, 3)])));
    });
    let last = store.last_answers(case(1, "").id, "alles/choose").unwrap().unwrap();
    let words = Pick::Option("dat het weggaat".into());
    assert_eq!(last.answers, [(None, Content::Votes(vec![(words, 3)]))]);
}
