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
    /// Heads the list.
    sequences_title() { nl: "Werkvormen", en: "Sequences" }
    /// For how many people, short.
    sequences_for(min: u32, max: u32) { nl: "{min}–{max} mensen", en: "{min}–{max} people" }
    /// How long it takes, short.
    sequences_minutes(n: u32) { nl: "{n} min", en: "{n} min" }
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
    /// A sequence that cannot be chosen.
    sequences_left_out(file: &str) { nl: "{file} doet niet mee: er staan fouten in.", en: "{file} is left out: it has mistakes." }

    /// What a sequence takes for five people.
    script_time(minutes: &str) { nl: "met vijf mensen {minutes}", en: "with five people {minutes}" }
    /// What a sequence asks of the group.
    script_needs(needs: &str) { nl: "Vraagt om {needs}.", en: "Asks for {needs}." }
    /// People in the same position.
    need_peers() { nl: "mensen in dezelfde positie", en: "people in the same position" }
    /// Trust.
    need_trust() { nl: "mensen die elkaar vertrouwen", en: "people who trust each other" }
    /// A leader without a stake.
    need_neutral() { nl: "een gespreksleider zonder belang", en: "a facilitator without a stake" }
    /// A trained leader.
    need_trained() { nl: "een gespreksleider die dit geleerd heeft", en: "a facilitator trained in this" }
    /// Heads where the questions come from.
    script_sources() { nl: "Bronnen", en: "Sources" }
    /// How an answer may begin.
    script_starter(words: &str) { nl: "Begin: {words}", en: "Begin: {words}" }
    /// What the one who leads says.
    script_say(words: &str) { nl: "Zeg: {words}", en: "Say: {words}" }
    /// Another wording for one role.
    script_role(role: &str, words: &str) { nl: "Voor {role}: {words}", en: "For {role}: {words}" }
    /// Everyone in turn.
    script_each() { nl: "ieder om de beurt", en: "each in turn" }
    /// The group.
    script_group() { nl: "samen", en: "together" }
    /// The one whose question it is.
    script_bringer() { nl: "wie het inbrengt", en: "whose question it is" }
    /// All but that one.
    script_others() { nl: "de anderen om de beurt", en: "the others in turn" }
    /// An answer in words.
    script_text() { nl: "in woorden", en: "in words" }
    /// A list.
    script_list() { nl: "een lijst", en: "a list" }
    /// A number.
    script_scale(from: i64, to: i64) { nl: "een cijfer van {from} tot {to}", en: "a number from {from} to {to}" }
    /// A choice.
    script_choice() { nl: "kiezen", en: "choose" }
    /// A vote.
    script_vote(votes: u32) { nl: "één stem" / "{votes} stemmen", en: "one vote" / "{votes} votes" }
    /// An agreement.
    script_agreement() { nl: "een afspraak", en: "an agreement" }
    /// Learning questions.
    script_agenda() { nl: "leervragen", en: "learning questions" }
    /// A working element.
    script_element() { nl: "iets wat werkt", en: "something that works" }
    /// Saying back.
    script_say_back() { nl: "in eigen woorden teruggeven", en: "say back in own words" }
    /// Nothing is answered.
    script_aloud() { nl: "hardop", en: "aloud" }
    /// Hidden until the step is done.
    script_hidden() { nl: "eerst verborgen", en: "hidden at first" }
    /// On one's own paper.
    script_private() { nl: "op eigen papier", en: "on own paper" }
    /// Without names.
    script_unnamed() { nl: "zonder naam", en: "no names" }
    /// May be left out.
    script_optional() { nl: "mag je overslaan", en: "may be left out" }
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
    /// What is used until the mistakes in a file are gone, in a sentence.
    pub fn until_mended(self, until: Until, today: Date) -> String {
        match until {
            Until::Version(saved) => self.until_mended_version(&short_date(self, saved, today)),
            Until::Shipped => self.until_mended_shipped().to_owned(),
            Until::Nothing => self.until_mended_nothing().to_owned(),
        }
    }
}
