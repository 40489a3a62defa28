//! Someone else begins (F8): a list of the people here who have a voice.
//!
//! Never here: the order of turns (that is the round's).

use crate::domain::person::Person;
use crate::domain::round::Move;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, DOWN, ENTER, ESC, UP, alt, ch, f};
use crate::tui::look::{Desk, Look};
use crate::tui::question;
use crate::tui::round::moved;
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};

const KEYS: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_choose).hint(0),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(1),
    Binding::new(Action::BeginWith, &[f(8), alt('b')], Ui::key_escape),
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_move),
    Binding::new(Action::Down, &[DOWN, ch('j')], Ui::key_move),
];

/// Lays it over the question.
pub fn open(table: &mut Table) -> Vec<Effect> {
    let speaker = question::speaker(&table.round).map(|person| person.id);
    let at = people(table).iter().position(|person| Some(person.id) == speaker).unwrap_or(0);
    table.panel = Some(Panel::BeginWith(Cursor { at, top: 0 }));
    Vec::new()
}

fn people(table: &Table) -> Vec<&Person> {
    table.round.seats.iter().filter(|seat| seat.here && seat.voice).map(|seat| &seat.person).collect()
}

/// The keys of this screen.
pub fn keys(_table: &Table) -> Vec<Binding> {
    KEYS.to_vec()
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let Some(Panel::BeginWith(cursor)) = &table.panel else { return None };
    let mut cursor = *cursor;
    let people = people(table);
    if action == Action::Open {
        let person = people.get(cursor.at)?;
        let (id, name) = (person.id, person.name.clone());
        table.panel = None;
        let effects = moved(table.leave([Move::Begin(id)]), desk);
        if !effects.is_empty() {
            desk.say(desk.look.ui.here_begins(&name));
        }
        return Some(effects);
    }
    let (count, room) = (people.len(), usize::from(desk.look.size.1).saturating_sub(2));
    if !cursor.act(action, count, room) {
        return None;
    }
    table.panel = Some(Panel::BeginWith(cursor));
    Some(Vec::new())
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let Some(Panel::BeginWith(cursor)) = &table.panel else { return };
    let theme = look.theme;
    page.row(Row::new(look.ui.here_who_begins(), theme.bold));
    page.gap();
    let room = usize::from(look.size.1).saturating_sub(2);
    for (at, person) in people(table).into_iter().enumerate().skip(cursor.top).take(room) {
        let (sign, style) = if at == cursor.at { ("› ", theme.accent) } else { ("  ", theme.text) };
        page.row(Row::new(sign, style).and(question::named(look.ui, person), style));
    }
    page.stretch();
}

#[cfg(test)]
mod tests;
