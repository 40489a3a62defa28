//! Marks beside an answer (F2): those that its question yields stand first. Nothing marks itself.

use crate::domain::answer::{Key, Mark};
use crate::domain::round::Move;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, CLOSE, ENTER, LIST, SPACE, TAB, alt, ch, f};
use crate::tui::look::{Desk, Look};
use crate::tui::making::{self, Makes, offered};
use crate::tui::question;
use crate::tui::round::moved;
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

const KEYS: &[Binding] = &[
    Binding::new(Action::Toggle, &[ENTER, SPACE], Ui::key_mark).hint(0),
    Binding::new(Action::ComesBack, &[ch('t')], Ui::key_comes_back).hint(2),
    CLOSE,
    Binding::new(Action::On, &[TAB], Ui::key_escape),
    Binding::new(Action::Mark, &[f(2), alt('m')], Ui::key_escape),
];

const SEEN_AGAIN: &[Binding] = &[Binding::new(Action::SeenAgain, &[ch('w')], Ui::key_seen_again).hint(1)];

const NOT_SEEN: &[Binding] = &[Binding::new(Action::SeenAgain, &[ch('w')], Ui::key_not_seen_again).hint(1)];

/// The keys of this panel.
pub fn keys(table: &Table) -> Vec<Binding> {
    let Some((key, mark)) = here(table) else { return [KEYS, LIST].concat() };
    let mut keys = [KEYS, LIST].concat();
    keys.extend(making::further(mark));
    if mark == Mark::WorkingElement {
        let seen = table.round.uses.get(&key).is_some_and(|uses| uses.seen.is_some());
        keys.extend(if seen { NOT_SEEN } else { SEEN_AGAIN });
    }
    keys
}

/// The mark under the cursor, and of which answer.
fn here(table: &Table) -> Option<(Key, Mark)> {
    let Some(Panel::Marks(key, cursor)) = table.panel else { return None };
    Some((key, *offered(table, key).get(cursor.at)?))
}

/// From a mark to what is made of the answer by it, or to what it comes back to.
fn further(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let Some((key, mark)) = here(table) else { return Vec::new() };
    if let Some(makes) = Makes::of(mark) {
        return making::open(table, key, makes, desk);
    }
    if mark != Mark::Obstacle {
        return Vec::new();
    }
    table.panel = Some(Panel::Recurring(key, Cursor::default()));
    vec![Effect::ReadObstacles(table.round.case.id)]
}

/// The moves that set a mark or take it away; what was made by it goes along.
fn toggled(table: &Table, key: Key, mark: Mark) -> Vec<Move> {
    let set = !table.round.answers.get(&key).is_some_and(|answer| answer.marks.contains(&mark));
    let uses = table.round.uses.get(&key).filter(|_| !set);
    let seen = uses.filter(|uses| mark == Mark::WorkingElement && uses.seen.is_some());
    let seen = seen.map(|_| Move::SeenAgain { key, element: None });
    let made = uses.and_then(|uses| match mark {
        Mark::WorkingElement => uses.element.as_ref().map(|_| Move::MakeElement { key, element: None }),
        Mark::LearningQuestion => uses.question.as_ref().map(|_| Move::MakeQuestion { key, question: None }),
        Mark::Obstacle => uses.recurs.map(|_| Move::Recurs { key, earlier: None }),
        _ => None,
    });
    std::iter::once(Move::Mark { key, mark, set }).chain(made).chain(seen).collect()
}

/// Does what a key asks for; None when it is not for this panel.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let Some(Panel::Marks(key, cursor)) = table.panel else { return None };
    let marks = offered(table, key);
    let answer = table.round.answers.get(&key)?;
    match action {
        Action::Toggle => {
            let mark = *marks.get(cursor.at)?;
            Some(moved(table.moves(toggled(table, key, mark), Vec::new()), desk))
        }
        Action::Right => Some(further(table, desk)),
        Action::SeenAgain => {
            let (key, _) = here(table).filter(|(_, mark)| *mark == Mark::WorkingElement)?;
            Some(making::seen_again(table, key, desk))
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

/// What was made of the answer by this mark, in a few words.
fn made(table: &Table, key: Key, mark: Mark, ui: Ui) -> String {
    let Some(uses) = table.round.uses.get(&key) else { return String::new() };
    match mark {
        Mark::WorkingElement if uses.seen.is_some() => ui.strength_seen_again().to_owned(),
        Mark::WorkingElement if uses.element.is_some() => ui.strength_possible().to_owned(),
        Mark::LearningQuestion if uses.question.is_some() => ui.agenda_new().to_owned(),
        Mark::Obstacle => table.comes_by(key).map_or_else(String::new, |n| ui.comes_by_for(n)),
        _ => String::new(),
    }
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Some(Panel::Marks(key, cursor)) = &table.panel else { return };
    let Some(answer) = round.answers.get(key) else { return };
    let Some(step) = round.sequence.steps.get(key.step) else { return };
    let who = question::whose(round, *key);
    if !who.is_empty() {
        page.ranked_row(Row::new(who, theme.dim), 5);
    }
    let words = answer.content.as_ref().map(|content| question::said(round, step, content, ui));
    page.few_rows(&words.unwrap_or_default(), u16::MAX, theme.bold);
    page.gap();
    let marks = offered(table, *key);
    let mut rows: Vec<Row> = Vec::new();
    let mut chosen = 0..0;
    for (at, mark) in marks.into_iter().enumerate() {
        let here = at == cursor.at;
        let set = if answer.marks.contains(&mark) { "✓ " } else { "  " };
        let (sign, style) = if here { ("› ", theme.accent) } else { ("  ", theme.text) };
        let row = Row::new(sign, style).and(set, theme.accent).and(ui.mark(mark), style);
        let made = made(table, *key, mark, ui);
        let beside = usize::from(page.width()) > prose::width(ui.mark(mark)) + prose::width(&made) + 6;
        let from = rows.len();
        rows.push(if made.is_empty() || !beside { row } else { row.right(made.clone(), theme.dim) });
        if !made.is_empty() && !beside {
            rows.push(Row::new(made, theme.dim).indent(4));
        }
        if here {
            chosen = from..rows.len();
        }
    }
    page.scrolled(rows, chosen, theme.dim);
    page.stretch();
    if answer.comes_back {
        page.ranked_row(Row::new(ui.closing_comes_back(), theme.dim), 6);
    }
}
