//! A JSON Schema validator for the keywords that the schema of a sequence uses, and no others: one
//! that it does not know fails the test, so that nothing is passed over. The same files go through
//! a validator of others in `tests/schema.py`.
//!
//! Never here: what the schema should say.

use serde_json::{Map, Value};

/// What is told and not tested.
const TOLD: [&str; 7] =
    ["$schema", "title", "description", "default", "definitions", "x-taplo", "x-tombi-toml-version"];

/// True when the value is what the schema asks for.
pub fn accepts(root: &Value, schema: &Value, value: &Value) -> bool {
    let schema = match schema {
        Value::Bool(accepts) => return *accepts,
        Value::Object(schema) => schema,
        Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_) => panic!("no schema: {schema}"),
    };
    schema.iter().all(|(keyword, asked)| match keyword.as_str() {
        "$ref" => {
            let pointer = asked.as_str().unwrap().strip_prefix('#').unwrap();
            accepts(root, root.pointer(pointer).unwrap(), value)
        }
        "type" => match asked {
            Value::Array(types) => types.iter().any(|ty| is(ty, value)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
                is(asked, value)
            }
        },
        "enum" => asked.as_array().unwrap().iter().any(|one| same(one, value)),
        "minimum" => value.as_f64().is_none_or(|number| number >= asked.as_f64().unwrap()),
        "maximum" => value.as_f64().is_none_or(|number| number <= asked.as_f64().unwrap()),
        "pattern" => value.as_str().is_none_or(|text| matches(asked.as_str().unwrap(), text)),
        "not" => !accepts(root, asked, value),
        "anyOf" => asked.as_array().unwrap().iter().any(|one| accepts(root, one, value)),
        "minLength" => {
            value.as_str().is_none_or(|text| text.chars().count() as u64 >= asked.as_u64().unwrap())
        }
        "allOf" => asked.as_array().unwrap().iter().all(|all| accepts(root, all, value)),
        "oneOf" => asked.as_array().unwrap().iter().filter(|one| accepts(root, one, value)).count() == 1,
        "if" => {
            let branch = schema.get(if accepts(root, asked, value) { "then" } else { "else" });
            branch.is_none_or(|branch| accepts(root, branch, value))
        }
        "then" | "else" => schema.contains_key("if"),
        "minItems" | "items" | "uniqueItems" => {
            value.as_array().is_none_or(|items| list(root, keyword, asked, items))
        }
        "required"
        | "properties"
        | "patternProperties"
        | "additionalProperties"
        | "propertyNames"
        | "minProperties"
        | "dependencies" => {
            value.as_object().is_none_or(|fields| table(root, keyword, asked, schema, fields))
        }
        told => {
            assert!(TOLD.contains(&told), "this validator does not know `{told}`");
            true
        }
    })
}

/// To a schema `1.0` is `1`.
fn same(one: &Value, value: &Value) -> bool {
    one == value || (one.is_number() && one.as_f64() == value.as_f64())
}

fn is(ty: &Value, value: &Value) -> bool {
    match ty.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        other => panic!("this validator does not know the type `{other}`"),
    }
}

fn list(root: &Value, keyword: &str, asked: &Value, items: &[Value]) -> bool {
    match keyword {
        "minItems" => items.len() as u64 >= asked.as_u64().unwrap(),
        "items" => items.iter().all(|item| accepts(root, asked, item)),
        _ => items.iter().enumerate().all(|(at, item)| !items[..at].contains(item)),
    }
}

fn table(
    root: &Value,
    keyword: &str,
    asked: &Value,
    schema: &Map<String, Value>,
    fields: &Map<String, Value>,
) -> bool {
    let named = |name: &str| asked.get(name);
    match keyword {
        "minProperties" => fields.len() as u64 >= asked.as_u64().unwrap(),
        "required" => {
            asked.as_array().unwrap().iter().all(|name| fields.contains_key(name.as_str().unwrap()))
        }
        "properties" => {
            fields.iter().all(|(name, value)| named(name).is_none_or(|one| accepts(root, one, value)))
        }
        "propertyNames" => fields.keys().all(|name| accepts(root, asked, &name.as_str().into())),
        "dependencies" => {
            let whole = Value::Object(fields.clone());
            fields.keys().filter_map(|name| named(name)).all(|rule| accepts(root, rule, &whole))
        }
        "patternProperties" => asked.as_object().unwrap().iter().all(|(pattern, one)| {
            fields.iter().all(|(name, value)| !matches(pattern, name) || accepts(root, one, value))
        }),
        _ => {
            let known = |name: &str| {
                let patterns = schema.get("patternProperties").and_then(Value::as_object);
                schema.get("properties").is_some_and(|known| known.get(name).is_some())
                    || patterns.is_some_and(|known| known.keys().any(|pattern| matches(pattern, name)))
            };
            fields.iter().all(|(name, value)| known(name) || accepts(root, asked, value))
        }
    }
}

/// The patterns of the schema, each as what it means: a new one needs its line here.
fn matches(pattern: &str, text: &str) -> bool {
    let id = |text: &str| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        text.len() <= 64
            && text.chars().all(|c| plain(c) || c == '-')
            && text.starts_with(plain)
            && text.ends_with(plain)
    };
    match pattern {
        r"\S" => text.chars().any(|c| !c.is_whitespace()),
        r"[\u0000-\u0008\u000B-\u001F\u007F-\u009F]" => {
            text.chars().any(|c| c.is_control() && c != '\n' && c != '\t')
        }
        "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$" => id(text),
        "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?(/[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?)?$" => {
            text.splitn(2, '/').all(id)
        }
        "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$" => {
            let mut parts = text.split('-');
            let first = parts.next().unwrap_or_default();
            (2..=3).contains(&first.len())
                && first.chars().all(|c| c.is_ascii_alphabetic())
                && parts.all(|part| {
                    (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
                })
        }
        "^x-" => text.starts_with("x-"),
        r"^\d{4}-\d\d-\d\d$" => text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok(),
        r"^[+-]\d\d:\d\d$" => text.len() == 6 && text.parse::<chrono::FixedOffset>().is_ok(),
        r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$" => {
            chrono::DateTime::parse_from_rfc3339(text).is_ok()
        }
        other => panic!("this validator does not know the pattern `{other}`"),
    }
}
