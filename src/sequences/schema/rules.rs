//! What one key of a table asks of another, as far as a schema can say it.
//!
//! The same rules as those of [`crate::sequences::rules`] and the kinds of answer in the table of
//! fields. Never here: rules between steps.

use serde_json::{Map, Value, json};

use crate::sequences::fields::{self, Place};

/// The rules between the keys of a table in this place.
pub(super) fn between(place: Place) -> Map<String, Value> {
    let mut rules = Map::new();
    match place {
        Place::Step => {
            rules.insert("dependencies".to_owned(), Value::Object(of_a_step()));
        }
        Place::OnlyIf => {
            let tests = ["below", "above", "is"].map(|test| json!({ "required": [test] }));
            rules.insert("oneOf".to_owned(), json!(tests));
        }
        Place::Sequence | Place::People | Place::Scale | Place::Choice | Place::Role => {}
    }
    rules
}

/// For each key of a step that says something of another: what the step must be when it is there.
fn of_a_step() -> Map<String, Value> {
    let mut rules = Map::new();
    for field in fields::of(Place::Step).filter(|field| !field.answers.is_empty()) {
        rules.insert(field.name.to_owned(), only_for(field.name, field.answers));
    }
    rules.insert("answer".to_owned(), needs());
    and(&mut rules, "seen", seen());
    rules.insert("one_of".to_owned(), json!({ "not": { "required": ["only_if"] } }));
    and(&mut rules, "repeat", is("who", &["group", "bringer"], true));
    and(&mut rules, "makes", json!({ "required": ["on"] }));
    rules
}

/// A key that goes with these kinds of answer only; a step that does not say one is a text.
fn only_for(key: &str, answers: &[&str]) -> Value {
    json!({
        "if": is("answer", answers, !answers.contains(&"text")),
        "else": { "properties": { key: false }, "additionalProperties": true },
    })
}

/// What kinds of answer cannot do without.
fn needs() -> Value {
    json!({
        "if": is("answer", &["scale"], true),
        "then": { "required": ["scale"] },
        "else": {
            "if": is("answer", &["vote", "say-back"], true),
            "then": {
                "required": ["on"],
                "if": is("answer", &["say-back"], true),
                "then": is("who", &["each", "others"], false),
            },
            "else": {
                "if": is("answer", &["choice"], true),
                "then": { "oneOf": [{ "required": ["options"] }, { "required": ["on"] }] },
            },
        },
    })
}

/// One answer of the group is open; what a group makes together is neither private nor unnamed.
fn seen() -> Value {
    json!({
        "if": is("who", &["group"], true),
        "then": is("seen", &["open"], false),
        "else": {
            "if": is("answer", &["vote", "agreement", "agenda", "element", "say-back"], true),
            "then": is("seen", &["open", "hidden"], false),
        },
    })
}

/// This key is one of these words; when it must be `said`, it is there too.
fn is(key: &str, codes: &[&str], said: bool) -> Value {
    let mut rule = json!({ "properties": { key: { "enum": codes } }, "additionalProperties": true });
    if said && let Some(rule) = rule.as_object_mut() {
        rule.insert("required".to_owned(), json!([key]));
    }
    rule
}

/// Adds a rule to what a key asks already.
fn and(rules: &mut Map<String, Value>, key: &str, rule: Value) {
    let all = match rules.remove(key) {
        Some(before) => json!({ "allOf": [before, rule] }),
        None => rule,
    };
    rules.insert(key.to_owned(), all);
}
