//! The opening: an outcome by a digit, one line, perhaps a date; everything survives.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::agreement::{Agreement, AgreementState, Outcome, PastReview, Review};
use crate::domain::answer::{Due, Owner};
use crate::domain::id::{AgreementId, CaseId, ReviewId, RoundId};
use crate::domain::round::{Place, Round};
use crate::text::Ui;
use crate::tui::playing::{Played, new_round, now, obstacle, person, play};
use crate::tui::testing::gallery;

fn id(n: u128) -> AgreementId {
    AgreementId(Uuid::from_u128(500 + n))
}

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
}

fn agreement(n: u128, who: Vec<Owner>) -> Agreement {
    Agreement {
        id: id(n),
        case: CaseId(Uuid::from_u128(2)),
        what: "Thee-ochtend in de hal van de flat, met een vertaler".to_owned(),
        at_first: None,
        corrected: Vec::new(),
        due_at_first: None,
        who,
        due: Due::On(date(11, 20)),
        if_then: "Als er minder dan vijf mensen komen, dan gaan we de week erna langs de deuren.".to_owned(),
        state: AgreementState::Open,
        round: RoundId(Uuid::from_u128(9)),
        step: "agree".to_owned(),
        made: now(),
        question: None,
        reviews: Vec::new(),
    }
}

/// Two open agreements: one of Fatima, one of all that was not done before.
fn opened(ui: Ui) -> Played {
    let mut new = new_round(ui, 4, vec![obstacle()]);
    let review = Review {
        outcome: Outcome::Not,
        text: "De vertaler kon niet.".to_owned(),
        past_due_not: true,
        ..Review::skipped(id(1))
    };
    let at = now() - chrono::Duration::days(30);
    let past = PastReview { id: ReviewId(Uuid::nil()), round: RoundId(Uuid::nil()), at, review };
    let again = Agreement { reviews: vec![past], ..agreement(1, vec![Owner::We]) };
    new.opening = vec![agreement(0, vec![Owner::Person(person(2))]), again];
    play(ui, Round::begin(new))
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut all = String::new();
        let mut played = opened(ui);
        all.push_str(&gallery(&mut played.model));
        played.press(&["4", "De vertaler belt donderdag terug.", "enter", "volgende vrijdag"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["tab", "3", "We hadden geen sleutel."]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("opening-{}", ui.tag()), all);
        });
    }
}

#[test]
fn all_of_an_agreement_is_behind_f3_where_the_room_is_short() {
    let mut new = new_round(Ui::Nl, 4, vec![obstacle()]);
    let said = |n: i64| {
        let text = format!("Reden nummer {n}, die in een paar woorden niet te zeggen is.");
        let review = Review { outcome: Outcome::Partly, text, ..Review::skipped(id(1)) };
        let at = now() - chrono::Duration::days(100 - n);
        PastReview { id: ReviewId(Uuid::nil()), round: RoundId(Uuid::nil()), at, review }
    };
    new.opening = vec![Agreement { reviews: (1..=6).map(said).collect(), ..agreement(1, vec![Owner::We]) }];
    let mut played = play(Ui::Nl, Round::begin(new));
    played.press(&["3"]);
    let screen = played.screen((60, 18));
    assert!(!screen.contains("Reden nummer 1,"), "{screen}");
    played.press(&["f3"]);
    let first = played.screen((60, 18));
    played.press(&["end"]);
    let all = first + &played.screen((60, 18));
    for words in ["Thee-ochtend", "20 november", "minder dan vijf", "nummer 1,", "nummer 3,", "nummer 6,"] {
        assert!(all.contains(words), "{words}: {all}");
    }
    played.press(&["esc"]);
    assert_eq!(played.screen((60, 18)), screen);
}

#[test]
fn a_digit_chooses_and_then_letters_and_digits_go_in_the_line() {
    let mut played = opened(Ui::Nl);
    played.press(&["4", "Over 4 dagen.", "tab"]);
    assert_eq!(played.round().place, Place::Opening(id(1)));
    let review = &played.round().reviews[&id(0)];
    assert_eq!((review.outcome, review.text.as_str()), (Outcome::Running, "Over 4 dagen."));
    assert_eq!((&review.due, review.past_due_not, review.as_question), (&None, false, false));
    assert_eq!(played.drafts, []);
}

#[test]
fn a_new_date_may_be_said_where_it_goes_on() {
    let mut played = opened(Ui::Nl);
    played.press(&["2", "De helft.", "enter", "4 december", "tab"]);
    assert_eq!(played.round().reviews[&id(0)].due, Some(Due::On(date(12, 4))));
    let mut played = opened(Ui::Nl);
    played.press(&["1", "Een volle hal.", "enter", " en thee", "tab"]);
    let review = &played.round().reviews[&id(0)];
    assert_eq!((review.text.as_str(), &review.due), ("Een volle hal. en thee", &None));
}

#[test]
fn outcome_line_and_cursor_survive_a_kill() {
    let mut played = opened(Ui::Nl);
    played.press(&["3", "Geen sleutel", "left"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["shift-tab"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["5"]);
    assert!(played.screen((60, 18)).contains("› 5 niet meer nodig"));
}

#[test]
fn tab_without_an_outcome_and_f5_keep_it_as_not_spoken_of() {
    let mut played = opened(Ui::Nl);
    played.press(&["tab", "f5"]);
    assert_eq!(played.round().reviews[&id(0)].outcome, Outcome::Skipped);
    assert_eq!(played.round().reviews[&id(1)].outcome, Outcome::Skipped);
    assert!(matches!(played.round().place, Place::Turn(_)));
}

#[test]
fn the_second_not_past_its_date_is_offered_as_a_learning_question() {
    let mut played = opened(Ui::Nl);
    played.press(&["3"]);
    assert!(!played.screen((60, 18)).contains("Ctrl-Q"));
    played.press(&["tab", "3"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("Dit lukte twee keer niet.") && screen.contains("Ctrl-Q"), "{screen}");
    played.press(&["ctrl-q", "Geen sleutel"]);
    let before = played.screen((60, 18));
    assert!(before.contains("● Wat willen jullie hiervan leren?"), "{before}");
    assert!(!before.contains("Nieuwe datum") && before.contains("┃ Geen sleutel"), "{before}");
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["tab"]);
    let review = &played.round().reviews[&id(1)];
    assert!(review.as_question && review.past_due_not);
    assert_eq!((review.text.as_str(), review.wording.as_str()), ("", "Geen sleutel"));
    assert!(!played.round().reviews[&id(0)].as_question && played.round().reviews[&id(0)].past_due_not);
    played.press(&["shift-tab", "ctrl-q", "tab"]);
    assert!(!played.round().reviews[&id(1)].as_question);
}

#[test]
fn another_outcome_than_not_is_offered_nothing() {
    let mut played = opened(Ui::En);
    played.press(&["tab", "1"]);
    assert!(!played.screen((60, 18)).contains("Ctrl-Q"));
    played.press(&["shift-tab", "4"]);
    assert!(!played.screen((60, 18)).contains("Ctrl-Q"));
}

#[test]
fn going_back_keeps_what_was_chosen_and_shows_it_again() {
    let mut played = opened(Ui::Nl);
    played.press(&["1", "Een volle hal.", "tab", "2", "De helft.", "shift-tab", "shift-tab"]);
    assert_eq!(played.round().place, Place::Opening(id(0)));
    assert_eq!(played.round().reviews[&id(1)].text, "De helft.");
    let screen = played.screen((60, 18));
    assert!(screen.contains("› 1 gedaan") && screen.contains("Een volle hal."), "{screen}");
}

#[test]
fn arrows_move_the_outcome_and_tab_goes_to_the_line_first() {
    let mut played = opened(Ui::Nl);
    played.press(&["right", "right", "right", "left", "tab", "De helft.", "tab"]);
    assert_eq!(played.round().reviews[&id(0)].outcome, Outcome::Partly);
}

#[test]
fn the_one_who_tells_first_is_here_or_the_group_says_what_it_knows() {
    let mut played = opened(Ui::Nl);
    assert!(played.screen((60, 18)).contains("Eerst vertelt Fatima."));
    let mut round = played.round().clone();
    round.seats[2].here = false;
    let screen = play(Ui::Nl, round).screen((60, 18));
    assert!(screen.contains("Fatima is er niet."), "{screen}");
}

#[test]
fn a_letter_before_an_outcome_is_chosen_says_what_to_choose_first() {
    let mut played = opened(Ui::Nl);
    played.press(&["D"]);
    assert!(played.screen((60, 18)).contains("Kies eerst 1 tot en met 5."), "{}", played.screen((60, 18)));
    played.press(&["4", "De"]);
    assert!(!played.screen((60, 18)).contains("Kies eerst") && played.screen((60, 18)).contains("┃ De"));
}

#[test]
fn f5_takes_the_line_away_only_when_it_is_pressed_twice_and_an_outcome_alone_at_once() {
    let mut played = opened(Ui::Nl);
    played.press(&["4", "De vertaler belt.", "f5"]);
    assert_eq!(played.round().place, Place::Opening(id(0)));
    assert!(played.screen((60, 18)).contains("Nog een keer F5"), "{}", played.screen((60, 18)));
    played.press(&["f5", "3", "f5"]);
    assert!(matches!(played.round().place, Place::Turn(_)), "{:?}", played.round().place);
}

#[test]
fn other_words_for_an_agreement_stand_beside_those_that_were_agreed() {
    for ui in Ui::ALL {
        let mut all = String::new();
        let mut played = opened(ui);
        played.press(&["ctrl-r", ", en soep"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&[
            "tab",
            "2",
            "De soep niet.",
            "tab",
            "3",
            "Geen sleutel.",
            "ctrl-q",
            "Hoe komen we er binnen?",
        ]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("opening-change-{}", ui.tag()), all);
        });
    }
}

#[test]
fn what_was_agreed_is_said_otherwise_with_an_outcome_or_without_one() {
    let words = "Thee-ochtend in de hal van de flat, met een vertaler, en soep";
    let mut played = opened(Ui::Nl);
    played.press(&["2", "De helft.", "ctrl-r", ", en soep"]);
    let before = played.screen((60, 18));
    assert!(before.contains("met een vertaler\n") && before.contains("en soep"), "{before}");
    assert_eq!(played.killed().screen((60, 18)), before);
    played.press(&["tab", " Nog niet alles.", "tab"]);
    let review = &played.round().reviews[&id(0)];
    assert_eq!((review.outcome, review.change.as_deref()), (Outcome::Partly, Some(words)));
    assert_eq!((review.text.as_str(), played.drafts.len()), ("De helft. Nog niet alles.", 0));
    // Nothing was said of how it went: the new words are kept all the same.
    let mut played = opened(Ui::Nl);
    played.press(&["ctrl-r", ", en soep", "tab", "tab"]);
    let review = &played.round().reviews[&id(0)];
    assert_eq!((review.outcome, review.change.as_deref()), (Outcome::Skipped, Some(words)));
    played.press(&["shift-tab", "ctrl-r", "ctrl-r", "4", "tab"]);
    let review = &played.round().reviews[&id(0)];
    assert_eq!((review.outcome, &review.change), (Outcome::Running, &None));
}

#[test]
fn what_was_begun_line_by_line_goes_on_here() {
    let mut played = opened(Ui::Nl);
    for (part, text) in [("change", "Soep"), ("outcome", "niet")] {
        let draft = crate::tui::widgets::editor::Snapshot { text: text.into(), cursor: 4, anchor: None };
        played.drafts.push((format!("opening/{}/{part}", id(0)), draft));
    }
    let screen = played.killed().screen((60, 18));
    assert!(screen.contains("› 3 niet gedaan") && screen.contains("┃ Soep"), "{screen}");
}
