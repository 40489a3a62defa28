//! A scale or choice of each person on one screen, a row a person; or one number.
//!
//! Never here: what another person answered while that is hidden.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::answer::{Content, Key, Slot};
use crate::domain::round::{Mode, Move, Round};
use crate::domain::sequence::{Kind, Scale, Seen};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DIGITS, DOWN, ENTER, LEFT, RIGHT, TAB, UP, ch, ctrl};
use crate::tui::look::{Desk, Look};
use crate::tui::round::moved;
use crate::tui::table::Table;
use crate::tui::widgets::editor::EditorView;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::labelled::{Labelled, label_column, labelled};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;
use crate::tui::{beside, picking, question};

const ROW: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::NextField, &[ENTER], Ui::key_on),
    Binding::new(Action::Left, &[LEFT], Ui::key_lower_higher),
    Binding::new(Action::Right, &[RIGHT], Ui::key_lower_higher),
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
];

const TEN: &[Binding] = &[Binding::new(Action::Digit(0), &[ch('0')], Ui::key_number)];

const LINE: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::NextField, &[ENTER], Ui::key_on),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
];

/// True where this screen shows the turn.
pub fn is_here(round: &Round) -> bool {
    let step = round.turn().and_then(|key| round.sequence.steps.get(key.step));
    step.filter(|step| step.is_kept()).is_some_and(|step| match step.kind {
        Kind::Scale(_) => true,
        Kind::Choice(_) => step.is_personal() && round.mode == Mode::Scribe,
        _ => false,
    })
}

fn scale(table: &Table) -> Option<&Scale> {
    match &table.step()?.kind {
        Kind::Scale(scale) => Some(scale),
        _ => None,
    }
}

/// The fields of this place: the row of whose turn it is.
pub fn form(table: &Table) -> Form {
    use crate::domain::round::fields::{Field as Name, Part};
    let Some(key) = table.round.turn() else { return Form::default() };
    if scale(table).is_none() {
        return picking::form(table, key);
    }
    let mut field = Field::line(Name::Answer(key, Part::Whole).name(&table.round), "");
    if let Some(Content::Number(number)) = table.round.standing().and_then(|a| a.content.as_ref()) {
        field = field.holding(number.to_string());
    }
    Form::new(std::iter::once(field).chain(picking::why_field(table, key)).collect(), &table.drafts)
}

fn typed_words(table: &Table) -> &str {
    table.form.fields.first().map_or("", |field| field.text().trim())
}

/// The number that stands in the field, when it stands on the scale.
fn number(table: &Table) -> Option<i64> {
    let scale = scale(table)?;
    typed_words(table).parse().ok().filter(|number| (scale.from..=scale.to).contains(number))
}

fn content(table: &Table) -> Option<Content> {
    if scale(table).is_some() { number(table).map(Content::Number) } else { picking::content(table) }
}

/// The moves that acknowledge what is typed here, and stay.
pub fn typed(table: &Table) -> Vec<Move> {
    picking::staying(table, content(table))
}

fn in_line(table: &Table) -> bool {
    table.form.focus == 1
}

/// The turns that are rows of this screen.
fn turns(round: &Round) -> Vec<Key> {
    let Some(here) = round.turn() else { return Vec::new() };
    round.turns(here.step).into_iter().filter(|key| key.n == here.n).collect()
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    if in_line(table) {
        return LINE.to_vec();
    }
    let mut keys = ROW.to_vec();
    match scale(table) {
        Some(scale) if scale.to == 10 && scale.from > 0 && typed_words(table).is_empty() => keys.extend(TEN),
        Some(_) => {}
        None => keys.extend(DIGITS),
    }
    keys
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let turns = turns(&table.round);
    match action {
        Action::On | Action::NextField => Some(on(table, desk)),
        Action::Digit(0) => Some(picking::set(table, "10")),
        Action::Digit(n) => Some(picking::toggle(table, usize::from(n).checked_sub(1)?)),
        Action::Left | Action::Right => Some(beside(table, action == Action::Right)),
        Action::PreviousField => {
            table.form.focus = if scale(table).is_some() { 0 } else { picking::NOWHERE };
            let words = typed_words(table).to_owned();
            Some(picking::set(table, &words))
        }
        Action::Up if turns.first() == Some(&table.round.turn()?) => Some(Vec::new()),
        Action::Down if turns.last() == Some(&table.round.turn()?) => Some(Vec::new()),
        Action::Up => Some(moved(table.leave([Move::Back]), desk)),
        Action::Down => Some(acknowledge(table, desk)),
        _ => None,
    }
}

/// To the one more line where there is one, else to the next row.
fn on(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    if !in_line(table) && table.form.fields.len() > 1 && content(table).is_some() {
        table.form.focus = 1;
        return table.touched();
    }
    acknowledge(table, desk)
}

fn acknowledge(table: &Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let content = content(table);
    if let (Some(scale), None, false) = (scale(table), &content, typed_words(table).is_empty()) {
        desk.warn(desk.look.ui.scale_outside(scale.from, scale.to));
        return Vec::new();
    }
    moved(table.moves([picking::acknowledging(table, content)], table.form.names()), desk)
}

/// One lower or higher on the scale, or the option beside the one that is chosen.
fn beside(table: &mut Table, up: bool) -> Vec<Effect> {
    if let Some(scale) = scale(table) {
        let (from, to) = (scale.from, scale.to);
        let next = match (number(table), up) {
            (Some(number), true) => number.saturating_add(1).min(to),
            (Some(number), false) => number.saturating_sub(1).max(from),
            (None, true) => from,
            (None, false) => to,
        };
        return picking::set(table, &next.to_string());
    }
    let Some(key) = table.round.turn() else { return Vec::new() };
    let picks = table.round.picks(key.step);
    let last = picks.len().saturating_sub(1);
    let chosen = picking::chosen(table);
    let at = picks.iter().position(|pick| chosen.contains(pick));
    let next = match (at, up) {
        (Some(at), true) => (at + 1).min(last),
        (Some(at), false) => at.saturating_sub(1),
        (None, true) => 0,
        (None, false) => last,
    };
    if at == Some(next) {
        return Vec::new();
    }
    // The one beside takes the place of the other, also where more may be chosen.
    let _unused = picking::set(table, "");
    picking::toggle(table, next)
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let (Some(step), Some(key)) = (table.step(), round.turn()) else { return };
    question::heading(table, look, page);
    let role = question::speaker(round).and_then(|person| person.role.as_ref());
    question::question(step, role.filter(|_| round.mode == Mode::Pass), round, look, page);
    beside::view(table, key, look, page);
    match scale(table) {
        Some(scale) => ends(scale, table, look, page),
        None => numbered(table, look, page),
    }
    let together = step.is_personal() && round.mode == Mode::Scribe;
    if together && step.seen != Seen::Open && step.wording.help.is_empty() {
        let show = if scale(table).is_some() { ui.scale_show() } else { ui.choice_show() };
        page.text(show, theme.text, 0, 3);
        page.gap();
    }
    match key.slot {
        Slot::Unnamed(_) if round.mode == Mode::Scribe => unnamed(table, look, page),
        _ if together => named(table, look, page),
        _ => {
            question::turn(table, key, look, page);
            cell_row(table, look, page);
        }
    }
    if let Some(field) = table.form.fields.get(1) {
        page.gap();
        let label = ui.why_of(round.turn().map_or(Slot::Group, |key| key.slot));
        labelled(page, field, Labelled::new(label, label_column(&[label]), 3), in_line(table), theme);
    }
    page.stretch();
}

/// The words at the ends of the scale.
fn ends(scale: &Scale, table: &Table, look: &Look, page: &mut Page<'_>) {
    let language = &table.round.language;
    let end = |number: i64, words: &str| format!("{number} {words}").trim_end().to_owned();
    let low = end(scale.from, scale.low.get(language));
    let high = end(scale.to, scale.high.get(language));
    page.text(&format!("{low}  ·  {high}"), look.theme.dim, 0, 1);
    if table.step().is_some_and(|step| step.optional) {
        page.text(look.ui.round_optional(), look.theme.dim, 0, 5);
    }
    page.gap();
}

/// The options with their numbers.
fn numbered(table: &Table, look: &Look, page: &mut Page<'_>) {
    let (Some(step), Some(key)) = (table.step(), table.round.turn()) else { return };
    for (at, pick) in table.round.picks(key.step).iter().enumerate() {
        let words = picking::label(&table.round, step, pick, look.ui);
        page.ranked_row(Row::new(format!("{:>2}  ", at + 1), look.theme.dim).and(words, look.theme.text), 2);
    }
    page.text(&picking::asked_for(step, look.ui), look.theme.dim, 0, 5);
    page.gap();
}

/// What may be seen of another row.
fn other(table: &Table, key: Key, ui: Ui) -> String {
    let Some(answer) = table.round.answers.get(&key) else { return String::new() };
    let Some(content) = &answer.content else { return ui.passed().to_owned() };
    if !table.round.may_show(&key) {
        return "•".to_owned();
    }
    table
        .step()
        .map_or_else(String::new, |step| question::said(&table.round, step, content, ui).replace('\n', ", "))
}

/// A row a person; where there are more than fit, those around the one whose turn it is.
fn named<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let look = *look;
    let (theme, ui, round) = (look.theme, look.ui, &table.round);
    let turns = turns(round);
    let here = turns.iter().position(|key| Some(*key) == round.turn()).unwrap_or(0);
    let names: Vec<String> = turns.iter().map(|key| question::author(round, key.slot)).collect();
    let column = names.iter().map(|name| prose::width(name)).max().unwrap_or(0).min(20);
    let column = u16::try_from(column).unwrap_or(20) + 6;
    let said: Vec<String> = turns.iter().map(|key| other(table, *key, ui)).collect();
    let wanted = u16::try_from(turns.len()).unwrap_or(u16::MAX);
    page.block(wanted, 3, 3, move |area, buffer| {
        let room = usize::from(area.height);
        let top = (here + 2).saturating_sub(room).min(turns.len().saturating_sub(room));
        let mut cursor = None;
        let rows = names.iter().zip(&said).enumerate().skip(top);
        for (y, (at, (name, said))) in (area.y..area.bottom()).zip(rows) {
            let (sign, style) = if at == here { ("› ", theme.accent) } else { ("  ", theme.text) };
            let x = area.x.saturating_add(column).min(area.right());
            let end = prose::put(buffer, area.x, y, x, sign, style);
            prose::put(buffer, end, y, x.saturating_sub(1), name, style);
            if at == here {
                cursor = cell(table, Rect { x, y, width: area.right() - x, height: 1 }, look, buffer);
            } else {
                prose::put(buffer, x.saturating_add(2), y, area.right(), said, theme.dim);
            }
        }
        cursor
    });
}

/// What is typed or chosen in the row of whose turn it is.
fn cell(table: &Table, area: Rect, look: Look, buffer: &mut Buffer) -> Option<Position> {
    let (theme, ui) = (look.theme, look.ui);
    let field = table.form.fields.first()?;
    let gutter = if in_line(table) { theme.dim } else { theme.accent };
    if scale(table).is_some() {
        let cell = EditorView::new(&field.editor).style(theme.text).gutter(gutter).draw(area, buffer);
        return cell.filter(|_| !in_line(table));
    }
    let step = table.step()?;
    let words: Vec<String> =
        picking::chosen(table).iter().map(|pick| picking::label(&table.round, step, pick, ui)).collect();
    let x = prose::put(buffer, area.x, area.y, area.right(), "┃ ", gutter);
    let end = prose::put(buffer, x, area.y, area.right(), &words.join(", "), theme.text);
    (!in_line(table)).then(|| Position::new(end.min(area.right().saturating_sub(1)), area.y))
}

/// The one row of a number that is not beside others.
fn cell_row<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let look = *look;
    page.block(1, 1, 0, move |area, buffer| cell(table, area, look, buffer));
}

/// «Vijf cijfers, zonder naam», and then the numbers in one row.
fn unnamed<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let look = *look;
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let turns = turns(round);
    let label = ui.scale_unnamed(&question::counted(ui, turns.len()));
    let wide = prose::width(&label);
    let cells = turns.len() * 4 + 2;
    let column = if wide + 4 + cells <= usize::from(page.width()) { wide + 4 } else { 0 };
    if column == 0 || scale(table).is_none() {
        page.row(Row::new(label.clone(), theme.text));
    }
    let label = if column == 0 || scale(table).is_none() { String::new() } else { label };
    let column = if label.is_empty() { 0 } else { u16::try_from(column).unwrap_or(0) };
    let said: Vec<(bool, String)> =
        turns.iter().map(|key| (Some(*key) == round.turn(), other(table, *key, ui))).collect();
    page.block(1, 1, 0, move |area, buffer| {
        prose::put(buffer, area.x, area.y, area.right(), &label, theme.text);
        let mut x = area.x.saturating_add(column);
        let mut cursor = None;
        for (here, said) in &said {
            if *here {
                let room = Rect { x, y: area.y, width: area.right().saturating_sub(x).min(8), height: 1 };
                let room = if scale(table).is_some() {
                    room
                } else {
                    Rect { width: area.right().saturating_sub(x), ..room }
                };
                cursor = cell(table, room, look, buffer);
                x = x.saturating_add(8);
            } else {
                prose::put(
                    buffer,
                    x,
                    area.y,
                    area.right(),
                    if said.is_empty() { "·" } else { said },
                    theme.dim,
                );
                x = x.saturating_add(4);
            }
            if x >= area.right() {
                break;
            }
        }
        cursor
    });
}

#[cfg(test)]
mod tests;
