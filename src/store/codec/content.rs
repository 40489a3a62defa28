//! What an answer says, as the four columns that hold it and as JSON. Never here: SQL.

use serde_json::{Value, json};

use super::{at, due_json, due_of, list, maybe, number32, owner_json, owner_of, pick_json};
use super::{pick_of, string};
use crate::domain::answer::{
    AgendaEntry, Answer, Content, Element, Mark, Pick, Promise, QuestionState, Verdict,
};
use crate::domain::question::{QuestionRef, Reach};
use crate::domain::words::Lang;

/// The columns of an answer's content; `form` is None when the turn was passed.
#[derive(Debug, Default)]
pub(in crate::store) struct Said {
    pub(in crate::store) form: Option<String>,
    pub(in crate::store) text: Option<String>,
    pub(in crate::store) amount: Option<i64>,
    pub(in crate::store) items: Option<Value>,
}

impl Said {
    /// The columns of this content.
    pub(in crate::store) fn of(content: Option<&Content>) -> Self {
        let Some(content) = content else {
            return Self::default();
        };
        let items = |form: &str, items: Vec<Value>| Self {
            form: Some(form.to_owned()),
            items: Some(Value::Array(items)),
            ..Self::default()
        };
        match content {
            Content::Text(text) => {
                Self { form: Some("text".to_owned()), text: Some(text.clone()), ..Self::default() }
            }
            Content::List(list) => items("list", list.iter().map(|item| json!(item)).collect()),
            Content::Number(number) => {
                Self { form: Some("number".to_owned()), amount: Some(*number), ..Self::default() }
            }
            Content::Options(picks) => items("options", picks.iter().map(pick_json).collect()),
            Content::Votes(votes) => items("votes", votes.iter().map(vote_json).collect()),
            Content::Agreements(list) => items("agreements", list.iter().map(promise_json).collect()),
            Content::Agenda(list) => items("agenda", list.iter().map(entry_json).collect()),
            Content::Elements(list) => items("elements", list.iter().map(element_json).collect()),
            Content::SayBack { text, verdict } => Self {
                form: Some("say-back".to_owned()),
                text: Some(text.clone()),
                amount: None,
                items: verdict.map(|verdict| json!(verdict_code(verdict))),
            },
        }
    }

    /// The content of these columns. The outer None: they cannot be read.
    #[allow(clippy::option_option, reason = "a passed turn and an unreadable one are two things")]
    pub(in crate::store) fn content(self) -> Option<Option<Content>> {
        let Some(form) = self.form else {
            return Some(None);
        };
        let items = self.items.unwrap_or_default();
        let content = match form.as_str() {
            "text" => Content::Text(self.text?),
            "list" => Content::List(list(&items, string)?),
            "number" => Content::Number(self.amount?),
            "options" => Content::Options(list(&items, pick_of)?),
            "votes" => Content::Votes(list(&items, vote_of)?),
            "agreements" => Content::Agreements(list(&items, promise_of)?),
            "agenda" => Content::Agenda(list(&items, entry_of)?),
            "elements" => Content::Elements(list(&items, element_of)?),
            "say-back" => {
                let verdict = match items.as_str() {
                    Some(code) => Some(verdict_of(code)?),
                    None => None,
                };
                Content::SayBack { text: self.text?, verdict }
            }
            _ => return None,
        };
        Some(Some(content))
    }
}

pub(in crate::store) fn answer_json(answer: &Answer) -> Value {
    let said = Said::of(answer.content.as_ref());
    json!({
        "form": said.form, "text": said.text, "amount": said.amount, "items": said.items,
        "why": answer.why,
        "marks": answer.marks.iter().map(|mark| mark.code()).collect::<Vec<_>>(),
        "comes_back": answer.comes_back,
        "language": answer.language.tag(),
    })
}

pub(in crate::store) fn answer_of(value: &Value) -> Option<Answer> {
    let said = Said {
        form: maybe(value, "form", string)?,
        text: maybe(value, "text", string)?,
        amount: maybe(value, "amount", Value::as_i64)?,
        items: maybe(value, "items", |items| Some(items.clone()))?,
    };
    Some(Answer {
        content: said.content()?,
        why: string(at(value, "why"))?,
        marks: list(at(value, "marks"), |mark| Mark::from_code(mark.as_str()?))?,
        comes_back: at(value, "comes_back").as_bool()?,
        language: Lang::new(at(value, "language").as_str()?),
    })
}

fn vote_json((pick, count): &(Pick, u32)) -> Value {
    json!([pick_json(pick), count])
}

fn vote_of(value: &Value) -> Option<(Pick, u32)> {
    Some((pick_of(value.get(0)?)?, number32(value.get(1)?)?))
}

fn promise_json(promise: &Promise) -> Value {
    json!({
        "what": promise.what,
        "who": promise.who.iter().map(owner_json).collect::<Vec<_>>(),
        "due": due_json(&promise.due),
        "if_then": promise.if_then,
        "question": promise.question.map(question_json),
    })
}

fn promise_of(value: &Value) -> Option<Promise> {
    Some(Promise {
        what: string(at(value, "what"))?,
        who: list(at(value, "who"), owner_of)?,
        due: due_of(at(value, "due"))?,
        if_then: string(at(value, "if_then"))?,
        question: maybe(value, "question", question_of)?,
    })
}

fn entry_json(entry: &AgendaEntry) -> Value {
    json!({
        "question": entry.question.map(question_json),
        "state": entry.state.code(),
        "text": entry.text,
        "reach": entry.reach.map(Reach::code),
    })
}

fn entry_of(value: &Value) -> Option<AgendaEntry> {
    Some(AgendaEntry {
        question: maybe(value, "question", question_of)?,
        state: QuestionState::from_code(at(value, "state").as_str()?)?,
        text: string(at(value, "text"))?,
        reach: maybe(value, "reach", |code| Reach::from_code(code.as_str()?))?,
    })
}

fn question_json(question: QuestionRef) -> Value {
    json!({ "id": question.id.to_string(), "letter": question.letter.to_string() })
}

fn question_of(value: &Value) -> Option<QuestionRef> {
    let id = at(value, "id").as_str()?.parse().ok()?;
    Some(QuestionRef { id, letter: at(value, "letter").as_str()?.parse().ok()? })
}

pub(super) fn element_json(element: &Element) -> Value {
    json!({
        "element": element.element, "conditions": element.conditions,
        "why": element.why, "not_when": element.not_when,
    })
}

pub(super) fn element_of(value: &Value) -> Option<Element> {
    Some(Element {
        element: string(at(value, "element"))?,
        conditions: string(at(value, "conditions"))?,
        why: string(at(value, "why"))?,
        not_when: string(at(value, "not_when"))?,
    })
}

const VERDICTS: [(Verdict, &str); 3] =
    [(Verdict::Yes, "yes"), (Verdict::Partly, "partly"), (Verdict::No, "no")];

fn verdict_code(verdict: Verdict) -> &'static str {
    VERDICTS.iter().find(|(other, _)| *other == verdict).map_or("", |(_, code)| code)
}

fn verdict_of(code: &str) -> Option<Verdict> {
    VERDICTS.iter().find(|(_, other)| *other == code).map(|(verdict, _)| *verdict)
}
