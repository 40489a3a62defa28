//! The rows that a finished round puts in each table. Never here: which rows those are.

use rusqlite::OptionalExtension;
use rusqlite::types::Value;
use serde_json::json;
use uuid::Uuid;

use crate::domain::agreement::{Agreement, PastReview};
use crate::domain::answer::{Content, Owner, Slot};
use crate::domain::case::{FinishedAnswer, FinishedRound};
use crate::domain::fold::fold;
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::round::{Mint, Round};
use crate::domain::sequence::Sequence;
use crate::store::codec::content::Said;
use crate::store::codec::{due_columns, mode_code, moment_columns, original_json, owner_json};
use crate::store::rows::{self, Writing, id};
use crate::store::{StoreError, cases, wording};

pub(super) fn case(writing: &mut Writing<'_>, round: &Round) -> Result<(), StoreError> {
    let known: Option<i64> = writing
        .db
        .prepare_cached("SELECT 1 FROM cases WHERE id = ?1")?
        .query_row([round.case.id.0.into_bytes()], |row| row.get(0))
        .optional()?;
    if known.is_some() {
        return Ok(());
    }
    let title = round.case.title.clone();
    let folded = fold(&title);
    let values = vec![title.into(), folded.into(), String::new().into(), "open".to_owned().into()];
    writing.put(&rows::CASE, round.case.id.0, values)
}

/// People who are new in the case come after the others, in the order in which they were typed,
/// which is that of their ids: the seats stand in turn order.
pub(super) fn people(writing: &mut Writing<'_>, round: &Round) -> Result<(), StoreError> {
    let known = cases::people(writing.db, round.case.id)?;
    let present = round.present();
    let owns = |id: PersonId| {
        let said = round.answers.values().filter_map(|answer| answer.content.as_ref());
        said.flat_map(Content::promises).any(|promise| promise.who.contains(&Owner::Person(id)))
    };
    // Someone who has a seat and was not there, in a round that moved here from another case, is
    // nobody of this case.
    let asked = |id: PersonId| round.answers.keys().any(|key| key.slot.person() == Some(id));
    let belongs = |id: PersonId| {
        asked(id) || present.contains(&id) || owns(id) || known.iter().any(|person| person.id == id)
    };
    let people = round.seats.iter().map(|seat| &seat.person);
    let mut seated: Vec<&Person> = people.filter(|person| belongs(person.id)).collect();
    seated.sort_by_key(|person| person.id);
    let mut next = i64::try_from(known.len()).unwrap_or(i64::MAX);
    for person in seated {
        let place = known.iter().position(|other| other.id == person.id);
        let old = place.and_then(|at| known.get(at));
        let values = |name: &str, position: i64| -> Vec<Value> {
            vec![
                id(round.case.id.0),
                position.into(),
                name.to_owned().into(),
                fold(name).into(),
                person.role.as_ref().map(|role| role.code().to_owned()).into(),
                // Who is here takes part.
                Value::Null,
            ]
        };
        match old {
            None => {
                writing.put(&rows::PERSON, person.id.0, values(&person.name, next))?;
                next = next.saturating_add(1);
            }
            // A role that was given since.
            Some(old) if person.role.is_some() && person.role != old.role => {
                let at = place.and_then(|at| i64::try_from(at).ok()).unwrap_or(0);
                writing.put(&rows::PERSON, person.id.0, values(&old.name, at))?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

pub(super) fn sequence(writing: &mut Writing<'_>, sequence: &Sequence) -> Result<Uuid, StoreError> {
    let body = wording::body(sequence);
    let row = wording::id(&body);
    let known: Option<i64> = writing
        .db
        .prepare_cached("SELECT 1 FROM sequence WHERE id = ?1")?
        .query_row([row.into_bytes()], |row| row.get(0))
        .optional()?;
    if known.is_none() {
        let title: Vec<(&str, &str)> = sequence.title.iter().collect();
        let values = vec![sequence.id.clone().into(), json!(title).to_string().into(), body.into()];
        writing.put(&rows::SEQUENCE, row, values)?;
    }
    Ok(row)
}

pub(super) fn round(
    writing: &mut Writing<'_>,
    round: &FinishedRound,
    sequence: Uuid,
    aside: bool,
) -> Result<(), StoreError> {
    let (started, started_zone) = moment_columns(round.started);
    let (finished, finished_zone) = moment_columns(round.finished);
    let (next_on, next_words) = due_columns(&round.next_round);
    let values = vec![
        id(round.case.0),
        id(sequence),
        if aside { "set-aside" } else { "finished" }.to_owned().into(),
        started.into(),
        started_zone.into(),
        finished.into(),
        finished_zone.into(),
        round.about.clone().into(),
        round.bringer.map_or(Value::Null, |bringer| id(bringer.0)),
        mode_code(round.mode).to_owned().into(),
        round.language.tag().to_owned().into(),
        json!(round.skipped).to_string().into(),
        next_on.into(),
        next_words.into(),
    ];
    writing.put(&rows::ROUND, round.id.0, values)
}

pub(in crate::store) fn answer(
    writing: &mut Writing<'_>,
    round: &FinishedRound,
    position: i64,
    answer: &FinishedAnswer,
) -> Result<(), StoreError> {
    let unnamed = match answer.slot {
        Slot::Unnamed(at) => Some(i64::from(at)),
        Slot::Group | Slot::Person(_) => None,
    };
    let said = Said::of(answer.answer.content.as_ref());
    let values = vec![
        id(round.case.0),
        id(round.id.0),
        position.into(),
        moment_columns(round.started).0.into(),
        answer.step.clone().into(),
        answer.line.clone().into(),
        i64::from(answer.n).into(),
        answer.slot.person().map_or(Value::Null, |person| id(person.0)),
        unnamed.into(),
        said.form.into(),
        said.text.into(),
        said.amount.into(),
        said.items.map(|items| items.to_string()).into(),
        answer.answer.why.clone().into(),
        i64::from(answer.answer.comes_back).into(),
        answer.answer.language.tag().to_owned().into(),
        i64::from(answer.off_path).into(),
        answer.original.as_ref().map(original_json).into(),
        answer.visibility.code().map(str::to_owned).into(),
    ];
    if unnamed.is_some() {
        writing.put_unnamed(&rows::ANSWER, answer.id.0, values)?;
    } else {
        writing.put(&rows::ANSWER, answer.id.0, values)?;
    }
    for (position, mark) in (0i64..).zip(&answer.answer.marks) {
        let values = vec![id(answer.id.0), position.into(), mark.code().to_owned().into()];
        if unnamed.is_some() {
            let row = writing.mint.random();
            writing.put_unnamed(&rows::MARK, row, values)?;
        } else {
            let row = writing.mint.next();
            writing.put(&rows::MARK, row, values)?;
        }
    }
    Ok(())
}

pub(in crate::store) fn agreement(
    writing: &mut Writing<'_>,
    position: i64,
    agreement: &Agreement,
) -> Result<(), StoreError> {
    let (made, made_zone) = moment_columns(agreement.made);
    let (due_on, due_words) = due_columns(&agreement.due);
    let who: Vec<serde_json::Value> = agreement.who.iter().map(owner_json).collect();
    let values = vec![
        id(agreement.case.0),
        id(agreement.round.0),
        position.into(),
        agreement.step.clone().into(),
        made.into(),
        made_zone.into(),
        agreement.what.clone().into(),
        json!(who).to_string().into(),
        due_on.into(),
        due_words.into(),
        agreement.if_then.clone().into(),
        agreement.question.map_or(Value::Null, |question| id(question.id.0)),
        agreement.state.code().to_owned().into(),
    ];
    writing.put(&rows::AGREEMENT, agreement.id.0, values)
}

pub(in crate::store) fn review(
    writing: &mut Writing<'_>,
    position: i64,
    past: &PastReview,
) -> Result<(), StoreError> {
    let (said, said_zone) = moment_columns(past.at);
    let review = &past.review;
    let (due_on, due_words) = review.due.as_ref().map_or((None, None), due_columns);
    let values = vec![
        id(review.agreement.0),
        id(past.round.0),
        position.into(),
        said.into(),
        said_zone.into(),
        review.outcome.code().to_owned().into(),
        review.text.clone().into(),
        i64::from(review.due.is_some()).into(),
        due_on.into(),
        due_words.into(),
        review.change.clone().into(),
        i64::from(review.as_question).into(),
        i64::from(review.past_due_not).into(),
    ];
    writing.put(&rows::REVIEW, past.id.0, values)
}
