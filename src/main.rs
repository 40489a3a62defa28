//! The halte program: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    halte::cli::run()
}
