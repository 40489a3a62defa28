//! `halte prompts [list]`: every sequence that is at hand, in a few lines each.
//!
//! Never here: the questions of one.

use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::{Code, Failure};
use crate::cli::out::{Lines, print_json};
use crate::domain::sequence::{Sequence, whole_minutes};
use crate::sequences::catalogue::{Entry, Origin};

use super::{unreadable, until_mended};

pub fn run(context: &Context, as_json: bool) -> Result<Code, Failure> {
    let catalogue = context.catalogue();
    unreadable(context, &catalogue);
    if as_json {
        let sequences: Vec<Value> = catalogue.list().into_iter().map(|entry| line(context, entry)).collect();
        return print_json(&json!({ "version": 1, "sequences": sequences }));
    }
    let mut lines = Lines::new(context);
    for entry in catalogue.list() {
        lines.gap();
        told(context, entry, &mut lines);
    }
    lines.print()
}

fn told(context: &Context, entry: &Entry, lines: &mut Lines) {
    let (ui, lang) = (context.ui, &context.language);
    let Some(sequence) = entry.sequence() else {
        lines.heading(&entry.id);
        lines.words(2, &ui.cli_broken_sequence(&entry.id));
        lines.words(2, &until_mended(context, entry));
        lines.words(2, &super::path_of(entry).display().to_string());
        return;
    };
    lines.heading(&format!("{}  {}", entry.id, sequence.title.get(lang)));
    if !sequence.purpose.get(lang).is_empty() {
        lines.words(2, sequence.purpose.get(lang));
    }
    let mut facts = vec![ui.questions(sequence.steps.len())];
    let group = sequence.usual_group();
    facts.extend(minutes(sequence).map(|minutes| match group {
        5 => ui.about_minutes(minutes),
        group => ui.prompts_time_with(&ui.about_minutes(minutes), &ui.people(group)),
    }));
    facts.extend(people(context, sequence));
    if let Origin::Own(_) = entry.origin {
        facts.push(ui.prompts_own().to_owned());
    }
    lines.words(2, &facts.join(", "));
    if let Origin::Replaces(_) = entry.origin {
        lines.words(2, &ui.prompts_replaces(&entry.id));
    }
}

/// For how many people it was made, in words.
pub fn people(context: &Context, sequence: &Sequence) -> Option<String> {
    let people = sequence.people.as_ref()?;
    let (from, to) = (*people.start(), *people.end());
    let ui = context.ui;
    Some(if from == to { ui.prompts_people_just(from) } else { ui.prompts_people(from, to) })
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
    let people = sequence.and_then(|sequence| sequence.people.as_ref());
    json!({
        "id": entry.id,
        "title": words(sequence.map(|sequence| &sequence.title)),
        "x-purpose": words(sequence.map(|sequence| &sequence.purpose)),
        "x-steps": sequence.map(|sequence| sequence.steps.len()),
        "x-minutes": sequence.and_then(|sequence| minutes(sequence)),
        "x-minutes-for": sequence.map(|sequence| sequence.usual_group()),
        "x-people": people.map(|people| json!({ "min": people.start(), "max": people.end() })),
        "x-origin": origin,
        "x-path": path,
        "x-good": sequence.is_some(),
        "x-usable": entry.usable().is_some(),
        "x-version": entry.instead.as_ref().and_then(|instead| instead.saved).map(|saved| saved.to_rfc3339()),
    })
}

/// Minutes for its usual group; None when it says nothing of minutes.
fn minutes(sequence: &Sequence) -> Option<u32> {
    whole_minutes(sequence.minutes_for(sequence.usual_group()))
}
