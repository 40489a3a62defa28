//! From bytes to lines: what came in, one line at a time, with its number.
//!
//! Never here: what a line means. A line ends with LF or CRLF; what comes after the last end is a
//! half line, not a line.

use std::io;

use crate::platform::feed::{Fed, Feed};
use crate::platform::signals::Signal;

/// What came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// A whole line, without its end.
    Line(String),
    /// A line that is no text.
    NoText(Wrong),
    /// The input ended, in the middle of a line when this is not empty.
    End(String),
    /// The input ended in the middle of a line that is no text.
    EndInNoText(Wrong),
    /// A signal came. The half line until then is in it.
    Signal(Signal, String),
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// They are not UTF-8.
    NotUtf8,
    /// There is a NUL among them.
    Nul,
}

/// The lines of a feed.
pub struct Lines<'a> {
    feed: &'a mut dyn Feed,
    buffer: Vec<u8>,
    /// Where in the buffer the next line begins.
    from: usize,
    /// Until where the buffer was searched for the end of that line.
    searched: usize,
    ended: bool,
    number: usize,
}

impl<'a> Lines<'a> {
    /// The lines of this feed, from its first.
    pub fn new(feed: &'a mut dyn Feed) -> Self {
        Self { feed, buffer: Vec::new(), from: 0, searched: 0, ended: false, number: 0 }
    }

    /// The number of the line that came last, from 1.
    pub fn number(&self) -> usize {
        self.number
    }

    /// True when the next line is there already, so that nobody waits for it.
    pub fn is_ready(&mut self) -> bool {
        self.end_of_line().is_some()
    }

    /// True when more has come than was taken. Nobody is waited for.
    pub fn has_more(&mut self) -> bool {
        if self.from == self.buffer.len() && !self.ended && self.feed.is_ready() {
            // What cannot be read is not more.
            let _ = self.fill();
        }
        self.from < self.buffer.len()
    }

    /// Waits for the next line.
    pub fn next(&mut self) -> io::Result<Came> {
        loop {
            if let Some(end) = self.end_of_line() {
                let line = self.buffer.get(self.from..end).unwrap_or_default();
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                let came = text(line).map_or_else(Came::NoText, Came::Line);
                self.from = end + 1;
                self.searched = self.from;
                self.number += 1;
                return Ok(came);
            }
            if self.ended {
                let half = self.half();
                if !half.is_empty() {
                    self.number += 1;
                }
                return Ok(text(&half).map_or_else(Came::EndInNoText, Came::End));
            }
            if let Some(signal) = self.fill()? {
                let half = self.half();
                return Ok(Came::Signal(signal, text(&half).unwrap_or_default()));
            }
        }
    }

    /// Reads more; the signal when one came instead.
    fn fill(&mut self) -> io::Result<Option<Signal>> {
        self.buffer.drain(..self.from);
        self.searched -= self.from;
        self.from = 0;
        let mut more = vec![0; 64 * 1024];
        match self.feed.next(&mut more)? {
            Fed::Bytes(read) => self.buffer.extend_from_slice(more.get(..read).unwrap_or_default()),
            Fed::End => self.ended = true,
            Fed::Signal(signal) => return Ok(Some(signal)),
        }
        Ok(None)
    }

    fn end_of_line(&mut self) -> Option<usize> {
        let rest = self.buffer.get(self.searched..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == b'\n').map(|at| self.searched + at);
        if end.is_none() {
            self.searched = self.buffer.len();
        }
        end
    }

    fn half(&mut self) -> Vec<u8> {
        let half = self.buffer.split_off(self.from.min(self.buffer.len()));
        self.buffer.clear();
        self.from = 0;
        self.searched = 0;
        half
    }
}

fn text(bytes: &[u8]) -> Result<String, Wrong> {
    let text = std::str::from_utf8(bytes).map_err(|_| Wrong::NotUtf8)?;
    if text.contains('\0') { Err(Wrong::Nul) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Came, Lines, Wrong};
    use crate::platform::feed::{Fed, Feed};
    use crate::platform::signals::Signal;

    /// A feed that gives these pieces one by one.
    pub(in crate::plain) struct Pieces(pub(in crate::plain) Vec<Result<Vec<u8>, Signal>>);

    impl Feed for Pieces {
        fn next(&mut self, into: &mut [u8]) -> std::io::Result<Fed> {
            if self.0.is_empty() {
                return Ok(Fed::End);
            }
            Ok(match self.0.remove(0) {
                Ok(bytes) => {
                    into[..bytes.len()].copy_from_slice(&bytes);
                    Fed::Bytes(bytes.len())
                }
                Err(signal) => Fed::Signal(signal),
            })
        }
    }

    fn came(pieces: &[&str]) -> Vec<Came> {
        let mut feed = Pieces(pieces.iter().map(|piece| Ok(piece.as_bytes().to_vec())).collect());
        let mut lines = Lines::new(&mut feed);
        let mut all = Vec::new();
        loop {
            let next = lines.next().unwrap();
            let ends = matches!(next, Came::End(_) | Came::EndInNoText(_));
            all.push(next);
            if ends {
                return all;
            }
        }
    }

    #[test]
    fn lines_are_the_same_however_the_bytes_come() {
        let line = |text: &str| Came::Line(text.to_owned());
        let expected = vec![line("een"), line(""), line("tw\ree "), Came::End("dr".to_owned())];
        assert_eq!(came(&["een\r\n\ntw\ree \ndr"]), expected);
        let text = "een\r\n\ntw\ree \ndr";
        let singly: Vec<&str> = text.char_indices().map(|(at, _)| text.get(at..=at).unwrap()).collect();
        assert_eq!(came(&singly), expected);
    }

    #[test]
    fn bytes_that_are_no_text_are_told_and_what_follows_comes() {
        let mut feed = Pieces(vec![Ok(b"a\xffb\nc\0d\ne\n\xc3".to_vec())]);
        let mut lines = Lines::new(&mut feed);
        assert_eq!(lines.next().unwrap(), Came::NoText(Wrong::NotUtf8));
        assert_eq!(lines.next().unwrap(), Came::NoText(Wrong::Nul));
        assert_eq!(lines.number(), 2);
        assert_eq!(lines.next().unwrap(), Came::Line("e".to_owned()));
        assert_eq!(lines.next().unwrap(), Came::EndInNoText(Wrong::NotUtf8));
    }

    #[test]
    fn a_signal_brings_the_half_line_along() {
        let mut feed = Pieces(vec![Ok(b"hal".to_vec()), Err(Signal::Terminate)]);
        let mut lines = Lines::new(&mut feed);
        assert_eq!(lines.next().unwrap(), Came::Signal(Signal::Terminate, "hal".to_owned()));
    }
}
