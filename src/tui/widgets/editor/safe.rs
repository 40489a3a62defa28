//! The one place where the editor asks what a piece of text may look like on a screen.
//!
//! Never here: widths, cells, positions. This is a stand-in with the signature of
//! `text::safe::display_safe`; when that exists, its name replaces the body below.

use std::borrow::Cow;

/// What may go to the terminal instead of `text`: dangerous characters made visible and harmless.
///
/// Tabs and line ends are not for this function; the view draws them itself.
pub(super) fn display_safe(text: &str) -> Cow<'_, str> {
    if text.chars().any(dangerous) {
        Cow::Owned(text.chars().map(harmless).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn dangerous(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

fn harmless(c: char) -> char {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ if dangerous(c) => '\u{fffd}',
        _ => c,
    }
}
