//! Agreements as rows: the words, who and by when, if – then, and what was said of them.
//!
//! Never here: a word about a date that has passed.

use crate::domain::agreement::{Agreement, AgreementState, Outcome, PastReview};
use crate::domain::answer::Owner;
use crate::domain::case::Case;
use crate::domain::id::AgreementId;
use crate::report::said::{earlier, state_word};
use crate::text::common::capital;
use crate::text::dates::due_words;
use crate::text::promise::said_before;
use crate::tui::look::Look;
use crate::tui::screens::case::entries::{Entries, MARGIN};
use crate::tui::widgets::page::Row;
use crate::tui::widgets::prose;

/// From so many rows on it is said that none is open.
const ROOMY: u16 = 14;

/// The open ones and the settled ones, each under a heading.
pub(super) fn entries(
    case: &Case,
    open: &[Agreement],
    settled: &[Agreement],
    look: &Look,
) -> Entries<AgreementId> {
    let ui = look.ui;
    let mut entries = Entries::default();
    if open.is_empty() && !settled.is_empty() && look.size.1 >= ROOMY {
        entries.above([Row::new(ui.case_none_open(), look.theme.dim), Row::default()]);
    }
    for (heading, agreements) in [(ui.case_agreements(), open), (ui.case_settled_agreements(), settled)] {
        if agreements.is_empty() {
            continue;
        }
        if !entries.is_empty() {
            entries.above([Row::default()]);
        }
        entries.above([Row::new(heading, look.theme.bold)]);
        for agreement in agreements {
            // Where room is short what is about one agreement stands closer.
            if look.size.1 > 8 {
                entries.above([Row::default()]);
            }
            entries.push(agreement.id, rows(case, agreement, look));
        }
    }
    entries
}

fn rows(case: &Case, agreement: &Agreement, look: &Look) -> Vec<Row> {
    let (ui, theme) = (look.ui, look.theme);
    let width = usize::from(look.size.0.saturating_sub(MARGIN));
    let is_open = agreement.state == AgreementState::Open;
    // Of what is open the words stand out, of what is settled how it went.
    let (agreed, went) = if is_open { (theme.text, theme.dim) } else { (theme.dim, theme.text) };
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(prose::wrap(&agreement.what, width).into_iter().map(|row| Row::new(row, agreed)));
    let mut about = about(case, agreement, look);
    if !is_open && !is_told(agreement) {
        about.insert(0, capital(state_word(ui, agreement.state)));
    }
    if !about.is_empty() {
        rows.extend(prose::wrap(&about.join(" · "), width).into_iter().map(|row| Row::new(row, theme.dim)));
    }
    if !agreement.if_then.is_empty() {
        rows.extend(prose::wrap(&agreement.if_then, width).into_iter().map(|row| Row::new(row, agreed)));
    }
    let room = width.saturating_sub(2);
    let told = |words: &str, style| {
        prose::wrap(words, room)
            .into_iter()
            .map(move |row| Row::new(row, style).indent(2))
            .collect::<Vec<_>>()
    };
    for before in earlier(ui, agreement, |due| due_words(ui, due, look.today())) {
        rows.extend(told(&before, theme.dim));
    }
    for past in agreement.reviews.iter().rev() {
        rows.extend(told(&said(past, look), went));
    }
    rows
}

/// True when what was said of it last says how it ended.
fn is_told(agreement: &Agreement) -> bool {
    let last = agreement.reviews.last().map(|past| past.review.outcome);
    matches!(
        (agreement.state, last),
        (AgreementState::Done, Some(Outcome::Done)) | (AgreementState::Dropped, Some(Outcome::Dropped))
    )
}

/// Who does it, by when, and for which learning question.
pub(super) fn about(case: &Case, agreement: &Agreement, look: &Look) -> Vec<String> {
    let ui = look.ui;
    let name = |owner: &Owner| match owner {
        Owner::Person(id) => {
            let person = case.people.iter().find(|person| person.id == *id);
            person.map_or_else(String::new, |person| person.name.clone())
        }
        Owner::We => ui.we().to_owned(),
        Owner::Other(words) => words.clone(),
    };
    let names: Vec<String> = agreement.who.iter().map(name).filter(|name| !name.is_empty()).collect();
    let due = due_words(ui, &agreement.due, look.today()).unwrap_or_default();
    let question = match (agreement.question, agreement.state) {
        (Some(question), AgreementState::Question) => question.letter.to_string(),
        (Some(question), _) => ui.agenda_answered(&question.letter.to_string()),
        (None, _) => String::new(),
    };
    let parts = [capital(&ui.names(&names)), due, question];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// What was said of it at one moment, with the date that was given then.
pub(super) fn said(past: &PastReview, look: &Look) -> String {
    let due = past.review.due.as_ref().and_then(|due| due_words(look.ui, due, look.today()));
    let said = said_before(look.ui, past, look.today());
    match due {
        Some(due) => format!("{said} · {due}"),
        None => said,
    }
}
