//! `halte backup FILE`: a copy of everything that is finished, in one file that only its owner reads.
//!
//! Never here: how the copy is made; the backups that halte makes by itself (`daily`).

use std::path::Path;

use crate::platform::lock::Held;
use crate::platform::private;
use crate::store::backup::{self, Contents, Extent, Stop};
use crate::store::restore::Before;
use crate::store::{StoreError, StoreErrorKind};
use crate::text::Ui;

use super::args::BackupArgs;
use super::context::Context;
use super::failure::{Code, Failure};
use super::out::Lines;

/// The name of the lock on backups.
pub const LOCK: &str = "backup";

pub fn run(context: &Context, arguments: &BackupArgs) -> Result<Code, Failure> {
    let (ui, path) = (context.ui, arguments.file.as_path());
    let failure = |error| context.failure(&error);
    check_place(context, path)?;
    if !arguments.force && path.try_exists().unwrap_or(false) {
        return Err(Failure::of_writing(ui, path, &std::io::ErrorKind::AlreadyExists.into()));
    }
    if context.read_store()?.is_none() {
        return Err(Failure::new(Code::NotFound, ui.backup_nothing()));
    }
    let database = &context.places.database;
    let _held = hold(context)?;
    let there = backup::look(database).map_err(failure)?;
    let made = backup::back_up(database, path, Extent::Finished, arguments.force, &Stop::default());
    let made = made.map_err(|error| {
        // What is damaged is what it was to be made of.
        let damaged = error.kind() == StoreErrorKind::Damaged;
        if damaged { context.failure(&error) } else { not_made(ui, path, &error) }
    })?;
    let made = made.unwrap_or_default();
    let mut lines = Lines::new(context);
    lines.line(&ui.backup_made(&path.display().to_string()));
    lines.line(&ui.backup_holds(&held(ui, &made)));
    if there.unfinished > 0 {
        lines.line(&ui.backup_without(&ui.held_unfinished(there.unfinished)));
    }
    lines.print()
}

/// Why there is no backup at this path: where nobody may write another folder helps, and not another database.
fn not_made(ui: Ui, path: &Path, error: &StoreError) -> Failure {
    if error.kind() == StoreErrorKind::ReadOnly {
        return Failure::of_writing(ui, path, &std::io::ErrorKind::PermissionDenied.into());
    }
    Failure::of_store(ui, path, error)
}

/// Refuses to write where the database is, or where a link stands: neither is ever replaced.
fn check_place(context: &Context, path: &Path) -> Result<(), Failure> {
    let (ui, file) = (context.ui, path.display().to_string());
    if is_own(context, path) {
        let failure = Failure::new(Code::Usage, ui.backup_over_database(&file));
        return Err(failure.hint(ui.backup_elsewhere()));
    }
    if std::fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        return Err(Failure::new(Code::Usage, ui.cli_export_over_link(&file)).hint(ui.backup_elsewhere()));
    }
    if private::is_passage(path) {
        return Err(Failure::new(Code::Usage, ui.cli_not_a_file(&file)).hint(ui.backup_elsewhere()));
    }
    Ok(())
}

/// True for the database and what lies beside it.
pub fn is_own(context: &Context, path: &Path) -> bool {
    let database = &context.places.database;
    let database = private::real(database).unwrap_or_else(|| database.clone());
    ["", "-wal", "-shm", "-journal"].into_iter().any(|end| {
        let mut own = database.clone().into_os_string();
        own.push(end);
        private::same_file(path, Path::new(&own))
    })
}

/// Holds the lock on backups: one is made or put back at a time.
pub fn hold(context: &Context) -> Result<Held, Failure> {
    let ui = context.ui;
    let taken = take(context).map_err(|error| {
        let folder = context.places.state.display().to_string();
        Failure::new(Code::Disk, ui.cli_cannot_write(&folder)).caused_by(&error)
    })?;
    taken.ok_or_else(|| Failure::new(Code::InUse, ui.backup_in_use()).hint(ui.cli_in_use_hint()))
}

/// The lock on backups; None when another program has it.
pub fn take(context: &Context) -> std::io::Result<Option<Held>> {
    context.locks().take(LOCK)
}

/// What a database holds, in words: `2 titles, 14 rounds and 120 answers`.
pub fn held(ui: Ui, contents: &Contents) -> String {
    let mut parts = vec![
        ui.held_cases(contents.cases),
        ui.held_rounds(contents.rounds),
        ui.held_answers(contents.answers),
    ];
    if contents.unfinished > 0 {
        parts.push(ui.held_unfinished(contents.unfinished));
    }
    ui.names(&parts)
}

/// Where what was there before is now.
pub fn before(ui: Ui, before: &Before) -> Option<String> {
    match before {
        Before::Nothing => None,
        Before::Kept(path) => Some(ui.restore_before(&path.display().to_string())),
        Before::Aside(path) => Some(ui.restore_aside(&path.display().to_string())),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::not_made;
    use crate::store::StoreError;
    use crate::text::Ui;

    #[test]
    fn where_no_backup_may_be_written_another_folder_helps_and_not_another_database() {
        let told = not_made(Ui::En, Path::new("/a/copy.db"), &StoreError::ReadOnly).text(Ui::En);
        assert!(told.contains("/a/copy.db") && told.contains("in which you may write"), "{told}");
        assert!(!told.contains("--db"), "{told}");
    }
}
