//! What a casebook says of a case, as rows. Never here: the database, but to find a row that has
//! no id of its own in a casebook.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::CaseHead;
use crate::casebook::id_in;
use crate::casebook::read::Part;
use crate::domain::Moment;
use crate::domain::fold::fold;
use crate::domain::question::Letter;
use crate::domain::sequence::Sequence;
use crate::sequences::snapshot;
use crate::store::StoreError;
use crate::store::codec::moment_columns;
use crate::store::rows::{self, Kind};

/// A row as a casebook says it.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) kind: &'static Kind,
    pub(super) id: Uuid,
    /// What the casebook says.
    pub(super) said: Map<String, Value>,
    /// What a row without a past has where the casebook says nothing.
    pub(super) otherwise: Map<String, Value>,
}

/// Columns with milliseconds, of which a casebook says the seconds.
const MOMENTS: [&str; 4] = ["started", "finished", "made", "said"];

impl Row {
    fn new(kind: &'static Kind, id: Uuid, said: Value, otherwise: Value) -> Self {
        let object = |value| if let Value::Object(object) = value { object } else { Map::new() };
        Self { kind, id, said: object(said), otherwise: object(otherwise) }
    }

    /// True when the row as it was says all that the casebook says.
    pub(super) fn adds_nothing(&self, base: &Value) -> bool {
        self.said.iter().all(|(key, said)| {
            let was = base.get(key).unwrap_or(&Value::Null);
            was == said || same_second(key, was, said)
        })
    }

    /// The whole row: what the casebook says, else what was, else what a new one has.
    pub(super) fn body(&self, base: Option<&Value>) -> String {
        let mut body = Map::new();
        body.insert("id".to_owned(), self.id.to_string().into());
        for (column, _) in self.kind.columns {
            let was = base.and_then(|base| base.get(*column));
            let said = self.said.get(*column);
            let value = match (said, was) {
                (Some(said), Some(was)) if same_second(column, was, said) => was,
                (Some(said), _) => said,
                (None, Some(was)) => was,
                (None, None) => self.otherwise.get(*column).unwrap_or(&Value::Null),
            };
            body.insert((*column).to_owned(), value.clone());
        }
        Value::Object(body).to_string()
    }
}

fn same_second(column: &str, was: &Value, said: &Value) -> bool {
    let seconds = |value: &Value| value.as_i64().map(|millis| millis.div_euclid(1000));
    MOMENTS.contains(&column) && seconds(was).is_some() && seconds(was) == seconds(said)
}

/// The row that is known under another id, where a casebook gives none.
pub(super) fn known(db: &Connection, row: Row) -> Result<Row, StoreError> {
    let by: &[&str] = match row.kind.name {
        "attendance" => &["round", "person"],
        "mark" => &["answer", "mark"],
        "review" => &["agreement", "round", "position"],
        "question-entry" => &["question", "position"],
        "sighting" => &["element", "case_id", "round", "outcome"],
        "link" => &["answer", "agreement", "question", "element", "earlier"],
        _ => return Ok(row),
    };
    let places = (1..=by.len()).zip(by).map(|(at, column)| format!("{column} IS ?{at}"));
    let places = places.collect::<Vec<_>>().join(" AND ");
    let value = |column: &&str| match row.said.get(*column).or(row.otherwise.get(*column)) {
        Some(Value::String(text)) => match Uuid::parse_str(text) {
            Ok(id) if *column != "outcome" => rows::id(id),
            Ok(_) | Err(_) => text.clone().into(),
        },
        Some(Value::Number(number)) => number.as_i64().into(),
        _ => rusqlite::types::Value::Null,
    };
    let found: Option<Uuid> = db
        .prepare_cached(&format!("SELECT id FROM {} WHERE {places} LIMIT 1", row.kind.table))?
        .query_row(rusqlite::params_from_iter(by.iter().map(value)), |row| row.get(0).map(Uuid::from_bytes))
        .optional()?;
    Ok(Row { id: found.unwrap_or(row.id), ..row })
}

/// The case itself.
pub(super) fn case(id: Uuid, head: &Map<String, Value>) -> Row {
    let title = text(head.get("title"));
    let state = head.get("state").and_then(Value::as_str).unwrap_or("open");
    let said = json!({ "title": title, "folded": fold(title), "summary": text(head.get("summary")), "state": state });
    Row::new(&rows::CASE, id, said, Value::Null)
}

/// The rows of a piece of a case; None when it was not looked at before.
pub(super) fn part(head: &CaseHead, part: Part, value: &Value) -> Option<Vec<Row>> {
    let at = Of { head, value };
    match part {
        Part::Person => at.person(),
        Part::Round => at.round(),
        Part::Agreement => at.agreement(),
        Part::Question => at.question(),
        Part::Element => at.element(),
        Part::Attachment => at.attachment(),
        Part::Note => at.note(),
    }
}

/// The sequence of a round, read; its words of what is wrong otherwise.
pub(super) fn sequence(value: &Value) -> Result<Sequence, String> {
    let mut bare = Map::new();
    for (key, value) in value.as_object().into_iter().flatten() {
        bare.insert(key.strip_prefix("x-").unwrap_or(key).to_owned(), value.clone());
    }
    snapshot::decode(&Value::Object(bare)).map_err(|error| error.to_string())
}

/// The moment under a key, with the offset that stands beside it.
pub(super) fn moment(value: &Value, key: &str) -> Option<(i64, i64)> {
    let at = Moment::parse_from_rfc3339(value.get(key)?.as_str()?).ok()?;
    let offset = value.get(format!("{key}_offset")).and_then(Value::as_str);
    let at = match offset.and_then(|offset| offset.parse::<chrono::FixedOffset>().ok()) {
        Some(offset) => at.with_timezone(&offset),
        None => at,
    };
    Some(moment_columns(at))
}

fn text(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn said(value: &Value, key: &str) -> Option<Value> {
    value.get(key).filter(|value| !value.is_null()).cloned()
}

/// A piece of a case.
struct Of<'a> {
    head: &'a CaseHead,
    value: &'a Value,
}

mod content;
mod round;

impl Of<'_> {
    fn id(&self, kind: &str, value: Option<&Value>) -> Option<Uuid> {
        Some(id_in(self.head.id, kind, value?.as_str()?))
    }

    fn own(&self, kind: &str) -> Option<Uuid> {
        self.id(kind, self.value.get("id"))
    }

    fn maybe(&self, kind: &str, key: &str) -> Value {
        self.id(kind, self.value.get(key)).map_or(Value::Null, |id| id.to_string().into())
    }

    /// A row that a casebook has no id for.
    fn below(&self, kind: &'static Kind, key: &str, said: Value, otherwise: Value) -> Row {
        Row::new(kind, id_in(self.head.id, kind.name, &format!("{key} ")), said, otherwise)
    }

    fn case(&self) -> String {
        self.head.id.to_string()
    }

    /// When the round of this identity began and was finished.
    fn when(&self, round: Option<Uuid>) -> ((i64, i64), (i64, i64)) {
        let round = round.and_then(|id| self.head.rounds.get(&id)).or(self.head.rounds.values().min());
        round.copied().unwrap_or(((0, 0), (0, 0)))
    }

    fn person(&self) -> Option<Vec<Row>> {
        let name = text(self.value.get("name"));
        let said = json!({
            "case_id": self.case(), "name": name, "folded": fold(name), "role": self.value.get("role"),
            "active": (self.value.get("active") == Some(&Value::Bool(false))).then_some(0),
        });
        let id = self.own("person")?;
        let position = self.head.people.iter().position(|(other, _)| *other == id).unwrap_or(0);
        Some(vec![Row::new(&rows::PERSON, id, said, json!({ "position": position }))])
    }

    fn link(&self, answer: Uuid, to: &str, other: Uuid) -> Row {
        let mut said = Map::new();
        said.insert("answer".to_owned(), answer.to_string().into());
        said.insert(to.to_owned(), other.to_string().into());
        self.below(&rows::LINK, &format!("{answer} {to} {other}"), Value::Object(said), Value::Null)
    }

    fn links(&self, key: &str, to: &str, other: Uuid, rows: &mut Vec<Row>) -> Option<()> {
        for answer in list(self.value, key) {
            let answer = self.id("answer", Some(answer))?;
            rows.push(self.link(answer, to, other));
        }
        Some(())
    }

    fn agreement(&self) -> Option<Vec<Row>> {
        let (value, id) = (self.value, self.own("agreement")?);
        let round = self.id("round", value.get("round"))?;
        let (_, made) = self.when(Some(round));
        let who: Vec<Value> = list(value, "who").map(|who| self.owner(who)).collect();
        let said = json!({
            "case_id": self.case(), "round": round.to_string(), "step": text(value.get("step")),
            "what": text(value.get("what")), "who": who, "due_on": value.get("due"),
            "due_words": value.get("x-due"), "if_then": text(value.get("if_then")),
            "question": self.maybe("learning-question", "question"),
            "state": value.get("state").and_then(Value::as_str).unwrap_or("open"),
        });
        let position = self.head.agreements.iter().position(|other| *other == id).unwrap_or(0);
        let otherwise = json!({ "position": position, "made": made.0, "made_zone": made.1 });
        let mut rows = vec![Row::new(&rows::AGREEMENT, id, said, otherwise)];
        self.links("answers", "agreement", id, &mut rows)?;
        Some(rows)
    }

    /// The id of a person, `we`, or someone else in the words typed.
    fn owner(&self, who: &Value) -> Value {
        let words = who.as_str().unwrap_or_default();
        let person = self.head.people.iter().find(|(_, raw)| raw == words);
        match person {
            Some((id, _)) => json!({ "person": id.to_string() }),
            None if words == "we" => json!("we"),
            None => json!({ "other": words }),
        }
    }

    fn question(&self) -> Option<Vec<Row>> {
        let (value, id) = (self.value, self.own("learning-question")?);
        let history: Vec<&Value> = list(value, "history").collect();
        let first = history.first();
        let round = self.id("round", value.get("x-round"));
        let round = round.or_else(|| self.id("round", first.and_then(|first| first.get("round"))));
        let asked = first.and_then(|first| moment(first, "at"));
        let made = moment(value, "x-made_at").or(asked).unwrap_or_else(|| self.when(round).1);
        let state = value.get("state").and_then(Value::as_str).unwrap_or("open");
        let number = self.head.questions.iter().position(|other| *other == id).unwrap_or(0);
        let given =
            value.get("letter").and_then(Value::as_str).and_then(|letter| letter.parse::<Letter>().ok());
        // What is no letter gives way to that of its place.
        let letter = given.unwrap_or_else(|| Letter::at(u32::try_from(number).unwrap_or(0))).to_string();
        let said = json!({
            "case_id": self.case(), "letter": letter,
            "question": text(value.get("question")), "state": state, "reach": value.get("reach"),
        });
        let otherwise = json!({
            "made": made.0, "made_zone": made.1, "round": round.map(|id| id.to_string()),
            "step": text(value.get("x-step")),
        });
        let mut rows = vec![Row::new(&rows::QUESTION, id, said, otherwise)];
        for (position, entry) in history.into_iter().enumerate() {
            let at = moment(entry, "at")?;
            let wording = entry.get("question").or(value.get("question"));
            let said = json!({
                "question": id.to_string(), "said": at.0, "position": position,
                "round": self.id("round", entry.get("round")).map(|id| id.to_string()),
                "state": entry.get("state"), "wording": text(wording), "text": text(entry.get("text")),
                "agreement": self.id("agreement", entry.get("x-agreement")).map(|id| id.to_string()),
            });
            let key = format!("{id} {position}");
            rows.push(self.below(&rows::ENTRY, &key, said, json!({ "said_zone": at.1 })));
        }
        self.links("x-answers", "question", id, &mut rows)?;
        Some(rows)
    }

    fn element(&self) -> Option<Vec<Row>> {
        let (value, id) = (self.value, self.own("element")?);
        let words = ["element", "conditions", "why", "not_when"].map(|key| text(value.get(key)));
        let [element, conditions, why, not_when] = words;
        let round = self.id("round", value.get("x-round"));
        let first = list(value, "seen_in").next().and_then(|seen| self.id("round", seen.get("round")));
        let round = round.or(first.filter(|id| self.head.rounds.contains_key(id)));
        let made = moment(value, "x-made_at").unwrap_or_else(|| self.when(round).1);
        let strength = value.get("strength").and_then(Value::as_str).unwrap_or("possible");
        let said = json!({
            "case_id": self.case(), "element": element, "conditions": conditions, "why": why,
            "not_when": not_when, "folded": words.map(fold).join("\n"), "strength": strength,
            "same_as": self.maybe("element", "x-same_as"),
        });
        let otherwise = json!({
            "made": made.0, "made_zone": made.1, "round": round.map(|id| id.to_string()),
            "step": text(value.get("x-step")),
        });
        let mut rows = vec![Row::new(&rows::ELEMENT, id, said, otherwise)];
        for (place, seen) in list(value, "seen_in").enumerate() {
            let case = crate::casebook::case_id(seen.get("case")?.as_str()?);
            let round = seen.get("round").and_then(Value::as_str).map(|round| id_in(case, "round", round));
            let at = moment(seen, "x-at").unwrap_or_else(|| self.when(round).1);
            let said = json!({
                "element": id.to_string(), "case_id": case.to_string(),
                "round": round.map(|id| id.to_string()), "outcome": text(seen.get("outcome")),
            });
            let otherwise = json!({ "said": at.0, "said_zone": at.1 });
            rows.push(self.below(&rows::SIGHTING, &format!("{id} {place}"), said, otherwise));
        }
        self.links("answers", "element", id, &mut rows)?;
        Some(rows)
    }

    fn attachment(&self) -> Option<Vec<Row>> {
        let value = self.value;
        let said = json!({
            "case_id": self.case(), "round": self.maybe("round", "round"), "answer": self.maybe("answer", "answer"),
            "kind": text(value.get("kind")), "reference": text(value.get("reference")),
            "caption": text(value.get("caption")), "permission": value.get("permission"),
        });
        Some(vec![Row::new(&rows::ATTACHMENT, self.own("attachment")?, said, Value::Null)])
    }

    fn note(&self) -> Option<Vec<Row>> {
        let value = self.value;
        let at = moment(value, "at")?;
        let said = json!({
            "case_id": self.case(), "round": self.maybe("round", "round"), "answer": self.maybe("answer", "answer"),
            "said": at.0, "text": text(value.get("text")),
        });
        let otherwise = json!({ "said_zone": at.1, "position": 0 });
        Some(vec![Row::new(&rows::NOTE, self.own("note")?, said, otherwise)])
    }
}
