//! Words of the sequences: the list of them, the whole script of one, what is wrong with a broken one.
//!
//! Never here: the words of the format itself; those are the same in every language.

use super::Ui;
use super::dates::long_date;
use super::table::words;
use crate::domain::Date;

words! {
    /// Which version is used until the mistakes are gone.
    until_mended_version(date: &str) { nl: "Tot dit weg is, gebruikt halte je versie van {date}.", en: "Until this is mended, halte uses your version of {date}." }
    /// No earlier version: the shipped one is used.
    until_mended_shipped() { nl: "Tot dit weg is, gebruikt halte zijn eigen versie.", en: "Until this is mended, halte uses its own version." }
    /// No earlier version at all.
    until_mended_nothing() { nl: "Tot dit weg is, doet deze werkvorm niet mee.", en: "Until this is mended, this sequence is left out." }
}

impl Ui {
    /// What is used until the mistakes in a file are gone: the version of a day, the shipped one
    /// (no day), or nothing.
    pub fn until_mended(self, instead: Option<Option<Date>>, today: Date) -> String {
        match instead {
            Some(Some(saved)) => self.until_mended_version(&long_date(self, saved, today)),
            Some(None) => self.until_mended_shipped().to_owned(),
            None => self.until_mended_nothing().to_owned(),
        }
    }
}
