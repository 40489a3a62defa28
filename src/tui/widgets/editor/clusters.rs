//! The graphemes of one line with their cells, as wrapping and drawing go over them, here and where text is read.
//!
//! Never here: other lines, positions in the whole text. Most letters of most texts never join
//! with what is beside them; those go the short way, and a megabyte of them takes milliseconds.

use unicode_segmentation::{Graphemes, UnicodeSegmentation};

use super::cells;

/// The cells of a scalar that is a grapheme whenever its neighbours are such scalars too; None for
/// all others. Printable ASCII, letters of Latin, Greek and Cyrillic, kana, the common ideographs.
pub(super) fn plain(c: char) -> Option<usize> {
    match c {
        '\t' => Some(cells::TAB),
        ' '..='~' | '\n' | '\u{c0}'..='\u{2ff}' | '\u{386}'..='\u{482}' | '\u{48a}'..='\u{52f}' => Some(1),
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' => Some(2),
        _ => None,
    }
}

/// A grapheme of a line as the wrapping sees it.
#[derive(Clone, Copy, Debug)]
pub(in crate::tui::widgets) struct Cluster<'a> {
    /// Its first byte, counted from the start of the line.
    pub(in crate::tui::widgets) at: usize,
    /// Its scalars.
    pub(in crate::tui::widgets) text: &'a str,
    /// Its cells, at least one.
    pub(in crate::tui::widgets) width: usize,
}

impl Cluster<'_> {
    /// Its end, counted from the start of the line.
    pub(super) fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// True when a row may be broken behind it.
    pub(super) fn is_space(&self) -> bool {
        match self.text.as_bytes() {
            [byte] => matches!(byte, b' ' | b'\t'),
            [0xe1..=0xe3, _, _] => self.text.chars().all(|c| {
                matches!(c, '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}')
            }),
            _ => false,
        }
    }
}

/// The graphemes of `line` from byte `from`, which must begin one.
pub(in crate::tui::widgets) fn clusters(line: &str, from: usize) -> Clusters<'_> {
    Clusters { rest: line.get(from..).unwrap_or(""), at: from, slow: "".graphemes(true) }
}

/// See [`clusters`].
pub(in crate::tui::widgets) struct Clusters<'a> {
    rest: &'a str,
    at: usize,
    /// Where the long way was gone last; it is gone on with when nothing was skipped since.
    slow: Graphemes<'a>,
}

impl<'a> Clusters<'a> {
    fn short_way(&self) -> Option<(usize, usize)> {
        if let [b' '..=b'~', b' '..=b'~', ..] = self.rest.as_bytes() {
            return Some((1, 1));
        }
        let mut chars = self.rest.chars();
        let first = chars.next()?;
        let width = plain(first)?;
        chars.next().is_none_or(|next| plain(next).is_some()).then_some((first.len_utf8(), width))
    }

    fn long_way(&mut self) -> Option<&'a str> {
        if self.slow.as_str().len() != self.rest.len() {
            self.slow = self.rest.graphemes(true);
        }
        self.slow.next()
    }
}

impl<'a> Iterator for Clusters<'a> {
    type Item = Cluster<'a>;

    fn next(&mut self) -> Option<Cluster<'a>> {
        let (len, width) = if let Some(short) = self.short_way() {
            short
        } else {
            let text = self.long_way()?;
            (text.len(), cells::width(text))
        };
        let (text, rest) = self.rest.split_at_checked(len)?;
        let at = self.at;
        self.rest = rest;
        self.at += len;
        Some(Cluster { at, text, width })
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::text::safe::display_safe;

    #[test]
    fn the_short_way_says_what_the_long_way_says() {
        for c in ('\0'..=char::MAX).filter(|&c| c != '\n') {
            let Some(width) = plain(c) else { continue };
            let three = format!("e{c}{c}日");
            let lengths: Vec<usize> = three.graphemes(true).map(str::len).collect();
            assert_eq!(lengths, [1, c.len_utf8(), c.len_utf8(), 3], "{c:?}");
            assert_eq!(cells::width(&c.to_string()), width, "{c:?}");
            if c != '\t' {
                assert!(matches!(display_safe(&c.to_string()), Cow::Borrowed(_)), "{c:?}");
            }
        }
    }
}
