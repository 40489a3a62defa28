//! Reads a casebook piece by piece: never the whole file, not even a whole case, is in memory.
//!
//! Each piece is checked against the table of keys before it is handed on. Never here: a file, or
//! what is done with a piece.

mod checked;
mod problem;

use std::cell::RefCell;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

pub use checked::date;
pub use problem::{Misfit, Problem, Wanted};

use super::shape::{self, Field, Shape};
use checked::{Checked, Path};

/// A piece of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A person.
    Person,
    /// A round with its answers and reviews.
    Round,
    /// An agreement.
    Agreement,
    /// A learning question.
    Question,
    /// A working element.
    Element,
    /// An attachment.
    Attachment,
    /// A note.
    Note,
}

impl Part {
    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "people" => Self::Person,
            "rounds" => Self::Round,
            "agreements" => Self::Agreement,
            "agenda" => Self::Question,
            "elements" => Self::Element,
            "attachments" => Self::Attachment,
            "notes" => Self::Note,
            _ => return None,
        })
    }
}

/// Where the pieces go, in the order of the file. A misfit ends the reading.
pub trait Sink {
    /// Why a sink stops that is no fault of the file.
    type Error;
    /// A case begins: the n-th, from 0.
    fn begin(&mut self, n: usize) -> Result<(), Stop<Self::Error>>;
    /// A piece of the case.
    fn part(&mut self, part: Part, value: Value) -> Result<(), Stop<Self::Error>>;
    /// The case ends; these are its keys that are no list.
    fn end(&mut self, head: Map<String, Value>) -> Result<(), Stop<Self::Error>>;
    /// A revision.
    fn revision(&mut self, value: Value) -> Result<(), Stop<Self::Error>>;
    /// All of it was read.
    fn whole(&mut self) -> Result<(), Stop<Self::Error>> {
        Ok(())
    }
}

/// Why a sink stops.
#[derive(Debug)]
pub enum Stop<E> {
    /// The piece does not fit what went before.
    Misfit(Misfit),
    /// Something else.
    Error(E),
}

/// Why a casebook was not read to its end.
#[derive(Debug)]
pub enum Unread<E> {
    /// The file is no casebook, or a part of it cannot be.
    Problem(Problem),
    /// What the sink said.
    Error(E),
}

/// Reads a casebook from its first byte to its last.
pub fn casebook<S: Sink>(from: impl Read, sink: &mut S) -> Result<(), Unread<S::Error>> {
    let mut json = serde_json::Deserializer::from_reader(from);
    let reading = Reading { path: Path::default(), sink: RefCell::new(sink), stopped: RefCell::new(None) };
    let read = Book(&reading).deserialize(&mut json).and_then(|()| json.end());
    let Err(error) = read else {
        return Ok(());
    };
    if let Some(stopped) = reading.stopped.into_inner() {
        return Err(Unread::Error(stopped));
    }
    Err(Unread::Problem(reading.path.problem(&error)))
}

struct Reading<'a, S: Sink> {
    path: Path,
    sink: RefCell<&'a mut S>,
    stopped: RefCell<Option<S::Error>>,
}

impl<S: Sink> Reading<'_, S> {
    fn give<E: serde::de::Error>(
        &self,
        give: impl FnOnce(&mut S) -> Result<(), Stop<S::Error>>,
    ) -> Result<(), E> {
        match give(&mut self.sink.borrow_mut()) {
            Ok(()) => Ok(()),
            Err(Stop::Misfit(misfit)) => Err(self.path.wrong(misfit)),
            Err(Stop::Error(error)) => {
                *self.stopped.borrow_mut() = Some(error);
                Err(E::custom("stopped"))
            }
        }
    }
}

/// The casebook itself.
struct Book<'a, 's, S: Sink>(&'a Reading<'s, S>);

impl<'de, S: Sink> DeserializeSeed<'de> for Book<'_, '_, S> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de, S: Sink> Visitor<'de> for Book<'_, '_, S> {
    type Value = ();
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let reading = self.0;
        let mut keys = checked::Keys::new(shape::CASEBOOK);
        while let Some(key) = map.next_key::<String>()? {
            reading.path.enter_key(&key);
            let field = keys.take(&key, &reading.path)?;
            match key.as_str() {
                "cases" => map.next_value_seed(Each { reading, what: What::Case })?,
                "revisions" => map.next_value_seed(Each { reading, what: What::Revision })?,
                _ => {
                    let value = checked::value(&mut map, field, &reading.path)?;
                    if key == "version" && value != super::VERSION {
                        return Err(reading.path.wrong(Misfit::Version(value.to_string())));
                    }
                }
            }
            reading.path.leave();
        }
        keys.all_there(&reading.path)?;
        reading.give(Sink::whole)
    }
}

/// What a list is of.
#[derive(Clone, Copy)]
enum What {
    Case,
    Revision,
    Part(Part, &'static [Field]),
}

/// The pieces of a list, one after another.
struct Each<'a, 's, S: Sink> {
    reading: &'a Reading<'s, S>,
    what: What,
}

impl<'de, S: Sink> DeserializeSeed<'de> for Each<'_, '_, S> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de, S: Sink> Visitor<'de> for Each<'_, '_, S> {
    type Value = ();
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let reading = self.reading;
        let mut at = 0;
        loop {
            reading.path.enter_item(at);
            let more = match self.what {
                What::Case => list.next_element_seed(OneCase { reading, at })?,
                What::Revision => {
                    let revision = Checked { shape: &Shape::Object(shape::REVISION), path: &reading.path };
                    match list.next_element_seed(revision)? {
                        Some(value) => Some(reading.give(|sink| sink.revision(value))?),
                        None => None,
                    }
                }
                What::Part(part, fields) => {
                    let shape = Shape::Object(fields);
                    match list.next_element_seed(Checked { shape: &shape, path: &reading.path })? {
                        Some(value) => Some(reading.give(|sink| sink.part(part, value))?),
                        None => None,
                    }
                }
            };
            reading.path.leave();
            if more.is_none() {
                return Ok(());
            }
            at += 1;
        }
    }
}

struct OneCase<'a, 's, S: Sink> {
    reading: &'a Reading<'s, S>,
    at: usize,
}

impl<'de, S: Sink> DeserializeSeed<'de> for OneCase<'_, '_, S> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de, S: Sink> Visitor<'de> for OneCase<'_, '_, S> {
    type Value = ();
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let reading = self.reading;
        reading.give::<A::Error>(|sink| sink.begin(self.at))?;
        let mut keys = checked::Keys::new(shape::CASE);
        let mut head = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            reading.path.enter_key(&key);
            let field = keys.take(&key, &reading.path)?;
            let list = field.map(|field| &field.shape);
            if let (Some(part), Some(Shape::List(Shape::Object(fields)))) = (Part::of(&key), list) {
                map.next_value_seed(Each { reading, what: What::Part(part, fields) })?;
            } else {
                let value = checked::value(&mut map, field, &reading.path)?;
                head.insert(key, value);
            }
            reading.path.leave();
        }
        keys.all_there(&reading.path)?;
        reading.give(|sink| sink.end(head))
    }
}
