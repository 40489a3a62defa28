//! What a search found as JSON. Never here: which of it is printed.

use serde_json::{Value, json};

use super::Object;
use crate::domain::search::{Hit, Source};

/// Something that was found: `kind id case round at line question name text earlier`.
pub fn hit(hit: &Hit) -> Value {
    let kind = match hit.source {
        Source::Answer => "answer",
        Source::Agreement => "agreement",
        Source::Review => "review",
        Source::Question => "learning-question",
        Source::Element => "working-element",
        Source::Sighting => "sighting",
        Source::Note => "note",
        Source::Attachment => "attachment",
        Source::Round => "round",
    };
    let mut out = Object::default();
    out.put("kind", kind);
    out.put("id", hit.id.to_string());
    out.put("case", json!({ "id": hit.case.to_string(), "title": hit.title }));
    out.put("round", hit.round.map(|id| id.to_string()));
    out.moment("at", hit.at);
    out.put("line", hit.line.as_deref());
    out.put("question", hit.question.as_deref());
    out.put("name", hit.who.as_deref());
    out.put("text", hit.text.as_str());
    out.put("earlier", json!(hit.earlier));
    out.done()
}
