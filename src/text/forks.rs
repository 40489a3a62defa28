//! Words of choosing between two versions.
//!
//! Never here: which one is right.

use super::Ui;
use super::table::words;

words! {
    /// On a case: so many things stand in two versions.
    forks_here(n: usize) { nl: "één ding is op twee plekken anders gezegd" / "{n} dingen zijn op twee plekken anders gezegd", en: "one thing was said differently in two places" / "{n} things were said differently in two places" }
    /// Which of them is on screen.
    forks_at(at: usize, of: usize) { nl: "{at} van {of}", en: "{at} of {of}" }
    /// The version that the lists show.
    forks_stands() { nl: "staat er nu", en: "stands there now" }
    /// One was chosen.
    forks_chosen() { nl: "Zo blijft het staan.", en: "This is how it stays." }
    /// There is nothing to choose.
    forks_none() { nl: "Er staat niets in twee versies.", en: "Nothing stands in two versions." }
    /// To the things in two versions.
    key_forks() { nl: "twee versies", en: "two versions" }
    /// This version stays.
    key_this_version() { nl: "deze blijft", en: "this one stays" }
    /// The thing before or after.
    key_other_fork() { nl: "vorige of volgende", en: "previous or next" }
    /// A case.
    fork_case() { nl: "titel", en: "title" }
    /// A person.
    fork_person() { nl: "iemand", en: "someone" }
    /// A round.
    fork_round() { nl: "ronde", en: "round" }
    /// An answer.
    fork_answer() { nl: "antwoord", en: "answer" }
    /// An agreement.
    fork_agreement() { nl: "afspraak", en: "agreement" }
    /// What was said of an agreement.
    fork_review() { nl: "wat er van een afspraak gezegd is", en: "what was said of an agreement" }
    /// A learning question, or what was said of it.
    fork_question() { nl: "leervraag", en: "learning question" }
    /// A working element.
    fork_element() { nl: "wat werkt", en: "what works" }
    /// A note.
    fork_note() { nl: "notitie", en: "note" }
    /// Something that was shown.
    fork_attachment() { nl: "wat er getoond is", en: "what was shown" }
    /// A version that says nothing where another does.
    fork_nothing() { nl: "zonder iets erbij", en: "with nothing else in it" }
    /// Versions that differ in no word.
    fork_only_when() { nl: "dezelfde woorden, op een ander moment bewaard", en: "the same words, kept at another moment" }
    /// Nobody promised it.
    fork_nobody() { nl: "niemand genoemd", en: "nobody named" }
    /// An answer that does not come back next time.
    fork_stays() { nl: "komt niet terug", en: "does not come back" }
    /// Someone who takes part.
    fork_active() { nl: "doet mee", en: "takes part" }
    /// Who was there.
    fork_attendance() { nl: "wie er was", en: "who was there" }
    /// A mark.
    fork_mark() { nl: "markering", en: "mark" }
    /// Where a working element was seen.
    fork_sighting() { nl: "weer gezien", en: "seen again" }
    /// Anything else.
    fork_other() { nl: "iets wat erbij hoort", en: "something that belongs to it" }
}

impl Ui {
    /// What kind of thing stands in two versions.
    pub fn fork_kind(self, kind: &str) -> &'static str {
        match kind {
            "case" => self.fork_case(),
            "person" => self.fork_person(),
            "round" => self.fork_round(),
            "answer" => self.fork_answer(),
            "agreement" => self.fork_agreement(),
            "review" => self.fork_review(),
            "learning-question" | "question-entry" => self.fork_question(),
            "attachment" => self.fork_attachment(),
            "element" => self.fork_element(),
            "note" => self.fork_note(),
            "attendance" => self.fork_attendance(),
            "mark" => self.fork_mark(),
            "sighting" => self.fork_sighting(),
            _ => self.fork_other(),
        }
    }
}
