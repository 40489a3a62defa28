//! The last good versions of own sequences, in the state folder: for their owner only, and small.
//!
//! A copy is written when a file was read without errors and differs from the copy that is there.
//! Never here: whether a file is good. Nothing depends on a copy that could not be written.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::platform::{clock, private};
use crate::sequences::versions::{Version, Versions};

/// The copies.
#[derive(Clone, Debug)]
pub struct Copies(PathBuf);

impl Copies {
    /// The copies in this folder.
    pub fn of(versions: &Path) -> Self {
        Self(versions.to_owned())
    }

    /// Each folder of own sequences has a folder of its own here.
    fn folder(&self, own: &Path) -> PathBuf {
        let real = private::real(own).unwrap_or_else(|| own.to_owned());
        let name = Uuid::new_v5(&Uuid::NAMESPACE_URL, real.as_os_str().as_encoded_bytes());
        self.0.join(name.to_string())
    }

    /// Forgets the files that are in this folder no more.
    pub fn tidy(&self, own: &Path) {
        let Ok(copies) = fs::read_dir(self.folder(own)) else { return };
        for copy in copies.flatten() {
            let gone = fs::symlink_metadata(own.join(copy.file_name()));
            if own.is_dir() && gone.is_err_and(|error| error.kind() == ErrorKind::NotFound) {
                // One that stays does no harm.
                let _best_effort = fs::remove_file(copy.path());
            }
        }
    }

    fn copy(&self, path: &Path) -> Option<PathBuf> {
        Some(self.folder(path.parent()?).join(path.file_name()?))
    }
}

impl Versions for Copies {
    fn last(&self, path: &Path) -> Option<Version> {
        Version::of_kept(&fs::read_to_string(self.copy(path)?).ok()?)
    }

    fn keep(&self, path: &Path, text: &str) {
        let Some(copy) = self.copy(path) else { return };
        if self.last(path).is_some_and(|version| version.text == text) {
            return;
        }
        let saved = clock::saved(path).unwrap_or_else(clock::now);
        let kept = Version { saved, text: text.to_owned() }.to_kept(path);
        // Whole or not at all: another halte may read it at this moment.
        let mut name = OsString::from(format!(".{}.", std::process::id()));
        name.push(copy.file_name().unwrap_or_default());
        let new = copy.with_file_name(name);
        let folder = copy.parent().unwrap_or(&self.0);
        let written = private::folder(folder)
            .and_then(|()| private::write(&new, kept.as_bytes(), true))
            .and_then(|()| fs::rename(&new, &copy));
        if written.is_err() {
            let _nothing_to_tidy = fs::remove_file(&new);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Copies, Versions};

    #[test]
    fn a_copy_is_the_last_one_and_goes_with_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let (own, state) = (folder.path().join("prompts"), folder.path().join("state"));
        fs::create_dir(&own).unwrap();
        let path = own.join("mijn.toml");
        fs::write(&path, "een").unwrap();
        let copies = Copies::of(&state);
        assert_eq!(copies.last(&path), None);
        copies.keep(&path, "een");
        copies.keep(&path, "twee");
        assert_eq!(copies.last(&path).unwrap().text, "twee");
        let copy = copies.copy(&path).unwrap();
        assert_eq!(fs::read_dir(copy.parent().unwrap()).unwrap().count(), 1);
        copies.tidy(&own);
        assert_eq!(copies.last(&path).unwrap().text, "twee");
        fs::remove_file(&path).unwrap();
        copies.tidy(&own);
        assert_eq!(copies.last(&path), None);
    }

    #[test]
    fn a_state_folder_that_cannot_be_written_is_no_trouble() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        fs::write(&state, "a file").unwrap();
        let copies = Copies::of(&state);
        copies.keep(&folder.path().join("mijn.toml"), "een");
        assert_eq!(copies.last(&folder.path().join("mijn.toml")), None);
    }
}
