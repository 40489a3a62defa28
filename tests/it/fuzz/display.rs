//! Any text, made safe: nothing steers or hides, and what was safe stays as it is.

use halte::text::safe::{MOST_GROWTH, display_safe, display_safe_block, file_name_safe, json_safe};

use super::{runner, words};

/// The target.
pub fn display(text: &str) {
    let line = display_safe(text);
    let block = display_safe_block(text);
    assert!(!line.chars().any(char::is_control), "{text:?}");
    assert!(!block.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
    for safe in [&line, &block] {
        assert!(!safe.contains(steers), "{text:?}");
        assert!(safe.len() <= text.len() * MOST_GROWTH, "{text:?}");
    }
    assert_eq!(display_safe(&line), line);
    assert_eq!(display_safe_block(&block), block);
    let name = file_name_safe(text);
    assert!(!name.is_empty() && name.len() <= 96 && !name.starts_with(['-', '.']), "{name:?}");
    assert!(name.chars().all(|c| c == '-' || !c.is_control() && !c.is_ascii_punctuation()), "{name:?}");
    let json = serde_json::json!({ "a": [text] }).to_string();
    let safe = json_safe(&json);
    assert!(!safe.contains(|c: char| c.is_control() || steers(c)), "{text:?}");
    let back: serde_json::Value = serde_json::from_str(&safe).unwrap();
    assert_eq!(back["a"][0], text);
}

/// Scalars that never have a use on a screen, wherever they stand.
fn steers(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}'
        | '\u{e0001}' | '\u{f0000}'..)
}

#[test]
fn whatever_is_shown_steers_nothing() {
    runner(3_000)
        .run(&words(), |text| {
            display(&text);
            Ok(())
        })
        .unwrap();
}
