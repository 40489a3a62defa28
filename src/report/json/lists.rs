//! Learning questions, working elements and notes as the casebook's JSON.
//!
//! Never here: which of them are printed.

use serde_json::{Value, json};

use super::Object;
use crate::domain::Moment;
use crate::domain::answer::Element;
use crate::domain::case::{Attachment, Note};
use crate::domain::element::{Sighting, WorkingElement};
use crate::domain::id::{AnswerId, ElementId};
use crate::domain::question::{LearningQuestion, QuestionEntry, Reach};

/// A learning question: `id letter question state reach history`.
pub fn question(question: &LearningQuestion) -> Value {
    let mut out = Object::default();
    out.put("id", question.id.to_string());
    out.put("letter", question.letter.to_string());
    out.put("question", question.question.as_str());
    out.put("state", question.state.code());
    out.put("reach", question.reach.map(Reach::code));
    out.put("history", question.history.iter().map(entry).collect::<Vec<_>>());
    out.moment("x-made_at", question.made);
    out.put("x-round", question.round.map(|id| id.to_string()));
    out.put("x-step", question.step.as_str());
    out.put("x-answers", links(&question.answers));
    out.done()
}

fn entry(entry: &QuestionEntry) -> Value {
    let mut out = Object::default();
    at(&mut out, entry.at);
    out.put("round", entry.round.map(|id| id.to_string()));
    out.put("question", entry.question.as_str());
    out.put("state", entry.state.code());
    out.put("text", entry.text.as_str());
    if let Some(agreement) = entry.agreement {
        out.put("x-agreement", agreement.to_string());
    }
    out.done()
}

/// A working element with its own words: `id element conditions why not_when strength seen_in
/// answers`; `same_as` is the one that the group said it is the same as.
pub fn element(element: &WorkingElement, same_as: Option<ElementId>) -> Value {
    let mut out = Object::default();
    out.put("id", element.id.to_string());
    words(&mut out, &element.words);
    out.put("strength", element.strength.code());
    out.put("seen_in", element.seen_in.iter().map(sighting).collect::<Vec<_>>());
    out.put("answers", links(&element.answers));
    out.moment("x-made_at", element.made);
    out.put("x-round", element.round.map(|id| id.to_string()));
    out.put("x-step", element.step.as_str());
    if let Some(same) = same_as {
        out.put("x-same_as", same.to_string());
    }
    if !element.same.is_empty() {
        let same = element.same.iter().map(|same| {
            let mut out = Object::default();
            out.put("id", same.id.to_string());
            words(&mut out, &same.words);
            out.done()
        });
        out.put("x-same", same.collect::<Vec<_>>());
    }
    out.done()
}

fn words(out: &mut Object, words: &Element) {
    out.put("element", words.element.as_str());
    out.put("conditions", words.conditions.as_str());
    out.put("why", words.why.as_str());
    out.put("not_when", words.not_when.as_str());
}

fn sighting(seen: &Sighting) -> Value {
    json!({
        "case": seen.case.to_string(),
        "round": seen.round.map(|id| id.to_string()),
        "outcome": seen.outcome,
        "x-at": super::utc(seen.at),
        "x-at_offset": seen.at.offset().to_string(),
    })
}

/// A note: `id round answer at text`.
pub fn note(note: &Note) -> Value {
    json!({
        "id": note.id.to_string(),
        "round": note.round.map(|id| id.to_string()),
        "answer": note.answer.map(|id| id.to_string()),
        "at": super::utc(note.at),
        "x-at_offset": note.at.offset().to_string(),
        "text": note.text,
    })
}

/// Something that was shown: `id round answer kind reference caption permission`.
pub fn attachment(shown: &Attachment) -> Value {
    json!({
        "id": shown.id.to_string(),
        "round": shown.round.map(|id| id.to_string()),
        "answer": shown.answer.map(|id| id.to_string()),
        "kind": shown.kind,
        "reference": shown.reference,
        "caption": shown.caption,
        "permission": shown.permission,
    })
}

fn at(out: &mut Object, at: Moment) {
    out.put("at", super::utc(at));
    out.put("x-at_offset", at.offset().to_string());
}

fn links(answers: &[AnswerId]) -> Vec<String> {
    answers.iter().map(ToString::to_string).collect()
}
