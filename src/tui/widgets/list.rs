//! A cursor in a list that may be longer than the screen.
//!
//! Never here: what the items are.

use crate::tui::keys::Action;

/// Where the cursor is and which item stands at the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Index of the item under the cursor.
    pub at: usize,
    /// Index of the first item that is drawn.
    pub top: usize,
}

impl Cursor {
    /// Moves by an action of a list; true when it was one.
    pub fn act(&mut self, action: Action, count: usize, page: usize) -> bool {
        let last = count.saturating_sub(1);
        self.at = match action {
            Action::Up => self.at.saturating_sub(1),
            Action::Down => self.at.saturating_add(1),
            Action::PageUp => self.at.saturating_sub(page.max(1)),
            Action::PageDown => self.at.saturating_add(page.max(1)),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        }
        .min(last);
        self.keep_in_sight(page);
        true
    }

    /// Puts the cursor on an item.
    pub fn go(&mut self, at: usize, count: usize, page: usize) {
        self.at = at.min(count.saturating_sub(1));
        self.keep_in_sight(page);
    }

    /// Where the drawn part begins when there is room for `page` items: with the cursor in sight,
    /// and with no room left empty.
    pub fn top_of(&self, count: usize, page: usize) -> usize {
        let mut cursor = *self;
        cursor.at = cursor.at.min(count.saturating_sub(1));
        cursor.top = cursor.top.min(count.saturating_sub(page.max(1)));
        cursor.keep_in_sight(page);
        cursor.top
    }

    /// Moves the top so that the cursor stands among the `page` items that are drawn.
    pub fn keep_in_sight(&mut self, page: usize) {
        let page = page.max(1);
        self.top = self.top.min(self.at);
        if self.at >= self.top + page {
            self.top = self.at + 1 - page;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Cursor};

    #[test]
    fn the_cursor_stays_in_the_list_and_in_sight() {
        let mut cursor = Cursor::default();
        for _ in 0..20 {
            assert!(cursor.act(Action::Down, 10, 4));
        }
        assert_eq!((cursor.at, cursor.top), (9, 6));
        cursor.act(Action::PageUp, 10, 4);
        assert_eq!((cursor.at, cursor.top), (5, 5));
        cursor.act(Action::First, 10, 4);
        assert_eq!((cursor.at, cursor.top), (0, 0));
        assert!(!cursor.act(Action::Open, 10, 4));
    }

    #[test]
    fn where_room_grows_no_row_stays_empty() {
        let cursor = Cursor { at: 4, top: 4 };
        assert_eq!([2, 3, 5, 9].map(|page| cursor.top_of(5, page)), [3, 2, 0, 0]);
    }

    #[test]
    fn an_empty_list_has_nowhere_to_go() {
        let mut cursor = Cursor::default();
        cursor.act(Action::Last, 0, 0);
        assert_eq!((cursor.at, cursor.top), (0, 0));
    }
}
