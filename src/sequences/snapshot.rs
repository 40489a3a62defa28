//! A sequence as a round keeps it: JSON with the keys of the TOML, word for word, all languages.
//!
//! What was kept stays readable whatever the rules of the format become: only types are looked
//! at when it is read. Never here: files.

use serde_json::{Map, Value as Json, json};

use super::build;
use super::codes;
use super::fields::Place;
use super::read::Reader;
use super::tree::{self, Tree};
use crate::domain::sequence::{Choices, Kind, OnlyIf, Scale, Sequence, Step, Test, Wording};
use crate::domain::words::Words;

/// Why a kept sequence cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the sequence of a round cannot be read: {0}")]
pub struct SnapshotError(String);

/// The sequence as JSON: `id title steps` and what else its file says; defaults are left out
/// but for `opening`, `who`, `answer` and `seen`.
pub fn encode(sequence: &Sequence) -> Json {
    let mut out = Fields::default();
    out.text("id", &sequence.id);
    out.words("title", &sequence.title);
    out.words("purpose", &sequence.purpose);
    if let Some(people) = &sequence.people {
        let (min, max) = (people.start(), people.end());
        out.put("people", json!({ "min": min, "max": max }));
    }
    let needs = sequence.needs.iter();
    out.list("needs", needs.map(|need| codes::code(&codes::NEEDS, need)));
    out.put("opening", sequence.opening);
    out.list("sources", sequence.sources.iter().map(String::as_str));
    let steps: Vec<Json> = sequence.steps.iter().map(step).collect();
    out.put("steps", steps);
    out.done()
}

/// The sequence that was kept.
pub fn decode(value: &Json) -> Result<Sequence, SnapshotError> {
    let Tree::Table(mut table) = tree::from_json(value).value else {
        return Err(SnapshotError("it is no object".to_owned()));
    };
    for (key, _) in &mut table {
        if key.value == "steps" {
            "step".clone_into(&mut key.value);
        }
    }
    let mut reader = Reader { lenient: true, ..Reader::default() };
    let node = reader.node(Place::Sequence, 0..0, table);
    if let Some((kind, _)) = reader.problems.first() {
        let text = super::messages::text(kind, crate::text::Ui::En);
        return Err(SnapshotError(text.title));
    }
    Ok(build::sequence(&node))
}

fn step(step: &Step) -> Json {
    let mut out = Fields::default();
    out.text("id", &step.id);
    out.maybe("line", step.line.as_deref());
    out.wording(&step.wording);
    out.words("script", &step.script);
    out.put("who", codes::code(&codes::WHO, &step.who));
    out.put("answer", codes::answer(&step.kind));
    out.put("seen", codes::code(&codes::SEEN, &step.seen));
    if step.minutes != 0.0 {
        out.put("minutes", minutes(step.minutes));
    }
    out.list("yields", step.yields.iter().map(|mark| mark.code()));
    out.flag("optional", step.optional);
    out.maybe("at_least", step.at_least);
    out.maybe("at_most", step.at_most);
    kind(&step.kind, &mut out);
    if step.makes_bringer {
        out.put("makes", "bringer");
    }
    out.flag("why", step.why);
    out.list("show", step.show.iter().map(String::as_str));
    out.list("recall", step.recall.iter().map(String::as_str));
    out.maybe("per_item", step.per_item.as_deref());
    out.maybe("only_if", step.only_if.as_ref().map(only_if));
    out.maybe("one_of", step.one_of.as_deref());
    out.maybe("repeat", step.repeat);
    if !step.roles.is_empty() {
        let roles = step.roles.iter().map(|(role, words)| {
            let mut out = Fields::default();
            out.wording(words);
            (role.clone(), out.done())
        });
        out.put("role", roles.collect::<Map<_, _>>());
    }
    out.done()
}

fn kind(kind: &Kind, out: &mut Fields) {
    match kind {
        Kind::Scale(Scale { from, to, low, high }) => {
            let mut scale = Fields::default();
            scale.put("from", *from);
            scale.put("to", *to);
            scale.words("low", low);
            scale.words("high", high);
            out.put("scale", scale.done());
        }
        Kind::Choice(Choices::Options(options)) => {
            let options = options.iter().map(|option| {
                let mut out = Fields::default();
                out.text("id", &option.id);
                out.words("label", &option.label);
                out.done()
            });
            out.put("options", options.collect::<Vec<_>>());
        }
        Kind::Choice(Choices::Answers(on)) | Kind::SayBack { on } => out.put("on", on.clone()),
        Kind::Vote { on, votes } => {
            out.put("on", on.clone());
            out.put("votes", *votes);
        }
        Kind::Text | Kind::List | Kind::Agreement | Kind::Agenda | Kind::Element | Kind::None => {}
    }
}

fn only_if(condition: &OnlyIf) -> Json {
    let step = &condition.step;
    match &condition.test {
        Test::Below(number) => json!({ "step": step, "below": number }),
        Test::Above(number) => json!({ "step": step, "above": number }),
        Test::Is(option) => json!({ "step": step, "is": option }),
    }
}

/// Whole minutes as a whole number, as people write them.
#[allow(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
fn minutes(minutes: f64) -> Json {
    if minutes.fract() == 0.0 && minutes.abs() < 1e9 { json!(minutes as i64) } else { json!(minutes) }
}

/// The fields of a table, in order.
#[derive(Default)]
struct Fields(Map<String, Json>);

impl Fields {
    fn put(&mut self, key: &str, value: impl Into<Json>) {
        self.0.insert(key.to_owned(), value.into());
    }

    fn text(&mut self, key: &str, text: &str) {
        self.put(key, text);
    }

    fn maybe(&mut self, key: &str, value: Option<impl Into<Json>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    fn flag(&mut self, key: &str, value: bool) {
        if value {
            self.put(key, true);
        }
    }

    fn list(&mut self, key: &str, items: impl IntoIterator<Item = impl Into<Json>>) {
        let items: Vec<Json> = items.into_iter().map(Into::into).collect();
        if !items.is_empty() {
            self.put(key, items);
        }
    }

    /// A bare text as a string, else a text per language.
    fn words(&mut self, key: &str, words: &Words) {
        let pairs: Vec<(&str, &str)> = words.iter().collect();
        match pairs.as_slice() {
            [] => {}
            [("", text)] => self.put(key, *text),
            pairs => {
                let texts = pairs.iter().map(|(tag, text)| {
                    let text = Json::from(*text);
                    ((*tag).to_owned(), text)
                });
                self.put(key, texts.collect::<Map<_, _>>());
            }
        }
    }

    fn wording(&mut self, wording: &Wording) {
        self.words("ask", &wording.ask);
        self.words("help", &wording.help);
        self.words("starter", &wording.starter);
    }

    fn done(self) -> Json {
        Json::Object(self.0)
    }
}

#[cfg(test)]
mod tests;
