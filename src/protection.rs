//! What keeps people's words safe, one name each, so that a test can take one away and must then fail.
//!
//! In the program that people use every protection holds, by construction: the compiler sees `true`.
//! Only a build with the feature `controls` (made by `tests/it/reliability`) can do without one, named in `HALTE_WITHOUT`.
//! Never here: a protection itself, or any other reason to behave differently in a test.

/// One protection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// What is acknowledged is synced to the disk before anybody is told.
    FullSync,
    /// What is deleted is overwritten in the file.
    Overwriting,
    /// The log is emptied at every pause and end: what is overwritten in the file still stands there.
    EmptiedLog,
    /// What is typed is on the disk before it is drawn.
    DiskBeforeScreen,
    /// A round goes on when the store said that it is kept, never before.
    KeptFirst,
    /// A thread that ends the program when the terminal is gone and nobody looked.
    Guard,
    /// Only the window that took a round last writes it.
    OneKeyboard,
    /// A later revision has a higher clock, also when the clock on the wall stepped back.
    GrowingClock,
    /// A row with characters whose width terminals dispute is drawn whole when it changes.
    CoveredCells,
    /// Before the shape of a database changes a backup is made.
    BackupFirst,
    /// The shape of a database changes whole or not at all.
    ShapeAtOnce,
    /// A case that comes in is seen when all of it is there.
    CaseLast,
    /// A backup is made beside its place, and put there when it is whole.
    Beside,
    /// A database that is gone or empty is not made anew while there are backups of it.
    NeverReplaced,
    /// Until a database was found sound, nothing of its log is written into it or thrown away.
    DamagedStays,
    /// Nothing that steers a terminal or hides is shown as it is.
    DisplaySafe,
}

impl Protection {
    /// Its name in `HALTE_WITHOUT`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FullSync => "full-sync",
            Self::Overwriting => "overwriting",
            Self::EmptiedLog => "emptied-log",
            Self::DiskBeforeScreen => "disk-before-screen",
            Self::KeptFirst => "kept-first",
            Self::Guard => "guard",
            Self::OneKeyboard => "one-keyboard",
            Self::GrowingClock => "growing-clock",
            Self::CoveredCells => "covered-cells",
            Self::BackupFirst => "backup-first",
            Self::ShapeAtOnce => "shape-at-once",
            Self::CaseLast => "case-last",
            Self::Beside => "beside",
            Self::NeverReplaced => "never-replaced",
            Self::DamagedStays => "damaged-stays",
            Self::DisplaySafe => "display-safe",
        }
    }

    /// True but for a control.
    #[cfg(not(feature = "controls"))]
    #[must_use]
    #[inline]
    pub const fn holds(self) -> bool {
        true
    }

    /// True but for the one that this run is to do without.
    #[cfg(feature = "controls")]
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this build exists to be told what to do without")]
    pub fn holds(self) -> bool {
        std::env::var_os("HALTE_WITHOUT").is_none_or(|name| name != self.name())
    }
}
