//! Words of the lists that outlive a round: learning questions and working elements.
//!
//! Never here: a guess at what belongs together, or a count beside a person's name.

use super::Ui;
use super::dates::short_date;
use super::table::words;
use crate::domain::Date;
use crate::domain::question::{LearningQuestion, QuestionEntry};

words! {
    /// Where a learning question stands, in plain mode.
    agenda_state() { nl: "open, voorlopig antwoord, afgerond, anders gezegd of blijft terugkomen? Leeg: nu niet.", en: "open, answered for now, closed, said differently or keeps coming back? Empty: not now." }
    /// The line about a learning question.
    agenda_line() { nl: "Wat zeggen jullie ervan?", en: "What do you say about it?" }
    /// The line about a question that has an answer for now, or is closed.
    agenda_answer() { nl: "Wat is het antwoord nu?", en: "What is the answer now?" }
    /// The new words of a question that is said differently.
    agenda_rewording() { nl: "Hoe zeggen jullie de vraag nu?", en: "How do you put the question now?" }
    /// Nothing was said of it for a long time.
    agenda_old() { nl: "al een tijd niet besproken", en: "not spoken of for a while" }
    /// What a question was called before.
    agenda_before(words: &str) { nl: "eerder: {words}", en: "before: {words}" }
    /// Not one of the states.
    agenda_no_state(typed: &str) { nl: "‘{typed}’ is geen van: open, voorlopig antwoord, afgerond, anders gezegd, blijft terugkomen", en: "‘{typed}’ is none of: open, answered for now, closed, said differently, keeps coming back" }
    /// A question that is said differently, without words.
    agenda_no_wording() { nl: "zonder nieuwe woorden is de vraag niet anders gezegd", en: "without new words the question is not said differently" }
    /// An answer that was linked to an earlier one.
    comes_by(nth: &str) { nl: "komt voor de {nth} keer langs", en: "comes by for the {nth} time" }
    /// What a learning question was made of.
    agenda_from_agreement() { nl: "was een afspraak", en: "was an agreement" }
    /// What the group said is the same.
    element_same(words: &str) { nl: "ook zo gezegd: {words}", en: "also put like this: {words}" }
    /// A review of an agreement that was said after the round with which it stands.
    review_later(date: &str) { nl: "later gezegd, {date}", en: "said later, {date}" }
    /// Heads learning questions.
    lists_questions() { nl: "Leervragen", en: "Learning questions" }
    /// Heads what was noted.
    notes_heading() { nl: "Genoteerd", en: "Noted" }
}

impl Ui {
    /// Where a learning question stands, with a flag when it waits for long.
    pub fn standing_of(self, question: &LearningQuestion, today: Date) -> String {
        let state = self.question_state(question.state);
        if question.is_old(today) { format!("{state} · {}", self.agenda_old()) } else { state.to_owned() }
    }

    /// What was said of a learning question at one moment, on a line: «12 maart: open. Els vroeg het na.»
    pub fn said_of_question(self, entry: &QuestionEntry, today: Date) -> String {
        let date = short_date(self, entry.at.date_naive(), today);
        let state = self.question_state(entry.state);
        if entry.text.is_empty() {
            format!("{date}: {state}")
        } else {
            format!("{date}: {state}. {}", entry.text)
        }
    }

    /// «komt voor de 3e keer langs».
    pub fn comes_by_for(self, n: usize) -> String {
        let end = match (self, n % 10, n % 100) {
            (Self::Nl, ..) => "e",
            (Self::En, _, 11..=13) => "th",
            (Self::En, 1, _) => "st",
            (Self::En, 2, _) => "nd",
            (Self::En, 3, _) => "rd",
            (Self::En, ..) => "th",
        };
        self.comes_by(&format!("{n}{end}"))
    }
}
