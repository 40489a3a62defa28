//! Other words for an answer, where answers are read back.
//!
//! Never here: which answer, or how the others are drawn.

use crate::domain::answer::{Content, Key};
use crate::domain::round::Move;
use crate::domain::round::fields::{Field as Name, Part};

use super::look::Desk;
use super::table::Table;
use super::widgets::form::{Field, Form};

/// Opens the field of an answer, with its words; False when such an answer has no words to type.
pub fn begin(table: &mut Table, key: Key, desk: &mut Desk<'_>) -> bool {
    let content = table.round.answers.get(&key).and_then(|answer| answer.content.clone());
    let name = Name::Answer(key, Part::Whole).name(&table.round);
    let field = match content {
        Some(Content::Text(text)) => Field::words(name, "").holding(text),
        Some(Content::List(items)) => Field::words(name, "").items().holding(items.join("\n")),
        Some(Content::Number(number)) => Field::line(name, "").holding(number.to_string()),
        _ => {
            desk.say(desk.look.ui.reading_go_back_to_correct());
            return false;
        }
    };
    table.form = Form::new(vec![field], &table.drafts);
    table.correcting = Some(key);
    true
}

/// The move that puts the typed words in the place of the earlier ones; None when they say nothing.
pub fn corrected(table: &Table) -> Option<Move> {
    let key = table.correcting?;
    let text = table.form.focused()?.text();
    let content = match table.round.answers.get(&key)?.content.as_ref()? {
        Content::Text(_) => Content::Text(text.to_owned()),
        Content::List(_) => Content::List(
            text.split('\n').filter(|item| !item.trim().is_empty()).map(str::to_owned).collect(),
        ),
        Content::Number(_) => Content::Number(text.trim().parse().ok()?),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(Move::Correct { key, content })
}
