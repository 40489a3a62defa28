//! A text that exists in one or more languages, and the languages themselves.

/// A language by its BCP 47 tag, such as `nl` or `nl-BE`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(String);

impl Lang {
    /// The language of this tag; the tag is kept as it is written.
    pub fn new(tag: impl Into<String>) -> Self {
        Self(tag.into())
    }

    /// The tag as it was written.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The tag without its region or script: `nl` of `nl-BE`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

/// One text in the languages it was written in, in the order of the file.
///
/// A text that was given as one bare string has the empty tag and serves every language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<(String, String)>);

impl Words {
    /// One text for every language.
    pub fn bare(text: impl Into<String>) -> Self {
        Self(vec![(String::new(), text.into())])
    }

    /// The text in each language, as (tag, text).
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// True when there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every (tag, text), in the order of the file; the tag of a bare text is empty.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(tag, text)| (tag.as_str(), text.as_str()))
    }

    /// The text to show: in `lang`, else in its primary language, else in English, else the first.
    pub fn get(&self, lang: &Lang) -> &str {
        let by = |tag: &str| self.0.iter().find(|(t, _)| t.eq_ignore_ascii_case(tag));
        by(lang.tag())
            .or_else(|| by(lang.primary()))
            .or_else(|| by("en"))
            .or_else(|| self.0.first())
            .map_or("", |(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Words};

    fn words() -> Words {
        Words::of([("nl".into(), "vraag".into()), ("en".into(), "question".into())])
    }

    #[test]
    fn flemish_falls_back_to_dutch() {
        assert_eq!(words().get(&Lang::new("nl-BE")), "vraag");
    }

    #[test]
    fn an_unknown_language_falls_back_to_english_and_then_to_the_first() {
        assert_eq!(words().get(&Lang::new("tr")), "question");
        let dutch = Words::of([("nl".into(), "vraag".into())]);
        assert_eq!(dutch.get(&Lang::new("tr")), "vraag");
    }

    #[test]
    fn a_bare_text_serves_every_language() {
        assert_eq!(Words::bare("?").get(&Lang::new("tr")), "?");
        assert_eq!(Words::default().get(&Lang::new("nl")), "");
    }
}
