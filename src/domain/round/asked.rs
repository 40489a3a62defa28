//! The learning questions of a case as a round calls them while it runs: those that are known, and
//! those that were asked in it, with the letters that they are to get.
//!
//! A new one has no identity before the round is finished; until then it is known by where it was
//! asked and its words. Never here: what finishing makes of them; that is `yields`.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::domain::agreement::Agreement;
use crate::domain::answer::{Answer, Content, Key};
use crate::domain::id::QuestionId;
use crate::domain::question::{LearningQuestion, Letter, QuestionRef, QuestionState, Reach};

use super::{Place, Round};

/// Where something new can be asked: in the agenda of a turn, or made of its answer (true).
type AskedAt = (Key, bool);

impl Round {
    /// The questions that an agreement can answer here: those that are open or were spoken of, and
    /// the new ones of this round.
    pub fn learning_questions(&self) -> Vec<LearningQuestion> {
        let spoken = self.questions_spoken_of();
        let known = self.questions.iter();
        let known = known.filter(|question| question.is_open() || spoken.contains(&question.id));
        known.cloned().chain(self.new_questions()).collect()
    }

    /// What was asked first in this round, in the order in which it gets its letters.
    pub fn new_questions(&self) -> Vec<LearningQuestion> {
        let mut letter = Letter::after(self.questions.iter().map(|question| question.letter));
        let mut new = Vec::new();
        let mut ask = |id: QuestionId, words: &str, reach: Option<Reach>, step: &str| {
            new.push(self.to_be_asked(id, letter, words, reach, step));
            letter = letter.next();
        };
        for agreement in &self.opening {
            let review = self.reviews.get(&agreement.id).filter(|review| review.as_question);
            if let Some(review) = review {
                let words = review.asks(review.change.as_deref().unwrap_or(&agreement.what));
                ask(self.id_of_agreement(agreement), words, None, "");
            }
        }
        let on_path: Vec<Key> = self.path().into_iter().filter_map(Place::turn).collect();
        for (key, answer) in self.in_turn_order() {
            let Some(step) = self.sequence.steps.get(key.step).filter(|_| on_path.contains(&key)) else {
                continue;
            };
            for (words, reach) in entries(answer) {
                ask(self.id_of_new(key, words), words, reach, &step.id);
            }
            if let Some(made) = self.uses.get(&key).and_then(|uses| uses.question.as_ref()) {
                ask(self.id_of_new(key, &made.text), &made.text, made.reach, &step.id);
            }
        }
        new
    }

    /// The letter by which a question is called now; None when it is not asked any more.
    pub fn letter_of(&self, question: QuestionRef) -> Option<Letter> {
        let known = self.questions.iter().find(|known| known.id == question.id);
        let letter = known.map(|known| known.letter);
        letter.or_else(|| self.new_questions().iter().find(|new| new.id == question.id).map(|new| new.letter))
    }

    /// The letter that a new question of this step is to get.
    pub fn letter_to_be(&self, step: usize, words: &str) -> Option<Letter> {
        let id = &self.sequence.steps.get(step)?.id;
        let new = self.new_questions();
        new.iter().find(|new| new.question == words && new.step == *id).map(|new| new.letter)
    }

    /// What was said, for people to read: the new questions of an agenda begin with their letters.
    pub fn with_letters(&self, step: usize, content: &Content) -> Content {
        let mut content = content.clone();
        if let Content::Agenda(entries) = &mut content {
            for entry in entries.iter_mut().filter(|entry| entry.question.is_none()) {
                if let Some(letter) = self.letter_to_be(step, &entry.text) {
                    entry.text = format!("{letter} · {}", entry.text);
                }
            }
        }
        content
    }

    /// By what a new question is known until the round is finished. Who asked it and in which place
    /// says nothing: the order may change, and people may become those of another case.
    pub(super) fn id_of_new(&self, key: Key, words: &str) -> QuestionId {
        let step = self.sequence.steps.get(key.step).map_or("", |step| step.id.as_str());
        QuestionId(Uuid::new_v5(&self.id.0, format!("question/{step}/{}/{words}", key.n).as_bytes()))
    }

    /// By what the question is known that an agreement becomes.
    pub(super) fn id_of_agreement(&self, agreement: &Agreement) -> QuestionId {
        QuestionId(Uuid::new_v5(&self.id.0, agreement.id.0.as_bytes()))
    }

    fn to_be_asked(
        &self,
        id: QuestionId,
        letter: Letter,
        words: &str,
        reach: Option<Reach>,
        step: &str,
    ) -> LearningQuestion {
        LearningQuestion {
            id,
            case: self.case.id,
            letter,
            question: words.to_owned(),
            state: QuestionState::Open,
            reach,
            made: self.started,
            round: Some(self.id),
            step: step.to_owned(),
            history: Vec::new(),
            answers: Vec::new(),
            quiet_rounds: 0,
        }
    }

    /// What is asked first, by where.
    pub(super) fn asked_at(&self) -> BTreeMap<AskedAt, Vec<QuestionId>> {
        let mut asked = BTreeMap::new();
        for (key, answer) in &self.answers {
            let ids = entries(answer).map(|(words, _)| self.id_of_new(*key, words)).collect();
            asked.insert((*key, false), ids);
        }
        for (key, uses) in &self.uses {
            let made = uses.question.as_ref();
            asked.insert(
                (*key, true),
                made.map(|made| self.id_of_new(*key, &made.text)).into_iter().collect(),
            );
        }
        asked
    }

    /// A question that was given other words in its place stays the one that an agreement answers.
    /// One that was taken away is no longer answered by anything.
    pub(super) fn follow_questions(&mut self, before: &BTreeMap<AskedAt, Vec<QuestionId>>) {
        let mut reworded = BTreeMap::new();
        for (at, now) in self.asked_at() {
            let Some(then) = before.get(&at).filter(|then| then.len() == now.len()) else {
                continue;
            };
            let changed =
                then.iter().zip(&now).filter(|(old, new)| !now.contains(old) && !then.contains(new));
            reworded.extend(changed.map(|(old, new)| (*old, *new)));
        }
        for answer in self.answers.values_mut() {
            let Some(Content::Agreements(promises)) = &mut answer.content else {
                continue;
            };
            for question in promises.iter_mut().filter_map(|promise| promise.question.as_mut()) {
                if let Some(new) = reworded.get(&question.id) {
                    question.id = *new;
                }
            }
        }
    }
}

/// The new questions of an agenda, with who can change them.
fn entries(answer: &Answer) -> impl Iterator<Item = (&str, Option<Reach>)> {
    let entries = match &answer.content {
        Some(Content::Agenda(entries)) => entries.as_slice(),
        _ => &[],
    };
    let new = entries.iter().filter(|entry| entry.question.is_none());
    new.map(|entry| (entry.text.as_str(), entry.reach))
}

#[cfg(test)]
mod tests;
