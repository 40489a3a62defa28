//! Which case is meant: by its id, its title, or an unambiguous part of it.
//!
//! Never here: making a case.

use crate::domain::fold::fold;
use crate::domain::id::CaseId;
use crate::domain::round::CaseRef;
use crate::store::Store;

use super::context::Context;
use super::failure::{Code, Failure};

/// How alike two folded titles are before one is near the other.
const NEAR: f64 = 0.8;

/// The case of this id or title, where an unambiguous part of a title will do.
pub fn case(context: &Context, store: Option<&Store>, typed: &str) -> Result<CaseRef, Failure> {
    let ui = context.ui;
    let Some(store) = store else {
        return Err(not_found(context, typed, &[]));
    };
    if let Some(known) = exact(context, store, typed)? {
        return Ok(known);
    }
    let like = if fold(typed).is_empty() {
        Vec::new()
    } else {
        distinct(store.cases_like(typed).map_err(|error| context.failure(&error))?)
    };
    match like.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(not_found(context, typed, &near(context, store, typed)?)),
        several => {
            let what = ui.cli_ambiguous_case(typed, &ui.names(&quoted(several)));
            Err(Failure::new(Code::NotFound, what).hint(ui.cli_ambiguous_hint()))
        }
    }
}

/// The case of this id or title, case and diacritics folded; None when there is none.
pub fn exact(context: &Context, store: &Store, typed: &str) -> Result<Option<CaseRef>, Failure> {
    let failure = |error| context.failure(&error);
    if let Ok(id) = typed.trim().parse::<CaseId>() {
        let lines = store.case_lines().map_err(failure)?;
        if let Some(line) = lines.into_iter().find(|line| line.id == id) {
            return Ok(Some(CaseRef { id, title: line.title }));
        }
    }
    let titled = distinct(store.cases_titled(typed).map_err(failure)?);
    match titled.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.clone())),
        several => {
            // Equal titles, written otherwise: the one that is written so, else nobody can tell.
            let same = several.iter().find(|case| case.title == typed);
            same.cloned().map(Some).ok_or_else(|| {
                let names: Vec<String> = several.iter().map(|case| case.id.to_string()).collect();
                let ui = context.ui;
                let what = ui.cli_ambiguous_case(typed, &ui.names(&names));
                Failure::new(Code::NotFound, what).hint(ui.cli_ambiguous_hint())
            })
        }
    }
}

/// Titles that are near what was typed, at most three.
pub fn near(context: &Context, store: &Store, typed: &str) -> Result<Vec<CaseRef>, Failure> {
    let wanted = fold(typed);
    let lines = store.case_lines().map_err(|error| context.failure(&error))?;
    let mut near: Vec<(f64, CaseRef)> = lines
        .into_iter()
        .filter_map(|line| {
            let title = fold(&line.title);
            let part = !wanted.is_empty() && (title.contains(&wanted) || wanted.contains(&title));
            let alike = if part { 1.0 } else { strsim::jaro_winkler(&title, &wanted) };
            (alike >= NEAR).then_some((alike, CaseRef { id: line.id, title: line.title }))
        })
        .collect();
    near.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    Ok(near.into_iter().take(3).map(|(_, case)| case).collect())
}

/// ‘Title’, for a sentence.
pub fn quoted(cases: &[CaseRef]) -> Vec<String> {
    cases.iter().map(|case| format!("‘{}’", case.title)).collect()
}

fn not_found(context: &Context, typed: &str, near: &[CaseRef]) -> Failure {
    let ui = context.ui;
    let failure = Failure::new(Code::NotFound, ui.cli_no_case(typed));
    if near.is_empty() {
        failure.hint(ui.cli_cases_hint())
    } else {
        failure.hint(ui.cli_did_you_mean(&ui.names(&quoted(near))))
    }
}

/// Each case once: a case with unfinished rounds is found several times.
fn distinct(cases: Vec<CaseRef>) -> Vec<CaseRef> {
    let mut distinct: Vec<CaseRef> = Vec::new();
    for case in cases {
        if distinct.iter().all(|other| other.id != case.id) {
            distinct.push(case);
        }
    }
    distinct
}
