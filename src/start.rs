//! From what a group wishes to a round that has begun: people found or made, the order of turns,
//! the agreements with which it opens.
//!
//! Both faces begin rounds here, so that the rules are written once. Never here: asking anybody.

use std::sync::Arc;

use crate::domain::Moment;
use crate::domain::fold::fold;
use crate::domain::id::{CaseId, PersonId, RoundId};
use crate::domain::person::{Person, Role};
use crate::domain::round::{CaseRef, Mode, NewRound, Round, Seat, turn_order};
use crate::domain::sequence::Sequence;
use crate::domain::wishes::{PersonWish, Wishes};
use crate::domain::words::Lang;
use crate::store::{Store, StoreError};

/// Begins a round as wished and puts it in the store. The people are those of the wishes, else
/// those of the last round; the case is the one of this title, else a new one. Where another
/// process began that new case at the same moment, the round is one of its case.
pub fn begin(
    store: &mut Store,
    sequence: Arc<Sequence>,
    wishes: &Wishes,
    language: Lang,
    now: Moment,
) -> Result<Round, StoreError> {
    match once(store, Arc::clone(&sequence), wishes, language.clone(), now) {
        Err(StoreError::TitleTaken(case)) => {
            let wishes = Wishes { case: Some(case), ..wishes.clone() };
            once(store, sequence, &wishes, language, now)
        }
        begun => begun,
    }
}

/// True when a round can begin as wished, without another question: the sequence is named, the case too, and the people
/// are, or were there last time.
pub fn is_whole(store: &Store, wishes: &Wishes) -> Result<bool, StoreError> {
    let titled = wishes.title.as_ref().is_some_and(|title| !fold(title).is_empty());
    if wishes.sequence.is_none() || (wishes.case.is_none() && !titled) {
        return Ok(false);
    }
    if wishes.people.as_ref().is_some_and(|people| !people.is_empty()) {
        return Ok(true);
    }
    let known = known_case(store, wishes)?;
    let last = known.map(|case| store.last_seating(case.id)).transpose()?.flatten();
    Ok(last.is_some_and(|last| !last.present.is_empty()))
}

/// The case that is wished, or the one of this title; None when there is none yet.
pub fn known_case(store: &Store, wishes: &Wishes) -> Result<Option<CaseRef>, StoreError> {
    match (&wishes.case, &wishes.title) {
        (Some(case), _) => Ok(Some(case.clone())),
        (None, Some(title)) => Ok(store.cases_titled(title)?.into_iter().next()),
        (None, None) => Ok(None),
    }
}

fn once(
    store: &mut Store,
    sequence: Arc<Sequence>,
    wishes: &Wishes,
    language: Lang,
    now: Moment,
) -> Result<Round, StoreError> {
    let title = wishes.title.clone().unwrap_or_default();
    let case = known_case(store, wishes)?;
    let case = case.unwrap_or_else(|| CaseRef { id: CaseId(store.mint(now)), title });
    let seating = store.last_seating(case.id)?;
    let case_people = store.people(case.id)?;
    let guests = match &wishes.people {
        Some(people) => people.clone(),
        None => seating.as_ref().map_or_else(Vec::new, |last| again(&case_people, &last.present)),
    };
    let mut here = Vec::new();
    for wish in &guests {
        here.push((person(store, &case_people, wish, now), wish.voice));
    }
    let mut case_order: Vec<PersonId> = case_people.iter().map(|person| person.id).collect();
    case_order.extend(here.iter().map(|(person, _)| person.id));
    let people: Vec<Person> = here.iter().map(|(person, _)| person.clone()).collect();
    let last_beginner = seating.as_ref().and_then(|last| last.began);
    let order = turn_order(&case_order, &people, last_beginner);
    let seats = order.iter().filter_map(|id| {
        let (person, voice) = here.iter().find(|(person, _)| person.id == *id)?;
        Some(seat(person.clone(), *voice))
    });
    // The others of the case have a seat too: they may come late, and agreements name them.
    let absent = case_people.iter().filter(|person| !order.contains(&person.id));
    let absent = absent.map(|person| Seat { here: false, ..seat(person.clone(), None) });
    let bringer = wishes.bringer.as_deref().map(fold);
    let bringer = bringer.and_then(|name| people.iter().find(|person| fold(&person.name) == name));
    let round = Round::begin(NewRound {
        id: RoundId(store.mint(now)),
        sequence,
        language,
        mode: wishes.mode.unwrap_or(Mode::Scribe),
        started: now,
        about: wishes.about.clone().unwrap_or_default(),
        seats: seats.chain(absent).collect(),
        bringer: bringer.or(people.first()).map(|person| person.id),
        opening: store.agreements(Some(case.id), false)?,
        returning: store.returning(case.id)?,
        questions: store.learning_questions(case.id, true)?,
        case,
    });
    store.begin(&round, now)?;
    Ok(round)
}

/// The seat of a person; without a word about it they are asked when their role has a voice.
pub fn seat(person: Person, voice: Option<bool>) -> Seat {
    let voice = voice.unwrap_or_else(|| person.role.as_ref().is_none_or(Role::has_voice));
    Seat { person, voice, here: true }
}

/// The person of the case whom a wish means, else a new one.
pub fn person(store: &mut Store, people: &[Person], wish: &PersonWish, now: Moment) -> Person {
    let named = |person: &&Person| fold(&person.name) == fold(&wish.name);
    let known = match wish.known {
        Some(id) => people.iter().find(|person| person.id == id),
        None => people.iter().find(named),
    };
    match known {
        Some(known) => Person { role: wish.role.clone().or_else(|| known.role.clone()), ..known.clone() },
        None => Person { id: PersonId(store.mint(now)), name: wish.name.clone(), role: wish.role.clone() },
    }
}

/// The case of this title, else a new one, and for each of `people` who that is in it.
pub fn other_case(
    store: &mut Store,
    title: String,
    people: &[Person],
    now: Moment,
) -> Result<(CaseRef, Vec<Person>), StoreError> {
    let known = store.cases_titled(&title)?.into_iter().next();
    let case = known.unwrap_or_else(|| CaseRef { id: CaseId(store.mint(now)), title });
    let there = store.people(case.id)?;
    let mut found = Vec::new();
    for before in people {
        let (name, role) = (before.name.clone(), before.role.clone());
        let wish = PersonWish { known: None, name, role, voice: None };
        found.push(person(store, &there, &wish, now));
    }
    Ok((case, found))
}

/// The people of the last round once more.
fn again(people: &[Person], present: &[PersonId]) -> Vec<PersonWish> {
    let them = people.iter().filter(|person| present.contains(&person.id));
    them.map(|person| PersonWish {
        known: Some(person.id),
        name: person.name.clone(),
        role: person.role.clone(),
        voice: None,
    })
    .collect()
}
