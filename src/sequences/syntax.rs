//! From text to a tree, or what is wrong with its TOML.
//!
//! The tokens are those of the parser itself: they tell, before anything is parsed, whether a
//! file is too deep for it, and what only a later TOML than 1.0 allows. Never here: the format.

mod headers;
mod newer;
mod unclosed;

use std::borrow::Cow;
use std::collections::HashSet;

use toml::de::DeTable;
use toml_parser::lexer::{Token, TokenKind};

use super::problem::{Kind, Open};
use super::source::Source;
use super::tree::{self, Span, Table};

/// Lists and tables in each other, and names joined by dots: no sequence comes near it.
const DEEPEST: usize = 8;

/// How often a text is parsed at most, each time without the lines where the parser stopped reading.
const PASSES: usize = 3;

/// More problems than this are not gathered.
const MOST: usize = 200;

/// What came of the text.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The table, as far as it could be read.
    pub table: Table,
    /// What is wrong with the syntax.
    pub problems: Vec<(Kind, Span)>,
    /// Lines in which something is wrong: what else is found there follows from that.
    pub lines: HashSet<usize>,
    /// True when something that is not closed may have swallowed whole steps.
    pub swallowed: bool,
    /// The first line of a header that is not closed: keys after it stand where nobody put them.
    pub header: Option<usize>,
}

/// Parses the text of a source as TOML 1.0.
pub fn parse(source: &Source) -> Parsed {
    let tokens = toml_parser::Source::new(&source.text).lex().into_vec();
    if let Some(span) = too_deep(&tokens) {
        let problems = vec![(Kind::TooDeep, span)];
        return Parsed { problems, ..Parsed::default() };
    }
    let mut parsed = Parsed::default();
    let mut text = without_unclosed(source, &tokens, &mut parsed);
    let mended = headers::find(source, &tokens);
    let mut errors = Vec::new();
    for _ in 0..PASSES {
        let whole = mended.text(&text);
        let (document, found) = DeTable::parse_recoverable(&whole);
        parsed.table = mended.table(tree::from_toml(document.get_ref()));
        let place = |error: toml::de::Error| {
            let span = mended.place(&error.span().unwrap_or(0..0));
            (error.message().to_owned(), span)
        };
        let found: Vec<(String, Span)> = found.into_iter().map(place).collect();
        let stops = stops(&found, source);
        errors.extend(found);
        if stops.is_empty() {
            break;
        }
        text = Cow::Owned(without_lines(&text, &stops));
    }
    curly_quotes(source, &tokens, &mut parsed);
    odd_blanks(source, &tokens, &mut parsed);
    for (message, span) in errors {
        if parsed.problems.len() >= MOST {
            break;
        }
        let kind = kind(&message, &span, source);
        let (kind, span) = placed(kind, span, source, &tokens);
        parsed.add(kind, span, source);
    }
    if parsed.problems.is_empty() {
        parsed.problems = newer::newer(source, &tokens);
    }
    parsed.problems.extend(mended.problems);
    parsed
}

impl Parsed {
    /// Adds a problem, unless there is one in its line already.
    fn add(&mut self, kind: Kind, span: Span, source: &Source) {
        let line = source.line_at(span.start);
        if self.problems.len() >= MOST || !self.lines.insert(line) {
            return;
        }
        if let Kind::Unclosed { what } = kind {
            let long = what == Open::Text && source.slice(&span).len() == 3;
            self.swallowed |= long || what == Open::Braces;
            if what == Open::Header {
                self.header.get_or_insert(line);
            }
        }
        self.problems.push((kind, span));
    }
}

/// The text with blanks for the lines of what is not closed, and that said.
fn without_unclosed<'a>(source: &'a Source, tokens: &[Token], parsed: &mut Parsed) -> Cow<'a, str> {
    let mut text = Cow::Borrowed(source.text.as_str());
    for unclosed in unclosed::find(source, tokens) {
        let what = unclosed.what;
        parsed.add(Kind::Unclosed { what }, unclosed.at, source);
        let lines = source.line_at(unclosed.lines.start)..=source.line_at(unclosed.lines.end);
        parsed.lines.extend(lines);
        let blank: String = source
            .slice(&unclosed.lines)
            .bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
            .collect();
        text.to_mut().replace_range(unclosed.lines, &blank);
    }
    text
}

/// The lines of keys that are none or have no value. The parser names everything that is wrong
/// below such a line, but its table ends there.
fn stops(errors: &[(String, Span)], source: &Source) -> HashSet<usize> {
    let stop = |(message, span): &(String, Span)| {
        let kind = kind(message, span, source);
        let line = source.line_at(span.start);
        let start = || source.slice(&source.line_span(line)).trim_start_matches([' ', '\t']);
        (matches!(kind, Kind::NoEquals | Kind::BadKey) && !start().starts_with('[')).then_some(line)
    };
    errors.iter().filter_map(stop).collect()
}

/// The text with blanks for these lines.
fn without_lines(text: &str, lines: &HashSet<usize>) -> String {
    let mut left = String::with_capacity(text.len());
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        if lines.contains(&number) {
            let blank = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
            left.extend(line.bytes().map(blank));
        } else {
            left.push_str(line);
        }
    }
    left
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
            let span = start..start + found.len_utf8();
            parsed.add(Kind::CurlyQuotes { found }, span, source);
        }
    }
}

/// Blanks of word processors and web pages where TOML wants a space, or nothing.
fn odd_blanks(source: &Source, tokens: &[Token], parsed: &mut Parsed) {
    let is_odd = |c: char| {
        !c.is_ascii() && (c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
    };
    for token in tokens.iter().filter(|token| token.kind() == TokenKind::Atom) {
        let whole = span(token);
        if let Some((at, odd)) = source.slice(&whole).char_indices().find(|(_, c)| is_odd(*c)) {
            let start = whole.start + at;
            parsed.add(Kind::OddBlank { code: u32::from(odd) }, start..start + odd.len_utf8(), source);
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
        if source.slice(span).trim().is_empty() { Kind::NoValue } else { Kind::NoQuotes }
    } else if starts(&["missing opening quote"]) {
        Kind::NoOpeningQuote
    } else if starts(&["duplicate key", "cannot extend value"]) {
        let key = source.slice(span).trim_matches(['"', '\'']).to_owned();
        Kind::DuplicateKey { key }
    } else if starts(&["key with no value", "missing assignment", "missing value for key"]) {
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
    } else if starts(&["invalid unquoted key", "unquoted keys cannot be empty", "invalid key"]) {
        Kind::BadKey
    } else if starts(&["missing escaped value", "too few unicode", "invalid value"]) {
        Kind::BadEscape
    } else if starts(&["invalid boolean"]) {
        Kind::BadYesNo
    } else if is_date(message) {
        Kind::BadDate
    } else if is_number(message) {
        Kind::BadNumber
    } else if starts(&["carriage return must"]) {
        Kind::LoneReturn
    } else if starts(&["unexpected key or value", "unexpected content"]) {
        Kind::ExtraText
    } else {
        Kind::Syntax { message: message.to_owned() }
    }
}

fn is_number(message: &str) -> bool {
    let what = message.split(',').next().unwrap_or_default();
    what == "unexpected leading zero"
        || what == "invalid float"
        || what.starts_with("redundant ")
        || what.starts_with("`_` may only")
        || (what.starts_with("invalid ") && what.ends_with(" number"))
}

fn is_date(message: &str) -> bool {
    ["invalid date", "invalid time", "invalid datetime", "invalid offset"]
        .iter()
        .any(|start| message.starts_with(start))
}

fn is_unclosed_text(message: &str) -> bool {
    let Some((what, expected)) = message.split_once(", expected ") else {
        return false;
    };
    what.starts_with("invalid ") && what.ends_with(" string") && expected.contains(['"', '\''])
}

/// The same problem where people look for it: a text over lines at its quotes, not at the end of
/// the file.
fn placed(kind: Kind, span: Span, source: &Source, tokens: &[Token]) -> (Kind, Span) {
    let whole = source.line_span(source.line_at(span.start));
    if kind == (Kind::Unclosed { what: Open::Text }) {
        let after = tokens.partition_point(|token| token.span().start() < span.start);
        let text = after.checked_sub(1).and_then(|before| tokens.get(before));
        let text = text.map(self::span);
        let is_over_lines = |text: &Span| {
            let quotes = source.slice(text);
            text.start < whole.start && (quotes.starts_with("\"\"\"") || quotes.starts_with("'''"))
        };
        if let Some(text) = text.filter(is_over_lines) {
            return (kind, text.start..text.start + 3);
        }
    }
    let end = span.end.min(whole.end.max(span.start));
    (kind, span.start..end)
}
