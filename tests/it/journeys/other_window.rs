//! Two windows on one round: one has the keyboard, the other is told so and changes nothing unless it takes over.
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
    second.until("open in another window (since").key("x").key("enter").until("open in another window");
    assert!(!second.screen().contains("Van ons"), "{}", second.screen());
    second.key("ctrl-c");
    assert_eq!(second.wait(), Ended::Code(0));

    let plain = home.run(&[ROUND, &["--plain"]].concat(), "Van elders\n\n").ends(5);
    assert!(plain.stderr.contains("another window"), "{}", plain.stderr);
    assert_eq!(plain.stdout, "");

    let mut from_home = Terminal::start(&home, &[], 80, 24);
    from_home.until("Buurttuin").key("r").until("open in another window");

    first.type_(", en verder.").until("Van ons eerste scherm, en verder.").key("tab").until("Karim, civil");
    // The kernel frees the keyboard, also after a kill.
    first.kill(Signal::KILL).wait();
    from_home.key("f10").until("Karim, civil").key("shift-tab").until("Van ons eerste scherm, en verder.");
}
