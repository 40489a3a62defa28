//! What stood in an answer, an agreement or a note before it was corrected, as far as that was kept.
//!
//! Never here: who is asked whether it may be kept (see `corrected`).

use rusqlite::Connection;
use uuid::Uuid;

use super::StoreError;
use super::codec::content::Said;
use crate::domain::answer::Content;
use crate::domain::case::EarlierWords;

/// SQL: whether a row of this table was written more than once. Of most it was not, and then nothing has to be read.
macro_rules! rewritten {
    ($table:literal) => {
        concat!("EXISTS (SELECT 1 FROM revision v WHERE v.row = ", $table, ".id LIMIT 1 OFFSET 1)")
    };
}
pub(super) use rewritten;

/// What an answer that says this now said before, oldest first.
pub(super) fn of_answer(
    db: &Connection,
    row: Uuid,
    now: Option<&Content>,
    why: &str,
) -> Result<Vec<EarlierWords>, StoreError> {
    let words = bodies(db, row)?.into_iter().map(|body| {
        let text = |name: &str| body.get(name).and_then(|said| said.as_str()).map(str::to_owned);
        let said = Said {
            form: text("form"),
            text: text("text"),
            amount: body.get("amount").and_then(serde_json::Value::as_i64),
            items: body.get("items").filter(|items| !items.is_null()).cloned(),
        };
        typed(said.content().flatten().as_ref(), &text("why").unwrap_or_default())
    });
    let now = typed(now, why);
    Ok(before(words.collect(), &now).into_iter().flatten().collect())
}

/// What stood in a column of words that says this now, oldest first.
pub(super) fn of_column(
    db: &Connection,
    row: Uuid,
    column: &str,
    now: &str,
) -> Result<Vec<String>, StoreError> {
    let words = bodies(db, row)?;
    let words = words.iter().filter_map(|body| body.get(column)?.as_str().map(str::to_owned));
    Ok(before(words.collect(), &now.to_owned()))
}

/// The words that a correction can change; None where there were none. Who agreed and what was chosen changes too
/// when people or learning questions are put together, and that corrects nobody.
fn typed(content: Option<&Content>, why: &str) -> Option<EarlierWords> {
    let content = match content? {
        Content::SayBack { text, .. } => Content::SayBack { text: text.clone(), verdict: None },
        typed @ (Content::Text(_) | Content::List(_) | Content::Number(_)) => typed.clone(),
        Content::Options(_)
        | Content::Votes(_)
        | Content::Agreements(_)
        | Content::Agenda(_)
        | Content::Elements(_) => return None,
    };
    Some(EarlierWords { content, why: why.to_owned() })
}

/// Those that came before what stands there now. What was undone led nowhere: it is not among them.
fn before<T: PartialEq + Clone>(words: Vec<T>, now: &T) -> Vec<T> {
    let mut before: Vec<T> = Vec::new();
    for said in words.into_iter().chain([now.clone()]) {
        if let Some(place) = before.iter().position(|earlier| *earlier == said) {
            before.truncate(place);
        }
        before.push(said);
    }
    before.pop();
    before
}

/// The revisions of a row after which another came, oldest first, without those that were erased. Of two that two
/// machines wrote beside each other neither came before the other.
fn bodies(db: &Connection, row: Uuid) -> Result<Vec<serde_json::Value>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT v.body FROM revision v WHERE v.row = ?1 AND v.body IS NOT NULL AND v.body <> '{}' AND EXISTS (
           SELECT 1 FROM revision s JOIN revision_parent p ON p.revision = s.id
           WHERE s.row = v.row AND p.parent = v.id
             AND NOT EXISTS (SELECT 1 FROM revision_parent o WHERE o.revision = s.id AND o.parent <> v.id))
         ORDER BY v.clock, v.node",
    )?;
    let mut rows = query.query([row.into_bytes()])?;
    let mut bodies = Vec::new();
    while let Some(row) = rows.next()? {
        let body: String = row.get(0)?;
        let body = serde_json::from_str(&body);
        bodies.push(body.map_err(|_| StoreError::damaged("an earlier revision cannot be read"))?);
    }
    Ok(bodies)
}

#[cfg(test)]
mod tests {
    use super::before;

    #[test]
    fn what_was_undone_did_not_come_before_what_stands_there_now() {
        let words = |all: &str| all.chars().collect::<Vec<_>>();
        assert_eq!(before(words("ab"), &'c'), ['a', 'b']);
        assert_eq!(before(words("aab"), &'b'), ['a']);
        assert_eq!(before(words("ab"), &'a'), []);
        assert_eq!(before(words("aba"), &'c'), ['a']);
        assert_eq!(before(words("aba"), &'b'), ['a']);
    }
}
