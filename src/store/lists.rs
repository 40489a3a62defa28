//! The rows of the lists that outlive a round: learning questions, working elements, links, notes.
//!
//! Never here: what is said, or when it may be.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::agreements::uuid;
use super::codec::moment_columns;
use super::rows::{self, Writing, id, maybe_id};
use super::{StoreError, elements, questions};
use crate::domain::case::Note;
use crate::domain::element::{Sighting, WorkingElement};
use crate::domain::fold::fold;
use crate::domain::id::{AnswerId, CaseId, ElementId, QuestionId};
use crate::domain::question::{LearningQuestion, Letter, QuestionEntry, Reach};
use crate::domain::round::{Mint, Yields};

/// What an answer is linked to.
#[derive(Clone, Copy, Debug)]
pub(super) enum To {
    Question(QuestionId),
    Element(ElementId),
    Earlier(AnswerId),
}

/// What a finished round adds to the lists. What it refers to and is no more is left out.
pub(super) fn yields(writing: &mut Writing<'_>, yields: &Yields) -> Result<(), StoreError> {
    for question in &yields.questions {
        self::question(writing, question)?;
    }
    for element in &yields.elements {
        self::element(writing, element, None)?;
        for answer in &element.answers {
            link(writing, *answer, To::Element(element.id))?;
        }
    }
    for seen in &yields.seen {
        let Some(root) = elements::root(writing.db, seen.element)? else {
            continue;
        };
        sighting(writing, root, &seen.sighting)?;
        link(writing, seen.answer, To::Element(root))?;
        strengthen(writing, root)?;
    }
    for (answer, earlier) in &yields.recurs {
        let case = case_of(writing.db, *earlier)?;
        if case.is_some() && case == case_of(writing.db, *answer)? {
            link(writing, *answer, To::Earlier(*earlier))?;
        }
    }
    Ok(())
}

/// A learning question as it is now, with what of its history and its links is not there yet.
pub(super) fn question(writing: &mut Writing<'_>, question: &LearningQuestion) -> Result<(), StoreError> {
    let before = questions::one(writing.db, question.id)?;
    let (made, made_zone) = moment_columns(question.made);
    let values = vec![
        id(question.case.0),
        question.letter.to_string().into(),
        question.question.clone().into(),
        question.state.code().to_owned().into(),
        question.reach.map(|reach| Reach::code(reach).to_owned()).into(),
        made.into(),
        made_zone.into(),
        maybe_id(question.round.map(|round| round.0)),
        question.step.clone().into(),
    ];
    writing.put(&rows::QUESTION, question.id.0, values)?;
    let known = |entry: &QuestionEntry| {
        before.as_ref().is_some_and(|before| before.history.iter().any(|other| other.id == entry.id))
    };
    for (position, entry) in (0i64..).zip(&question.history) {
        if !known(entry) {
            self::entry(writing, question.id, position, entry)?;
        }
    }
    for answer in &question.answers {
        let linked = before.as_ref().is_some_and(|before| before.answers.contains(answer));
        if !linked {
            link(writing, *answer, To::Question(question.id))?;
        }
    }
    Ok(())
}

fn entry(
    writing: &mut Writing<'_>,
    question: QuestionId,
    position: i64,
    entry: &QuestionEntry,
) -> Result<(), StoreError> {
    let (said, said_zone) = moment_columns(entry.at);
    let values = vec![
        id(question.0),
        position.into(),
        said.into(),
        said_zone.into(),
        maybe_id(entry.round.map(|round| round.0)),
        entry.state.code().to_owned().into(),
        entry.question.clone().into(),
        entry.text.clone().into(),
        maybe_id(entry.agreement.map(|agreement| agreement.0)),
    ];
    writing.put(&rows::ENTRY, entry.id.0, values)
}

/// A working element as it is now, without its sightings and links.
pub(super) fn element(
    writing: &mut Writing<'_>,
    element: &WorkingElement,
    same_as: Option<ElementId>,
) -> Result<(), StoreError> {
    let (made, made_zone) = moment_columns(element.made);
    let words = &element.words;
    let all = [&words.element, &words.conditions, &words.why, &words.not_when];
    let folded = all.map(|words| fold(words)).join("\n");
    let values = vec![
        id(element.case.0),
        words.element.clone().into(),
        words.conditions.clone().into(),
        words.why.clone().into(),
        words.not_when.clone().into(),
        folded.into(),
        element.strength.code().to_owned().into(),
        made.into(),
        made_zone.into(),
        maybe_id(element.round.map(|round| round.0)),
        element.step.clone().into(),
        maybe_id(same_as.map(|same| same.0)),
    ];
    writing.put(&rows::ELEMENT, element.id.0, values)
}

/// Gives an element the strength that the places where it was seen make.
pub(super) fn strengthen(writing: &mut Writing<'_>, of: ElementId) -> Result<(), StoreError> {
    let found = elements::one(writing.db, of)?.ok_or(StoreError::NotFound("working element"))?;
    let strength = found.strength_by_rule();
    if strength != found.strength {
        element(writing, &WorkingElement { strength, ..found }, None)?;
    }
    Ok(())
}

pub(super) fn sighting(
    writing: &mut Writing<'_>,
    element: ElementId,
    seen: &Sighting,
) -> Result<(), StoreError> {
    let (said, said_zone) = moment_columns(seen.at);
    let values = vec![
        id(element.0),
        id(seen.case.0),
        maybe_id(seen.round.map(|round| round.0)),
        said.into(),
        said_zone.into(),
        seen.outcome.clone().into(),
    ];
    writing.put(&rows::SIGHTING, seen.id.0, values)
}

pub(super) fn link(writing: &mut Writing<'_>, answer: AnswerId, to: To) -> Result<(), StoreError> {
    let (question, element, earlier) = match to {
        To::Question(question) => (Some(question.0), None, None),
        To::Element(element) => (None, Some(element.0), None),
        To::Earlier(earlier) => (None, None, Some(earlier.0)),
    };
    let row = writing.mint.next();
    let values = vec![id(answer.0), maybe_id(None), maybe_id(question), maybe_id(element), maybe_id(earlier)];
    writing.put(&rows::LINK, row, values)
}

pub(super) fn note(writing: &mut Writing<'_>, position: i64, note: &Note) -> Result<(), StoreError> {
    let (said, said_zone) = moment_columns(note.at);
    let values = vec![
        id(note.case.0),
        maybe_id(note.round.map(|round| round.0)),
        maybe_id(note.answer.map(|answer| answer.0)),
        said.into(),
        said_zone.into(),
        position.into(),
        note.text.clone().into(),
    ];
    writing.put(&rows::NOTE, note.id.0, values)
}

/// The letter of the next new question of a case.
pub(super) fn next_letter(all: &[LearningQuestion]) -> Letter {
    Letter::after(all.iter().map(|question| question.letter))
}

/// Letters are labels: where two questions of a case have one, the later takes the next free one.
pub(super) fn part_letters(writing: &mut Writing<'_>, case: CaseId) -> Result<(), StoreError> {
    let mut all = questions::of_case(writing.db, case, true)?;
    let mut next = next_letter(&all);
    all.sort_by_key(|question| (question.made, question.id));
    let mut taken = std::collections::BTreeSet::new();
    for mut question in all {
        if !taken.insert(question.letter) {
            question.letter = next;
            next = next.next();
            self::question(writing, &question)?;
        }
    }
    Ok(())
}

fn case_of(db: &Connection, answer: AnswerId) -> Result<Option<CaseId>, StoreError> {
    let mut query = db.prepare_cached("SELECT case_id FROM answer WHERE id = ?1")?;
    Ok(query.query_row([answer.0.into_bytes()], |row| uuid(row, 0).map(CaseId)).optional()?)
}

/// True when this table has this row.
pub(super) fn is_there(db: &Connection, table: &str, row: Uuid) -> Result<bool, StoreError> {
    let found: Option<i64> = db
        .prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = ?1"))?
        .query_row([row.into_bytes()], |row| row.get(0))
        .optional()?;
    Ok(found.is_some())
}
