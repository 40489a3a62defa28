//! Rows with characters on whose width terminals do not agree: drawn whole whenever one of their cells changes.
//!
//! Which cells such a character covers differs from terminal to terminal, so what it leaves behind when it moves cannot
//! be known cell by cell. Never here: how wide it is, or which characters these are (see `widgets::editor::cells`).

use std::collections::BTreeMap;
use std::io::{self, Stdout, Write};

use crossterm::cursor::{MoveTo, RestorePosition, SavePosition};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::Rect;

use crate::protection::Protection;

/// A row and its cells.
type Row = (u16, Vec<Cell>);

/// The rows of the last frame in which a width is disputed.
#[derive(Debug, Default)]
pub(super) struct Disputed {
    area: Rect,
    rows: BTreeMap<u16, Vec<Cell>>,
}

impl Disputed {
    /// Nothing of the last frame is on the terminal any more.
    pub(super) fn forget(&mut self) {
        self.rows.clear();
    }

    /// The rows of this frame that have to be drawn whole; the frame is remembered.
    pub(super) fn changed(&mut self, frame: &Buffer) -> Vec<Row> {
        if self.area != frame.area {
            self.area = frame.area;
            self.forget();
        }
        let mut rows = BTreeMap::new();
        let mut changed = Vec::new();
        let width = usize::from(frame.area.width).max(1);
        for (y, cells) in (frame.area.y..).zip(frame.content.chunks(width)) {
            let disputed = cells.iter().any(|cell| cell.diff_option != CellDiffOption::None);
            let before = self.rows.get(&y);
            if (disputed || before.is_some()) && before.is_none_or(|before| before != cells) {
                changed.push((y, cells.to_vec()));
            }
            if disputed {
                rows.insert(y, cells.to_vec());
            }
        }
        self.rows = rows;
        if Protection::CoveredCells.holds() { changed } else { Vec::new() }
    }
}

/// Draws these rows from left to right, each from nothing; the cursor stays where it is.
pub(super) fn draw(backend: &mut CrosstermBackend<Stdout>, rows: &[Row]) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    queue!(backend, SavePosition)?;
    for (y, cells) in rows {
        queue!(backend, MoveTo(0, *y), Clear(ClearType::CurrentLine))?;
        let mut free = 0;
        let own = (0_u16..).zip(cells).filter(|(x, cell)| {
            let starts = *x >= free && cell.diff_option != CellDiffOption::Skip;
            if starts {
                free = x.saturating_add(cell.cell_width().max(1));
            }
            starts
        });
        // Behind anything but a plain letter the place is said anew: its width may be disputed.
        let own: Vec<(u16, u16, &Cell)> = own.map(|(x, cell)| (x, *y, cell)).collect();
        for run in own.split_inclusive(|(_, _, cell)| !cell.symbol().is_ascii()) {
            backend.draw(run.iter().copied())?;
        }
    }
    queue!(backend, RestorePosition)?;
    Write::flush(backend)
}
