//! What somebody said, as lines to read: the same for a round that runs and one that is finished.
//!
//! Never here: how lines are laid out or made safe to show.

use crate::domain::answer::{Content, Element, Key, Owner, Pick, Promise, QuestionState, Verdict};
use crate::domain::person::Person;
use crate::domain::sequence::{Choices, Kind, Sequence};
use crate::domain::words::Lang;
use crate::text::Ui;
use crate::text::codes;

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
}

impl Around<'_> {
    /// What was said in this step, a thing a line; one text may have lines of its own.
    pub fn lines(&self, step: usize, content: &Content) -> Vec<String> {
        match content {
            Content::Text(text) => vec![text.clone()],
            Content::List(items) => items.clone(),
            Content::Number(number) => vec![number.to_string()],
            Content::Options(picks) => picks.iter().map(|pick| self.pick(step, pick)).collect(),
            Content::Votes(votes) => {
                let vote = |(pick, count): &(Pick, u32)| format!("{count} × {}", self.pick(step, pick));
                votes.iter().map(vote).collect()
            }
            Content::Agreements(promises) => promises.iter().map(|promise| self.promise(promise)).collect(),
            Content::Agenda(entries) => entries
                .iter()
                .map(|entry| match entry.letter {
                    Some(letter) => {
                        format!("{letter}, {}: {}", question_state(self.ui, entry.state), entry.text)
                    }
                    None => entry.text.clone(),
                })
                .collect(),
            Content::Elements(elements) => elements.iter().map(element).collect(),
            Content::SayBack { text, verdict } => match verdict {
                Some(verdict) => vec![text.clone(), verdict_word(self.ui, *verdict).to_owned()],
                None => vec![text.clone()],
            },
        }
    }

    /// The words of an option or of an earlier answer.
    pub fn pick(&self, step: usize, pick: &Pick) -> String {
        match pick {
            Pick::Option(id) => {
                let kind = self.sequence.steps.get(step).map(|step| &step.kind);
                let Some(Kind::Choice(Choices::Options(options))) = kind else {
                    return id.clone();
                };
                let option = options.iter().find(|option| option.id == *id);
                option.map_or(id.as_str(), |option| option.label.get(self.language)).to_owned()
            }
            Pick::Answer(key, item) => match ((self.other)(*key), item) {
                (Some(Content::List(items)), Some(item)) => {
                    let item = usize::try_from(*item).ok().and_then(|at| items.get(at));
                    item.cloned().unwrap_or_default()
                }
                (Some(content), _) => self.lines(key.step, content).join(" "),
                (None, _) => String::new(),
            },
        }
    }

    /// An agreement on one line: who, what, by when; if–then.
    pub fn promise(&self, promise: &Promise) -> String {
        let who = self.owners(&promise.who);
        let due = codes::due_words(self.ui, &promise.due);
        agreement_line(&who, &promise.what, &due, &promise.if_then)
    }

    /// The names of those who will do it.
    pub fn owners(&self, owners: &[Owner]) -> String {
        owner_names(self.ui, owners, self.people)
    }

    /// The name of a person.
    pub fn name(&self, id: crate::domain::id::PersonId) -> Option<&str> {
        self.people.iter().find(|person| person.id == id).map(|person| person.name.as_str())
    }
}

/// The names of those who will do it, among these people.
pub fn owner_names(ui: Ui, owners: &[Owner], people: &[Person]) -> String {
    codes::owner_names(ui, owners, |owner| {
        let Owner::Person(id) = owner else {
            return None;
        };
        people.iter().find(|person| person.id == *id).map(|person| person.name.as_str())
    })
}

/// «Bram: Brief voorleggen, uiterlijk vrijdag 4 april. Als …, dan …».
pub fn agreement_line(who: &str, what: &str, due: &str, if_then: &str) -> String {
    let mut line = String::new();
    if !who.is_empty() {
        line.push_str(who);
        line.push_str(": ");
    }
    line.push_str(what);
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

fn question_state(ui: Ui, state: QuestionState) -> &'static str {
    match state {
        QuestionState::Open => ui.question_open(),
        QuestionState::Provisional => ui.question_provisional(),
        QuestionState::Closed => ui.question_closed(),
        QuestionState::Reworded => ui.question_reworded(),
        QuestionState::Persistent => ui.question_persistent(),
    }
}

fn verdict_word(ui: Ui, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => ui.verdict_yes(),
        Verdict::Partly => ui.verdict_partly(),
        Verdict::No => ui.verdict_no(),
    }
}
