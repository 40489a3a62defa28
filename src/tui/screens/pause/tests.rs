//! A paused round: keys in, effects and the drawn screen out.

use super::Pause;
use crate::domain::answer::Content;
use crate::domain::round::{Move, Place, Round, RoundState};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};
use crate::tui::testing::{drawn, gallery, model, press, round};

fn paused() -> Round {
    let mut round = round();
    round.make(Move::Pause).expect("a running round can wait");
    round
}

fn pause(ui: Ui) -> Model {
    model(ui, Screen::Pause(Box::new(Pause::new(paused(), Vec::new()))))
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut model = pause(ui);
        let mut all = gallery(&mut model);
        press(&mut model, &["end", "enter"]);
        all.push_str(&gallery(&mut model));
        insta::with_settings!({ snapshot_path => "../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("pause-{}", ui.tag()), all);
        });
    }
}

#[test]
fn a_pause_says_which_round_waits_and_shows_no_words_or_names_of_people() {
    let screen = drawn(&pause(Ui::Nl));
    insta::assert_snapshot!(screen, @r"

    Pauze                                      vraag 1 van 2

    Buurtmoestuin De Knoop
    Twee vragen, begonnen op maandag 23 november om 14:00

    De ronde wacht. Alles is bewaard.

    › verder waar we waren
      nu afronden
      naar de casussen, later verder
      opzij leggen: bewaren en stoppen
      weggooien: dit was een vergissing



    Tab verder   Enter kiezen   Esc casussen   F1 hulp
    ");
    for hidden in ["het hek", "Noor", "Bram"] {
        assert!(!screen.contains(hidden), "{screen}");
    }
}

#[test]
fn tab_or_enter_goes_on_where_the_round_was() {
    for key in ["tab", "enter"] {
        let mut pause = pause(Ui::Nl);
        let place = paused().place;
        press(&mut pause, &[key]);
        let Screen::Round(table) = &pause.screen else { panic!("the round is on screen") };
        assert_eq!((table.round.place, table.round.state), (place, RoundState::Running));
    }
}

#[test]
fn finish_now_goes_to_the_closing() {
    let mut pause = pause(Ui::Nl);
    press(&mut pause, &["down", "enter"]);
    let Screen::Round(table) = &pause.screen else { panic!("the round is on screen") };
    assert_eq!(table.round.place, Place::Closing);
}

#[test]
fn esc_and_h_go_to_the_cases_and_the_round_can_be_set_aside() {
    for key in ["esc", "h"] {
        assert_eq!(press(&mut pause(Ui::Nl), &[key]), [Effect::ReadHome]);
    }
    let effects = press(&mut pause(Ui::Nl), &["down", "down", "down", "enter"]);
    let kept = Effect::Keep { round: Box::new(paused()), done: Vec::new() };
    assert_eq!(effects, [kept, Effect::SetAside(Box::new(paused()))]);
}

#[test]
fn what_is_half_typed_goes_along_when_a_round_is_set_aside_or_finished_now() {
    for keys in [["down", "enter"].as_slice(), ["down", "down", "down", "enter"].as_slice()] {
        let mut model = crate::tui::playing::play(Ui::Nl, round()).model;
        press(&mut model, &["half", "esc"]);
        assert!(matches!(model.screen, Screen::Pause(_)));
        let effects = press(&mut model, keys);
        let rounds = effects.iter().filter_map(|effect| match effect {
            Effect::Keep { round, .. } | Effect::SetAside(round) => Some(round),
            _ => None,
        });
        for round in rounds {
            let said: Vec<_> = round.answers.values().filter_map(|answer| answer.content.clone()).collect();
            assert_eq!(said, [Content::Text("half".to_owned())]);
        }
    }
}

#[test]
fn throwing_away_is_asked_once_and_no_is_the_first_answer() {
    let mut pause = pause(Ui::Nl);
    assert_eq!(press(&mut pause, &["end", "enter"]), []);
    assert!(drawn(&pause).contains(Ui::Nl.pause_throw_away_sure()));
    assert_eq!(press(&mut pause, &["enter"]), []);
    assert!(!drawn(&pause).contains(Ui::Nl.pause_throw_away_sure()));
    assert_eq!(press(&mut pause, &["enter", "esc"]), []);
    assert_eq!(press(&mut pause, &["enter", "down", "enter"]), [Effect::ThrowAway(paused().id)]);
}
