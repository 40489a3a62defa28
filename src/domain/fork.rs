//! Things that stand in two versions beside each other after two machines were merged, until
//! somebody chooses. Never here: choosing.

use uuid::Uuid;

use super::{Date, Moment};

/// Something in more than one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// What it is: `agreement`.
    pub kind: String,
    /// Its identity.
    pub row: Uuid,
    /// When its round began, where it belongs to one.
    pub at: Option<Moment>,
    /// What it is about, in words that no version has otherwise: the question and who answered, the agreement.
    pub about: Vec<String>,
    /// The versions; the last one is what stands in the lists.
    pub versions: Vec<Version>,
}

/// One of the versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The revision by which it is chosen.
    pub revision: Uuid,
    /// True when it was taken away in this one.
    pub gone: bool,
    /// In what it differs from the others.
    pub said: Vec<Said>,
}

/// Something in which versions differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Words as they were typed, or a name.
    Words(String),
    /// The code of a state, an outcome, a role; with the column that holds it.
    Code(String, String),
    /// Who promised it; None is the group.
    Owners(Vec<Option<String>>),
    /// A day.
    Day(Date),
}
