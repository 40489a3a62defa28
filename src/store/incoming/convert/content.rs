//! What an answer of a casebook says, as columns. Never here: whose answer it is.

use serde_json::{Map, Value, json};

use super::{Of, list, text};
use crate::domain::answer::{Key, Slot};
use crate::domain::id::{PersonId, QuestionId};
use crate::domain::sequence::{Seen, Sequence};
use crate::store::codec::key_text;

/// What is needed to read what was chosen.
pub(super) struct Content<'a> {
    pub(super) of: &'a Of<'a>,
    pub(super) sequence: &'a Sequence,
    pub(super) all: &'a [&'a Value],
    /// True when what is chosen are answers, not options.
    pub(super) by_answer: bool,
}

impl Content<'_> {
    /// The columns `form text amount items`; None when what was chosen is not there.
    pub(super) fn columns(&self, value: &Value) -> Option<Map<String, Value>> {
        let mut form = Value::Null;
        let (mut words, mut amount, mut items) = (Value::Null, Value::Null, Value::Null);
        let there = |key: &str| value.get(key).is_some_and(|value| !value.is_null());
        if value.get("passed") == Some(&Value::Bool(true)) {
            // Nothing was said.
        } else if value.get("x-verdict").is_some() {
            form = "say-back".into();
            words = text(value.get("text")).into();
            items = value.get("x-verdict").cloned().unwrap_or_default();
        } else if there("x-agreements") {
            form = "agreements".into();
            items = list(value, "x-agreements").map(|promise| self.promise(promise)).collect();
        } else if there("x-agenda") {
            form = "agenda".into();
            items = list(value, "x-agenda").map(|entry| self.entry(entry)).collect();
        } else if there("x-elements") {
            form = "elements".into();
            items = list(value, "x-elements").map(element).collect();
        } else if there("votes") {
            form = "votes".into();
            let vote =
                |vote: &Value| Some(json!([self.pick(vote.get("option")?.as_str()?)?, vote.get("count")?]));
            items = Value::Array(list(value, "votes").map(vote).collect::<Option<_>>()?);
        } else if there("options") {
            form = "options".into();
            let picks = list(value, "options").map(|pick| self.pick(pick.as_str()?));
            items = Value::Array(picks.collect::<Option<_>>()?);
        } else if there("number") {
            form = "number".into();
            amount = value.get("number").cloned().unwrap_or_default();
        } else if there("items") {
            form = "list".into();
            items = value.get("items").cloned().unwrap_or_default();
        } else if there("text") {
            form = "text".into();
            words = value.get("text").cloned().unwrap_or_default();
        }
        let all = [("form", form), ("text", words), ("amount", amount), ("items", items)];
        Some(all.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// The id of an option, or of an earlier answer, with the item of a list after a `/`.
    fn pick(&self, words: &str) -> Option<Value> {
        if !self.by_answer {
            return Some(json!({ "option": words }));
        }
        if let Some(key) = self.key(words) {
            return Some(json!({ "answer": key, "item": null }));
        }
        let (id, item) = words.rsplit_once('/')?;
        let item: u32 = item.parse().ok()?;
        Some(json!({ "answer": self.key(id)?, "item": item }))
    }

    /// The place of an answer in its round.
    fn key(&self, id: &str) -> Option<String> {
        let named = |value: &&&Value| value.get("id").and_then(Value::as_str) == Some(id);
        let (at, answer) = self.all.iter().enumerate().find(|(_, value)| named(value))?;
        let (step, found) = self.sequence.find(answer.get("step")?.as_str()?)?;
        let n = answer.get("n").and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        let slot = match self.of.id("person", answer.get("person")) {
            Some(person) => Slot::Person(PersonId(person)),
            None if found.seen == Seen::Unnamed => {
                let same = |other: &&&Value| {
                    other.get("step") == answer.get("step") && other.get("n") == answer.get("n")
                };
                let before = self.all.iter().take(at).filter(same).count();
                let said = answer.get("x-unnamed").and_then(Value::as_u64);
                let place = said.or_else(|| u64::try_from(before).ok()).and_then(|at| u32::try_from(at).ok());
                Slot::Unnamed(place?)
            }
            None => Slot::Group,
        };
        Some(key_text(Key { step, n, slot }))
    }

    fn entry(&self, entry: &Value) -> Value {
        let question = self.of.id("learning-question", entry.get("id")).map(QuestionId);
        let letter = entry.get("letter").filter(|letter| !letter.is_null());
        json!({
            "question": question.zip(letter).map(|(id, letter)| json!({ "id": id.to_string(), "letter": letter })),
            "state": entry.get("state"), "text": text(entry.get("text")), "reach": entry.get("reach"),
        })
    }

    fn promise(&self, promise: &Value) -> Value {
        let due = match (promise.get("due").filter(|due| !due.is_null()), promise.get("x-due")) {
            (Some(on), _) => json!({ "on": on }),
            (None, Some(words)) => json!({ "words": words }),
            (None, None) => Value::Null,
        };
        let who: Vec<Value> = list(promise, "who").map(|who| self.of.owner(who)).collect();
        json!({
            "what": text(promise.get("what")), "who": who, "due": due,
            "if_then": text(promise.get("if_then")), "question": null,
        })
    }
}

fn element(element: &Value) -> Value {
    json!({
        "element": text(element.get("element")), "conditions": text(element.get("conditions")),
        "why": text(element.get("why")), "not_when": text(element.get("not_when")),
    })
}
