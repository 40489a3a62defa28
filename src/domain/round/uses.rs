//! What a group makes of an answer while its round runs, besides marks: a working element, a
//! learning question, a link to what came by before. Taken back, nothing of it is left.
//!
//! Never here: what comes of it when the round is finished; that is `yields`.

use crate::domain::answer::{Content, Element, Key};
use crate::domain::id::{AnswerId, ElementId, QuestionId};
use crate::domain::question::{LearningQuestion, Reach};

use super::{Refusal, Round};

/// What is made of one answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// A working element.
    pub element: Option<Element>,
    /// A learning question.
    pub question: Option<NewQuestion>,
    /// The earlier answer that it comes back to.
    pub recurs: Option<AnswerId>,
    /// The known working element that it tells of.
    pub seen: Option<ElementId>,
}

/// A learning question as a group asks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuestion {
    /// Its words.
    pub text: String,
    /// Who can change this; None when nobody said.
    pub reach: Option<Reach>,
}

impl Round {
    /// What is made of an answer that was said. An agreement lives on by itself, so that nothing
    /// else is made of the answer in which it stands.
    pub(super) fn uses(&mut self, key: Key) -> Result<&mut Uses, Refusal> {
        match self.said(key)?.content {
            Some(Content::Agreements(_)) | None => Err(Refusal::WrongKind),
            Some(
                Content::Text(_)
                | Content::List(_)
                | Content::Number(_)
                | Content::Options(_)
                | Content::Votes(_)
                | Content::Agenda(_)
                | Content::Elements(_)
                | Content::SayBack { .. },
            ) => Ok(self.uses.entry(key).or_default()),
        }
    }

    /// Nothing is made of an answer that was taken back.
    pub(super) fn drop_idle_uses(&mut self) {
        let answers = &self.answers;
        self.uses.retain(|key, uses| {
            *uses != Uses::default() && answers.get(key).is_some_and(|answer| answer.content.is_some())
        });
    }

    pub(super) fn note(&mut self, at: usize, text: String) {
        match self.notes.get_mut(at) {
            Some(note) if !text.is_empty() => *note = text,
            Some(_) => drop(self.notes.remove(at)),
            None if text.is_empty() => {}
            None => self.notes.push(text),
        }
    }

    /// In another case its questions are there, and still those of which was spoken.
    pub(super) fn change_questions(&mut self, questions: Vec<LearningQuestion>) {
        let spoken = self.questions_spoken_of();
        self.questions.retain(|question| spoken.contains(&question.id));
        let known: Vec<QuestionId> = self.questions.iter().map(|question| question.id).collect();
        self.questions.extend(questions.into_iter().filter(|question| !known.contains(&question.id)));
    }

    /// The learning questions that an answer of this round speaks of.
    pub fn questions_spoken_of(&self) -> Vec<QuestionId> {
        let contents = self.answers.values().filter_map(|answer| answer.content.as_ref());
        contents.flat_map(Content::questions).map(|question| question.id).collect()
    }
}
