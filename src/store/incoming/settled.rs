//! When all of a case came: what was said in a round is in the case of that round, whoever it names is somebody of that
//! case, and working elements that are the same are the same as one.
//!
//! In revisions that every machine makes alike. Never here: who was put together with whom (see `whose`).

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::followed::{self, Body, body, has_case, id, with_case, write};
use super::present;
use super::whose::{Written, became, renamed};
use crate::domain::id::CaseId;
use crate::store::moved::{OF_A_CASE, TORN_AGREEMENTS, TORN_LINKS};
use crate::store::rows::{self, Kind};
use crate::store::{StoreError, lists, rewrite};

/// One machine moved a round to or from these cases while the other said something in it: what was said is where its round
/// is, and whoever it names is somebody there. What was written so, and all cases that it is about.
pub(super) fn settle(
    db: &Connection,
    mut cases: BTreeSet<CaseId>,
) -> Result<(Written, BTreeSet<CaseId>), StoreError> {
    let mut written = Written::new();
    for case in cases.clone() {
        for (kind, row, into) in along_with_rounds(db, case)? {
            written.push((kind, row));
            cases.insert(into);
        }
    }
    for case in &cases {
        written.extend(people_of_their_case(db, *case)?);
        written.extend(torn(db, *case)?);
    }
    Ok((written, cases))
}

/// The case in which a row stands, or its round.
pub(super) fn place(db: &Connection, kind: &Kind, row: Uuid) -> Result<Option<CaseId>, StoreError> {
    if has_case(kind) {
        return present::case_in(db, kind, row);
    }
    if kind.name != rows::ATTENDANCE.name {
        return Ok(None);
    }
    let round = "SELECT round FROM attendance WHERE id = ?1";
    let round = rewrite::ids(db, round, [row.into_bytes()])?.pop();
    round.map_or(Ok(None), |round| present::case_in(db, &rows::ROUND, round))
}

/// What ties a case to another does not go along with what moved.
fn torn(db: &Connection, case: CaseId) -> Result<Written, StoreError> {
    let key = [case.0.into_bytes()];
    let mut written = Written::new();
    for link in rewrite::ids(db, TORN_LINKS, key)? {
        write(db, &rows::LINK, link, rows::heads(db, link)?, Body::new())?;
        present::bring(db, &rows::LINK, link, None)?;
        written.push((&rows::LINK, link));
    }
    for agreement in rewrite::ids(db, TORN_AGREEMENTS, key)? {
        for head in rows::heads(db, agreement)? {
            let Some(mut said) = body(db, head)? else { continue };
            said.insert("question".to_owned(), Value::Null);
            write(db, &rows::AGREEMENT, agreement, vec![head], said)?;
        }
        present::bring(db, &rows::AGREEMENT, agreement, None)?;
        written.push((&rows::AGREEMENT, agreement));
    }
    Ok(written)
}

/// True where a row that came in may stand in another case than its round, or name somebody of another case: then
/// [`settle`] looks at all of it.
pub(super) fn is_unsettled(
    db: &Connection,
    kind: &Kind,
    row: Uuid,
    is_new: bool,
) -> Result<bool, StoreError> {
    let key = [row.into_bytes()];
    let exists = |sql: &str| -> Result<bool, StoreError> { Ok(db.prepare_cached(sql)?.exists(key)?) };
    let column = |name: &str| kind.columns.iter().any(|(column, _)| *column == name);
    if kind.name == rows::PERSON.name {
        // What they said may have been left behind.
        return Ok(!is_new);
    }
    if kind.name == rows::ROUND.name {
        let of_another = "SELECT 1 FROM round t JOIN person p ON p.id = t.bringer
                          WHERE t.id = ?1 AND p.case_id <> t.case_id";
        let mut unsettled = exists(of_another)?;
        for of in with_a_round().filter(|_| !is_new) {
            unsettled |= exists(&format!(
                "SELECT 1 FROM round r JOIN {} t ON t.round = r.id WHERE r.id = ?1 AND t.case_id <> r.case_id",
                of.table
            ))?;
        }
        return Ok(unsettled);
    }
    if kind.name == rows::AGREEMENT.name
        && exists(
            "SELECT 1 FROM agreement t JOIN json_each(t.who) w ON w.type = 'object'
             JOIN person p ON p.id = unhex(CASE WHEN w.type = 'object' THEN w.value ->> 'person' END, '-')
             WHERE t.id = ?1 AND p.case_id <> t.case_id
             UNION ALL SELECT 1 FROM agreement t JOIN learning_question q ON q.id = t.question
             WHERE t.id = ?1 AND q.case_id <> t.case_id",
        )?
    {
        return Ok(true);
    }
    let in_case = if column("case_id") { "t.case_id" } else { "r.case_id" };
    let apart = column("round")
        && column("case_id")
        && exists(&format!(
            "SELECT 1 FROM {} t JOIN round r ON r.id = t.round WHERE t.id = ?1 AND r.case_id <> t.case_id",
            kind.table
        ))?;
    let of_another = column("person")
        && exists(&format!(
            "SELECT 1 FROM {} t JOIN person p ON p.id = t.person LEFT JOIN round r ON r.id = t.round
             WHERE t.id = ?1 AND p.case_id <> {in_case}",
            kind.table
        ))?;
    Ok(apart || of_another)
}

/// The kinds of a case that may stand in a round.
fn with_a_round() -> impl Iterator<Item = &'static Kind> {
    OF_A_CASE.into_iter().filter(|kind| kind.columns.iter().any(|(name, _)| *name == "round"))
}

fn people_of_their_case(db: &Connection, case: CaseId) -> Result<Written, StoreError> {
    let mut written = once_present(db, case)?;
    let key = [case.0.into_bytes()];
    let others = "JOIN person p ON p.case_id <> ?1 AND p.id =";
    for (kind, sql) in [
        (&rows::ROUND, format!("SELECT t.id FROM round t {others} t.bringer WHERE t.case_id = ?1")),
        (
            &rows::ATTENDANCE,
            format!(
                "SELECT t.id FROM round r JOIN attendance t ON t.round = r.id {others} t.person WHERE r.case_id = ?1"
            ),
        ),
        (&rows::ANSWER, format!("SELECT t.id FROM answer t {others} t.person WHERE t.case_id = ?1")),
        (
            &rows::AGREEMENT,
            "SELECT DISTINCT t.id FROM agreement t JOIN json_each(t.who) w ON w.type = 'object'
             JOIN person p ON p.case_id <> ?1 AND p.id = unhex(CASE WHEN w.type = 'object' THEN w.value ->> 'person' END, '-')
             WHERE t.case_id = ?1"
                .to_owned(),
        ),
    ] {
        for row in rewrite::ids(db, &sql, key)? {
            if renamed(db, kind, row, &|person| of_case(db, person, case))? {
                present::bring(db, kind, row, None)?;
                written.push((kind, row));
            }
        }
    }
    Ok(written)
}

/// Two people who were there, and are one since, were there once.
fn once_present(db: &Connection, case: CaseId) -> Result<Written, StoreError> {
    let sql = "SELECT a.id FROM round r JOIN attendance a ON a.round = r.id
               WHERE r.case_id = ?1 AND EXISTS (SELECT 1 FROM attendance b
                 WHERE b.round = a.round AND b.person = a.person AND b.id < a.id)";
    let mut written = Written::new();
    for row in rewrite::ids(db, sql, [case.0.into_bytes()])? {
        write(db, &rows::ATTENDANCE, row, rows::heads(db, row)?, Body::new())?;
        present::bring(db, &rows::ATTENDANCE, row, None)?;
        written.push((&rows::ATTENDANCE, row));
    }
    Ok(written)
}

fn along_with_rounds(
    db: &Connection,
    case: CaseId,
) -> Result<Vec<(&'static Kind, Uuid, CaseId)>, StoreError> {
    let mut written = Vec::new();
    for kind in with_a_round() {
        let sql = format!(
            "SELECT t.id FROM {} t JOIN round r ON r.id = t.round
             WHERE t.case_id = ?1 AND r.case_id <> ?1 ORDER BY t.id",
            kind.table
        );
        for row in rewrite::ids(db, &sql, [case.0.into_bytes()])? {
            let mut wrote = None;
            for head in rows::heads(db, row)? {
                let Some(said) = body(db, head)? else { continue };
                let Some(round) = id(said.get("round")) else { continue };
                let into = present::case_in(db, &rows::ROUND, round)?;
                if let Some(into) = into.filter(|into| id(said.get("case_id")) != Some(into.0)) {
                    write(db, kind, row, vec![head], with_case(said, into))?;
                    wrote = Some(into);
                }
            }
            if let Some(into) = wrote {
                present::bring(db, kind, row, None)?;
                written.push((kind, row, into));
            }
        }
    }
    Ok(written)
}

/// Who a person of another case is in this one; None for one of this case, or who is not here.
fn of_case(db: &Connection, person: Uuid, case: CaseId) -> Result<Option<Uuid>, StoreError> {
    let there = present::case_in(db, &rows::PERSON, person)?;
    if there.is_none_or(|there| there == case) {
        return Ok(None);
    }
    let here = Uuid::new_v5(&person, case.0.as_bytes());
    if lists::is_there(db, "person", here)? {
        return Ok(Some(here));
    }
    if present::known(db, here)? {
        return became(db, here);
    }
    let Some(mut said) = followed::last_said(db, person)? else { return Ok(None) };
    said.insert("id".to_owned(), here.hyphenated().to_string().into());
    write(db, &rows::PERSON, here, Vec::new(), with_case(said, case))?;
    let brought = present::bring(db, &rows::PERSON, here, None)?;
    Ok(brought.came.then_some(here))
}

/// Working elements that are the same as one that is the same as another, or as each other: all are the same as one. What
/// was written so.
pub(super) fn one_element(db: &Connection, case: CaseId) -> Result<Written, StoreError> {
    let sql = "SELECT e.id FROM element e JOIN element o ON o.id = e.same_as
               WHERE e.case_id = ?1 AND o.same_as IS NOT NULL ORDER BY e.id";
    let same_as = |element: Uuid| -> Result<Option<Uuid>, StoreError> {
        let mut query = db.prepare_cached("SELECT same_as FROM element WHERE id = ?1")?;
        let same: Option<[u8; 16]> = query.query_row([element.into_bytes()], |row| row.get(0))?;
        Ok(same.map(Uuid::from_bytes))
    };
    let mut written = Vec::new();
    for element in rewrite::ids(db, sql, [case.0.into_bytes()])? {
        let (mut way, mut root) = (vec![element], element);
        while let Some(next) = same_as(root)? {
            if let Some(at) = way.iter().position(|seen| *seen == next) {
                // Each is the same as the other: the first is what they are called.
                root = way.iter().skip(at).min().copied().unwrap_or(next);
                break;
            }
            way.push(next);
            root = next;
        }
        for one in way {
            let same = (one != root).then_some(root);
            if same_as(one)? == same {
                continue;
            }
            let heads = rows::heads(db, one)?;
            let Some(mut said) = heads.last().map(|head| body(db, *head)).transpose()?.flatten() else {
                continue;
            };
            let same = same.map_or(Value::Null, |same| same.hyphenated().to_string().into());
            said.insert("same_as".to_owned(), same);
            write(db, &rows::ELEMENT, one, heads, said)?;
            present::bring(db, &rows::ELEMENT, one, None)?;
            written.push((&rows::ELEMENT, one));
        }
    }
    Ok(written)
}
