//! One answer of a finished round as JSON: `id step line n person` and what was said.
//!
//! Never here: the round around it.

use serde_json::{Value, json};

use super::Object;
use crate::domain::answer::{Content, Mark, Pick, Promise, Slot, Verdict};
use crate::domain::case::{EarlierWords, FinishedAnswer, FinishedRound};
use crate::domain::person::{Person, Role};
use crate::domain::question::Reach;

/// One answer of this round; with `people` also the name and role of whose it is.
pub fn answer(round: &FinishedRound, said: &FinishedAnswer, people: Option<&[Person]>) -> Value {
    let mut out = Object::default();
    out.put("id", said.id.to_string());
    out.put("step", said.step.as_str());
    out.put("line", said.line.as_str());
    out.put("n", said.n);
    let step = round.sequence.find(&said.step).map(|(_, step)| step);
    if let Some(item) = step.and_then(|step| round.item(step, said.n)) {
        out.put("x-item", item);
    }
    let person = said.slot.person();
    out.put("person", person.map(|id| id.to_string()));
    if let Slot::Unnamed(place) = said.slot {
        out.put("x-unnamed", place);
    }
    if let Some(content) = &said.answer.content {
        self::content(&mut out, round, content);
    }
    out.put("why", said.answer.why.as_str());
    out.put("marks", said.answer.marks.iter().map(|mark: &Mark| mark.code()).collect::<Vec<_>>());
    out.put("language", said.answer.language.tag());
    out.put("passed", said.answer.content.is_none());
    out.put("off_path", said.off_path);
    if let Some(original) = &said.original {
        out.put("original", json!({ "text": original.text, "language": original.language.tag() }));
    }
    out.put("visibility", said.visibility.code().unwrap_or("group"));
    if said.answer.comes_back {
        out.put("x-comes_back", true);
    }
    if let Some(people) = people {
        let person = person.and_then(|id| people.iter().find(|person| person.id == id));
        out.put("x-name", person.map(|person| person.name.clone()));
        out.put("x-role", person.and_then(|person| person.role.as_ref()).map(Role::code));
        // A casebook has the revisions.
        if !said.earlier.is_empty() {
            out.put(
                "x-before",
                said.earlier.iter().map(|earlier| before(round, earlier)).collect::<Vec<_>>(),
            );
        }
    }
    out.done()
}

/// What an answer said before it was corrected.
fn before(round: &FinishedRound, earlier: &EarlierWords) -> Value {
    let mut out = Object::default();
    content(&mut out, round, &earlier.content);
    out.put("why", earlier.why.as_str());
    out.done()
}

fn content(out: &mut Object, round: &FinishedRound, content: &Content) {
    match content {
        Content::Text(text) => out.put("text", text.as_str()),
        Content::List(items) => out.put("items", items.clone()),
        Content::Number(number) => out.put("number", *number),
        Content::Options(picks) => {
            out.put("options", picks.iter().filter_map(|pick| picked(round, pick)).collect::<Vec<_>>());
        }
        Content::Votes(votes) => {
            let vote = |(pick, count): &(Pick, u32)| {
                picked(round, pick).map(|option| json!({ "option": option, "count": count }))
            };
            out.put("votes", votes.iter().filter_map(vote).collect::<Vec<_>>());
        }
        Content::SayBack { text, verdict } => {
            out.put("text", text.as_str());
            out.put("x-verdict", verdict.map(verdict_code));
        }
        // These have a place of their own in a case; here they stand when they count nowhere else.
        Content::Agreements(promises) => {
            out.put("items", promises.iter().map(|promise| promise.what.clone()).collect::<Vec<_>>());
            out.put("x-agreements", promises.iter().map(promise).collect::<Vec<_>>());
        }
        Content::Agenda(entries) => {
            let entry = |entry: &crate::domain::answer::AgendaEntry| {
                let letter = entry.question.map(|question| question.letter.to_string());
                json!({
                    "id": entry.question.map(|question| question.id.to_string()),
                    "letter": letter,
                    "x-question": entry.question.and_then(|question| round.question(question.id)),
                    "state": entry.state.code(),
                    "text": entry.text,
                    "reach": entry.reach.map(Reach::code),
                })
            };
            out.put("x-agenda", entries.iter().map(entry).collect::<Vec<_>>());
        }
        Content::Elements(elements) => {
            let element = |element: &crate::domain::answer::Element| {
                json!({
                    "element": element.element,
                    "conditions": element.conditions,
                    "why": element.why,
                    "not_when": element.not_when,
                })
            };
            out.put("x-elements", elements.iter().map(element).collect::<Vec<_>>());
        }
    }
}

/// An agreement that counts nowhere else.
fn promise(promise: &Promise) -> Value {
    let mut out = Object::default();
    out.put("what", promise.what.as_str());
    out.put("who", promise.who.iter().map(super::owner).collect::<Vec<_>>());
    out.due("due", &promise.due);
    out.put("if_then", promise.if_then.as_str());
    out.done()
}

/// The id of an option, or of an earlier answer, with the item of a list after a `/`.
/// None when that answer was taken back.
fn picked(round: &FinishedRound, pick: &Pick) -> Option<String> {
    match pick {
        Pick::Option(id) => Some(id.clone()),
        Pick::Answer(key, item) => {
            let id = round.said(*key)?.id.to_string();
            Some(item.map_or_else(|| id.clone(), |item| format!("{id}/{item}")))
        }
    }
}

fn verdict_code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::Partly => "partly",
        Verdict::No => "no",
    }
}
