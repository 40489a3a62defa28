//! What a round adds to the lists that outlive it: learning questions and working elements.
//!
//! Never here: answers, agreements and reviews; those are `finish`.

use std::collections::BTreeMap;

use crate::domain::Moment;
use crate::domain::agreement::Agreement;
use crate::domain::answer::{AgendaEntry, Content, Element, Key, Slot};
use crate::domain::element::{Sighting, Strength, WorkingElement};
use crate::domain::id::{AgreementId, AnswerId, ElementId, EntryId, QuestionId, SightingId};
use crate::domain::question::{
    LearningQuestion, Letter, QuestionEntry, QuestionRef, QuestionState, Reach, Saying,
};

use super::{Mint, Round};

/// What a round adds to the lists of its case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Yields {
    /// Learning questions that are new or of which was spoken, as they are after this round.
    pub questions: Vec<LearningQuestion>,
    /// New working elements.
    pub elements: Vec<WorkingElement>,
    /// Known working elements that were seen again.
    pub seen: Vec<SeenAgain>,
    /// Answers that come back to an earlier one, with that one.
    pub recurs: Vec<(AnswerId, AnswerId)>,
}

/// A known working element that was seen again.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenAgain {
    /// The element.
    pub element: ElementId,
    /// Where, and with what outcome.
    pub sighting: Sighting,
    /// The answer that tells of it.
    pub answer: AnswerId,
}

/// What is asked first, and where.
struct Asked<'a> {
    words: &'a str,
    reach: Option<Reach>,
    step: &'a str,
    answer: Option<AnswerId>,
    agreement: Option<AgreementId>,
    /// By what the round knew it while it ran.
    known_by: QuestionId,
}

/// One round that adds to the lists.
struct Adding<'a, M> {
    round: &'a Round,
    at: Moment,
    mint: &'a mut M,
    /// The letter of the next new question.
    letter: Letter,
    yields: Yields,
    /// What the new questions were known by while the round ran.
    asked: BTreeMap<QuestionId, QuestionRef>,
}

impl Round {
    /// What this round adds to the lists of its case. `kept` is the answer that each turn on the
    /// path becomes; agreements that became a learning question are told so here, and what a new
    /// question was known by while the round ran stands beside it.
    pub(super) fn yields(
        &self,
        at: Moment,
        kept: &BTreeMap<Key, AnswerId>,
        reviewed: &mut [Agreement],
        mint: &mut impl Mint,
    ) -> (Yields, BTreeMap<QuestionId, QuestionRef>) {
        let letter = Letter::after(self.questions.iter().map(|question| question.letter));
        let mut adding =
            Adding { round: self, at, mint, letter, yields: Yields::default(), asked: BTreeMap::new() };
        for agreement in reviewed {
            let known_by = self.id_of_agreement(agreement);
            let last = agreement.reviews.last_mut();
            if let Some(past) = last.filter(|past| past.round == self.id && past.review.as_question) {
                let (words, from) = (past.review.asks(&agreement.what).to_owned(), Some(agreement.id));
                // From here on it stands in the question.
                past.review.wording.clear();
                let asked =
                    Asked { words: &words, reach: None, step: "", answer: None, agreement: from, known_by };
                agreement.question = Some(adding.ask(&asked));
            }
        }
        // What is made of answers without a name comes in the order of their random identities.
        let mut in_order = self.in_turn_order();
        in_order.sort_by_key(|(key, _)| {
            let unnamed = matches!(key.slot, Slot::Unnamed(_));
            (key.step, key.n, kept.get(key).filter(|_| unnamed))
        });
        for (key, answer) in in_order {
            let (Some(id), Some(step)) = (kept.get(&key), self.sequence.steps.get(key.step)) else {
                continue;
            };
            match &answer.content {
                Some(Content::Agenda(entries)) => {
                    for entry in entries {
                        adding.entry(key, entry, &step.id, *id);
                    }
                }
                Some(Content::Elements(elements)) => {
                    for element in elements {
                        adding.element(element, &step.id, *id);
                    }
                }
                Some(_) | None => {}
            }
            adding.uses_of(key, &step.id, *id);
        }
        (adding.yields, adding.asked)
    }
}

impl<M: Mint> Adding<'_, M> {
    /// A new question, with how it was asked as the first of its history.
    fn ask(&mut self, asked: &Asked<'_>) -> QuestionRef {
        let letter = self.letter;
        self.letter = letter.next();
        let first = QuestionEntry {
            id: EntryId(self.mint.next()),
            at: self.at,
            round: Some(self.round.id),
            state: QuestionState::Open,
            question: asked.words.to_owned(),
            text: String::new(),
            agreement: asked.agreement,
        };
        let question = LearningQuestion {
            id: QuestionId(self.mint.next()),
            case: self.round.case.id,
            letter,
            question: asked.words.to_owned(),
            state: QuestionState::Open,
            reach: asked.reach,
            made: self.at,
            round: Some(self.round.id),
            step: asked.step.to_owned(),
            history: vec![first],
            answers: asked.answer.into_iter().collect(),
            quiet_rounds: 0,
        };
        let reference = question.reference();
        self.yields.questions.push(question);
        self.asked.entry(asked.known_by).or_insert(reference);
        reference
    }

    /// What an agenda says of a question, or a new one.
    fn entry(&mut self, key: Key, entry: &AgendaEntry, step: &str, answer: AnswerId) {
        let Some(earlier) = entry.question else {
            let (words, reach, answer) = (entry.text.as_str(), entry.reach, Some(answer));
            let known_by = self.round.id_of_new(key, words);
            self.ask(&Asked { words, reach, step, answer, agreement: None, known_by });
            return;
        };
        let (at, id) = (self.at, EntryId(self.mint.next()));
        let round = Some(self.round.id);
        let saying =
            Saying { id, at, round, state: entry.state, text: entry.text.clone(), reach: entry.reach };
        let known = self.yields.questions.iter().position(|question| question.id == earlier.id);
        let place = known.or_else(|| {
            let question = self.round.questions.iter().find(|question| question.id == earlier.id)?;
            self.yields.questions.push(question.clone());
            self.yields.questions.len().checked_sub(1)
        });
        let Some(question) = place.and_then(|place| self.yields.questions.get_mut(place)) else {
            return;
        };
        question.say(saying);
        if !question.answers.contains(&answer) {
            question.answers.push(answer);
        }
    }

    fn element(&mut self, words: &Element, step: &str, answer: AnswerId) {
        let element = WorkingElement {
            id: ElementId(self.mint.next()),
            case: self.round.case.id,
            words: words.clone(),
            strength: Strength::Possible,
            made: self.at,
            noticed: self.round.started,
            round: Some(self.round.id),
            step: step.to_owned(),
            seen_in: Vec::new(),
            answers: vec![answer],
            same: Vec::new(),
        };
        self.yields.elements.push(element);
    }

    /// What the group made of an answer.
    fn uses_of(&mut self, key: Key, step: &str, answer: AnswerId) {
        let round = self.round;
        let Some(uses) = round.uses.get(&key) else {
            return;
        };
        if let Some(element) = &uses.element {
            self.element(element, step, answer);
        }
        if let Some(question) = &uses.question {
            let (words, reach) = (question.text.as_str(), question.reach);
            let known_by = round.id_of_new(key, words);
            self.ask(&Asked { words, reach, step, answer: Some(answer), agreement: None, known_by });
        }
        if let Some(earlier) = uses.recurs {
            self.yields.recurs.push((answer, earlier));
        }
        if let Some(element) = uses.seen {
            let sighting = Sighting {
                id: SightingId(self.mint.next()),
                case: round.case.id,
                round: Some(round.id),
                at: self.at,
                outcome: round
                    .answers
                    .get(&key)
                    .map_or_else(String::new, |answer| words_of(answer.content.as_ref())),
            };
            self.yields.seen.push(SeenAgain { element, sighting, answer });
        }
    }
}

/// The words of an answer as an outcome; none when it is no words.
fn words_of(content: Option<&Content>) -> String {
    match content {
        Some(Content::Text(text) | Content::SayBack { text, .. }) => text.clone(),
        Some(Content::List(items)) => items.join("\n"),
        Some(
            Content::Number(_)
            | Content::Options(_)
            | Content::Votes(_)
            | Content::Agreements(_)
            | Content::Agenda(_)
            | Content::Elements(_),
        )
        | None => String::new(),
    }
}
