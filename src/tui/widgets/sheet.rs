//! A sheet over a screen: fields to fill in, then something to choose; either may be absent.
//!
//! Every field is a draft. Never here: what the fields and the choices mean.

use crossterm::event::KeyEvent;

use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DIGITS, DOWN, ENTER, ESC, PGDN, PGUP, TAB, UP, ch};
use crate::tui::look::{Desk, Look};
use crate::tui::saving::{dropped, left, saved};

use super::editor::{Lines, Snapshot};
use super::form::{Field, Form};
use super::list::Cursor;
use super::page::{Page, Row};

const FIELDS: &[Binding] = &[
    Binding::new(Action::On, &[TAB], Ui::key_keep).hint(0),
    Binding::new(Action::Back, &[BACKTAB], Ui::key_back),
    Binding::new(Action::Escape, &[ESC], Ui::key_not_now).hint(1),
];
const MORE: &[Binding] = &[
    Binding::new(Action::On, &[TAB], Ui::key_next_field).hint(0),
    Binding::new(Action::Back, &[BACKTAB], Ui::key_back),
    Binding::new(Action::Escape, &[ESC], Ui::key_not_now).hint(1),
];
const LINE: Binding = Binding::new(Action::On, &[ENTER], Ui::key_next_field);
const LAST_LINE: Binding = Binding::new(Action::On, &[ENTER], Ui::key_keep);
const CHOICES: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_choose).hint(0),
    Binding::new(Action::Escape, &[ESC], Ui::key_not_now).hint(1),
    Binding::new(Action::Back, &[BACKTAB], Ui::key_back),
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_move).hint(2),
    Binding::new(Action::Down, &[DOWN, ch('j')], Ui::key_move),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_move),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_move),
];

/// Something to choose.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// What is asked.
    pub ask: String,
    /// What can be chosen.
    pub options: Vec<String>,
    /// Those that stand already, where more than one can.
    pub set: Vec<bool>,
    /// Where the cursor is.
    pub cursor: Cursor,
}

impl Choices {
    /// What is asked, and the answers to it, with the cursor on the nth.
    pub fn new(ask: impl Into<String>, options: Vec<String>, at: usize) -> Self {
        Self { ask: ask.into(), options, set: Vec::new(), cursor: Cursor { at, top: 0 } }
    }
}

/// The sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What it is about.
    pub heading: String,
    /// What stands dim under it.
    pub aside: String,
    /// The fields.
    pub form: Form,
    /// What is chosen after them.
    pub choices: Option<Choices>,
    /// True when it is time to choose.
    choosing: bool,
    /// True from when it is filled in until what it says is kept, or could not be.
    pub waits: bool,
}

/// What became of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetOutcome {
    /// There is something to do, or nothing.
    Goes(Vec<Effect>),
    /// It was left; what is half typed in it is with whoever shows it.
    Left,
    /// It was filled in; with what was chosen, where there was a choice.
    Done(Option<usize>),
}

impl Sheet {
    /// A sheet with these fields, as they were left when anything was half typed.
    pub fn new(heading: impl Into<String>, fields: Vec<Field>, drafts: &[(String, Snapshot)]) -> Self {
        Self { heading: heading.into(), form: Form::new(fields, drafts), ..Self::default() }
    }

    /// A sheet with nothing to fill in, only to choose.
    pub fn choice(heading: impl Into<String>, choices: Choices) -> Self {
        let heading = heading.into();
        Self { heading, choices: Some(choices), choosing: true, ..Self::default() }
    }

    /// With this dim under the heading.
    #[must_use]
    pub fn aside(mut self, aside: impl Into<String>) -> Self {
        self.aside = aside.into();
        self
    }

    /// With this to choose after the fields.
    #[must_use]
    pub fn then(mut self, choices: Choices) -> Self {
        self.choosing = self.form.fields.is_empty();
        self.choices = Some(choices);
        self
    }

    /// Until what it says is kept.
    #[must_use]
    pub fn waiting(mut self) -> Self {
        self.waits = true;
        self
    }

    /// Asks this now that the fields are filled in.
    pub fn ask(&mut self, choices: Choices) {
        self.choices = Some(choices);
        self.choosing = true;
    }

    /// The words in its nth field.
    pub fn text(&self, at: usize) -> &str {
        self.form.fields.get(at).map_or("", Field::text)
    }

    /// True when a letter is text here.
    pub fn is_typing(&self) -> bool {
        !self.choosing
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        if self.choosing {
            return [CHOICES, DIGITS].concat();
        }
        let last = self.form.focus + 1 >= self.form.fields.len() && self.choices.is_none();
        let mut keys = if last { FIELDS.to_vec() } else { MORE.to_vec() };
        if self.form.focused().is_some_and(|field| field.editor.lines() == Lines::One) {
            keys.push(if last { LAST_LINE } else { LINE });
        }
        keys
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, desk: &Desk<'_>) -> SheetOutcome {
        self.waits = false;
        if action == Action::Escape {
            if self.choosing && !self.form.fields.is_empty() {
                // Back to what is typed.
                self.choosing = false;
                return SheetOutcome::Goes(Vec::new());
            }
            return SheetOutcome::Left;
        }
        if self.choosing { self.choose(action, &desk.look) } else { self.go(action) }
    }

    fn go(&mut self, action: Action) -> SheetOutcome {
        match action {
            Action::On if self.form.next_field() => {}
            Action::On if self.choices.is_some() => self.choosing = true,
            Action::On => return SheetOutcome::Done(None),
            Action::Back => {
                self.form.previous_field();
            }
            _ => {}
        }
        SheetOutcome::Goes(Vec::new())
    }

    fn choose(&mut self, action: Action, look: &Look) -> SheetOutcome {
        let room = self.room(look);
        let Some(choices) = &mut self.choices else { return SheetOutcome::Done(None) };
        let count = choices.options.len();
        match action {
            Action::Back if !self.form.fields.is_empty() => self.choosing = false,
            Action::Open if count > 0 => return SheetOutcome::Done(Some(choices.cursor.at)),
            Action::Digit(n) => {
                let at = usize::from(n).saturating_sub(1);
                if at < count {
                    choices.cursor.go(at, count, room);
                    return SheetOutcome::Done(Some(at));
                }
            }
            action => {
                choices.cursor.act(action, count, room);
            }
        }
        SheetOutcome::Goes(Vec::new())
    }

    /// A key that is no action.
    pub fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        if self.choosing { Vec::new() } else { saved(self.form.key(key), desk) }
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        if self.choosing { Vec::new() } else { saved(self.form.paste(text), desk) }
    }

    /// Throws its drafts away.
    pub fn forget(&self) -> Vec<Effect> {
        dropped(self.form.names())
    }

    /// It is left: what is half typed stays, and is there again when it comes back. That is said.
    pub fn leave(&self, desk: &mut Desk<'_>) -> Vec<Effect> {
        dropped(left(&self.form, desk))
    }

    fn room(&self, look: &Look) -> usize {
        let above = 4 + usize::from(!self.aside.is_empty());
        usize::from(look.size.1).saturating_sub(above).max(1)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let theme = look.theme;
        if !self.heading.is_empty() {
            page.few_rows(&self.heading, 3, theme.bold);
        }
        if !self.aside.is_empty() {
            page.text(&self.aside, theme.dim, 0, 6);
        }
        page.gap();
        match &self.choices {
            Some(choices) if self.choosing => self.choices(choices, look, page),
            Some(_) | None => {
                let many = u16::try_from(self.form.fields.len()).unwrap_or(1);
                let most = (look.size.1.saturating_sub(4) / many.max(1)).saturating_sub(2).max(2);
                for at in 0..self.form.fields.len() {
                    self.form.field(page, at, most, &theme);
                    page.gap();
                }
            }
        }
        page.stretch();
    }

    fn choices(&self, choices: &Choices, look: &Look, page: &mut Page<'_>) {
        let theme = look.theme;
        if !choices.ask.is_empty() {
            page.few_rows(&choices.ask, 3, theme.text);
            page.gap();
        }
        let room = self.room(look);
        let top = choices.cursor.top_of(choices.options.len(), room);
        for (at, option) in choices.options.iter().enumerate().skip(top).take(room) {
            let (sign, style) =
                if at == choices.cursor.at { ("› ", theme.accent) } else { ("  ", theme.text) };
            let mut row = Row::new(sign, style);
            if let Some(set) = choices.set.get(at) {
                row = row.and(if *set { "✓ " } else { "  " }, theme.accent);
            } else if choices.options.len() < 10 {
                row = row.and(format!("{} ", at + 1), theme.dim);
            }
            page.row(row.and(option.clone(), style));
        }
    }
}
