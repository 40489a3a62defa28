//! Finishing: a working copy becomes part of its case, in one transaction. Never here: what a
//! round leaves behind; the round itself says that.

mod put;

pub(super) use put::{agreement, answer, review};

use rusqlite::Connection;

use super::codec::{moment, moment_columns};
use super::ids::At;
use super::rows::{self, Writing, id};
use super::{
    Level, Store, StoreError, agreements, cases, clock, history, lists, questions, search, traces, working,
};
use crate::domain::Moment;
use crate::domain::answer::Content;
use crate::domain::case::{FinishedAnswer, FinishedRound, Visibility};
use crate::domain::fold::fold;
use crate::domain::id::{AnswerId, CaseId};
use crate::domain::person::Person;
use crate::domain::question::QuestionRef;
use crate::domain::round::{Mint, Move, Round, RoundState, Yields};

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

    /// Makes whole rounds part of their cases, with the moments at which they were finished, in one
    /// transaction: for rounds that come in large numbers and were never kept as they went.
    pub fn take_in(&mut self, rounds: &[(Round, Moment)]) -> Result<(), StoreError> {
        let node = self.node;
        let mut ids = std::mem::take(&mut self.ids);
        let written = self.write(Level::Normal, |tx| {
            let mut known = search::Known::default();
            for (round, at) in rounds {
                let now = in_millis(*at)?;
                let clock = clock::tick(tx, now)?;
                let mint = At { ids: &mut ids, now };
                let mut writing = Writing { db: tx, node, clock, mint, touched: Vec::new() };
                write_all(&mut writing, round, now, false)?;
                search::keep_up(tx, &writing.touched, &mut known)?;
            }
            Ok(())
        });
        self.ids = ids;
        written
    }

    fn conclude(&mut self, round: &Round, now: Moment, aside: bool) -> Result<FinishedRound, StoreError> {
        let epoch = self.epoch(round.id)?;
        let now = in_millis(now)?;
        let node = self.node;
        let mut ids = std::mem::take(&mut self.ids);
        let finished = self.write(Level::Full, |tx| {
            working::check_epoch(tx, round.id, epoch)?;
            let clock = clock::tick(tx, now)?;
            let mut writing =
                Writing { db: tx, node, clock, mint: At { ids: &mut ids, now }, touched: Vec::new() };
            write_all(&mut writing, round, now, aside)?;
            search::keep_up(tx, &writing.touched, &mut search::Known::default())?;
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
        let _ = self.empty_log(traces::WAIT);
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
    put::case(writing, &round)?;
    put::people(writing, &round)?;
    let mut conclusion = round.conclude(now, &mut writing.mint);
    if aside {
        conclusion.round.made.clear();
        conclusion.yields = Yields::default();
        keep_agreements_as_answers(&round, &mut conclusion.round, &mut writing.mint);
    }
    let finished = conclusion.round;
    let sequence = put::sequence(writing, &finished.sequence)?;
    put::round(writing, &finished, sequence, aside)?;
    for (position, person) in (0i64..).zip(&finished.present) {
        let row = writing.mint.next();
        let values = vec![id(finished.id.0), position.into(), id(person.0)];
        writing.put(&rows::ATTENDANCE, row, values)?;
    }
    for (position, answer) in (0i64..).zip(&finished.answers) {
        put::answer(writing, &finished, position, answer)?;
    }
    for (position, note) in (0i64..).zip(&finished.notes) {
        lists::note(writing, position, note)?;
    }
    lists::yields(writing, &conclusion.yields)?;
    for (position, agreement) in (0i64..).zip(&finished.made) {
        put::agreement(writing, position, agreement)?;
    }
    for (position, agreement) in (0i64..).zip(&conclusion.reviewed) {
        let place = agreements::position(writing.db, agreement.id)?;
        put::agreement(writing, place, agreement)?;
        if let Some(review) = agreement.reviews.last() {
            put::review(writing, position, review)?;
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
    // All of the case, closed ones too: a letter is not used twice. Those of another case stay
    // when this round spoke of them before it moved here.
    let mut asked = questions::of_case(db, round.case.id, true)?;
    for id in round.questions_spoken_of() {
        if asked.iter().all(|question| question.id != id) {
            asked.extend(questions::one(db, id)?);
        }
    }
    round.questions = asked;
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
        let questions = round.questions.clone();
        round
            .make(Move::Case { case, people, opening, returning, questions })
            .map_err(|refusal| StoreError::Other(refusal.to_string()))?;
    }
    Ok(round)
}

/// In a round that was set aside agreements are no more than what was said.
fn keep_agreements_as_answers(round: &Round, finished: &mut FinishedRound, mint: &mut At<'_>) {
    for (key, answer) in &round.answers {
        let mut answer = answer.clone();
        if let Some(Content::Agreements(promises)) = &mut answer.content {
            // The new questions of the round are not made.
            for promise in promises {
                let known = |asked: &QuestionRef| round.questions.iter().any(|known| known.id == asked.id);
                promise.question = promise.question.filter(known);
            }
        }
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
                answer,
                off_path: false,
                original: None,
                visibility: Visibility::Group,
                earlier: Vec::new(),
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
