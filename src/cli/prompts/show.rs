//! `halte prompts show ID`: the script of the one who leads, or sheets for people to write on.
//!
//! Never here: what stands on them.

use std::path::Path;

use serde_json::json;

use crate::cli::args::ShowArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Code, Failure};
use crate::cli::out::{self, Lines, print_json};
use crate::cli::{export, people};
use crate::domain::sequence::Sequence;
use crate::platform::private;
use crate::report::json;
use crate::report::script::{self, Line};
use crate::report::sheet::{self, Reader};

pub fn run(context: &Context, arguments: &ShowArgs) -> Result<Code, Failure> {
    let sequence = super::sequence(context, &arguments.id)?;
    if arguments.json {
        return print_json(&json!({ "version": 1, "sequence": json::sequence(&sequence) }));
    }
    missing_languages(context, &sequence);
    if arguments.sheet {
        return sheets(context, arguments, &sequence);
    }
    let mut lines = Lines::new(context);
    for line in script::script(&sequence, &context.languages, usize::from(arguments.people), context.ui) {
        match line {
            Line::Gap => lines.gap(),
            Line::Heading(words) => lines.heading(&words),
            Line::Words(indent, words) => lines.words(indent, &words),
        }
    }
    lines.print()
}

/// Says which languages the sequence does not have.
fn missing_languages(context: &Context, sequence: &Sequence) {
    for language in &context.languages {
        let has = |words: &crate::domain::words::Words| {
            words.iter().any(|(tag, _)| {
                let primary = tag.split('-').next().unwrap_or_default();
                tag.is_empty() || primary.eq_ignore_ascii_case(language.primary())
            })
        };
        if !sequence.steps.iter().any(|step| has(&step.wording.ask)) {
            context.aside(&context.ui.script_no_language(&sequence.id, language.tag()));
        }
    }
}

fn sheets(context: &Context, arguments: &ShowArgs, sequence: &Sequence) -> Result<Code, Failure> {
    let ui = context.ui;
    let guests = people::guests(ui, &arguments.with)?;
    let readers: Vec<Reader> =
        guests.into_iter().map(|guest| Reader { name: guest.name, role: guest.role }).collect();
    if !sheet::is_written(sequence) {
        context.aside(&ui.sheet_nothing(&sequence.id));
    }
    let html = sheet::sheets(sequence, &readers, &context.languages, ui);
    match &arguments.output {
        Some(path) => to_file(context, path, &html, arguments.force),
        None => out::print(&html),
    }
}

fn to_file(context: &Context, path: &Path, html: &str, force: bool) -> Result<Code, Failure> {
    export::check_place(context, path)?;
    if private::is_passage(path) {
        let failure = Failure::new(Code::Usage, context.ui.cli_not_a_file(&path.display().to_string()));
        return Err(failure.hint(context.ui.cli_export_elsewhere_hint()));
    }
    let written = private::write(path, html.as_bytes(), force);
    written.map(|()| Code::Done).map_err(|error| Failure::of_writing(context.ui, path, &error))
}
