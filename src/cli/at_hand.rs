//! The sequences that are at hand in the full screen, and the files that are made for a person there.
//!
//! Never here: a screen; what is kept of rounds.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::platform::private;
use crate::sequences::catalogue::Catalogue;
use crate::sequences::check;
use crate::sequences::own::another::{as_another, free_id};
use crate::sequences::own::copy::copy;
use crate::sequences::source::Source;
use crate::sequences::{schema, shipped};
use crate::text::Ui;
use crate::tui::runtime::Sequences;

use super::context::Context;
use super::prompts::files;
use super::versions::Copies;

/// So many names are tried for a new file.
const MOST: usize = 100;

/// The sequences of this run. Their files are read when somebody asks for one, not before.
pub struct AtHand {
    ui: Ui,
    folder: PathBuf,
    copies: Copies,
    catalogue: Option<Catalogue>,
}

impl AtHand {
    /// The sequences of this context.
    pub fn new(context: &Context) -> Self {
        let (folder, copies) = (context.places.prompts.clone(), context.copies());
        Self { ui: context.ui, folder, copies, catalogue: None }
    }

    /// A new file of this name, or the nearest that is free.
    fn write(&self, name: &str, text: &str) -> Result<PathBuf, String> {
        let mut n = 1;
        loop {
            let suffix = if n == 1 { String::new() } else { format!("-{n}") };
            let path = self.folder.join(format!("{name}{suffix}.toml"));
            let made = private::folder(&self.folder);
            match made.and_then(|()| private::write(&path, text.as_bytes(), false)) {
                Ok(()) => {
                    self.write_schema();
                    return Ok(path);
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists && n < MOST => n += 1,
                Err(error) => {
                    return Err(self.ui.write_failed(&path.display().to_string(), &error.to_string()));
                }
            }
        }
    }
}

impl AtHand {
    /// The schema beside the files, for editors that know what to do with it.
    fn write_schema(&self) {
        let path = self.folder.join("sequence.schema.json");
        // Without it the file can be edited as well.
        let _best_effort = private::write(&path, schema::text_in(self.ui).as_bytes(), true);
    }
}

/// The program that runs.
fn this_program() -> io::Result<PathBuf> {
    std::env::current_exe()
}

impl Sequences for AtHand {
    fn catalogue(&mut self) -> &Catalogue {
        let (folder, copies) = (&self.folder, &self.copies);
        self.catalogue.get_or_insert_with(|| {
            copies.tidy(folder);
            Catalogue::load_with(folder, copies)
        })
    }

    fn reload(&mut self) {
        self.catalogue = Some(Catalogue::load_with(&self.folder, &self.copies));
    }

    fn folder(&self) -> &Path {
        &self.folder
    }

    fn copy(&mut self, id: &str) -> Result<PathBuf, String> {
        let Some(shipped) = shipped::find(id) else { return Err(self.ui.sequence_gone(id)) };
        self.write(id, shipped.text)
    }

    fn new_from(&mut self, id: &str) -> Result<PathBuf, String> {
        let ui = self.ui;
        let catalogue = self.catalogue();
        let Some(entry) = catalogue.entry(id).filter(|entry| entry.usable().is_some()) else {
            return Err(ui.cli_broken_sequence(id));
        };
        let base = ui.sequences_new_id(id);
        let ids = (1..MOST).map(|n| if n == 1 { base.clone() } else { format!("{base}-{n}") });
        let free = ids.into_iter().find(|id| catalogue.entry(id).is_none()).unwrap_or(base);
        let text = copy(entry.usable_source(), &entry.id, &free, ui);
        self.write(&free, &text)
    }

    fn rehearsal(&self, id: &str) -> Result<(PathBuf, Vec<OsString>), String> {
        let program = this_program().map_err(|error| self.ui.rehearse_failed(&error.to_string()))?;
        let mut arguments: Vec<OsString> = vec!["--prompts".into(), self.folder.clone().into()];
        arguments.extend(["--lang", self.ui.lang().tag(), "prompts", "rehearse", id].map(OsString::from));
        Ok((program, arguments))
    }

    fn another(&mut self, path: &Path, step: &str) -> Result<String, String> {
        let ui = self.ui;
        let name = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| ui.write_failed(&name, &error.to_string()))?;
        let (source, _) = Source::read(&name, &bytes);
        let id = free_id(&source, step);
        let text = as_another(&source, step, &id);
        let text = text.filter(|text| check(&name, text.as_bytes()).errors() == 0);
        let Some(text) = text else { return Err(ui.own_no_id(&id)) };
        files::replace(path, text.as_bytes()).map_err(|error| ui.write_failed(&name, &error.to_string()))?;
        Ok(id)
    }
}
