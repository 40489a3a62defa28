//! A sequence as it is kept: a snapshot of every wording, and an id derived from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};
use serde::Deserialize;
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

/// Sequences that were read before: many rounds walked the same one.
#[derive(Default)]
pub(super) struct Wordings(BTreeMap<Uuid, Arc<Sequence>>);

impl Wordings {
    /// The sequence that is kept under this id.
    pub(super) fn of(&mut self, db: &Connection, id: Uuid) -> Result<Arc<Sequence>, StoreError> {
        if let Some(known) = self.0.get(&id) {
            return Ok(Arc::clone(known));
        }
        let body: Option<String> = db
            .prepare_cached("SELECT body FROM sequence WHERE id = ?1")?
            .query_row([id.into_bytes()], |row| row.get(0))
            .optional()?;
        let read = sequence(&body.ok_or_else(|| StoreError::damaged("a sequence is missing"))?)?;
        self.0.insert(id, Arc::clone(&read));
        Ok(read)
    }
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
    let kept: Kept = serde_json::from_str(body).map_err(|_| damaged())?;
    Ok(kept.steps.into_iter().map(|step| one(&kept.id, step)).collect())
}

/// Of a snapshot what [`asked`] says; the rest of it is passed over.
#[derive(Deserialize)]
struct Kept {
    id: String,
    steps: Vec<KeptStep>,
}

#[derive(Deserialize)]
struct KeptStep {
    id: String,
    line: Option<String>,
    ask: Option<Value>,
    answer: Option<String>,
    scale: Option<Value>,
}

fn one(code: &str, step: KeptStep) -> Asked {
    let scale = step.scale.map(|scale| {
        [("from", "low"), ("to", "high")].map(|(number, meaning)| {
            (scale.get(number).and_then(Value::as_i64).unwrap_or(0), words(scale.get(meaning)))
        })
    });
    Asked {
        line: step.line.unwrap_or_else(|| format!("{code}/{}", step.id)),
        ask: words(step.ask.as_ref()),
        // Agreements live on by themselves; of what is only said aloud nothing is kept.
        is_answered: !matches!(step.answer.as_deref(), Some("agreement" | "none")),
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
