//! Folders and files that only their owner may read.
//!
//! Never here: which there are, or what is in them.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// Makes the folder, and those above it that are not there. One that is there stays as it is.
pub fn folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
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
    create(path, replace)?.write_all(bytes)
}

/// Sees to it that the file is there, be it empty. One that is there stays as it is.
pub fn touch(path: &Path) -> io::Result<()> {
    match create(path, false) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}
