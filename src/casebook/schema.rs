//! The JSON Schema of a casebook, made from the table of keys.
//!
//! Never here: a key of its own.

use serde_json::{Map, Value, json};

use super::shape::{self, Field, Need, Shape};

/// The schema as text that ends with LF.
#[must_use]
pub fn text(title: &str) -> String {
    format!("{:#}\n", value(title))
}

/// The schema, with this title.
#[must_use]
pub fn value(title: &str) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(title));
    if let Value::Object(table) = object(shape::CASEBOOK) {
        schema.extend(table);
    }
    if let Some(version) = schema.get_mut("properties").and_then(|keys| keys.get_mut("version")) {
        *version = json!({ "enum": [super::VERSION] });
    }
    Value::Object(schema)
}

/// An object with these keys, and with others that begin with `x-`.
fn object(fields: &[Field]) -> Value {
    let key = |field: &Field| {
        let mut said = of(&field.shape);
        if field.need == Need::Null {
            said = json!({ "anyOf": [said, { "type": "null" }] });
        }
        (field.key.to_owned(), said)
    };
    let required: Vec<&str> =
        fields.iter().filter(|field| field.need == Need::Must).map(|field| field.key).collect();
    json!({
        "type": "object",
        "properties": fields.iter().map(key).collect::<Map<_, _>>(),
        "patternProperties": { "^x-": {} },
        "additionalProperties": false,
        "required": required,
    })
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::Name => json!({ "type": "string", "minLength": 1 }),
        Shape::Whole => json!({ "type": "integer" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Code(codes) => json!({ "enum": codes }),
        Shape::Moment => {
            let moment = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$";
            json!({ "type": "string", "pattern": moment })
        }
        Shape::Date => json!({ "type": "string", "pattern": r"^\d{4}-\d\d-\d\d$" }),
        Shape::Offset => json!({ "type": "string", "pattern": r"^[+-]\d\d:\d\d$" }),
        Shape::List(inner) => json!({ "type": "array", "items": of(inner) }),
        Shape::Object(fields) => object(fields),
        Shape::Other => json!({ "type": "object" }),
        Shape::Any => json!({}),
    }
}
