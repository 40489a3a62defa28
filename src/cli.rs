//! Arguments, environment, one file a subcommand, failure to text, hint and exit code.
//!
//! Never here: a rule about rounds, SQL, what a screen looks like.

mod agenda;
mod agreements;
mod args;
mod ask;
mod at_hand;
mod backup;
mod begin;
mod cases;
mod check;
mod context;
mod daily;
mod demo;
mod editor;
mod elements;
mod export;
mod failure;
mod history;
mod import;
mod lookup;
mod now;
mod out;
mod paths;
mod people;
mod places;
mod progress;
mod prompts;
mod restore;
mod round;
mod schema;
mod screen;
mod search;
mod usage;
mod versions;
mod walk;

use std::process::ExitCode;

use args::{Command, Parsed};
use context::Context;
use failure::{Code, Failure};

use crate::platform::panics;

/// Runs the program with the arguments and the environment of this process.
pub fn run() -> ExitCode {
    panics::end_the_program();
    let parsed = match args::parse() {
        Parsed::Arguments(arguments) => arguments,
        Parsed::Ended(code) => return code,
    };
    let ui = parsed.ui;
    let done = Context::new(&parsed)
        .and_then(|context| dispatch(&context, parsed.cli.command, parsed.cli.case.as_deref()));
    match done {
        Ok(code) => ExitCode::from(code.number()),
        Err(failure) => {
            failure.print(ui);
            ExitCode::from(failure.code.number())
        }
    }
}

fn dispatch(context: &Context, command: Option<Command>, case: Option<&str>) -> Result<Code, Failure> {
    let writes = matches!(command, None | Some(Command::Now(_) | Command::Round(_)));
    let code = obey(context, command, case)?;
    if writes {
        daily::at_the_end(context, code);
    }
    Ok(code)
}

fn obey(context: &Context, command: Option<Command>, case: Option<&str>) -> Result<Code, Failure> {
    match command {
        None => screen::home(context, case),
        Some(Command::Now(arguments)) => now::run(context, &arguments),
        Some(Command::Round(arguments)) => round::run(context, &arguments),
        Some(Command::Cases(arguments)) => cases::run(context, &arguments),
        Some(Command::History(arguments)) => history::run(context, &arguments),
        Some(Command::Agreements(arguments)) => agreements::run(context, &arguments),
        Some(Command::Agenda(arguments)) => agenda::run(context, &arguments),
        Some(Command::Elements(arguments)) => elements::run(context, &arguments),
        Some(Command::Search(arguments)) => search::run(context, &arguments),
        Some(Command::Prompts(arguments)) => prompts::run(context, &arguments),
        Some(Command::Schema(arguments)) => schema::run(context, &arguments),
        Some(Command::Export(arguments)) => export::run(context, &arguments),
        Some(Command::Import(arguments)) => import::run(context, &arguments),
        Some(Command::Demo) => demo::run(context),
        Some(Command::Backup(arguments)) => backup::run(context, &arguments),
        Some(Command::Restore(arguments)) => restore::run(context, &arguments),
        Some(Command::Check(arguments)) => check::run(context, &arguments),
        Some(Command::Paths(arguments)) => paths::run(context, &arguments),
    }
}
