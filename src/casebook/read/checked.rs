//! One value of a casebook, checked against its shape while it is read.
//!
//! Never here: which shapes there are.

use std::cell::RefCell;
use std::fmt::Write as _;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::problem::{Misfit, Problem, Wanted};
use crate::casebook::shape::{Field, Need, Shape};

/// A step on the way from the top.
enum Step {
    Key(String),
    Item(usize),
}

/// Where the reader is, and what it found wrong there.
#[derive(Default)]
pub(super) struct Path {
    steps: RefCell<Vec<Step>>,
    found: RefCell<Option<(String, Misfit)>>,
}

impl Path {
    pub(super) fn enter_key(&self, key: &str) {
        self.steps.borrow_mut().push(Step::Key(key.to_owned()));
    }

    pub(super) fn enter_item(&self, at: usize) {
        self.steps.borrow_mut().push(Step::Item(at));
    }

    pub(super) fn leave(&self) {
        self.steps.borrow_mut().pop();
    }

    /// Keeps what is wrong here, as an error that ends the reading.
    pub(super) fn wrong<E: Error>(&self, misfit: Misfit) -> E {
        self.found.borrow_mut().get_or_insert_with(|| (self.told(), misfit));
        E::custom("misfit")
    }

    /// The problem that ended the reading with this error.
    pub(super) fn problem(self, error: &serde_json::Error) -> Problem {
        let told = self.told();
        let (line, column) = (error.line(), error.column());
        let (path, misfit) = self.found.into_inner().unwrap_or_else(|| {
            // Without the place, which stands beside it.
            let said = error.to_string();
            let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
            (told, Misfit::Json(said.to_owned()))
        });
        Problem { path, line, column, misfit }
    }

    fn told(&self) -> String {
        let mut told = String::new();
        for step in self.steps.borrow().iter() {
            match step {
                Step::Key(key) => {
                    if !told.is_empty() {
                        told.push('.');
                    }
                    told.push_str(key);
                }
                Step::Item(at) => {
                    let _ = write!(told, "[{at}]");
                }
            }
        }
        told
    }
}

/// The keys of an object that were seen.
pub(super) struct Keys {
    fields: &'static [Field],
    seen: Vec<String>,
}

impl Keys {
    pub(super) fn new(fields: &'static [Field]) -> Self {
        Self { fields, seen: Vec::new() }
    }

    /// The field of this key; None for one of somebody else's.
    pub(super) fn take<E: Error>(&mut self, key: &str, path: &Path) -> Result<Option<&'static Field>, E> {
        if self.seen.iter().any(|seen| seen == key) {
            return Err(path.wrong(Misfit::Twice(key.to_owned())));
        }
        self.seen.push(key.to_owned());
        let field = self.fields.iter().find(|field| field.key == key);
        if field.is_none() && !key.starts_with("x-") {
            return Err(path.wrong(Misfit::UnknownKey(key.to_owned())));
        }
        Ok(field)
    }

    /// An error when one that has to be there is not.
    pub(super) fn all_there<E: Error>(&self, path: &Path) -> Result<(), E> {
        let missing =
            |field: &&Field| field.need == Need::Must && self.seen.iter().all(|seen| seen != field.key);
        match self.fields.iter().find(missing) {
            Some(field) => Err(path.wrong(Misfit::Missing(field.key))),
            None => Ok(()),
        }
    }
}

/// The value of a key that was just read.
pub(super) fn value<'de, A: MapAccess<'de>>(
    map: &mut A,
    field: Option<&'static Field>,
    path: &Path,
) -> Result<Value, A::Error> {
    match field {
        None => map.next_value(),
        Some(field) if field.need == Need::Null => {
            map.next_value_seed(OrNull(Checked { shape: &field.shape, path }))
        }
        Some(field) => map.next_value_seed(Checked { shape: &field.shape, path }),
    }
}

/// A value of this shape, or null.
struct OrNull<'a>(Checked<'a>);

impl<'de> DeserializeSeed<'de> for OrNull<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for OrNull<'_> {
    type Value = Value;
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }
    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        self.0.deserialize(from)
    }
}

/// A value of this shape.
#[derive(Clone, Copy)]
pub(super) struct Checked<'a> {
    pub(super) shape: &'a Shape,
    pub(super) path: &'a Path,
}

impl Checked<'_> {
    fn needs<E: Error>(&self) -> E {
        let wanted = match self.shape {
            Shape::Text | Shape::Code(_) | Shape::Any => Wanted::Text,
            Shape::Name => Wanted::Name,
            Shape::Whole => Wanted::Whole,
            Shape::Flag => Wanted::Flag,
            Shape::Moment => Wanted::Moment,
            Shape::Date => Wanted::Date,
            Shape::Offset => Wanted::Offset,
            Shape::List(_) => Wanted::List,
            Shape::Object(_) | Shape::Other => Wanted::Object,
        };
        self.path.wrong(Misfit::Needs(wanted))
    }

    fn any(&self) -> bool {
        matches!(self.shape, Shape::Any)
    }
}

/// The moment that is written so, when it can be kept.
pub(crate) fn moment(text: &str) -> Option<crate::domain::Moment> {
    let at = crate::domain::Moment::parse_from_rfc3339(text).ok()?;
    // A year of four digits, so that it is written as it was read.
    (text.len() >= 20 && (0..=9998).contains(&chrono::Datelike::year(&at))).then_some(at)
}

/// The offset that is written so.
pub(crate) fn offset(text: &str) -> Option<chrono::FixedOffset> {
    if text.len() == 6 { text.parse().ok() } else { None }
}

/// The date that is written so.
pub fn date(text: &str) -> Option<crate::domain::Date> {
    let date: crate::domain::Date = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}

impl<'de> DeserializeSeed<'de> for Checked<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Checked<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        if matches!(self.shape, Shape::Flag | Shape::Any) { Ok(value.into()) } else { Err(self.needs()) }
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        if matches!(self.shape, Shape::Whole | Shape::Any) { Ok(value.into()) } else { Err(self.needs()) }
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        let fits = i64::try_from(value).is_ok() && matches!(self.shape, Shape::Whole);
        if fits || self.any() { Ok(value.into()) } else { Err(self.needs()) }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        if self.any() { Ok(Number::from_f64(value).into()) } else { Err(self.needs()) }
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        if self.any() { Ok(Value::Null) } else { Err(self.needs()) }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        let fits = match self.shape {
            Shape::Text | Shape::Any => true,
            Shape::Name => !text.is_empty(),
            Shape::Code(codes) => {
                if !codes.contains(&text.as_str()) {
                    return Err(self.path.wrong(Misfit::Code(text, codes.to_vec())));
                }
                true
            }
            Shape::Moment => moment(&text).is_some(),
            Shape::Date => date(&text).is_some(),
            Shape::Offset => offset(&text).is_some(),
            Shape::Whole | Shape::Flag | Shape::List(_) | Shape::Object(_) | Shape::Other => false,
        };
        if fits { Ok(Value::String(text)) } else { Err(self.needs()) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let shape = match self.shape {
            Shape::List(inner) => inner,
            Shape::Any => &Shape::Any,
            Shape::Text
            | Shape::Name
            | Shape::Whole
            | Shape::Flag
            | Shape::Code(_)
            | Shape::Moment
            | Shape::Date
            | Shape::Offset
            | Shape::Object(_)
            | Shape::Other => return Err(self.needs()),
        };
        let mut items = Vec::new();
        loop {
            self.path.enter_item(items.len());
            let item = list.next_element_seed(Checked { shape, path: self.path })?;
            self.path.leave();
            match item {
                Some(item) => items.push(item),
                None => return Ok(Value::Array(items)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        let mut keys = match self.shape {
            Shape::Object(fields) => Some(Keys::new(fields)),
            Shape::Other | Shape::Any => None,
            Shape::Text
            | Shape::Name
            | Shape::Whole
            | Shape::Flag
            | Shape::Code(_)
            | Shape::Moment
            | Shape::Date
            | Shape::Offset
            | Shape::List(_) => return Err(self.needs()),
        };
        while let Some(key) = map.next_key::<String>()? {
            self.path.enter_key(&key);
            let said = match &mut keys {
                Some(keys) => {
                    let field = keys.take(&key, self.path)?;
                    value(&mut map, field, self.path)?
                }
                None => map.next_value_seed(Checked { shape: &Shape::Any, path: self.path })?,
            };
            self.path.leave();
            object.insert(key, said);
        }
        keys.map_or(Ok(()), |keys| keys.all_there(self.path))?;
        Ok(Value::Object(object))
    }
}
