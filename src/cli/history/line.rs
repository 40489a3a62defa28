//! `halte history CASE --step LINE`: what was said on one line, the newest round first, each under
//! the words that were asked then.
//!
//! Never here: the words of today's file.

use serde_json::{Value, json};

use crate::domain::case::{Case, FinishedRound};
use crate::domain::id::RoundId;
use crate::domain::sequence::Step;
use crate::platform::clock;
use crate::report::json;
use crate::store::Store;
use crate::text;
use crate::text::dates;
use crate::text::safe::json_safe;

use super::super::context::Context;
use super::super::failure::{Code, Failure};
use super::super::out::{self, Lines};
use super::{Pretty, head, rounds, write_made, write_said};

/// What a line is found by: its name or, for who knows no other name, the id of a step.
struct Wanted<'a> {
    name: &'a str,
    by_step: bool,
}

impl Wanted<'_> {
    fn is(&self, round: &FinishedRound, step: &Step) -> bool {
        if self.by_step { step.id == self.name } else { round.sequence.line(step) == self.name }
    }

    /// True when something was said or agreed on this line in this round.
    fn in_round(&self, round: &FinishedRound) -> bool {
        let ids: Vec<&str> = asked(round, self).map(|(_, step)| step.id.as_str()).collect();
        round.answers.iter().any(|answer| ids.contains(&answer.step.as_str()))
            || round.made.iter().any(|made| ids.contains(&made.step.as_str()))
    }
}

/// Tells of one line.
pub(super) fn run(
    context: &Context,
    store: &Store,
    case: &Case,
    line: &str,
    as_json: bool,
) -> Result<Code, Failure> {
    let mut ids = store.rounds_on_line(case.id, line).map_err(|error| context.failure(&error))?;
    let wanted = Wanted { name: line, by_step: ids.is_empty() };
    if wanted.by_step {
        ids = rounds(context, store, case.id)?;
        ids.reverse();
    }
    let mut pretty = if as_json { Some(Pretty::begin(&head(context, store, case)?)) } else { None };
    let mut lines = Lines::new(context);
    let mut seen = false;
    for id in ids {
        let Some(round) = one(context, store, id, &wanted)? else {
            continue;
        };
        seen = true;
        match &mut pretty {
            Some(pretty) => pretty.round(&with_asked(&round, case, &wanted)),
            None => write(context, &mut lines, case, &round, &wanted),
        }
    }
    if !seen {
        return Err(not_there(context, store, case, line)?);
    }
    match pretty {
        Some(pretty) => out::print(&json_safe(&pretty.end())),
        None => lines.print(),
    }
}

/// No line of this name: what it could have been, or else all that there is.
fn not_there(context: &Context, store: &Store, case: &Case, line: &str) -> Result<Failure, Failure> {
    let ui = context.ui;
    let mut known: Vec<String> = Vec::new();
    for id in rounds(context, store, case.id)? {
        let Some(round) = store.round(id).map_err(|error| context.failure(&error))? else {
            continue;
        };
        let names = round.sequence.steps.iter().map(|step| round.sequence.line(step));
        known.extend(names.filter(|name| Wanted { name, by_step: false }.in_round(&round)));
    }
    known.sort();
    known.dedup();
    let failure = Failure::new(Code::NotFound, ui.cli_no_line(line));
    let quoted = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    let near = text::fold::near(line, &known);
    if !near.is_empty() {
        return Ok(failure.hint(ui.cli_did_you_mean(&ui.names(&quoted(&near)))));
    }
    let all: Vec<&str> = known.iter().map(String::as_str).collect();
    Ok(if all.is_empty() { failure } else { failure.hint(ui.cli_lines_hint(&ui.names(&quoted(&all)))) })
}

fn one(
    context: &Context,
    store: &Store,
    id: RoundId,
    wanted: &Wanted<'_>,
) -> Result<Option<FinishedRound>, Failure> {
    let round = store.round(id).map_err(|error| context.failure(&error))?;
    Ok(round.filter(|round| wanted.in_round(round)))
}

/// The steps of this line in this round, in the words of then.
fn asked<'a>(
    round: &'a FinishedRound,
    wanted: &'a Wanted<'a>,
) -> impl Iterator<Item = (usize, &'a Step)> + 'a {
    round.sequence.steps.iter().enumerate().filter(|(_, step)| wanted.is(round, step))
}

/// The round as JSON, with the words that were asked then, in the language of then.
fn with_asked(round: &FinishedRound, case: &Case, wanted: &Wanted<'_>) -> Value {
    let words = asked(round, wanted)
        .map(|(_, step)| json!({ "step": step.id, "ask": step.wording.ask.get(&round.language) }));
    let words: Vec<Value> = words.collect();
    let said = round.answers.iter().filter(|said| asked(round, wanted).any(|(_, step)| step.id == said.step));
    let said = said.map(|said| json::answer(round, said, Some(&case.people)));
    let mut value = json::round_with(round, said.collect());
    if let Value::Object(keys) = &mut value {
        keys.insert("reviews".to_owned(), Vec::<Value>::new().into());
        keys.insert("x-asked".to_owned(), words.into());
    }
    value
}

fn write(context: &Context, out: &mut Lines, case: &Case, round: &FinishedRound, wanted: &Wanted<'_>) {
    let ui = context.ui;
    let date = dates::long_date(ui, round.started.date_naive(), clock::now().date_naive());
    let aside = if round.set_aside { format!(" · {}", ui.case_set_aside()) } else { String::new() };
    out.gap();
    let title = round.sequence.title.get(&round.language);
    out.heading(&format!("{} · {title}{aside}", ui.case_round_of(&date)));
    for (index, step) in asked(round, wanted) {
        out.line(step.wording.ask.get(&round.language));
        write_said(context, out, case, round, index);
        write_made(context, out, case, round, Some(&step.id));
    }
}
