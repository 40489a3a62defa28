//! What could not be done, as people read it: `error`, what caused it, what to do, an exit code.
//!
//! Never here: carrying on.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;

use crate::store::{StoreError, StoreErrorKind, backups};
use crate::text::Ui;
use crate::text::safe::display_safe;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// It did what was asked.
    Done,
    /// It failed.
    Failed,
    /// It was asked wrongly.
    Usage,
    /// What was asked for is not there.
    NotFound,
    /// A file or the input is not valid.
    Invalid,
    /// Another process has it.
    InUse,
    /// The data is damaged, or of something else.
    Damaged,
    /// The disk did not do what it should.
    Disk,
    /// A signal ended it, or the full screen ended so.
    Other(u8),
}

impl Code {
    /// The ending of this number.
    pub fn of(number: u8) -> Self {
        match number {
            0 => Self::Done,
            number => Self::Other(number),
        }
    }

    /// The number that the shell sees.
    pub fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::NotFound => 3,
            Self::Invalid => 4,
            Self::InUse => 5,
            Self::Damaged => 6,
            Self::Disk => 74,
            Self::Other(number) => number,
        }
    }
}

/// Why the program could not do what was asked.
#[derive(Debug)]
pub struct Failure {
    /// How the program ends.
    pub code: Code,
    what: String,
    causes: Vec<String>,
    hints: Vec<String>,
}

impl Failure {
    /// This could not be done.
    pub fn new(code: Code, what: impl Into<String>) -> Self {
        Self { code, what: what.into(), causes: Vec::new(), hints: Vec::new() }
    }

    /// What to do now.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// What caused it, and what caused that.
    #[must_use]
    pub fn caused_by(mut self, error: &dyn Error) -> Self {
        let mut next = Some(error);
        while let Some(error) = next {
            self.causes.push(error.to_string());
            next = error.source();
        }
        self
    }

    /// What caused it, in words.
    #[must_use]
    pub fn because(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }

    /// What the database said, about the file at this path.
    pub fn of_store(ui: Ui, path: &Path, error: &StoreError) -> Self {
        let file = path.display().to_string();
        match error.kind() {
            StoreErrorKind::NotHalte => {
                Self::new(Code::Damaged, ui.cli_not_ours(&file)).hint(ui.cli_not_ours_hint())
            }
            StoreErrorKind::Newer => Self::new(Code::Damaged, ui.cli_too_new(&file))
                .hint(ui.cli_too_new_hint())
                .hint(ui.newer_read_hint()),
            StoreErrorKind::Damaged => {
                Self::new(Code::Damaged, ui.cli_damaged(&file)).caused_by(error).hint(ui.cli_damaged_hint())
            }
            StoreErrorKind::Emptied => {
                let folder = backups::folder(path).display().to_string();
                Self::new(Code::Damaged, ui.emptied(&file)).hint(ui.emptied_hint(&folder))
            }
            StoreErrorKind::ReadOnly => {
                let folder = path.parent().unwrap_or(path).display().to_string();
                Self::new(Code::Disk, ui.cli_read_only(&folder)).hint(ui.cli_read_only_hint())
            }
            StoreErrorKind::Full => Self::new(Code::Disk, ui.cli_disk_full()).hint(ui.cli_disk_full_hint()),
            StoreErrorKind::Busy => Self::new(Code::InUse, ui.cli_in_use()).hint(ui.cli_in_use_hint()),
            StoreErrorKind::TakenOver => Self::new(Code::InUse, ui.taken_over()).hint(ui.cli_in_use_hint()),
            StoreErrorKind::NotFound => Self::new(Code::NotFound, ui.cli_cannot_open(&file)).caused_by(error),
            StoreErrorKind::Disk => {
                Self::new(Code::Disk, ui.cli_cannot_open(&file)).caused_by(error).hint(ui.cli_disk_hint())
            }
            StoreErrorKind::RoundWaits => Self::new(Code::Failed, ui.care_round_waits()),
            StoreErrorKind::TwoVersions => Self::new(Code::Failed, ui.care_two_versions()),
            StoreErrorKind::WereTogether | StoreErrorKind::ChangedSince | StoreErrorKind::Other => {
                Self::new(Code::Failed, ui.cli_cannot_open(&file)).caused_by(error)
            }
        }
    }

    /// A file that could not be read.
    pub fn of_reading(ui: Ui, path: &Path, error: &std::io::Error) -> Self {
        let file = path.display().to_string();
        if error.kind() == std::io::ErrorKind::NotFound {
            Self::new(Code::NotFound, ui.cli_no_file(&file))
        } else {
            Self::new(Code::Disk, ui.cli_cannot_read(&file)).caused_by(error)
        }
    }

    /// A file that could not be written.
    pub fn of_writing(ui: Ui, path: &Path, error: &std::io::Error) -> Self {
        let file = path.display().to_string();
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            Self::new(Code::Failed, ui.cli_exists(&file)).hint(ui.cli_exists_hint())
        } else {
            let failure = Self::new(Code::Disk, ui.cli_cannot_write(&file)).caused_by(error);
            let hint = match (error.kind(), path.parent()) {
                (std::io::ErrorKind::NotFound, Some(folder)) => {
                    ui.cli_no_folder_hint(&folder.display().to_string())
                }
                (std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem, _) => {
                    ui.cli_may_not_write_hint().to_owned()
                }
                _ => ui.cli_disk_hint().to_owned(),
            };
            failure.hint(hint)
        }
    }

    /// The failure as people read it.
    pub fn text(&self, ui: Ui) -> String {
        let mut text = String::new();
        let mut line = |begins: &str, words: &str| {
            text.push_str(begins);
            text.push_str(": ");
            text.push_str(&display_safe(words));
            text.push('\n');
        };
        line(ui.cli_error(), &self.what);
        for cause in &self.causes {
            line(ui.cli_caused_by(), cause);
        }
        for hint in &self.hints {
            line(ui.cli_hint(), hint);
        }
        text
    }

    /// Prints it on standard error.
    pub fn print(&self, ui: Ui) {
        // Nobody hears it: the exit code still tells.
        let _ = std::io::stderr().write_all(self.text(ui).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::path::Path;

    use super::Failure;
    use crate::text::Ui;

    #[test]
    fn where_nobody_may_write_another_folder_helps_and_no_room_on_the_disk() {
        let hints = |kind: ErrorKind| {
            let text = Failure::of_writing(Ui::En, Path::new("/a/case.md"), &kind.into()).text(Ui::En);
            (text.contains("in which you may write"), text.contains("room on the disk"))
        };
        assert_eq!(hints(ErrorKind::PermissionDenied), (true, false));
        assert_eq!(hints(ErrorKind::ReadOnlyFilesystem), (true, false));
        assert_eq!(hints(ErrorKind::Other), (false, true));
    }
}
