//! The learning questions: which of them this touches, where those stand now, and new ones.
//!
//! The group picks only what is touched; `Tab` leaves the rest as it is. Never here: what is kept
//! of it (that is `agenda`), how it is drawn (that is `draw`).

mod draw;

use crate::domain::answer::Content;
use crate::domain::question::QuestionState;
use crate::domain::round::{Move, Round};
use crate::domain::sequence::Kind;
use crate::text::Ui;
use crate::tui::agenda::{self, At, FIRST, SECOND};
use crate::tui::asking;
use crate::tui::effect::Effect;
use crate::tui::keys::{
    Action, BACKTAB, Binding, DIGITS, DOWN, ENTER, LEFT, LETTERS, LIST, RIGHT, SPACE, TAB, UP, ctrl,
};
use crate::tui::look::{Desk, Look};
use crate::tui::picking::NOWHERE;
use crate::tui::round::moved;
use crate::tui::table::Table;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::page::Page;

const PICK: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::Open, &[ENTER], Ui::key_choose).hint(1),
];

const TAKE_BACK: &[Binding] = &[Binding::new(Action::Toggle, &[SPACE], Ui::key_not_this).hint(2)];

const CHOOSE: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::NextField, &[ENTER], Ui::key_next_field),
    Binding::new(Action::Left, &[LEFT, UP], Ui::key_move),
    Binding::new(Action::Right, &[RIGHT, DOWN], Ui::key_move),
    Binding::new(Action::PreviousField, &[BACKTAB], Ui::key_back).hint(4),
];

const TYPE: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
];

/// True where this screen shows the turn.
pub fn is_here(round: &Round) -> bool {
    let step = round.turn().and_then(|key| round.sequence.steps.get(key.step));
    step.is_some_and(|step| step.kind == Kind::Agenda && step.is_kept())
}

/// True when something was said of learning questions in this turn.
pub fn has_made(round: &Round) -> bool {
    !agenda::entries(round).is_empty()
}

/// The fields of this place: of what is spoken of now.
pub fn form(table: &Table) -> Form {
    agenda::form(table)
}

/// Where the cursor stood in the list.
pub fn row(table: &Table) -> usize {
    agenda::row(table)
}

/// What is typed here, as an answer; None when nothing is.
pub fn typed(table: &Table) -> Option<Content> {
    agenda::typed(table)
}

fn is_typing(table: &Table) -> bool {
    table.form.focused().is_some()
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    match agenda::present(table) {
        At::List => {
            let take_back: &[Binding] = if is_said(table, here(table)) { TAKE_BACK } else { &[] };
            [PICK, take_back, DIGITS, LETTERS, LIST].concat()
        }
        _ if is_typing(table) => TYPE.to_vec(),
        _ => [CHOOSE, DIGITS].concat(),
    }
}

/// What the cursor of the list is on.
fn here(table: &Table) -> At {
    agenda::on_row(&table.round, table.cursor.at)
}

/// True when something was said of it in this turn.
fn is_said(table: &Table, at: At) -> bool {
    match at {
        At::List => false,
        At::Question(id) => agenda::said_of(&table.round, id).is_some(),
        At::New(at) => at < agenda::new(&table.round).len(),
    }
}

/// True when words were typed of it in this turn.
fn has_words(table: &Table, at: At) -> bool {
    let entry = match at {
        At::List => None,
        At::Question(id) => agenda::said_of(&table.round, id),
        At::New(at) => agenda::new(&table.round).get(at).copied(),
    };
    entry.is_some_and(|entry| !entry.text.trim().is_empty())
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    match agenda::present(table) {
        At::List => in_list(table, action, desk),
        At::Question(_) => in_question(table, action, desk),
        At::New(at) => in_new(table, at, action, desk),
    }
}

fn in_list(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let open = agenda::open(&table.round);
    let picked = match action {
        Action::Open => Some(here(table)),
        Action::Digit(n) => {
            let row = usize::from(n).checked_sub(1).filter(|row| *row < open.len())?;
            Some(agenda::on_row(&table.round, row))
        }
        Action::Letter(letter) => {
            let letter = letter.to_string().parse().ok();
            let asked = open.iter().find(|question| Some(question.letter) == letter);
            asked.map(|question| At::Question(question.id))
        }
        Action::On => Some(At::New(agenda::new(&table.round).len())),
        Action::Toggle => {
            let at = here(table);
            if table.asked != Some(Action::Toggle) && has_words(table, at) {
                table.asked = Some(Action::Toggle);
                desk.warn(desk.look.ui.agenda_take_back_sure());
                return Some(Vec::new());
            }
            return Some(agenda::take_back(table, at, desk));
        }
        action => {
            let page = usize::from(desk.look.size.1 / 2);
            return table.cursor.act(action, agenda::rows(&table.round), page).then(Vec::new);
        }
    };
    Some(picked.map_or_else(Vec::new, |at| agenda::go(table, at, desk)))
}

fn in_question(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let typing = is_typing(table);
    match action {
        Action::Digit(n) => {
            let (state, _) = QuestionState::ALL.get(usize::from(n).checked_sub(1)?)?;
            let mut effects = choose(table, *state);
            effects.extend(into_line(table));
            Some(effects)
        }
        Action::Left => Some(beside_state(table, false)),
        Action::Right => Some(beside_state(table, true)),
        // A state that was only moved to still has its line to come.
        Action::On | Action::NextField if !typing && agenda::state(table).is_some() => Some(into_line(table)),
        Action::PreviousField if typing => {
            let state = agenda::text(&table.form, FIRST).to_owned();
            table.form.focus = NOWHERE;
            Some(agenda::put(table, FIRST, &state))
        }
        Action::On | Action::NextField | Action::PreviousField => Some(agenda::go(table, At::List, desk)),
        _ => None,
    }
}

fn into_line(table: &mut Table) -> Vec<Effect> {
    table.form.focus = SECOND;
    table.touched()
}

/// Chooses a state; to say it differently one begins with the words as they are.
fn choose(table: &mut Table, state: QuestionState) -> Vec<Effect> {
    let At::Question(id) = agenda::present(table) else { return Vec::new() };
    let words = table.round.questions.iter().find(|question| question.id == id);
    let words = words.map_or_else(String::new, |question| question.question.clone());
    let line = agenda::text(&table.form, SECOND);
    let other = match state {
        QuestionState::Reworded if line.is_empty() => Some(words.as_str()),
        QuestionState::Reworded => None,
        _ if line == words => Some(""),
        _ => None,
    };
    let mut effects = other.map_or_else(Vec::new, |text| agenda::put(table, SECOND, text));
    effects.extend(agenda::put(table, FIRST, state.code()));
    effects
}

fn beside_state(table: &mut Table, later: bool) -> Vec<Effect> {
    let all = QuestionState::ALL;
    let at = agenda::state(table).and_then(|state| all.iter().position(|(other, _)| *other == state));
    let next = all.get(asking::next(at, all.len(), later)).map(|(state, _)| *state);
    next.map_or_else(Vec::new, |state| choose(table, state))
}

fn in_new(table: &mut Table, at: usize, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let typing = is_typing(table);
    let empty = agenda::text(&table.form, FIRST).trim().is_empty();
    let adds = at >= agenda::new(&table.round).len();
    match action {
        Action::On if typing && empty && adds => {
            let names = agenda::names(table);
            Some(moved(table.moves([Move::On], names), desk))
        }
        Action::NextField if typing && empty && adds => Some(Vec::new()),
        // Without words it is taken out.
        Action::On | Action::NextField if typing && empty => Some(agenda::go(table, At::New(at), desk)),
        Action::On | Action::NextField if typing => {
            let who = agenda::text(&table.form, SECOND).to_owned();
            table.form.focus = NOWHERE;
            Some(agenda::put(table, SECOND, &who))
        }
        Action::Digit(n) => {
            let reach = asking::nth(n)?;
            let mut effects = agenda::put(table, SECOND, reach.code());
            effects.extend(agenda::go(table, At::New(at + 1), desk));
            Some(effects)
        }
        Action::Left | Action::Right => {
            let reach = asking::beside(&table.form, action)?;
            Some(agenda::put(table, SECOND, reach.code()))
        }
        Action::On | Action::NextField => Some(agenda::go(table, At::New(at + 1), desk)),
        Action::PreviousField if !typing => {
            table.form.focus = FIRST;
            Some(table.touched())
        }
        Action::PreviousField => match (at.checked_sub(1), agenda::open(&table.round).is_empty()) {
            (Some(before), _) => Some(agenda::go(table, At::New(before), desk)),
            (None, false) => Some(agenda::go(table, At::List, desk)),
            (None, true) => Some(moved(table.leave([Move::Back]), desk)),
        },
        _ => None,
    }
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    draw::view(table, look, page);
}

#[cfg(test)]
mod tests;
