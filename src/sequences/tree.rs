//! A small tree of values with their places: what TOML and JSON have in common.
//!
//! Never here: what a value means.

use std::ops::Range;

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Bytes of the source.
pub type Span = Range<usize>;

/// Something, and where it stands in the source.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// What stands there.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> At<T> {
    /// The value at this place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A value of a file.
#[derive(Clone, Debug)]
pub enum Tree {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A whole number that no 64 bits hold.
    Huge,
    /// A number with a fraction.
    Fraction(f64),
    /// True or false.
    YesNo(bool),
    /// A date or a time.
    Date,
    /// JSON's null.
    Nothing,
    /// A list.
    List(Vec<At<Tree>>),
    /// A table, in the order of the file.
    Table(Table),
}

impl At<Tree> {
    /// The text, or the value back when it is none.
    pub fn text(self) -> Result<At<String>, Self> {
        let Self { value, span } = self;
        if let Tree::Text(text) = value {
            return Ok(At::new(text, span));
        }
        Err(Self { value, span })
    }

    /// The items, or the value back when it is no list.
    pub fn list(self) -> Result<At<Vec<At<Tree>>>, Self> {
        let Self { value, span } = self;
        if let Tree::List(items) = value {
            return Ok(At::new(items, span));
        }
        Err(Self { value, span })
    }

    /// The table, or the value back when it is none.
    pub fn table(self) -> Result<At<Table>, Self> {
        let Self { value, span } = self;
        if let Tree::Table(table) = value {
            return Ok(At::new(table, span));
        }
        Err(Self { value, span })
    }

    /// The whole number, when it is one that 64 bits hold.
    pub fn whole(&self) -> Option<i64> {
        if let Tree::Whole(number) = self.value {
            return Some(number);
        }
        None
    }

    /// True when it is a whole number, however large.
    pub fn is_whole(&self) -> bool {
        matches!(self.value, Tree::Whole(_) | Tree::Huge)
    }

    /// The number, with or without a fraction.
    #[allow(clippy::cast_precision_loss, reason = "numbers outside a range of hundreds are refused")]
    pub fn number(&self) -> Option<f64> {
        match self.value {
            Tree::Whole(number) => Some(number as f64),
            Tree::Fraction(number) => Some(number),
            Tree::Huge => Some(f64::INFINITY),
            Tree::Text(_) | Tree::YesNo(_) | Tree::Date | Tree::Nothing | Tree::List(_) | Tree::Table(_) => {
                None
            }
        }
    }

    /// True or false, when it is one of them.
    pub fn yes_no(&self) -> Option<bool> {
        if let Tree::YesNo(value) = self.value {
            return Some(value);
        }
        None
    }
}

/// A table: keys with their places, in the order of the file.
pub type Table = Vec<(At<String>, At<Tree>)>;

/// The table of a TOML document. The caller has seen to it that it is not deep.
pub fn from_toml(table: &DeTable<'_>) -> Table {
    let mut fields: Table = table
        .iter()
        .map(|(key, value)| (At::new(key.get_ref().to_string(), key.span()), from_value(value)))
        .collect();
    fields.sort_by_key(|(key, _)| key.span.start);
    fields
}

fn from_value(value: &Spanned<DeValue<'_>>) -> At<Tree> {
    let tree = match value.get_ref() {
        DeValue::String(text) => Tree::Text(text.replace("\r\n", "\n")),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Tree::Huge, Tree::Whole)
        }
        DeValue::Float(number) => number.as_str().parse().map_or(Tree::Huge, Tree::Fraction),
        DeValue::Boolean(value) => Tree::YesNo(*value),
        DeValue::Datetime(_) => Tree::Date,
        DeValue::Array(items) => Tree::List(items.iter().map(from_value).collect()),
        DeValue::Table(table) => Tree::Table(from_toml(table)),
    };
    At::new(tree, value.span())
}

/// The tree of a JSON value; every place is empty.
pub fn from_json(value: &Json) -> At<Tree> {
    let tree = match value {
        Json::Null => Tree::Nothing,
        Json::Bool(value) => Tree::YesNo(*value),
        Json::Number(number) => {
            number.as_i64().map_or_else(|| number.as_f64().map_or(Tree::Huge, Tree::Fraction), Tree::Whole)
        }
        Json::String(text) => Tree::Text(text.clone()),
        Json::Array(items) => Tree::List(items.iter().map(from_json).collect()),
        Json::Object(map) => Tree::Table(
            map.iter().map(|(key, value)| (At::new(key.clone(), 0..0), from_json(value))).collect(),
        ),
    };
    At::new(tree, 0..0)
}
