//! A round of a casebook, with its answers and reviews, as rows. Never here: what an answer says.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Of, Row, content, list, moment, said, sequence, text};
use crate::domain::sequence::{Choices, Kind as StepKind, Seen, Sequence};
use crate::store::rows;
use crate::store::wording;

impl Of<'_> {
    pub(super) fn round(&self) -> Option<Vec<Row>> {
        let (value, id) = (self.value, self.own("round")?);
        let sequence = sequence(value.get("sequence")?).ok()?;
        let body = wording::body(&sequence);
        let wording = wording::id(&body);
        let title: Vec<(&str, &str)> = sequence.title.iter().collect();
        let body: Value = serde_json::from_str(&body).ok()?;
        let wording_said = json!({ "code": sequence.id, "title": title, "body": body });
        let mut rows = vec![Row::new(&rows::SEQUENCE, wording, wording_said, Value::Null)];
        let (started, finished) = self.when(Some(id));
        let language = said(value, "language").unwrap_or_else(|| "nl".into());
        let mut row = json!({
            "case_id": self.case(), "sequence": wording.to_string(),
            "state": value.get("state").and_then(Value::as_str).unwrap_or("finished"),
            "started": started.0, "finished": finished.0, "about": text(value.get("about")),
            "bringer": self.maybe("person", "bringer"),
            "mode": value.get("mode").and_then(Value::as_str).unwrap_or("scribe"),
            "language": language, "skipped": list(value, "skipped").collect::<Vec<_>>(),
            "next_on": value.get("next_round"), "next_words": value.get("x-next_round"),
        });
        let zones = json!({ "started_zone": started.1, "finished_zone": finished.1 });
        if value.get("started_at_offset").is_some()
            && let (Value::Object(row), Value::Object(zones)) = (&mut row, zones.clone())
        {
            row.extend(zones);
        }
        rows.push(Row::new(&rows::ROUND, id, row, zones));
        for (position, person) in list(value, "present").enumerate() {
            let person = self.id("person", Some(person))?.to_string();
            let key = format!("{id} {person}");
            let said = json!({ "round": id.to_string(), "position": position, "person": person });
            rows.push(self.below(&rows::ATTENDANCE, &key, said, Value::Null));
        }
        self.answers(id, &sequence, &mut rows)?;
        for (position, review) in list(value, "reviews").enumerate() {
            rows.push(self.review(id, position, review, finished)?);
        }
        Some(rows)
    }

    fn answers(&self, round: Uuid, sequence: &Sequence, rows: &mut Vec<Row>) -> Option<()> {
        let (started, _) = self.when(Some(round));
        let all: Vec<&Value> = list(self.value, "answers").collect();
        let mut unnamed = std::collections::BTreeMap::new();
        for (position, value) in all.iter().enumerate() {
            let id = self.id("answer", value.get("id"))?;
            let (_, step) = sequence.find(value.get("step")?.as_str()?)?;
            let person = self.id("person", value.get("person"));
            let n = value.get("n").and_then(Value::as_i64).unwrap_or(0);
            let nobodys = (person.is_none() && step.seen == Seen::Unnamed).then(|| {
                let next = unnamed.entry((step.id.clone(), n)).or_insert(0i64);
                let place = value.get("x-unnamed").and_then(Value::as_i64).unwrap_or(*next);
                *next += 1;
                place
            });
            let by_answer =
                matches!(step.kind, StepKind::Vote { .. } | StepKind::Choice(Choices::Answers(_)));
            let content = content::Content { of: self, sequence, all: &all, by_answer };
            let mut row = json!({
                "case_id": self.case(), "round": round.to_string(),
                "step": step.id, "n": n,
                "person": person.map(|id| id.to_string()), "unnamed": nobodys,
                "why": text(value.get("why")),
                "comes_back": i64::from(value.get("x-comes_back") == Some(&Value::Bool(true))),
                "language": said(value, "language").or_else(|| said(self.value, "language")).unwrap_or_else(|| "nl".into()),
                "off_path": i64::from(value.get("off_path") == Some(&Value::Bool(true))),
                "original": value.get("original").cloned().unwrap_or_default(),
                // Nobody has to say that it is the group's.
                "visibility": value.get("visibility").filter(|who| **who != "group"),
            });
            let line = said(value, "line").unwrap_or_else(|| sequence.line(step).into());
            if let Value::Object(row) = &mut row {
                row.insert("line".to_owned(), line);
                row.extend(content.columns(value)?);
            }
            let otherwise = json!({ "position": position, "started": started.0 });
            rows.push(Row::new(&rows::ANSWER, id, row, otherwise));
            for (position, mark) in list(value, "marks").enumerate() {
                let key = format!("{id} {}", mark.as_str()?);
                let said = json!({ "answer": id.to_string(), "mark": mark });
                rows.push(self.below(&rows::MARK, &key, said, json!({ "position": position })));
            }
            if let Some(earlier) = self.id("answer", value.get("x-earlier")) {
                rows.push(self.link(id, "earlier", earlier));
            }
        }
        Some(())
    }

    fn review(&self, round: Uuid, position: usize, value: &Value, finished: (i64, i64)) -> Option<Row> {
        let agreement = self.id("agreement", value.get("agreement"))?;
        let due = text(value.get("x-due"));
        let date = crate::casebook::read::date(due).is_some();
        let flag = |key: &str| i64::from(value.get(key) == Some(&Value::Bool(true)));
        let when = moment(value, "x-said_at");
        let mut said = json!({
            "agreement": agreement.to_string(), "round": round.to_string(),
            "outcome": value.get("outcome"), "text": text(value.get("text")),
            "due_given": i64::from(value.get("x-due").is_some()),
            "due_on": if date { due.into() } else { Value::Null },
            "due_words": if date || due.is_empty() { Value::Null } else { due.into() },
            "change": value.get("x-change"), "as_question": flag("x-question"),
        });
        let (at, zone) = when.unwrap_or(finished);
        if let (Some(not), Value::Object(said)) = (value.get("x-past_due_not"), &mut said) {
            said.insert("past_due_not".to_owned(), i64::from(not == &Value::Bool(true)).into());
        }
        if let (Some(_), Value::Object(said)) = (when, &mut said) {
            said.insert("said".to_owned(), at.into());
        }
        let otherwise = json!({ "position": position, "said": at, "said_zone": zone, "past_due_not": 0 });
        let key = format!("{agreement} {round} {position}");
        Some(self.below(&rows::REVIEW, &key, said, otherwise))
    }
}
