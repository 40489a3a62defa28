//! Words of the learning questions in a round: which this touches, where they stand now, new ones.
//!
//! Never here: a judgement on how long a question is open.

use super::Ui;
use super::dates::short_date;
use super::table::words;
use crate::domain::Date;
use crate::domain::question::{LearningQuestion, QuestionEntry, QuestionState};

words! {
    /// How the questions are picked.
    agenda_pick() { nl: "Kies alleen wat dit raakt. Tab laat de rest staan.", en: "Choose only what this touches. Tab leaves the rest." }
    /// There is no open learning question.
    agenda_none() { nl: "Er staan nog geen leervragen open.", en: "No learning questions are open yet." }
    /// The row that makes a new one, and what stands before its field.
    agenda_new() { nl: "nieuwe leervraag", en: "new learning question" }
    /// Asks for the state of a question.
    agenda_where() { nl: "Waar staat deze vraag nu?", en: "Where does this question stand now?" }
    /// A question of which nothing was said for long.
    agenda_old() { nl: "lang niet besproken", en: "not spoken of for a while" }
    /// Asks for the working element in an answer.
    making_element() { nl: "Wat werkt hier misschien?", en: "What may work here?" }
    /// Asks for the learning question in an answer.
    making_question() { nl: "Welke leervraag zit hierin?", en: "Which learning question is in this?" }
    /// Asks which earlier obstacle this is.
    recurring_title() { nl: "Is dit hetzelfde als eerder?", en: "Is this the same as before?" }
    /// There is no earlier obstacle.
    recurring_none() { nl: "Er is nog geen eerder obstakel om bij te kiezen.", en: "There is no earlier obstacle to choose from yet." }
    /// How often an obstacle came by before.
    came_by(n: u32) { nl: "kwam één keer langs" / "kwam {n} keer langs", en: "came by once" / "came by {n} times" }
    /// Something that comes along again: «komt voor de 2e keer langs».
    comes_by(ordinal: &str) { nl: "komt voor de {ordinal} keer langs", en: "comes by for the {ordinal} time" }

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
    /// «komt voor de 3e keer langs».
    pub fn comes_by_nth(self, n: u32) -> String {
        let ending = match self {
            Self::Nl => "e",
            Self::En => match (n % 10, n % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            },
        };
        self.comes_by(&format!("{n}{ending}"))
    }

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

/// Where a question stands, and that nothing was said of it for long.
pub fn standing(ui: Ui, question: &LearningQuestion, today: Date) -> String {
    let state = ui.question_state(question.state);
    if question.is_old(today) { format!("{state} · {}", ui.agenda_old()) } else { state.to_owned() }
}

/// What was said of a question at one moment, on one line.
pub fn said_then(ui: Ui, entry: &QuestionEntry, today: Date) -> String {
    let date = short_date(ui, entry.at.date_naive(), today);
    let state = ui.question_state(entry.state);
    match (entry.state, entry.text.is_empty()) {
        (QuestionState::Reworded, true) => format!("{date}: «{}»", entry.question),
        (_, true) => format!("{date}: {state}"),
        (_, false) => format!("{date}: {state}. {}", entry.text),
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Ui;

    #[test]
    fn how_often_something_comes_by_is_said_as_people_say_it() {
        assert_eq!(Ui::Nl.comes_by_nth(3), "komt voor de 3e keer langs");
        let english = [2, 3, 4, 11, 22].map(|n| Ui::En.comes_by_nth(n));
        let endings = ["2nd", "3rd", "4th", "11th", "22nd"];
        assert_eq!(english, endings.map(|nth| format!("comes by for the {nth} time")));
    }
}
