//! Changing a text at some places and nowhere else.
//!
//! Never here: which places.

use std::fmt::Write as _;

use crate::sequences::tree::Span;

/// New words for a place of a text; an empty place is one between two characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The place.
    pub span: Span,
    /// What stands there from now on.
    pub new: String,
}

impl Edit {
    /// These words at this place.
    pub fn new(span: Span, new: impl Into<String>) -> Self {
        Self { span, new: new.into() }
    }
}

/// The text with all of these changes. A change of a place that is no longer as it was is left out.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for edit in edits {
        let Some(before) = text.get(done..edit.span.start).filter(|_| text.is_char_boundary(edit.span.end))
        else {
            continue;
        };
        out.push_str(before);
        out.push_str(&edit.new);
        done = edit.span.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// The words as a text of TOML, in quotes.
pub fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// How the lines of this text end.
pub fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// What stands on the line before this byte, and what after it.
pub fn around(text: &str, at: usize) -> (&str, &str) {
    let before = text.get(..at).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = text.get(at..).unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    (before, after.strip_suffix('\r').unwrap_or(after))
}

#[cfg(test)]
mod tests {
    use super::{Edit, apply, around, quoted};

    #[test]
    fn only_the_places_that_are_named_change() {
        let edits = vec![Edit::new(4..5, "twee"), Edit::new(0..0, "# "), Edit::new(4..9, "?")];
        assert_eq!(apply("a = 1 # één", edits), "# a = twee # één");
        assert_eq!(apply("één", vec![Edit::new(1..2, "x")]), "één");
    }

    #[test]
    fn words_in_quotes_read_back_as_they_were() {
        let words = "zeg \"ja\"\\\n\u{1}";
        let table: toml::Table = format!("a = {}", quoted(words)).parse().unwrap();
        assert_eq!(table["a"].as_str(), Some(words));
    }

    #[test]
    fn around_a_place_stands_the_rest_of_its_line() {
        assert_eq!(around("een\ntwee\r\ndrie", 6), ("tw", "ee"));
    }
}
