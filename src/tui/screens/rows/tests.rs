//! Numbers and choices, a row a person: what is typed, what is hidden, what is refused.

use crate::domain::answer::{Content, Key, Pick, Slot};
use crate::domain::round::{Mode, Place, Round};
use crate::domain::sequence::{Seen, Step, Who};
use crate::text::Ui;
use crate::tui::message::Message;
use crate::tui::offer::LastTime;
use crate::tui::playing::{Played, choice, new_round, obstacle, person, play, scale};
use crate::tui::testing::{gallery, now};

fn asked(ui: Ui, people: usize, step: Step) -> Played {
    play(ui, Round::begin(new_round(ui, people, vec![step, obstacle()])))
}

fn row(n: usize) -> Key {
    Key { step: 0, n: 0, slot: Slot::Person(person(n)) }
}

fn content(played: &Played, key: Key) -> Option<Content> {
    played.round().answers.get(&key).and_then(|answer| answer.content.clone())
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut all = String::new();
        for seen in [Seen::Open, Seen::Hidden, Seen::Unnamed] {
            let mut played = asked(ui, 5, scale(seen, Who::Each));
            played.press(&["8", "tab", "7", "tab", "0"]);
            all.push_str(&gallery(&mut played.model));
        }
        let mut played = asked(ui, 5, choice(Seen::Hidden, Who::Each));
        played.press(&["2", "tab", "1"]);
        all.push_str(&gallery(&mut played.model));
        let mut played = asked(ui, 5, Step { why: true, ..scale(Seen::Open, Who::Group) });
        played.press(&["8", "tab", "We weten nu wie er belt."]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("rows-{}", ui.tag()), all);
        });
    }
}

#[test]
fn each_row_takes_a_number_and_zero_is_ten() {
    let mut played = asked(Ui::Nl, 3, scale(Seen::Open, Who::Each));
    played.press(&["8", "tab", "0", "enter", "1", "0", "tab"]);
    let numbers: Vec<_> = (0..3).map(|n| content(&played, row(n))).collect();
    assert_eq!(numbers, [8, 10, 10].map(|n| Some(Content::Number(n))));
    assert_eq!(played.round().place, Place::Turn(Key { step: 1, n: 0, slot: Slot::Person(person(0)) }));
}

#[test]
fn until_the_step_is_done_no_other_number_is_on_screen_at_any_size() {
    for seen in [Seen::Hidden, Seen::Unnamed] {
        let mut played = asked(Ui::Nl, 5, scale(seen, Who::Each));
        played.press(&["6", "tab", "7", "tab"]);
        for size in [(200, 50), (120, 40), (80, 24), (60, 18), (40, 12)] {
            let screen = played.screen(size);
            assert!(!screen.contains('6') && !screen.contains('7'), "{screen}");
        }
        played.press(&["up"]);
        let screen = played.screen((60, 18));
        assert!(!screen.contains('6') && screen.contains('7'), "{screen}");
    }
}

#[test]
fn what_is_off_the_scale_stays_and_is_said() {
    let mut played = asked(Ui::Nl, 2, scale(Seen::Open, Who::Each));
    played.press(&["12", "tab"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("Kies een cijfer van 1 tot en met 10.") && screen.contains("12"), "{screen}");
    assert_eq!(content(&played, row(0)), None);
    played.press(&["backspace", "backspace", "vijf", "down"]);
    assert!(played.screen((60, 18)).contains("vijf"));
}

#[test]
fn arrows_change_the_number_and_the_row() {
    let mut played = asked(Ui::Nl, 3, scale(Seen::Open, Who::Each));
    played.press(&["up", "right", "right", "down", "left", "left", "up", "f5"]);
    assert_eq!(content(&played, row(0)), None);
    assert_eq!(content(&played, row(1)), Some(Content::Number(9)));
    assert_eq!(played.round().place, Place::Turn(row(1)));
}

#[test]
fn a_number_that_is_wiped_out_is_taken_back() {
    let mut played = asked(Ui::Nl, 2, scale(Seen::Open, Who::Each));
    played.press(&["8", "tab", "up", "backspace", "tab"]);
    assert_eq!(content(&played, row(0)), None);
    assert_eq!(played.round().place, Place::Turn(row(1)));
}

#[test]
fn the_one_more_line_goes_with_the_number_also_on_the_way_back() {
    let mut played = asked(Ui::Nl, 2, Step { why: true, ..scale(Seen::Open, Who::Each) });
    played.press(&["8", "tab", "Omdat het klopt.", "tab", "7", "tab", "Zo", "shift-tab", "shift-tab"]);
    assert_eq!(played.round().place, Place::Turn(row(0)));
    assert_eq!(played.round().answers[&row(0)].why, "Omdat het klopt.");
    assert_eq!(played.round().answers[&row(1)].why, "Zo");
    assert_eq!(content(&played, row(1)), Some(Content::Number(7)));
}

#[test]
fn a_half_typed_row_survives_a_kill() {
    let mut played = asked(Ui::Nl, 3, Step { why: true, ..scale(Seen::Hidden, Who::Each) });
    played.press(&["8", "tab", "Want", "left"]);
    let before = played.screen((60, 18));
    assert_eq!(played.killed().screen((60, 18)), before);
}

#[test]
fn a_choice_of_each_is_a_row_a_person() {
    let mut played = asked(Ui::Nl, 3, choice(Seen::Hidden, Who::Each));
    played.press(&["2", "tab", "right", "right", "tab"]);
    let option = |id: &str| Some(Content::Options(vec![Pick::Option(id.to_owned())]));
    assert_eq!(content(&played, row(0)), option("organisation"));
    assert_eq!(content(&played, row(1)), option("organisation"));
    assert_eq!(played.round().place, Place::Turn(row(2)));
}

#[test]
fn typing_in_turns_shows_one_row() {
    let mut new = new_round(Ui::Nl, 3, vec![scale(Seen::Open, Who::Each)]);
    new.mode = Mode::Pass;
    let mut played = play(Ui::Nl, Round::begin(new));
    played.press(&["8"]);
    let screen = played.screen((60, 18));
    let rows: Vec<&str> = screen.lines().map(str::trim).collect();
    assert!(screen.contains("┃ 8") && !rows.contains(&"Fatima"), "{screen}");
}

#[test]
fn once_the_numbers_are_there_none_stands_beside_a_name_in_reading_earlier_the_closing_or_what_is_copied() {
    let mut played = asked(Ui::Nl, 3, Step { why: true, ..scale(Seen::Hidden, Who::Each) });
    for keys in [["8", "tab", "Hij belde.", "tab"], ["4", "tab", "", "tab"], ["6", "tab", "", "tab"]] {
        played.press(&keys);
    }
    let names: Vec<String> = played.round().seats.iter().map(|seat| seat.person.name.clone()).collect();
    let beside_a_name = |text: &str| {
        let told = |row: &str| names.iter().any(|name| row.contains(name.as_str()));
        text.lines().any(|row| told(row) && ["8", "4", "6"].iter().any(|number| row.contains(number)))
    };
    let line = played.round().sequence.line(&played.round().sequence.steps[0]);
    let answers = [8, 6].map(|n| (Some(names[0].clone()), Content::Number(n))).to_vec();
    let last = LastTime { at: now(), ask: String::new(), answers };
    played.message(Message::LastTimeRead { line, last: Some(last) });
    let reading = played.screen((80, 24));
    assert!(reading.contains("6 · 8"), "{reading}");
    assert!(reading.contains("samen lezen") && reading.contains("Hij belde."), "{reading}");
    played.press(&["f3"]);
    let earlier = played.screen((80, 24));
    played.press(&["esc", "tab", "esc", "down", "enter"]);
    let closing = played.screen((80, 24));
    assert!(closing.contains("Klopt dit zo?"), "{closing}");
    let today = played.round().started.date_naive();
    let copied = crate::report::read_back::read_back(played.round(), Ui::Nl, today);
    assert!(copied.contains("- 4\n- 6\n- 8\n  Hij belde."), "{copied}");
    for seen in [reading, earlier, closing, copied] {
        assert!(!beside_a_name(&seen), "{seen}");
    }
}
