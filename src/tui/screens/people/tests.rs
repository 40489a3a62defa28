//! The people of a case: what is drawn, what is asked, and that only erasing asks first.

use crate::domain::id::PersonId;
use crate::domain::person::Role;
use crate::report::page::sample;
use crate::text::Ui;
use crate::tui::care::{Cared, PeopleOf, What};
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::testing::{drawn, gallery, model, press, send};

/// De Knoop with two who have one name, and one who left.
fn people(ui: Ui) -> Model {
    let mut model = model(ui, Screen::Blank);
    let mut case = sample::case();
    let mut twice = case.people[0].clone();
    twice.id = PersonId(uuid::Uuid::from_u128(9));
    twice.role = None;
    case.people.push(twice.clone());
    case.inactive = vec![case.people[2].id];
    let equal = vec![(case.people[0].clone(), twice)];
    send(&mut model, Message::Cared(Cared::People(Box::new(PeopleOf { case, equal, drafts: Vec::new() }))));
    model
}

/// What is asked to be changed.
fn changes(effects: Vec<Effect>) -> Vec<What> {
    let change = |effect| match effect {
        Effect::Care(care) => Some(care.what),
        _ => None,
    };
    effects.into_iter().filter_map(change).collect()
}

#[test]
fn the_people_of_a_case_at_every_size() {
    for ui in Ui::ALL {
        let mut model = people(ui);
        let mut all = gallery(&mut model);
        model.resize((60, 18));
        press(&mut model, &["enter"]);
        all += &gallery(&mut model);
        model.resize((60, 18));
        press(&mut model, &["esc", "x"]);
        all += &gallery(&mut model);
        press(&mut model, &["esc", "m"]);
        all += &gallery(&mut model);
        let name = format!("people-{}", ui.tag());
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, all);
        });
    }
}

#[test]
fn a_name_and_a_role_are_corrected() {
    let mut model = people(Ui::Nl);
    let id = PersonId(uuid::Uuid::from_u128(1));
    let mut effects = press(&mut model, &["enter", " de Wit", "tab"]);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::SaveDraft { round: None, .. })));
    effects.clear();
    for _ in 0.."initiatiefnemer".len() {
        press(&mut model, &["backspace"]);
    }
    let done = changes(press(&mut model, &["buurtbewoner", "tab"]));
    assert_eq!(done, [What::CorrectPerson(id, "Noor de Wit".to_owned(), Some(Role::new("resident")))]);
    // The words stay on screen until they are kept.
    assert!(drawn(&model).contains("Noor de Wit"));
    send(&mut model, Message::Failed("vol".to_owned()));
    assert!(drawn(&model).contains("Noor de Wit"));
}

#[test]
fn a_name_that_is_half_typed_stays_when_it_is_left() {
    let mut model = people(Ui::Nl);
    press(&mut model, &["enter", " de Wit"]);
    let effects = press(&mut model, &["esc"]);
    // Of the role nothing was typed.
    let dropped = |field: &str| {
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::DropDraft { field: of, .. } if of.ends_with(field)))
    };
    assert!(dropped("/role") && !dropped("/name"), "{effects:?}");
    assert!(drawn(&model).contains("Wat je typte blijft bewaard"), "{}", drawn(&model));
}

#[test]
fn a_name_cannot_be_taken_away() {
    let mut model = people(Ui::En);
    press(&mut model, &["enter", "backspace", "backspace", "backspace", "backspace", "tab"]);
    assert_eq!(changes(press(&mut model, &["tab"])), []);
    assert!(drawn(&model).contains(Ui::En.care_empty()));
}

#[test]
fn somebody_is_said_to_be_the_same_and_the_one_of_the_same_name_stands_first() {
    let mut model = people(Ui::Nl);
    let done = changes(press(&mut model, &["m", "enter"]));
    let id = |n| PersonId(uuid::Uuid::from_u128(n));
    assert_eq!(done, [What::MergePeople(id(1), id(9))]);
}

#[test]
fn only_erasing_asks_first_and_the_first_answer_is_no() {
    let mut model = people(Ui::Nl);
    let id = PersonId(uuid::Uuid::from_u128(1));
    assert_eq!(changes(press(&mut model, &["x"])), []);
    assert_eq!(changes(press(&mut model, &["enter"])), []);
    assert_eq!(changes(press(&mut model, &["x", "2"])), [What::Erase(id, true)]);
    let mut model = people(Ui::Nl);
    assert_eq!(changes(press(&mut model, &["x", "1"])), [What::Erase(id, false)]);
    let mut model = people(Ui::Nl);
    assert_eq!(changes(press(&mut model, &["a"])), [What::Active(id, false)]);
}
