//! What each row of finished things says, as one text: what people typed, and nothing else.
//!
//! Never here: the index.

use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use crate::domain::answer::Content;
use crate::domain::fold::fold;
use crate::store::StoreError;
use crate::store::agreements::{at_first, maybe_uuid, uuid};
use crate::store::codec::content::Said;

/// A row that says something.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) case: Uuid,
    /// Milliseconds UTC, and the minutes of the zone.
    pub(super) at: (i64, i64),
    pub(super) round: Option<Uuid>,
    /// The words as they were typed, over one or more lines.
    pub(super) text: String,
    /// The same, folded.
    pub(super) words: String,
}

/// Where a kind of row keeps its words: after case, moment, zone and round come so many texts; an
/// answer has its form and items after them. The last is how all of them are listed.
pub(super) struct Words {
    pub(super) kind: &'static str,
    columns: &'static str,
    pub(super) table: &'static str,
    texts: usize,
}

/// Every kind that says something.
pub(super) const KINDS: [Words; 8] = [
    Words {
        kind: "round",
        columns: "x.case_id, x.started, x.started_zone, x.id, x.about, x.next_words",
        table: "round x",
        texts: 2,
    },
    Words {
        kind: "answer",
        columns: "x.case_id, x.started, r.started_zone, x.round, x.text, x.why, x.form, x.items",
        table: "answer x JOIN round r ON r.id = x.round",
        texts: 2,
    },
    Words {
        kind: "agreement",
        columns: concat!("x.case_id, x.made, x.made_zone, x.round, x.what, x.if_then, ", at_first!()),
        table: "agreement x",
        texts: 3,
    },
    Words {
        kind: "review",
        columns: "a.case_id, x.said, x.said_zone, x.round, x.text, x.change",
        table: "review x JOIN agreement a ON a.id = x.agreement",
        texts: 2,
    },
    Words {
        kind: "question-entry",
        columns: "q.case_id, x.said, x.said_zone, x.round,
            CASE WHEN x.position = 0 OR (x.state = 'reworded' AND x.wording <> x.text) THEN x.wording END, x.text",
        table: "question_entry x JOIN learning_question q ON q.id = x.question",
        texts: 2,
    },
    Words {
        kind: "element",
        columns: "x.case_id, x.made, x.made_zone, x.round, x.element, x.conditions, x.why, x.not_when",
        table: "element x",
        texts: 4,
    },
    Words {
        kind: "sighting",
        columns: "x.case_id, x.said, x.said_zone, x.round, x.outcome",
        table: "sighting x",
        texts: 1,
    },
    Words {
        kind: "note",
        columns: "x.case_id, x.said, x.said_zone, x.round, x.text",
        table: "note x",
        texts: 1,
    },
];

/// Where this kind keeps its words; None when it has none.
pub(super) fn words(kind: &str) -> Option<&'static Words> {
    KINDS.iter().find(|words| words.kind == kind)
}

/// Where rows of this kind come when the index is made anew; a question comes with what is said of it.
pub(super) fn place(kind: &str) -> Option<usize> {
    let kind = if kind == "learning-question" { "question-entry" } else { kind };
    KINDS.iter().position(|words| words.kind == kind)
}

/// What a row says; None when it is not there or says nothing.
pub(super) fn entry(db: &Connection, words: &Words, row: Uuid) -> Result<Option<Entry>, StoreError> {
    let mut query =
        db.prepare_cached(&format!("SELECT {} FROM {} WHERE x.id = ?1", words.columns, words.table))?;
    let found = query.query_row([row.into_bytes()], |row| read(words, row)).optional()?;
    found.transpose().map(|entry| entry.filter(|entry| !entry.words.is_empty()))
}

fn read(words: &Words, row: &Row<'_>) -> rusqlite::Result<Result<Entry, StoreError>> {
    let mut lines: Vec<String> = Vec::new();
    for at in 4..4 + words.texts {
        lines.extend(row.get::<_, Option<String>>(at)?);
    }
    if words.kind == "answer" {
        let (form, items): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
        match spoken(form, items) {
            Ok(mut items) => lines.append(&mut items),
            Err(error) => return Ok(Err(error)),
        }
    }
    lines.retain(|line| !line.is_empty());
    let text = lines.join("\n");
    Ok(Ok(Entry {
        words: fold(&text),
        case: uuid(row, 0)?,
        at: (row.get(1)?, row.get(2)?),
        round: maybe_uuid(row, 3)?,
        text,
    }))
}

/// The words of an answer that are kept as items.
fn spoken(form: Option<String>, items: Option<String>) -> Result<Vec<String>, StoreError> {
    let damaged = || StoreError::damaged("an answer cannot be read");
    let Some(items) = items else {
        return Ok(Vec::new());
    };
    let items = serde_json::from_str(&items).map_err(|_| damaged())?;
    let said = Said { form, text: Some(String::new()), amount: None, items: Some(items) };
    Ok(match said.content().ok_or_else(damaged)? {
        Some(Content::List(items)) => items,
        Some(Content::Agreements(list)) => {
            list.into_iter().flat_map(|promise| [promise.what, promise.if_then]).collect()
        }
        Some(Content::Agenda(list)) => list.into_iter().map(|entry| entry.text).collect(),
        Some(Content::Elements(list)) => list
            .into_iter()
            .flat_map(|element| [element.element, element.conditions, element.why, element.not_when])
            .collect(),
        Some(
            Content::Text(_)
            | Content::Number(_)
            | Content::Options(_)
            | Content::Votes(_)
            | Content::SayBack { .. },
        )
        | None => Vec::new(),
    })
}
