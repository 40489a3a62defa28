//! Finishing: a working copy becomes part of its case, in one transaction. Never here: what a
//! round leaves behind; the round itself says that.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;
use uuid::Uuid;

use super::codec::content::Said;
use super::codec::{due_columns, mode_code, moment, moment_columns, owner_json};
use super::ids::At;
use super::rows::{self, Writing, id};
use super::{Level, Store, StoreError, agreements, cases, clock, history, traces, wording, working};
use crate::domain::Moment;
use crate::domain::agreement::{Agreement, PastReview};
use crate::domain::answer::{Content, Slot};
use crate::domain::case::{FinishedAnswer, FinishedRound};
use crate::domain::fold::fold;
use crate::domain::id::{AnswerId, CaseId};
use crate::domain::person::Person;
use crate::domain::round::{Mint, Move, Round, RoundState};
use crate::domain::sequence::Sequence;

impl Store {
    /// Makes the round part of its case: the case and its people where they are new, the round,
    /// who was there, answers, marks, agreements and reviews, all with their first revisions; and
    /// leaves nothing of the working copy. All of it, or nothing.
    pub fn finish(&mut self, round: &Round, now: Moment) -> Result<FinishedRound, StoreError> {
        self.conclude(round, now, false)
    }

    /// The same for a round that counts nowhere: no agreement is made or settled by it, and what
    /// was said as an agreement is kept as an answer.
    pub fn set_aside(&mut self, round: &Round, now: Moment) -> Result<(), StoreError> {
        self.conclude(round, now, true).map(drop)
    }

    fn conclude(&mut self, round: &Round, now: Moment, aside: bool) -> Result<FinishedRound, StoreError> {
        let epoch = self.epoch(round.id)?;
        let now = in_millis(now)?;
        let node = self.node;
        let mut ids = std::mem::take(&mut self.ids);
        let finished = self.write(Level::Full, |tx| {
            working::check_epoch(tx, round.id, epoch)?;
            let clock = clock::tick(tx, now)?;
            let mut writing = Writing { db: tx, node, clock, mint: At { ids: &mut ids, now } };
            write_all(&mut writing, round, now, aside)?;
            working::remove(tx, round.id)?;
            traces::rewrite(tx)?;
            history::round(tx, round.id)?
                .ok_or_else(|| StoreError::damaged("the finished round is not there"))
        });
        self.ids = ids;
        let finished = finished?;
        self.epochs.remove(&round.id);
        // The round is kept; a log that cannot be emptied now is emptied at the next rest.
        self.owed = true;
        let _ = self.empty_log();
        Ok(finished)
    }
}

/// The moment without what is less than a millisecond, which is how it is read back.
fn in_millis(at: Moment) -> Result<Moment, StoreError> {
    let (millis, zone) = moment_columns(at);
    moment(millis, zone).ok_or_else(|| StoreError::Other("this moment cannot be kept".to_owned()))
}

fn write_all(writing: &mut Writing<'_>, round: &Round, now: Moment, aside: bool) -> Result<(), StoreError> {
    let mut round = at_the_table(writing.db, round)?;
    if aside {
        round.reviews.clear();
    }
    put_case(writing, &round)?;
    put_people(writing, &round)?;
    let mut conclusion = round.conclude(now, &mut writing.mint);
    if aside {
        conclusion.round.made.clear();
        keep_agreements_as_answers(&round, &mut conclusion.round, &mut writing.mint);
    }
    let finished = conclusion.round;
    let sequence = put_sequence(writing, &finished.sequence)?;
    put_round(writing, &finished, sequence, aside)?;
    for (position, person) in (0i64..).zip(&finished.present) {
        let row = writing.mint.next();
        let values = vec![id(finished.id.0), position.into(), id(person.0)];
        writing.put(&rows::ATTENDANCE, row, values)?;
    }
    for (position, answer) in (0i64..).zip(&finished.answers) {
        put_answer(writing, &finished, position, answer)?;
    }
    for (position, agreement) in (0i64..).zip(&finished.made) {
        put_agreement(writing, position, agreement)?;
    }
    for (position, agreement) in (0i64..).zip(&conclusion.reviewed) {
        let place = agreements::position(writing.db, agreement.id)?;
        put_agreement(writing, place, agreement)?;
        if let Some(review) = agreement.reviews.last() {
            put_review(writing, position, review)?;
        }
    }
    tally(writing.db, finished.case, now, aside)
}

/// The round with its agreements as they stand now, and with those of its people whom the case
/// came to know by name while it ran (two first rounds of a new case) as the people of the case.
fn at_the_table(db: &Connection, round: &Round) -> Result<Round, StoreError> {
    let mut round = round.clone();
    let mut opening = Vec::new();
    for agreement in &round.opening {
        opening.extend(agreements::one(db, agreement.id)?);
    }
    round.opening = opening;
    let known = cases::people(db, round.case.id)?;
    let seated = |person: &Person| round.seats.iter().any(|seat| seat.person.id == person.id);
    let mut free: Vec<&Person> = known.iter().filter(|person| !seated(person)).collect();
    let mut met = false;
    let mut people = Vec::new();
    for seat in &round.seats {
        let new = known.iter().all(|person| person.id != seat.person.id);
        let same = |person: &&Person| fold(&person.name) == fold(&seat.person.name);
        match free.iter().position(same).filter(|_| new) {
            Some(at) => {
                met = true;
                people.push(Person { id: free.remove(at).id, ..seat.person.clone() });
            }
            None => people.push(seat.person.clone()),
        }
    }
    if met {
        round.state = RoundState::Running;
        let (case, opening, returning) = (round.case.clone(), round.opening.clone(), round.returning.clone());
        round
            .make(Move::Case { case, people, opening, returning })
            .map_err(|refusal| StoreError::Other(refusal.to_string()))?;
    }
    Ok(round)
}

fn put_case(writing: &mut Writing<'_>, round: &Round) -> Result<(), StoreError> {
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
fn put_people(writing: &mut Writing<'_>, round: &Round) -> Result<(), StoreError> {
    let known = cases::people(writing.db, round.case.id)?;
    let mut seated: Vec<&Person> = round.seats.iter().map(|seat| &seat.person).collect();
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

fn put_sequence(writing: &mut Writing<'_>, sequence: &Sequence) -> Result<Uuid, StoreError> {
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

fn put_round(
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

fn put_answer(
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

fn put_agreement(writing: &mut Writing<'_>, position: i64, agreement: &Agreement) -> Result<(), StoreError> {
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
        agreement.question.map(String::from).into(),
        agreement.state.code().to_owned().into(),
    ];
    writing.put(&rows::AGREEMENT, agreement.id.0, values)
}

fn put_review(writing: &mut Writing<'_>, position: i64, past: &PastReview) -> Result<(), StoreError> {
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

/// In a round that was set aside agreements are no more than what was said.
fn keep_agreements_as_answers(round: &Round, finished: &mut FinishedRound, mint: &mut At<'_>) {
    for (key, answer) in &round.answers {
        let Some(step) = round.sequence.steps.get(key.step) else {
            continue;
        };
        let there =
            |other: &FinishedAnswer| other.step == step.id && other.n == key.n && other.slot == key.slot;
        if matches!(answer.content, Some(Content::Agreements(_))) && !finished.answers.iter().any(there) {
            finished.answers.push(FinishedAnswer {
                id: AnswerId(mint.next()),
                step: step.id.clone(),
                line: round.sequence.line(step),
                n: key.n,
                slot: key.slot,
                answer: answer.clone(),
                off_path: false,
            });
        }
    }
    let place = |answer: &FinishedAnswer| round.sequence.find(&answer.step).map(|(at, _)| at);
    finished.answers.sort_by_key(place);
}

/// Counts the round where lists of cases look.
fn tally(db: &Connection, case: CaseId, now: Moment, aside: bool) -> Result<(), StoreError> {
    let last = cases::last_round(db, case)?.map(|id| id.0.into_bytes());
    db.prepare_cached(
        "INSERT INTO tally (case_id, rounds, last_round, touched) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (case_id) DO UPDATE SET rounds = rounds + excluded.rounds,
           last_round = excluded.last_round, touched = max(touched, excluded.touched)",
    )?
    .execute((case.0.into_bytes(), i64::from(!aside), last, moment_columns(now).0))?;
    Ok(())
}
