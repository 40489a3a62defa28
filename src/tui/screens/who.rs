//! Who is here (F9): who left, who comes late, and whether it is another case after all.
//!
//! Never here: who someone is. That a name is someone of the case, or someone new, comes from outside.

mod draw;

pub use draw::view;

use crossterm::event::KeyEvent;

use crate::domain::person::{Person, Role};
use crate::domain::round::{Move, Seat};
use crate::text::Ui;
use crate::text::fold::fold;
use crate::text::lookup::role_from_typed;
use crate::tui::effect::Effect;
use crate::tui::keys::{
    Action, BACKTAB, Binding, DOWN, ENTER, ESC, NAMES, RIGHT, SPACE, TAB, UP, alt, f, is_letter,
};
use crate::tui::look::Desk;
use crate::tui::message::Message;
use crate::tui::round::{edited, moved};
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::completion::{bring_role, name_offered, role_offered, take_name, take_role};
use crate::tui::widgets::form::{Field, Form, FormOutcome};
use crate::tui::widgets::list::Cursor;

const NAME: usize = 0;
const ROLE: usize = 1;
const CASE: usize = 2;
/// No field has the cursor.
const NONE: usize = 3;

/// Who is here, over the question.
#[derive(Debug)]
pub struct Who {
    /// What is typed: name and role of someone who comes, the title of another case.
    pub form: Form,
    /// The row: the seats, then someone who comes, then the other case.
    cursor: Cursor,
    names: Vec<(String, Option<Role>)>,
}

const CLOSE: &[Binding] = &[
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(3),
    Binding::new(Action::Who, &[f(9), alt('w')], Ui::key_escape),
];

const ON_SEAT: &[Binding] = &[
    Binding::new(Action::Toggle, &[ENTER, SPACE], Ui::key_here).hint(0),
    Binding::new(Action::On, &[TAB], Ui::key_on).hint(2),
];

const NEXT: Binding = Binding::new(Action::NextField, &[ENTER, TAB], Ui::key_on).hint(0);
const ADD: Binding = Binding::new(Action::NextField, &[ENTER, TAB], Ui::key_add).hint(0);

const IN_FIELD: &[Binding] = &[
    Binding::new(Action::PreviousField, &[BACKTAB], Ui::key_back).hint(4),
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
];

const TAKE: Binding = Binding::new(Action::Right, &[RIGHT], Ui::key_take).hint(1);

/// Lays it over the question.
pub fn open(table: &mut Table) -> Vec<Effect> {
    let fields = vec![Field::line("who/name", ""), Field::line("who/role", ""), Field::line("who/case", "")];
    let mut form = Form::new(fields, &table.drafts);
    let last = form.focus;
    form.focus = NONE;
    let mut who = Who { form, cursor: Cursor::default(), names: Vec::new() };
    // Half a name or title that still stands there is what one comes back for.
    let seats = table.round.seats.len();
    let half = |at: &usize| who.form.fields.get(*at).is_some_and(|field| !field.editor.is_empty());
    if let Some(half) = [CASE, NAME, ROLE].into_iter().filter(half).max_by_key(|at| *at == last) {
        who.cursor.at = if half == CASE { seats + 1 } else { seats };
        who.enter_row(seats);
        if last == ROLE && half != CASE {
            who.form.focus = ROLE;
        }
    }
    table.panel = Some(Panel::Who(Box::new(who)));
    vec![Effect::ReadNames(table.round.case.id)]
}

/// Lays it over the question again when somebody was typing in it as the program ended.
pub fn resume(table: &mut Table) -> Vec<Effect> {
    let last = table.drafts.last().is_some_and(|(name, _)| name.starts_with("who/"));
    if !last {
        return Vec::new();
    }
    let effects = open(table);
    if who_of(table).is_some_and(|who| who.form.focus == NONE) {
        table.panel = None;
    }
    effects
}

impl Who {
    /// Puts the cursor in the field of its row, when the row has one.
    fn enter_row(&mut self, seats: usize) {
        self.form.focus = match self.cursor.at.checked_sub(seats) {
            None => NONE,
            Some(0) => NAME,
            Some(_) => CASE,
        };
    }

    /// A key that is no action; a letter on the row of a seat begins the name of someone who comes.
    pub fn key(&mut self, key: KeyEvent, seats: usize) -> FormOutcome {
        if self.form.focused().is_none() && is_letter(key) {
            self.begin_name(seats);
        }
        self.form.key(key)
    }

    /// Text that came at once does the same.
    pub fn paste(&mut self, text: &str, seats: usize) -> FormOutcome {
        if self.form.focused().is_none() {
            self.begin_name(seats);
        }
        self.form.paste(text)
    }

    fn begin_name(&mut self, seats: usize) {
        self.cursor.at = seats;
        self.enter_row(seats);
    }

    /// What is offered in the field with the cursor: the rest of it.
    fn rest(&self, ui: Ui) -> &str {
        let Some(field) = self.form.focused() else { return "" };
        let offered = match self.form.focus {
            NAME => name_offered(field, &self.names),
            ROLE => role_offered(field, ui),
            _ => None,
        };
        offered.map_or("", |(_, rest)| rest)
    }
}

fn who_of(table: &Table) -> Option<&Who> {
    match &table.panel {
        Some(Panel::Who(who)) => Some(who),
        _ => None,
    }
}

fn who_mut(table: &mut Table) -> Option<&mut Who> {
    match &mut table.panel {
        Some(Panel::Who(who)) => Some(who),
        _ => None,
    }
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    let Some(who) = who_of(table) else { return CLOSE.to_vec() };
    let mut bindings = Vec::new();
    if who.form.focused().is_some() {
        // Which language it is makes no difference for whether there is a rest of a name.
        if Ui::ALL.into_iter().any(|ui| !who.rest(ui).is_empty()) {
            bindings.push(TAKE);
        }
        bindings.push(if who.form.focus == ROLE { ADD } else { NEXT });
        bindings.extend(IN_FIELD);
    } else {
        bindings.extend(ON_SEAT);
        bindings.extend(NAMES);
    }
    bindings.extend(CLOSE);
    bindings
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let seats = table.round.seats.len();
    let rows = draw::rows(&desk.look);
    let who = who_mut(table)?;
    if action == Action::Up && who.form.focus == ROLE {
        who.form.focus = NAME;
        return Some(Vec::new());
    }
    if who.cursor.act(action, seats + 2, rows) {
        who.enter_row(seats);
        return Some(Vec::new());
    }
    match action {
        Action::Toggle => Some(toggle(table, desk)),
        Action::Right => {
            let outcomes = take(who, desk.look.ui);
            Some(all_edited(table, outcomes, desk))
        }
        Action::NextField => Some(next_field(table, desk)),
        Action::PreviousField if who.form.focus == ROLE => {
            who.form.focus = NAME;
            Some(Vec::new())
        }
        Action::PreviousField => {
            who.cursor.act(Action::Up, seats + 2, rows);
            who.enter_row(seats);
            Some(Vec::new())
        }
        _ => None,
    }
}

/// Someone leaves or is here again; what is typed in the round goes along as acknowledged.
fn toggle(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let at = who_of(table).map_or(0, |who| who.cursor.at);
    let Some(seat) = table.round.seats.get(at).cloned() else { return Vec::new() };
    let ui = desk.look.ui;
    let name = seat.person.name.clone();
    let step = if seat.here {
        desk.say(ui.here_left(&name));
        Move::Leave(seat.person.id)
    } else {
        desk.say(ui.here_came(&name));
        Move::Come(Seat { here: true, ..seat })
    };
    moved(table.leave([step]), desk)
}

fn take(who: &mut Who, ui: Ui) -> Vec<FormOutcome> {
    match who.form.focus {
        NAME => take_name(&mut who.form, NAME, &who.names, ui),
        ROLE => take_role(&mut who.form, ROLE, ui),
        _ => Vec::new(),
    }
}

fn all_edited(table: &mut Table, outcomes: Vec<FormOutcome>, desk: &mut Desk<'_>) -> Vec<Effect> {
    outcomes.into_iter().flat_map(|outcome| edited(table, outcome, desk)).collect()
}

/// On from a field: behind the role someone comes, behind the title the
/// round moves. From an empty field the panel goes away.
fn next_field(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let Some(who) = who_mut(table) else { return Vec::new() };
    let focus = who.form.focus;
    let is_empty = who.form.focused().is_none_or(|field| field.text().trim().is_empty());
    if is_empty && focus != ROLE {
        table.panel = None;
        return Vec::new();
    }
    let mut outcomes = Vec::new();
    if focus == NAME {
        // The letters stay as they were typed; a name that is known brings its role along.
        outcomes = bring_role(&mut who.form, NAME, &who.names, desk.look.ui);
        who.form.focus = ROLE;
    }
    let role = who.form.focused().filter(|_| focus == NAME);
    let role = role.map(|field| (field.name.clone(), field.editor.snapshot()));
    let mut effects = all_edited(table, outcomes, desk);
    // The cursor is in another field: that is remembered, also while the field is empty.
    effects.extend(role.into_iter().flat_map(|(name, draft)| table.field_changed(name, draft)));
    match focus {
        ROLE => effects.extend(admit(table, desk)),
        CASE => effects.extend(move_to_case(table)),
        _ => {}
    }
    effects
}

/// Asks who it is that comes; someone who left is simply here again.
fn admit(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let Some(who) = who_mut(table) else { return Vec::new() };
    let name = who.form.text("who/name").trim().to_owned();
    let typed = who.form.text("who/role").trim().to_owned();
    if name.is_empty() {
        who.form.focus = NAME;
        return Vec::new();
    }
    let role = (!typed.is_empty()).then(|| role_from_typed(&typed));
    let same = |seat: &&Seat| fold(&seat.person.name) == fold(&name);
    match table.round.seats.iter().find(same).cloned() {
        Some(seat) if seat.here => {
            desk.warn(desk.look.ui.setup_same_name(&name));
            let field = who_mut(table).and_then(|who| {
                who.form.focus = NAME;
                who.form.focused().map(|field| (field.name.clone(), field.editor.snapshot()))
            });
            field.map_or_else(Vec::new, |(name, draft)| table.field_changed(name, draft))
        }
        Some(seat) => come(table, seat.person, desk),
        None => vec![Effect::Admit { case: table.round.case.id, name, role }],
    }
}

/// Someone takes a seat; the fields in which they were typed are done.
fn come(table: &mut Table, person: Person, desk: &mut Desk<'_>) -> Vec<Effect> {
    let voice = person.role.as_ref().is_none_or(Role::has_voice);
    desk.say(desk.look.ui.here_came(&person.name));
    let made = table.leave([Move::Come(Seat { person, voice, here: true })]);
    let effects = done_too(moved(made, desk), &["who/name", "who/role"]);
    if let Some(who) = who_mut(table) {
        for at in [NAME, ROLE] {
            empty(&mut who.form, at);
        }
        who.cursor.at += 1;
        who.form.focus = NAME;
    }
    effects
}

fn empty(form: &mut Form, at: usize) {
    if let Some(field) = form.fields.get_mut(at) {
        *field = Field::line(field.name.clone(), "");
    }
}

/// With these fields acknowledged as well.
fn done_too(mut effects: Vec<Effect>, fields: &[&str]) -> Vec<Effect> {
    for effect in &mut effects {
        if let Effect::Keep { done, .. } = effect {
            done.extend(fields.iter().map(|field| (*field).to_owned()));
        }
    }
    effects
}

fn move_to_case(table: &mut Table) -> Vec<Effect> {
    let field = "who/case".to_owned();
    let title = who_of(table).map_or("", |who| who.form.text(&field)).trim().to_owned();
    if fold(&title) == fold(&table.round.case.title) {
        // It is this case already: nothing moves.
        table.panel = None;
        table.drafts.retain(|(name, _)| *name != field);
        return vec![Effect::DropDraft { round: Some(table.round.id), field }];
    }
    let people = table.round.seats.iter().map(|seat| seat.person.clone()).collect();
    vec![Effect::MoveToCase { title, people }]
}

/// The store does not have the words of this field: the next change stores all of them.
pub fn not_stored(table: &mut Table, field: &str) {
    if let Some(who) = who_mut(table) {
        who.form.not_stored(field);
    }
}

/// What this panel asked for has come.
pub fn arrived(table: &mut Table, happened: Message, desk: &mut Desk<'_>) -> Vec<Effect> {
    match happened {
        Message::NamesRead(names) => {
            if let Some(who) = who_mut(table) {
                who.names = names;
            }
            Vec::new()
        }
        Message::PersonAdmitted(person) => come(table, person, desk),
        Message::CaseFound { case, people, opening, returning, questions } => {
            let title = case.title.clone();
            let made = table.leave([Move::Case { case, people, opening, returning, questions }]);
            if made.is_ok() {
                table.panel = None;
                desk.say(desk.look.ui.here_moved(&title));
            }
            done_too(moved(made, desk), &["who/case"])
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
