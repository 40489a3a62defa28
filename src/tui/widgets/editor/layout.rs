//! The editor's own cache of how its text stands on the screen: rows, scroll, where it was drawn.
//!
//! Never here: the words themselves, the cursor. This is the one value that drawing may write to;
//! [`Layout`] is the newtype that holds it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use ratatui::layout::Rect;

use super::buffer::Text;
use super::clusters::clusters;
use super::rows::Rows;

/// More cached lines than this are forgotten together; far more than a screen shows.
const MOST_LINES: usize = 4096;

/// A row on the screen: the line, and which of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) row: usize,
}

/// What drawing may write: nothing of it is part of what the editor says.
#[derive(Clone, Debug)]
pub(super) struct Layout(RefCell<Cache>);

impl Layout {
    pub(super) fn new() -> Self {
        Self(RefCell::new(Cache::new(79)))
    }

    /// Uses the cache; `task` must not come back here.
    pub(super) fn with<T>(&self, task: impl FnOnce(&mut Cache) -> T) -> T {
        task(&mut self.0.borrow_mut())
    }
}

/// Rows by line, the scroll and the area of the last drawing.
#[derive(Clone, Debug)]
pub(super) struct Cache {
    /// Cells of a row, without the column kept for the cursor.
    wrap: usize,
    rows: BTreeMap<usize, Rows>,
    /// The first row on the screen.
    top: Place,
    /// Where the words (not the gutter) were drawn last.
    area: Rect,
}

impl Cache {
    pub(super) fn new(wrap: usize) -> Self {
        Self {
            wrap: wrap.max(1),
            rows: BTreeMap::new(),
            top: Place { line: 0, row: 0 },
            area: Rect::new(0, 0, 80, 24),
        }
    }

    /// The area of the words in the last drawing.
    pub(super) fn area(&self) -> Rect {
        self.area
    }

    /// The first row of the last drawing.
    pub(super) fn top(&self) -> Place {
        self.top
    }

    /// Takes the area that the words get; the last column is the cursor's.
    pub(super) fn set_area(&mut self, area: Rect) {
        self.area = area;
        let wrap = usize::from(area.width).saturating_sub(1).max(1);
        if wrap != self.wrap {
            self.wrap = wrap;
            self.rows.clear();
            self.top.row = 0;
        }
    }

    /// Takes in an edit: `line` is where it began, `at` the byte within that line.
    pub(super) fn edited(&mut self, line: usize, at: usize, gone: &str, come: &str) {
        let lost = gone.matches('\n').count();
        let won = come.matches('\n').count();
        if lost == 0 && won == 0 {
            if let Some(rows) = self.rows.get_mut(&line) {
                rows.edited(at, gone.len(), come.len());
            }
            return;
        }
        let behind = self.rows.split_off(&line);
        let kept = behind.into_iter().filter(|&(key, _)| key > line + lost);
        self.rows.extend(kept.map(|(key, rows)| (key - lost + won, rows)));
        if self.top.line > line {
            self.top = Place { line: (self.top.line + won).saturating_sub(lost).max(line), row: 0 };
        }
    }

    fn line(&mut self, line: usize) -> &mut Rows {
        if self.rows.len() > MOST_LINES && !self.rows.contains_key(&line) {
            self.rows.clear();
        }
        self.rows.entry(line).or_insert_with(Rows::new)
    }

    /// Where a row stands in the text; None when there is no such row.
    pub(super) fn span(&mut self, text: &Text, place: Place) -> Option<Range<usize>> {
        if place.line >= text.lines() {
            return None;
        }
        let (wrap, base) = (self.wrap, text.span(place.line).start);
        let span = self.line(place.line).span(text.line(place.line), wrap, place.row)?;
        Some(base + span.start..base + span.end)
    }

    /// The row and the cell in it at which a position stands.
    pub(super) fn locate(&mut self, text: &Text, at: usize) -> (Place, usize) {
        let line = text.line_of(at);
        let within = at - text.span(line).start;
        let wrap = self.wrap;
        let row = self.line(line).row_of(text.line(line), wrap, within);
        let place = Place { line, row };
        let start = self.span(text, place).map_or(at, |span| span.start);
        let column = clusters(text.slice(start..at), 0).map(|cluster| cluster.width).sum();
        (place, column)
    }

    /// The position in a row that is nearest to a cell, on or before it.
    pub(super) fn at_column(&mut self, text: &Text, place: Place, column: usize) -> usize {
        let Some(span) = self.span(text, place) else {
            return text.len();
        };
        let ends_line = span.end == text.span(place.line).end
            && self.below(text, place).is_none_or(|next| next.line > place.line);
        let mut at = span.start;
        let mut used = 0;
        for cluster in clusters(text.slice(span.clone()), 0) {
            let end = span.start + cluster.end();
            used += cluster.width;
            if used > column || (end == span.end && !ends_line) {
                break;
            }
            at = end;
        }
        at
    }

    /// The row under a row.
    pub(super) fn below(&mut self, text: &Text, place: Place) -> Option<Place> {
        let next = Place { row: place.row + 1, ..place };
        if self.span(text, next).is_some() {
            return Some(next);
        }
        let next = Place { line: place.line + 1, row: 0 };
        (next.line < text.lines()).then_some(next)
    }

    /// The row above a row.
    pub(super) fn above(&mut self, text: &Text, place: Place) -> Option<Place> {
        if place.row > 0 {
            return Some(Place { row: place.row - 1, ..place });
        }
        let line = place.line.checked_sub(1)?;
        let wrap = self.wrap;
        let row = self.line(line).last(text.line(line), wrap);
        Some(Place { line, row })
    }

    /// The row `by` rows further, or as far as there are rows.
    pub(super) fn step(&mut self, text: &Text, place: Place, by: isize) -> Place {
        let mut place = place;
        for _ in 0..by.unsigned_abs() {
            let next = if by > 0 { self.below(text, place) } else { self.above(text, place) };
            match next {
                Some(next) => place = next,
                None => break,
            }
        }
        place
    }

    /// Scrolls no further than needed to have the cursor's row among the rows that are shown, and
    /// gives the first of them.
    pub(super) fn scroll_to(&mut self, text: &Text, cursor: Place, height: usize) -> Place {
        let back = isize::try_from(height.saturating_sub(1)).unwrap_or(isize::MAX);
        if self.span(text, self.top).is_none() || cursor < self.top {
            self.top = cursor;
        }
        let lowest = self.step(text, self.top, back);
        if lowest < cursor {
            self.top = self.step(text, cursor, -back);
        } else if self.below(text, lowest).is_none() {
            // Rows were taken away: no emptiness under the text while there are rows above it.
            self.top = self.step(text, lowest, -back);
        }
        self.top
    }

    /// How many rows the text takes, counted up to `most`.
    pub(super) fn count(&mut self, text: &Text, most: usize) -> usize {
        let wrap = self.wrap;
        let mut count = 0;
        for line in 0..text.lines() {
            if count >= most {
                break;
            }
            count += self.line(line).count(text.line(line), wrap, most - count);
        }
        count.min(most)
    }

    /// Cells of a row, without the cursor's column.
    pub(super) fn wrap(&self) -> usize {
        self.wrap
    }
}
