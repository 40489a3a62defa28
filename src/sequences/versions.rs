//! The last good version of an own file: what is used in its place while it is broken.
//!
//! Never here: where versions are kept (see [`Versions`]), whether a file is good.

use std::path::Path;
use std::sync::Arc;

use crate::domain::Moment;
use crate::domain::sequence::Sequence;

use super::check::check;
use super::source::Source;

/// Begins the first line of a version that is kept; a date and the path follow.
const HEAD: &str = "# halte kept this version of ";

/// An own file as it was when it was read without errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When it was saved.
    pub saved: Moment,
    /// What it said.
    pub text: String,
}

/// Where the last good versions of own files are kept.
pub trait Versions {
    /// The last good version of this file.
    fn last(&self, path: &Path) -> Option<Version>;
    /// This file says this, and is good.
    fn keep(&self, path: &Path, text: &str);
}

/// What is used in the place of a broken file.
#[derive(Clone, Debug)]
pub struct Instead {
    /// The sequence that is used.
    pub sequence: Arc<Sequence>,
    /// The text that it is read from.
    pub source: Source,
    /// When that was saved; None for the shipped sequence with its id.
    pub saved: Option<Moment>,
}

impl Version {
    /// The version as it is kept: a line that says what it is, then every character of the file.
    pub fn to_kept(&self, path: &Path) -> String {
        let name: String = path.display().to_string().chars().filter(|c| !c.is_control()).collect();
        format!("{HEAD}{} {name}\n{}", self.saved.to_rfc3339(), self.text)
    }

    /// The version that was kept like this; None when something else stands there.
    pub fn of_kept(kept: &str) -> Option<Self> {
        let (head, text) = kept.split_once('\n')?;
        let saved = head.strip_prefix(HEAD)?.split(' ').next()?;
        let saved = Moment::parse_from_rfc3339(saved).ok()?;
        Some(Self { saved, text: text.to_owned() })
    }

    /// What takes the place of the file, when this halte can still walk it.
    pub fn instead(&self, file: &str) -> Option<Instead> {
        let checked = check(file, self.text.as_bytes());
        let sequence = Arc::new(checked.sequence?);
        Some(Instead { sequence, source: checked.source, saved: Some(self.saved) })
    }
}

#[cfg(test)]
mod tests {
    use super::Version;
    use crate::domain::Moment;

    #[test]
    fn a_version_that_is_kept_comes_back_to_the_character() {
        let saved = Moment::parse_from_rfc3339("2026-11-12T21:40:00+01:00").unwrap();
        for text in ["", "format = 1\r\n\n# eind", "\n"] {
            let version = Version { saved, text: text.to_owned() };
            let kept = version.to_kept("/een map\n/mijn.toml".as_ref());
            assert_eq!(Version::of_kept(&kept), Some(version), "{kept:?}");
        }
        assert_eq!(Version::of_kept("format = 1\n"), None);
        assert_eq!(Version::of_kept(""), None);
    }
}
