//! The lines of a case, and what was said on one of them, round by round, read by key.
//!
//! Only finished rounds count. Never here: a guess at which questions belong together.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};

use super::agreements::{self, uuid};
use super::wording::{self, Asked, Wordings};
use super::{Store, StoreError, history, recurs};
use crate::domain::case::{FinishedAnswer, FinishedRound};
use crate::domain::id::{CaseId, RoundId};
use crate::domain::line::{Line, LineRound};
use crate::domain::sequence::{Choices, Kind, Sequence, Step};
use crate::domain::words::Lang;

/// The lines, each with the moments at which it was asked, the earliest first.
type Moments = Vec<(String, Vec<i64>)>;

impl Store {
    /// The lines that a case was asked in finished rounds: those of the last round first, in the
    /// order in which it walked them, then those of the rounds before.
    pub fn lines(&self, case: CaseId) -> Result<Vec<Line>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let rounds = rounds(&tx, case)?;
        let mut seen = AskedIn::default();
        let mut lines: Vec<(i64, usize, Line)> = Vec::new();
        for (line, moments) in moments(&tx, case)? {
            let mut moments = moments.into_iter().rev().filter(|started| rounds.contains_key(started));
            let Some(last) = moments.next() else { continue };
            let times = moments.count() + 1;
            let Some((place, asked, language)) = seen.of(&tx, &rounds, last, &line)? else { continue };
            if asked.is_answered {
                let ask = asked.ask.get(&language).to_owned();
                lines.push((last, place, Line { line, ask, rounds: times }));
            }
        }
        lines.sort_by_key(|(last, place, _)| (std::cmp::Reverse(*last), *place));
        Ok(lines.into_iter().map(|(_, _, line)| line).collect())
    }

    /// The finished rounds of a case that asked this line, the newest first, `limit` at most,
    /// those before the round `before`; each with nothing but that line.
    pub fn on_line(
        &self,
        case: CaseId,
        line: &str,
        before: Option<RoundId>,
        limit: usize,
    ) -> Result<Vec<LineRound>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let before = match before {
            Some(id) => tx
                .prepare_cached("SELECT started FROM round WHERE id = ?1")?
                .query_row([id.0.into_bytes()], |row| row.get::<_, i64>(0).map(|at| (at, id)))
                .optional()?,
            None => None,
        };
        let (latest, last) = before.map_or((i64::MAX, [0xff; 16]), |(at, id)| (at, id.0.into_bytes()));
        // The rounds are walked by key and the line is looked up at each, until there are enough.
        let mut query = tx.prepare_cached(
            "SELECT r.id FROM round r
             WHERE r.case_id = ?1 AND r.state = 'finished' AND (r.started, r.id) < (?3, ?4)
               AND EXISTS (SELECT 1 FROM answer a
                 WHERE a.case_id = ?1 AND a.line = ?2 AND a.started = r.started)
             ORDER BY r.started DESC, r.id DESC",
        )?;
        let mut rows = query.query((case.0.into_bytes(), line, latest, last))?;
        let (mut found, mut wordings) = (Vec::new(), Wordings::default());
        while let Some(row) = rows.next()? {
            let id = RoundId(uuid(row, 0)?);
            found.extend(trimmed(&tx, id, line, &mut wordings)?);
            if found.len() >= limit {
                break;
            }
        }
        Ok(found)
    }
}

/// When the finished rounds of a case began, and which they are.
pub(super) fn rounds(db: &Connection, case: CaseId) -> Result<BTreeMap<i64, RoundId>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT started, id FROM round WHERE case_id = ?1 AND state = 'finished'")?;
    let rows = query.query_map([case.0.into_bytes()], |row| Ok((row.get(0)?, RoundId(uuid(row, 1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// When each line was asked, but for what a round left again.
fn moments(db: &Connection, case: CaseId) -> Result<Moments, StoreError> {
    let left = left_again(db, case)?;
    // By line and then by moment, as the index has them.
    let mut query = db.prepare_cached(
        "SELECT line, started, count(*) FROM answer WHERE case_id = ?1 GROUP BY line, started ORDER BY line, started",
    )?;
    let mut rows = query.query([case.0.into_bytes()])?;
    let mut moments = Moments::new();
    while let Some(row) = rows.next()? {
        let (line, started, count) = (row.get_ref(0)?, row.get(1)?, row.get::<_, i64>(2)?);
        let line = line.as_str().map_err(rusqlite::Error::from)?;
        let is_left = |(of, at, left): &&(String, i64, i64)| of == line && *at == started && *left >= count;
        if left.iter().any(|group| is_left(&group)) {
            continue;
        }
        match moments.last_mut() {
            Some((last, then)) if last == line => then.push(started),
            Some(_) | None => moments.push((line.to_owned(), vec![started])),
        }
    }
    Ok(moments)
}

/// Of which lines a round left answers again: the line, when, and how many.
fn left_again(db: &Connection, case: CaseId) -> Result<Vec<(String, i64, i64)>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT line, started, count(*) FROM answer WHERE case_id = ?1 AND off_path = 1 GROUP BY line, started",
    )?;
    let rows = query.query_map([case.0.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What the steps of sequences asked, each sequence read once.
#[derive(Default)]
pub(super) struct AskedIn(BTreeMap<RoundId, (Lang, Vec<Asked>)>);

impl AskedIn {
    /// What the round that began then asked on this line, at which place, and in which language.
    pub(super) fn of(
        &mut self,
        db: &Connection,
        rounds: &BTreeMap<i64, RoundId>,
        started: i64,
        line: &str,
    ) -> Result<Option<(usize, Asked, Lang)>, StoreError> {
        let Some(id) = rounds.get(&started).copied() else { return Ok(None) };
        if let std::collections::btree_map::Entry::Vacant(slot) = self.0.entry(id) {
            let (language, body): (String, String) = db
                .prepare_cached(
                    "SELECT r.language, s.body FROM round r JOIN sequence s ON s.id = r.sequence WHERE r.id = ?1",
                )?
                .query_row([id.0.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            slot.insert((Lang::new(language), wording::asked(&body)?));
        }
        let Some((language, steps)) = self.0.get(&id) else { return Ok(None) };
        let mut steps = steps.iter().enumerate();
        let found = steps.find(|(_, asked)| asked.line == line);
        Ok(found.map(|(place, asked)| (place, asked.clone(), language.clone())))
    }
}

/// A finished round with nothing but one line: None where nobody was asked it in the end.
fn trimmed(
    db: &Connection,
    id: RoundId,
    line: &str,
    wordings: &mut Wordings,
) -> Result<Option<LineRound>, StoreError> {
    let Some(mut round) = history::head(db, id, wordings)? else { return Ok(None) };
    let steps: Vec<&Step> =
        round.sequence.steps.iter().filter(|step| round.sequence.line(step) == line).collect();
    let beside = beside(&round.sequence, &steps);
    let steps: Vec<String> = steps.into_iter().map(|step| step.id.clone()).collect();
    round.answers = if beside.is_empty() { answers(db, &round, line)? } else { history::answers(db, id)? };
    let speaks =
        |answer: &FinishedAnswer| !answer.off_path && (answer.line == line || beside.contains(&answer.step));
    round.answers.retain(speaks);
    if round.answers.iter().all(|answer| answer.line != line) {
        return Ok(None);
    }
    if !beside.is_empty() {
        round.made = agreements::made_in(db, id)?;
    }
    for answer in round.answers.iter().filter(|answer| answer.line == line) {
        round.came_of.extend(recurs::came_of_answer(db, answer.id)?);
    }
    Ok(Some(LineRound { round, steps }))
}

/// The steps whose answers these speak of, and those that say these back.
fn beside(sequence: &Sequence, steps: &[&Step]) -> BTreeSet<String> {
    let mut beside = BTreeSet::new();
    for step in steps {
        beside.extend(step.per_item.clone());
        match &step.kind {
            Kind::Choice(Choices::Answers(on)) | Kind::Vote { on, .. } => beside.extend(on.iter().cloned()),
            Kind::Text
            | Kind::List
            | Kind::Scale(_)
            | Kind::Choice(Choices::Options(_))
            | Kind::Agreement
            | Kind::Agenda
            | Kind::Element
            | Kind::SayBack { .. }
            | Kind::None => {}
        }
    }
    for other in &sequence.steps {
        if let Kind::SayBack { on } = &other.kind
            && steps.iter().any(|step| on.contains(&step.id))
        {
            beside.insert(other.id.clone());
        }
    }
    beside
}

/// Those of a round on one line, by the key of the line: a round has many others.
fn answers(db: &Connection, round: &FinishedRound, line: &str) -> Result<Vec<FinishedAnswer>, StoreError> {
    let sql = format!(
        "{} WHERE case_id = ?1 AND line = ?2 AND started = ?3 AND +round = ?4 ORDER BY position",
        history::ANSWER
    );
    let mut query = db.prepare_cached(&sql)?;
    let began = round.started.timestamp_millis();
    let mut rows = query.query((round.case.0.into_bytes(), line, began, round.id.0.into_bytes()))?;
    let mut answers = Vec::new();
    while let Some(row) = rows.next()? {
        answers.push(history::answer(db, row)?);
    }
    Ok(answers)
}
