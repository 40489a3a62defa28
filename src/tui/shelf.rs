//! The sequences as screens list and read them: plain values, made where the catalogue is known.
//!
//! Never here: files, the rules of the format.

use std::sync::Arc;

use crate::domain::sequence::Sequence;
use crate::domain::words::Words;
use crate::text::sequences::Until;

/// Whose sequence it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// It came with the program.
    Shipped,
    /// An own one.
    Own,
    /// An own one in the place of one that came with the program.
    Replaces,
}

/// A sequence in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    /// What tells it from all others: two files may say one id.
    pub key: String,
    /// Its id.
    pub id: String,
    /// Its title; that of what is used in its place when it is broken, its file when nothing is.
    pub title: Words,
    /// What it is for.
    pub purpose: Words,
    /// Minutes for its usual group; 0 says nothing of minutes.
    pub minutes: f64,
    /// How many people are in that group.
    pub group: usize,
    /// Smallest and largest group it was made for.
    pub people: Option<(u32, u32)>,
    /// Whose it is.
    pub owner: Owner,
    /// How many errors its file has.
    pub errors: usize,
    /// The line of the first of them, from 1.
    pub line: Option<usize>,
    /// What is used until they are gone; None when it can be used itself.
    pub until: Option<Until>,
}

/// A sequence to be read, or what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// What the list says of it.
    pub title: Title,
    /// The name of its file.
    pub file: String,
    /// The questions that a round of it asks.
    pub sequence: Option<Arc<Sequence>>,
    /// What is wrong with its file, warnings and hints too, in the order of the file.
    pub mistakes: Vec<Mistake>,
}

/// A question that is asked in other words since its file was edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Reworded {
    /// Which sequence, as [`Title::key`].
    pub key: String,
    /// The step.
    pub step: String,
    /// The line under which its answers stand.
    pub line: String,
    /// What was asked and what is asked now.
    pub changes: Vec<OtherWords>,
    /// Titles of the cases with answers under that line.
    pub cases: Vec<String>,
    /// Ids of other sequences with a question of that line.
    pub others: Vec<String>,
}

/// Other words in one language, for everyone or for one role.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherWords {
    /// The language, and the role if it is for one.
    pub whose: String,
    /// What was asked.
    pub before: String,
    /// What is asked now.
    pub now: String,
}

/// How bad a mistake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The file cannot be used.
    Error,
    /// It can be used, and something is probably not meant.
    Warning,
    /// Worth a thought.
    Hint,
}

/// One mistake in a file, in words, with the line it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// How bad it is.
    pub weight: Weight,
    /// What is wrong: «fout: onbekend woord `minuets`».
    pub title: String,
    /// The line in the file, from 1.
    pub line: usize,
    /// The column, in characters, from 1.
    pub column: usize,
    /// The line before what is wrong, as it can be shown.
    pub before: String,
    /// What is wrong in it.
    pub marked: String,
    /// The rest of the line.
    pub after: String,
    /// What was expected there.
    pub label: String,
    /// What to do about it; may be empty.
    pub tip: String,
}
