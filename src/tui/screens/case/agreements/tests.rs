//! Agreements between rounds: what is drawn, and what is kept when one is settled.

use uuid::Uuid;

use crate::domain::agreement::{Agreement, AgreementState, Outcome, PastReview, Review};
use crate::domain::answer::{Due, Owner};
use crate::domain::id::{AgreementId, CaseId, PersonId, ReviewId, RoundId};
use crate::report::page::sample;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::remembered::{Deed, Remembered, Wanted};
use crate::tui::testing::{drawn, looked_at, model, press, send};

fn case_id() -> CaseId {
    CaseId(Uuid::from_u128(100))
}

fn date(y: i32, m: u32, d: u32) -> Due {
    Due::On(chrono::NaiveDate::from_ymd_opt(y, m, d).expect("a date"))
}

fn said(agreement: &mut Agreement, n: u128, day: &str, review: Review) {
    agreement.reviews.push(PastReview {
        id: ReviewId(Uuid::from_u128(n)),
        round: RoundId(Uuid::from_u128(200)),
        at: sample::moment(&format!("{day}T10:00:00+01:00")),
        review: Review { agreement: agreement.id, ..review },
    });
}

fn skipped() -> Review {
    Review::skipped(AgreementId(Uuid::nil()))
}

/// An agreement that was once not done past its date, and one that waits.
fn open() -> Vec<Agreement> {
    let fatima = Owner::Person(PersonId(Uuid::from_u128(3)));
    let words = "Thee-ochtend in de hal van de flat, met een vertaler";
    let mut tea = sample::agreement(1, words, fatima, date(2026, 11, 12));
    tea.if_then = "Als er minder dan vijf mensen komen, dan gaan we langs de deuren.".to_owned();
    let text = "De vertaler was ziek.".to_owned();
    let due = Some(date(2026, 11, 12));
    let not = Review { outcome: Outcome::Not, text, due, past_due_not: true, ..skipped() };
    said(&mut tea, 31, "2026-10-21", not);
    vec![tea, sample::agreement(2, "Samen het bord maken", Owner::We, Due::Words("voor de lente".to_owned()))]
}

fn settled() -> Vec<Agreement> {
    let bram = Owner::Person(PersonId(Uuid::from_u128(2)));
    let mut letter = sample::agreement(3, "Brief voorleggen aan de jurist", bram, date(2026, 4, 4));
    letter.state = AgreementState::Done;
    let text = "Hij zei ja.".to_owned();
    said(&mut letter, 32, "2026-04-10", Review { outcome: Outcome::Done, text, ..skipped() });
    vec![letter]
}

fn read(ui: Ui) -> Model {
    let mut model = model(ui, Screen::Blank);
    let case = sample::case();
    send(&mut model, Message::CaseRead { case, rounds: vec![], agreements: vec![], unfinished: None });
    assert_eq!(press(&mut model, &["3"]), [Effect::Remember(case_id(), Wanted::Agreements)]);
    let read = Remembered::Agreements { open: open(), settled: settled(), drafts: vec![] };
    let older = Effect::Remember(case_id(), Wanted::Settled(AgreementId(Uuid::from_u128(3))));
    assert_eq!(remembered(&mut model, read), [older]);
    model
}

fn remembered(model: &mut Model, read: Remembered) -> Vec<Effect> {
    send(model, Message::Remembered(case_id(), Box::new(read)))
}

/// What was settled by these effects.
fn deed(effects: Vec<Effect>) -> Option<Review> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Change(_, deed) => {
            let Deed::Settle(review, fields) = *deed;
            assert_eq!(fields.len(), 6);
            Some(review)
        }
        _ => None,
    })
}

#[test]
fn open_ones_come_first_and_each_can_be_settled_at_every_size() {
    for ui in Ui::ALL {
        let mut model = read(ui);
        let list = looked_at(&mut model);
        press(&mut model, &["enter", "3", "Weer ziek."]);
        let form = looked_at(&mut model);
        insta::with_settings!({ snapshot_path => "../../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("case-agreements-{}", ui.tag()), list);
            insta::assert_snapshot!(format!("case-settle-{}", ui.tag()), form);
        });
    }
}

#[test]
fn an_outcome_its_line_and_a_new_date_are_kept_together() {
    let mut model = read(Ui::Nl);
    let typed = press(&mut model, &["enter", "4", "Belt terug.", "enter", "1 december"]);
    let drafts = typed.iter().filter(|effect| matches!(effect, Effect::SaveDraft { round: None, .. }));
    assert!(drafts.count() > 20, "every letter is on disk before it is drawn");
    assert!(drawn(&model).contains("dinsdag 1 december 2026"));
    let review = deed(press(&mut model, &["tab"])).unwrap();
    assert_eq!((review.outcome, review.text.as_str()), (Outcome::Running, "Belt terug."));
    assert_eq!(review.due, Some(date(2026, 12, 1)));
    assert!(!review.past_due_not && !review.as_question);
}

#[test]
fn a_second_not_past_its_date_is_offered_as_a_learning_question() {
    let mut model = read(Ui::Nl);
    press(&mut model, &["enter", "3"]);
    assert!(drawn(&model).contains("Dit lukte twee keer niet."));
    press(&mut model, &["ctrl-q", "Hoe vinden we een vertaler?"]);
    let review = deed(press(&mut model, &["tab"])).unwrap();
    assert!(review.as_question && review.past_due_not && review.due.is_none());
    assert_eq!(review.wording, "Hoe vinden we een vertaler?");
}

#[test]
fn an_agreement_can_be_said_otherwise_with_or_without_how_it_went() {
    let mut model = read(Ui::Nl);
    press(&mut model, &["down", "enter", "ctrl-r", " met de buurt", "tab"]);
    assert!(drawn(&model).contains("Nu zo"));
    let review = deed(press(&mut model, &["tab"])).unwrap();
    assert_eq!(review.outcome, Outcome::Skipped);
    assert_eq!(review.change.as_deref(), Some("Samen het bord maken met de buurt"));
    press(&mut model, &["4"]);
    let review = deed(press(&mut model, &["tab"])).unwrap();
    assert_eq!((review.outcome, review.change.is_some()), (Outcome::Running, true));
    press(&mut model, &["ctrl-r", "ctrl-r"]);
    assert_eq!(deed(press(&mut model, &["tab"])).unwrap().change, None);
}

#[test]
fn the_offer_goes_with_the_not() {
    let mut model = read(Ui::Nl);
    press(&mut model, &["enter", "3", "ctrl-q", "shift-tab", "shift-tab", "1"]);
    assert!(!drawn(&model).contains("twee keer niet"));
    let review = deed(press(&mut model, &["tab"])).unwrap();
    assert_eq!((review.outcome, review.as_question), (Outcome::Done, false));
}

#[test]
fn one_that_was_never_not_done_is_not_offered_as_a_question() {
    let mut model = read(Ui::Nl);
    press(&mut model, &["down", "enter", "3"]);
    assert!(!drawn(&model).contains("twee keer niet"));
    let review = deed(press(&mut model, &["ctrl-q", "tab"])).unwrap();
    assert!(!review.as_question && !review.past_due_not);
}

#[test]
fn what_was_half_typed_stands_there_again() {
    let mut model = read(Ui::Nl);
    press(&mut model, &["enter", "2", "De helft", "esc"]);
    assert!(drawn(&model).contains("Samen het bord maken"));
    press(&mut model, &["enter"]);
    assert!(drawn(&model).contains("De helft"));
    let review = deed(press(&mut model, &["tab"])).unwrap();
    assert_eq!((review.outcome, review.text.as_str()), (Outcome::Partly, "De helft"));
}

#[test]
fn what_was_changed_is_told_read_again_and_can_be_undone() {
    let mut model = read(Ui::Nl);
    press(&mut model, &["enter", "1", "tab"]);
    let told = "Bewaard.".to_owned();
    let changed = Message::CaseChanged { case: case_id(), told, undoes: true };
    assert_eq!(send(&mut model, changed), [Effect::Remember(case_id(), Wanted::Agreements)]);
    assert!(drawn(&model).contains("Bewaard."));
    assert_eq!(press(&mut model, &["u"]), [Effect::UndoChange(case_id())]);
    let undone = Message::CaseChanged { case: case_id(), told: String::new(), undoes: false };
    send(&mut model, undone);
    assert_eq!(press(&mut model, &["u"]), []);
}

#[test]
fn digits_are_views_in_the_list_and_outcomes_in_the_form() {
    let mut model = read(Ui::Nl);
    press(&mut model, &["enter", "2"]);
    assert!(drawn(&model).contains("Wat is gelukt"));
    press(&mut model, &["esc", "6"]);
    assert!(!drawn(&model).contains("Open afspraken"));
}

#[test]
fn what_became_a_question_is_not_settled() {
    let mut model = read(Ui::Nl);
    let mut asked = settled();
    asked[0].state = AgreementState::Question;
    let read = Remembered::Agreements { open: vec![], settled: asked, drafts: vec![] };
    remembered(&mut model, read);
    assert_eq!(press(&mut model, &["enter"]), []);
    assert!(drawn(&model).contains("Niet meer open"));
}
