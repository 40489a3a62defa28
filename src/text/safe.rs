//! What makes any text safe to show: on the screen, on standard output, in a log, on the clipboard.
//!
//! Words are kept as they were typed; only what is shown passes here. Nothing that steers a
//! terminal, turns the reading direction or hides comes through: it is made visible, so that what
//! people see is what is there. Never here: a change to what is stored.
//!
//! - A line break (LF, CR, CRLF, U+0085, U+2028, U+2029) becomes ` ⏎ ` on one line, LF in a block.
//! - A tab becomes one blank, since its width depends on where it stands.
//! - Other C0 controls become their picture (ESC is `␛`), so a line keeps its width.
//! - Hidden scalars become `‹U+202E›`; a run of them its first and how many more: `‹U+202E+3›`.
//! - Joiners stay in emoji and after letters of scripts that need them; a variation selector stays
//!   after an emoji or an ideograph; tags stay in a flag such as that of Scotland.
//! - Above [`MOST_MARKS`] marks on a letter the rest is not shown; a mark on nothing gets a `◌`.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;

use super::fold::fold;
use crate::protection::Protection;

/// How many combining marks on one letter are shown.
pub const MOST_MARKS: usize = 6;

/// How many times as many bytes as the text the result can have at most.
pub const MOST_GROWTH: usize = 6;

/// The text on one line, with nothing in it that steers or hides.
pub fn display_safe(text: &str) -> Cow<'_, str> {
    safe(text, "⏎")
}

/// The text with its line breaks (as LF), and nothing else in it that steers or hides.
pub fn display_safe_block(text: &str) -> Cow<'_, str> {
    safe(text, "\n")
}

fn safe<'a>(text: &'a str, line_break: &'static str) -> Cow<'a, str> {
    if !Protection::DisplaySafe.holds() || text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let shown = Shown::of(text, line_break);
    if shown == text { Cow::Borrowed(text) } else { Cow::Owned(shown) }
}

/// JSON that says the same, with nothing in it that steers or hides: that is written as `\u202e`.
///
/// Whoever reads it as JSON has the words exactly; whoever sees it on a terminal is not misled.
pub fn json_safe(json: &str) -> Cow<'_, str> {
    // Outside of its texts JSON has no such scalar, and in them an escape means the scalar.
    let escaped = |c: char| c == '\u{7F}' || is_hidden(c);
    if !Protection::DisplaySafe.holds() || !json.contains(escaped) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if escaped(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Scalars that need no look at what stands around them: nearly all that people here type.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203A}' | '€')
}

/// Text while it is being made safe.
struct Shown {
    out: String,
    line_break: &'static str,
    last: Option<char>,
    marks: usize,
    hidden: Option<(char, usize)>,
}

impl Shown {
    fn of(text: &str, line_break: &'static str) -> String {
        let mut shown =
            Self { out: String::with_capacity(text.len()), line_break, last: None, marks: 0, hidden: None };
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            let after = rest.as_str();
            match c {
                '\r' if after.starts_with('\n') => {}
                '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.end_line(),
                '\t' => shown.push(' '),
                '\0'..='\u{1F}' => shown.push(picture(c)),
                '\u{7F}' => shown.push('␡'),
                '\u{1F3F4}' => {
                    shown.push(c);
                    for tag in flag_tags(after).chars() {
                        shown.push(tag);
                        rest.next();
                    }
                }
                _ if is_hidden(c) && !shown.may_stay(c, after) => shown.hide(c),
                _ if is_combining_mark(c) => shown.push_mark(c),
                _ => shown.push(c),
            }
        }
        shown.end_hidden();
        shown.out
    }

    fn push(&mut self, c: char) {
        self.end_hidden();
        self.out.push(c);
        self.last = Some(c);
        if !is_joiner(c) && !is_selector(c) {
            self.marks = 0;
        }
    }

    fn push_mark(&mut self, c: char) {
        self.end_hidden();
        if self.last.is_none() {
            self.push('◌');
        }
        if self.marks < MOST_MARKS {
            self.out.push(c);
            self.last = Some(c);
            self.marks += 1;
        }
    }

    fn end_line(&mut self) {
        self.end_hidden();
        self.out.push_str(self.line_break);
        self.last = (self.line_break != "\n").then_some('⏎');
        self.marks = 0;
    }

    fn hide(&mut self, c: char) {
        self.hidden = match self.hidden {
            None => Some((c, 0)),
            Some((first, more)) => Some((first, more + 1)),
        };
        self.last = Some('›');
        self.marks = 0;
    }

    fn end_hidden(&mut self) {
        let Some((first, more)) = self.hidden.take() else {
            return;
        };
        let code = u32::from(first);
        // Writing to a string cannot fail.
        let _ = match more {
            0 => write!(self.out, "‹U+{code:04X}›"),
            _ => write!(self.out, "‹U+{code:04X}+{more}›"),
        };
    }

    /// True when a scalar that shows nothing has a use where it stands.
    fn may_stay(&self, c: char, after: &str) -> bool {
        let Some(last) = self.last else { return false };
        let next_is = |test: fn(char) -> bool| after.chars().next().is_some_and(test);
        match c {
            '\u{200D}' if is_emoji(last) || last == '\u{FE0F}' => next_is(is_emoji),
            '\u{200C}' | '\u{200D}' => needs_joiners(last),
            '\u{FE0E}' | '\u{FE0F}' => is_emoji(last) || matches!(last, '0'..='9' | '#' | '*'),
            '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}' => is_ideograph(last),
            _ => false,
        }
    }
}

/// The picture of a C0 control.
fn picture(c: char) -> char {
    char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The tags of a flag at the start of the text: three to six letters or digits, then the end tag.
fn flag_tags(text: &str) -> &str {
    let letters: usize = text
        .chars()
        .take(7)
        .take_while(|c| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}'))
        .count();
    let ended = text.chars().nth(letters) == Some('\u{E007F}');
    if ended && (3..=6).contains(&letters) { text.get(..(letters + 1) * 4).unwrap_or_default() } else { "" }
}

/// Scalars that show nothing, steer what stands around them, or mean nothing to others.
///
/// Line breaks and C0 controls are not among them; they have a form of their own.
fn is_hidden(c: char) -> bool {
    matches!(c,
        // C1 controls, soft hyphen, grapheme joiner, Arabic letter mark.
        '\u{80}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}'
        // Fillers, Khmer inherent vowels, Mongolian selectors.
        | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        // Zero width, joiners, direction.
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        // Filler, private use, noncharacters, variation selectors, byte order mark.
        | '\u{3164}' | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        // Hieroglyph joiners.
        | '\u{13430}'..='\u{1343F}'
        // Interlinear annotation and the unassigned around it, shorthand and musical controls.
        | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        // Tags, more selectors, and the planes of private use.
        | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..)
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Pictographs, roughly: what a joiner or an emoji selector may follow.
fn is_emoji(c: char) -> bool {
    matches!(c, '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '\u{2194}'..='\u{21AA}'
        | '\u{231A}'..='\u{23FF}' | 'Ⓜ' | '\u{25AA}'..='\u{25FE}' | '\u{2600}'..='\u{27BF}'
        | '\u{2934}' | '\u{2935}' | '\u{2B05}'..='\u{2B55}' | '〰' | '〽' | '㊗' | '㊙'
        | '\u{1F000}'..='\u{1FAFF}')
}

/// Letters and marks of scripts in which a joiner changes how the word is written.
fn needs_joiners(c: char) -> bool {
    let in_script = matches!(c, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}' | '\u{1820}'..='\u{18AF}' | '\u{FB50}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    in_script && (c.is_alphabetic() || is_combining_mark(c))
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// A title as the name of a file on any system, without its ending: folded, words with hyphens,
/// at most 80 bytes; `halte` when nothing is left of it.
pub fn file_name_safe(title: &str) -> String {
    let mut name = String::new();
    for c in fold(title).chars() {
        let c = if c.is_alphanumeric() || (is_combining_mark(c) && !name.is_empty()) {
            c
        } else if name.is_empty() || name.ends_with('-') || c == '\'' {
            continue;
        } else {
            '-'
        };
        if name.len() + c.len_utf8() > 80 {
            break;
        }
        name.push(c);
    }
    name.truncate(name.trim_end_matches('-').len());
    match name.as_str() {
        "" => "halte".to_owned(),
        "con" | "prn" | "aux" | "nul" => format!("{name}-halte"),
        port if is_port(port) => format!("{name}-halte"),
        _ => name,
    }
}

/// The names that Windows keeps for serial and printer ports.
fn is_port(name: &str) -> bool {
    name.strip_prefix("com")
        .or_else(|| name.strip_prefix("lpt"))
        .is_some_and(|n| n.chars().count() == 1 && n.chars().all(char::is_numeric))
}

#[cfg(test)]
mod tests;
