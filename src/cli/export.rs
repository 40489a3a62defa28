//! `halte export [CASE…]`: cases to read elsewhere, as a table, or as a casebook; round by round.
//!
//! Never here: what is paused or half typed.

mod casebook;
mod reading;

use std::fs::OpenOptions;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::domain::agreement::Agreement;
use crate::domain::case::{Case, FinishedRound};
use crate::domain::id::RoundId;
use crate::platform::private;
use crate::report::nameless;
use crate::store::{Store, StoreError};
use crate::text::safe::file_name_safe;

use super::args::{ExportArgs, FormatArg};
use super::backup::is_own;
use super::context::Context;
use super::failure::{Code, Failure};
use super::progress::Progress;
use super::{history, lookup};

/// Why writing stopped.
enum Stop {
    Write(std::io::Error),
    Failure(Failure),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// What is written, of which cases and how.
struct Export<'a> {
    context: &'a Context,
    store: Option<&'a Store>,
    format: FormatArg,
    nameless: bool,
    /// The rounds of each case, by its place; all of them when it is None.
    round: Option<Which>,
}

/// Which round of a case.
#[derive(Clone, Copy)]
enum Which {
    Last,
    /// From 1.
    Number(usize),
}

pub fn run(context: &Context, arguments: &ExportArgs) -> Result<Code, Failure> {
    let ui = context.ui;
    let round = match arguments.round.as_deref() {
        None => None,
        Some("last") => Some(Which::Last),
        Some(typed) => {
            let number = typed.parse().ok().filter(|number| *number > 0).map(Which::Number);
            Some(number.ok_or_else(|| {
                Failure::new(Code::Usage, ui.export_round_number(typed)).hint(ui.export_round_hint())
            })?)
        }
    };
    let store = context.read_store()?;
    let cases = cases(context, store.as_ref(), &arguments.cases)?;
    let (format, nameless) = (arguments.format, arguments.without_names);
    let export = Export { context, store: store.as_ref(), format, nameless, round };
    // A round that is not there is told before anything is written.
    if round.is_some() {
        for case in &cases {
            export.rounds(case)?;
        }
    }
    let done = match &arguments.output {
        Some(path) if path.is_dir() => export.to_folder(&cases, path, arguments.force),
        Some(path) => export.to_file(&cases, path, arguments.force),
        None => export.to_output(&cases),
    };
    if done.is_ok() && nameless {
        context.aside(ui.export_names_in_text());
    }
    done
}

impl Export<'_> {
    fn to_output(&self, cases: &[Case]) -> Result<Code, Failure> {
        let mut out = BufWriter::new(std::io::stdout().lock());
        match self.write(cases, &mut out) {
            Ok(()) => Ok(Code::Done),
            Err(Stop::Write(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(Code::Done),
            Err(Stop::Write(error)) => {
                Err(Failure::new(Code::Disk, self.context.ui.cli_cannot_write("-")).caused_by(&error))
            }
            Err(Stop::Failure(failure)) => Err(failure),
        }
    }

    /// A file a case, called after its title.
    fn to_folder(&self, cases: &[Case], folder: &Path, force: bool) -> Result<Code, Failure> {
        let mut taken: Vec<PathBuf> = Vec::new();
        for case in cases {
            let ending = match self.format {
                FormatArg::Md => "md",
                FormatArg::Html => "html",
                FormatArg::Json => "json",
                FormatArg::Csv => "csv",
            };
            let name = file_name_safe(&case.title);
            let mut path = folder.join(format!("{name}.{ending}"));
            if taken.contains(&path) {
                path = folder.join(format!("{name}-{}.{ending}", case.id));
            }
            self.to_file(std::slice::from_ref(case), &path, force)?;
            taken.push(path);
        }
        Context::tell(&self.context.ui.export_files(cases.len()));
        Ok(Code::Done)
    }

    fn failed(&self, error: &StoreError) -> Failure {
        self.context.failure(error)
    }

    /// The rounds of a case that are wanted, the oldest first, with their numbers from 1.
    fn rounds(&self, case: &Case) -> Result<Vec<(usize, RoundId)>, Failure> {
        let Some(store) = self.store else {
            return Ok(Vec::new());
        };
        let all = history::rounds(self.context, store, case.id)?;
        let last = all.len();
        let all = (1..).zip(all);
        let Some(which) = self.round else {
            return Ok(all.collect());
        };
        let wanted = match which {
            Which::Last => last,
            Which::Number(number) => number,
        };
        let found: Vec<(usize, RoundId)> = all.filter(|(number, _)| *number == wanted).collect();
        if found.is_empty() {
            let ui = self.context.ui;
            let failure = Failure::new(Code::NotFound, ui.export_no_round(&wanted.to_string(), &case.title));
            return Err(failure.hint(ui.export_round_hint()));
        }
        Ok(found)
    }

    /// The case as it is told: without names when that was asked.
    fn told(&self, case: &Case) -> Case {
        if self.nameless { nameless::case(case, self.context.ui) } else { case.clone() }
    }

    fn round(&self, store: &Store, id: RoundId) -> Result<Option<FinishedRound>, Failure> {
        let round = store.round(id).map_err(|error| self.failed(&error))?;
        Ok(round.map(|round| if self.nameless { nameless::round(round, self.context.ui) } else { round }))
    }

    fn agreements(&self, store: &Store, case: &Case) -> Result<Vec<Agreement>, Failure> {
        let mut all = store.agreements(Some(case.id), true).map_err(|error| self.failed(&error))?;
        if self.nameless {
            all = all.iter().map(|agreement| nameless::agreement(agreement, self.context.ui)).collect();
        }
        Ok(all)
    }

    fn write(&self, cases: &[Case], out: &mut dyn Write) -> Result<(), Stop> {
        let mut steps = 0;
        for case in cases {
            steps += self.rounds(case)?.len() + 1;
        }
        let mut progress = Progress::new(steps);
        match self.format {
            FormatArg::Json => self.casebook(cases, out, &mut progress)?,
            FormatArg::Csv => self.table(cases, out, &mut progress)?,
            FormatArg::Md | FormatArg::Html => self.document(cases, out, &mut progress)?,
        }
        out.flush()?;
        Ok(())
    }

    /// Writes beside the file and puts it in its place when it is whole.
    fn to_file(&self, cases: &[Case], path: &Path, force: bool) -> Result<Code, Failure> {
        let ui = self.context.ui;
        check_place(self.context, path)?;
        let of_writing = |stop| match stop {
            Stop::Write(error) => Failure::of_writing(ui, path, &error),
            Stop::Failure(failure) => failure,
        };
        if private::is_passage(path) {
            let opened = OpenOptions::new().write(true).open(path).map_err(Stop::Write);
            let written = opened.and_then(|file| self.write(cases, &mut BufWriter::new(file)));
            return written.map(|()| Code::Done).map_err(of_writing);
        }
        if !force && path.try_exists().unwrap_or(false) {
            return Err(Failure::of_writing(ui, path, &ErrorKind::AlreadyExists.into()));
        }
        let mut half = path.as_os_str().to_owned();
        half.push(".half");
        let half = Path::new(&half);
        // One of an earlier try; and never through a link of that name.
        let _ = std::fs::remove_file(half);
        let written = private::create(half, false).map_err(Stop::Write).and_then(|file| {
            let mut out = BufWriter::new(file);
            self.write(cases, &mut out)?;
            let file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
            file.sync_all()?;
            std::fs::rename(half, path)?;
            Ok(())
        });
        written.map(|()| Code::Done).map_err(|stop| {
            // What is half written is of no use to anybody.
            let _ = std::fs::remove_file(half);
            of_writing(stop)
        })
    }
}

fn cases(context: &Context, store: Option<&Store>, typed: &[String]) -> Result<Vec<Case>, Failure> {
    let mut cases: Vec<Case> = Vec::new();
    let named = typed.iter().map(|typed| lookup::case(context, store, typed).map(|case| case.id));
    let mut ids = named.collect::<Result<Vec<_>, _>>()?;
    let Some(store) = store else {
        return Ok(cases);
    };
    if typed.is_empty() {
        let lines = store.case_lines().map_err(|error| context.failure(&error))?;
        ids = lines.into_iter().map(|line| line.id).collect();
    }
    for id in ids {
        let case = store.case(id).map_err(|error| context.failure(&error))?;
        // A case without a finished round is not there yet.
        cases.extend(case.filter(|case| cases.iter().all(|other| other.id != case.id)));
    }
    Ok(cases)
}

/// Refuses to write where the database is, or where a link stands: neither is ever replaced.
pub fn check_place(context: &Context, path: &Path) -> Result<(), Failure> {
    let (ui, file) = (context.ui, path.display().to_string());
    if is_own(context, path) {
        let failure = Failure::new(Code::Usage, ui.cli_export_over_database(&file));
        return Err(failure.hint(ui.cli_export_elsewhere_hint()));
    }
    if std::fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        let failure = Failure::new(Code::Usage, ui.cli_export_over_link(&file));
        return Err(failure.hint(ui.cli_export_elsewhere_hint()));
    }
    Ok(())
}
