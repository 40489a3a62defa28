//! Takes ids and times out of what halte printed, so that two runs can be compared.
//!
//! An id becomes `<id 1>`, `<id 2>` in order of appearance: who points at whom stays visible. A time becomes `<time>`,
//! without a number: whether two things fell in the same second differs from run to run. Dates stay.
//! Never here: anything that hides a person's words.

use std::fmt::Write;

use serde_json::Value;

/// The value with its ids and times replaced, in keys as well.
pub fn normalised(value: &Value) -> Value {
    walk(value, &mut Vec::new())
}

/// The text with its ids and times replaced.
pub fn normalised_text(text: &str) -> String {
    replace(text, &mut Vec::new())
}

fn walk(value: &Value, ids: &mut Vec<String>) -> Value {
    match value {
        Value::String(text) => Value::String(replace(text, ids)),
        Value::Array(items) => items.iter().map(|item| walk(item, ids)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| {
                let name = replace(name, ids);
                (name, walk(field, ids))
            })
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

fn replace(text: &str, ids: &mut Vec<String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let begins = !out.ends_with(|char: char| char.is_alphanumeric());
        if begins && fits(rest, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh") {
            let id = &rest[..36];
            let known = ids.iter().position(|known| known == id).unwrap_or(ids.len());
            if known == ids.len() {
                ids.push(id.to_owned());
            }
            write!(out, "<id {}>", known + 1).unwrap();
            rest = &rest[36..];
        } else if begins && fits(rest, "dddd-dd-ddTdd:dd:dd") {
            out.push_str("<time>");
            rest = after_zone(&rest[19..]);
        } else {
            out.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    out
}

/// True when `text` begins as `pattern`: `h` a hexadecimal digit, `d` a digit, anything else itself.
fn fits(text: &str, pattern: &str) -> bool {
    let mut bytes = text.bytes();
    pattern.bytes().all(|wanted| {
        bytes.next().is_some_and(|byte| match wanted {
            b'h' => byte.is_ascii_hexdigit(),
            b'd' => byte.is_ascii_digit(),
            _ => byte == wanted,
        })
    })
}

/// What follows a time's fraction and zone.
fn after_zone(text: &str) -> &str {
    let text = match text.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|char: char| char.is_ascii_digit()),
        None => text,
    };
    if fits(text, "+dd:dd") || fits(text, "-dd:dd") {
        &text[6..]
    } else {
        text.strip_prefix('Z').unwrap_or(text)
    }
}
