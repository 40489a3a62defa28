//! Other words for an answer, where answers are read back.
//!
//! Never here: which answer, or how the others are drawn.

use crate::domain::answer::{Content, Key, Promise};
use crate::domain::round::fields::{Field as Name, Part, PromisePart};
use crate::domain::round::{Move, Round};
use crate::domain::sequence::Kind;

use super::effect::Effect;
use super::keys::Action;
use super::look::Desk;
use super::promise;
use super::round::moved;
use super::table::Table;
use super::widgets::form::{Field, Form};

/// Opens the field of an answer, with its words; says what to do when it has no words to type.
pub fn begin(table: &mut Table, key: Key, desk: &mut Desk<'_>) -> Vec<Effect> {
    let content = table.round.answers.get(&key).and_then(|answer| answer.content.clone());
    // Who passed may say something after all.
    let content = content.or_else(|| nothing_yet(&table.round, key));
    let Some(field) = content.and_then(|content| field(&table.round, key, &content)) else {
        desk.say(desk.look.ui.reading_go_back_to_correct());
        return Vec::new();
    };
    open(table, key, vec![field]);
    table.touched()
}

/// Opens the four fields of an agreement, by its place in the turn.
pub fn begin_promise(table: &mut Table, key: Key, at: u32) -> Vec<Effect> {
    let Some(promise) = promises(&table.round, key).get(usize::try_from(at).unwrap_or(usize::MAX)) else {
        return Vec::new();
    };
    let fields = promise::fields(&table.round, key, at, promise);
    open(table, key, fields);
    table.touched()
}

/// Opens again the correction that was being typed last when the program ended.
pub fn resume(table: &mut Table) {
    let Some((last, _)) = table.drafts.last() else { return };
    let round = &table.round;
    let said = round.answers.iter().filter_map(|(key, answer)| Some((*key, answer.content.as_ref()?)));
    for (key, content) in said {
        let Content::Agreements(promises) = content else {
            if Name::Answer(key, Part::Whole).name(round) == *last {
                let field = field(round, key, content);
                return open(table, key, field.into_iter().collect());
            }
            continue;
        };
        for (at, promise) in (0..).zip(promises) {
            let fields = promise::fields(round, key, at, promise);
            if fields.iter().any(|field| field.name == *last) {
                return open(table, key, fields);
            }
        }
    }
}

fn open(table: &mut Table, key: Key, fields: Vec<Field>) {
    if fields.is_empty() {
        return;
    }
    table.stash();
    table.form = Form::new(fields, &table.drafts);
    table.correcting = Some(key);
}

/// An answer in words in which nothing is said yet.
fn nothing_yet(round: &Round, key: Key) -> Option<Content> {
    match round.sequence.steps.get(key.step)?.kind {
        Kind::Text => Some(Content::Text(String::new())),
        Kind::List => Some(Content::List(Vec::new())),
        _ => None,
    }
}

/// The field for the words of an answer; None when it has no words to type.
fn field(round: &Round, key: Key, content: &Content) -> Option<Field> {
    let name = Name::Answer(key, Part::Whole).name(round);
    match content {
        Content::Text(text) => Some(Field::words(name, "").holding(text.clone())),
        Content::List(items) => Some(Field::words(name, "").items().holding(items.join("\n"))),
        Content::Number(number) => Some(Field::line(name, "").holding(number.to_string())),
        _ => None,
    }
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

/// Does what a key asks for while words are corrected; None when it is for every place.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    match action {
        Action::On => {
            let moves = corrected(table);
            Some(moved(table.moves(moves, table.form.names()), desk))
        }
        Action::Escape => Some(give_up(table)),
        Action::Right => Some(promise::complete(table, desk)),
        Action::NextField => {
            table.form.next_field();
            Some(table.touched())
        }
        Action::PreviousField => {
            table.form.previous_field();
            Some(table.touched())
        }
        _ => None,
    }
}

/// The correction is given up: its half-typed words go, and the words that stood stand again.
fn give_up(table: &mut Table) -> Vec<Effect> {
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
    let answer = table.round.answers.get(&key)?;
    let before = answer.content.clone().or_else(|| nothing_yet(&table.round, key))?;
    let content = match &before {
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
