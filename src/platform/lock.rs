//! One keyboard a round: a lock of the operating system, which the kernel frees when its holder ends.
//!
//! Never here: what is locked means. A lock file is empty and stays; only the lock on it counts.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A lock that is held until this value goes, or its process does.
#[derive(Debug)]
pub struct Held(#[expect(dead_code, reason = "the open file is the lock")] File);

/// Where the locks of a state folder lie.
#[derive(Clone, Debug)]
pub struct Locks(PathBuf);

impl Locks {
    /// The locks of this state folder.
    pub fn of(state: &Path) -> Self {
        Self(state.join("locks"))
    }

    /// Takes the lock of this name; None when another process, or this one, holds it.
    pub fn take(&self, name: &str) -> io::Result<Option<Held>> {
        super::private::folder(&self.0)?;
        self.try_take(name)
    }

    /// Takes every lock that was ever taken, but this one; None when another holds one of them.
    pub fn take_all(&self, but: &str) -> io::Result<Option<Vec<Held>>> {
        super::private::folder(&self.0)?;
        let mut all = Vec::new();
        for entry in std::fs::read_dir(&self.0)? {
            let name = entry?.file_name();
            match name.to_str().filter(|name| *name != but) {
                None => {}
                Some(name) => match self.try_take(name)? {
                    Some(held) => all.push(held),
                    None => return Ok(None),
                },
            }
        }
        Ok(Some(all))
    }

    fn try_take(&self, name: &str) -> io::Result<Option<Held>> {
        let mut options = OpenOptions::new();
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.create(true).truncate(false).write(true).open(self.0.join(name))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Held(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Locks;

    #[test]
    fn a_lock_is_held_by_one_and_free_when_its_holder_goes() {
        let state = tempfile::tempdir().unwrap();
        let locks = Locks::of(state.path());
        let held = locks.take("a").unwrap().expect("free");
        assert!(locks.take("a").unwrap().is_none());
        assert!(locks.take("b").unwrap().is_some());
        drop(held);
        assert!(locks.take("a").unwrap().is_some());
    }
}
