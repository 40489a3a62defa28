//! Looks for bytes in everything that was written, to show that words taken back are gone.
//!
//! Never here: knowledge of what the files are.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Every file under `folder` whose content or name has `needle` in it, in order of path. Where one went away or got another
/// name while it was looked at, all of it is looked at again.
///
/// # Panics
/// When `needle` is empty, or a file cannot be read.
pub fn grep_bytes(folder: &Path, needle: &[u8]) -> Vec<PathBuf> {
    assert!(!needle.is_empty(), "nothing to look for");
    loop {
        match grep(folder, needle) {
            Ok(found) => return found,
            Err(error) if error.kind() == io::ErrorKind::NotFound && folder.exists() => {}
            Err(error) => panic!("{} cannot be searched: {error}", folder.display()),
        }
    }
}

fn grep(folder: &Path, needle: &[u8]) -> io::Result<Vec<PathBuf>> {
    let has = |bytes: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    let (mut folders, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            let in_name = has(path.file_name().unwrap_or_default().as_encoded_bytes());
            if in_name || kind.is_file() && has(&fs::read(&path)?) {
                found.push(path.clone());
            }
            if kind.is_dir() {
                folders.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
