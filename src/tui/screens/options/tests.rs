//! Options: digits, the space bar and arrows; one takes the place of the other; it survives.

use crate::domain::answer::{Content, Key, Pick, Slot};
use crate::domain::round::{Place, Round};
use crate::domain::sequence::{Choices, Kind, Seen, Step, Who};
use crate::text::Ui;
use crate::tui::playing::{Played, choice, new_round, obstacle, person, play, said};
use crate::tui::testing::gallery;

fn asked(ui: Ui, step: Step) -> Played {
    play(ui, Round::begin(new_round(ui, 4, vec![step])))
}

fn chosen(played: &Played, step: usize) -> Option<Content> {
    let key = Key { step, n: 0, slot: Slot::Group };
    played.round().answers.get(&key).and_then(|answer| answer.content.clone())
}

fn options(ids: &[&str]) -> Content {
    Content::Options(ids.iter().map(|id| Pick::Option((*id).to_owned())).collect())
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut played = asked(ui, Step { why: true, ..choice(Seen::Open, Who::Group) });
        played.press(&["2", "down"]);
        let mut all = gallery(&mut played.model);
        played.press(&["tab", "Daar ligt de sleutel."]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("options-{}", ui.tag()), all);
        });
    }
}

#[test]
fn one_takes_the_place_of_the_other() {
    let mut played = asked(Ui::Nl, choice(Seen::Open, Who::Group));
    played.press(&["1", "down", "down", " ", "tab"]);
    assert_eq!(chosen(&played, 0), Some(options(&["outside"])));
    assert_eq!(played.round().place, Place::Closing);
}

#[test]
fn more_may_be_chosen_where_more_are_asked_for() {
    let mut played = asked(Ui::Nl, Step { at_most: Some(2), ..choice(Seen::Open, Who::Group) });
    played.press(&["3", "1", "2", "2", "tab"]);
    assert_eq!(chosen(&played, 0), Some(options(&["ours", "outside"])));
}

#[test]
fn what_is_chosen_and_its_line_survive_a_kill() {
    let mut played = asked(Ui::Nl, Step { why: true, ..choice(Seen::Open, Who::Group) });
    played.press(&["2"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["tab", "Daar ligt", "left"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["tab"]);
    let key = Key { step: 0, n: 0, slot: Slot::Group };
    assert_eq!(played.round().answers[&key].why, "Daar ligt");
}

#[test]
fn nothing_chosen_is_passed_and_chosen_again_is_taken_back() {
    let mut played = asked(Ui::Nl, choice(Seen::Open, Who::Group));
    played.press(&["2", "2", "tab"]);
    assert_eq!(chosen(&played, 0), None);
    assert_eq!(played.round().place, Place::Closing);
    played.press(&["shift-tab", "2", "tab", "shift-tab", "2", "tab"]);
    assert_eq!(chosen(&played, 0), None);
}

#[test]
fn earlier_answers_are_options_too() {
    let on = Choices::Answers(vec!["obstacle".to_owned()]);
    let choose = Step { kind: Kind::Choice(on), ..choice(Seen::Open, Who::Group) };
    let mut round = Round::begin(new_round(Ui::Nl, 4, vec![obstacle(), choose]));
    said(&mut round);
    round.place = Place::Turn(Key { step: 1, n: 0, slot: Slot::Group });
    let mut played = play(Ui::Nl, round);
    assert!(played.screen((60, 18)).contains(" 3   De uitleg is alleen in het Nederlands."));
    played.press(&["3", "tab"]);
    let author = Key { step: 0, n: 0, slot: Slot::Person(person(2)) };
    assert_eq!(chosen(&played, 1), Some(Content::Options(vec![Pick::Answer(author, None)])));
}

#[test]
fn what_is_chosen_no_more_is_taken_back_also_for_who_goes_back() {
    let steps = vec![obstacle(), choice(Seen::Open, Who::Group)];
    let mut round = Round::begin(new_round(Ui::Nl, 4, steps));
    said(&mut round);
    round.place = Place::Turn(Key { step: 1, n: 0, slot: Slot::Group });
    let mut played = play(Ui::Nl, round);
    played.press(&["2", "tab", "shift-tab"]);
    assert_eq!(chosen(&played, 1), Some(options(&["organisation"])));
    played.press(&["2", "shift-tab"]);
    assert_eq!(chosen(&played, 1), None);
}
