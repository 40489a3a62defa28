//! `halte now [CASE]`: the short round, at once, with the case and the people of last time.
//!
//! Never here: another question before the first.

use super::args::NowArgs;
use super::begin::Wanted;
use super::context::Context;
use super::failure::{Code, Failure};
use super::{prompts, round};

/// The sequence of `now`.
const SHORT: &str = "snel";

pub fn run(context: &Context, arguments: NowArgs) -> Result<Code, Failure> {
    let ui = context.ui;
    let mut wanted = Wanted::of(context, &arguments.table)?;
    wanted.sequence = Some(prompts::sequence(context, SHORT)?);
    let store = context.store()?;
    let wanted = match &arguments.case {
        Some(title) => wanted.titled(context, &store, title)?,
        None => {
            wanted.case = store.last_case().map_err(|error| context.failure(&error))?;
            let plain = arguments.table.plain || !context.full_screen;
            if wanted.case.is_none() && plain {
                return Err(Failure::new(Code::Usage, ui.cli_needs_case()).hint(ui.cli_needs_case_hint()));
            }
            wanted
        }
    };
    round::start(context, store, wanted, Some(SHORT), &arguments.table)
}
