//! What the editor does with keys, said in sentences. Texts are written with `|` for the cursor.
//!
//! Never here: random input (see `tests/it/editor_model.rs`).

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::*;

/// Splits `a|b` in words and cursor; `a[b|` selects from `[`.
fn at(marked: &str) -> Editor {
    let text = marked.replace(['|', '['], "");
    let cursor = marked.replace('[', "").find('|').expect("a cursor");
    let anchor = marked.replace('|', "").find('[');
    Editor::restore(Lines::Many, Snapshot { text, cursor, anchor })
}

fn shown(editor: &Editor) -> String {
    let Snapshot { mut text, cursor, anchor } = editor.snapshot();
    match anchor {
        Some(anchor) if anchor >= cursor => {
            text.insert(anchor, '[');
            text.insert(cursor, '|');
        }
        Some(anchor) => {
            text.insert(cursor, '|');
            text.insert(anchor, '[');
        }
        None => text.insert(cursor, '|'),
    }
    text
}

/// `C-` control, `A-` alt, `S-` shift before a name or a character.
fn press(editor: &mut Editor, keys: &str) -> EditorOutcome {
    let mut outcome = EditorOutcome::Unchanged;
    for name in keys.split(' ') {
        let mut name = name;
        let mut held = KeyModifiers::NONE;
        while let Some((prefix, rest)) =
            name.split_at_checked(2).filter(|(p, rest)| p.ends_with('-') && !rest.is_empty())
        {
            held |= match prefix {
                "C-" => KeyModifiers::CONTROL,
                "A-" => KeyModifiers::ALT,
                _ => KeyModifiers::SHIFT,
            };
            name = rest;
        }
        let code = match name {
            "left" => KeyCode::Left,
            "right" => KeyCode::Right,
            "up" => KeyCode::Up,
            "down" => KeyCode::Down,
            "home" => KeyCode::Home,
            "end" => KeyCode::End,
            "pgup" => KeyCode::PageUp,
            "pgdn" => KeyCode::PageDown,
            "enter" => KeyCode::Enter,
            "back" => KeyCode::Backspace,
            "del" => KeyCode::Delete,
            "tab" => KeyCode::Tab,
            "esc" => KeyCode::Esc,
            "space" => KeyCode::Char(' '),
            one => KeyCode::Char(one.chars().next().expect("a key")),
        };
        outcome = editor.handle(KeyEvent::new(code, held));
    }
    outcome
}

fn type_in(editor: &mut Editor, text: &str) {
    for c in text.chars() {
        let _ = if c == '\n' { press(editor, "enter") } else { editor.type_char(c) };
    }
}

fn draw(view: EditorView<'_>, width: u16, height: u16) -> (Vec<String>, Option<Position>) {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let cursor = view.draw(area, &mut buffer);
    let rows = (0..height)
        .map(|y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned())
        .collect();
    (rows, cursor)
}

macro_rules! keys {
    ($($name:ident: $before:expr, $keys:expr => $after:expr;)+) => {$(
        #[test]
        fn $name() {
            let mut editor = at($before);
            let _ = draw(EditorView::new(&editor), 11, 4);
            let _ = press(&mut editor, $keys);
            assert_eq!(shown(&editor), $after);
        }
    )+};
}

keys! {
    a_letter_is_put_before_the_cursor: "a|c", "b" => "ab|c";
    enter_begins_a_line: "a|c", "enter" => "a\n|c";
    a_family_is_one_backspace: "a👨‍👩‍👧‍👦|b", "back" => "a|b";
    a_flag_is_one_backspace: "🇳🇱🇧🇪|", "back" => "🇳🇱|";
    a_letter_with_a_mark_is_one_backspace: "ne\u{301}|", "back" => "n|";
    a_conjunct_is_one_backspace: "क्षि|", "back" => "|";
    a_skin_tone_is_one_backspace: "👍🏽|", "back" => "|";
    a_red_heart_is_one_delete: "|❤️a", "del" => "|a";
    backspace_joins_lines: "a\n|b", "back" => "a|b";
    a_mark_that_meets_a_letter_takes_the_cursor_behind_it: "a\n|\u{301}b", "back" => "a\u{301}|b";
    left_goes_over_a_flag: "🇳🇱🇧🇪|", "left left right" => "🇳🇱|🇧🇪";
    control_left_goes_to_the_start_of_a_word: "een foto's| x", "C-left" => "een |foto's x";
    control_right_goes_to_the_end_of_a_word: "een| foto's x", "C-right" => "een foto's| x";
    control_w_erases_a_word: "een twee|", "C-w" => "een |";
    control_backspace_erases_a_word: "een twee |", "C-back" => "een |";
    control_delete_deletes_a_word: "een| twee drie", "C-del" => "een| drie";
    home_goes_to_the_start_of_the_row: "een twee drie vier|", "home" => "een twee |drie vier";
    home_again_goes_to_the_start_of_the_line: "a\neen twee drie vier|", "home home" => "a\n|een twee drie vier";
    end_goes_to_the_end_of_the_row: "|een twee drie vier", "end" => "een twee| drie vier";
    end_again_goes_to_the_end_of_the_line: "|een twee drie vier\na", "end end" => "een twee drie vier|\na";
    down_and_up_keep_the_column_over_a_short_row: "een tw|ee\na\ndrie vier", "down down" => "een twee\na\ndrie v|ier";
    down_goes_by_rows_of_a_wrapped_line: "e|en twee drie vier", "down" => "een twee d|rie vier";
    shift_selects: "a|bcd", "S-right S-right" => "a[bc|d";
    typing_replaces_the_selection: "a[bc|d", "x" => "ax|d";
    left_goes_to_the_start_of_the_selection: "a[bc|d", "left" => "a|bcd";
    right_goes_to_the_end_of_the_selection: "a|bc[d", "right" => "abc|d";
    control_a_selects_all: "a|b", "C-a" => "[ab|";
    cut_and_paste_move_words: "a[bc|d", "C-x end C-v" => "adbc|";
    copy_leaves_the_words: "a[bc|d", "A-y end C-v" => "abcdbc|";
    undo_gives_the_selection_back: "a[bc|d", "x C-z" => "a[bc|d";
    undo_and_redo_meet: "a|", "x C-z C-y" => "ax|";
    control_home_goes_to_the_start: "a\nb|", "C-home" => "|a\nb";
    control_shift_end_selects_to_the_end: "|a\nb", "C-S-end" => "[a\nb|";
    page_down_goes_a_screen_less_a_row: "|a\nb\nc\nd\ne\nf", "pgdn" => "a\nb\nc\n|d\ne\nf";
}

#[test]
fn undo_takes_back_a_word_at_a_time() {
    let mut editor = Editor::new(Lines::Many);
    type_in(&mut editor, "een twee\ndrie");
    let mut seen = Vec::new();
    while press(&mut editor, "C-z") == EditorOutcome::Changed {
        seen.push(editor.text().to_owned());
    }
    assert_eq!(seen, ["een twee\n", "een ", ""]);
    while press(&mut editor, "C-y") == EditorOutcome::Changed {}
    assert_eq!(editor.text(), "een twee\ndrie");
}

#[test]
fn a_motion_between_two_letters_makes_two_steps() {
    let mut editor = Editor::new(Lines::Many);
    type_in(&mut editor, "ab");
    let _ = press(&mut editor, "left right c C-z");
    assert_eq!(editor.text(), "ab");
}

#[test]
fn a_paste_is_one_step_with_one_kind_of_line_end() {
    let mut editor = at("a|z");
    assert_eq!(editor.paste("1\r\n2\r3\u{85}4\u{2028}5\u{2029}6\n\n7 8"), EditorOutcome::Changed);
    assert_eq!(shown(&editor), "a1\n2\n3\n4\n5\n6\n\n7 8|z");
    let _ = editor.undo();
    assert_eq!(shown(&editor), "a|z");
}

#[test]
fn a_burst_of_keys_is_one_step() {
    let mut editor = Editor::new(Lines::Many);
    let _ = editor.insert_burst("een twee\rdrie");
    assert_eq!(editor.text(), "een twee\ndrie");
    let _ = editor.undo();
    assert_eq!(editor.text(), "");
}

#[test]
fn nul_is_refused_and_the_rest_is_kept() {
    let mut editor = Editor::new(Lines::Many);
    assert_eq!(editor.paste("a\0b\u{1b}c"), EditorOutcome::RefusedNul);
    assert_eq!(editor.text(), "ab\u{1b}c");
    assert_eq!(press(&mut editor, "C-space"), EditorOutcome::RefusedNul);
}

#[test]
fn a_field_of_one_line_makes_spaces_of_line_ends_and_leaves_enter() {
    let mut editor = Editor::new(Lines::One);
    let _ = editor.paste("a\r\nb");
    assert_eq!(editor.text(), "a b");
    assert_eq!(press(&mut editor, "enter"), EditorOutcome::Ignored);
}

#[test]
fn keys_of_the_screen_are_left_to_it() {
    let mut editor = at("a|");
    for keys in ["tab", "esc", "C-c", "C-p", "C-s", "A-m", "up", "down"] {
        assert_eq!(press(&mut editor, keys), EditorOutcome::Ignored, "{keys}");
    }
    assert_eq!(editor.handle(KeyEvent::new(KeyCode::F(5), KeyModifiers::NONE)), EditorOutcome::Ignored);
    assert_eq!(shown(&editor), "a|");
}

#[test]
fn copying_hands_the_words_back() {
    assert_eq!(press(&mut at("a[bc|d"), "A-y"), EditorOutcome::Copied("bc".to_owned()));
    assert_eq!(press(&mut at("a[bc|d"), "C-x"), EditorOutcome::Cut("bc".to_owned()));
    assert_eq!(press(&mut at("a|d"), "A-y"), EditorOutcome::Unchanged);
}

#[test]
fn a_snapshot_gives_the_same_state_back() {
    let editor = at("a[b\n👍🏽|c");
    assert_eq!(Editor::restore(Lines::Many, editor.snapshot()).snapshot(), editor.snapshot());
}

#[test]
fn the_edits_lead_from_each_text_to_the_next() {
    let mut editor = at("een twee| drie");
    let mut stored = editor.text().to_owned();
    assert_eq!(editor.take_edit(), None);
    for keys in ["x y back", "home a end b", "C-z C-z", "C-a C-x", "C-v C-v"] {
        let _ = press(&mut editor, keys);
        assert!(editor.take_edit().expect("a change").apply(&mut stored));
        assert_eq!(stored, editor.text());
    }
}

#[test]
fn rows_break_at_words_and_the_cursor_has_a_cell() {
    let editor = at("Als ik hier meer tijd geef, vragen anderen dat ook.|");
    let accent = Style::new().add_modifier(Modifier::BOLD);
    let (rows, cursor) = draw(EditorView::new(&editor).gutter(accent), 20, 5);
    assert_eq!(rows, ["┃ Als ik hier meer", "┃ tijd geef, vragen", "┃ anderen dat ook.", "┃", "┃"]);
    assert_eq!(cursor, Some(Position::new(18, 2)));
    assert_eq!(EditorView::new(&editor).gutter(accent).rows(20, 100), 3);
}

#[test]
fn a_long_word_breaks_between_cells() {
    let editor = at("a bbbbbbbbbbbbbbbbb|");
    assert_eq!(draw(EditorView::new(&editor), 9, 4).0, ["a", "bbbbbbbb", "bbbbbbbb", "b"]);
}

#[test]
fn the_cursor_behind_a_full_row_stays_inside() {
    let editor = at("abcdefgh|");
    assert_eq!(draw(EditorView::new(&editor), 9, 2).1, Some(Position::new(8, 0)));
    let editor = at("abcdefgh |");
    assert_eq!(draw(EditorView::new(&editor), 9, 2).1, Some(Position::new(0, 1)));
}

#[test]
fn an_empty_field_shows_its_starter() {
    let editor = Editor::new(Lines::Many);
    let view = EditorView::new(&editor).placeholder("Noem één ding", Style::new());
    assert_eq!(
        draw(view, 10, 2),
        (vec!["Noem één".to_owned(), "ding".to_owned()], Some(Position::new(0, 0)))
    );
    assert_eq!(view.rows(10, 9), 2);
}

#[test]
fn a_list_has_a_bullet_before_each_item() {
    let editor = at("een\ntwee drie vier|");
    let plain = Style::new();
    let dots = EditorView::new(&editor).bullets(Bullets::Dot, plain);
    assert_eq!(draw(dots, 12, 3).0, ["· een", "· twee drie", "  vier"]);
    let numbers = EditorView::new(&editor).gutter(plain).bullets(Bullets::Number, plain);
    assert_eq!(draw(numbers, 16, 3).0, ["┃ 1  een", "┃ 2  twee drie", "┃    vier"]);
}

#[test]
fn a_selection_is_reversed_and_shows_its_line_end() {
    let editor = at("a[b\n|c");
    let area = Rect::new(0, 0, 6, 2);
    let mut buffer = Buffer::empty(area);
    EditorView::new(&editor).draw(area, &mut buffer);
    let reversed: Vec<bool> = (0..4).map(|x| buffer[(x, 0)].modifier.contains(Modifier::REVERSED)).collect();
    assert_eq!(reversed, [false, true, true, false]);
}

#[test]
fn a_click_sets_the_cursor_and_a_drag_selects() {
    let mut editor = at("een twee drie|");
    let _ = draw(EditorView::new(&editor).gutter(Style::new()), 12, 3);
    assert_eq!(editor.click(3, 1, false), EditorOutcome::Moved);
    assert_eq!(shown(&editor), "een twee d|rie");
    let _ = editor.click(5, 0, true);
    assert_eq!(shown(&editor), "een| twee d[rie");
    assert_eq!(editor.click(5, 9, false), EditorOutcome::Ignored);
}

#[test]
fn the_rows_around_the_cursor_are_shown() {
    let mut editor = at("1\n2\n3\n4\n5|");
    assert_eq!(draw(EditorView::new(&editor), 9, 2).0, ["4", "5"]);
    let _ = press(&mut editor, "up");
    assert_eq!(draw(EditorView::new(&editor), 9, 2).0, ["4", "5"]);
    let _ = press(&mut editor, "up up");
    assert_eq!(draw(EditorView::new(&editor), 9, 2).0, ["2", "3"]);
    let _ = press(&mut editor, "C-a back");
    assert_eq!(draw(EditorView::new(&editor), 9, 2).0, ["", ""]);
}

#[test]
fn control_characters_are_kept_and_shown_as_harmless_signs() {
    let mut editor = Editor::new(Lines::Many);
    let _ = editor.paste("a\u{1b}[31m\u{202e}\tb");
    assert_eq!(editor.text(), "a\u{1b}[31m\u{202e}\tb");
    let (rows, _) = draw(EditorView::new(&editor), 30, 1);
    assert_eq!(rows, ["a␛[31m‹U+202E›    b"]);
}

#[test]
fn areas_of_no_or_few_cells_do_no_harm() {
    let editor = at("een 👨‍👩‍👧‍👦 twee 日本\n\tx|");
    let view = EditorView::new(&editor).gutter(Style::new()).bullets(Bullets::Number, Style::new());
    for width in 0..8 {
        for height in 0..4 {
            let area = Rect::new(0, 0, width, height);
            let mut buffer = Buffer::empty(area);
            let cursor = view.draw(area, &mut buffer);
            assert_eq!(cursor.is_some(), !area.is_empty());
            assert!(cursor.is_none_or(|cell| area.contains(cell)));
            assert!(view.rows(width, 5) <= 5);
        }
    }
}
