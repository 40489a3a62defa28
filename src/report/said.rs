//! What somebody said, as lines to read: the same for a round that runs and one that is finished.
//!
//! Never here: how lines are laid out or made safe to show.

use crate::domain::agreement::{Agreement, AgreementState, Review};
use crate::domain::answer::{Content, Due, Element, Key, Mark, Owner, Pick, Promise};
use crate::domain::case::{Came, EarlierWords, FinishedAnswer, FinishedRound, Note};
use crate::domain::id::QuestionId;
use crate::domain::person::Person;
use crate::domain::sequence::Sequence;
use crate::domain::words::Lang;
use crate::text::Ui;
use crate::text::dates::full_date;

use super::words::{Else, owners, picked, said};

/// What the words of an answer need from around it.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The language of halte.
    pub ui: Ui,
    /// The sequence.
    pub sequence: &'a Sequence,
    /// The language in which the questions were shown.
    pub language: &'a Lang,
    /// Everyone who can be named.
    pub people: &'a [Person],
    /// What was said in another turn of the round.
    pub other: &'a dyn Fn(Key) -> Option<&'a Content>,
    /// The words of a learning question.
    pub question: &'a dyn Fn(QuestionId) -> Option<String>,
}

impl Around<'_> {
    /// What was said in this step, a thing a line; one text may have lines of its own.
    pub fn lines(&self, step: usize, content: &Content) -> Vec<String> {
        match content {
            Content::Agreements(promises) => promises.iter().map(|promise| self.promise(promise)).collect(),
            Content::Elements(elements) => elements.iter().map(element).collect(),
            Content::Text(_)
            | Content::List(_)
            | Content::Number(_)
            | Content::Options(_)
            | Content::Votes(_)
            | Content::Agenda(_)
            | Content::SayBack { .. } => {
                let Some(step) = self.sequence.steps.get(step) else {
                    return Vec::new();
                };
                let answer = |key| self.other_words(key);
                let other = Else { answer: &answer, question: self.question };
                vec![said(step, content, self.language, self.ui, other)]
            }
        }
    }

    /// The words of an option or of an earlier answer.
    pub fn pick(&self, step: usize, pick: &Pick) -> String {
        let step = self.sequence.steps.get(step);
        step.map(|step| picked(step, pick, self.language, &|key| self.other_words(key))).unwrap_or_default()
    }

    /// What was said in another turn.
    fn other_words(&self, key: Key) -> Option<String> {
        Some(self.lines(key.step, (self.other)(key)?).join("\n"))
    }

    /// An agreement on one line: who, what, by when; if–then.
    pub fn promise(&self, promise: &Promise) -> String {
        let who = self.owners(&promise.who);
        let due = due_in_full(self.ui, &promise.due);
        agreement_line(&who, &promise.what, &due, &promise.if_then)
    }

    /// The names of those who will do it.
    pub fn owners(&self, owners: &[Owner]) -> String {
        owner_names(self.ui, owners, self.people)
    }
}

/// The names of those who will do it, among these people.
pub fn owner_names(ui: Ui, owners_of: &[Owner], people: &[Person]) -> String {
    owners(ui, owners_of, &|id| {
        people.iter().find(|person| person.id == id).map(|person| person.name.clone())
    })
}

/// «Bram: Brief voorleggen, uiterlijk vrijdag 4 april. Als …, dan …».
pub fn agreement_line(who: &str, what: &str, due: &str, if_then: &str) -> String {
    let mut line = String::new();
    if !who.is_empty() {
        line.push_str(who);
        line.push_str(": ");
    }
    // A full stop in the words does not stand before the comma.
    let goes_on = !due.is_empty() || !if_then.is_empty();
    line.push_str(what.strip_suffix('.').filter(|bare| goes_on && !bare.ends_with('.')).unwrap_or(what));
    if !due.is_empty() {
        line.push_str(", ");
        line.push_str(due);
    }
    if !if_then.is_empty() {
        line.push_str(". ");
        line.push_str(if_then);
    }
    line
}

fn element(element: &Element) -> String {
    let parts = [&element.element, &element.conditions, &element.why, &element.not_when];
    let said: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}

/// Numbers of a scale beside each other, from low to high: whose each is, is not said. None where not all are numbers.
pub fn numbers<'a>(contents: impl Iterator<Item = &'a Content>) -> Option<String> {
    let number = |content: &Content| if let Content::Number(number) = content { Some(*number) } else { None };
    let mut numbers = contents.map(number).collect::<Option<Vec<i64>>>()?;
    numbers.sort_unstable();
    let each: Vec<String> = numbers.iter().map(i64::to_string).collect();
    (!each.is_empty()).then(|| each.join(" · "))
}

/// «Karim, ambtenaar», or the name alone.
pub fn named(ui: Ui, person: &Person) -> String {
    match &person.role {
        Some(role) => ui.person_in_role(&person.name, ui.role(role)),
        None => person.name.clone(),
    }
}

/// «uiterlijk vrijdag 4 april 2025», or the words that were typed; empty when nothing was said.
pub fn due_in_full(ui: Ui, due: &Due) -> String {
    match due {
        Due::None => String::new(),
        Due::On(date) => ui.due(&full_date(ui, *date)),
        Due::Words(words) => words.clone(),
    }
}

/// The words that an agreement had before, and its first date, each with «eerder»; `due` puts a date into words.
pub fn earlier(ui: Ui, agreement: &Agreement, due: impl Fn(&Due) -> Option<String>) -> Vec<String> {
    let words = agreement.earlier_wordings().into_iter().map(on_one_line);
    let date = agreement.first_date().and_then(due);
    words.chain(date).map(|before| ui.agenda_before(&before)).collect()
}

/// What was made of an answer; of an agenda and of elements their own words say that.
pub fn came_of(ui: Ui, round: &FinishedRound, answer: &FinishedAnswer) -> Vec<String> {
    let says_it = matches!(answer.answer.content, Some(Content::Agenda(_) | Content::Elements(_)));
    let marked = answer.answer.marks.contains(&Mark::WorkingElement);
    let came = round.came_of.iter().filter(|came| came.answer == answer.id);
    let told = came.filter_map(|came| match &came.what {
        Came::Question(question, _) if !says_it => {
            Some(format!("{} {}", ui.mark_learning_question(), question.letter))
        }
        Came::Element(..) if !says_it && !marked => Some(ui.mark_working_element().to_owned()),
        Came::Question(..) | Came::Element(..) => None,
        Came::ComesBy(times) => Some(ui.comes_by_for(*times)),
    });
    let mut told: Vec<String> = told.collect();
    told.dedup();
    told
}

/// What an answer said before it was corrected, each on one line with «eerder».
pub fn corrected(ui: Ui, answer: &FinishedAnswer) -> Vec<String> {
    answer.earlier.iter().map(|earlier| ui.agenda_before(&before(earlier))).collect()
}

/// What an answer said before it was corrected, on one line.
pub fn before(earlier: &EarlierWords) -> String {
    let words = match &earlier.content {
        Content::Text(text) | Content::SayBack { text, .. } => text.clone(),
        Content::List(items) => items.join("\n"),
        Content::Number(number) => number.to_string(),
        // These are not typed, and so not corrected.
        Content::Options(_)
        | Content::Votes(_)
        | Content::Agreements(_)
        | Content::Agenda(_)
        | Content::Elements(_) => String::new(),
    };
    on_one_line(&format!("{words}\n{}", earlier.why))
}

/// What a note said before it was corrected, each on one line with «eerder».
pub fn note_before(ui: Ui, note: &Note) -> Vec<String> {
    note.earlier.iter().map(|words| ui.agenda_before(&on_one_line(words))).collect()
}

fn on_one_line(words: &str) -> String {
    words.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How it went, with the new date when one was said: «loopt nog, uiterlijk vrijdag 4 april 2025».
pub fn review_line(ui: Ui, review: &Review) -> String {
    let outcome = ui.outcome(review.outcome);
    let date = review.due.as_ref().map(|due| due_in_full(ui, due)).unwrap_or_default();
    if date.is_empty() { outcome.to_owned() } else { format!("{outcome}, {date}") }
}

/// The word for where an agreement stands.
pub fn state_word(ui: Ui, state: AgreementState) -> &'static str {
    match state {
        AgreementState::Open => ui.question_open(),
        AgreementState::Done => ui.outcome_done(),
        AgreementState::Dropped => ui.outcome_dropped(),
        AgreementState::Question => ui.mark_learning_question(),
    }
}

#[cfg(test)]
mod tests {
    use super::agreement_line;

    #[test]
    fn a_full_stop_in_what_was_agreed_does_not_stand_before_a_comma() {
        assert_eq!(
            agreement_line("Bram", "De jurist bellen.", "morgen", ""),
            "Bram: De jurist bellen, morgen"
        );
        assert_eq!(agreement_line("", "Bellen.", "", "Als nee, dan"), "Bellen. Als nee, dan");
        assert_eq!(agreement_line("", "De jurist bellen.", "", ""), "De jurist bellen.");
        assert_eq!(agreement_line("", "Wachten…...", "morgen", ""), "Wachten…..., morgen");
    }
}
