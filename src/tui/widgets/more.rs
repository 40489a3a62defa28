//! The signs that there is more above or below what is in sight.
//!
//! Never here: which rows are in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::prose;

/// Puts `↑` at the first row and `↓` at the last, where `count` rows from `top` on do not all fit in `area`; beside the
/// sign of the cursor, where that is in the same row of the area (`here`).
pub fn signs(top: usize, count: usize, area: Rect, here: Option<usize>, style: Style, buffer: &mut Buffer) {
    let height = usize::from(area.height);
    let last = height.saturating_sub(1);
    for (more, row, sign) in [(top > 0, 0, "↑"), (top + height < count, last, "↓")] {
        let y = area.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX));
        if more && y < area.bottom() {
            prose::put(buffer, area.x + u16::from(here == Some(row)), y, area.right(), sign, style);
        }
    }
}

/// The same in a head: what lies above the `room` rows that are in sight of `count`, and what below.
pub fn beside(top: usize, room: usize, count: usize) -> &'static str {
    match (top > 0, top + room < count) {
        (true, true) => "↑↓",
        (true, false) => "↑",
        (false, true) => "↓",
        (false, false) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{beside, signs};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn a_sign_stands_where_there_is_more_and_never_over_the_cursor() {
        let drawn = |top, count, here| {
            let area = Rect::new(0, 0, 2, 3);
            let mut buffer = Buffer::empty(area);
            signs(top, count, area, here, Style::new(), &mut buffer);
            (0..3).map(|y| (0..2).map(|x| buffer[(x, y)].symbol()).collect()).collect::<Vec<String>>()
        };
        assert_eq!(drawn(0, 3, None), ["  ", "  ", "  "]);
        assert_eq!(drawn(0, 4, Some(1)), ["  ", "  ", "↓ "]);
        assert_eq!(drawn(1, 5, Some(0)), [" ↑", "  ", "↓ "]);
        assert_eq!(drawn(2, 5, Some(2)), ["↑ ", "  ", "  "]);
    }

    #[test]
    fn a_head_says_on_which_sides_there_is_more() {
        let said = [(0, 5), (0, 6), (1, 6), (1, 7)].map(|(top, count)| beside(top, 5, count));
        assert_eq!(said, ["", "↓", "↑", "↑↓"]);
    }
}
