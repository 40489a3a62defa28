//! Searching in all that people said: newest first, by key, so many rows at a time.
//!
//! The index proposes and the words decide: a part of few words is looked up in the index, a part
//! of many stands in so many entries that the newest are simply read. See
//! docs/decisions/0008-search.md. Never here: what a row says (`entry`), keeping the index (`index`, `merge`).

mod entry;
mod hit;
mod index;
mod merge;

pub(super) use entry::spoken;
pub(super) use hit::asked;
pub use index::IndexCheck;
pub(super) use index::{Known, check, fill, keep_up};
pub(super) use merge::{merge_by_itself, merge_step};

use std::fmt::Write as _;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use super::agreements::uuid;
use super::rows::id as blob;
use super::wording::Wordings;
use super::{Store, StoreError};
use crate::domain::Moment;
use crate::domain::answer::Mark;
use crate::domain::search::{Found, SearchKey, Wanted};

/// A part that is in more words than this is not looked up in the index.
const MOST_WORDS: usize = 96;
/// For how many entries one counts of which also mark, role or line are looked at.
const WEIGHT: usize = 4;
/// The shortest part that the list of words can be searched for, in letters.
const SHORTEST: usize = 3;

impl Store {
    /// What has all that is wanted, newest first: at most `limit` of it, after `after`. It ends
    /// when `rows` entries were looked at, found or not; `next` says whether there may be more.
    pub fn search(
        &self,
        wanted: &Wanted,
        after: Option<SearchKey>,
        limit: usize,
        rows: usize,
    ) -> Result<Found, StoreError> {
        if wanted.is_empty() || limit == 0 {
            return Ok(Found::default());
        }
        let tx = self.db.unchecked_transaction()?;
        let (sql, values) = proposal(&tx, wanted, after)?;
        let mut query = tx.prepare_cached(&sql)?;
        let mut proposed = query.query(rusqlite::params_from_iter(values))?;
        let (mut found, mut wordings, mut looked_at) = (Found::default(), Wordings::default(), 0);
        let weight = if is_narrowed(wanted) { WEIGHT } else { 0 };
        while let Some(row) = proposed.next()? {
            let key = SearchKey(row.get(0)?);
            let words = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
            looked_at += 1;
            if wanted.is_in(words) {
                looked_at += weight;
                let (kind, of): (String, _) = (row.get(1)?, uuid(row, 2)?);
                if fits(&tx, wanted, &kind, of)? && !is_said_by_its_answer(&tx, wanted, &kind, of, words)? {
                    found.hits.extend(hit::hit(&tx, key, &kind, of, &mut wordings)?);
                }
            }
            if found.hits.len() >= limit || looked_at >= rows {
                found.next = Some(key);
                return Ok(found);
            }
        }
        Ok(found)
    }
}

/// The entries that may have what is wanted: a statement and its values.
fn proposal(
    db: &Connection,
    wanted: &Wanted,
    after: Option<SearchKey>,
) -> Result<(String, Vec<Value>), StoreError> {
    let before = wanted.before.map_or(i64::MAX, number_at);
    let before = before.min(after.map_or(i64::MAX, |key| key.0));
    let since = wanted.since.map_or(0, number_at);
    let mut values: Vec<Value> = vec![before.into(), since.into()];
    let columns = "SELECT s.number, s.kind, s.row, s.words FROM";
    let sql = match expression(db, wanted)? {
        Some(expression) => {
            values.push(expression.into());
            format!(
                "{columns} search f CROSS JOIN said s ON s.number = f.rowid
                 WHERE f.rowid < ?1 AND f.rowid >= ?2 AND f.search MATCH ?3 {} ORDER BY f.rowid DESC",
                in_case(wanted, 4, &mut values)
            )
        }
        None => format!(
            "{columns} said s WHERE s.number < ?1 AND s.number >= ?2 {} ORDER BY s.number DESC",
            in_case(wanted, 3, &mut values)
        ),
    };
    Ok((sql, values))
}

fn in_case(wanted: &Wanted, at: usize, values: &mut Vec<Value>) -> String {
    wanted.case.map_or_else(String::new, |case| {
        values.push(blob(case.0));
        format!("AND s.case_id = ?{at}")
    })
}

/// The lowest number of an entry that was said at this moment or later.
fn number_at(moment: Moment) -> i64 {
    index::first_number(moment.timestamp_millis())
}

/// What the index is asked; None when it cannot help: every part may be in many words.
fn expression(db: &Connection, wanted: &Wanted) -> Result<Option<String>, StoreError> {
    let mut clauses: Vec<String> = Vec::new();
    for piece in wanted.parts.iter().flat_map(|part| part.split(' ')) {
        let Some(words) = words_with(db, piece)? else {
            continue;
        };
        // An entry with a word that is not listed may have any part.
        let mut clause = String::from("(\"long:\"");
        for word in &words {
            // Writing to a string cannot fail.
            let _ = write!(clause, " OR {}", quoted(word));
        }
        clause.push(')');
        clauses.push(clause);
    }
    if clauses.is_empty() {
        return Ok(None);
    }
    if let Some(case) = wanted.case {
        clauses.push(quoted(&format!("case:{}", case.0.simple())));
    }
    Ok(Some(clauses.join(" AND ")))
}

/// The words that have this piece in them; None when they are too many, or it is too short to tell.
fn words_with(db: &Connection, piece: &str) -> Result<Option<Vec<String>>, StoreError> {
    let letters: Vec<(usize, char)> = piece.char_indices().collect();
    if letters.len() < SHORTEST {
        return Ok(None);
    }
    let begins = letters.iter().map(|(at, _)| *at);
    let ends = letters.iter().skip(SHORTEST).map(|(at, _)| *at).chain([piece.len()]);
    let threes: Vec<String> =
        begins.zip(ends).filter_map(|(begin, end)| piece.get(begin..end)).map(quoted).collect();
    let mut query = db.prepare_cached(
        "SELECT w.word FROM word_part p CROSS JOIN word w ON w.number = p.rowid WHERE p.word_part MATCH ?1",
    )?;
    let mut rows = query.query([threes.join(" AND ")])?;
    let mut words = Vec::new();
    while let Some(row) = rows.next()? {
        let word: String = row.get(0)?;
        if word.contains(piece) {
            words.push(word);
        }
        if words.len() > MOST_WORDS {
            return Ok(None);
        }
    }
    Ok(Some(words))
}

/// A word as one string of an expression: nothing in it means anything.
fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}

/// True when something is wanted that the words do not tell.
fn is_narrowed(wanted: &Wanted) -> bool {
    wanted.line.is_some() || wanted.role.is_some() || wanted.mark.is_some()
}

/// True when the row is an answer on the wanted line, with the wanted mark, of someone with the
/// wanted role.
fn fits(db: &Connection, wanted: &Wanted, kind: &str, row: uuid::Uuid) -> Result<bool, StoreError> {
    if !is_narrowed(wanted) {
        return Ok(true);
    }
    if kind != "answer" {
        return Ok(false);
    }
    let fits = db
        .prepare_cached(
            "SELECT (?2 IS NULL OR a.line = ?2)
               AND (?3 IS NULL OR EXISTS (SELECT 1 FROM person p WHERE p.id = a.person AND p.role = ?3))
               AND (?4 IS NULL OR EXISTS (SELECT 1 FROM mark m WHERE m.answer = a.id AND m.mark = ?4))
             FROM answer a WHERE a.id = ?1",
        )?
        .query_row((row.into_bytes(), &wanted.line, &wanted.role, wanted.mark.map(Mark::code)), |row| {
            row.get(0)
        })
        .optional()?;
    Ok(fits.unwrap_or(false))
}

/// True for a learning question or working element whose words are those of an answer of the same round:
/// that answer is found, and what was said once is found once.
fn is_said_by_its_answer(
    db: &Connection,
    wanted: &Wanted,
    kind: &str,
    row: uuid::Uuid,
    words: &str,
) -> Result<bool, StoreError> {
    let made = match kind {
        "question-entry" => "question_entry x JOIN link l ON l.question = x.question",
        "element" => "element x JOIN link l ON l.element = x.id",
        _ => return Ok(false),
    };
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM {made} JOIN answer a ON a.id = l.answer AND a.round = x.round
           JOIN said s ON s.row = a.id AND s.kind = 'answer'
         WHERE x.id = ?1 AND instr(s.words, ?2) > 0 AND s.number < ?3 AND s.number >= ?4)"
    );
    let before = wanted.before.map_or(i64::MAX, number_at);
    let since = wanted.since.map_or(0, number_at);
    Ok(db.prepare_cached(&sql)?.query_row((row.into_bytes(), words, before, since), |row| row.get(0))?)
}
