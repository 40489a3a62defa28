//! A person erased, and corrections whose earlier words are not kept: no byte of it is left in any file.

use halte::domain::agreement::{Outcome, Review};
use halte::domain::answer::*;
use halte::domain::id::{AnswerId, CaseId, RoundId};
use halte::domain::person::Person;
use halte::domain::round::{NewQuestion, Round};
use halte::store::{Draft, EarlierWords, Erased, Origin, Store, StoreError, Words};

use super::care::finished;
use super::lists::rows_are_their_revisions;
use super::sample::*;

const NAME: &str = "Wilhelmina";

fn wilhelmina() -> Person {
    person(5, NAME)
}

/// So many words that the pages of the file are torn and joined often.
fn long(words: &str) -> String {
    format!("{words} ").repeat(60)
}

/// Rounds in which Wilhelmina says much, others choose it, and it is corrected, marked and moved.
fn much_said(store: &mut Store) -> (CaseId, Vec<RoundId>) {
    let people = [person(1, "Noor"), wilhelmina()];
    let mut rounds = Vec::new();
    for n in 1..=8 {
        let done = finished(store, n, case(1, "De Knoop"), &people, |round| {
            let slot = Slot::Person(wilhelmina().id);
            round.answers.insert(key(0, of(1)), text(&long("blijvend")));
            round.answers.insert(key(0, slot), text(&long("verklapt")));
            let picks = vec![(Pick::Answer(key(0, slot), None), 1), (Pick::Answer(key(0, of(1)), None), 2)];
            round.answers.insert(key(5, Slot::Group), said(Content::Votes(picks)));
            let promise = Promise {
                what: "Bellen".into(),
                who: vec![Owner::Person(wilhelmina().id), Owner::Other(NAME.into()), Owner::We],
                ..Promise::default()
            };
            round.answers.insert(key(6, Slot::Group), said(Content::Agreements(vec![promise])));
            round.bringer = Some(wilhelmina().id);
        });
        let own = done.answers.iter().find(|answer| answer.slot == Slot::Person(wilhelmina().id)).unwrap();
        store.set_mark(own.id, Mark::Obstacle, true, minute(1000)).unwrap();
        store.note(done.case, Some(done.id), Some(own.id), "verklapt door haar", minute(1001)).unwrap();
        let new = Content::Text(long("verklapt en verbeterd"));
        store.correct_answer(own.id, &new, "verklapt waardoor", EarlierWords::Kept, minute(1002)).unwrap();
        rounds.push(done.id);
    }
    let role = halte::domain::person::Role::new("resident");
    store.correct_person(wilhelmina().id, "Wilhelmina de Groot", Some(&role), minute(1003)).unwrap();
    let half = Draft { text: "Wilhelmina".into(), cursor: 0, anchor: None };
    store.save_draft(None, "setup/person/0/name", &half).unwrap();
    store.save_draft(None, "setup/title", &Draft { text: "De Brug".into(), ..half }).unwrap();
    (case(1, "").id, rounds)
}

#[track_caller]
fn stands(home: &Home, stands: &[&str], gone: &[&str]) {
    let bytes = bytes(home.folder.path());
    for words in stands {
        assert!(holds(&bytes, words), "{words:?} is nowhere");
    }
    for words in gone {
        assert!(!holds(&bytes, words), "{words:?} is left");
        assert!(!holds(&bytes, &words.to_lowercase()), "{words:?} is left, folded");
    }
}

#[test]
fn a_person_who_is_erased_is_in_no_file_with_name_and_words() {
    let home = home();
    let mut store = home.open();
    let (case, rounds) = much_said(&mut store);
    stands(&home, &["verklapt", NAME], &[]);
    let erased = store.erase_person(wilhelmina().id, Words::Gone, minute(2000)).unwrap();
    assert_eq!(erased, Erased { answers: 8, ..Erased::default() });
    store.clean().unwrap();
    let id = wilhelmina().id.to_string();
    stands(&home, &["blijvend", "De Brug", "Bellen"], &["verklapt", NAME, &id]);
    rows_are_their_revisions(&home);
    assert_eq!(store.people(case).unwrap(), [person(1, "Noor")]);
    for id in rounds {
        let round = store.round(id).unwrap().unwrap();
        assert_eq!(round.present, [person(1, "Noor").id]);
        assert_eq!((round.bringer, &round.made[0].who), (None, &vec![Owner::We]));
        assert!(round.notes.is_empty());
        let votes = round.answers.iter().find_map(|answer| match &answer.answer.content {
            Some(Content::Votes(votes)) => Some(votes.clone()),
            _ => None,
        });
        assert_eq!(votes, Some(vec![(Pick::Answer(key(0, of(1)), None), 2)]));
    }
    assert!(store.known_names().unwrap().iter().all(|(name, _)| !name.contains(NAME)));
    assert!(matches!(
        store.erase_person(wilhelmina().id, Words::Gone, minute(2001)),
        Err(StoreError::NotFound(_))
    ));
}

#[test]
fn words_of_a_person_who_is_erased_can_stay_without_a_name() {
    let home = home();
    let mut store = home.open();
    let (_, rounds) = much_said(&mut store);
    store.erase_person(wilhelmina().id, Words::Unnamed, minute(2000)).unwrap();
    store.clean().unwrap();
    let id = wilhelmina().id.to_string();
    stands(&home, &["verklapt en verbeterd", "blijvend"], &[NAME, &id]);
    rows_are_their_revisions(&home);
    let round = store.round(rounds[0]).unwrap().unwrap();
    let own = round.answers.iter().find(|answer| answer.slot == Slot::Unnamed(0)).unwrap();
    assert_eq!(own.answer.content, Some(Content::Text(long("verklapt en verbeterd"))));
    assert_eq!(own.answer.marks, [Mark::Obstacle]);
    let voted = round.answers.iter().any(|answer| match &answer.answer.content {
        Some(Content::Votes(votes)) => votes[0].0 == Pick::Answer(key(0, Slot::Unnamed(0)), None),
        _ => false,
    });
    assert!(voted);
}

#[test]
fn whoever_was_merged_into_somebody_is_erased_with_them() {
    let home = home();
    let mut store = home.open();
    finished(&mut store, 1, case(1, "De Knoop"), &[person(1, "Noor"), wilhelmina()], |round| {
        round.answers.insert(key(0, Slot::Person(wilhelmina().id)), text("verklapt"));
    });
    let mien = person(6, "Mientje");
    finished(&mut store, 2, case(1, "De Knoop"), &[person(1, "Noor"), mien.clone()], |round| {
        round.answers.insert(key(0, Slot::Person(mien.id)), text("verklapt"));
    });
    store.merge_people(wilhelmina().id, mien.id, minute(400)).unwrap();
    store.erase_person(mien.id, Words::Gone, minute(401)).unwrap();
    store.clean().unwrap();
    let (one, other) = (mien.id.to_string(), wilhelmina().id.to_string());
    stands(&home, &["Noor"], &["verklapt", NAME, "Mientje", &one, &other]);
}

#[test]
fn what_is_half_typed_of_who_is_erased_goes_and_what_was_made_of_their_words_is_told() {
    let home = home();
    let mut store = home.open();
    let (noor, jan) = (person(1, "Noor"), person(5, "Jan"));
    finished(&mut store, 1, case(1, "De Knoop"), &[noor.clone(), jan.clone(), person(9, "Jan")], |round| {
        round.answers.insert(key(0, of(1)), text("Blijft"));
        round.answers.insert(key(0, Slot::Person(jan.id)), text("De poort"));
    });
    let id = store.round_lines(case(1, "").id, None, 1).unwrap()[0].id;
    let answers = store.round(id).unwrap().unwrap().answers;
    let of =
        |person: &Person| answers.iter().find(|answer| answer.slot == Slot::Person(person.id)).unwrap().id;
    let words = Element { element: "De poort open".into(), ..Element::default() };
    store.make_element(Origin::Answer(of(&jan)), &words, minute(300)).unwrap();
    let field = |answer: AnswerId| format!("care/answer/{answer}");
    let (note, _) =
        store.note(case(1, "").id, Some(id), Some(of(&jan)), "Bij de poort", minute(301)).unwrap();
    let beside = Draft { text: "Bij de poort verklapt".into(), cursor: 0, anchor: None };
    store.save_draft(None, &format!("care/note/{note}"), &beside).unwrap();
    for (person, text) in [(&jan, "De poort verklapt"), (&noor, "Blijft half")] {
        store
            .save_draft(None, &field(of(person)), &Draft { text: text.into(), cursor: 0, anchor: None })
            .unwrap();
    }
    let erased = store.erase_person(jan.id, Words::Gone, minute(400)).unwrap();
    assert_eq!((erased.made, erased.namesakes_here, erased.namesakes), (1, 1, 0));
    let drafts: Vec<String> = store.drafts(None).unwrap().into_iter().map(|(field, _)| field).collect();
    assert_eq!(drafts, [field(of(&noor))]);
    store.clean().unwrap();
    stands(&home, &["Blijft half"], &["verklapt"]);
}

#[test]
fn where_others_name_somebody_who_is_erased_is_told_and_stays() {
    let home = home();
    let mut store = home.open();
    let jan = person(5, "Jan");
    finished(&mut store, 1, case(1, "De Knoop"), &[person(1, "Noor"), jan.clone()], |round| {
        round.answers.insert(key(0, of(1)), text("Dat zei Jan in januari."));
        round.answers.insert(key(0, Slot::Person(jan.id)), text("Ja"));
    });
    let namesake = person(7, "jan");
    finished(&mut store, 2, case(2, "De Brug"), &[namesake], |_| {});
    let erased = store.erase_person(jan.id, Words::Gone, minute(400)).unwrap();
    assert_eq!(erased, Erased { answers: 1, named_in: 1, namesakes: 1, ..Erased::default() });
}

#[test]
fn earlier_words_that_are_not_kept_are_in_no_file_and_cannot_come_back() {
    let home = home();
    let mut store = home.open();
    let mut undo = Vec::new();
    for n in 1..=8 {
        let done = finished(&mut store, n, case(1, "De Knoop"), &[person(1, "Noor")], |round| {
            round.answers.insert(key(0, of(1)), text(&long("versproken")));
        });
        let (answer, halfway) = (done.answers[0].id, Content::Text(long("versproken en half goed")));
        undo.extend(store.correct_answer(answer, &halfway, "", EarlierWords::Kept, minute(1000)).unwrap());
        let new = Content::Text(long("bedoeld"));
        let change = store.correct_answer(answer, &new, "", EarlierWords::Gone, minute(1001)).unwrap();
        assert_eq!(change, None);
        assert_eq!(store.round(done.id).unwrap().unwrap().answers[0].earlier, []);
    }
    store.clean().unwrap();
    stands(&home, &["bedoeld"], &["versproken"]);
    rows_are_their_revisions(&home);
    for change in undo {
        assert!(matches!(store.undo(&change, minute(1002)), Err(StoreError::ChangedSince)));
    }
}

#[test]
fn who_promised_it_at_first_is_in_no_revision_and_no_search_once_erased() {
    let home = home();
    let mut store = home.open();
    let (noor, wim) = (person(1, "Noor"), person(2, "Wim"));
    finished(&mut store, 1, case(1, "De Knoop"), &[noor.clone(), wim.clone()], |_| {});
    let round = store.round_lines(case(1, "").id, None, 1).unwrap()[0].id;
    let first = Promise { who: vec![Owner::Person(wim.id)], ..promised("Qwim belt") };
    let (agreement, _) = store.add_agreement(round, &first, minute(899)).unwrap();
    let meant = Promise { who: vec![Owner::Person(noor.id)], ..promised("Mailen") };
    store.correct_agreement(agreement, &meant, EarlierWords::Kept, minute(900)).unwrap();
    let found = |store: &Store| {
        store.search(&halte::domain::search::Wanted::typed("qwim"), None, 9, 999).unwrap().hits.len()
    };
    assert_eq!(found(&store), 1);
    store.erase_person(wim.id, Words::Gone, minute(901)).unwrap();
    store.clean().unwrap();
    assert_eq!(found(&store), 0);
    assert!(store.check_index().unwrap().is_right());
    let made = store.agreements(Some(case(1, "").id), true).unwrap().remove(0);
    assert_eq!((made.what, made.who), ("Mailen".to_owned(), meant.who));
    let wim = wim.id.to_string();
    stands(&home, &["Mailen"], &["Qwim", &wim]);
    rows_are_their_revisions(&home);
}

#[test]
fn words_of_an_agreement_that_are_not_kept_are_also_gone_from_where_they_were_chosen() {
    let home = home();
    let mut store = home.open();
    finished(&mut store, 1, case(1, "De Knoop"), &[person(1, "Noor")], |_| {});
    let promise = Promise { what: "Bellen".into(), ..Promise::default() };
    let round = store.round_lines(case(1, "").id, None, 1).unwrap()[0].id;
    store.add_agreement(round, &promise, minute(899)).unwrap();
    let made = store.agreements(Some(case(1, "").id), false).unwrap().remove(0);
    let review =
        Review { outcome: Outcome::Running, change: Some("verklapt".into()), ..Review::skipped(made.id) };
    store.settle(&review, minute(900)).unwrap();
    store.correct_agreement(made.id, &promised("bedoeld"), EarlierWords::Gone, minute(901)).unwrap();
    store.clean().unwrap();
    let made = store.agreements(Some(case(1, "").id), true).unwrap().remove(0);
    assert_eq!((made.what.as_str(), made.earlier_wordings()), ("bedoeld", Vec::new()));
    stands(&home, &["bedoeld"], &["verklapt"]);
    rows_are_their_revisions(&home);
}

#[test]
fn an_erase_that_a_kill_broke_off_is_cleaned_when_the_file_is_opened() {
    let home = home();
    let mut store = home.open();
    much_said(&mut store);
    store.erase_person(wilhelmina().id, Words::Gone, minute(2000)).unwrap();
    let killed = home.killed();
    assert!(holds(&bytes(killed.folder.path()), "verklapt"));
    let again = killed.open();
    assert!(again.backups_are_unclean().unwrap());
    stands(&killed, &["blijvend"], &["verklapt", NAME]);
}

#[test]
fn nothing_of_an_erase_is_done_when_it_cannot_be_done_whole() {
    let home = home();
    let mut store = home.open();
    let (_, rounds) = much_said(&mut store);
    let before = store.round(rounds[0]).unwrap();
    let sits = Round { started: minute(3000), ..round(99) };
    let mut sits = Round { seats: vec![seat(wilhelmina())], ..sits };
    sits.place = halte::domain::round::Place::Closing;
    store.begin(&sits, minute(3000)).unwrap();
    let refused = store.erase_person(wilhelmina().id, Words::Gone, minute(3001));
    assert!(matches!(refused, Err(StoreError::RoundWaits)));
    assert_eq!(store.round(rounds[0]).unwrap(), before);
    store.throw_away(sits.id).unwrap();
    let new = NewQuestion { text: "Hoe nu?".into(), reach: None };
    let own = before.unwrap().answers.into_iter().find(|answer| answer.slot != of(1)).unwrap().id;
    let (question, _) = store.ask(Origin::Answer(own), &new, minute(3002)).unwrap();
    store.erase_person(wilhelmina().id, Words::Gone, minute(3003)).unwrap();
    // What the group made of it is the group's.
    assert_eq!(store.learning_question(question).unwrap().unwrap().answers, []);
}
