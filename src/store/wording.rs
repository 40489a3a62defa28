//! A sequence as it is kept: a snapshot of every wording, and an id derived from it.

use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use super::StoreError;
use crate::domain::sequence::Sequence;
use crate::domain::words::Words;
use crate::sequences::snapshot;

/// The namespace of the ids of wordings.
const WORDINGS: Uuid = Uuid::from_u128(0x6861_6c74_652d_4b6f_8000_7365_7175_656e);

/// The snapshot as text.
pub(super) fn body(sequence: &Sequence) -> String {
    snapshot::encode(sequence).to_string()
}

/// The id of a wording: equal words, equal id.
pub(super) fn id(body: &str) -> Uuid {
    Uuid::new_v5(&WORDINGS, body.as_bytes())
}

/// The sequence of a snapshot.
pub(super) fn sequence(body: &str) -> Result<Arc<Sequence>, StoreError> {
    let damaged = || StoreError::damaged("a sequence cannot be read");
    let value = serde_json::from_str(body).map_err(|_| damaged())?;
    snapshot::decode(&value).map(Arc::new).map_err(|_| damaged())
}

/// What a step asked, without the rest of it: reading a whole sequence costs more.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    /// The line under which it stands.
    pub(super) line: String,
    /// The words, as (tag, text).
    pub(super) ask: Words,
    /// True when what is answered is kept as an answer on the line.
    pub(super) is_answered: bool,
    /// Its lowest and highest number with what they mean, when it asks for a number.
    pub(super) scale: Option<[(i64, Words); 2]>,
}

/// What every step of a snapshot asked, in their order.
pub(super) fn asked(body: &str) -> Result<Vec<Asked>, StoreError> {
    let damaged = || StoreError::damaged("a sequence cannot be read");
    let value: Value = serde_json::from_str(body).map_err(|_| damaged())?;
    let code = value.get("id").and_then(Value::as_str).unwrap_or_default();
    let steps = value.get("steps").and_then(Value::as_array).ok_or_else(damaged)?;
    Ok(steps.iter().map(|step| one(code, step)).collect())
}

fn one(code: &str, step: &Value) -> Asked {
    let text = |key: &str| step.get(key).and_then(Value::as_str);
    let own = || format!("{code}/{}", text("id").unwrap_or_default());
    let scale = step.get("scale").map(|scale| {
        [("from", "low"), ("to", "high")].map(|(number, meaning)| {
            (scale.get(number).and_then(Value::as_i64).unwrap_or(0), words(scale.get(meaning)))
        })
    });
    Asked {
        line: text("line").map_or_else(own, str::to_owned),
        ask: words(step.get("ask")),
        // Agreements live on by themselves; of what is only said aloud nothing is kept.
        is_answered: !matches!(text("answer"), Some("agreement" | "none")),
        scale,
    }
}

fn words(value: Option<&Value>) -> Words {
    match value {
        Some(Value::String(text)) => Words::bare(text.as_str()),
        Some(Value::Object(texts)) => {
            Words::of(texts.iter().filter_map(|(tag, text)| Some((tag.clone(), text.as_str()?.to_owned()))))
        }
        _ => Words::default(),
    }
}
