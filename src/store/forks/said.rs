//! What a version says that another says otherwise, and what it is about, so that people can choose.
//!
//! Never here: which rows stand in two versions.

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use uuid::Uuid;

use crate::domain::answer::{Content, Owner, Pick, Slot};
use crate::domain::fork::Said;
use crate::domain::{Date, Moment};
use crate::store::StoreError;
use crate::store::codec::content::Said as Kept;
use crate::store::codec::{list, moment, original_of, owner_of};
use crate::store::search::{asked, spoken};
use crate::store::wording::Wordings;

/// Columns that hold a code for which there is a word.
const CODES: [&str; 10] = [
    "state",
    "outcome",
    "reach",
    "role",
    "strength",
    "permission",
    "mark",
    "visibility",
    "comes_back",
    "active",
];

/// Columns that hold words as they were typed.
const WORDS: [&str; 17] = [
    "title",
    "summary",
    "name",
    "about",
    "next_on",
    "next_words",
    "text",
    "why",
    "what",
    "due_words",
    "if_then",
    "change",
    "question",
    "wording",
    "conditions",
    "not_when",
    "caption",
];

/// In what this version differs from the others, as people say it: nothing where it differs only in what nobody said.
pub(super) fn differing(
    db: &Connection,
    kind: &str,
    said: &Value,
    all: &[(Uuid, Value)],
) -> Result<Vec<Said>, StoreError> {
    let Some(body) = said.as_object() else { return Ok(Vec::new()) };
    let differs = |key: &str, value: &Value| all.iter().any(|(_, other)| other.get(key) != Some(value));
    let mut told = Vec::new();
    for (key, value) in body.iter().filter(|(key, value)| differs(key, value)) {
        told.extend(one(db, kind, (key, value), said)?);
    }
    told.retain(|said| !matches!(said, Said::Words(words) if words.is_empty()));
    Ok(told)
}

/// What one column says, in words for people; None when it says nothing to them.
fn one(
    db: &Connection,
    kind: &str,
    (key, value): (&str, &Value),
    body: &Value,
) -> Result<Option<Said>, StoreError> {
    let text = value.as_str();
    let id = text.and_then(|text| Uuid::parse_str(text).ok());
    Ok(match (kind, key) {
        ("attachment", "kind" | "reference") | ("element", "element") | ("sighting", "outcome") => {
            text.map(|text| Said::Words(text.to_owned()))
        }
        (_, "person" | "bringer") => id.map(|id| name(db, id)).transpose()?.flatten().map(Said::Words),
        (_, "question" | "agreement" | "same_as" | "earlier" | "element") if id.is_some() => {
            id.map(|id| words_of(db, id)).transpose()?.flatten().map(Said::Words)
        }
        (_, "who") => {
            let mut owners = Vec::new();
            for owner in list(value, owner_of).unwrap_or_default() {
                owners.push(match owner {
                    Owner::We => None,
                    Owner::Person(id) => Some(name(db, id.0)?.unwrap_or_default()),
                    Owner::Other(words) => Some(words),
                });
            }
            Some(Said::Owners(owners))
        }
        (_, "due_on") => text.and_then(|text| text.parse::<Date>().ok()).map(Said::Day),
        (_, "items") => {
            let form = body.get("form").and_then(Value::as_str).map(str::to_owned);
            let items = Some(value.clone()).filter(|items| !items.is_null());
            let kept = Kept { form, text: Some(String::new()), amount: None, items };
            let content = kept.content().flatten();
            content.map(|content| chosen(db, &content)).transpose()?.map(Said::Words)
        }
        (_, "amount") => value.as_i64().map(|number| Said::Words(number.to_string())),
        (_, "original") => original_of(&value.to_string()).map(|original| Said::Words(original.text)),
        (_, key) if CODES.contains(&key) => {
            let code = text.map_or_else(|| value.to_string(), str::to_owned);
            (!value.is_null()).then(|| Said::Code(key.to_owned(), code))
        }
        (_, key) if WORDS.contains(&key) => text.map(|text| Said::Words(text.to_owned())),
        _ => None,
    })
}

/// What was listed or chosen, on one line.
fn chosen(db: &Connection, content: &Content) -> Result<String, StoreError> {
    let mut picks: Vec<(&Pick, Option<u32>)> = Vec::new();
    if let Content::Options(chosen) = content {
        picks.extend(chosen.iter().map(|pick| (pick, None)));
    } else if let Content::Votes(votes) = content {
        picks.extend(votes.iter().map(|(pick, count)| (pick, Some(*count))));
    }
    let mut words = spoken(content);
    for (pick, count) in picks {
        let pick = match pick {
            Pick::Option(id) => id.clone(),
            Pick::Answer(key, item) => {
                let who = match key.slot {
                    Slot::Person(id) => name(db, id.0)?.unwrap_or_default(),
                    Slot::Group | Slot::Unnamed(_) => String::new(),
                };
                let place = format!("{}.{}", key.step + 1, item.unwrap_or(key.n) + 1);
                if who.is_empty() { place } else { format!("{place} {who}") }
            }
        };
        words.push(count.map_or_else(|| pick.clone(), |count| format!("{pick}: {count}")));
    }
    Ok(words.join(" · "))
}

fn name(db: &Connection, person: Uuid) -> Result<Option<String>, StoreError> {
    text(db, "SELECT name FROM person WHERE id = ?1", person)
}

fn text(db: &Connection, sql: &str, id: Uuid) -> Result<Option<String>, StoreError> {
    Ok(db.prepare_cached(sql)?.query_row([id.into_bytes()], |row| row.get(0)).optional()?.flatten())
}

/// The words of an agreement, a learning question, an element or an answer.
fn words_of(db: &Connection, id: Uuid) -> Result<Option<String>, StoreError> {
    text(
        db,
        "SELECT what FROM agreement WHERE id = ?1
         UNION ALL SELECT letter || ': ' || question FROM learning_question WHERE id = ?1
         UNION ALL SELECT element FROM element WHERE id = ?1
         UNION ALL SELECT text FROM answer WHERE id = ?1 LIMIT 1",
        id,
    )
}

/// When the round began of which this is part.
pub(super) fn at(db: &Connection, bodies: &[(Uuid, Value)], row: Uuid) -> Result<Option<Moment>, StoreError> {
    let of = |(_, body): &(Uuid, Value)| {
        let id = body.get("round").and_then(Value::as_str);
        id.and_then(|id| Uuid::parse_str(id).ok())
    };
    let round = bodies.iter().find_map(of).unwrap_or(row);
    let at: Option<(i64, i64)> = db
        .prepare_cached("SELECT started, started_zone FROM round WHERE id = ?1")?
        .query_row([round.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(at.and_then(|(at, zone)| moment(at, zone)))
}

/// What a row is about, in words in which its versions do not differ.
pub(super) fn about(
    db: &Connection,
    kind: &str,
    row: Uuid,
    bodies: &[(Uuid, Value)],
    wordings: &mut Wordings,
) -> Result<Vec<String>, StoreError> {
    let present: Vec<&Value> = bodies
        .iter()
        .map(|(_, body)| body)
        .filter(|body| body.as_object().is_some_and(|body| !body.is_empty()))
        .collect();
    let same = |key: &str| {
        let first = present.first()?.get(key)?;
        present.iter().all(|body| body.get(key) == Some(first)).then(|| first.as_str()).flatten()
    };
    let id = |key: &str| same(key).and_then(|id| Uuid::parse_str(id).ok());
    let mut about: Vec<String> = Vec::new();
    if kind == "answer" {
        let asked = asked(db, row, wordings)?;
        about.extend(asked.question);
        // Beside a number stands no name.
        let is_number = present.iter().any(|body| body.get("form").and_then(Value::as_str) == Some("number"));
        about.extend(asked.who.filter(|_| !is_number));
        return Ok(about);
    }
    let own = match kind {
        "person" => "name",
        "agreement" => "what",
        "learning-question" => "question",
        "element" => "element",
        "attachment" => "caption",
        "round" => "about",
        _ => "",
    };
    if !own.is_empty() {
        about.extend(same(own).filter(|words| !words.is_empty()).map(str::to_owned));
        return Ok(about);
    }
    // What stands beside something else is about that.
    if let Some(person) = id("person") {
        about.extend(name(db, person)?);
    }
    for key in ["answer", "agreement", "question", "element"] {
        if let Some(id) = id(key) {
            about.extend(words_of(db, id)?);
        }
    }
    Ok(about)
}

#[cfg(test)]
mod tests {
    use super::{CODES, WORDS};
    use crate::store::rows;

    #[test]
    fn every_column_that_is_told_is_there() {
        let columns: Vec<&str> =
            rows::ALL.iter().flat_map(|kind| kind.columns.iter().map(|(name, _)| *name)).collect();
        for told in CODES.iter().chain(&WORDS) {
            assert!(columns.contains(told), "{told}");
        }
    }
}
