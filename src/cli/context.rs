//! What every command needs: the language, the places, the terminal, the database.
//!
//! Never here: what a command does.

use std::cell::Cell;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use crate::domain::words::Lang;
use crate::platform::lock::Locks;
use crate::sequences::catalogue::Catalogue;
use crate::store::{Store, StoreError, StoreErrorKind, backups};
use crate::text::Ui;
use crate::text::dates::full_date;
use crate::text::safe::display_safe;

use super::args::{Arguments, Color};
use super::failure::{Code, Failure};
use super::places::Places;
use super::versions::Copies;
use super::walk::quoted;

/// What every command needs.
#[derive(Clone)]
pub struct Context {
    /// The language of halte.
    pub ui: Ui,
    /// The language in which questions are shown.
    pub language: Lang,
    /// The languages that were named, that one first; where more than one can be shown.
    pub languages: Vec<Lang>,
    /// Where files are.
    pub places: Places,
    /// True when words may be bold.
    pub bold: bool,
    /// True when there may be colour.
    pub colour: bool,
    /// True when the full screen is possible.
    pub full_screen: bool,
    /// True once it was said that an own sequence replaces one of ours.
    pub told_replaced: Cell<bool>,
    /// True once it was said what is used in the place of a broken one.
    pub told_instead: Cell<bool>,
    /// The places and the language that were named on the command line, as they were.
    pub named: Vec<(&'static str, String)>,
    /// What becomes of what is kept.
    pub kept: Kept,
}

/// What becomes of what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It stays.
    Stays,
    /// It is thrown away afterwards: this is a rehearsal.
    ThrownAway,
    /// It stays beside invented cases, apart from what is real.
    Invented,
}

/// A variable of the environment.
#[expect(clippy::disallowed_methods, reason = "the environment is read once, in cli")]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

impl Context {
    /// The context of these arguments.
    pub fn new(arguments: &Arguments) -> Result<Self, Failure> {
        let (ui, global) = (arguments.ui, &arguments.cli.global);
        let given =
            |path: &Option<std::path::PathBuf>| path.clone().filter(|path| !path.as_os_str().is_empty());
        let (database, prompts) = (given(&global.db), given(&global.prompts));
        let places = Places::of(database.as_deref(), prompts.as_deref());
        let places = places.ok_or_else(|| Failure::new(Code::Failed, ui.cli_cannot_open("~")))?;
        let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        let dumb = variable("TERM").is_some_and(|term| term == "dumb");
        let quiet = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colour = match global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => !dumb && !quiet,
        };
        let bold = colour && (global.color == Color::Always || std::io::stdout().is_terminal());
        let mut languages: Vec<Lang> = Vec::new();
        for language in arguments.questions.iter().map(Lang::new) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        if languages.is_empty() {
            languages.push(ui.lang());
        }
        let language = languages.first().cloned().unwrap_or_else(|| ui.lang());
        let (told_replaced, told_instead) = (Cell::new(false), Cell::new(false));
        let named = arguments.named.clone();
        let full_screen = terminal && !dumb;
        let kept = Kept::Stays;
        Ok(Self {
            ui,
            language,
            languages,
            places,
            bold,
            colour,
            full_screen,
            told_replaced,
            told_instead,
            named,
            kept,
        })
    }

    /// The same context for a rehearsal: everything that is kept lies in this folder, nothing elsewhere.
    pub fn rehearsing(&self, folder: &Path) -> Self {
        let own = folder.to_owned();
        let places = Places {
            database: folder.join("halte.db"),
            data: own.clone(),
            state: own,
            ..self.places.clone()
        };
        Self {
            ui: self.ui,
            language: self.language.clone(),
            languages: self.languages.clone(),
            places,
            bold: self.bold,
            colour: self.colour,
            full_screen: self.full_screen,
            told_replaced: Cell::new(true),
            told_instead: Cell::new(true),
            named: self.named.clone(),
            kept: Kept::ThrownAway,
        }
    }

    /// The database, to be written. It is made when there is none.
    pub fn store(&self) -> Result<Store, Failure> {
        let node = self.places.node().map_err(|error| {
            let folder = self.places.state.display().to_string();
            let failure = Failure::new(Code::Disk, self.ui.cli_read_only(&folder));
            failure.caused_by(&error)
        })?;
        Store::open(&self.places.database, node).map_err(|error| self.failure(&error))
    }

    /// The database for looking around in the full screen: one of a newer version is read, and not written.
    pub fn store_on_screen(&self) -> Result<Store, Failure> {
        let refused = match self.store() {
            Err(refused) if Store::is_of_newer(&self.places.database) => refused,
            opened => return opened,
        };
        Store::open_read_only(&self.places.database).map_err(|_| refused)
    }

    /// The database, to be read; None when nothing was kept yet.
    pub fn read_store(&self) -> Result<Option<Store>, Failure> {
        // A file without a byte is a database in which nothing was kept yet.
        let found = std::fs::metadata(&self.places.database);
        let nothing = match found {
            Ok(file) => file.is_file() && file.len() == 0,
            Err(error) => error.kind() == std::io::ErrorKind::NotFound,
        };
        if nothing {
            if Store::is_emptied(&self.places.database) {
                return Err(self.failure(&StoreError::Emptied(self.places.database.clone())));
            }
            return Ok(None);
        }
        match Store::open_read_only(&self.places.database) {
            Ok(store) => {
                if store.is_newer() {
                    self.aside(&self.ui.newer_is_read(&self.places.database.display().to_string()));
                }
                Ok(Some(store))
            }
            // Its making was broken off before there was anything in it.
            Err(error) if error.kind() == StoreErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failure(&error)),
        }
    }

    /// The sequences that are at hand.
    pub fn catalogue(&self) -> Catalogue {
        let copies = self.copies();
        copies.tidy(&self.places.prompts);
        Catalogue::load_with(&self.places.prompts, &copies)
    }

    /// The last good versions of own sequences.
    pub fn copies(&self) -> Copies {
        Copies::of(&self.places.versions)
    }

    /// Says something on standard error.
    pub fn aside(&self, text: &str) {
        // Nobody hears it: what was asked is done all the same.
        let _ = writeln!(std::io::stderr(), "{}: {}", self.ui.cli_warning(), display_safe(text));
    }

    /// Says what was done, on standard error.
    pub fn tell(text: &str) {
        // Nobody hears it: it was done all the same.
        let _ = writeln!(std::io::stderr(), "{}", display_safe(text));
    }

    /// The locks of this user.
    pub fn locks(&self) -> Locks {
        Locks::of(&self.places.state)
    }

    /// What the database said, as a failure.
    pub fn failure(&self, error: &StoreError) -> Failure {
        let mut failure = Failure::of_store(self.ui, &self.places.database, error);
        let is = |kind| error.kind() == kind;
        // Something else may stand where there was a database with backups.
        let replaced = is(StoreErrorKind::NotHalte) && backups::any(&self.places.database);
        if is(StoreErrorKind::Damaged) || is(StoreErrorKind::Emptied) || replaced {
            for hint in self.way_back() {
                failure = failure.hint(hint);
            }
        }
        failure
    }

    /// The last good backup, and how to put it back.
    pub fn way_back(&self) -> Vec<String> {
        let (ui, database) = (self.ui, &self.places.database);
        let Some(good) = backups::last_good(database) else {
            return vec![ui.no_good_backup(&backups::folder(database).display().to_string())];
        };
        let path = good.path.display().to_string();
        let date = good.day.map(|day| full_date(ui, day)).unwrap_or_default();
        let named = self.named.iter().filter(|(option, _)| *option == "db");
        let named = named.map(|(option, value)| format!("--{option} {}", quoted(value)));
        let command: Vec<String> = std::iter::once("halte".to_owned()).chain(named).collect();
        let command = format!("{} restore {}", command.join(" "), quoted(&path));
        vec![ui.last_good(&date, &path), ui.last_good_how(&command)]
    }
}
