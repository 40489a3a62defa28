//! What a round leaves behind when it is finished: its answers, agreements and reviews.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::domain::Moment;
use crate::domain::agreement::{Agreement, AgreementState, PastReview};
use crate::domain::answer::{Answer, Content, Key, Pick, Promise, Slot};
use crate::domain::case::{FinishedAnswer, FinishedRound, Note, Visibility};
use crate::domain::id::{AgreementId, AnswerId, NoteId, PersonId, QuestionId, ReviewId};
use crate::domain::question::QuestionRef;

use super::items::GONE;
use super::{Place, Round, Yields};

/// What a finished round leaves behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Conclusion {
    /// The round, whole.
    pub round: FinishedRound,
    /// The earlier agreements as they are after what was said of them in the opening.
    pub reviewed: Vec<Agreement>,
    /// What it adds to the learning questions and the working elements.
    pub yields: Yields,
}

/// Mints identities for what a round leaves behind.
pub trait Mint {
    /// An identity that sorts after those minted before.
    fn next(&mut self) -> Uuid;
    /// An identity that says nothing of when it was minted.
    fn random(&mut self) -> Uuid;
}

impl Round {
    /// What this round leaves behind, finished at `finished`.
    ///
    /// Answers of an unnamed step come in random order with random ids, so that nothing tells
    /// in which order they were typed.
    pub fn conclude(&self, finished: Moment, mint: &mut impl Mint) -> Conclusion {
        let on_path: Vec<Key> = self.path().into_iter().filter_map(Place::turn).collect();
        let unnamed = self.shuffled(mint);
        let new_keys = self.new_keys(&unnamed);
        let mut made = Vec::new();
        let mut kept: BTreeMap<Key, AnswerId> = BTreeMap::new();
        let mut answers: Vec<(usize, FinishedAnswer)> = Vec::new();
        for (place, (key, answer)) in self.in_turn_order().into_iter().enumerate() {
            let Some(step) = self.sequence.steps.get(key.step) else {
                continue;
            };
            let off_path = !on_path.contains(&key);
            // Agreements live on by themselves: their words stand in one place only.
            if let (Some(Content::Agreements(promises)), false) = (&answer.content, off_path) {
                made.extend(promises.iter().map(|promise| Agreement {
                    id: AgreementId(mint.next()),
                    case: self.case.id,
                    what: promise.what.clone(),
                    at_first: None,
                    corrected: Vec::new(),
                    due_at_first: None,
                    who: promise.who.clone(),
                    due: promise.due.clone(),
                    if_then: promise.if_then.clone(),
                    state: AgreementState::Open,
                    round: self.id,
                    step: step.id.clone(),
                    made: finished,
                    question: promise.question,
                    reviews: Vec::new(),
                }));
                continue;
            }
            let new = new_keys.get(&key).copied().unwrap_or(key);
            let finished = FinishedAnswer {
                id: AnswerId(unnamed.get(&key).map_or_else(|| mint.next(), |(_, id)| *id)),
                step: step.id.clone(),
                line: self.sequence.line(step),
                n: new.n,
                slot: new.slot,
                answer: with_new_keys(answer.clone(), &new_keys),
                off_path,
                original: None,
                visibility: Visibility::Group,
                earlier: Vec::new(),
            };
            if !off_path {
                kept.insert(key, finished.id);
            }
            answers.push((place, finished));
        }
        answers.sort_by_key(|(place, answer)| {
            let step = self.sequence.find(&answer.step).map_or(usize::MAX, |(at, _)| at);
            let within = match answer.slot {
                Slot::Unnamed(at) => usize::try_from(at).unwrap_or(usize::MAX),
                Slot::Group | Slot::Person(_) => *place,
            };
            (step, answer.n, within)
        });
        let mut reviewed = self.reviewed(finished, mint);
        let (yields, asked) = self.yields(finished, &kept, &mut reviewed, mint);
        let resolved = |question: QuestionRef| {
            let known = self.knows(question.id).then_some(question);
            asked.get(&question.id).copied().or(known)
        };
        for agreement in &mut made {
            agreement.question = agreement.question.and_then(resolved);
        }
        for promise in answers.iter_mut().flat_map(|(_, answer)| promises_of(&mut answer.answer)) {
            promise.question = promise.question.and_then(resolved);
        }
        let notes = self.notes.iter().map(|text| Note {
            id: NoteId(mint.next()),
            case: self.case.id,
            round: Some(self.id),
            answer: None,
            at: finished,
            text: text.clone(),
            earlier: Vec::new(),
        });
        let round = FinishedRound {
            id: self.id,
            case: self.case.id,
            sequence: self.sequence.clone(),
            started: self.started,
            finished,
            about: self.about.clone(),
            present: self.present(),
            bringer: self.bringer_at(self.sequence.steps.len()),
            mode: self.mode,
            language: self.language.clone(),
            skipped: self.unasked(&on_path),
            answers: answers.into_iter().map(|(_, answer)| answer).collect(),
            reviews: reviewed.iter().filter_map(|agreement| agreement.reviews.last().cloned()).collect(),
            made,
            notes: notes.collect(),
            attachments: Vec::new(),
            came_of: Vec::new(),
            next_round: self.next_round.clone(),
            set_aside: false,
        };
        Conclusion { round, reviewed, yields }
    }

    /// The answers in the order of the questions, and within one in that of the turns.
    pub(super) fn in_turn_order(&self) -> Vec<(Key, &Answer)> {
        let seat =
            |slot: Slot| slot.person().and_then(|id| self.seats.iter().position(|s| s.person.id == id));
        let mut answers: Vec<(Key, &Answer)> =
            self.answers.iter().map(|(key, answer)| (*key, answer)).collect();
        answers.sort_by_key(|(key, _)| (key.step, key.n, seat(key.slot), *key));
        answers
    }

    /// For each answer of an unnamed step: its new place among them and its new identity.
    fn shuffled(&self, mint: &mut impl Mint) -> BTreeMap<Key, (u32, Uuid)> {
        let mut by_asking: BTreeMap<(usize, u32), Vec<(Uuid, Key)>> = BTreeMap::new();
        for key in self.answers.keys().filter(|key| matches!(key.slot, Slot::Unnamed(_))) {
            by_asking.entry((key.step, key.n)).or_default().push((mint.random(), *key));
        }
        let mut shuffled = BTreeMap::new();
        for mut answers in by_asking.into_values() {
            answers.sort_unstable();
            shuffled.extend((0u32..).zip(answers).map(|(at, (id, key))| (key, (at, id))));
        }
        shuffled
    }

    /// Where each answer stands from now on: unnamed ones at their new places, and what was asked
    /// about an item of their lists at the new place of that item.
    fn new_keys(&self, unnamed: &BTreeMap<Key, (u32, Uuid)>) -> BTreeMap<Key, Key> {
        let mut new_keys: BTreeMap<Key, Key> = BTreeMap::new();
        for (index, step) in self.sequence.steps.iter().enumerate() {
            let list = step.per_item.as_ref().and_then(|id| self.sequence.find(id));
            // Keys of the list are already known: it stands earlier.
            let places = list.map(|(at, _)| self.new_places_of_items(at, &new_keys)).unwrap_or_default();
            let behind = u32::try_from(places.len()).unwrap_or(u32::MAX);
            // What was said about items that are gone stands behind those that are there.
            let place = |n: u32| match n.checked_sub(GONE) {
                Some(gone) => behind.saturating_add(gone),
                None => usize::try_from(n).ok().and_then(|n| places.get(n)).copied().unwrap_or(n),
            };
            for key in self.answers.keys().filter(|key| key.step == index) {
                let n = if step.per_item.is_some() { place(key.n) } else { key.n };
                let slot = unnamed.get(key).map_or(key.slot, |(at, _)| Slot::Unnamed(*at));
                new_keys.insert(*key, Key { n, slot, ..*key });
            }
        }
        new_keys
    }

    /// For each item of a list, in order, which item it is when the answers stand at their new keys.
    fn new_places_of_items(&self, list: usize, new_keys: &BTreeMap<Key, Key>) -> Vec<u32> {
        let seat =
            |slot: Slot| slot.person().and_then(|id| self.seats.iter().position(|s| s.person.id == id));
        let mut items: Vec<_> = self
            .items(list)
            .into_iter()
            .enumerate()
            .map(|(old, (key, _))| {
                let new = new_keys.get(&key).copied().unwrap_or(key);
                (new.n, seat(new.slot), new.slot, old)
            })
            .collect();
        items.sort_unstable();
        let mut places = vec![0; items.len()];
        for (new, (_, _, _, old)) in (0u32..).zip(items) {
            if let Some(place) = places.get_mut(old) {
                *place = new;
            }
        }
        places
    }

    fn knows(&self, question: QuestionId) -> bool {
        self.questions.iter().any(|known| known.id == question)
    }

    /// Those who were there at some time, in turn order.
    pub fn present(&self) -> Vec<PersonId> {
        let spoke = |id| {
            self.answers.iter().any(|(key, answer)| key.slot == Slot::Person(id) && answer.content.is_some())
        };
        let there = self.seats.iter().filter(|seat| seat.here || spoke(seat.person.id));
        there.map(|seat| seat.person.id).collect()
    }

    /// Ids of the steps of which something would have been kept and nobody was asked.
    fn unasked(&self, on_path: &[Key]) -> Vec<String> {
        let asked =
            |index: usize| on_path.iter().any(|key| key.step == index && self.answers.contains_key(key));
        let steps = self.sequence.steps.iter().enumerate();
        let unasked = steps.filter(|(index, step)| step.is_kept() && !asked(*index));
        unasked.map(|(_, step)| step.id.clone()).collect()
    }

    fn reviewed(&self, at: Moment, mint: &mut impl Mint) -> Vec<Agreement> {
        let mut reviewed = Vec::new();
        for agreement in &self.opening {
            let Some(review) = self.reviews.get(&agreement.id) else {
                continue;
            };
            let mut agreement = agreement.clone();
            let id = ReviewId(mint.next());
            agreement.take(PastReview { id, round: self.id, at, review: review.clone() });
            reviewed.push(agreement);
        }
        reviewed
    }
}

/// The agreements in an answer that is kept as an answer.
fn promises_of(answer: &mut Answer) -> &mut [Promise] {
    if let Some(Content::Agreements(promises)) = &mut answer.content { promises } else { &mut [] }
}

/// The answer with what it chose among other answers at their new keys.
fn with_new_keys(mut answer: Answer, new_keys: &BTreeMap<Key, Key>) -> Answer {
    let moved = |pick: &mut Pick| {
        if let Pick::Answer(key, _) = pick
            && let Some(new) = new_keys.get(key)
        {
            *key = *new;
        }
    };
    match &mut answer.content {
        Some(Content::Options(picks)) => picks.iter_mut().for_each(moved),
        Some(Content::Votes(votes)) => votes.iter_mut().for_each(|(pick, _)| moved(pick)),
        _ => {}
    }
    answer
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::Mint;
    use crate::domain::Moment;
    use crate::domain::answer::Content;
    use crate::domain::id::{CaseId, PersonId, RoundId};
    use crate::domain::person::Person;
    use crate::domain::round::{CaseRef, Mode, Move, NewRound, Place, Round, Seat};
    use crate::domain::sequence::{Kind, Seen, Sequence, Step, Who};
    use crate::domain::words::{Lang, Words};

    /// Chance that turns every order round.
    struct Backwards(u128);

    impl Mint for Backwards {
        fn next(&mut self) -> Uuid {
            self.random()
        }

        fn random(&mut self) -> Uuid {
            self.0 -= 1;
            Uuid::from_u128(self.0)
        }
    }

    fn step(id: &str, who: Who, kind: Kind, seen: Seen, per_item: Option<&str>) -> Step {
        Step { who, seen, per_item: per_item.map(str::to_owned), ..Step::new(id, Words::default(), kind) }
    }

    fn round() -> Round {
        let started = Moment::parse_from_rfc3339("2026-11-23T14:00:00+01:00").unwrap();
        let steps = vec![
            step("zorgen", Who::Each, Kind::List, Seen::Unnamed, None),
            step("wie", Who::Group, Kind::Text, Seen::Open, Some("zorgen")),
        ];
        let seat = |n: u128| {
            let person = Person { id: PersonId(Uuid::from_u128(n)), name: format!("P{n}"), role: None };
            Seat { person, voice: true, here: true }
        };
        Round::begin(NewRound {
            id: RoundId(Uuid::nil()),
            case: CaseRef { id: CaseId(Uuid::nil()), title: "De Knoop".into() },
            sequence: Arc::new(Sequence {
                id: "zorgen".into(),
                title: Words::default(),
                purpose: Words::default(),
                people: None,
                needs: Vec::new(),
                opening: false,
                sources: Vec::new(),
                steps,
            }),
            language: Lang::new("nl"),
            mode: Mode::Pass,
            started,
            about: String::new(),
            seats: (1..=3).map(seat).collect(),
            bringer: None,
            opening: Vec::new(),
            returning: Vec::new(),
            questions: Vec::new(),
        })
    }

    #[test]
    fn an_answer_about_an_item_without_a_name_stays_with_that_item() {
        let mut round = round();
        let say = |round: &mut Round, content| {
            round.make(Move::Answer { content, why: String::new() }).unwrap();
        };
        for items in [&["geld"][..], &["tijd", "rust"], &["regels"]] {
            say(&mut round, Content::List(items.iter().map(|item| (*item).to_owned()).collect()));
        }
        round.make(Move::On).unwrap();
        for about in ["over geld", "over tijd", "over rust", "over regels"] {
            say(&mut round, Content::Text(about.to_owned()));
        }
        assert_eq!(round.place, Place::Closing);
        let done = round.conclude(round.started, &mut Backwards(1000)).round;
        let (mut items, mut about) = (Vec::new(), Vec::new());
        for answer in done.answers {
            match answer.answer.content {
                Some(Content::List(said)) => items.extend(said),
                Some(Content::Text(said)) => about.push(said),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(items, ["regels", "tijd", "rust", "geld"]);
        assert_eq!(about, ["over regels", "over tijd", "over rust", "over geld"]);
    }
}
