//! Which bytes that halte sent are not its own: an escape sequence, a control, a scalar that steers or hides.
//!
//! A list of what is allowed, written down apart from `text::safe`. Never here: running anything.

/// Where bytes were sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// The full screen.
    Screen,
    /// A pipe: lines, without any escape sequence.
    Pipe,
    /// A terminal, line by line: bold and one colour, line ends with CR.
    Terminal,
    /// A table, whose rows end with CR LF.
    Table,
}

/// What is not halte's own, with what stands around it; nothing when all is.
pub fn foreign(bytes: &[u8], to: To) -> Vec<String> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return vec![format!("no UTF-8 at byte {}", error.valid_up_to())],
    };
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = if c == '\u{1b}' { sequence(rest, to) } else { scalar(c, rest, to) };
        if taken.is_none() {
            let around: String = rest.chars().take(24).collect();
            found.push(format!("{around:?}"));
        }
        rest = &rest[taken.unwrap_or(c.len_utf8())..];
    }
    found
}

/// How many bytes of this begin are a scalar that may be sent.
fn scalar(c: char, rest: &str, to: To) -> Option<usize> {
    let allowed = match c {
        '\n' => to != To::Screen,
        '\r' => {
            to == To::Table && rest.starts_with("\r\n")
                || to == To::Terminal && rest.trim_start_matches('\r').starts_with('\n')
        }
        _ => !c.is_control() && !hides(c),
    };
    allowed.then_some(c.len_utf8())
}

/// Scalars that turn the reading direction or show nothing. None of the words here has a use for one.
fn hides(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{E000}'..='\u{F8FF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}'
        | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..)
}

/// How many bytes of this begin are a sequence of halte's own.
fn sequence(rest: &str, to: To) -> Option<usize> {
    if let Some(inner) = rest.strip_prefix("\u{1b}[") {
        let end = inner.find(|c: char| matches!(c, '@'..='~'))?;
        let (params, last) = (&inner[..end], inner[end..].chars().next()?);
        let own = match to {
            To::Pipe | To::Table => false,
            To::Terminal => last == 'm' && matches!(params, "0" | "1" | "1;36"),
            To::Screen => own_on_screen(params, last),
        };
        return own.then_some(2 + end + 1);
    }
    // Copied words, and no others: what stands in it is looked at where it is decoded.
    let inner = rest.strip_prefix("\u{1b}]52;c;").filter(|_| to == To::Screen)?;
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && !"+/=".contains(c))?;
    let own = inner[end..].starts_with("\u{1b}\\") && !inner.starts_with(super::COPIED);
    own.then_some(rest.len() - inner.len() + end + 2)
}

fn own_on_screen(params: &str, last: char) -> bool {
    let numbers = || params.split(';').map(str::parse::<u16>);
    match last {
        'h' | 'l' => matches!(params, "?1049" | "?2004" | "?2026" | "?1000" | "?1006" | "?25"),
        'H' => numbers().count() == 2 && numbers().all(|number| number.is_ok()),
        'J' => params == "2",
        // No blinking, nothing hidden.
        'm' => numbers()
            .all(|number| number.is_ok_and(|number| !matches!(number, 5 | 6 | 8) || params.contains("8;5;"))),
        _ => false,
    }
}

#[test]
fn the_list_knows_what_is_foreign() {
    let own =
        "\u{1b}[?1049h\u{1b}[3;14H\u{1b}[38;5;8;49mNoor ␛ é 中 👍\u{1b}[0m\u{1b}[2J\u{1b}]52;c;TQ==\u{1b}\\";
    assert_eq!(foreign(own.as_bytes(), To::Screen), Vec::<String>::new());
    for (bytes, to) in [
        ("\u{1b}[3J", To::Screen),
        ("\u{1b}[5m", To::Screen),
        ("\u{1b}]0;x\u{7}", To::Screen),
        ("a\nb", To::Screen),
        ("\u{1b}[1m", To::Pipe),
        ("a\rb", To::Terminal),
        ("\u{9b}2J", To::Pipe),
        ("\u{202e}", To::Pipe),
        ("\u{e0041}", To::Table),
    ] {
        assert!(!foreign(bytes.as_bytes(), to).is_empty(), "{bytes:?}");
    }
    assert!(!foreign(b"\x9b2J", To::Pipe).is_empty());
}
