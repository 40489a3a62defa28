//! When two titles or names are the same: what people do not see as a difference is folded away,
//! case, accents, kinds of blanks and quotes.
//!
//! For equal titles and for finding names; never for what is shown or kept.

use unicode_normalization::UnicodeNormalization as _;

/// The text for comparing: compatibility forms, accents and case taken away, blanks made one.
///
/// Vowel signs of scripts in which they are part of the word stay, so different words stay different.
pub fn fold(text: &str) -> String {
    let once = if text.is_ascii() { fold_ascii(text) } else { fold_once(text) };
    // A second time for what appears only after the first, such as the sharp s of its capital.
    if once.is_ascii() { once } else { fold_once(&once) }
}

/// What [`fold_once`] makes of ASCII, without looking at tables.
fn fold_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '`' => folded.push('\''),
            _ if c.is_whitespace() || c.is_control() => blank(&mut folded),
            _ => folded.push(c.to_ascii_lowercase()),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A blank where there is none yet.
fn blank(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

fn fold_once(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            _ if is_accent(c) || is_unseen(c) => {}
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            '\u{2018}'..='\u{201B}' | '\u{2032}' | '´' | '`' => folded.push('\''),
            '\u{201C}'..='\u{201F}' | '\u{2033}' | '«' | '»' => folded.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            _ if c.is_whitespace() || c.is_control() => blank(&mut folded),
            _ => folded.push(c),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded.nfc().collect()
}

/// Marks that are added to a letter without making it another word.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}'
        | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

/// Scalars that show nothing: joiners, soft hyphen, direction, variation, tags.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_ascii, fold_once};

    #[test]
    fn ascii_is_folded_the_short_way_as_the_long_way() {
        for first in '\0'..='\x7f' {
            for second in '\0'..='\x7f' {
                let text = format!("A{first}{second}`b {second}");
                assert_eq!(fold_ascii(&text), fold_once(&text), "{text:?}");
                assert_eq!(fold(&text), fold_once(&fold_once(&text)), "{text:?}");
            }
        }
    }

    #[test]
    fn case_diacritics_and_blanks_do_not_make_another_title() {
        assert_eq!(fold("  Coördinatie\tDE  Knoop "), "coordinatie de knoop");
        assert_eq!(fold("ĲSBAAN"), "ijsbaan");
        assert_eq!(fold("Straße"), "strasse");
    }
}
