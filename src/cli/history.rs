//! `halte history CASE`: what was said, round after round, the oldest first.
//!
//! Never here: what does not belong to a finished round; one line over all rounds (see [`line`]).

mod line;

use serde_json::{Value, json};

use crate::domain::agreement::Agreement;
use crate::domain::answer::Key;
use crate::domain::case::{Case, FinishedAnswer, FinishedRound};
use crate::domain::id::{CaseId, RoundId};
use crate::platform::clock;
use crate::report::fork as fork_words;
use crate::report::json;
use crate::report::page::attached;
use crate::report::said::{
    Around, agreement_line, came_of, corrected, due_in_full, earlier, note_before, owner_names, review_line,
};
use crate::store::Store;
use crate::text::dates;
use crate::text::safe::json_safe;

use super::args::HistoryArgs;
use super::context::Context;
use super::failure::{Code, Failure};
use super::lookup;
use super::out::{self, Lines};

/// Rounds that are read at once, by their lines.
const PAGE: usize = 200;

pub fn run(context: &Context, arguments: &HistoryArgs) -> Result<Code, Failure> {
    let ui = context.ui;
    let store = context.read_store()?;
    let found = lookup::case(context, store.as_ref(), &arguments.case)?;
    let nothing = || Failure::new(Code::NotFound, ui.cli_no_rounds(&found.title));
    let store = store.ok_or_else(nothing)?;
    let case = store.case(found.id).map_err(|error| context.failure(&error))?;
    let case = case.unwrap_or_else(|| empty(found.id, &found.title));
    if let Some(line) = &arguments.step {
        return line::run(context, &store, &case, line, arguments.json);
    }
    let ids = rounds(context, &store, found.id)?;
    if arguments.json {
        let mut pretty = Pretty::begin(&head(context, &store, &case)?);
        for id in ids {
            let round = store.round(id).map_err(|error| context.failure(&error))?;
            if let Some(round) = round {
                pretty.round(&json::round(&round, Some(&case.people)));
            }
        }
        return out::print(&json_safe(&pretty.end()));
    }
    let mut seen = false;
    let agreements = store.agreements(Some(case.id), true).map_err(|error| context.failure(&error))?;
    let mut lines = Lines::new(context);
    for id in ids {
        let Some(round) = store.round(id).map_err(|error| context.failure(&error))? else {
            continue;
        };
        seen = true;
        write_round(context, &mut lines, &case, &round);
        write_reviews(context, &mut lines, &agreements, &round);
    }
    if !seen {
        lines.line(&ui.cli_no_rounds(&case.title));
    }
    write_forks(context, &mut lines, &store, case.id)?;
    lines.print()
}

/// What stands in two versions after two machines were merged.
fn write_forks(context: &Context, out: &mut Lines, store: &Store, case: CaseId) -> Result<(), Failure> {
    let ui = context.ui;
    let forks = store.forks(Some(case)).map_err(|error| context.failure(&error))?;
    if !forks.is_empty() {
        out.gap();
        out.heading(ui.forks_heading());
    }
    for fork in forks {
        out.gap();
        let today = clock::now().date_naive();
        let told = std::iter::once(fork_words::heading(ui, &fork, today)).chain(fork.about.iter().cloned());
        out.words(2, &told.collect::<Vec<_>>().join(" · "));
        for (at, version) in (1..).zip(&fork.versions) {
            let words = fork_words::lines(ui, &fork, version).join(" · ");
            out.words(2, &ui.fork_version(at, &words));
        }
    }
    Ok(())
}

fn empty(id: CaseId, title: &str) -> Case {
    let (title, summary) = (title.to_owned(), String::new());
    Case { id, title, summary, open: true, people: Vec::new(), inactive: Vec::new() }
}

/// Every finished round of a case, the oldest first.
pub fn rounds(context: &Context, store: &Store, case: CaseId) -> Result<Vec<RoundId>, Failure> {
    let mut ids = Vec::new();
    loop {
        let page =
            store.round_lines(case, ids.last().copied(), PAGE).map_err(|error| context.failure(&error))?;
        ids.extend(page.iter().map(|line| line.id));
        if page.len() < PAGE {
            ids.reverse();
            return Ok(ids);
        }
    }
}

/// The case with its agreements.
fn head(context: &Context, store: &Store, case: &Case) -> Result<Value, Failure> {
    let mut head = json::case(case);
    let agreements = store.agreements(Some(case.id), true).map_err(|error| context.failure(&error))?;
    let agreements: Vec<Value> =
        agreements.iter().map(|agreement| json::agreement(agreement, Some(&case.people))).collect();
    if let Value::Object(keys) = &mut head {
        keys.insert("agreements".to_owned(), agreements.into());
    }
    Ok(head)
}

/// The printed JSON, round by round.
struct Pretty {
    text: String,
    rounds: usize,
}

impl Pretty {
    fn begin(head: &Value) -> Self {
        let head = format!("{:#}", json!({ "version": 1, "case": head }));
        let open = head.strip_suffix("\n}").unwrap_or(&head);
        Self { text: format!("{open},\n  \"rounds\": ["), rounds: 0 }
    }

    fn round(&mut self, round: &Value) {
        let comma = if self.rounds == 0 { "\n" } else { ",\n" };
        self.text.push_str(comma);
        self.rounds += 1;
        let round = format!("{round:#}");
        let indented: Vec<String> = round.lines().map(|line| format!("    {line}")).collect();
        self.text.push_str(&indented.join("\n"));
    }

    fn end(mut self) -> String {
        self.text.push_str(if self.rounds == 0 { "]\n}\n" } else { "\n  ]\n}\n" });
        self.text
    }
}

fn write_round(context: &Context, out: &mut Lines, case: &Case, round: &FinishedRound) {
    let ui = context.ui;
    let today = clock::now().date_naive();
    out.gap();
    let date = dates::long_date(ui, round.started.date_naive(), today);
    let title = round.sequence.title.get(&round.language);
    let aside = if round.set_aside { format!(" · {}", ui.case_set_aside()) } else { String::new() };
    out.heading(&format!("{} · {title}{aside}", ui.case_round_of(&date)));
    let name =
        |id| case.people.iter().find(|person| person.id == id).map_or("", |person| person.name.as_str());
    let names: Vec<&str> = round.present.iter().map(|id| name(*id)).collect();
    out.line(&ui.case_present(&ui.names(&names)));
    if !round.about.is_empty() {
        out.line(&round.about);
    }
    for (index, step) in round.sequence.steps.iter().enumerate() {
        let said = |answer: &FinishedAnswer| answer.step == step.id && answer.answer.content.is_some();
        if !round.answers.iter().any(said) {
            continue;
        }
        out.gap();
        out.line(step.wording.ask.get(&round.language));
        write_said(context, out, case, round, index);
    }
    if !round.made.is_empty() {
        out.gap();
        out.line(ui.closing_agreements());
        write_made(context, out, case, round, None);
    }
    write_beside(context, out, round);
}

/// What was noted and shown in a round.
fn write_beside(context: &Context, out: &mut Lines, round: &FinishedRound) {
    let ui = context.ui;
    if !round.notes.is_empty() {
        out.gap();
        out.line(ui.notes_heading());
    }
    for note in &round.notes {
        out.words(2, &note.text);
        for before in note_before(ui, note) {
            out.words(4, &before);
        }
    }
    if !round.attachments.is_empty() {
        out.gap();
        out.line(ui.attachments_heading());
    }
    for shown in &round.attachments {
        out.words(2, &attached::words(shown));
        out.words(4, &format!("[{}]", ui.permission(&shown.permission)));
    }
}

/// What was said in the step at this index.
fn write_said(context: &Context, out: &mut Lines, case: &Case, round: &FinishedRound, index: usize) {
    let other = |key: Key| round.said(key).and_then(|answer| answer.answer.content.as_ref());
    let question = |id| round.question(id).map(str::to_owned);
    let around = Around {
        ui: context.ui,
        sequence: &round.sequence,
        language: &round.language,
        people: &case.people,
        other: &other,
        question: &question,
    };
    let name =
        |id| case.people.iter().find(|person| person.id == id).map_or("", |person| person.name.as_str());
    let Some(step) = round.sequence.steps.get(index) else { return };
    let mut about = None;
    for answer in round.answers.iter().filter(|answer| step.id == answer.step) {
        if about != Some(answer.n) && answer.answer.content.is_some() {
            about = Some(answer.n);
            if let Some(item) = round.item(step, answer.n) {
                out.words(2, &context.ui.round_about(item));
            }
        }
        write_answer(out, &around, (round, index), answer, name);
    }
}

/// What was agreed in this round, or in one step of it.
fn write_made(context: &Context, out: &mut Lines, case: &Case, round: &FinishedRound, step: Option<&str>) {
    let ui = context.ui;
    for made in round.made.iter().filter(|made| step.is_none_or(|step| step == made.step)) {
        let who = owner_names(ui, &made.who, &case.people);
        out.words(2, &agreement_line(&who, &made.what, &due_in_full(ui, &made.due), &made.if_then));
        for before in earlier(ui, made, |due| Some(due_in_full(ui, due))) {
            out.words(4, &before);
        }
    }
}

/// What was said in this round of earlier agreements.
fn write_reviews(context: &Context, out: &mut Lines, agreements: &[Agreement], round: &FinishedRound) {
    let ui = context.ui;
    let spoken = round.reviews.iter().filter(|past| past.review.says_something());
    for (at, past) in spoken.enumerate() {
        if at == 0 {
            out.gap();
            out.line(ui.earlier_agreements());
        }
        let agreement = agreements.iter().find(|agreement| agreement.id == past.review.agreement);
        let what = agreement.map_or("", |agreement| agreement.words_at(past.id));
        let date = || dates::short_date(ui, past.at.date_naive(), clock::now().date_naive());
        let later = (past.at > round.finished).then(|| format!(" · {}", ui.review_later(&date())));
        let line = review_line(ui, &past.review);
        out.words(2, &format!("{what}: {line}{}", later.unwrap_or_default()));
        if !past.review.text.is_empty() {
            out.words(4, &past.review.text);
        }
    }
}

fn write_answer<'a>(
    out: &mut Lines,
    around: &Around<'_>,
    (round, step): (&FinishedRound, usize),
    answer: &FinishedAnswer,
    name: impl Fn(crate::domain::id::PersonId) -> &'a str,
) {
    let Some(content) = &answer.answer.content else {
        return;
    };
    let text = around.lines(step, content).join("\n");
    match answer.slot.person().map(name) {
        Some(name) => out.words(2, &format!("{name}: {}", text.replace('\n', "\n  "))),
        None => out.words(2, &text),
    }
    if !answer.answer.why.is_empty() {
        out.words(4, &answer.answer.why);
    }
    for before in corrected(around.ui, answer) {
        out.words(4, &before);
    }
    let marks = answer.answer.marks.iter().map(|mark| around.ui.mark(*mark).to_owned());
    let marks: Vec<String> = marks.chain(came_of(around.ui, round, answer)).collect();
    if !marks.is_empty() {
        out.words(4, &format!("[{}]", marks.join(", ")));
    }
}
