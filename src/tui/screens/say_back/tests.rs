//! Saying back: the words of the one before, one's own, and the owner's yes, partly or no.

use crate::domain::answer::{Content, Key, Slot, Verdict};
use crate::domain::round::{Place, Round};
use crate::domain::sequence::{Kind, Step};
use crate::text::Ui;
use crate::tui::playing::{Played, both, new_round, obstacle, person, play, said, step};
use crate::tui::testing::gallery;

fn say_back() -> Step {
    let ask = both(
        "Wat hoorde je? Zeg het terug in je eigen woorden.",
        "What did you hear? Say it back in your own words.",
    );
    let mut step =
        Step { minutes: 3.0, ..step("say", ask, Kind::SayBack { on: vec!["obstacle".to_owned()] }) };
    step.wording.starter = both("Ik hoorde dat …", "I heard that …");
    step
}

fn asked(ui: Ui) -> Played {
    let mut round = Round::begin(new_round(ui, 4, vec![obstacle(), say_back()]));
    said(&mut round);
    round.place =
        round.path().into_iter().find(|place| place.turn().is_some_and(|key| key.step == 1)).unwrap();
    play(ui, round)
}

fn answer(played: &Played, n: usize) -> Option<Content> {
    let key = Key { step: 1, n: 0, slot: Slot::Person(person(n)) };
    played.round().answers.get(&key).and_then(|answer| answer.content.clone())
}

fn back(text: &str, verdict: Option<Verdict>) -> Content {
    Content::SayBack { text: text.to_owned(), verdict }
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut played = asked(ui);
        let mut all = gallery(&mut played.model);
        played.press(&["De raad wil eerder horen wat er speelt."]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["tab", "2"]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("say-back-{}", ui.tag()), all);
        });
    }
}

#[test]
fn each_says_back_the_one_before_and_the_owner_answers() {
    let mut played = asked(Ui::Nl);
    assert!(played.screen((60, 18)).contains("De raad hoort het pas als het misgaat."));
    played.press(&["Te laat bij de raad", "tab", "2", "tab"]);
    assert!(played.screen((60, 18)).contains("Na drie jaar kan de grond weer weg zijn."));
    played.press(&["De grond is niet zeker", "tab", "right", "tab", "Regels", "tab", "tab", "tab"]);
    assert_eq!(played.round().place, Place::Closing);
    assert_eq!(answer(&played, 0), Some(back("Te laat bij de raad", Some(Verdict::Partly))));
    assert_eq!(answer(&played, 1), Some(back("De grond is niet zeker", Some(Verdict::Yes))));
    assert_eq!(answer(&played, 2), Some(back("Regels", None)));
    assert_eq!(answer(&played, 3), None);
}

#[test]
fn where_the_one_before_passed_there_is_nothing_to_say_back() {
    let mut round = Round::begin(new_round(Ui::Nl, 4, vec![obstacle(), say_back()]));
    said(&mut round);
    let passed = Key { step: 0, n: 0, slot: Slot::Person(person(1)) };
    round.answers.get_mut(&passed).unwrap().content = None;
    let asked: Vec<Slot> = round.slots(1);
    assert_eq!(asked, [0, 1, 3].map(|n| Slot::Person(person(n))));
    // The others still say back the one before them, and the round goes on without that turn.
    let key = |n| Key { step: 1, n: 0, slot: Slot::Person(person(n)) };
    assert_eq!(round.says_back(key(3)), Some(Slot::Person(person(2))));
    round.place =
        round.path().into_iter().find(|place| place.turn().is_some_and(|key| key.step == 1)).unwrap();
    let mut played = play(Ui::Nl, round);
    played.press(&["Te laat", "tab", "tab", "Grond", "tab", "tab", "Taal", "tab", "tab"]);
    assert_eq!(played.round().place, Place::Closing);
    assert_eq!(answer(&played, 2), None);
    assert_eq!(answer(&played, 3), Some(back("Taal", None)));
}

#[test]
fn no_letter_falls_into_the_owners_answer_and_the_same_digit_takes_it_back() {
    let mut played = asked(Ui::Nl);
    played.press(&["Te laat", "tab", "xyz", "3", "3", "1", "shift-tab", " bij de raad", "tab", "tab"]);
    assert_eq!(answer(&played, 0), Some(back("Te laat bij de raad", Some(Verdict::Yes))));
}

#[test]
fn it_survives_a_kill_at_the_same_place() {
    let mut played = asked(Ui::Nl);
    played.press(&["Te laat bij"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["tab", "3"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["1", "tab"]);
    assert_eq!(answer(&played, 0), Some(back("Te laat bij", Some(Verdict::Yes))));
}
