//! The frame: margins, the screen, the foot with notice and hint line, and what lies over it.
//!
//! Drawing changes nothing but the layout of the text editors.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::text::Ui;
use crate::text::common::capital;

use super::keys::{Action, Binding};
use super::model::{Model, Overlay, Screen};
use super::round;
use super::update::{look, possible};
use super::widgets::form::{Field, field_block};
use super::widgets::more;
use super::widgets::page::{Page, Row};
use super::widgets::palette::Palette;
use super::widgets::prose;

/// Below this many columns or rows one sentence stands on screen.
const LEAST: (u16, u16) = (40, 12);

/// The widest column of text.
const WIDEST: u16 = 76;

/// The widest column where things stand beside each other.
const BESIDE: u16 = 112;

/// True when the terminal is too small for a screen.
pub fn is_too_small(size: (u16, u16)) -> bool {
    size.0 < LEAST.0 || size.1 < LEAST.1
}

/// Width and height of the part that a screen has, in cells.
pub fn room(model: &Model) -> (u16, u16) {
    room_of(model.size, stands_beside(model))
}

/// Width and height of the part that a screen has; where things may stand beside each other it is
/// wider than text is read well.
pub fn room_of(size: (u16, u16), beside: bool) -> (u16, u16) {
    let area = column_of(size, beside);
    (area.width, area.height)
}

fn stands_beside(model: &Model) -> bool {
    matches!(model.screen, Screen::Case(_))
}

fn column(model: &Model) -> Rect {
    column_of(model.size, stands_beside(model))
}

/// The column of text: more air where there is room. A case may show things beside each other.
fn column_of((width, height): (u16, u16), beside: bool) -> Rect {
    let wide = width.saturating_sub(4).min(if beside { BESIDE } else { WIDEST });
    let left = if width >= WIDEST + 20 { (width - wide) / 2 } else { 2 };
    let top = match height {
        0..=13 => 0,
        14..=27 => 1,
        28..=35 => 2,
        _ => 4,
    };
    let bottom = if height >= 28 { 2 } else { u16::from(height >= 14) };
    // The foot: notice and hint line.
    let foot = 2;
    Rect::new(left, top, wide, height.saturating_sub(top + bottom + foot))
}

/// The most rows that a notice takes.
const NOTICE_ROWS: usize = 4;

/// Draws the model; the terminal's cursor stands where the next letter goes.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    let whole = frame.area();
    let buffer = frame.buffer_mut();
    let size = (whole.width, whole.height);
    if is_too_small(size) {
        let rows = prose::wrap(model.ui.too_small(), usize::from(whole.width));
        for (y, row) in (whole.y..whole.bottom()).zip(rows) {
            prose::put(buffer, whole.x, y, whole.right(), &row, model.theme.text);
        }
        return;
    }
    let mut area = column(model);
    // The hint line may use the margin: it is no text to read.
    let width = whole.right().saturating_sub(area.x + 1);
    let notice = notice_rows(model, width);
    let rows = u16::try_from(notice.len()).unwrap_or(1).max(1);
    // What has to be said whole takes rows of the screen, until the next key.
    area.height = area.height.saturating_sub(rows - 1);
    let foot = Rect { y: area.bottom(), height: rows + 1, width, ..area };
    let look = look(model);
    let mut page = Page::new(area.width);
    let bindings = if model.covered {
        covered(model, &mut page);
        vec![super::keys::UNCOVER]
    } else {
        match &model.overlay {
            Some(Overlay::Help(top)) => help(model, *top, &mut page),
            Some(Overlay::Palette(palette)) => return palette_view(model, palette, area, foot, frame),
            None => screen(model, &look, &mut page),
        }
        if model.overlay.is_some() { vec![super::keys::CLOSE] } else { possible(model) }
    };
    let bindings = with_the_rest(bindings, &mut page, area.height);
    let cursor = page.draw(area, buffer);
    draw_foot(model, &notice, &bindings, foot, buffer);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Where not all that was said is in sight, the key that shows it stands on the hint line.
fn with_the_rest(mut bindings: Vec<Binding>, page: &mut Page<'_>, height: u16) -> Vec<Binding> {
    if page.leaves_out(height) {
        let earlier = bindings.iter_mut().filter(|binding| binding.action == Action::Earlier);
        earlier.for_each(|binding| binding.hint = Some(1));
    }
    bindings
}

fn screen<'a>(model: &'a Model, look: &super::look::Look, page: &mut Page<'a>) {
    match &model.screen {
        Screen::Blank => {}
        Screen::Home(home) => home.view(look, page),
        Screen::Setup(setup) => setup.view(look, page),
        Screen::Round(table) if table.waits_for_person => change_hands(model, table, page),
        Screen::Round(table) => round::view(table, look, page),
        Screen::Elsewhere(elsewhere) => elsewhere.view(look, page),
        Screen::Pause(pause) => pause.view(look, page),
        Screen::Case(case) => case.view(look, page),
        Screen::Past(past) => past.view(look, page),
        Screen::People(people) => people.view(look, page),
        Screen::Sequences(sequences) => sequences.view(look, page),
        Screen::Elements(elements) => elements.view(look, page),
        Screen::Search(search) => search.view(look, page),
        Screen::Forks(forks) => forks.view(look, page),
    }
}

fn covered(model: &Model, page: &mut Page<'_>) {
    let theme = model.theme;
    page.row(Row::new(model.ui.halte(), theme.dim));
    page.stretch();
    page.text(model.ui.covered(), theme.bold, 0, 0);
    page.gap();
    page.text(model.ui.covered_hint(), theme.dim, 0, 1);
    page.stretch();
}

/// Between two people who type unseen: whose turn it is, and nothing else.
fn change_hands(model: &Model, table: &super::table::Table, page: &mut Page<'_>) {
    let theme = model.theme;
    let person = table.round.turn().and_then(|key| key.slot.person());
    let name = person.and_then(|id| table.round.person(id)).map_or("", |person| person.name.as_str());
    page.row(Row::new(table.round.case.title.clone(), theme.dim));
    page.stretch();
    // Of answers without a name nobody is named either: whoever has not yet typed is next.
    let (to, taken) = match name {
        "" => (model.ui.pass_to_next().to_owned(), model.ui.pass_taken_by_next().to_owned()),
        name => (model.ui.pass_to(name), model.ui.pass_taken(name)),
    };
    page.text(&to, theme.bold, 0, 0);
    page.gap();
    page.text(&taken, theme.text, 0, 1);
    page.stretch();
}

fn help(model: &Model, top: usize, page: &mut Page<'_>) {
    let theme = model.theme;
    let rows = help_rows(model);
    let room = usize::from(room(model).1).saturating_sub(2).max(1);
    let top = top.min(rows.len().saturating_sub(room));
    let more = more::beside(top, room, rows.len());
    page.row(Row::new(capital(model.ui.key_help()), theme.bold).right(more, theme.dim));
    page.gap();
    for (keys, label) in rows.into_iter().skip(top).take(room) {
        page.row(Row::new(format!("{keys:<16} "), theme.accent).and(label, theme.text));
    }
    page.stretch();
}

fn help_rows(model: &Model) -> Vec<(String, Cow<'static, str>)> {
    let mut rows: Vec<(String, Cow<'static, str>)> = Vec::new();
    let bindings = possible(model);
    for (at, binding) in bindings.iter().enumerate() {
        // A key that a screen has for itself does nothing else there.
        if bindings.iter().take(at).any(|other| other.chords.first() == binding.chords.first()) {
            continue;
        }
        let label = binding.name(model.ui);
        let keys = binding.keys(true);
        if keys.is_empty() {
            continue;
        }
        match rows.iter_mut().find(|(_, other)| *other == label) {
            // Keys that do the same, as many as fit in the column; the others are at hand all the same.
            Some((known, _)) if !known.contains(&keys) && prose::width(known) + prose::width(&keys) < 15 => {
                known.push(' ');
                known.push_str(&keys);
            }
            Some(_) => {}
            None => rows.push((keys, label)),
        }
    }
    rows
}

fn palette_view(model: &Model, palette: &Palette, area: Rect, foot: Rect, frame: &mut Frame<'_>) {
    let theme = model.theme;
    let mut field = Field::line("palette", "");
    field.editor = palette.editor.clone();
    let found = palette.found(model.ui);
    let mut page = Page::new(area.width);
    page.row(Row::new(capital(model.ui.key_palette()), theme.bold));
    page.gap();
    field_block(&mut page, &field, true, 1, &theme);
    page.gap();
    let room = usize::from(area.height).saturating_sub(5).max(1);
    let top = palette.cursor.at.saturating_sub(room.saturating_sub(1));
    for (at, binding) in found.iter().enumerate().skip(top).take(room) {
        let here = at == palette.cursor.at;
        let sign = match at {
            _ if here => "› ",
            at if at == top && top > 0 => "↑ ",
            at if at + 1 == top + room && at + 1 < found.len() => "↓ ",
            _ => "  ",
        };
        let style = if here { theme.accent } else { theme.text };
        let name = binding.name(model.ui);
        page.row(
            Row::new(sign, if here { style } else { theme.dim })
                .and(name, style)
                .right(binding.keys(false), theme.dim),
        );
    }
    page.stretch();
    let cursor = page.draw(area, frame.buffer_mut());
    draw_foot(model, &[], &[super::keys::CLOSE], foot, frame.buffer_mut());
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// The rows of a notice: more than one where it is longer than the foot is wide.
fn notice_rows(model: &Model, width: u16) -> Vec<String> {
    let text = model.notice.as_ref().map_or("", |notice| notice.text.as_str());
    prose::wrap_most(text, usize::from(width), NOTICE_ROWS)
}

/// Notice and hint line: what is possible now, as much of it as fits.
fn draw_foot(
    model: &Model,
    notice: &[String],
    bindings: &[Binding],
    foot: Rect,
    buffer: &mut ratatui::buffer::Buffer,
) {
    let theme = model.theme;
    let warning = model.notice.as_ref().is_some_and(|notice| notice.warning);
    let style = if warning { theme.warning } else { theme.accent };
    for (y, row) in (foot.y..).zip(notice) {
        prose::put(buffer, foot.x, y, foot.right(), row, style);
    }
    let mut x = foot.x;
    for (keys, label) in hints(bindings, model.ui, usize::from(foot.width)) {
        let y = foot.bottom().saturating_sub(1);
        x = prose::put(buffer, x, y, foot.right(), &keys, theme.text);
        x = prose::put(buffer, x.saturating_add(1), y, foot.right(), &label, theme.dim).saturating_add(3);
    }
}

/// What stands on the hint line, from left to right: by rank, as far as they fit together.
fn hints(bindings: &[Binding], ui: Ui, width: usize) -> Vec<(String, Cow<'static, str>)> {
    let mut ranked: Vec<(usize, u8, String, Cow<'static, str>)> = Vec::new();
    for (at, binding) in bindings.iter().enumerate() {
        let Some(rank) = binding.hint else { continue };
        let shadowed = bindings.iter().take(at).any(|other| other.chords.first() == binding.chords.first());
        if !shadowed {
            ranked.push((at, rank, binding.keys(false), binding.name(ui)));
        }
    }
    ranked.sort_by_key(|(at, rank, _, _)| (*rank, *at));
    let mut taken = 0;
    let mut shown: Vec<(String, Cow<'static, str>)> = Vec::new();
    for (_, _, keys, label) in ranked {
        let wide = prose::width(&keys) + 1 + prose::width(&label) + if shown.is_empty() { 0 } else { 3 };
        if taken + wide <= width {
            taken += wide;
            shown.push((keys, label));
        }
    }
    shown
}

/// What a click at a cell does: on the hint line the action that stands there.
pub fn clicked(model: &Model, column_at: u16, row: u16) -> Option<Action> {
    let area = column(model);
    if is_too_small(model.size) || model.covered || row != area.bottom().saturating_add(1) {
        return None;
    }
    let mut bindings = possible(model);
    if model.overlay.is_none() {
        let mut page = Page::new(area.width);
        screen(model, &look(model), &mut page);
        bindings = with_the_rest(bindings, &mut page, area.height);
    }
    let mut x = area.x;
    for (keys, label) in hints(&bindings, model.ui, usize::from(model.size.0.saturating_sub(area.x + 1))) {
        let wide = u16::try_from(prose::width(&keys) + 1 + prose::width(&label)).unwrap_or(u16::MAX);
        if (x..x.saturating_add(wide)).contains(&column_at) {
            let found = bindings.iter().find(|b| b.hint.is_some() && b.name(model.ui) == label);
            return found.map(|binding| binding.action);
        }
        x = x.saturating_add(wide + 3);
    }
    None
}
