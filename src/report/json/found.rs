//! What a search found as JSON. Never here: which of it is printed.

use serde_json::{Value, json};

use super::Object;
use crate::domain::search::{Hit, Source};

/// Something that was found: `kind id case round at question name text`.
pub fn hit(hit: &Hit) -> Value {
    let (kind, id) = match hit.source {
        Source::Answer(id) => ("answer", Some(id.to_string())),
        Source::Agreement => ("agreement", None),
        Source::Review => ("review", None),
        Source::Question => ("learning-question", None),
        Source::Element => ("working-element", None),
        Source::Sighting => ("sighting", None),
        Source::Note => ("note", None),
        Source::Round => ("round", None),
    };
    let mut out = Object::default();
    out.put("kind", kind);
    out.put("id", id);
    out.put("case", json!({ "id": hit.case.to_string(), "title": hit.title }));
    out.put("round", hit.round.map(|id| id.to_string()));
    out.moment("at", hit.at);
    out.put("line", hit.line.as_deref());
    out.put("question", hit.question.as_deref());
    out.put("name", hit.who.as_deref());
    out.put("text", hit.text.as_str());
    out.done()
}
