//! Headers of steps that would make the parser drop every other step: `[step]` in single brackets,
//! and a role before the first step. The text is mended before it is parsed, so that everything
//! else in it is read for what it is; places are those of the text as it was.
//!
//! Never here: headers that are not closed.

use toml_parser::lexer::{Token, TokenKind};

use super::super::problem::Kind;
use super::super::source::Source;
use super::super::tree::{At, Span, Table, Tree};
use super::span;

/// Stands in for `step` in a header that belongs to no step; as long as that word.
const NOWHERE: &str = "-__-";

/// What was mended in the headers of a text.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// What is wrong with them.
    pub problems: Vec<(Kind, Span)>,
    /// Where a bracket is put in: bytes of the text as it was.
    brackets: Vec<(usize, char)>,
    /// Where `step` stands in a header before the first step.
    nowhere: Vec<Span>,
}

/// The headers of steps that have to be mended.
pub(super) fn find(source: &Source, tokens: &[Token]) -> Mended {
    let mut mended = Mended::default();
    let (mut open, mut fresh, mut steps) = (0_usize, true, false);
    for (index, token) in tokens.iter().enumerate() {
        let kind = token.kind();
        if fresh && open == 0 && kind == TokenKind::LeftSquareBracket {
            let next = |ahead: usize| tokens.get(index + ahead);
            let is_step =
                |token: &&Token| token.kind() == TokenKind::Atom && source.slice(&span(token)) == "step";
            let name = next(1).filter(is_step);
            let after = next(2).map(Token::kind);
            if let (Some(name), Some(TokenKind::RightSquareBracket)) = (name, after) {
                let (start, end) = (token.span().start(), name.span().end());
                mended.problems.push((Kind::OneBracket, start..end + 1));
                mended.brackets.extend([(start, '['), (end, ']')]);
                steps = true;
            } else if let (Some(name), Some(TokenKind::Dot), false) = (name, after, steps) {
                mended.problems.push((Kind::RoleFirst, span(name)));
                mended.nowhere.push(span(name));
            } else {
                steps |= next(2).is_some_and(|token| is_step(&token));
            }
        }
        if matches!(kind, TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket) {
            open += 1;
        } else if matches!(kind, TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket) {
            open = open.saturating_sub(1);
        }
        fresh = kind == TokenKind::Newline || (fresh && kind == TokenKind::Whitespace);
    }
    mended
}

impl Mended {
    /// The text with its headers mended.
    pub(super) fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for place in &self.nowhere {
            text.replace_range(place.clone(), NOWHERE);
        }
        if self.brackets.is_empty() {
            return text;
        }
        let mut mended = String::with_capacity(text.len() + self.brackets.len());
        let mut from = 0;
        for (at, bracket) in &self.brackets {
            mended.push_str(text.get(from..*at).unwrap_or_default());
            mended.push(*bracket);
            from = *at;
        }
        mended.push_str(text.get(from..).unwrap_or_default());
        mended
    }

    /// The place in the text as it was of a place in the mended one.
    pub(super) fn place(&self, place: &Span) -> Span {
        let before = |byte: usize| {
            // The bracket of this number stands in the mended text behind all before it.
            let (mut low, mut high) = (0, self.brackets.len());
            while low < high {
                let middle = usize::midpoint(low, high);
                let at = self.brackets.get(middle).map_or(usize::MAX, |(at, _)| at + middle);
                if at < byte { low = middle + 1 } else { high = middle }
            }
            byte - low
        };
        before(place.start)..before(place.end)
    }

    /// The table with places of the text as it was, and without what belongs to no step.
    pub(super) fn table(&self, mut table: Table) -> Table {
        if !self.nowhere.is_empty() {
            table.retain(|(key, _)| key.value != NOWHERE);
        }
        if !self.brackets.is_empty() {
            self.places(&mut table);
        }
        table
    }

    fn places(&self, table: &mut Table) {
        for (key, value) in table {
            key.span = self.place(&key.span);
            self.value(value);
        }
    }

    fn value(&self, value: &mut At<Tree>) {
        value.span = self.place(&value.span);
        match &mut value.value {
            Tree::List(items) => items.iter_mut().for_each(|item| self.value(item)),
            Tree::Table(table) => self.places(table),
            Tree::Text(_)
            | Tree::Whole(_)
            | Tree::Huge
            | Tree::Fraction(_)
            | Tree::YesNo(_)
            | Tree::Date
            | Tree::Nothing => {}
        }
    }
}
