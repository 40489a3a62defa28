//! A finished round as a page that is read from top to bottom: what stands where, as values.
//!
//! Both faces of halte print the same page, each in its own way. Never here: a width, a style, or
//! a count beside a person's name.

mod answers;
pub mod apart;
pub mod attached;
pub mod line;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use crate::domain::Date;
use crate::domain::agreement::{Agreement, PastReview, Review};
use crate::domain::answer::{Due, Owner};
use crate::domain::case::{Case, FinishedAnswer, FinishedRound, Note};
use crate::domain::id::{AgreementId, PersonId};
use crate::domain::sequence::{Kind, Step};
use crate::text::Ui;
use crate::text::common::capital;
use crate::text::dates::{due_words, full_date, long_date, short_date};

use super::said::{earlier, note_before};
use super::words::owners;

/// A piece of the page. People's words stand in it as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Nothing, between two parts.
    Gap,
    /// What the lines under it are about: the question as it was asked then.
    Heading(String),
    /// Something to know, that nobody said.
    Aside(String),
    /// People, each with their role: these stay together.
    People(Vec<String>),
    /// Someone's words.
    Said {
        /// Whose; empty when the words say it themselves.
        name: String,
        /// What the words answer, where it is not what was asked of everyone: a question of a role, an agreement.
        asked: Option<String>,
        /// The words; may have more than one line.
        words: String,
        /// What the group set beside them.
        notes: Vec<String>,
    },
    /// An agreement that was made.
    Agreed {
        /// Who does it.
        name: String,
        /// Its words, and if – then.
        words: String,
        /// By when, and what it said before.
        dates: Vec<String>,
    },
    /// Short answers beside each other, such as numbers.
    Beside(Vec<String>),
}

/// Everything that a page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The case, for its title and the names of its people.
    pub case: &'a Case,
    /// The round.
    pub round: &'a FinishedRound,
    /// The agreements of which something was said in the round, at least.
    pub agreements: &'a [Agreement],
    /// The language in which halte speaks.
    pub ui: Ui,
    /// The day on which the page is read.
    pub today: Date,
}

/// The full day of the round: it stands beside the title of the case.
pub fn day(round: &FinishedRound, ui: Ui) -> String {
    full_date(ui, round.started.date_naive())
}

/// The page of a round, without the title of the case and the day.
pub fn of_round(source: &Source<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    source.head(&mut lines);
    source.reviews(&mut lines);
    let mut by_themselves: Vec<&Agreement> = Vec::new();
    for step in &source.round.sequence.steps {
        source.question(step, &mut lines);
    }
    let known = |agreement: &&Agreement| source.round.sequence.find(&agreement.step).is_none();
    by_themselves.extend(source.round.made.iter().filter(known));
    if !by_themselves.is_empty() {
        lines.extend([Line::Gap, Line::Heading(source.ui.closing_agreements().to_owned())]);
        lines.extend(by_themselves.into_iter().map(|agreement| source.agreement(agreement)));
    }
    source.noted(&mut lines);
    source.attached(&mut lines);
    source.elsewhere(&mut lines);
    source.next_round(&mut lines);
    source.skipped(&mut lines);
    lines
}

impl<'a> Source<'a> {
    /// The sequence, who was there, and what it was about.
    fn head(&self, lines: &mut Vec<Line>) {
        let (round, ui) = (self.round, self.ui);
        lines.push(Line::Aside(round.sequence.title.get(&round.language).to_owned()));
        let people: Vec<String> = round.present.iter().map(|id| self.person(*id)).collect();
        if !people.is_empty() {
            lines.push(Line::People(people));
        }
        if !round.about.is_empty() {
            lines.push(Line::Aside(ui.case_about(&round.about)));
        }
        if round.set_aside {
            lines.push(Line::Aside(ui.case_set_aside().to_owned()));
        }
    }

    /// «Noor, initiatiefnemer».
    fn person(&self, id: PersonId) -> String {
        let role = self.case.people.iter().find(|person| person.id == id);
        let role = role.and_then(|person| person.role.as_ref());
        match role {
            Some(role) => self.ui.person_in_role(self.name(id), self.ui.role(role)),
            None => self.name(id).to_owned(),
        }
    }

    fn name(&self, id: PersonId) -> &'a str {
        self.case.people.iter().find(|person| person.id == id).map_or("", |person| person.name.as_str())
    }

    /// What was said of earlier agreements: under each how it went, and then what was said of it.
    fn reviews(&self, lines: &mut Vec<Line>) {
        if self.round.reviews.is_empty() {
            return;
        }
        let heading = self.ui.opening_title().to_owned();
        lines.extend([Line::Gap, Line::Heading(heading)]);
        for (at, past) in self.round.reviews.iter().enumerate() {
            if at > 0 {
                lines.push(Line::Gap);
            }
            let mut notes = Vec::new();
            if past.at > self.round.finished {
                let date = short_date(self.ui, past.at.date_naive(), self.today);
                notes.push(self.ui.review_later(&date));
            }
            if past.review.as_question {
                notes.push(self.ui.mark_learning_question().to_owned());
            }
            let (name, agreed) = self.spoken_of(past.review.agreement, past);
            let asked = Some(agreed).filter(|words| !words.is_empty());
            lines.push(Line::Said { name, asked, words: self.came_of_it(&past.review), notes });
        }
    }

    /// «Gedaan. Er kwamen zeventien mensen.»; new words of the agreement on a line of their own.
    fn came_of_it(&self, review: &Review) -> String {
        let due = review.due.as_ref().and_then(|due| due_words(self.ui, due, self.today));
        let outcome = [Some(self.ui.outcome(review.outcome).to_owned()), due];
        let mut words = capital(&outcome.into_iter().flatten().collect::<Vec<_>>().join(", "));
        if !review.text.is_empty() {
            words.push_str(if words.ends_with('.') { " " } else { ". " });
            words.push_str(&review.text);
        }
        if let Some(change) = review.change.as_ref().filter(|change| !change.is_empty()) {
            words.push('\n');
            words.push_str(change);
        }
        words
    }

    /// Whose agreement it is, and its words as they were when it was spoken of in this round.
    fn spoken_of(&self, id: AgreementId, past: &PastReview) -> (String, String) {
        let Some(agreement) = self.agreements.iter().find(|agreement| agreement.id == id) else {
            return (String::new(), String::new());
        };
        (capital(&self.owners(&agreement.who)), agreement.words_at(past.id).to_owned())
    }

    fn owners(&self, who: &[Owner]) -> String {
        owners(self.ui, who, &|id| Some(self.name(id).to_owned()))
    }

    /// What was agreed, who does it, by when, and if – then.
    fn agreement(&self, agreement: &Agreement) -> Line {
        let mut words = agreement.what.clone();
        if !agreement.if_then.is_empty() {
            words.push('\n');
            words.push_str(&agreement.if_then);
        }
        let dated = |due: &Due| due_words(self.ui, due, self.today);
        Line::Agreed {
            name: capital(&self.owners(&agreement.who)),
            words,
            dates: dated(&agreement.due).into_iter().chain(earlier(self.ui, agreement, dated)).collect(),
        }
    }

    /// A question and what was answered to it; nothing where nobody was asked.
    fn question(&self, step: &Step, lines: &mut Vec<Line>) {
        let answers: Vec<&FinishedAnswer> =
            self.round.answers.iter().filter(|answer| answer.step == step.id && !answer.off_path).collect();
        let made: Vec<&Agreement> =
            self.round.made.iter().filter(|agreement| agreement.step == step.id).collect();
        if answers.is_empty() && made.is_empty() {
            return;
        }
        lines.push(Line::Gap);
        lines.push(Line::Heading(self.ask(step).to_owned()));
        if let Kind::Scale(scale) = &step.kind {
            let words = |number: i64, words: &str| format!("{number} {words}").trim_end().to_owned();
            let language = &self.round.language;
            let low = words(scale.from, scale.low.get(language));
            let high = words(scale.to, scale.high.get(language));
            // Numbers alone would say no more than the question does.
            if !(scale.low.get(language).is_empty() && scale.high.get(language).is_empty()) {
                lines.push(Line::Aside(format!("{low} · {high}")));
            }
        }
        self.answers(step, &answers, lines);
        lines.extend(made.into_iter().map(|agreement| self.agreement(agreement)));
    }

    /// The words that were asked of everyone, in the language in which they were shown.
    fn ask(&self, step: &'a Step) -> &'a str {
        step.wording.ask.get(&self.round.language)
    }

    /// What was noted beside the questions.
    fn noted(&self, lines: &mut Vec<Line>) {
        if self.round.notes.is_empty() {
            return;
        }
        lines.extend([Line::Gap, Line::Heading(self.ui.notes_heading().to_owned())]);
        lines.extend(self.round.notes.iter().map(|note| self.note(note)));
    }

    fn note(&self, note: &Note) -> Line {
        let (words, notes) = (note.text.clone(), note_before(self.ui, note));
        Line::Said { name: String::new(), asked: None, words, notes }
    }

    /// What was said at questions that the round left again.
    fn elsewhere(&self, lines: &mut Vec<Line>) {
        let off: Vec<&FinishedAnswer> = self.round.answers.iter().filter(|answer| answer.off_path).collect();
        if off.iter().all(|answer| answer.answer.content.is_none()) {
            return;
        }
        lines.extend([Line::Gap, Line::Heading(self.ui.case_said_elsewhere().to_owned())]);
        for step in &self.round.sequence.steps {
            let said = |answer: &&FinishedAnswer| answer.step == step.id && answer.answer.content.is_some();
            let answers: Vec<&FinishedAnswer> = off.iter().copied().filter(said).collect();
            if !answers.is_empty() {
                lines.push(Line::Aside(self.ask(step).to_owned()));
                self.answers(step, &answers, lines);
            }
        }
    }

    fn next_round(&self, lines: &mut Vec<Line>) {
        use crate::domain::answer::Due;
        let when = match &self.round.next_round {
            Due::None => return,
            Due::On(date) => long_date(self.ui, *date, self.today),
            Due::Words(words) => words.clone(),
        };
        lines.extend([
            Line::Gap,
            Line::Heading(self.ui.closing_next_round().to_owned()),
            Line::Said { name: String::new(), asked: None, words: when, notes: Vec::new() },
        ]);
    }

    /// The questions that nobody was asked, but for those that were left again.
    fn skipped(&self, lines: &mut Vec<Line>) {
        let told = |id: &&String| {
            let mut said = self.round.answers.iter().filter(|answer| answer.answer.content.is_some());
            !said.any(|answer| answer.step == **id)
        };
        let steps = self.round.skipped.iter().filter(told).filter_map(|id| self.round.sequence.find(id));
        let asks: Vec<Line> = steps.map(|(_, step)| Line::Aside(self.ask(step).to_owned())).collect();
        if !asks.is_empty() {
            lines.extend([Line::Gap, Line::Aside(self.ui.case_steps_skipped().to_owned())]);
            lines.extend(asks);
        }
    }
}
