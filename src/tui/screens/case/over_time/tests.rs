//! Numbers and agreements through the months: what is drawn.

use uuid::Uuid;

use super::{places, words};
use crate::domain::agreement::Outcome;
use crate::domain::id::{CaseId, RoundId};
use crate::domain::line::{Numbers, NumbersThen, OutcomesThen};
use crate::report::page::sample;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::remembered::{Remembered, Wanted};
use crate::tui::testing::{drawn, looked_at, model, press, send};

fn case_id() -> CaseId {
    CaseId(Uuid::from_u128(100))
}

fn round(n: u128) -> RoundId {
    RoundId(Uuid::from_u128(n))
}

fn then(n: u128, day: &str, numbers: &[i64]) -> NumbersThen {
    let at = sample::moment(&format!("{day}T10:00:00+01:00"));
    NumbersThen { round: round(n), at, numbers: numbers.to_vec() }
}

fn numbers() -> Vec<Numbers> {
    let useful = Numbers {
        ask: "Wat heb je morgen aan deze ronde? Geef een cijfer.".to_owned(),
        low: (1, "niets".to_owned()),
        high: (10, "morgen meteen bruikbaar".to_owned()),
        rounds: vec![
            then(24, "2026-11-17", &[5, 7, 8, 8]),
            then(23, "2026-10-21", &[6]),
            then(22, "2025-09-30", &[1, 2, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 9, 10, 10, 10, 10]),
        ],
    };
    let trust = Numbers {
        ask: "Hoeveel vertrouwen heb je?".to_owned(),
        low: (0, String::new()),
        high: (100, "veel".to_owned()),
        rounds: vec![then(24, "2026-11-17", &[20, 100])],
    };
    vec![useful, trust]
}

fn outcomes() -> Vec<OutcomesThen> {
    let then = |n, day: &str, between, counts: &[(Outcome, usize)]| OutcomesThen {
        round: round(n),
        at: sample::moment(&format!("{day}T10:00:00+01:00")),
        between,
        counts: counts.to_vec(),
    };
    vec![
        then(24, "2026-11-20", true, &[(Outcome::Done, 1)]),
        then(24, "2026-11-17", false, &[(Outcome::Done, 1), (Outcome::Partly, 1), (Outcome::Not, 2)]),
        then(23, "2026-10-21", false, &[(Outcome::Skipped, 3)]),
    ]
}

fn read(ui: Ui, numbers: Vec<Numbers>, outcomes: Vec<OutcomesThen>) -> Model {
    let mut model = model(ui, Screen::Blank);
    let case = sample::case();
    send(&mut model, Message::CaseRead { case, rounds: vec![], agreements: vec![], unfinished: None });
    assert_eq!(press(&mut model, &["6"]), [Effect::Remember(case_id(), Wanted::OverTime)]);
    let read = Remembered::OverTime(numbers, outcomes);
    send(&mut model, Message::Remembered(case_id(), Box::new(read)));
    model
}

#[test]
fn numbers_and_agreements_are_seen_at_every_size() {
    for ui in Ui::ALL {
        let mut model = read(ui, numbers(), outcomes());
        insta::with_settings!({ snapshot_path => "../../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("case-over-time-{}", ui.tag()), looked_at(&mut model));
        });
    }
}

#[test]
fn each_number_has_its_own_place_on_the_scale() {
    let of = &numbers()[0];
    let at = |given: &[i64]| -> Vec<usize> {
        places(of, given).iter().enumerate().filter(|(_, filled)| **filled).map(|(at, _)| at).collect()
    };
    for number in 1..=10 {
        assert_eq!(at(&[number]), [usize::try_from(number).unwrap() - 1]);
    }
    assert_eq!(at(&[-4, 99]), [0, 9]);
}

#[test]
fn a_long_scale_has_its_ends_and_its_middle_where_they_belong() {
    let of = &numbers()[1];
    for (number, place) in [(0, 0), (2, 0), (3, 1), (50, 10), (98, 20), (100, 20)] {
        assert!(places(of, &[number])[place], "{number}");
    }
}

#[test]
fn where_not_all_numbers_fit_the_middle_is_one_that_was_given() {
    assert_eq!(words(&[1, 2, 9], 20, Ui::En), "1  2  9");
    assert_eq!(words(&[1, 2, 8, 9], 5, Ui::En), "1 – 2 – 9");
}

#[test]
fn enter_opens_the_round_of_a_number() {
    let mut model = read(Ui::Nl, numbers(), outcomes());
    assert_eq!(press(&mut model, &["down", "enter"]), [Effect::ReadRound(round(23))]);
}

#[test]
fn before_there_are_numbers_it_says_so() {
    let model = read(Ui::Nl, vec![], vec![]);
    assert!(drawn(&model).contains("Nog geen cijfers"));
}
