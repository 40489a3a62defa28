//! Home: keys in, effects and the drawn list out.

use chrono::NaiveDate;
use uuid::Uuid;

use super::Home;
use crate::domain::answer::Due;
use crate::domain::case::CaseLine;
use crate::domain::id::{CaseId, RoundId};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::testing::{drawn, gallery, model, press, send};

fn line(n: u128, title: &str, next_round: Due) -> CaseLine {
    CaseLine {
        id: CaseId(Uuid::from_u128(n)),
        title: title.to_owned(),
        open: true,
        rounds: 1,
        last_round: None,
        next_round,
        unfinished: None,
    }
}

fn cases() -> Vec<CaseLine> {
    let date = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a date");
    let paused = RoundId(Uuid::from_u128(77));
    vec![
        line(1, "Buurtmoestuin De Knoop", Due::On(date)),
        line(2, "Leefstraat Lijsterpad", Due::Words("als Fatima terug is".to_owned())),
        CaseLine { unfinished: Some(paused), ..line(3, "Zonnestroom op een schooldak", Due::None) },
        CaseLine { open: false, ..line(4, "De Warme Kamer", Due::None) },
    ]
}

fn home(ui: Ui, lines: Vec<CaseLine>) -> Model {
    model(ui, Screen::Home(Home::new(lines)))
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut all = gallery(&mut home(ui, cases()));
        all.push_str(&gallery(&mut home(ui, Vec::new())));
        let mut filtered = home(ui, cases());
        press(&mut filtered, &["/", "le"]);
        all.push_str(&gallery(&mut filtered));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("home-{}", ui.tag()), all);
        });
    }
}

#[test]
fn cases_stand_with_their_next_round_and_without_words_of_people() {
    insta::assert_snapshot!(drawn(&home(Ui::Nl, cases())), @r"

    halte                                maandag 23 november

    › Buurtmoestuin De Knoop        ronde dinsdag 1 december
      Leefstraat Lijsterpad         nog geen datum
      Zonnestroom op een schooldak  ronde gepauzeerd
      De Warme Kamer                afgesloten









    Enter openen   r ronde   n nieuw   F6 afdekken   F1 hulp
    ");
    assert!(!drawn(&home(Ui::En, cases())).contains("Fatima"));
}

#[test]
fn a_closed_case_of_which_a_round_waits_says_both() {
    let waits =
        CaseLine { unfinished: Some(RoundId(Uuid::from_u128(78))), open: false, ..line(5, "Hek", Due::None) };
    for (ui, state) in [(Ui::Nl, "afgesloten · gepauzeerd"), (Ui::En, "closed · paused")] {
        let seen = drawn(&home(ui, vec![waits.clone()]));
        assert!(seen.lines().any(|row| row.contains("› Hek") && row.ends_with(state)), "{seen}");
    }
}

#[test]
fn enter_opens_a_case_and_r_begins_or_resumes_its_round() {
    let mut home = home(Ui::Nl, cases());
    let [first, _, third, _] = cases().try_into().expect("four cases");
    assert_eq!(press(&mut home, &["enter"]), [Effect::ReadCase(first.id)]);
    let effects = press(&mut home, &["r"]);
    let [Effect::OfferSetup(wishes)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(wishes.case.as_ref().map(|case| case.id), Some(first.id));
    let round = third.unfinished.expect("a round that waits");
    assert_eq!(press(&mut home, &["down", "down", "r"]), [Effect::ResumeRound(round)]);
    assert_eq!(press(&mut home, &["n"]), [Effect::OfferSetup(Box::default())]);
    assert_eq!(press(&mut home, &["q"]), [Effect::Quit]);
}

#[test]
fn the_cursor_stays_on_its_case_when_the_cases_are_read_again() {
    let mut home = home(Ui::Nl, cases());
    press(&mut home, &["down", "down", "down"]);
    let mut turned = cases();
    turned.reverse();
    send(&mut home, Message::HomeRead(turned));
    assert_eq!(press(&mut home, &["enter"]), [Effect::ReadCase(CaseId(Uuid::from_u128(4)))]);
    send(&mut home, Message::HomeRead(cases().into_iter().take(1).collect()));
    assert_eq!(press(&mut home, &["enter"]), [Effect::ReadCase(CaseId(Uuid::from_u128(1)))]);
}

#[test]
fn a_filter_is_typed_and_esc_shows_all_again_with_the_cursor_where_it_was() {
    let mut home = home(Ui::Nl, cases());
    press(&mut home, &["/", "LEEF"]);
    let screen = drawn(&home);
    assert!(screen.contains("Lijsterpad") && !screen.contains("Knoop"), "{screen}");
    press(&mut home, &["xx"]);
    assert!(drawn(&home).contains(Ui::Nl.home_none_match()));
    assert_eq!(press(&mut home, &["enter"]), []);
    press(&mut home, &["backspace", "backspace"]);
    press(&mut home, &["esc"]);
    assert!(drawn(&home).contains("Knoop"));
    assert_eq!(press(&mut home, &["enter"]), [Effect::ReadCase(CaseId(Uuid::from_u128(2)))]);
}

#[test]
fn a_filter_that_is_kept_leaves_the_letters_to_the_keys() {
    let mut home = home(Ui::Nl, cases());
    press(&mut home, &["/", "schooldak", "tab"]);
    let round = RoundId(Uuid::from_u128(77));
    assert_eq!(press(&mut home, &["r"]), [Effect::ResumeRound(round)]);
}

#[test]
fn hundreds_of_cases_are_paged_and_the_cursor_stays_in_sight() {
    let many = (0..500).map(|n| line(n, &format!("Casus {n}"), Due::None)).collect();
    let mut home = home(Ui::Nl, many);
    press(&mut home, &["end"]);
    assert!(drawn(&home).contains("› Casus 499"));
    press(&mut home, &["pgup"]);
    assert!(drawn(&home).contains("› Casus 487"), "{}", drawn(&home));
    home.resize((40, 12));
    assert!(drawn(&home).contains("› Casus 487"), "{}", drawn(&home));
    press(&mut home, &["home"]);
    assert!(drawn(&home).contains("› Casus 0"));
}
