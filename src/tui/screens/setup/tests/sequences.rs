//! Choosing a sequence while somebody edits one: what is used is said, and what was chosen stays.
//!
//! Never here: the other pages.

use crate::domain::Date;
use crate::text::Ui;
use crate::text::sequences::Until;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::testing::{drawn, press, send};

use super::offers::sequences;
use super::{begun, of_case};

#[test]
fn a_sequence_that_is_broken_elsewhere_stays_chosen_and_what_is_used_is_said() {
    let mut model = of_case(Ui::Nl);
    press(&mut model, &["tab", "down"]);
    assert_eq!(send(&mut model, Message::SequencesChanged), [Effect::OfferSequences]);
    let mut now = sequences();
    now.remove(0);
    now[0].until = Date::from_ymd_opt(2026, 11, 12).map(Until::Version);
    send(&mut model, Message::SequencesOffered(now, vec!["kapot.toml".to_owned()]));
    insta::assert_snapshot!(drawn(&model), @r"

    Buurtmoestuin De Knoop                           2 van 3

    Welke werkvorm?

    › De ronde                                    14 minuten

    Voor een groep die al maanden samenwerkt en eens per
    maand wil terugkijken: wat is er gebeurd, wat ging goed…
    Met je versie van 12 november: in de nieuwe staan
    fouten.
    Deze werkvorm is gemaakt voor 3 tot 8 mensen. Jullie
    zijn met 2. Het mag wel.
    kapot.toml doet niet mee: er staan fouten in.


    Tab verder   Shift-Tab terug   F1 hulp   Esc casussen
    ");
    press(&mut model, &["tab"]);
    assert_eq!(begun(&press(&mut model, &["tab"])).sequence.as_deref(), Some("ronde"));
}

#[test]
fn s_looks_at_all_sequences_and_esc_goes_on_where_the_setup_was() {
    let mut model = of_case(Ui::Nl);
    press(&mut model, &["tab", "down"]);
    let before = drawn(&model);
    assert_eq!(press(&mut model, &["s"]), [Effect::ReadSequences]);
    send(&mut model, Message::SequencesRead(Vec::new()));
    assert_eq!(press(&mut model, &["esc"]), [Effect::OfferSequences]);
    send(&mut model, Message::SequencesOffered(sequences(), Vec::new()));
    assert_eq!(drawn(&model), before);
}
