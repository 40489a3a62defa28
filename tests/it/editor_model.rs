//! The editor beside a naive model: a string, split in graphemes anew for each question.
//!
//! Never here: what the editor looks like, other than that drawing from its cache and drawing a
//! fresh editor give the same cells.
#![allow(clippy::indexing_slicing, reason = "cells of a buffer of known size")]

use halte::tui::widgets::editor::{Bullets, Editor, EditorOutcome, EditorView, Lines, Motion};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

mod naive;

use naive::Model;

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

/// A list with everything on.
fn look(editor: &Editor) -> EditorView<'_> {
    EditorView::new(editor).gutter(Style::new()).bullets(Bullets::Dot, Style::new())
}

/// Draws as a list with everything on, and gives the cells and the cursor.
fn draw(editor: &Editor, width: u16, height: u16) -> (Buffer, Option<ratatui::layout::Position>) {
    let area = Rect::new(1, 1, width, height);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width + 2, height + 2));
    let cursor = look(editor).draw(area, &mut buffer);
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
            let height = look(&editor).rows(*width, 999);
            assert_eq!(height, look(&fresh).rows(*width, 999), "after {op:?}");
            let same = height == 999 || draw(&editor, *width, height) == draw(&fresh, *width, height);
            assert!(same, "the cache shows something else");
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
