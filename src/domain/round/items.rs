//! What was said about an item stays with that item: when a list changes, or the order in which
//! its items stand, the answers and choices that point at them are numbered anew.
//!
//! Never here: what an item says, or who may see it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::answer::{Content, Key, Pick};
use crate::domain::fold::fold;

use super::{Place, Round};

/// From here on stand answers about items that are there no more: they are kept, off the path.
pub(super) const GONE: u32 = 1_000_000;

/// The items that answers of a round point at, as they stood before a move.
pub(super) struct Items {
    /// For each list that a `per_item` step asks about, its index and its items in order.
    lists: BTreeMap<usize, Vec<(Key, String)>>,
    /// For each list that choices point into, its items in order.
    chosen: BTreeMap<Key, Vec<String>>,
    place: Place,
}

impl Round {
    /// The items that answers point at.
    pub(super) fn items_now(&self) -> Items {
        let named = self.sequence.steps.iter().filter_map(|step| step.per_item.as_ref());
        let lists = named.filter_map(|id| self.sequence.find(id)).map(|(at, _)| (at, self.owned_items(at)));
        let chosen = self.answers.values().filter_map(|answer| answer.content.as_ref()).flat_map(picks);
        let chosen = chosen.filter_map(|pick| match pick {
            Pick::Answer(key, Some(_)) => Some((*key, self.items_of(*key))),
            Pick::Answer(_, None) | Pick::Option(_) => None,
        });
        Items { lists: lists.collect(), chosen: chosen.collect(), place: self.place }
    }

    fn owned_items(&self, step: usize) -> Vec<(Key, String)> {
        self.items(step).into_iter().map(|(key, item)| (key, item.to_owned())).collect()
    }

    fn items_of(&self, key: Key) -> Vec<String> {
        match self.answers.get(&key).and_then(|answer| answer.content.as_ref()) {
            Some(Content::List(items)) => items.clone(),
            Some(_) | None => Vec::new(),
        }
    }

    /// Numbers what points at items anew, after a move.
    pub(super) fn follow_items(&mut self, before: &Items) {
        let sequence = self.sequence.clone();
        let mut moved: BTreeMap<Key, Key> = BTreeMap::new();
        // A list stands before what is asked about its items, so its own answers are in place by then.
        for (step, asked) in sequence.steps.iter().enumerate() {
            let list = asked.per_item.as_ref().and_then(|id| sequence.find(id));
            let Some((list, old)) = list.and_then(|(at, _)| Some((at, before.lists.get(&at)?))) else {
                continue;
            };
            let old: Vec<(Key, String)> = old
                .iter()
                .map(|(key, item)| (moved.get(key).copied().unwrap_or(*key), item.clone()))
                .collect();
            let new = self.owned_items(list);
            if old != new {
                let numbers = self.new_numbers(step, &new_places(&old, &new));
                self.renumber(step, &numbers, before.place, &mut moved);
            }
        }
        self.follow_picks(before, &moved);
    }

    /// For each item that was there, the number of what is asked about it from now on.
    fn new_numbers(&self, step: usize, places: &[Option<usize>]) -> BTreeMap<u32, u32> {
        let gone = self.answers.keys().filter(|key| key.step == step && key.n >= GONE).map(|key| key.n + 1);
        let mut gone = gone.max().unwrap_or(GONE);
        let mut numbers = BTreeMap::new();
        for (old, place) in (0u32..).zip(places) {
            let kept = place.and_then(|at| u32::try_from(at).ok());
            numbers.insert(old, kept.unwrap_or(gone));
            gone += u32::from(kept.is_none());
        }
        numbers
    }

    /// Gives the answers of a `per_item` step, and the places that point at it, their new numbers.
    fn renumber(
        &mut self,
        step: usize,
        numbers: &BTreeMap<u32, u32>,
        before: Place,
        moved: &mut BTreeMap<Key, Key>,
    ) {
        let number = |key: Key| numbers.get(&key.n).copied().filter(|_| key.step == step);
        for (key, answer) in std::mem::take(&mut self.answers) {
            let new = Key { n: number(key).unwrap_or(key.n), ..key };
            if new != key {
                moved.insert(key, new);
            }
            self.answers.insert(new, answer);
        }
        self.uses = std::mem::take(&mut self.uses)
            .into_iter()
            .map(|(key, uses)| (Key { n: number(key).unwrap_or(key.n), ..key }, uses))
            .collect();
        let follow = |place: Place| match place {
            Place::Turn(key) => {
                Place::Turn(Key { n: number(key).filter(|n| *n < GONE).unwrap_or(key.n), ..key })
            }
            Place::Opening(_)
            | Place::Returning
            | Place::Pick(_)
            | Place::WriteFirst(_)
            | Place::Reading(_)
            | Place::Closing => place,
        };
        // Where the move itself went is counted among the items as they are now.
        let asking = |place: Place| place.turn().map(|key| (key.step, key.n));
        if asking(self.place) == asking(before) {
            self.place = follow(self.place);
        }
        self.left_from = self.left_from.map(follow);
    }

    /// Lets what was chosen point at the same answers and items as before. What is there no more is
    /// chosen no more.
    fn follow_picks(&mut self, before: &Items, moved: &BTreeMap<Key, Key>) {
        let places: BTreeMap<Key, Vec<Option<usize>>> = before
            .chosen
            .iter()
            .map(|(key, old)| {
                let with =
                    |items: &[String]| items.iter().map(|item| (*key, item.clone())).collect::<Vec<_>>();
                let new = self.items_of(moved.get(key).copied().unwrap_or(*key));
                (*key, new_places(&with(old), &with(&new)))
            })
            .collect();
        let said: BTreeSet<Key> =
            self.answers.iter().filter(|(_, answer)| answer.content.is_some()).map(|(key, _)| *key).collect();
        let follow = |pick: &Pick| match pick {
            Pick::Option(_) => Some(pick.clone()),
            Pick::Answer(key, item) => {
                let new = moved.get(key).copied().unwrap_or(*key);
                let at = match (item, places.get(key)) {
                    (Some(item), Some(places)) => {
                        let old = usize::try_from(*item).ok()?;
                        Some(u32::try_from((*places.get(old)?)?).ok()?)
                    }
                    // Chosen by this very move, among the items as they are now.
                    (item, _) => *item,
                };
                (new.n < GONE && said.contains(&new)).then_some(Pick::Answer(new, at))
            }
        };
        let mut changed = Vec::new();
        for (key, answer) in &self.answers {
            let Some(content) = &answer.content else { continue };
            let new = match content {
                Content::Options(picks) => Content::Options(picks.iter().filter_map(follow).collect()),
                Content::Votes(votes) => {
                    let votes = votes.iter().filter_map(|(pick, count)| Some((follow(pick)?, *count)));
                    Content::Votes(votes.collect())
                }
                Content::Text(_)
                | Content::List(_)
                | Content::Number(_)
                | Content::Agreements(_)
                | Content::Agenda(_)
                | Content::Elements(_)
                | Content::SayBack { .. } => continue,
            };
            if new != *content {
                changed.push((*key, new, answer.why.clone()));
            }
        }
        for (key, content, why) in changed {
            self.put(key, Some(content), why);
        }
    }
}

/// What an answer chose or counted.
fn picks(content: &Content) -> Vec<&Pick> {
    match content {
        Content::Options(picks) => picks.iter().collect(),
        Content::Votes(votes) => votes.iter().map(|(pick, _)| pick).collect(),
        Content::Text(_)
        | Content::List(_)
        | Content::Number(_)
        | Content::Agreements(_)
        | Content::Agenda(_)
        | Content::Elements(_)
        | Content::SayBack { .. } => Vec::new(),
    }
}

/// For each old item, in order, where it stands among the new: the same words of the same answer,
/// else the same words, else the same but for case and accents.
fn new_places(old: &[(Key, String)], new: &[(Key, String)]) -> Vec<Option<usize>> {
    let mut places = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    let folded = |items: &[(Key, String)]| items.iter().map(|(_, item)| fold(item)).collect::<Vec<_>>();
    let (old_folded, new_folded) = (folded(old), folded(new));
    let same: [&dyn Fn(usize, usize) -> bool; 3] = [
        &|was, is| old.get(was) == new.get(is),
        &|was, is| old.get(was).map(|(_, item)| item) == new.get(is).map(|(_, item)| item),
        &|was, is| old_folded.get(was) == new_folded.get(is),
    ];
    for same in same {
        for (was, place) in places.iter_mut().enumerate().filter(|(_, place)| place.is_none()) {
            let found = taken.iter().enumerate().position(|(is, taken)| !taken && same(was, is));
            if let Some(taken) = found.and_then(|at| taken.get_mut(at)) {
                *taken = true;
                *place = found;
            }
        }
    }
    places
}

#[cfg(test)]
mod tests;
