//! What a turn yields one after the other, each in a form of its own: agreements, working elements.
//! An empty first field ends it.
//!
//! Never here: what the fields are called or how they look.

use crate::domain::Date;
use crate::domain::answer::{Content, Key};
use crate::domain::round::{Move, Refusal, Round};
use crate::text::Ui;

use super::effect::Effect;
use super::look::Desk;
use super::round::moved;
use super::table::Table;
use super::widgets::form::{Field, Form};

/// A kind of thing that a turn yields one after the other.
pub trait Several {
    /// One of them.
    type Item: Clone + Default + PartialEq;

    /// Those in an answer.
    fn of(content: &Content) -> &[Self::Item];
    /// The answer that is these.
    fn content(items: Vec<Self::Item>) -> Content;
    /// The name of the first field of the one at this place of a turn.
    fn first(round: &Round, key: Key, at: u32) -> String;
    /// The fields of the one at this place of a turn, with what it says.
    fn fields(round: &Round, key: Key, at: u32, item: &Self::Item) -> Vec<Field>;
    /// What the form says.
    fn read(form: &Form, round: &Round, today: Date) -> Self::Item;
    /// What is said when the first field is empty and others are not.
    fn needs(ui: Ui) -> &'static str;
}

/// Those that were made in this turn.
pub fn made<S: Several>(round: &Round) -> &[S::Item] {
    round.standing().and_then(|answer| answer.content.as_ref()).map_or(&[], S::of)
}

/// A place as it stands in the name of a field.
pub fn count(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// True when nothing stands in the first field.
pub fn is_empty(form: &Form) -> bool {
    form.fields.first().is_none_or(|field| field.text().trim().is_empty())
}

/// Which one is in the form, from 0; one behind those that were made is a new one.
pub fn present<S: Several>(table: &Table) -> Option<(Key, usize)> {
    let key = table.round.turn()?;
    let first = &table.form.fields.first()?.name;
    let mut places = 0..=made::<S>(&table.round).len();
    let at = places.find(|at| S::first(&table.round, key, count(*at)) == *first)?;
    Some((key, at))
}

/// The fields of this place: those of the one that was typed in last, else of a new one.
pub fn form<S: Several>(table: &Table) -> Form {
    let round = &table.round;
    let Some(key) = round.turn() else { return Form::default() };
    let made = made::<S>(round);
    let of = |at: usize| S::fields(round, key, count(at), &made.get(at).cloned().unwrap_or_default());
    let has = |at: usize, name: &str| of(at).iter().any(|field| field.name == name);
    let typed = table.drafts.iter().rev().find_map(|(name, _)| (0..=made.len()).find(|at| has(*at, name)));
    Form::new(of(typed.unwrap_or(made.len())), &table.drafts)
}

/// All of this turn with what is in the form; one without its first field is taken out.
fn all<S: Several>(table: &Table) -> Vec<S::Item> {
    let mut all = made::<S>(&table.round).to_vec();
    let Some((_, at)) = present::<S>(table) else { return all };
    let typed = (!is_empty(&table.form)).then(|| S::read(&table.form, &table.round, table.today()));
    match (all.get_mut(at), typed) {
        (Some(earlier), Some(typed)) => *earlier = typed,
        (Some(_), None) => drop(all.remove(at)),
        (None, Some(typed)) => all.push(typed),
        (None, None) => {}
    }
    all
}

/// True when the form says something else than what stands.
fn differs<S: Several>(table: &Table) -> bool {
    all::<S>(table) != made::<S>(&table.round)
}

/// What is typed here, as an answer; None when nothing is.
pub fn typed<S: Several>(table: &Table) -> Option<Content> {
    differs::<S>(table).then(|| S::content(all::<S>(table)))
}

/// True where `Tab` leaves the question: at a new one in which nothing stands.
pub fn goes_on<S: Several>(table: &Table) -> bool {
    let nothing = table.form.fields.iter().all(|field| field.text().trim().is_empty());
    is_new::<S>(table) && table.form.focus == 0 && nothing
}

fn is_new<S: Several>(table: &Table) -> bool {
    present::<S>(table).is_some_and(|(_, at)| at >= made::<S>(&table.round).len())
}

/// To the next field; behind the last one it is kept and the next may come.
pub fn next<S: Several>(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let empty = is_empty(&table.form);
    if !(empty && table.form.focus == 0) && table.form.next_field() {
        return table.touched();
    }
    if empty && is_new::<S>(table) {
        // The other fields alone say nothing yet.
        table.form.focus = 0;
        desk.warn(S::needs(desk.look.ui));
        return table.touched();
    }
    moved(keep::<S>(table), desk)
}

fn keep<S: Several>(table: &Table) -> Result<Vec<Effect>, Refusal> {
    table.moves([Move::Item { content: S::content(all::<S>(table)) }], table.form.names())
}

/// To the field before; before the first, the one that was made before; then the place before.
pub fn previous<S: Several>(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    if table.form.previous_field() {
        return table.touched();
    }
    let Some((key, at)) = present::<S>(table) else { return Vec::new() };
    let Some(before) = at.checked_sub(1) else {
        return moved(table.leave([Move::Back]), desk);
    };
    let mut effects = if differs::<S>(table) { moved(keep::<S>(table), desk) } else { Vec::new() };
    let Some(item) = made::<S>(&table.round).get(before) else { return effects };
    let fields = S::fields(&table.round, key, count(before), item);
    table.stash();
    table.form = Form { fields, focus: 0 };
    effects.extend(table.touched());
    effects
}
