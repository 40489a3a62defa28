//! What comes from a clipboard: one step, whatever the terminal makes of it.
//!
//! Never here: the editor itself.

use crate::support::{self, Home, Terminal};

fn answer(home: &Home) -> String {
    let history = home.run(&["history", "Buurttuin", "--json"], "").ok().json();
    history["rounds"][0]["answers"][0]["text"].as_str().unwrap_or_default().to_owned()
}

/// The first answer when this was done at the first question.
fn said(doing: impl FnOnce(&mut Terminal)) -> String {
    let home = support::home();
    let mut terminal = super::at_the_first_question(&home, 80, 24);
    doing(&mut terminal);
    terminal.key("tab").until("Karim, civil");
    super::to_the_end(&mut terminal);
    drop(terminal);
    answer(&home)
}

#[test]
fn a_burst_of_keys_is_one_paste_and_one_undo() {
    let burst = b"Een zin uit een brief\ren nog een regel";
    let said = said(|terminal| {
        terminal.type_("Eerst. ").send(burst).until("en nog een regel").key("ctrl-z").gone("nog een regel");
        terminal.until("Eerst.").send(burst).until("en nog een regel");
    });
    assert_eq!(said, "Eerst. Een zin uit een brief\nen nog een regel");
}

#[test]
fn line_ends_of_every_kind_are_line_ends() {
    let said = said(|terminal| {
        let paste = "\x1b[200~een\r\ntwee\rdrie\nvier\u{2028}vijf\u{85}zes\x1b[201~";
        terminal.send(paste.as_bytes()).until("zes");
    });
    assert_eq!(said, "een\ntwee\ndrie\nvier\nvijf\nzes");
}

#[test]
fn a_paste_that_holds_keys_presses_none() {
    let said = said(|terminal| {
        terminal.send("\x1b[200~een\ttwee\x1b[15~\x03drie\x1b[201~".as_bytes()).until("drie");
        assert!(terminal.screen().contains("question 1 of 3"), "{}", terminal.screen());
    });
    assert_eq!(said, "een\ttwee\u{1b}[15~\u{3}drie");
}

#[test]
fn a_paste_that_holds_its_own_end_mark_loses_no_words() {
    let said = said(|terminal| {
        terminal.send(b"\x1b[200~een \x1b[201~twee en nog iets meer\x1b[201~").until("iets meer");
        assert!(terminal.screen().contains("question 1 of 3"), "{}", terminal.screen());
    });
    assert_eq!(said, "een twee en nog iets meer");
}

#[test]
fn a_nul_is_left_out_and_that_is_said() {
    let said = said(|terminal| {
        let before = terminal.screen();
        terminal.send(b"\x1b[200~een\0twee\x1b[201~").until("eentwee");
        assert_ne!(before.lines().nth_back(1), terminal.screen().lines().nth_back(1));
        terminal.key("ctrl-space").type_(".").until("eentwee.");
    });
    assert_eq!(said, "eentwee.");
}
