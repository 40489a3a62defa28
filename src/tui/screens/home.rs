//! Home: the cases, and nothing that may not stand on the wall.
//!
//! Never here: names, agreements, or words that people said; of a next round only its date.

mod care;

use crossterm::event::KeyEvent;
use ratatui::style::Style;

use crate::domain::answer::Due;
use crate::domain::case::CaseLine;
use crate::domain::id::CaseId;
use crate::domain::round::CaseRef;
use crate::text::Ui;
use crate::text::dates::{long_date, short_date};
use crate::text::fold::fold;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, DOWN, END, ENTER, ESC, HOME, LIST, PGDN, PGUP, TAB, UP, alt, ch, f};
use crate::tui::look::{Desk, Look};
use crate::tui::offer::Wishes;
use crate::tui::saving;
use crate::tui::widgets::editor::Snapshot;
use crate::tui::widgets::form::{Field, Form, FormOutcome, field_block};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;
use care::Caring;

/// Below this many columns a date is said short.
const NARROW: u16 = 50;

const OPEN: Binding = Binding::new(Action::Open, &[ENTER], Ui::key_open).hint(0);
const ROUND: Binding = Binding::new(Action::Round, &[ch('r')], Ui::key_round).hint(1);
const RESUME: Binding = Binding::new(Action::Round, &[ch('r')], Ui::key_go_on).hint(1);
const NEW: Binding = Binding::new(Action::New, &[ch('n')], Ui::key_new).hint(2);
const FILTER: Binding = Binding::new(Action::Filter, &[ch('/')], Ui::key_filter).hint(6);
const COVER: Binding = Binding::new(Action::Cover, &[f(6), alt('c')], Ui::key_cover).hint(4);
const SEQUENCES: Binding = Binding::new(Action::Sequences, &[ch('s')], Ui::key_sequences).hint(8);
const ELEMENTS: Binding = Binding::new(Action::Elements, &[ch('e')], Ui::key_elements).hint(9);
const SEARCH: Binding = Binding::new(Action::Search, &[ch('f')], Ui::key_search).hint(6);
const QUIT: Binding = Binding::new(Action::Quit, &[ch('q')], Ui::key_quit).hint(7);
const CLEAR: Binding = Binding::new(Action::Escape, &[ESC], Ui::key_all_cases).hint(3);

/// While a filter is typed letters are text: only what is no letter moves.
const FILTERING: &[Binding] = &[
    OPEN,
    Binding::new(Action::On, &[TAB], Ui::key_keep_filter).hint(2),
    CLEAR,
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_move),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_move),
    Binding::new(Action::First, &[HOME], Ui::key_move),
    Binding::new(Action::Last, &[END], Ui::key_move),
];

/// Its state.
#[derive(Debug, Default)]
pub struct Home {
    lines: Vec<CaseLine>,
    /// Indexes of the lines that the filter leaves.
    shown: Vec<usize>,
    cursor: Cursor,
    /// The one field of the filter, when there is one.
    filter: Form,
    typing: bool,
    /// While something is done with a case.
    caring: Option<Box<Caring>>,
    /// What stood half typed in it.
    drafts: Vec<(String, Snapshot)>,
}

impl Home {
    /// The cases as they were read.
    pub fn new(lines: Vec<CaseLine>) -> Self {
        let mut home = Self { lines, ..Self::default() };
        home.narrow_down(None);
        home
    }

    /// The cases were read again; the cursor stays on its case.
    pub fn read(&mut self, lines: Vec<CaseLine>) {
        let here = self.here().map(|line| line.id);
        self.lines = lines;
        self.narrow_down(here);
    }

    /// What stands half typed was read.
    pub fn resume(&mut self, drafts: Vec<(String, Snapshot)>) {
        self.drafts = drafts;
        self.caring.take_if(|caring| caring.waits());
    }

    /// The store does not have the words of this field: the next change stores all of them.
    pub fn not_stored(&mut self, field: &str) {
        if let Some(caring) = &mut self.caring {
            caring.not_stored(field);
        }
    }

    /// Shows what the filter leaves, with the cursor on this case when it is there.
    fn narrow_down(&mut self, case: Option<CaseId>) {
        let typed = fold(self.filter.text("filter"));
        let fits = |line: &CaseLine| typed.is_empty() || fold(&line.title).contains(&typed);
        let lines = self.lines.iter().enumerate();
        self.shown = lines.filter(|(_, line)| fits(line)).map(|(at, _)| at).collect();
        let of = |at: &usize| self.lines.get(*at).map(|line| line.id);
        let found = self.shown.iter().position(|at| case.is_some() && of(at) == case);
        self.cursor.at = found.unwrap_or(self.cursor.at).min(self.shown.len().saturating_sub(1));
    }

    /// The case under the cursor.
    fn here(&self) -> Option<&CaseLine> {
        self.shown.get(self.cursor.at).and_then(|at| self.lines.get(*at))
    }

    fn is_filtered(&self) -> bool {
        !self.filter.fields.is_empty()
    }

    /// How many cases stand on screen at once.
    fn rows(&self, look: &Look) -> usize {
        let above = if self.is_filtered() { 4 } else { 2 };
        usize::from(look.size.1).saturating_sub(above).max(1)
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        if let Some(caring) = &self.caring {
            return caring.keys();
        }
        if self.typing {
            return FILTERING.to_vec();
        }
        let mut bindings = Vec::new();
        if let Some(line) = self.here() {
            bindings.push(OPEN);
            bindings.push(if line.unfinished.is_some() { RESUME } else { ROUND });
        }
        bindings.push(NEW);
        if !self.lines.is_empty() {
            bindings.push(FILTER);
        }
        if self.is_filtered() {
            bindings.push(CLEAR);
        }
        if !self.lines.is_empty() {
            bindings.push(SEARCH);
        }
        bindings.push(COVER);
        bindings.extend(LIST);
        bindings.push(SEQUENCES);
        if !self.lines.is_empty() {
            bindings.push(ELEMENTS);
        }
        bindings.extend(care::keys(self.here()));
        bindings.push(QUIT);
        bindings
    }

    /// True when a letter is text here.
    pub fn is_typing(&self) -> bool {
        self.caring.as_ref().map_or(self.typing, |caring| caring.is_typing())
    }

    /// True while something is done with a case, or a filter is typed.
    pub fn is_busy(&self) -> bool {
        self.caring.is_some() || self.typing
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        if let Some(caring) = self.caring.take() {
            let (stays, effects) = caring.act(action, desk);
            self.caring = stays.map(Box::new);
            return effects;
        }
        let rows = self.rows(&desk.look);
        if self.cursor.act(action, self.shown.len(), rows) {
            return Vec::new();
        }
        match action {
            Action::Open => self.here().map(|line| Effect::ReadCase(line.id)).into_iter().collect(),
            Action::Round => self.here().map(round_of).into_iter().collect(),
            Action::Elements => vec![Effect::ReadElements(Box::default(), None)],
            Action::Sequences => vec![Effect::ReadSequences],
            Action::New => vec![Effect::OfferSetup(Box::default())],
            Action::Filter => {
                if !self.is_filtered() {
                    let field = Field::line("filter", "").starter(desk.look.ui.home_filter());
                    self.filter = Form { fields: vec![field], focus: 0 };
                }
                self.typing = true;
                Vec::new()
            }
            Action::On => {
                self.typing = false;
                if self.filter.text("filter").is_empty() {
                    self.filter = Form::default();
                }
                Vec::new()
            }
            Action::Escape => {
                let here = self.here().map(|line| line.id);
                self.typing = false;
                self.filter = Form::default();
                self.narrow_down(here);
                Vec::new()
            }
            action => {
                let (caring, effects) = care::begin(action, self.here(), &self.lines, &self.drafts, desk);
                self.caring = caring.map(Box::new);
                effects
            }
        }
    }

    /// A key that is no action.
    pub fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        if let Some(caring) = &mut self.caring {
            return caring.key(key, desk);
        }
        if !self.typing {
            return Vec::new();
        }
        let outcome = self.filter.key(key);
        self.filtered(outcome, desk)
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        if let Some(caring) = &mut self.caring {
            return caring.paste(text, desk);
        }
        if !self.typing {
            return Vec::new();
        }
        let outcome = self.filter.paste(text);
        self.filtered(outcome, desk)
    }

    /// What became of an edit of the filter. It is no draft: nothing of it is kept.
    fn filtered(&mut self, outcome: FormOutcome, desk: &mut Desk<'_>) -> Vec<Effect> {
        let here = self.here().map(|line| line.id);
        self.narrow_down(here);
        saving::unkept(outcome, desk)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        if let Some(caring) = &self.caring {
            caring.view(look, page);
            return;
        }
        let today = long_date(ui, look.today(), look.today());
        let title = if look.invented { ui.home_demo() } else { ui.halte() };
        page.row(Row::new(title, theme.bold).right(today, theme.dim));
        page.gap();
        if let Some(field) = self.filter.fields.first() {
            field_block(page, field, self.typing, 1, &theme);
            page.gap();
        }
        if self.lines.is_empty() {
            page.stretch();
            page.text(ui.home_empty(), theme.text, 0, 0);
            page.gap();
            page.text(ui.home_empty_hint(), theme.dim, 0, 0);
            page.stretch();
            page.stretch();
            return;
        }
        if self.shown.is_empty() {
            page.text(ui.home_none_match(), theme.dim, 0, 0);
        }
        self.view_cases(look, page);
        page.stretch();
    }

    fn view_cases<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let theme = look.theme;
        let rows = self.rows(look);
        let top = self.cursor.top_of(self.shown.len(), rows);
        let here = |at: &usize| self.lines.get(*at);
        let lines: Vec<&CaseLine> = self.shown.iter().skip(top).take(rows).filter_map(here).collect();
        let states: Vec<String> = lines.iter().map(|line| state(line, look)).collect();
        let widest = states.iter().map(|state| prose::width(state)).max().unwrap_or(0);
        let widest = u16::try_from(widest).unwrap_or(u16::MAX);
        for (at, (line, state)) in lines.into_iter().zip(states).enumerate() {
            let chosen = top + at == self.cursor.at;
            let (sign, title): (&str, Style) = match (chosen, line.open) {
                (true, _) => ("›", theme.accent),
                (false, true) => ("", theme.text),
                (false, false) => ("", theme.dim),
            };
            let beside = if line.unfinished.is_some() { theme.text } else { theme.dim };
            page.block(1, 1, 0, move |area, buffer| {
                let from = area.right().saturating_sub(widest).max(area.x);
                prose::put(buffer, area.x, area.y, area.right(), sign, title);
                let room = from.saturating_sub(2);
                prose::put(buffer, area.x.saturating_add(2), area.y, room, &line.title, title);
                prose::put(buffer, from, area.y, area.right(), &state, beside);
                None
            });
        }
    }
}

/// A round of this case: the one that waits, or a new one.
fn round_of(line: &CaseLine) -> Effect {
    if let Some(round) = line.unfinished {
        return Effect::ResumeRound(round);
    }
    let case = CaseRef { id: line.id, title: line.title.clone() };
    Effect::OfferSetup(Box::new(Wishes { case: Some(case), ..Wishes::default() }))
}

/// What stands beside a title, shorter where there is little room. Words that people typed for the
/// next round are not for the wall.
fn state(line: &CaseLine, look: &Look) -> String {
    let (ui, today) = (look.ui, look.today());
    let narrow = look.size.0 < NARROW;
    match (line.open, line.unfinished.is_some()) {
        (false, true) => return format!("{} · {}", ui.case_closed(), ui.case_paused()),
        (false, false) => return ui.case_closed().to_owned(),
        (true, true) if narrow => return ui.case_paused().to_owned(),
        (true, true) => return ui.home_paused().to_owned(),
        (true, false) => {}
    }
    match &line.next_round {
        Due::On(date) if narrow => short_date(ui, *date, today),
        Due::On(date) => ui.home_round_on(&long_date(ui, *date, today)),
        Due::None | Due::Words(_) => if narrow { ui.no_date() } else { ui.home_no_date() }.to_owned(),
    }
}

#[cfg(test)]
mod tests;
