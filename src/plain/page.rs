//! Lines that are about to be printed, every one of them safe to show.
//!
//! Never here: printing, or what the lines say.

use crate::text::safe::{display_safe, display_safe_block};

/// Lines that are about to be printed.
#[derive(Debug)]
pub struct Page {
    text: String,
    /// True when an empty line, or nothing, stands before what comes next.
    open: bool,
}

impl Page {
    /// An empty page.
    pub fn new() -> Self {
        Self { text: String::new(), open: true }
    }

    fn push(&mut self, before: &str, safe: &str) {
        self.text.push_str(before);
        self.text.push_str(safe);
        self.text.push('\n');
        self.open = false;
    }

    /// One line.
    pub fn line(&mut self, text: &str) {
        self.push("", &display_safe(text));
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
            self.push("  ", line);
        }
    }

    /// The same, when there are any.
    pub fn words_if(&mut self, text: &str) {
        if !text.is_empty() {
            self.words(text);
        }
    }

    /// People's words after a label: `Noor: …`, further lines indented.
    pub fn labelled(&mut self, label: &str, text: &str) {
        let safe = display_safe_block(text);
        let mut lines = safe.split('\n');
        let first = lines.next().unwrap_or_default();
        self.push(&format!("  {}: ", display_safe(label)), first);
        for line in lines {
            self.push("    ", line);
        }
    }

    /// An empty line, unless one stands there or nothing does.
    pub fn gap(&mut self) {
        if !self.open {
            self.text.push('\n');
            self.open = true;
        }
    }

    /// All that stands on it; what comes next follows it.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}
