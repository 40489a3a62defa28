//! In which order news of a case that is here is written, and where its transactions may end: by the moments at which the
//! other machine wrote it, or, where a casebook does not tell those, round by round.
//!
//! Never here: writing.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;

use super::convert::Row;
use super::present::{ORDER, refers_to};
use super::taking::News;
use crate::store::rows;

/// News with its moment, the earliest first: what has one moment belongs together, and refers to nothing later.
pub(super) fn by_moment(mut news: Vec<News>) -> Vec<(i64, News)> {
    // What others refer to comes first.
    news.sort_by_key(|news| ORDER.iter().position(|kind| kind.name == news.row().0.name));
    let mut known = HashMap::new();
    let mut timed: Vec<(i64, News)> = Vec::with_capacity(news.len());
    for news in news {
        let at = match &news {
            News::Revised(revision) => revision.clock,
            News::Said(row) => said_at(row, &known),
        };
        known.insert(news.row().1, at);
        timed.push((at, news));
    }
    timed.sort_by_key(|(at, _)| *at);
    timed
}

/// When the last round began of those to which a row belongs, as far as they are news too. The case comes at the end, and
/// so do working elements: they refer to each other.
fn said_at(row: &Row, known: &HashMap<Uuid, i64>) -> i64 {
    let column = |name: &str| row.said.get(name).or_else(|| row.otherwise.get(name));
    if [rows::CASE.name, rows::ELEMENT.name].contains(&row.kind.name) {
        return i64::MAX;
    }
    if row.kind.name == rows::ROUND.name {
        return column("started").and_then(Value::as_i64).unwrap_or(0);
    }
    let others = row.kind.columns.iter().filter(|(name, _)| refers_to(row.kind, name).is_some());
    let others = others.filter_map(|(name, _)| Uuid::parse_str(column(name)?.as_str()?).ok());
    others.filter_map(|id| known.get(&id).copied()).max().unwrap_or(0)
}
