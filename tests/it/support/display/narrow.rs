//! A terminal that gives graphemes fewer cells than the sum of their scalars.
//!
//! Never here: escape sequences (they are plain bytes, and pass), or which graphemes halte knows.

/// What takes a cell of its own in vt100 is left out, or becomes a mark without a cell.
#[derive(Debug, Default)]
pub struct Narrow {
    /// The beginning of a scalar whose other bytes did not come yet.
    rest: Vec<u8>,
    before: Option<char>,
}

const JOINER: char = '\u{200d}';
/// A mark without a cell, so that a letter is not the same with its sign and without.
const MARK: char = '\u{301}';

impl Narrow {
    /// These bytes as such a terminal takes them.
    pub fn through(&mut self, bytes: &[u8]) -> Vec<u8> {
        let bytes = [std::mem::take(&mut self.rest).as_slice(), bytes].concat();
        let mut out = Vec::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            for char in chunk.valid().chars() {
                let shown = self.shown(char);
                out.extend(shown.map(|char| char.to_string()).unwrap_or_default().into_bytes());
            }
            self.rest = chunk.invalid().to_vec();
        }
        out
    }

    fn shown(&mut self, char: char) -> Option<char> {
        let before = self.before.replace(char);
        match char {
            // Behind a joiner, a skin tone: part of the emoji before it.
            _ if before == Some(JOINER) && !char.is_ascii() => None,
            '\u{1f3fb}'..='\u{1f3ff}' => None,
            // The other half of a flag.
            '\u{1f1e6}'..='\u{1f1ff}'
                if before.is_some_and(|before| ('\u{1f1e6}'..='\u{1f1ff}').contains(&before)) =>
            {
                self.before = None;
                None
            }
            // Signs that stand beside a letter in Devanagari and Khmer.
            '\u{93e}'..='\u{940}' | '\u{949}'..='\u{94c}' | '\u{17b6}' | '\u{17be}'..='\u{17c5}' => {
                Some(MARK)
            }
            char => Some(char),
        }
    }
}
