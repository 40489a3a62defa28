//! `halte prompts`: the sequences that are at hand, one file for each thing that can be done with them.
//!
//! Never here: the rules of the format.

mod check;
mod edit;
pub mod files;
mod list;
mod new;
mod rehearse;
mod show;
mod whereabouts;

use std::path::Path;
use std::sync::Arc;

use crate::domain::sequence::Sequence;
use crate::platform::clock;
use crate::sequences::catalogue::{Catalogue, Entry, FindError, Origin};

use super::args::{PromptsArgs, PromptsCommand};
use super::context::Context;
use super::failure::{Code, Failure};

pub fn run(context: &Context, arguments: &PromptsArgs) -> Result<Code, Failure> {
    match &arguments.command {
        None => list::run(context, arguments.json),
        Some(PromptsCommand::List(list)) => list::run(context, list.json || arguments.json),
        Some(PromptsCommand::Show(show)) => show::run(context, show),
        Some(PromptsCommand::Check(check)) => check::run(context, check),
        Some(PromptsCommand::New(new)) => new::run(context, new),
        Some(PromptsCommand::Edit(edit)) => edit::run(context, edit),
        Some(PromptsCommand::Rehearse(rehearse)) => rehearse::run(context, rehearse),
        Some(PromptsCommand::Where(place)) => whereabouts::run(context, place),
    }
}

/// The sequence of this id, or why it cannot be used.
pub fn sequence(context: &Context, id: &str) -> Result<Arc<Sequence>, Failure> {
    let catalogue = context.catalogue();
    let found = catalogue.find(id).map_err(|error| not_found(context, error))?;
    if let Some(entry) = catalogue.entry(id)
        && let Origin::Replaces(_) = entry.origin
        && !context.told_replaced.replace(true)
    {
        context.aside(&context.ui.prompts_replaces(id));
    }
    if let Some(entry) = catalogue.entry(id)
        && entry.sequence().is_none()
        && !context.told_instead.replace(true)
    {
        let broken = context.ui.cli_broken_sequence(id);
        context.aside(&format!("{broken}. {}", until_mended(context, entry)));
    }
    Ok(found)
}

/// What is used until the mistakes in a file are gone; empty when there are none.
fn until_mended(context: &Context, entry: &Entry) -> String {
    let today = clock::now().date_naive();
    entry.until().map(|until| context.ui.until_mended(until, today)).unwrap_or_default()
}

fn not_found(context: &Context, error: FindError) -> Failure {
    let ui = context.ui;
    match error {
        // It may well stand in the folder that cannot be read.
        FindError::Unknown { id, near } => cannot_read(context, &context.catalogue())
            .unwrap_or_else(|| unknown(context, &id, near.as_deref())),
        FindError::Broken(entry) => {
            let failure = Failure::new(Code::Invalid, ui.cli_broken_sequence(&entry.id));
            failure.hint(ui.cli_broken_sequence_hint())
        }
    }
}

/// No sequence has this id; another one may be near.
fn unknown(context: &Context, id: &str, near: Option<&str>) -> Failure {
    let ui = context.ui;
    let failure = Failure::new(Code::NotFound, ui.cli_no_sequence(id));
    match near {
        Some(near) => failure.hint(ui.cli_did_you_mean(&format!("`{near}`"))),
        None => failure.hint(ui.cli_sequences_hint()),
    }
}

/// The file of an own sequence; of a shipped one the name it has in the program.
fn path_of(entry: &Entry) -> &Path {
    match &entry.origin {
        Origin::Own(path) | Origin::Replaces(path) => path,
        Origin::Shipped => Path::new(&entry.source.file),
    }
}

/// Why the folder of own sequences cannot be read, when it is there and cannot.
fn cannot_read(context: &Context, catalogue: &Catalogue) -> Option<Failure> {
    let why = catalogue.unreadable()?;
    let folder = context.places.prompts.display().to_string();
    let failure = Failure::new(Code::Disk, context.ui.cli_cannot_read(&folder));
    Some(failure.caused_by(&std::io::Error::other(why.to_owned())).hint(context.ui.own_folder_hint()))
}

/// A folder of own sequences that is there and cannot be read is said, and is no end.
fn unreadable(context: &Context, catalogue: &Catalogue) {
    if catalogue.unreadable().is_some() {
        context.aside(&context.ui.cli_cannot_read(&context.places.prompts.display().to_string()));
    }
}
