//! Search: letters in, what is to be looked up and the drawn list out.

use uuid::Uuid;

use super::Search;
use crate::domain::answer::Mark;
use crate::domain::id::{CaseId, RoundId};
use crate::domain::round::CaseRef;
use crate::domain::search::{Found, Hit, SearchKey, Source, Wanted};
use crate::report::page::sample;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::testing::{drawn, gallery, model, now, press, send};
use crate::tui::update::search::goes_on;

fn hit(n: i64, who: Option<&str>, text: &str) -> Hit {
    let id = Uuid::from_u128(u128::try_from(n).expect("a number"));
    Hit {
        key: SearchKey(n),
        source: Source::Answer,
        id,
        at: now() - chrono::Duration::days(400 - n),
        case: CaseId(Uuid::from_u128(60)),
        title: "Buurtmoestuin De Knoop".to_owned(),
        round: Some(RoundId(id)),
        question: Some("Wat maakt het nu moeilijk?".to_owned()),
        line: Some("moeilijk".to_owned()),
        who: who.map(str::to_owned),
        text: text.to_owned(),
        earlier: Vec::new(),
    }
}

fn hits() -> Vec<Hit> {
    vec![
        hit(390, Some("Noor"), "In het buurtoverleg bleef het stil, en daarna ging iedereen naar huis"),
        hit(380, None, "Overleg"),
        hit(
            300,
            Some("Karim"),
            "We hebben drie keer gebeld, twee keer gemaild en toen pas kwam er\neen overleg met de wethouder erbij",
        ),
        Hit {
            source: Source::Agreement,
            question: None,
            line: None,
            ..hit(20, None, "Bram belt vóór het overleg")
        },
        Hit {
            source: Source::Review,
            question: Some("Bram belt vóór het overleg".to_owned()),
            line: None,
            ..hit(10, None, "Het overleg ging niet door")
        },
    ]
}

#[test]
fn what_is_only_in_earlier_words_is_shown_in_them() {
    let mut model = search(Ui::Nl, None);
    let corrected = Hit {
        earlier: vec!["Bij Qwim".to_owned(), "Bij de buurvrouw van Qwim".to_owned()],
        ..hit(390, Some("Noor"), "Bij de buren")
    };
    for (typed, row) in [("qwim", "› eerder: Bij de buurvrouw van Qwim"), ("buren", "› Bij de buren")] {
        let mut effects = Vec::new();
        for letter in typed.chars() {
            effects = press(&mut model, &[&letter.to_string()]);
        }
        let Some(Effect::Search(wanted, after)) = effects.pop() else { panic!("{typed}") };
        let found = Found { hits: vec![corrected.clone()], next: None };
        send(&mut model, Message::Found { wanted, after, found });
        assert!(drawn(&model).contains(row), "{}", drawn(&model));
        press(&mut model, &vec!["backspace"; typed.len()]);
    }
}

fn search(ui: Ui, case: Option<CaseRef>) -> Model {
    model(ui, Screen::Search(Box::new(Search::new(case, ui))))
}

fn knoop() -> CaseRef {
    CaseRef { id: CaseId(Uuid::from_u128(60)), title: "Buurtmoestuin De Knoop".to_owned() }
}

/// Types, and finds these for the last letter.
fn find(model: &mut Model, typed: &str, hits: Vec<Hit>, next: Option<i64>) {
    let effects = press(model, &[typed]);
    let Some(Effect::Search(wanted, after)) = effects.last().cloned() else { panic!("{effects:?}") };
    send(model, Message::Found { wanted, after, found: Found { hits, next: next.map(SearchKey) } });
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut model = search(ui, None);
        let mut all = gallery(&mut model);
        model.resize((60, 18));
        find(&mut model, "overleg", hits(), None);
        press(&mut model, &["down"]);
        all.push_str(&gallery(&mut model));
        let mut model = search(ui, Some(knoop()));
        find(&mut model, "zwembad", Vec::new(), None);
        press(&mut model, &["f2", "f4", "f9"]);
        all.push_str(&gallery(&mut model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("search-{}", ui.tag()), all);
        });
    }
}

#[test]
fn every_letter_looks_up_what_stands_there() {
    let mut model = search(Ui::Nl, Some(knoop()));
    let effects = press(&mut model, &["Hek", "backspace"]);
    let wanted = |typed: &str| Wanted { case: Some(knoop().id), ..Wanted::typed(typed) };
    let looked_up: Vec<Effect> =
        ["h", "he", "hek", "he"].map(|typed| Effect::Search(Box::new(wanted(typed)), None)).to_vec();
    assert_eq!(effects, looked_up);
    assert_eq!(press(&mut model, &["space", "backspace"]), [], "the same words");
}

#[test]
fn what_was_found_for_other_words_is_not_shown() {
    let mut model = search(Ui::Nl, None);
    find(&mut model, "over", hits(), None);
    press(&mut model, &["l"]);
    let found = Found { hits: vec![hit(1, None, "iets anders")], next: None };
    send(&mut model, Message::Found { wanted: Box::new(Wanted::typed("over")), after: None, found });
    assert!(!drawn(&model).contains("iets anders"));
}

#[test]
fn it_goes_on_as_long_as_nobody_types_until_the_screen_is_full() {
    let mut model = search(Ui::Nl, None);
    find(&mut model, "overleg", hits(), Some(9));
    assert!(drawn(&model).contains("buurtoverleg"));
    let next = send(&mut model, Message::NothingTyped);
    let wanted = Box::new(Wanted::typed("overleg"));
    assert_eq!(next, [Effect::Search(wanted.clone(), Some(SearchKey(9)))]);
    let found = Found { hits: vec![], next: Some(SearchKey(5)) };
    send(&mut model, Message::Found { wanted: wanted.clone(), after: Some(SearchKey(9)), found });
    assert!(goes_on(&model).is_some());
    let found = Found { hits: (0..20).map(|n| hit(n, None, "overleg")).collect(), next: Some(SearchKey(1)) };
    send(&mut model, Message::Found { wanted: wanted.clone(), after: Some(SearchKey(5)), found });
    assert_eq!(goes_on(&model), None);
    press(&mut model, &["end"]);
    assert_eq!(press(&mut model, &["pgdn", "pgdn", "pgdn", "pgdn", "pgdn", "pgdn", "pgdn"]), []);
    assert!(goes_on(&model).is_some(), "the cursor came near the end");
    send(&mut model, Message::Found { wanted, after: Some(SearchKey(1)), found: Found::default() });
    assert_eq!(goes_on(&model), None);
}

#[test]
fn keys_narrow_it_down_and_open_it_up_again() {
    let mut model = search(Ui::Nl, None);
    find(&mut model, "overleg", hits(), None);
    let mut narrowed = |key: &str| match &press(&mut model, &[key])[..] {
        [Effect::Search(wanted, None)] => *wanted.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(narrowed("tab").case, Some(knoop().id));
    assert_eq!(narrowed("tab").case, None);
    assert_eq!(narrowed("f3").line.as_deref(), Some("moeilijk"));
    assert_eq!(narrowed("f3").line, None);
    assert_eq!(narrowed("f2").mark, Some(Mark::ALL[0].0));
    assert_eq!(narrowed("f9").role.as_deref(), Some("initiator"));
    assert_eq!(narrowed("f4").since, Some(now() - chrono::Duration::days(92)));
}

#[test]
fn enter_opens_the_round_and_what_has_none_opens_its_case() {
    let mut model = search(Ui::Nl, None);
    let mut found = hits();
    found[1].round = None;
    find(&mut model, "overleg", found, None);
    assert_eq!(press(&mut model, &["enter"]), [Effect::ReadRound(RoundId(Uuid::from_u128(390)))]);
    assert_eq!(press(&mut model, &["down", "enter"]), [Effect::ReadCase(knoop().id)]);
    assert_eq!(press(&mut model, &["esc"]), [Effect::ReadHome]);
    assert_eq!(press(&mut search(Ui::Nl, Some(knoop())), &["esc"]), [Effect::ReadCase(knoop().id)]);
}

#[test]
fn from_the_round_it_goes_back_to_the_search_as_it_was_left() {
    let (case, round, agreements) = (sample::case(), sample::round(), vec![sample::earlier()]);
    let mut model = search(Ui::Nl, None);
    find(&mut model, "overleg", hits(), None);
    press(&mut model, &["down"]);
    let before = drawn(&model);
    send(&mut model, Message::RoundRead { case, round: Box::new(round), agreements });
    assert!(matches!(model.screen, Screen::Past(_)));
    assert_eq!(press(&mut model, &["esc"]), []);
    assert_eq!(drawn(&model), before);
}

#[test]
fn hidden_and_steering_signs_in_what_was_found_do_no_harm() {
    let mut model = search(Ui::Nl, None);
    let text = "voor\u{1b}[31m\u{202e} overleg \u{0}na";
    find(&mut model, "overleg", vec![hit(1, Some("No\u{1b}or"), text)], None);
    let screen = drawn(&model);
    assert!(!screen.contains(['\u{1b}', '\u{202e}', '\0']), "{screen}");
    assert!(screen.contains("overleg"));
}
