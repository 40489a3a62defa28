//! The backups that halte makes by itself: where they lie, what they are called, which are kept, which is the last good
//! one. `halte.db` has them in `backups/`, another `NAME.db` in `NAME-backups/`, beside the database.
//!
//! `2026-03-08.db` is the backup of a day, `before-v2.db` what was there before the shape changed, `before-restore-….db`
//! what was there before a backup was put back. Never here: a clock; how a copy is made.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta};

use super::backup::{self, Contents, Extent, Stop};
use super::{StoreError, migrations, open};
use crate::domain::Moment;
use crate::platform::private;

/// The backups of so many days are kept.
const DAYS: usize = 7;
/// And the last one of so many weeks.
const WEEKS: usize = 8;
/// Of those that were made before something happened, so many are kept of each kind.
const BEFORE: usize = 5;
/// How their names begin.
const MIGRATION: &str = "before-v";
const RESTORE: &str = "before-restore";

/// A backup that can be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Good {
    /// Where it is.
    pub path: PathBuf,
    /// Of which day it is.
    pub day: Option<NaiveDate>,
}

/// The folder with the backups of this database.
pub fn folder(database: &Path) -> PathBuf {
    let name = match database.file_stem() {
        Some(stem) if stem != "halte" => {
            let mut name = stem.to_owned();
            name.push("-backups");
            name
        }
        Some(_) | None => OsStr::new("backups").to_owned(),
    };
    database.with_file_name(name)
}

/// True when there is any backup of this database.
pub fn any(database: &Path) -> bool {
    !all(database).is_empty()
}

/// Every file that is a backup by its name.
fn all(database: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder(database)).into_iter().flatten().flatten();
    let is_backup = |path: &PathBuf| path.extension() == Some(OsStr::new("db"));
    entries.map(|entry| entry.path()).filter(is_backup).collect()
}

/// The day that the name of a backup says: what is copied keeps its name, and gets another time.
fn day_in_name(path: &Path) -> Option<NaiveDate> {
    let name = path.file_stem()?.to_str()?;
    let stamp = name.strip_prefix(RESTORE).and_then(|stamp| stamp.strip_prefix('-')?.get(..10));
    stamp.unwrap_or(name).parse().ok()
}

/// The backups of days, oldest first.
fn days(database: &Path) -> Vec<NaiveDate> {
    let day = |path: &PathBuf| path.file_stem()?.to_str()?.parse().ok();
    let mut days: Vec<NaiveDate> = all(database).iter().filter_map(day).collect();
    days.sort_unstable();
    days
}

/// The latest backup that is whole. Each is looked at from beginning to end: this may take a while.
pub fn last_good(database: &Path) -> Option<Good> {
    let dated = |path: PathBuf| {
        let changed = private::changed(&path);
        let day = day_in_name(&path).or_else(|| changed.map(|changed| changed.date_naive()));
        (day, changed, path)
    };
    let mut all: Vec<_> = all(database).into_iter().map(dated).collect();
    all.sort_unstable();
    let good = |path: &Path| backup::examine(path).is_ok();
    let found = all.into_iter().rev().find(|(_, _, path)| good(path));
    found.map(|(day, _, path)| Good { path, day })
}

/// Which of these days are kept: the last seven, and the last one of each of the last eight weeks.
pub fn kept(days: &[NaiveDate]) -> Vec<NaiveDate> {
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    let week = |day: &NaiveDate| (day.iso_week().year(), day.iso_week().week());
    let mut last_of_weeks: Vec<NaiveDate> = Vec::new();
    for day in days.iter().rev() {
        if last_of_weeks.last().is_none_or(|last| week(last) != week(day)) {
            last_of_weeks.push(*day);
        }
    }
    last_of_weeks.truncate(WEEKS);
    let daily = days.iter().rev().take(DAYS);
    let mut kept: Vec<NaiveDate> = daily.copied().chain(last_of_weeks).collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// True when this day has no backup yet and something changed since the last one.
pub fn is_due(database: &Path, today: NaiveDate) -> bool {
    let days = days(database);
    let Some(last) = days.last() else {
        return true;
    };
    let made = private::changed(&of_day(database, *last));
    let changed = ["", "-wal"].map(|end| private::changed(&backup::beside(database, end)));
    !days.contains(&today) && changed.into_iter().max() >= Some(made)
}

fn of_day(database: &Path, day: NaiveDate) -> PathBuf {
    folder(database).join(format!("{day}.db"))
}

/// Makes the backup of this day, and lets go of those that are no longer kept. None when it is not the moment: a round
/// runs today, or nothing is finished yet, or it was asked to stop. A round that waits since an earlier day holds nothing
/// up; it is not in the backup. The caller holds the lock on backups.
pub fn daily(database: &Path, today: NaiveDate, stop: &Stop) -> Result<Option<Contents>, StoreError> {
    let source = open::source(database)?;
    let held = backup::contents(&source)?;
    drop(source);
    let touched = DateTime::from_timestamp_millis(held.touched).map(|touched| touched.date_naive());
    if held.rounds == 0 || held.unfinished > 0 && touched >= Some(today) {
        return Ok(None);
    }
    let folder = folder(database);
    private::folder(&folder)?;
    let made = backup::back_up(database, &of_day(database, today), Extent::Finished, false, stop)?;
    if made.is_some() {
        tidy(database, private::changed(&of_day(database, today)))?;
        if held.unfinished == 0 {
            clear_before_migrations(database, stop)?;
        }
    }
    Ok(made)
}

/// Words were erased that the backups may still hold: one of now takes the place of all of them. The database was
/// cleaned before. False when it was asked to stop. The caller holds the lock on backups.
pub fn renew(database: &Path, today: NaiveDate, stop: &Stop) -> Result<bool, StoreError> {
    let folder = folder(database);
    if !folder.try_exists()? {
        return Ok(true);
    }
    let source = open::source(database)?;
    let held = backup::contents(&source)?;
    drop(source);
    let new = of_day(database, today);
    if held.rounds > 0 && backup::back_up(database, &new, Extent::Finished, true, stop)?.is_none() {
        return Ok(false);
    }
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let made =
            [OsStr::new("db"), OsStr::new("half")].into_iter().any(|end| path.extension() == Some(end));
        if made && (path != new || held.rounds == 0) {
            std::fs::remove_file(path)?;
        }
    }
    private::sync_folder_of(&new)?;
    Ok(true)
}

/// Takes away what is no longer kept: old days, and what was half made an hour before and by nobody any more.
fn tidy(database: &Path, made: Option<Moment>) -> Result<(), StoreError> {
    let (folder, days) = (folder(database), days(database));
    let kept = kept(&days);
    for day in days.iter().filter(|day| !kept.contains(day)) {
        std::fs::remove_file(of_day(database, *day))?;
    }
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let old = private::changed(&path) < made.map(|made| made - TimeDelta::hours(1));
        if old && path.extension() == Some(OsStr::new("half")) {
            std::fs::remove_file(path)?;
        }
    }
    for kind in [MIGRATION, RESTORE] {
        let before = made_before(database, kind);
        let old = before.len().saturating_sub(BEFORE);
        for path in before.into_iter().take(old) {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// The backups of this kind, oldest first.
fn made_before(database: &Path, kind: &str) -> Vec<PathBuf> {
    let of_kind =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(kind));
    let mut before: Vec<_> =
        all(database).into_iter().filter(of_kind).map(|path| (private::changed(&path), path)).collect();
    before.sort_unstable();
    before.into_iter().map(|(_, path)| path).collect()
}

/// The rounds that ran when the shape changed are finished or gone: what was said in them and taken back since is to be
/// nowhere. A backup from before a restore keeps them, for there they may be the only ones.
fn clear_before_migrations(database: &Path, stop: &Stop) -> Result<(), StoreError> {
    for path in made_before(database, MIGRATION) {
        // One that cannot be read is no reason to stop; it stays.
        if backup::examine(&path).is_ok_and(|held| held.unfinished > 0) {
            backup::back_up(&path, &path, Extent::Finished, true, stop)?;
        }
    }
    Ok(())
}

/// Where what was there before a backup is put back is kept; `stamp` tells this time from others.
pub(super) fn before_restore(folder: &Path, stamp: &str) -> PathBuf {
    folder.join(format!("{RESTORE}-{stamp}.db"))
}

/// Keeps what is there before its shape changes: all of it, for a round that waits is there too.
pub(super) fn before_migration(database: &Path) -> Result<(), StoreError> {
    let source = open::source(database)?;
    let held = backup::contents(&source)?;
    drop(source);
    let holds = |path: &Path| backup::examine(path).is_ok_and(|there| there == held);
    let folder = folder(database);
    private::folder(&folder)?;
    let name = format!("{MIGRATION}{}", migrations::newest());
    for n in 1.. {
        let more = if n == 1 { String::new() } else { format!("-{n}") };
        let path = folder.join(format!("{name}{more}.db"));
        if path.try_exists()? {
            // An earlier try that was broken off after its backup.
            if holds(&path) {
                return Ok(());
            }
            continue;
        }
        // Another window may be doing the same.
        let half = private::half_of(&path);
        let made = backup::through(&half, database, &path, Extent::Everything, false, &Stop::default());
        return if holds(&path) { Ok(()) } else { made.map(drop) };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use chrono::NaiveDate;

    use super::{folder, kept};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The days that are left when a backup is made on each of these.
    fn after(days: impl Iterator<Item = NaiveDate>) -> Vec<NaiveDate> {
        days.fold(Vec::new(), |mut there, day| {
            there.push(day);
            kept(&there)
        })
    }

    #[test]
    fn a_backup_a_day_leaves_seven_days_and_the_last_day_of_eight_weeks() {
        let from = day("2026-01-01");
        let left = after(from.iter_days().take(120));
        let expected = [
            "2026-03-15",
            "2026-03-22",
            "2026-03-29",
            "2026-04-05",
            "2026-04-12",
            "2026-04-19",
            "2026-04-24",
            "2026-04-25",
            "2026-04-26",
            "2026-04-27",
            "2026-04-28",
            "2026-04-29",
            "2026-04-30",
        ]
        .map(day);
        assert_eq!(left, expected);
    }

    #[test]
    fn a_backup_now_and_then_leaves_the_last_seven_and_those_of_eight_weeks() {
        assert_eq!(kept(&[]), []);
        let monthly: Vec<NaiveDate> = (1..=12).map(|month| day(&format!("2026-{month:02}-01"))).collect();
        assert_eq!(after(monthly.iter().copied()), monthly.get(4..).unwrap());
        let few = [day("2026-03-08"), day("2026-03-01")];
        assert_eq!(kept(&few), [day("2026-03-01"), day("2026-03-08")]);
    }

    #[test]
    fn weeks_go_on_over_the_end_of_the_year() {
        let left = after(day("2026-12-01").iter_days().take(50));
        assert!(left.contains(&day("2027-01-03")) && !left.contains(&day("2026-12-31")), "{left:?}");
    }

    #[test]
    fn a_database_of_another_name_has_a_folder_of_its_own() {
        assert_eq!(folder(Path::new("/a/halte.db")), Path::new("/a/backups"));
        assert_eq!(folder(Path::new("/a/demo.db")), Path::new("/a/demo-backups"));
        assert_eq!(folder(Path::new("demo")), Path::new("demo-backups"));
    }
}
