//! What is made of an answer: with its own words to begin with, and only when a person asks for it.

use uuid::Uuid;

use crate::domain::Moment;
use crate::domain::answer::{Element, Key, Mark, Slot};
use crate::domain::id::AnswerId;
use crate::domain::question::Reach;
use crate::domain::round::{NewQuestion, Place, Round};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::offer::EarlierObstacle;
use crate::tui::playing::{Played, new_round, obstacle, person, play, said};
use crate::tui::testing::gallery;

/// Bram's answer.
const fn key() -> Key {
    Key { step: 0, n: 0, slot: Slot::Person(crate::domain::id::PersonId(Uuid::from_u128(101))) }
}

/// Reading together, the cursor on what Bram said, its marks over it.
fn marking(ui: Ui) -> Played {
    let mut obstacle = obstacle();
    obstacle.yields = vec![Mark::Obstacle, Mark::Dilemma];
    obstacle.seen = crate::domain::sequence::Seen::Hidden;
    let mut round = Round::begin(new_round(ui, 4, vec![obstacle]));
    said(&mut round);
    round.place = Place::Reading(0);
    let mut played = play(ui, round);
    played.press(&["down", "f2"]);
    assert_eq!(person(1), key().slot.person().expect("Bram"));
    played
}

/// The cursor on this mark.
fn on(played: &mut Played, mark: Mark) {
    played.press(&["up"; 11]);
    let at = crate::tui::making::offered(played.table(), key()).iter().position(|other| *other == mark);
    played.press(&["down"].repeat(at.expect("it is offered")));
}

fn earlier(n: u128, text: &str, times: usize) -> EarlierObstacle {
    let at = Moment::parse_from_rfc3339("2026-10-21T10:00:00+02:00").expect("a moment");
    let answer = AnswerId(Uuid::from_u128(n));
    EarlierObstacle { answer, text: text.to_owned(), at, times, answers: vec![answer] }
}

fn obstacles() -> Vec<EarlierObstacle> {
    vec![
        earlier(1, "Niemand weet wie er over het hek gaat.", 1),
        earlier(2, "Het loket wil één contactpersoon, maar wij beslissen als groep.", 2),
    ]
}

/// What was asked to be read is read.
fn read(played: &mut Played) {
    if played.effects.iter().any(|effect| matches!(effect, Effect::ReadObstacles(_))) {
        played.message(Message::ObstaclesRead(obstacles()));
    }
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut played = marking(ui);
        on(&mut played, Mark::WorkingElement);
        let mut all = gallery(&mut played.model);
        played.press(&["right"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["tab", "tab", "tab", "tab"]);
        on(&mut played, Mark::LearningQuestion);
        played.press(&["right"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["tab"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["2"]);
        on(&mut played, Mark::Obstacle);
        played.press(&["right"]);
        read(&mut played);
        all.push_str(&gallery(&mut played.model));
        played.press(&["2"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["esc"]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("making-{}", ui.tag()), all);
        });
    }
}

#[test]
fn an_answer_becomes_a_working_element_with_its_words_to_begin_with() {
    let mut played = marking(Ui::Nl);
    on(&mut played, Mark::WorkingElement);
    played.press(&["right"]);
    assert!(played.round().uses.is_empty(), "nothing is made before a person says so");
    played.press(&["tab", "een goede reden", "tab", "tab", "tab"]);
    let element = Element {
        element: "Ik mag geen uitzondering maken zonder reden.".to_owned(),
        conditions: "een goede reden".to_owned(),
        ..Element::default()
    };
    assert_eq!(played.round().uses[&key()].element, Some(element));
    assert_eq!(played.round().answers[&key()].marks, [Mark::WorkingElement]);
    assert_eq!(played.drafts, []);
    let screen = played.screen((60, 18));
    assert!(screen.contains("werkt misschien"), "{screen}");
    // The mark taken away, what was made of it goes.
    played.press(&["enter"]);
    assert!(played.round().uses.is_empty() && played.round().answers[&key()].marks.is_empty());
    played.press(&["u"]);
    assert!(played.round().uses[&key()].element.is_some(), "and comes back");
}

#[test]
fn an_answer_becomes_a_learning_question() {
    let mut played = marking(Ui::En);
    on(&mut played, Mark::LearningQuestion);
    played.press(&["right", "ctrl-a", "Wanneer mag het wel?", "tab", "2"]);
    let question = NewQuestion { text: "Wanneer mag het wel?".to_owned(), reach: Some(Reach::Organisation) };
    assert_eq!(played.round().uses[&key()].question, Some(question));
    on(&mut played, Mark::LearningQuestion);
    played.press(&["right", "ctrl-a", "backspace", "tab"]);
    assert!(played.round().uses.is_empty(), "without words nothing is made");
}

#[test]
fn what_is_half_typed_survives_a_kill_and_esc() {
    for (mark, keys) in
        [(Mark::WorkingElement, &["tab", "een goe"][..]), (Mark::LearningQuestion, &["?", "tab"])]
    {
        let mut played = marking(Ui::Nl);
        on(&mut played, mark);
        played.press(&["right"]);
        played.press(keys);
        let before = played.screen((60, 18));
        let (round, drafts) = (Box::new(played.round().clone()), played.drafts.clone());
        played.message(Message::RoundOpened { round, drafts });
        assert_eq!(played.screen((60, 18)), before);
        played.press(&["esc"]);
        assert!(played.round().uses.is_empty());
        played.press(&["right"]);
        assert_eq!(played.screen((60, 18)), before, "it stands there again");
    }
}

#[test]
fn an_obstacle_is_linked_by_a_person_and_how_often_it_comes_by_stands_beside_it() {
    let mut played = marking(Ui::Nl);
    on(&mut played, Mark::Obstacle);
    played.press(&["right"]);
    assert!(played.round().uses.is_empty(), "nothing is guessed");
    read(&mut played);
    let screen = played.screen((60, 18));
    assert!(screen.contains("kwam 2 keer langs"), "{screen}");
    assert!(!screen.contains("Bram"), "never beside a person: {screen}");
    let marked = |played: &Played| played.round().answers[&key()].marks.contains(&Mark::Obstacle);
    played.press(&["esc"]);
    assert!(!marked(&played), "it was looked at only");
    played.press(&["right"]);
    read(&mut played);
    played.press(&["end", "home", "down", "enter", "esc"]);
    assert_eq!(played.round().uses[&key()].recurs, Some(AnswerId(Uuid::from_u128(2))));
    assert!(marked(&played));
    let screen = played.screen((80, 24));
    assert!(screen.contains("komt voor de 3e keer langs"), "{screen}");
    // Read again when the round comes on screen another time.
    let round = Box::new(played.round().clone());
    played.effects.clear();
    played.message(Message::RoundOpened { round, drafts: Vec::new() });
    read(&mut played);
    let screen = played.screen((60, 18));
    assert!(screen.contains("komt voor de 3e keer langs"), "{screen}");
    // The same one once more takes the link away.
    played.press(&["down", "f2"]);
    on(&mut played, Mark::Obstacle);
    played.press(&["right", "2"]);
    assert!(played.round().uses.is_empty());
}

#[test]
fn where_there_is_no_earlier_obstacle_that_is_said() {
    let mut played = marking(Ui::En);
    on(&mut played, Mark::Obstacle);
    played.press(&["right"]);
    played.message(Message::ObstaclesRead(Vec::new()));
    let screen = played.screen((60, 18));
    assert!(screen.contains("There is no earlier obstacle to choose from yet."), "{screen}");
    assert!(!screen.contains("Enter the same"), "{screen}");
    played.press(&["enter", "9", "esc", "esc"]);
    assert!(played.round().uses.is_empty());
}
