//! The words of the format for its closed sets, and the values of the domain that they stand for.
//!
//! Never here: words that a user reads as text; what the codes mean stands in [`meaning`].

pub mod meaning;

use crate::domain::sequence::{Kind, Need, Seen, Who};

/// Who answers.
pub const WHO: [(&str, Who); 4] =
    [("each", Who::Each), ("group", Who::Group), ("bringer", Who::Bringer), ("others", Who::Others)];

/// Who may see an answer.
pub const SEEN: [(&str, Seen); 4] =
    [("open", Seen::Open), ("hidden", Seen::Hidden), ("private", Seen::Private), ("unnamed", Seen::Unnamed)];

/// What a sequence assumes.
pub const NEEDS: [(&str, Need); 4] = [
    ("peers", Need::Peers),
    ("trust", Need::Trust),
    ("neutral-facilitator", Need::NeutralFacilitator),
    ("trained-facilitator", Need::TrainedFacilitator),
];

/// The codes of [`WHO`].
pub const WHO_CODES: &[&str] = &["each", "group", "bringer", "others"];
/// The codes of [`SEEN`].
pub const SEEN_CODES: &[&str] = &["open", "hidden", "private", "unnamed"];
/// The codes of [`NEEDS`].
pub const NEED_CODES: &[&str] = &["peers", "trust", "neutral-facilitator", "trained-facilitator"];
/// What an answer can be made of.
pub const ANSWER_CODES: &[&str] =
    &["text", "list", "scale", "choice", "vote", "agreement", "agenda", "element", "say-back", "none"];
/// The marks.
pub const MARK_CODES: &[&str] = &[
    "fact",
    "obstacle",
    "dilemma",
    "learning-question",
    "adjustment",
    "agreement",
    "working-element",
    "position",
    "personal-learning",
    "mood",
    "story",
];

/// The value of a code.
pub fn value<T: Copy>(table: &[(&str, T)], code: &str) -> Option<T> {
    table.iter().find(|(c, _)| *c == code).map(|(_, v)| *v)
}

/// The code of a value.
pub fn code<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    table.iter().find(|(_, v)| v == value).map_or("", |(code, _)| code)
}

/// The code of an answer's kind.
pub fn answer(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::List => "list",
        Kind::Scale(_) => "scale",
        Kind::Choice(_) => "choice",
        Kind::Vote { .. } => "vote",
        Kind::Agreement => "agreement",
        Kind::Agenda => "agenda",
        Kind::Element => "element",
        Kind::SayBack { .. } => "say-back",
        Kind::None => "none",
    }
}

#[cfg(test)]
mod tests {
    use super::{MARK_CODES, NEED_CODES, NEEDS, SEEN, SEEN_CODES, WHO, WHO_CODES};
    use crate::domain::answer::Mark;

    #[test]
    fn every_list_of_codes_names_the_values_in_their_order() {
        assert_eq!(WHO.map(|(code, _)| code), WHO_CODES);
        assert_eq!(SEEN.map(|(code, _)| code), SEEN_CODES);
        assert_eq!(NEEDS.map(|(code, _)| code), NEED_CODES);
        assert_eq!(Mark::ALL.map(|(_, code)| code), MARK_CODES);
    }
}
