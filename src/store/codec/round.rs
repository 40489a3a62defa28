//! A running round as the parts in which its working copy is kept. Never here: SQL.
//!
//! `round` holds what is one value, `answer/<step>/<n>/<slot>` an answer, `use/<the same>`
//! what was made of it, `review/<agreement>` what was said of an agreement, `sequence` the questions.
//! Open agreements and learning questions are kept by id only.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::SecondsFormat;
use serde_json::{Value, json};

use super::content::{answer_json, answer_of, element_json, element_of};
use super::{
    at, due_json, due_of, index, key_of, key_text, list, maybe, mode_code, mode_of, person_id, string,
};
use crate::domain::agreement::{Agreement, Outcome, Review};
use crate::domain::id::{AgreementId, QuestionId, RoundId};
use crate::domain::person::{Person, Role};
use crate::domain::question::{LearningQuestion, Reach};
use crate::domain::round::{CaseRef, NewQuestion, Place, Returning, Round, RoundState, Seat, Uses};
use crate::domain::sequence::Sequence;
use crate::domain::words::Lang;

/// The part that holds what is one value.
pub(in crate::store) const ROUND: &str = "round";
/// The part that holds the questions.
pub(in crate::store) const SEQUENCE: &str = "sequence";

/// Every part of a round but its sequence, which never changes.
pub(in crate::store) fn parts(round: &Round) -> BTreeMap<String, String> {
    let mut parts = BTreeMap::new();
    parts.insert(ROUND.to_owned(), whole_json(round).to_string());
    for (key, answer) in &round.answers {
        parts.insert(format!("answer/{}", key_text(*key)), answer_json(answer).to_string());
    }
    for (key, uses) in &round.uses {
        parts.insert(format!("use/{}", key_text(*key)), uses_json(uses).to_string());
    }
    for (id, review) in &round.reviews {
        parts.insert(format!("review/{id}"), review_json(review).to_string());
    }
    parts
}

/// The ids of the agreements with which the round of this part opens.
pub(in crate::store) fn opening_of(whole: &Value) -> Option<Vec<AgreementId>> {
    list(at(whole, "opening"), |id| id.as_str()?.parse().ok())
}

/// The ids of the learning questions that are on the table of this round; none in a round that
/// began before there were any.
pub(in crate::store) fn questions_of(whole: &Value) -> Option<Vec<QuestionId>> {
    Some(maybe(whole, "questions", |ids| list(ids, |id| id.as_str()?.parse().ok()))?.unwrap_or_default())
}

/// The round of these parts.
pub(in crate::store) fn round_of(
    id: RoundId,
    case: CaseRef,
    sequence: Arc<Sequence>,
    opening: Vec<Agreement>,
    questions: Vec<LearningQuestion>,
    parts: &BTreeMap<String, Value>,
) -> Option<Round> {
    let whole = parts.get(ROUND)?;
    let mut round = Round {
        id,
        case,
        sequence,
        language: Lang::new(at(whole, "language").as_str()?),
        mode: mode_of(at(whole, "mode").as_str()?)?,
        started: chrono::DateTime::parse_from_rfc3339(at(whole, "started").as_str()?).ok()?,
        about: string(at(whole, "about"))?,
        next_round: due_of(at(whole, "next_round"))?,
        seats: list(at(whole, "seats"), seat_of)?,
        bringer: maybe(whole, "bringer", person_id)?,
        opening,
        returning: list(at(whole, "returning"), returning_of)?,
        questions,
        reviews: BTreeMap::new(),
        picked: at(whole, "picked").as_object()?.iter().map(picked_of).collect::<Option<_>>()?,
        answers: BTreeMap::new(),
        uses: BTreeMap::new(),
        notes: maybe(whole, "notes", |notes| list(notes, string))?.unwrap_or_default(),
        place: place_of(at(whole, "place").as_str()?)?,
        left_from: maybe(whole, "left_from", |place| place_of(place.as_str()?))?,
        state: state_of(at(whole, "state").as_str()?)?,
    };
    for (part, value) in parts {
        if let Some(key) = part.strip_prefix("answer/") {
            round.answers.insert(key_of(key)?, answer_of(value)?);
        } else if let Some(key) = part.strip_prefix("use/") {
            round.uses.insert(key_of(key)?, uses_of(value)?);
        } else if let Some(id) = part.strip_prefix("review/") {
            let id = id.parse().ok()?;
            round.reviews.insert(id, review_of(id, value)?);
        }
    }
    Some(round)
}

fn whole_json(round: &Round) -> Value {
    json!({
        "language": round.language.tag(),
        "mode": mode_code(round.mode),
        "started": round.started.to_rfc3339_opts(SecondsFormat::AutoSi, false),
        "about": round.about,
        "next_round": due_json(&round.next_round),
        "seats": round.seats.iter().map(seat_json).collect::<Vec<_>>(),
        "bringer": round.bringer.map(|id| id.to_string()),
        "opening": round.opening.iter().map(|agreement| agreement.id.to_string()).collect::<Vec<_>>(),
        "questions": round.questions.iter().map(|question| question.id.to_string()).collect::<Vec<_>>(),
        "notes": round.notes,
        "returning": round.returning.iter().map(returning_json).collect::<Vec<_>>(),
        "picked": round.picked.iter().map(|(name, at)| (name.clone(), json!(at))).collect::<serde_json::Map<_, _>>(),
        "place": place_text(round.place),
        "left_from": round.left_from.map(place_text),
        "state": state_code(round.state),
    })
}

fn picked_of((name, at): (&String, &Value)) -> Option<(String, Option<usize>)> {
    Some((name.clone(), if at.is_null() { None } else { Some(index(at)?) }))
}

fn seat_json(seat: &Seat) -> Value {
    json!({
        "id": seat.person.id.to_string(), "name": seat.person.name,
        "role": seat.person.role.as_ref().map(Role::code),
        "voice": seat.voice, "here": seat.here,
    })
}

fn seat_of(value: &Value) -> Option<Seat> {
    Some(Seat {
        person: Person {
            id: person_id(at(value, "id"))?,
            name: string(at(value, "name"))?,
            role: maybe(value, "role", string)?.map(Role::new),
        },
        voice: at(value, "voice").as_bool()?,
        here: at(value, "here").as_bool()?,
    })
}

fn returning_json(returning: &Returning) -> Value {
    json!({ "who": returning.who, "text": returning.text })
}

fn returning_of(value: &Value) -> Option<Returning> {
    Some(Returning { who: string(at(value, "who"))?, text: string(at(value, "text"))? })
}

fn uses_json(uses: &Uses) -> Value {
    let question = |new: &NewQuestion| json!({ "text": new.text, "reach": new.reach.map(Reach::code) });
    json!({
        "element": uses.element.as_ref().map(element_json),
        "question": uses.question.as_ref().map(question),
        "recurs": uses.recurs.map(|id| id.to_string()),
        "seen": uses.seen.map(|id| id.to_string()),
    })
}

fn uses_of(value: &Value) -> Option<Uses> {
    let question = |value: &Value| {
        let reach = maybe(value, "reach", |code| Reach::from_code(code.as_str()?))?;
        Some(NewQuestion { text: string(at(value, "text"))?, reach })
    };
    Some(Uses {
        element: maybe(value, "element", element_of)?,
        question: maybe(value, "question", question)?,
        recurs: maybe(value, "recurs", |id| id.as_str()?.parse().ok())?,
        seen: maybe(value, "seen", |id| id.as_str()?.parse().ok())?,
    })
}

fn review_json(review: &Review) -> Value {
    json!({
        "outcome": review.outcome.code(),
        "text": review.text,
        "due_given": review.due.is_some(),
        "due": review.due.as_ref().map_or(Value::Null, due_json),
        "change": review.change,
        "as_question": review.as_question,
        "past_due_not": review.past_due_not,
    })
}

fn review_of(agreement: AgreementId, value: &Value) -> Option<Review> {
    let due = due_of(at(value, "due"))?;
    Some(Review {
        agreement,
        outcome: Outcome::from_code(at(value, "outcome").as_str()?)?,
        text: string(at(value, "text"))?,
        due: at(value, "due_given").as_bool()?.then_some(due),
        change: maybe(value, "change", string)?,
        as_question: at(value, "as_question").as_bool()?,
        past_due_not: at(value, "past_due_not").as_bool()?,
    })
}

fn place_text(place: Place) -> String {
    match place {
        Place::Opening(id) => format!("opening:{id}"),
        Place::Returning => "returning".to_owned(),
        Place::Pick(step) => format!("pick:{step}"),
        Place::WriteFirst(step) => format!("write-first:{step}"),
        Place::Turn(key) => format!("turn:{}", key_text(key)),
        Place::Reading(step) => format!("reading:{step}"),
        Place::Closing => "closing".to_owned(),
    }
}

fn place_of(text: &str) -> Option<Place> {
    let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
    match kind {
        "opening" => rest.parse().ok().map(Place::Opening),
        "returning" => Some(Place::Returning),
        "pick" => rest.parse().ok().map(Place::Pick),
        "write-first" => rest.parse().ok().map(Place::WriteFirst),
        "turn" => key_of(rest).map(Place::Turn),
        "reading" => rest.parse().ok().map(Place::Reading),
        "closing" => Some(Place::Closing),
        _ => None,
    }
}

/// The agreements that have to stay on the table of a resumed round, settled elsewhere or not.
pub(in crate::store) fn place_agreements(whole: &Value) -> Vec<AgreementId> {
    let places = [at(whole, "place"), at(whole, "left_from")].into_iter().filter_map(Value::as_str);
    let openings = places.filter_map(place_of).filter_map(|place| match place {
        Place::Opening(id) => Some(id),
        Place::Returning
        | Place::Pick(_)
        | Place::WriteFirst(_)
        | Place::Turn(_)
        | Place::Reading(_)
        | Place::Closing => None,
    });
    openings.collect()
}

fn state_code(state: RoundState) -> &'static str {
    match state {
        RoundState::Running => "running",
        RoundState::Paused => "paused",
        RoundState::Finished => "finished",
    }
}

fn state_of(code: &str) -> Option<RoundState> {
    match code {
        "running" => Some(RoundState::Running),
        "paused" => Some(RoundState::Paused),
        "finished" => Some(RoundState::Finished),
        _ => None,
    }
}
