//! Printing on standard output: words for people that are safe to show, and JSON.
//!
//! Never here: what is printed. Somebody who stops reading is no failure.

use std::io::{ErrorKind, Write};

use serde_json::Value;

use crate::text::safe::{display_safe, display_safe_block};

use super::context::Context;
use super::failure::{Code, Failure};

/// Lines for people.
pub struct Lines {
    text: String,
    bold: bool,
}

impl Lines {
    /// No lines yet.
    pub fn new(context: &Context) -> Self {
        Self { text: String::new(), bold: context.bold }
    }

    /// One line.
    pub fn line(&mut self, text: &str) {
        self.text.push_str(&display_safe(text));
        self.text.push('\n');
    }

    /// A line that heads others.
    pub fn heading(&mut self, text: &str) {
        if self.bold {
            self.text.push_str("\u{1b}[1m");
            self.text.push_str(&display_safe(text));
            self.text.push_str("\u{1b}[0m\n");
        } else {
            self.line(text);
        }
    }

    /// People's words, indented, with the lines they have.
    pub fn words(&mut self, indent: usize, text: &str) {
        for line in display_safe_block(text).split('\n') {
            self.text.push_str(&" ".repeat(indent));
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// People's words, indented, with the lines they have; these byte ranges stand out.
    pub fn marked(&mut self, indent: usize, text: &str, ranges: &[std::ops::Range<usize>]) {
        if !self.bold {
            return self.words(indent, text);
        }
        let mut out = String::new();
        let mut at = 0;
        for range in ranges {
            let before = text.get(at..range.start).unwrap_or_default();
            out.push_str(&display_safe_block(before));
            // Each line by itself: an indent is no part of the words.
            let piece = text.get(range.clone()).unwrap_or_default();
            let lines: Vec<String> = display_safe_block(piece)
                .split('\n')
                .map(|line| format!("\u{1b}[1;36m{line}\u{1b}[0m"))
                .collect();
            out.push_str(&lines.join("\n"));
            at = range.end;
        }
        out.push_str(&display_safe_block(text.get(at..).unwrap_or_default()));
        for line in out.split('\n') {
            self.text.push_str(&" ".repeat(indent));
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// An empty line, when something stands before.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Prints them.
    pub fn print(self) -> Result<Code, Failure> {
        print(&self.text)
    }
}

/// Prints a text as it is.
pub fn print(text: &str) -> Result<Code, Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(Code::Done),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Code::Done),
        Err(error) => Err(Failure::new(Code::Disk, "standard output").caused_by(&error)),
    }
}

/// Prints JSON and the end of its line.
pub fn print_json(value: &Value) -> Result<Code, Failure> {
    print(&format!("{value:#}\n"))
}
