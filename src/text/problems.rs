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
}
