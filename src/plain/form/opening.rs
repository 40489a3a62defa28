//! How it went with an open agreement: an outcome and a line; a new date or other words before.
//!
//! Never here: what an outcome does to the agreement.

use crate::domain::agreement::{Agreement, Outcome, Review};
use crate::domain::answer::Due;
use crate::domain::round::fields::{Field, ReviewPart};
use crate::plain::entry::{Entry, Knows};
use crate::text::lookup::outcome_from_typed;
use crate::text::promise::due;

use super::{Around, Form, Said, Taken, Wrong};

/// What is said of an agreement.
pub struct Opening {
    agreement: Agreement,
    due: Option<(String, Due)>,
    change: Option<String>,
    outcome: Option<(String, Outcome)>,
    as_question: bool,
    /// The line that was typed before it became a question.
    text: String,
}

impl Opening {
    /// Nothing is said of this agreement now, but perhaps a line before it became a question: one that was begun, or one
    /// that stands since they came back.
    pub fn new(agreement: &Agreement, review: Option<&Review>, begun: &[(Field, String)]) -> Self {
        let stands = |part| begun.iter().find(|(field, _)| *field == Field::Opening(agreement.id, part));
        let asked = stands(ReviewPart::Question).is_some_and(|(_, yes)| !yes.is_empty());
        let text = stands(ReviewPart::Text).filter(|_| asked).map(|(_, text)| text.clone());
        let text = text.or_else(|| review.map(|review| review.text.clone()));
        Self {
            agreement: agreement.clone(),
            due: None,
            change: None,
            outcome: None,
            as_question: false,
            text: text.unwrap_or_default(),
        }
    }

    fn review(&self, outcome: Outcome, text: String, around: Around<'_>) -> Review {
        Review {
            agreement: self.agreement.id,
            outcome,
            text,
            due: self.due.as_ref().map(|(_, due)| due.clone()),
            change: self.change.clone(),
            as_question: self.as_question,
            wording: String::new(),
            past_due_not: outcome == Outcome::Not && self.agreement.is_past_due(around.today),
        }
    }

    fn offers(&self, around: Around<'_>) -> bool {
        let outcome = self.outcome.as_ref().map(|(_, outcome)| *outcome);
        outcome.is_some_and(|outcome| self.agreement.offers_question(outcome, around.today))
    }
}

impl Form for Opening {
    fn at(&self) -> Field {
        let part = match (self.outcome.is_some(), self.as_question) {
            (false, _) => ReviewPart::Outcome,
            (true, false) => ReviewPart::Text,
            (true, true) => ReviewPart::Wording,
        };
        Field::Opening(self.agreement.id, part)
    }

    fn asks(&self, around: Around<'_>) -> String {
        let ui = around.ui;
        let Some((_, outcome)) = &self.outcome else {
            return ui.plain_outcome().to_owned();
        };
        let line = ui.outcome_question(*outcome);
        if self.as_question {
            ui.opening_learn().to_owned()
        } else if self.offers(around) {
            format!("{} {}\n{line}", ui.plain_offer(), ui.plain_offer_question())
        } else {
            line.to_owned()
        }
    }

    fn knows(&self) -> Knows {
        Knows::Reviews
    }

    fn take(&mut self, entry: Entry, around: Around<'_>) -> Result<Taken, Wrong> {
        match (entry, &self.outcome) {
            (Entry::Due(line), _) => self.due = Some((line.clone(), due(&line, around.today))),
            (Entry::Change(words), _) => self.change = Some(words),
            (Entry::Question, _) if self.offers(around) => self.as_question = true,
            (Entry::Question, _) => return Err(Wrong::NoOffer),
            // The line under what they want to learn is the question.
            (Entry::Words(line), Some((_, outcome))) if self.as_question => {
                let review = self.review(*outcome, self.text.clone(), around);
                return Ok(Taken::Said(Said::Review(Review { wording: line, ..review })));
            }
            (Entry::Words(line), Some((_, outcome))) => {
                return Ok(Taken::Said(Said::Review(self.review(*outcome, line, around))));
            }
            (Entry::Words(line), None) if line.is_empty() => {
                if self.due.is_none() && self.change.is_none() {
                    return Ok(Taken::Said(Said::Nothing));
                }
                return Ok(Taken::Said(Said::Review(self.review(Outcome::Skipped, line, around))));
            }
            (Entry::Words(line), None) => {
                let outcome = outcome_from_typed(&line).ok_or_else(|| Wrong::NoOutcome(line.clone()))?;
                self.outcome = Some((line, outcome));
            }
            (Entry::Command(_) | Entry::EmptyLine, _) => {}
        }
        Ok(Taken::More)
    }

    fn filled(&self) -> Vec<(Field, String)> {
        let field = |part| Field::Opening(self.agreement.id, part);
        let due = self.due.iter().map(|(line, _)| (field(ReviewPart::Due), line.clone()));
        let change = self.change.iter().map(|words| (field(ReviewPart::Change), words.clone()));
        let outcome = self.outcome.iter().map(|(line, _)| (field(ReviewPart::Outcome), line.clone()));
        let question = self.as_question.then(|| (field(ReviewPart::Question), "yes".to_owned()));
        due.chain(change).chain(outcome).chain(question).collect()
    }
}
