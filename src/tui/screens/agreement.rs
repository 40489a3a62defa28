//! Agreements: what, who, by when, if–then; one after the other until *what* is left empty.
//!
//! Never here: how the fields of one agreement look (that is `promise`).

use crate::domain::Date;
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
use crate::tui::several::{self, Several};
use crate::tui::table::Table;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::page::Page;
use crate::tui::{beside, promise, question};

const KEYS: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_next_field).hint(0),
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
];

const LEAVE: &[Binding] = &[Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0)];

/// Agreements, one after the other.
pub struct Agreements;

impl Several for Agreements {
    type Item = Promise;

    fn of(content: &Content) -> &[Promise] {
        content.promises()
    }

    fn content(items: Vec<Promise>) -> Content {
        Content::Agreements(items)
    }

    fn first(round: &Round, key: Key, at: u32) -> String {
        promise::name(round, key, at, PromisePart::What)
    }

    fn fields(round: &Round, key: Key, at: u32, item: &Promise) -> Vec<Field> {
        promise::fields(round, key, at, item)
    }

    fn read(form: &Form, round: &Round, today: Date) -> Promise {
        promise::read(form, round, today)
    }

    fn needs(ui: Ui) -> &'static str {
        ui.agreement_needs_what()
    }
}

/// True where this screen shows the turn.
pub fn is_here(round: &Round) -> bool {
    let step = round.turn().and_then(|key| round.sequence.steps.get(key.step));
    step.is_some_and(|step| step.kind == Kind::Agreement && step.is_kept())
}

fn made(round: &Round) -> &[Promise] {
    several::made::<Agreements>(round)
}

/// True when agreements were made in this turn.
pub fn has_made(round: &Round) -> bool {
    !made(round).is_empty()
}

/// The fields of this place: those of the agreement that was typed in last, else of a new one.
pub fn form(table: &Table) -> Form {
    several::form::<Agreements>(table)
}

/// What is typed here, as an answer; None when nothing is.
pub fn typed(table: &Table) -> Option<Content> {
    several::typed::<Agreements>(table)
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
    several::goes_on::<Agreements>(table)
}

/// True where as many agreements were made as are asked for, and nothing more is being typed: then no
/// other is asked for. Whoever types one all the same sees it.
fn is_enough(table: &Table) -> bool {
    let most = table.step().and_then(|step| step.at_most);
    let full = most.is_some_and(|most| several::count(made(&table.round).len()) >= most);
    full && goes_on(table) && table.form.fields.iter().all(|field| field.editor.is_empty())
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    match action {
        Action::On if goes_on(table) => Some(moved(table.moves([Move::On], table.form.names()), desk)),
        Action::NextField if goes_on(table) => Some(Vec::new()),
        Action::On | Action::NextField => Some(several::next::<Agreements>(table, desk)),
        Action::PreviousField => Some(several::previous::<Agreements>(table, desk)),
        Action::Right => Some(promise::complete(table, desk)),
        _ => None,
    }
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let (Some(step), Some((key, at))) = (table.step(), several::present::<Agreements>(table)) else { return };
    question::heading(table, look, page);
    let role = question::speaker(round).and_then(|person| person.role.as_ref());
    question::question(step, role, round, look, page);
    beside::item(table, key, look, page);
    beside::recalled(table, key.step, 7, look, page);
    question::shown_before(table, key, !made(round).is_empty(), look, page);
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
    let least = step.at_least.filter(|least| several::count(made.len()) < *least);
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

#[cfg(test)]
mod tests;
