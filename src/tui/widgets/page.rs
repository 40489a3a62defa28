//! A screen from top to bottom: blocks that take the rows they want and give way when room is short.
//!
//! Never here: what the blocks say.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::prose;

/// What draws a block into its rows, and where the cursor is in it, if it is.
type Draw<'a> = Box<dyn FnOnce(Rect, &mut Buffer) -> Option<Position> + 'a>;

/// Blocks from top to bottom.
#[derive(Default)]
pub struct Page<'a> {
    width: u16,
    blocks: Vec<Block<'a>>,
}

struct Block<'a> {
    width: u16,
    wanted: u16,
    least: u16,
    /// The higher, the sooner it gives way.
    rank: u8,
    /// How many rows of words there are, where each that gives way has to be said.
    whole: Option<u16>,
    draw: Draw<'a>,
}

/// A row: pieces of text in styles, from the left, and one at the right.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pieces: Vec<(String, Style)>,
    right: Option<(String, Style)>,
    indent: u16,
    /// Rows beside each other: from which column on, and over how many.
    parts: Vec<(u16, u16, Row)>,
}

impl Row {
    /// A row with one text.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self::default().and(text, style)
    }

    /// With another piece behind it.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, style: Style) -> Self {
        self.pieces.push((text.into(), style));
        self
    }

    /// With a text that ends at the right edge.
    #[must_use]
    pub fn right(mut self, text: impl Into<String>, style: Style) -> Self {
        self.right = Some((text.into(), style));
        self
    }

    /// How many columns its pieces take.
    pub fn columns(&self) -> usize {
        self.pieces.iter().map(|(text, _)| prose::width(text)).sum()
    }

    /// So many columns from the left.
    #[must_use]
    pub fn indent(mut self, columns: u16) -> Self {
        self.indent = columns;
        self
    }

    /// Behind this text, so many columns from the left.
    #[must_use]
    pub fn behind(mut self, text: &str, columns: u16, style: Style) -> Self {
        let blanks = usize::from(columns).saturating_sub(prose::width(text));
        self.pieces.insert(0, (format!("{text}{}", " ".repeat(blanks)), style));
        self
    }

    /// So many columns further to the right.
    #[must_use]
    pub fn pushed(mut self, columns: u16) -> Self {
        self.indent = self.indent.saturating_add(columns);
        self
    }

    /// So many columns further to the right, with this text before it.
    #[must_use]
    pub fn led_by(mut self, text: &str, columns: u16, style: Style) -> Self {
        let indent = std::mem::take(&mut self.indent);
        self.behind(text, columns.saturating_add(indent), style)
    }

    /// Over so many columns only: what stands at the right stands at the end of these.
    #[must_use]
    pub fn within(self, width: u16) -> Self {
        let mut row = Self::default();
        row.part(0, width, self);
        row
    }

    /// Adds a row that stands beside what is there, from this column on, over so many columns.
    pub fn part(&mut self, column: u16, width: u16, row: Self) {
        self.parts.push((column, width, row));
    }

    /// Puts it on row `y` of `area`.
    pub fn draw(&self, area: Rect, y: u16, buffer: &mut Buffer) {
        for (column, width, part) in &self.parts {
            let x = area.x.saturating_add(*column).min(area.right());
            part.draw(Rect { x, width: (*width).min(area.right() - x), ..area }, y, buffer);
        }
        let end = area.right();
        let mut room = end;
        if let Some((text, style)) = &self.right {
            let wide = u16::try_from(prose::width(text)).unwrap_or(u16::MAX);
            let from = end.saturating_sub(wide).max(area.x);
            prose::put(buffer, from, y, end, text, *style);
            room = from.saturating_sub(1);
        }
        let mut x = area.x.saturating_add(self.indent);
        for (text, style) in &self.pieces {
            if x >= room {
                // What came before ends at the edge, so that nothing else would say that there is more.
                if !text.trim().is_empty() && room > area.x {
                    prose::put(buffer, room - 1, y, room, "…", *style);
                }
                break;
            }
            x = prose::put(buffer, x, y, room, text, *style);
        }
    }
}

impl<'a> Page<'a> {
    /// An empty page of this many columns.
    pub fn new(width: u16) -> Self {
        Self { width, blocks: Vec::new() }
    }

    /// Its width in cells.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// What comes next has at most so many columns.
    pub fn narrow(&mut self, width: u16) {
        self.width = self.width.min(width);
    }

    /// A block with an own way of drawing: it wants so many rows, needs `least`, and gives way by rank.
    pub fn block(
        &mut self,
        wanted: u16,
        least: u16,
        rank: u8,
        draw: impl FnOnce(Rect, &mut Buffer) -> Option<Position> + 'a,
    ) {
        let width = self.width;
        let least = least.min(wanted);
        self.blocks.push(Block { width, wanted, least, rank, whole: None, draw: Box::new(draw) });
    }

    /// An empty row. It gives way before all that is not said in so many words to be at hand only
    /// where there is room (rank 9).
    pub fn gap(&mut self) {
        self.block(1, 0, 8, |_, _| None);
    }

    /// Empty rows that take what is left, so that what follows stands at the foot.
    pub fn stretch(&mut self) {
        self.block(u16::MAX / 4, 0, 10, |_, _| None);
    }

    /// One row.
    pub fn row(&mut self, row: Row) {
        self.ranked_row(row, 0);
    }

    /// One row that gives way by rank; rank 0 never does.
    pub fn ranked_row(&mut self, row: Row, rank: u8) {
        let least = u16::from(rank == 0);
        self.block(1, least, rank, move |area, buffer| {
            row.draw(area, area.y, buffer);
            None
        });
    }

    /// Text over as many rows as it needs, `indent` columns in; rank 0 never gives way, others may
    /// shrink to nothing.
    pub fn text(&mut self, text: &str, style: Style, indent: u16, rank: u8) {
        let rows = prose::wrap(text, usize::from(self.width.saturating_sub(indent)));
        let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let least = if rank == 0 { wanted } else { 0 };
        self.block(wanted, least, rank, move |area, buffer| draw_rows(&rows, indent, style, area, buffer));
    }

    /// Text over at most so many rows, cut off with `…`; one row of it always stays.
    pub fn few_rows(&mut self, text: &str, most: u16, style: Style) {
        let rows = prose::wrap(text, usize::from(self.width));
        let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(most);
        self.block(wanted, 1, 4, move |area, buffer| draw_rows(&rows, 0, style, area, buffer));
    }

    /// Rows of which those around the cursor stay in sight; a sign at the left where there are more.
    pub fn scrolled(&mut self, rows: Vec<Row>, here: Range<usize>, sign: Style) {
        let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        self.block(wanted, 3, 1, move |area, buffer| {
            let room = usize::from(area.height);
            let last = rows.len().saturating_sub(room);
            let before = here.start.saturating_sub(room / 2);
            let top = here.end.saturating_sub(room).max(before).min(here.start).min(last);
            for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
                row.draw(area, y, buffer);
            }
            let foot = area.bottom().saturating_sub(1);
            for (more, y, arrow) in [(top > 0, area.y, "↑"), (top < last, foot, "↓")] {
                if more {
                    prose::put(buffer, area.x, y, area.right(), arrow, sign);
                }
            }
            None
        });
    }

    /// Rows that people said, each with which of so many sayings it belongs to. Where not all fit,
    /// the last row in sight is what `more` makes of how many are not there whole; of 0 when it is only the rest of the
    /// last.
    pub fn told(
        &mut self,
        rows: Vec<(Row, usize)>,
        least: u16,
        rank: u8,
        more: impl Fn(usize, Option<&Row>) -> Row + 'a,
    ) {
        let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        self.block(wanted, least, rank, move |area, buffer| {
            let room = usize::from(area.height);
            let sayings = rows.last().map_or(0, |(_, last)| last + 1);
            let cut = if room < rows.len() { room.saturating_sub(1) } else { rows.len() };
            for (y, (row, _)) in (area.y..).zip(rows.iter().take(cut)) {
                row.draw(area, y, buffer);
            }
            if let Some((_, first)) = rows.get(cut) {
                // In one row what heads them says more than a number.
                let alone = rows.first().filter(|_| cut == 0).map(|(heading, _)| heading);
                // The only thing that is left has begun above: it is not one more. What heads all of them counts with the
                // first.
                let begun = rows.iter().take(cut).filter(|(_, at)| at == first).count();
                let rest = begun > usize::from(*first == 0) && sayings - first == 1;
                let left = if rest { 0 } else { sayings - first };
                more(left, alone).draw(area, area.bottom().saturating_sub(1), buffer);
            }
            None
        });
        if let Some(block) = self.blocks.last_mut() {
            block.whole = Some(wanted);
        }
    }

    /// True when in so many rows not all that was said is in sight.
    pub fn leaves_out(&mut self, height: u16) -> bool {
        self.fit(height);
        self.blocks.iter().any(|block| block.whole.is_some_and(|whole| block.wanted < whole))
    }

    /// How many rows it wants without anything giving way; stretches count as none.
    pub fn wanted(&self) -> u16 {
        let rows = self.blocks.iter().filter(|block| block.rank < 10).map(|block| u32::from(block.wanted));
        u16::try_from(rows.sum::<u32>()).unwrap_or(u16::MAX)
    }

    /// Draws the blocks into `area`; gives back the cell of the cursor, if one of them has it.
    pub fn draw(mut self, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        self.fit(area.height);
        let mut y = area.y;
        let mut cursor = None;
        for block in self.blocks {
            let height = block.wanted.min(area.bottom().saturating_sub(y));
            let rows = Rect { y, height, width: block.width.min(area.width), ..area };
            if rows.height > 0 {
                cursor = (block.draw)(rows, buffer).or(cursor);
            }
            y = y.saturating_add(block.wanted).min(area.bottom());
        }
        cursor
    }

    /// Takes rows from the blocks of the highest rank until all fit, a row at a time from the last
    /// to the first, so that equal blocks give way evenly.
    fn fit(&mut self, height: u16) {
        self.share_stretches(height);
        let mut over = self.blocks.iter().map(|block| u32::from(block.wanted)).sum::<u32>();
        let height = u32::from(height);
        for rank in (1..=9).rev() {
            while over > height {
                let mut gave = false;
                let blocks = self.blocks.iter_mut().rev().filter(|block| block.rank == rank);
                for block in blocks {
                    if over <= height || block.wanted <= block.least {
                        continue;
                    }
                    block.wanted -= 1;
                    over -= 1;
                    gave = true;
                }
                if !gave {
                    break;
                }
            }
        }
    }

    /// Gives every stretch an equal share of the rows that nothing else wants.
    fn share_stretches(&mut self, height: u16) {
        let mut left = height.saturating_sub(self.wanted());
        let stretches = self.blocks.iter().filter(|block| block.rank == 10).count();
        let mut to_come = u16::try_from(stretches).unwrap_or(u16::MAX);
        for block in self.blocks.iter_mut().filter(|block| block.rank == 10) {
            block.wanted = left / to_come.max(1);
            left -= block.wanted;
            to_come = to_come.saturating_sub(1);
        }
    }
}

/// Puts as many rows of a text as there is room for; where rows are left over it ends in `…`.
fn draw_rows(
    rows: &[String],
    indent: u16,
    style: Style,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let bottom = usize::from(area.height).saturating_sub(1);
    for (y, (at, row)) in (area.y..area.bottom()).zip(rows.iter().enumerate()) {
        let x = area.x.saturating_add(indent);
        let end = prose::put(buffer, x, y, area.right(), row, style);
        if at == bottom && at + 1 < rows.len() {
            prose::put(buffer, end.min(area.right().saturating_sub(1)), y, area.right(), "…", style);
        }
    }
    None
}

#[cfg(test)]
mod tests;
