//! The sequences that are at hand: the shipped ones, and the user's own from a folder.
//!
//! An own file with a shipped id replaces that one; two own files with one id are both broken.
//! A broken own file is there as broken; what is used in its place until it is mended is its last
//! good version, or else the shipped sequence with its id. Own files are read and checked at once,
//! shipped ones when they are asked for. The only place in `sequences` that reads files. Never
//! here: writing files, where last good versions are kept (see [`Versions`]).

mod recalled;

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::check::{Checked, check};
use super::near::nearest;
use super::problem::{Kind, Problem, Severity};
use super::shipped::{SHIPPED, Shipped};
use super::source::{MOST_BYTES, Source};
use super::tree::{At, Span};
use super::versions::{Instead, Versions};
use crate::domain::sequence::Sequence;
use crate::text::sequences::Until;

/// More own files than this are not read.
const MOST_FILES: usize = 1000;

/// Where a sequence comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program.
    Shipped,
    /// An own file.
    Own(PathBuf),
    /// An own file in place of a shipped one.
    Replaces(PathBuf),
}

/// Whether a sequence can be used.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// It can.
    Good(Arc<Sequence>),
    /// It has errors.
    Broken,
}

/// A sequence of the catalogue.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id; of a file that does not say one, the name of the file.
    pub id: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it can be used.
    pub state: State,
    /// What is used in its place while it is broken.
    pub instead: Option<Instead>,
    /// What is wrong with it, warnings and hints too.
    pub problems: Vec<Problem>,
    /// The lines that its questions recall, and where.
    recalled: Vec<At<String>>,
    /// Its text, for showing where.
    pub source: Source,
}

impl Entry {
    fn new(checked: Checked, name: &str, origin: Origin) -> Self {
        let id = checked.id.as_ref().map(|id| id.value.clone());
        Self {
            id: id.unwrap_or_else(|| name.to_owned()),
            origin,
            state: checked.sequence.map_or(State::Broken, |sequence| State::Good(Arc::new(sequence))),
            instead: None,
            problems: checked.problems,
            recalled: checked.recalled,
            source: checked.source,
        }
    }

    /// The sequence, when it has no errors.
    pub fn sequence(&self) -> Option<&Arc<Sequence>> {
        match &self.state {
            State::Good(sequence) => Some(sequence),
            State::Broken => None,
        }
    }

    /// The sequence that a round of it walks: itself, or what is used in its place.
    pub fn usable(&self) -> Option<&Arc<Sequence>> {
        self.sequence().or_else(|| self.instead.as_ref().map(|instead| &instead.sequence))
    }

    /// An own file with a shipped id is in the place of that one.
    fn set_origin(&mut self) {
        let is_shipped = SHIPPED.iter().any(|shipped| shipped.id == self.id);
        if let Some(path) = self.path().map(Path::to_owned) {
            self.origin = if is_shipped { Origin::Replaces(path) } else { Origin::Own(path) };
        }
    }

    /// What is used until its mistakes are gone; None when it can be used itself.
    pub fn until(&self) -> Option<Until> {
        let saved = |instead: &Instead| match instead.saved {
            Some(saved) => Until::Version(saved.date_naive()),
            None => Until::Shipped,
        };
        let is_broken = self.state == State::Broken;
        is_broken.then(|| self.instead.as_ref().map_or(Until::Nothing, saved))
    }

    /// The text of what can be used: of itself, or of what is used in its place.
    pub fn usable_source(&self) -> &Source {
        self.instead.as_ref().map_or(&self.source, |instead| &instead.source)
    }

    /// Its file, when it is an own one.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Shipped => None,
            Origin::Own(path) | Origin::Replaces(path) => Some(path),
        }
    }

    /// How many of its problems are errors.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.severity() == Severity::Error).count()
    }
}

/// Why a sequence cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// No sequence has this id.
    #[error("there is no sequence `{id}`")]
    Unknown {
        /// What was asked for.
        id: String,
        /// An id that is nearly it.
        near: Option<String>,
    },
    /// It has errors.
    #[error("sequence `{}` has errors", .0.id)]
    Broken(Box<Entry>),
}

/// Where an entry of the list is.
#[derive(Clone, Copy)]
enum Place<'a> {
    Own(&'a Entry),
    Shipped(usize),
}

/// The sequences that are at hand.
#[derive(Debug)]
pub struct Catalogue {
    own: Vec<Entry>,
    shipped: Vec<OnceLock<Entry>>,
    unreadable: Option<String>,
}

impl Catalogue {
    /// The shipped sequences and the `*.toml` of this folder. A folder that is not there is empty.
    pub fn load(own_folder: Option<&Path>) -> Self {
        let mut catalogue = Self::read(own_folder);
        catalogue.tell_of_recalls();
        catalogue
    }

    fn read(own_folder: Option<&Path>) -> Self {
        let (own, unreadable) = match own_folder.map(own_files) {
            None => (Vec::new(), None),
            Some(Ok(paths)) => (paths.iter().map(|path| own_entry(path)).collect(), None),
            Some(Err(error)) if error.kind() == io::ErrorKind::NotFound => (Vec::new(), None),
            Some(Err(error)) => (Vec::new(), Some(error.to_string())),
        };
        Self {
            own: break_doubles(own),
            shipped: SHIPPED.iter().map(|_| OnceLock::new()).collect(),
            unreadable,
        }
    }

    /// The same, with the last good version in the place of a file that is broken. Files that are
    /// good become the last good version.
    pub fn load_with(own_folder: &Path, versions: &impl Versions) -> Self {
        let mut catalogue = Self::read(Some(own_folder));
        let mut own = std::mem::take(&mut catalogue.own);
        for entry in &mut own {
            let Some(path) = entry.path() else { continue };
            if entry.state == State::Broken {
                let version = versions.last(path).and_then(|version| version.instead(&entry.source.file));
                entry.instead = version.or_else(|| catalogue.shipped_instead(&entry.id));
                // A file that says another id now, or none, stands in for what it was.
                if let Some(instead) = &entry.instead {
                    entry.id.clone_from(&instead.sequence.id);
                    entry.set_origin();
                }
            } else {
                versions.keep(path, &entry.source.text);
            }
        }
        catalogue.own = own;
        catalogue.tell_of_recalls();
        catalogue
    }

    fn shipped_instead(&self, id: &str) -> Option<Instead> {
        let index = SHIPPED.iter().position(|shipped| shipped.id == id)?;
        let shipped = self.shipped_at(index)?;
        let sequence = shipped.sequence().cloned()?;
        Some(Instead { sequence, source: shipped.source.clone(), saved: None })
    }

    /// Why the own folder could not be read, when it is there and could not.
    pub fn unreadable(&self) -> Option<&str> {
        self.unreadable.as_deref()
    }

    /// Every sequence: the user's own in the order of their files, then the shipped ones in their order, each
    /// replaced by an own one with its id.
    pub fn list(&self) -> Vec<&Entry> {
        let entry = |place| match place {
            Place::Own(own) => Some(own),
            Place::Shipped(index) => self.shipped_at(index),
        };
        self.places().into_iter().filter_map(entry).collect()
    }

    /// What is told of every sequence, in the order of [`Catalogue::list`]. Of a shipped one that nobody asked for yet
    /// nothing stays in memory but that.
    pub fn each<T>(&self, mut tell: impl FnMut(&Entry) -> T) -> Vec<T> {
        let told = |place| match place {
            Place::Own(own) => Some(tell(own)),
            Place::Shipped(index) => self.of_shipped(index, &mut tell),
        };
        self.places().into_iter().filter_map(told).collect()
    }

    /// The own sequence in this file.
    pub fn own_at(&self, path: &Path) -> Option<&Entry> {
        self.own.iter().find(|own| own.path() == Some(path))
    }

    /// The shipped sequence with this id, when no own one replaces it.
    pub fn shipped(&self, id: &str) -> Option<&Entry> {
        let index = SHIPPED.iter().position(|shipped| shipped.id == id)?;
        if self.own.iter().any(|own| own.id == id) { None } else { self.shipped_at(index) }
    }

    fn places(&self) -> Vec<Place<'_>> {
        let is_new = |own: &&Entry| SHIPPED.iter().all(|shipped| shipped.id != own.id);
        let mut places: Vec<Place<'_>> = self.own.iter().filter(is_new).map(Place::Own).collect();
        for (index, shipped) in SHIPPED.iter().enumerate() {
            let before = places.len();
            places.extend(self.own.iter().filter(|own| own.id == shipped.id).map(Place::Own));
            if places.len() == before {
                places.push(Place::Shipped(index));
            }
        }
        places
    }

    /// The sequence with this id, good or broken.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        let has_id = |own: &&Entry| own.id == id;
        let usable = self.own.iter().filter(has_id).find(|own| own.usable().is_some());
        usable.or_else(|| self.own.iter().find(has_id)).or_else(|| {
            let index = SHIPPED.iter().position(|shipped| shipped.id == id)?;
            self.shipped_at(index)
        })
    }

    /// The sequence with this id, when it can be used.
    pub fn find(&self, id: &str) -> Result<Arc<Sequence>, FindError> {
        let Some(entry) = self.entry(id) else {
            let own = self.own.iter().map(|own| own.id.as_str());
            let ids = SHIPPED.iter().map(|shipped| shipped.id).chain(own);
            let near = nearest(id, ids).map(str::to_owned);
            let id = id.to_owned();
            return Err(FindError::Unknown { id, near });
        };
        entry.usable().cloned().ok_or_else(|| FindError::Broken(Box::new(entry.clone())))
    }

    fn shipped_at(&self, index: usize) -> Option<&Entry> {
        let shipped = SHIPPED.get(index)?;
        Some(self.shipped.get(index)?.get_or_init(|| read_shipped(shipped)))
    }

    fn of_shipped<T>(&self, index: usize, tell: impl FnOnce(&Entry) -> T) -> Option<T> {
        let known = self.shipped.get(index)?.get();
        match known {
            Some(entry) => Some(tell(entry)),
            None => Some(tell(&read_shipped(SHIPPED.get(index)?))),
        }
    }
}

fn read_shipped(shipped: &Shipped) -> Entry {
    Entry::new(check(shipped.file, shipped.text.as_bytes()), shipped.id, Origin::Shipped)
}

/// Checks a file; one that cannot be read has that as its problem.
pub fn check_file(path: &Path) -> Checked {
    let name = path.display().to_string();
    let kind = match read(path) {
        Ok(Ok(bytes)) => return check(&name, &bytes),
        Ok(Err(bytes)) => Kind::TooLarge { bytes },
        Err(error) if is_dead_link(path, &error) => Kind::DeadLink,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Kind::NoFile { there: false },
        Err(_) if fs::metadata(path).is_ok_and(|found| !found.is_file()) => Kind::NoFile { there: true },
        Err(error) => Kind::Unreadable { reason: error.to_string() },
    };
    let source = Source::new(&name, "");
    let problems = vec![source.problem(kind, 0..0)];
    Checked { sequence: None, id: None, problems, recalled: Vec::new(), source }
}

/// True for a link that leads to nothing, or to itself.
fn is_dead_link(path: &Path, error: &io::Error) -> bool {
    let gone = error.kind() == io::ErrorKind::NotFound || fs::metadata(path).is_err();
    gone && fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink())
}

/// The bytes of a file, or how many there are when they are too many for a sequence.
fn read(path: &Path) -> io::Result<Result<Vec<u8>, u64>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("this is no file"));
    }
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    if metadata.len() > most {
        return Ok(Err(metadata.len()));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(Ok(bytes))
}

/// The sequence files of a folder, by name.
fn own_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let is_toml = path.extension().is_some_and(|ending| ending == "toml");
        if is_toml && !path.file_name().is_some_and(is_hidden) && !path.is_dir() {
            paths.push(path);
        }
    }
    paths.sort();
    paths.truncate(MOST_FILES);
    Ok(paths)
}

/// An own file, and where it says its id.
fn own_entry(path: &Path) -> (Entry, Span) {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let checked = check_file(path);
    let span = checked.id.as_ref().map_or(0..0, |id| id.span.clone());
    let mut entry = Entry::new(checked, &stem, Origin::Own(path.to_owned()));
    entry.set_origin();
    (entry, span)
}

/// Two own files with one id are both broken, and each says where the other is.
fn break_doubles(own: Vec<(Entry, Span)>) -> Vec<Entry> {
    let mut files: HashMap<String, Vec<String>> = HashMap::new();
    for (entry, _) in &own {
        let file = entry.source.file.clone();
        files.entry(entry.id.clone()).or_default().push(file);
    }
    let broken = |(mut entry, span): (Entry, Span)| {
        let same = files.get(&entry.id).map(Vec::as_slice).unwrap_or_default();
        if let Some(other) = same.iter().find(|file| **file != entry.source.file) {
            let kind = Kind::DuplicateId { id: entry.id.clone(), other: other.clone() };
            entry.problems.insert(0, entry.source.problem(kind, span));
            entry.state = State::Broken;
        }
        entry
    };
    own.into_iter().map(broken).collect()
}

#[cfg(test)]
mod tests;
