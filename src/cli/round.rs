//! `halte round CASE`: begins a round, or goes on with one.
//!
//! Never here: the full screen, plain mode.

use std::fs::File;
use std::io::ErrorKind;

use crate::domain::id::RoundId;
use crate::domain::round::CaseRef;
use crate::domain::wishes::Wishes;
use crate::store::Store;
use crate::tui::runtime::Start;

use super::args::{RoundArgs, Table};
use super::context::Context;
use super::failure::{Code, Failure};
use super::{begin, prompts, screen, walk};

/// The sequence of a round in plain mode when none was named.
const USUAL: &str = "ronde";

pub fn run(context: &Context, arguments: &RoundArgs) -> Result<Code, Failure> {
    let table = &arguments.table;
    let mut wishes = begin::wishes(context, table)?;
    if let Some(id) = &arguments.sequence {
        // An unknown sequence is told before anything is opened.
        wishes.sequence = Some(prompts::sequence(context, id)?.id.clone());
    }
    let answers = answers(context, table)?;
    let store = context.store()?;
    let near = begin::titled(context, &store, &mut wishes, &arguments.case)?;
    start(context, store, wishes, &near, table, answers)
}

/// The file of answers, open, before anything is made for answers that cannot be read.
pub fn answers(context: &Context, table: &Table) -> Result<Option<File>, Failure> {
    let Some(path) = &table.answers else {
        return Ok(None);
    };
    let opened = File::open(path).and_then(|file| {
        let is_folder = file.metadata()?.is_dir();
        if is_folder { Err(ErrorKind::IsADirectory.into()) } else { Ok(Some(file)) }
    });
    opened.map_err(|error| Failure::of_reading(context.ui, path, &error))
}

/// Goes on with the unfinished round of the wished sequence, or begins one.
pub fn start(
    context: &Context,
    mut store: Store,
    wishes: Wishes,
    near: &[CaseRef],
    table: &Table,
    answers: Option<File>,
) -> Result<Code, Failure> {
    let unfinished = if table.new { None } else { unfinished(context, &store, &wishes)? };
    if !is_plain(context, table) {
        let start = unfinished.map_or_else(|| Start::Round(Box::new(wishes)), Start::Resume);
        return screen::open(context, store, start);
    }
    if let Some(id) = unfinished {
        return walk::resume(context, store, id, &wishes, answers);
    }
    let sequence = prompts::sequence(context, wishes.sequence.as_deref().unwrap_or(USUAL))?;
    let round = begin::round(context, &mut store, &wishes, sequence)?;
    if let (Some(title), false) = (&wishes.title, near.is_empty()) {
        let names = context.ui.names(&super::lookup::quoted(near));
        context.aside(&context.ui.cli_new_near(title, &names));
    }
    walk::begin(context, store, round, answers)
}

/// True when the round is walked line by line.
pub fn is_plain(context: &Context, table: &Table) -> bool {
    table.plain || table.answers.is_some() || !context.full_screen
}

fn unfinished(context: &Context, store: &Store, wishes: &Wishes) -> Result<Option<RoundId>, Failure> {
    let Some(case) = &wishes.case else {
        return Ok(None);
    };
    let rounds = store.unfinished(Some(case.id)).map_err(|error| context.failure(&error))?;
    let mut fits =
        rounds.iter().filter(|round| wishes.sequence.as_ref().is_none_or(|id| round.sequence == *id));
    Ok(fits.next().map(|round| round.id))
}
