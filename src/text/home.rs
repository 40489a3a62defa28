//! Words of Home, search and the list of sequences.
//!
//! Home can stand on the wall: never here a word that needs a person's name or answer beside it.

use super::table::words;

words! {
    /// The next round of a case, with its day.
    home_round_on(date: &str) { nl: "ronde {date}", en: "round {date}" }
    /// A case of which no next round was set.
    home_no_date() { nl: "nog geen datum", en: "no date yet" }
    /// A case with a round that was paused.
    home_paused() { nl: "ronde gepauzeerd", en: "round paused" }
    /// A case with a round that someone is typing in now.
    home_running_elsewhere() { nl: "ronde bezig", en: "round going on" }
    /// The first time: there is no case yet.
    home_empty() { nl: "Hier komen de dingen te staan waar jullie samen aan werken.", en: "What you work on together will stand here." }
    /// The first time: how to begin.
    home_empty_hint() { nl: "Druk op n om te beginnen.", en: "Press n to begin." }
    /// Heads cases that match a filter.
    home_filter() { nl: "Zoek op titel", en: "Find by title" }
    /// No case matches the filter.
    home_none_match() { nl: "Niets gevonden met deze letters.", en: "Nothing found with these letters." }
    /// Asked before a case is renamed.
    home_rename() { nl: "Nieuwe titel", en: "New title" }

    /// Heads the search.
    search_title() { nl: "Zoeken in alles wat gezegd is", en: "Search all that was said" }
    /// How many places were found.
    search_found(n: usize) { nl: "één keer gevonden" / "{n} keer gevonden", en: "found once" / "found {n} times" }
    /// Nothing was found.
    search_none() { nl: "Niets gevonden. Probeer minder letters.", en: "Nothing found. Try fewer letters." }

    /// Heads the list of sequences.
    sequences_title() { nl: "Werkvormen", en: "Sequences" }
    /// Beside a sequence of the user's own.
    sequences_own() { nl: "van jullie zelf", en: "your own" }
    /// Beside a sequence that takes the place of a shipped one.
    sequences_replaces() { nl: "in plaats van die van halte", en: "instead of the one of halte" }
    /// Beside a sequence that has mistakes.
    sequences_mistakes(n: usize) { nl: "één fout" / "{n} fouten", en: "one mistake" / "{n} mistakes" }
    /// For how many people a sequence was made.
    sequences_people(min: u32, max: u32) { nl: "voor {min} tot {max} mensen", en: "for {min} to {max} people" }
    /// Heads what a sequence assumes.
    sequences_needs() { nl: "Hiervoor nodig", en: "What it needs" }
    /// Heads where the questions come from.
    sequences_sources() { nl: "Waar dit vandaan komt", en: "Where this comes from" }
}
