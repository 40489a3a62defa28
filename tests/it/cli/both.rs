//! One round in both faces: what was half said in one stands in the other.
//!
//! Never here: how a screen looks.

use super::super::support::{self, Terminal};
use super::said;

const TABLE: [&str; 6] = ["--sequence", "snel", "--with", "Noor", "--with", "Ad"];

#[test]
fn a_half_answer_of_plain_mode_stands_in_the_field_of_the_full_screen() {
    let home = support::home();
    home.run(&[&["round", "Tuin", "--plain"], &TABLE[..]].concat(), "heel\n\nhalf\nen no").ok();
    let mut terminal = Terminal::start(&home, &["round", "Tuin"], 80, 24);
    terminal.until("go on where we were").key("enter").until("en no");
    terminal.type_("g meer").until("en nog meer").key("ctrl-c");
    terminal.wait();
    home.run(&["round", "Tuin", "--plain"], "\n\n\n\n\n").ok();
    let texts: Vec<_> = said(&home, "Tuin").into_iter().map(|(_, _, text)| text).collect();
    assert_eq!(texts[..2], [Some("heel".to_owned()), Some("half\nen nog meer".to_owned())]);
}

#[test]
fn a_half_answer_of_the_full_screen_goes_on_in_plain_mode() {
    let home = support::home();
    let mut terminal = Terminal::start(&home, &[&["round", "Tuin"], &TABLE[..]].concat(), 80, 24);
    terminal.until("What stood out").type_("een hek").until("een hek").key("tab").until("Ad");
    terminal.type_("een po").until("een po").key("ctrl-c");
    terminal.wait();
    let resumed = home.run(&["round", "Tuin", "--plain"], "ort\n\n\n\n\n").ok();
    assert!(resumed.stdout.contains("This stood half typed:\n  een po\n"), "{}", resumed.stdout);
    let texts: Vec<_> = said(&home, "Tuin").into_iter().map(|(_, _, text)| text).collect();
    assert_eq!(texts[..2], [Some("een hek".to_owned()), Some("een poort".to_owned())]);
}
