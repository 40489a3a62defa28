//! Things that stand in two versions beside each other after two machines were merged, until
//! somebody chooses. Never here: choosing.

use uuid::Uuid;

/// Something in more than one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// What it is: `agreement`.
    pub kind: String,
    /// Its identity.
    pub row: Uuid,
    /// The versions; the last one is what stands in the lists.
    pub versions: Vec<Version>,
}

/// One of the versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The revision by which it is chosen.
    pub revision: Uuid,
    /// The words in which it differs from the others; empty when it was taken away in this one.
    pub words: Vec<String>,
}
