//! Single values: texts, names, numbers, words of a closed set, languages.
//!
//! Never here: which field wants which of them.

use std::collections::HashSet;

use super::super::near::nearest;
use super::super::problem::{Found, Kind, Wants};
use super::super::tree::{At, Span, Tree};
use super::names::{as_id, is_id, is_language, is_line};
use super::{Reader, Type, Value, short};
use crate::domain::words::Words;

impl Reader {
    /// Says that a value is of another type; always None.
    pub(super) fn wrong<T>(&mut self, key: &str, wants: Wants, tree: &At<Tree>) -> Option<T> {
        let found = match &tree.value {
            Tree::Text(text) if is_quoted(text, wants) => Found::Quoted,
            Tree::Text(_) => Found::Text,
            Tree::Whole(_) | Tree::Huge => Found::Whole,
            Tree::Fraction(_) => Found::Fraction,
            Tree::YesNo(_) => Found::YesNo,
            Tree::Date => Found::Date,
            Tree::Nothing => Found::Nothing,
            Tree::List(_) => Found::List,
            Tree::Table(_) => Found::Table,
        };
        let key = key.to_owned();
        self.say(Kind::WrongType { key, wants, found }, &tree.span);
        None
    }

    /// A plain text.
    pub(super) fn text(&mut self, key: &str, tree: At<Tree>) -> Option<At<String>> {
        tree.text().map_or_else(|tree| self.wrong(key, Wants::Text, &tree), Some)
    }

    /// Plain texts, each once.
    pub(super) fn texts(&mut self, key: &str, tree: At<Tree>) -> Option<Vec<At<String>>> {
        let items = match tree.list() {
            Ok(list) => list.value,
            Err(tree) => return self.wrong(key, Wants::Texts, &tree),
        };
        let mut texts = Vec::with_capacity(items.len());
        let mut seen = HashSet::new();
        for item in items {
            let Some(text) = self.text(key, item) else {
                continue;
            };
            if seen.insert(text.value.clone()) || self.lenient {
                texts.push(text);
            } else {
                let value = short(&text.value);
                self.say(Kind::Repeated { value }, &text.span);
            }
        }
        Some(texts)
    }

    /// Names, each once.
    pub(super) fn names(&mut self, ty: Type, key: &str, tree: At<Tree>) -> Option<Value> {
        let texts = self.texts(key, tree)?;
        let names = texts.into_iter().filter_map(|text| {
            let span = text.span.clone();
            self.name(ty, key, text).map(|name| At::new(name, span))
        });
        Some(Value::Texts(names.collect()))
    }

    /// Names of steps, one at least.
    pub(super) fn steps(&mut self, key: &str, tree: At<Tree>) -> Option<Value> {
        if matches!(&tree.value, Tree::List(items) if items.is_empty()) && !self.lenient {
            let key = key.to_owned();
            self.say(Kind::EmptyList { key }, &tree.span);
            return None;
        }
        self.names(Type::Id, key, tree)
    }

    /// A name, as its type wants it.
    pub(super) fn name(&mut self, ty: Type, key: &str, text: At<String>) -> Option<String> {
        let found = short(&text.value);
        let kind = if self.lenient {
            return Some(text.value);
        } else if ty == Type::Line && !is_line(&text.value) {
            Kind::BadLine { found }
        } else if matches!(ty, Type::Id | Type::Step) && !is_id(&text.value) {
            let better = Some(as_id(&text.value)).filter(|id| is_id(id));
            Kind::BadId { found, better }
        } else {
            let worded = self.worded(key, &text.value, &text.span);
            return worded.then_some(text.value);
        };
        self.say(kind, &text.span);
        None
    }

    /// False, and said, when a text has no words or a character that steers a terminal.
    fn worded(&mut self, key: &str, text: &str, span: &Span) -> bool {
        let steers = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
        let kind = if text.trim().is_empty() {
            let key = key.to_owned();
            Kind::EmptyText { key }
        } else if let Some(c) = text.chars().find(steers) {
            Kind::Control { code: u32::from(c) }
        } else {
            return true;
        };
        self.say(kind, span);
        false
    }

    /// One text, or one per language.
    pub(super) fn words(&mut self, key: &str, tree: At<Tree>) -> Option<Value> {
        let tree = match tree.text() {
            Ok(text) => {
                let fine = self.lenient || self.worded(key, &text.value, &text.span);
                return fine.then(|| Value::Words(Words::bare(text.value), Vec::new()));
            }
            Err(tree) => tree,
        };
        let At { value: table, span } = match tree.table() {
            Ok(table) => table,
            Err(tree) => return self.wrong(key, Wants::Words, &tree),
        };
        if table.is_empty() && !self.lenient {
            let key = key.to_owned();
            self.say(Kind::EmptyText { key }, &span);
            return None;
        }
        let (mut pairs, mut tags) = (Vec::new(), Vec::new());
        for (tag, value) in table {
            if !self.lenient && !is_language(&tag.value) {
                let found = short(&tag.value);
                self.say(Kind::BadLanguage { found }, &tag.span);
                continue;
            }
            let full = format!("{key}.{}", short(&tag.value));
            let Some(text) = self.text(&full, value) else {
                continue;
            };
            if self.lenient || self.worded(&full, &text.value, &text.span) {
                pairs.push((tag.value.clone(), text.value));
            }
            tags.push(tag);
        }
        Some(Value::Words(Words::of(pairs), tags))
    }

    /// A whole number in a range.
    pub(super) fn whole(&mut self, key: &str, tree: &At<Tree>, min: i64, max: i64) -> Option<Value> {
        match tree.whole() {
            Some(number) if self.lenient || (min..=max).contains(&number) => Some(Value::Whole(number)),
            Some(found) if key == "format" && found > max => {
                self.say(Kind::NewerFormat { found }, &tree.span);
                None
            }
            _ if tree.is_whole() => self.out_of_range(key, min, max, &tree.span),
            _ => self.wrong(key, Wants::Whole, tree),
        }
    }

    /// A number in a range.
    #[allow(clippy::cast_precision_loss, reason = "the ranges of the table are hundreds at most")]
    pub(super) fn number(&mut self, key: &str, tree: &At<Tree>, min: i64, max: i64) -> Option<Value> {
        let Some(number) = tree.number() else {
            return self.wrong(key, Wants::Number, tree);
        };
        if self.lenient || (min as f64..=max as f64).contains(&number) {
            return Some(Value::Number(number));
        }
        self.out_of_range(key, min, max, &tree.span)
    }

    fn out_of_range<T>(&mut self, key: &str, min: i64, max: i64, span: &Span) -> Option<T> {
        let key = key.to_owned();
        self.say(Kind::OutOfRange { key, min, max }, span);
        None
    }

    /// A word of a closed set.
    pub(super) fn code(
        &mut self,
        key: &str,
        text: &At<String>,
        codes: &'static [&'static str],
    ) -> Option<&'static str> {
        let code = codes.iter().find(|code| **code == text.value).copied();
        if code.is_none() {
            let kind = Kind::UnknownCode {
                key: key.to_owned(),
                found: short(&text.value),
                near: nearest(&text.value, codes.iter().copied()),
                codes,
            };
            self.say(kind, &text.span);
        }
        code
    }
}

/// A number or true or false that stands in quotes.
fn is_quoted(text: &str, wants: Wants) -> bool {
    match wants {
        Wants::Whole | Wants::Number => text.trim().parse::<f64>().is_ok(),
        Wants::YesNo => matches!(text.trim(), "true" | "false"),
        Wants::Words | Wants::Text | Wants::Texts | Wants::Table | Wants::Tables => false,
    }
}
