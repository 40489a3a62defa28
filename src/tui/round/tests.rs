//! The screens of a round played by keys: writing first, a question, reading together, the panels.

use crate::domain::answer::{Content, Key, Mark, Slot};
use crate::domain::round::{Mode, NewRound, Place, Round};
use crate::domain::sequence::{Kind, Seen, Step};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::offer::LastTime;
use crate::tui::playing::{Played, agree, both, new_round, now, obstacle, person, play, step};
use crate::tui::testing::gallery;

fn hard() -> Step {
    let mut hard = step(
        "obstacle",
        both("Wat maakt het nu moeilijk? Noem één ding.", "What makes it hard right now? Name one thing."),
        Kind::Text,
    );
    hard.seen = Seen::Hidden;
    hard.minutes = 5.0;
    hard.yields = vec![Mark::Obstacle, Mark::Dilemma];
    hard.wording.help = both("Iets zit in de weg.", "Something is in the way.");
    hard.wording.starter = both("Het lukt niet om …", "We cannot …");
    hard.script = both("Zeg: ‘Spreek voor jezelf.’", "Say: ‘Speak for yourself.’");
    hard
}

fn causes() -> Step {
    let mut causes = step("cause", both("Waardoor blijft dit zo?", "What keeps it this way?"), Kind::List);
    causes.who = crate::domain::sequence::Who::Group;
    causes.show = vec!["obstacle".to_owned()];
    causes
}

fn round(ui: Ui, people: usize) -> Played {
    play(ui, Round::begin(new_round(ui, people, vec![hard(), causes()])))
}

fn said(n: usize) -> Key {
    Key { step: 0, n: 0, slot: Slot::Person(person(n)) }
}

fn words(played: &Played, key: Key) -> Option<Content> {
    played.round().answers.get(&key).and_then(|answer| answer.content.clone())
}

fn text(words: &str) -> Content {
    Content::Text(words.to_owned())
}

#[test]
fn every_screen_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut played = round(ui, 3);
        let mut all = gallery(&mut played.model);
        played.press(&["tab"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&[
            "Na drie jaar kan de grond weer weg zijn, en dan beginnen we opnieuw.",
            "tab",
            "Geen uitzondering",
            "tab",
        ]);
        played.press(&["De uitleg"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["f4"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["esc", "tab"]);
        let line = "ronde/obstacle".to_owned();
        let answers = vec![(Some("Noor".to_owned()), Content::Text("Het hek was dicht.".to_owned()))];
        let last = LastTime { at: now(), ask: "Wat stond in de weg?".to_owned(), answers };
        played.message(Message::LastTimeRead { line, last: Some(last) });
        all.push_str(&gallery(&mut played.model));
        played.press(&["f2"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["esc", "f3"]);
        all.push_str(&gallery(&mut played.model));
        played.press(&["esc", "tab", "Niemand heeft het opgeschreven", "enter", "Wij vragen niet door"]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("round-{}", ui.tag()), all);
        });
    }
}

#[test]
fn what_is_typed_is_kept_when_going_back() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "half", "shift-tab"]);
    assert_eq!(words(&played, said(0)), Some(text("half")));
    played.press(&["tab"]);
    assert!(played.screen((60, 18)).contains("┃ half"));
}

#[test]
fn a_turn_of_nothing_but_blanks_is_passed() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "  ", "tab"]);
    assert!(played.round().answers.contains_key(&said(0)));
    assert_eq!(words(&played, said(0)), None);
}

#[test]
fn nobody_sees_another_answer_before_all_have_spoken() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "geheim", "tab"]);
    for key in ["f3", "f4", "f9", "f8"] {
        played.press(&[key]);
        assert!(!played.screen((120, 40)).contains("geheim"), "{key}");
        played.press(&["esc"]);
    }
    played.press(&["open", "tab"]);
    assert!(played.screen((60, 18)).contains("geheim"));
}

#[test]
fn a_mark_is_set_beside_what_is_typed_and_u_takes_it_away() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "De brief", "f2", "enter"]);
    assert_eq!(played.round().answers[&said(0)].marks, [Mark::Obstacle]);
    played.press(&["u"]);
    assert_eq!(played.round().answers[&said(0)].marks, []);
    played.press(&["u"]);
    assert_eq!(played.round().answers[&said(0)].marks, [Mark::Obstacle]);
    played.press(&["esc", " u"]);
    assert!(played.screen((60, 18)).contains("┃ De brief u"));
}

#[test]
fn words_are_corrected_where_they_are_read_together() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "een", "tab", "twee", "tab"]);
    assert_eq!(played.round().place, Place::Reading(0));
    played.press(&["down", "enter", " en drie", "tab"]);
    assert_eq!(words(&played, said(1)), Some(text("twee en drie")));
    played.press(&["enter", " weg", "esc"]);
    assert_eq!(words(&played, said(1)), Some(text("twee en drie")));
    assert_eq!(played.drafts, []);
}

#[test]
fn every_line_of_a_list_is_an_item() {
    let mut played = round(Ui::Nl, 1);
    played.press(&["tab", "tab", "tab", "een", "enter", "enter", "twee", "tab"]);
    let items = vec!["een".to_owned(), "twee".to_owned()];
    let group = Key { step: 1, n: 0, slot: Slot::Group };
    assert_eq!(words(&played, group), Some(Content::List(items)));
}

#[test]
fn the_screen_is_covered_between_people_who_type_unseen() {
    let mut new = new_round(Ui::Nl, 2, vec![hard()]);
    new.mode = Mode::Pass;
    let mut played = play(Ui::Nl, Round::begin(new));
    assert!(played.screen((60, 18)).contains("Geef het toetsenbord aan Noor."));
    played.press(&["geheim"]);
    assert!(!played.screen((60, 18)).contains("geheim"));
    played.press(&["enter", "geheim", "tab"]);
    assert!(played.screen((60, 18)).contains("Geef het toetsenbord aan Bram."));
    assert!(!played.screen((120, 40)).contains("geheim"));
    played.press(&["enter"]);
    assert!(!played.screen((120, 40)).contains("geheim"));
}

#[test]
fn a_covered_screen_shows_nothing_and_types_nothing() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "woorden", "f6", "meer"]);
    assert!(!played.screen((60, 18)).contains("woorden"));
    played.press(&["f6"]);
    assert!(played.screen((60, 18)).contains("┃ woorden"));
    assert!(!played.screen((60, 18)).contains("meer"));
}

#[test]
fn a_click_on_the_hint_line_does_what_stands_there() {
    let mut played = round(Ui::Nl, 2);
    let screen = played.screen((60, 18));
    let (row, line) = screen.lines().enumerate().last().unwrap_or_default();
    let before = line.split("F1").next().unwrap_or_default();
    let column = u16::try_from(before.chars().count()).unwrap_or_default();
    played.message(Message::Clicked(column, u16::try_from(row).unwrap_or_default()));
    assert!(played.screen((60, 18)).contains("Hulp"));
}

#[test]
fn finishing_now_takes_what_is_typed_along() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "half", "ctrl-p", "nu afronden", "enter"]);
    assert_eq!(played.round().place, Place::Closing);
    assert_eq!(words(&played, said(0)), Some(text("half")));
    assert!(!played.effects.contains(&Effect::Quit));
}

#[test]
fn who_passed_may_say_something_when_it_is_read_together() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "een", "tab", "f5", "down", "enter", "toch iets", "tab"]);
    assert_eq!(words(&played, said(1)), Some(text("toch iets")));
}

#[test]
fn while_the_keyboard_changes_hands_only_two_keys_are_offered() {
    let mut new = new_round(Ui::Nl, 2, vec![hard()]);
    new.mode = Mode::Pass;
    let mut played = play(Ui::Nl, Round::begin(new));
    assert!(played.screen((60, 18)).contains("Enter beginnen   Esc pauze"));
    played.press(&["f5", "f3", "shift-tab"]);
    assert!(played.screen((60, 18)).contains("Geef het toetsenbord aan Noor."));
}

#[test]
fn words_half_typed_before_a_pause_are_said_when_the_round_is_finished_from_there() {
    let mut played = round(Ui::Nl, 3);
    played.press(&["tab", "Het hek", "esc", "down", "enter"]);
    assert_eq!(played.round().place, Place::Closing);
    assert_eq!(words(&played, said(0)), Some(text("Het hek")));
    played.killed();
    assert_eq!(words(&played, said(0)), Some(text("Het hek")));
}

#[test]
fn what_is_pasted_while_help_is_open_goes_nowhere() {
    let mut played = round(Ui::Nl, 3);
    played.press(&["tab", "f1"]);
    played.message(Message::Pasted("weg".to_owned()));
    played.press(&["esc"]);
    assert!(played.table().form.fields.iter().all(|field| field.text().is_empty()));
}

#[test]
fn the_wheel_turns_the_list_of_actions_and_not_what_it_lies_over() {
    let mut played = round(Ui::Nl, 3);
    played.press(&["tab", "ctrl-p"]);
    let before = played.screen((80, 24));
    played.message(Message::Scrolled(false));
    assert_ne!(played.screen((80, 24)), before);
}

#[test]
fn words_that_were_taken_out_are_gone_also_for_who_goes_back() {
    let mut played = round(Ui::Nl, 3);
    played.press(&["tab", "hek", "tab", "shift-tab"]);
    assert_eq!(words(&played, said(0)), Some(text("hek")));
    played.press(&["backspace", "backspace", "backspace", "shift-tab"]);
    assert_eq!(words(&played, said(0)), None);
}

#[test]
fn what_is_cut_in_one_field_is_pasted_in_another_but_not_by_the_next_who_types_unseen() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "woorden", "ctrl-a", "ctrl-x", "tab", "ctrl-v", "tab"]);
    assert_eq!(words(&played, said(1)), Some(text("woorden")));
    let mut new = new_round(Ui::Nl, 2, vec![hard()]);
    new.mode = Mode::Pass;
    let mut played = play(Ui::Nl, Round::begin(new));
    played.press(&["enter", "geheim", "ctrl-a", "ctrl-x", "tab", "enter", "ctrl-v", "tab"]);
    assert_eq!(words(&played, said(1)), None);
}

#[test]
fn words_are_taken_away_by_f5_only_when_it_is_pressed_twice() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "De brief", "f5"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("Hier staan woorden. Nog een keer F5 haalt ze weg."), "{screen}");
    for between in [&["left"] as &[&str], &["f1", "esc"], &["f3", "esc"], &["x"]] {
        played.press(between).press(&["f5"]);
        assert!(played.screen((60, 18)).contains("Hier staan woorden."), "{between:?}");
    }
    played.press(&["ctrl-a", "De brief", "tab", "shift-tab", "f5"]);
    assert_eq!(words(&played, said(0)), Some(text("De brief")), "what stands is words too");
    played.press(&["f5"]);
    assert_eq!(words(&played, said(0)), None);
    played.press(&["f5"]);
    assert_eq!(played.round().place, Place::Reading(0), "without words it is passed at once");
}

#[test]
fn agreements_that_were_made_are_taken_away_only_by_a_second_f5() {
    let mut played = play(Ui::Nl, Round::begin(new_round(Ui::Nl, 2, vec![agree()])));
    played.press(&["Bellen", "tab", "wij", "tab", "tab", "tab", "f5"]);
    assert_eq!(played.round().answers.len(), 1);
    played.press(&["f5"]);
    assert_eq!(played.round().place, Place::Closing);
}

#[test]
fn what_could_not_be_stored_is_stored_once_more_at_a_pause() {
    let mut played = round(Ui::Nl, 2);
    played.press(&["tab", "Het hek"]);
    let (field, draft) = played.drafts.remove(0);
    played.message(Message::DraftNotStored { field: field.clone(), why: "vol".to_owned() });
    played.press(&["esc"]);
    assert_eq!(played.drafts, [(field, draft)]);
}

#[test]
fn the_keyboard_stays_where_it_is_for_what_is_read_aloud() {
    let mut aloud = hard();
    aloud.kind = Kind::None;
    let mut new = new_round(Ui::Nl, 2, vec![aloud, causes()]);
    new.mode = Mode::Pass;
    let mut played = play(Ui::Nl, Round::begin(new));
    let screen = played.screen((60, 18));
    assert!(
        screen.contains("Wat maakt het nu moeilijk?") && !screen.contains("Geef het toetsenbord"),
        "{screen}"
    );
}

#[test]
fn what_a_question_recalls_is_seen_before_it_is_answered_also_when_it_is_hidden() {
    for (seen, mode) in [(Seen::Hidden, Mode::Scribe), (Seen::Open, Mode::Scribe), (Seen::Open, Mode::Pass)] {
        let recalls = Step { seen, recall: vec!["resolve".to_owned()], ..obstacle() };
        let round = Round::begin(NewRound { mode, ..new_round(Ui::Nl, 3, vec![recalls]) });
        let mut played = play(Ui::Nl, round);
        let asked = played.table().read_last_time();
        assert!(matches!(&asked[..], [Effect::ReadLastTime(_, line)] if line == "resolve"), "{asked:?}");
        let answers = vec![(Some("Noor".to_owned()), Content::Text("Ik bel eerst.".to_owned()))];
        let last = LastTime { at: now(), ask: "Wat neem je je voor?".to_owned(), answers };
        played.message(Message::LastTimeRead { line: "resolve".to_owned(), last: Some(last) });
        assert_eq!(played.table().read_last_time(), [], "it is read once");
        for size in [(60, 18), (120, 40)] {
            assert!(played.screen(size).contains("Ik bel eerst."), "{}", played.screen(size));
        }
    }
}

#[test]
fn earlier_says_that_last_time_comes_later_while_a_hidden_question_is_answered() {
    for (seen, says) in
        [(Seen::Hidden, "Wat er eerder is gezegd"), (Seen::Open, "Deze vraag is er voor het eerst")]
    {
        let mut round = Round::begin(new_round(Ui::Nl, 3, vec![Step { seen, ..obstacle() }]));
        if let Place::WriteFirst(_) = round.place {
            // While people write first too.
            let mut written = play(Ui::Nl, round.clone());
            written.press(&["f3"]);
            assert!(written.screen((80, 24)).contains(says), "{}", written.screen((80, 24)));
            round.make(crate::domain::round::Move::On).expect("a turn");
        }
        let mut played = play(Ui::Nl, round);
        played.press(&["f3"]);
        assert!(played.screen((80, 24)).contains(says), "{}", played.screen((80, 24)));
    }
}

#[test]
fn of_answers_without_a_name_nobody_is_named_when_the_keyboard_changes_hands() {
    let unnamed = Step { seen: Seen::Unnamed, ..obstacle() };
    let round = Round::begin(NewRound { mode: Mode::Pass, ..new_round(Ui::Nl, 3, vec![unnamed]) });
    let mut played = play(Ui::Nl, round);
    assert!(played.screen((60, 18)).contains("Geef het toetsenbord aan de volgende."));
    played.press(&["enter", "Zwijgwoord", "tab"]);
    assert!(!played.screen((60, 18)).contains("Noor"), "{}", played.screen((60, 18)));
}

#[test]
fn how_long_it_takes_is_said_once_at_the_first_place() {
    for (seen, people) in [(Seen::Hidden, 2), (Seen::Open, 3)] {
        let step = Step { seen, minutes: 10.0, ..obstacle() };
        let mut played = play(Ui::En, Round::begin(new_round(Ui::En, people, vec![step])));
        let time = ["With two people: 6 minutes", "With three people: 8 minutes"][people - 2];
        assert!(played.screen((60, 18)).contains(time), "{}", played.screen((60, 18)));
        played.press(&["tab", "Hek", "tab"]);
        assert!(!played.screen((60, 18)).contains(time), "{}", played.screen((60, 18)));
    }
}
