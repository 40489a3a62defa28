//! The kinds of rows that have revisions, in one table, and how a row and its revision are
//! written together. Never here: what the rows mean.

use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::Map;
use uuid::Uuid;

use super::StoreError;
use super::ids::At;
use crate::domain::round::Mint;
use crate::protection::Protection;

/// What a column holds, so that it can be said in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    /// An identity.
    Id,
    /// A text or a number, said as it is.
    Plain,
    /// JSON, said as what it means.
    Json,
}
use Type::{Id, Json, Plain};

/// A kind of row: its name in revisions, its table, and its columns after `id`.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) table: &'static str,
    pub(super) columns: &'static [(&'static str, Type)],
}

macro_rules! kinds {
    ($($constant:ident $name:literal $table:literal { $($column:literal $type:ident),+ $(,)? })+) => {
        $(pub(super) const $constant: Kind =
            Kind { name: $name, table: $table, columns: &[$(($column, $type)),+] };)+
        /// Every kind.
        pub(super) const ALL: &[Kind] = &[$($constant),+];
    };
}

kinds! {
    CASE "case" "cases" { "title" Plain, "folded" Plain, "summary" Plain, "state" Plain }
    PERSON "person" "person" {
        "case_id" Id, "position" Plain, "name" Plain, "folded" Plain, "role" Plain, "active" Plain,
    }
    SEQUENCE "sequence" "sequence" { "code" Plain, "title" Json, "body" Json }
    ROUND "round" "round" {
        "case_id" Id, "sequence" Id, "state" Plain, "started" Plain, "started_zone" Plain,
        "finished" Plain, "finished_zone" Plain, "about" Plain, "bringer" Id, "mode" Plain,
        "language" Plain, "skipped" Json, "next_on" Plain, "next_words" Plain,
    }
    ATTENDANCE "attendance" "attendance" { "round" Id, "position" Plain, "person" Id }
    ANSWER "answer" "answer" {
        "case_id" Id, "round" Id, "position" Plain, "started" Plain, "step" Plain, "line" Plain,
        "n" Plain, "person" Id, "unnamed" Plain, "form" Plain, "text" Plain, "amount" Plain,
        "items" Json, "why" Plain, "comes_back" Plain, "language" Plain, "off_path" Plain,
        "original" Json, "visibility" Plain,
    }
    MARK "mark" "mark" { "answer" Id, "position" Plain, "mark" Plain }
    AGREEMENT "agreement" "agreement" {
        "case_id" Id, "round" Id, "position" Plain, "step" Plain, "made" Plain, "made_zone" Plain,
        "what" Plain, "who" Json, "due_on" Plain, "due_words" Plain, "if_then" Plain,
        "question" Id, "state" Plain,
    }
    REVIEW "review" "review" {
        "agreement" Id, "round" Id, "position" Plain, "said" Plain, "said_zone" Plain,
        "outcome" Plain, "text" Plain, "due_given" Plain, "due_on" Plain, "due_words" Plain,
        "change" Plain, "as_question" Plain, "past_due_not" Plain,
    }
    QUESTION "learning-question" "learning_question" {
        "case_id" Id, "letter" Plain, "question" Plain, "state" Plain, "reach" Plain, "made" Plain,
        "made_zone" Plain, "round" Id, "step" Plain,
    }
    ENTRY "question-entry" "question_entry" {
        "question" Id, "position" Plain, "said" Plain, "said_zone" Plain, "round" Id, "state" Plain,
        "wording" Plain, "text" Plain, "agreement" Id,
    }
    ELEMENT "element" "element" {
        "case_id" Id, "element" Plain, "conditions" Plain, "why" Plain, "not_when" Plain,
        "folded" Plain, "strength" Plain, "made" Plain, "made_zone" Plain, "round" Id, "step" Plain,
        "same_as" Id,
    }
    SIGHTING "sighting" "sighting" {
        "element" Id, "case_id" Id, "round" Id, "said" Plain, "said_zone" Plain, "outcome" Plain,
    }
    LINK "link" "link" {
        "answer" Id, "agreement" Id, "question" Id, "element" Id, "earlier" Id,
    }
    NOTE "note" "note" {
        "case_id" Id, "round" Id, "answer" Id, "said" Plain, "said_zone" Plain, "position" Plain,
        "text" Plain,
    }
    ATTACHMENT "attachment" "attachment" {
        "case_id" Id, "round" Id, "answer" Id, "kind" Plain, "reference" Plain, "caption" Plain,
        "permission" Plain,
    }
}

/// An identity as it stands in a column.
pub(super) fn id(id: Uuid) -> Value {
    Value::Blob(id.into_bytes().to_vec())
}

/// An identity, or nothing, as it stands in a column.
pub(super) fn maybe_id(id: Option<Uuid>) -> Value {
    id.map_or(Value::Null, self::id)
}

/// The kind of this name in revisions.
pub(super) fn kind(name: &str) -> Option<&'static Kind> {
    ALL.iter().find(|kind| kind.name == name)
}

/// The body of a revision after which there is no such row: it was taken back.
pub(super) const NOTHING: &str = "{}";

/// Writes rows and their revisions, all with one clock value.
pub(super) struct Writing<'a> {
    pub(super) db: &'a Connection,
    pub(super) node: Uuid,
    pub(super) clock: i64,
    pub(super) mint: At<'a>,
    /// What was written, in order.
    pub(super) touched: Vec<Touched>,
}

/// One row that was written, with its head before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Touched {
    pub(super) kind: &'static str,
    pub(super) row: Uuid,
    pub(super) before: Option<Uuid>,
    /// What else stood beside that: other versions.
    pub(super) beside: Vec<Uuid>,
    pub(super) after: Uuid,
}

impl Writing<'_> {
    /// Writes a row with its revision.
    pub(super) fn put(&mut self, kind: &Kind, row: Uuid, values: Vec<Value>) -> Result<(), StoreError> {
        let revision = self.mint.next();
        self.put_as(kind, row, values, revision)
    }

    /// The same for what must not tell when it was said: the revision's id is random.
    pub(super) fn put_unnamed(
        &mut self,
        kind: &Kind,
        row: Uuid,
        values: Vec<Value>,
    ) -> Result<(), StoreError> {
        let revision = self.mint.random();
        self.put_as(kind, row, values, revision)
    }

    fn put_as(
        &mut self,
        kind: &Kind,
        row: Uuid,
        values: Vec<Value>,
        revision: Uuid,
    ) -> Result<(), StoreError> {
        let body = body(kind, row, &values)?;
        self.revise(kind, row, revision, &body)?;
        let all = std::iter::once(id(row)).chain(values);
        self.db.prepare_cached(&statement(kind))?.execute(rusqlite::params_from_iter(all))?;
        Ok(())
    }

    /// Takes a row away; what it said stays in its revisions.
    pub(super) fn take_away(&mut self, kind: &Kind, row: Uuid) -> Result<(), StoreError> {
        let revision = self.mint.next();
        self.revise(kind, row, revision, NOTHING)?;
        self.db
            .prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", kind.table))?
            .execute([row.into_bytes()])?;
        Ok(())
    }

    /// The clock of a new revision of this row: not below what it has. A machine whose clock is far ahead does not move
    /// the clock of this one (see `incoming`), but what is said here after it comes after it.
    fn clock_of(&self, row: Uuid) -> Result<i64, StoreError> {
        if !Protection::GrowingClock.holds() {
            return Ok(self.clock);
        }
        let last: i64 = self
            .db
            .prepare_cached("SELECT coalesce(max(clock), 0) FROM revision WHERE row = ?1")?
            .query_row([row.into_bytes()], |found| found.get(0))?;
        Ok(if last > self.clock { last.saturating_add(1) } else { self.clock })
    }

    /// Writes a revision over the heads of its row.
    fn revise(&mut self, kind: &Kind, row: Uuid, revision: Uuid, body: &str) -> Result<(), StoreError> {
        let heads = heads(self.db, row)?;
        let clock = self.clock_of(row)?;
        write_revision(self.db, kind, (revision, row), (self.node, clock), Some(body), &heads)?;
        let mut beside = heads;
        let before = beside.pop();
        self.touched.push(Touched { kind: kind.name, row, before, beside, after: revision });
        Ok(())
    }

    /// Puts a version beside the last that was written of a row, after the same revision as that one: it does not count
    /// until somebody chooses it.
    pub(super) fn put_beside(
        &mut self,
        kind: &Kind,
        row: Uuid,
        after: Uuid,
        body: &str,
    ) -> Result<(), StoreError> {
        let clock: i64 = self
            .db
            .prepare_cached("SELECT max(clock) - 1 FROM revision WHERE row = ?1")?
            .query_row([row.into_bytes()], |found| found.get(0))?;
        let id = self.mint.next();
        write_revision(self.db, kind, (id, row), (self.node, clock), Some(body), &[after])
    }
}

/// Writes a revision of a row, by this node at this clock, after its parents. Without a body it was erased.
pub(super) fn write_revision(
    db: &Connection,
    kind: &Kind,
    (id, row): (Uuid, Uuid),
    (node, clock): (Uuid, i64),
    body: Option<&str>,
    parents: &[Uuid],
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO revision (id, row, kind, node, clock, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((id.into_bytes(), row.into_bytes(), kind.name, node.into_bytes(), clock, body))?;
    for parent in parents {
        db.prepare_cached("INSERT OR IGNORE INTO revision_parent (revision, parent) VALUES (?1, ?2)")?
            .execute((id.into_bytes(), parent.into_bytes()))?;
    }
    Ok(())
}

/// The revisions of a row that are no other's parent, by clock.
pub(super) fn heads(db: &Connection, row: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT id FROM revision r WHERE row = ?1 AND NOT EXISTS (
           SELECT 1 FROM revision s JOIN revision_parent p ON p.revision = s.id
           WHERE s.row = r.row AND p.parent = r.id)
         ORDER BY clock, node",
    )?;
    let heads = query.query_map([row.into_bytes()], |row| row.get(0).map(Uuid::from_bytes))?;
    Ok(heads.collect::<Result<_, _>>()?)
}

/// Puts a row in its table, in the place of the one with the same id.
pub(super) fn statement(kind: &Kind) -> String {
    let names: Vec<&str> = kind.columns.iter().map(|(name, _)| *name).collect();
    let places: Vec<String> = (2..names.len() + 2).map(|at| format!("?{at}")).collect();
    let sets: Vec<String> = names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
    format!(
        "INSERT INTO {} (id, {}) VALUES (?1, {}) ON CONFLICT (id) DO UPDATE SET {}",
        kind.table,
        names.join(", "),
        places.join(", "),
        sets.join(", ")
    )
}

/// The whole row as JSON.
pub(super) fn body(kind: &Kind, row: Uuid, values: &[Value]) -> Result<String, StoreError> {
    let unfit = || StoreError::Other(format!("a row of {} does not fit its columns", kind.table));
    if values.len() != kind.columns.len() {
        return Err(unfit());
    }
    let mut body = Map::new();
    body.insert("id".to_owned(), row.hyphenated().to_string().into());
    for ((name, kind), value) in kind.columns.iter().zip(values) {
        let value = match (kind, value) {
            (_, Value::Null) => serde_json::Value::Null,
            (Type::Id, Value::Blob(bytes)) => {
                Uuid::from_slice(bytes).map_err(|_| unfit())?.hyphenated().to_string().into()
            }
            (Type::Json, Value::Text(text)) => serde_json::from_str(text).map_err(|_| unfit())?,
            (Type::Plain, Value::Text(text)) => text.as_str().into(),
            (Type::Plain, Value::Integer(number)) => (*number).into(),
            _ => return Err(unfit()),
        };
        body.insert((*name).to_owned(), value);
    }
    Ok(serde_json::Value::Object(body).to_string())
}

/// The values of a body, in the order of the columns; None when it does not fit them. What a body
/// from before a column does not say is empty.
pub(super) fn values(kind: &Kind, body: &serde_json::Value) -> Option<Vec<Value>> {
    let value = |(name, kind): &(&str, Type)| match (kind, body.get(*name)) {
        (_, None | Some(serde_json::Value::Null)) => Some(Value::Null),
        (Type::Id, Some(said)) => Some(id(Uuid::parse_str(said.as_str()?).ok()?)),
        (Type::Json, Some(said)) => Some(Value::Text(said.to_string())),
        (Type::Plain, Some(serde_json::Value::String(text))) => Some(Value::Text(text.clone())),
        (Type::Plain, Some(said)) => said.as_i64().map(Value::Integer),
    };
    kind.columns.iter().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::store::migrations;

    #[test]
    fn every_column_of_a_table_with_revisions_is_in_its_revisions() {
        let mut db = rusqlite::Connection::open_in_memory().unwrap();
        migrations::run(&mut db).unwrap();
        for kind in ALL {
            let mut query = db
                .prepare("SELECT name FROM pragma_table_info(?1) WHERE name NOT IN ('id', 'number')")
                .unwrap();
            let mut columns: Vec<String> =
                query.query_map([kind.table], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
            let mut named: Vec<&str> = kind.columns.iter().map(|(name, _)| *name).collect();
            columns.sort_unstable();
            named.sort_unstable();
            assert_eq!(columns, named, "{}", kind.table);
        }
    }
}
