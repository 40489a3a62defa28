//! Identities of what is kept. They are minted outside (`store`), never here.

use uuid::Uuid;

macro_rules! identities {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

identities! {
    /// A case.
    CaseId,
    /// A person of a case.
    PersonId,
    /// A round of a case.
    RoundId,
    /// An answer in a finished round.
    AnswerId,
    /// An agreement of a case.
    AgreementId,
    /// What was said of an agreement in an opening.
    ReviewId,
    /// A learning question of a case.
    QuestionId,
    /// What was said of a learning question at one moment.
    EntryId,
    /// A working element.
    ElementId,
    /// Where a working element was seen.
    SightingId,
    /// What was noted beside a round or a case.
    NoteId,
}
