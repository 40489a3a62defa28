//! What there is to choose from in the tests of the setup: people, cases and sequences.

use uuid::Uuid;

use crate::domain::case::Case;
use crate::domain::id::{CaseId, PersonId};
use crate::domain::person::{Person, Role};
use crate::domain::round::CaseRef;
use crate::domain::sequence::Need;
use crate::domain::words::Words;
use crate::tui::offer::{Offer, SequenceOffer, Wishes};

pub fn words(nl: &str, en: &str) -> Words {
    Words::of([("nl".to_owned(), nl.to_owned()), ("en".to_owned(), en.to_owned())])
}

pub fn sequences() -> Vec<SequenceOffer> {
    let minutes = |each: u32| (0..13).map(|people| f64::from(people * each)).collect();
    vec![
        SequenceOffer {
            id: "snel".to_owned(),
            title: words("Snel", "Quick"),
            purpose: words("Als je weinig tijd hebt. Drie vragen, en één afspraak.", "When time is short."),
            minutes: minutes(3),
            people: None,
            until: None,
            needs: vec![Need::Trust],
            opening: false,
        },
        SequenceOffer {
            id: "ronde".to_owned(),
            title: words("De ronde", "The round"),
            purpose: words(
                "Voor een groep die al maanden samenwerkt en eens per maand wil terugkijken: wat is er gebeurd, wat ging goed, wat maakt het nu moeilijk, en wat spreken we af tot de volgende keer.",
                "For a group that works together for months.",
            ),
            minutes: minutes(7),
            people: Some((3, 8)),
            until: None,
            needs: Vec::new(),
            opening: true,
        },
    ]
}

pub fn people() -> Vec<Person> {
    let all =
        [("Noor", "initiator"), ("Bram", "civil-servant"), ("Fatima", "resident"), ("Els", "facilitator")];
    all.into_iter()
        .zip(1..)
        .map(|((name, role), n)| Person {
            id: PersonId(Uuid::from_u128(n)),
            name: name.to_owned(),
            role: Some(Role::new(role)),
        })
        .collect()
}

pub fn knoop() -> CaseRef {
    CaseRef { id: CaseId(Uuid::from_u128(60)), title: "Buurtmoestuin De Knoop".to_owned() }
}

pub fn offer(wishes: Wishes) -> Offer {
    let names = [("Joost", "council-member"), ("Karim", "resident")];
    Offer {
        case: wishes.case.as_ref().map(|case| Case {
            id: case.id,
            title: case.title.clone(),
            summary: String::new(),
            open: true,
            people: people(),
            inactive: Vec::new(),
        }),
        last_present: if wishes.case.is_some() {
            people().iter().take(2).map(|p| p.id).collect()
        } else {
            Vec::new()
        },
        names: names.map(|(name, role)| (name.to_owned(), Some(Role::new(role)))).to_vec(),
        sequences: sequences(),
        wishes,
        ..Offer::default()
    }
}
