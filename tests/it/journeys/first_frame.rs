//! `halte now`: what is on screen first is the first question.
//!
//! Never here: how long that takes.

use crate::support::display::frames;
use crate::support::{self, Terminal};

#[test]
fn the_first_frame_of_now_on_a_known_case_is_the_first_question() {
    let home = support::home();
    home.run(&[super::ROUND, &["--plain"]].concat(), "Een\n\nTwee\n\nDrie\n\nVier\n\n\n").ok();
    for args in [&["now"][..], &["now", "Buurttuin"]] {
        let mut terminal = Terminal::start(&home, args, 60, 18);
        terminal.drawn();
        let first = frames(&terminal.sent(), 0, (60, 18)).swap_remove(0);
        assert!(first.contains("What stood out just now?"), "{first}");
        assert!(first.contains("Buurttuin") && first.contains("Karim") && first.contains("Noor"), "{first}");
        // Nothing was asked of the terminal that it would have to answer.
        let sent = terminal.sent();
        for question in [&b"\x1b[6n"[..], b"\x1b[c", b"\x1b[?u", b"\x1b]11;?"] {
            assert!(!sent.windows(question.len()).any(|bytes| bytes == question), "{question:?}");
        }
        terminal.type_("Een woord").until("Een woord").key("esc").until("The round waits");
        for _ in 0..4 {
            terminal.key("down");
        }
        terminal.key("enter").key("down").key("enter").gone("The round waits");
    }
}
