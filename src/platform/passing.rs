//! Folders that are there for as long as a process is: made for it alone, and gone with it.
//!
//! One that was left by a process that was killed goes when the next one is made. Never here: what
//! they are for.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::private;

/// The file on which a lock says that the folder is in use.
const IN_USE: &str = "in-use";

/// How often another name is tried.
const ATTEMPTS: u32 = 100;

/// A folder that goes when this value goes.
#[derive(Debug)]
pub struct Passing {
    path: PathBuf,
    /// The open file is the lock. It closes after the folder went.
    _in_use: File,
}

impl Passing {
    /// A new folder in `base` whose name begins so; only this user can read it. Those of this name
    /// that nobody uses any more are taken away.
    pub fn new(base: &Path, name: &str) -> io::Result<Self> {
        sweep(base, name);
        let process = std::process::id();
        for n in 0..ATTEMPTS {
            let path = base.join(format!("{name}-{process}-{n}"));
            match private::new_folder(&path) {
                Ok(()) => {
                    let in_use = private::create(&path.join(IN_USE), false)?;
                    in_use.try_lock()?;
                    return Ok(Self { path, _in_use: in_use });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        // What is left goes the next time.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Takes away the folders of this name that are ours and that no process uses.
fn sweep(base: &Path, name: &str) {
    let Ok(entries) = fs::read_dir(base) else {
        return;
    };
    for entry in entries.flatten() {
        let is_named = entry
            .file_name()
            .to_str()
            .is_some_and(|found| found.strip_prefix(name).is_some_and(|rest| rest.starts_with('-')));
        let path = entry.path();
        if is_named && is_own_folder(&path) && is_left(&path) {
            // It lies there until the next time, then.
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// True when no process holds the lock. A folder without one is just being made.
fn is_left(path: &Path) -> bool {
    let file = OpenOptions::new().write(true).open(path.join(IN_USE));
    file.is_ok_and(|file| file.try_lock().is_ok())
}

/// True for a folder, no link to one, that is this user's.
#[cfg(unix)]
fn is_own_folder(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let us = rustix::process::geteuid().as_raw();
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir() && found.uid() == us)
}

/// Elsewhere the folder for such files is the user's own.
#[cfg(not(unix))]
fn is_own_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

#[cfg(test)]
mod tests {
    use super::Passing;

    #[test]
    fn a_folder_goes_with_its_value_and_one_that_was_left_with_the_next() {
        let base = tempfile::tempdir().unwrap();
        let there = || std::fs::read_dir(base.path()).unwrap().count();
        let one = Passing::new(base.path(), "oefenen").unwrap();
        let two = Passing::new(base.path(), "oefenen").unwrap();
        assert_ne!(one.path(), two.path());
        std::fs::write(one.path().join("iets"), "x").unwrap();
        drop(two);
        assert_eq!(there(), 1);
        let left = base.path().join("oefenen-1-0");
        std::fs::create_dir(&left).unwrap();
        std::fs::write(left.join("in-use"), "").unwrap();
        std::fs::create_dir(base.path().join("oefenen-2-0")).unwrap();
        std::fs::create_dir(base.path().join("anders")).unwrap();
        let three = Passing::new(base.path(), "oefenen").unwrap();
        assert!(!left.exists() && one.path().exists());
        drop((one, three));
        assert_eq!(there(), 2);
    }
}
