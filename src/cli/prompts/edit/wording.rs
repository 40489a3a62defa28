//! What a change of words means for what was answered before: is it the same question, said better?
//!
//! Only people can say; where nobody types it is told, and nothing is changed. Never here: finding
//! what changed.

use std::path::Path;
use std::sync::Arc;

use crate::cli::ask;
use crate::cli::context::Context;
use crate::cli::failure::{Code, Failure};
use crate::cli::lookup::quoted;
use crate::cli::out::Lines;
use crate::domain::round::CaseRef;
use crate::domain::sequence::Sequence;
use crate::sequences::catalogue::Entry;
use crate::sequences::check;
use crate::sequences::own::another::{as_another, free_id};
use crate::sequences::own::reworded::{Change, Moved, Reworded, moved, reworded};
use crate::sequences::shipped;
use crate::sequences::source::Source;
use crate::store::Store;

use super::super::{files, path_of};

/// More titles than this are counted.
const MOST_TITLES: usize = 8;

/// The sequence of this id as it was walked last, when that can be read.
pub fn walked(context: &Context, id: &str) -> Option<Arc<Sequence>> {
    let store = context.read_store().ok().flatten()?;
    store.last_walked(id).ok().flatten()
}

/// Says of every question in other words for whom that holds, and asks what it is.
pub fn settle(context: &Context, entry: &Entry, before: &Sequence, now: &Sequence) -> Result<(), Failure> {
    let (changed, elsewhere) = (reworded(before, now), moved(before, now));
    if changed.is_empty() && elsewhere.is_empty() {
        return Ok(());
    }
    let store = history(context);
    for moved in &elsewhere {
        say_moved(context, store.as_ref(), moved)?;
    }
    for one in &changed {
        let matters = say_reworded(context, store.as_ref(), one, now)?;
        if !matters {
            continue;
        }
        if ask::possible() {
            decide(context, path_of(entry), one)?;
        } else {
            say(context, context.ui.own_if_other())?;
        }
    }
    Ok(())
}

/// The history, to be read. Without it the change still counts.
fn history(context: &Context) -> Option<Store> {
    let read = context.read_store();
    if read.is_err() {
        context.aside(context.ui.own_no_history());
    }
    read.ok().flatten()
}

fn cases(context: &Context, store: Option<&Store>, line: &str) -> Result<Vec<CaseRef>, Failure> {
    let cases = store.map(|store| store.cases_of_line(line)).transpose();
    Ok(cases.map_err(|error| context.failure(&error))?.unwrap_or_default())
}

fn say(context: &Context, text: &str) -> Result<(), Failure> {
    let mut lines = Lines::new(context);
    lines.line(text);
    lines.print().map(|_| ())
}

/// Where answers stand from now on, when there were any.
fn say_moved(context: &Context, store: Option<&Store>, moved: &Moved) -> Result<(), Failure> {
    let (ui, cases) = (context.ui, cases(context, store, &moved.from)?);
    if cases.is_empty() {
        return Ok(());
    }
    let mut lines = Lines::new(context);
    lines.gap();
    lines.line(&ui.own_moved(&moved.step, &moved.from, &moved.to));
    lines.line(&ui.own_holds(cases.len(), &moved.from, &titles(context, &cases)));
    lines.line(&ui.own_moved_hint(&moved.from));
    lines.print().map(|_| ())
}

/// What changed and for whom that holds. False when nobody has answered, nor asks it elsewhere.
fn say_reworded(
    context: &Context,
    store: Option<&Store>,
    one: &Reworded,
    now: &Sequence,
) -> Result<bool, Failure> {
    let (ui, cases) = (context.ui, cases(context, store, &one.line)?);
    let catalogue = context.catalogue();
    let others = catalogue.list().into_iter().filter(|entry| entry.id != now.id);
    let asks = |entry: &&Entry| {
        entry.sequence().is_some_and(|other| other.steps.iter().any(|step| other.line(step) == one.line))
    };
    let others: Vec<String> = others.filter(asks).map(|entry| format!("`{}`", entry.id)).collect();
    let mut lines = Lines::new(context);
    lines.line("");
    lines.heading(&ui.own_reworded(&one.step));
    for change in &one.changes {
        let whose = whose(context, change);
        lines.words(2, &ui.own_was(&whose, &change.before));
        lines.words(2, &ui.own_now(&whose, &change.now));
    }
    if !one.still.is_empty() {
        lines.words(2, &ui.own_still(&ui.names(&one.still)));
    }
    if cases.is_empty() {
        lines.line(&ui.own_holds_none(&one.line));
    } else {
        lines.line(&ui.own_holds(cases.len(), &one.line, &titles(context, &cases)));
    }
    if !others.is_empty() {
        lines.line(&ui.own_also_in(&one.line, &ui.names(&others)));
    }
    lines.print()?;
    Ok(!cases.is_empty() || !others.is_empty() || shipped::find(&now.id).is_some())
}

/// In which language, and for which role.
fn whose(context: &Context, change: &Change) -> String {
    let role = change.role.as_deref().map(|role| context.ui.role_of_code(role).unwrap_or(role).to_owned());
    let tag = Some(change.tag.clone()).filter(|tag| !tag.is_empty());
    tag.into_iter().chain(role).collect::<Vec<_>>().join(", ")
}

fn titles(context: &Context, cases: &[CaseRef]) -> String {
    let (shown, more) = cases.split_at(cases.len().min(MOST_TITLES));
    let mut titles = quoted(shown);
    if !more.is_empty() {
        titles.push(context.ui.own_more(more.len()));
    }
    context.ui.names(&titles)
}

/// Asks what it is, and makes it another question when it is one.
fn decide(context: &Context, path: &Path, one: &Reworded) -> Result<(), Failure> {
    let ui = context.ui;
    let mut lines = Lines::new(context);
    lines.words(0, ui.own_same_or_other());
    lines.print()?;
    loop {
        match ask::ask(ui.own_choose()).as_deref() {
            None | Some("" | "1") => return say(context, &ui.own_same_now(&one.step)),
            Some("2") => return another(context, path, &one.step),
            Some(_) => {}
        }
    }
}

/// Gives the step a new id in its file.
fn another(context: &Context, path: &Path, step: &str) -> Result<(), Failure> {
    let ui = context.ui;
    let read = || std::fs::read(path).map_err(|error| Failure::of_reading(ui, path, &error));
    let name = path.display().to_string();
    let bytes = read()?;
    let (source, _) = Source::read(&name, &bytes);
    let free = free_id(&source, step);
    loop {
        let Some(typed) = ask::ask(&ui.own_new_id(&free)) else {
            return say(context, &ui.own_same_now(step));
        };
        let id = if typed.is_empty() { free.as_str() } else { typed.as_str() };
        let Some(text) = as_another(&source, step, id).filter(|text| is_right(&name, text)) else {
            context.aside(&ui.own_no_id(id));
            continue;
        };
        if read()? != bytes {
            let changed = ui.own_changed_meanwhile(&name);
            return Err(Failure::new(Code::InUse, changed).hint(ui.own_if_other()));
        }
        let mark: &[u8] = if bytes.starts_with(BOM) { BOM } else { b"" };
        let written = files::replace(path, &[mark, text.as_bytes()].concat());
        written.map_err(|error| Failure::of_writing(ui, path, &error))?;
        return say(context, &ui.own_other_now(step, id));
    }
}

/// What some editors put before a text.
const BOM: &[u8] = b"\xEF\xBB\xBF";

fn is_right(name: &str, text: &str) -> bool {
    check(name, text.as_bytes()).errors() == 0
}
