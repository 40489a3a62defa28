//! Where a file lies: in a folder that another program sends elsewhere, or on a disk of another machine. A database is
//! not safe there: half of it may be sent, and locks may not hold.
//!
//! Never here: advice. What it looks at is names, and the kind of the file system; no file is opened but the list of mounts.

use std::path::{Component, Path};

/// A place where a database is not safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A folder that this program keeps the same on several machines.
    Synced(&'static str),
    /// A disk of another machine, of this kind.
    Network(&'static str),
}

/// Folders that are kept the same elsewhere: how their names begin, in lower case, and whose they are.
const FOLDERS: [(&str, &str); 12] = [
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("icloud", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("syncthing", "Syncthing"),
    ("proton drive", "Proton Drive"),
    ("pcloud", "pCloud"),
];

/// What such a program leaves in the folder that it keeps.
const MARKS: [(&str, &str); 6] = [
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
];

/// Where this file lies, as far as names and the file system tell: quick enough for every start.
pub fn of(path: &Path) -> Option<Place> {
    let real = super::private::real(path).unwrap_or_else(|| path.to_owned());
    by_name(&real).or_else(|| network(real.parent()?))
}

/// The same, looking for marks in every folder above as well.
pub fn looked_at(path: &Path) -> Option<Place> {
    let real = super::private::real(path).unwrap_or_else(|| path.to_owned());
    of(path).or_else(|| {
        let mut folders = real.ancestors().skip(1);
        folders.find_map(|folder| {
            let mark = MARKS.iter().find(|(mark, _)| folder.join(mark).exists());
            mark.map(|(_, program)| Place::Synced(program))
        })
    })
}

/// A name is one of theirs, or begins with it and a blank, a hyphen or a bracket: `OneDrive - Gemeente`.
fn by_name(path: &Path) -> Option<Place> {
    let folders = path.parent()?.components().filter_map(|component| match component {
        Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    let named = |folder: &str| {
        let fits = |begin: &str| {
            let rest = folder.strip_prefix(begin);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(', '_']))
        };
        FOLDERS.iter().find(|(begin, _)| fits(begin)).map(|(_, program)| *program)
    };
    folders.into_iter().find_map(|folder| named(&folder)).map(Place::Synced)
}

/// The kinds of file systems that are another machine's, by their numbers.
#[cfg(target_os = "linux")]
fn network(folder: &Path) -> Option<Place> {
    const FUSE: u64 = 0x6573_5546;
    const KINDS: [(u64, &str); 6] = [
        (0x6969, "NFS"),
        (0xff53_4d42, "SMB"),
        (0xfe53_4d42, "SMB"),
        (0x517b, "SMB"),
        (0x5346_414f, "AFS"),
        (0x00c3_6400, "Ceph"),
    ];
    let kind = rustix::fs::statfs(folder).ok()?.f_type;
    // The kernel's numbers are 32 bits, whatever the machine makes of their sign.
    let kind = u64::try_from(kind & 0xffff_ffff).ok()?;
    if kind == FUSE {
        let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
        return fuse(&mounts, folder);
    }
    KINDS.iter().find(|(number, _)| *number == kind).map(|(_, name)| Place::Network(name))
}

/// Elsewhere only names tell.
#[cfg(not(target_os = "linux"))]
fn network(_: &Path) -> Option<Place> {
    None
}

/// Which of the file systems that a program makes this folder is on, when that is another machine's.
#[cfg(any(target_os = "linux", test))]
fn fuse(mounts: &str, folder: &Path) -> Option<Place> {
    const KINDS: [(&str, &str); 6] = [
        ("fuse.sshfs", "SSH"),
        ("fuse.rclone", "rclone"),
        ("fuse.davfs2", "WebDAV"),
        ("fuse.gvfsd-fuse", "GVfs"),
        ("fuse.s3fs", "S3"),
        ("fuse.glusterfs", "GlusterFS"),
    ];
    let lines = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?.replace("\\040", " "), words.next()?))
    });
    let above = lines.filter(|(place, _)| folder.starts_with(place));
    let (_, kind) = above.max_by_key(|(place, _)| place.len())?;
    KINDS.iter().find(|(name, _)| *name == kind).map(|(_, name)| Place::Network(name))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Place, by_name, fuse, looked_at};

    #[test]
    fn a_folder_that_syncs_is_known_by_its_name() {
        let of = |path: &str| by_name(Path::new(path));
        assert_eq!(of("/home/noor/OneDrive - Gemeente X/halte.db"), Some(Place::Synced("OneDrive")));
        assert_eq!(
            of("/Users/noor/Library/Mobile Documents/com~apple~CloudDocs/h.db"),
            Some(Place::Synced("iCloud"))
        );
        assert_eq!(of("/home/noor/Dropbox (Privé)/a/halte.db"), Some(Place::Synced("Dropbox")));
        assert_eq!(of("/home/noor/Nextcloud/halte.db"), Some(Place::Synced("Nextcloud")));
        for safe in
            ["/home/noor/.local/share/halte/halte.db", "/home/noor/dropboxen/h.db", "/home/noor/dropbox"]
        {
            assert_eq!(of(safe), None, "{safe}");
        }
    }

    #[test]
    fn a_folder_that_syncs_is_known_by_what_lies_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("a/b");
        std::fs::create_dir_all(&below).unwrap();
        std::fs::create_dir(folder.path().join(".stfolder")).unwrap();
        assert_eq!(looked_at(&below.join("halte.db")), Some(Place::Synced("Syncthing")));
    }

    #[test]
    fn a_disk_of_another_machine_is_known_by_its_mount() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nnoor@x:/ /mnt/van\\040ver fuse.sshfs rw 0 0\n";
        assert_eq!(fuse(mounts, Path::new("/mnt/van ver/a")), Some(Place::Network("SSH")));
        assert_eq!(fuse(mounts, Path::new("/mnt/van")), None);
    }
}
