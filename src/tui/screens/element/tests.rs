//! Working elements: fields one after the other, all of it kept, nothing proven.

use crate::domain::answer::{Content, Element, Key, Slot};
use crate::domain::round::{Place, Round};
use crate::domain::sequence::{Kind, Step, Who};
use crate::text::Ui;
use crate::tui::playing::{Played, both, new_round, obstacle, person, play, said, step};
use crate::tui::testing::gallery;

const KEY: Key = Key { step: 1, n: 0, slot: Slot::Group };

fn works(who: Who) -> Step {
    let ask = both(
        "Wat hielp deze keer, en wat maakte dat mogelijk?",
        "What helped this time, and what made that possible?",
    );
    let mut works = Step { who, minutes: 5.0, ..step("works", ask, Kind::Element) };
    works.show = vec!["obstacle".to_owned()];
    works
}

fn writing(ui: Ui) -> Played {
    let mut round = Round::begin(new_round(ui, 4, vec![obstacle(), works(Who::Group)]));
    said(&mut round);
    round.place = Place::Turn(KEY);
    play(ui, round)
}

fn made(played: &Played, key: Key) -> &[Element] {
    match played.round().answers.get(&key).and_then(|answer| answer.content.as_ref()) {
        Some(Content::Elements(elements)) => elements,
        _ => &[],
    }
}

fn calling(played: &mut Played) {
    played.press(&["Bellen als er nog geen antwoord is", "tab", "Een eigen nummer van het loket", "tab"]);
    played.press(&["iemand die terugbelt is geen dossier", "tab", "er al een klacht loopt", "tab"]);
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut played = writing(ui);
        let mut all = gallery(&mut played.model);
        played.press(&["Bellen als er nog geen antwoord is", "tab"]);
        all.push_str(&gallery(&mut played.model));
        let mut played = writing(ui);
        calling(&mut played);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("element-{}", ui.tag()), all);
        });
    }
}

#[test]
fn four_fields_make_an_element_and_an_empty_one_goes_on() {
    let mut played = writing(Ui::Nl);
    calling(&mut played);
    let expected = Element {
        element: "Bellen als er nog geen antwoord is".to_owned(),
        conditions: "Een eigen nummer van het loket".to_owned(),
        why: "iemand die terugbelt is geen dossier".to_owned(),
        not_when: "er al een klacht loopt".to_owned(),
    };
    assert_eq!(made(&played, KEY), [expected]);
    assert_eq!(played.round().place, Place::Turn(KEY));
    played.press(&["Samen lopen", "enter", "enter", "enter", "enter", "tab"]);
    assert_eq!(made(&played, KEY)[1], Element { element: "Samen lopen".to_owned(), ..Element::default() });
    assert_eq!(played.round().place, Place::Closing);
    assert_eq!(played.drafts, []);
}

#[test]
fn a_half_filled_element_survives_a_kill() {
    let mut played = writing(Ui::Nl);
    calling(&mut played);
    played.press(&["Samen lopen", "tab", "een half uu"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["r", "tab", "tab", "tab"]);
    assert_eq!(made(&played, KEY)[1].conditions, "een half uur");
}

#[test]
fn an_element_that_was_written_down_is_corrected_and_removed() {
    let mut played = writing(Ui::En);
    calling(&mut played);
    played.press(&["shift-tab", " of mail", "tab", "tab", "tab", "tab"]);
    assert_eq!(made(&played, KEY)[0].element, "Bellen als er nog geen antwoord is of mail");
    played.press(&["shift-tab", "ctrl-a", "backspace", "tab"]);
    assert_eq!(made(&played, KEY), []);
    assert_eq!(played.round().place, Place::Turn(KEY));
}

#[test]
fn conditions_alone_are_no_element_and_that_is_said() {
    let mut played = writing(Ui::Nl);
    played.press(&["a", "tab", "tijd", "shift-tab", "backspace", "tab"]);
    assert_eq!(made(&played, KEY), []);
    let screen = played.screen((60, 18));
    assert!(screen.contains("Wat werkt misschien? Typ dat eerst."), "{screen}");
}

#[test]
fn where_each_is_asked_the_turn_is_on_screen_and_the_words_are_read_back() {
    let mut played = play(Ui::Nl, Round::begin(new_round(Ui::Nl, 2, vec![works(Who::Each)])));
    let key = |n| Key { step: 0, n: 0, slot: Slot::Person(person(n)) };
    let screen = played.screen((60, 18));
    assert!(screen.contains("Noor, initiatiefnemer"), "{screen}");
    calling(&mut played);
    let screen = played.screen((80, 24));
    assert!(screen.contains("Noor, staat het er zoals je het zei?"), "{screen}");
    played.press(&["tab", "Bram zijn woorden", "tab", "tab", "tab", "tab", "f5", "f5"]);
    assert_eq!((made(&played, key(0)).len(), made(&played, key(1)).len()), (1, 0));
}
