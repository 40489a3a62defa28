//! Lines that are about to be printed, every one of them safe to show.
//!
//! Never here: printing, or what the lines say.

use crate::text::safe::{display_safe, display_safe_block};

/// Lines that are about to be printed.
#[derive(Debug, Default)]
pub struct Page(String);

impl Page {
    /// An empty page.
    pub fn new() -> Self {
        Self::default()
    }

    /// One line.
    pub fn line(&mut self, text: &str) {
        self.0.push_str(&display_safe(text));
        self.0.push('\n');
    }

    /// One line, when there is something on it.
    pub fn line_if(&mut self, text: &str) {
        if !text.is_empty() {
            self.line(text);
        }
    }

    /// Lines of our own words, as they stand.
    pub fn lines(&mut self, text: &str) {
        for line in text.split('\n') {
            self.line(line);
        }
    }

    /// People's words: indented, with the lines they have.
    pub fn words(&mut self, text: &str) {
        for line in display_safe_block(text).split('\n') {
            self.0.push_str("  ");
            self.0.push_str(line);
            self.0.push('\n');
        }
    }

    /// People's words after a label: `Noor: …`, further lines indented.
    pub fn labelled(&mut self, label: &str, text: &str) {
        let safe = display_safe_block(text);
        let mut lines = safe.split('\n');
        let first = lines.next().unwrap_or_default();
        self.0.push_str("  ");
        self.0.push_str(&display_safe(label));
        self.0.push_str(": ");
        self.0.push_str(first);
        self.0.push('\n');
        for line in lines {
            self.0.push_str("    ");
            self.0.push_str(line);
            self.0.push('\n');
        }
    }

    /// What stood on another page.
    pub fn raw(&mut self, other: &str) {
        self.0.push_str(other);
    }

    /// An empty line, unless there is one or nothing stands before.
    pub fn gap(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    /// All that stands on it; it is empty from then on.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}
