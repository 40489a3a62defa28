//! From text to a tree, or what is wrong with its TOML.
//!
//! The tokens are those of the parser itself: they tell, before anything is parsed, whether a
//! file is too deep for it, and what only a later TOML than 1.0 allows. Never here: the format.

use toml::de::DeTable;
use toml_parser::lexer::{Token, TokenKind};

use super::problem::{Kind, Newer, Open};
use super::source::Source;
use super::tree::{self, Span, Table};

/// Lists and tables in each other, and names joined by dots: no sequence comes near it.
const DEEPEST: usize = 8;

/// What came of the text.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The table, as far as it could be read.
    pub table: Table,
    /// What is wrong with the syntax.
    pub problems: Vec<(Kind, Span)>,
    /// Lines in which something is wrong: what else is found there follows from that.
    pub lines: Vec<usize>,
}

/// Parses the text of a source as TOML 1.0.
pub fn parse(source: &Source) -> Parsed {
    let tokens = toml_parser::Source::new(&source.text).lex().into_vec();
    if let Some(span) = too_deep(&tokens) {
        let problems = vec![(Kind::TooDeep, span)];
        return Parsed {
            problems,
            ..Parsed::default()
        };
    }
    let (document, errors) = DeTable::parse_recoverable(&source.text);
    let mut parsed = Parsed {
        table: tree::from_toml(document.get_ref()),
        ..Parsed::default()
    };
    curly_quotes(source, &tokens, &mut parsed);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let line = source.line_at(span.start);
        if !parsed.lines.contains(&line) && parsed.lines.len() < 200 {
            parsed.lines.push(line);
            let kind = kind(error.message(), &span, source);
            parsed.problems.push(placed(kind, span, source));
        }
    }
    if parsed.problems.is_empty() {
        parsed.problems = newer(source, &tokens);
    }
    parsed
}

fn span(token: &Token) -> Span {
    token.span().start()..token.span().end()
}

/// Where lists, tables or dotted names go deeper than the parser can drop without harm.
fn too_deep(tokens: &[Token]) -> Option<Span> {
    let (mut open, mut dots) = (0_usize, 0_usize);
    tokens.iter().find_map(|token| {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                open = open.saturating_sub(1);
            }
            TokenKind::Dot => dots += 1,
            TokenKind::Newline | TokenKind::Equals | TokenKind::Comma => dots = 0,
            TokenKind::Comment
            | TokenKind::Whitespace
            | TokenKind::LiteralString
            | TokenKind::BasicString
            | TokenKind::MlLiteralString
            | TokenKind::MlBasicString
            | TokenKind::Atom
            | TokenKind::Eof => {}
        }
        (open > DEEPEST || dots > DEEPEST).then(|| span(token))
    })
}

/// Quotes as word processors make them, where TOML wants its own.
fn curly_quotes(source: &Source, tokens: &[Token], parsed: &mut Parsed) {
    let is_curly = |c: char| matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»');
    for token in tokens {
        let whole = span(token);
        let text = source.slice(&whole);
        let found = if token.kind() == TokenKind::Atom {
            text.char_indices().find(|(_, c)| is_curly(*c))
        } else if token.kind() == TokenKind::BasicString && !is_closed(text) {
            let end = text.trim_end_matches(['\r', ' ', '\t']);
            end.char_indices().last().filter(|(_, c)| is_curly(*c))
        } else {
            None
        };
        if let Some((at, found)) = found {
            let start = whole.start + at;
            let line = source.line_at(start);
            if parsed.lines.last() != Some(&line) && parsed.lines.len() < 200 {
                parsed.lines.push(line);
                let span = start..start + found.len_utf8();
                parsed.problems.push((Kind::CurlyQuotes { found }, span));
            }
        }
    }
}

fn is_closed(text: &str) -> bool {
    text.len() > 1 && text.ends_with('"')
}

/// The kind of a problem that the parser reports.
fn kind(message: &str, span: &Span, source: &Source) -> Kind {
    let starts = |starts: &[&str]| starts.iter().any(|start| message.starts_with(start));
    if starts(&["string values must be quoted"]) {
        Kind::NoQuotes
    } else if starts(&["missing opening quote"]) {
        Kind::NoOpeningQuote
    } else if starts(&["duplicate key", "cannot extend value"]) {
        let key = source.slice(span).trim_matches(['"', '\'']).to_owned();
        Kind::DuplicateKey { key }
    } else if starts(&[
        "key with no value",
        "missing assignment",
        "missing value for key",
    ]) {
        Kind::NoEquals
    } else if starts(&["missing value"]) {
        Kind::NoValue
    } else if starts(&["missing comma"]) {
        Kind::NoComma
    } else if starts(&["extra comma"]) {
        Kind::ExtraComma
    } else if starts(&["unclosed array table", "unclosed table"]) {
        Kind::Unclosed { what: Open::Header }
    } else if starts(&["unclosed array"]) {
        Kind::Unclosed { what: Open::List }
    } else if starts(&["unclosed inline table"]) {
        Kind::Unclosed { what: Open::Braces }
    } else if is_unclosed_text(message) {
        Kind::Unclosed { what: Open::Text }
    } else if starts(&["cannot recurse further"]) {
        Kind::TooDeep
    } else if starts(&[
        "invalid unquoted key",
        "unquoted keys cannot be empty",
        "invalid key",
    ]) {
        Kind::BadKey
    } else if starts(&["missing escaped value", "too few unicode", "invalid value"]) {
        Kind::BadEscape
    } else if starts(&["unexpected key or value", "unexpected content"]) {
        Kind::ExtraText
    } else {
        Kind::Syntax {
            message: message.to_owned(),
        }
    }
}

fn is_unclosed_text(message: &str) -> bool {
    let Some((what, expected)) = message.split_once(", expected ") else {
        return false;
    };
    what.starts_with("invalid ") && what.ends_with(" string") && expected.contains(['"', '\''])
}

/// The same problem where people look for it: an open text at its start, not at the end of the line.
fn placed(kind: Kind, span: Span, source: &Source) -> (Kind, Span) {
    let line = source.line_span(source.line_at(span.start));
    let end = span.end.min(line.end.max(span.start));
    (kind, span.start..end)
}

/// What only a later TOML allows.
fn newer(source: &Source, tokens: &[Token]) -> Vec<(Kind, Span)> {
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
        } else if !matches!(
            kind,
            TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment
        ) {
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
