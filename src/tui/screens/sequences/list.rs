//! The list: title, for how many people, how long, whose; and what the one under the cursor is for.

use crate::text::Ui;
use crate::tui::look::Look;
use crate::tui::question::whole_minutes;
use crate::tui::shelf::{Owner, Title};
use crate::tui::widgets::form::field_block;
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::more;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

use super::filter::Filter;

/// Below this many columns people and minutes are not in the list.
const NARROW: u16 = 50;

/// How many sequences there is room for, above what the one under the cursor is for.
pub(super) fn rows(look: &Look, filtered: bool) -> usize {
    let filter = if filtered { 2 } else { 0 };
    usize::from(look.size.1.saturating_sub(3 + filter + about(look))).max(3)
}

/// Rows for what the one under the cursor is for.
fn about(look: &Look) -> u16 {
    if look.size.1 > 16 { 4 } else { 2 }
}

pub(super) fn view<'a>(
    all: &'a [Title],
    filter: &'a Filter,
    cursor: &Cursor,
    look: &Look,
    page: &mut Page<'a>,
) {
    let titles: Vec<&Title> = filter.shown().iter().filter_map(|at| all.get(*at)).collect();
    let rows = rows(look, filter.is_there());
    let (ui, theme) = (look.ui, look.theme);
    let top = cursor.top_of(titles.len(), rows);
    let more = more::beside(top, rows, titles.len());
    page.row(Row::new(ui.sequences_title(), theme.bold).right(more, theme.dim));
    page.gap();
    if let Some(field) = filter.form.fields.first() {
        field_block(page, field, filter.is_typing(), 1, &theme);
        page.gap();
    }
    if titles.is_empty() {
        page.text(ui.home_none_match(), theme.dim, 0, 0);
    }
    let columns = Columns::of(all, look);
    for (at, title) in titles.iter().copied().enumerate().skip(top).take(rows) {
        let here = at == cursor.at;
        let (sign, style) = match (here, title.errors) {
            (true, _) => ("›", theme.accent),
            (false, _) => ("", theme.text),
        };
        let words = title.title.get(&ui.lang());
        let (people, minutes) = columns.beside(title, ui);
        let (owner, of) = match title.errors {
            0 => (owner(title, ui).to_owned(), theme.dim),
            n => (ui.sequences_errors(n), theme.warning),
        };
        let columns = columns.clone();
        page.block(1, 1, 0, move |area, buffer| {
            let end = area.right();
            let owner_at = end.saturating_sub(columns.owner).max(area.x);
            let minutes_at = owner_at.saturating_sub(columns.minutes);
            let people_at = minutes_at.saturating_sub(columns.people).max(area.x);
            prose::put(buffer, area.x, area.y, end, sign, style);
            let alone = people.is_empty() && minutes.is_empty();
            let room = if alone { owner_at } else { people_at }.saturating_sub(2);
            prose::put(buffer, area.x.saturating_add(2), area.y, room, words, style);
            prose::put(buffer, people_at, area.y, minutes_at, &people, theme.dim);
            let from = owner_at.saturating_sub(2 + u16::try_from(prose::width(&minutes)).unwrap_or(0));
            if !minutes.is_empty() {
                prose::put(buffer, from, area.y, owner_at, &minutes, theme.dim);
            }
            prose::put(buffer, owner_at, area.y, end, &owner, of);
            None
        });
    }
    page.gap();
    page.stretch();
    if let Some(title) = titles.get(cursor.at).copied() {
        match title.until {
            Some(until) => page.text(&ui.until_mended(until, look.today()), theme.text, 0, 1),
            None => page.few_rows(title.purpose.get(&ui.lang()), about(look), theme.text),
        }
    }
}

/// Whose it is, where that is worth a word.
pub(super) fn owner(title: &Title, ui: Ui) -> &'static str {
    match title.owner {
        Owner::Shipped => "",
        Owner::Own => ui.sequences_own(),
        Owner::Replaces => ui.sequences_replaces(),
    }
}

/// How wide the columns at the right are, with the air before the next.
#[derive(Clone)]
struct Columns {
    people: u16,
    minutes: u16,
    owner: u16,
}

impl Columns {
    fn of(titles: &[Title], look: &Look) -> Self {
        let ui = look.ui;
        let widest = |words: &dyn Fn(&Title) -> String| {
            let wide = titles.iter().map(|title| prose::width(&words(title))).max().unwrap_or(0);
            u16::try_from(wide).unwrap_or(0)
        };
        let state = |title: &Title| match title.errors {
            0 => owner(title, ui).to_owned(),
            n => ui.sequences_errors(n),
        };
        let air = |wide: u16| if wide == 0 { 0 } else { wide + 2 };
        let narrow = look.size.0 < NARROW;
        Self {
            people: if narrow { 0 } else { air(widest(&|title| people(title, ui))) },
            minutes: if narrow { 0 } else { air(widest(&|title| minutes(title, ui))) },
            owner: widest(&state),
        }
    }

    fn beside(&self, title: &Title, ui: Ui) -> (String, String) {
        let shown = |wide: u16, words: String| if wide == 0 { String::new() } else { words };
        (shown(self.people, people(title, ui)), shown(self.minutes, minutes(title, ui)))
    }
}

fn people(title: &Title, ui: Ui) -> String {
    let range = |(min, max)| match max {
        just if just == min => ui.people(usize::try_from(just).unwrap_or_default()),
        _ => ui.sequences_for(min, max),
    };
    title.people.map(range).unwrap_or_default()
}

fn minutes(title: &Title, ui: Ui) -> String {
    let minutes = whole_minutes(title.minutes);
    match title.group {
        _ if title.minutes <= 0.0 => String::new(),
        5 => ui.sequences_minutes(minutes),
        group => ui.sequences_minutes_with(minutes, group),
    }
}
