//! From a tree of values to the fields of the format, as the table of fields says.
//!
//! Keys that are not in the table, values of a wrong type, outside their range or none of their
//! words: all are found here, from the table alone. Never here: rules between fields.

use super::fields::{self, Field, Place, Type};
use super::problem::{Found, Kind, Wants};
use super::tree::{At, Span, Table, Tree};
use crate::domain::words::Words;

/// A field that was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// Where its key stands.
    pub key: Span,
    /// Where its value stands.
    pub span: Span,
    /// Its value; None when it was wrong, and that has been said.
    pub value: Option<Value>,
}

/// A value of the type that its field has.
#[derive(Clone, Debug)]
pub enum Value {
    /// Of [`Type::Words`], with the place of each language.
    Words(Words, Vec<At<String>>),
    /// Of an id, a line, a name, a step.
    Text(String),
    /// Of [`Type::Whole`].
    Whole(i64),
    /// Of [`Type::Number`].
    Number(f64),
    /// Of [`Type::YesNo`].
    YesNo(bool),
    /// Of [`Type::Code`].
    Code(&'static str),
    /// Of [`Type::Codes`].
    Codes(Vec<&'static str>),
    /// Of steps, lines, plain texts.
    Texts(Vec<At<String>>),
    /// Of [`Type::Table`].
    Node(Node),
    /// Of [`Type::Tables`].
    Nodes(Vec<Node>),
    /// Of [`Type::ByRole`].
    Roles(Vec<(At<String>, Node)>),
}

/// A table whose fields were read, in the order of the file.
#[derive(Clone, Debug)]
pub struct Node {
    /// Which table it is.
    pub place: Place,
    /// Where it begins: its header, its brace, or its key.
    pub head: Span,
    /// What was read, whether right or wrong.
    pub fields: Vec<(&'static Field, Read)>,
}

impl Node {
    /// The field with this name, right or wrong.
    pub fn get(&self, name: &str) -> Option<&Read> {
        self.fields
            .iter()
            .find(|(field, _)| field.name == name)
            .map(|(_, read)| read)
    }

    /// The value of this field, when it is there and right.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.get(name)?.value.as_ref()
    }

    /// Where the value of this field stands, or else the table begins.
    pub fn span(&self, name: &str) -> Span {
        self.get(name).map_or(self.head.clone(), |r| r.span.clone())
    }

    /// Where the key of this field stands, or else the table begins.
    pub fn key(&self, name: &str) -> Span {
        self.get(name).map_or(self.head.clone(), |r| r.key.clone())
    }
}

/// Reads tables and gathers what is wrong with them.
#[derive(Debug, Default)]
pub struct Reader {
    /// What is wrong, and where.
    pub problems: Vec<(Kind, Span)>,
    /// True when only types count: for what halte itself wrote.
    pub lenient: bool,
}

impl Reader {
    fn say(&mut self, kind: Kind, span: &Span) {
        self.problems.push((kind, span.clone()));
    }

    /// Reads a table as one of this place.
    pub fn node(&mut self, place: Place, head: Span, table: Table) -> Node {
        let mut fields = Vec::with_capacity(table.len());
        for (key, value) in table {
            let Some(field) = fields::find(place, &key.value) else {
                self.unknown(place, &key);
                continue;
            };
            let span = value.span.clone();
            let value = self.value(field, &key, value);
            let read = Read {
                key: key.span,
                span,
                value,
            };
            fields.push((field, read));
        }
        let node = Node {
            place,
            head,
            fields,
        };
        self.missing(&node);
        node
    }

    fn missing(&mut self, node: &Node) {
        if self.lenient {
            return;
        }
        for field in fields::of(node.place).filter(|f| f.required) {
            if node.get(field.name).is_none() {
                let kind = if field.name == "step" && node.place == Place::Sequence {
                    Kind::NoSteps
                } else {
                    Kind::Missing {
                        key: field.name,
                        place: node.place,
                    }
                };
                self.say(kind, &node.head);
            }
        }
    }

    fn unknown(&mut self, place: Place, key: &At<String>) {
        let names = || fields::of(place).map(|field| field.name);
        let near = super::near::nearest(&key.value, names());
        let elsewhere = fields::FIELDS
            .iter()
            .find(|field| field.name == key.value)
            .map(|field| field.place);
        let kind = Kind::UnknownKey {
            key: key.value.clone(),
            place,
            near: near.filter(|_| elsewhere.is_none()),
            elsewhere,
        };
        self.say(kind, &key.span);
    }

    fn value(&mut self, field: &'static Field, key: &At<String>, tree: At<Tree>) -> Option<Value> {
        match field.ty {
            Type::Words => self.words(&key.value, tree),
            Type::Id | Type::Step | Type::Line | Type::Name => {
                let text = self.text(&key.value, tree)?;
                self.name(field.ty, &key.value, text).map(Value::Text)
            }
            Type::Whole(min, max) => self.whole(&key.value, &tree, min, max),
            Type::Number(min, max) => self.number(&key.value, &tree, min, max),
            Type::YesNo => match tree.value {
                Tree::YesNo(value) => Some(Value::YesNo(value)),
                _ => self.wrong(&key.value, Wants::YesNo, &tree),
            },
            Type::Code(codes) => {
                let text = self.text(&key.value, tree)?;
                self.code(&key.value, &text, codes).map(Value::Code)
            }
            Type::Codes(codes) => {
                let texts = self.texts(&key.value, tree)?;
                let read = |text| self.code(&key.value, text, codes);
                Some(Value::Codes(texts.iter().filter_map(read).collect()))
            }
            Type::Steps => self.names(Type::Id, &key.value, tree),
            Type::Lines => self.names(Type::Line, &key.value, tree),
            Type::Texts => self.names(Type::Name, &key.value, tree),
            Type::Table(place) => match tree.value {
                Tree::Table(table) => Some(Value::Node(self.node(place, tree.span, table))),
                _ => self.wrong(&key.value, Wants::Table, &tree),
            },
            Type::Tables(place) => self.tables(place, key, tree),
            Type::ByRole => self.roles(&key.value, tree),
        }
    }

    fn wrong<T>(&mut self, key: &str, wants: Wants, tree: &At<Tree>) -> Option<T> {
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

    fn text(&mut self, key: &str, tree: At<Tree>) -> Option<At<String>> {
        match tree.value {
            Tree::Text(text) => Some(At::new(text, tree.span)),
            _ => self.wrong(key, Wants::Text, &tree),
        }
    }

    fn texts(&mut self, key: &str, tree: At<Tree>) -> Option<Vec<At<String>>> {
        let Tree::List(items) = tree.value else {
            return self.wrong(key, Wants::Texts, &tree);
        };
        let mut texts: Vec<At<String>> = Vec::with_capacity(items.len());
        let mut seen = std::collections::HashSet::new();
        for item in items {
            let Some(text) = self.text(key, item) else {
                continue;
            };
            if seen.insert(text.value.clone()) || self.lenient {
                texts.push(text);
            } else {
                let value = text.value;
                self.say(Kind::Repeated { value }, &text.span);
            }
        }
        Some(texts)
    }

    fn names(&mut self, ty: Type, key: &str, tree: At<Tree>) -> Option<Value> {
        let texts = self.texts(key, tree)?;
        let names = texts.into_iter().filter_map(|text| {
            let span = text.span.clone();
            self.name(ty, key, text).map(|name| At::new(name, span))
        });
        Some(Value::Texts(names.collect()))
    }

    fn name(&mut self, ty: Type, key: &str, text: At<String>) -> Option<String> {
        let found = text.value;
        if self.lenient {
            return Some(found);
        }
        let kind = match ty {
            Type::Line if !is_line(&found) => Kind::BadLine { found },
            Type::Id | Type::Step if !is_id(&found) => {
                let better = Some(as_id(&found)).filter(|id| is_id(id));
                Kind::BadId { found, better }
            }
            _ => return self.worded(key, &found, &text.span).then_some(found),
        };
        self.say(kind, &text.span);
        None
    }

    /// False, and said, when a text has no words or one that steers a terminal.
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

    fn words(&mut self, key: &str, tree: At<Tree>) -> Option<Value> {
        let table = match tree.value {
            Tree::Text(text) if self.lenient || self.worded(key, &text, &tree.span) => {
                return Some(Value::Words(Words::bare(text), Vec::new()));
            }
            Tree::Text(_) => return None,
            Tree::Table(table) => table,
            _ => return self.wrong(key, Wants::Words, &tree),
        };
        let (mut pairs, mut tags) = (Vec::new(), Vec::new());
        for (tag, value) in table {
            if !self.lenient && !is_language(&tag.value) {
                let found = tag.value;
                self.say(Kind::BadLanguage { found }, &tag.span);
                continue;
            }
            let full = format!("{key}.{}", tag.value);
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

    fn whole(&mut self, key: &str, tree: &At<Tree>, min: i64, max: i64) -> Option<Value> {
        match tree.value {
            Tree::Whole(number) if self.lenient || (min..=max).contains(&number) => {
                Some(Value::Whole(number))
            }
            Tree::Whole(found) if key == "format" && found > max => {
                self.say(Kind::NewerFormat { found }, &tree.span);
                None
            }
            Tree::Whole(_) | Tree::Huge => self.out_of_range(key, min, max, &tree.span),
            _ => self.wrong(key, Wants::Whole, tree),
        }
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "numbers outside a range of hundreds are refused"
    )]
    fn number(&mut self, key: &str, tree: &At<Tree>, min: i64, max: i64) -> Option<Value> {
        let number = match tree.value {
            Tree::Whole(number) => number as f64,
            Tree::Fraction(number) => number,
            Tree::Huge => f64::INFINITY,
            _ => return self.wrong(key, Wants::Number, tree),
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

    fn code(
        &mut self,
        key: &str,
        text: &At<String>,
        codes: &'static [&'static str],
    ) -> Option<&'static str> {
        let code = codes.iter().find(|code| **code == text.value).copied();
        if code.is_none() {
            let near = super::near::nearest(&text.value, codes.iter().copied());
            let kind = Kind::UnknownCode {
                key: key.to_owned(),
                found: text.value.clone(),
                near,
                codes,
            };
            self.say(kind, &text.span);
        }
        code
    }

    fn tables(&mut self, place: Place, key: &At<String>, tree: At<Tree>) -> Option<Value> {
        let items = match tree.value {
            Tree::List(items) => items,
            Tree::Table(table) if place == Place::Step => {
                self.say(Kind::OneBracket, &tree.span);
                return Some(Value::Nodes(vec![self.node(place, tree.span, table)]));
            }
            _ => return self.wrong(&key.value, Wants::Tables, &tree),
        };
        if items.is_empty() && !self.lenient {
            let kind = if place == Place::Step {
                Kind::NoSteps
            } else {
                Kind::EmptyList {
                    key: key.value.clone(),
                }
            };
            self.say(kind, &tree.span);
        }
        let mut nodes = Vec::with_capacity(items.len());
        for item in items {
            match item.value {
                Tree::Table(table) => nodes.push(self.node(place, item.span, table)),
                _ => self.wrong(&key.value, Wants::Table, &item).unwrap_or(()),
            }
        }
        Some(Value::Nodes(nodes))
    }

    fn roles(&mut self, key: &str, tree: At<Tree>) -> Option<Value> {
        let Tree::Table(table) = tree.value else {
            return self.wrong(key, Wants::Table, &tree);
        };
        let mut roles = Vec::with_capacity(table.len());
        for (role, value) in table {
            let Tree::Table(fields) = value.value else {
                let full = format!("{key}.{}", role.value);
                self.wrong(&full, Wants::Table, &value).unwrap_or(());
                continue;
            };
            let span = role.span.clone();
            let name = self.name(Type::Name, key, role);
            let node = self.node(Place::Role, value.span, fields);
            if let Some(name) = name {
                roles.push((At::new(name, span), node));
            }
        }
        Some(Value::Roles(roles))
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

/// True for lower case, digits and hyphens, not at the ends, at most 64.
pub fn is_id(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=64).contains(&text.len())
        && text.chars().all(plain)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// True for an id, or two with a slash between.
fn is_line(text: &str) -> bool {
    let mut parts = text.splitn(2, '/');
    parts.all(is_id)
}

/// What an id for these words could be.
fn as_id(text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let start: String = text.chars().take(200).collect();
    let name: String = crate::text::fold::fold(&start)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(64)
        .collect();
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// True for what looks like a BCP 47 tag: two or three letters, then parts of letters and digits.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    (2..=3).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(is_part)
}
