//! The setup: keys in, wishes and the drawn pages out.

mod offers;
mod people;
mod sequences;

use uuid::Uuid;

use super::Setup;
use crate::domain::id::RoundId;
use crate::domain::person::Role;
use crate::domain::round::Mode;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::offer::{Offer, PersonWish, Wishes};
use crate::tui::testing::{drawn, gallery, model, press, send};
use crate::tui::update::look;
use crate::tui::widgets::editor::Snapshot;

use offers::{knoop, offer};

fn setup(ui: Ui, offer: Offer) -> (Model, Vec<Effect>) {
    let mut model = model(ui, Screen::Blank);
    let look = look(&model);
    let (setup, effects) = Setup::new(offer, &look);
    model.screen = Screen::Setup(Box::new(setup));
    (model, effects)
}

/// At the people of a known case: they are known from last time, so the setup begins a page later.
fn of_case(ui: Ui) -> Model {
    let mut model = setup(ui, offer(Wishes { case: Some(knoop()), ..Wishes::default() })).0;
    press(&mut model, &["shift-tab"]);
    model
}

fn new_case(ui: Ui) -> Model {
    setup(ui, offer(Wishes::default())).0
}

/// The wishes with which the round begins.
fn begun(effects: &[Effect]) -> &Wishes {
    match effects {
        [.., Effect::BeginRound(wishes)] => wishes,
        other => panic!("no round begins: {other:?}"),
    }
}

/// Types a title that is new, with nothing near it.
fn titled(model: &mut Model, title: &str) {
    let effects = press(model, &[title, "tab"]);
    let Some(Effect::OfferSetup(wishes)) = effects.last() else { panic!("{effects:?}") };
    send(model, Message::SetupOffered(Box::new(offer((**wishes).clone()))));
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut model = new_case(ui);
        let mut all = gallery(&mut model);
        titled(&mut model, "Buurttuin");
        press(&mut model, &["Jo"]);
        all.push_str(&gallery(&mut model));
        press(&mut model, &["right", "tab"]);
        all.push_str(&gallery(&mut model));
        let mut model = of_case(ui);
        all.push_str(&gallery(&mut model));
        press(&mut model, &["tab", "down"]);
        all.push_str(&gallery(&mut model));
        press(&mut model, &["tab", "het hek", "enter", "right"]);
        all.push_str(&gallery(&mut model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("setup-{}", ui.tag()), all);
        });
    }
}

#[test]
fn where_nothing_is_missing_the_round_begins_at_once() {
    let noor = PersonWish { known: None, name: "Noor".to_owned(), role: None, voice: None };
    let wishes = Wishes {
        case: Some(knoop()),
        people: Some(vec![noor]),
        sequence: Some("snel".to_owned()),
        ..Wishes::default()
    };
    let (_, effects) = setup(Ui::Nl, offer(wishes.clone()));
    assert_eq!(begun(&effects), &wishes);
}

#[test]
fn with_the_people_of_last_time_and_a_sequence_the_round_begins_at_once() {
    let wishes = Wishes { case: Some(knoop()), sequence: Some("snel".to_owned()), ..Wishes::default() };
    let (_, effects) = setup(Ui::Nl, offer(wishes.clone()));
    assert_eq!(begun(&effects), &wishes);
}

#[test]
fn what_last_time_tells_is_not_asked_and_can_be_gone_back_to() {
    let mut model = setup(Ui::Nl, offer(Wishes { case: Some(knoop()), ..Wishes::default() })).0;
    assert!(drawn(&model).contains("Welke werkvorm?"), "{}", drawn(&model));
    press(&mut model, &["shift-tab"]);
    assert!(drawn(&model).contains("✓ Bram"), "{}", drawn(&model));
}

#[test]
fn a_new_case_asks_for_title_people_and_sequence_and_begins() {
    let mut model = new_case(Ui::Nl);
    titled(&mut model, "Buurttuin");
    press(&mut model, &["Noor", "enter", "initia", "right", "enter", "Sam", "tab", "tab"]);
    press(&mut model, &["tab", "enter", "het hek"]);
    let effects = press(&mut model, &["tab"]);
    let wishes = begun(&effects);
    assert_eq!((wishes.title.as_deref(), wishes.case.as_ref()), (Some("Buurttuin"), None));
    let noor =
        PersonWish { known: None, name: "Noor".into(), role: Some(Role::new("initiator")), voice: None };
    let sam = PersonWish { known: None, name: "Sam".into(), role: None, voice: None };
    assert_eq!(wishes.people, Some(vec![noor, sam]));
    assert_eq!((wishes.sequence.as_deref(), wishes.about.as_deref()), (Some("snel"), Some("het hek")));
    assert_eq!(wishes.mode, Some(Mode::Scribe));
}

#[test]
fn the_people_of_last_time_are_ticked_and_enter_ticks_another() {
    let mut model = of_case(Ui::Nl);
    insta::assert_snapshot!(drawn(&model), @r"

    Buurtmoestuin De Knoop                           1 van 3

    Wie is hier?

    › ✓ Noor    initiatiefnemer
      ✓ Bram    ambtenaar
        Fatima  buurtbewoner
        Els     gespreksleider

    ┃ iemand erbij              ┃





    Tab verder   Enter hier of niet   F1 hulp   Esc casussen
    ");
    press(&mut model, &["down", "space", "down", "enter", "tab", "tab"]);
    let effects = press(&mut model, &["tab"]);
    let names = begun(&effects)
        .people
        .as_ref()
        .map(|people| people.iter().map(|p| (p.known.is_some(), p.name.clone())).collect::<Vec<_>>());
    assert_eq!(names, Some(vec![(true, "Noor".to_owned()), (true, "Fatima".to_owned())]));
}

#[test]
fn a_known_name_is_offered_and_brings_its_role_along() {
    let mut model = new_case(Ui::Nl);
    titled(&mut model, "Buurttuin");
    press(&mut model, &["jo"]);
    assert!(drawn(&model).contains("joost"), "{}", drawn(&model));
    assert!(drawn(&model).contains("Tab verder   → aanvullen"), "{}", drawn(&model));
    press(&mut model, &["right", "tab"]);
    assert!(drawn(&model).contains("┃ Joost") && drawn(&model).contains("raadslid"), "{}", drawn(&model));
    press(&mut model, &["tab", "tab", "tab"]);
    let effects = press(&mut model, &["tab"]);
    let people = begun(&effects).people.clone().expect("people");
    assert_eq!(people[0].role, Some(Role::new("council-member")));
}

#[test]
fn nobody_two_of_one_name_and_nobody_who_answers_are_told_so() {
    let mut model = new_case(Ui::Nl);
    assert_eq!(press(&mut model, &["tab"]), []);
    assert!(drawn(&model).contains("Geef eerst een titel"));
    titled(&mut model, "Buurttuin");
    press(&mut model, &["tab"]);
    assert!(drawn(&model).contains("Noem ten minste één naam."));
    press(&mut model, &["Els", "tab", "gespreksleider", "tab", "tab"]);
    assert!(drawn(&model).contains(Ui::Nl.setup_no_voice_yet()));
    press(&mut model, &["els", "tab", "tab"]);
    assert!(drawn(&model).contains("Twee keer els: zet er een letter bij."), "{}", drawn(&model));
}

#[test]
fn a_title_that_is_a_case_says_so_and_offers_its_people() {
    let mut model = new_case(Ui::Nl);
    let effects = press(&mut model, &["buurtmoestuin de knoop", "tab"]);
    let Some(Effect::OfferSetup(wishes)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!(wishes.title.as_deref(), Some("buurtmoestuin de knoop"));
    let found = Wishes { case: Some(knoop()), ..(**wishes).clone() };
    send(&mut model, Message::SetupOffered(Box::new(offer(found))));
    assert!(drawn(&model).contains("Deze casus is er al."), "{}", drawn(&model));
    press(&mut model, &["tab", "tab"]);
    let effects = press(&mut model, &["tab"]);
    assert_eq!((begun(&effects).case.clone(), begun(&effects).title.clone()), (Some(knoop()), None));
}

#[test]
fn a_title_of_a_case_with_a_round_that_waits_goes_on_with_that_round() {
    let mut model = new_case(Ui::Nl);
    press(&mut model, &["Buurtmoestuin De Knoop", "tab"]);
    let waits = RoundId(Uuid::from_u128(70));
    let wishes = Wishes { case: Some(knoop()), ..Wishes::default() };
    let offer = Offer { unfinished: Some(waits), ..offer(wishes) };
    let effects = send(&mut model, Message::SetupOffered(Box::new(offer)));
    assert_eq!(effects.last(), Some(&Effect::ResumeRound(waits)));
}

#[test]
fn a_title_near_a_case_names_it_and_either_can_be_chosen() {
    let near = |model: &mut Model| {
        let effects = press(model, &["Buurtmoestuin de Knop", "tab"]);
        let Some(Effect::OfferSetup(wishes)) = effects.last() else { panic!("{effects:?}") };
        let offer = Offer { near: vec![knoop()], ..offer((**wishes).clone()) };
        send(model, Message::SetupOffered(Box::new(offer)));
    };
    let mut model = new_case(Ui::Nl);
    near(&mut model);
    insta::assert_snapshot!(drawn(&model), @r"

    Nieuwe ronde                                     1 van 4

    Waar werken jullie samen aan?

    ┃ Buurtmoestuin de Knop

    Dit is nieuw. Bedoelde je ‘Buurtmoestuin De Knoop’?

    › Buurtmoestuin de Knop                            nieuw
      Buurtmoestuin De Knoop





    Tab verder   ↑↓ kiezen   F1 hulp   Esc casussen
    ");
    press(&mut model, &["tab"]);
    assert!(drawn(&model).contains("Wie is hier?"), "{}", drawn(&model));

    let mut model = new_case(Ui::Nl);
    near(&mut model);
    let effects = press(&mut model, &["down", "tab"]);
    let [Effect::OfferSetup(wishes)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((wishes.case.clone(), wishes.title.clone()), (Some(knoop()), None));
    send(&mut model, Message::SetupOffered(Box::new(offer((**wishes).clone()))));
    assert!(drawn(&model).contains("Buurtmoestuin De Knoop"), "{}", drawn(&model));
}

#[test]
fn a_new_title_that_was_named_outside_is_no_question_and_what_is_near_is_said() {
    let wishes = Wishes { title: Some("Buurtmoestuin de Knop".to_owned()), ..Wishes::default() };
    let (model, _) = setup(Ui::Nl, Offer { near: vec![knoop()], ..offer(wishes) });
    let screen = drawn(&model);
    assert!(screen.contains("Wie is hier?") && screen.contains("‘Buurtmoestuin De Knoop’"), "{screen}");
}

#[test]
fn turning_the_wheel_while_typing_changes_nothing_of_how_the_group_types() {
    let mut model = of_case(Ui::Nl);
    press(&mut model, &["tab", "tab", "hek"]);
    send(&mut model, Message::Scrolled(false));
    let effects = press(&mut model, &["tab"]);
    assert_eq!(begun(&effects).mode, Some(Mode::Scribe));
}

#[test]
fn a_sequence_says_what_it_is_for_and_a_group_of_another_size_may_go_on() {
    let mut model = of_case(Ui::Nl);
    press(&mut model, &["tab", "down"]);
    insta::assert_snapshot!(drawn(&model), @r"

    Buurtmoestuin De Knoop                           2 van 3

    Welke werkvorm?

      Snel                                         6 minuten
    › De ronde                                    14 minuten

    Voor een groep die al maanden samenwerkt en eens per
    maand wil terugkijken: wat is er gebeurd, wat ging goed…
    Deze werkvorm is gemaakt voor 3 tot 8 mensen. Jullie
    zijn met 2. Het mag wel.




    Tab verder   Shift-Tab terug   F1 hulp   Esc casussen
    ");
    press(&mut model, &["tab"]);
    assert!(drawn(&model).contains("Met twee mensen: 14 minuten"), "{}", drawn(&model));
    let effects = press(&mut model, &["tab"]);
    assert_eq!(begun(&effects).sequence.as_deref(), Some("ronde"));
}

#[test]
fn the_last_page_asks_what_it_is_about_and_how_the_group_types() {
    let mut model = of_case(Ui::Nl);
    press(&mut model, &["tab", "tab", "het hek", "enter", "right"]);
    insta::assert_snapshot!(drawn(&model), @r"

    Buurtmoestuin De Knoop                           3 van 3

    Snel, met Noor en Bram

    Waar gaat het vandaag over?
    ┃ het hek

    Hoe typen jullie?
      Eén typt. De anderen schrijven eerst op papier.
    ✓ Om de beurt typen. Het toetsenbord gaat rond.

    Met twee mensen: 6 minuten



    Tab beginnen   ←→ kiezen   Shift-Tab terug   F1 hulp
    ");
    let effects = press(&mut model, &["tab"]);
    assert_eq!((begun(&effects).about.as_deref(), begun(&effects).mode), (Some("het hek"), Some(Mode::Pass)));
}

#[test]
fn what_was_typed_is_a_draft_of_no_round_and_stands_there_again() {
    let mut model = new_case(Ui::Nl);
    let mut drafts: Vec<(String, Snapshot)> = Vec::new();
    let keep = |drafts: &mut Vec<(String, Snapshot)>, effects: Vec<Effect>| {
        for effect in effects {
            match effect {
                Effect::SaveDraft { round: None, field, draft } => {
                    drafts.retain(|(name, _)| *name != field);
                    drafts.push((field, draft));
                }
                Effect::DropDraft { field, .. } => drafts.retain(|(name, _)| *name != field),
                _ => {}
            }
        }
    };
    keep(&mut drafts, press(&mut model, &["Buurttuin"]));
    titled(&mut model, "");
    keep(
        &mut drafts,
        press(&mut model, &["Noor", "tab", "tab", "Sam", "tab", "buurtb", "right", "tab", "Ka"]),
    );
    let left = press(&mut model, &["esc"]);
    assert_eq!(left.last(), Some(&Effect::ReadHome));
    keep(&mut drafts, left);

    let (mut again, _) = setup(Ui::Nl, Offer { drafts: drafts.clone(), ..offer(Wishes::default()) });
    assert!(drawn(&again).contains("┃ Buurttuin"), "{}", drawn(&again));
    let effects = press(&mut again, &["tab"]);
    let Some(Effect::OfferSetup(wishes)) = effects.last() else { panic!("{effects:?}") };
    let offered = Offer { drafts, ..offer((**wishes).clone()) };
    send(&mut again, Message::SetupOffered(Box::new(offered)));
    let screen = drawn(&again);
    for there in ["✓ Noor", "✓ Sam", "buurtbewoner", "┃ Ka"] {
        assert!(screen.contains(there), "{there}: {screen}");
    }
}

#[test]
fn shift_tab_goes_back_a_page_and_what_was_chosen_stays() {
    let mut model = of_case(Ui::Nl);
    press(&mut model, &["down", "space", "tab", "down", "tab", "shift-tab"]);
    assert!(drawn(&model).contains("› De ronde"), "{}", drawn(&model));
    press(&mut model, &["shift-tab"]);
    assert!(!drawn(&model).contains("✓ Bram"), "{}", drawn(&model));
}

#[test]
fn a_setup_that_ended_in_the_middle_goes_on_at_its_page_and_one_that_was_left_begins_again() {
    let wishes = || Wishes { title: Some("Buurttuin".to_owned()), ..Wishes::default() };
    let mut model = setup(Ui::Nl, offer(wishes())).0;
    let effects = press(&mut model, &["Noor", "tab", "tab", "tab", "down", "tab", "De tuin"]);
    let mut drafts: Vec<(String, Snapshot)> = Vec::new();
    for effect in effects {
        let Effect::SaveDraft { field, draft, .. } = effect else { continue };
        drafts.retain(|(name, _)| *name != field);
        drafts.push((field, draft));
    }
    let (again, _) = setup(Ui::Nl, Offer { drafts: drafts.clone(), ..offer(wishes()) });
    assert_eq!(drawn(&again), drawn(&model));
    assert!(drawn(&again).contains("De tuin"), "{}", drawn(&again));

    drafts.retain(|(name, _)| name != "setup/place");
    let (again, _) = setup(Ui::Nl, Offer { drafts, ..offer(wishes()) });
    assert!(drawn(&again).contains("✓ Noor"), "{}", drawn(&again));
}
