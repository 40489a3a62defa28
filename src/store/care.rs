//! What people do to the lists between rounds: a learning question or a working element made of an
//! answer, said otherwise, seen again; an obstacle that comes back; an agreement settled; a note.
//!
//! Each is one [`Change`], which `undo` takes back. Never here: what happens in a round.

use rusqlite::Connection;
use rusqlite::OptionalExtension;

use super::agreements::{self, uuid};
use super::change::Change;
use super::lists::{self, To};
use super::rows::{self, Writing};
use super::{Store, StoreError, cases, corrected, elements, finish, forks, questions};
use crate::domain::Moment;
use crate::domain::agreement::{Agreement, AgreementState, PastReview, Review};
use crate::domain::answer::{Element, Mark};
use crate::domain::case::Note;
use crate::domain::element::{Sighting, Strength, WorkingElement};
use crate::domain::id::{
    AgreementId, AnswerId, CaseId, ElementId, EntryId, NoteId, QuestionId, ReviewId, RoundId, SightingId,
};
use crate::domain::question::{LearningQuestion, QuestionEntry, QuestionState, Reach, Saying};
use crate::domain::round::{Mint, NewQuestion};

/// Of what something is made between rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An answer of a finished round.
    Answer(AnswerId),
    /// A finished round.
    Round(RoundId),
    /// The case itself.
    Case(CaseId),
}

/// Where that is.
struct Where {
    case: CaseId,
    round: Option<RoundId>,
    step: String,
    answer: Option<AnswerId>,
}

/// The answer of which something is made has the mark that goes with it, as in a round.
fn mark_with_it(writing: &mut Writing<'_>, place: &Where, mark: Mark) -> Result<(), StoreError> {
    place.answer.map_or(Ok(()), |answer| corrected::set_mark(writing, answer, mark, true))
}

impl Store {
    /// Makes a learning question, with the letter that follows.
    pub fn ask(
        &mut self,
        origin: Origin,
        new: &NewQuestion,
        now: Moment,
    ) -> Result<(QuestionId, Change), StoreError> {
        self.change(now, |writing| {
            let place = place(writing.db, origin)?;
            mark_with_it(writing, &place, Mark::LearningQuestion)?;
            ask(writing, place, new, None, now)
        })
    }

    /// Keeps what is said of a learning question; said differently, `text` is the new wording.
    /// A reach of None leaves what was said before.
    pub fn say_of(
        &mut self,
        question: QuestionId,
        state: QuestionState,
        text: &str,
        reach: Option<Reach>,
        now: Moment,
    ) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            forks::one_version(writing.db, question.0)?;
            let mut found =
                questions::one(writing.db, question)?.ok_or(StoreError::NotFound("learning question"))?;
            let id = EntryId(writing.mint.next());
            found.say(Saying { id, at: now, round: None, state, text: text.to_owned(), reach });
            lists::question(writing, &found)
        })?;
        Ok(change)
    }

    /// Says who can change what a question is about, or that nobody knows.
    pub fn set_reach(
        &mut self,
        question: QuestionId,
        reach: Option<Reach>,
        now: Moment,
    ) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            forks::one_version(writing.db, question.0)?;
            let found =
                questions::one(writing.db, question)?.ok_or(StoreError::NotFound("learning question"))?;
            lists::question(writing, &LearningQuestion { reach, ..found })
        })?;
        Ok(change)
    }

    /// Where two questions of a case have one letter, after a merge: the later takes the next free one.
    pub fn settle_letters(&mut self, case: CaseId, now: Moment) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| lists::part_letters(writing, case))?;
        Ok(change)
    }

    /// Makes a working element. It was noticed where its answer was given.
    pub fn make_element(
        &mut self,
        origin: Origin,
        words: &Element,
        now: Moment,
    ) -> Result<(ElementId, Change), StoreError> {
        self.change(now, |writing| {
            let place = place(writing.db, origin)?;
            mark_with_it(writing, &place, Mark::WorkingElement)?;
            let element = WorkingElement {
                id: ElementId(writing.mint.next()),
                case: place.case,
                words: words.clone(),
                strength: Strength::Possible,
                made: now,
                noticed: now,
                round: place.round,
                step: place.step,
                seen_in: Vec::new(),
                answers: Vec::new(),
                same: Vec::new(),
            };
            lists::element(writing, &element, None)?;
            if let Some(answer) = place.answer {
                lists::link(writing, answer, To::Element(element.id))?;
            }
            Ok(element.id)
        })
    }

    /// Other words for a working element.
    pub fn word_element(
        &mut self,
        element: ElementId,
        words: &Element,
        now: Moment,
    ) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            forks::one_version(writing.db, element.0)?;
            let found = found(writing.db, element)?;
            let root = elements::root(writing.db, element)?.filter(|root| *root != element);
            lists::element(writing, &WorkingElement { words: words.clone(), ..found }, root)
        })?;
        Ok(change)
    }

    /// A working element was seen or tried: in the round of an answer, or in a case.
    pub fn see_element(
        &mut self,
        element: ElementId,
        origin: Origin,
        outcome: &str,
        now: Moment,
    ) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            let place = place(writing.db, origin)?;
            let root = elements::root(writing.db, element)?.ok_or(StoreError::NotFound("working element"))?;
            let seen = Sighting {
                id: SightingId(writing.mint.next()),
                case: place.case,
                round: place.round,
                at: now,
                outcome: outcome.to_owned(),
            };
            lists::sighting(writing, root, &seen)?;
            if let Some(answer) = place.answer {
                lists::link(writing, answer, To::Element(root))?;
            }
            lists::strengthen(writing, root)
        })?;
        Ok(change)
    }

    /// «Dit is hetzelfde als …»: `element` stands with `as_this` from now on. Both keep their words.
    pub fn same_element(
        &mut self,
        element: ElementId,
        as_this: ElementId,
        now: Moment,
    ) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            let missing = || StoreError::NotFound("working element");
            let one = elements::root(writing.db, element)?.ok_or_else(missing)?;
            let root = elements::root(writing.db, as_this)?.ok_or_else(missing)?;
            if one == root {
                return Ok(());
            }
            let joins = found(writing.db, one)?;
            for same in &joins.same {
                let own = found(writing.db, same.id)?;
                lists::element(writing, &own, Some(root))?;
            }
            lists::element(writing, &joins, Some(root))?;
            let mut whole = found(writing.db, root)?;
            let strength = whole.strength_by_rule().max(joins.strength);
            if strength != whole.strength {
                whole.strength = strength;
                lists::element(writing, &whole, None)?;
            }
            Ok(())
        })?;
        Ok(change)
    }

    /// An answer comes back to an earlier one of its case; None takes the link away. A link that
    /// would go round is refused.
    pub fn recurs(
        &mut self,
        answer: AnswerId,
        earlier: Option<AnswerId>,
        now: Moment,
    ) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            let here = place(writing.db, Origin::Answer(answer))?;
            for link in links_to_earlier(writing.db, answer)? {
                writing.take_away(&rows::LINK, link)?;
            }
            let Some(earlier) = earlier else {
                return Ok(());
            };
            let there = place(writing.db, Origin::Answer(earlier))?;
            if here.case != there.case || leads_to(writing.db, earlier, answer)? {
                return Err(StoreError::Other("these answers cannot be linked".to_owned()));
            }
            // What comes back is an obstacle, marked or not until now.
            mark_with_it(writing, &here, Mark::Obstacle)?;
            lists::link(writing, answer, To::Earlier(earlier))
        })?;
        Ok(change)
    }

    /// Settles an agreement between rounds, or says how it goes. The review stands with the last
    /// finished round of the case and is later than it. Taken as a question it becomes one.
    pub fn settle(&mut self, review: &Review, now: Moment) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| {
            forks::one_version(writing.db, review.agreement.0)?;
            let db = writing.db;
            let mut agreement =
                agreements::one(db, review.agreement)?.ok_or(StoreError::NotFound("agreement"))?;
            // Who says between rounds that a settled agreement goes on, opens it again.
            let settled = matches!(agreement.state, AgreementState::Done | AgreementState::Dropped);
            if settled && Agreement::goes_on(review.outcome) {
                agreement.state = AgreementState::Open;
            }
            let round = cases::last_round(db, agreement.case)?.unwrap_or(agreement.round);
            let id = ReviewId(writing.mint.next());
            let kept = Review { wording: String::new(), ..review.clone() };
            agreement.take(PastReview { id, round, at: now, review: kept });
            if review.as_question {
                let place = place(db, Origin::Case(agreement.case))?;
                let new = NewQuestion { text: review.asks(&agreement.what).to_owned(), reach: None };
                let asked = ask(writing, place, &new, Some(agreement.id), now)?;
                agreement.question = questions::one(db, asked)?.map(|question| question.reference());
            }
            let place = agreements::position(db, agreement.id)?;
            finish::agreement(writing, place, &agreement)?;
            let last = agreements::reviews_in(db, round)?.len();
            let last = i64::try_from(last).unwrap_or(i64::MAX);
            agreement.reviews.last().map_or(Ok(()), |past| finish::review(writing, last, past))
        })?;
        Ok(change)
    }

    /// Notes something beside a case, a round of it, or an answer.
    pub fn note(
        &mut self,
        case: CaseId,
        round: Option<RoundId>,
        answer: Option<AnswerId>,
        text: &str,
        now: Moment,
    ) -> Result<(NoteId, Change), StoreError> {
        self.change(now, |writing| {
            let id = NoteId(writing.mint.next());
            let note = Note { id, case, round, answer, at: now, text: text.to_owned(), earlier: Vec::new() };
            lists::note(writing, 0, &note)?;
            Ok(id)
        })
    }
}

fn ask(
    writing: &mut Writing<'_>,
    place: Where,
    new: &NewQuestion,
    agreement: Option<AgreementId>,
    now: Moment,
) -> Result<QuestionId, StoreError> {
    let all = questions::of_case(writing.db, place.case, true)?;
    let first = QuestionEntry {
        id: EntryId(writing.mint.next()),
        at: now,
        round: place.round,
        state: QuestionState::Open,
        question: new.text.clone(),
        text: String::new(),
        agreement,
    };
    let question = LearningQuestion {
        id: QuestionId(writing.mint.next()),
        case: place.case,
        letter: lists::next_letter(&all),
        question: new.text.clone(),
        state: QuestionState::Open,
        reach: new.reach,
        made: now,
        round: place.round,
        step: place.step,
        history: vec![first],
        answers: place.answer.into_iter().collect(),
        quiet_rounds: 0,
    };
    lists::question(writing, &question)?;
    Ok(question.id)
}

fn found(db: &Connection, element: ElementId) -> Result<WorkingElement, StoreError> {
    elements::one(db, element)?.ok_or(StoreError::NotFound("working element"))
}

/// Where an answer was given, or a case that is there.
fn place(db: &Connection, origin: Origin) -> Result<Where, StoreError> {
    match origin {
        Origin::Case(case) => {
            if lists::is_there(db, "cases", case.0)? {
                Ok(Where { case, round: None, step: String::new(), answer: None })
            } else {
                Err(StoreError::NotFound("case"))
            }
        }
        Origin::Round(round) => {
            let found = db
                .prepare_cached("SELECT case_id FROM round WHERE id = ?1")?
                .query_row([round.0.into_bytes()], |row| uuid(row, 0).map(CaseId))
                .optional()?;
            let case = found.ok_or(StoreError::NotFound("round"))?;
            Ok(Where { case, round: Some(round), step: String::new(), answer: None })
        }
        Origin::Answer(answer) => {
            let found = db
                .prepare_cached("SELECT case_id, round, step FROM answer WHERE id = ?1")?
                .query_row([answer.0.into_bytes()], |row| {
                    let (case, round) = (CaseId(uuid(row, 0)?), RoundId(uuid(row, 1)?));
                    Ok(Where { case, round: Some(round), step: row.get(2)?, answer: Some(answer) })
                })
                .optional()?;
            found.ok_or(StoreError::NotFound("answer"))
        }
    }
}

fn links_to_earlier(db: &Connection, answer: AnswerId) -> Result<Vec<uuid::Uuid>, StoreError> {
    let mut query = db.prepare_cached("SELECT id FROM link WHERE answer = ?1 AND earlier IS NOT NULL")?;
    let links = query.query_map([answer.0.into_bytes()], |row| uuid(row, 0))?;
    Ok(links.collect::<Result<_, _>>()?)
}

/// True when the links of `from` lead back to `to`, or they are one.
fn leads_to(db: &Connection, from: AnswerId, to: AnswerId) -> Result<bool, StoreError> {
    let leads = db
        .prepare_cached(
            "WITH RECURSIVE back (answer) AS (VALUES (?1)
               UNION SELECT l.earlier FROM back b JOIN link l ON l.answer = b.answer WHERE l.earlier IS NOT NULL)
             SELECT EXISTS (SELECT 1 FROM back WHERE answer = ?2)",
        )?
        .query_row((from.0.into_bytes(), to.0.into_bytes()), |row| row.get(0))?;
    Ok(leads)
}
