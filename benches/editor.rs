//! How long a key takes in a large text, layout of what is visible included.
//!
//! Never here: an assertion on time. `cargo bench --bench editor` prints a table.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "it measures and prints a table"
)]

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use halte::tui::widgets::editor::{Editor, EditorView, Lines, Snapshot};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

const AREA: Rect = Rect::new(0, 0, 80, 24);

/// Where the cursor stands when the keys begin.
#[derive(Clone, Copy)]
enum From {
    Start,
    Middle,
    End,
}

fn main() {
    println!("{:<34}{:<22}{:>9}{:>9}{:>9}", "text", "keys", "p50 ms", "p99 ms", "max ms");
    let sentence = "Als ik hier meer tijd geef, vragen anderen dat óók. ";
    let mega = 1 << 20;
    let texts = [
        ("1 MB, one line of sentences", sentence.repeat(mega / sentence.len())),
        ("1 MB, one word", "a".repeat(mega)),
        ("1 MB, one line of 日本", "日本".repeat(mega / 6)),
        ("1 MB, one line of क्षि", "क्षि".repeat(mega / 12)),
        ("1 MB, one line of flags", "🇳🇱".repeat(mega / 8)),
        ("1 MB, only line ends", "\n".repeat(mega)),
        ("100 KB in 1000 lines", format!("{}\n", sentence.repeat(2)).repeat(1000)),
    ];
    for (name, text) in &texts {
        for (place, from) in [("start", From::Start), ("middle", From::Middle), ("end", From::End)] {
            measure(name, &format!("typing, {place}"), text, from, &[key('e'), key('n'), key(' ')]);
        }
        let erase = KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE);
        measure(name, "Backspace, middle", text, From::Middle, &[erase]);
        let moves = [KeyCode::Up, KeyCode::Left, KeyCode::PageDown, KeyCode::Home, KeyCode::End].map(plain);
        measure(name, "moving, middle", text, From::Middle, &moves);
        let word = KeyEvent::new(KeyCode::Left, KeyModifiers::CONTROL);
        let back = KeyEvent::new(KeyCode::Right, KeyModifiers::CONTROL);
        measure(name, "by words, middle", text, From::Middle, &[word, back]);
        let ends = [KeyCode::Home, KeyCode::End].map(|code| KeyEvent::new(code, KeyModifiers::CONTROL));
        let typed = key('x');
        measure(name, "Ctrl-Home x Ctrl-End x", text, From::Middle, &[ends[0], typed, ends[1], typed]);
        let undo = KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL);
        measure(name, "x, undo", text, From::Start, &[typed, undo]);
    }
}

fn key(c: char) -> KeyEvent {
    plain(KeyCode::Char(c))
}

fn plain(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// Repeats the keys and prints one line: each key is handled, its edit taken, and the field drawn.
fn measure(name: &str, what: &str, text: &str, from: From, keys: &[KeyEvent]) {
    let mut cursor = match from {
        From::Start => 0,
        From::Middle => text.len() / 2,
        From::End => text.len(),
    };
    while !text.is_char_boundary(cursor) {
        cursor -= 1;
    }
    let mut editor = Editor::restore(Lines::Many, Snapshot { text: text.to_owned(), cursor, anchor: None });
    let mut buffer = Buffer::empty(AREA);
    EditorView::new(&editor).gutter(Style::new()).draw(AREA, &mut buffer);
    let mut times: Vec<Duration> = keys
        .iter()
        .cycle()
        .take(300)
        .map(|&key| {
            let start = Instant::now();
            let _ = editor.handle(key);
            let _ = editor.take_edit();
            buffer.reset();
            EditorView::new(&editor).gutter(Style::new()).draw(AREA, &mut buffer);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let ms = |share: usize| times.get((times.len() - 1) * share / 100).unwrap().as_secs_f64() * 1000.0;
    println!("{name:<34}{what:<22}{:>9.3}{:>9.3}{:>9.3}", ms(50), ms(99), ms(100));
}
