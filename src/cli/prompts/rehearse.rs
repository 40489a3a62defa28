//! `halte prompts rehearse ID`: a round with people who are not there, in a folder that goes away.
//!
//! Never here: anything in the folders in which halte keeps what people said.

use std::sync::Arc;

use crate::cli::args::{RehearseArgs, Table};
use crate::cli::context::Context;
use crate::cli::failure::{Code, Failure};
use crate::cli::{begin, round};
use crate::domain::person::Role;
use crate::domain::sequence::Sequence;
use crate::domain::wishes::{PersonWish, Wishes};
use crate::platform::passing::Passing;

/// How many people rehearse when none are named and the sequence asks for no other number.
const PEOPLE: u32 = 3;

/// How the folder that goes away is called.
const FOLDER: &str = "halte-rehearsal";

pub fn run(context: &Context, arguments: &RehearseArgs) -> Result<Code, Failure> {
    let sequence = super::sequence(context, &arguments.id)?;
    let table = Table {
        with: arguments.with.clone(),
        mode: arguments.mode,
        answers: arguments.answers.clone(),
        plain: arguments.plain,
        ..Table::default()
    };
    let asked = begin::wishes(context, &table)?;
    let title = context.ui.rehearse_title().to_owned();
    let people = asked.people.unwrap_or_else(|| invented(context, &sequence));
    let wishes =
        Wishes { title: Some(title), people: Some(people), sequence: Some(sequence.id.clone()), ..asked };
    let answers = round::answers(context, &table)?;
    let base = std::env::temp_dir();
    let folder =
        Passing::new(&base, FOLDER).map_err(|error| Failure::of_writing(context.ui, &base, &error))?;
    let away = context.rehearsing(folder.path());
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
