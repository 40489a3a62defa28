//! Every word a user reads, in Dutch and English, and what makes any text safe to show.
//!
//! Never here: input or output, a clock, the terminal. Each area of the program has a file of
//! its own with one `words!` table; a key without both languages does not compile.

mod table;

pub mod dates;

pub mod fold;
pub mod forks;
pub mod safe;

pub mod agenda;
pub mod backup;
pub mod care;
pub mod case;
pub mod casebook;
pub mod cli;
pub mod closing;
pub mod commands;
pub mod common;
pub mod elements;
pub mod home;
pub mod keys;
pub mod learned;
pub mod lists;
pub mod lookup;
pub mod opening;
pub mod own;
pub mod plain;
pub mod problems;
pub mod promise;
pub mod round;
pub mod script;
pub mod search;
pub mod sequences;
pub mod setup;
pub mod starting;
pub mod terms;
pub mod windows;

use crate::domain::words::Lang;

/// The language in which halte itself speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ui {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Ui {
    /// Every language halte speaks.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The language of a BCP 47 tag such as `nl-BE`; None for one that halte does not speak.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|ui| ui.tag().eq_ignore_ascii_case(primary))
    }

    /// The language for the value of a locale variable, such as `nl_NL.UTF-8` or `fy_NL:nl`:
    /// the first language halte speaks; Dutch for the other languages of the Netherlands; else English.
    pub fn from_locale(value: &str) -> Self {
        let locales = || {
            value.split(':').map(|locale| {
                let end = locale.find(['.', '@']).unwrap_or(locale.len());
                locale.get(..end).unwrap_or_default().trim()
            })
        };
        let dutch_place = |locale: &str| locale.to_ascii_lowercase().ends_with("_nl");
        locales()
            .find_map(Self::from_tag)
            .or_else(|| locales().any(dutch_place).then_some(Self::Nl))
            .unwrap_or(Self::En)
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The same language for texts that people wrote, such as the questions of a sequence.
    pub fn lang(self) -> Lang {
        Lang::new(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::Ui;

    #[test]
    fn a_locale_of_the_netherlands_speaks_dutch_and_an_unknown_one_english() {
        for dutch in ["nl_NL.UTF-8", "nl", "nl_BE@euro", "fy_NL", "li_NL:nl", "NL-be"] {
            assert_eq!(Ui::from_locale(dutch), Ui::Nl, "{dutch}");
        }
        for english in ["", "C", "C.UTF-8", "POSIX", "de_DE", "en_NL", "en_GB.UTF-8:nl", ".", ":"] {
            assert_eq!(Ui::from_locale(english), Ui::En, "{english}");
        }
    }

    #[test]
    fn a_tag_that_halte_does_not_speak_is_none() {
        assert_eq!(Ui::from_tag("nl-BE"), Some(Ui::Nl));
        assert_eq!(Ui::from_tag("EN"), Some(Ui::En));
        assert_eq!(Ui::from_tag("tr"), None);
        assert_eq!(Ui::from_tag(""), None);
        assert_eq!(Ui::Nl.lang().tag(), "nl");
    }
}
