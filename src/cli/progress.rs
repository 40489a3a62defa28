//! A bar on standard error while something long runs; nothing where that is no terminal.
//!
//! Never here: what runs.

use std::io::{IsTerminal as _, Write as _};

/// How wide the bar is.
const WIDTH: usize = 30;

/// How far something is.
pub struct Progress {
    all: usize,
    done: usize,
    shown: Option<usize>,
    visible: bool,
}

impl Progress {
    /// Something of so many steps. What is short has no bar.
    pub fn new(all: usize) -> Self {
        Self { all, done: 0, shown: None, visible: all > 20 && std::io::stderr().is_terminal() }
    }

    /// So many steps more.
    pub fn step(&mut self, more: usize) {
        self.done = self.done.saturating_add(more).min(self.all);
        let percent = self.done.saturating_mul(100) / self.all.max(1);
        if !self.visible || self.shown == Some(percent) {
            return;
        }
        self.shown = Some(percent);
        let full = percent.saturating_mul(WIDTH) / 100;
        let bar = format!("{}{}", "#".repeat(full), "·".repeat(WIDTH.saturating_sub(full)));
        // Nobody sees it: it goes on all the same.
        let _ = write!(std::io::stderr(), "\r{bar} {percent:>3} %");
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(std::io::stderr(), "\r{}\r", " ".repeat(WIDTH + 8));
        }
    }
}
