//! The page of a finished round: what is drawn, and how it is turned.

use crate::domain::answer::Content;
use crate::domain::id::CaseId;
use crate::domain::sequence::Step;
use crate::report::page::sample;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::testing::{drawn, model, press, send};
use crate::tui::widgets::prose;

mod further;
mod mending;

fn read(ui: Ui, size: (u16, u16)) -> Model {
    let mut model = model(ui, Screen::Blank);
    model.resize(size);
    arrive(&mut model, sample::round());
    model
}

fn arrive(model: &mut Model, round: crate::domain::case::FinishedRound) {
    let (case, agreements) = (sample::case(), vec![sample::earlier()]);
    send(model, Message::RoundRead { case, round: Box::new(round), agreements });
}

fn rows_in_sight(model: &Model) -> Vec<String> {
    drawn(model).lines().map(str::to_owned).collect()
}

/// The page at every size, with what is under it in the tallest.
fn whole(model: &mut Model) -> String {
    let mut all = Vec::new();
    for (width, height) in [(60, 18), (80, 24), (40, 12), (120, 40), (60, 80)] {
        send(model, Message::Resized(width, height));
        press(model, &["home"]);
        let rows: Vec<String> = rows_in_sight(model).iter().map(|row| format!("|{row}")).collect();
        all.push(format!("── {width}×{height} ──\n{}\n", rows.join("\n")));
    }
    all.concat()
}

fn top(model: &Model) -> usize {
    match &model.screen {
        Screen::Past(past) => past.top,
        _ => panic!("another screen"),
    }
}

#[test]
fn a_round_is_a_page_at_every_size() {
    for ui in Ui::ALL {
        let mut model = read(ui, (60, 18));
        let name = format!("past-{}", ui.tag());
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, whole(&mut model));
        });
    }
}

#[test]
fn every_row_comes_by_and_the_page_ends_at_its_end() {
    let mut model = read(Ui::Nl, (60, 18));
    let mut seen = rows_in_sight(&model);
    let mut before = usize::MAX;
    while top(&model) != before {
        before = top(&model);
        press(&mut model, &["pgdn"]);
        seen.extend(rows_in_sight(&model));
    }
    for words in
        ["Na drie jaar kan", "Loopt nog", "Fatima en haar zoon.", "dinsdag 6 mei 2025", "Hoe is het weer?"]
    {
        assert!(seen.iter().any(|row| row.contains(words)), "{words}");
    }
    let end = drawn(&model);
    press(&mut model, &["down"]);
    assert_eq!(drawn(&model), end);
    press(&mut model, &["home"]);
    assert_eq!(top(&model), 0);
    press(&mut model, &["end", "up"]);
    assert_eq!(top(&model), before - 1);
}

/// What stands in sight of the page: from under the head to above the hints.
fn page_in_sight(model: &Model) -> Vec<String> {
    let rows = rows_in_sight(model);
    let title = rows.iter().position(|row| row.contains("18 maart 2025")).expect("the title");
    let hints = rows.iter().rposition(|row| !row.trim().is_empty()).expect("the hints");
    let words = |row: &String| row.trim_start_matches(['↑', '↓', ' ']).to_owned();
    rows[title + 2..hints].iter().map(words).collect()
}

#[test]
fn a_page_ends_with_no_question_alone_and_begins_inside_none() {
    let round = sample::round();
    let asked = |step: &&Step| !round.skipped.contains(&step.id);
    let asks = || round.sequence.steps.iter().filter(asked).map(|step| step.wording.ask.get(&round.language));
    for width in [40, 60, 80] {
        let questions: Vec<Vec<String>> =
            asks().map(|ask| prose::wrap(ask, usize::from(width - 4))).collect();
        let whole = page_in_sight(&read(Ui::Nl, (width, 120)));
        for height in 12..32 {
            let mut model = read(Ui::Nl, (width, height));
            let mut seen = page_in_sight(&model);
            let mut before = usize::MAX;
            while top(&model) != before {
                before = top(&model);
                let page = page_in_sight(&model);
                let last = page.iter().rfind(|row| !row.is_empty()).expect("a row");
                let foot = format!("{width}×{height} ends with {last}");
                assert!(questions.iter().all(|rows| !rows.contains(last)), "{foot}");
                let head = format!("{width}×{height} begins with {}", page[0]);
                assert!(questions.iter().all(|rows| !rows[1..].contains(&page[0])), "{head}");
                seen.extend(page);
                press(&mut model, &["pgdn"]);
            }
            for row in &whole {
                assert!(seen.contains(row), "{width}×{height} never shows {row}");
            }
            while top(&model) > 0 {
                before = top(&model);
                press(&mut model, &["pgup"]);
                assert!(top(&model) < before, "{width}×{height} stays at {before}");
                let first = &page_in_sight(&model)[0];
                assert!(questions.iter().all(|rows| !rows[1..].contains(first)), "{width}×{height}: {first}");
            }
        }
    }
}

#[test]
fn another_size_keeps_about_the_same_words_in_sight() {
    let mut model = read(Ui::Nl, (120, 18));
    press(&mut model, &["end"]);
    send(&mut model, Message::Resized(40, 12));
    assert!(top(&model) > 0);
    press(&mut model, &["end"]);
    assert!(drawn(&model).contains("Hoe is het weer?"));
}

#[test]
fn escape_leads_back_to_the_case() {
    let mut model = read(Ui::Nl, (60, 18));
    let effects = press(&mut model, &["esc"]);
    assert_eq!(effects, [Effect::ReadCase(CaseId(uuid::Uuid::from_u128(100)))]);
}

#[test]
fn an_answer_as_long_as_a_book_is_laid_out_once_and_turned_by_rows() {
    let mut round = sample::round();
    let words = "lang ".repeat(20_000);
    round.answers[0].answer.content = Some(Content::Text(words));
    let mut model = model(Ui::Nl, Screen::Blank);
    arrive(&mut model, round);
    let Screen::Past(past) = &model.screen else { panic!("another screen") };
    let laid_out = past.rows.as_ptr();
    for _ in 0..50 {
        press(&mut model, &["pgdn"]);
        drawn(&model);
    }
    let Screen::Past(past) = &model.screen else { panic!("another screen") };
    assert_eq!(past.rows.as_ptr(), laid_out);
    assert!(past.top > 500);
}
