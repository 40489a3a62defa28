//! Who sits at the table of a new round: those who were named, as people of the case, in the
//! order in which they speak.
//!
//! Never here: how they were named, minting ids.

use crate::domain::fold::fold;
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Role};

use super::{Seat, turn_order};

/// Someone who was named for a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The name as it was typed.
    pub name: String,
    /// In which role; None: the role that they have in the case.
    pub role: Option<Role>,
    /// True when they are asked along although their role asks.
    pub voice: bool,
}

/// The seats of these guests, in turn order. Someone whose name the case knows is that person;
/// a new name becomes a person, with an id of `mint`. `last_beginner` began in the last round.
pub fn seats(
    guests: &[Guest],
    people: &[Person],
    last_beginner: Option<PersonId>,
    mut mint: impl FnMut() -> PersonId,
) -> Vec<Seat> {
    let seats: Vec<Seat> = guests
        .iter()
        .map(|guest| {
            let known = people.iter().find(|person| fold(&person.name) == fold(&guest.name));
            let person = match known {
                Some(person) => {
                    let role = guest.role.clone().or_else(|| person.role.clone());
                    Person { role, ..person.clone() }
                }
                None => Person { id: mint(), name: guest.name.clone(), role: guest.role.clone() },
            };
            let voice = guest.voice || person.role.as_ref().is_none_or(Role::has_voice);
            Seat { person, voice, here: true }
        })
        .collect();
    let present: Vec<Person> = seats.iter().map(|seat| seat.person.clone()).collect();
    let known = people.iter().map(|person| person.id);
    let new = present.iter().map(|person| person.id).filter(|id| people.iter().all(|p| p.id != *id));
    let order: Vec<PersonId> = known.chain(new).collect();
    let order = turn_order(&order, &present, last_beginner);
    let seat = |id: PersonId| seats.iter().find(|seat| seat.person.id == id).cloned();
    order.into_iter().filter_map(seat).collect()
}

#[cfg(test)]
mod tests {
    use super::{Guest, seats};
    use crate::domain::id::PersonId;
    use crate::domain::person::{Person, Role};
    use uuid::Uuid;

    fn guest(name: &str, role: Option<&str>, voice: bool) -> Guest {
        Guest { name: name.to_owned(), role: role.map(Role::new), voice }
    }

    #[test]
    fn a_known_name_is_that_person_and_a_new_one_becomes_one() {
        let noor = Person {
            id: PersonId(Uuid::from_u128(1)),
            name: "Noor".to_owned(),
            role: Some(Role::new("initiator")),
        };
        let guests = [guest("Karim", None, false), guest("NOOR", None, false)];
        let seats = seats(&guests, &[noor.clone()], None, || PersonId(Uuid::from_u128(7)));
        let names: Vec<&str> = seats.iter().map(|seat| seat.person.name.as_str()).collect();
        assert_eq!(names, ["Noor", "Karim"]);
        assert_eq!(seats[0].person, noor);
        assert_eq!(seats[1].person.id.0.as_u128(), 7);
    }

    #[test]
    fn a_facilitator_has_a_voice_only_when_given_one() {
        let mut next = 0;
        let mut mint = || {
            next += 1;
            PersonId(Uuid::from_u128(next))
        };
        let guests = [guest("Lotte", Some("facilitator"), false), guest("Els", Some("researcher"), true)];
        let seats = seats(&guests, &[], None, &mut mint);
        let voices: Vec<(&str, bool)> =
            seats.iter().map(|seat| (seat.person.name.as_str(), seat.voice)).collect();
        assert_eq!(voices, [("Lotte", false), ("Els", true)]);
    }
}
