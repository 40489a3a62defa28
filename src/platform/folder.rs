//! Folders that only their owner may read.
//!
//! Never here: which folders there are.

use std::io;
use std::path::Path;

/// Makes the folder, and those above it that are not there, for its owner only. One that is there
/// stays as it is.
pub fn own(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Makes a file with these bytes, for its owner only. An error when it is there already, unless
/// `replace`.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    use std::io::Write as _;

    let mut file = create(path, replace)?;
    file.write_all(bytes)
}

/// Opens a new file for writing, for its owner only. An error when it is there already, unless
/// `replace`.
pub fn create(path: &Path, replace: bool) -> io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true);
    if replace {
        options.create(true).truncate(true);
    } else {
        options.create_new(true);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}
