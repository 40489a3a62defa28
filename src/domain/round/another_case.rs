//! It is another case after all: the answers go along, and people become those of that case.

use crate::domain::agreement::Agreement;
use crate::domain::answer::{Answer, Content, Key, Owner, Pick, Slot};
use crate::domain::id::{AgreementId, PersonId};
use crate::domain::person::Person;

use super::{CaseRef, Place, Refusal, Returning, Round};

impl Round {
    /// `people` says for each seat, in order, who that is in the other case. Agreements that were
    /// spoken of already stay on the table; the others make way for those of the other case.
    pub(super) fn change_case(
        &mut self,
        case: CaseRef,
        people: Vec<Person>,
        opening: Vec<Agreement>,
        returning: Vec<Returning>,
    ) -> Result<(), Refusal> {
        if people.len() != self.seats.len() {
            return Err(Refusal::UnfittingPeople);
        }
        let old: Vec<PersonId> = self.seats.iter().map(|seat| seat.person.id).collect();
        let new: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        if (1..new.len()).any(|at| new.iter().take(at).any(|id| Some(id) == new.get(at))) {
            return Err(Refusal::UnfittingPeople);
        }
        let becomes = |id: PersonId| {
            let at = old.iter().position(|other| *other == id);
            at.and_then(|at| new.get(at)).copied().unwrap_or(id)
        };
        for (seat, person) in self.seats.iter_mut().zip(people) {
            seat.person = person;
        }
        self.bringer = self.bringer.map(becomes);
        self.place = place_with(self.place, &becomes);
        self.left_from = self.left_from.map(|place| place_with(place, &becomes));
        self.answers = std::mem::take(&mut self.answers)
            .into_iter()
            .map(|(key, answer)| (key_with(key, &becomes), answer_with(answer, &becomes)))
            .collect();
        self.case = case;
        if self.sequence.opening {
            let spoken: Vec<AgreementId> = self.reviews.keys().copied().collect();
            self.opening.retain(|agreement| spoken.contains(&agreement.id));
            self.opening.extend(opening.into_iter().filter(|agreement| !spoken.contains(&agreement.id)));
            self.returning = returning;
        }
        Ok(())
    }
}

fn key_with(key: Key, becomes: &impl Fn(PersonId) -> PersonId) -> Key {
    match key.slot {
        Slot::Person(id) => Key { slot: Slot::Person(becomes(id)), ..key },
        Slot::Group | Slot::Unnamed(_) => key,
    }
}

fn place_with(place: Place, becomes: &impl Fn(PersonId) -> PersonId) -> Place {
    match place {
        Place::Turn(key) => Place::Turn(key_with(key, becomes)),
        Place::Opening(_)
        | Place::Returning
        | Place::Pick(_)
        | Place::WriteFirst(_)
        | Place::Reading(_)
        | Place::Closing => place,
    }
}

/// The answer with the people of the other case in it, where people stand in answers.
fn answer_with(mut answer: Answer, becomes: &impl Fn(PersonId) -> PersonId) -> Answer {
    match &mut answer.content {
        Some(Content::Agreements(promises)) => {
            for owner in promises.iter_mut().flat_map(|promise| &mut promise.who) {
                if let Owner::Person(id) = owner {
                    *id = becomes(*id);
                }
            }
        }
        Some(Content::Options(picks)) => picks.iter_mut().for_each(|pick| pick_with(pick, becomes)),
        Some(Content::Votes(votes)) => votes.iter_mut().for_each(|(pick, _)| pick_with(pick, becomes)),
        Some(
            Content::Text(_)
            | Content::List(_)
            | Content::Number(_)
            | Content::Agenda(_)
            | Content::Elements(_)
            | Content::SayBack { .. },
        )
        | None => {}
    }
    answer
}

fn pick_with(pick: &mut Pick, becomes: &impl Fn(PersonId) -> PersonId) {
    if let Pick::Answer(key, _) = pick {
        *key = key_with(*key, becomes);
    }
}
