//! Learning questions: only what is picked is asked about, and all that is typed is kept.

use uuid::Uuid;

use crate::domain::Moment;
use crate::domain::answer::{AgendaEntry, Content, Key, Slot};
use crate::domain::id::{EntryId, RoundId};
use crate::domain::question::{LearningQuestion, QuestionEntry, QuestionState, Reach};
use crate::domain::round::{Place, Round};
use crate::domain::sequence::{Kind, Who};
use crate::text::Ui;
use crate::tui::playing::{Played, both, learning_question, new_round, obstacle, play, said, step};
use crate::tui::testing::gallery;

const KEY: Key = Key { step: 1, n: 0, slot: Slot::Group };

fn question(place: u32, words: &str, state: QuestionState, line: &str) -> LearningQuestion {
    let at = |day: &str| Moment::parse_from_rfc3339(&format!("2026-{day}T10:00:00+01:00")).expect("a moment");
    let entry = |n: u128, day, state, text: &str| QuestionEntry {
        id: EntryId(Uuid::from_u128(n)),
        at: at(day),
        round: Some(RoundId(Uuid::from_u128(9))),
        state,
        question: words.to_owned(),
        text: text.to_owned(),
        agreement: None,
    };
    let first = entry(1, "03-18", QuestionState::Open, "");
    let later = (!line.is_empty()).then(|| entry(2, "11-03", state, line));
    LearningQuestion {
        state,
        reach: (place == 1).then_some(Reach::Organisation),
        history: std::iter::once(first).chain(later).collect(),
        ..learning_question(place, words)
    }
}

fn questions() -> Vec<LearningQuestion> {
    vec![
        question(0, "Wie gaat er over het hek, en hoe weten de buren dat?", QuestionState::Open, ""),
        question(
            1,
            "Hoe houden we nieuwe buren erbij, terwijl de kern steeds sneller gaat?",
            QuestionState::Persistent,
            "Twee gezinnen kwamen één keer en daarna niet meer.",
        ),
        question(
            3,
            "Wanneer is een ja van het loket ook een ja?",
            QuestionState::Provisional,
            "Als het op papier staat.",
        ),
    ]
}

fn talking(ui: Ui, questions: Vec<LearningQuestion>) -> Played {
    let ask = both("Welke leervragen raakt dit?", "Which learning questions does this touch?");
    let agenda =
        crate::domain::sequence::Step { who: Who::Group, minutes: 5.0, ..step("agenda", ask, Kind::Agenda) };
    let mut round = Round::begin(new_round(ui, 4, vec![obstacle(), agenda]));
    said(&mut round);
    round.questions = questions;
    round.place = Place::Turn(KEY);
    play(ui, round)
}

fn entries(played: &Played) -> Vec<AgendaEntry> {
    match played.round().answers.get(&KEY).and_then(|answer| answer.content.as_ref()) {
        Some(Content::Agenda(entries)) => entries.clone(),
        _ => Vec::new(),
    }
}

fn said_of(played: &Played, at: usize) -> (String, QuestionState, String, Option<Reach>) {
    let entry = entries(played).swap_remove(at);
    let letter = entry.question.map_or_else(String::new, |question| question.letter.to_string());
    (letter, entry.state, entry.text, entry.reach)
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut played = talking(ui, questions());
        let mut all = gallery(&mut played.model);
        played.press(&["b"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["2", "We vragen hen nu zelf wanneer ze kunnen."]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["tab"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["tab", "Hoe kunnen we sneller ja zeggen, terwijl de raad wil meekijken?", "tab"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["2"]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("agenda-{}", ui.tag()), all);
        });
    }
}

#[test]
fn only_what_is_picked_is_asked_about_and_the_rest_goes_in_one_move() {
    let mut played = talking(Ui::Nl, questions());
    played.press(&["d", "3", "Het loket zet het nu op papier.", "tab", "tab", "tab"]);
    assert_eq!(played.round().place, Place::Closing);
    assert_eq!(entries(&played).len(), 1);
    let closed = QuestionState::Closed;
    assert_eq!(said_of(&played, 0), ("D".into(), closed, "Het loket zet het nu op papier.".into(), None));
    assert_eq!(played.drafts, []);
}

#[test]
fn a_digit_an_arrow_and_a_letter_pick_alike() {
    for keys in [&["2"][..], &["b"], &["down", "enter"]] {
        let mut played = talking(Ui::Nl, questions());
        let screen = played.press(keys).screen((60, 18));
        assert!(screen.contains("B  Hoe houden we nieuwe buren"), "{screen}");
        assert!(screen.contains("Waar staat deze vraag nu?"), "{screen}");
    }
}

#[test]
fn to_say_it_differently_one_begins_with_the_words_as_they_are() {
    let mut played = talking(Ui::Nl, questions());
    played.press(&["d", "4", "backspace", ", ook voor de buren?", "tab"]);
    let words = "Wanneer is een ja van het loket ook een ja, ook voor de buren?";
    assert_eq!(said_of(&played, 0), ("D".into(), QuestionState::Reworded, words.into(), None));
    // The words as they are are no line about it.
    let mut played = talking(Ui::Nl, questions());
    played.press(&["d", "4", "shift-tab", "1", "tab"]);
    assert_eq!(said_of(&played, 0), ("D".into(), QuestionState::Open, String::new(), None));
}

#[test]
fn what_was_picked_is_said_once_more_or_left_out() {
    let mut played = talking(Ui::Nl, questions());
    played.press(&["a", "1", "De gemeente, denken we.", "tab", "a"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("› 1 open") && screen.contains("┃ De gemeente, denken we."), "{screen}");
    played.press(&["2", " Nog niet zeker.", "tab"]);
    assert_eq!(entries(&played).len(), 1);
    assert_eq!(said_of(&played, 0).2, "De gemeente, denken we. Nog niet zeker.");
    played.press(&["b", "tab"]);
    assert_eq!(entries(&played).len(), 1, "nothing is picked without a state");
    played.press(&["up", " "]);
    assert_eq!(entries(&played).len(), 1, "words go at the second");
    assert!(played.screen((60, 18)).contains("Nog een keer spatie"), "{}", played.screen((60, 18)));
    played.press(&["down", "up", " "]);
    assert_eq!(entries(&played).len(), 1, "and only when nothing comes between");
    played.press(&[" "]);
    assert_eq!(entries(&played), []);
}

#[test]
fn new_ones_come_one_a_line_with_who_can_change_it_or_without() {
    let mut played = talking(Ui::Nl, Vec::new());
    let screen = played.screen((60, 18));
    assert!(screen.contains("Er staan nog geen leervragen open."), "{screen}");
    played.press(&["Hoe nu verder?", "enter", "3", "Wie weet het?", "tab", "tab", "tab"]);
    assert_eq!(played.round().place, Place::Closing);
    let open = QuestionState::Open;
    assert_eq!(said_of(&played, 0), (String::new(), open, "Hoe nu verder?".into(), Some(Reach::Outside)));
    assert_eq!(said_of(&played, 1), (String::new(), open, "Wie weet het?".into(), None));
    assert_eq!(played.drafts, []);
}

#[test]
fn a_new_one_is_corrected_and_taken_out() {
    let mut played = talking(Ui::Nl, Vec::new());
    played.press(&["Hoe nu?", "tab", "1", "shift-tab", "backspace", " verder?", "tab", "2"]);
    assert_eq!(entries(&played).len(), 1);
    assert_eq!(said_of(&played, 0).2, "Hoe nu verder?");
    assert_eq!(said_of(&played, 0).3, Some(Reach::Organisation));
    played.press(&["shift-tab", "ctrl-a", "backspace", "tab"]);
    assert_eq!(entries(&played), []);
    assert_eq!(played.round().place, Place::Turn(KEY));
}

#[test]
fn at_every_moment_a_kill_leaves_it_as_it_was() {
    let keys = [
        "b",
        "right",
        "right",
        "3",
        "Half",
        "shift-tab",
        "tab",
        " af",
        "tab",
        "down",
        "tab",
        "Een nieu",
        "we?",
        "tab",
        "right",
        "tab",
        "Nog",
        "tab",
        "shift-tab",
        "shift-tab",
    ];
    let mut played = talking(Ui::Nl, questions());
    for key in keys {
        played.press(&[key]);
        // Where the cursor of the list stands says nothing yet.
        if key == "down" {
            continue;
        }
        let before = played.screen((80, 24));
        assert_eq!(played.killed().screen((80, 24)), before, "after {key}");
    }
    assert_eq!(said_of(&played, 0), ("B".into(), QuestionState::Closed, "Half af".into(), None));
    assert_eq!(said_of(&played, 1).2, "Een nieuwe?");
}

#[test]
fn leaving_at_once_keeps_what_is_half_typed() {
    let mut played = talking(Ui::Nl, questions());
    played.press(&["a", "5", "Weer bij het hek"]);
    for effect in crate::tui::update::act(&mut played.model, crate::tui::keys::Action::FinishNow) {
        played.perform(effect);
    }
    assert_eq!(played.round().place, Place::Closing);
    assert_eq!(said_of(&played, 0).2, "Weer bij het hek");
}

#[test]
fn a_new_one_that_was_begun_line_by_line_goes_on_here() {
    let played = talking(Ui::Nl, questions());
    let name = crate::domain::round::fields::Field::Answer(KEY, crate::domain::round::fields::Part::Whole);
    let half = crate::tui::widgets::editor::Snapshot { text: "Wie hel".to_owned(), cursor: 7, anchor: None };
    let mut played = Played { drafts: vec![(name.name(played.round()), half)], ..played };
    played.killed().press(&["pt?", "tab", "tab", "tab"]);
    assert_eq!(said_of(&played, 0).2, "Wie helpt?");
    assert_eq!(played.drafts, []);
}

#[test]
fn new_questions_begun_line_by_line_go_on_here_and_are_asked_once() {
    for open in [questions(), Vec::new()] {
        let mut played = talking(Ui::Nl, open);
        let draft = |text: &str| crate::tui::widgets::editor::Snapshot {
            text: text.to_owned(),
            cursor: text.len(),
            anchor: None,
        };
        played.drafts.push(("answer/agenda/0/group".to_owned(), draft("Wie bet")));
        played.drafts.push(("answer/agenda/0/group/list".to_owned(), draft("0")));
        played.killed();
        if played.screen((60, 18)).contains("Kies alleen") {
            played.press(&["tab"]);
        }
        let before = played.screen((60, 18));
        assert!(before.contains("┃ Wie bet▏"), "{before}");
        assert_eq!(played.killed().screen((60, 18)), before);
        played.press(&["aalt?", "tab", "3"]);
        let added = played.killed().screen((60, 18));
        assert!(!added.contains("┃ Wie betaalt?"), "{added}");
        let Some(Content::Agenda(entries)) = &played.round().answers[&KEY].content else { panic!() };
        assert_eq!((entries.len(), entries[0].text.as_str()), (1, "Wie betaalt?"));
        played.press(&["tab"]);
        assert_eq!(played.drafts, []);
    }
}
