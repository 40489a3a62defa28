//! The people of a case: corrected, merged, erased.
//!
//! Only erasing asks first. Never here: a count or an answer beside a name.

use crossterm::event::KeyEvent;

use crate::domain::id::CaseId;
use crate::domain::person::Person;
use crate::text::Ui;
use crate::text::lookup::role_from_typed;
use crate::tui::care::{At, Care, FIELD, PeopleOf, What};
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ENTER, ESC, LIST, ch};
use crate::tui::look::{Desk, Look};
use crate::tui::widgets::form::Field;
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::sheet::{Choices, Sheet, SheetOutcome};

#[cfg(test)]
mod tests;

const KEYS: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_correct).hint(0),
    Binding::new(Action::Letter('m'), &[ch('m')], Ui::key_merge).hint(1),
    Binding::new(Action::Letter('x'), &[ch('x')], Ui::key_erase).hint(3),
    Binding::new(Action::Letter('a'), &[ch('a')], Ui::key_active),
];
const ALWAYS: &[Binding] = &[
    Binding::new(Action::Undo, &[ch('u')], Ui::key_undo).hint(4),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(2),
];

/// Its state.
#[derive(Debug)]
pub struct People {
    read: PeopleOf,
    cursor: Cursor,
    sheet: Option<(For, Sheet)>,
}

/// What a sheet is for: the person stands first.
#[derive(Clone, Debug)]
enum For {
    Correct(Person),
    Merge(Person, Vec<Person>),
    Erase(Person),
}

impl People {
    /// The people as they were read.
    pub fn new(read: PeopleOf) -> Self {
        Self { read, cursor: Cursor::default(), sheet: None }
    }

    /// They were read again.
    pub fn renew(&mut self, read: PeopleOf) {
        self.read = read;
        self.cursor.at = self.cursor.at.min(self.read.case.people.len().saturating_sub(1));
        self.sheet.take_if(|(_, sheet)| sheet.waits);
    }

    /// True while somebody is being corrected, merged or erased.
    pub fn is_busy(&self) -> bool {
        self.sheet.is_some()
    }

    /// Whose people they are.
    pub fn case(&self) -> CaseId {
        self.read.case.id
    }

    fn here(&self) -> Option<&Person> {
        self.read.case.people.get(self.cursor.at)
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        match (&self.sheet, self.here()) {
            (Some((_, sheet)), _) => sheet.keys(),
            (None, Some(_)) => [KEYS, ALWAYS, LIST].concat(),
            (None, None) => ALWAYS.to_vec(),
        }
    }

    /// True when a letter is text here.
    pub fn is_typing(&self) -> bool {
        self.sheet.as_ref().is_some_and(|(_, sheet)| sheet.is_typing())
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        if let Some((what, mut sheet)) = self.sheet.take() {
            return match sheet.act(action, desk) {
                SheetOutcome::Goes(effects) => {
                    self.sheet = Some((what, sheet));
                    effects
                }
                SheetOutcome::Left => {
                    let mut effects = sheet.leave(desk);
                    effects.push(self.care(What::Nothing, Vec::new()));
                    effects
                }
                SheetOutcome::Done(chosen) => self.done(what, sheet, chosen, desk),
            };
        }
        let room = usize::from(desk.look.size.1).saturating_sub(4).max(1);
        if self.cursor.act(action, self.read.case.people.len(), room) {
            return Vec::new();
        }
        match action {
            Action::Escape => return vec![Effect::ReadCase(self.read.case.id)],
            Action::Undo => return vec![self.care(What::Undo, Vec::new())],
            _ => {}
        }
        let Some(person) = self.here().cloned() else { return Vec::new() };
        match action {
            Action::Open => self.correct(person, &desk.look),
            Action::Letter('a') => {
                let inactive = self.read.case.inactive.contains(&person.id);
                return vec![self.care(What::Active(person.id, inactive), Vec::new())];
            }
            Action::Letter('m') => self.merge(person, desk),
            Action::Letter('x') => self.erase(person, &desk.look),
            _ => {}
        }
        Vec::new()
    }

    fn correct(&mut self, person: Person, look: &Look) {
        let ui = look.ui;
        let name = |part: &str| format!("{FIELD}person/{}/{part}", person.id);
        let role = person.role.as_ref().map(|role| ui.role(role).to_owned()).unwrap_or_default();
        let fields = vec![
            Field::line(name("name"), ui.care_name()).holding(person.name.clone()),
            Field::line(name("role"), ui.setup_role()).holding(role),
        ];
        let sheet = Sheet::new(person.name.clone(), fields, &self.read.drafts);
        self.sheet = Some((For::Correct(person), sheet));
    }

    fn merge(&mut self, person: Person, desk: &mut Desk<'_>) {
        let ui = desk.look.ui;
        let people = self.read.case.people.iter();
        let mut others: Vec<Person> = people.filter(|other| other.id != person.id).cloned().collect();
        if others.is_empty() {
            desk.say(ui.care_nobody_else());
            return;
        }
        // Who has the same name stands first.
        let equal = |other: &Person| {
            self.read
                .equal
                .iter()
                .any(|(one, two)| [(one.id, two.id), (two.id, one.id)].contains(&(person.id, other.id)))
        };
        others.sort_by_key(|other| !equal(other));
        let options = others.iter().map(|other| in_role(ui, other)).collect();
        let sheet = Sheet::choice(ui.care_same_as(&in_role(ui, &person)), Choices::new("", options, 0));
        self.sheet = Some((For::Merge(person, others), sheet));
    }

    fn erase(&mut self, person: Person, look: &Look) {
        let ui = look.ui;
        let options = [ui.care_erase_words(), ui.care_erase_name(), ui.care_erase_not()];
        let choices = Choices::new("", options.map(str::to_owned).to_vec(), 2);
        let sheet = Sheet::choice(ui.care_erase(&person.name), choices).aside(ui.care_erase_aside());
        self.sheet = Some((For::Erase(person), sheet));
    }

    fn done(&mut self, what: For, sheet: Sheet, chosen: Option<usize>, desk: &mut Desk<'_>) -> Vec<Effect> {
        let ui = desk.look.ui;
        let change = match &what {
            For::Correct(person) => {
                let (name, role) = (sheet.text(0).trim(), sheet.text(1).trim());
                let role = (!role.is_empty()).then(|| role_from_typed(role));
                (!name.is_empty()).then(|| What::CorrectPerson(person.id, name.to_owned(), role))
            }
            For::Merge(person, others) => {
                let other = chosen.and_then(|at| others.get(at));
                other.map(|other| What::MergePeople(person.id, other.id))
            }
            For::Erase(person) => match chosen {
                Some(at @ (0 | 1)) => Some(What::Erase(person.id, at == 1)),
                _ => return Vec::new(),
            },
        };
        let Some(change) = change else {
            desk.warn(ui.care_empty());
            self.sheet = Some((what, sheet));
            return Vec::new();
        };
        let done = sheet.form.names();
        // It stays until what it says is kept.
        self.sheet = Some((what, sheet.waiting()));
        vec![self.care(change, done)]
    }

    fn care(&self, what: What, done: Vec<String>) -> Effect {
        Effect::Care(Box::new(Care { what, at: At::People(self.read.case.id), done }))
    }

    /// A key that is no action.
    pub fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.sheet.as_mut().map_or_else(Vec::new, |(_, sheet)| sheet.key(key, desk))
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.sheet.as_mut().map_or_else(Vec::new, |(_, sheet)| sheet.paste(text, desk))
    }

    /// The store does not have the words of this field: the next change stores all of them.
    pub fn not_stored(&mut self, field: &str) {
        if let Some((_, sheet)) = &mut self.sheet {
            sheet.form.not_stored(field);
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        if let Some((_, sheet)) = &self.sheet {
            page.ranked_row(Row::new(self.read.case.title.clone(), theme.dim), 6);
            sheet.view(look, page);
            return;
        }
        page.row(Row::new(self.read.case.title.clone(), theme.bold));
        page.gap();
        page.row(Row::new(ui.care_people(), theme.dim));
        page.gap();
        if self.read.case.people.is_empty() {
            page.text(ui.care_no_people(), theme.dim, 0, 0);
        }
        let room = usize::from(look.size.1).saturating_sub(4).max(1);
        let top = self.cursor.top_of(self.read.case.people.len(), room);
        for (at, person) in self.read.case.people.iter().enumerate().skip(top).take(room) {
            let gone = self.read.case.inactive.contains(&person.id);
            let (sign, style) = match (at == self.cursor.at, gone) {
                (true, _) => ("› ", theme.accent),
                (false, true) => ("  ", theme.dim),
                (false, false) => ("  ", theme.text),
            };
            let row = Row::new(sign, style).and(in_role(ui, person), style);
            let equal = |(one, two): &(Person, Person)| one.id == person.id || two.id == person.id;
            page.row(if gone {
                row.right(ui.care_inactive(), theme.dim)
            } else if self.read.equal.iter().any(equal) {
                row.right(ui.care_same_name(), theme.dim)
            } else {
                row
            });
        }
        page.stretch();
    }
}

fn in_role(ui: Ui, person: &Person) -> String {
    match &person.role {
        Some(role) => ui.person_in_role(&person.name, ui.role(role)),
        None => person.name.clone(),
    }
}
