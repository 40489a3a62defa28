//! Watching with inotify: one descriptor, no thread, no time.
//!
//! A folder that is not there yet is watched for at the nearest folder above it that is; where a
//! file is a link, the folder of what it leads to is watched as well.

use std::ffi::OsStr;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::inotify::{CreateFlags, ReadFlags, Reader, WatchFlags, add_watch, init};

/// What a save looks like: written and closed, renamed to or away, made, removed, allowed or not.
const SAVES: WatchFlags = WatchFlags::CLOSE_WRITE
    .union(WatchFlags::MOVED_TO)
    .union(WatchFlags::MOVED_FROM)
    .union(WatchFlags::CREATE)
    .union(WatchFlags::DELETE)
    .union(WatchFlags::ATTRIB)
    .union(WatchFlags::DELETE_SELF)
    .union(WatchFlags::MOVE_SELF);

/// Folders that come up while they are looked for are looked for again so many times.
const MOST_TRIES: usize = 10;

/// More links than this are not followed.
const MOST_LINKS: usize = 200;

/// A folder that is watched.
#[derive(Debug)]
pub struct Watch {
    folder: PathBuf,
    queue: Option<OwnedFd>,
    /// What is watched, and the only name in it that counts; None: every name does.
    places: Vec<(i32, Option<Vec<u8>>)>,
}

impl Watch {
    /// Watches this folder from here on.
    pub fn of(folder: &Path) -> Self {
        let queue = init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).ok();
        let mut watch = Self { folder: folder.to_owned(), queue, places: Vec::new() };
        watch.arm();
        watch
    }

    /// Readable when something changed since [`Watch::changed`] was last asked.
    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.queue.as_ref().map(OwnedFd::as_fd)
    }

    /// True when something of the folder changed since this was last asked.
    pub fn changed(&mut self) -> bool {
        let Some(queue) = &self.queue else { return false };
        let mut buffer = [MaybeUninit::uninit(); 4096];
        let mut events = Reader::new(queue, &mut buffer);
        let (mut any, mut counts) = (false, false);
        while let Ok(event) = events.next() {
            any = true;
            let lost = event.events().contains(ReadFlags::QUEUE_OVERFLOW);
            let name = event.file_name().map(std::ffi::CStr::to_bytes);
            let mut here = self.places.iter().filter(|(place, _)| *place == event.wd());
            counts |= lost || here.any(|(_, only)| only.is_none() || only.as_deref() == name);
        }
        if any {
            self.arm();
        }
        counts
    }

    /// Watches what there is to watch now; what is watched already stays so.
    fn arm(&mut self) {
        let before = std::mem::take(&mut self.places);
        let folder = self.folder.clone();
        // A folder that is made while the one above it is looked up would be missed: once more then.
        for _ in 0..MOST_TRIES {
            if self.add(&folder, None) {
                self.add_links();
                break;
            }
            if self.add_above(&folder).is_none_or(|missing| !missing.exists()) {
                break;
            }
        }
        let Some(queue) = &self.queue else { return };
        for (place, _) in before {
            if !self.places.iter().any(|(kept, _)| *kept == place) {
                // Gone with its folder already, perhaps.
                let _best_effort = rustix::fs::inotify::remove_watch(queue, place);
            }
        }
    }

    /// Watches the nearest folder above this one that is there; gives back what is missing in it.
    fn add_above(&mut self, folder: &Path) -> Option<PathBuf> {
        let mut below = folder;
        while let Some(above) = below.parent() {
            if self.add(above, below.file_name()) {
                return Some(below.to_owned());
            }
            below = above;
        }
        None
    }

    fn add(&mut self, folder: &Path, only: Option<&OsStr>) -> bool {
        let Some(queue) = &self.queue else { return false };
        let Ok(place) = add_watch(queue, folder, SAVES | WatchFlags::ONLYDIR) else { return false };
        self.places.push((place, only.map(|name| name.as_bytes().to_vec())));
        true
    }

    /// Files that are links: their words are elsewhere.
    fn add_links(&mut self) {
        let Ok(files) = std::fs::read_dir(&self.folder) else { return };
        let links = files.flatten().filter(|file| file.file_type().is_ok_and(|kind| kind.is_symlink()));
        for link in links.take(MOST_LINKS) {
            if let Ok(real) = link.path().canonicalize()
                && let (Some(folder), Some(name)) = (real.parent(), real.file_name())
            {
                self.add(folder, Some(name));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::Watch;

    #[test]
    fn a_save_is_told_once_however_an_editor_saves() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        let mut watch = Watch::of(folder.path());
        assert!(!watch.changed());
        fs::write(&file, "een").unwrap();
        assert!(watch.changed());
        assert!(!watch.changed());
        fs::write(folder.path().join("b"), "twee").unwrap();
        watch.changed();
        fs::rename(folder.path().join("b"), &file).unwrap();
        assert!(watch.changed());
        fs::read(&file).unwrap();
        assert!(!watch.changed(), "reading is no save");
        fs::remove_file(&file).unwrap();
        assert!(watch.changed());
    }

    #[test]
    fn a_folder_that_is_not_there_is_waited_for_and_may_come_and_go() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("halte/prompts");
        let mut watch = Watch::of(&own);
        fs::write(folder.path().join("another"), "").unwrap();
        assert!(!watch.changed(), "that is another name");
        for _ in 0..2 {
            fs::create_dir(folder.path().join("halte")).unwrap();
            assert!(watch.changed());
            fs::create_dir(&own).unwrap();
            assert!(watch.changed());
            fs::write(own.join("a.toml"), "een").unwrap();
            assert!(watch.changed());
            fs::remove_dir_all(folder.path().join("halte")).unwrap();
            assert!(watch.changed());
            // What the system has to say of the folder that went.
            watch.changed();
        }
    }

    #[test]
    fn a_file_that_is_a_link_is_watched_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let (own, dots) = (folder.path().join("prompts"), folder.path().join("dots"));
        fs::create_dir(&own).unwrap();
        fs::create_dir(&dots).unwrap();
        fs::write(dots.join("mijn.toml"), "een").unwrap();
        symlink(dots.join("mijn.toml"), own.join("mijn.toml")).unwrap();
        let mut watch = Watch::of(&own);
        fs::write(dots.join("shellrc"), "").unwrap();
        assert!(!watch.changed(), "that is another file");
        fs::write(dots.join("mijn.toml"), "twee").unwrap();
        assert!(watch.changed());
    }

    #[test]
    fn what_cannot_be_watched_never_wakes() {
        assert!(!Watch::of("".as_ref()).changed());
    }
}
