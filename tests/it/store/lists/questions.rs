//! The learning questions of a case: their letters, and what was said of them round after round.
//!
//! Never here: what is done to them between rounds and undone.

use halte::domain::answer::*;
use halte::domain::question::Letter;
use halte::store::Store;

use super::super::sample::*;
use super::{agenda, finished, rows_are_their_revisions};

#[test]
fn two_questions_with_one_letter_part_and_the_later_takes_the_next_free_one() {
    let home = home();
    let mut store = home.open();
    let answer = agenda(&store, &[("", QuestionState::Open, "een"), ("", QuestionState::Open, "twee")]);
    finished(&mut store, 1, "x", |round| drop(round.answers.insert(key(7, Slot::Group), answer)));
    home.raw().execute_batch("UPDATE learning_question SET letter = 'A'").unwrap();
    store.settle_letters(case(1, "").id, minute(500)).unwrap();
    let all = store.learning_questions(case(1, "").id, true).unwrap();
    let told: Vec<_> = all.iter().map(|one| (one.letter, one.question.as_str())).collect();
    assert_eq!(told, [(Letter::at(0), "een"), (Letter::at(1), "twee")]);
}

#[test]
fn what_a_question_was_closed_elsewhere_is_no_longer_on_the_table_unless_it_was_spoken_of() {
    let home = home();
    let mut store = home.open();
    let answer = agenda(&store, &[("", QuestionState::Open, "een"), ("", QuestionState::Open, "twee")]);
    finished(&mut store, 1, "x", |round| drop(round.answers.insert(key(7, Slot::Group), answer)));
    let mut here = round(2);
    here.questions = store.learning_questions(here.case.id, false).unwrap();
    here.answers.insert(key(7, Slot::Group), agenda(&store, &[("A", QuestionState::Open, "nog niet")]));
    store.begin(&here, minute(500)).unwrap();
    assert_eq!(store.resume(here.id).unwrap().as_ref(), Some(&here));
    for question in &here.questions {
        store.say_of(question.id, QuestionState::Closed, "klaar", None, minute(501)).unwrap();
    }
    let back = store.resume(here.id).unwrap().unwrap();
    assert_eq!(back.learning_questions().iter().map(|one| one.letter.to_string()).collect::<Vec<_>>(), ["A"]);
    store.finish(&back, minute(502)).unwrap();
    let question = store.learning_question(here.questions[0].id).unwrap().unwrap();
    let texts: Vec<_> = question.history.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!((texts, question.state), (vec!["", "klaar", "nog niet"], QuestionState::Open));
}

#[test]
fn what_is_said_in_a_later_round_stands_in_the_history_and_a_letter_is_used_once() {
    let home = home();
    let mut store = home.open();
    let add = |store: &mut Store, n, entries: &[(&str, QuestionState, &str)]| {
        let answer = agenda(store, entries);
        finished(store, n, "x", |round| drop(round.answers.insert(key(7, Slot::Group), answer))).0
    };
    add(&mut store, 1, &[("", QuestionState::Open, "een"), ("", QuestionState::Open, "twee")]);
    let second =
        add(&mut store, 2, &[("B", QuestionState::Closed, "klaar"), ("A", QuestionState::Reworded, "één")]);
    let third = add(&mut store, 3, &[("", QuestionState::Open, "drie")]);
    add(&mut store, 4, &[]);
    let all = store.learning_questions(case(1, "").id, true).unwrap();
    let told: Vec<_> = all
        .iter()
        .map(|one| (one.letter.to_string(), one.question.as_str(), one.state, one.quiet_rounds))
        .collect();
    assert_eq!(
        told,
        [
            ("A".into(), "één", QuestionState::Reworded, 2),
            ("B".into(), "twee", QuestionState::Closed, 2),
            ("C".into(), "drie", QuestionState::Open, 1)
        ]
    );
    assert_eq!(all[0].earlier_wordings(), ["een"]);
    let said: Vec<_> =
        all[1].history.iter().map(|entry| (entry.round, entry.state, entry.text.as_str())).collect();
    assert_eq!(said[1], (Some(second), QuestionState::Closed, "klaar"));
    assert_eq!((all[0].answers.len(), all[2].round), (2, Some(third)));
    assert_eq!(store.learning_questions(case(1, "").id, false).unwrap().len(), 2);
    rows_are_their_revisions(&home);
}
