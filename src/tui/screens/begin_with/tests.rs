//! Someone else begins: a list, and the turn goes to them with the words that were typed kept.

use crate::domain::answer::{Content, Key, Slot};
use crate::domain::round::{Place, Round};
use crate::text::Ui;
use crate::tui::playing::{new_round, obstacle, person, play};

#[test]
fn the_chosen_one_is_asked_now_and_typed_words_are_kept() {
    let mut played = play(Ui::Nl, Round::begin(new_round(Ui::Nl, 4, vec![obstacle()])));
    played.press(&["Half", "f8"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("Wie begint?") && screen.contains("› Noor"), "{screen}");
    played.press(&["down", "down", "enter"]);
    let key = |n| Key { step: 0, n: 0, slot: Slot::Person(person(n)) };
    assert_eq!(played.round().place, Place::Turn(key(2)));
    assert_eq!(played.round().answers[&key(0)].content, Some(Content::Text("Half".to_owned())));
    assert!(played.screen((60, 18)).contains("Fatima begint."));
}

#[test]
fn escape_leaves_all_as_it_was() {
    let mut played = play(Ui::Nl, Round::begin(new_round(Ui::Nl, 4, vec![obstacle()])));
    let before = played.screen((60, 18));
    assert_eq!(played.press(&["f8", "esc"]).screen((60, 18)), before);
}
