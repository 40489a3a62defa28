//! `halte prompts rehearse ID`: a round with people who are not there, in a folder that goes away.
//!
//! Never here: anything in the folders in which halte keeps what people said.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::args::{RehearseArgs, Table};
use crate::cli::context::Context;
use crate::cli::failure::{Code, Failure};
use crate::cli::{begin, round};
use crate::domain::person::Role;
use crate::domain::sequence::Sequence;
use crate::domain::wishes::{PersonWish, Wishes};
use crate::platform::private;

/// How many people rehearse when none are named and the sequence asks for no other number.
const PEOPLE: u32 = 3;

pub fn run(context: &Context, arguments: &RehearseArgs) -> Result<Code, Failure> {
    let sequence = super::sequence(context, &arguments.id)?;
    let table = Table {
        with: arguments.with.clone(),
        mode: arguments.mode,
        answers: arguments.answers.clone(),
        plain: arguments.plain,
        ..Table::default()
    };
    let wished = begin::wishes(context, &table)?;
    let title = context.ui.rehearse_title(sequence.title.get(&context.language));
    let people = wished.people.unwrap_or_else(|| invented(context, &sequence));
    let wishes =
        Wishes { title: Some(title), people: Some(people), sequence: Some(sequence.id.clone()), ..wished };
    let answers = round::answers(context, &table)?;
    let folder = Folder::new(context)?;
    let away = context.rehearsing(&folder.0);
    if round::is_plain(context, &table) {
        context.aside(context.ui.rehearse_before());
    }
    let store = away.store()?;
    let ended = round::start(&away, store, wishes, &[], &table, answers);
    drop(folder);
    if !round::is_plain(context, &table) && ended.is_ok() {
        let mut lines = crate::cli::out::Lines::new(context);
        lines.line(context.ui.rehearse_over());
        lines.print()?;
    }
    ended
}

/// As many people as the sequence is for, in the roles for which it has words of their own.
fn invented(context: &Context, sequence: &Arc<Sequence>) -> Vec<PersonWish> {
    let names: Vec<&str> = context.ui.rehearse_names().split(',').collect();
    let fits = sequence.people.as_ref();
    let number =
        fits.map_or(PEOPLE, |people| PEOPLE.clamp(*people.start(), *people.end().max(people.start())));
    let mut roles: Vec<&str> = Vec::new();
    for (role, _) in sequence.steps.iter().flat_map(|step| &step.roles) {
        if !roles.contains(&role.as_str()) {
            roles.push(role);
        }
    }
    let person = |(at, name): (usize, &&str)| PersonWish {
        known: None,
        name: (*name).to_owned(),
        role: roles.get(at).map(|role| Role::new(*role)),
        voice: roles.get(at).map(|_| true),
    };
    let number = usize::try_from(number).unwrap_or(names.len()).max(1);
    names.iter().enumerate().take(number).map(person).collect()
}

/// A folder that only this user can read, and that goes when this value goes.
struct Folder(PathBuf);

impl Folder {
    fn new(context: &Context) -> Result<Self, Failure> {
        let base: PathBuf = std::env::temp_dir();
        let named = |n: u32| base.join(format!("halte-rehearsal-{}-{n}", std::process::id()));
        let mut made = Err(std::io::ErrorKind::AlreadyExists.into());
        for path in (0..100).map(named) {
            made = private::new_folder(&path).map(|()| Self(path));
            if made.is_ok() {
                break;
            }
        }
        made.map_err(|error: std::io::Error| failed(context, &base, &error))
    }
}

fn failed(context: &Context, base: &Path, error: &std::io::Error) -> Failure {
    let place = base.display().to_string();
    Failure::new(Code::Disk, context.ui.cli_cannot_write(&place)).caused_by(error)
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left lies where the system clears up.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
