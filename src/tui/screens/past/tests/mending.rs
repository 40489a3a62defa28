//! A finished round, corrected and added to: what the cursor is on, what is asked, and what is changed.

use crate::domain::answer::{Content, Due, Element, Mark, Owner, Promise, Slot};
use crate::domain::case::Attachment;
use crate::domain::id::{AgreementId, AnswerId, CaseId, PersonId};
use crate::domain::round::CaseRef;
use crate::report::page::sample;
use crate::text::Ui;
use crate::tui::care::{Cared, PastRound, What};
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::Model;
use crate::tui::testing::{drawn, gallery, press, send};
use crate::tui::widgets::editor::Snapshot;

use super::read;

pub(super) fn id(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n)
}

pub(super) fn again(drafts: Vec<(String, Snapshot)>, others: &[&str]) -> Box<PastRound> {
    let others = others.iter().zip(1..);
    Box::new(PastRound {
        case: sample::case(),
        round: sample::round(),
        agreements: vec![sample::earlier()],
        others: others
            .map(|(title, n)| CaseRef { id: CaseId(id(700 + n)), title: (*title).to_owned() })
            .collect(),
        obstacles: Vec::new(),
        drafts,
    })
}

pub(super) fn changes(effects: Vec<Effect>) -> Vec<What> {
    let change = |effect| match effect {
        Effect::Care(care) => Some(care.what),
        _ => None,
    };
    effects.into_iter().filter_map(change).filter(|what| *what != What::Nothing).collect()
}

/// Rubs out what stands in the field.
pub(super) fn clear(model: &mut Model, words: &str) {
    for _ in 0..words.chars().count() {
        press(model, &["backspace"]);
    }
}

pub(super) const FIRST: &str = "Na drie jaar kan de grond weer weg zijn.";

#[test]
fn what_can_be_corrected_is_pointed_at_at_every_size() {
    for ui in Ui::ALL {
        let mut model = read(ui, (60, 18));
        press(&mut model, &["enter"]);
        let mut all = gallery(&mut model);
        model.resize((60, 18));
        press(&mut model, &["end"]);
        all += &gallery(&mut model);
        model.resize((60, 18));
        press(&mut model, &["home", "enter"]);
        all += &gallery(&mut model);
        press(&mut model, &["!", "tab"]);
        all += &gallery(&mut model);
        press(&mut model, &["esc", "esc", "f2"]);
        all += &gallery(&mut model);
        let name = format!("mending-{}", ui.tag());
        insta::with_settings!({ snapshot_path => "../../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, all);
        });
    }
}

#[test]
fn an_answer_gets_other_words_and_its_speaker_says_what_becomes_of_the_earlier() {
    for (key, keep) in [("1", true), ("2", false)] {
        let mut model = read(Ui::Nl, (80, 24));
        press(&mut model, &["enter", "enter"]);
        clear(&mut model, FIRST);
        assert_eq!(changes(press(&mut model, &["Anders", "tab"])), []);
        assert!(drawn(&model).contains("Noor, mogen je eerdere woorden bewaard blijven?"));
        let change =
            What::Correct(AnswerId(id(401)), Content::Text("Anders".to_owned()), String::new(), keep);
        assert_eq!(changes(press(&mut model, &[key])), [change]);
        send(&mut model, Message::Cared(Cared::Round(again(Vec::new(), &[]))));
        assert!(drawn(&model).contains("› Noor"), "{}", drawn(&model));
    }
}

#[test]
fn words_that_stay_the_same_change_nothing() {
    let mut model = read(Ui::Nl, (80, 24));
    assert_eq!(changes(press(&mut model, &["enter", "enter", "tab"])), []);
    assert!(drawn(&model).contains("Er is niets veranderd."));
}

#[test]
fn the_cursor_stays_on_what_was_changed_wherever_that_stands_now() {
    let mut model = read(Ui::Nl, (80, 24));
    press(&mut model, &["enter", "end", "up", "enter", "Zonnig", "tab"]);
    let mut added = again(Vec::new(), &[]);
    let mut answer = added.round.answers[0].clone();
    answer.id = AnswerId(id(990));
    (answer.step, answer.slot) = ("weer".to_owned(), Slot::Group);
    answer.answer.content = Some(Content::Text("Zonnig".to_owned()));
    answer.answer.marks.clear();
    added.round.answers.push(answer);
    added.round.skipped.retain(|step| step != "weer");
    send(&mut model, Message::Cared(Cared::Round(added)));
    let here = drawn(&model).lines().find(|row| row.contains('›')).map(str::to_owned);
    assert!(here.is_some_and(|row| row.contains("Zonnig")), "{}", drawn(&model));
}

#[test]
fn what_is_changed_begins_at_the_question_that_is_in_sight() {
    let mut model = read(Ui::Nl, (60, 18));
    press(&mut model, &["pgdn"]);
    let question =
        drawn(&model).lines().skip(3).find(|row| row.contains('?')).map(str::trim).unwrap().to_owned();
    press(&mut model, &["enter"]);
    let screen = drawn(&model);
    let rows: Vec<&str> = screen.lines().map(str::trim).collect();
    let cursor = rows.iter().position(|row| row.starts_with('›')).unwrap();
    let at = rows.iter().position(|row| row.contains(question.trim_start_matches(['↑', '↓', ' ']))).unwrap();
    assert!(at < cursor && cursor <= at + 3, "{question}: {screen}");
}

#[test]
fn what_is_changed_elsewhere_says_where() {
    for (content, where_) in [
        (Content::Elements(vec![Element::default()]), "in de casus, bij 5."),
        (Content::Agenda(Vec::new()), "in de casus, bij 4."),
        (Content::Options(Vec::new()), "verander je hier niet."),
    ] {
        let mut model = read(Ui::Nl, (80, 24));
        let mut other = again(Vec::new(), &[]);
        other.round.answers[0].answer.content = Some(content);
        send(&mut model, Message::Cared(Cared::Round(other)));
        assert_eq!(changes(press(&mut model, &["enter", "enter"])), []);
        assert!(drawn(&model).contains(where_), "{}", drawn(&model));
    }
}

#[test]
fn a_turn_that_was_passed_gets_an_answer_without_a_question_about_earlier_words() {
    let mut model = read(Ui::Nl, (80, 24));
    press(&mut model, &["enter", "down", "down"]);
    let change = What::Correct(AnswerId(id(403)), Content::Text("Toch".to_owned()), String::new(), true);
    assert_eq!(changes(press(&mut model, &["enter", "Toch", "tab"])), [change]);
}

#[test]
fn a_number_stays_on_its_scale() {
    let mut model = read(Ui::Nl, (80, 24));
    press(&mut model, &["enter", "down", "down", "down", "enter", "backspace"]);
    assert_eq!(changes(press(&mut model, &["12", "tab"])), []);
    assert!(drawn(&model).contains("Kies een getal van 1 tot 10."));
    press(&mut model, &["backspace", "backspace", "7", "tab"]);
    let change = What::Correct(AnswerId(id(404)), Content::Number(7), String::new(), true);
    assert_eq!(changes(press(&mut model, &["1"])), [change]);
}

#[test]
fn a_mark_is_set_and_the_list_stays() {
    let mut model = read(Ui::Nl, (80, 24));
    press(&mut model, &["enter", "f2"]);
    assert_eq!(
        changes(press(&mut model, &["down", "enter"])),
        [What::Mark(AnswerId(id(401)), Mark::Obstacle, true)]
    );
    send(&mut model, Message::Cared(Cared::Round(again(Vec::new(), &[]))));
    assert_eq!(
        changes(press(&mut model, &["down", "enter"])),
        [What::Mark(AnswerId(id(401)), Mark::Dilemma, false)]
    );
    assert_eq!(changes(press(&mut model, &["esc", "t"])), [What::ComesBack(AnswerId(id(401)), false)]);
}

#[test]
fn a_note_and_something_that_was_shown_stand_beside_an_answer_or_the_round() {
    let mut model = read(Ui::Nl, (80, 24));
    let round = sample::round();
    let note = |answer| What::Note(round.case, round.id, answer, "Zie foto".to_owned());
    assert_eq!(changes(press(&mut model, &["n", "Zie foto", "tab"])), [note(None)]);
    send(&mut model, Message::Cared(Cared::Round(again(Vec::new(), &[]))));
    let beside = Some(AnswerId(id(401)));
    assert_eq!(changes(press(&mut model, &["enter", "n", "Zie foto", "tab"])), [note(beside)]);
    send(&mut model, Message::Cared(Cared::Round(again(Vec::new(), &[]))));
    let keys = ["a", "foto", "tab", "hek.jpg", "tab", "Het hek", "tab", "4"];
    let shown = changes(press(&mut model, &keys));
    let [What::Attach(_, shown)] = &shown[..] else { panic!("{shown:?}") };
    assert_eq!((shown.answer, shown.reference.as_str()), (beside, "hek.jpg"));
    assert_eq!((shown.caption.as_str(), shown.permission.as_str()), ("Het hek", "not-asked"));
}

#[test]
fn those_in_something_that_was_shown_may_say_otherwise_later() {
    let mut model = read(Ui::Nl, (80, 24));
    let mut shown = again(Vec::new(), &[]);
    shown.round.attachments.push(Attachment {
        id: id(910),
        round: Some(shown.round.id),
        answer: None,
        kind: "foto".to_owned(),
        reference: "hek.jpg".to_owned(),
        caption: "Het hek".to_owned(),
        permission: "given".to_owned(),
    });
    send(&mut model, Message::Cared(Cared::Round(shown)));
    press(&mut model, &["enter", "end"]);
    while !drawn(&model).contains("› Het hek") {
        press(&mut model, &["up"]);
    }
    press(&mut model, &["enter", "tab", "tab", "tab"]);
    assert!(drawn(&model).contains("› 1 ja"), "{}", drawn(&model));
    assert_eq!(changes(press(&mut model, &["enter"])), [], "what they said already is no change");
    // What it is and where it is are corrected in the same place.
    press(&mut model, &["enter", "tab", "backspace", "eg", "tab", "tab"]);
    let changed = changes(press(&mut model, &["3"]));
    let [What::CorrectShown(shown)] = &changed[..] else { panic!("{changed:?}") };
    assert_eq!(
        (shown.id, shown.reference.as_str(), shown.permission.as_str()),
        (id(910), "hek.jpeg", "withdrawn")
    );
    assert_eq!((shown.kind.as_str(), shown.caption.as_str()), ("foto", "Het hek"));
}

#[test]
fn enter_goes_through_the_fields_of_an_agreement_as_in_a_round() {
    let mut model = read(Ui::En, (80, 24));
    press(&mut model, &["enter", "end", "enter", "Bellen", "enter", "Bram", "enter", "2026-12-01"]);
    let made = changes(press(&mut model, &["enter", "Als het regent, dan binnen", "enter"]));
    let [What::AddAgreement(_, promise)] = &made[..] else { panic!("{made:?}") };
    assert_eq!(promise.if_then, "Als het regent, dan binnen");
    assert_eq!((promise.what.as_str(), &promise.who[..]), ("Bellen", &[Owner::Person(PersonId(id(2)))][..]));
}

#[test]
fn undo_stands_in_the_hint_line_while_there_is_something_to_undo() {
    let mut model = read(Ui::En, (80, 24));
    press(&mut model, &["enter"]);
    assert!(!drawn(&model).contains("u undo"), "{}", drawn(&model));
    send(&mut model, Message::Undoes(true));
    assert!(drawn(&model).contains("u undo"), "{}", drawn(&model));
    send(&mut model, Message::Undoes(false));
    assert!(!drawn(&model).contains("u undo"), "{}", drawn(&model));
    // What another window or another screen changed is not known here: the key works all the same.
    assert_eq!(changes(press(&mut model, &["u"])), [What::Undo]);
}

#[test]
fn what_was_forgotten_is_added() {
    let mut model = read(Ui::Nl, (80, 24));
    press(&mut model, &["enter", "end", "enter", "Bellen", "tab", "Bram", "tab", "2026-12-01"]);
    let made = changes(press(&mut model, &["tab", "tab"]));
    let [What::AddAgreement(_, promise)] = &made[..] else { panic!("{made:?}") };
    assert_eq!((promise.what.as_str(), &promise.who[..]), ("Bellen", &[Owner::Person(PersonId(id(2)))][..]));
    assert_eq!(promise.due, Due::On(chrono::NaiveDate::from_ymd_opt(2026, 12, 1).unwrap()));
    send(&mut model, Message::Cared(Cared::Round(again(Vec::new(), &[]))));
    press(&mut model, &["up", "enter", "Zonnig"]);
    let added = changes(press(&mut model, &["tab"]));
    let content = Content::Text("Zonnig".to_owned());
    assert_eq!(added, [What::AddAnswer(sample::round().id, "weer".to_owned(), Slot::Group, content)]);
}

#[test]
fn an_agreement_is_corrected() {
    let mut model = read(Ui::Nl, (80, 24));
    press(&mut model, &["enter"]);
    let here = |model: &Model| {
        drawn(model).lines().any(|row| row.contains('›') && row.contains("Brief voorleggen aan de jurist"))
    };
    for _ in 0..40 {
        if !here(&model) {
            press(&mut model, &["down"]);
        }
    }
    let made = sample::round().made.into_iter().find(|made| made.id == AgreementId(id(500))).unwrap();
    let before = Promise {
        what: format!("{}!", made.what),
        who: made.who.clone(),
        due: made.due.clone(),
        if_then: made.if_then.clone(),
        question: None,
    };
    press(&mut model, &["enter", "!", "tab", "tab", "tab", "tab"]);
    assert_eq!(changes(press(&mut model, &["1"])), [What::CorrectAgreement(made.id, before.clone(), true)]);
    // Another owner and another day: the words stay.
    press(&mut model, &["esc"]);
    let mut model = read(Ui::Nl, (80, 24));
    press(&mut model, &["enter"]);
    while !here(&model) {
        press(&mut model, &["down"]);
    }
    press(&mut model, &["enter", "tab"]);
    clear(&mut model, "Bram");
    press(&mut model, &["Noor", "tab"]);
    clear(&mut model, "vrijdag 4 april 2025");
    press(&mut model, &["1 mei 2027", "tab", "tab"]);
    let change = changes(press(&mut model, &["1"]));
    let who = vec![Owner::Person(PersonId(id(1)))];
    let due = Due::On(chrono::NaiveDate::from_ymd_opt(2027, 5, 1).unwrap());
    let other = Promise { what: made.what, who, due, ..before };
    assert_eq!(change, [What::CorrectAgreement(made.id, other, true)]);
}

#[test]
fn a_round_goes_to_another_case_when_there_is_one() {
    let mut model = read(Ui::Nl, (80, 24));
    assert_eq!(changes(press(&mut model, &["m"])), [What::Offer]);
    send(&mut model, Message::Cared(Cared::Offer(again(Vec::new(), &[]))));
    assert!(drawn(&model).contains("Er is geen andere casus."));
    send(&mut model, Message::Cared(Cared::Offer(again(Vec::new(), &["De Brug", "De Hal"]))));
    assert!(drawn(&model).contains("Bij welke casus"));
    let into = What::MoveRound(sample::round().id, CaseId(id(702)));
    assert_eq!(changes(press(&mut model, &["down", "enter"])), [into]);
}

#[test]
fn half_a_correction_is_a_draft_and_is_there_again() {
    let mut model = read(Ui::Nl, (80, 24));
    let effects = press(&mut model, &["enter", "enter", "X"]);
    let Some(Effect::SaveDraft { round: None, field, draft }) = effects.into_iter().next_back() else {
        panic!("no draft")
    };
    assert_eq!(draft.text, format!("{FIRST}X"));
    let mut model = read(Ui::Nl, (80, 24));
    send(&mut model, Message::Cared(Cared::Round(again(vec![(field.clone(), draft)], &[]))));
    press(&mut model, &["enter", "enter"]);
    assert!(drawn(&model).contains(&format!("{FIRST}X")));
    // It stays when it is left, and when it is asked what becomes of the earlier words.
    press(&mut model, &["tab"]);
    assert!(drawn(&model).contains("eerdere woorden bewaard"), "{}", drawn(&model));
    assert_eq!(press(&mut model, &["esc"]), []);
    assert!(drawn(&model).contains(&format!("{FIRST}X")), "{}", drawn(&model));
    let left = press(&mut model, &["esc"]);
    let dropped = Effect::DropDraft { round: None, field };
    assert!(!left.contains(&dropped) && drawn(&model).contains("blijft bewaard"), "{left:?}");
    // What says no more than what stands there is no draft.
    send(&mut model, Message::Cared(Cared::Round(again(Vec::new(), &[]))));
    assert!(press(&mut model, &["enter", "X", "backspace", "esc"]).contains(&dropped));
}
