//! Reading together: the answers of a step side by side, and what was said last time.

use crate::domain::answer::{Content, Key};
use crate::domain::round::Place;
use crate::text::Ui;
use crate::text::dates::short_date;
use crate::tui::beside;
use crate::tui::correcting;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, DOWN, ENTER, ESC, TAB, UP, alt, ctrl, f};
use crate::tui::look::{Desk, Look};
use crate::tui::question;
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

const KEYS: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::Mark, &[f(2), alt('m')], Ui::key_mark).hint(1),
    Binding::new(Action::Correct, &[ENTER], Ui::key_correct).hint(2),
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
];

const CORRECTING: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_keep).hint(0),
    Binding::new(Action::Escape, &[ESC], Ui::key_not_now).hint(1),
];

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    if table.correcting.is_some() { CORRECTING.to_vec() } else { KEYS.to_vec() }
}

/// The answers that are read, in order; an answer that was passed has no content.
fn read(table: &Table) -> Vec<(Key, Option<&Content>)> {
    let Place::Reading(step) = table.round.place else { return Vec::new() };
    let turns = table.round.read_order(step).into_iter();
    turns.map(|key| (key, table.round.answers.get(&key).and_then(|answer| answer.content.as_ref()))).collect()
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    if table.correcting.is_some() {
        return correcting::act(table, action, desk);
    }
    let here = read(table).get(table.cursor.at).map(|(key, content)| (*key, content.is_some()));
    match (action, here) {
        (Action::Mark, Some((key, true))) => {
            table.panel = Some(Panel::Marks(key, Cursor::default()));
            Some(Vec::new())
        }
        (Action::Correct, Some((key, _))) => Some(correcting::begin(table, key, desk)),
        (Action::Mark, _) => Some(Vec::new()),
        (action, _) => {
            let count = read(table).len();
            table.cursor.act(action, count, count.max(1)).then(Vec::new)
        }
    }
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Some(step) = table.step() else { return };
    let ask = step.wording.ask.get(&round.language);
    let label = prose::width(ui.reading_title()) + 2;
    let heading = prose::wrap(ask, usize::from(page.width()).saturating_sub(label));
    for (at, row) in heading.into_iter().enumerate() {
        let row = Row::new(row, theme.bold);
        page.row(if at == 0 { row.right(ui.reading_title(), theme.dim) } else { row });
    }
    page.gap();
    let answers = read(table);
    let names: Vec<String> = answers.iter().map(|(key, _)| question::whose(round, *key)).collect();
    let column = names.iter().map(|name| prose::width(name)).max().unwrap_or(0).min(14);
    let mut about = None;
    for (at, ((key, content), name)) in answers.iter().zip(&names).enumerate() {
        if about != Some(key.n) {
            about = Some(key.n);
            if let Some(item) = round.item(*key) {
                page.text(&ui.round_about(item), theme.dim, 0, 1);
            }
        }
        if table.correcting == Some(*key) {
            page.row(Row::new(name.clone(), theme.accent));
            table.form.field(page, 0, 4, &theme);
            continue;
        }
        let said = round.answers.get(key).filter(|_| content.is_some());
        let words = said
            .map_or_else(|| ui.passed().to_owned(), |answer| question::said_and_why(round, step, answer, ui));
        let marks = question::marks(table, *key, ui);
        let active = at == table.cursor.at && table.correcting.is_none();
        answer(page, (at + 1, name, column), &words, &marks, active, look);
    }
    page.gap();
    let notice = if step.is_scale() { ui.reading_numbers() } else { ui.reading_minute() };
    page.text(notice, theme.text, 0, 3);
    page.gap();
    last_time(table, look, page);
    page.stretch();
}

/// One answer: its number, who said it, the words beside that, and its marks at the right.
fn answer(
    page: &mut Page<'_>,
    (number, name, column): (usize, &str, usize),
    words: &str,
    marks: &str,
    active: bool,
    look: &Look,
) {
    let theme = look.theme;
    let lead = 4 + if column == 0 { 0 } else { column + 2 };
    let tail = if marks.is_empty() { 0 } else { prose::width(marks) + 2 };
    // Marks stand beside the words where both fit, else under them.
    let beside = usize::from(page.width()) > lead + tail + 20;
    let room = usize::from(page.width()).saturating_sub(lead);
    let width = if beside { room.saturating_sub(tail) } else { room }.max(8);
    let style = if active { theme.accent } else { theme.dim };
    for (at, row) in prose::wrap(words, width).into_iter().enumerate() {
        let sign = if active { "›" } else { " " };
        let number = if at == 0 { format!("{sign}{number:>2} ") } else { "    ".to_owned() };
        let shown = if at == 0 { name } else { "" };
        let padding = " ".repeat((lead - 4).saturating_sub(prose::width(shown)));
        let row = Row::new(number, style).and(format!("{shown}{padding}"), style).and(row, theme.text);
        let row = if at == 0 && beside && !marks.is_empty() { row.right(marks, theme.dim) } else { row };
        page.ranked_row(row, if at == 0 { 0 } else { 2 });
    }
    if !beside && !marks.is_empty() {
        for row in prose::wrap(marks, width) {
            page.ranked_row(Row::new(" ".repeat(lead), theme.dim).and(row, theme.dim), 1);
        }
    }
}

/// What was said last time to this line: only now, so that it did not steer the answers.
fn last_time(table: &Table, look: &Look, page: &mut Page<'_>) {
    let (ui, theme) = (look.ui, look.theme);
    let Some(step) = table.step() else { return };
    let Some(last) = table.last_time(&table.round.sequence.line(step)) else { return };
    let date = short_date(ui, last.at.date_naive(), look.today());
    page.ranked_row(
        Row::new(ui.last_time(&date), theme.dim).right(format!("F3 {}", ui.key_earlier()), theme.dim),
        4,
    );
    let asked = beside::asked_then(last, step, page.width(), look).into_iter().map(|row| (row, 0));
    let said = beside::last_sayings(last, step, &table.round, 0, page.width(), look);
    let rows = asked.chain(said).collect();
    beside::told(rows, 7, look, page);
}
