//! The JSON Schema of a sequence file, made from the table of fields: for completion in an editor.
//!
//! Draft 7, since Tombi and Even Better TOML both read that. No `allOf` in a table: the completion
//! of Even Better TOML looks past it; what depends on another key stands in `dependencies`.
//! A description stands in its field, since next to a `$ref` it is not shown. Never here: a field, a range or a word of its
//! own (see [`super::fields`]). What no schema can say, such as which steps come earlier, is found by
//! [`super::check()`] only.

mod rules;

use serde_json::{Map, Value, json};

use super::codes::meaning;
use super::fields::{self, Field, Place, Type};
use crate::domain::person::Role;
use crate::text::Ui;

/// The file name under which a schema stands beside a sequence, as `#:schema` names it.
pub const FILE: &str = "sequence.schema.json";

const ID: &str = "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$";
const LINE: &str = "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?(/[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?)?$";
const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
/// A character that is no blank.
const WORDED: &str = r"\S";
/// A character that steers a terminal.
const STEERS: &str = r"[\u0000-\u0008\u000B-\u001F\u007F-\u009F]";

/// The schema as text that ends with LF; what is told in it is in English.
pub fn text() -> String {
    text_in(Ui::En)
}

/// The schema as text that ends with LF, told in this language.
pub fn text_in(ui: Ui) -> String {
    format!("{:#}\n", value(ui))
}

/// The schema.
pub fn value(ui: Ui) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(ui.schema_title()));
    schema.insert("description".to_owned(), json!(ui.schema_description()));
    schema.insert("x-tombi-toml-version".to_owned(), json!("v1.0.0"));
    schema.append(&mut table(Place::Sequence, ui));
    let definitions = json!({ "text": worded(), "role": table(Place::Role, ui) });
    schema.insert("definitions".to_owned(), definitions);
    Value::Object(schema)
}

/// A table with the fields of this place, and no others.
fn table(place: Place, ui: Ui) -> Map<String, Value> {
    let mut properties = Map::new();
    for field in fields::of(place) {
        properties.insert(field.name.to_owned(), told(field, ui));
    }
    let required: Vec<&str> =
        fields::of(place).filter(|field| field.required).map(|field| field.name).collect();
    let mut table = Map::new();
    table.insert("type".to_owned(), json!("object"));
    table.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        table.insert("required".to_owned(), json!(required));
    }
    table.insert("additionalProperties".to_owned(), json!(false));
    table.append(&mut rules::between(place));
    table
}

/// A field with what it is for and what holds without it.
fn told(field: &Field, ui: Ui) -> Value {
    let mut schema = Map::new();
    schema.insert("description".to_owned(), json!(description(field, ui)));
    if let Some(default) = default(field) {
        schema.insert("default".to_owned(), default);
    }
    schema.append(&mut typed(field.name, field.ty, ui));
    Value::Object(schema)
}

/// What a field is for, and for which kinds of answer.
fn description(field: &Field, ui: Ui) -> String {
    let what = match ui {
        Ui::Nl => field.nl,
        Ui::En => field.en,
    };
    if field.answers.is_empty() || field.answers.len() + 1 == super::codes::ANSWER_CODES.len() {
        return what.to_owned();
    }
    let answers: Vec<String> = field.answers.iter().map(|answer| format!("`{answer}`")).collect();
    format!("{what} ({})", answers.join(", "))
}

/// The default of the table, which is written as TOML, as a value.
fn default(field: &Field) -> Option<Value> {
    (!field.default.is_empty()).then(|| serde_json::from_str(field.default).unwrap_or(json!(field.default)))
}

/// What a value of this type may be.
fn typed(name: &str, ty: Type, ui: Ui) -> Map<String, Value> {
    let schema = match ty {
        Type::Words => words(),
        Type::Id | Type::Step => text_of(ID),
        Type::Line => text_of(LINE),
        Type::Name => worded(),
        Type::Whole(only, same) if only == same => json!({ "type": "integer", "enum": [only] }),
        Type::Whole(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Type::Number(min, max) => json!({ "type": "number", "minimum": min, "maximum": max }),
        Type::YesNo => json!({ "type": "boolean" }),
        Type::Code(codes) => coded(name, codes, ui),
        Type::Codes(codes) => list_of(&coded(name, codes, ui), 0),
        Type::Steps => list_of(&text_of(ID), 1),
        Type::Lines => list_of(&text_of(LINE), 0),
        Type::Texts => list_of(&worded(), 0),
        Type::Table(place) => Value::Object(table(place, ui)),
        Type::Tables(place) => {
            json!({ "type": "array", "minItems": 1, "items": table(place, ui) })
        }
        Type::ByRole => by_role(),
    };
    match schema {
        Value::Object(schema) => schema,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => Map::new(),
    }
}

fn text_of(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn list_of(items: &Value, least: usize) -> Value {
    let mut list = json!({ "type": "array", "items": items, "uniqueItems": true });
    if least > 0
        && let Some(schema) = list.as_object_mut()
    {
        schema.insert("minItems".to_owned(), json!(least));
    }
    list
}

/// A text with words, and nothing that steers a terminal.
fn worded() -> Value {
    json!({ "type": "string", "pattern": WORDED, "not": { "type": "string", "pattern": STEERS } })
}

/// One text, or one per language: the two of halte are offered, any other is taken.
fn words() -> Value {
    let text = json!({ "$ref": "#/definitions/text" });
    json!({
        "type": ["string", "object"],
        "pattern": WORDED,
        "not": { "type": "string", "pattern": STEERS },
        "minProperties": 1,
        "properties": { "nl": text, "en": text },
        "patternProperties": { LANGUAGE: text },
        "additionalProperties": false,
    })
}

/// One of these words, each with what it means where an editor can show that.
fn coded(name: &str, codes: &[&str], ui: Ui) -> Value {
    let meanings: Vec<Option<&str>> = codes.iter().map(|code| meaning::of(name, code, ui)).collect();
    let mut schema = json!({ "type": "string", "enum": codes });
    if meanings.iter().any(Option::is_some)
        && let Some(schema) = schema.as_object_mut()
    {
        schema.insert("x-taplo".to_owned(), json!({ "docs": { "enumValues": meanings } }));
    }
    schema
}

/// Wordings by role: the roles that halte knows are offered, any other is taken.
fn by_role() -> Value {
    let role = json!({ "$ref": "#/definitions/role" });
    let known: Map<String, Value> =
        Role::KNOWN.iter().map(|code| ((*code).to_owned(), role.clone())).collect();
    json!({
        "type": "object",
        "propertyNames": { "pattern": WORDED },
        "properties": known,
        "additionalProperties": role,
    })
}
