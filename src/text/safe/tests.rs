//! What is shown as it is, and what is made visible.

use std::borrow::Cow;

use proptest::prelude::*;

use super::{MOST_GROWTH, display_safe, display_safe_block, file_name_safe, json_safe};

#[test]
fn words_as_people_type_them_are_shown_as_they_are() {
    for text in [
        "Ik mag geen uitzondering maken zonder reden.",
        "‘het loket’, één, coöperatie – €5 …",
        "👨‍👩‍👧‍👦 🇳🇱 👍🏽 ❤️ 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏳️‍🌈",
        "e\u{301}e\u{301}n",
        "क्षि क्\u{200D}ष می\u{200C}خواهم",
        "葛\u{E0100}城 שָׁלוֹם Tiếng Việt",
    ] {
        assert!(matches!(display_safe(text), Cow::Borrowed(_)), "{text}");
    }
}

#[test]
fn what_steers_or_hides_is_made_visible() {
    for (text, shown) in [
        ("\u{1b}[31mrood", "␛[31mrood"),
        ("a\u{9b}2J", "a‹U+009B›2J"),
        ("naam\u{202e}\u{2066}\u{2067}x", "naam‹U+202E+2›x"),
        ("een\r\ntwee\rdrie\u{2028}vier", "een⏎twee⏎drie⏎vier"),
        ("a\tb", "a b"),
        ("\u{feff}ja\u{200b}", "‹U+FEFF›ja‹U+200B›"),
        ("a\u{200d}b", "a‹U+200D›b"),
        ("❤\u{fe0f}\u{fe0f}", "❤\u{fe0f}‹U+FE0F›"),
        ("x\u{e0041}\u{e0042}", "x‹U+E0041+1›"),
        ("🏴\u{e0041}", "🏴‹U+E0041›"),
        ("sa\u{ad}men", "sa‹U+00AD›men"),
        ("\u{301}a", "◌\u{301}a"),
        ("\u{e000}\u{fffe}", "‹U+E000+1›"),
    ] {
        assert_eq!(display_safe(text), shown, "{text:?}");
    }
}

#[test]
fn a_block_keeps_its_lines() {
    assert_eq!(display_safe_block("een\r\ntwee\u{85}\u{301}"), "een\ntwee\n◌\u{301}");
}

#[test]
fn a_heap_of_marks_is_shown_as_six() {
    let heap = format!("z{}a", "\u{301}".repeat(100));
    assert_eq!(display_safe(&heap), format!("z{}a", "\u{301}".repeat(6)));
}

#[test]
fn a_title_becomes_a_file_name_on_any_system() {
    assert_eq!(file_name_safe("Buurtmoestuin «De Knoop»"), "buurtmoestuin-de-knoop");
    assert_eq!(file_name_safe("../../etc/passwd"), "etc-passwd");
    assert_eq!(file_name_safe("’t Hek: café?"), "t-hek-cafe");
    assert_eq!(file_name_safe(" … "), "halte");
    assert_eq!(file_name_safe("CON"), "con-halte");
    assert_eq!(file_name_safe("LPT1"), "lpt1-halte");
    assert!(file_name_safe(&"é".repeat(500)).len() <= 80);
    assert_eq!(file_name_safe("学校"), "学校");
}

fn nasty() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        any::<char>(),
        prop::sample::select(vec![
            '\r',
            '\n',
            '\u{85}',
            '\u{1b}',
            '\u{200c}',
            '\u{200d}',
            '\u{fe0f}',
            '\u{fe0e}',
            '\u{301}',
            '\u{202e}',
            '❤',
            '👩',
            '🏴',
            '\u{e0067}',
            '\u{e007f}',
            'क',
            '\u{94d}',
            'م',
            '葛',
            '\u{e0100}',
            '\u{1f3fd}',
            '1',
            'a',
        ]),
    ];
    prop::collection::vec(scalar, 0..40).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #[test]
    fn what_is_safe_stays_as_it_is_and_is_not_much_longer(text in nasty()) {
        for safe in [display_safe, display_safe_block] {
            let once = safe(&text).into_owned();
            prop_assert_eq!(safe(&once), once.as_str());
            prop_assert!(once.len() <= text.len() * MOST_GROWTH);
        }
    }

    #[test]
    fn nothing_that_steers_comes_through(text in nasty()) {
        let line = display_safe(&text);
        prop_assert!(!line.chars().any(char::is_control));
        let block = display_safe_block(&text);
        prop_assert!(!block.chars().any(|c| c.is_control() && c != '\n'));
        for c in line.chars().chain(block.chars()) {
            let forbidden = matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{AD}' | '\u{61C}'
                | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}' | '\u{E000}'..='\u{F8FF}' | '\u{E0001}');
            prop_assert!(!forbidden, "{:?}", c);
        }
    }

    #[test]
    fn a_file_name_has_no_way_out_of_its_folder(title in any::<String>()) {
        let name = file_name_safe(&title);
        prop_assert!(!name.is_empty() && name.len() <= 86);
        prop_assert!(!name.contains(['/', '\\', '.', ':', '\0', ' ']));
    }
}

#[test]
fn json_is_escaped_where_it_steers_or_hides() {
    let json = "{\"een\u{9b}2J \u{202e}om\u{2028} \u{e0041}\u{7f} “ja”\":1}";
    assert_eq!(json_safe(json), r#"{"een\u009b2J \u202eom\u2028 \udb40\udc41\u007f “ja”":1}"#);
    assert!(matches!(json_safe("{\"a\":\"gewoon é 中\"}"), Cow::Borrowed(_)));
}
