//! How an editor stands in a rectangle: gutter, bullets, words, selection, and the cursor's cell.
//!
//! Never here: colours (they are given), edits. Drawing writes to the editor's layout and to nothing
//! else; it shows the rows around the cursor and never goes over the whole text.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::buffer::Text;
use super::clusters::clusters;
use super::layout::{Cache, Place};
use super::{Editor, cells};

/// What stands before each item when every line is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bullets {
    /// Nothing: the text is a text.
    #[default]
    None,
    /// A dot.
    Dot,
    /// The number of the item, from 1.
    Number,
}

/// An editor with the looks it has on a screen.
#[derive(Clone, Copy, Debug)]
pub struct EditorView<'a> {
    editor: &'a Editor,
    style: Style,
    gutter: Option<Style>,
    placeholder: (&'a str, Style),
    bullets: (Bullets, Style),
}

/// The sign before each row, and a space.
const GUTTER: &str = "┃";

/// How the columns of an area are shared out.
struct Columns {
    gutter: u16,
    bullet: u16,
}

impl<'a> EditorView<'a> {
    /// The editor without gutter, bullets or placeholder.
    pub fn new(editor: &'a Editor) -> Self {
        let plain = Style::new();
        Self { editor, style: plain, gutter: None, placeholder: ("", plain), bullets: (Bullets::None, plain) }
    }

    /// How the words look.
    #[must_use]
    pub fn style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// A `┃ ` before each row.
    #[must_use]
    pub fn gutter(self, style: Style) -> Self {
        Self { gutter: Some(style), ..self }
    }

    /// What stands in the field while it is empty.
    #[must_use]
    pub fn placeholder(self, words: &'a str, style: Style) -> Self {
        Self { placeholder: (words, style), ..self }
    }

    /// What stands before each line, when every line is an item.
    #[must_use]
    pub fn bullets(self, bullets: Bullets, style: Style) -> Self {
        Self { bullets: (bullets, style), ..self }
    }

    /// How many rows the text (or the placeholder) takes in an area of this width, from 1 to `most`.
    pub fn rows(&self, width: u16, most: u16) -> u16 {
        let words = self.words_width(width);
        let most = usize::from(most.max(1));
        let wrap = usize::from(words).saturating_sub(1).max(1);
        let text = &self.editor.text;
        let count = if text.is_empty() {
            Cache::new(wrap).count(&Text::new(self.placeholder.0.to_owned()), most)
        } else {
            self.editor.layout.with(|cache| {
                if cache.wrap() == wrap {
                    cache.count(text, most)
                } else {
                    Cache::new(wrap).count(text, most)
                }
            })
        };
        u16::try_from(count.max(1)).unwrap_or(u16::MAX)
    }

    /// Draws the editor and gives the cell where the terminal's cursor belongs; None when the area
    /// has no cell.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return None;
        }
        let columns = self.columns(area.width);
        let indent = columns.gutter + columns.bullet;
        let words = Rect { x: area.x + indent, width: area.width - indent, ..area };
        self.draw_gutter(area, &columns, buffer);
        let text = &self.editor.text;
        if text.is_empty() {
            self.draw_placeholder(words, buffer);
        }
        self.editor.layout.with(|cache| {
            cache.set_area(words);
            let (cursor, column) = cache.locate(text, self.editor.marks.cursor);
            let mut place = cache.scroll_to(text, cursor, usize::from(area.height));
            let mut cell = None;
            for y in area.top()..area.bottom() {
                if place == cursor {
                    let x = u16::try_from(column).unwrap_or(u16::MAX).min(words.width - 1);
                    cell = Some(Position::new(words.x + x, y));
                }
                self.draw_row(cache, place, Rect { y, height: 1, ..words }, buffer);
                self.draw_bullet(place, Position::new(area.x + columns.gutter, y), words.x, buffer);
                match cache.below(text, place) {
                    Some(next) => place = next,
                    None => break,
                }
            }
            cell
        })
    }

    fn words_width(&self, width: u16) -> u16 {
        let columns = self.columns(width);
        width - columns.gutter - columns.bullet
    }

    /// Too narrow an area loses its bullets first, then its gutter.
    fn columns(&self, width: u16) -> Columns {
        let gutter = if self.gutter.is_some() && width > 4 { 2 } else { 0 };
        let wanted = match self.bullets.0 {
            Bullets::None => 0,
            Bullets::Dot => 2,
            Bullets::Number => self.number_width() + 2,
        };
        let bullet = if width > gutter + wanted + 2 { wanted } else { 0 };
        Columns { gutter, bullet }
    }

    fn number_width(&self) -> u16 {
        let digits = self.editor.text.lines().checked_ilog10().unwrap_or(0) + 1;
        u16::try_from(digits).unwrap_or(1)
    }

    fn draw_gutter(&self, area: Rect, columns: &Columns, buffer: &mut Buffer) {
        let Some(style) = self.gutter.filter(|_| columns.gutter > 0) else {
            return;
        };
        for y in area.top()..area.bottom() {
            cells::put(buffer, (area.x, y), area.right(), GUTTER, style);
        }
    }

    fn draw_bullet(&self, place: Place, at: Position, right: u16, buffer: &mut Buffer) {
        if place.row > 0 || at.x >= right {
            return;
        }
        let width = usize::from(self.number_width());
        let bullet = match self.bullets.0 {
            Bullets::None => return,
            Bullets::Dot => "·".to_owned(),
            Bullets::Number => format!("{:>width$}", place.line + 1),
        };
        buffer.set_stringn(at.x, at.y, bullet, usize::from(right - at.x), self.bullets.1);
    }

    fn draw_placeholder(&self, words: Rect, buffer: &mut Buffer) {
        let (placeholder, style) = self.placeholder;
        let text = Text::new(placeholder.to_owned());
        let mut cache = Cache::new(usize::from(words.width).saturating_sub(1));
        let mut place = Place { line: 0, row: 0 };
        for y in words.top()..words.bottom() {
            let span = cache.span(&text, place).unwrap_or(0..0);
            let mut used = 0;
            for cluster in clusters(text.slice(span), 0) {
                used += put_at(buffer, words, y, used, cluster.text, style);
            }
            match cache.below(&text, place) {
                Some(next) => place = next,
                None => break,
            }
        }
    }

    fn draw_row(&self, cache: &mut Cache, place: Place, area: Rect, buffer: &mut Buffer) {
        let text = &self.editor.text;
        let Some(span) = cache.span(text, place) else {
            return;
        };
        let selected = self.editor.selection().unwrap_or(0..0);
        let marked = self.style.add_modifier(Modifier::REVERSED);
        let mut used = 0;
        for cluster in clusters(text.slice(span.clone()), 0) {
            let style = if selected.contains(&(span.start + cluster.at)) { marked } else { self.style };
            used += put_at(buffer, area, area.y, used, cluster.text, style);
        }
        let ends_line = span.end == text.span(place.line).end;
        if ends_line && selected.contains(&span.end) {
            put_at(buffer, area, area.y, used, " ", marked);
        }
    }
}

fn put_at(buffer: &mut Buffer, area: Rect, y: u16, used: usize, grapheme: &str, style: Style) -> usize {
    match u16::try_from(used).ok().and_then(|used| area.x.checked_add(used)) {
        Some(x) if x < area.right() => cells::put(buffer, (x, y), area.right(), grapheme, style),
        _ => cells::width(grapheme),
    }
}
