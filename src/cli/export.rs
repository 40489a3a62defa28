//! `halte export [CASE…] --format json`: a casebook, written round by round.
//!
//! Never here: what is paused or half typed.

use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;

use serde_json::{Value, json};

use crate::domain::Moment;
use crate::domain::case::Case;
use crate::platform::{clock, private};
use crate::report::json;
use crate::store::{Store, StoreError};

use super::args::{ExportArgs, FormatArg};
use super::context::Context;
use super::failure::{Code, Failure};
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

pub fn run(context: &Context, arguments: &ExportArgs) -> Result<Code, Failure> {
    let FormatArg::Json = arguments.format;
    let store = context.read_store()?;
    let cases = cases(context, store.as_ref(), &arguments.cases)?;
    if let Some(path) = &arguments.output {
        return to_file(context, store.as_ref(), &cases, path, arguments.force);
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    match casebook(context, store.as_ref(), &cases, &mut out) {
        Ok(()) => Ok(Code::Done),
        Err(Stop::Write(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(Code::Done),
        Err(Stop::Write(error)) => {
            Err(Failure::new(Code::Disk, context.ui.cli_cannot_write("-")).caused_by(&error))
        }
        Err(Stop::Failure(failure)) => Err(failure),
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

/// Writes beside the file and puts it in its place when it is whole.
fn to_file(
    context: &Context,
    store: Option<&Store>,
    cases: &[Case],
    path: &Path,
    force: bool,
) -> Result<Code, Failure> {
    let ui = context.ui;
    check_place(context, path)?;
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
        casebook(context, store, cases, &mut out)?;
        let file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all()?;
        std::fs::rename(half, path)?;
        Ok(())
    });
    written.map(|()| Code::Done).map_err(|stop| {
        // What is half written is of no use to anybody.
        let _ = std::fs::remove_file(half);
        match stop {
            Stop::Write(error) => Failure::of_writing(ui, path, &error),
            Stop::Failure(failure) => failure,
        }
    })
}

/// Refuses to write where the database is, or where a link stands: neither is ever replaced.
pub fn check_place(context: &Context, path: &Path) -> Result<(), Failure> {
    let (ui, file) = (context.ui, path.display().to_string());
    let database = &context.places.database;
    let database = private::real(database).unwrap_or_else(|| database.clone());
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut own = database.clone().into_os_string();
        own.push(end);
        if private::same_file(path, Path::new(&own)) {
            let failure = Failure::new(Code::Usage, ui.cli_export_over_database(&file));
            return Err(failure.hint(ui.cli_export_elsewhere_hint()));
        }
    }
    if std::fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        let failure = Failure::new(Code::Usage, ui.cli_export_over_link(&file));
        return Err(failure.hint(ui.cli_export_elsewhere_hint()));
    }
    Ok(())
}

fn casebook(
    context: &Context,
    store: Option<&Store>,
    cases: &[Case],
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let now: Moment = clock::now();
    write!(out, "{{\"format\":\"halte-casebook\",\"version\":1,\"exported_at\":\"{}\",", json::utc(now))?;
    write!(out, "\"cases\":[")?;
    for (at, case) in cases.iter().enumerate() {
        if at > 0 {
            write!(out, ",")?;
        }
        writeln!(out)?;
        if let Some(store) = store {
            write_case(context, store, case, out)?;
        }
    }
    writeln!(out, "]}}")?;
    out.flush()?;
    Ok(())
}

fn write_case(context: &Context, store: &Store, case: &Case, out: &mut dyn Write) -> Result<(), Stop> {
    let head = json::case(case).to_string();
    write!(out, "{},\"rounds\":[", head.strip_suffix('}').unwrap_or(&head))?;
    for (at, id) in history::rounds(context, store, case.id)?.into_iter().enumerate() {
        let round = store.round(id).map_err(|error| context.failure(&error))?;
        if let Some(round) = round {
            let comma = if at == 0 { "" } else { "," };
            write!(out, "{comma}\n{}", json::round(&round, None))?;
        }
    }
    let agreements = store.agreements(Some(case.id), true).map_err(|error| context.failure(&error))?;
    let agreements: Vec<Value> =
        agreements.iter().map(|agreement| json::agreement(agreement, None)).collect();
    write!(out, "],\"agreements\":{}", json!(agreements))?;
    let failed = |error: StoreError| context.failure(&error);
    let questions = store.learning_questions(case.id, true).map_err(failed)?;
    let questions: Vec<Value> = questions.iter().map(json::question).collect();
    let elements = store.own_elements(case.id).map_err(failed)?;
    let elements: Vec<Value> = elements.iter().map(|(own, same)| json::element(own, *same)).collect();
    let notes: Vec<Value> = store.notes(case.id).map_err(failed)?.iter().map(json::note).collect();
    write!(out, ",\"agenda\":{},\"elements\":{}", json!(questions), json!(elements))?;
    let shown: Vec<Value> =
        store.attachments(case.id).map_err(failed)?.iter().map(json::attachment).collect();
    write!(out, ",\"attachments\":{},\"notes\":{}}}", json!(shown), json!(notes))?;
    Ok(())
}
