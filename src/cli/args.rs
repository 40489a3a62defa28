//! The arguments: what can be asked of the program, and its help in the language of the user.
//!
//! Never here: what a command does.

mod carry;
mod help;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

pub use carry::{ExportArgs, FormatArg, ImportArgs};

use crate::text::Ui;

use super::failure::{Code, Failure};
use super::usage;

/// The arguments of one run.
#[derive(Parser)]
#[command(
    name = "halte",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(value_name = "CASE")]
    pub case: Option<String>,
    #[command(flatten)]
    pub global: Global,
}

/// What can be said with every command.
#[derive(Args)]
pub struct Global {
    #[arg(long, global = true, value_name = "FILE", env = "HALTE_DB", hide_env_values = true)]
    pub db: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR", env = "HALTE_PROMPTS", hide_env_values = true)]
    pub prompts: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANG", env = "HALTE_LANG", hide_env_values = true)]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto, hide_possible_values = true)]
    pub color: Color,
}

/// When colour and bold are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    Now(NowArgs),
    Round(RoundArgs),
    Cases(JsonArgs),
    History(HistoryArgs),
    Agreements(AgreementsArgs),
    Agenda(AgendaArgs),
    Elements(JsonArgs),
    Search(SearchArgs),
    Prompts(PromptsArgs),
    Schema(SchemaArgs),
    Export(ExportArgs),
    Import(ImportArgs),
    Demo,
    Backup(BackupArgs),
    Restore(RestoreArgs),
    Check(JsonArgs),
    Paths(JsonArgs),
}

/// Who takes part and how.
#[derive(Args, Default)]
pub struct Table {
    #[arg(long, value_name = "NAME[:ROLE]")]
    pub with: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub bringer: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub about: Option<String>,
    #[arg(long, value_enum)]
    pub mode: Option<ModeArg>,
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    #[arg(long)]
    pub new: bool,
    #[arg(long)]
    pub plain: bool,
}

/// How answers are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ModeArg {
    Scribe,
    Pass,
}

#[derive(Args)]
pub struct NowArgs {
    #[arg(value_name = "CASE")]
    pub case: Option<String>,
    #[command(flatten)]
    pub table: Table,
}

#[derive(Args)]
pub struct RoundArgs {
    #[arg(value_name = "CASE")]
    pub case: String,
    #[arg(long, value_name = "ID")]
    pub sequence: Option<String>,
    #[command(flatten)]
    pub table: Table,
}

#[derive(Args)]
pub struct JsonArgs {
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct HistoryArgs {
    #[arg(value_name = "CASE")]
    pub case: String,
    #[arg(long, value_name = "LINE")]
    pub step: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct AgreementsArgs {
    #[arg(value_name = "CASE")]
    pub case: Option<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct AgendaArgs {
    #[arg(value_name = "CASE")]
    pub case: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct SearchArgs {
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    #[arg(long = "case", value_name = "CASE")]
    pub in_case: Option<String>,
    #[arg(long, value_name = "LINE")]
    pub step: Option<String>,
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    #[arg(long, value_name = "MARK")]
    pub mark: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct PromptsArgs {
    #[command(subcommand)]
    pub command: Option<PromptsCommand>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Subcommand)]
pub enum PromptsCommand {
    List(JsonArgs),
    Show(ShowArgs),
    Check(CheckArgs),
    New(NewArgs),
    Edit(EditArgs),
    Rehearse(RehearseArgs),
    Where(JsonArgs),
}

#[derive(Args)]
pub struct ShowArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..100))]
    pub people: u8,
    #[arg(long, conflicts_with = "json")]
    pub sheet: bool,
    #[arg(long, value_name = "NAME[:ROLE]", requires = "sheet")]
    pub with: Vec<String>,
    #[arg(long, short, value_name = "FILE", requires = "sheet")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub force: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct NewArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "ID")]
    pub from: Option<String>,
}

#[derive(Args)]
pub struct EditArgs {
    #[arg(value_name = "ID")]
    pub id: String,
}

#[derive(Args)]
pub struct RehearseArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "NAME[:ROLE]")]
    pub with: Vec<String>,
    #[arg(long, value_enum)]
    pub mode: Option<ModeArg>,
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    #[arg(long)]
    pub plain: bool,
}

#[derive(Args)]
pub struct CheckArgs {
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct SchemaArgs {
    #[command(subcommand)]
    pub command: SchemaCommand,
}

/// What has a schema.
#[derive(Clone, Copy, Subcommand)]
pub enum SchemaCommand {
    Sequence,
    Casebook,
}

#[derive(Args)]
pub struct BackupArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args)]
pub struct RestoreArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub yes: bool,
}

/// What came of reading the arguments.
pub enum Parsed {
    /// They can be obeyed.
    Arguments(Box<Arguments>),
    /// Help was shown, or they cannot be.
    Ended(ExitCode),
}

/// Arguments that can be obeyed.
pub struct Arguments {
    /// The arguments.
    pub cli: Cli,
    /// The language of halte.
    pub ui: Ui,
    /// The languages for the questions that were named, in that order.
    pub questions: Vec<String>,
    /// The places and the language that were named on the command line, with their options.
    pub named: Vec<(&'static str, String)>,
}

/// Reads the arguments of this process.
#[expect(clippy::disallowed_methods, reason = "arguments are read once, here")]
pub fn parse() -> Parsed {
    let all: Vec<OsString> = std::env::args_os().collect();
    let named = named_language(&all);
    let spoken = named.as_deref().and_then(first_spoken);
    let ui = spoken.unwrap_or_else(of_locale);
    let mut command = help::localised(Cli::command(), ui);
    let matches = command.try_get_matches_from_mut(all);
    let named_here = matches.as_ref().map(named_on_the_line).unwrap_or_default();
    let cli = matches.and_then(|matches| Cli::from_arg_matches(&matches)).and_then(|cli| {
        match (&cli.command, &cli.case) {
            (Some(_), Some(case)) => {
                let mut error = clap::Error::new(clap::error::ErrorKind::UnknownArgument).with_cmd(&command);
                let case = clap::error::ContextValue::String(case.clone());
                error.insert(clap::error::ContextKind::InvalidArg, case);
                Err(error)
            }
            _ => Ok(cli),
        }
    });
    let cli = match cli {
        Ok(cli) => cli,
        Err(error) => {
            let Some(failure) = usage::failure(ui, &error) else {
                // Nobody hears it: there is nothing more to do.
                let _ = error.print();
                let code = u8::try_from(error.exit_code()).unwrap_or(Code::Usage.number());
                return Parsed::Ended(ExitCode::from(code));
            };
            failure.print(ui);
            return Parsed::Ended(ExitCode::from(failure.code.number()));
        }
    };
    if let (Some(tag), None) = (&named, spoken) {
        let failure = Failure::new(Code::Usage, ui.cli_no_language(tag)).hint(ui.cli_languages_hint());
        failure.print(ui);
        return Parsed::Ended(ExitCode::from(Code::Usage.number()));
    }
    let tags = named.as_deref().unwrap_or_default().split(',').map(str::trim);
    let questions = tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
    Parsed::Arguments(Box::new(Arguments { cli, ui, questions, named: named_here }))
}

/// What was named on the command line, not in the environment, and is not empty.
fn named_on_the_line(matches: &ArgMatches) -> Vec<(&'static str, String)> {
    let typed = |id: &&str| matches.value_source(id) == Some(ValueSource::CommandLine);
    let value = |id: &'static str| {
        let words = matches.get_raw(id)?.next()?.to_str()?.to_owned();
        (!words.is_empty()).then_some((id, words))
    };
    ["db", "prompts", "lang"].into_iter().filter(typed).filter_map(value).collect()
}

/// The language that was named: help has to speak it before clap reads the arguments.
fn named_language(all: &[OsString]) -> Option<String> {
    let words = || all.iter().skip(1).filter_map(|word| word.to_str()).take_while(|word| *word != "--");
    let joined = words().find_map(|word| word.strip_prefix("--lang="));
    let apart = words().skip_while(|word| *word != "--lang").nth(1);
    let named = joined.or(apart).map(str::to_owned).or_else(|| super::context::variable("HALTE_LANG"));
    named.filter(|tags| !tags.trim().is_empty())
}

fn first_spoken(tags: &str) -> Option<Ui> {
    tags.split(',').find_map(Ui::from_tag)
}

fn of_locale() -> Ui {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| super::context::variable(name).filter(|value| !value.is_empty()));
    Ui::from_locale(&locale.unwrap_or_default())
}
