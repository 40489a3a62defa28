//! What a group wants for a round, as far as it is known before the round begins.

use super::id::PersonId;
use super::person::Role;
use super::round::{CaseRef, Mode};

/// What is known of a round that is about to begin; what is None is still to be asked, or has its default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    /// The case, when it exists.
    pub case: Option<CaseRef>,
    /// The title that was typed; for a new case it becomes its title.
    pub title: Option<String>,
    /// Who is here.
    pub people: Option<Vec<PersonWish>>,
    /// Id of the sequence.
    pub sequence: Option<String>,
    /// How answers are typed.
    pub mode: Option<Mode>,
    /// What it is about.
    pub about: Option<String>,
    /// Name of the bringer.
    pub bringer: Option<String>,
}

/// Someone who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonWish {
    /// Who in the case, when known.
    pub known: Option<PersonId>,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Option<Role>,
    /// Whether they are asked; None: as their role says.
    pub voice: Option<bool>,
}
