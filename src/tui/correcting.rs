//! Other words for an answer, where answers are read back.
//!
//! Never here: which answer, or how the others are drawn.

use crate::domain::answer::{Content, Key, Promise};
use crate::domain::round::fields::{Field as Name, Part, PromisePart};
use crate::domain::round::{Move, Round};

use super::effect::Effect;
use super::look::Desk;
use super::promise;
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
    table.stash();
    table.form = Form::new(vec![field], &table.drafts);
    table.correcting = Some(key);
    true
}

/// Opens the four fields of an agreement, by its place in the turn.
pub fn begin_promise(table: &mut Table, key: Key, at: u32) {
    let Some(promise) = promises(&table.round, key).get(usize::try_from(at).unwrap_or(usize::MAX)) else {
        return;
    };
    let fields = promise::fields(&table.round, key, at, promise);
    table.stash();
    table.form = Form::new(fields, &table.drafts);
    table.correcting = Some(key);
}

/// Which agreement of its turn is being corrected.
pub fn which_promise(table: &Table) -> Option<usize> {
    let key = table.correcting?;
    let first = &table.form.fields.first()?.name;
    let count = promises(&table.round, key).len();
    (0..count).find(|at| {
        let at = u32::try_from(*at).unwrap_or(u32::MAX);
        promise::name(&table.round, key, at, PromisePart::What) == *first
    })
}

fn promises(round: &Round, key: Key) -> &[Promise] {
    match round.answers.get(&key).and_then(|answer| answer.content.as_ref()) {
        Some(Content::Agreements(promises)) => promises,
        _ => &[],
    }
}

/// The correction is given up: its half-typed words go, and the words that stood stand again.
pub fn give_up(table: &mut Table) -> Vec<Effect> {
    let names = table.form.names();
    table.set_out_again();
    table.drafts.retain(|(name, _)| !names.contains(name));
    let round = Some(table.round.id);
    names.into_iter().map(|field| Effect::DropDraft { round, field }).collect()
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
        Content::Agreements(promises) => {
            let mut promises = promises.clone();
            let at = which_promise(table)?;
            if promise::is_empty(&table.form) {
                promises.remove(at);
            } else {
                *promises.get_mut(at)? = promise::read(&table.form, &table.round, table.today());
            }
            return Some(Move::Correct { key, content: Content::Agreements(promises) });
        }
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(Move::Correct { key, content })
}
