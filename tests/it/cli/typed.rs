//! Plain mode on a terminal: somebody types, and is asked again.
//!
//! Never here: a pipe.

use super::super::support::{self, Ended, Terminal};
use super::said;

const TABLE: [&str; 9] = ["round", "Tuin", "--plain", "--sequence", "snel", "--with", "Noor", "--with", "Ad"];

#[test]
fn a_line_that_cannot_be_is_asked_again_and_the_round_goes_on() {
    let home = support::home();
    let mut terminal = Terminal::start(&home, &TABLE, 100, 40);
    terminal.until("An empty line ends an answer.").until("Noor. Then Ad.").type_("/note\n");
    terminal.until("put the words after /note").type_("/note bel\n").until("noted: bel").type_("een hek\n\n");
    terminal.until("Ad.").type_("/pass\n").until("Question 2 of 3").type_("/finish\n").until("is finished");
    assert_eq!(terminal.wait(), Ended::Code(0));
    assert_eq!(said(&home, "Tuin").remove(0).2.as_deref(), Some("een hek"));
}

#[test]
fn ctrl_c_pauses_and_ctrl_d_too() {
    let home = support::home();
    let mut terminal = Terminal::start(&home, &TABLE, 100, 40);
    terminal.until("Noor. Then Ad.").type_("half\n/help\n");
    terminal.until("/back back to").key("ctrl-c").until("Go on with: halte round");
    assert_eq!(terminal.wait(), Ended::Code(130));
    let mut terminal = Terminal::start(&home, &["round", "Tuin", "--plain"], 100, 40);
    terminal.until("This stood half typed:").until("half").key("ctrl-d").until("Go on with: halte round");
    assert_eq!(terminal.wait(), Ended::Code(0));
}
