//! The graphemes of one line with their cells, as wrapping and drawing go over them.
//!
//! Never here: other lines, positions in the whole text.

use unicode_segmentation::UnicodeSegmentation;

use super::cells;

/// A grapheme of a line as the wrapping sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cluster<'a> {
    /// Its first byte, counted from the start of the line.
    pub(super) at: usize,
    /// Its scalars.
    pub(super) text: &'a str,
    /// Its cells, at least one.
    pub(super) width: usize,
}

impl Cluster<'_> {
    /// Its end, counted from the start of the line.
    pub(super) fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// True when a row may be broken behind it.
    pub(super) fn is_space(&self) -> bool {
        matches!(self.text, " " | "\t" | "\u{1680}" | "\u{205f}" | "\u{3000}")
            || self.text.chars().all(|c| matches!(c, '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}'))
    }
}

/// The graphemes of `line` from byte `from`, which must begin one.
pub(super) fn clusters(line: &str, from: usize) -> Clusters<'_> {
    Clusters { line, at: from }
}

/// See [`clusters`].
pub(super) struct Clusters<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Iterator for Clusters<'a> {
    type Item = Cluster<'a>;

    fn next(&mut self) -> Option<Cluster<'a>> {
        let at = self.at;
        let mut bytes = self.line.as_bytes().iter().skip(at);
        let first = bytes.next()?;
        let single = first.is_ascii() && bytes.next().is_none_or(u8::is_ascii);
        let rest = self.line.get(at..)?;
        let text = if single { rest.get(..1)? } else { rest.graphemes(true).next()? };
        self.at = at + text.len();
        Some(Cluster { at, text, width: cells::width(text) })
    }
}
