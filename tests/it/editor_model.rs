//! The editor beside a naive model: a string, split in graphemes anew for each question.
//!
//! Never here: what the editor looks like, other than that drawing from its cache and drawing a
//! fresh editor give the same cells.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a model that stops at the first surprise is what a test wants"
)]

use halte::tui::widgets::editor::{Bullets, Editor, EditorOutcome, EditorView, Lines, Motion, Snapshot};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Pieces that join, widen, break or hide when they meet.
pub const PIECES: [&str; 32] = [
    "a",
    "b",
    " ",
    "  ",
    "\n",
    "een",
    "foto's",
    "é",
    "e",
    "\u{301}",
    "👨‍👩‍👧‍👦",
    "👩",
    "\u{200d}",
    "🇳",
    "🇱",
    "🇳🇱",
    "क",
    "\u{94d}",
    "ष",
    "ि",
    "👍🏽",
    "👍",
    "🏽",
    "❤",
    "\u{fe0f}",
    "日本",
    "\t",
    "\u{1b}",
    "\u{202e}",
    "\u{3000}",
    "\u{600}",
    "langwoordzondereinde",
];

/// One thing that may happen to an editor.
#[derive(Clone, Debug)]
pub enum Op {
    Type(char),
    Paste(String),
    Burst(String),
    Backspace,
    Delete,
    EraseWord,
    DeleteWord,
    Go(Motion, bool),
    SelectAll,
    Cut,
    Copy,
    PasteOwn,
    Undo,
    Redo,
    Click(u16, u16, bool),
    Draw(u16, u16),
    TakeEdit,
    Restore,
}

pub const MOTIONS: [Motion; 12] = [
    Motion::Left,
    Motion::Right,
    Motion::WordLeft,
    Motion::WordRight,
    Motion::Up,
    Motion::Down,
    Motion::PageUp,
    Motion::PageDown,
    Motion::Home,
    Motion::End,
    Motion::Top,
    Motion::Bottom,
];

/// What can be seen of a text field.
type State = Snapshot;

#[derive(Clone, Copy, PartialEq)]
enum Run {
    Typed,
    Erased,
    Deleted,
}

/// The naive editor.
struct Model {
    now: State,
    done: Vec<(State, State)>,
    undone: Vec<(State, State)>,
    /// The run that goes on, whether its last piece was blank, and where it goes on.
    run: Option<(Run, bool, usize)>,
    clipboard: String,
    one_line: bool,
}

impl Model {
    fn new(one_line: bool) -> Self {
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
    fn places(&self) -> Vec<usize> {
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
        let blank = |text: &str| text.chars().all(char::is_whitespace);
        let joins = match (run, self.run) {
            (Some(Run::Typed), Some((Run::Typed, was_blank, end))) => {
                gone.is_empty() && end == from && (!was_blank || blank(words))
            }
            (Some(Run::Erased), Some((Run::Erased, was_blank, start))) => {
                start == to && (!was_blank || blank(&gone))
            }
            (Some(Run::Deleted), Some((Run::Deleted, was_blank, start))) => {
                start == from && (!was_blank || blank(&gone))
            }
            _ => false,
        };
        match self.done.last_mut() {
            Some(last) if joins => last.1 = self.now.clone(),
            _ => self.done.push((before, self.now.clone())),
        }
        self.run = run.map(|run| match run {
            Run::Typed => (run, blank(words), from + words.len()),
            Run::Erased => (run, gone.chars().next().unwrap().is_whitespace(), from),
            Run::Deleted => (run, gone.chars().next_back().unwrap().is_whitespace(), from),
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
    fn apply(&mut self, op: &Op) -> bool {
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

/// Draws as a list with everything on, and gives the cells and the cursor.
fn draw(editor: &Editor, width: u16, height: u16) -> (Buffer, Option<ratatui::layout::Position>) {
    let area = Rect::new(1, 1, width, height);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width + 2, height + 2));
    let view = EditorView::new(editor).gutter(Style::new()).bullets(Bullets::Dot, Style::new());
    let cursor = view.draw(area, &mut buffer);
    assert_eq!(cursor.is_some(), !area.is_empty());
    if let Some(cell) = cursor {
        assert!(area.contains(cell), "the cursor at {cell} is outside of {area}");
    }
    for x in 0..width + 2 {
        for y in [0, height + 1] {
            assert_eq!(buffer[(x, y)].symbol(), " ", "something was drawn outside of {area}");
        }
    }
    assert!(buffer.content.iter().all(|cell| !cell.symbol().contains(char::is_control)));
    (buffer, cursor)
}

fn perform(editor: &mut Editor, op: &Op, lines: Lines) -> EditorOutcome {
    match op {
        Op::Type(c) => editor.type_char(*c),
        Op::Paste(text) => editor.paste(text),
        Op::Burst(text) => editor.insert_burst(text),
        Op::Backspace => editor.backspace(),
        Op::Delete => editor.delete(),
        Op::EraseWord => editor.erase_word(),
        Op::DeleteWord => editor.delete_word(),
        Op::Go(motion, select) => editor.go(*motion, *select),
        Op::SelectAll => editor.select_all(),
        Op::Cut => editor.cut(),
        Op::Copy => editor.copy(),
        Op::PasteOwn => editor.paste_own(),
        Op::Undo => editor.undo(),
        Op::Redo => editor.redo(),
        Op::Click(x, y, select) => editor.click(*x, *y, *select),
        Op::Draw(width, height) => {
            let _ = draw(editor, *width, *height);
            EditorOutcome::Unchanged
        }
        Op::TakeEdit => EditorOutcome::Unchanged,
        Op::Restore => {
            let clipboard = editor.clipboard().to_owned();
            let mut fresh = Editor::restore(lines, editor.snapshot());
            fresh.set_clipboard(clipboard);
            *editor = fresh;
            EditorOutcome::Unchanged
        }
    }
}

/// Runs the editor and the model side by side and stops at the first difference.
pub fn run(one_line: bool, ops: &[Op]) {
    let lines = if one_line { Lines::One } else { Lines::Many };
    let mut editor = Editor::new(lines);
    let mut model = Model::new(one_line);
    let mut stored = String::new();
    for op in ops {
        let before = editor.snapshot();
        if matches!(op, Op::TakeEdit | Op::Restore) {
            let edit = editor.take_edit();
            assert!(edit.is_none_or(|edit| edit.apply(&mut stored)));
            assert_eq!(stored, editor.text());
        }
        let outcome = perform(&mut editor, op, lines);
        let now = editor.snapshot();
        if !model.apply(op) {
            // A motion that depends on rows: it keeps the words and stands between graphemes.
            assert_eq!(now.text, model.now.text);
            assert!(model.places().contains(&now.cursor), "{op:?}: {} is inside of a grapheme", now.cursor);
            if outcome != EditorOutcome::Ignored {
                model.run = None;
            }
            model.now = now.clone();
        }
        assert_eq!(now, model.now, "after {op:?}");
        assert_eq!(editor.clipboard(), model.clipboard, "after {op:?}");
        match outcome {
            EditorOutcome::Ignored | EditorOutcome::Unchanged => {
                assert_eq!(now, before, "after {op:?}");
            }
            EditorOutcome::Moved | EditorOutcome::Copied(_) => {
                assert_eq!(now.text, before.text, "after {op:?}");
            }
            EditorOutcome::Changed | EditorOutcome::Cut(_) | EditorOutcome::RefusedNul => {}
        }
        if let Op::Draw(width, _) = op {
            let fresh = Editor::restore(lines, now);
            assert!(
                draw(&editor, *width, 300) == draw(&fresh, *width, 300),
                "the cache shows something else"
            );
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
}

fn outside() -> impl Strategy<Value = String> {
    let ends = prop::sample::select(vec!["", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\0", "\n\r"]);
    (text(), ends, text()).prop_map(|(a, end, b)| a + end + &b)
}

fn op() -> impl Strategy<Value = Op> {
    let key = prop::sample::select(PIECES.concat().chars().collect::<Vec<_>>());
    prop_oneof![
        8 => key.prop_map(Op::Type),
        2 => outside().prop_map(Op::Paste),
        1 => outside().prop_map(Op::Burst),
        4 => Just(Op::Backspace),
        3 => Just(Op::Delete),
        1 => Just(Op::EraseWord),
        1 => Just(Op::DeleteWord),
        8 => (prop::sample::select(MOTIONS.to_vec()), any::<bool>()).prop_map(|(motion, select)| Op::Go(motion, select)),
        1 => prop::sample::select(vec![Op::SelectAll, Op::Cut, Op::Copy, Op::PasteOwn, Op::TakeEdit, Op::Restore]),
        2 => Just(Op::Undo),
        2 => Just(Op::Redo),
        1 => (0u16..30, 0u16..12, any::<bool>()).prop_map(|(x, y, select)| Op::Click(x, y, select)),
        3 => (0u16..24, 0u16..8).prop_map(|(width, height)| Op::Draw(width, height)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_editor_and_the_naive_model_never_differ(one_line in any::<bool>(), ops in prop::collection::vec(op(), 1..60)) {
        run(one_line, &ops);
    }
}
