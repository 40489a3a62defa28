//! The backup that is made by itself, once a day: beside the work when nobody types, or at the end of a command.
//!
//! One that fails is told once a day, softly, and stops nobody. Never here: how a backup is made.

use std::cell::OnceCell;

use chrono::NaiveDate;

use crate::platform::{clock, private};
use crate::store::backup::Stop;
use crate::store::daily::Making;
use crate::store::{StoreError, StoreErrorKind, backups};
use crate::tui::runtime::Backups;

use super::context::{Context, Kept};
use super::{backup, failure::Code};

/// The backup of today, for as long as the program runs.
pub struct Daily<'a> {
    context: &'a Context,
    making: Option<Making>,
    /// No other try before the end of the program.
    tried: bool,
    /// Looked for once: each backup is read from beginning to end for it.
    way_back: OnceCell<String>,
}

impl<'a> Daily<'a> {
    /// Nothing was begun yet.
    pub fn new(context: &'a Context) -> Self {
        Self { context, making: None, tried: false, way_back: OnceCell::new() }
    }

    fn begin(&mut self) -> Option<StoreError> {
        let database = &self.context.places.database;
        let today = today();
        // What a rehearsal leaves is thrown away.
        if self.tried || self.context.kept == Kept::ThrownAway || !backups::is_due(database, today) {
            return None;
        }
        match backup::take(self.context) {
            Ok(Some(held)) => match Making::begin(database.clone(), today, held) {
                Ok(making) => self.making = Some(making),
                Err(error) => return Some(error.into()),
            },
            // Somebody else is at it.
            Ok(None) => {}
            Err(error) => return Some(error.into()),
        }
        None
    }

    /// What went wrong, when it is to be told.
    fn ended(&mut self) -> Option<StoreError> {
        self.making.take().and_then(|making| making.ended().err())
    }
}

impl Backups for Daily<'_> {
    fn rest(&mut self) -> Option<String> {
        let failed = if self.making.is_none() {
            self.begin()
        } else if self.making.as_ref().is_some_and(Making::is_done) {
            self.ended()
        } else {
            None
        };
        failed.is_some().then(|| self.tried = true);
        failed.filter(|_| tell(self.context)).map(|_| self.context.ui.backup_failed_short().to_owned())
    }

    fn renew(&mut self) -> Result<bool, StoreError> {
        // What is being made may hold what was erased.
        self.making = None;
        if self.context.kept == Kept::ThrownAway {
            return Ok(true);
        }
        let Some(held) = backup::take(self.context)? else {
            return Ok(false);
        };
        let renewed = backups::renew(&self.context.places.database, today(), &Stop::default());
        drop(held);
        renewed
    }

    fn leave(&mut self) {
        self.making = None;
    }

    fn way_back(&self) -> String {
        self.way_back.get_or_init(|| self.context.way_back().join(" ")).clone()
    }
}

/// At the end of a command that may have written: makes the backup of today when it is not there yet.
pub fn at_the_end(context: &Context, code: Code) {
    if code != Code::Done || !context.places.database.exists() {
        return;
    }
    let mut daily = Daily::new(context);
    let failed = daily.begin().or_else(|| daily.ended());
    if let Some(error) = failed.filter(|_| tell(context)) {
        let full = error.kind() == StoreErrorKind::Full;
        let why = if full { context.ui.backup_no_room().to_owned() } else { error.to_string() };
        context.aside(&context.ui.backup_failed(&why));
        if error.kind() == StoreErrorKind::Damaged {
            for words in context.way_back() {
                context.aside(&words);
            }
        }
    }
}

fn today() -> NaiveDate {
    clock::now().date_naive()
}

/// True when it was not told today yet; remembers that it is now.
fn tell(context: &Context) -> bool {
    let (mark, today) = (context.places.state.join("backup-told"), today().to_string());
    let told = std::fs::read_to_string(&mark).is_ok_and(|day| day == today);
    if !told {
        // Where nothing can be written it is told each time.
        let _ = private::write(&mark, today.as_bytes(), true);
    }
    !told
}
