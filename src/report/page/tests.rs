//! The page of a round, whole.

use super::{Line, Source, line, of_round, sample};
use crate::domain::agreement::{Outcome, PastReview};
use crate::domain::answer::{Content, Due};
use crate::domain::case::{Attachment, EarlierWords};
use crate::domain::id::ReviewId;
use crate::text::Ui;

fn lines(ui: Ui) -> Vec<Line> {
    let (case, round) = (sample::case(), sample::round());
    let agreements = [sample::earlier()];
    let today = chrono::NaiveDate::from_ymd_opt(2025, 3, 20).expect("a date");
    of_round(&Source { case: &case, round: &round, agreements: &agreements, ui, today })
}

fn printed(lines: &[Line]) -> String {
    let print = |line: &Line| match line {
        Line::Gap => String::new(),
        Line::Heading(text) => format!("# {text}"),
        Line::Aside(text) => format!("  {text}"),
        Line::Said { name, asked, words, notes } => {
            format!("{name} {}| {words:?} {notes:?}", asked.clone().unwrap_or_default())
        }
        Line::People(people) => format!("  {people:?}"),
        Line::Agreed { name, words, dates } => format!("{name} agreed {words:?} {dates:?}"),
        Line::Beside(pieces) => format!("{pieces:?}"),
    };
    lines.iter().map(print).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_page_has_all_that_was_asked_and_said() {
    insta::with_settings!({ snapshot_path => "../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("page-of-a-round", printed(&lines(Ui::Nl)));
    });
}

#[test]
fn how_an_agreement_went_is_said_first_and_then_what_was_said_of_it() {
    let (case, mut round) = (sample::case(), sample::round());
    let told = |round: &crate::domain::case::FinishedRound| {
        let agreements = [sample::earlier()];
        let today = round.started.date_naive();
        let page = of_round(&Source { case: &case, round, agreements: &agreements, ui: Ui::Nl, today });
        let heading = Line::Heading(Ui::Nl.opening_title().to_owned());
        let from = page.iter().position(|line| *line == heading).expect("the agreements");
        let lines = page[from + 1..].iter().take_while(|line| !matches!(line, Line::Heading(_)));
        lines.map(|line| printed(std::slice::from_ref(line))).collect::<Vec<_>>()
    };
    let agreed = "Fatima Thee-ochtend in de hal van de flat, met een vertaler";
    let mut again = round.reviews[0].clone();
    again.review.outcome = Outcome::Dropped;
    again.review.text = String::new();
    again.review.due = Some(Due::Words("na de zomer.".to_owned()));
    round.reviews.push(again.clone());
    again.review.text = "Dan is er weer plek.".to_owned();
    again.review.change = Some("Thee op het plein".to_owned());
    again.at = sample::moment("2025-03-19T10:00:00+01:00");
    round.reviews.push(again);
    assert_eq!(
        told(&round),
        [
            format!(r#"{agreed}| "Loopt nog. De vertaler belt donderdag terug." []"#),
            String::new(),
            format!(r#"{agreed}| "Niet meer nodig, na de zomer." []"#),
            String::new(),
            format!(
                r#"{agreed}| "Niet meer nodig, na de zomer. Dan is er weer plek.\nThee op het plein" ["later gezegd, 19 maart"]"#
            ),
            String::new(),
        ]
    );
}

#[test]
fn one_thing_is_no_list() {
    let (case, mut round) = (sample::case(), sample::round());
    let list = round.answers.iter_mut().find(|answer| answer.id.0.as_u128() == 409).unwrap();
    list.answer.content = Some(Content::List(vec!["Een bord bij het hek".to_owned()]));
    let today = round.started.date_naive();
    let source = Source { case: &case, round: &round, agreements: &[], ui: Ui::Nl, today };
    let page = printed(&of_round(&source));
    assert!(page.contains(r#"Samen | "Een bord bij het hek" []"#), "{page}");
}

#[test]
fn the_questions_stay_in_the_language_in_which_they_were_asked() {
    let english = printed(&lines(Ui::En));
    assert!(english.contains("# Wat maakt het nu moeilijk? Noem één ding."));
    assert!(english.contains("by Friday 4 April"));
    assert!(!english.contains("uiterlijk"));
}

#[test]
fn an_agreement_is_read_in_the_words_it_had_then() {
    let (case, round) = (sample::case(), sample::round());
    let mut agreement = sample::earlier();
    let mut first = agreement.reviews[0].clone();
    first.id = ReviewId(uuid::Uuid::from_u128(900));
    first.review.change = Some("Thee in de hal".to_owned());
    let mut later: PastReview = first.clone();
    later.id = ReviewId(uuid::Uuid::from_u128(901));
    later.review.outcome = Outcome::Partly;
    later.review.change = Some("Koffie".to_owned());
    agreement.what = "Koffie".to_owned();
    agreement.reviews.insert(0, first);
    agreement.reviews.push(later);
    let today = round.started.date_naive();
    let source = Source { case: &case, round: &round, agreements: &[agreement], ui: Ui::Nl, today };
    let page = printed(&of_round(&source));
    assert!(page.contains("Thee in de hal"), "{page}");
    assert!(!page.contains("Koffie"), "{page}");
}

#[test]
fn an_agreement_that_was_moved_is_read_with_the_date_it_had_then() {
    let (case, mut round) = (sample::case(), sample::round());
    let march = |day| Due::On(chrono::NaiveDate::from_ymd_opt(2025, 3, day).unwrap());
    round.made[0].due = march(21);
    round.made[0].due_at_first = Some(march(14));
    let today = round.started.date_naive();
    let source = Source { case: &case, round: &round, agreements: &[], ui: Ui::Nl, today };
    let page = printed(&of_round(&source));
    assert!(page.contains("eerder: uiterlijk vrijdag 14 maart"), "{page}");
}

#[test]
fn what_the_round_was_about_reads_well_whatever_was_typed() {
    assert!(printed(&lines(Ui::Nl)).contains("  Onderwerp: het hek"));
    assert!(printed(&lines(Ui::En)).contains("  Subject: het hek"));
}

#[test]
fn what_was_shown_stands_on_the_page_with_what_its_people_said_of_it() {
    let (case, mut round) = (sample::case(), sample::round());
    let shown = |n: u128, caption: &str, permission: &str| Attachment {
        id: uuid::Uuid::from_u128(n),
        round: Some(round.id),
        answer: None,
        kind: "foto".to_owned(),
        reference: "kast 2".to_owned(),
        caption: caption.to_owned(),
        permission: permission.to_owned(),
    };
    round.attachments = vec![
        shown(910, "het hek in de regen", "given"),
        shown(911, "", "refused"),
        shown(912, "het bord", "withdrawn"),
        shown(913, "het pad", "not-asked"),
    ];
    let today = round.started.date_naive();
    let source = Source { case: &case, round: &round, agreements: &[], ui: Ui::Nl, today };
    let page = printed(&of_round(&source));
    let (_, shown) = page.split_once("# Erbij getoond\n").expect("the heading");
    let shown: Vec<&str> = shown.lines().take(4).collect();
    assert_eq!(
        shown,
        [
            r#" | "het hek in de regen\nfoto · kast 2" ["met toestemming"]"#,
            r#" | "foto · kast 2" ["geen toestemming"]"#,
            r#" | "het bord\nfoto · kast 2" ["toestemming ingetrokken"]"#,
            r#" | "het pad\nfoto · kast 2" ["toestemming nog niet gevraagd"]"#,
        ]
    );
}

#[test]
fn a_number_stands_beside_no_name_also_where_more_was_said_with_it() {
    let (case, mut round) = (sample::case(), sample::round());
    round.answers[3].answer.why = "De sleutel kwam er ook.".to_owned();
    round.answers[5].answer.marks = vec![crate::domain::answer::Mark::Obstacle];
    let today = round.started.date_naive();
    let source = Source { case: &case, round: &round, agreements: &[], ui: Ui::Nl, today };
    let page = printed(&of_round(&source));
    let (_, trust) = page.split_once("# Hoeveel vertrouwen heb je?\n").expect("the question");
    let said: Vec<&str> = trust.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(
        said,
        ["  1 niets · 10 veel", r#"["6", "8 (obstakel)", "–"]"#, r#"Noor | "De sleutel kwam er ook." []"#,]
    );
    let told: Vec<String> = line::told(&source, &["vertrouwen".to_owned()], "Hoeveel vertrouwen heb je?")
        .into_iter()
        .map(|(_, line)| printed(&[line]))
        .collect();
    assert_eq!(told, said[1..]);
    let roles = line::by_role(&source, &["vertrouwen".to_owned()]);
    let roles: Vec<(String, usize)> = roles.into_iter().map(|role| (role.role, role.told.len())).collect();
    assert_eq!(roles, [(Ui::Nl.case_group().to_owned(), 1), ("initiatiefnemer".to_owned(), 1)]);
}

#[test]
fn numbers_about_one_item_stay_with_that_item() {
    let (case, mut round) = (sample::case(), sample::round());
    let mut sequence = (*round.sequence).clone();
    sequence.steps[4].kind = sequence.steps[1].kind.clone();
    round.sequence = std::sync::Arc::new(sequence);
    for (at, number) in [(9, 4), (10, 7)] {
        round.answers[at].answer.content = Some(crate::domain::answer::Content::Number(number));
    }
    let today = round.started.date_naive();
    let source = Source { case: &case, round: &round, agreements: &[], ui: Ui::Nl, today };
    let page = printed(&of_round(&source));
    let about = "  Een bord bij het hek\n[\"4\"]\n  Bellen met de gemeente over het water\n[\"7\"]";
    assert!(page.contains(about), "{page}");
}

#[test]
fn one_role_is_one_however_it_was_typed_and_is_called_as_it_was_first() {
    let (mut case, round) = (sample::case(), sample::round());
    let role = crate::domain::person::Role::new;
    case.people[0].role = Some(role("Coördinator"));
    case.people[1].role = Some(role("coordinator"));
    let today = round.started.date_naive();
    let source = Source { case: &case, round: &round, agreements: &[], ui: Ui::Nl, today };
    let roles = line::by_role(&source, &["moeilijk".to_owned()]);
    let roles: Vec<(&str, usize)> = roles.iter().map(|role| (role.role.as_str(), role.told.len())).collect();
    assert_eq!(roles[0].0, "Coördinator");
    assert_eq!(roles.iter().filter(|(role, _)| role.eq_ignore_ascii_case("coordinator")).count(), 0);
    assert!(roles[0].1 >= 2, "{roles:?}");
}

#[test]
fn a_mark_and_what_was_made_by_it_are_said_once() {
    use crate::domain::answer::Mark;
    use crate::domain::case::{Came, CameOf};
    let (case, mut round) = (sample::case(), sample::round());
    round.answers[1].answer.marks = vec![Mark::Dilemma, Mark::WorkingElement];
    let answer = round.answers[1].id;
    let element = crate::domain::id::ElementId(uuid::Uuid::from_u128(920));
    round.came_of = vec![CameOf { answer, what: Came::Element(element, String::new()) }];
    let today = round.started.date_naive();
    let source = Source { case: &case, round: &round, agreements: &[], ui: Ui::Nl, today };
    let page = printed(&of_round(&source));
    assert!(page.contains(r#"zonder reden." ["dilemma", "werkend element"]"#), "{page}");
}

#[test]
fn what_was_said_before_a_correction_stands_beside_it_and_a_number_keeps_no_name() {
    let (case, mut round) = (sample::case(), sample::round());
    let before = |content| EarlierWords { content, why: String::new() };
    let ideas = ["Een bord", "Bellen"].map(str::to_owned).to_vec();
    for (n, said) in [(404, Content::Number(3)), (409, Content::List(ideas))] {
        let corrected = round.answers.iter_mut().find(|answer| answer.id.0.as_u128() == n).unwrap();
        corrected.earlier = vec![before(said)];
    }
    let today = round.started.date_naive();
    let source = Source { case: &case, round: &round, agreements: &[], ui: Ui::En, today };
    let page = printed(&of_round(&source));
    assert!(page.contains(r#"["6 (before: 3)", "8", "#), "{page}");
    assert!(page.contains(r#"["before: Een bord · Bellen"]"#), "{page}");
}

#[test]
fn a_number_with_a_reason_that_was_corrected_keeps_no_name_either() {
    let (case, mut round) = (sample::case(), sample::round());
    let corrected = round.answers.iter_mut().find(|answer| answer.id.0.as_u128() == 404).unwrap();
    corrected.answer.why = "Het hek is open.".to_owned();
    corrected.earlier =
        vec![EarlierWords { content: Content::Number(3), why: "Het hek is dicht.".to_owned() }];
    let today = round.started.date_naive();
    let source = Source { case: &case, round: &round, agreements: &[], ui: Ui::En, today };
    let page = printed(&of_round(&source));
    assert!(page.contains("(before: 3)"), "{page}");
    let reason = page.lines().find(|line| line.contains("Het hek is open.")).unwrap_or_default();
    assert!(reason.contains("before: Het hek is dicht.") && !reason.contains('3'), "{page}");
    // Nor where each answer is pointed at to correct it.
    let lines: Vec<super::Line> = super::apart::apart(&source).into_iter().map(|(line, _)| line).collect();
    let page = printed(&lines);
    assert!(page.contains("a number") && page.contains("Het hek is open."), "{page}");
    assert!(page.lines().all(|line| !line.contains("Noor") || !line.contains(['3', '6'])), "{page}");
}
