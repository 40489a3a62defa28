//! `halte import FILE|-`: takes in a casebook. It is read more than once: first to see that all of it can be taken in,
//! then to do it.
//!
//! Never here: what a casebook may say, or how it is kept.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, IsTerminal as _, Read, Seek as _, Write as _};
use std::path::Path;

use crate::casebook::read::{self, Misfit, Problem, Unread, Wanted};
use crate::platform::signals::Signal;
use crate::platform::{clock, interrupted, private};
use crate::store::{Import, Placed, Store, StoreError, Survey, Taken};
use crate::text::Ui;

use super::args::ImportArgs;
use super::context::Context;
use super::failure::{Code, Failure};
use super::out;
use super::progress::Progress;

pub fn run(context: &Context, arguments: &ImportArgs) -> Result<Code, Failure> {
    let ui = context.ui;
    let name = arguments.casebook.display().to_string();
    let unreadable = |error: &io::Error| {
        let code = if error.kind() == io::ErrorKind::NotFound { Code::NotFound } else { Code::Failed };
        Failure::new(code, ui.import_cannot_read(&name)).caused_by(error)
    };
    let mut file = if arguments.casebook == Path::new("-") {
        spooled(context, io::stdin().lock()).map_err(|error| unreadable(&error))?
    } else {
        let file = File::open(&arguments.casebook).map_err(|error| unreadable(&error))?;
        // What can be read once only is kept first.
        match file.metadata() {
            Ok(found) if found.is_file() => file,
            Ok(found) if found.is_dir() => return Err(unreadable(&io::ErrorKind::IsADirectory.into())),
            Ok(_) | Err(_) => spooled(context, file).map_err(|error| unreadable(&error))?,
        }
    };
    let survey = survey(context, &mut file, &name)?;
    place(context, &mut file, &survey, &name)?;
    if arguments.dry_run {
        let taken = dry(context, &mut file, &survey, &name)?;
        return out::print(&told(ui, &taken, true));
    }
    if !arguments.yes && io::stdin().is_terminal() && io::stderr().is_terminal() {
        // Who is asked knows what would happen.
        let taken = dry(context, &mut file, &survey, &name)?;
        let _ = write!(io::stderr(), "{}", told(ui, &taken, true));
        if !agreed(ui, &name) {
            return out::print(&format!("{}\n", ui.import_not_done()));
        }
    }
    let mut store = context.store()?;
    interrupted::say_then(move || {
        if io::stderr().is_terminal() {
            // Under the bar, and under what the terminal shows of Ctrl-C.
            let _ = writeln!(io::stderr());
        }
        let stopped = Failure::new(Code::Other(Signal::Interrupt.exit_code()), ui.import_interrupted())
            .hint(ui.import_again_hint());
        stopped.print(ui);
    });
    let taken = take(context, &mut store, &mut file, &survey, &name, false)?;
    out::print(&told(ui, &taken, false))
}

/// Takes in a casebook that is part of the program.
pub fn embedded(context: &Context, store: &mut Store, casebook: &str) -> Result<(), Failure> {
    let failed = |error: Unread<StoreError>| not_read(context, error, "demo", 0);
    let mut survey = Survey::default();
    read::casebook(casebook.as_bytes(), &mut survey).map_err(failed)?;
    let mut import = Import::new(store, &survey, clock::now(), false);
    read::casebook(casebook.as_bytes(), &mut import).map_err(failed)?;
    import.finish().map(|_| ()).map_err(|error| context.failure(&error))
}

/// Everything that comes, in a file that nobody else can read and that goes when it is closed.
fn spooled(context: &Context, mut from: impl Read) -> io::Result<File> {
    let mut file = private::unnamed(&context.places.state)?;
    io::copy(&mut from, &mut file)?;
    file.rewind()?;
    Ok(file)
}

fn agreed(ui: Ui, name: &str) -> bool {
    let mut error = io::stderr();
    let _ = write!(error, "{} ", crate::text::safe::display_safe(&ui.import_ask(name)));
    let _ = error.flush();
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    read.is_ok() && matches!(line.trim().to_lowercase().as_str(), "j" | "ja" | "y" | "yes")
}

/// A file that tells how far it was read.
struct Told<'a> {
    file: &'a mut File,
    progress: Progress,
}

impl Read for Told<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.progress.step(read);
        Ok(read)
    }
}

fn reader(file: &mut File) -> io::Result<BufReader<Told<'_>>> {
    file.rewind()?;
    let size = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    // A bar for what takes longer than a blink.
    let progress = Progress::new(if size > 400_000 { size } else { 0 });
    let mut reader = BufReader::with_capacity(1 << 16, Told { file, progress });
    if reader.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
        reader.consume(3);
    }
    Ok(reader)
}

/// The file from its beginning.
fn begun<'a>(context: &Context, file: &'a mut File, name: &str) -> Result<BufReader<Told<'a>>, Failure> {
    reader(file)
        .map_err(|error| Failure::new(Code::Failed, context.ui.import_cannot_read(name)).caused_by(&error))
}

fn survey(context: &Context, file: &mut File, name: &str) -> Result<Survey, Failure> {
    let mut survey = Survey::default();
    let from = begun(context, file, name)?;
    read::casebook(from, &mut survey).map_err(|error| not_read(context, error, name, 0))?;
    Ok(survey)
}

/// Sees that what a casebook without revisions has in a case is in no other.
fn place(context: &Context, file: &mut File, survey: &Survey, name: &str) -> Result<(), Failure> {
    if survey.revisions {
        return Ok(());
    }
    let failed = |error: StoreError| context.failure(&error);
    let store = context.read_store()?.map_or_else(Store::passing, Ok).map_err(failed)?;
    let mut placed = Placed::new(&store, survey).map_err(failed)?;
    let from = begun(context, file, name)?;
    read::casebook(from, &mut placed).map_err(|error| not_read(context, error, name, 0))
}

fn take(
    context: &Context,
    store: &mut Store,
    file: &mut File,
    survey: &Survey,
    name: &str,
    dry: bool,
) -> Result<Vec<Taken>, Failure> {
    let from = begun(context, file, name)?;
    let mut import = Import::new(store, survey, clock::now(), dry);
    let read = read::casebook(from, &mut import);
    let done = import.done.len();
    match read {
        Ok(()) => import.finish().map_err(|error| context.failure(&error)),
        Err(error) => Err(not_read(context, error, name, done)),
    }
}

/// What an import would do; where there is no database yet, it is done in one that goes.
fn dry(context: &Context, file: &mut File, survey: &Survey, name: &str) -> Result<Vec<Taken>, Failure> {
    let mut store = if context.read_store()?.is_some() {
        context.store()?
    } else {
        Store::passing().map_err(|error| context.failure(&error))?
    };
    take(context, &mut store, file, survey, name, true)
}

/// A case a line, with what came in.
fn told(ui: Ui, taken: &[Taken], dry: bool) -> String {
    let mut lines = Vec::new();
    if dry {
        lines.push(ui.import_would().to_owned());
    }
    for case in taken {
        let mut parts = Vec::new();
        if case.left_out {
            parts.push(ui.import_left_out().to_owned());
        } else if case.is_nothing() {
            parts.push(ui.import_same().to_owned());
        }
        if case.new {
            parts.push(ui.import_new().to_owned());
        }
        let counts = [
            (case.rounds, ui.import_rounds(case.rounds)),
            (case.added, ui.import_added(case.added)),
            (case.changed, ui.import_changed(case.changed)),
            (case.forks, ui.import_forks(case.forks)),
        ];
        parts.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words));
        let title = crate::text::safe::display_safe(&case.title);
        lines.push(format!("{title}: {}", parts.join(", ")));
    }
    if taken.iter().all(Taken::is_nothing) && !taken.iter().any(|case| case.left_out) {
        lines.push(ui.import_nothing().to_owned());
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Why a casebook was not taken in; `done` cases were before that was seen.
fn not_read(context: &Context, error: Unread<StoreError>, name: &str, done: usize) -> Failure {
    let ui = context.ui;
    let failure = match error {
        Unread::Problem(problem) => invalid(ui, name, &problem),
        Unread::Error(error) => context.failure(&error),
    };
    if done > 0 { failure.hint(ui.import_stopped(done)).hint(ui.import_again_hint()) } else { failure }
}

fn invalid(ui: Ui, name: &str, problem: &Problem) -> Failure {
    let place = ui.import_place(problem.line, problem.column);
    let path = if problem.path.is_empty() { String::new() } else { format!(" · {}", problem.path) };
    let what = misfit(ui, &problem.misfit);
    let failure =
        Failure::new(Code::Invalid, ui.import_invalid(name)).because(format!("{place}{path}: {what}"));
    if matches!(problem.misfit, Misfit::Version(_)) {
        failure.hint(ui.import_version_hint())
    } else {
        failure.hint(ui.import_invalid_hint())
    }
}

fn misfit(ui: Ui, misfit: &Misfit) -> String {
    match misfit {
        Misfit::Json(said) => ui.misfit_json(said),
        Misfit::UnknownKey(key) => ui.misfit_unknown(key),
        Misfit::Twice(key) => ui.misfit_twice(key),
        Misfit::Missing(key) => ui.misfit_missing(key),
        Misfit::Nul => ui.misfit_nul().to_owned(),
        Misfit::Needs(wanted) => match wanted {
            Wanted::Text => ui.misfit_text(),
            Wanted::Name => ui.misfit_name(),
            Wanted::Whole => ui.misfit_whole(),
            Wanted::Flag => ui.misfit_flag(),
            Wanted::Moment => ui.misfit_moment(),
            Wanted::Date => ui.misfit_date(),
            Wanted::Offset => ui.misfit_offset(),
            Wanted::List => ui.misfit_list(),
            Wanted::Object => ui.misfit_object(),
        }
        .to_owned(),
        Misfit::Code(typed, codes) => ui.misfit_code(typed, &codes.join(", ")),
        Misfit::Version(version) => ui.misfit_version(version),
        Misfit::Nowhere(kind, id) => ui.misfit_nowhere(kind, id),
        Misfit::Elsewhere(kind, id) => ui.misfit_elsewhere(kind, id),
        Misfit::Apart(case) => ui.misfit_apart(case),
        Misfit::SameId => ui.misfit_same_id().to_owned(),
        Misfit::Sequence(said) => ui.misfit_sequence(said),
        Misfit::Revision(id) => ui.misfit_revision(id),
        Misfit::Part => ui.misfit_part().to_owned(),
    }
}
