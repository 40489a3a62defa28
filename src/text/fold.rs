//! What was meant by what was typed: the names and titles that are near it, or go on from it.
//!
//! Never here: when two of them are the same (that is `domain::fold`).

pub use crate::domain::fold::fold;

/// The candidates that are near what was typed, nearest first, at most three: for «did you mean».
pub fn near<'a, S: AsRef<str>>(wanted: &str, candidates: &'a [S]) -> Vec<&'a str> {
    let wanted = fold(wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut scored: Vec<(f64, &str)> = candidates
        .iter()
        .map(AsRef::as_ref)
        .map(|candidate| (likeness(&wanted, &fold(candidate)), candidate))
        .filter(|(score, _)| *score >= 0.7)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.truncate(3);
    scored.into_iter().map(|(_, candidate)| candidate).collect()
}

/// What comes in `whole` after the first part of it that folds to `begun`; None when it does not
/// begin so.
pub fn rest_after<'a>(whole: &'a str, begun: &str) -> Option<&'a str> {
    let mut ends = whole.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.find_map(|end| whole.split_at_checked(end).filter(|(head, _)| fold(head) == begun))
        .map(|(_, rest)| rest)
}

/// How alike two folded texts are, from 0 to 1: by letters, or since one holds the other.
fn likeness(wanted: &str, candidate: &str) -> f64 {
    let by_letters = strsim::normalized_damerau_levenshtein(wanted, candidate);
    let long_enough = wanted.chars().count() >= 3 && candidate.chars().count() >= 3;
    if long_enough && (candidate.contains(wanted) || wanted.contains(candidate)) {
        by_letters.max(0.8)
    } else {
        by_letters
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fold, near};

    #[test]
    fn case_accents_ligatures_and_blanks_make_no_difference() {
        for (one, other) in [
            ("Café  De Knoop ", "cafe de knoop"),
            ("ĲSSEL", "ijssel"),
            ("Straße", "STRASSE"),
            ("Coo\u{308}peratie", "coöperatie"),
            ("’t Hek", "'t hek"),
            ("Łódź", "lodz"),
            ("Sint\u{a0}Jan", "sint jan"),
            ("moes\u{ad}tuin", "moestuin"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert_ne!(fold("कि"), fold("क"));
    }

    #[test]
    fn a_typing_mistake_finds_what_was_meant() {
        let titles = ["Buurtmoestuin De Knoop", "Leefstraat Lijsterpad", "De Warme Kamer"];
        assert_eq!(near("de knoop", &titles), ["Buurtmoestuin De Knoop"]);
        assert_eq!(near("Warme kamr", &titles), ["De Warme Kamer"]);
        assert!(near("zwembad", &titles).is_empty());
        assert!(near("", &titles).is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
