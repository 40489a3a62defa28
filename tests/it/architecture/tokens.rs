//! Cuts a Rust source into the tokens that matter for its paths, each with its line.
//!
//! Comments, strings, characters and numbers are skipped. Never here: what a path is, or a rule.

/// The part of a Rust source that matters for its paths.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A name or a keyword.
    Word(String),
    /// `::`
    Colons,
    /// Any other character that is no blank.
    Other(char),
}

/// The tokens of `source` with their lines, from 1.
pub fn tokens(source: &str) -> Vec<(usize, Token)> {
    let chars: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let (begin, rest) = (at, &chars[at..]);
        let token = match rest {
            ['/', '/', ..] => {
                at += rest.iter().take_while(|c| **c != '\n').count();
                None
            }
            ['/', '*', ..] => {
                at += block_comment(rest);
                None
            }
            ['"', ..] => {
                at += quoted(rest);
                None
            }
            ['\'', '\\', ..] => {
                at += 3 + rest.iter().skip(3).take_while(|c| **c != '\'').count() + 1;
                None
            }
            ['\'', _, '\'', ..] => {
                at += 3;
                None
            }
            [':', ':', ..] => {
                at += 2;
                Some(Token::Colons)
            }
            [first, ..] if first.is_alphabetic() || *first == '_' => {
                let length = rest.iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
                let word: String = rest[..length].iter().collect();
                let raw = raw_string(&word, &rest[length..]);
                at += length + raw.unwrap_or(0);
                raw.is_none().then_some(Token::Word(word))
            }
            [digit, ..] if digit.is_ascii_digit() => {
                at += rest.iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
                None
            }
            [other, ..] => {
                at += 1;
                (!other.is_whitespace()).then_some(Token::Other(*other))
            }
            [] => break,
        };
        found.extend(token.map(|token| (line, token)));
        line += chars[begin..at.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    found
}

/// The length of a block comment, the comments inside it included.
fn block_comment(rest: &[char]) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => (at, depth) = (at + 2, depth + 1),
            ['*', '/', ..] => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of a string in quotes.
fn quoted(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The length of what follows `word` when the two are a raw string (`r#"…"#`), or a raw word's mark (`r#`).
fn raw_string(word: &str, rest: &[char]) -> Option<usize> {
    if !matches!(word, "r" | "br" | "cr") {
        return None;
    }
    let hashes = rest.iter().take_while(|c| **c == '#').count();
    match rest.get(hashes) {
        Some('"') => {
            let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let body = &rest[hashes + 1..];
            let length = body.windows(end.len()).position(|window| window == end)?;
            Some(hashes + 1 + length + end.len())
        }
        Some(_) if hashes == 1 => Some(1),
        _ => None,
    }
}
