//! `halte prompts`: the sequences that are at hand, one of them in full, and what is wrong with them.
//!
//! Never here: the rules of the format.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::sequence::Sequence;
use crate::report::json;
use crate::sequences::catalogue::{Catalogue, Entry, FindError, Origin, check_file};
use crate::sequences::problem::{Problem, Severity};
use crate::sequences::report::{report_all, to_json};
use crate::sequences::source::Source;

use super::args::{CheckArgs, PromptsArgs, PromptsCommand, ShowArgs};
use super::context::Context;
use super::failure::{Code, Failure};
use super::out::{self, Lines, print_json};

/// People for whom the time of a sequence is told.
const PEOPLE: usize = 5;

pub fn run(context: &Context, arguments: &PromptsArgs) -> Result<Code, Failure> {
    match &arguments.command {
        None => list(context, arguments.json),
        Some(PromptsCommand::List(list_arguments)) => list(context, list_arguments.json || arguments.json),
        Some(PromptsCommand::Show(show_arguments)) => show(context, show_arguments),
        Some(PromptsCommand::Check(check_arguments)) => check(context, check_arguments),
    }
}

/// The sequence of this id, or why it cannot be used.
pub fn sequence(context: &Context, id: &str) -> Result<Arc<Sequence>, Failure> {
    let catalogue = context.catalogue();
    let found = catalogue.find(id).map_err(|error| not_found(context, error))?;
    if let Some(entry) = catalogue.entry(id)
        && let Origin::Replaces(_) = entry.origin
        && !context.told_replaced.replace(true)
    {
        context.aside(&context.ui.prompts_replaces(id));
    }
    Ok(found)
}

fn not_found(context: &Context, error: FindError) -> Failure {
    let ui = context.ui;
    match error {
        FindError::Unknown { id, near } => {
            let failure = Failure::new(Code::NotFound, ui.cli_no_sequence(&id));
            match near {
                Some(near) => failure.hint(ui.cli_did_you_mean(&format!("`{near}`"))),
                None => failure.hint(ui.cli_sequences_hint()),
            }
        }
        FindError::Broken(entry) => {
            let failure = Failure::new(Code::Invalid, ui.cli_broken_sequence(&entry.id));
            failure.hint(ui.cli_broken_sequence_hint())
        }
    }
}

fn list(context: &Context, as_json: bool) -> Result<Code, Failure> {
    let catalogue = context.catalogue();
    unreadable(context, &catalogue);
    let (ui, lang) = (context.ui, &context.language);
    if as_json {
        let sequences: Vec<Value> = catalogue.list().into_iter().map(|entry| line(context, entry)).collect();
        return print_json(&json!({ "version": 1, "sequences": sequences }));
    }
    let mut lines = Lines::new(context);
    for entry in catalogue.list() {
        lines.gap();
        let Some(sequence) = entry.sequence() else {
            lines.heading(&entry.id);
            lines.words(2, &ui.cli_broken_sequence(&entry.id));
            continue;
        };
        lines.heading(&format!("{}  {}", entry.id, sequence.title.get(lang)));
        if !sequence.purpose.get(lang).is_empty() {
            lines.words(2, sequence.purpose.get(lang));
        }
        let questions = ui.questions(sequence.steps.len());
        match minutes(sequence) {
            Some(minutes) => lines.words(2, &ui.prompts_size(&questions, &ui.about_minutes(minutes))),
            None => lines.words(2, &questions),
        }
        if let Origin::Replaces(_) = entry.origin {
            lines.words(2, &ui.prompts_replaces(&entry.id));
        }
    }
    lines.print()
}

fn line(context: &Context, entry: &Entry) -> Value {
    let sequence = entry.sequence();
    let words = |words: Option<&crate::domain::words::Words>| {
        words.map(|words| words.get(&context.language).to_owned())
    };
    let (origin, path) = match &entry.origin {
        Origin::Shipped => ("shipped", None),
        Origin::Own(path) => ("own", Some(path)),
        Origin::Replaces(path) => ("replaces", Some(path)),
    };
    json!({
        "id": entry.id,
        "title": words(sequence.map(|sequence| &sequence.title)),
        "x-purpose": words(sequence.map(|sequence| &sequence.purpose)),
        "x-steps": sequence.map(|sequence| sequence.steps.len()),
        "x-minutes": sequence.and_then(|sequence| minutes(sequence)),
        "x-origin": origin,
        "x-path": path,
        "x-good": sequence.is_some(),
    })
}

/// Minutes for five people, rounded up; None when it says nothing of minutes.
fn minutes(sequence: &Sequence) -> Option<u32> {
    let mut whole = 0;
    while f64::from(whole) < sequence.minutes_for(PEOPLE) - 0.01 {
        whole += 1;
    }
    (whole > 0).then_some(whole)
}

fn show(context: &Context, arguments: &ShowArgs) -> Result<Code, Failure> {
    let sequence = sequence(context, &arguments.id)?;
    if arguments.json {
        return print_json(&json!({ "version": 1, "sequence": json::sequence(&sequence) }));
    }
    let lang = &context.language;
    let mut lines = Lines::new(context);
    lines.heading(sequence.title.get(lang));
    if !sequence.purpose.get(lang).is_empty() {
        lines.words(0, sequence.purpose.get(lang));
    }
    for (number, step) in (1..).zip(&sequence.steps) {
        lines.gap();
        lines.heading(&format!("{number}  {}", step.wording.ask.get(lang)));
        for words in [step.wording.help.get(lang), step.wording.starter.get(lang), step.script.get(lang)] {
            if !words.is_empty() {
                lines.words(3, words);
            }
        }
    }
    lines.print()
}

fn check(context: &Context, arguments: &CheckArgs) -> Result<Code, Failure> {
    let mut checked: Vec<(Vec<Problem>, Source)> = Vec::new();
    if arguments.files.is_empty() {
        let catalogue = context.catalogue();
        unreadable(context, &catalogue);
        for entry in catalogue.list() {
            // A hint is for who made the sequence.
            let own = !matches!(entry.origin, Origin::Shipped);
            let told = |problem: &&Problem| own || problem.severity() != Severity::Hint;
            checked.push((entry.problems.iter().filter(told).cloned().collect(), entry.source.clone()));
        }
    }
    let mut absent = 0;
    for path in &arguments.files {
        let file = check_file(path);
        absent += usize::from(std::fs::metadata(path).is_err());
        checked.push((file.problems, file.source));
    }
    let is_error = |problem: &Problem| problem.severity() == Severity::Error;
    let errors =
        checked.iter().flat_map(|(problems, _)| problems).filter(|problem| is_error(problem)).count();
    let code = match errors {
        0 => Code::Done,
        _ if errors == absent => Code::NotFound,
        _ => Code::Invalid,
    };
    if arguments.json {
        let problems: Vec<Value> = checked
            .iter()
            .flat_map(|(problems, _)| problems.iter().map(|problem| to_json(problem, context.ui)))
            .collect();
        print_json(&json!({ "version": 1, "problems": problems }))?;
        return Ok(code);
    }
    let reports = checked.iter().filter(|(problems, _)| !problems.is_empty());
    let mut text: Vec<String> =
        reports.map(|(problems, source)| report_all(problems, source, context.ui)).collect();
    if errors == 0 {
        text.push(format!("{}\n", context.ui.cli_sequences_right(checked.len())));
    }
    out::print(&text.join("\n"))?;
    Ok(code)
}

/// A folder of own sequences that is there and cannot be read is said, and is no end.
fn unreadable(context: &Context, catalogue: &Catalogue) {
    if catalogue.unreadable().is_some() {
        context.aside(&context.ui.cli_cannot_read(&context.places.prompts.display().to_string()));
    }
}
