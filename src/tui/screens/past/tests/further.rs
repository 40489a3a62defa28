//! From a mark of an answer in a finished round to what it becomes.

use crate::domain::answer::{Element, Mark};
use crate::domain::id::AnswerId;
use crate::report::page::sample;
use crate::text::Ui;
use crate::tui::care::{Cared, What};
use crate::tui::message::Message;
use crate::tui::model::Model;
use crate::tui::offer::EarlierObstacle;
use crate::tui::testing::{drawn, press, send};

use super::mending::{FIRST, again, changes, clear, id};
use super::read;

/// Opens the marks of the first answer with the cursor on this one.
fn at_mark(mark: Mark) -> Model {
    let mut model = read(Ui::Nl, (80, 24));
    press(&mut model, &["enter", "f2"]);
    let at = Mark::ALL.iter().position(|(other, _)| *other == mark).unwrap();
    for _ in 0..at {
        press(&mut model, &["down"]);
    }
    model
}

#[test]
fn an_answer_of_an_earlier_round_becomes_what_works_or_a_learning_question() {
    let mut model = at_mark(Mark::WorkingElement);
    assert!(drawn(&model).contains("→ opschrijven"), "{}", drawn(&model));
    press(&mut model, &["right"]);
    clear(&mut model, FIRST);
    press(&mut model, &["Samen schoffelen", "enter", "met koffie", "enter", "enter", "bij regen"]);
    let made = changes(press(&mut model, &["enter"]));
    let words = Element {
        element: "Samen schoffelen".to_owned(),
        conditions: "met koffie".to_owned(),
        why: String::new(),
        not_when: "bij regen".to_owned(),
    };
    assert_eq!(made, [What::MakeElement(AnswerId(id(401)), words)]);

    let mut model = at_mark(Mark::LearningQuestion);
    press(&mut model, &["right", "?"]);
    let asked = format!("{FIRST}?");
    assert_eq!(changes(press(&mut model, &["tab"])), [What::MakeQuestion(AnswerId(id(401)), asked)]);

    let mut model = at_mark(Mark::Dilemma);
    assert!(!drawn(&model).contains('→'), "{}", drawn(&model));
    press(&mut model, &["right"]);
    assert!(drawn(&model).contains("› ✓ dilemma"), "{}", drawn(&model));
}

#[test]
fn an_obstacle_of_an_earlier_round_is_linked_to_one_before_it_or_no_longer() {
    let mut model = at_mark(Mark::Obstacle);
    let answer = AnswerId(id(401));
    assert_eq!(changes(press(&mut model, &["right"])), [What::OfferObstacles(answer)]);
    let mut offered = again(Vec::new(), &[]);
    let earlier = |n: u128, text: &str, answers: Vec<AnswerId>| EarlierObstacle {
        answer: AnswerId(id(n)),
        text: text.to_owned(),
        at: sample::moment("2026-03-03T10:00:00+01:00"),
        times: 1,
        answers,
    };
    offered.obstacles =
        vec![earlier(301, "De sleutel", vec![AnswerId(id(301))]), earlier(302, "Het hek", vec![answer])];
    send(&mut model, Message::Cared(Cared::OfferObstacles(offered.clone(), answer)));
    assert!(drawn(&model).contains("›   3 maart · De sleutel\n    ✓ 3 maart · Het hek"), "{}", drawn(&model));
    let mut other = at_mark(Mark::Obstacle);
    send(&mut other, Message::Cared(Cared::OfferObstacles(offered, answer)));
    let link = Some(AnswerId(id(301)));
    assert_eq!(changes(press(&mut model, &["enter"])), [What::Recurs(answer, link)]);
    assert_eq!(changes(press(&mut other, &["down", "enter"])), [What::Recurs(answer, None)]);

    let mut model = at_mark(Mark::Obstacle);
    send(&mut model, Message::Cared(Cared::OfferObstacles(again(Vec::new(), &[]), answer)));
    assert!(drawn(&model).contains("Er is nog geen eerder obstakel"), "{}", drawn(&model));
}
