//! An obstacle that comes back, over the question: to which earlier one it is linked.
//!
//! The choice is a person's. Never here: a guess at what looks alike; who said the earlier one.

use crate::domain::answer::{Key, Mark};
use crate::domain::round::Move;
use crate::text::Ui;
use crate::text::dates::short_date;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, DIGITS, ENTER, ESC, LIST, SPACE, TAB};
use crate::tui::look::{Desk, Look};
use crate::tui::making::{back_to, words};
use crate::tui::offer::EarlierObstacle;
use crate::tui::round::moved;
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

const THE_SAME: Binding = Binding::new(Action::Toggle, &[ENTER, SPACE], Ui::key_the_same).hint(0);
const KEYS: &[Binding] = &[
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(1),
    Binding::new(Action::On, &[TAB], Ui::key_escape),
];

/// The keys of this panel.
pub fn keys(table: &Table) -> Vec<Binding> {
    let same = (!earlier(table).is_empty()).then_some(THE_SAME);
    same.iter().chain(KEYS).chain(LIST).chain(DIGITS).copied().collect()
}

fn earlier(table: &Table) -> &[EarlierObstacle] {
    table.obstacles.as_deref().unwrap_or_default()
}

/// Does what a key asks for; None when it is not for this panel.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let Some(Panel::Recurring(key, mut cursor)) = table.panel else { return None };
    let count = earlier(table).len();
    match action {
        Action::Toggle => Some(link(table, key, cursor.at, desk)),
        Action::Digit(n) => {
            let at = usize::from(n).checked_sub(1).filter(|at| *at < count)?;
            Some(link(table, key, at, desk))
        }
        Action::Escape | Action::On => {
            back_to(table, key, Mark::Obstacle);
            Some(Vec::new())
        }
        action => {
            let moved = cursor.act(action, count, usize::from(desk.look.size.1 / 4).max(1));
            table.panel = Some(Panel::Recurring(key, cursor));
            moved.then(Vec::new)
        }
    }
}

/// Links the obstacle to an earlier one, or no longer where it was linked to that one.
fn link(table: &mut Table, key: Key, at: usize, desk: &mut Desk<'_>) -> Vec<Effect> {
    let Some(chosen) = earlier(table).get(at).map(|obstacle| obstacle.answer) else { return Vec::new() };
    let linked = table.round.uses.get(&key).and_then(|uses| uses.recurs);
    let earlier = (linked != Some(chosen)).then_some(chosen);
    // What comes back is an obstacle, marked or not until now.
    let marked = table.round.answers.get(&key).is_some_and(|answer| answer.marks.contains(&Mark::Obstacle));
    let mark = (!marked).then_some(Move::Mark { key, mark: Mark::Obstacle, set: true });
    let moves = mark.into_iter().chain([Move::Recurs { key, earlier }]);
    let effects = moved(table.moves(moves, Vec::new()), desk);
    back_to(table, key, Mark::Obstacle);
    effects
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Some(Panel::Recurring(key, cursor)) = &table.panel else { return };
    page.row(Row::new(ui.recurring_title(), theme.bold));
    page.gap();
    page.text(&words(round, *key, ui), theme.text, 0, 3);
    page.gap();
    let earlier = earlier(table);
    if earlier.is_empty() {
        page.text(ui.recurring_none(), theme.dim, 0, 2);
        return page.stretch();
    }
    let linked = round.uses.get(key).and_then(|uses| uses.recurs);
    let width = usize::from(page.width());
    let mut rows = Vec::new();
    let mut here = 0..0;
    for (at, obstacle) in earlier.iter().enumerate() {
        let from = rows.len();
        let active = at == cursor.at;
        rows.extend(one(obstacle, at, active, linked == Some(obstacle.answer), width, look));
        if active {
            here = from..rows.len();
        }
    }
    page.scrolled(rows, here, theme.dim);
    page.stretch();
}

/// One earlier obstacle: its words, when it was said last, and how often it came by.
fn one(
    obstacle: &EarlierObstacle,
    at: usize,
    active: bool,
    linked: bool,
    width: usize,
    look: &Look,
) -> Vec<Row> {
    let (ui, theme) = (look.ui, look.theme);
    let style = if active || linked { theme.accent } else { theme.dim };
    let lead =
        format!("{} {:>2} {} ", if active { "›" } else { " " }, at + 1, if linked { "●" } else { " " });
    let column = prose::width(&lead);
    let room = width.saturating_sub(column).max(8);
    let blank = " ".repeat(column);
    let words = prose::wrap(&obstacle.text, room).into_iter().enumerate();
    let mut rows: Vec<Row> = words
        .map(|(row, words)| {
            let lead = if row == 0 { lead.clone() } else { blank.clone() };
            Row::new(lead, style).and(words, theme.text)
        })
        .collect();
    let mut told = short_date(ui, obstacle.at.date_naive(), look.today());
    if obstacle.times > 1 {
        told = format!("{told} · {}", ui.came_by(obstacle.times));
    }
    let told = prose::wrap(&told, room).into_iter();
    rows.extend(told.map(|row| Row::new(blank.clone(), theme.dim).and(row, theme.dim)));
    rows
}
