//! `halte agenda [CASE]`: the learning questions, what was tried and what came of it.
//!
//! Never here: an answer of our own.

use serde_json::{Value, json};

use crate::domain::Date;
use crate::domain::agreement::Agreement;
use crate::domain::case::Case;
use crate::domain::id::CaseId;
use crate::domain::question::{LearningQuestion, Reach};
use crate::platform::clock;
use crate::report::json;
use crate::report::said::{agreement_line, due_in_full, owner_names, state_word};
use crate::store::{Store, StoreError};
use crate::text::promise::said_before;

use super::args::AgendaArgs;
use super::context::Context;
use super::failure::{Code, Failure};
use super::lookup;
use super::out::{Lines, print_json};

/// A case with its questions, and what was agreed for each.
type Asked = (Case, Vec<(LearningQuestion, Vec<Agreement>)>);

pub fn run(context: &Context, arguments: &AgendaArgs) -> Result<Code, Failure> {
    let store = context.read_store()?;
    let only = match &arguments.case {
        Some(typed) => Some(lookup::case(context, store.as_ref(), typed)?.id),
        None => None,
    };
    let asked = match &store {
        Some(store) => asked(store, only).map_err(|error| context.failure(&error))?,
        None => Vec::new(),
    };
    if arguments.json {
        let all = asked
            .iter()
            .flat_map(|(case, of_case)| of_case.iter().map(|(asked, agreed)| object(case, asked, agreed)));
        return print_json(&json!({ "version": 1, "agenda": all.collect::<Vec<_>>() }));
    }
    let mut out = Lines::new(context);
    if asked.is_empty() {
        out.line(context.ui.cli_no_questions());
    }
    for (case, of_case) in &asked {
        out.gap();
        out.heading(&case.title);
        for (question, agreed) in of_case {
            write(context, &mut out, case, question, agreed);
        }
    }
    out.print()
}

/// The cases that have learning questions, with those: every one, closed ones too.
fn asked(store: &Store, only: Option<CaseId>) -> Result<Vec<Asked>, StoreError> {
    let ids: Vec<CaseId> = match only {
        Some(id) => vec![id],
        None => store.case_lines()?.into_iter().map(|line| line.id).collect(),
    };
    let mut all = Vec::new();
    for id in ids {
        let mut questions = Vec::new();
        for question in store.learning_questions(id, true)? {
            let agreed = store.agreed_for(question.id)?;
            questions.push((question, agreed));
        }
        if let (Some(case), false) = (store.case(id)?, questions.is_empty()) {
            all.push((case, questions));
        }
    }
    Ok(all)
}

fn write(context: &Context, out: &mut Lines, case: &Case, question: &LearningQuestion, agreed: &[Agreement]) {
    let (ui, today): (_, Date) = (context.ui, clock::now().date_naive());
    let reach = question.reach.and_then(|reach| ui.reach(Reach::code(reach)));
    let reach = reach.map(|words| format!(" · {words}")).unwrap_or_default();
    out.words(2, &format!("{} · {}", question.letter, question.question));
    out.words(4, &format!("{}{reach}", ui.standing_of(question, today)));
    for before in question.earlier_wordings() {
        out.words(4, &ui.agenda_before(before));
    }
    for entry in question.history.iter().filter(|entry| !entry.text.is_empty()) {
        out.words(4, &ui.said_of_question(entry, today));
    }
    for agreement in agreed {
        let who = owner_names(ui, &agreement.who, &case.people);
        let due = due_in_full(ui, &agreement.due);
        let line = agreement_line(&who, &agreement.what, &due, &agreement.if_then);
        out.words(4, &format!("→ {line} ({})", state_word(ui, agreement.state)));
        for past in &agreement.reviews {
            out.words(6, &said_before(ui, past, today));
        }
    }
}

fn object(case: &Case, question: &LearningQuestion, agreed: &[Agreement]) -> Value {
    let mut object = json::question(question);
    if let Value::Object(keys) = &mut object {
        keys.insert("x-case".to_owned(), json!({ "id": case.id.to_string(), "title": case.title }));
        let agreed = agreed.iter().map(|agreement| json::reviewed(agreement, &case.people));
        keys.insert("x-agreed".to_owned(), agreed.collect());
        keys.insert("x-old".to_owned(), question.is_old(clock::now().date_naive()).into());
    }
    object
}
