//! Two windows: on one round one has the keyboard, and the other is told so and changes nothing unless it takes over;
//! between rounds what both say is kept, and what the other said later is not undone.
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

#[test]
fn what_two_windows_say_of_one_agreement_is_both_kept_and_an_undo_of_the_earlier_says_why_not() {
    let home = support::home();
    let lines = "Een\n\nTwee\n\nDrie\n\nVier\n\nBellen met de school\nwij\n\n\n\n\n";
    home.run(&[ROUND, &["--plain"]].concat(), lines).ok();
    let at_the_agreement = || {
        let mut window = Terminal::start(&home, &["Buurttuin"], 80, 24);
        window.until("1 Rounds").key("3").until("› Bellen met de school").key("enter").until("2 partly");
        window
    };
    let (mut first, mut second) = (at_the_agreement(), at_the_agreement());
    second.key("2").until("What worked").type_("Half");
    first.key("1").until("What did it bring?").type_("Ze kwamen").key("tab").until("No longer open");
    second.type_(" gelukt").key("tab").until("partly. Half gelukt").until("done. Ze kwamen");
    first.key("u").until("This was changed since, and stays as it is.").until("partly. Half gelukt");
    assert!(first.screen().contains("Open agreements"), "{}", first.screen());
    // There is nothing left to undo, and nothing happens.
    first.key("u").until("done. Ze kwamen").until("partly. Half gelukt");
    home.run(&["check"], "").ok();
}

#[test]
fn what_another_window_changed_is_seen_at_rest_and_what_is_read_stays_where_it_was() {
    let home = support::home();
    let lines = "Een\n\nTwee\n\nDrie\n\nVier\n\nBellen met de school\nwij\n\n\n\n\n";
    home.run(&[ROUND, &["--plain"]].concat(), lines).ok();
    let mut case = Terminal::start(&home, &["Buurttuin"], 80, 24);
    case.until("1 Rounds").key("3").until("› Bellen met de school");
    let mut list = Terminal::start(&home, &[], 80, 24);
    list.until("› Buurttuin");
    let mut other = Terminal::start(&home, &[], 80, 24);
    other.until("› Buurttuin").key("t").until("┃ Buurttuin").type_(" aan de Vliet").key("tab").gone("┃");
    list.until("› Buurttuin aan de Vliet");
    case.until("Buurttuin aan de Vliet").until("› Bellen met de school");
    // A round that was finished elsewhere is there too.
    let quick = ["now", "Buurttuin aan de Vliet", "--with", "Els", "--with", "Joost", "--plain"];
    home.run(&quick, "Rustig\n\nOok\n\nx\n\ny\n\n\n\n\n\n\n\n").ok();
    case.key("1").until("Quick round");
}

#[test]
fn the_page_of_a_round_and_its_people_follow_what_another_window_changes() {
    let home = support::home();
    let quick = ["now", "Buurttuin", "--with", "Els", "--with", "Joost", "--plain"];
    home.run(&quick, "Rustig\n\nOok\n\nx\n\ny\n\n\n\n\n\n\n\n").ok();
    let mut page = Terminal::start(&home, &["Buurttuin"], 80, 24);
    page.until("1 Rounds").key("enter").until("Rustig");
    let mut people = Terminal::start(&home, &["Buurttuin"], 80, 24);
    people.until("1 Rounds").key("p").until("› Els");
    let mut other = Terminal::start(&home, &["Buurttuin"], 80, 24);
    other
        .until("1 Rounds")
        .key("p")
        .until("› Els")
        .key("enter")
        .until("┃ Els")
        .type_("a")
        .key("tab")
        .key("tab");
    people.until("› Elsa");
    page.until("Elsa");
    assert!(page.screen().contains("Rustig"), "{}", page.screen());
}

#[test]
fn a_case_that_another_window_merged_away_leaves_for_the_list() {
    let home = support::home();
    for title in ["Buurttuin", "Speeltuin"] {
        let quick = ["now", title, "--with", "Els", "--with", "Joost", "--plain"];
        home.run(&quick, "Rustig\n\nOok\n\nx\n\ny\n\n\n\n\n\n\n\n").ok();
    }
    let mut case = Terminal::start(&home, &["Speeltuin"], 80, 24);
    case.until("1 Rounds");
    let mut other = Terminal::start(&home, &[], 80, 24);
    other.until("› Speeltuin").key("m").until("Buurttuin").key("enter").until("Merged.");
    case.until("› Buurttuin").until("n new");
}
