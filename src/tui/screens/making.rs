//! What is made of an answer, over the question: a working element, or a learning question.
//!
//! Never here: what is kept of it (that is `making`).

use crate::domain::round::{Move, NewQuestion};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DIGITS, DOWN, ENTER, ESC, LEFT, RIGHT, TAB, UP, ctrl};
use crate::tui::look::{Desk, Look};
use crate::tui::making::{Makes, form, making, to_marks, touched, words};
use crate::tui::picking::NOWHERE;
use crate::tui::round::moved;
use crate::tui::table::Table;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::form::Field;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::{asking, element, question};

const FIELDS: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_next_field).hint(0),
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(3),
];

const LAST: &[Binding] = &[Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_keep).hint(0)];

const CHOOSE: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_keep).hint(0),
    Binding::new(Action::NextField, &[ENTER], Ui::key_keep),
    Binding::new(Action::Left, &[LEFT, UP], Ui::key_move),
    Binding::new(Action::Right, &[RIGHT, DOWN], Ui::key_move),
    Binding::new(Action::PreviousField, &[BACKTAB], Ui::key_back).hint(4),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(3),
];

/// The keys of this panel.
pub fn keys(table: &Table) -> Vec<Binding> {
    let Some(making) = making(table) else { return Vec::new() };
    let last = making.makes == Makes::Element && making.form.focus + 1 == making.form.fields.len();
    match making.is_typing() {
        true if last => [LAST, FIELDS].concat(),
        true => FIELDS.to_vec(),
        false => [CHOOSE, DIGITS].concat(),
    }
}

/// Does what a key asks for; None when it is not for this panel.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let making = making(table)?;
    let (makes, typing) = (making.makes, making.is_typing());
    match (action, makes) {
        (Action::Escape, _) => Some(give_up(table)),
        // Without words nothing is made of it.
        (Action::On | Action::NextField, _) if typing && is_empty(table) => Some(keep(table, desk)),
        (Action::On | Action::NextField, Makes::Element) => {
            if form(table)?.next_field() {
                Some(touched(table))
            } else {
                Some(keep(table, desk))
            }
        }
        (Action::On | Action::NextField, Makes::Question) if typing => {
            let who = making.form.fields.get(asking::REACH).map_or("", Field::text).to_owned();
            form(table)?.focus = NOWHERE;
            Some(put(table, &who))
        }
        (Action::On | Action::NextField, Makes::Question) => Some(keep(table, desk)),
        (Action::Digit(n), Makes::Question) if !typing => {
            let reach = asking::nth(n)?;
            let mut effects = put(table, reach.code());
            effects.extend(keep(table, desk));
            Some(effects)
        }
        (Action::Left | Action::Right, Makes::Question) if !typing => {
            let reach = asking::beside(&making.form, action)?;
            Some(put(table, reach.code()))
        }
        (Action::PreviousField, Makes::Question) if !typing => {
            form(table)?.focus = asking::WORDS;
            Some(touched(table))
        }
        (Action::PreviousField, _) => {
            if form(table)?.previous_field() {
                Some(touched(table))
            } else {
                Some(give_up(table))
            }
        }
        _ => None,
    }
}

fn is_empty(table: &Table) -> bool {
    let first = making(table).and_then(|making| making.form.fields.first());
    first.is_none_or(|field| field.text().trim().is_empty())
}

/// Who can change it, as chosen.
fn put(table: &mut Table, reach: &str) -> Vec<Effect> {
    let Some(field) = form(table).and_then(|form| form.fields.get_mut(asking::REACH)) else {
        return Vec::new();
    };
    field.editor = Editor::with_text(field.editor.lines(), reach);
    let (name, snapshot) = (field.name.clone(), field.editor.snapshot());
    table.field_changed(name, snapshot)
}

/// It is kept; without words it is taken away.
fn keep(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let Some(making) = making(table) else { return Vec::new() };
    let (key, makes, names) = (making.key, making.makes, making.form.names());
    let empty = is_empty(table);
    let step = match makes {
        Makes::Element => Move::MakeElement { key, element: (!empty).then(|| element::read(&making.form)) },
        Makes::Question => {
            let text = making.form.fields.first().map_or("", Field::text).to_owned();
            let question = NewQuestion { text, reach: asking::reach(&making.form) };
            Move::MakeQuestion { key, question: (!empty).then_some(question) }
        }
    };
    let effects = moved(table.moves([step], names), desk);
    to_marks(table, key, makes);
    effects
}

/// Back to the marks: what was typed is no part of the round, and stands there again when this is opened again.
fn give_up(table: &mut Table) -> Vec<Effect> {
    let Some((key, makes)) = making(table).map(|making| (making.key, making.makes)) else {
        return Vec::new();
    };
    to_marks(table, key, makes);
    Vec::new()
}

/// Draws it: the words that were said, and under them what is made of them.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Some(making) = making(table) else { return };
    let title = match making.makes {
        Makes::Element => ui.making_element(),
        Makes::Question => ui.making_question(),
    };
    page.row(Row::new(title, theme.bold));
    page.gap();
    let who = question::whose(round, making.key);
    let said = words(round, making.key, ui);
    let said = if who.is_empty() { said } else { format!("{who}: {said}") };
    page.text(&said, theme.dim, 0, 5);
    page.gap();
    match making.makes {
        Makes::Element => {
            element::view(&making.form, "", look, page);
            page.stretch();
        }
        Makes::Question => asking::view(&making.form, None, look, page),
    }
}

#[cfg(test)]
mod tests;
