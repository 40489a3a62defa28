//! Things to read one under the other, each over as many rows as it needs, with a cursor; some in
//! columns beside each other, which are read one after the other.
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

/// Columns between what stands beside each other: air, and the sign of the cursor.
pub(super) const APART: u16 = MARGIN + 3;

/// How many columns of at least `least` stand beside each other in so many, and how wide each is then.
pub(super) fn columns(width: u16, least: u16, wanted: usize) -> (usize, u16) {
    let most = usize::from((width + APART) / (least + APART));
    let count = most.min(wanted).max(1);
    let each = (usize::from(width + APART) / count).saturating_sub(usize::from(APART));
    (count, u16::try_from(each).unwrap_or(width))
}

/// Things with their rows.
#[derive(Clone, Debug)]
pub(super) struct Entries<T> {
    rows: Vec<Row>,
    things: Vec<Entry<T>>,
    /// The row at which what stands above the next thing begins.
    next: usize,
    at: usize,
    top: usize,
    /// The row to which a page was turned, where that is beyond what was laid out.
    beyond: Option<usize>,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    value: T,
    /// Its rows, with what stands above it.
    rows: Range<usize>,
    /// The row beside which the cursor stands.
    sign: usize,
    /// The column in which it begins.
    column: u16,
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), things: Vec::new(), next: 0, at: 0, top: 0, beyond: None }
    }
}

impl<T> Entries<T> {
    /// Adds rows that stand above the next thing.
    pub(super) fn above(&mut self, rows: impl IntoIterator<Item = Row>) {
        self.rows.extend(rows);
    }

    /// Adds a thing with its rows.
    pub(super) fn push(&mut self, value: T, rows: impl IntoIterator<Item = Row>) {
        let sign = self.rows.len();
        self.rows.extend(rows);
        let end = self.rows.len();
        self.things.push(Entry { value, rows: self.next..end, sign, column: 0 });
        self.next = end;
    }

    /// Adds columns beside each other, each over so many columns of the screen, in the order in
    /// which the cursor goes through them.
    pub(super) fn beside(&mut self, columns: Vec<Self>, each: u16) {
        let first = self.rows.len();
        let tallest = columns.iter().map(|column| column.rows.len()).max().unwrap_or(0);
        self.rows.resize(first + tallest, Row::default());
        for (column, x) in columns.into_iter().zip((0u16..).step_by(usize::from(each + APART))) {
            for (row, part) in self.rows.iter_mut().skip(first).zip(column.rows) {
                row.part(x, each, part);
            }
            self.things.extend(column.things.into_iter().map(|thing| Entry {
                rows: first + thing.rows.start..first + thing.rows.end,
                sign: first + thing.sign,
                column: x + thing.column,
                ..thing
            }));
        }
        self.next = self.rows.len();
    }

    /// Takes over where the cursor stood in what was laid out before; a page that was turned for which
    /// there were too few rows is turned to its end.
    pub(super) fn standing_as(mut self, before: &Self, room: usize) -> Self {
        self.at = before.at.min(self.things.len().saturating_sub(1));
        self.top = before.top;
        match before.beyond {
            Some(top) if self.rows.len() > before.rows.len() => self.turn(top, room),
            Some(_) | None => self.keep_in_sight(room),
        }
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
        below < 3 || self.rows.len() <= self.top + room
    }

    /// Moves by an action of a list; true when it was one. What is longer than the room is read
    /// to its end before the next.
    pub(super) fn act(&mut self, action: Action, room: usize) -> bool {
        self.beyond = None;
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
        self.beyond = Some(top).filter(|top| *top > self.top);
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
        let sign = self.things.get(self.at).map(|entry| (entry.sign, entry.column));
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
                if let Some((_, column)) = sign.filter(|(row, _)| *row == at) {
                    prose::put(buffer, area.x + column, y, area.right(), "›", theme.accent);
                }
            }
            let taken = sign.filter(|(_, column)| *column == 0).and_then(|(row, _)| row.checked_sub(top));
            more::signs(top, count, area, taken, theme.dim, buffer);
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
    fn a_page_for_which_there_are_too_few_rows_is_turned_when_they_came() {
        let mut few = entries(&[1; 6]);
        few.act(Action::PageDown, 4);
        assert_eq!((few.at, few.top), (2, 2));
        assert!(few.near_end(4));
        let more = entries(&[1; 12]).standing_as(&few, 4);
        assert_eq!((more.at, more.top), (3, 3));
        // Whoever went somewhere else meanwhile stays there, and so does who is at the end of all.
        few.act(Action::Up, 4);
        let more = entries(&[1; 12]).standing_as(&few, 4);
        assert_eq!((more.at, more.top), (1, 1));
        few.act(Action::PageDown, 4);
        let same = entries(&[1; 6]).standing_as(&few, 4);
        assert_eq!((same.at, same.top), (few.at, few.top));
    }

    #[test]
    fn columns_are_read_one_after_the_other_and_what_comes_below_after_them() {
        let mut all = entries(&[2]);
        all.beside(vec![entries(&[2, 6]), entries(&[3])], 30);
        all.above(rows(1));
        all.push(9, rows(2));
        let stands = |all: &Entries<usize>| {
            let thing = &all.things[all.at];
            (thing.sign, thing.column, all.top)
        };
        let mut seen = vec![stands(&all)];
        for _ in 0..7 {
            all.act(Action::Down, 5);
            seen.push(stands(&all));
        }
        let (left, right) = (0, 30 + super::APART);
        assert_eq!(
            seen,
            [
                (0, left, 0),
                (2, left, 0),
                (4, left, 4),
                (4, left, 5),
                (2, right, 2),
                (11, left, 8),
                (11, left, 8),
                (11, left, 8)
            ]
        );
        all.act(Action::Up, 5);
        assert_eq!(stands(&all), (2, right, 2));
    }

    #[test]
    fn as_many_columns_as_there_is_room_for() {
        assert_eq!(super::columns(93, 44, 6), (2, 44));
        assert_eq!(super::columns(92, 44, 6), (1, 92));
        assert_eq!(super::columns(200, 44, 2), (2, 97));
        assert_eq!(super::columns(0, 44, 0), (1, 0));
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
