//! Whether a row that a revision says would fit its table, and could be read again: looked at before anything is taken in.
//!
//! A database of its own, empty, with the same tables. Never here: whether what the row refers to is there.

use rusqlite::types::Value as Column;
use rusqlite::{Connection, ErrorCode};
use serde_json::Value;
use uuid::Uuid;

use crate::domain::answer::Mark;
use crate::domain::{Date, agreement::Outcome};
use crate::store::codec::content::Said;
use crate::store::codec::{list, moment, original_of, owner_of};
use crate::store::rows::{self, Kind};
use crate::store::{StoreError, open, wording};

/// Empty tables.
#[derive(Debug)]
pub(super) struct Mould(Connection);

/// A moment in a row: its milliseconds, and the minutes of its zone, where those stand beside it.
const MOMENTS: [(&str, &str); 4] = [
    ("started", "started_zone"),
    ("finished", "finished_zone"),
    ("made", "made_zone"),
    ("said", "said_zone"),
];

impl Mould {
    pub(super) fn new() -> Result<Self, StoreError> {
        let db = open::trial()?;
        db.pragma_update(None, "foreign_keys", false)?;
        Ok(Self(db))
    }

    /// True when this body of a row of this kind fits its table, and can be read again from there.
    pub(super) fn fits(&self, kind: &Kind, row: Uuid, body: &str) -> Result<bool, StoreError> {
        let said: Value = serde_json::from_str(body).unwrap_or_default();
        if body == rows::NOTHING {
            return Ok(true);
        }
        let Some(values) = rows::values(kind, &said) else { return Ok(false) };
        if !can_be_read(kind, &said) {
            return Ok(false);
        }
        let all = std::iter::once(rows::id(row)).chain(values);
        let put = self
            .0
            .prepare_cached(&rows::statement(kind))?
            .execute(rusqlite::params_from_iter(all.collect::<Vec<Column>>()));
        match put {
            Ok(_) => {
                let sql = format!("DELETE FROM {} WHERE id = ?1", kind.table);
                self.0.prepare_cached(&sql)?.execute([row.into_bytes()])?;
                Ok(true)
            }
            Err(rusqlite::Error::SqliteFailure(error, _))
                if matches!(error.code, ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch) =>
            {
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// True when everything that is kept as a code, a moment or JSON can be read back.
fn can_be_read(kind: &Kind, said: &Value) -> bool {
    let text = |key: &str| said.get(key).and_then(Value::as_str);
    let number = |key: &str| said.get(key).and_then(Value::as_i64);
    let there = |key: &str| said.get(key).is_some_and(|value| !value.is_null());
    let moments = MOMENTS.iter().all(|(at, zone)| match (number(at), number(zone)) {
        // An answer has the moment of its round, without a zone.
        (Some(at), zone) => moment(at, zone.unwrap_or(0)).is_some(),
        (None, _) => true,
    });
    let day = |key: &str| text(key).is_none_or(|day| day.parse::<Date>().is_ok());
    let owners = said.get("who").is_none_or(|who| list(who, owner_of).is_some());
    let original = !there("original") || original_of(&said["original"].to_string()).is_some();
    let n = number("n").is_none_or(|n| u32::try_from(n).is_ok());
    let own = match kind.name {
        "answer" => {
            let items = said.get("items").filter(|items| !items.is_null()).cloned();
            let form = text("form").map(str::to_owned);
            let kept = Said { form, text: text("text").map(str::to_owned), amount: number("amount"), items };
            kept.content().is_some()
        }
        "mark" => text("mark").and_then(Mark::from_code).is_some(),
        "review" => text("outcome").and_then(Outcome::from_code).is_some(),
        "sequence" => wording::sequence(&said["body"].to_string()).is_ok_and(|read| !read.steps.is_empty()),
        _ => true,
    };
    moments && day("due_on") && day("next_on") && owners && original && n && own
}
