//! What holds of what a round leaves behind.

use std::collections::{BTreeMap, BTreeSet};

use halte::domain::answer::{Content, Key, Pick, Slot};
use halte::domain::id::AgreementId;
use halte::domain::round::*;
use halte::domain::sequence::Seen;
use uuid::Uuid;

use super::ledger::Ledger;
use crate::store::sample;

/// Identities one after the other; the random ones in no order.
struct Minted(u128);

impl Mint for Minted {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }

    fn random(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835) | 1 << 127)
    }
}

/// The words that a choice or vote is about; also of a choice among choices.
fn words_of(pick: &Pick, answer: &dyn Fn(Key) -> Option<Content>) -> String {
    match pick {
        Pick::Option(id) => id.clone(),
        Pick::Answer(key, item) => match (answer(*key), item) {
            (Some(Content::List(items)), Some(at)) => items.get(*at as usize).cloned().unwrap_or_default(),
            // Agreements live on by themselves: what was chosen among them is known by its step.
            (Some(Content::Agreements(_)) | None, _) => format!("step {}", key.step),
            (Some(content), _) => content_words(&content, answer),
        },
    }
}

/// What an answer says, with the words of what was chosen in it.
fn content_words(content: &Content, answer: &dyn Fn(Key) -> Option<Content>) -> String {
    match content {
        Content::Options(picks) => {
            format!("{:?}", picks.iter().map(|pick| words_of(pick, answer)).collect::<Vec<_>>())
        }
        Content::Votes(votes) => {
            let votes = votes.iter().map(|(pick, count)| (words_of(pick, answer), *count));
            format!("{:?}", votes.collect::<Vec<_>>())
        }
        other => format!("{other:?}"),
    }
}

/// Everything that was said is left behind, under its author or, unnamed, under nobody.
pub fn nothing_is_lost(round: &Round, ledger: &Ledger) {
    let done = round.conclude(sample::minute(60), &mut Minted(1 << 64));
    let path: BTreeSet<Key> = round.path().into_iter().filter_map(Place::turn).collect();
    let find = |key: Key| {
        let id = &round.sequence.steps[key.step].id;
        let answers = done.round.answers.iter();
        answers.clone().find(|a| a.step == *id && a.n == key.n && a.slot == key.slot)
    };
    let then = |key: Key| find(key).and_then(|answer| answer.answer.content.clone());
    let mut promised: Vec<String> = Vec::new();
    for (key, (content, why)) in &ledger.said {
        let step = &round.sequence.steps[key.step];
        if let (Content::Agreements(promises), true) = (content, path.contains(key)) {
            promised.extend(promises.iter().map(|promise| promise.what.clone()));
            continue;
        }
        let now = |key: Key| round.answers.get(&key).and_then(|answer| answer.content.clone());
        let wanted = content_words(content, &now);
        let says = |content: &Content| content_words(content, &then) == wanted;
        let mut candidates = done.round.answers.iter().filter(|answer| answer.step == step.id);
        let found = candidates.find(|answer| {
            let whose = match key.slot {
                Slot::Unnamed(_) => matches!(answer.slot, Slot::Unnamed(_)),
                // Items of a list without names come in another order, and their questions with them.
                Slot::Group | Slot::Person(_) => {
                    answer.slot == key.slot && (answer.n == key.n || step.per_item.is_some())
                }
            };
            let whose = whose && answer.off_path != path.contains(key);
            whose && answer.answer.why == *why && answer.answer.content.as_ref().is_some_and(says)
        });
        assert!(found.is_some(), "{key:?} {content:?} is lost");
    }
    let made: BTreeSet<String> = done.round.made.iter().map(|made| made.what.clone()).collect();
    assert_eq!(made, promised.iter().cloned().collect());
    assert_eq!(done.round.made.len(), promised.len());
    let spoken: BTreeSet<AgreementId> = done.round.reviews.iter().map(|past| past.review.agreement).collect();
    let on_table = |id: &AgreementId| round.opening.iter().any(|agreement| agreement.id == *id);
    assert_eq!(spoken, ledger.reviews.keys().copied().filter(on_table).collect());
    assert!(ledger.reviews.keys().all(on_table), "what was said of an agreement is lost");
    unnamed_stays_unnamed(round, &done);
    lists_get_what_was_made(round, ledger, &done, &path);
}

/// Every new question and element, and nothing else, comes on the lists of the case; letters are
/// all different, and what was said of an earlier question stands in its history.
fn lists_get_what_was_made(round: &Round, ledger: &Ledger, done: &Conclusion, path: &BTreeSet<Key>) {
    let (mut asked, mut noticed, mut spoken) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (content, _) in ledger.said.iter().filter(|(key, _)| path.contains(key)).map(|(_, said)| said) {
        match content {
            Content::Agenda(entries) => {
                for entry in entries {
                    match entry.question {
                        Some(known) => spoken.insert((known.id, entry.text.clone())),
                        None => asked.insert(entry.text.clone()),
                    };
                }
            }
            Content::Elements(elements) => noticed.extend(elements.iter().map(|one| one.element.clone())),
            _ => {}
        }
    }
    for uses in ledger.uses.iter().filter(|(key, _)| path.contains(key)).map(|(_, uses)| uses) {
        asked.extend(uses.question.iter().map(|new| new.text.clone()));
        noticed.extend(uses.element.iter().map(|made| made.element.clone()));
    }
    let is_known = |id| round.questions.iter().any(|known| known.id == id);
    let (old, new): (Vec<_>, Vec<_>) = done.yields.questions.iter().partition(|made| is_known(made.id));
    assert_eq!(new.iter().map(|made| made.question.clone()).collect::<BTreeSet<_>>(), asked);
    assert_eq!(
        done.yields.elements.iter().map(|made| made.words.element.clone()).collect::<BTreeSet<_>>(),
        noticed
    );
    let letters: BTreeSet<_> = round.questions.iter().chain(new).map(|made| made.letter).collect();
    assert_eq!(letters.len(), round.questions.len() + asked.len());
    for (id, text) in &spoken {
        let question = old.iter().find(|question| question.id == *id).unwrap();
        let said = question.history.iter().any(|entry| entry.text == *text || entry.question == *text);
        assert!(said, "{text} is not in the history of its question");
    }
    assert_eq!(done.round.notes.iter().map(|note| note.text.clone()).collect::<Vec<_>>(), ledger.notes);
}

/// Answers without a name say nothing of who typed them, nor of when: only chance orders them.
fn unnamed_stays_unnamed(round: &Round, done: &Conclusion) {
    for step in round.sequence.steps.iter().filter(|step| step.seen == Seen::Unnamed) {
        let mut askings: BTreeMap<u32, Vec<_>> = BTreeMap::new();
        for answer in done.round.answers.iter().filter(|answer| answer.step == step.id) {
            askings.entry(answer.n).or_default().push(answer);
        }
        for answers in askings.into_values() {
            let slots: Vec<Slot> = answers.iter().map(|answer| answer.slot).collect();
            let places = u32::try_from(slots.len()).unwrap();
            assert_eq!(slots, (0..places).map(Slot::Unnamed).collect::<Vec<_>>());
            assert!(answers.iter().all(|answer| answer.id.0.as_u128() >> 127 == 1), "a telling id");
            assert!(answers.is_sorted_by_key(|answer| answer.id), "the order is not that of chance");
        }
    }
}

/// Each answer to a question about an item of a list still stands with that item.
pub fn items_stay_with_their_answers(round: &Round) {
    let done = round.conclude(sample::minute(60), &mut Minted(1 << 64));
    for (index, step) in round.sequence.steps.iter().enumerate() {
        let Some(list) = &step.per_item else { continue };
        let (at, _) = round.sequence.find(list).unwrap();
        let items: Vec<&str> = round.items(at).into_iter().map(|(_, item)| item).collect();
        let items_then: Vec<String> = done
            .round
            .answers
            .iter()
            .filter(|answer| answer.step == *list && !answer.off_path)
            .filter_map(|answer| match &answer.answer.content {
                Some(Content::List(items)) => Some(items.clone()),
                _ => None,
            })
            .flatten()
            .collect();
        for (key, answer) in round.answers_of(index) {
            let Some(Content::Text(_) | Content::List(_) | Content::Elements(_)) = &answer.content else {
                continue;
            };
            let mut all = done.round.answers.iter().filter(|other| other.step == step.id);
            let Some(then) = all.find(|other| other.answer.content == answer.content) else { continue };
            let asked = items.get(key.n as usize).map(|item| (*item).to_owned());
            assert_eq!(
                items_then.get(then.n as usize).cloned(),
                asked,
                "{answer:?} stands with another item"
            );
        }
    }
}
