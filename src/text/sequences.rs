//! Words of the sequences: the list of them, the whole script of one, what is wrong with a broken one.
//!
//! Never here: the words of the format itself; those are the same in every language.

use super::Ui;
use super::dates::short_date;
use super::table::words;
use crate::domain::Date;

words! {
    /// Which version is used until the mistakes are gone.
    until_mended_version(date: &str) { nl: "Tot dit weg is, gebruikt halte je versie van {date}.", en: "Until this is mended, halte uses your version of {date}." }
    /// No earlier version: the shipped one is used.
    until_mended_shipped() { nl: "Tot dit weg is, gebruikt halte zijn eigen versie.", en: "Until this is mended, halte uses its own version." }
    /// Beside a round or a choice: it is walked as an earlier version has it.
    walked_version(date: &str) { nl: "Met je versie van {date}: in de nieuwe staan fouten.", en: "With your version of {date}: the new one has mistakes." }
    /// It is walked as the program has it.
    walked_shipped() { nl: "Met onze versie: in die van jou staan fouten.", en: "With our version: yours has mistakes." }
    /// Heads the list.
    sequences_title() { nl: "Werkvormen", en: "Sequences" }
    /// For how many people, short.
    sequences_for(min: u32, max: u32) { nl: "{min}–{max} mensen", en: "{min}–{max} people" }
    /// How long it takes, short.
    sequences_minutes(n: u32) { nl: "{n} min", en: "{n} min" }
    /// The same, for a group that is not the usual one.
    sequences_minutes_with(n: u32, people: usize) { nl: "met {people}: {n} min", en: "with {people}: {n} min" }
    /// An own sequence.
    sequences_own() { nl: "eigen", en: "yours" }
    /// An own sequence in the place of one that came with the program.
    sequences_replaces() { nl: "in plaats van onze", en: "replaces ours" }
    /// How many mistakes a file has.
    sequences_errors(n: usize) { nl: "één fout" / "{n} fouten", en: "one mistake" / "{n} mistakes" }
    /// How many things in a file are worth a look.
    sequences_warnings(n: usize) { nl: "één opmerking" / "{n} opmerkingen", en: "one remark" / "{n} remarks" }
    /// A file was checked, and is right.
    sequences_no_errors() { nl: "Geen fouten.", en: "No mistakes." }
    /// Sequences were checked, and so many are broken.
    sequences_broken(n: usize) { nl: "In één werkvorm staan fouten." / "In {n} werkvormen staan fouten.", en: "One sequence has mistakes." / "{n} sequences have mistakes." }
    /// An own copy was made of a sequence that came with the program.
    sequences_copied(path: &str) { nl: "Dit is nu je eigen versie: {path}", en: "This is your own version now: {path}" }
    /// A new sequence was made.
    sequences_made(path: &str) { nl: "Je nieuwe werkvorm: {path}", en: "Your new sequence: {path}" }
    /// The id of a new sequence made from this one.
    sequences_new_id(id: &str) { nl: "mijn-{id}", en: "my-{id}" }
    /// A sequence that cannot be chosen.
    sequences_left_out(file: &str) { nl: "{file} doet niet mee: er staan fouten in.", en: "{file} is left out: it has mistakes." }

    /// How an answer may begin.
    script_starter(words: &str) { nl: "Begin: {words}", en: "Begin: {words}" }
    /// What the one who leads says or minds.
    script_words(words: &str) { nl: "Script: {words}", en: "Script: {words}" }
    /// The line under which the answers are kept.
    script_line(line: &str) { nl: "lijn {line}", en: "line {line}" }
    /// No earlier version at all.
    until_mended_nothing() { nl: "Tot dit weg is, doet deze werkvorm niet mee.", en: "Until this is mended, this sequence is left out." }
}

/// What is used until the mistakes in a file are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// The version that was saved on this day.
    Version(Date),
    /// The shipped sequence with its id.
    Shipped,
    /// Nothing: it cannot be chosen.
    Nothing,
}

impl Ui {
    /// What is walked in the place of a broken file; None when it is not walked at all.
    pub fn walked_instead(self, until: Until, today: Date) -> Option<String> {
        match until {
            Until::Version(saved) => Some(self.walked_version(&short_date(self, saved, today))),
            Until::Shipped => Some(self.walked_shipped().to_owned()),
            Until::Nothing => None,
        }
    }

    /// What is used until the mistakes in a file are gone, in a sentence.
    pub fn until_mended(self, until: Until, today: Date) -> String {
        match until {
            Until::Version(saved) => self.until_mended_version(&short_date(self, saved, today)),
            Until::Shipped => self.until_mended_shipped().to_owned(),
            Until::Nothing => self.until_mended_nothing().to_owned(),
        }
    }
}
