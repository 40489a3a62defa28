//! `halte restore FILE`: puts a backup in the place of what is there, after keeping that.
//!
//! It is one of the few things that ask first. Without a terminal nobody can be asked: then it needs `--yes`.
//! Never here: how it is done.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use crate::domain::fold::fold;
use crate::platform::clock;
use crate::platform::lock::Held;
use crate::store::backup;
use crate::store::restore::restore;
use crate::store::{StoreError, StoreErrorKind, backups};
use crate::text::safe::display_safe;

use super::args::RestoreArgs;
use super::backup::{before, held, hold, is_own};
use super::context::Context;
use super::failure::{Code, Failure};
use super::out::Lines;

pub fn run(context: &Context, arguments: &RestoreArgs) -> Result<Code, Failure> {
    let (ui, file) = (context.ui, arguments.file.as_path());
    let database = &context.places.database;
    if is_own(context, file) {
        return Err(Failure::new(Code::Usage, ui.restore_itself(&file.display().to_string())));
    }
    let promised = backup::examine(file).map_err(|error| of_file(context, arguments, &error))?;
    let foreign = backup::look(database).err().filter(|error| error.kind() == StoreErrorKind::NotHalte);
    if let Some(foreign) = foreign.filter(|_| !backups::any(database)) {
        return Err(Failure::of_store(ui, database, &foreign));
    }
    let _backups = hold(context)?;
    let _keyboards = keyboards(context)?;
    if !arguments.yes && !asked(context, &held(ui, &promised))? {
        let mut lines = Lines::new(context);
        lines.line(ui.restore_not_done());
        return lines.print();
    }
    let stamp = clock::now().format("%Y-%m-%dT%H-%M-%S%.3f").to_string();
    let done = restore(file, database, &stamp);
    let (_, was) = done.map_err(|error| Failure::of_store(ui, database, &error))?;
    // An older one is brought up to date, and looked at once more.
    drop(context.store()?);
    let there = backup::look(database).map_err(|error| context.failure(&error))?;
    let mut lines = Lines::new(context);
    lines.line(&ui.restore_done(&held(ui, &there)));
    if let Some(was) = before(ui, &was) {
        lines.line(&was);
    }
    lines.print()
}

/// What is wrong with the file that was named; nothing was changed.
fn of_file(context: &Context, arguments: &RestoreArgs, error: &StoreError) -> Failure {
    let (ui, path) = (context.ui, arguments.file.as_path());
    let file = path.display().to_string();
    let missing = !path.exists();
    match error.kind() {
        StoreErrorKind::NotFound if missing => Failure::new(Code::NotFound, ui.cli_no_file(&file)),
        StoreErrorKind::NotFound => Failure::new(Code::Damaged, ui.cli_not_ours(&file)),
        StoreErrorKind::Damaged | StoreErrorKind::Other => {
            Failure::new(Code::Damaged, ui.restore_damaged(&file)).caused_by(error)
        }
        StoreErrorKind::NotHalte
        | StoreErrorKind::Newer
        | StoreErrorKind::Emptied
        | StoreErrorKind::ReadOnly
        | StoreErrorKind::Full
        | StoreErrorKind::Busy
        | StoreErrorKind::TakenOver
        | StoreErrorKind::WereTogether
        | StoreErrorKind::RoundWaits
        | StoreErrorKind::TwoVersions
        | StoreErrorKind::ChangedSince
        | StoreErrorKind::Disk => Failure::of_store(ui, path, error),
    }
}

/// The keyboard of every round that this user ever had: nobody types while all of it changes.
fn keyboards(context: &Context) -> Result<Vec<Held>, Failure> {
    let ui = context.ui;
    let all = context.locks().take_all(super::backup::LOCK).map_err(|error| {
        let folder = context.places.state.display().to_string();
        Failure::new(Code::Disk, ui.cli_cannot_write(&folder)).caused_by(&error)
    })?;
    all.ok_or_else(|| Failure::new(Code::InUse, ui.restore_round_open()).hint(ui.cli_in_use_hint()))
}

/// Asks whether it is to be done; a terminal is needed for that.
fn asked(context: &Context, promised: &str) -> Result<bool, Failure> {
    let ui = context.ui;
    if !std::io::stdin().is_terminal() {
        return Err(Failure::new(Code::Usage, ui.restore_cannot_ask()).hint(ui.restore_yes_hint()));
    }
    let now = match backup::look(&context.places.database) {
        Ok(there) => ui.restore_there_now(&held(ui, &there)),
        Err(_) => ui.restore_there_nothing().to_owned(),
    };
    let question = format!("{}\n{}\n{} ", ui.restore_in_file(promised), now, ui.restore_ask());
    let lines: Vec<String> = question.split('\n').map(display_safe_owned).collect();
    let mut out = std::io::stderr().lock();
    // Nobody can read the question: then nobody answers it.
    if write!(out, "{}", lines.join("\n")).and_then(|()| out.flush()).is_err() {
        return Ok(false);
    }
    let mut answer = String::new();
    // No answer is no.
    let read = std::io::stdin().lock().read_line(&mut answer).unwrap_or(0);
    let yes = [ui.yes(), "yes"].iter().any(|yes| fold(yes) == fold(answer.trim()));
    Ok(read > 0 && yes)
}

fn display_safe_owned(text: &str) -> String {
    display_safe(text).into_owned()
}
