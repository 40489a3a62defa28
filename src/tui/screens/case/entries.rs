//! Things to read one under the other, each over as many rows as it needs, with a cursor.
//!
//! The rows are laid out when something was read or the size changes, never while drawing.
//! Never here: what the things are.

use std::ops::Range;

use crate::tui::keys::Action;
use crate::tui::look::Look;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::{more, prose};

/// Columns at the left for the sign of the cursor.
pub(super) const MARGIN: u16 = 2;

/// Things with their rows.
#[derive(Clone, Debug)]
pub(super) struct Entries<T> {
    rows: Vec<Row>,
    things: Vec<Entry<T>>,
    at: usize,
    top: usize,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    value: T,
    /// Its rows, with what stands above it.
    rows: Range<usize>,
    /// The row beside which the cursor stands.
    sign: usize,
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), things: Vec::new(), at: 0, top: 0 }
    }
}

impl<T> Entries<T> {
    /// Adds rows that stand above the next thing.
    pub(super) fn above(&mut self, rows: impl IntoIterator<Item = Row>) {
        self.rows.extend(rows);
    }

    /// Adds a thing with its rows.
    pub(super) fn push(&mut self, value: T, rows: impl IntoIterator<Item = Row>) {
        let start = self.things.last().map_or(0, |entry| entry.rows.end);
        let sign = self.rows.len();
        self.rows.extend(rows);
        self.things.push(Entry { value, rows: start..self.rows.len(), sign });
    }

    /// Takes over where the cursor stood in what was laid out before.
    pub(super) fn standing_as(mut self, before: &Self, room: usize) -> Self {
        self.at = before.at.min(self.things.len().saturating_sub(1));
        self.top = before.top;
        self.keep_in_sight(room);
        self
    }

    /// The thing under the cursor.
    pub(super) fn current(&self) -> Option<&T> {
        self.things.get(self.at).map(|entry| &entry.value)
    }

    /// True when there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// True when the cursor is near the end of what is there.
    pub(super) fn near_end(&self, room: usize) -> bool {
        let below = self.things.len().saturating_sub(self.at + 1);
        below < 3 || self.rows.len() <= self.top + 2 * room
    }

    /// Moves by an action of a list; true when it was one. What is longer than the room is read
    /// to its end before the next.
    pub(super) fn act(&mut self, action: Action, room: usize) -> bool {
        let last = self.things.len().saturating_sub(1);
        let here = self.things.get(self.at).map_or(0..0, |entry| entry.rows.clone());
        match action {
            Action::Down if here.end > self.top + room => self.top += 1,
            Action::Down => self.go((self.at + 1).min(last), room),
            Action::Up if here.start < self.top => self.top -= 1,
            Action::Up => self.go(self.at.saturating_sub(1), room),
            Action::PageDown => self.turn(self.top + room.saturating_sub(1).max(1), room),
            Action::PageUp => self.turn(self.top.saturating_sub(room.saturating_sub(1).max(1)), room),
            Action::First => self.go(0, room),
            Action::Last => self.go(last, room),
            _ => return false,
        }
        true
    }

    /// Puts the cursor back at the first thing.
    pub(super) fn rewind(&mut self) {
        (self.at, self.top) = (0, 0);
    }

    fn go(&mut self, at: usize, room: usize) {
        let back = at < self.at;
        self.at = at;
        let Some(entry) = self.things.get(at) else { return };
        // Upwards the end of a long thing comes in sight first.
        if back && entry.rows.len() > room && entry.rows.start < self.top {
            self.top = entry.rows.end.saturating_sub(room);
        } else {
            self.keep_in_sight(room);
        }
    }

    /// Puts this row at the top, and the cursor on the first thing that begins in sight.
    fn turn(&mut self, top: usize, room: usize) {
        let before = self.top;
        self.top = top.min(self.rows.len().saturating_sub(room));
        let in_sight = self.top..self.top + room;
        let mut begins = self.things.iter().map(|entry| entry.sign).enumerate();
        let first = begins.find(|(_, sign)| in_sight.contains(sign)).map(|(at, _)| at);
        let whole = self.things.iter().position(|entry| entry.rows.end > self.top);
        self.at = first.or(whole).unwrap_or(self.at);
        if before == self.top {
            // There is nothing more that way: the cursor goes to the end.
            self.at = if top > before { self.things.len().saturating_sub(1) } else { 0 };
        }
    }

    /// Moves the rows so that the thing under the cursor is in sight.
    pub(super) fn keep_in_sight(&mut self, room: usize) {
        let Some(entry) = self.things.get(self.at) else {
            self.top = 0;
            return;
        };
        if entry.rows.end > self.top + room {
            self.top = entry.rows.end.saturating_sub(room);
        }
        self.top = self.top.min(entry.rows.start).min(self.rows.len().saturating_sub(room));
    }

    /// Adds what is in sight to a page.
    pub(super) fn view<'a>(&'a self, room: usize, look: &Look, page: &mut Page<'a>) {
        let sign = self.things.get(self.at).map(|entry| entry.sign);
        let rows = self.rows.get(self.top..).unwrap_or_default();
        let rows = rows.get(..room.min(rows.len())).unwrap_or_default();
        let (top, count) = (self.top, self.rows.len());
        let theme = look.theme;
        page.block(u16::try_from(rows.len()).unwrap_or(u16::MAX), 1, 5, move |area, buffer| {
            let mut words = area;
            words.x = area.x.saturating_add(MARGIN).min(area.right());
            words.width = area.right() - words.x;
            for ((y, row), at) in (area.y..area.bottom()).zip(rows).zip(top..) {
                row.draw(words, y, buffer);
                if sign == Some(at) {
                    prose::put(buffer, area.x, y, area.right(), "›", theme.accent);
                }
            }
            more::signs(top, count, area, sign.and_then(|at| at.checked_sub(top)), theme.dim, buffer);
            None
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Entries;
    use crate::tui::keys::Action;
    use crate::tui::widgets::page::Row;
    use ratatui::style::Style;

    fn rows(n: usize) -> Vec<Row> {
        (0..n).map(|n| Row::new(n.to_string(), Style::new())).collect()
    }

    fn entries(heights: &[usize]) -> Entries<usize> {
        let mut entries = Entries::default();
        for (at, height) in heights.iter().enumerate() {
            entries.push(at, rows(*height));
        }
        entries
    }

    #[test]
    fn what_is_longer_than_the_room_is_read_to_its_end() {
        let mut entries = entries(&[2, 9, 1]);
        let mut seen = Vec::new();
        for _ in 0..9 {
            entries.act(Action::Down, 4);
            seen.push((entries.at, entries.top));
        }
        assert_eq!(seen, [(1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (2, 8), (2, 8), (2, 8)]);
        entries.act(Action::Up, 4);
        assert_eq!((entries.at, entries.top), (1, 7));
        entries.act(Action::First, 4);
        assert_eq!((entries.at, entries.top), (0, 0));
    }

    #[test]
    fn pages_turn_and_take_the_cursor_along() {
        let mut entries = entries(&[1; 10]);
        entries.act(Action::PageDown, 4);
        assert_eq!((entries.at, entries.top), (3, 3));
        entries.act(Action::PageDown, 4);
        entries.act(Action::PageDown, 4);
        assert_eq!((entries.at, entries.top), (9, 6));
        for _ in 0..4 {
            entries.act(Action::PageUp, 4);
        }
        assert_eq!((entries.at, entries.top), (0, 0));
    }

    #[test]
    fn nothing_to_read_does_no_harm() {
        let mut entries = entries(&[]);
        for action in [Action::Down, Action::Up, Action::PageDown, Action::Last] {
            assert!(entries.act(action, 3));
        }
        assert!(entries.is_empty() && entries.current().is_none());
        assert!(!entries.act(Action::Open, 3));
    }
}
