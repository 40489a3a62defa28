//! Marks beside an answer (F2): those that its question yields stand first. Nothing marks itself.

use crate::domain::answer::{Key, Mark};
use crate::domain::round::Move;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, CLOSE, DOWN, ENTER, SPACE, TAB, UP, alt, ch, f};
use crate::tui::look::{Desk, Look};
use crate::tui::question;
use crate::tui::round::moved;
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::page::{Page, Row};

const KEYS: &[Binding] = &[
    Binding::new(Action::Toggle, &[ENTER, SPACE], Ui::key_mark).hint(0),
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_move),
    Binding::new(Action::Down, &[DOWN, ch('j')], Ui::key_move),
    Binding::new(Action::ComesBack, &[ch('t')], Ui::key_comes_back).hint(2),
    CLOSE,
    Binding::new(Action::On, &[TAB], Ui::key_escape),
    Binding::new(Action::Mark, &[f(2), alt('m')], Ui::key_escape),
];

/// The keys of this panel.
pub fn keys(_table: &Table) -> Vec<Binding> {
    KEYS.to_vec()
}

/// The marks in the order in which they are offered for this answer.
fn offered(table: &Table, key: Key) -> Vec<Mark> {
    let yields = table.round.sequence.steps.get(key.step).map_or(&[][..], |step| &step.yields);
    let others = Mark::ALL.iter().map(|(mark, _)| *mark).filter(|mark| !yields.contains(mark));
    yields.iter().copied().chain(others).collect()
}

/// Does what a key asks for; None when it is not for this panel.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let Some(Panel::Marks(key, cursor)) = table.panel else { return None };
    let marks = offered(table, key);
    let answer = table.round.answers.get(&key)?;
    match action {
        Action::Toggle => {
            let mark = *marks.get(cursor.at)?;
            let set = !answer.marks.contains(&mark);
            Some(moved(table.moves([Move::Mark { key, mark, set }], Vec::new()), desk))
        }
        Action::ComesBack => {
            let set = !answer.comes_back;
            Some(moved(table.moves([Move::ComesBack { key, set }], Vec::new()), desk))
        }
        action => {
            let mut cursor = cursor;
            let room = usize::from(desk.look.size.1).saturating_sub(6);
            let moved = cursor.act(action, marks.len(), room);
            table.panel = Some(Panel::Marks(key, cursor));
            moved.then(Vec::new)
        }
    }
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Some(Panel::Marks(key, cursor)) = &table.panel else { return };
    let Some(answer) = round.answers.get(key) else { return };
    let Some(step) = round.sequence.steps.get(key.step) else { return };
    let who = question::author(round, key.slot);
    if !who.is_empty() {
        page.ranked_row(Row::new(who, theme.dim), 5);
    }
    let words = answer.content.as_ref().map(|content| question::said(round, step, content, ui));
    page.text(&words.unwrap_or_default(), theme.bold, 0, 4);
    page.gap();
    let marks = offered(table, *key);
    let room = usize::from(look.size.1).saturating_sub(6);
    for (at, mark) in marks.into_iter().enumerate().skip(cursor.top).take(room) {
        let here = at == cursor.at;
        let set = if answer.marks.contains(&mark) { "✓ " } else { "  " };
        let (sign, style) = if here { ("› ", theme.accent) } else { ("  ", theme.text) };
        page.row(Row::new(sign, style).and(set, theme.accent).and(ui.mark(mark), style));
    }
    page.stretch();
    if answer.comes_back {
        page.ranked_row(Row::new(ui.closing_comes_back(), theme.dim), 6);
    }
}
