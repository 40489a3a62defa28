//! The closing: reading back, correcting, what comes back, the last fields, and finishing.

use crate::domain::agreement::{Outcome, Review};
use crate::domain::answer::{Content, Due, Key, Mark, Owner, Promise, Slot};
use crate::domain::round::{Place, Round, RoundState};
use crate::domain::sequence::Seen;
use crate::report::read_back::read_back;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::playing::{Played, agree, answered, new_round, obstacle, person, play, said};
use crate::tui::testing::gallery;

const AGREED: Key = Key { step: 1, n: 0, slot: Slot::Group };

fn words(n: usize) -> Key {
    Key { step: 0, n: 0, slot: Slot::Person(person(n)) }
}

fn date(month: u32, day: u32) -> Due {
    Due::On(chrono::NaiveDate::from_ymd_opt(2026, month, day).expect("a date"))
}

fn closing(ui: Ui) -> Played {
    let mut round = Round::begin(new_round(ui, 4, vec![obstacle(), agree()]));
    said(&mut round);
    let brief = Promise {
        what: "Brief voorleggen aan de jurist".to_owned(),
        who: vec![Owner::Person(person(1))],
        due: date(12, 4),
        if_then: "Als hij nee zegt, dan bellen we de wethouder.".to_owned(),
        question: None,
    };
    let talen = Promise {
        what: "Uitleg in drie talen".to_owned(),
        who: vec![Owner::Person(person(2)), Owner::We],
        due: Due::Words("na de oogst".to_owned()),
        ..Promise::default()
    };
    answered(&mut round, 1, Slot::Group, Content::Agreements(vec![brief, talen]));
    let els = round.answers.get_mut(&words(3)).expect("an answer");
    els.marks = vec![Mark::Obstacle];
    els.comes_back = true;
    round.place = Place::Closing;
    play(ui, round)
}

#[test]
fn what_was_said_of_earlier_agreements_is_read_back_too() {
    let played = closing(Ui::Nl);
    let earlier = crate::report::page::sample::agreement(300, "Koffie in de hal", Owner::We, date(11, 1));
    let review = Review {
        outcome: Outcome::Running,
        due: Some(date(12, 18)),
        text: "De hal was dicht.".to_owned(),
        ..Review::skipped(earlier.id)
    };
    let mut round = played.table().round.clone();
    round.reviews.insert(earlier.id, review);
    round.opening.push(earlier);
    let text = read_back(&round, Ui::Nl, round.started.date_naive());
    let mut played = play(Ui::Nl, round);
    let screen = played.screen((80, 40));
    for words in [
        "Eerdere afspraken",
        "Koffie in de hal: loopt nog, uiterlijk vrijdag 18 december 2026",
        "De hal was dicht.",
    ] {
        assert!(screen.contains(words) && text.contains(words), "{words}\n{screen}\n{text}");
    }
    // The cursor is on what can be corrected only.
    let before = played.screen((80, 40));
    played.press(&["down", "down"]);
    assert_ne!(played.screen((80, 40)), before);
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut played = closing(ui);
        let mut all = gallery(&mut played.model);
        played.press(&["down", "down", "down", "t"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["end", "dinsdag over twee weken"]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("closing-{}", ui.tag()), all);
        });
    }
}

#[test]
fn tab_finishes_the_round_with_what_stands_in_the_fields_and_keeps_nothing_in_between() {
    let mut played = closing(Ui::Nl);
    played.press(&["end", "up", "Het hek", "enter", "dinsdag over twee weken"]);
    let drafts = played.drafts.clone();
    played.press(&["tab"]);
    let round = finished(&played);
    assert_eq!((round.about.as_str(), &round.next_round), ("Het hek", &date(12, 8)));
    assert_eq!(round.state, RoundState::Finished);
    // Until that is done, the fields and the cursor are what they were.
    assert_eq!(played.drafts, drafts);
    assert_eq!(played.round().about, "");
}

/// The round that is to be finished; nothing else is asked for.
fn finished(played: &Played) -> &Round {
    let [Effect::Finish(round)] = played.effects.as_slice() else { panic!("{:?}", played.effects) };
    round
}

#[test]
fn letters_are_keys_on_a_row_and_letters_in_a_field() {
    let mut played = closing(Ui::Nl);
    played.press(&["c", "w", "end", "cwt"]);
    let texts: Vec<&str> = played
        .effects
        .iter()
        .map(|effect| match effect {
            Effect::Copy(text) | Effect::WriteReadBack { text, .. } => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(texts.len(), 2);
    assert_eq!(texts[0], texts[1]);
    assert!(played.screen((60, 18)).contains("┃ cwt"));
}

#[test]
fn the_read_back_has_title_people_agreements_and_what_was_said() {
    let mut played = closing(Ui::Nl);
    played.press(&["c"]);
    let [Effect::Copy(text)] = played.effects.as_slice() else { panic!("{:?}", played.effects) };
    insta::assert_snapshot!(text, @r"
    Buurtmoestuin De Knoop
    De ronde, maandag 23 november 2026
    Noor, Bram, Fatima en Els

    Afspraken
    - Brief voorleggen aan de jurist (Bram, uiterlijk vrijdag 4 december)
      Als hij nee zegt, dan bellen we de wethouder.
    - Uitleg in drie talen (Fatima en wij, na de oogst)

    Wat maakt het nu moeilijk? Noem één ding.
    - Noor: Na drie jaar kan de grond weer weg zijn.
    - Bram: Ik mag geen uitzondering maken zonder reden.
    - Fatima: De uitleg is alleen in het Nederlands.
    - Els: De raad hoort het pas als het misgaat.
    ");
}

#[test]
fn t_lets_it_come_back_or_not() {
    let mut played = closing(Ui::Nl);
    played.press(&["t", "down", "down", "t"]);
    assert!(played.round().answers[&words(0)].comes_back);
    played.press(&["t"]);
    assert!(!played.round().answers[&words(0)].comes_back);
    assert!(played.round().answers[&words(3)].comes_back);
}

#[test]
fn words_are_corrected_and_the_cursor_stays_where_it_was() {
    let mut played = closing(Ui::Nl);
    played.press(&["down", "down", "down", "enter", " Echt niet."]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["tab"]);
    let expected = "Ik mag geen uitzondering maken zonder reden. Echt niet.";
    assert_eq!(played.round().answers[&words(1)].content, Some(Content::Text(expected.to_owned())));
    assert_eq!(played.round().place, Place::Closing);
    assert_eq!(played.drafts, []);
}

#[test]
fn an_agreement_is_corrected_in_its_four_fields() {
    let mut played = closing(Ui::Nl);
    played.press(&["down", "enter", "enter", "enter", "ctrl-a", "4 december", "tab"]);
    let Some(Content::Agreements(promises)) = &played.round().answers[&AGREED].content else { panic!() };
    assert_eq!(promises[1].due, date(12, 4));
    assert_eq!(promises[1].who, [Owner::Person(person(2)), Owner::We]);
    assert_eq!(promises[0].what, "Brief voorleggen aan de jurist");
}

#[test]
fn giving_up_a_correction_leaves_the_words_and_the_other_fields() {
    let mut played = closing(Ui::Nl);
    played.press(&["end", "vrijdag", "up", "up", "enter", "onzin", "esc"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("┃ vrijdag") && !screen.contains("onzin"), "{screen}");
    assert!(played.drafts.iter().all(|(_, draft)| !draft.text.contains("onzin")));
    assert_eq!(played.round().state, RoundState::Running);
}

#[test]
fn what_stands_in_the_fields_survives_a_kill_and_going_back() {
    let mut played = closing(Ui::Nl);
    played.press(&["end", "vrij", "left"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["shift-tab", "shift-tab", "shift-tab", "tab"]);
    assert_eq!(played.round().place, Place::Closing);
    assert!(played.screen((60, 18)).contains("┃ vrij"));
}

#[test]
fn a_round_in_which_nothing_was_said_begins_in_the_first_field() {
    let mut round = Round::begin(new_round(Ui::Nl, 4, vec![obstacle()]));
    round.place = Place::Closing;
    let mut played = play(Ui::Nl, round);
    played.press(&["Niets", "tab", "tab"]);
    assert_eq!(finished(&played).about, "Niets");
}

#[test]
fn tab_goes_by_the_fields_before_the_round_is_done() {
    let mut played = closing(Ui::Nl);
    played.press(&["tab", "Het hek"]);
    assert!(played.screen((60, 18)).contains("Tab verder"), "{}", played.screen((60, 18)));
    played.press(&["tab", "vrijdag"]);
    assert!(played.screen((60, 18)).contains("Tab klaar"), "{}", played.screen((60, 18)));
    played.press(&["tab"]);
    assert_eq!(finished(&played).about, "Het hek");
}

#[test]
fn shift_tab_goes_from_field_to_field_then_to_the_rows_and_then_back_a_place() {
    let mut played = closing(Ui::Nl);
    played.press(&["tab", "Het hek", "tab", "vrijdag", "shift-tab", "!"]);
    assert!(played.screen((60, 18)).contains("┃ Het hek!"), "{}", played.screen((60, 18)));
    played.press(&["shift-tab"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("›  Els"), "{screen}");
    assert_eq!(played.round().place, Place::Closing);
    played.press(&["shift-tab"]);
    assert_eq!(played.round().place, Place::Turn(AGREED));
}

#[test]
fn who_will_do_it_stands_before_each_agreement_and_a_blank_row_between_them() {
    let mut round = closing(Ui::Nl).round().clone();
    let promise = |what: &str, who: Vec<Owner>| Promise { what: what.to_owned(), who, ..Promise::default() };
    let other = |who: &str| vec![Owner::Other(who.to_owned())];
    let promises = vec![
        promise("Bellen", Vec::new()),
        promise("Schrijven", other("het loket")),
        promise("Vragen", other("de buren van de overkant")),
    ];
    answered(&mut round, 1, Slot::Group, Content::Agreements(promises));
    round.answers.retain(|key, _| *key == AGREED);
    let screen = play(Ui::Nl, round).screen((80, 24));
    let rows: Vec<&str> = screen.lines().map(str::trim).skip_while(|row| !row.contains("Bellen")).collect();
    let expected =
        ["›  –          Bellen", "", "het loket  Schrijven", "", "Vragen", "de buren van de overkant"];
    assert_eq!(rows[..6], expected, "{screen}");
}

#[test]
fn where_nothing_was_said_shift_tab_in_the_first_field_goes_back_a_place() {
    let mut round = Round::begin(new_round(Ui::Nl, 4, vec![obstacle()]));
    round.place = Place::Closing;
    let mut played = play(Ui::Nl, round);
    played.press(&["shift-tab"]);
    assert!(matches!(played.round().place, Place::Turn(_)), "{:?}", played.round().place);
}

#[test]
fn answers_without_a_name_are_read_in_the_same_order_everywhere() {
    let mut step = obstacle();
    step.seen = Seen::Unnamed;
    let mut round = Round::begin(new_round(Ui::Nl, 4, vec![step, agree()]));
    for n in 0..4 {
        answered(&mut round, 0, Slot::Unnamed(n), Content::Text(format!("gezegd {n}")));
    }
    let order: Vec<String> = round
        .read_order(0)
        .into_iter()
        .map(|key| (0..4).find(|n| key.slot == Slot::Unnamed(*n)).map_or_else(String::new, |n| n.to_string()))
        .collect();
    assert!(!order.is_sorted(), "this round says the order of typing: {order:?}");
    let read = |text: &str| -> Vec<String> {
        let after = text.lines().filter_map(|line| line.split_once("gezegd "));
        after.map(|(_, rest)| rest.chars().take(1).collect()).collect()
    };
    let today = round.started.date_naive();
    for place in [Place::Reading(0), Place::Closing] {
        round.place = place;
        assert_eq!(read(&read_back(&round, Ui::Nl, today)), order);
        let screen = play(Ui::Nl, round.clone()).screen((80, 24));
        assert_eq!(read(&screen), order, "{screen}");
    }
}
