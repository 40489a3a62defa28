//! Going through what can be corrected in a finished round: every answer, agreement and note on its own, and what was
//! forgotten. Never here: how a change is kept.

use crossterm::event::KeyEvent;

use crate::domain::answer::{Content, Mark, Slot};
use crate::domain::case::FinishedAnswer;
use crate::report::page::apart::{self, Item};
use crate::report::page::{Line, Source};
use crate::text::Ui;
use crate::tui::care::{At, Care, PastRound, What};
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ENTER, ESC, LIST, alt, ch, f};
use crate::tui::look::{Desk, Look};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::sheet::{Sheet, SheetOutcome};
use crate::tui::widgets::{more, prose};

use super::further::{self, To};
use super::sheets::{self, For, Read};
use super::shown;

const KEYS: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_correct).hint(0),
    Binding::new(Action::Mark, &[f(2), alt('m')], Ui::key_mark).hint(1),
    Binding::new(Action::Letter('n'), &[ch('n')], Ui::key_note).hint(6),
    Binding::new(Action::Letter('a'), &[ch('a')], Ui::key_attach).hint(7),
    Binding::new(Action::ComesBack, &[ch('t')], Ui::key_comes_back),
    Binding::new(Action::Undo, &[ch('u')], Ui::key_undo).hint(8),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(2),
];

/// Columns before a line, for the sign of the cursor.
const SIGN: u16 = 2;

/// Its state.
#[derive(Debug, Default)]
pub(super) struct Mending {
    /// The rows in this width, each with the item that it belongs to.
    rows: Vec<(Row, Option<usize>)>,
    items: Vec<Item>,
    cursor: usize,
    top: usize,
    sheet: Option<(For, Sheet)>,
    /// True when it is there for one sheet only.
    once: bool,
}

impl Mending {
    /// True when a letter is text here.
    pub(super) fn is_typing(&self) -> bool {
        self.sheet.as_ref().is_some_and(|(_, sheet)| sheet.is_typing())
    }

    /// The sheet that lies over it, when one does.
    pub(super) fn sheet(&mut self) -> Option<&mut Sheet> {
        self.sheet.as_mut().map(|(_, sheet)| sheet)
    }

    /// For one sheet only.
    pub(super) fn once(what: For, sheet: Sheet) -> Self {
        Self { sheet: Some((what, sheet)), once: true, ..Self::default() }
    }

    /// True when there is nothing more to do with it.
    pub(super) fn is_over(&self) -> bool {
        self.once && self.sheet.is_none()
    }

    /// Lays a sheet over it.
    pub(super) fn ask(&mut self, what: For, sheet: Sheet) {
        self.sheet = Some((what, sheet));
    }

    /// The keys that work now.
    pub(super) fn keys(&self) -> Vec<Binding> {
        match &self.sheet {
            Some((For::Marks(_), sheet)) => {
                let mut keys = sheet.keys();
                keys.extend(further::key(sheet));
                keys
            }
            Some((_, sheet)) => sheet.keys(),
            None => [KEYS, LIST].concat(),
        }
    }

    /// Puts the cursor on the first thing under this question, where there is one.
    pub(super) fn go_to(&mut self, question: &str, source: &Source<'_>, look: &Look) {
        let parts = apart::apart(source);
        let heading =
            |(line, _): &(Line, Option<Item>)| matches!(line, Line::Heading(words) if words == question);
        let before =
            parts.iter().take_while(|part| !heading(part)).filter(|(_, item)| item.is_some()).count();
        if before < self.items.len() {
            self.cursor = before;
            self.keep_in_sight(look);
        }
    }

    /// Lays its rows out; the cursor stays on what it is on, wherever that stands now, or goes to what is there.
    pub(super) fn lay_out(&mut self, source: &Source<'_>, look: &Look) {
        let parts = apart::apart(source);
        let here = self.item().cloned();
        let lines: Vec<Line> = parts.iter().map(|(line, _)| line.clone()).collect();
        let width = look.size.0.saturating_sub(SIGN);
        self.items.clear();
        self.rows.clear();
        for (rows, (_, item)) in
            crate::tui::widgets::said::by_line(&lines, width, &look.theme).into_iter().zip(parts)
        {
            let at = item.map(|item| {
                self.items.push(item);
                self.items.len() - 1
            });
            self.rows.extend(rows.into_iter().map(|row| (row, at)));
        }
        // An answer that was forgotten is there now.
        let said = |item: &Item| match (item, &here) {
            (Item::Answer(id), Some(Item::Missing(step, slot))) => {
                let answers = source.round.answers.iter();
                answers
                    .filter(|answer| answer.id == *id)
                    .any(|answer| answer.step == *step && answer.slot == *slot)
            }
            (item, here) => Some(item) == here.as_ref(),
        };
        let found = self.items.iter().position(said).unwrap_or(self.cursor);
        self.cursor = found.min(self.items.len().saturating_sub(1));
        self.keep_in_sight(look);
    }

    fn item(&self) -> Option<&Item> {
        self.items.get(self.cursor)
    }

    /// The rows of the item under the cursor are in sight, with the question above the first when there is room.
    fn keep_in_sight(&mut self, look: &Look) {
        let room = super::Past::room(look);
        let of = |(_, item): &(Row, Option<usize>)| *item == Some(self.cursor);
        let first = self.rows.iter().position(of).unwrap_or(0);
        let last = self.rows.iter().rposition(of).unwrap_or(0);
        // The question, where it stands directly above.
        let above = first.saturating_sub(2);
        if above < self.top {
            self.top = above;
        }
        if last >= self.top + room {
            self.top = (last + 1 - room).min(first);
        }
    }

    /// Does what a key asks for; None when there is nothing of it to go on with.
    pub(super) fn act(
        &mut self,
        action: Action,
        read: &PastRound,
        desk: &mut Desk<'_>,
    ) -> Option<Vec<Effect>> {
        if action == Action::Right
            && let Some(effects) = self.further(read, desk)
        {
            return Some(effects);
        }
        if let Some((what, mut sheet)) = self.sheet.take() {
            return Some(match sheet.act(action, desk) {
                SheetOutcome::Goes(effects) => {
                    self.sheet = Some((what, sheet));
                    effects
                }
                SheetOutcome::Left => {
                    let mut effects = sheet.leave(desk);
                    effects.push(care(What::Nothing, read, Vec::new()));
                    effects
                }
                SheetOutcome::Done(chosen) => self.done(what, sheet, chosen, read, desk),
            });
        }
        let look = desk.look;
        let mut cursor = Cursor { at: self.cursor, top: 0 };
        if cursor.act(action, self.items.len(), 6) {
            self.cursor = cursor.at;
            self.keep_in_sight(&look);
            return Some(Vec::new());
        }
        match action {
            Action::Escape => return None,
            Action::Open => {
                let asked = self.item().and_then(|item| sheets::words(item, read, &look));
                match asked {
                    Some((what, sheet)) => self.ask(what, sheet),
                    None => desk.say(elsewhere(self.answer(read), look.ui)),
                }
            }
            Action::Mark => {
                if let Some(answer) = self.answer(read) {
                    let sheet = sheets::marks(answer, 0, &look);
                    self.ask(For::Marks(answer.id), sheet);
                }
            }
            Action::ComesBack => {
                if let Some(answer) = self.answer(read) {
                    let what = What::ComesBack(answer.id, !answer.answer.comes_back);
                    return Some(vec![care(what, read, Vec::new())]);
                }
            }
            Action::Letter('n') => {
                let answer = self.answer(read).map(|answer| answer.id);
                let (what, sheet) = sheets::note(answer, read, &look);
                self.ask(what, sheet);
            }
            Action::Letter('a') => {
                let answer = self.answer(read).map(|answer| answer.id);
                let (what, sheet) = shown::attachment(answer, read, &look);
                self.ask(what, sheet);
            }
            Action::Undo => return Some(vec![care(What::Undo, read, Vec::new())]),
            _ => {}
        }
        Some(Vec::new())
    }

    /// From a mark to what the answer becomes by it.
    fn further(&mut self, read: &PastRound, desk: &Desk<'_>) -> Option<Vec<Effect>> {
        let Some((For::Marks(id), sheet)) = &self.sheet else { return None };
        let answer = read.round.answers.iter().find(|answer| answer.id == *id)?;
        Some(match further::to(answer, sheet, read, &desk.look)? {
            To::Sheet(what, sheet) => {
                self.ask(what, *sheet);
                Vec::new()
            }
            To::Read(what) => vec![care(what, read, Vec::new())],
        })
    }

    /// The answer under the cursor.
    fn answer<'a>(&self, read: &'a PastRound) -> Option<&'a FinishedAnswer> {
        match self.item()? {
            Item::Answer(id) => read.round.answers.iter().find(|answer| answer.id == *id),
            Item::Agreement(_) | Item::Note(_) | Item::Shown(_) | Item::Missing(..) | Item::Another => None,
        }
    }

    fn done(
        &mut self,
        what: For,
        sheet: Sheet,
        chosen: Option<usize>,
        read: &PastRound,
        desk: &mut Desk<'_>,
    ) -> Vec<Effect> {
        let done = sheet.form.names();
        match sheets::read(&what, &sheet, chosen, read, desk) {
            Read::Change(change) => {
                // It stays until what it says is kept.
                self.sheet = Some((what, sheet.waiting()));
                vec![care(change, read, done)]
            }
            Read::Ask(next) => {
                self.sheet = Some((what, *next));
                Vec::new()
            }
            Read::Wrong(why) => {
                desk.warn(why);
                self.sheet = Some((what, sheet));
                Vec::new()
            }
            Read::Nothing => {
                desk.say(desk.look.ui.care_unchanged());
                forgotten(&sheet, read)
            }
        }
    }

    /// The round was read again: what a sheet said is kept. The list of marks stays until it is left.
    pub(super) fn renew(&mut self, read: &PastRound, look: &Look) {
        match self.sheet.take() {
            Some((For::Marks(id), sheet)) => {
                let at = sheet.choices.as_ref().map_or(0, |choices| choices.cursor.at);
                let answer = read.round.answers.iter().find(|answer| answer.id == id);
                self.sheet = answer.map(|answer| (For::Marks(id), sheets::marks(answer, at, look)));
            }
            other => self.sheet = other.filter(|(_, sheet)| !sheet.waits),
        }
    }

    /// A key that is no action.
    pub(super) fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.sheet().map_or_else(Vec::new, |sheet| sheet.key(key, desk))
    }

    /// Pasted text.
    pub(super) fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.sheet().map_or_else(Vec::new, |sheet| sheet.paste(text, desk))
    }

    /// Draws it; false when it is the sheet that was drawn, in place of the whole page.
    pub(super) fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) -> bool {
        if let Some((_, sheet)) = &self.sheet {
            sheet.view(look, page);
            return false;
        }
        let theme = look.theme;
        let rows = self.rows.get(self.top..).unwrap_or_default();
        let wanted = rows.len().min(super::Past::room(look));
        let here = Some(self.cursor);
        let (top, count) = (self.top, self.rows.len());
        page.block(u16::try_from(wanted).unwrap_or(u16::MAX), 1, 5, move |area, buffer| {
            let (mut before, mut sign) = (None, None);
            for (y, (row, item)) in (area.y..area.bottom()).zip(rows) {
                if item.is_some() && *item == here && before != *item {
                    prose::put(buffer, area.x, y, area.right(), "›", theme.accent);
                    sign = Some(usize::from(y - area.y));
                }
                before = *item;
                let mut beside = area;
                beside.x = area.x.saturating_add(SIGN).min(area.right());
                beside.width = area.right() - beside.x;
                row.draw(beside, y, buffer);
            }
            more::signs(top, count, area, sign, theme.dim, buffer);
            None
        });
        true
    }
}

/// Where this is changed, when not here.
fn elsewhere(answer: Option<&FinishedAnswer>, ui: Ui) -> &'static str {
    match answer.and_then(|answer| answer.answer.content.as_ref()) {
        Some(Content::Agenda(_)) => ui.care_in_questions(),
        Some(Content::Elements(_)) => ui.care_in_elements(),
        _ => ui.care_not_here(),
    }
}

/// What was typed is of no use; what is on screen is read without it.
fn forgotten(sheet: &Sheet, read: &PastRound) -> Vec<Effect> {
    let mut effects = sheet.forget();
    effects.push(care(What::Nothing, read, Vec::new()));
    effects
}

/// A change of this round.
pub(super) fn care(what: What, read: &PastRound, done: Vec<String>) -> Effect {
    Effect::Care(Box::new(Care { what, at: At::Round(read.round.id), done }))
}

/// The marks that can stand beside an answer.
pub(super) fn all_marks() -> impl Iterator<Item = Mark> {
    Mark::ALL.into_iter().map(|(mark, _)| mark)
}

/// Whose words these are, for a question to them; empty for the group and for nobody.
pub(super) fn speaker(slot: Slot, read: &PastRound) -> String {
    let person = slot.person().and_then(|id| read.case.people.iter().find(|person| person.id == id));
    person.map(|person| person.name.clone()).unwrap_or_default()
}

/// The words of a content that can be typed.
pub(super) fn typed(content: &Content) -> Option<String> {
    match content {
        Content::Text(text) | Content::SayBack { text, .. } => Some(text.clone()),
        Content::List(items) => Some(items.join("\n")),
        Content::Number(number) => Some(number.to_string()),
        Content::Options(_)
        | Content::Votes(_)
        | Content::Agreements(_)
        | Content::Agenda(_)
        | Content::Elements(_) => None,
    }
}
