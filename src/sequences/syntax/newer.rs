//! What only a later TOML than 1.0 allows.
//!
//! Never here: what no TOML allows.

use toml_parser::lexer::{Token, TokenKind};

use super::super::problem::{Kind, Newer};
use super::super::source::Source;
use super::super::tree::Span;
use super::span;

/// What only a later TOML allows.
pub(super) fn newer(source: &Source, tokens: &[Token]) -> Vec<(Kind, Span)> {
    let mut problems = Vec::new();
    let mut say = |what, span: Span| problems.push((Kind::NewerToml { what }, span));
    // What is open: for a brace its place until it was said of, for a bracket nothing.
    let mut open: Vec<Option<Span>> = Vec::new();
    let mut comma: Option<Span> = None;
    for token in tokens {
        let at = span(token);
        let kind = token.kind();
        if kind == TokenKind::LeftCurlyBracket {
            open.push(Some(at.clone()));
        } else if kind == TokenKind::LeftSquareBracket {
            open.push(None);
        } else if kind == TokenKind::RightSquareBracket {
            open.pop();
        } else if kind == TokenKind::RightCurlyBracket {
            open.pop();
            if let Some(comma) = comma.take() {
                say(Newer::LastComma, comma);
            }
        } else if kind == TokenKind::Newline {
            if let Some(brace) = open.last_mut().and_then(Option::take) {
                say(Newer::BracesOverLines, brace);
            }
        } else if matches!(kind, TokenKind::BasicString | TokenKind::MlBasicString)
            && let Some(escape) = newer_escape(source.slice(&at))
        {
            let start = at.start + escape;
            say(Newer::Escape, start..start + 2);
        }
        if kind == TokenKind::Comma {
            comma = Some(at);
        } else if !matches!(kind, TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment) {
            comma = None;
        }
    }
    problems
}

/// Where a text has `\e` or `\x`.
fn newer_escape(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let found = escaped && matches!(c, 'e' | 'x');
        escaped = c == '\\' && !escaped;
        found.then(|| at - 1)
    })
}
