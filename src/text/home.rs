//! Words of Home and of choosing a sequence.
//!
//! Home can stand on the wall: never here a word that needs a person's name or answer beside it.

use super::table::words;

words! {
    /// The title of Home where the cases are invented.
    home_demo() { nl: "halte · voorbeeld", en: "halte · demo" }
    /// The next round of a case, with its day.
    home_round_on(date: &str) { nl: "ronde {date}", en: "round {date}" }
    /// A case of which no next round was set.
    home_no_date() { nl: "nog geen datum", en: "no date yet" }
    /// A case with a round that was paused.
    home_paused() { nl: "ronde gepauzeerd", en: "round paused" }
    /// The first time: there is no case yet.
    home_empty() { nl: "Hier komen de dingen te staan waar jullie samen aan werken.", en: "What you work on together will stand here." }
    /// The first time: how to begin.
    home_empty_hint() { nl: "Druk op n om te beginnen.", en: "Press n to begin." }
    /// Heads cases that match a filter.
    home_filter() { nl: "Zoek op titel", en: "Find by title" }
    /// No case matches the filter.
    home_none_match() { nl: "Niets gevonden met deze letters.", en: "Nothing found with these letters." }

    /// For how many people a sequence was made.
    sequences_people(min: u32, max: u32) { nl: "voor {min} tot {max} mensen", en: "for {min} to {max} people" }
}
