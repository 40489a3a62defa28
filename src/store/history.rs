//! Finished rounds: as lines, whole, and what one line of questions got last time.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;

use super::agreements::{self, maybe_uuid, uuid};
use super::cases::{last_round, people, present};
use super::codec::content::Said;
use super::codec::{due, list, mode_of, moment, original_of, string};
use super::earlier::{self, rewritten};
use super::wording::Wordings;
use super::{Store, StoreError, attachments, notes, recurs};
use crate::domain::Moment;
use crate::domain::answer::{Answer, Content, Mark, Pick, Slot};
use crate::domain::case::{FinishedAnswer, FinishedRound, RoundLine, Visibility};
use crate::domain::id::{AnswerId, CaseId, PersonId, RoundId};
use crate::domain::round::Returning;
use crate::domain::sequence::{Choices, Kind};
use crate::domain::words::{Lang, Words};

/// What a line of questions got the last time it was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct LastTime {
    /// When that round began.
    pub at: Moment,
    /// The words of the question then, in the language then.
    pub ask: String,
    /// The answers in the order of the turns, with whose they are; None for the group or nobody's. What was
    /// chosen in them is named by its words.
    pub answers: Vec<(Option<String>, Content)>,
}

pub(super) const ANSWER: &str = concat!(
    "SELECT id, step, line, n, person, unnamed, form, text, amount, items, why, comes_back, language, off_path,
       original, visibility, ",
    rewritten!("answer"),
    " FROM answer"
);

impl Store {
    /// Finished rounds of a case and those that were set aside, the newest first, `limit` at most,
    /// those after the round `after`.
    pub fn round_lines(
        &self,
        case: CaseId,
        after: Option<RoundId>,
        limit: usize,
    ) -> Result<Vec<RoundLine>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let from: Option<i64> = match after {
            Some(after) => tx
                .prepare_cached("SELECT started FROM round WHERE id = ?1")?
                .query_row([after.0.into_bytes()], |row| row.get(0))
                .optional()?,
            None => None,
        };
        // A part for each state reads by key; there are two of them.
        let part = "SELECT r.id, s.title, r.language, r.started, r.started_zone, r.about,
               r.state = 'set-aside'
             FROM round r JOIN sequence s ON s.id = r.sequence
             WHERE r.case_id = ?1 AND r.state = ?2 AND (r.started, r.id) < (?3, ?4)
             ORDER BY r.started DESC, r.id DESC LIMIT ?5";
        let mut query = tx.prepare_cached(part)?;
        let mut lines: Vec<((i64, [u8; 16]), RoundLine)> = Vec::new();
        for state in ["finished", "set-aside"] {
            let mut rows = query.query((
                case.0.into_bytes(),
                state,
                from.unwrap_or(i64::MAX),
                after.map_or([0xff; 16], |after| after.0.into_bytes()),
                i64::try_from(limit).unwrap_or(i64::MAX),
            ))?;
            while let Some(row) = rows.next()? {
                let (title, language): (String, String) = (row.get(1)?, row.get(2)?);
                let damaged = || StoreError::damaged("a finished round cannot be read");
                let id = uuid(row, 0)?;
                let line = RoundLine {
                    id: RoundId(id),
                    sequence: words(&title).ok_or_else(damaged)?.get(&Lang::new(language)).to_owned(),
                    started: moment(row.get(3)?, row.get(4)?).ok_or_else(damaged)?,
                    about: row.get(5)?,
                    set_aside: row.get(6)?,
                };
                lines.push(((row.get(3)?, id.into_bytes()), line));
            }
        }
        lines.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
        lines.truncate(limit);
        Ok(lines.into_iter().map(|(_, line)| line).collect())
    }

    /// A finished round, or one that was set aside, whole.
    pub fn round(&self, id: RoundId) -> Result<Option<FinishedRound>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        round(&tx, id)
    }

    /// What the group wanted to see again: of the last finished round of this case.
    pub fn returning(&self, case: CaseId) -> Result<Vec<Returning>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let Some(last) = last_round(&tx, case)? else {
            return Ok(Vec::new());
        };
        let any = tx
            .prepare_cached(
                "SELECT 1 FROM answer WHERE round = ?1 AND comes_back = 1 AND off_path = 0 LIMIT 1",
            )?
            .exists([last.0.into_bytes()])?;
        let Some(round) = any.then(|| answered(&tx, last)).transpose()?.flatten() else {
            return Ok(Vec::new());
        };
        let people = people(&tx, case)?;
        let name = |id: PersonId| people.iter().find(|person| person.id == id).map(|p| p.name.clone());
        let marked = round.answers.iter().filter(|answer| answer.answer.comes_back && !answer.off_path);
        Ok(marked
            .filter_map(|answer| {
                let text = spoken(&round, answer, answer.answer.content.as_ref()?);
                let who = answer.slot.person().and_then(name).unwrap_or_default();
                Some(Returning { who, text })
            })
            .collect())
    }

    /// What was answered on this line in the last finished round of the case that asked it.
    pub fn last_answers(&self, case: CaseId, line: &str) -> Result<Option<LastTime>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let found: Option<RoundId> = tx
            .prepare_cached(
                "SELECT a.round FROM answer a JOIN round r ON r.id = a.round
                 WHERE a.case_id = ?1 AND a.line = ?2 AND r.state = 'finished'
                   AND a.off_path = 0 AND a.form IS NOT NULL
                 ORDER BY a.started DESC, a.number DESC LIMIT 1",
            )?
            .query_row((case.0.into_bytes(), line), |row| uuid(row, 0).map(RoundId))
            .optional()?;
        let Some(round) = found.map(|id| answered(&tx, id)).transpose()?.flatten() else {
            return Ok(None);
        };
        let people = people(&tx, case)?;
        let name = |id: PersonId| people.iter().find(|person| person.id == id).map(|p| p.name.clone());
        let on_line: Vec<&FinishedAnswer> = round
            .answers
            .iter()
            .filter(|answer| answer.line == line && !answer.off_path && answer.answer.content.is_some())
            .collect();
        let step = on_line.first().and_then(|answer| round.sequence.find(&answer.step));
        let ask = step.map_or("", |(_, step)| step.wording.ask.get(&round.language)).to_owned();
        let answers = on_line
            .into_iter()
            .filter_map(|answer| {
                let content = answer.answer.content.as_ref()?;
                Some((answer.slot.person().and_then(name), in_words(&round, &answer.step, content)))
            })
            .collect();
        Ok(Some(LastTime { at: round.started, ask, answers }))
    }
}

/// A finished round, whole.
pub(super) fn round(db: &Connection, id: RoundId) -> Result<Option<FinishedRound>, StoreError> {
    let Some(head) = head(db, id, &mut Wordings::default())? else {
        return Ok(None);
    };
    Ok(Some(FinishedRound {
        present: present(db, id)?,
        answers: answers(db, id)?,
        reviews: agreements::reviews_in(db, id)?,
        made: agreements::made_in(db, id)?,
        notes: notes::of_round(db, id)?,
        attachments: attachments::of_round(db, id)?,
        came_of: recurs::came_of(db, id)?,
        ..head
    }))
}

/// A finished round with its answers, and nothing else.
fn answered(db: &Connection, id: RoundId) -> Result<Option<FinishedRound>, StoreError> {
    let Some(head) = head(db, id, &mut Wordings::default())? else { return Ok(None) };
    Ok(Some(FinishedRound { answers: answers(db, id)?, ..head }))
}

/// A finished round without what was said in it.
pub(super) fn head(
    db: &Connection,
    id: RoundId,
    wordings: &mut Wordings,
) -> Result<Option<FinishedRound>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT case_id, sequence, started, started_zone, finished, finished_zone, about,
           bringer, mode, language, skipped, next_on, next_words, state = 'set-aside'
         FROM round WHERE id = ?1",
    )?;
    let mut rows = query.query([id.0.into_bytes()])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let damaged = || StoreError::damaged("a finished round cannot be read");
    let (mode, language): (String, String) = (row.get(8)?, row.get(9)?);
    let (skipped, on): (String, Option<String>) = (row.get(10)?, row.get(11)?);
    let skipped: Value = serde_json::from_str(&skipped).map_err(|_| damaged())?;
    Ok(Some(FinishedRound {
        id,
        case: CaseId(uuid(row, 0)?),
        sequence: wordings.of(db, uuid(row, 1)?)?,
        started: moment(row.get(2)?, row.get(3)?).ok_or_else(damaged)?,
        finished: moment(row.get(4)?, row.get(5)?).ok_or_else(damaged)?,
        about: row.get(6)?,
        present: Vec::new(),
        bringer: maybe_uuid(row, 7)?.map(PersonId),
        mode: mode_of(&mode).ok_or_else(damaged)?,
        language: Lang::new(language),
        skipped: list(&skipped, string).ok_or_else(damaged)?,
        answers: Vec::new(),
        reviews: Vec::new(),
        made: Vec::new(),
        notes: Vec::new(),
        attachments: Vec::new(),
        came_of: Vec::new(),
        next_round: due(on.as_deref(), row.get(12)?).ok_or_else(damaged)?,
        set_aside: row.get(13)?,
    }))
}

pub(super) fn answers(db: &Connection, round: RoundId) -> Result<Vec<FinishedAnswer>, StoreError> {
    let mut query = db.prepare_cached(&format!("{ANSWER} WHERE round = ?1 ORDER BY position, id"))?;
    let mut rows = query.query([round.0.into_bytes()])?;
    let mut answers = Vec::new();
    while let Some(row) = rows.next()? {
        answers.push(answer(db, row)?);
    }
    Ok(answers)
}

pub(super) fn answer(db: &Connection, row: &Row<'_>) -> Result<FinishedAnswer, StoreError> {
    let damaged = || StoreError::damaged("an answer cannot be read");
    let id = uuid(row, 0)?;
    let items: Option<String> = row.get(9)?;
    let items = items.map(|items| serde_json::from_str(&items)).transpose().map_err(|_| damaged())?;
    let said = Said { form: row.get(6)?, text: row.get(7)?, amount: row.get(8)?, items };
    let slot = match (maybe_uuid(row, 4)?, row.get(5)?) {
        (Some(person), _) => Slot::Person(PersonId(person)),
        (None, Some(at)) => Slot::Unnamed(at),
        (None, None) => Slot::Group,
    };
    let mut marks = db.prepare_cached(
        "SELECT mark FROM mark WHERE answer = ?1 GROUP BY mark ORDER BY min(position), mark",
    )?;
    let marks: Vec<String> =
        marks.query_map([id.into_bytes()], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let language: String = row.get(12)?;
    let (original, visibility): (Option<String>, Option<String>) = (row.get(14)?, row.get(15)?);
    let answer = Answer {
        content: said.content().ok_or_else(damaged)?,
        why: row.get(10)?,
        marks: marks.iter().map(|code| Mark::from_code(code)).collect::<Option<_>>().ok_or_else(damaged)?,
        comes_back: row.get(11)?,
        language: Lang::new(language),
    };
    let rewritten: bool = row.get(16)?;
    let earlier = if rewritten {
        earlier::of_answer(db, id, answer.content.as_ref(), &answer.why)?
    } else {
        Vec::new()
    };
    Ok(FinishedAnswer {
        id: AnswerId(id),
        step: row.get(1)?,
        line: row.get(2)?,
        n: row.get(3)?,
        slot,
        answer,
        off_path: row.get(13)?,
        original: original.map(|said| original_of(&said).ok_or_else(damaged)).transpose()?,
        visibility: Visibility::from_code(visibility.as_deref()).ok_or_else(damaged)?,
        earlier,
    })
}

/// The words of an answer, over as many lines as it has items.
fn spoken(round: &FinishedRound, answer: &FinishedAnswer, content: &Content) -> String {
    let joined = |lines: Vec<String>| lines.join("\n");
    match content {
        Content::Text(text) | Content::SayBack { text, .. } => text.clone(),
        Content::List(items) => joined(items.clone()),
        Content::Number(number) => number.to_string(),
        Content::Options(picks) => {
            joined(picks.iter().map(|pick| label(round, &answer.step, pick)).collect())
        }
        Content::Votes(votes) => joined(
            votes
                .iter()
                .filter(|(_, count)| *count > 0)
                .map(|(p, _)| label(round, &answer.step, p))
                .collect(),
        ),
        Content::Agreements(list) => joined(list.iter().map(|promise| promise.what.clone()).collect()),
        Content::Agenda(list) => joined(list.iter().map(|entry| entry.text.clone()).collect()),
        Content::Elements(list) => joined(list.iter().map(|element| element.element.clone()).collect()),
    }
}

/// The same content with the words of what was chosen in it: another round does not have those answers.
fn in_words(round: &FinishedRound, step: &str, content: &Content) -> Content {
    let words = |pick: &Pick| Pick::Option(label(round, step, pick));
    match content {
        Content::Options(picks) => Content::Options(picks.iter().map(words).collect()),
        Content::Votes(votes) => {
            Content::Votes(votes.iter().map(|(pick, count)| (words(pick), *count)).collect())
        }
        Content::Text(_)
        | Content::List(_)
        | Content::Number(_)
        | Content::Agreements(_)
        | Content::Agenda(_)
        | Content::Elements(_)
        | Content::SayBack { .. } => content.clone(),
    }
}

/// The words of what was chosen in this step.
fn label(round: &FinishedRound, step: &str, pick: &Pick) -> String {
    match pick {
        Pick::Option(id) => {
            let options = round.sequence.find(step).and_then(|(_, step)| {
                if let Kind::Choice(Choices::Options(options)) = &step.kind { Some(options) } else { None }
            });
            let option = options.and_then(|options| options.iter().find(|option| option.id == *id));
            option.map_or(id.as_str(), |option| option.label.get(&round.language)).to_owned()
        }
        Pick::Answer(key, item) => {
            let found = round.said(*key);
            match found.and_then(|answer| Some((answer, answer.answer.content.as_ref()?))) {
                Some((_, Content::List(items))) => {
                    let at = item.and_then(|item| usize::try_from(item).ok()).unwrap_or(0);
                    items.get(at).cloned().unwrap_or_default()
                }
                Some((_, Content::Text(text) | Content::SayBack { text, .. })) => text.clone(),
                Some((_, Content::Number(number))) => number.to_string(),
                Some(_) | None => String::new(),
            }
        }
    }
}

/// The title of a sequence as it stands beside its body.
fn words(json: &str) -> Option<Words> {
    let pairs =
        list(&serde_json::from_str(json).ok()?, |pair| Some((string(pair.get(0)?)?, string(pair.get(1)?)?)))?;
    Some(Words::of(pairs))
}
