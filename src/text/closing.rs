//! Words of the closing: reading back, what comes next, what is taken along.
//!
//! Never here: a word that counts people's answers.

use super::table::words;

words! {
    /// The question of the closing.
    closing_title() { nl: "Klopt dit zo?", en: "Is this right?" }
    /// What this screen is.
    closing_reading_back() { nl: "teruglezen", en: "reading back" }
    /// Read the agreements aloud.
    closing_aloud() { nl: "Lees de afspraken hardop.", en: "Read the agreements aloud." }
    /// Heads the agreements.
    closing_agreements() { nl: "Afspraken", en: "Agreements" }
    /// No agreement was made.
    closing_no_agreements() { nl: "Geen afspraken. Dat mag.", en: "No agreements. That is fine." }
    /// Heads what comes back.
    closing_comes_back() { nl: "Komt terug in de volgende ronde", en: "Comes back in the next round" }
    /// How marks are set.
    closing_marks() { nl: "Zet samen een woord bij wat je wilt terugvinden.", en: "Together, set a word beside what you want to find again." }
    /// What the round was about.
    closing_about() { nl: "Waar ging dit over?", en: "What was this about?" }
    /// The next round.
    closing_next_round() { nl: "Volgende ronde", en: "Next round" }
    /// The next round, by example.
    closing_next_round_starter() { nl: "dinsdag over twee weken", en: "Tuesday in two weeks" }
    /// It was finished.
    closing_finished() { nl: "De ronde is klaar en bewaard.", en: "The round is finished and kept." }
    /// Copied to the clipboard.
    closing_copied() { nl: "Gekopieerd. Plak het in een bericht aan elkaar.", en: "Copied. Paste it in a message to each other." }
    /// Written to a file.
    closing_written(path: &str) { nl: "Geschreven naar {path}", en: "Written to {path}" }
}
