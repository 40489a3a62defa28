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
        self.uses = std::mem::take(&mut self.uses)
            .into_iter()
            .map(|(key, uses)| (key_with(key, &becomes), uses))
            .collect();
        self.case = case;
        if self.sequence.opening {
            let spoken: Vec<AgreementId> = self.reviews.keys().copied().collect();
            self.opening.retain(|agreement| spoken.contains(&agreement.id));
            self.opening.extend(opening.into_iter().filter(|agreement| !spoken.contains(&agreement.id)));
            self.returning = returning;
            // Where agreements are still spoken of, those of the other case have their turn, and
            // after them what came back from its last round.
            let opens = match self.place {
                Place::Opening(id) => !spoken.contains(&id),
                Place::Returning => true,
                Place::Pick(_)
                | Place::WriteFirst(_)
                | Place::Turn(_)
                | Place::Reading(_)
                | Place::Closing => false,
            };
            if opens {
                let next = self.opening.iter().find(|agreement| !spoken.contains(&agreement.id));
                let next = next.map(|agreement| Place::Opening(agreement.id));
                let returning = (!self.returning.is_empty()).then_some(Place::Returning);
                // Where there is neither, `settle` finds the first place after this one.
                self.place = next.or(returning).unwrap_or(self.place);
            }
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use crate::domain::Moment;
    use crate::domain::agreement::{Agreement, AgreementState, Review};
    use crate::domain::answer::Due;
    use crate::domain::id::{AgreementId, CaseId, RoundId};
    use crate::domain::round::{CaseRef, Mode, Move, NewRound, Place, Round};
    use crate::domain::sequence::Sequence;
    use crate::domain::words::{Lang, Words};

    fn started() -> Moment {
        Moment::parse_from_rfc3339("2026-11-23T14:00:00+01:00").unwrap()
    }

    fn agreement(n: u128) -> Agreement {
        Agreement {
            id: AgreementId(Uuid::from_u128(n)),
            case: CaseId(Uuid::nil()),
            what: format!("Afspraak {n}"),
            at_first: None,
            corrected: Vec::new(),
            due_at_first: None,
            who: Vec::new(),
            due: Due::None,
            if_then: String::new(),
            state: AgreementState::Open,
            round: RoundId(Uuid::nil()),
            step: String::new(),
            made: started(),
            question: None,
            reviews: Vec::new(),
        }
    }

    fn round(opening: &[u128]) -> Round {
        let sequence = Sequence {
            id: "kort".into(),
            title: Words::default(),
            purpose: Words::default(),
            people: None,
            needs: Vec::new(),
            opening: true,
            sources: Vec::new(),
            steps: Vec::new(),
        };
        Round::begin(NewRound {
            id: RoundId(Uuid::nil()),
            case: CaseRef { id: CaseId(Uuid::nil()), title: "De Knoop".into() },
            sequence: Arc::new(sequence),
            language: Lang::new("nl"),
            mode: Mode::Scribe,
            started: started(),
            about: String::new(),
            seats: Vec::new(),
            bringer: None,
            opening: opening.iter().copied().map(agreement).collect(),
            returning: Vec::new(),
            questions: Vec::new(),
        })
    }

    fn place(n: u128) -> Place {
        Place::Opening(AgreementId(Uuid::from_u128(n)))
    }

    fn to_another(round: &mut Round, opening: &[u128]) {
        let case = CaseRef { id: CaseId(Uuid::from_u128(9)), title: "Het Plein".into() };
        let opening = opening.iter().copied().map(agreement).collect();
        round
            .make(Move::Case {
                case,
                people: Vec::new(),
                opening,
                returning: Vec::new(),
                questions: Vec::new(),
            })
            .unwrap();
    }

    #[test]
    fn in_the_opening_the_agreements_of_the_other_case_have_their_turn() {
        let mut round = round(&[1, 2]);
        round.make(Move::Review(Review::skipped(AgreementId(Uuid::from_u128(1))))).unwrap();
        assert_eq!(round.place, place(2));
        to_another(&mut round, &[3, 4]);
        assert_eq!(round.path(), [place(1), place(3), place(4), Place::Closing]);
        assert_eq!(round.place, place(3));
    }

    #[test]
    fn who_looks_back_at_an_agreement_that_was_spoken_of_stays_there() {
        let mut round = round(&[1, 2]);
        round.make(Move::Review(Review::skipped(AgreementId(Uuid::from_u128(1))))).unwrap();
        round.make(Move::Back).unwrap();
        to_another(&mut round, &[3]);
        assert_eq!(round.place, place(1));
        to_another(&mut round, &[]);
        round.make(Move::On).unwrap();
        assert_eq!(round.place, Place::Closing);
    }
}
