//! From what was asked on the command line to a round that can be walked.
//!
//! Never here: walking it; a rule about rounds.

use std::sync::Arc;

use crate::domain::id::{CaseId, PersonId, RoundId};
use crate::domain::fold::fold;
use crate::domain::person::Person;
use crate::domain::round::seating::{Guest, seats};
use crate::domain::round::{CaseRef, Mode, NewRound, Round};
use crate::domain::sequence::Sequence;
use crate::platform::clock;
use crate::store::Store;

use super::args::{ModeArg, Table};
use super::context::Context;
use super::failure::{Code, Failure};
use super::people;

/// What the command line says of a round that is to begin.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The case, when it exists.
    pub case: Option<CaseRef>,
    /// The title that was typed, of a case that does not exist yet.
    pub title: Option<String>,
    /// Cases with a title near that one.
    pub near: Vec<CaseRef>,
    /// The sequence, when one was named.
    pub sequence: Option<Arc<Sequence>>,
    /// Who takes part; nobody: those of last time.
    pub guests: Vec<Guest>,
    /// Whose question it is, by name.
    pub bringer: Option<String>,
    /// What it is about.
    pub about: String,
    /// How answers are typed.
    pub mode: Option<Mode>,
}

impl Wanted {
    /// What these arguments say, of no case yet.
    pub fn of(context: &Context, table: &Table) -> Result<Self, Failure> {
        Ok(Self {
            case: None,
            title: None,
            near: Vec::new(),
            sequence: None,
            guests: people::guests(context.ui, &table.with)?,
            bringer: table.bringer.clone(),
            about: table.about.clone().unwrap_or_default(),
            mode: table.mode.map(|mode| match mode {
                ModeArg::Scribe => Mode::Scribe,
                ModeArg::Pass => Mode::Pass,
            }),
        })
    }

    /// Of this title: the case that has it, or a new one and what is near.
    pub fn titled(mut self, context: &Context, store: &Store, title: &str) -> Result<Self, Failure> {
        if fold(title).is_empty() {
            return Err(Failure::new(Code::Usage, context.ui.cli_empty_title()));
        }
        self.case = super::lookup::exact(context, store, title)?;
        if self.case.is_none() {
            self.title = Some(title.to_owned());
            self.near = super::lookup::near(context, store, title)?;
        }
        Ok(self)
    }
}

/// The new round that is wanted, walking this sequence. Without people who are named or known it
/// is a failure that says how to name them.
pub fn new_round(
    context: &Context,
    store: &mut Store,
    wanted: &Wanted,
    sequence: Arc<Sequence>,
) -> Result<Round, Failure> {
    let now = clock::now();
    let failure = |error| context.failure(&error);
    let case = match (&wanted.case, &wanted.title) {
        (Some(case), _) => case.clone(),
        (None, title) => {
            CaseRef { id: CaseId(store.mint(now)), title: title.clone().unwrap_or_default() }
        }
    };
    let people: Vec<Person> =
        store.case(case.id).map_err(failure)?.map(|case| case.people).unwrap_or_default();
    let last = store.last_seating(case.id).map_err(failure)?;
    let guests = if wanted.guests.is_empty() {
        let present = last.iter().flat_map(|last| &last.present);
        present.filter_map(|id| people.iter().find(|person| person.id == *id)).map(known_guest).collect()
    } else {
        wanted.guests.clone()
    };
    let ui = context.ui;
    if guests.is_empty() {
        return Err(Failure::new(Code::Usage, ui.cli_now_needs_with()).hint(ui.cli_now_needs_with_hint()));
    }
    let last_beginner = last.as_ref().and_then(|last| last.present.first().copied());
    let seats = seats(&guests, &people, last_beginner, || PersonId(store.mint(now)));
    if seats.iter().all(|seat| !seat.voice) {
        return Err(Failure::new(Code::Usage, ui.cli_no_voice()).hint(ui.cli_no_voice_hint()));
    }
    let bringer = match &wanted.bringer {
        None => None,
        Some(name) => {
            let named = seats.iter().find(|seat| fold(&seat.person.name) == fold(name));
            let named = named.ok_or_else(|| Failure::new(Code::Usage, ui.cli_bringer_not_here(name)))?;
            Some(named.person.id)
        }
    };
    let mode = wanted.mode.or_else(|| last.map(|last| last.mode)).unwrap_or(Mode::Scribe);
    Ok(Round::begin(NewRound {
        id: RoundId(store.mint(now)),
        opening: store.agreements(Some(case.id), false).map_err(failure)?,
        returning: store.returning(case.id).map_err(failure)?,
        case,
        sequence,
        language: context.language.clone(),
        mode,
        started: now,
        about: wanted.about.clone(),
        seats,
        bringer,
    }))
}

fn known_guest(person: &Person) -> Guest {
    Guest { name: person.name.clone(), role: person.role.clone(), voice: false }
}
