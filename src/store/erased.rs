//! A person erased: the name is gone from everything that halte keeps of a case, and the words with it, or they stay
//! without a name. It cannot be undone. Other people's words are theirs: where they name the person stays to be read.
//!
//! Never here: asking first; the files beside the database.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value as Json;
use uuid::Uuid;

use super::rows::{self, Writing};
use super::{Store, StoreError, drafts, lists, renamed, rewrite};
use crate::domain::Moment;
use crate::domain::fold::fold;
use crate::domain::id::{CaseId, PersonId, RoundId};

/// What becomes of the words of a person who is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// They are gone, with the marks, notes and attachments beside them.
    Gone,
    /// They stay, without a name.
    Unnamed,
}

/// What was erased, and what people may still want to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// How many answers of the person there were.
    pub answers: usize,
    /// In how many answers of others, agreements, questions, elements and notes of the case the name stands.
    pub named_in: usize,
    /// How many learning questions and working elements were made of answers that are gone. They are the group's, and stay.
    pub made: usize,
    /// How many others of the case have this name.
    pub namesakes_here: usize,
    /// In how many other cases somebody has this name.
    pub namesakes: usize,
}

impl Store {
    /// Erases a person of a case. Refused while the person sits in a round that is not finished. Call
    /// [`Store::clean`] after it.
    pub fn erase_person(
        &mut self,
        person: PersonId,
        words: Words,
        now: Moment,
    ) -> Result<Erased, StoreError> {
        let (erased, _) = self.change(now, |writing| {
            let case = renamed::case_of(writing.db, person)?;
            renamed::not_at_a_table(writing.db, person)?;
            let all = with_former(writing.db, person)?;
            let names = names(writing.db, &all)?;
            let answers = rewrite::ids(
                writing.db,
                "SELECT id FROM answer WHERE person = ?1 ORDER BY random()",
                [person.0.into_bytes()],
            )?;
            let made = if words == Words::Gone { made_of(writing.db, &answers)? } else { 0 };
            match words {
                Words::Gone => answers_gone(writing, case, person, &answers)?,
                Words::Unnamed => answers_unnamed(writing, person, &answers)?,
            }
            presence(writing, person)?;
            promises(writing, case, person, &names)?;
            rewrite::erase(writing, &rows::PERSON, person.0)?;
            named_in_history(writing, &all)?;
            forget_drafts(writing.db, &names)?;
            let named_in = named_in(writing.db, case, &names)?;
            let (namesakes_here, namesakes) = namesakes(writing.db, case, &names)?;
            Ok(Erased { answers: answers.len(), named_in, made, namesakes_here, namesakes })
        })?;
        Ok(erased)
    }
}

/// The person, and those who were merged into it: they are nobody else any more.
fn with_former(db: &Connection, person: PersonId) -> Result<Vec<Uuid>, StoreError> {
    let mut all = vec![person.0];
    let mut query = db.prepare_cached(
        "SELECT DISTINCT r.body ->> 'person' FROM revision r WHERE r.kind IN ('attendance', 'answer')
           AND (r.row IN (SELECT id FROM attendance WHERE person = ?1)
             OR r.row IN (SELECT id FROM answer WHERE person = ?1))",
    )?;
    let mut rows = query.query([person.0.into_bytes()])?;
    while let Some(row) = rows.next()? {
        let id: Option<String> = row.get(0)?;
        let Some(id) = id.and_then(|id| Uuid::parse_str(&id).ok()) else { continue };
        if !all.contains(&id) && !lists::is_there(db, "person", id)? {
            all.push(id);
        }
    }
    Ok(all)
}

/// Every name that they had, folded.
fn names(db: &Connection, people: &[Uuid]) -> Result<BTreeSet<String>, StoreError> {
    let mut all = BTreeSet::new();
    for person in people {
        let mut query = db.prepare_cached(
            "SELECT body ->> 'folded' FROM revision WHERE row = ?1 AND body IS NOT NULL AND body <> '{}'",
        )?;
        let names = query.query_map([person.into_bytes()], |row| row.get::<_, Option<String>>(0))?;
        all.extend(names.collect::<Result<Vec<_>, _>>()?.into_iter().flatten());
    }
    all.retain(|name| !name.is_empty());
    Ok(all)
}

/// The answers, with everything beside them, and what others chose of them.
fn answers_gone(
    writing: &mut Writing<'_>,
    case: CaseId,
    person: PersonId,
    answers: &[Uuid],
) -> Result<(), StoreError> {
    for answer in answers {
        let key = [answer.into_bytes()];
        for (kind, sql) in [
            (&rows::MARK, "SELECT id FROM mark WHERE answer = ?1"),
            (&rows::LINK, "SELECT id FROM link WHERE answer = ?1 OR earlier = ?1"),
            (&rows::NOTE, "SELECT id FROM note WHERE answer = ?1"),
            (&rows::ATTACHMENT, "SELECT id FROM attachment WHERE answer = ?1"),
        ] {
            for row in rewrite::ids(writing.db, sql, key)? {
                rewrite::erase(writing, kind, row)?;
            }
        }
        rewrite::erase(writing, &rows::ANSWER, *answer)?;
    }
    let slot = format!("person:{person}");
    choices(writing, case, &slot, &|items| {
        let Json::Array(picks) = items else { return };
        picks.retain(|pick| !pick_of(pick).is_some_and(|key| key.ends_with(&slot)));
    })
}

/// The answers, as those of nobody: each a place among the unnamed answers to its question.
fn answers_unnamed(writing: &mut Writing<'_>, person: PersonId, answers: &[Uuid]) -> Result<(), StoreError> {
    let mut places: BTreeMap<Uuid, BTreeMap<(String, i64), i64>> = BTreeMap::new();
    for answer in answers {
        let (round, step, n): ([u8; 16], String, i64) = writing
            .db
            .prepare_cached("SELECT round, step, n FROM answer WHERE id = ?1")?
            .query_row([answer.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let place: i64 = writing
            .db
            .prepare_cached(
                "SELECT coalesce(max(unnamed), -1) + 1 FROM answer WHERE round = ?1 AND step = ?2 AND n = ?3",
            )?
            .query_row((round, &step, n), |row| row.get(0))?;
        let nobody = [("person", Value::Null), ("unnamed", place.into())];
        rewrite::set(writing, &rows::ANSWER, *answer, &nobody)?;
        rewrite::forget(writing, *answer)?;
        places.entry(Uuid::from_bytes(round)).or_default().insert((step, n), place);
    }
    let slot = format!("person:{person}");
    let mut keys: BTreeMap<Uuid, BTreeMap<String, String>> = BTreeMap::new();
    for (round, places) in places {
        let found = super::history::round(writing.db, RoundId(round))?;
        let Some(found) = found else { continue };
        for ((step, n), place) in places {
            if let Some((at, _)) = found.sequence.find(&step) {
                let key = |slot: &str| format!("{at}/{n}/{slot}");
                keys.entry(round).or_default().insert(key(&slot), key(&format!("unnamed:{place}")));
            }
        }
    }
    for (round, keys) in &keys {
        of_round(writing, *round, &slot, &|items| renew(items, keys))?;
    }
    Ok(())
}

/// Puts the new key of an answer where the old one was chosen or voted for.
fn renew(items: &mut Json, keys: &BTreeMap<String, String>) {
    match items {
        Json::Array(all) => all.iter_mut().for_each(|item| renew(item, keys)),
        Json::Object(pick) => {
            if let Some(Json::String(key)) = pick.get_mut("answer")
                && let Some(new) = keys.get(key)
            {
                key.clone_from(new);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

/// The key of an answer that was chosen, or voted for with a count.
fn pick_of(pick: &Json) -> Option<&str> {
    let pick = pick.get(0).unwrap_or(pick);
    pick.get("answer").and_then(Json::as_str)
}

fn choices(
    writing: &mut Writing<'_>,
    case: CaseId,
    letters: &str,
    change: &dyn Fn(&mut Json),
) -> Result<(), StoreError> {
    let found = rewrite::ids(
        writing.db,
        "SELECT id FROM answer WHERE case_id = ?1 AND instr(items, ?2) > 0",
        (case.0.into_bytes(), letters),
    )?;
    found.into_iter().try_for_each(|row| mend(writing, row, change))
}

fn of_round(
    writing: &mut Writing<'_>,
    round: Uuid,
    letters: &str,
    change: &dyn Fn(&mut Json),
) -> Result<(), StoreError> {
    let found = rewrite::ids(
        writing.db,
        "SELECT id FROM answer WHERE round = ?1 AND instr(items, ?2) > 0",
        (round.into_bytes(), letters),
    )?;
    found.into_iter().try_for_each(|row| mend(writing, row, change))
}

/// Changes what an answer holds, and forgets what it held.
fn mend(writing: &mut Writing<'_>, row: Uuid, change: &dyn Fn(&mut Json)) -> Result<(), StoreError> {
    let values = rewrite::read(writing.db, &rows::ANSWER, row)?.unwrap_or_default();
    let Value::Text(items) = rewrite::column(&values, &rows::ANSWER, "items") else {
        return Ok(());
    };
    let mut items: Json =
        serde_json::from_str(&items).map_err(|_| StoreError::damaged("an answer cannot be read"))?;
    change(&mut items);
    rewrite::set(writing, &rows::ANSWER, row, &[("items", items.to_string().into())])?;
    rewrite::forget(writing, row)
}

/// That the person was there, and whose question it was.
fn presence(writing: &mut Writing<'_>, person: PersonId) -> Result<(), StoreError> {
    let key = [person.0.into_bytes()];
    for row in rewrite::ids(writing.db, "SELECT id FROM attendance WHERE person = ?1", key)? {
        rewrite::erase(writing, &rows::ATTENDANCE, row)?;
    }
    for row in rewrite::ids(writing.db, "SELECT id FROM round WHERE bringer = ?1", key)? {
        rewrite::set(writing, &rows::ROUND, row, &[("bringer", Value::Null)])?;
        rewrite::forget(writing, row)?;
    }
    Ok(())
}

/// Agreements stay the group's; nobody is named for them who is erased, also not in words.
fn promises(
    writing: &mut Writing<'_>,
    case: CaseId,
    person: PersonId,
    names: &BTreeSet<String>,
) -> Result<(), StoreError> {
    let id = person.to_string();
    let goes = |owner: &Json| {
        owner.get("person").and_then(Json::as_str) == Some(&id)
            || owner.get("other").and_then(Json::as_str).is_some_and(|name| names.contains(&fold(name)))
    };
    let all = rewrite::ids(writing.db, "SELECT id FROM agreement WHERE case_id = ?1", [case.0.into_bytes()])?;
    for row in all {
        let values = rewrite::read(writing.db, &rows::AGREEMENT, row)?.unwrap_or_default();
        let Value::Text(who) = rewrite::column(&values, &rows::AGREEMENT, "who") else { continue };
        let owners: Vec<Json> = serde_json::from_str(&who).unwrap_or_default();
        if owners.iter().any(goes) {
            let stay: Vec<&Json> = owners.iter().filter(|owner| !goes(owner)).collect();
            let stay = serde_json::json!(stay).to_string();
            rewrite::set(writing, &rows::AGREEMENT, row, &[("who", stay.into())])?;
            rewrite::forget(writing, row)?;
        }
    }
    Ok(())
}

/// Earlier revisions that speak of them: of rows that were moved, corrected or merged since.
fn named_in_history(writing: &mut Writing<'_>, people: &[Uuid]) -> Result<(), StoreError> {
    for person in people {
        let id = PersonId(*person).to_string();
        let rows = rewrite::ids(
            writing.db,
            "SELECT DISTINCT row FROM revision WHERE body IS NOT NULL AND instr(body, ?1) > 0",
            [&id],
        )?;
        for row in rows {
            mend_kept_promises(writing, row, &id)?;
            rewrite::forget(writing, row)?;
        }
    }
    Ok(())
}

/// In a round that was set aside agreements are answers, and say who.
fn mend_kept_promises(writing: &mut Writing<'_>, row: Uuid, id: &str) -> Result<(), StoreError> {
    let there: Option<String> = writing
        .db
        .prepare_cached(
            "SELECT items FROM answer WHERE id = ?1 AND form = 'agreements' AND instr(items, ?2) > 0",
        )?
        .query_row((row.into_bytes(), id), |row| row.get(0))
        .optional()?;
    let Some(mut promises) = there.and_then(|items| serde_json::from_str::<Vec<Json>>(&items).ok()) else {
        return Ok(());
    };
    for promise in &mut promises {
        if let Some(Json::Array(who)) = promise.get_mut("who") {
            who.retain(|owner| owner.get("person").and_then(Json::as_str) != Some(id));
        }
    }
    let promises = Json::Array(promises).to_string();
    rewrite::set(writing, &rows::ANSWER, row, &[("items", promises.into())])
}

/// How many learning questions and working elements were made of these answers.
fn made_of(db: &Connection, answers: &[Uuid]) -> Result<usize, StoreError> {
    let mut made = BTreeSet::new();
    for answer in answers {
        let sql = "SELECT coalesce(question, element) FROM link WHERE answer = ?1 AND earlier IS NULL
            AND coalesce(question, element) IS NOT NULL";
        made.extend(rewrite::ids(db, sql, [answer.into_bytes()])?);
    }
    Ok(made.len())
}

/// What is half typed in a form with the name in it.
fn forget_drafts(db: &Connection, names: &BTreeSet<String>) -> Result<(), StoreError> {
    drafts::fold_all(db)?;
    let mut query = db.prepare_cached("SELECT field, text FROM draft WHERE owner = x''")?;
    let all: Vec<(String, String)> =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (field, text) in all {
        let text = fold(&text);
        if names.iter().any(|name| text.contains(name)) {
            drafts::delete(db, None, &field)?;
        }
    }
    Ok(())
}

/// In how many places of a case, in words that stay, one of these names stands as a word.
fn named_in(db: &Connection, case: CaseId, names: &BTreeSet<String>) -> Result<usize, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT ifnull(text, '') || ' ' || ifnull(items, '') || ' ' || why FROM answer WHERE case_id = ?1
         UNION ALL SELECT what || ' ' || if_then FROM agreement WHERE case_id = ?1
         UNION ALL SELECT v.text FROM review v JOIN agreement g ON g.id = v.agreement WHERE g.case_id = ?1
         UNION ALL SELECT question FROM learning_question WHERE case_id = ?1
         UNION ALL SELECT element || ' ' || conditions || ' ' || why FROM element WHERE case_id = ?1
         UNION ALL SELECT text FROM note WHERE case_id = ?1
         UNION ALL SELECT caption FROM attachment WHERE case_id = ?1
         UNION ALL SELECT about FROM round WHERE case_id = ?1
         UNION ALL SELECT title FROM cases WHERE id = ?1",
    )?;
    let mut rows = query.query([case.0.into_bytes()])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let words = fold(&row.get::<_, String>(0)?);
        count += usize::from(names.iter().any(|name| stands_in(&words, name)));
    }
    Ok(count)
}

/// True where a name stands by itself: «Jan» is not in «januari».
fn stands_in(words: &str, name: &str) -> bool {
    words.match_indices(name).any(|(at, _)| {
        let (before, rest) = words.split_at_checked(at).unwrap_or((words, ""));
        let after = rest.strip_prefix(name).unwrap_or("");
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

/// How many people have one of these names: in this case, and of the others in how many cases.
fn namesakes(db: &Connection, case: CaseId, names: &BTreeSet<String>) -> Result<(usize, usize), StoreError> {
    let (mut here, mut cases) = (BTreeSet::new(), BTreeSet::new());
    let own = "SELECT id FROM person WHERE folded = ?1 AND case_id = ?2";
    let other = "SELECT DISTINCT case_id FROM person WHERE folded = ?1 AND case_id <> ?2";
    for name in names {
        here.extend(rewrite::ids(db, own, (name, case.0.into_bytes()))?);
        cases.extend(rewrite::ids(db, other, (name, case.0.into_bytes()))?);
    }
    Ok((here.len(), cases.len()))
}
