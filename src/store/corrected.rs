//! What is corrected in a finished round: an answer, its marks, what was forgotten.
//!
//! Earlier words stay as revisions, unless who said them wants them gone: then nothing of them is left anywhere.
//! Never here: who is asked that.

use rusqlite::OptionalExtension;
use rusqlite::types::Value;
use uuid::Uuid;

use super::change::Change;
use super::codec::content::Said;
use super::rows::{self, Writing, id};
use super::{Store, StoreError, agreements, finish, forks, history, rewrite};
use crate::domain::Moment;
use crate::domain::agreement::{Agreement, AgreementState};
use crate::domain::answer::{Answer, Content, Mark, Promise, Slot};
use crate::domain::case::{FinishedAnswer, FinishedRound, Original, Visibility};
use crate::domain::id::{AgreementId, AnswerId, RoundId};
use crate::domain::round::Mint;

/// What becomes of the words that stood before a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// They stay in the history of the answer.
    Kept,
    /// They are gone: from every revision, the log, the backups.
    Gone,
}

impl Store {
    /// Other words for an answer of a finished round: content of the same form, and the one more line. With
    /// [`Earlier::Gone`] this cannot be undone, and no change comes back; call [`Store::clean`] after it.
    pub fn correct_answer(
        &mut self,
        answer: AnswerId,
        content: &Content,
        why: &str,
        earlier: Earlier,
        now: Moment,
    ) -> Result<Option<Change>, StoreError> {
        let ((), change) = self.change(now, |writing| {
            forks::one_version(writing.db, answer.0)?;
            let values = rewrite::read(writing.db, &rows::ANSWER, answer.0)?;
            let values = values.ok_or(StoreError::NotFound("answer"))?;
            let said = Said::of(Some(content));
            let form = rewrite::column(&values, &rows::ANSWER, "form");
            let new: Value = said.form.into();
            if form != Value::Null && form != new {
                return Err(StoreError::Other("an answer keeps its form".to_owned()));
            }
            let changes = [
                ("form", new),
                ("text", said.text.into()),
                ("amount", said.amount.into()),
                ("items", said.items.map(|items| items.to_string()).into()),
                ("why", why.to_owned().into()),
            ];
            rewrite::set(writing, &rows::ANSWER, answer.0, &changes)?;
            if earlier == Earlier::Gone { rewrite::forget(writing, answer.0) } else { Ok(()) }
        })?;
        Ok((earlier == Earlier::Kept).then_some(change))
    }

    /// Sets a mark beside an answer, or takes it away.
    pub fn set_mark(
        &mut self,
        answer: AnswerId,
        mark: Mark,
        on: bool,
        now: Moment,
    ) -> Result<Change, StoreError> {
        let ((), change) = self.change(now, |writing| set_mark(writing, answer, mark, on))?;
        Ok(change)
    }

    /// The group wants to see an answer again at the start of the next round, or not.
    pub fn set_comes_back(&mut self, answer: AnswerId, on: bool, now: Moment) -> Result<Change, StoreError> {
        self.set_answer(answer, ("comes_back", i64::from(on).into()), now)
    }

    /// Says who may read an answer.
    pub fn set_visibility(
        &mut self,
        answer: AnswerId,
        visibility: Visibility,
        now: Moment,
    ) -> Result<Change, StoreError> {
        self.set_answer(answer, ("visibility", visibility.code().map(str::to_owned).into()), now)
    }

    /// Keeps the words of an answer as they were said in another language, or takes them away.
    pub fn set_original(
        &mut self,
        answer: AnswerId,
        original: Option<&Original>,
        now: Moment,
    ) -> Result<Change, StoreError> {
        self.set_answer(answer, ("original", original.map(super::codec::original_json).into()), now)
    }

    fn set_answer(
        &mut self,
        answer: AnswerId,
        change: (&str, Value),
        now: Moment,
    ) -> Result<Change, StoreError> {
        let ((), change) =
            self.change(now, |writing| rewrite::set(writing, &rows::ANSWER, answer.0, &[change]))?;
        Ok(change)
    }

    /// An answer that was forgotten in a finished round. One that stands there already is corrected instead.
    pub fn add_answer(
        &mut self,
        round: RoundId,
        step: &str,
        slot: Slot,
        answer: &Answer,
        now: Moment,
    ) -> Result<(AnswerId, Change), StoreError> {
        self.change(now, |writing| {
            let found = history::round(writing.db, round)?.ok_or(StoreError::NotFound("round"))?;
            let new = forgotten(&found, step, slot, answer, AnswerId(writing.mint.next()))?;
            let last: i64 = writing
                .db
                .prepare_cached("SELECT coalesce(max(position), -1) + 1 FROM answer WHERE round = ?1")?
                .query_row([round.0.into_bytes()], |row| row.get(0))?;
            finish::answer(writing, &found, last, &new)?;
            // It was not left out after all.
            let skipped: Vec<&String> = found.skipped.iter().filter(|id| *id != step).collect();
            let skipped = serde_json::json!(skipped).to_string();
            rewrite::set(writing, &rows::ROUND, round.0, &[("skipped", skipped.into())])?;
            Ok(new.id)
        })
    }

    /// An agreement that was forgotten in a finished round. It counts from now on.
    pub fn add_agreement(
        &mut self,
        round: RoundId,
        promise: &Promise,
        now: Moment,
    ) -> Result<(AgreementId, Change), StoreError> {
        self.change(now, |writing| {
            let found = history::round(writing.db, round)?.ok_or(StoreError::NotFound("round"))?;
            let agreement = Agreement {
                id: AgreementId(writing.mint.next()),
                case: found.case,
                what: promise.what.clone(),
                at_first: None,
                corrected: Vec::new(),
                due_at_first: None,
                who: promise.who.clone(),
                due: promise.due.clone(),
                if_then: promise.if_then.clone(),
                state: AgreementState::Open,
                round,
                step: String::new(),
                made: now,
                question: promise.question,
                reviews: Vec::new(),
            };
            let last = agreements::made_in(writing.db, round)?.len();
            finish::agreement(writing, i64::try_from(last).unwrap_or(i64::MAX), &agreement)?;
            Ok(agreement.id)
        })
    }

    /// What was agreed, by whom, by when and with which if–then, as it was meant when it was made.
    pub fn correct_agreement(
        &mut self,
        agreement: AgreementId,
        promise: &Promise,
        earlier: Earlier,
        now: Moment,
    ) -> Result<Option<Change>, StoreError> {
        let ((), change) = self.change(now, |writing| {
            forks::one_version(writing.db, agreement.0)?;
            let found = agreements::one(writing.db, agreement)?.ok_or(StoreError::NotFound("agreement"))?;
            let place = agreements::position(writing.db, agreement)?;
            let (before, what) = (found.what.clone(), promise.what.as_str());
            let meant = Agreement {
                what: what.to_owned(),
                who: promise.who.clone(),
                due: promise.due.clone(),
                if_then: promise.if_then.clone(),
                ..found
            };
            finish::agreement(writing, place, &meant)?;
            if earlier == Earlier::Kept {
                return Ok(());
            }
            rewrite::forget(writing, agreement.0)?;
            if before == what {
                return Ok(());
            }
            // Words that were chosen in an opening or between rounds stand there too.
            let chosen = rewrite::ids(
                writing.db,
                "SELECT id FROM review WHERE agreement = ?1 AND change = ?2",
                (agreement.0.into_bytes(), before),
            )?;
            chosen
                .into_iter()
                .try_for_each(|review| reword(writing, &rows::REVIEW, review, ("change", what), earlier))
        })?;
        Ok((earlier == Earlier::Kept).then_some(change))
    }

    /// Other words for a note.
    pub fn correct_note(
        &mut self,
        note: crate::domain::id::NoteId,
        text: &str,
        earlier: Earlier,
        now: Moment,
    ) -> Result<Option<Change>, StoreError> {
        let ((), change) =
            self.change(now, |writing| reword(writing, &rows::NOTE, note.0, ("text", text), earlier))?;
        Ok((earlier == Earlier::Kept).then_some(change))
    }
}

/// A mark beside an answer, set or taken away.
pub(super) fn set_mark(
    writing: &mut Writing<'_>,
    answer: AnswerId,
    mark: Mark,
    on: bool,
) -> Result<(), StoreError> {
    let key = answer.0.into_bytes();
    let set =
        rewrite::ids(writing.db, "SELECT id FROM mark WHERE answer = ?1 AND mark = ?2", (key, mark.code()))?;
    if !on {
        return set.into_iter().try_for_each(|row| writing.take_away(&rows::MARK, row));
    }
    if !set.is_empty() {
        return Ok(());
    }
    let (position, unnamed): (i64, bool) = writing
        .db
        .prepare_cached(
            "SELECT (SELECT coalesce(max(position), -1) + 1 FROM mark WHERE answer = ?1),
               unnamed IS NOT NULL FROM answer WHERE id = ?1",
        )?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(StoreError::NotFound("answer"))?;
    let values = vec![id(answer.0), position.into(), mark.code().to_owned().into()];
    let row = if unnamed { writing.mint.random() } else { writing.mint.next() };
    if unnamed {
        writing.put_unnamed(&rows::MARK, row, values)
    } else {
        writing.put(&rows::MARK, row, values)
    }
}

/// Other words in a column of a row.
fn reword(
    writing: &mut Writing<'_>,
    kind: &rows::Kind,
    row: Uuid,
    (column, words): (&str, &str),
    earlier: Earlier,
) -> Result<(), StoreError> {
    forks::one_version(writing.db, row)?;
    rewrite::set(writing, kind, row, &[(column, words.to_owned().into())])?;
    if earlier == Earlier::Gone { rewrite::forget(writing, row) } else { Ok(()) }
}

fn forgotten(
    round: &FinishedRound,
    step: &str,
    slot: Slot,
    answer: &Answer,
    id: AnswerId,
) -> Result<FinishedAnswer, StoreError> {
    let (_, found) = round.sequence.find(step).ok_or(StoreError::NotFound("question"))?;
    if round.answers.iter().any(|other| other.step == step && other.slot == slot && other.n == 0) {
        return Err(StoreError::Other("this answer is there already".to_owned()));
    }
    Ok(FinishedAnswer {
        id,
        step: step.to_owned(),
        line: round.sequence.line(found),
        n: 0,
        slot,
        answer: answer.clone(),
        off_path: false,
        original: None,
        visibility: Visibility::Group,
        earlier: Vec::new(),
    })
}
