//! What each row of finished things says, as one text: what people typed, and nothing else.
//!
//! Never here: the index.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use crate::domain::answer::Content;
use crate::domain::case::EarlierWords;
use crate::domain::fold::fold;
use crate::store::StoreError;
use crate::store::agreements::{at_first, maybe_uuid, uuid};
use crate::store::attachments::first_round;
use crate::store::codec::content::Said;
use crate::store::earlier::{self, rewritten};

/// A row that says something.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) case: Uuid,
    /// Milliseconds UTC, and the minutes of the zone.
    pub(super) at: (i64, i64),
    pub(super) round: Option<Uuid>,
    /// The words as they were typed, over one or more lines.
    pub(super) text: String,
    /// What stood there before, as far as it was kept, oldest first.
    pub(super) earlier: Vec<String>,
    /// All of it, folded.
    pub(super) words: String,
}

/// Where a kind of row keeps its words: after case, moment, zone and round come so many texts, and
/// after them what else is read of some. The last is how all of them are listed.
pub(super) struct Words {
    pub(super) kind: &'static str,
    columns: &'static str,
    pub(super) table: &'static str,
    texts: usize,
}

/// Every kind that says something.
pub(super) const KINDS: [Words; 9] = [
    Words {
        kind: "round",
        columns: "x.case_id, x.started, x.started_zone, x.id, x.about, x.next_words",
        table: "round x",
        texts: 2,
    },
    Words {
        kind: "answer",
        columns: concat!(
            "x.case_id, x.started, r.started_zone, x.round, x.text, x.why, x.form, x.items, x.amount, ",
            rewritten!("x")
        ),
        table: "answer x JOIN round r ON r.id = x.round",
        texts: 2,
    },
    Words {
        kind: "agreement",
        columns: concat!(
            "x.case_id, x.made, x.made_zone, x.round, x.what, x.if_then, ",
            at_first!(),
            ", ",
            rewritten!("x")
        ),
        table: "agreement x",
        texts: 2,
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
        columns: concat!("x.case_id, x.said, x.said_zone, x.round, x.text, ", rewritten!("x")),
        table: "note x",
        texts: 1,
    },
    // It was shown in its round; what belongs to the case as a whole was there from the first.
    Words {
        kind: "attachment",
        columns: "x.case_id, coalesce(r.started, 0), coalesce(r.started_zone, 0), r.id, x.caption, x.reference",
        table: concat!("attachment x LEFT JOIN round r ON r.id = coalesce(x.round, ", first_round!(), ")"),
        texts: 2,
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
    let mut rows = query.query([row.into_bytes()])?;
    let entry = rows.next()?.map(|found| read(db, words, row, found)).transpose()?;
    Ok(entry.filter(|entry| !entry.words.is_empty()))
}

fn read(db: &Connection, words: &Words, id: Uuid, row: &Row<'_>) -> Result<Entry, StoreError> {
    let mut lines: Vec<String> = Vec::new();
    for at in 4..4 + words.texts {
        lines.extend(row.get::<_, Option<String>>(at)?);
    }
    let first = |row: &Row<'_>| row.get::<_, String>(4);
    let mut earlier = Vec::new();
    match words.kind {
        "answer" => {
            let (said, rewritten) = (said(row)?, row.get(9)?);
            let damaged = || StoreError::damaged("an answer cannot be read");
            if said.items.is_some() || rewritten {
                let content = said.content().ok_or_else(damaged)?;
                lines.extend(content.iter().flat_map(spoken));
                if rewritten {
                    let why: String = row.get(5)?;
                    let before = earlier::of_answer(db, id, content.as_ref(), &why)?;
                    earlier.extend(before.into_iter().map(words_of));
                }
            }
        }
        "agreement" => {
            earlier.extend(row.get::<_, Option<String>>(6)?);
            if row.get(7)? {
                earlier.extend(earlier::of_column(db, id, "what", &first(row)?)?);
            }
        }
        "note" if row.get(5)? => earlier = earlier::of_column(db, id, "text", &first(row)?)?,
        _ => {}
    }
    lines.retain(|line| !line.is_empty());
    let text = lines.join("\n");
    let mut all = text.clone();
    let mut seen: Vec<String> = Vec::new();
    earlier.retain(|words| {
        let new = !words.is_empty() && *words != text && !lines.contains(words) && !seen.contains(words);
        if new {
            all = format!("{all}\n{words}");
            seen.push(words.clone());
        }
        new
    });
    Ok(Entry {
        words: fold(&all),
        case: uuid(row, 0)?,
        at: (row.get(1)?, row.get(2)?),
        round: maybe_uuid(row, 3)?,
        text,
        earlier,
    })
}

/// An answer as its columns have it.
fn said(row: &Row<'_>) -> Result<Said, StoreError> {
    let items: Option<String> = row.get(7)?;
    let items = items.map(|items| serde_json::from_str(&items)).transpose();
    Ok(Said {
        form: row.get(6)?,
        text: row.get(4)?,
        amount: row.get(8)?,
        items: items.map_err(|_| StoreError::damaged("an answer cannot be read"))?,
    })
}

/// What stood in an answer before, as one text.
fn words_of(before: EarlierWords) -> String {
    let mut lines = spoken(&before.content);
    if let Content::Text(text) | Content::SayBack { text, .. } = before.content {
        lines.push(text);
    }
    lines.push(before.why);
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The words of an answer that are kept as items.
pub(in crate::store) fn spoken(content: &Content) -> Vec<String> {
    match content.clone() {
        Content::List(items) => items,
        Content::Agreements(list) => {
            list.into_iter().flat_map(|promise| [promise.what, promise.if_then]).collect()
        }
        Content::Agenda(list) => list.into_iter().map(|entry| entry.text).collect(),
        Content::Elements(list) => list
            .into_iter()
            .flat_map(|element| [element.element, element.conditions, element.why, element.not_when])
            .collect(),
        Content::Text(_)
        | Content::Number(_)
        | Content::Options(_)
        | Content::Votes(_)
        | Content::SayBack { .. } => Vec::new(),
    }
}
