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

/// A table: keys with their places, in the order of the file.
pub type Table = Vec<(At<String>, At<Tree>)>;

/// The table of a TOML document. The caller has seen to it that it is not deep.
pub fn from_toml(table: &DeTable<'_>) -> Table {
    let mut fields: Table = table
        .iter()
        .map(|(key, value)| {
            (
                At::new(key.get_ref().to_string(), key.span()),
                from_value(value),
            )
        })
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
        Json::Number(number) => number.as_i64().map_or_else(
            || number.as_f64().map_or(Tree::Huge, Tree::Fraction),
            Tree::Whole,
        ),
        Json::String(text) => Tree::Text(text.clone()),
        Json::Array(items) => Tree::List(items.iter().map(from_json).collect()),
        Json::Object(map) => Tree::Table(
            map.iter()
                .map(|(key, value)| (At::new(key.clone(), 0..0), from_json(value)))
                .collect(),
        ),
    };
    At::new(tree, 0..0)
}
