//! A field of one line with its label beside it, and what may be completed dim behind the cursor.
//!
//! Never here: what the field means.

use ratatui::layout::Rect;

use crate::tui::theme::Theme;

use super::editor::EditorView;
use super::form::Field;
use super::page::{Page, Row};
use super::prose;

/// The fewest columns that a field has beside its label.
const LEAST: u16 = 18;

/// What stands around a field of one line.
#[derive(Clone, Debug, Default)]
pub struct Labelled {
    /// Its label.
    pub label: String,
    /// How many columns the label has, with the space behind it.
    pub column: u16,
    /// What stands in the field while it is empty.
    pub starter: String,
    /// What would be completed.
    pub rest: String,
    /// How many rows it takes at most.
    pub most: u16,
}

impl Labelled {
    /// A label in a column of this width; the field takes at most `most` rows.
    pub fn new(label: impl Into<String>, column: u16, most: u16) -> Self {
        Self { label: label.into(), column, most, ..Self::default() }
    }

    /// With what stands in the field while it is empty.
    #[must_use]
    pub fn starter(mut self, starter: impl Into<String>) -> Self {
        self.starter = starter.into();
        self
    }

    /// With what would be completed.
    #[must_use]
    pub fn rest(mut self, rest: Option<&str>) -> Self {
        rest.unwrap_or_default().clone_into(&mut self.rest);
        self
    }
}

/// Adds the field to a page; it has the terminal's cursor when it is active.
pub fn labelled<'a>(page: &mut Page<'a>, field: &'a Field, around: Labelled, active: bool, theme: Theme) {
    let mut around = around;
    // Too little room beside the label: the field goes under it.
    if page.width().saturating_sub(around.column) < LEAST && around.column > 0 {
        let label = std::mem::take(&mut around.label);
        page.row(Row::new(label, if active { theme.text } else { theme.dim }));
        around.column = 0;
    }
    let width = page.width().saturating_sub(around.column);
    let view = EditorView::new(&field.editor).gutter(theme.dim).placeholder(&around.starter, theme.dim);
    let wanted = view.rows(width, around.most);
    page.block(wanted, 1, 4, move |area, buffer| {
        let (label, gutter) = if active { (theme.text, theme.accent) } else { (theme.dim, theme.dim) };
        let x = area.x.saturating_add(around.column).min(area.right());
        prose::put(buffer, area.x, area.y, x.saturating_sub(1), &around.label, label);
        let words = Rect { x, width: area.right() - x, ..area };
        let view = EditorView::new(&field.editor)
            .style(theme.text)
            .gutter(gutter)
            .placeholder(&around.starter, theme.dim);
        let cell = view.draw(words, buffer)?;
        prose::put(buffer, cell.x, cell.y, area.right(), &around.rest, theme.dim);
        active.then_some(cell)
    });
}

/// The column that labels need: the widest of them and two blanks.
pub fn label_column(labels: &[&str]) -> u16 {
    let widest = labels.iter().map(|label| prose::width(label)).max().unwrap_or(0);
    u16::try_from(widest + 2).unwrap_or(u16::MAX)
}
