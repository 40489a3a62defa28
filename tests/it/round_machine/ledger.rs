//! What was acknowledged, noted by hand beside the round, to see that it keeps the same.

use std::collections::BTreeMap;

use halte::domain::agreement::Review;
use halte::domain::answer::*;
use halte::domain::id::{AgreementId, PersonId};
use halte::domain::round::{Move, Place, Round, Uses};

/// Every word that was said and not taken back.
#[derive(Default)]
pub struct Ledger {
    pub said: BTreeMap<Key, (Content, String)>,
    pub reviews: BTreeMap<AgreementId, Review>,
    /// What was made of what was said.
    pub uses: BTreeMap<Key, Uses>,
    pub notes: Vec<String>,
}

impl Ledger {
    /// A move that was made at `before`.
    pub fn note(&mut self, before: &Round, step: &Move) {
        let turn = before.turn();
        match step {
            Move::Answer { content, why } => self.say(turn.unwrap(), content, why.clone()),
            Move::Item { content } => {
                let key = turn.unwrap();
                let why = before.answers.get(&key).map(|answer| answer.why.clone());
                self.say(key, content, why.unwrap_or_default());
            }
            Move::Correct { key, content } => {
                let why = before.answers[key].why.clone();
                self.say(*key, content, why);
            }
            Move::Skip => {
                if let Some(key) = turn {
                    self.said.remove(&key);
                }
                if let Place::Opening(id) = before.place {
                    self.reviews.insert(id, Review::skipped(id));
                }
            }
            Move::On => {
                if let Place::Opening(id) = before.place {
                    self.reviews.entry(id).or_insert_with(|| Review::skipped(id));
                }
            }
            Move::Review(review) => {
                self.reviews.insert(review.agreement, review.clone());
            }
            Move::MakeElement { key, element } => self.used(*key).element.clone_from(element),
            Move::MakeQuestion { key, question } => self.used(*key).question.clone_from(question),
            Move::Recurs { key, earlier } => self.used(*key).recurs = *earlier,
            Move::SeenAgain { key, element } => self.used(*key).seen = *element,
            Move::Note { at, text } => {
                match self.notes.get_mut(*at) {
                    Some(note) => note.clone_from(text),
                    None => self.notes.push(text.clone()),
                }
                self.notes.retain(|note| !note.is_empty());
            }
            Move::Case { people, .. } => {
                let old = before.seats.iter().map(|seat| seat.person.id);
                let new: BTreeMap<PersonId, PersonId> = old.zip(people.iter().map(|p| p.id)).collect();
                let uses = std::mem::take(&mut self.uses).into_iter();
                self.uses = uses.map(|(key, uses)| (renamed(key, &new), uses)).collect();
                let said = std::mem::take(&mut self.said).into_iter();
                self.said = said
                    .map(|(key, (content, why))| (renamed(key, &new), (content_of(content, &new), why)))
                    .collect();
            }
            _ => {}
        }
        // Nothing is made of what was taken back.
        let said = &self.said;
        self.uses.retain(|key, uses| said.contains_key(key) && *uses != Uses::default());
    }

    fn used(&mut self, key: Key) -> &mut Uses {
        self.uses.entry(key).or_default()
    }

    /// Answers about items, and choices among answers, follow the items and answers they point at:
    /// their numbers are taken over when all else is as it was said.
    pub fn follow(&mut self, round: &Round) {
        let kept: BTreeMap<Key, (Content, String)> = round
            .answers
            .iter()
            .filter_map(|(key, answer)| Some((*key, (answer.content.clone()?, answer.why.clone()))))
            .collect();
        if kept == self.said {
            return;
        }
        let points = |content: &Content| match content {
            Content::Options(picks) => picks.iter().any(|pick| matches!(pick, Pick::Answer(..))),
            Content::Votes(votes) => votes.iter().any(|(pick, _)| matches!(pick, Pick::Answer(..))),
            _ => false,
        };
        let unnumbered = |said: &BTreeMap<Key, (Content, String)>| {
            let mut all: Vec<String> = said
                .iter()
                .filter(|(_, (content, _))| !points(content))
                .map(|(key, said)| {
                    let per_item = round.sequence.steps[key.step].per_item.is_some();
                    let n = if per_item { 0 } else { key.n };
                    format!("{:?} {said:?}", Key { n, ..*key })
                })
                .collect();
            all.sort();
            all
        };
        assert_eq!(unnumbered(&kept), unnumbered(&self.said));
        let chosen = |said: &BTreeMap<Key, (Content, String)>| {
            said.values().filter(|(content, _)| points(content)).count()
        };
        assert!(chosen(&kept) <= chosen(&self.said));
        // What was made of an answer goes with it, and only of a choice that is no more it is gone.
        let beside = |said: &BTreeMap<Key, (Content, String)>, key: &Key, uses: &Uses| {
            let words = said.get(key).filter(|(content, _)| !points(content));
            words.map(|words| format!("{} {:?} {words:?} {uses:?}", key.step, key.slot))
        };
        let all = |uses: &BTreeMap<Key, Uses>, said| {
            let mut all: Vec<_> = uses.iter().filter_map(|(key, uses)| beside(said, key, uses)).collect();
            all.sort();
            all
        };
        assert_eq!(all(&round.uses, &kept), all(&self.uses, &self.said));
        self.uses.clone_from(&round.uses);
        self.said = kept;
    }

    fn say(&mut self, key: Key, content: &Content, why: String) {
        if content.is_empty() {
            self.said.remove(&key);
        } else {
            self.said.insert(key, (content.clone(), why));
        }
    }
}

fn renamed(key: Key, new: &BTreeMap<PersonId, PersonId>) -> Key {
    match key.slot {
        Slot::Person(id) => Key { slot: Slot::Person(new.get(&id).copied().unwrap_or(id)), ..key },
        Slot::Group | Slot::Unnamed(_) => key,
    }
}

fn content_of(mut content: Content, new: &BTreeMap<PersonId, PersonId>) -> Content {
    let pick = |pick: &mut Pick| {
        if let Pick::Answer(key, _) = pick {
            *key = renamed(*key, new);
        }
    };
    match &mut content {
        Content::Options(picks) => picks.iter_mut().for_each(pick),
        Content::Votes(votes) => votes.iter_mut().for_each(|(what, _)| pick(what)),
        Content::Agreements(promises) => {
            for owner in promises.iter_mut().flat_map(|promise| &mut promise.who) {
                if let Owner::Person(id) = owner {
                    *id = new.get(id).copied().unwrap_or(*id);
                }
            }
        }
        _ => {}
    }
    content
}
