//! Search as you type: from Home to the round in which it was said, and back.
//!
//! Never here: how long that takes.

use crate::support::{self, Terminal};

#[test]
fn what_was_said_is_found_letter_by_letter_and_opens_its_round() {
    let home = support::home();
    let said = "De sleutel lag niet klaar\n\nHet buurtoverleg hielp\n\n\n\n\n\n\n";
    home.run(&[super::ROUND, &["--plain"]].concat(), said).ok();
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    terminal.until("Buurttuin").type_("f").until("Type what you look for");
    terminal.type_("overleg").until("Het buurtoverleg hielp").gone("De sleutel lag");
    terminal.type_("x").until("Nothing found.").key("backspace").until("Het buurtoverleg hielp");
    terminal.key("enter").until("De sleutel lag niet klaar");
    terminal.key("esc").until("Het buurtoverleg hielp").gone("De sleutel lag");
    terminal.key("esc").gone("buurtoverleg").until("Buurttuin").key("ctrl-c");
    terminal.wait();
}
