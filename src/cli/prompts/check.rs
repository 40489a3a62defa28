//! `halte prompts check [FILE…]`: everything that is wrong, where, and what to do.
//!
//! Never here: what is wrong.

use serde_json::{Value, json};

use crate::cli::args::CheckArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Code, Failure};
use crate::cli::out::{self, print_json};
use crate::sequences::catalogue::{Catalogue, Entry, Origin, check_file};
use crate::sequences::problem::{Problem, Severity};
use crate::sequences::report::{report_all, to_json};
use crate::sequences::source::Source;

use super::{cannot_read, until_mended};

pub fn run(context: &Context, arguments: &CheckArgs) -> Result<Code, Failure> {
    let mut checked: Vec<(Vec<Problem>, Source, String)> = Vec::new();
    if arguments.files.is_empty() {
        let catalogue = context.catalogue();
        // The files of this user are what is asked about.
        if let Some(failure) = cannot_read(context, &catalogue) {
            return Err(failure);
        }
        checked.extend(catalogue.list().into_iter().map(|entry| of_entry(context, entry)));
    }
    let mut by_id: Option<Catalogue> = None;
    let mut absent = 0;
    for path in &arguments.files {
        // What is no file may be the id of a sequence.
        if std::fs::symlink_metadata(path).is_err()
            && let Some(entry) =
                path.to_str().and_then(|id| by_id.get_or_insert_with(|| context.catalogue()).entry(id))
        {
            checked.push(of_entry(context, entry));
            continue;
        }
        let mut file = check_file(path);
        if !file.recalled.is_empty() {
            file.problems.extend(context.catalogue().recalls_of(&file));
        }
        absent += usize::from(std::fs::metadata(path).is_err());
        checked.push((file.problems, file.source, String::new()));
    }
    let is_error = |problem: &Problem| problem.severity() == Severity::Error;
    let errors =
        checked.iter().flat_map(|(problems, _, _)| problems).filter(|problem| is_error(problem)).count();
    let code = match errors {
        0 => Code::Done,
        _ if errors == absent => Code::NotFound,
        _ => Code::Invalid,
    };
    if arguments.json {
        let problems: Vec<Value> = checked
            .iter()
            .flat_map(|(problems, _, _)| problems.iter().map(|problem| to_json(problem, context.ui)))
            .collect();
        print_json(&json!({ "version": 1, "problems": problems }))?;
        return Ok(code);
    }
    let mut text: Vec<String> = Vec::new();
    for (problems, source, until) in checked.iter().filter(|(problems, _, _)| !problems.is_empty()) {
        text.push(report_all(problems, source, context.ui));
        text.extend(Some(format!("{until}\n")).filter(|_| !until.is_empty()));
    }
    if errors == 0 {
        text.push(format!("{}\n", context.ui.cli_sequences_right(checked.len())));
    }
    out::print(&text.join("\n"))?;
    Ok(code)
}

/// What is wrong with a sequence of the catalogue, and what is used until it is mended.
fn of_entry(context: &Context, entry: &Entry) -> (Vec<Problem>, Source, String) {
    // A hint is for who made the sequence.
    let own = !matches!(entry.origin, Origin::Shipped);
    let told = |problem: &&Problem| own || problem.severity() != Severity::Hint;
    let problems = entry.problems.iter().filter(told).cloned().collect();
    (problems, entry.source.clone(), until_mended(context, entry))
}
