//! Looks for bytes in everything that was written, to show that words taken back are gone.
//!
//! Never here: knowledge of what the files are.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file under `folder` whose content or name has `needle` in it, in order of path.
///
/// # Panics
/// When `needle` is empty, or a file cannot be read.
pub fn grep_bytes(folder: &Path, needle: &[u8]) -> Vec<PathBuf> {
    assert!(!needle.is_empty(), "nothing to look for");
    let has = |bytes: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    let (mut folders, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let (path, kind) = entry.map(|entry| (entry.path(), entry.file_type().unwrap())).unwrap();
            let in_name = has(path.file_name().unwrap_or_default().as_encoded_bytes());
            if in_name || kind.is_file() && has(&fs::read(&path).unwrap()) {
                found.push(path.clone());
            }
            if kind.is_dir() {
                folders.push(path);
            }
        }
    }
    found.sort();
    found
}
