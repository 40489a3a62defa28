//! Values of the domain as JSON and back. Reading gives None where the JSON is not what was
//! written; the caller knows what it was reading and says so. Never here: SQL.

pub(super) mod content;
pub(super) mod round;

use chrono::{FixedOffset, TimeZone, Utc};
use serde_json::{Value, json};

use crate::domain::Moment;
use crate::domain::answer::{Due, Key, Owner, Pick, Slot};
use crate::domain::case::Original;
use crate::domain::id::PersonId;
use crate::domain::round::Mode;
use crate::domain::words::Lang;

/// Milliseconds UTC and the minutes of the zone.
pub(super) fn moment_columns(at: Moment) -> (i64, i64) {
    (at.timestamp_millis(), i64::from(at.offset().local_minus_utc().div_euclid(60)))
}

/// The moment of these columns.
pub(super) fn moment(millis: i64, zone: i64) -> Option<Moment> {
    let zone = FixedOffset::east_opt(i32::try_from(zone.checked_mul(60)?).ok()?)?;
    Some(Utc.timestamp_millis_opt(millis).single()?.with_timezone(&zone))
}

/// The date and the words of a due; at most one of them is there.
pub(super) fn due_columns(due: &Due) -> (Option<String>, Option<String>) {
    match due {
        Due::None => (None, None),
        Due::On(date) => (Some(date.to_string()), None),
        Due::Words(words) => (None, Some(words.clone())),
    }
}

/// The due of these columns.
pub(super) fn due(on: Option<&str>, words: Option<String>) -> Option<Due> {
    match (on, words) {
        (Some(on), _) => on.parse().ok().map(Due::On),
        (None, Some(words)) => Some(Due::Words(words)),
        (None, None) => Some(Due::None),
    }
}

pub(super) fn due_json(due: &Due) -> Value {
    match due_columns(due) {
        (Some(on), _) => json!({ "on": on }),
        (None, Some(words)) => json!({ "words": words }),
        (None, None) => Value::Null,
    }
}

pub(super) fn due_of(value: &Value) -> Option<Due> {
    if value.is_null() {
        return Some(Due::None);
    }
    let words = value.get("words").and_then(Value::as_str).map(str::to_owned);
    let on = value.get("on").and_then(Value::as_str);
    if on.is_none() && words.is_none() { None } else { due(on, words) }
}

pub(super) fn person_id(value: &Value) -> Option<PersonId> {
    value.as_str()?.parse().ok()
}

pub(super) fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

pub(super) fn number32(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

pub(super) fn index(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

/// Every element read, or None when one cannot be.
pub(super) fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

/// What stands under `name`, null when nothing does.
pub(super) fn at<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(&Value::Null)
}

/// What stands under `name` when it is not null; the outer None when it cannot be read.
#[allow(clippy::option_option, reason = "absent and unreadable are two things")]
pub(super) fn maybe<T>(value: &Value, name: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Option<T>> {
    let inner = at(value, name);
    if inner.is_null() { Some(None) } else { read(inner).map(Some) }
}

pub(super) fn slot_text(slot: Slot) -> String {
    match slot {
        Slot::Group => "group".to_owned(),
        Slot::Person(id) => format!("person:{id}"),
        Slot::Unnamed(at) => format!("unnamed:{at}"),
    }
}

pub(super) fn slot_of(text: &str) -> Option<Slot> {
    match text.split_once(':') {
        None if text == "group" => Some(Slot::Group),
        Some(("person", id)) => id.parse().ok().map(Slot::Person),
        Some(("unnamed", at)) => at.parse().ok().map(Slot::Unnamed),
        None | Some(_) => None,
    }
}

/// A key as `step/n/slot`.
pub(super) fn key_text(key: Key) -> String {
    format!("{}/{}/{}", key.step, key.n, slot_text(key.slot))
}

pub(super) fn key_of(text: &str) -> Option<Key> {
    let mut parts = text.splitn(3, '/');
    let step = parts.next()?.parse().ok()?;
    let n = parts.next()?.parse().ok()?;
    Some(Key { step, n, slot: slot_of(parts.next()?)? })
}

pub(super) fn pick_json(pick: &Pick) -> Value {
    match pick {
        Pick::Option(id) => json!({ "option": id }),
        Pick::Answer(key, item) => json!({ "answer": key_text(*key), "item": item }),
    }
}

pub(super) fn pick_of(value: &Value) -> Option<Pick> {
    if let Some(id) = value.get("option") {
        return string(id).map(Pick::Option);
    }
    Some(Pick::Answer(key_of(at(value, "answer").as_str()?)?, maybe(value, "item", number32)?))
}

pub(super) fn owner_json(owner: &Owner) -> Value {
    match owner {
        Owner::Person(id) => json!({ "person": id.to_string() }),
        Owner::We => json!("we"),
        Owner::Other(name) => json!({ "other": name }),
    }
}

pub(super) fn owner_of(value: &Value) -> Option<Owner> {
    if value.as_str() == Some("we") {
        return Some(Owner::We);
    }
    if let Some(name) = value.get("other") {
        return string(name).map(Owner::Other);
    }
    person_id(at(value, "person")).map(Owner::Person)
}

pub(super) fn original_json(original: &Original) -> String {
    json!({ "text": original.text, "language": original.language.tag() }).to_string()
}

pub(super) fn original_of(text: &str) -> Option<Original> {
    let value: Value = serde_json::from_str(text).ok()?;
    let language = Lang::new(string(at(&value, "language"))?);
    Some(Original { text: string(at(&value, "text"))?, language })
}

pub(super) fn mode_code(mode: Mode) -> &'static str {
    match mode {
        Mode::Scribe => "scribe",
        Mode::Pass => "pass",
    }
}

pub(super) fn mode_of(code: &str) -> Option<Mode> {
    match code {
        "scribe" => Some(Mode::Scribe),
        "pass" => Some(Mode::Pass),
        _ => None,
    }
}
