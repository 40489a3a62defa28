//! A case without the names of its people: their role, or «deelnemer 1», stands in their place.
//!
//! What people said stays as they said it: a name in it is not looked for. Never here: what is
//! done with it.

use crate::domain::agreement::Agreement;
use crate::domain::answer::{Content, Owner};
use crate::domain::case::{Case, FinishedRound};
use crate::domain::person::Person;
use crate::text::Ui;

/// The case with what stands in the place of each name.
#[must_use]
pub fn case(case: &Case, ui: Ui) -> Case {
    let called = |person: &Person| {
        person
            .role
            .as_ref()
            .map_or_else(|| ui.export_participant().to_owned(), |role| ui.role(role).to_owned())
    };
    let mut people: Vec<Person> = Vec::new();
    for (at, person) in case.people.iter().enumerate() {
        let name = called(person);
        let of_one_role = |people: &[Person]| people.iter().filter(|other| called(other) == name).count();
        // The one of a role needs no number; who has no role always has one.
        let alone = of_one_role(&case.people) == 1 && person.role.is_some();
        let before = of_one_role(case.people.get(..at).unwrap_or_default());
        let name = if alone { name } else { format!("{name} {}", before + 1) };
        people.push(Person { name, ..person.clone() });
    }
    Case { people, ..case.clone() }
}

/// The agreement without the names typed as its owners.
#[must_use]
pub fn agreement(agreement: &Agreement, ui: Ui) -> Agreement {
    Agreement { who: owners(&agreement.who, ui), ..agreement.clone() }
}

/// The round with its agreements so.
#[must_use]
pub fn round(mut round: FinishedRound, ui: Ui) -> FinishedRound {
    for made in &mut round.made {
        *made = agreement(made, ui);
    }
    for said in &mut round.answers {
        if let Some(Content::Agreements(promises)) = &mut said.answer.content {
            for promise in promises {
                promise.who = owners(&promise.who, ui);
            }
        }
    }
    round
}

fn owners(who: &[Owner], ui: Ui) -> Vec<Owner> {
    let nameless = |owner: &Owner| match owner {
        Owner::Other(_) => Owner::Other(ui.export_someone().to_owned()),
        Owner::Person(_) | Owner::We => owner.clone(),
    };
    who.iter().map(nameless).collect()
}
