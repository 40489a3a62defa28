//! From what was asked on the command line to what a group wishes, and to a round of it.
//!
//! Never here: walking it; a rule about rounds.

use std::sync::Arc;

use crate::domain::fold::fold;
use crate::domain::person::Role;
use crate::domain::round::{CaseRef, Mode, Round};
use crate::domain::sequence::Sequence;
use crate::domain::wishes::Wishes;
use crate::platform::clock;
use crate::start;
use crate::store::Store;

use super::args::{ModeArg, Table};
use super::context::Context;
use super::failure::{Code, Failure};
use super::{lookup, people};

/// What these arguments wish, of no case yet.
pub fn wishes(context: &Context, table: &Table) -> Result<Wishes, Failure> {
    let guests = people::guests(context.ui, &table.with)?;
    Ok(Wishes {
        case: None,
        title: None,
        people: Some(guests).filter(|guests| !guests.is_empty()),
        sequence: None,
        mode: table.mode.map(|mode| match mode {
            ModeArg::Scribe => Mode::Scribe,
            ModeArg::Pass => Mode::Pass,
        }),
        about: table.about.clone(),
        bringer: table.bringer.clone(),
    })
}

/// The case of this title, or the title of a new one; and the cases whose titles are near that.
pub fn titled(
    context: &Context,
    store: &Store,
    wishes: &mut Wishes,
    title: &str,
) -> Result<Vec<CaseRef>, Failure> {
    if fold(title).is_empty() {
        return Err(Failure::new(Code::Usage, context.ui.cli_empty_title()));
    }
    wishes.case = lookup::exact(context, store, title)?;
    if wishes.case.is_some() {
        return Ok(Vec::new());
    }
    wishes.title = Some(title.to_owned());
    lookup::near(context, store, title)
}

/// The round that is wished. Without people who are named or known it is a failure that says how
/// to name them.
pub fn round(
    context: &Context,
    store: &mut Store,
    wishes: &Wishes,
    sequence: Arc<Sequence>,
) -> Result<Round, Failure> {
    check(context, store, wishes)?;
    let begun = start::begin(store, sequence, wishes, context.language.clone(), clock::now());
    begun.map_err(|error| context.failure(&error))
}

/// What a round cannot begin without, when nobody can be asked.
fn check(context: &Context, store: &Store, wishes: &Wishes) -> Result<(), Failure> {
    let (ui, failure) = (context.ui, |error| context.failure(&error));
    let (people, present) = match &wishes.case {
        Some(case) => {
            let people = store.people(case.id).map_err(failure)?;
            let last = store.last_seating(case.id).map_err(failure)?;
            (people, last.map(|last| last.present).unwrap_or_default())
        }
        None => (Vec::new(), Vec::new()),
    };
    let role_of = |name: &str| {
        let known = people.iter().find(|person| fold(&person.name) == fold(name));
        known.and_then(|person| person.role.clone())
    };
    let has_voice = |role: Option<Role>| role.as_ref().is_none_or(Role::has_voice);
    let here: Vec<(String, bool)> = match &wishes.people {
        Some(named) => named
            .iter()
            .map(|wish| {
                let role = wish.role.clone().or_else(|| role_of(&wish.name));
                (wish.name.clone(), wish.voice.unwrap_or_else(|| has_voice(role)))
            })
            .collect(),
        None => people
            .iter()
            .filter(|person| present.contains(&person.id))
            .map(|person| (person.name.clone(), has_voice(person.role.clone())))
            .collect(),
    };
    if here.is_empty() {
        return Err(Failure::new(Code::Usage, ui.cli_now_needs_with()).hint(ui.cli_now_needs_with_hint()));
    }
    if here.iter().all(|(_, voice)| !voice) {
        return Err(Failure::new(Code::Usage, ui.cli_no_voice()).hint(ui.cli_no_voice_hint()));
    }
    match &wishes.bringer {
        Some(bringer) if here.iter().all(|(name, _)| fold(name) != fold(bringer)) => {
            Err(Failure::new(Code::Usage, ui.cli_bringer_not_here(bringer)))
        }
        Some(_) | None => Ok(()),
    }
}
