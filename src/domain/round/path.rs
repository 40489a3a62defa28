//! The path of a round: every place it visits, in order, given what was said so far.

use uuid::Uuid;

use crate::domain::answer::{Answer, Content, Key, Pick, Slot};
use crate::domain::person::Role;
use crate::domain::sequence::{Choices, Kind, OnlyIf, Seen, Step, Test};

use super::{Mode, Place, Round};

impl Round {
    /// Every place of the round in order. It is never empty: its last place is the closing.
    pub fn path(&self) -> Vec<Place> {
        let mut places: Vec<Place> =
            self.opening.iter().map(|agreement| Place::Opening(agreement.id)).collect();
        if !self.returning.is_empty() {
            places.push(Place::Returning);
        }
        let on_path = self.steps_on_path();
        let mut written_until = None;
        for (index, step) in self.sequence.steps.iter().enumerate() {
            if self.begins_group(index, step) {
                places.push(Place::Pick(index));
            }
            if !on_path.contains(&index) {
                continue;
            }
            if written_until.is_none_or(|last| index > last)
                && let Some(last) = self.writing_run_in(&on_path, index).last()
            {
                places.push(Place::WriteFirst(index));
                written_until = Some(*last);
            }
            places.extend(self.turns(index).into_iter().map(Place::Turn));
            if self.is_read_together(step) {
                places.push(Place::Reading(index));
            }
        }
        places.push(Place::Closing);
        places
    }

    /// Indexes of the steps that are asked: somebody is there to answer, the condition holds, and
    /// of neighbours with one `one_of` name it is the one that was picked.
    pub fn steps_on_path(&self) -> Vec<usize> {
        let mut on_path = Vec::new();
        for (index, step) in self.sequence.steps.iter().enumerate() {
            let picked = step.one_of.as_ref().is_none_or(|name| self.picked.get(name) == Some(&Some(index)));
            let meets = |only_if: &OnlyIf| self.holds(only_if, &on_path);
            if picked && step.only_if.as_ref().is_none_or(meets) && !self.turns(index).is_empty() {
                on_path.push(index);
            }
        }
        on_path
    }

    /// True where a step's turns end in reading the answers side by side: several people answered
    /// what was hidden, or what is shown without names.
    pub fn is_read_together(&self, step: &Step) -> bool {
        step.is_kept() && step.is_personal() && matches!(step.seen, Seen::Hidden | Seen::Unnamed)
    }

    /// The steps that are written on paper first, beginning at `first`; empty where nothing is.
    pub fn writing_run(&self, first: usize) -> Vec<usize> {
        self.writing_run_in(&self.steps_on_path(), first)
    }

    /// True where several questions are written about and each asks for words: one sentence each will do.
    pub fn writes_sentences(&self, first: usize) -> bool {
        let run = self.writing_run(first);
        run.len() > 1 && run.iter().all(|index| self.sequence.steps.get(*index).is_some_and(Step::is_text))
    }

    /// The questions of a step in the words for the roles of those who are asked, by role.
    pub fn asked_of_roles<'a>(&'a self, step: &'a Step) -> Vec<(&'a str, &'a str)> {
        let asked = self.seats.iter().filter(|seat| seat.here && seat.voice);
        let roles: Vec<&str> = asked.filter_map(|seat| seat.person.role.as_ref()).map(Role::code).collect();
        let own = step.roles.iter().filter(|(role, _)| roles.contains(&role.as_str()));
        own.map(|(role, wording)| (role.as_str(), wording.ask.get(&self.language)))
            .filter(|(_, ask)| !ask.is_empty())
            .collect()
    }

    fn writing_run_in(&self, on_path: &[usize], first: usize) -> Vec<usize> {
        if self.mode == Mode::Pass {
            return Vec::new();
        }
        let from = on_path.iter().skip_while(|index| **index != first);
        let runs_on = |step: &Step, index: usize| {
            let written = step.is_personal()
                && step.seen == Seen::Hidden
                && matches!(step.kind, Kind::Text | Kind::List)
                && step.per_item.is_none();
            let depends = step.only_if.is_some() || step.one_of.is_some();
            written && (index == first || !depends)
        };
        from.copied()
            .take_while(|index| self.sequence.steps.get(*index).is_some_and(|step| runs_on(step, *index)))
            .collect()
    }

    /// The turns of a step, in order, whether it is on the path or not.
    pub fn turns(&self, index: usize) -> Vec<Key> {
        let Some(step) = self.sequence.steps.get(index) else {
            return Vec::new();
        };
        let slots = self.slots(index);
        if step.repeat.is_some() {
            return slots.into_iter().flat_map(|slot| self.repetitions(index, step, slot)).collect();
        }
        let askings = match &step.per_item {
            // The items of a list that is not asked itself are nobody's.
            Some(list) => self
                .sequence
                .find(list)
                .filter(|(at, _)| self.is_asked(*at))
                .map_or(0, |(at, _)| self.items(at).len()),
            None => 1,
        };
        let askings = u32::try_from(askings).unwrap_or(u32::MAX);
        (0..askings).flat_map(|n| slots.iter().map(move |slot| Key { step: index, n, slot: *slot })).collect()
    }

    /// Asked again until it is left empty, at most `repeat` times.
    fn repetitions(&self, index: usize, step: &Step, slot: Slot) -> Vec<Key> {
        let said = |n: u32| {
            let key = Key { step: index, n, slot };
            self.answers.get(&key).is_some_and(|answer| answer.content.is_some())
        };
        let most = step.repeat.unwrap_or(1).max(1);
        let answered = (0..most).take_while(|n| said(*n)).count();
        let answered = u32::try_from(answered).unwrap_or(u32::MAX);
        (0..most.min(answered.saturating_add(1))).map(|n| Key { step: index, n, slot }).collect()
    }

    /// Every item of the list that was made in this step, with whose it is.
    pub fn items(&self, step: usize) -> Vec<(Key, &str)> {
        self.answers_of(step)
            .into_iter()
            .flat_map(|(key, answer)| match &answer.content {
                Some(Content::List(items)) => items.iter().map(|item| (key, item.as_str())).collect(),
                Some(_) | None => Vec::new(),
            })
            .collect()
    }

    /// The answers to a step that stand on its turns, in the order of the turns.
    pub fn answers_of(&self, step: usize) -> Vec<(Key, &Answer)> {
        // A step of per_item may not be asked for by another, so this does not go round.
        self.turns(step).into_iter().filter_map(|key| Some((key, self.answers.get(&key)?))).collect()
    }

    /// The turns of a step in the order in which they are read together and read back. Of an
    /// unnamed step that order says nothing of who typed when, and stays the same for the round.
    pub fn read_order(&self, step: usize) -> Vec<Key> {
        let mut turns = self.turns(step);
        if self.sequence.steps.get(step).is_some_and(|step| step.seen == Seen::Unnamed) {
            turns.sort_by_cached_key(|key| {
                let at = match key.slot {
                    Slot::Unnamed(at) => at,
                    Slot::Group | Slot::Person(_) => 0,
                };
                let place = format!("{step}/{}/{at}", key.n);
                (key.n, Uuid::new_v5(&self.id.0, place.as_bytes()))
            });
        }
        turns
    }

    /// The answers to a step in the order in which they are read.
    pub fn read_answers(&self, step: usize) -> Vec<(Key, &Answer)> {
        let order = self.read_order(step).into_iter();
        order.filter_map(|key| Some((key, self.answers.get(&key)?))).collect()
    }

    fn begins_group(&self, index: usize, step: &Step) -> bool {
        let Some(name) = &step.one_of else {
            return false;
        };
        let before = index.checked_sub(1).and_then(|at| self.sequence.steps.get(at));
        before.is_none_or(|step| step.one_of.as_ref() != Some(name))
    }

    /// Indexes of the neighbouring steps of which one is picked, beginning at `first`.
    pub fn group(&self, first: usize) -> Vec<usize> {
        let name = self.sequence.steps.get(first).and_then(|step| step.one_of.as_ref());
        let steps = self.sequence.steps.iter().enumerate().skip(first);
        steps
            .take_while(|(_, step)| name.is_some() && step.one_of.as_ref() == name)
            .map(|(index, _)| index)
            .collect()
    }

    /// True when the group comes to this step: it is the one that was picked, and its condition holds.
    pub fn is_asked(&self, index: usize) -> bool {
        let Some(step) = self.sequence.steps.get(index) else {
            return false;
        };
        let picked = step.one_of.as_ref().is_none_or(|name| self.picked.get(name) == Some(&Some(index)));
        let meets = |only_if: &OnlyIf| {
            let on = self.sequence.find(&only_if.step).filter(|(at, _)| *at < index && self.is_asked(*at));
            on.is_some_and(|(at, _)| self.meets(only_if, at))
        };
        picked && step.only_if.as_ref().is_none_or(meets)
    }

    fn holds(&self, only_if: &OnlyIf, on_path: &[usize]) -> bool {
        let on = self.sequence.find(&only_if.step).filter(|(at, _)| on_path.contains(at));
        on.is_some_and(|(at, _)| self.meets(only_if, at))
    }

    fn meets(&self, only_if: &OnlyIf, at: usize) -> bool {
        let Some(step) = self.sequence.steps.get(at) else {
            return false;
        };
        let meets = |content: &Content| match (&only_if.test, content) {
            (Test::Below(limit), Content::Number(number)) => number < limit,
            (Test::Above(limit), Content::Number(number)) => number > limit,
            (Test::Is(id), Content::Options(picks)) => {
                matches!(&step.kind, Kind::Choice(Choices::Options(_)))
                    && picks.iter().any(|pick| matches!(pick, Pick::Option(option) if option == id))
            }
            _ => false,
        };
        self.answers_of(at).into_iter().any(|(_, answer)| answer.content.as_ref().is_some_and(meets))
    }
}
