//! The naive model: a string, split in graphemes anew for each question, and whole states to undo.
//!
//! Never here: rows, cells, anything the editor does to be fast.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a model that stops at the first surprise is what a test wants"
)]

use halte::tui::widgets::editor::{Motion, Snapshot};
use unicode_segmentation::UnicodeSegmentation;

use super::Op;

/// What can be seen of a text field.
pub type State = Snapshot;

#[derive(Clone, Copy, PartialEq)]
pub enum Run {
    Typed,
    Erased,
    Deleted,
}

/// The naive editor.
pub struct Model {
    pub now: State,
    done: Vec<(State, State)>,
    undone: Vec<(State, State)>,
    /// The run that goes on, whether its last piece was blank, and where it goes on.
    pub run: Option<(Run, bool, usize)>,
    pub clipboard: String,
    one_line: bool,
}

impl Model {
    pub fn new(one_line: bool) -> Self {
        Self {
            now: State::default(),
            done: vec![],
            undone: vec![],
            run: None,
            clipboard: String::new(),
            one_line,
        }
    }

    /// All places between graphemes, the ends included.
    pub fn places(&self) -> Vec<usize> {
        let text = &self.now.text;
        let mut places = vec![0];
        for line in text.split_inclusive('\n') {
            for grapheme in line.graphemes(true) {
                places.push(places[places.len() - 1] + grapheme.len());
            }
        }
        places
    }

    fn before(&self, at: usize) -> usize {
        self.places().into_iter().rev().find(|&p| p < at).unwrap_or(0)
    }

    fn after(&self, at: usize) -> usize {
        self.places().into_iter().find(|&p| p > at).unwrap_or(self.now.text.len())
    }

    fn selection(&self) -> Option<(usize, usize)> {
        let (a, c) = (self.now.anchor?, self.now.cursor);
        (a != c).then_some((a.min(c), a.max(c)))
    }

    fn word(&self, forward: bool) -> usize {
        fn class(g: &str) -> u8 {
            let c = g.chars().next().unwrap();
            if c.is_whitespace() {
                0
            } else if c.is_alphanumeric() || "_'’".contains(c) {
                1
            } else {
                2
            }
        }
        let places = self.places();
        let mut spans: Vec<(usize, usize)> = places.windows(2).map(|w| (w[0], w[1])).collect();
        if !forward {
            spans.reverse();
        }
        let cursor = self.now.cursor;
        let mut at = cursor;
        let mut word = 0;
        for (from, to) in
            spans.into_iter().filter(|&(from, to)| if forward { from >= cursor } else { to <= cursor })
        {
            let here = class(&self.now.text[from..to]);
            if word != 0 && here != word {
                break;
            }
            word = here;
            at = if forward { to } else { from };
        }
        at
    }

    fn replace(&mut self, from: usize, to: usize, words: &str, run: Option<Run>) {
        let before = self.now.clone();
        let gone = before.text[from..to].to_owned();
        self.now.text.replace_range(from..to, words);
        self.now.anchor = None;
        self.now.cursor = from + words.len();
        if !self.places().contains(&self.now.cursor) {
            self.now.cursor = self.after(self.now.cursor);
        }
        self.undone.clear();
        // Whether a word went on or a new one began is told by the scalar that faces the last one.
        let first = |text: &str| text.chars().next().is_some_and(char::is_whitespace);
        let last = |text: &str| text.chars().next_back().is_some_and(char::is_whitespace);
        let joins = match (run, self.run) {
            (Some(Run::Typed), Some((Run::Typed, was_blank, end))) => {
                gone.is_empty() && end == from && (!was_blank || last(words))
            }
            (Some(Run::Erased), Some((Run::Erased, was_blank, start))) => {
                start == to && (!was_blank || first(&gone))
            }
            (Some(Run::Deleted), Some((Run::Deleted, was_blank, start))) => {
                start == from && (!was_blank || last(&gone))
            }
            _ => false,
        };
        match self.done.last_mut() {
            Some(last) if joins => last.1 = self.now.clone(),
            _ => self.done.push((before, self.now.clone())),
        }
        self.run = run.map(|run| match run {
            Run::Typed => (run, last(words), from + words.len()),
            Run::Erased => (run, first(&gone), from),
            Run::Deleted => (run, last(&gone), from),
        });
    }

    fn take_in(&mut self, text: &str, run: Option<Run>) {
        let mut clean = text
            .replace("\r\n", "\n")
            .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
            .replace('\0', "");
        if self.one_line {
            clean = clean.replace('\n', " ");
        }
        let (from, to) = self.selection().unwrap_or((self.now.cursor, self.now.cursor));
        if !clean.is_empty() {
            self.replace(from, to, &clean, run);
        }
    }

    fn erase(&mut self, from: usize, to: usize, run: Option<Run>) {
        match self.selection() {
            Some((from, to)) => self.replace(from, to, "", None),
            None if from < to => self.replace(from, to, "", run),
            None => {
                self.now.anchor = None;
                self.run = None;
            }
        }
    }

    fn arrive(&mut self, at: usize, select: bool) {
        self.now.anchor = select.then(|| self.now.anchor.unwrap_or(self.now.cursor));
        self.now.cursor = at;
        self.run = None;
    }

    /// Does what can be known without a layout; false for the rest.
    pub fn apply(&mut self, op: &Op) -> bool {
        let at = self.now.cursor;
        match op {
            Op::Type(c) => self.take_in(&c.to_string(), Some(Run::Typed)),
            Op::Paste(text) => self.take_in(text, None),
            Op::Burst(text) => self.take_in(text, (text.chars().count() < 2).then_some(Run::Typed)),
            Op::Backspace => self.erase(self.before(at).min(at), at, Some(Run::Erased)),
            Op::Delete => self.erase(at, self.after(at), Some(Run::Deleted)),
            Op::EraseWord => self.erase(self.word(false), at, None),
            Op::DeleteWord => self.erase(at, self.word(true), None),
            Op::SelectAll => {
                self.now = State { anchor: Some(0), cursor: self.now.text.len(), ..self.now.clone() };
                self.run = None;
            }
            Op::Cut | Op::Copy => {
                if let Some((from, to)) = self.selection() {
                    self.clipboard = self.now.text[from..to].to_owned();
                    if matches!(op, Op::Cut) {
                        self.replace(from, to, "", None);
                    }
                }
                if matches!(op, Op::Copy) {
                    self.run = None;
                }
            }
            Op::PasteOwn => self.take_in(&self.clipboard.clone(), None),
            Op::Undo | Op::Redo => {
                let undo = matches!(op, Op::Undo);
                let (from, to) = if undo {
                    (&mut self.done, &mut self.undone)
                } else {
                    (&mut self.undone, &mut self.done)
                };
                self.run = None;
                if let Some((before, after)) = from.pop() {
                    self.now = if undo { before.clone() } else { after.clone() };
                    to.push((before, after));
                }
            }
            Op::Go(motion, select) => {
                let selected = if *select { None } else { self.selection() };
                let to = match (motion, selected) {
                    (Motion::Left, Some((from, _))) => from,
                    (Motion::Right, Some((_, to))) => to,
                    (Motion::Left, None) => self.before(at),
                    (Motion::Right, None) => self.after(at),
                    (Motion::WordLeft, _) => self.word(false),
                    (Motion::WordRight, _) => self.word(true),
                    (Motion::Top, _) => 0,
                    (Motion::Bottom, _) => self.now.text.len(),
                    _ => return false,
                };
                self.arrive(to, *select);
            }
            Op::Click(..) => return false,
            Op::Draw(..) | Op::TakeEdit => {}
            Op::Restore => {
                self.done.clear();
                self.undone.clear();
                self.run = None;
            }
        }
        true
    }
}
