//! Lists and braces that are not closed: found before parsing, and taken out, so that everything
//! after them is still read for what it is.
//!
//! Never here: texts that are not closed (nobody can tell where they end).

use toml_parser::lexer::{Token, TokenKind};

use super::super::problem::Open;
use super::super::source::Source;
use super::super::tree::Span;
use super::span;

/// More of them than this are not looked for.
const MOST: usize = 100;

/// A bracket or brace that is not closed.
#[derive(Debug)]
pub(super) struct Unclosed {
    /// Which of them.
    pub what: Open,
    /// Where it is.
    pub at: Span,
    /// The lines that belong to it, to be taken out.
    pub lines: Span,
}

/// What is open at some place.
struct Opened {
    what: Open,
    at: Span,
    line_end: Option<usize>,
}

/// Everything that is opened and still open where something else begins.
pub(super) fn find(source: &Source, tokens: &[Token]) -> Vec<Unclosed> {
    let mut found = Vec::new();
    let mut open: Vec<Opened> = Vec::new();
    let mut fresh = true;
    let mut header = false;
    for (index, token) in tokens.iter().enumerate() {
        let at = span(token);
        let kind = token.kind();
        let after = tokens.get(index..).unwrap_or_default();
        let ends = kind == TokenKind::Eof || (fresh && begins(source, after, open.last()));
        if ends && let Some(unclosed) = close_all(source, &mut open, at.start) {
            found.push(unclosed);
            if found.len() == MOST {
                break;
            }
        }
        if kind == TokenKind::Newline {
            header = false;
            fresh = true;
            for opened in &mut open {
                opened.line_end.get_or_insert(at.start);
            }
            continue;
        }
        header |= fresh && open.is_empty() && kind == TokenKind::LeftSquareBracket;
        fresh &= kind == TokenKind::Whitespace;
        if header {
            continue;
        }
        let line_end = None;
        if kind == TokenKind::LeftSquareBracket {
            let what = Open::List;
            open.push(Opened { what, at, line_end });
        } else if kind == TokenKind::LeftCurlyBracket {
            let what = Open::Braces;
            open.push(Opened { what, at, line_end });
        } else if matches!(kind, TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket) {
            open.pop();
        }
    }
    found
}

/// True when these tokens, at the start of a line, cannot stand in what is open.
fn begins(source: &Source, tokens: &[Token], open: Option<&Opened>) -> bool {
    let Some(open) = open else { return false };
    let kinds = |index: usize| tokens.get(index).map(Token::kind);
    if kinds(0) == Some(TokenKind::LeftSquareBracket) {
        let name = usize::from(kinds(1) == Some(TokenKind::LeftSquareBracket)) + 1;
        let is_name = tokens
            .get(name)
            .is_some_and(|token| token.kind() == TokenKind::Atom && is_bare_name(source.slice(&span(token))));
        return open.what == Open::Braces || is_name;
    }
    let mut rest = tokens
        .iter()
        .map(Token::kind)
        .skip_while(|kind| matches!(kind, TokenKind::Atom | TokenKind::Dot | TokenKind::Whitespace));
    let is_key = matches!(kinds(0), Some(TokenKind::Atom));
    open.what == Open::List && is_key && rest.next() == Some(TokenKind::Equals)
}

/// A word that is a key or a header and no value.
fn is_bare_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && !matches!(text, "true" | "false" | "inf" | "nan")
}

/// Closes what is open before this byte: the innermost is named, the lines of all are taken out.
fn close_all(source: &Source, open: &mut Vec<Opened>, before: usize) -> Option<Unclosed> {
    let last = open.last()?;
    let first = open.first()?;
    let start = source.line_span(source.line_at(first.at.start)).start;
    let end = match (first.what, first.line_end) {
        (Open::Braces, Some(end)) => end,
        _ => before,
    };
    let unclosed = Unclosed { what: last.what, at: last.at.clone(), lines: start..end };
    open.clear();
    Some(unclosed)
}
