//! People of a case and the role in which each takes part.

use super::id::PersonId;

/// Someone who takes part in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Identity within the case.
    pub id: PersonId,
    /// The name as the group typed it.
    pub name: String,
    /// In which role; None when nobody said.
    pub role: Option<Role>,
}

/// A role: one of the codes of the product, or a word of the group's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Role(String);

impl Role {
    /// The codes that have a word in each language.
    pub const KNOWN: [&'static str; 9] = [
        "initiator",
        "civil-servant",
        "council-member",
        "resident",
        "community-partner",
        "researcher",
        "facilitator",
        "alderman",
        "manager",
    ];

    /// The role of this code, or a role in the group's own words.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code, or the group's own word.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// True for the roles that answer when others are asked: all but facilitators and researchers.
    pub fn has_voice(&self) -> bool {
        !matches!(self.code(), "facilitator" | "researcher")
    }

    /// True for the roles that never begin, since people tend to follow them.
    pub fn speaks_late(&self) -> bool {
        matches!(self.code(), "council-member" | "alderman" | "manager")
    }
}
