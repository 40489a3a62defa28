//! Who is asked, and in which order.

use crate::domain::answer::{Answer, Content, Key, Pick, Slot};
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Role};
use crate::domain::sequence::{Kind, Seen, Step, Who};

use super::Round;

/// The order in which people speak in a new round.
///
/// `present` comes in the case's order of people. It begins with the one after `last_beginner`,
/// who began in the last finished round (in `case_order`, all people of the case), and goes round
/// from there. Roles that speak late do not begin, unless all who have a voice speak late.
pub fn turn_order(
    case_order: &[PersonId],
    present: &[Person],
    last_beginner: Option<PersonId>,
) -> Vec<PersonId> {
    let place_of = |id: PersonId| case_order.iter().position(|other| *other == id).unwrap_or(usize::MAX);
    let mut order: Vec<&Person> = present.iter().collect();
    order.sort_by_key(|person| place_of(person.id));
    let speaks_late = |person: &Person| person.role.as_ref().is_some_and(Role::speaks_late);
    let has_voice = |person: &Person| person.role.as_ref().is_none_or(Role::has_voice);
    let after = last_beginner.map(place_of);
    let from =
        order.iter().position(|person| after.is_some_and(|last| place_of(person.id) > last)).unwrap_or(0);
    order.rotate_left(from);
    let first = order
        .iter()
        .position(|person| has_voice(person) && !speaks_late(person))
        .or_else(|| order.iter().position(|person| has_voice(person)))
        .unwrap_or(0);
    order.rotate_left(first);
    order.into_iter().map(|person| person.id).collect()
}

impl Round {
    /// Whose turns a step has, in order. Empty when there is nobody to ask.
    pub fn slots(&self, index: usize) -> Vec<Slot> {
        let slots = self.all_slots(index);
        match self.sequence.steps.get(index).map(|step| &step.kind) {
            Some(Kind::SayBack { on }) => {
                slots.iter().copied().filter(|slot| self.has_words_before(index, *slot, &slots, on)).collect()
            }
            Some(_) | None => slots,
        }
    }

    /// False where the one before passed at all that is said back: there is nothing to say back then.
    fn has_words_before(&self, index: usize, slot: Slot, slots: &[Slot], on: &[String]) -> bool {
        let says =
            |key: &Key, answer: &Answer| key.step == index && key.slot == slot && answer.content.is_some();
        let Some(before) = one_before(slots, slot) else { return true };
        let on: Vec<usize> = on.iter().filter_map(|id| self.sequence.find(id)).map(|(at, _)| at).collect();
        let mut said =
            self.answers.iter().filter(|(key, _)| key.slot == before && on.contains(&key.step)).peekable();
        said.peek().is_none()
            || said.any(|(_, answer)| answer.content.is_some())
            || self.answers.iter().any(|(key, answer)| says(key, answer))
    }

    /// The same, with those who have nothing to say back.
    fn all_slots(&self, index: usize) -> Vec<Slot> {
        let Some(step) = self.sequence.steps.get(index) else {
            return Vec::new();
        };
        if !step.is_kept() {
            return vec![Slot::Group];
        }
        let people = self.people_of(index, step);
        if step.seen == Seen::Unnamed {
            let answered =
                self.answers.keys().filter(|key| key.step == index).filter_map(|key| match key.slot {
                    Slot::Unnamed(n) => Some(n + 1),
                    Slot::Group | Slot::Person(_) => None,
                });
            let here = u32::try_from(people.len()).unwrap_or(u32::MAX);
            return (0..answered.max().unwrap_or(0).max(here)).map(Slot::Unnamed).collect();
        }
        if step.who == Who::Group {
            return vec![Slot::Group];
        }
        people.into_iter().map(Slot::Person).collect()
    }

    /// The people whom a step asks: those here, and those who answered it and then left.
    fn people_of(&self, index: usize, step: &Step) -> Vec<PersonId> {
        let answered = |id: PersonId| {
            self.answers.iter().any(|(key, answer)| {
                key.step == index && key.slot == Slot::Person(id) && answer.content.is_some()
            })
        };
        let bringer = match step.who {
            Who::Bringer | Who::Others => self.bringer_at(index),
            Who::Each | Who::Group => None,
        };
        self.seats
            .iter()
            .filter(|seat| seat.here || answered(seat.person.id))
            .filter(|seat| match step.who {
                Who::Each => seat.voice,
                Who::Others => seat.voice && Some(seat.person.id) != bringer,
                Who::Bringer => Some(seat.person.id) == bringer,
                Who::Group => false,
            })
            .map(|seat| seat.person.id)
            .collect()
    }

    /// Whose question it is at this step: the author of what an earlier step with `makes` chose,
    /// else the bringer of the round.
    pub fn bringer_at(&self, index: usize) -> Option<PersonId> {
        let chosen =
            self.sequence.steps.iter().enumerate().take(index).filter(|(_, step)| step.makes_bringer);
        let asked = chosen.rev().filter(|(step, _)| self.is_asked(*step));
        asked.map(|(step, _)| step).find_map(|step| self.author_of_choice(step)).or(self.bringer)
    }

    /// The author of what a choice or vote brought out on top, all who chose or voted together.
    fn author_of_choice(&self, step: usize) -> Option<PersonId> {
        let mut counts: Vec<(Pick, u32)> = Vec::new();
        for (_, answer) in self.answers.iter().filter(|(key, _)| key.step == step) {
            let said = match &answer.content {
                Some(Content::Options(picks)) => picks.iter().map(|pick| (pick, 1)).collect(),
                Some(Content::Votes(votes)) => votes.iter().map(|(pick, count)| (pick, *count)).collect(),
                Some(_) | None => Vec::new(),
            };
            for (pick, more) in said {
                match counts.iter_mut().find(|(other, _)| other == pick) {
                    Some((_, count)) => *count = count.saturating_add(more),
                    None => counts.push((pick.clone(), more)),
                }
            }
        }
        let top = self.ranking(&Content::Votes(counts)).into_iter().next()?;
        match top {
            Pick::Answer(key, _) => key.slot.person(),
            Pick::Option(_) => None,
        }
    }

    /// How many votes there are in one turn of this step; None where there is nothing to vote.
    pub fn votes(&self, index: usize) -> Option<u32> {
        let step = self.sequence.steps.get(index)?;
        let Kind::Vote { votes, .. } = step.kind else { return None };
        let people = if step.is_personal() { 1 } else { u32::try_from(self.voices()).unwrap_or(u32::MAX) };
        Some(votes.saturating_mul(people))
    }

    /// What was chosen or voted for, the winner first; equal counts in the order shown.
    pub fn ranking(&self, content: &Content) -> Vec<Pick> {
        match content {
            Content::Options(picks) => picks.clone(),
            Content::Votes(votes) => {
                let mut votes: Vec<&(Pick, u32)> = votes.iter().filter(|(_, count)| *count > 0).collect();
                votes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                votes.into_iter().map(|(pick, _)| pick.clone()).collect()
            }
            Content::Text(_)
            | Content::List(_)
            | Content::Number(_)
            | Content::Agreements(_)
            | Content::Agenda(_)
            | Content::Elements(_)
            | Content::SayBack { .. } => Vec::new(),
        }
    }

    /// What can be chosen or voted for in this step, in the order shown: its options, or the
    /// answers of the steps it names, a list by its items.
    pub fn picks(&self, index: usize) -> Vec<Pick> {
        use crate::domain::sequence::Choices;
        let Some(step) = self.sequence.steps.get(index) else {
            return Vec::new();
        };
        match &step.kind {
            Kind::Choice(Choices::Options(options)) => {
                options.iter().map(|option| Pick::Option(option.id.clone())).collect()
            }
            Kind::Choice(Choices::Answers(on)) | Kind::Vote { on, .. } => on
                .iter()
                .filter_map(|id| self.sequence.find(id))
                .filter(|(at, _)| self.is_asked(*at))
                .flat_map(|(at, _)| self.picks_of(at))
                .collect(),
            Kind::Text
            | Kind::List
            | Kind::Scale(_)
            | Kind::Agreement
            | Kind::Agenda
            | Kind::Element
            | Kind::SayBack { .. }
            | Kind::None => Vec::new(),
        }
    }

    fn picks_of(&self, step: usize) -> Vec<Pick> {
        let answers = self.read_answers(step);
        answers
            .into_iter()
            .flat_map(|(key, answer)| match &answer.content {
                Some(Content::List(items)) => {
                    (0u32..).zip(items).map(|(item, _)| Pick::Answer(key, Some(item))).collect()
                }
                Some(_) => vec![Pick::Answer(key, None)],
                None => Vec::new(),
            })
            .collect()
    }

    /// Whose words someone says back: those of the one before them in the turn order.
    pub fn says_back(&self, key: Key) -> Option<Slot> {
        one_before(&self.all_slots(key.step), key.slot)
    }
}

/// The one before in the turn order; before the first stands the last.
fn one_before(slots: &[Slot], slot: Slot) -> Option<Slot> {
    let at = slots.iter().position(|other| *other == slot)?;
    let before = if at == 0 { slots.len().checked_sub(1)? } else { at - 1 };
    slots.get(before).copied().filter(|before| *before != slot)
}

#[cfg(test)]
mod tests {
    use super::turn_order;
    use crate::domain::id::PersonId;
    use crate::domain::person::{Person, Role};
    use uuid::Uuid;

    fn person(n: u128, role: &str) -> Person {
        Person { id: PersonId(Uuid::from_u128(n)), name: format!("P{n}"), role: Some(Role::new(role)) }
    }

    fn order(people: &[Person], last: Option<u128>) -> Vec<u128> {
        let ids: Vec<PersonId> = people.iter().map(|p| p.id).collect();
        let last = last.map(|n| PersonId(Uuid::from_u128(n)));
        turn_order(&ids, people, last).into_iter().map(|id| id.0.as_u128()).collect()
    }

    #[test]
    fn the_next_round_begins_one_later() {
        let people = [person(1, "initiator"), person(2, "resident"), person(3, "resident")];
        assert_eq!(order(&people, None), [1, 2, 3]);
        assert_eq!(order(&people, Some(1)), [2, 3, 1]);
        assert_eq!(order(&people, Some(3)), [1, 2, 3]);
    }

    #[test]
    fn a_council_member_and_a_facilitator_do_not_begin() {
        let people = [
            person(1, "initiator"),
            person(2, "council-member"),
            person(3, "facilitator"),
            person(4, "resident"),
        ];
        assert_eq!(order(&people, Some(1)), [4, 1, 2, 3]);
        let late = [person(1, "facilitator"), person(2, "alderman")];
        assert_eq!(order(&late, None), [2, 1]);
    }

    #[test]
    fn someone_who_is_not_there_this_time_is_passed_over() {
        let all = [person(1, "resident"), person(2, "resident"), person(3, "resident")];
        let ids: Vec<PersonId> = all.iter().map(|p| p.id).collect();
        let here = [all[0].clone(), all[2].clone()];
        let order = turn_order(&ids, &here, Some(all[1].id));
        assert_eq!(order, [all[2].id, all[0].id]);
    }
}
