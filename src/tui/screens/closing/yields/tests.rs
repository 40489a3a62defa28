//! The closing reads back what goes to the lists that outlive the round.

use crate::domain::answer::{AgendaEntry, Content, Element, Key, Slot};
use crate::domain::question::{QuestionState, Reach};
use crate::domain::round::{Move, NewQuestion, Place, Round};
use crate::domain::sequence::{Kind, Step, Who};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::playing::{
    Played, answered, both, learning_question, new_round, obstacle, person, play, said, step,
};
use crate::tui::testing::gallery;

fn closing(ui: Ui) -> Played {
    let agenda = Step { who: Who::Group, ..step("agenda", both("Leervragen?", "Questions?"), Kind::Agenda) };
    let works = step("works", both("Wat werkte?", "What worked?"), Kind::Element);
    let mut round = Round::begin(new_round(ui, 4, vec![obstacle(), agenda, works]));
    said(&mut round);
    let hek = learning_question(1, "Wie gaat er over het hek?");
    let entry =
        |question, state, text: &str, reach| AgendaEntry { question, state, text: text.to_owned(), reach };
    let entries = vec![
        entry(Some(hek.reference()), QuestionState::Provisional, "De gemeente, tot mei.", None),
        entry(None, QuestionState::Open, "Hoe houden we nieuwe buren erbij?", Some(Reach::Ours)),
    ];
    round.questions = vec![hek];
    answered(&mut round, 1, Slot::Group, Content::Agenda(entries));
    let element = Element {
        element: "Bellen als er nog geen antwoord is".to_owned(),
        conditions: "een eigen nummer van het loket".to_owned(),
        ..Element::default()
    };
    answered(&mut round, 2, Slot::Person(person(1)), Content::Elements(vec![element]));
    round.place = Place::Closing;
    let key = Key { step: 0, n: 0, slot: Slot::Person(person(2)) };
    let question = NewQuestion { text: "Hoe leggen we het uit in drie talen?".to_owned(), reach: None };
    round.make(Move::MakeQuestion { key, question: Some(question) }).expect("a question");
    play(ui, round)
}

#[test]
fn it_looks_well_at_every_size() {
    for ui in Ui::ALL {
        let mut played = closing(ui);
        let mut all = gallery(&mut played.model);
        played.press(&["down", "down", "down"]);
        all.push_str(&gallery(&mut played.model));
        insta::with_settings!({ snapshot_path => "../../../../../tests/it/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("closing-yields-{}", ui.tag()), all);
        });
    }
}

#[test]
fn what_was_made_of_an_answer_is_mended_here_and_the_rest_at_its_question() {
    let mut played = closing(Ui::Nl);
    played.press(&["down", "enter"]);
    assert!(played.screen((60, 18)).contains("Ga met Shift-Tab terug"), "{}", played.screen((60, 18)));
    played.press(&["up", "enter"]);
    let screen = played.screen((60, 18));
    assert!(screen.contains("Welke leervraag zit hierin?"), "{screen}");
    played.press(&["ctrl-a", "Wie vertaalt?", "tab", "tab", "esc"]);
    let screen = played.screen((80, 24));
    assert!(screen.contains("C  Wie vertaalt?"), "{screen}");
}

#[test]
fn a_question_or_an_element_stands_in_one_place_only() {
    let mut played = closing(Ui::Nl);
    let screen = played.screen((120, 40));
    for words in ["Hoe houden we nieuwe buren erbij?", "Bellen als er nog geen antwoord is"] {
        assert_eq!(screen.matches(words).count(), 1, "{screen}");
    }
}

#[test]
fn what_was_made_of_answers_goes_along_in_the_message_to_each_other() {
    let mut played = closing(Ui::Nl);
    played.press(&["c"]);
    let copied = played.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("something was copied");
    assert!(copied.contains("\nLeervragen\n- Hoe leggen we het uit in drie talen?\n"), "{copied}");
    assert!(copied.contains("Bellen als er nog geen antwoord is"), "{copied}");
}
