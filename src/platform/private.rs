//! Folders and files that only their owner may read.
//!
//! Never here: which there are, or what is in them.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, FixedOffset, Local};

/// Makes the folder, and those above it that are not there. One that is there stays as it is.
pub fn folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a folder that nobody else could have made: an error when something is there already.
pub fn new_folder(path: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "the rights stand in the mode"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Opens a new file for writing. An error when it is there already, unless `replace`.
pub fn create(path: &Path, replace: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true);
    if replace {
        options.create(true).truncate(true);
    } else {
        options.create_new(true);
    }
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a file with these bytes. An error when it is there already, unless `replace`.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    let written = create(path, replace)?.write_all(bytes);
    if written.is_err() && !replace {
        // Half of it is of no use, and would stand in the way of the next try.
        let _best_effort = std::fs::remove_file(path);
    }
    written
}

/// A new file without a name, on the disk of this folder: nobody else can open it, and it goes when it is closed.
pub fn unnamed(folder: &Path) -> io::Result<File> {
    self::folder(folder)?;
    for n in 0..1000u32 {
        let path = folder.join(format!("spool-{}-{n}", std::process::id()));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(&path) {
            Ok(file) => {
                std::fs::remove_file(&path)?;
                return Ok(file);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// True when both paths lead to one file, also along links or under another name. A file that is
/// not there yet is the one of its name in its folder.
pub fn same_file(one: &Path, other: &Path) -> bool {
    if real(one).zip(real(other)).is_some_and(|(one, other)| one == other) {
        return true;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let of = |path| std::fs::metadata(path).map(|file| (file.dev(), file.ino())).ok();
        of(one).zip(of(other)).is_some_and(|(one, other)| one == other)
    }
    #[cfg(not(unix))]
    false
}

/// True for what is no file and no folder but passes on what is written to it: a pipe, a device. A file in its place
/// would break it for everybody.
pub fn is_passage(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// Where a path leads, with every link followed.
pub fn real(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    })
}

/// Makes a file that is there its owner's only, with what the database puts beside it.
pub fn own(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    for end in ["", "-wal", "-shm"] {
        use std::os::unix::fs::PermissionsExt as _;
        let mut file = path.as_os_str().to_owned();
        file.push(end);
        match std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// A name beside this one that no other program uses now, for what is not whole yet.
pub fn half_of(path: &Path) -> PathBuf {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let (process, n) = (std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let mut half = path.as_os_str().to_owned();
    half.push(format!(".{process}-{n}.half"));
    PathBuf::from(half)
}

/// Makes certain that the folder of this file knows of it, also after a power cut.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Every file in a folder; none when it cannot be read.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// True when others than its owner may read or write it.
pub fn is_open_to_others(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// When a file was last changed.
pub fn changed(path: &Path) -> Option<DateTime<FixedOffset>> {
    let changed = std::fs::metadata(path).ok()?.modified().ok()?;
    Some(DateTime::<Local>::from(changed).fixed_offset())
}

/// Sees to it that the file is there, be it empty. One that is there stays as it is.
pub fn touch(path: &Path) -> io::Result<()> {
    match create(path, false) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}
