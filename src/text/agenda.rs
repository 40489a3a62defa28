//! Words of the learning questions in a round: which this touches, where they stand now, new ones.
//!
//! Never here: a judgement on how long a question is open.

use super::Ui;
use super::dates::short_date;
use super::table::words;
use crate::domain::Date;
use crate::domain::question::{QuestionEntry, QuestionState};

words! {
    /// How the questions are picked.
    agenda_pick() { nl: "Kies alleen wat dit raakt. Tab laat de rest staan.", en: "Choose only what this touches. Tab leaves the rest." }
    /// There is no open learning question.
    agenda_none() { nl: "Er staan nog geen leervragen open.", en: "No learning questions are open yet." }
    /// The row that makes a new one, and what stands before its field.
    agenda_new() { nl: "nieuwe leervraag", en: "new learning question" }
    /// Asks for the state of a question.
    agenda_where() { nl: "Waar staat deze vraag nu?", en: "Where does this question stand now?" }
    /// Asks for the working element in an answer.
    making_element() { nl: "Wat werkt hier misschien?", en: "What may work here?" }
    /// Asks for the learning question in an answer.
    making_question() { nl: "Welke leervraag zit hierin?", en: "Which learning question is in this?" }
    /// Asks which earlier obstacle this is.
    recurring_title() { nl: "Is dit hetzelfde als eerder?", en: "Is this the same as before?" }
    /// There is no earlier obstacle.
    recurring_none() { nl: "Er is nog geen eerder obstakel om bij te kiezen.", en: "There is no earlier obstacle to choose from yet." }
    /// How often an obstacle came by before.
    came_by(n: usize) { nl: "kwam één keer langs" / "kwam {n} keer langs", en: "came by once" / "came by {n} times" }

    /// The learning question that an agreement answers.
    agenda_answered(letter: &str) { nl: "bij leervraag {letter}", en: "for learning question {letter}" }

    /// The line that goes with a question that stays open.
    agenda_ask_open() { nl: "Wat is er geprobeerd?", en: "What was tried?" }
    /// The line that goes with an answer for now.
    agenda_ask_provisional() { nl: "Wat is het antwoord, voor nu?", en: "What is the answer, for now?" }
    /// The line that goes with a closed question.
    agenda_ask_closed() { nl: "Wat kwam eruit?", en: "What came of it?" }
    /// The new wording of a question.
    agenda_ask_reworded() { nl: "Hoe zeggen jullie het nu?", en: "How do you say it now?" }
    /// The line that goes with a question that keeps coming back.
    agenda_ask_persistent() { nl: "Waaraan merken jullie dat?", en: "What do you notice of it?" }

    /// A new learning question, by example.
    agenda_starter() { nl: "Hoe kunnen we …, terwijl …?", en: "How can we …, while …?" }
    /// Who can change what the question is about.
    agenda_reach() { nl: "Wie kan hier iets aan veranderen?", en: "Who can change this?" }
    /// That may stay open.
    agenda_reach_free() { nl: "Weten jullie het niet? Tab laat het open.", en: "Not sure? Tab leaves it open." }
    /// Another new one.
    agenda_more() { nl: "Nog een leervraag? Anders verder.", en: "Another learning question? Or go on." }
}

impl Ui {
    /// The question for the line that goes with a state.
    pub fn agenda_ask(self, state: QuestionState) -> &'static str {
        match state {
            QuestionState::Open => self.agenda_ask_open(),
            QuestionState::Provisional => self.agenda_ask_provisional(),
            QuestionState::Closed => self.agenda_ask_closed(),
            QuestionState::Reworded => self.agenda_ask_reworded(),
            QuestionState::Persistent => self.agenda_ask_persistent(),
        }
    }
}

/// What was said of a question at one moment, on one line.
pub fn said_then(ui: Ui, entry: &QuestionEntry, today: Date) -> String {
    let date = short_date(ui, entry.at.date_naive(), today);
    if entry.state == QuestionState::Reworded && entry.text.is_empty() {
        return format!("{date}: «{}»", entry.question);
    }
    ui.said_of_question(entry, today)
}
