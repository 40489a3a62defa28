//! Taking turns typing: nobody sees another's hidden answer before the step is done, in no frame, at no size.
//!
//! Never here: who may see what (that is a rule of the round).

use crate::support::display::frames;
use crate::support::{self, Terminal};

use super::ROUND;

fn hidden_at(size: (u16, u16)) {
    let home = support::home();
    let mut terminal = Terminal::start(&home, &[ROUND, &["--mode", "pass"]].concat(), size.0, size.1);
    terminal.drawn();
    // The keyboard goes to Noor, who sits down before anything can be typed.
    terminal.until("Noor").type_("x").key("tab").type_("Zwijgwoord").until("Zwijgwoord").key("tab");
    let from = terminal.sent().len();
    terminal.gone("Zwijgwoord").until("Karim");
    // Whatever Karim presses, before he sits down and after.
    for keys in [
        &["x", "space", "down", "ctrl-z"][..],
        &[
            "f3", "esc", "f4", "esc", "f8", "esc", "f9", "esc", "ctrl-p", "esc", "f1", "esc", "ctrl-l", "f6",
            "f6",
        ],
        &[
            "enter",
            "x",
            "f3",
            "esc",
            "f4",
            "esc",
            "f9",
            "esc",
            "f2",
            "esc",
            "tab",
            "shift-tab",
            "x",
            "esc",
            "tab",
            "ctrl-l",
            "up",
            "down",
            "f2",
        ],
    ] {
        for key in keys {
            terminal.key(key);
        }
    }
    let drawn = frames(&terminal.sent(), from, size);
    assert!(drawn.len() > 25, "{} frames", drawn.len());
    for (n, frame) in drawn.iter().enumerate() {
        assert!(!frame.contains("Zwijg"), "frame {n} at {size:?}:\n{frame}");
    }
    for (cols, rows) in [(40, 12), (120, 40), (20, 5), (60, 18)] {
        terminal.resize(cols, rows).key("ctrl-l");
        assert!(!terminal.screen().contains("Zwijg"), "{}", terminal.screen());
    }
}

#[test]
fn a_hidden_answer_is_in_no_frame_until_all_have_typed() {
    for size in [(40, 12), (60, 18), (80, 24), (120, 40)] {
        hidden_at(size);
    }
}

#[test]
fn when_all_have_typed_the_answers_are_read_together() {
    let home = support::home();
    let mut terminal = Terminal::start(&home, &[ROUND, &["--mode", "pass"]].concat(), 60, 18);
    terminal.drawn();
    terminal.until("Noor").key("tab").type_("Van Noor").key("tab").gone("Van Noor");
    terminal.until("Karim").key("tab").type_("Van Karim").key("tab").until("reading together");
    terminal.until("Van Noor").until("Van Karim");
}

#[test]
fn after_a_kill_the_keyboard_is_covered_again() {
    let home = support::home();
    let args = &[ROUND, &["--mode", "pass"]].concat();
    let mut terminal = Terminal::start(&home, args, 60, 18);
    terminal.drawn();
    terminal.until("Noor").key("tab").type_("Zwijgwoord").until("Zwijgwoord");
    let left = terminal.standing_still(|_| home.copy());
    let mut again = Terminal::start(&left, &["round", "Buurttuin"], 60, 18);
    again.until("go on where we were").key("tab");
    assert!(!again.screen().contains("Zwijgwoord"), "{}", again.screen());
    again.key("tab").until("Zwijgwoord");
}
