//! What ids, lines and languages may look like.
//!
//! Never here: problems.

use crate::text::fold::fold;

/// True for lower case, digits and hyphens, not at the ends, at most 64.
pub fn is_id(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=64).contains(&text.len())
        && text.chars().all(plain)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// True for an id, or two with a slash between.
pub(super) fn is_line(text: &str) -> bool {
    text.splitn(2, '/').all(is_id)
}

/// What an id for these words could be.
pub fn as_id(text: &str) -> String {
    let start: String = text.chars().take(64).collect();
    let name: String =
        fold(&start).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// True for what looks like a BCP 47 tag: two or three letters, then parts of letters and digits.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic()) && parts.all(is_part)
}
