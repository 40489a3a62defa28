//! Counting hands: digits, arrows, the one more line; who has most; it survives.

use crate::domain::answer::{Content, Key, Pick, Slot};
use crate::domain::round::{Place, Round};
use crate::domain::sequence::{Kind, Seen, Step, Who};
use crate::text::Ui;
use crate::tui::playing::{Played, both, new_round, obstacle, person, play, said, step};
use crate::tui::testing::gallery;

/// The group chooses among what four people said.
fn vote() -> Step {
    let ask = both(
        "Welk punt pakken we nu samen op? Je hebt twee stemmen.",
        "Which point do we take on together now? You have two votes.",
    );
    let kind = Kind::Vote { on: vec!["obstacle".to_owned()], votes: 2 };
    let mut vote = Step { who: Who::Group, minutes: 2.0, ..step("choose", ask, kind) };
    vote.wording.help = both(
        "Steek je hand op. Eén stem mag op je eigen punt, de andere niet.",
        "Raise your hand. One vote may go to your own point, the other may not.",
    );
    vote
}

/// At the vote, after four people said something.
fn asked(ui: Ui, vote: Step, after: Vec<Step>) -> Played {
    let steps = [vec![obstacle(), vote], after].concat();
    let mut round = Round::begin(new_round(ui, 4, steps));
    said(&mut round);
    round.place =
        round.path().into_iter().find(|place| place.turn().is_some_and(|key| key.step == 1)).unwrap();
    play(ui, round)
}

fn votes(played: &Played, slot: Slot) -> Vec<u32> {
    match played.round().answers.get(&Key { step: 1, n: 0, slot }).and_then(|answer| answer.content.clone()) {
        Some(Content::Votes(votes)) => votes.into_iter().map(|(_, count)| count).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut played = asked(ui, vote(), Vec::new());
        let mut all = gallery(&mut played.model);
        played.press(&["1", "enter", "4", "enter", "2"]);
        all.push_str(&gallery(&mut played.model));
        let own = Step { who: Who::Each, why: true, seen: Seen::Hidden, ..vote() };
        let own = Step {
            wording: crate::domain::sequence::Wording { ask: own.wording.ask.clone(), ..Default::default() },
            ..own
        };
        let mut played = asked(ui, own, Vec::new());
        played.press(&["down", "2", "tab", "Daar kunnen wij iets aan doen."]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("vote-{}", ui.tag()), all);
        });
    }
}

#[test]
fn hands_are_counted_row_by_row() {
    let mut played = asked(Ui::Nl, vote(), Vec::new());
    played.press(&["1", "enter", "4", "enter", "2", "right", "enter", "0", "tab"]);
    assert_eq!(votes(&played, Slot::Group), [1, 4, 3, 0]);
    assert_eq!(played.round().place, Place::Closing);
}

#[test]
fn a_second_digit_stands_behind_the_first_where_there_are_so_many_votes() {
    let mut played = asked(
        Ui::Nl,
        Step { kind: Kind::Vote { on: vec!["obstacle".to_owned()], votes: 3 }, ..vote() },
        Vec::new(),
    );
    played.press(&["1", "2", "down", "3", "4", "tab"]);
    assert_eq!(votes(&played, Slot::Group), [12, 4, 0, 0]);
}

#[test]
fn nothing_counted_is_passed_and_what_was_counted_can_be_taken_back() {
    let mut played = asked(Ui::Nl, vote(), Vec::new());
    played.press(&["tab"]);
    assert!(votes(&played, Slot::Group).is_empty());
    played.press(&["shift-tab", "2", "tab", "shift-tab"]);
    assert_eq!(votes(&played, Slot::Group), [2, 0, 0, 0]);
    played.press(&["f5"]);
    assert!(votes(&played, Slot::Group).is_empty());
}

#[test]
fn the_counts_and_the_line_survive_a_kill() {
    let mut played = asked(Ui::Nl, Step { why: true, ..vote() }, Vec::new());
    played.press(&["3", "down", "1"]);
    played.killed().press(&["tab", "Omdat het kan"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["tab"]);
    let key = Key { step: 1, n: 0, slot: Slot::Group };
    assert_eq!(votes(&played, Slot::Group), [3, 1, 0, 0]);
    assert_eq!(played.round().answers[&key].why, "Omdat het kan");
}

#[test]
fn who_said_what_is_chosen_is_the_bringer_and_the_winner_is_shown_first() {
    let ask = both("Wat vraag je ons?", "What do you ask of us?");
    let mut after = Step { who: Who::Bringer, ..step("bring", ask, Kind::Text) };
    after.show = vec!["choose".to_owned()];
    let mut played = asked(Ui::Nl, Step { makes_bringer: true, ..vote() }, vec![after]);
    played.press(&["1", "down", "down", "5", "tab"]);
    assert_eq!(played.round().turn().unwrap().slot, Slot::Person(person(2)));
    let screen = played.screen((60, 18));
    let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words:?} is not in\n{screen}"));
    assert!(at("De uitleg is alleen") < at("Na drie jaar"), "{screen}");
    assert!(screen.contains("Fatima brengt dit in"), "{screen}");
}

#[test]
fn each_has_votes_of_their_own_and_all_together_make_the_bringer() {
    let own = Step { who: Who::Each, makes_bringer: true, ..vote() };
    let ask = both("Wat vraag je ons?", "What do you ask of us?");
    let mut played = asked(Ui::Nl, own, vec![Step { who: Who::Bringer, ..step("bring", ask, Kind::Text) }]);
    for keys in [&["1", "down", "1", "tab"][..], &["down", "2", "tab"], &["1", "tab"], &["tab"]] {
        played.press(keys);
    }
    assert_eq!(votes(&played, Slot::Person(person(1))), [0, 2, 0, 0]);
    assert_eq!(played.round().turn().unwrap().slot, Slot::Person(person(1)));
    let Some(Content::Votes(first)) =
        played.round().answers[&Key { step: 1, n: 0, slot: Slot::Person(person(0)) }].content.clone()
    else {
        panic!()
    };
    assert_eq!(first[0].0, Pick::Answer(Key { step: 0, n: 0, slot: Slot::Person(person(0)) }, None));
}
