//! Two windows on one round: one has the keyboard, the other is told so and changes nothing.
//!
//! Never here: the lock itself.

use crate::support::{self, Ended, Signal, Terminal};

use super::ROUND;

#[test]
fn a_round_that_is_open_is_not_opened_a_second_time() {
    let home = support::home();
    let mut first = super::at_the_first_question(&home, 60, 18);
    first.type_("Van ons eerste scherm");

    let mut second = Terminal::start(&home, &["round", "Buurttuin"], 80, 24);
    assert_eq!(second.wait(), Ended::Code(5));
    assert!(second.screen().contains("open in another window"), "{}", second.screen());
    assert_eq!(second.left_behind(), Vec::<String>::new());
    assert!(!second.sent().windows(8).any(|bytes| bytes == b"\x1b[?1049h"), "the shell's screen was covered");

    let plain = home.run(&[ROUND, &["--plain"]].concat(), "Van elders\n\n").ends(5);
    assert!(plain.stderr.contains("another window"), "{}", plain.stderr);
    assert_eq!(plain.stdout, "");

    let mut from_home = Terminal::start(&home, &[], 80, 24);
    from_home.until("Buurttuin").key("r").until("open in another window");

    first.type_(", en verder.").until("Van ons eerste scherm, en verder.").key("tab").until("Karim, civil");
    // The kernel frees the keyboard, also after a kill.
    first.kill(Signal::KILL).wait();
    from_home.key("r").until("Karim, civil").key("shift-tab").until("Van ons eerste scherm, en verder.");
}
