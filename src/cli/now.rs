//! `halte now [CASE]`: the short round, at once, with the case and the people of last time.
//!
//! Never here: another question before the first.

use super::args::NowArgs;
use super::context::Context;
use super::failure::{Code, Failure};
use super::{begin, prompts, round};

/// The sequence of `now`.
const SHORT: &str = "snel";

pub fn run(context: &Context, arguments: &NowArgs) -> Result<Code, Failure> {
    let (ui, table) = (context.ui, &arguments.table);
    let mut wishes = begin::wishes(context, table)?;
    wishes.sequence = Some(prompts::sequence(context, SHORT)?.id.clone());
    let answers = round::answers(context, table)?;
    let store = context.store()?;
    let mut near = Vec::new();
    if let Some(title) = &arguments.case {
        near = begin::titled(context, &store, &mut wishes, title)?;
    } else {
        wishes.case = store.last_case().map_err(|error| context.failure(&error))?;
        if wishes.case.is_none() && round::is_plain(context, table) {
            return Err(Failure::new(Code::Usage, ui.cli_needs_case()).hint(ui.cli_needs_case_hint()));
        }
    }
    round::start(context, store, wishes, &near, table, answers)
}
