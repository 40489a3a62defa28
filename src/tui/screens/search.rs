//! Search as you type, over everything that was said or within one case, the newest first.
//!
//! What is found comes in pieces: a first screen at once, more when nobody types. The field is no
//! draft: nothing of a search is kept.

#[cfg(test)]
mod tests;

use chrono::Duration;
use crossterm::event::KeyEvent;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::domain::answer::Mark;
use crate::domain::person::Role;
use crate::domain::round::CaseRef;
use crate::domain::search::{Found, Hit, SearchKey, Wanted, places};
use crate::text::Ui;
use crate::text::dates::short_date;
use crate::text::safe::display_safe;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, DOWN, ENTER, ESC, PGDN, PGUP, TAB, UP, f};
use crate::tui::look::{Desk, Look};
use crate::tui::theme::Theme;
use crate::tui::widgets::editor::EditorOutcome;
use crate::tui::widgets::form::{Field, field_block};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

const OPEN: Binding = Binding::new(Action::Open, &[ENTER], Ui::key_open).hint(0);
const BACK: Binding = Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(1);
const KEYS: &[Binding] = &[
    Binding::new(Action::Mark, &[f(2)], Ui::key_filter_mark).hint(3),
    Binding::new(Action::Script, &[f(4)], Ui::key_filter_period).hint(5),
    Binding::new(Action::Who, &[f(9)], Ui::key_filter_role).hint(6),
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_move),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_move),
];
const THIS_CASE: Binding = Binding::new(Action::On, &[TAB], Ui::key_filter_case).hint(2);
const ALL_CASES: Binding = Binding::new(Action::On, &[TAB], Ui::key_filter_no_case).hint(2);
const THIS_LINE: Binding = Binding::new(Action::Earlier, &[f(3)], Ui::key_filter_line).hint(4);
const ALL_LINES: Binding = Binding::new(Action::Earlier, &[f(3)], Ui::key_filter_no_line).hint(4);

/// Rows of the title and the field, with the air around them.
const HEAD: u16 = 4;
/// From so many rows on there is air between what was found.
const ROOMY: u16 = 18;
/// Cells before the first match, where the words begin earlier.
const BEFORE: usize = 24;

/// From when what was said is searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Period {
    #[default]
    Ever,
    Quarter,
    Year,
}

/// The widest row of text.
const TEXT: u16 = 72;

/// Its state.
#[derive(Debug)]
pub struct Search {
    /// The case in which it began, and to which it goes back.
    from: Option<CaseRef>,
    field: Field,
    /// The case that it is narrowed down to.
    case: Option<CaseRef>,
    /// The line, with its question.
    line: Option<(String, String)>,
    mark: Option<Mark>,
    role: Option<Role>,
    period: Period,
    /// What is looked for now, and what of it was found so far.
    wanted: Wanted,
    hits: Vec<Hit>,
    next: Option<SearchKey>,
    cursor: Cursor,
}

impl Search {
    /// A search that has no word yet: in everything, or in one case.
    pub fn new(case: Option<CaseRef>, ui: Ui) -> Self {
        Self {
            from: case.clone(),
            field: Field::line("search", "").starter(ui.search_starter()),
            case,
            line: None,
            mark: None,
            role: None,
            period: Period::Ever,
            wanted: Wanted::default(),
            hits: Vec::new(),
            next: None,
            cursor: Cursor::default(),
        }
    }

    /// Something was found of what was looked for, after this key.
    pub fn found(&mut self, wanted: &Wanted, after: Option<SearchKey>, found: Found) {
        if *wanted != self.wanted {
            return;
        }
        if after.is_none() {
            self.hits.clear();
            self.cursor = Cursor::default();
        } else if after != self.next {
            return;
        }
        self.hits.extend(found.hits);
        self.next = found.next;
    }

    /// The screen has another size: the cursor stays in sight.
    pub fn resized(&mut self, look: &Look) {
        self.cursor.keep_in_sight(Self::room(look));
    }

    /// What is still to be looked up for what is in sight: nothing, or the next piece.
    pub fn goes_on(&self, look: &Look) -> Option<Effect> {
        let in_sight = self.cursor.top + 2 * Self::room(look) + 1;
        let after = self.next.filter(|_| self.hits.len() < in_sight)?;
        Some(Effect::Search(Box::new(self.wanted.clone()), Some(after)))
    }

    /// The words under the cursor: where a round is opened.
    pub fn words(&self) -> Option<&str> {
        self.hits.get(self.cursor.at).map(|hit| hit.text.as_str())
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        let here = self.hits.get(self.cursor.at);
        let mut bindings: Vec<Binding> = here.map(|_| OPEN).into_iter().collect();
        bindings.push(BACK);
        bindings.extend(self.case.as_ref().map(|_| ALL_CASES).or(here.map(|_| THIS_CASE)));
        bindings.extend(KEYS);
        let at_line = here.filter(|hit| hit.line.is_some());
        bindings.extend(self.line.as_ref().map(|_| ALL_LINES).or(at_line.map(|_| THIS_LINE)));
        bindings
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        let look = desk.look;
        let room = Self::room(&look);
        if self.cursor.act(action, self.hits.len(), room) {
            return Vec::new();
        }
        let here = self.hits.get(self.cursor.at);
        match action {
            Action::Open => {
                let open = |hit: &Hit| hit.round.map_or(Effect::ReadCase(hit.case), Effect::ReadRound);
                return here.map(open).into_iter().collect();
            }
            Action::Escape => {
                return vec![self.from.as_ref().map_or(Effect::ReadHome, |case| Effect::ReadCase(case.id))];
            }
            Action::On => {
                self.case = match &self.case {
                    Some(_) => None,
                    None => here.map(|hit| CaseRef { id: hit.case, title: hit.title.clone() }),
                }
            }
            Action::Earlier => {
                let line = |hit: &Hit| Some((hit.line.clone()?, hit.question.clone().unwrap_or_default()));
                self.line = if self.line.is_some() { None } else { here.and_then(line) };
            }
            Action::Mark => {
                let all = Mark::ALL.iter().map(|(mark, _)| *mark);
                self.mark = after(self.mark, all);
            }
            Action::Who => {
                self.role = after(self.role.take(), Role::KNOWN.iter().map(|code| Role::new(*code)));
            }
            Action::Script => {
                self.period = match self.period {
                    Period::Ever => Period::Quarter,
                    Period::Quarter => Period::Year,
                    Period::Year => Period::Ever,
                }
            }
            _ => return Vec::new(),
        }
        self.look_up(&look)
    }

    /// A key that is no action: a letter of what is looked for.
    pub fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        let outcome = self.field.editor.handle(key);
        self.typed(outcome, desk)
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        let outcome = self.field.editor.paste(text);
        self.typed(outcome, desk)
    }

    fn typed(&mut self, outcome: EditorOutcome, desk: &mut Desk<'_>) -> Vec<Effect> {
        match outcome {
            EditorOutcome::Ignored | EditorOutcome::Unchanged | EditorOutcome::Moved => Vec::new(),
            EditorOutcome::Copied(text) => vec![Effect::Copy(text)],
            EditorOutcome::RefusedNul => {
                desk.warn(desk.look.ui.refused_nul());
                Vec::new()
            }
            EditorOutcome::Changed | EditorOutcome::Cut(_) => self.look_up(&desk.look),
        }
    }

    /// Looks up what stands in the field now, with the filters.
    fn look_up(&mut self, look: &Look) -> Vec<Effect> {
        let back = match self.period {
            Period::Ever => None,
            Period::Quarter => Some(Duration::days(92)),
            Period::Year => Some(Duration::days(366)),
        };
        let wanted = Wanted {
            case: self.case.as_ref().map(|case| case.id),
            line: self.line.as_ref().map(|(line, _)| line.clone()),
            role: self.role.as_ref().map(|role| role.code().to_owned()),
            mark: self.mark,
            since: back.and_then(|back| look.now.checked_sub_signed(back)),
            ..Wanted::typed(self.field.text())
        };
        if wanted == self.wanted {
            return Vec::new();
        }
        self.wanted = wanted;
        self.next = None;
        if self.wanted.is_empty() {
            self.hits.clear();
            self.cursor = Cursor::default();
            return Vec::new();
        }
        vec![Effect::Search(Box::new(self.wanted.clone()), None)]
    }

    fn filters(&self, look: &Look) -> String {
        let ui = look.ui;
        let mut all: Vec<String> = Vec::new();
        all.extend(self.case.as_ref().map(|case| ui.search_in_case(&case.title)));
        all.extend(self.mark.map(|mark| ui.search_with_mark(ui.mark(mark))));
        all.extend(self.role.as_ref().map(|role| ui.search_of_role(ui.role(role))));
        match self.period {
            Period::Ever => {}
            Period::Quarter => all.push(ui.search_quarter().to_owned()),
            Period::Year => all.push(ui.search_year().to_owned()),
        }
        // The longest last: of that the end is missed least.
        all.extend(self.line.as_ref().map(|(_, question)| ui.search_on_line(question)));
        if all.is_empty() { ui.search_everywhere().to_owned() } else { all.join(" · ") }
    }

    fn rows_each(look: &Look) -> u16 {
        if look.size.1 < ROOMY { 2 } else { 3 }
    }

    /// How much of what was found is in sight at once.
    fn room(look: &Look) -> usize {
        let free = look.size.1.saturating_sub(HEAD + 1);
        usize::from((free / Self::rows_each(look)).max(1))
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        let indent = prose::width(ui.search_title()) + 2;
        let room = usize::from(page.width()).saturating_sub(indent);
        let mut filters = prose::wrap(&self.filters(look), room).into_iter();
        let title = Row::new(ui.search_title(), theme.bold).and("  ", theme.dim);
        page.row(title.and(filters.next().unwrap_or_default(), theme.dim));
        // Filters that do not fit beside the title take the place of the air under it.
        let rest: Vec<String> = filters.collect();
        if rest.is_empty() {
            page.gap();
        } else {
            page.row(Row::new(rest.join(" "), theme.dim).pushed(u16::try_from(indent).unwrap_or(0)));
        }
        field_block(page, &self.field, true, 1, &theme);
        page.gap();
        let room = Self::room(look);
        let top = self.cursor.top_of(self.hits.len(), room);
        for (at, hit) in self.hits.iter().enumerate().skip(top).take(room) {
            let chosen = at == self.cursor.at;
            page.row(self.said(hit, chosen, look));
            page.row(Row::new(self.place(hit, look), theme.dim).indent(2));
            if Self::rows_each(look) == 3 {
                page.gap();
            }
        }
        if !self.wanted.is_empty() && self.hits.len() < top + room {
            if self.next.is_some() {
                page.text(ui.search_on(), theme.dim, 2, 3);
            } else if self.hits.is_empty() {
                page.text(ui.search_nothing(), theme.dim, 0, 0);
            }
        }
        page.stretch();
    }

    /// When it was said, by whom, in which case where that is not said above, and at which question.
    fn place(&self, hit: &Hit, look: &Look) -> String {
        let mut parts = vec![short_date(look.ui, hit.at.date_naive(), look.today())];
        if self.case.is_none() {
            parts.push(hit.title.clone());
        }
        parts.extend(hit.who.clone());
        parts.push(look.ui.found(hit.source, hit.question.as_deref()));
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// The words around the first match, on one row, with every match in it pointed out.
    fn said(&self, hit: &Hit, chosen: bool, look: &Look) -> Row {
        let theme: Theme = look.theme;
        // A blank for a line break: as many bytes, and read on one row.
        let (text, earlier) = hit.found_in(&self.wanted);
        let text = text.replace('\n', " ");
        let first_said = if earlier { format!("{} ", look.ui.found_earlier()) } else { String::new() };
        let (sign, matched) = if chosen { ("› ", theme.accent) } else { ("  ", theme.bold) };
        let ranges = places(&text, &self.wanted.parts);
        let first = ranges.first().map_or(0, |range| range.start);
        let all = prose::width(&display_safe(&text)) + 2 + prose::width(&first_said);
        let whole = all <= usize::from(look.size.0.min(TEXT));
        let (from, cut) = if whole { (0, false) } else { begin(&text, first) };
        let row = Row::new(sign, theme.accent).and(first_said, theme.dim);
        let mut row = row.and(if cut { "… " } else { "" }, theme.dim);
        let mut at = from;
        for range in ranges {
            let before = text.get(at..range.start).unwrap_or_default();
            let piece = text.get(range.start.max(at)..range.end).unwrap_or_default();
            row = row.and(before, theme.text).and(piece, matched);
            at = range.end.max(at);
        }
        // More than the widest row is not drawn.
        let rest: String = text.get(at..).unwrap_or_default().graphemes(true).take(200).collect();
        row.and(rest, theme.text)
    }
}

/// The value after this one: none, then each in order, then none again.
fn after<T: PartialEq>(now: Option<T>, mut all: impl Iterator<Item = T>) -> Option<T> {
    match now {
        None => all.next(),
        Some(now) => {
            all.by_ref().find(|other| *other == now);
            all.next()
        }
    }
}

/// Where the row begins so that the match at `first` is on it, and whether words stand before.
fn begin(text: &str, first: usize) -> (usize, bool) {
    let before = text.get(..first).unwrap_or_default();
    let mut wide = 0;
    let mut from = first;
    for (at, grapheme) in before.grapheme_indices(true).rev() {
        wide += prose::width(&display_safe(grapheme));
        if wide > BEFORE {
            // A row begins with a whole word, where there is a blank.
            let word =
                before.get(from..).and_then(|part| part.find(' ')).map_or(from, |blank| from + blank + 1);
            return (word, true);
        }
        from = at;
    }
    (0, false)
}
