//! The text of an editor: a string with its line starts, and where graphemes begin in it.
//!
//! Never here: widths, rows, the cursor, what is undone. A line ends with `\n` and with nothing else.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::clusters::plain;

/// A text and the byte offset at which each of its lines starts.
#[derive(Clone, Debug)]
pub(super) struct Text {
    string: String,
    /// Never empty; the first is 0.
    starts: Vec<usize>,
}

impl Text {
    pub(super) fn new(string: String) -> Self {
        let starts = std::iter::once(0).chain(after_line_ends(&string, 0)).collect();
        Self { string, starts }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.string
    }

    pub(super) fn len(&self) -> usize {
        self.string.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.string.get(range).unwrap_or("")
    }

    /// How many lines there are, at least one.
    pub(super) fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The line in which a position stands.
    pub(super) fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// Where a line stands, without its line end.
    pub(super) fn span(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line).copied().unwrap_or(self.len());
        let end = self.starts.get(line + 1).map_or(self.len(), |next| next - 1);
        start..end
    }

    /// The words of a line, without its line end.
    pub(super) fn line(&self, line: usize) -> &str {
        self.slice(self.span(line))
    }

    /// Puts `inserted` in the place of `range`, which must begin and end between scalars.
    pub(super) fn replace(&mut self, range: Range<usize>, inserted: &str) {
        let first = self.starts.partition_point(|&start| start <= range.start);
        let last = self.starts.partition_point(|&start| start <= range.end);
        self.string.replace_range(range.clone(), inserted);
        for start in self.starts.iter_mut().skip(last) {
            *start = *start + inserted.len() - range.len();
        }
        self.starts.splice(first..last, after_line_ends(inserted, range.start));
    }

    /// The nearest place at or before `at` that lies between two scalars.
    pub(super) fn floor(&self, at: usize) -> usize {
        (0..=at.min(self.len())).rev().find(|&at| self.string.is_char_boundary(at)).unwrap_or(0)
    }

    /// The nearest place at or after `at` that lies between two graphemes.
    pub(super) fn snap(&self, at: usize) -> usize {
        let at = self.floor(at);
        let span = self.span(self.line_of(at));
        if at <= span.start || at >= span.end || self.is_plain(at) {
            return at;
        }
        let mut cursor = GraphemeCursor::new(at - span.start, span.len(), true);
        if cursor.is_boundary(self.slice(span), 0).unwrap_or(true) { at } else { self.next(at) }
    }

    /// Where the grapheme after `at` ends; `at` itself at the end of the text.
    pub(super) fn next(&self, at: usize) -> usize {
        self.walk(at).next_end().unwrap_or(at)
    }

    /// Where the grapheme before `at` begins; `at` itself at the start of the text.
    pub(super) fn previous(&self, at: usize) -> usize {
        self.walk(at).previous_start().unwrap_or(at)
    }

    /// Goes over the graphemes from `at`, in either direction.
    pub(super) fn walk(&self, at: usize) -> Walk<'_> {
        let at = self.floor(at);
        let line = self.line_of(at);
        Walk { text: self, at, line, span: self.span(line), cursor: None }
    }

    /// True between two scalars that never join (`\r\n` is cut by its line end).
    fn is_plain(&self, at: usize) -> bool {
        let Some((before, behind)) = self.string.split_at_checked(at) else {
            return false;
        };
        before.chars().next_back().is_none_or(|c| plain(c).is_some())
            && behind.chars().next().is_none_or(|c| plain(c).is_some())
    }
}

/// How many letters and digits of ASCII there are, without the last.
fn letters<'a>(bytes: impl Iterator<Item = &'a u8>) -> usize {
    bytes.take_while(|byte| byte.is_ascii_alphanumeric()).count().saturating_sub(1)
}

fn after_line_ends(text: &str, offset: usize) -> impl Iterator<Item = usize> {
    text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(move |(i, _)| offset + i + 1)
}

/// A position that goes from grapheme to grapheme; it keeps what the segmentation remembers, so
/// that a long run of flags stays linear.
pub(super) struct Walk<'a> {
    text: &'a Text,
    at: usize,
    line: usize,
    span: Range<usize>,
    cursor: Option<GraphemeCursor>,
}

impl Walk<'_> {
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes over the next grapheme and gives its end.
    pub(super) fn next_end(&mut self) -> Option<usize> {
        if self.at >= self.text.len() {
            return None;
        }
        if self.at >= self.span.end {
            self.enter(self.line + 1);
            self.at = self.span.start;
            return Some(self.at);
        }
        let next = self.text.slice(self.at..self.text.len()).chars().next();
        let end = self.at + next.map_or(1, char::len_utf8);
        if self.text.is_plain(end) {
            self.cursor = None;
            self.at = end;
            return Some(end);
        }
        let line = self.text.slice(self.span.clone());
        let end = self.segmentation().next_boundary(line, 0).ok().flatten().unwrap_or(line.len());
        self.at = self.span.start + end;
        Some(self.at)
    }

    /// Goes back over the grapheme before and gives its start.
    pub(super) fn previous_start(&mut self) -> Option<usize> {
        if self.at == 0 {
            return None;
        }
        if self.at <= self.span.start {
            self.enter(self.line.saturating_sub(1));
            self.at = self.span.end;
            return Some(self.at);
        }
        let before = self.text.slice(0..self.at).chars().next_back();
        let start = self.at - before.map_or(1, char::len_utf8);
        if self.text.is_plain(start) {
            self.cursor = None;
            self.at = start;
            return Some(start);
        }
        let line = self.text.slice(self.span.clone());
        let start = self.segmentation().prev_boundary(line, 0).ok().flatten().unwrap_or(0);
        self.at = self.span.start + start;
        Some(self.at)
    }

    /// Goes over ASCII letters and digits, up to the last one, which may carry a mark.
    pub(super) fn skip_letters(&mut self) {
        let line = self.text.as_str().as_bytes().get(self.at..self.span.end);
        self.at += letters(line.unwrap_or(&[]).iter());
        self.cursor = None;
    }

    /// Goes back over ASCII letters and digits, up to the first one.
    pub(super) fn skip_letters_back(&mut self) {
        let line = self.text.as_str().as_bytes().get(self.span.start..self.at);
        self.at -= letters(line.unwrap_or(&[]).iter().rev());
        self.cursor = None;
    }

    fn enter(&mut self, line: usize) {
        self.line = line;
        self.span = self.text.span(line);
        self.cursor = None;
    }

    fn segmentation(&mut self) -> &mut GraphemeCursor {
        let (at, len) = (self.at - self.span.start, self.span.len());
        self.cursor.get_or_insert_with(|| GraphemeCursor::new(at, len, true))
    }
}
