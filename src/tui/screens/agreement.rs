//! Agreements: what, who, by when, if–then; one after the other until *what* is left empty.
//!
//! Never here: how the fields of one agreement look (that is `promise`).

use crate::domain::answer::{Content, Key, Promise};
use crate::domain::round::fields::PromisePart;
use crate::domain::round::{Move, Round};
use crate::domain::sequence::Kind;
use crate::text::Ui;
use crate::text::dates::number_word;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DOWN, ENTER, TAB, UP, ctrl};
use crate::tui::look::{Desk, Look};
use crate::tui::round::moved;
use crate::tui::table::Table;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;
use crate::tui::{beside, promise, question};

const KEYS: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_next_field).hint(0),
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
];

const LEAVE: &[Binding] = &[Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0)];

/// True where this screen shows the turn.
pub fn is_here(round: &Round) -> bool {
    let step = round.turn().and_then(|key| round.sequence.steps.get(key.step));
    step.is_some_and(|step| step.kind == Kind::Agreement && step.is_kept())
}

/// The agreements that were made in this turn.
fn made(round: &Round) -> &[Promise] {
    match round.standing().and_then(|answer| answer.content.as_ref()) {
        Some(Content::Agreements(promises)) => promises,
        _ => &[],
    }
}

/// True when agreements were made in this turn.
pub fn has_made(round: &Round) -> bool {
    !made(round).is_empty()
}

fn count(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Which agreement is in the form, from 0; one behind those that were made is a new one.
fn present(table: &Table) -> Option<(Key, usize)> {
    let key = table.round.turn()?;
    let first = &table.form.fields.first()?.name;
    let mut places = 0..=made(&table.round).len();
    let at = places.find(|at| promise::name(&table.round, key, count(*at), PromisePart::What) == *first)?;
    Some((key, at))
}

/// The fields of this place: those of the agreement that was typed in last, else of a new one.
pub fn form(table: &Table) -> Form {
    let round = &table.round;
    let Some(key) = round.turn() else { return Form::default() };
    let made = made(round);
    let of = |at: usize| {
        let promise = made.get(at).cloned().unwrap_or_default();
        promise::fields(round, key, count(at), &promise)
    };
    let has = |at: usize, name: &str| of(at).iter().any(|field| field.name == name);
    let typed = table.drafts.iter().rev().find_map(|(name, _)| (0..=made.len()).find(|at| has(*at, name)));
    Form::new(of(typed.unwrap_or(made.len())), &table.drafts)
}

/// All agreements of this turn with what is in the form; one without *what* is taken out.
fn all(table: &Table) -> Vec<Promise> {
    let mut all = made(&table.round).to_vec();
    let Some((_, at)) = present(table) else { return all };
    let typed =
        (!promise::is_empty(&table.form)).then(|| promise::read(&table.form, &table.round, table.today()));
    match (all.get_mut(at), typed) {
        (Some(earlier), Some(typed)) => *earlier = typed,
        (Some(_), None) => drop(all.remove(at)),
        (None, Some(typed)) => all.push(typed),
        (None, None) => {}
    }
    all
}

/// True when the form says something else than what stands.
fn differs(table: &Table) -> bool {
    all(table) != made(&table.round)
}

/// What is typed here, as an answer; None when nothing is.
pub fn typed(table: &Table) -> Option<Content> {
    differs(table).then(|| Content::Agreements(all(table)))
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    let mut keys = Vec::new();
    if promise::completion(&table.form, &table.round).is_some() {
        keys.extend(promise::COMPLETE);
    }
    if goes_on(table) {
        keys.extend(LEAVE);
    }
    keys.extend(KEYS);
    keys
}

/// True where `Tab` leaves the question: at an empty *what* of a new agreement.
fn goes_on(table: &Table) -> bool {
    let new = present(table).is_some_and(|(_, at)| at >= made(&table.round).len());
    new && table.form.focus == 0 && promise::is_empty(&table.form)
}

/// True where as many agreements were made as are asked for, and nothing more is being typed: then no
/// other is asked for. Whoever types one all the same sees it.
fn is_enough(table: &Table) -> bool {
    let most = table.step().and_then(|step| step.at_most);
    let full = most.is_some_and(|most| count(made(&table.round).len()) >= most);
    full && goes_on(table) && table.form.fields.iter().all(|field| field.editor.is_empty())
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    match action {
        Action::On if goes_on(table) => Some(moved(table.moves([Move::On], table.form.names()), desk)),
        Action::NextField if goes_on(table) => Some(Vec::new()),
        Action::On | Action::NextField => Some(next(table, desk)),
        Action::PreviousField => Some(previous(table, desk)),
        Action::Right => Some(promise::complete(table, desk)),
        _ => None,
    }
}

/// To the next field; behind the last one the agreement is kept and the next may come.
fn next(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let empty = promise::is_empty(&table.form);
    if !(empty && table.form.focus == 0) && table.form.next_field() {
        return table.touched();
    }
    let new = present(table).is_some_and(|(_, at)| at >= made(&table.round).len());
    if empty && new {
        // Who and by when alone are no agreement yet.
        table.form.focus = 0;
        desk.warn(desk.look.ui.agreement_needs_what());
        return table.touched();
    }
    moved(keep(table), desk)
}

fn keep(table: &Table) -> Result<Vec<Effect>, crate::domain::round::Refusal> {
    table.moves([Move::Item { content: Content::Agreements(all(table)) }], table.form.names())
}

/// To the field before; before the first, the agreement that was made before; then the place before.
fn previous(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    if table.form.previous_field() {
        return table.touched();
    }
    let Some((key, at)) = present(table) else { return Vec::new() };
    let Some(before) = at.checked_sub(1) else {
        return moved(table.leave([Move::Back]), desk);
    };
    let mut effects = if differs(table) { moved(keep(table), desk) } else { Vec::new() };
    let Some(promise) = made(&table.round).get(before) else { return effects };
    let fields = promise::fields(&table.round, key, count(before), promise);
    table.stash();
    table.form = Form { fields, focus: 0 };
    effects.extend(table.touched());
    effects
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let (Some(step), Some((key, at))) = (table.step(), present(table)) else { return };
    question::heading(table, look, page);
    let role = question::speaker(round).and_then(|person| person.role.as_ref());
    question::question(step, role, round, look, page);
    beside::item(table, key, look, page);
    beside::recalled(table, key.step, 7, look, page);
    shown(table, key, look, page);
    let made = made(round);
    for (other, promise) in made.iter().enumerate() {
        let sign = if other == at { "›".to_owned() } else { (other + 1).to_string() };
        promise::made(page, promise, &sign, round, look);
    }
    if !made.is_empty() {
        // This air stays longer than what was said before.
        page.block(1, 0, 6, |_, _| None);
    }
    let word = |most: u32| number_word(ui, usize::try_from(most).unwrap_or(usize::MAX));
    if let Some(most) = step.at_most.filter(|_| is_enough(table)) {
        page.text(&ui.agreement_enough(most, &word(most)), theme.text, 0, 1);
        return page.stretch();
    }
    let starter = question::words(step, role).starter;
    let starter = starter.get(&round.language);
    promise::view(&table.form, round, starter, table.today(), look, page);
    let most = step.at_most.map(|most| ui.agreement_at_most(most, &word(most)));
    let least = step.at_least.filter(|least| count(made.len()) < *least);
    let least = least.map(|least| ui.agreement_at_least(least, &word(least)));
    let more = (!made.is_empty() && goes_on(table)).then(|| ui.agreement_next().to_owned());
    let optional = (step.optional && made.is_empty()).then(|| ui.round_optional().to_owned());
    let words: Vec<String> = more.into_iter().chain(least).chain(most).chain(optional).collect();
    if !words.is_empty() {
        page.gap();
        page.text(&words.join(" "), theme.dim, 0, 5);
    }
    page.stretch();
}

/// What was chosen and said before, where there is room.
fn shown(table: &Table, key: Key, look: &Look, page: &mut Page<'_>) {
    let (round, theme) = (&table.round, look.theme);
    let mut rows = vec![Row::new(look.ui.round_said(), theme.dim)];
    let names = round.seats.iter().map(|seat| prose::width(&seat.person.name));
    let column = names.max().unwrap_or(0).min(14) + 2;
    for (other, answer) in round.shown_with(key.step) {
        let (Some(content), Some(step)) = (&answer.content, round.sequence.steps.get(other.step)) else {
            continue;
        };
        let author = question::author(round, other.slot);
        let words = question::said(round, step, content, look.ui).replace('\n', " · ");
        let column = if author.is_empty() { 0 } else { column };
        let room = usize::from(page.width()).saturating_sub(column + 3);
        for (at, row) in prose::wrap(&words, room).into_iter().enumerate() {
            let name = if at == 0 { author.as_str() } else { "" };
            let padding = " ".repeat(column.saturating_sub(prose::width(name)));
            rows.push(Row::new(name, theme.dim).and(padding, theme.dim).and(row, theme.dim).indent(3));
        }
    }
    if rows.len() < 2 {
        return;
    }
    let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    page.block(wanted, 0, 7, move |area, buffer| {
        // A heading alone says nothing.
        if area.height > 1 {
            for (y, row) in (area.y..area.bottom()).zip(&rows) {
                row.draw(area, y, buffer);
            }
            if usize::from(area.height) < rows.len() {
                prose::put(buffer, area.x, area.bottom() - 1, area.right(), "…", theme.dim);
            }
        }
        None
    });
    // What is asked now stands apart from what was said before, but on the smallest screens; behind
    // agreements that were made there is air already.
    let last = look.size.1 < 12 || !made(round).is_empty();
    page.block(1, 0, if last { 8 } else { 6 }, |_, _| None);
}

#[cfg(test)]
mod tests;
