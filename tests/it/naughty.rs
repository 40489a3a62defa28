//! The Big List of Naughty Strings, through everything that takes text from people.

use chrono::NaiveDate;
use halte::text::dates::parse_date;
use halte::text::fold::{fold, near};
use halte::text::safe::{MOST_GROWTH, display_safe, display_safe_block, file_name_safe};

/// Every naughty string; the licence stands beside the data.
pub(crate) fn strings() -> impl Iterator<Item = &'static str> {
    include_str!("data/blns.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn no_naughty_string_steers_the_screen_or_hides_on_it() {
    assert!(strings().count() > 450, "the whole list is there");
    for text in strings().chain([include_str!("data/blns.txt")]) {
        let line = display_safe(text);
        assert!(!line.chars().any(char::is_control), "{text:?}");
        assert_eq!(display_safe(&line), line);
        let block = display_safe_block(text);
        assert_eq!(display_safe_block(&block), block);
        assert!(!block.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
        for c in line.chars() {
            assert!(!hides(c), "{c:?} of {text:?}");
        }
        assert!(line.len() <= text.len() * MOST_GROWTH, "{text:?}");
    }
}

#[test]
fn no_naughty_string_breaks_names_and_dates() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    for text in strings() {
        let _ = parse_date(text, today);
        let folded = fold(text);
        assert_eq!(fold(&folded), folded, "{text:?}");
        let _ = near(text, &["Buurtmoestuin De Knoop"]);
        let name = file_name_safe(text);
        assert!(!name.contains(['/', '\\', '.', ':', '\0']), "{name:?}");
    }
}

/// Scalars that turn the reading direction or show nothing, and have no use in any of the list.
fn hides(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0001}' | '\u{F0000}'..)
}
