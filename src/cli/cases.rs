//! `halte cases`: what people work on together.
//!
//! Never here: anything that was said.

use serde_json::json;

use crate::domain::Date;
use crate::domain::answer::Due;
use crate::domain::case::CaseLine;
use crate::platform::clock;
use crate::report::json;
use crate::text::{Ui, dates};

use super::args::JsonArgs;
use super::context::Context;
use super::failure::{Code, Failure};
use super::out::{Lines, print_json};

pub fn run(context: &Context, arguments: &JsonArgs) -> Result<Code, Failure> {
    let lines = match context.read_store()? {
        Some(store) => store.case_lines().map_err(|error| context.failure(&error))?,
        None => Vec::new(),
    };
    if arguments.json {
        let cases: Vec<_> = lines.iter().map(json::case_line).collect();
        return print_json(&json!({ "version": 1, "cases": cases }));
    }
    let mut out = Lines::new(context);
    if lines.is_empty() {
        out.line(context.ui.cli_no_cases());
    }
    let today = clock::now().date_naive();
    for line in &lines {
        out.heading(&line.title);
        out.words(2, &about(context.ui, line, today));
    }
    out.print()
}

/// «2 rondes · laatste 18 maart · volgende dinsdag 1 december».
fn about(ui: Ui, line: &CaseLine, today: Date) -> String {
    let mut parts = Vec::new();
    if line.rounds > 0 || line.unfinished.is_none() {
        parts.push(ui.rounds(usize::try_from(line.rounds).unwrap_or(usize::MAX)));
    }
    if let Some(last) = line.last_round {
        parts.push(ui.cases_last(&dates::short_date(ui, last.date_naive(), today)));
    }
    match &line.next_round {
        Due::None => {}
        Due::On(date) => parts.push(ui.cases_next(&dates::long_date(ui, *date, today))),
        Due::Words(words) => parts.push(ui.cases_next(words)),
    }
    if line.unfinished.is_some() {
        parts.push(ui.cases_waits().to_owned());
    }
    if !line.open {
        parts.push(ui.case_closed().to_owned());
    }
    parts.join(" · ")
}
