//! Working elements: what works, what it took, perhaps because, not when; one after the other until
//! the first field is left empty.
//!
//! Never here: how the fields of one element look (that is `element`); that something is proven.

use crate::domain::Date;
use crate::domain::answer::{Content, Element, Key};
use crate::domain::round::fields::ElementPart;
use crate::domain::round::{Mode, Move, Round};
use crate::domain::sequence::Kind;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DOWN, ENTER, TAB, UP, ctrl};
use crate::tui::look::{Desk, Look};
use crate::tui::round::moved;
use crate::tui::several::{self, Several};
use crate::tui::table::Table;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::{beside, element, question};

const KEYS: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_next_field).hint(0),
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
];

const LEAVE: &[Binding] = &[Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0)];

/// Working elements, one after the other.
pub struct Elements;

impl Several for Elements {
    type Item = Element;

    fn of(content: &Content) -> &[Element] {
        if let Content::Elements(elements) = content { elements } else { &[] }
    }

    fn content(items: Vec<Element>) -> Content {
        Content::Elements(items)
    }

    fn first(round: &Round, key: Key, at: u32) -> String {
        element::name(round, key, at, ElementPart::Element)
    }

    fn fields(round: &Round, key: Key, at: u32, item: &Element) -> Vec<Field> {
        element::fields(item, |part| element::name(round, key, at, part))
    }

    fn read(form: &Form, _: &Round, _: Date) -> Element {
        element::read(form)
    }

    fn needs(ui: Ui) -> &'static str {
        ui.element_needs_what()
    }
}

/// True where this screen shows the turn.
pub fn is_here(round: &Round) -> bool {
    let step = round.turn().and_then(|key| round.sequence.steps.get(key.step));
    step.is_some_and(|step| step.kind == Kind::Element && step.is_kept())
}

fn made(round: &Round) -> &[Element] {
    several::made::<Elements>(round)
}

/// True when elements were written down in this turn.
pub fn has_made(round: &Round) -> bool {
    !made(round).is_empty()
}

/// The fields of this place: those of the element that was typed in last, else of a new one.
pub fn form(table: &Table) -> Form {
    several::form::<Elements>(table)
}

/// What is typed here, as an answer; None when nothing is.
pub fn typed(table: &Table) -> Option<Content> {
    several::typed::<Elements>(table)
}

fn goes_on(table: &Table) -> bool {
    several::goes_on::<Elements>(table)
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    let leave: &[Binding] = if goes_on(table) { LEAVE } else { &[] };
    [leave, KEYS].concat()
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    match action {
        Action::On if goes_on(table) => Some(moved(table.moves([Move::On], table.form.names()), desk)),
        Action::NextField if goes_on(table) => Some(Vec::new()),
        Action::On | Action::NextField => Some(several::next::<Elements>(table, desk)),
        Action::PreviousField => Some(several::previous::<Elements>(table, desk)),
        _ => None,
    }
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let (Some(step), Some((key, at))) = (table.step(), several::present::<Elements>(table)) else { return };
    question::heading(table, look, page);
    let speaker = question::speaker(round);
    let role = speaker.and_then(|person| person.role.as_ref());
    question::question(step, role, round, look, page);
    let made = made(round);
    beside::item(table, key, look, page);
    beside::recalled(table, key.step, 7, look, page);
    question::shown_before(table, key, !made.is_empty(), look, page);
    if step.is_personal() {
        question::turn(table, key, look, page);
    }
    if !made.is_empty() {
        page.ranked_row(Row::new(ui.element_may_work(), theme.dim), 5);
    }
    for (other, written) in made.iter().enumerate() {
        let sign = if other == at { "›".to_owned() } else { (other + 1).to_string() };
        element::made(page, written, &sign, look);
    }
    if !made.is_empty() {
        // This air stays longer than what was said before.
        page.block(1, 0, 6, |_, _| None);
    }
    let starter = question::words(step, role).starter;
    element::view(&table.form, starter.get(&round.language), look, page);
    page.gap();
    if !made.is_empty() && goes_on(table) {
        let asks = speaker.filter(|_| step.is_personal() && round.mode == Mode::Scribe);
        if let Some(person) = asks {
            page.text(&ui.round_as_you_said(&person.name), theme.text, 0, 4);
        }
        page.text(ui.element_next(), theme.dim, 0, 5);
    }
    page.stretch();
}

#[cfg(test)]
mod tests;
