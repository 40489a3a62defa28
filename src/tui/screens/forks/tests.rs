//! Choosing between two versions: what is drawn, and what a choice asks for.

use uuid::Uuid;

use crate::domain::fork::{Fork, Said, Version};
use crate::domain::id::CaseId;
use crate::domain::round::CaseRef;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::testing::{drawn, model, press, send};

fn case() -> CaseRef {
    CaseRef { id: CaseId(Uuid::from_u128(100)), title: "De Knoop".to_owned() }
}

fn version(n: u128, words: &[&str]) -> Version {
    let said = words.iter().map(|&word| Said::Words(word.to_owned())).collect();
    Version { revision: Uuid::from_u128(n), gone: words.is_empty(), said }
}

fn fork(row: u128, kind: &str, versions: Vec<Version>) -> Fork {
    let about = vec!["De sleutel van de poort".to_owned()];
    let at = Some(crate::report::page::sample::moment("2026-11-17T10:00:00+01:00"));
    Fork { kind: kind.to_owned(), row: Uuid::from_u128(row), at, about, versions }
}

fn two() -> Vec<Fork> {
    vec![
        fork(
            7,
            "agreement",
            vec![version(1, &["De poort blijft op slot"]), version(2, &["De poort gaat open"])],
        ),
        fork(8, "note", vec![version(3, &[]), version(4, &["bellen met Els"])]),
    ]
}

fn read(ui: Ui, forks: Vec<Fork>) -> Model {
    let mut model = model(ui, Screen::Blank);
    send(&mut model, Message::ForksRead { case: case(), forks, chosen: false });
    model
}

fn settle(row: u128, version: u128) -> Effect {
    Effect::SettleFork { case: case(), row: Uuid::from_u128(row), version: Uuid::from_u128(version) }
}

#[test]
fn both_versions_stand_under_each_other_and_what_stands_in_the_lists_is_said() {
    for ui in Ui::ALL {
        let name = format!("forks-{}", ui.tag());
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, drawn(&read(ui, two())));
        });
    }
}

#[test]
fn a_choice_is_made_by_number_or_by_the_cursor_which_begins_at_what_stands() {
    let mut model = read(Ui::Nl, two());
    assert_eq!(press(&mut model, &["enter"]), [settle(7, 2)]);
    // A number points at one, and chooses nothing yet.
    assert_eq!(press(&mut model, &["1"]), []);
    assert_eq!(press(&mut model, &["enter"]), [settle(7, 1)]);
    assert_eq!(press(&mut model, &["down", "up", "enter"]), [settle(7, 1)]);
    assert_eq!(press(&mut model, &["3"]), []);
    assert_eq!(press(&mut model, &["right", "1", "enter"]), [settle(8, 3)]);
    assert!(drawn(&model).contains("weggehaald"));
    assert_eq!(press(&mut model, &["left", "2", "enter"]), [settle(7, 2)]);
}

#[test]
fn after_a_choice_comes_the_next_and_after_the_last_the_case() {
    let mut model = read(Ui::Nl, two());
    let rest = vec![two().remove(1)];
    assert_eq!(send(&mut model, Message::ForksRead { case: case(), forks: rest, chosen: true }), []);
    assert!(drawn(&model).contains("bellen met Els") && drawn(&model).contains("Zo blijft het staan."));
    // The choice is undone like any other change.
    assert!(drawn(&model).contains("u ongedaan maken"), "{}", drawn(&model));
    assert_eq!(press(&mut model, &["u"]), [Effect::UndoChange(case().id)]);
    let undone =
        Message::CaseChanged { case: case().id, told: "Ongedaan gemaakt.".to_owned(), undoes: false };
    assert_eq!(send(&mut model, undone), [Effect::ReadForks(case())]);
    assert!(!drawn(&model).contains("u ongedaan maken"), "{}", drawn(&model));
    let after = send(&mut model, Message::ForksRead { case: case(), forks: Vec::new(), chosen: true });
    assert_eq!(after, [Effect::ReadCase(case().id)]);
}

#[test]
fn where_nothing_stands_in_two_versions_only_the_way_back_works() {
    let mut model = read(Ui::En, Vec::new());
    assert!(drawn(&model).contains("Nothing stands in two versions."));
    assert_eq!(press(&mut model, &["enter", "1", "right"]), []);
    assert_eq!(press(&mut model, &["esc"]), [Effect::ReadCase(case().id)]);
}
