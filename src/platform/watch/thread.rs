//! Watching where the system's own way needs a thread: the thread writes to a pipe, and ends with it.
//!
//! A folder that is not there yet is watched for at the nearest folder above it that is.

use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::super::pipe::pipe;

/// A folder that is watched.
#[derive(Debug)]
pub struct Watch {
    folder: PathBuf,
    wakes: Option<OwnedFd>,
    watcher: Option<RecommendedWatcher>,
    /// What is watched now.
    place: Option<PathBuf>,
}

impl Watch {
    /// Watches this folder from here on.
    pub fn of(folder: &Path) -> Self {
        let (wakes, watcher) = begin().map_or((None, None), |(wakes, watcher)| (Some(wakes), Some(watcher)));
        let mut watch = Self { folder: folder.to_owned(), wakes, watcher, place: None };
        watch.arm();
        watch
    }

    /// Readable when something changed since [`Watch::changed`] was last asked.
    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.wakes.as_ref().map(OwnedFd::as_fd)
    }

    /// True when something of the folder changed since this was last asked.
    pub fn changed(&mut self) -> bool {
        let Some(wakes) = &self.wakes else { return false };
        let (mut bytes, mut any) = ([0; 64], false);
        while rustix::io::read(wakes, &mut bytes).is_ok_and(|read| read > 0) {
            any = true;
        }
        if any {
            self.arm();
        }
        any
    }

    /// Watches the folder, or the nearest above it that is there.
    fn arm(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let there = self.folder.ancestors().find(|folder| folder.is_dir());
        if self.place.as_deref() == there {
            return;
        }
        if let Some(before) = self.place.take() {
            // Gone with its folder already, perhaps.
            let _best_effort = watcher.unwatch(&before);
        }
        self.place = there
            .filter(|folder| watcher.watch(folder, RecursiveMode::NonRecursive).is_ok())
            .map(Path::to_owned);
    }
}

fn begin() -> Option<(OwnedFd, RecommendedWatcher)> {
    let (wakes, rings) = pipe().ok()?;
    let ring = move |event: notify::Result<notify::Event>| {
        // Reading a file is no save, and halte itself does that.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _a_full_pipe_wakes_as_well = rustix::io::write(&rings, b".");
        }
    };
    Some((wakes, notify::recommended_watcher(ring).ok()?))
}
