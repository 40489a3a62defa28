//! `halte agreements [CASE]`: what was agreed, in the words that were agreed.
//!
//! Never here: whether somebody is late.

use serde_json::{Value, json};

use crate::domain::agreement::{Agreement, AgreementState};
use crate::domain::case::Case;
use crate::platform::clock;
use crate::report::json;
use crate::report::said::{agreement_line, due_in_full, earlier, owner_names, state_word};
use crate::store::Store;
use crate::text::promise::said_before;

use super::args::AgreementsArgs;
use super::context::Context;
use super::failure::{Code, Failure};
use super::lookup;
use super::out::{Lines, print_json};

pub fn run(context: &Context, arguments: &AgreementsArgs) -> Result<Code, Failure> {
    let store = context.read_store()?;
    let only = match &arguments.case {
        Some(typed) => Some(lookup::case(context, store.as_ref(), typed)?.id),
        None => None,
    };
    let mut found: Vec<(Case, Vec<Agreement>)> = Vec::new();
    if let Some(store) = &store {
        let agreements = store.agreements(only, arguments.all).map_err(|error| context.failure(&error))?;
        for agreement in agreements {
            match found.iter_mut().find(|(case, _)| case.id == agreement.case) {
                Some((_, of_case)) => of_case.push(agreement),
                None => {
                    if let Some(case) = case(context, store, &agreement)? {
                        found.push((case, vec![agreement]));
                    }
                }
            }
        }
    }
    if arguments.json {
        let all: Vec<Value> =
            found.iter().flat_map(|(case, of_case)| of_case.iter().map(|a| object(case, a))).collect();
        return print_json(&json!({ "version": 1, "agreements": all }));
    }
    let mut out = Lines::new(context);
    let today = clock::now().date_naive();
    if found.is_empty() {
        out.line(context.ui.cli_no_agreements());
    }
    for (case, of_case) in &found {
        out.gap();
        out.heading(&case.title);
        for agreement in of_case {
            let who = owner_names(context.ui, &agreement.who, &case.people);
            let due = due_in_full(context.ui, &agreement.due);
            let line = agreement_line(&who, &agreement.what, &due, &agreement.if_then);
            let state = if agreement.state == AgreementState::Open {
                String::new()
            } else {
                format!(" ({})", state_word(context.ui, agreement.state))
            };
            let question = agreement.question.map(|question| format!("{}: ", question.letter));
            out.words(2, &format!("{}{line}{state}", question.unwrap_or_default()));
            for before in earlier(context.ui, agreement, |due| Some(due_in_full(context.ui, due))) {
                out.words(4, &before);
            }
            for past in agreement.reviews.iter().filter(|past| past.review.says_something()) {
                out.words(4, &said_before(context.ui, past, today));
            }
        }
    }
    out.print()
}

fn case(context: &Context, store: &Store, agreement: &Agreement) -> Result<Option<Case>, Failure> {
    store.case(agreement.case).map_err(|error| context.failure(&error))
}

fn object(case: &Case, agreement: &Agreement) -> Value {
    let mut object = json::reviewed(agreement, &case.people);
    if let Value::Object(keys) = &mut object {
        keys.insert("x-case".to_owned(), json!({ "id": case.id.to_string(), "title": case.title }));
    }
    object
}
