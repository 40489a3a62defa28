//! From a tree of values to the fields of the format, as the table of fields says.
//!
//! Keys that are not in the table, values of a wrong type, outside their range or none of their
//! words: all are found here, from the table alone. Never here: rules between fields.

mod names;
mod values;

pub use names::{as_id, is_id};

use super::fields::{self, Field, Place, Type};
use super::problem::{Kind, Wants};
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
        self.fields.iter().find(|(field, _)| field.name == name).map(|(_, read)| read)
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
                if !(self.lenient && key.value.starts_with("x-")) {
                    self.unknown(place, &key);
                }
                continue;
            };
            let span = value.span.clone();
            let value = self.value(field, &key, value);
            let read = Read { key: key.span, span, value };
            fields.push((field, read));
        }
        let node = Node { place, head, fields };
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
                    Kind::Missing { key: field.name, place: node.place }
                };
                self.say(kind, &node.head);
            }
        }
    }

    fn unknown(&mut self, place: Place, key: &At<String>) {
        let names = || fields::of(place).map(|field| field.name);
        let near = super::near::nearest(&key.value, names());
        let elsewhere = fields::FIELDS.iter().find(|field| field.name == key.value).map(|field| field.place);
        let kind = Kind::UnknownKey {
            key: short(&key.value),
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
            Type::YesNo => match tree.yes_no() {
                Some(value) => Some(Value::YesNo(value)),
                None => self.wrong(&key.value, Wants::YesNo, &tree),
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
            Type::Steps => self.steps(&key.value, tree),
            Type::Lines => self.names(Type::Line, &key.value, tree),
            Type::Texts => self.names(Type::Name, &key.value, tree),
            Type::Table(place) => match tree.table() {
                Ok(table) => Some(Value::Node(self.node(place, table.span, table.value))),
                Err(tree) => self.wrong(&key.value, Wants::Table, &tree),
            },
            Type::Tables(place) => self.tables(place, key, tree),
            Type::ByRole => self.roles(&key.value, tree),
        }
    }

    fn tables(&mut self, place: Place, key: &At<String>, tree: At<Tree>) -> Option<Value> {
        let list = match tree.list() {
            Ok(list) => list,
            Err(tree) => return self.one_table(place, key, tree),
        };
        if list.value.is_empty() && !self.lenient {
            let key = key.value.clone();
            let is_step = place == Place::Step;
            let kind = if is_step { Kind::NoSteps } else { Kind::EmptyList { key } };
            self.say(kind, &list.span);
        }
        let mut nodes = Vec::with_capacity(list.value.len());
        for item in list.value {
            match item.table() {
                Ok(table) => nodes.push(self.node(place, table.span, table.value)),
                Err(item) => self.wrong(&key.value, Wants::Table, &item).unwrap_or(()),
            }
        }
        Some(Value::Nodes(nodes))
    }

    /// One table where a list of them is wanted: for a step, brackets that were forgotten.
    fn one_table(&mut self, place: Place, key: &At<String>, tree: At<Tree>) -> Option<Value> {
        match tree.table() {
            Ok(table) if place == Place::Step => {
                self.say(Kind::OneBracket, &table.span);
                let node = self.node(place, table.span, table.value);
                Some(Value::Nodes(vec![node]))
            }
            Ok(table) => {
                let tree = At::new(Tree::Table(table.value), table.span);
                self.wrong(&key.value, Wants::Tables, &tree)
            }
            Err(tree) => self.wrong(&key.value, Wants::Tables, &tree),
        }
    }

    fn roles(&mut self, key: &str, tree: At<Tree>) -> Option<Value> {
        let table = match tree.table() {
            Ok(table) => table.value,
            Err(tree) => return self.wrong(key, Wants::Table, &tree),
        };
        let mut roles = Vec::with_capacity(table.len());
        for (role, value) in table {
            let full = format!("{key}.{}", short(&role.value));
            match value.table() {
                Ok(fields) => {
                    let span = role.span.clone();
                    let name = self.name(Type::Name, key, role);
                    let node = self.node(Place::Role, fields.span, fields.value);
                    roles.extend(name.map(|name| (At::new(name, span), node)));
                }
                Err(value) => self.wrong(&full, Wants::Table, &value).unwrap_or(()),
            }
        }
        Some(Value::Roles(roles))
    }
}

/// The start of a text, for a message.
fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
