//! A line of questions over the rounds, and by role: what is drawn, and what the keys ask for.

use std::sync::Arc;

use uuid::Uuid;

use crate::domain::answer::{Content, Mark, Slot, Verdict};
use crate::domain::case::{Came, CameOf, FinishedAnswer};
use crate::domain::id::{AnswerId, CaseId, PersonId, RoundId};
use crate::domain::line::{Line, LineRound};
use crate::domain::sequence::Kind;
use crate::domain::words::{Lang, Words};
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

/// A round that asked it in these words; a turn without words was passed.
fn then(n: u128, day: &str, ask: &str, ui: Ui, said: [Option<&str>; 3]) -> LineRound {
    let mut round = sample::round();
    let given = |(at, words): (u128, Option<&str>)| {
        let mut answer: FinishedAnswer = round.answers[0].clone();
        answer.id = AnswerId(Uuid::from_u128(n * 10 + at));
        answer.slot = Slot::Person(PersonId(Uuid::from_u128(at)));
        answer.answer.content = words.map(|words| Content::Text(words.to_owned()));
        answer.answer.marks.clear();
        answer.answer.comes_back = false;
        answer
    };
    let answers = (1..).zip(said).map(given).collect();
    let mut sequence = (*round.sequence).clone();
    sequence.steps[0].wording.ask = Words::bare(ask);
    sequence.steps[0].roles.clear();
    let back = sequence.steps.iter_mut().find(|step| step.id == "terug").unwrap();
    back.kind = Kind::SayBack { on: vec!["moeilijk".to_owned()] };
    round.sequence = Arc::new(sequence);
    round.answers = answers;
    round.id = RoundId(Uuid::from_u128(n));
    round.started = sample::moment(&format!("{day}T10:00:00+01:00"));
    round.language = Lang::new(ui.tag());
    LineRound { round, steps: vec!["moeilijk".to_owned()] }
}

fn rounds(ui: Ui) -> Vec<LineRound> {
    let now = "Wat maakt het nu moeilijk?";
    let before = "Wat stond in de weg?";
    let mut last = then(
        24,
        "2026-11-17",
        now,
        ui,
        [
            Some("Na drie jaar kan de grond weer weg zijn, en dan is alles voor niets geweest."),
            Some("Het loket wil één contactpersoon, maar wij beslissen als groep."),
            None,
        ],
    );
    last.round.answers[0].answer.marks = vec![Mark::Dilemma];
    let bram = last.round.answers[1].id;
    last.round.came_of = vec![CameOf { answer: bram, what: Came::ComesBy(2) }];
    let mut back = |n: u128, who: u128, words: &str, verdict| {
        let mut answer = last.round.answers[0].clone();
        answer.id = AnswerId(Uuid::from_u128(n));
        answer.step = "terug".to_owned();
        answer.slot = Slot::Person(PersonId(Uuid::from_u128(who)));
        answer.answer.marks.clear();
        answer.answer.content = Some(Content::SayBack { text: words.to_owned(), verdict });
        last.round.answers.push(answer);
    };
    back(901, 1, "Jullie beslissen samen.", Some(Verdict::Yes));
    back(902, 2, "De grond is onzeker.", Some(Verdict::Partly));
    vec![
        last,
        then(
            23,
            "2026-10-21",
            before,
            ui,
            [
                Some("Ik doe veel zelf omdat het dan sneller gaat."),
                Some("Niemand weet wie over het hek gaat."),
                Some("De uitleg is alleen in het Nederlands."),
            ],
        ),
        then(22, "2025-09-30", now, ui, [None, Some("De sleutel."), Some("Het water.")]),
    ]
}

fn line(n: usize, ask: &str, rounds: usize) -> Line {
    Line { line: format!("line-{n}"), ask: ask.to_owned(), rounds }
}

fn lines() -> Vec<Line> {
    vec![
        line(0, "Wat ging goed in de samenwerking?", 4),
        line(1, "Wat maakt het nu moeilijk?", 3),
        line(2, "Wat heb je van een ander nodig, en wat zou het voor je veranderen als je dat krijgt?", 1),
    ]
}

fn asked(n: usize) -> Effect {
    let line = format!("line-{n}");
    Effect::Remember(case_id(), Wanted::OnLine { line, before: None, rounds: super::ROUNDS })
}

/// The case at its second question, in the view of this digit.
fn read(ui: Ui, digit: &str) -> Model {
    let mut model = model(ui, Screen::Blank);
    let case = sample::case();
    send(&mut model, Message::CaseRead { case, rounds: vec![], agreements: vec![], unfinished: None });
    assert_eq!(press(&mut model, &[digit]), [Effect::Remember(case_id(), Wanted::Lines)]);
    assert_eq!(remembered(&mut model, Remembered::Lines(lines())), [asked(0)]);
    assert_eq!(press(&mut model, &["right"]), [asked(1)]);
    remembered(&mut model, on_line(rounds(ui)));
    model
}

fn remembered(model: &mut Model, read: Remembered) -> Vec<Effect> {
    send(model, Message::Remembered(case_id(), Box::new(read)))
}

fn on_line(rounds: Vec<LineRound>) -> Remembered {
    Remembered::OnLine { line: "line-1".to_owned(), before: None, rounds }
}

#[test]
fn a_line_and_its_roles_are_seen_whole_at_every_size() {
    for ui in Ui::ALL {
        for (digit, view) in [("2", "questions"), ("7", "roles")] {
            let mut model = read(ui, digit);
            insta::with_settings!({ snapshot_path => "../../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("case-{view}-{}", ui.tag()), looked_at(&mut model));
            });
        }
    }
}

#[test]
fn on_a_wide_screen_a_mark_stands_at_the_end_of_the_words_and_not_of_the_screen() {
    let mut model = read(Ui::Nl, "2");
    let alone = rounds(Ui::Nl).into_iter().take(1).collect();
    remembered(&mut model, on_line(alone));
    send(&mut model, Message::Resized(120, 40));
    let screen = drawn(&model);
    let marked = screen.lines().find(|row| row.ends_with("dilemma")).expect("the mark");
    assert!(marked.chars().count() < 112, "{screen}");
}

/// The column at which this begins on the first row that has it, and the row.
fn at(screen: &str, words: &str) -> (usize, usize) {
    let (y, row) = screen.lines().enumerate().find(|(_, row)| row.contains(words)).expect(words);
    (row.split(words).next().map_or(0, |before| before.chars().count()), y)
}

#[test]
fn rounds_stand_beside_each_other_where_the_width_allows_and_the_cursor_goes_through_them() {
    let mut model = read(Ui::Nl, "2");
    send(&mut model, Message::Resized(120, 40));
    let screen = drawn(&model);
    let [newest, before, first] = ["dinsdag 17 november", "woensdag 21 oktober", "dinsdag 30 september 2025"]
        .map(|day| at(&screen, day));
    assert_eq!((newest.1, newest.0), (before.1, first.0));
    assert!(before.0 > newest.0 + 44 && first.1 > newest.1, "{screen}");
    assert_eq!(at(&screen, "› Noor").0 + 2, newest.0);
    press(&mut model, &["down", "down", "down"]);
    let screen = drawn(&model);
    assert_eq!(at(&screen, "› Noor    Ik doe veel").0 + 2, before.0, "{screen}");
    assert_eq!(press(&mut model, &["f2"]), [Effect::ReadRound(RoundId(Uuid::from_u128(23)))]);
    send(&mut model, Message::Resized(80, 24));
    let screen = drawn(&model);
    assert!(at(&screen, "21 oktober").1 > at(&screen, "17 november").1, "{screen}");
}

#[test]
fn two_rounds_of_one_day_are_told_apart_by_the_time() {
    let mut model = read(Ui::Nl, "2");
    let mut both = rounds(Ui::Nl);
    both[1].round.started = sample::moment("2026-11-17T14:30:00+01:00");
    remembered(&mut model, on_line(both.clone()));
    for (size, first) in [((80, 24), "17 november 10:00"), ((120, 40), "dinsdag 17 november 10:00")] {
        send(&mut model, Message::Resized(size.0, size.1));
        let screen = drawn(&model);
        assert!(screen.contains(first) && screen.contains("17 november 14:30"), "{screen}");
        assert!(screen.contains("30 september 2025") && !screen.contains("2025 10:00"), "{screen}");
    }
    press(&mut model, &["7"]);
    remembered(&mut model, Remembered::Lines(lines()));
    remembered(&mut model, on_line(both));
    assert!(drawn(&model).contains("dinsdag 17 november 10:00"), "{}", drawn(&model));
}

#[test]
fn a_role_has_one_place_in_every_round() {
    let mut model = read(Ui::Nl, "7");
    let mut turned = rounds(Ui::Nl);
    turned[1].round.answers.reverse();
    remembered(&mut model, on_line(turned));
    send(&mut model, Message::Resized(120, 40));
    let screen = drawn(&model);
    let heads: Vec<&str> = screen.lines().filter(|row| row.contains("Initiatiefnemer")).collect();
    assert!(heads.len() > 1 && heads.iter().all(|row| *row == heads[0]), "{screen}");
}

#[test]
fn by_role_f2_marks_the_answer_of_the_role_under_the_cursor_also_beside_each_other() {
    let mut model = read(Ui::Nl, "7");
    send(&mut model, Message::Resized(120, 40));
    let columns = ["Initiatiefnemer", "Ambtenaar"].map(|role| at(&drawn(&model), role));
    assert_eq!(columns[0].1, columns[1].1);
    press(&mut model, &["down"]);
    assert_eq!(at(&drawn(&model), "›").0 + 2, columns[1].0, "{}", drawn(&model));
    assert_eq!(press(&mut model, &["f2"]), [Effect::ReadRound(RoundId(Uuid::from_u128(24)))]);
    let mut round = sample::round();
    round.id = RoundId(Uuid::from_u128(24));
    let answer = rounds(Ui::Nl)[0]
        .round
        .answers
        .iter()
        .find(|answer| columns[1].0 > 0 && answer.id == AnswerId(Uuid::from_u128(242)))
        .unwrap()
        .id;
    round.answers[0].id = answer;
    send(&mut model, Message::RoundRead { case: sample::case(), round: Box::new(round), agreements: vec![] });
    let asked = press(&mut model, &["enter"]);
    let marks = |care: &crate::tui::care::Care| matches!(&care.what, crate::tui::care::What::Mark(of, ..) if *of == answer);
    assert!(matches!(&asked[..], [Effect::Care(care)] if marks(care)), "{asked:?}");
}

#[test]
fn words_that_were_asked_otherwise_stand_with_what_was_answered() {
    let mut model = read(Ui::Nl, "2");
    send(&mut model, Message::Resized(80, 24));
    let screen = drawn(&model);
    assert_eq!(screen.matches("«Wat stond in de weg?»").count(), 1);
    assert!(!screen.contains("«Wat maakt het nu moeilijk?»"));
    assert!(screen.contains("3 rondes · vraag 2 van 3"));
    assert!(screen.contains("komt voor de 2e keer langs"));
}

#[test]
fn enter_opens_the_round_at_the_question_and_escape_comes_back_to_the_answer() {
    let mut model = read(Ui::Nl, "2");
    press(&mut model, &["down", "down", "down"]);
    let id = RoundId(Uuid::from_u128(23));
    assert_eq!(press(&mut model, &["enter"]), [Effect::ReadRound(id)]);
    let mut round = sample::round();
    round.id = id;
    let mut sequence = (*round.sequence).clone();
    sequence.steps[0].wording.ask = Words::bare("Wat stond in de weg?");
    round.sequence = Arc::new(sequence);
    let read = Message::RoundRead { case: sample::case(), round: Box::new(round), agreements: vec![] };
    send(&mut model, read);
    assert_eq!(drawn(&model).lines().nth(3).map(str::trim), Some("↑ Wat stond in de weg?"));
    assert_eq!(press(&mut model, &["esc"]), [Effect::ReadCase(case_id())]);
    let case = sample::case();
    let again = Message::CaseRead { case, rounds: vec![], agreements: vec![], unfinished: None };
    assert_eq!(send(&mut model, again), [Effect::Remember(case_id(), Wanted::Lines)]);
    assert_eq!(remembered(&mut model, Remembered::Lines(lines())), [asked(1)]);
    remembered(&mut model, on_line(rounds(Ui::Nl)));
    assert_eq!(press(&mut model, &["enter"]), [Effect::ReadRound(id)]);
}

#[test]
fn f2_asks_for_the_marks_of_the_answer_in_its_round() {
    let mut model = read(Ui::Nl, "2");
    press(&mut model, &["down", "down", "down"]);
    let answer = AnswerId(Uuid::from_u128(231));
    let id = RoundId(Uuid::from_u128(23));
    assert_eq!(press(&mut model, &["f2"]), [Effect::ReadRound(id)]);
    let mut round = sample::round();
    round.id = id;
    round.answers[0].id = answer;
    let read = Message::RoundRead { case: sample::case(), round: Box::new(round), agreements: vec![] };
    send(&mut model, read);
    let asked = press(&mut model, &["enter"]);
    let marks = |care: &crate::tui::care::Care| matches!(&care.what, crate::tui::care::What::Mark(of, ..) if *of == answer);
    assert!(matches!(&asked[..], [Effect::Care(care)] if marks(care)), "{asked:?}");
}

#[test]
fn the_other_view_of_a_question_stands_at_the_same_one() {
    let mut model = read(Ui::Nl, "2");
    press(&mut model, &["7"]);
    assert_eq!(remembered(&mut model, Remembered::Lines(lines())), [asked(1)]);
    remembered(&mut model, on_line(rounds(Ui::Nl)));
    assert!(drawn(&model).contains("Initiatiefnemer"));
}

#[test]
fn older_rounds_are_asked_for_once_and_stand_behind() {
    let mut model = read(Ui::Nl, "2");
    press(&mut model, &["left"]);
    assert_eq!(press(&mut model, &["right"]), [asked(1)]);
    let before = Some(RoundId(Uuid::from_u128(22)));
    // The screen is full: only who goes on to the end needs more, and then as much as there is.
    assert_eq!(remembered(&mut model, on_line(rounds(Ui::Nl))), []);
    let wanted = Wanted::OnLine { line: "line-1".to_owned(), before, rounds: rounds(Ui::Nl).len() };
    assert_eq!(press(&mut model, &["end"]), [Effect::Remember(case_id(), wanted)]);
    assert_eq!(press(&mut model, &["end"]), []);
    let older = then(21, "2025-03-18", "Wat is lastig?", Ui::Nl, [Some("Alles."), None, None]);
    let read = Remembered::OnLine { line: "line-1".to_owned(), before, rounds: vec![older] };
    remembered(&mut model, read);
    press(&mut model, &["end"]);
    assert!(drawn(&model).contains("«Wat is lastig?»"));
}

#[test]
fn what_was_read_of_a_line_that_was_left_is_not_shown() {
    let mut model = read(Ui::Nl, "2");
    press(&mut model, &["left"]);
    assert_eq!(remembered(&mut model, on_line(rounds(Ui::Nl))), []);
    assert!(drawn(&model).contains("Wat ging goed in de samenwerking?"));
}

#[test]
fn a_case_without_questions_says_so() {
    let mut model = model(Ui::En, Screen::Blank);
    let case = sample::case();
    send(&mut model, Message::CaseRead { case, rounds: vec![], agreements: vec![], unfinished: None });
    press(&mut model, &["2"]);
    remembered(&mut model, Remembered::Lines(vec![]));
    assert!(drawn(&model).contains("No questions yet."));
}
