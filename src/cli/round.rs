//! `halte round CASE`: begins a round, or goes on with one.
//!
//! Never here: the full screen, plain mode.

use crate::domain::id::RoundId;
use crate::store::Store;
use crate::text::safe::display_safe;

use super::args::{RoundArgs, Table};
use super::begin::{self, Wanted};
use super::context::Context;
use super::failure::{Code, Failure};
use super::{prompts, screen, walk};

/// The sequence of a round in plain mode when none was named.
const USUAL: &str = "ronde";

pub fn run(context: &Context, arguments: RoundArgs) -> Result<Code, Failure> {
    let RoundArgs { case, sequence, table } = arguments;
    let mut wanted = Wanted::of(context, &table)?;
    if let Some(id) = &sequence {
        wanted.sequence = Some(prompts::sequence(context, id)?);
    }
    let store = context.store()?;
    let wanted = wanted.titled(context, &store, &case)?;
    start(context, store, wanted, sequence.as_deref(), &table)
}

/// Goes on with the unfinished round of this sequence, or begins one.
pub fn start(
    context: &Context,
    mut store: Store,
    wanted: Wanted,
    sequence: Option<&str>,
    table: &Table,
) -> Result<Code, Failure> {
    let plain = table.plain || table.answers.is_some() || !context.full_screen;
    let unfinished = if table.new { None } else { unfinished(context, &store, &wanted, sequence)? };
    if !plain {
        let start = match unfinished {
            Some(id) => screen::Start::Resume(id),
            None => screen::Start::Begin(Box::new(wanted)),
        };
        return screen::open(context, store, start);
    }
    if let Some(path) = table.answers.as_deref() {
        // Before a round is begun for answers that are not there.
        std::fs::File::open(path).map_err(|error| Failure::of_reading(context.ui, path, &error))?;
    }
    if let Some(id) = unfinished {
        return walk::resume(context, store, id, table.answers.as_deref());
    }
    let sequence = match &wanted.sequence {
        Some(sequence) => sequence.clone(),
        None => prompts::sequence(context, USUAL)?,
    };
    let round = begin::new_round(context, &mut store, &wanted, sequence)?;
    if let (Some(title), false) = (&wanted.title, wanted.near.is_empty()) {
        let names = context.ui.names(&super::lookup::quoted(&wanted.near));
        aside(&context.ui.cli_new_near(title, &names));
    }
    walk::begin(context, store, round, table.answers.as_deref())
}

fn unfinished(
    context: &Context,
    store: &Store,
    wanted: &Wanted,
    sequence: Option<&str>,
) -> Result<Option<RoundId>, Failure> {
    let Some(case) = &wanted.case else {
        return Ok(None);
    };
    let rounds = store.unfinished(Some(case.id)).map_err(|error| context.failure(&error))?;
    let mut fits = rounds.iter().filter(|round| sequence.is_none_or(|id| round.sequence == id));
    Ok(fits.next().map(|round| round.id))
}

/// Says something beside the script.
fn aside(text: &str) {
    use std::io::Write as _;
    // Nobody hears it: the round goes on all the same.
    let _ = writeln!(std::io::stderr(), "{}", display_safe(text));
}
