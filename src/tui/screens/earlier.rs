//! What was said earlier (F3): in this round, as far as it may be seen, and last time to this line.

use crate::domain::answer::{Answer, Key};
use crate::domain::round::Place;
use crate::domain::sequence::Seen;
use crate::text::Ui;
use crate::text::dates::short_date;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, CLOSE, DOWN, END, HOME, PGDN, PGUP, TAB, UP, alt, ch, f};
use crate::tui::look::{Desk, Look};
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::more;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;
use crate::tui::{beside, promise, question};

const KEYS: &[Binding] = &[
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_scroll).hint(1),
    Binding::new(Action::Down, &[DOWN, ch('j')], Ui::key_scroll),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_scroll),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_scroll),
    Binding::new(Action::First, &[HOME], Ui::key_scroll),
    Binding::new(Action::Last, &[END], Ui::key_scroll),
    CLOSE,
    Binding::new(Action::On, &[TAB], Ui::key_escape),
    Binding::new(Action::Earlier, &[f(3), alt('e')], Ui::key_escape),
];

/// The keys of this panel.
pub fn keys(_table: &Table) -> Vec<Binding> {
    KEYS.to_vec()
}

/// Lays it over the question, and asks for last time's answers where they may be seen.
pub fn open(table: &mut Table) -> Vec<Effect> {
    table.panel = Some(Panel::Earlier(0));
    match table.step().filter(|_| may_show_last(table)) {
        Some(step) => vec![Effect::ReadLastTime(table.round.case.id, table.round.sequence.line(step))],
        None => Vec::new(),
    }
}

/// Last time's answers to a hidden question are seen when the new ones are in, so that they do not
/// steer them.
fn may_show_last(table: &Table) -> bool {
    let answering = table.round.turn().is_some() || matches!(table.round.place, Place::WriteFirst(_));
    !answering || table.step().is_some_and(|step| step.seen == Seen::Open)
}

/// Does what a key asks for; None when it is not for this panel.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let rows = rows(table, &desk.look, desk.look.size.0).len();
    let Some(Panel::Earlier(top)) = &mut table.panel else { return None };
    let page = usize::from(desk.look.size.1).saturating_sub(2).max(1);
    let last = rows.saturating_sub(page);
    *top = match action {
        Action::Up => top.saturating_sub(1),
        Action::Down => *top + 1,
        Action::PageUp => top.saturating_sub(page),
        Action::PageDown => *top + page,
        Action::First => 0,
        Action::Last => last,
        _ => return None,
    }
    .min(last);
    Some(Vec::new())
}

/// Every row: last time first, then this round's answers by question, newest question first.
fn rows(table: &Table, look: &Look, width: u16) -> Vec<Row> {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let mut rows = Vec::new();
    if let Place::Opening(id) = round.place
        && let Some(agreement) = round.opening.iter().find(|agreement| agreement.id == id)
    {
        rows.extend(promise::whole(agreement, round, look, width));
        rows.push(Row::default());
    }
    let line = table.step().map(|step| round.sequence.line(step)).unwrap_or_default();
    if let (Some(last), Some(step), true) = (table.last_time(&line), table.step(), may_show_last(table)) {
        let date = short_date(ui, last.at.date_naive(), look.today());
        rows.push(Row::new(ui.last_time(&date), theme.text));
        rows.extend(beside::asked_then(last, step, width, look));
        rows.extend(beside::last_rows(last, step, round, width, look));
        rows.push(Row::default());
    }
    if let Some(key) = round.turn() {
        rows.extend(beside::recalled_rows(table, key.step, width, look));
    }
    for (index, step) in round.sequence.steps.iter().enumerate().rev() {
        let answers = round.read_answers(index).into_iter();
        let seen: Vec<(Key, &Answer)> = answers.filter(|(key, _)| round.may_show(key)).collect();
        if seen.iter().all(|(_, answer)| answer.content.is_none()) {
            continue;
        }
        let asked = prose::wrap(step.wording.ask.get(&round.language), usize::from(width));
        rows.extend(asked.into_iter().map(|row| Row::new(row, theme.text)));
        let names: Vec<String> = seen.iter().map(|(key, _)| question::whose(round, *key)).collect();
        let column = question::name_column(names.iter().map(String::as_str));
        let mut about = None;
        for ((key, answer), name) in seen.into_iter().zip(&names) {
            if answer.content.is_none() {
                continue;
            }
            if about != Some(key.n) {
                about = Some(key.n);
                let item = round.item(key).map(|item| ui.round_about(item)).into_iter();
                rows.extend(item.flat_map(|item| question::named_rows("", 0, &item, width, look)));
            }
            let words = question::said_and_why(round, step, answer, ui);
            rows.extend(question::named_rows(name, column, &words, width, look));
        }
        rows.push(Row::default());
    }
    rows
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let Some(Panel::Earlier(top)) = table.panel else { return };
    let rows = rows(table, look, page.width());
    let room = usize::from(look.size.1).saturating_sub(2);
    let more = more::beside(top, room, rows.len());
    let opening = matches!(table.round.place, Place::Opening(_));
    let title = if opening { look.ui.opening_title() } else { look.ui.round_said() };
    page.row(Row::new(title, look.theme.bold).right(more, look.theme.dim));
    page.gap();
    if rows.is_empty() {
        let shown = may_show_last(table);
        let why = if shown { look.ui.reading_no_last_time() } else { look.ui.earlier_later() };
        page.text(why, look.theme.dim, 0, 1);
    }
    for row in rows.into_iter().skip(top).take(room) {
        page.row(row);
    }
    page.stretch();
}
