//! Which word was probably meant.
//!
//! Never here: words of its own.

/// The name that is nearest to what was written, when one is near enough.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let word = plain(&word.chars().take(80).collect::<String>());
    let length = word.chars().count();
    names
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= 3)
        .map(|name| (strsim::osa_distance(&word, &plain(name)), name))
        .filter(|(distance, name)| *distance <= allowed(length.min(name.chars().count())))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many letters may differ in a word of this length.
fn allowed(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_fingers_finds_its_word_and_another_word_finds_none() {
        let names = ["minutes", "at_least", "ask", "who"];
        assert_eq!(nearest("minuets", names), Some("minutes"));
        assert_eq!(nearest("At-Least", names), Some("at_least"));
        assert_eq!(nearest("aks", names), Some("ask"));
        assert_eq!(nearest("colour", names), None);
        assert_eq!(nearest("", names), None);
    }
}
