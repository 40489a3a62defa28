//! The text of a file as it is checked and shown: from bytes, with its lines and columns.
//!
//! Never here: TOML.

use super::problem::{Kind, Other, Problem};
use super::tree::Span;

/// The most bytes that a sequence file may have.
pub const MOST_BYTES: usize = 1 << 18;

/// The text of a file, without a byte order mark; bytes that are no UTF-8 are read as Windows-1252.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The name of the file, as it was given.
    pub file: String,
    /// The text.
    pub text: String,
    starts: Vec<usize>,
}

impl Source {
    /// The text of these bytes, and what is wrong with the bytes.
    pub fn read(file: &str, bytes: &[u8]) -> (Self, Vec<(Kind, Span)>) {
        let mut problems = Vec::new();
        let mut text = String::new();
        if bytes.len() > MOST_BYTES {
            let bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            problems.push((Kind::TooLarge { bytes }, 0..0));
        } else if is_utf16(bytes) {
            problems.push((Kind::Utf16, 0..0));
        } else if let Some(what) = not_text(bytes) {
            problems.push((Kind::NotText { what }, 0..0));
        } else {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            text = decode(bytes, &mut problems);
            find_nul(&text, &mut problems);
        }
        (Self::new(file, text), problems)
    }

    /// A source of text that is known to be UTF-8.
    pub fn new(file: &str, text: impl Into<String>) -> Self {
        let text = text.into();
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file: file.to_owned(), text, starts }
    }

    /// The text of a span; empty when it is no span of this text.
    pub fn slice(&self, span: &Span) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The line, from 1, in which this byte stands.
    pub fn line_at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1)
    }

    /// The span of a line, from 1, without its end.
    pub fn line_span(&self, line: usize) -> Span {
        let start =
            line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let text = self.slice(&(start..end));
        start..start + text.strip_suffix('\r').unwrap_or(text).len()
    }

    /// The problem at its place.
    pub fn problem(&self, kind: Kind, span: Span) -> Problem {
        let (line, column) = self.place(span.start);
        let end = self.place(span.end.max(span.start));
        Problem { kind, file: self.file.clone(), line, column, end, span }
    }

    /// The line and the column, in characters, of this byte.
    fn place(&self, byte: usize) -> (usize, usize) {
        let line = self.line_at(byte);
        let from = self.line_span(line).start;
        (line, self.slice(&(from..byte)).chars().count() + 1)
    }
}

/// A mark of UTF-16, or every second byte of the start a NUL.
fn is_utf16(bytes: &[u8]) -> bool {
    let nul_at = |odd: usize| {
        let mut of = bytes.iter().take(64).skip(odd).step_by(2);
        bytes.len() > 3 && of.all(|byte| *byte == 0)
    };
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || nul_at(0) != nul_at(1)
}

/// What a file is, by its first bytes, when it is no text: one word about that says more than a
/// hundred about its lines.
fn not_text(bytes: &[u8]) -> Option<Other> {
    const STARTS: [(&[u8], Other); 8] = [
        (b"PK\x03\x04", Other::Document),
        (b"\xD0\xCF\x11\xE0", Other::Document),
        (b"{\\rtf", Other::Document),
        (b"%PDF", Other::Pdf),
        (b"\x89PNG", Other::Picture),
        (b"\xFF\xD8\xFF", Other::Picture),
        (b"GIF8", Other::Picture),
        (b"\x7FELF", Other::Bytes),
    ];
    let known = STARTS.iter().find(|(start, _)| bytes.starts_with(start));
    known.map(|(_, what)| *what).or_else(|| {
        let start = bytes.get(..1024).unwrap_or(bytes);
        let steers = |byte: &&u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r');
        let count = start.iter().filter(steers).count();
        (count > 8 && count * 16 > start.len()).then_some(Other::Bytes)
    })
}

fn decode(bytes: &[u8], problems: &mut Vec<(Kind, Span)>) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut first: Option<(char, Span)> = None;
    let mut more = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let start = text.len();
            text.push(windows_1252(*byte));
            match &first {
                None => first = Some((windows_1252(*byte), start..text.len())),
                Some(_) => more += 1,
            }
        }
    }
    if let Some((guess, span)) = first {
        problems.push((Kind::NotUtf8 { guess, more }, span));
    }
    text
}

fn find_nul(text: &str, problems: &mut Vec<(Kind, Span)>) {
    let mut places = text.match_indices('\0').map(|(at, _)| at);
    if let Some(at) = places.next() {
        let more = places.count();
        problems.push((Kind::Nul { more }, at..at + 1));
    }
}

/// The character that Windows-1252 has at a byte above 127.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
        '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|index| HIGH.get(usize::from(index))).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::Source;
    use crate::sequences::problem::Kind;

    #[test]
    fn columns_count_characters_and_lines_end_before_their_cr() {
        let (source, problems) = Source::read("a", "\u{FEFF}één = 1\r\ntwee = 2".as_bytes());
        assert_eq!(problems, []);
        let at = source.text.find('=').unwrap();
        let problem = source.problem(Kind::NoValue, at..at + 1);
        assert_eq!((problem.line, problem.column), (1, 5));
        assert_eq!(source.slice(&source.line_span(1)), "één = 1");
        assert_eq!(source.slice(&source.line_span(2)), "twee = 2");
        assert_eq!(source.slice(&source.line_span(3)), "");
    }

    #[test]
    fn windows_1252_is_read_as_what_was_meant() {
        let (source, problems) = Source::read("a", b"ask = \"E\xE9n \x93ding\x94\"");
        assert_eq!(source.text, "ask = \"Eén “ding”\"");
        assert_eq!(problems.len(), 1);
    }
}
