//! Words of the report on a sequence with mistakes, and of the schema of the format.
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

    /// The title of the schema of a sequence file.
    schema_title() { nl: "Een werkvorm van halte", en: "A sequence of halte" }
    /// What the schema is for, and what it leaves to the check.
    schema_description() { nl: "De vragen van een ronde. `halte prompts check` vindt ook wat een schema niet kan zien.", en: "The questions of a round. `halte prompts check` also finds what a schema cannot see." }
}
