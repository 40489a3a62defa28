//! Through the months: the numbers of each line, and what was said of agreements.
//!
//! Never here: a name beside a number, or one case beside another.

use std::collections::BTreeMap;

use super::agreements::uuid;
use super::codec::moment;
use super::remembered::{AskedIn, rounds};
use super::{Store, StoreError};
use crate::domain::Moment;
use crate::domain::agreement::Outcome;
use crate::domain::id::{CaseId, RoundId};
use crate::domain::line::{Numbers, NumbersThen, OutcomesThen};

/// So many rounds are looked back.
const MOST: usize = 200;

impl Store {
    /// The numbers that were given in the finished rounds of a case, by line: the lines of the last
    /// round first, in the order in which it walked them.
    pub fn numbers(&self, case: CaseId) -> Result<Vec<Numbers>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let rounds = rounds(&tx, case)?;
        let mut query = tx.prepare_cached(
            "SELECT line, started, round, amount FROM answer
             WHERE case_id = ?1 AND form = 'number' AND off_path = 0
             ORDER BY line, started, round, amount",
        )?;
        let mut rows = query.query([case.0.into_bytes()])?;
        let mut given: BTreeMap<String, BTreeMap<(i64, RoundId), Vec<i64>>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (started, round) = (row.get(1)?, RoundId(uuid(row, 2)?));
            if rounds.contains_key(&started) {
                let of_line = given.entry(row.get(0)?).or_default();
                of_line.entry((started, round)).or_default().push(row.get(3)?);
            }
        }
        let mut seen = AskedIn::default();
        let mut lines: Vec<(i64, usize, Numbers)> = Vec::new();
        for (line, then) in given {
            let Some(((last, _), _)) = then.last_key_value() else { continue };
            let last = *last;
            let Some((place, asked, language)) = seen.of(&tx, &rounds, last, &line)? else { continue };
            let Some([low, high]) = asked.scale else { continue };
            let end = |(number, words): (i64, crate::domain::words::Words)| {
                (number, words.get(&language).to_owned())
            };
            let mut rounds = Vec::new();
            for ((_, round), numbers) in then.into_iter().rev().take(MOST) {
                rounds.push(NumbersThen { round, at: began(&tx, round)?, numbers });
            }
            let ask = asked.ask.get(&language).to_owned();
            lines.push((last, place, Numbers { ask, low: end(low), high: end(high), rounds }));
        }
        lines.sort_by_key(|(last, place, _)| (std::cmp::Reverse(*last), *place));
        Ok(lines.into_iter().map(|(_, _, numbers)| numbers).collect())
    }

    /// What was said of the agreements of a case, the newest first: at the start of each finished
    /// round, and by day of what was said between rounds.
    pub fn outcomes(&self, case: CaseId) -> Result<Vec<OutcomesThen>, StoreError> {
        let tx = self.db.unchecked_transaction()?;
        let mut query = tx.prepare_cached(
            "SELECT r.id, r.started, r.started_zone, v.said, v.said_zone, v.said > r.finished, v.outcome
             FROM round r JOIN review v ON v.round = r.id
             WHERE r.case_id = ?1 AND r.state = 'finished'
             ORDER BY r.started DESC, r.id DESC, v.said DESC",
        )?;
        let mut rows = query.query([case.0.into_bytes()])?;
        let mut then: Vec<OutcomesThen> = Vec::new();
        while let Some(row) = rows.next()? {
            let damaged = || StoreError::damaged("a review cannot be read");
            let (round, between): (RoundId, bool) = (RoundId(uuid(row, 0)?), row.get(5)?);
            let at = if between { (3, 4) } else { (1, 2) };
            let at = moment(row.get(at.0)?, row.get(at.1)?).ok_or_else(damaged)?;
            let code: String = row.get(6)?;
            let outcome = Outcome::from_code(&code).ok_or_else(damaged)?;
            let same = |last: &&mut OutcomesThen| {
                last.round == round && last.between == between && last.at.date_naive() == at.date_naive()
            };
            let many = then.len() >= MOST;
            match then.last_mut().filter(same) {
                Some(last) => count(&mut last.counts, outcome),
                None if many => break,
                None => then.push(OutcomesThen { round, at, between, counts: vec![(outcome, 1)] }),
            }
        }
        Ok(then)
    }
}

fn began(db: &rusqlite::Connection, round: RoundId) -> Result<Moment, StoreError> {
    let (millis, zone) = db
        .prepare_cached("SELECT started, started_zone FROM round WHERE id = ?1")?
        .query_row([round.0.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    moment(millis, zone).ok_or_else(|| StoreError::damaged("a finished round cannot be read"))
}

fn count(counts: &mut Vec<(Outcome, usize)>, outcome: Outcome) {
    match counts.iter_mut().find(|(other, _)| *other == outcome) {
        Some((_, n)) => *n += 1,
        None => counts.push((outcome, 1)),
    }
    let place = |outcome: Outcome| Outcome::ALL.iter().position(|(other, _)| *other == outcome);
    counts.sort_by_key(|(outcome, _)| place(*outcome));
}
