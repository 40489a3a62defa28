//! A round that is open in two windows: who has it, taking it over, and words in two versions.
//!
//! Never here: which window that is; the words are for whoever sits at the keyboard.

use super::table::words;

words! {
    /// The round is typed in another window.
    elsewhere() { nl: "Deze ronde staat open in een ander venster.", en: "This round is open in another window." }
    /// The same, and since when.
    elsewhere_since(time: &str) { nl: "Deze ronde staat open in een ander venster (sinds {time}).", en: "This round is open in another window (since {time})." }
    /// It was taken over.
    taken_over() { nl: "Deze ronde gaat nu verder in een ander venster. Wat hier stond is bewaard.", en: "This round now goes on in another window. What was here is kept." }
    /// What taking over does.
    take_over_means() { nl: "Je kunt de ronde hier overnemen. Wat daar getypt is gaat mee; wat daar nog getypt wordt, wordt apart bewaard.", en: "You can take the round over here. What was typed there comes along; what is still typed there is kept apart." }
    /// Take the round over.
    key_take_over() { nl: "hier overnemen", en: "take over here" }
    /// Words stand in two versions.
    key_versions() { nl: "twee versies", en: "two versions" }
    /// Words were typed in two windows.
    versions_title() { nl: "Er staan twee versies", en: "There are two versions" }
    /// The sentence at the foot.
    versions_found() { nl: "Er staan twee versies van deze woorden: ook in een ander venster is getypt. F10 laat ze zien.", en: "There are two versions of these words: another window typed too. F10 shows them." }
    /// Before a round ends all have been looked at.
    versions_first() { nl: "In een ander venster is ook getypt. Kies eerst wat daarmee gebeurt.", en: "Another window typed too. First choose what becomes of that." }
    /// The words in this window.
    versions_here() { nl: "Hier staat", en: "Here" }
    /// The words of the other window.
    versions_there() { nl: "In het andere venster stond", en: "In the other window" }
    /// The words here stay.
    versions_keep() { nl: "zo laten als het hier staat", en: "leave it as it is here" }
    /// The other words come here.
    versions_other() { nl: "de woorden uit het andere venster nemen", en: "take the words of the other window" }
    /// One beneath the other.
    versions_both() { nl: "allebei, onder elkaar", en: "both, one beneath the other" }
    /// Copied, to be pasted where they belong.
    versions_copy() { nl: "kopiëren, om elders te plakken (Ctrl-V)", en: "copy, to paste elsewhere (Ctrl-V)" }
    /// The other words go.
    versions_let_go() { nl: "laten vervallen", en: "let them go" }
    /// They were copied.
    versions_copied() { nl: "Gekopieerd. Ctrl-V plakt het in een antwoord.", en: "Copied. Ctrl-V pastes it into an answer." }
}
