//! The rounds of a case: what is drawn, and what the keys ask for.

use uuid::Uuid;

use crate::domain::agreement::Agreement;
use crate::domain::answer::{Due, Owner};
use crate::domain::case::RoundLine;
use crate::domain::id::{CaseId, PersonId, RoundId};
use crate::report::page::sample;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::offer::Wishes;
use crate::tui::testing::{SIZES, drawn, gallery, model, press, send};

fn round(n: u128, day: &str, about: &str) -> RoundLine {
    RoundLine {
        id: RoundId(Uuid::from_u128(n)),
        sequence: if n.is_multiple_of(2) { "De ronde" } else { "Drie vragen" }.to_owned(),
        started: sample::moment(&format!("{day}T10:00:00+01:00")),
        about: about.to_owned(),
        set_aside: false,
    }
}

fn rounds() -> Vec<RoundLine> {
    vec![
        round(24, "2026-11-17", "het hek en de sleutel"),
        round(23, "2026-10-21", ""),
        round(22, "2026-09-30", "water"),
        round(21, "2025-12-02", "wie de moestuin onderhoudt in de winter"),
    ]
}

fn agreements() -> Vec<Agreement> {
    let date = |y, m, d| Due::On(chrono::NaiveDate::from_ymd_opt(y, m, d).expect("a date"));
    let person = |n| Owner::Person(PersonId(Uuid::from_u128(n)));
    vec![
        sample::agreement(
            1,
            "Thee-ochtend in de hal van de flat, met een vertaler",
            person(3),
            date(2026, 12, 5),
        ),
        sample::agreement(2, "Brief voorleggen aan de jurist", person(2), date(2026, 11, 4)),
        sample::agreement(3, "Samen het bord maken", Owner::We, Due::Words("voor de lente".to_owned())),
    ]
}

fn read(ui: Ui, unfinished: Option<RoundId>) -> Model {
    let mut model = model(ui, Screen::Blank);
    let case = sample::case();
    send(&mut model, Message::CaseRead { case, rounds: rounds(), agreements: agreements(), unfinished });
    model
}

fn paused() -> RoundId {
    RoundId(Uuid::from_u128(99))
}

fn case_id() -> CaseId {
    CaseId(Uuid::from_u128(100))
}

fn older(after: u128) -> Effect {
    Effect::ReadRounds(case_id(), RoundId(Uuid::from_u128(after)))
}

fn opens(n: u128) -> Effect {
    Effect::ReadRound(RoundId(Uuid::from_u128(n)))
}

#[test]
fn a_case_shows_its_rounds_and_what_is_open_at_every_size() {
    for ui in Ui::ALL {
        let mut model = read(ui, Some(paused()));
        insta::with_settings!({ snapshot_path => "../../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("case-{}", ui.tag()), gallery(&mut model));
        });
    }
}

#[test]
fn two_rounds_of_one_day_are_told_apart_by_the_time() {
    let mut model = model(Ui::Nl, Screen::Blank);
    let mut all = rounds();
    all[1].started = sample::moment("2026-10-21T09:05:00+02:00");
    all[2].started = sample::moment("2026-10-21T08:00:00+02:00");
    let case = sample::case();
    send(&mut model, Message::CaseRead { case, rounds: all, agreements: vec![], unfinished: None });
    let screen = drawn(&model);
    for time in ["21 oktober 09:05   ", "21 oktober 08:00   "] {
        assert!(screen.contains(time), "{screen}");
    }
    assert_eq!(screen.matches(':').count(), 2, "{screen}");
}

#[test]
fn a_case_without_rounds_says_how_to_begin() {
    let mut model = model(Ui::Nl, Screen::Blank);
    let mut case = sample::case();
    case.open = false;
    send(
        &mut model,
        Message::CaseRead { case, rounds: Vec::new(), agreements: Vec::new(), unfinished: None },
    );
    let screen = drawn(&model);
    assert!(screen.contains("Nog geen ronde. Druk op r om te beginnen."), "{screen}");
    assert!(screen.contains("afgesloten"), "{screen}");
    assert_eq!(press(&mut model, &["enter"]), []);
}

#[test]
fn enter_opens_the_round_under_the_cursor_or_goes_on_with_the_paused_one() {
    let mut model = read(Ui::Nl, Some(paused()));
    assert_eq!(press(&mut model, &["enter"]), [Effect::ResumeRound(paused())]);
    press(&mut model, &["j"]);
    assert_eq!(press(&mut model, &["enter"]), [opens(24)]);
    press(&mut model, &["end", "k"]);
    assert_eq!(press(&mut model, &["enter"]), [opens(22)]);
}

#[test]
fn back_from_a_round_the_cursor_is_on_that_round() {
    let mut model = read(Ui::Nl, Some(paused()));
    let mut past = sample::round();
    past.id = RoundId(Uuid::from_u128(22));
    let read = Message::RoundRead { case: sample::case(), round: Box::new(past), agreements: Vec::new() };
    send(&mut model, read);
    assert_eq!(press(&mut model, &["esc"]), [Effect::ReadCase(case_id())]);
    let (case, unfinished) = (sample::case(), Some(paused()));
    send(&mut model, Message::CaseRead { case, rounds: rounds(), agreements: agreements(), unfinished });
    assert_eq!(press(&mut model, &["enter"]), [opens(22)]);
}

#[test]
fn r_begins_a_round_of_this_case_or_goes_on_with_the_paused_one() {
    let mut model = read(Ui::Nl, None);
    let effects = press(&mut model, &["r"]);
    let [Effect::OfferSetup(wishes)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(wishes.case.as_ref().map(|case| case.id), Some(case_id()));
    assert_eq!(**wishes, Wishes { case: wishes.case.clone(), ..Wishes::default() });
    let mut model = read(Ui::Nl, Some(paused()));
    assert_eq!(press(&mut model, &["r"]), [Effect::ResumeRound(paused())]);
    assert_eq!(press(&mut model, &["esc"]), [Effect::ReadHome]);
}

#[test]
fn older_rounds_are_asked_for_once_where_the_list_nears_its_end() {
    let mut model = read(Ui::Nl, None);
    assert_eq!(press(&mut model, &["end"]), [older(21)]);
    assert_eq!(press(&mut model, &["up", "down"]), []);
    let more: Vec<RoundLine> = (1..=20).rev().map(|n| round(n, "2024-01-10", "")).collect();
    assert_eq!(send(&mut model, Message::RoundsRead(more)), []);
    assert_eq!(press(&mut model, &["end"]), [older(1)]);
    assert_eq!(press(&mut model, &["enter"]), [opens(1)]);
    assert_eq!(send(&mut model, Message::RoundsRead(Vec::new())), []);
    assert_eq!(press(&mut model, &["end", "home", "end"]), []);
}

#[test]
fn a_filter_narrows_down_by_date_sequence_and_subject() {
    let mut model = read(Ui::Nl, Some(paused()));
    let asked = press(&mut model, &["/"]);
    assert_eq!(asked, [older(21)]);
    press(&mut model, &["drie dec"]);
    let screen = drawn(&model);
    assert!(screen.contains("2 december 2025") && !screen.contains("17 november"), "{screen}");
    assert_eq!(press(&mut model, &["enter"]), [opens(21)]);
    press(&mut model, &["x"]);
    assert!(drawn(&model).contains("Niets gevonden"), "{}", drawn(&model));
    assert_eq!(press(&mut model, &["enter"]), []);
    press(&mut model, &["esc"]);
    assert_eq!(press(&mut model, &["enter"]), [Effect::ResumeRound(paused())]);
}

#[test]
fn the_filter_reads_on_until_something_is_found_or_all_is_read() {
    let mut model = read(Ui::Nl, None);
    press(&mut model, &["/", "januari"]);
    let more = vec![round(9, "2024-03-10", "")];
    assert_eq!(send(&mut model, Message::RoundsRead(more)), [older(9)]);
    assert_eq!(send(&mut model, Message::RoundsRead(vec![round(8, "2024-01-10", "")])), [older(8)]);
    assert_eq!(press(&mut model, &["enter"]), [opens(8)]);
    assert_eq!(send(&mut model, Message::RoundsRead(Vec::new())), []);
}

#[test]
fn the_cursor_is_in_sight_at_every_size() {
    for size in SIZES {
        let mut model = read(Ui::Nl, Some(paused()));
        send(&mut model, Message::Resized(size.0, size.1));
        for _ in 0..10 {
            assert!(drawn(&model).contains('›'), "{}", drawn(&model));
            press(&mut model, &["down"]);
        }
        send(&mut model, Message::Resized(40, 12));
        assert!(drawn(&model).contains('›'), "{}", drawn(&model));
    }
}
