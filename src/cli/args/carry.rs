//! The arguments of the commands that carry cases out of halte and into it.
//!
//! Never here: what they do.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Args)]
pub struct ExportArgs {
    #[arg(value_name = "CASE")]
    pub cases: Vec<String>,
    #[arg(long, value_enum, default_value = "md")]
    pub format: FormatArg,
    #[arg(long, value_name = "N|last")]
    pub round: Option<String>,
    #[arg(long)]
    pub without_names: bool,
    #[arg(long, short, value_name = "FILE|DIR")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args)]
pub struct ImportArgs {
    #[arg(value_name = "FILE|-")]
    pub casebook: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
}

/// In which form something is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    Md,
    Html,
    Json,
    Csv,
}
