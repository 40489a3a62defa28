//! The rules about sources: each takes one file and says what is wrong with it, one sentence a problem.
//!
//! Never here: a table (they stand in `architecture`), or the reading of Rust (in `paths`).

use std::fs;
use std::path::Path;

use super::paths::{Named, named};
use super::{DOORS, LINES, MODULES};

/// A file of `src`.
pub struct Source {
    /// Its path from `src`: `tui/screens/home.rs`.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Every file of `src`, in order of path.
pub fn sources(package: &Path) -> Vec<Source> {
    let src = package.join("src");
    let (mut folders, mut found) = (vec![src.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

impl Source {
    /// The path of its module: `["tui", "screens", "home"]`; none for `lib.rs`.
    fn module(&self) -> Vec<String> {
        let path = self.path.trim_end_matches(".rs");
        if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
    }

    /// The row of the tables that this file falls under.
    fn row(&self) -> Option<&'static str> {
        row(&self.module())
    }

    fn named(&self) -> Vec<Named> {
        named(&self.text, &self.module())
    }

    fn problem(&self, line: usize, what: &str) -> String {
        format!("src/{}:{line}: {what}", self.path)
    }
}

fn row(module: &[String]) -> Option<&'static str> {
    MODULES
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| begins_with(module, name))
        .max_by_key(|name| name.len())
}

/// True when `path` is `name` (`tui::runtime`) or something in it.
fn begins_with(path: &[String], name: &str) -> bool {
    let mut segments = path.iter();
    name.split("::").all(|part| segments.next().is_some_and(|segment| segment == part))
}

/// True when `name` is something in `path`, so that `path::*` brings it along.
fn lies_in(name: &str, path: &[String]) -> bool {
    let inside: Vec<String> = name.split("::").map(str::to_owned).collect();
    inside.len() > path.len() && inside.starts_with(path)
}

/// A module uses only the modules of its row.
pub fn borders(source: &Source) -> Vec<String> {
    let Some(own) = source.row() else {
        return Vec::new();
    };
    let allowed = MODULES.iter().find(|(name, _)| *name == own).map_or(&[][..], |(_, allowed)| allowed);
    let mut problems = Vec::new();
    for named in source.named().iter().filter(|named| named.path[0] == "crate") {
        let target = &named.path[1..];
        let used = row(target);
        if used.is_none() && !named.wide {
            let what = format!("{} is in no module of the table", named.path.join("::"));
            problems.push(source.problem(named.line, &what));
        }
        let brought =
            MODULES.iter().map(|(name, _)| *name).filter(|name| named.wide && lies_in(name, target));
        for used in used.into_iter().chain(brought) {
            if used != own && !allowed.contains(&used) {
                let what = format!("{own} may not use {used} ({})", named.path.join("::"));
                problems.push(source.problem(named.line, &what));
            }
        }
    }
    problems
}

/// What reaches outside is named only by the modules of its row.
pub fn doors(source: &Source) -> Vec<String> {
    let own = source.row().unwrap_or("lib");
    let mut problems = Vec::new();
    for named in source.named() {
        let behind = DOORS
            .iter()
            .filter(|(door, _)| begins_with(&named.path, door))
            .max_by_key(|(door, _)| door.len());
        let brought = DOORS.iter().filter(|(door, _)| named.wide && lies_in(door, &named.path));
        for (door, modules) in behind.into_iter().chain(brought) {
            if !modules.contains(&own) {
                problems.push(source.problem(named.line, &format!("{own} may not name {door}")));
            }
        }
    }
    problems
}

/// A module at the top is in the table of modules.
pub fn listed(source: &Source) -> Vec<String> {
    if source.path == "lib.rs" || source.row().is_some() {
        return Vec::new();
    }
    vec![source.problem(1, "this module is in no row of MODULES")]
}

/// A screen does not name another screen.
pub fn screens(source: &Source) -> Vec<String> {
    let module = source.module();
    let screens = ["tui", "screens"];
    if module.len() < 3 || module[..2] != screens {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for named in source.named().iter().filter(|named| named.path[0] == "crate") {
        let target = &named.path[1..];
        let everything = named.wide && screens.map(str::to_owned).starts_with(target);
        let another =
            target.len() > 2 && target[..2] == screens && target[2] != module[2] && is_module(&target[2]);
        if everything || another {
            let what = format!("the screen {} may not name {}", module[2], named.path.join("::"));
            problems.push(source.problem(named.line, &what));
        }
    }
    problems
}

fn is_module(name: &str) -> bool {
    name.starts_with(|first: char| first.is_lowercase())
}

/// A file begins with what it is for, is not too long, and is not called `mod.rs`.
pub fn shape(source: &Source) -> Vec<String> {
    let mut problems = Vec::new();
    if !source.text.starts_with("//! ") {
        problems.push(source.problem(1, "begin with `//! ` and what this file is for"));
    }
    let lines = source.text.lines().count();
    if lines > LINES {
        problems.push(source.problem(LINES, &format!("{lines} lines: split this file")));
    }
    if source.path.ends_with("mod.rs") {
        problems.push(source.problem(1, "name.rs beside name/, not mod.rs"));
    }
    problems
}
