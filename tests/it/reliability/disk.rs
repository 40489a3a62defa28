//! A disk that remembers what it was told, can lose what was not synced, and fails when asked (see `disk.c`).
//!
//! Never here: what halte writes, or what it means.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::support::Home;

use super::programs::Chance;

/// What a power cut may tear apart.
const SECTOR: u64 = 512;

/// One thing that the disk was told.
#[derive(Clone, Debug)]
pub struct Told {
    pub what: What,
    pub path: PathBuf,
    /// Where in the log its record ends.
    pub end: u64,
}

#[derive(Clone, Debug)]
pub enum What {
    Born,
    Written { at: u64, bytes: Vec<u8> },
    Sized(u64),
    Synced,
    Ended,
    Renamed(PathBuf),
    Printed(Vec<u8>),
}

/// A home whose disk keeps a log at `log`.
pub fn recording(home: Home, log: &Path) -> Home {
    watched(home).with("HALTE_DISK_LOG", log.to_str().unwrap())
}

/// A home whose disk fails by the rules in this file (see `disk.c`).
pub fn failing(home: Home, rules: &Path) -> Home {
    watched(home).with("HALTE_DISK_RULES", rules.to_str().unwrap())
}

fn watched(home: Home) -> Home {
    let under = home.path().to_str().unwrap().to_owned();
    home.with("LD_PRELOAD", library().to_str().unwrap()).with("HALTE_DISK_UNDER", &under)
}

/// The library, compiled once.
fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/reliability/disk.c");
        let built = Path::new(env!("CARGO_TARGET_TMPDIR")).join("disk.so");
        let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
        let status = Command::new(compiler)
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
            .args([&built, &source])
            .status();
        assert!(status.unwrap().success(), "disk.c does not compile");
        built
    })
}

/// How long the log is now.
pub fn length(log: &Path) -> u64 {
    fs::metadata(log).map_or(0, |file| file.len())
}

/// The log, record by record.
pub fn read(log: &Path) -> Vec<Told> {
    let bytes = fs::read(log).unwrap();
    let (mut at, mut told) = (0, Vec::new());
    let mut take = |size: usize| {
        at += size;
        bytes[at - size..at].to_vec()
    };
    let mut taken: usize = 0;
    while taken < bytes.len() {
        let op = take(1)[0];
        let name = usize::from(u16::from_le_bytes(take(2).try_into().unwrap()));
        let path = PathBuf::from(String::from_utf8(take(name)).unwrap());
        let offset = u64::from_le_bytes(take(8).try_into().unwrap());
        let size = usize::try_from(u32::from_le_bytes(take(4).try_into().unwrap())).unwrap();
        let data = take(size);
        taken += 1 + 2 + name + 8 + 4 + size;
        let what = match op {
            b'C' => What::Born,
            b'W' => What::Written { at: offset, bytes: data },
            b'T' => What::Sized(offset),
            b'S' => What::Synced,
            b'U' => What::Ended,
            b'R' => What::Renamed(PathBuf::from(String::from_utf8(data).unwrap())),
            b'O' => What::Printed(data),
            _ => panic!("an unknown record {op}"),
        };
        told.push(Told { what, path, end: u64::try_from(taken).unwrap() });
    }
    told
}

/// One file, or the lack of one: what is certain, and what the disk was told since.
#[derive(Clone, Debug, Default)]
struct File {
    /// None when it is not there.
    certain: Option<Vec<u8>>,
    since: Vec<What>,
}

impl File {
    fn now(&self) -> Option<Vec<u8>> {
        self.after(|_| true, |_| true)
    }

    /// What is there when only some of what was told since came through, by record and by sector.
    fn after(
        &self,
        mut came: impl FnMut(&What) -> bool,
        mut sector: impl FnMut(u64) -> bool,
    ) -> Option<Vec<u8>> {
        let mut file = self.certain.clone();
        for what in &self.since {
            match what {
                What::Born if came(what) => file = file.or(Some(Vec::new())),
                What::Ended if came(what) => file = None,
                What::Sized(size) if came(what) => {
                    file.get_or_insert_default().resize(usize::try_from(*size).unwrap(), 0);
                }
                What::Written { at, bytes } => {
                    let file = file.get_or_insert_default();
                    write(file, *at, bytes, &mut sector);
                }
                What::Born
                | What::Ended
                | What::Sized(_)
                | What::Synced
                | What::Renamed(_)
                | What::Printed(_) => {}
            }
        }
        file
    }
}

fn write(file: &mut Vec<u8>, at: u64, bytes: &[u8], sector: &mut impl FnMut(u64) -> bool) {
    let end = at + u64::try_from(bytes.len()).unwrap();
    let mut from = at;
    while from < end {
        let to = end.min((from / SECTOR + 1) * SECTOR);
        if sector(from / SECTOR) {
            let range = |n: u64| usize::try_from(n).unwrap();
            if file.len() < range(to) {
                file.resize(range(to), 0);
            }
            file[range(from)..range(to)].copy_from_slice(&bytes[range(from - at)..range(to - at)]);
        }
        from = to;
    }
}

/// The disk after a power cut: everything that was synced, and any part of the rest.
///
/// A file that was synced is there under its name (as on ext4, XFS, Btrfs and APFS). What was not synced: a write may be
/// there or not, sector by sector; a birth, a size, an end and a rename likewise. A log in shared memory (`-shm`) is gone.
pub fn cut(
    told: &[Told],
    before: &BTreeMap<PathBuf, Vec<u8>>,
    chance: &mut Chance,
    under: &Path,
) -> BTreeMap<PathBuf, Vec<u8>> {
    let certain = |bytes: &Vec<u8>| File { certain: Some(bytes.clone()), since: Vec::new() };
    let mut files: BTreeMap<PathBuf, File> =
        before.iter().map(|(path, bytes)| (path.clone(), certain(bytes))).collect();
    for told in told {
        match &told.what {
            What::Synced => {
                if let Some(file) = files.get_mut(&told.path) {
                    file.certain = file.now();
                    file.since.clear();
                }
                // A folder that is synced knows which of its files are there.
                for file in files
                    .iter_mut()
                    .filter(|(path, _)| path.parent() == Some(told.path.as_path()))
                    .map(|(_, file)| file)
                {
                    settle(file);
                }
            }
            What::Renamed(to) => {
                let file = files.remove(&told.path).unwrap_or_default();
                files.insert(to.clone(), file);
            }
            What::Printed(_) => {}
            what @ (What::Born | What::Written { .. } | What::Sized(_) | What::Ended) => {
                files.entry(told.path.clone()).or_default().since.push(what.clone());
            }
        }
    }
    let kind = chance.below(4);
    let mut disk = BTreeMap::new();
    for (path, file) in files {
        if path.to_string_lossy().ends_with("-shm") || !path.starts_with(under) {
            continue;
        }
        // All, none, half, or most of what was not synced came through.
        let (mut a, mut b) = (chance.clone(), Chance(chance.next()));
        let came = |chance: &mut Chance| match kind {
            0 => true,
            1 => false,
            2 => chance.one_in(2),
            _ => !chance.one_in(8),
        };
        let bytes = file.after(|_| came(&mut a), |_| came(&mut b));
        if let Some(bytes) = bytes {
            disk.insert(path, bytes);
        }
    }
    disk
}

/// Makes certain whether the file is there, and nothing more.
fn settle(file: &mut File) {
    let there = file.now().is_some();
    file.since.retain(|what| !matches!(what, What::Born | What::Ended));
    match (there, &file.certain) {
        (true, None) => file.certain = Some(Vec::new()),
        (false, _) => *file = File::default(),
        (true, Some(_)) => {}
    }
}

/// Puts these files into another folder.
pub fn put(disk: &BTreeMap<PathBuf, Vec<u8>>, under: &Path, into: &Path) {
    for (path, bytes) in disk {
        let path = into.join(path.strip_prefix(under).unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Every file below a folder.
pub fn all(under: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut folders, mut found) = (vec![under.to_owned()], BTreeMap::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.clone(), fs::read(&path).unwrap());
            }
        }
    }
    found
}
