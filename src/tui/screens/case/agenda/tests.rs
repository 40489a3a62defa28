//! The learning questions of a case: what the keys ask for, and how they look.

use uuid::Uuid;

use crate::domain::agreement::{Agreement, Outcome, PastReview, Review};
use crate::domain::answer::{Due, Owner};
use crate::domain::id::{AgreementId, EntryId, PersonId, QuestionId, ReviewId, RoundId};
use crate::domain::question::{LearningQuestion, Letter, QuestionEntry, QuestionState, Reach};
use crate::domain::round::NewQuestion;
use crate::report::page::sample::{agreement, case, moment};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::lists::{Change, Drafts};
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::remembered::{Remembered, Wanted};
use crate::tui::testing::{SIZES, drawn, gallery, model, press, send};
use crate::tui::widgets::editor::Snapshot;

fn id(n: u32) -> QuestionId {
    QuestionId(Uuid::from_u128(300 + u128::from(n)))
}

fn entry(n: u128, day: &str, state: QuestionState, question: &str, text: &str) -> QuestionEntry {
    QuestionEntry {
        id: EntryId(Uuid::from_u128(n)),
        at: moment(&format!("2026-{day}T10:00:00+01:00")),
        round: Some(RoundId(Uuid::from_u128(9))),
        state,
        question: question.to_owned(),
        text: text.to_owned(),
        agreement: None,
    }
}

fn question(place: u32, words: &str, state: QuestionState, history: Vec<QuestionEntry>) -> LearningQuestion {
    LearningQuestion {
        id: id(place),
        case: case().id,
        letter: Letter::at(place),
        question: words.to_owned(),
        state,
        reach: (place == 0).then_some(Reach::Organisation),
        made: moment("2026-03-18T10:00:00+01:00"),
        round: None,
        step: String::new(),
        history,
        answers: Vec::new(),
        quiet_rounds: 0,
    }
}

fn questions() -> Vec<LearningQuestion> {
    let now = "Wie gaat er over het hek, en hoe weten de buren dat?";
    let gate = vec![
        entry(1, "03-18", QuestionState::Open, "Wie gaat er over het hek?", ""),
        entry(2, "06-02", QuestionState::Reworded, now, ""),
        entry(3, "08-10", QuestionState::Open, now, "Els vroeg het na; niemand weet het."),
    ];
    let closed = vec![entry(4, "03-18", QuestionState::Open, "Mag er een bord bij?", "")];
    let yes = "Wanneer is een ja van het loket ook een ja?";
    let yes_entries = vec![
        entry(5, "04-01", QuestionState::Open, yes, ""),
        entry(6, "11-03", QuestionState::Provisional, yes, "Als het op papier staat."),
    ];
    vec![
        question(0, now, QuestionState::Open, gate),
        question(1, "Mag er een bord bij?", QuestionState::Closed, closed),
        question(2, yes, QuestionState::Provisional, yes_entries),
    ]
}

fn tried() -> Agreement {
    let due = Due::On(chrono::NaiveDate::from_ymd_opt(2026, 5, 3).expect("a date"));
    let mut tried =
        agreement(1, "De sleutel hangt bij Els", Owner::Person(PersonId(Uuid::from_u128(2))), due);
    tried.question = Some(questions()[0].reference());
    tried.reviews.push(PastReview {
        id: ReviewId(Uuid::from_u128(1)),
        round: RoundId(Uuid::from_u128(9)),
        at: moment("2026-06-02T10:00:00+01:00"),
        review: Review {
            outcome: Outcome::Partly,
            text: "Overdag wel, 's avonds niet.".to_owned(),
            ..Review::skipped(AgreementId(Uuid::from_u128(1)))
        },
    });
    tried
}

fn read(model: &mut Model, questions: Vec<LearningQuestion>, drafts: Drafts) {
    let read = Remembered::Learning(questions, vec![tried()], drafts);
    send(model, Message::Remembered(case().id, Box::new(read)));
}

fn opened(ui: Ui, questions: Vec<LearningQuestion>, drafts: Drafts) -> Model {
    let mut model = model(ui, Screen::Blank);
    let (rounds, agreements) = (Vec::new(), Vec::new());
    send(&mut model, Message::CaseRead { case: case(), rounds, agreements, unfinished: None });
    assert_eq!(press(&mut model, &["4"]), [Effect::Remember(case().id, Wanted::Learning)]);
    read(&mut model, questions, drafts);
    model
}

fn change(change: Change, done: &[String]) -> Effect {
    Effect::ChangeList { case: case().id, change: Box::new(change), done: done.to_vec() }
}

fn asked(effects: Vec<Effect>) -> Vec<Effect> {
    effects.into_iter().filter(|effect| !matches!(effect, Effect::SaveDraft { .. })).collect()
}

fn told(model: &mut Model) {
    let told = Message::CaseChanged { case: case().id, told: "Bewaard.".to_owned(), undoes: true };
    assert_eq!(send(model, told), [Effect::Remember(case().id, Wanted::Learning)]);
}

fn saying(n: u32) -> [String; 2] {
    ["state", "text"].map(|part| format!("case/{}/question/{}/{part}", case().id, id(n)))
}

#[test]
fn the_learning_questions_look_well_at_every_size() {
    for ui in Ui::ALL {
        let mut all = String::new();
        let mut model = opened(ui, questions(), Vec::new());
        for keys in
            [&[][..], &["enter"], &["enter", "2"], &["Zolang Els thuis is."], &["esc", "w"], &["esc", "n"]]
        {
            press(&mut model, keys);
            all.push_str(&gallery(&mut model));
        }
        insta::with_settings!({ snapshot_path => "../../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("case-agenda-{}", ui.tag()), all);
        });
    }
}

#[test]
fn a_question_whole_has_every_wording_what_was_tried_and_what_was_said() {
    let mut model = opened(Ui::Nl, questions(), Vec::new());
    send(&mut model, Message::Resized(80, 40));
    press(&mut model, &["enter"]);
    let screen = drawn(&model);
    for words in [
        "open · al een tijd niet besproken · iemand in onze organisaties",
        "«Wie gaat er over het hek?»",
        "De sleutel hangt bij Els",
        "2 juni: deels. Overdag wel, 's avonds niet.",
        "18 maart: gevraagd",
        "10 augustus: open. Els vroeg het na; niemand weet het.",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn what_is_said_between_rounds_is_a_draft_until_it_is_kept() {
    let mut model = opened(Ui::Nl, questions(), Vec::new());
    let effects = press(&mut model, &["enter", "enter", "2", "Zolang Els er is."]);
    assert!(
        matches!(effects.last(), Some(Effect::SaveDraft { round: None, field, .. }) if *field == saying(0)[1]),
        "{effects:?}"
    );
    let say = Change::Say {
        question: id(0),
        state: QuestionState::Provisional,
        text: "Zolang Els er is.".to_owned(),
    };
    assert_eq!(asked(press(&mut model, &["tab"])), [change(say, &saying(0))]);
    assert!(drawn(&model).contains("Zolang Els er is."), "{}", drawn(&model));
    told(&mut model);
    assert!(!drawn(&model).contains("┃ Zolang"), "{}", drawn(&model));
    assert_eq!(press(&mut model, &["u"]), [Effect::UndoChange(case().id)]);
}

#[test]
fn said_differently_it_begins_with_the_words_as_they_are() {
    let mut model = opened(Ui::En, questions(), Vec::new());
    press(&mut model, &["enter", "enter", "4", " Nu?"]);
    let effects = asked(press(&mut model, &["tab"]));
    let [Effect::ChangeList { change, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let Change::Say { state, text, .. } = &**change else { panic!("{change:?}") };
    let words = "Wie gaat er over het hek, en hoe weten de buren dat? Nu?";
    assert_eq!((*state, text.as_str()), (QuestionState::Reworded, words));
}

#[test]
fn who_can_change_it_is_chosen_by_digit_and_may_be_unknown() {
    let mut model = opened(Ui::Nl, questions(), Vec::new());
    let reach = |reach| [change(Change::Reach(id(0), reach), &[])];
    assert_eq!(press(&mut model, &["enter", "w", "3"]), reach(Some(Reach::Outside)));
    told(&mut model);
    assert_eq!(press(&mut model, &["w", "4"]), reach(None));
    assert_eq!(press(&mut model, &["5"]), []);
}

#[test]
fn a_new_question_has_words_and_who_can_change_it() {
    let mut model = opened(Ui::Nl, Vec::new(), Vec::new());
    assert!(drawn(&model).contains("Nog geen leervraag."), "{}", drawn(&model));
    assert_eq!(asked(press(&mut model, &["n", "tab", "Hoe nu?", "tab", "1"])).len(), 1);
    let effects = asked(press(&mut model, &["2"]));
    let names = ["question", "reach"].map(|part| format!("case/{}/new-question/{part}", case().id));
    let new = NewQuestion { text: "Hoe nu?".to_owned(), reach: Some(Reach::Organisation) };
    assert_eq!(effects, [change(Change::Ask(new), &names)]);
    told(&mut model);
    read(&mut model, questions(), Vec::new());
    // The cursor is on the one with the last letter.
    assert!(drawn(&model).contains("› C  Wanneer"), "{}", drawn(&model));
}

#[test]
fn what_was_half_typed_comes_back_with_the_view() {
    let mut model = opened(Ui::Nl, questions(), Vec::new());
    press(&mut model, &["enter", "enter", "2", "Zolang"]);
    let draft = |text: &str| Snapshot { text: text.into(), cursor: text.len(), anchor: None };
    let [state, text] = saying(0);
    let drafts = vec![(state, draft("provisional")), (text, draft("Zolang"))];
    let mut again = opened(Ui::Nl, questions(), drafts);
    for size in SIZES {
        model.resize(size);
        again.resize(size);
        assert_eq!(drawn(&model), drawn(&again));
    }
    // It is left, and stands there again; when nothing is typed any more, nothing stays.
    assert_eq!(press(&mut again, &["esc"]), []);
    assert!(drawn(&again).contains("Wat je typte blijft bewaard"), "{}", drawn(&again));
    press(&mut again, &["enter"]);
    assert!(drawn(&again).contains("Zolang"), "{}", drawn(&again));
    press(&mut again, &["backspace"; 6]);
    assert_eq!(press(&mut again, &["esc"]).len(), 2);
    press(&mut again, &["enter"]);
    assert!(!drawn(&again).contains("Zolang"), "{}", drawn(&again));
}

#[test]
fn other_words_that_are_still_the_same_are_nothing_to_keep() {
    let mut model = opened(Ui::Nl, questions(), Vec::new());
    press(&mut model, &["enter", "enter", "4"]);
    assert_eq!(press(&mut model, &["esc"]).len(), 2);
    press(&mut model, &["enter", "4", "!"]);
    assert_eq!(press(&mut model, &["esc"]), []);
}
