//! What is wrong in a casebook, and where. Never here: the words in which people are told.

/// Something that cannot be, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The way from the top: `cases[2].rounds[0].started_at`.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What it is.
    pub misfit: Misfit,
}

/// What cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It is no JSON; what the reader of JSON says.
    Json(String),
    /// A key that the format does not know.
    UnknownKey(String),
    /// A key that stands twice in one object.
    Twice(String),
    /// A key that has to be there.
    Missing(&'static str),
    /// A text with a NUL in it.
    Nul,
    /// Another kind of value is needed.
    Needs(Wanted),
    /// None of these codes.
    Code(String, Vec<&'static str>),
    /// Another version of the format.
    Version(String),
    /// It refers to something of this name that is not in the case.
    Nowhere(&'static str, String),
    /// Something with an id that stands in another case here.
    Elsewhere(&'static str, String),
    /// The revisions of this case do not say what case it is.
    Apart(String),
    /// Two things of the case have one id.
    SameId,
    /// A sequence that cannot be read.
    Sequence(String),
    /// A part of a case, written for reading.
    Part,
    /// A revision that cannot be read.
    Revision(String),
}

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A text that is not empty.
    Name,
    /// A whole number.
    Whole,
    /// True or false.
    Flag,
    /// A moment.
    Moment,
    /// A date.
    Date,
    /// The offset of a zone.
    Offset,
    /// A list.
    List,
    /// An object.
    Object,
}
