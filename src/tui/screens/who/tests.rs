//! Who is here: keys in, moves and the drawn panel out.

use uuid::Uuid;

use crate::domain::id::{CaseId, PersonId};
use crate::domain::person::{Person, Role};
use crate::domain::round::CaseRef;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::table::Table;
use crate::tui::testing::{drawn, gallery, model, now, press, round, send};

fn panel(ui: Ui) -> Model {
    let table = Table::open(round(), Vec::new(), now());
    let mut model = model(ui, Screen::Round(Box::new(table)));
    press(&mut model, &["f9"]);
    let names = vec![
        ("Fatima".to_owned(), Some(Role::new("resident"))),
        ("Joost".to_owned(), Some(Role::new("council-member"))),
    ];
    send(&mut model, Message::NamesRead(names));
    model
}

fn table(model: &Model) -> &Table {
    let Screen::Round(table) = &model.screen else { panic!("a round is on screen") };
    table
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut model = panel(ui);
        press(&mut model, &["down", "enter"]);
        let mut all = gallery(&mut model);
        press(&mut model, &["end", "up", "Fa"]);
        all.push_str(&gallery(&mut model));
        press(&mut model, &["right", "tab"]);
        all.push_str(&gallery(&mut model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("who-{}", ui.tag()), all);
        });
    }
}

#[test]
fn people_stand_with_their_role_and_whether_they_are_here() {
    let mut model = panel(Ui::Nl);
    press(&mut model, &["down", "space"]);
    insta::assert_snapshot!(drawn(&model), @r"

    Wie is hier?

      Noor  initiatiefnemer                             hier
    › Bram  ambtenaar                              niet hier
      Els   gespreksleider                              hier

    ┃ iemand erbij              ┃
    ┃ toch een andere casus






    Bram is weg. Wat Bram zei blijft staan.
    Enter hier of niet   Tab verder   Esc terug   F1 hulp
    ");
}

#[test]
fn enter_says_that_someone_left_and_again_that_they_came() {
    let mut model = panel(Ui::Nl);
    press(&mut model, &["down", "enter"]);
    assert!(!table(&model).round.seats[1].here);
    press(&mut model, &["enter"]);
    assert!(table(&model).round.seats[1].here);
    assert!(table(&model).panel.is_some(), "the panel stays");
}

#[test]
fn what_was_typed_in_the_round_is_kept_when_someone_leaves() {
    let mut model = panel(Ui::Nl);
    let effects = press(&mut model, &["down", "enter"]);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Keep { .. })), "{effects:?}");
}

#[test]
fn someone_who_comes_late_is_offered_asked_for_and_gets_a_seat() {
    let mut model = panel(Ui::Nl);
    press(&mut model, &["end", "up", "fa"]);
    assert!(drawn(&model).contains("fatima"), "{}", drawn(&model));
    press(&mut model, &["right", "tab"]);
    assert!(drawn(&model).contains("bewoner"), "the role comes along");
    let effects = press(&mut model, &["enter"]);
    let case = round().case.id;
    let role = Some(Role::new("resident"));
    assert_eq!(effects, [Effect::Admit { case, name: "Fatima".to_owned(), role: role.clone() }]);
    let person = Person { id: PersonId(Uuid::from_u128(9)), name: "Fatima".to_owned(), role };
    let effects = send(&mut model, Message::PersonAdmitted(person));
    let [Effect::Keep { round, done }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(round.seats.last().is_some_and(|seat| seat.person.name == "Fatima" && seat.voice && seat.here));
    assert!(done.contains(&"who/name".to_owned()) && done.contains(&"who/role".to_owned()));
    assert!(table(&model).drafts.is_empty());
    assert!(!drawn(&model).contains("┃ Fatima"), "{}", drawn(&model));
}

#[test]
fn half_a_name_is_a_draft_and_is_there_again_when_the_panel_opens() {
    let mut model = panel(Ui::Nl);
    let effects = press(&mut model, &["end", "up", "Ka"]);
    let saved = |effect: &Effect| matches!(effect, Effect::SaveDraft { field, .. } if field == "who/name");
    assert_eq!(effects.iter().filter(|effect| saved(effect)).count(), 2);
    press(&mut model, &["esc"]);
    assert!(table(&model).panel.is_none());
    press(&mut model, &["f9", "rim"]);
    assert!(drawn(&model).contains("┃ Karim"), "{}", drawn(&model));
}

#[test]
fn two_people_of_one_name_are_refused() {
    let mut model = panel(Ui::Nl);
    assert!(press(&mut model, &["end", "up", "noor", "enter"]).len() > 1);
    press(&mut model, &["enter"]);
    assert!(drawn(&model).contains("Twee keer noor: zet er een letter bij."), "{}", drawn(&model));
    press(&mut model, &["p"]);
    assert!(drawn(&model).contains("┃ noorp"), "{}", drawn(&model));
}

#[test]
fn a_title_moves_the_round_to_another_case_and_the_answers_go_along() {
    let mut model = panel(Ui::Nl);
    press(&mut model, &["end", "Leefstraat"]);
    let people: Vec<Person> = round().seats.into_iter().map(|seat| seat.person).collect();
    let effects = press(&mut model, &["enter"]);
    assert_eq!(effects, [Effect::MoveToCase { title: "Leefstraat".to_owned(), people: people.clone() }]);
    let case = CaseRef { id: CaseId(Uuid::from_u128(61)), title: "Leefstraat Lijsterpad".to_owned() };
    let (opening, returning, questions) = (Vec::new(), Vec::new(), Vec::new());
    let found = Message::CaseFound { case, people, opening, returning, questions };
    send(&mut model, found);
    assert_eq!(table(&model).round.case.title, "Leefstraat Lijsterpad");
    assert!(table(&model).panel.is_none() && table(&model).drafts.is_empty());
    assert!(model.notice.is_some_and(|notice| notice.text.contains("Leefstraat Lijsterpad")));
}

#[test]
fn letters_on_the_row_of_a_seat_begin_a_name_and_tab_leaves_it_as_it_was_typed() {
    let mut model = panel(Ui::Nl);
    press(&mut model, &["down", "jo"]);
    assert!(drawn(&model).contains("→ aanvullen"), "{}", drawn(&model));
    let effects = press(&mut model, &["tab", "ra", "enter"]);
    let case = round().case.id;
    let admit = Effect::Admit { case, name: "jo".to_owned(), role: Some(Role::new("ra")) };
    assert_eq!(effects.last(), Some(&admit));
}
