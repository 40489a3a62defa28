//! What works, over cases and in one: what the keys ask for, and how it looks.

use uuid::Uuid;

use crate::domain::answer::{Element, Mark};
use crate::domain::element::{SameElement, Sighting, Strength, WorkingElement};
use crate::domain::id::{CaseId, ElementId, RoundId, SightingId};
use crate::report::page::sample::{case, moment};
use crate::text::Ui;
use crate::tui::choosing::{Choice, Choices, Chosen};
use crate::tui::effect::Effect;
use crate::tui::lists::{Change, Known, Seen, Wish};
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::testing::{SIZES, drawn, gallery, model, press, send};
use crate::tui::widgets::editor::Snapshot;

fn id(n: u128) -> ElementId {
    ElementId(Uuid::from_u128(n))
}

fn other_case() -> CaseId {
    CaseId(Uuid::from_u128(900))
}

fn element(n: u128, words: [&str; 4], strength: Strength) -> WorkingElement {
    let [element, conditions, why, not_when] = words.map(str::to_owned);
    WorkingElement {
        id: id(n),
        case: case().id,
        words: Element { element, conditions, why, not_when },
        strength,
        made: moment("2026-03-18T10:00:00+01:00"),
        noticed: moment("2026-03-18T10:00:00+01:00"),
        round: Some(RoundId(Uuid::from_u128(200))),
        step: "werkt".to_owned(),
        seen_in: Vec::new(),
        answers: Vec::new(),
        same: Vec::new(),
    }
}

fn all() -> Vec<Known> {
    let mut calling = element(
        1,
        [
            "Bellen als er nog geen antwoord is.",
            "Iemand die weet wie er aan de andere kant zit, en daar tijd voor heeft.",
            "stilte wordt gelezen als nee",
            "niemand de telefoon opneemt",
        ],
        Strength::SeenElsewhere,
    );
    calling.seen_in.push(Sighting {
        id: SightingId(Uuid::from_u128(1)),
        case: other_case(),
        round: None,
        at: moment("2026-11-03T10:00:00+01:00"),
        outcome: "De sleutel kwam dezelfde dag.".to_owned(),
    });
    calling.same.push(SameElement {
        id: id(9),
        case: other_case(),
        round: None,
        made: moment("2026-10-01T10:00:00+02:00"),
        noticed: moment("2026-10-01T10:00:00+02:00"),
        words: Element { element: "Even langslopen in plaats van mailen".to_owned(), ..Element::default() },
    });
    let tea = element(2, ["Thee in de hal, zonder agenda", "", "", ""], Strength::Possible);
    let known = |element: WorkingElement| Known {
        element,
        titles: vec![(case().id, case().title), (other_case(), "De Warme Kamer".to_owned())],
    };
    vec![known(calling), known(tea)]
}

fn read(wish: Wish, drafts: Vec<(String, Snapshot)>) -> Message {
    Message::ElementsRead { wish: Box::new(wish), after: None, elements: all(), drafts }
}

/// What works over all cases, as it was read.
fn everywhere(ui: Ui) -> Model {
    let mut model = model(ui, Screen::Blank);
    send(&mut model, read(Wish::default(), Vec::new()));
    model
}

fn wish_here() -> Wish {
    Wish { case: Some(case().id), ..Wish::default() }
}

/// The same in the view of a case.
fn here(ui: Ui, drafts: Vec<(String, Snapshot)>) -> Model {
    let mut model = model(ui, Screen::Blank);
    let (rounds, agreements) = (Vec::new(), Vec::new());
    send(&mut model, Message::CaseRead { case: case(), rounds, agreements, unfinished: None });
    assert_eq!(press(&mut model, &["5"]), [Effect::ReadElements(Box::new(wish_here()), None)]);
    send(&mut model, read(wish_here(), drafts));
    model
}

fn change(change: Change, done: &[&str]) -> Effect {
    let done = done.iter().map(|name| (*name).to_owned()).collect();
    Effect::ChangeList { case: case().id, change: Box::new(change), done }
}

/// What is asked for besides drafts.
fn asked(effects: Vec<Effect>) -> Vec<Effect> {
    let kept = |effect: &Effect| !matches!(effect, Effect::SaveDraft { .. });
    effects.into_iter().filter(kept).collect()
}

fn told(model: &mut Model) -> Vec<Effect> {
    send(model, Message::CaseChanged { case: case().id, told: "Bewaard.".to_owned(), undoes: true })
}

#[test]
fn what_works_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut seen = String::new();
        let mut model = everywhere(ui);
        seen.push_str(&gallery(&mut model));
        press(&mut model, &["enter"]);
        seen.push_str(&gallery(&mut model));
        press(&mut model, &["enter"]);
        seen.push_str(&gallery(&mut model));
        let mut model = here(ui, Vec::new());
        seen.push_str(&gallery(&mut model));
        insta::with_settings!({ snapshot_path => "../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("working-{}", ui.tag()), seen);
        });
    }
}

#[test]
fn words_a_strength_and_a_mark_narrow_the_list_down() {
    let mut model = everywhere(Ui::Nl);
    let wish = |words: &str, strength, mark| Wish { case: None, words: words.into(), strength, mark };
    let ask = |wish: Wish| vec![Effect::ReadElements(Box::new(wish), None)];
    assert_eq!(press(&mut model, &["/", "t"]), ask(wish("t", None, None)));
    // What was read for an earlier wish is not shown.
    send(&mut model, read(Wish::default(), Vec::new()));
    send(
        &mut model,
        Message::ElementsRead {
            wish: Box::new(wish("t", None, None)),
            after: None,
            elements: all().split_off(1),
            drafts: Vec::new(),
        },
    );
    assert!(!drawn(&model).contains("Bellen"), "{}", drawn(&model));
    press(&mut model, &["tab"]);
    assert_eq!(press(&mut model, &["s"]), ask(wish("t", Some(Strength::Possible), None)));
    assert_eq!(
        press(&mut model, &["m", "down", "enter"]),
        ask(wish("t", Some(Strength::Possible), Some(Mark::ALL[0].0)))
    );
    assert_eq!(press(&mut model, &["esc"]), ask(Wish::default()));
    send(&mut model, read(Wish::default(), Vec::new()));
    assert_eq!(press(&mut model, &["esc"]), [Effect::ReadHome]);
}

#[test]
fn other_words_are_drafts_until_they_are_kept_and_can_be_undone() {
    let mut model = here(Ui::Nl, Vec::new());
    let effects = press(&mut model, &["down", "enter", "enter", "!"]);
    assert!(
        matches!(effects.last(), Some(Effect::SaveDraft { round: None, draft, .. }) if draft.text.ends_with("agenda!")),
        "{effects:?}"
    );
    let words = Element { element: "Thee in de hal, zonder agenda!".into(), ..Element::default() };
    let names: Vec<String> = ["element", "conditions", "because", "not-when"]
        .map(|part| format!("elements/{}/{part}", id(2)))
        .into();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let kept = asked(press(&mut model, &["tab", "tab", "tab", "tab"]));
    assert_eq!(kept, [change(Change::Word(id(2), words), &names)]);
    // Until the store has it, the words stay where they are.
    assert!(drawn(&model).contains("agenda!"), "{}", drawn(&model));
    assert_eq!(told(&mut model), [Effect::ReadElements(Box::new(wish_here()), None)]);
    assert_eq!(press(&mut model, &["u"]), [Effect::UndoChange(case().id)]);
}

#[test]
fn seen_again_asks_for_the_round_and_what_came_of_it() {
    let mut model = here(Ui::Nl, Vec::new());
    let asks = press(&mut model, &["enter", "w"]);
    assert_eq!(asks, [Effect::ReadChoices(Choices::Rounds(case().id))]);
    let round = RoundId(Uuid::from_u128(7));
    let choice = |of, text: &str| Choice { of, text: text.into(), at: None, beside: String::new() };
    let all = vec![choice(Chosen::Round(round), "De ronde"), choice(Chosen::Case(case().id), "tussen")];
    send(&mut model, Message::ChoicesRead(Choices::Rounds(case().id), all.clone()));
    press(&mut model, &["enter", "Weer gelukt."]);
    let name = format!("elements/{}/seen/round/{round}", id(1));
    let see = |seen| Change::See(id(1), seen, "Weer gelukt.".into());
    assert_eq!(asked(press(&mut model, &["tab"])), [change(see(Seen::Round(round)), &[&name])]);
    told(&mut model);
    press(&mut model, &["w"]);
    send(&mut model, Message::ChoicesRead(Choices::Rounds(case().id), all));
    press(&mut model, &["tus", "enter", "Weer gelukt."]);
    let name = format!("elements/{}/seen/case/{}", id(1), case().id);
    assert_eq!(asked(press(&mut model, &["enter"])), [change(see(Seen::Case(case().id)), &[&name])]);
}

#[test]
fn over_all_cases_the_case_in_which_it_was_seen_is_chosen_first() {
    let mut model = everywhere(Ui::En);
    assert_eq!(press(&mut model, &["enter", "w"]), [Effect::ReadChoices(Choices::Cases)]);
    let warm = Choice {
        of: Chosen::Case(other_case()),
        text: "De Warme Kamer".into(),
        at: None,
        beside: String::new(),
    };
    send(&mut model, Message::ChoicesRead(Choices::Cases, vec![warm]));
    assert_eq!(press(&mut model, &["enter"]), [Effect::ReadChoices(Choices::Rounds(other_case()))]);
}

#[test]
fn the_same_as_another_is_picked_from_the_others() {
    let mut model = everywhere(Ui::Nl);
    assert_eq!(press(&mut model, &["enter", "="]), [Effect::ReadChoices(Choices::Elements(None))]);
    let choice = |n, text: &str| Choice {
        of: Chosen::Element(id(n)),
        text: text.into(),
        at: None,
        beside: String::new(),
    };
    let all = vec![choice(1, "Bellen"), choice(2, "Thee in de hal")];
    send(&mut model, Message::ChoicesRead(Choices::Elements(None), all));
    assert!(!drawn(&model).contains("Bellen"), "{}", drawn(&model));
    assert_eq!(press(&mut model, &["enter"]), [change(Change::Same(id(1), id(2)), &[])]);
}

#[test]
fn an_answer_becomes_one_later_and_what_was_half_typed_comes_back() {
    let mut model = here(Ui::Nl, Vec::new());
    assert_eq!(press(&mut model, &["n"]), [Effect::ReadChoices(Choices::Answers(case().id))]);
    let answer = crate::domain::id::AnswerId(Uuid::from_u128(70));
    let said =
        Choice { of: Chosen::Answer(answer), text: "Bel\neerst".into(), at: None, beside: String::new() };
    send(&mut model, Message::ChoicesRead(Choices::Answers(case().id), vec![said]));
    press(&mut model, &["enter", " even", "tab", "tijd"]);
    assert!(drawn(&model).contains("Bel eerst even"), "{}", drawn(&model));
    let draft = |text: &str| Snapshot { text: text.into(), cursor: text.len(), anchor: None };
    let drafts = vec![
        (format!("elements/new/{answer}/element"), draft("Bel eerst even")),
        (format!("elements/new/{answer}/conditions"), draft("tijd")),
    ];
    let mut again = here(Ui::Nl, drafts);
    for size in SIZES {
        model.resize(size);
        again.resize(size);
        assert_eq!(drawn(&model), drawn(&again));
    }
    let effects = asked(press(&mut again, &["tab", "tab", "tab"]));
    let words = Element { element: "Bel eerst even".into(), conditions: "tijd".into(), ..Element::default() };
    let [Effect::ChangeList { change, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(**change, Change::Make(answer, words));
}

/// The numbers of the elements on screen, and that of the chosen one.
fn in_sight(model: &Model) -> (Vec<u128>, Option<u128>) {
    let number = |row: &str| row.trim_start_matches(['›', ' ']).strip_prefix("Nummer ")?.parse().ok();
    let screen = drawn(model);
    // The first column says that there is more.
    let rows = screen.lines().map(|row| row.trim_start_matches(['↑', '↓', ' ']));
    let chosen = rows.clone().filter(|row| row.starts_with('›')).find_map(number);
    (rows.filter_map(number).collect(), chosen)
}

#[test]
fn of_many_elements_the_screen_is_full_wherever_one_is_chosen() {
    const MANY: u128 = 70;
    let mut elements: Vec<Known> = Vec::new();
    for n in 1..=MANY {
        let element = element(n, [&format!("Nummer {n}"), "", "", ""], Strength::Possible);
        elements.push(Known { element, titles: Vec::new() });
    }
    let mut model = model(Ui::Nl, Screen::Blank);
    let wish = Box::new(Wish::default());
    send(&mut model, Message::ElementsRead { wish, after: None, elements, drafts: Vec::new() });
    for (width, height) in SIZES {
        model.resize((width, height));
        press(&mut model, &["home"]);
        let down = (1..=MANY).map(|n| (n, "j"));
        for (n, key) in down.chain((1..=MANY).rev().map(|n| (n, "k"))) {
            let (seen, chosen) = in_sight(&model);
            let (first, last) = (seen[0], seen[seen.len() - 1]);
            assert_eq!(chosen, Some(n), "{}", drawn(&model));
            assert_eq!(seen, (first..=last).collect::<Vec<_>>(), "{}", drawn(&model));
            // Each has two rows, and a blank one where there is room for that.
            assert!(seen.len() >= usize::from(height - 8) / 3, "{}", drawn(&model));
            press(&mut model, &[key]);
        }
    }
}
