//! Words of the report on a sequence with mistakes.
//!
//! Never here: the words of the format itself; those are the same in every language.

use super::table::words;

words! {
    /// Begins a mistake.
    problem_error() { nl: "fout", en: "error" }
    /// Begins a warning.
    problem_warning() { nl: "let op", en: "warning" }
    /// Begins a hint.
    problem_hint() { nl: "tip", en: "hint" }
    /// How many mistakes.
    problem_count(n: usize) { nl: "één fout" / "{n} fouten", en: "one mistake" / "{n} mistakes" }
    /// How many warnings.
    problem_warning_count(n: usize) { nl: "één waarschuwing" / "{n} waarschuwingen", en: "one warning" / "{n} warnings" }
    /// No mistakes.
    problem_none() { nl: "geen fouten", en: "no mistakes" }
    /// A key that the format does not have.
    problem_unknown_key(key: &str) { nl: "onbekend woord `{key}`", en: "unknown word `{key}`" }
    /// What was meant.
    problem_did_you_mean(word: &str) { nl: "bedoelde je `{word}`?", en: "did you mean `{word}`?" }
    /// One id for two steps.
    problem_step_twice(id: &str) { nl: "stap `{id}` staat er twee keer", en: "step `{id}` is there twice" }
    /// What to do about it.
    problem_step_twice_hint(other: &str) { nl: "twee stappen met één id raken door elkaar in de geschiedenis; geef deze een ander, bijvoorbeeld `{other}`", en: "two steps with one id get mixed up in the history; give this one another, such as `{other}`" }
    /// Which version is used until the mistakes are gone.
    problem_until_fixed(date: &str) { nl: "Tot dit weg is, gebruikt halte je versie van {date}.", en: "Until this is mended, halte uses your version of {date}." }
    /// No earlier version: the shipped one is used.
    problem_until_fixed_shipped() { nl: "Tot dit weg is, gebruikt halte zijn eigen versie.", en: "Until this is mended, halte uses its own version." }
    /// No earlier version at all.
    problem_until_fixed_none() { nl: "Tot dit weg is, doet deze werkvorm niet mee.", en: "Until this is mended, this sequence is left out." }
}
