//! `halte prompts edit ID`: a sequence in the user's editor, looked over when it comes back.
//!
//! What was typed stays as it was typed, also when it is broken. Never here: the words of a report.

mod wording;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::args::EditArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Code, Failure};
use crate::cli::out::{self, Lines};
use crate::cli::{ask, editor};
use crate::domain::sequence::Sequence;
use crate::platform::clock;
use crate::sequences::catalogue::{Entry, Origin};
use crate::sequences::problem::Severity;
use crate::sequences::report::report_all;
use crate::text::lookup::verdict_from_typed;

use super::files;

/// An editor that was open for so many seconds was waited for.
const MOMENT: i64 = 2;

/// The file that is edited, and how it was.
struct Edited {
    path: PathBuf,
    /// The id when it was opened.
    id: String,
    /// True for a shipped one that was copied to be edited.
    copied: bool,
    text: Vec<u8>,
    before: Option<Arc<Sequence>>,
}

pub fn run(context: &Context, arguments: &EditArgs) -> Result<Code, Failure> {
    let edited = begin(context, &arguments.id)?;
    let mut line = None;
    loop {
        let ended = open(context, &edited, line)?;
        let entry = look(context, &edited.path)?;
        // Nobody who changed nothing asked what we think of our own.
        let ours = edited.copied && is_unchanged(&edited);
        if !entry.problems.is_empty() && !ours {
            out::print(&report_all(&entry.problems, &entry.source, context.ui))?;
        }
        if let Some(now) = entry.sequence() {
            return right(context, &edited, &entry, now, ended);
        }
        let first = entry.problems.iter().find(|problem| problem.severity() == Severity::Error);
        line = first.map(|problem| problem.line);
        if !again(context) {
            context.aside(&context.ui.own_stays_broken(&edited.path.display().to_string()));
            return Ok(Code::Invalid);
        }
    }
}

/// The file to edit; of a shipped sequence a copy, and that is said.
fn begin(context: &Context, id: &str) -> Result<Edited, Failure> {
    let (ui, catalogue) = (context.ui, context.catalogue());
    super::unreadable(context, &catalogue);
    let Some(entry) = catalogue.entry(id) else {
        let failure = match catalogue.find(id) {
            Err(error) => super::not_found(context, error),
            Ok(_) => super::unknown(context, id, None),
        };
        return Err(failure.hint(ui.own_make_hint(id)));
    };
    let (path, copied) = match &entry.origin {
        Origin::Own(path) | Origin::Replaces(path) => (path.clone(), false),
        Origin::Shipped => {
            let path = files::create(context, id, &entry.source.text)?;
            let mut lines = Lines::new(context);
            lines.line(&ui.own_copied(id, &path.display().to_string()));
            lines.print()?;
            (path, true)
        }
    };
    let text = std::fs::read(&path).map_err(|error| Failure::of_reading(ui, &path, &error))?;
    // Of a file that is broken its last good version counts, or the words that were walked last.
    let before = entry.usable().cloned().or_else(|| wording::walked(context, id));
    Ok(Edited { path, id: id.to_owned(), copied, text, before })
}

/// Opens the editor and waits for it. True when it ended well after somebody can have looked at the
/// file: an editor that ends at once may well show it still.
fn open(context: &Context, edited: &Edited, line: Option<usize>) -> Result<bool, Failure> {
    let (ui, command) = (context.ui, editor::named());
    let begun = clock::now();
    match editor::open(&command, &edited.path, line) {
        Ok(true) => Ok((clock::now() - begun).num_seconds() >= MOMENT),
        Ok(false) => {
            context.aside(ui.own_editor_ended());
            Ok(false)
        }
        Err(error) => {
            let name = command.first().cloned().unwrap_or_default();
            let failure = Failure::new(Code::Failed, ui.own_no_editor(&name)).hint(ui.own_no_editor_hint());
            if error.kind() != std::io::ErrorKind::NotFound {
                return Err(failure.caused_by(&error));
            }
            if edited.copied && is_unchanged(edited) {
                // Nobody saw the copy, so nobody wants it in place of ours.
                let _ = std::fs::remove_file(&edited.path);
                return Err(failure);
            }
            Err(failure.hint(ui.own_open_yourself(&edited.path.display().to_string())))
        }
    }
}

/// The file as the catalogue sees it now: with its mistakes, and those it has with other files.
fn look(context: &Context, path: &Path) -> Result<Entry, Failure> {
    let catalogue = context.catalogue();
    let entry = catalogue.list().into_iter().find(|entry| super::path_of(entry) == path).cloned();
    entry.ok_or_else(|| {
        let gone = context.ui.own_gone(&path.display().to_string());
        Failure::new(Code::NotFound, gone).hint(context.ui.cli_sequences_hint())
    })
}

/// Asks whether a broken file is opened again; where nobody types it is not.
fn again(context: &Context) -> bool {
    while ask::possible() {
        match ask::ask(context.ui.own_open_again()).as_deref() {
            Some("" | "1") => return true,
            Some("2") | None => return false,
            Some(_) => {}
        }
    }
    false
}

/// Nothing is wrong with it: says what that means.
fn right(
    context: &Context,
    edited: &Edited,
    entry: &Entry,
    now: &Sequence,
    ended: bool,
) -> Result<Code, Failure> {
    let ui = context.ui;
    let mut lines = Lines::new(context);
    if is_unchanged(edited) {
        lines.line(ui.own_unchanged());
        lines.print()?;
        return unchanged(context, edited, ended);
    }
    if !entry.problems.is_empty() {
        lines.line("");
    }
    lines.line(&ui.own_right(&now.id));
    if now.id != edited.id {
        lines.line(&ui.own_renamed(&edited.id, &now.id));
    }
    lines.print()?;
    if let Some(before) = &edited.before {
        wording::settle(context, entry, before, now)?;
    }
    Ok(Code::Done)
}

/// An unchanged copy of ours goes away again: if somebody can be asked, when they say so, else when
/// the editor `ended`.
fn unchanged(context: &Context, edited: &Edited, ended: bool) -> Result<Code, Failure> {
    if !edited.copied {
        return Ok(Code::Done);
    }
    let ui = context.ui;
    let yes = |typed: String| verdict_from_typed(&typed) == Some(crate::domain::answer::Verdict::Yes);
    let away = if ask::possible() { ask::ask(ui.own_take_away()).is_some_and(yes) } else { ended };
    let mut lines = Lines::new(context);
    if away && is_unchanged(edited) {
        let gone = std::fs::remove_file(&edited.path);
        gone.map_err(|error| Failure::of_writing(ui, &edited.path, &error))?;
        lines.line(&ui.own_taken_away(&edited.id));
    } else {
        lines.line(&ui.own_copy_stays(&edited.path.display().to_string()));
    }
    lines.print()
}

fn is_unchanged(edited: &Edited) -> bool {
    std::fs::read(&edited.path).is_ok_and(|now| now == edited.text)
}
