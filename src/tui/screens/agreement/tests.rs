//! Agreements: fields one after the other, names completed, dates read back, all of it kept.

use chrono::NaiveDate;

use crate::domain::answer::{Content, Due, Key, Owner, Promise, Slot};
use crate::domain::round::{NewQuestion, Place, Round, Uses};
use crate::text::Ui;
use crate::tui::keys::Action;
use crate::tui::playing::{Played, agree, new_round, obstacle, person, play, said};
use crate::tui::testing::gallery;
use crate::tui::update::act;

const KEY: Key = Key { step: 1, n: 0, slot: Slot::Group };

fn agreeing(ui: Ui) -> Played {
    let mut round = Round::begin(new_round(ui, 4, vec![obstacle(), agree()]));
    said(&mut round);
    round.place = Place::Turn(KEY);
    play(ui, round)
}

fn made(played: &Played) -> &[Promise] {
    match played.round().answers.get(&KEY).and_then(|answer| answer.content.as_ref()) {
        Some(Content::Agreements(promises)) => promises,
        _ => &[],
    }
}

fn brief(played: &mut Played) {
    played.press(&["Brief voorleggen aan de jurist", "tab", "Br", "right", "tab", "vrijdag", "tab"]);
    played.press(&["Als hij nee zegt, dan bellen we de wethouder.", "tab"]);
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut all = String::new();
        let mut played = agreeing(ui);
        played.press(&["Brief voorleggen aan de jurist", "tab", "Br"]);
        all.push_str(&gallery(&mut played.model));
        let mut played = agreeing(ui);
        brief(&mut played);
        all.push_str(&gallery(&mut played.model));
        played.press(&["Uitleg in drie talen", "tab", "Fatima en het loket", "tab", "na de oogst"]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("agreement-{}", ui.tag()), all);
        });
    }
}

#[test]
fn four_fields_make_an_agreement_and_an_empty_what_goes_on() {
    let mut played = agreeing(Ui::Nl);
    brief(&mut played);
    let friday = NaiveDate::from_ymd_opt(2026, 11, 27).expect("a date");
    let expected = Promise {
        what: "Brief voorleggen aan de jurist".to_owned(),
        who: vec![Owner::Person(person(1))],
        due: Due::On(friday),
        if_then: "Als hij nee zegt, dan bellen we de wethouder.".to_owned(),
        question: None,
    };
    assert_eq!(made(&played), [expected]);
    assert_eq!(played.round().place, Place::Turn(KEY));
    played.press(&["Uitleg", "enter", "wij", "enter", "na de oogst", "enter", "enter", "tab"]);
    assert_eq!(made(&played)[1].due, Due::Words("na de oogst".to_owned()));
    assert_eq!(made(&played)[1].who, [Owner::We]);
    assert_eq!(played.round().place, Place::Closing);
    assert_eq!(played.drafts, []);
}

#[test]
fn a_half_filled_agreement_survives_a_kill_and_going_elsewhere() {
    let mut played = agreeing(Ui::Nl);
    brief(&mut played);
    played.press(&["Uitleg in drie talen", "tab", "Fat"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    for effect in act(&mut played.model, Action::FinishNow) {
        played.perform(effect);
    }
    assert_eq!(played.round().place, Place::Closing);
    assert_eq!(made(&played).len(), 2);
    assert_eq!(made(&played)[1].who, [Owner::Other("Fat".to_owned())]);
}

#[test]
fn an_agreement_that_was_made_is_corrected_and_removed() {
    let mut played = agreeing(Ui::Nl);
    brief(&mut played);
    played.press(&["shift-tab", " van de gemeente", "tab", "tab", "tab", "tab"]);
    assert_eq!(made(&played)[0].what, "Brief voorleggen aan de jurist van de gemeente");
    assert_eq!(made(&played)[0].who, [Owner::Person(person(1))]);
    assert!(matches!(made(&played)[0].due, Due::On(_)));
    played.press(&["shift-tab", "ctrl-a", "backspace", "tab"]);
    assert_eq!(made(&played), []);
    assert_eq!(played.round().place, Place::Turn(KEY));
    played.press(&["shift-tab"]);
    assert_eq!(played.round().place, Place::Turn(Key { step: 0, n: 0, slot: Slot::Person(person(3)) }));
}

#[test]
fn going_to_an_earlier_agreement_keeps_the_one_that_is_half_filled() {
    let mut played = agreeing(Ui::Nl);
    brief(&mut played);
    played.press(&["Uitleg in drie talen", "shift-tab"]);
    assert_eq!(made(&played).len(), 2);
    let screen = played.screen((60, 18));
    assert!(screen.contains("›  Brief voorleggen"), "{screen}");
}

#[test]
fn who_and_when_alone_are_no_agreement() {
    let mut played = agreeing(Ui::Nl);
    played.press(&["a", "tab", "Noor", "shift-tab", "backspace", "enter"]);
    assert_eq!(made(&played), []);
    assert_eq!(played.round().place, Place::Turn(KEY));
}

#[test]
fn when_as_many_are_made_as_are_asked_for_no_other_is_asked_for() {
    let mut played = agreeing(Ui::Nl);
    brief(&mut played);
    assert!(played.screen((60, 18)).contains("Nog een afspraak?"));
    played.press(&["Uitleg", "tab", "tab", "tab", "tab"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("Dat zijn er twee. Met Tab ga je verder."), "{screen}");
    assert!(!screen.contains("Nog een afspraak?") && !screen.contains("Wat  "), "{screen}");
    played.press(&["Toch nog een"]);
    assert!(played.screen((60, 18)).contains("┃ Toch nog een"), "{}", played.screen((60, 18)));
    played.press(&["ctrl-a", "backspace", "tab"]);
    assert_eq!((made(&played).len(), played.round().place), (2, Place::Closing));
}

#[test]
fn tab_and_enter_leave_the_letters_of_a_name_alone_and_only_right_takes_the_rest() {
    let mut played = agreeing(Ui::Nl);
    for on in ["tab", "enter"] {
        played.press(&["Bellen", "tab", "Br"]);
        assert!(played.screen((60, 18)).contains("Tab volgend veld   → aanvullen"), "{on}");
        played.press(&[on, "tab", "tab"]);
    }
    played.press(&["Bellen", "tab", "BRAM", "tab", "tab", "tab"]);
    let who: Vec<&[Owner]> = made(&played).iter().map(|promise| promise.who.as_slice()).collect();
    let typed = [Owner::Other("Br".to_owned())];
    assert_eq!(who, [&typed, &typed, &[Owner::Person(person(1))] as &[Owner]]);
}

#[test]
fn a_learning_question_of_this_round_is_answered_by_its_letter_too() {
    let uses = Uses {
        question: Some(NewQuestion { text: "Wie mag het hek open doen?".to_owned(), reach: None }),
        ..Uses::default()
    };
    let mut round = Round::begin(new_round(Ui::Nl, 4, vec![obstacle(), agree()]));
    said(&mut round);
    let first = *round.answers.keys().next().expect("something was said");
    round.uses.insert(first, uses);
    round.place = Place::Turn(KEY);
    let mut played = play(Ui::Nl, round);
    played.press(&["A: bellen"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("Wie mag het hek open doen?"), "{screen}");
    played.press(&["tab", "tab", "tab", "tab"]);
    assert_eq!(made(&played)[0].what, "bellen");
    assert!(played.screen((60, 18)).contains("bij leervraag A"), "{}", played.screen((60, 18)));
}

#[test]
fn a_letter_and_a_colon_answer_a_learning_question_and_show_it() {
    let mut round = Round::begin(new_round(Ui::Nl, 4, vec![obstacle(), agree()]));
    round.questions = vec![crate::tui::playing::learning_question(1, "Wie gaat er over het hek?")];
    round.place = Place::Turn(KEY);
    let mut played = play(Ui::Nl, round);
    played.press(&["C: bellen"]);
    assert!(!played.screen((60, 18)).contains("Wie gaat er over het hek?"));
    played.press(&["ctrl-a", "backspace", "B:"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("Wie gaat er over het hek?"), "{screen}");
    played.press(&[" de gemeente bellen", "tab", "tab", "tab", "tab"]);
    assert_eq!(made(&played)[0].what, "de gemeente bellen");
    assert_eq!(made(&played)[0].question.map(|question| question.letter.to_string()), Some("B".to_owned()));
    let screen = played.screen((60, 18));
    assert!(screen.contains("bij leervraag B"), "{screen}");
    played.press(&["shift-tab"]);
    assert!(played.screen((60, 18)).contains("B: de gemeente bellen"), "{}", played.screen((60, 18)));
}
