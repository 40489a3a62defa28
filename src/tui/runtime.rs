//! The loop: waits, feeds what happened to `update`, performs what has to be done, draws.
//!
//! One thread; what a person typed is on disk before it is drawn. Here, and only here, the full
//! screen knows the store, the clock and the sequences. Never here: what a key means.

mod care;
mod disputed;
mod keyboard;
mod lists;
mod perform;
mod read;
mod remembered;
mod screen;
mod shelf;
mod windows;
mod wording;

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;

use crate::domain::id::{CaseId, RoundId};
use crate::domain::wishes::Wishes;
use crate::platform::clock;
use crate::platform::lock::{Held, Locks};
use crate::platform::signals::{Signal, Signals};
use crate::platform::tty::{self, Woken};
use crate::platform::watch::Watch;
use crate::start;
use crate::store::{Change, Store, StoreError};
use crate::text::Ui;

use super::effect::Effect;
use super::message::Message;
use super::model::{Model, Screen as Shown};
use super::theme::Theme;
use super::update::search::goes_on;
use super::update::update;
use screen::Screen;
pub use shelf::Sequences;
use shelf::{Listed, Settling};

/// With what the full screen opens.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// The cases.
    Home,
    /// One case.
    Case(CaseId),
    /// A round as wished; what is missing is asked first.
    Round(Box<Wishes>),
    /// An unfinished round, which goes on after one key.
    Resume(RoundId),
}

/// The backups that are made while nobody types.
pub trait Backups {
    /// Nobody types now, or something is being made: begins, or looks what became of it. A sentence when it failed.
    fn rest(&mut self) -> Option<String>;
    /// Words were erased: one backup of now takes the place of all that may hold them. False when somebody else is at it.
    fn renew(&mut self) -> Result<bool, StoreError>;
    /// Leaves what is being made.
    fn leave(&mut self);
    /// The last good backup and how to put it back, in words.
    fn way_back(&self) -> String;
}

/// What the full screen works with.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the terminal or of what is kept")]
pub struct Tools<'a> {
    /// The database.
    pub store: &'a mut Store,
    /// The sequences.
    pub sequences: &'a mut dyn Sequences,
    /// Locks: one keyboard a round.
    pub locks: Locks,
    /// The language in which halte speaks.
    pub ui: Ui,
    /// Whether there may be colour.
    pub colour: bool,
    /// Whether the terminal has a light background, as far as the environment says.
    pub light: bool,
    /// The editor a person chose, with its arguments.
    pub editor: Vec<String>,
    /// Where a read-back is written.
    pub documents: PathBuf,
    /// Where a file for the editor stands for a moment.
    pub state: PathBuf,
    /// The backups.
    pub backups: &'a mut dyn Backups,
    /// A word about the place of the database, told once on Home.
    pub advice: Option<String>,
    /// True when nothing is kept: it ends with the round, since what came after would be lost.
    pub rehearsal: bool,
    /// True when the cases are invented.
    pub invented: bool,
}

/// Why the full screen could not go on.
#[derive(Debug, Error)]
pub enum RunError {
    /// The terminal cannot be used.
    #[error("the terminal cannot be used")]
    Terminal(#[from] io::Error),
    /// The database failed before anything could be shown.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is kept cannot be read; what the database said.
    #[error("{0}")]
    Damaged(String),
    /// What was asked for could not be opened; why.
    #[error("{0}")]
    Nothing(String),
}

struct Runtime<'a> {
    tools: Tools<'a>,
    model: Model,
    /// The round on screen, and its keyboard as soon as whoever had it let go.
    keyboard: Option<(RoundId, Option<Held>)>,
    /// What the database said when something in it could not be read.
    damaged: Option<String>,
    /// The folder of own sequences, from the first frame on.
    watch: Option<Watch>,
    settling: Settling,
    /// What lists say of the sequences, once it was asked for.
    listed: Option<Listed>,
    /// The last change of what is finished, wherever it was made: what `u` undoes.
    change: Option<Change>,
    /// Which number the database had for what others wrote, when that was last looked at.
    seen: i64,
    ended: Option<u8>,
}

/// Runs the full screen until it is left; gives back the exit code.
pub fn run(start: Start, tools: Tools<'_>) -> Result<u8, RunError> {
    let signals = Signals::watch(&[
        Signal::Resized,
        Signal::Continued,
        Signal::Interrupt,
        Signal::Terminate,
        Signal::Hangup,
    ])?;
    let theme = Theme::new(tools.colour, tools.light);
    let mut model = Model::new(tools.ui, screen::size(), clock::now(), theme);
    model.invented = tools.invented;
    let settling = Settling::default();
    let seen = tools.store.written_elsewhere()?;
    let mut runtime = Runtime {
        tools,
        model,
        keyboard: None,
        damaged: None,
        watch: None,
        settling,
        listed: None,
        change: None,
        seen,
        ended: None,
    };
    let first = match start {
        Start::Home => Effect::ReadHome,
        Start::Case(case) => Effect::ReadCase(case),
        // A start at once reads no more than the round needs.
        Start::Round(wishes) if start::is_whole(runtime.tools.store, &wishes)? => Effect::BeginRound(wishes),
        Start::Round(wishes) => Effect::OfferSetup(wishes),
        Start::Resume(round) => Effect::OfferRound(round),
    };
    // What is needed for the first frame is read before the terminal is touched.
    let read = runtime.perform(first, None);
    runtime.happened(read, None);
    if matches!(runtime.model.screen, Shown::Blank) {
        // Nothing to show: the terminal stays as it is, and the sentence goes where the command was typed.
        let why = runtime.model.notice.take().map(|notice| notice.text).unwrap_or_default();
        if let Some(said) = runtime.damaged {
            return Err(RunError::Damaged(said));
        }
        return Err(RunError::Nothing(why));
    }
    if let (Shown::Home(_), Some(advice)) = (&runtime.model.screen, runtime.tools.advice.take()) {
        runtime.model.say(advice);
    }
    let mut screen = Screen::enter()?;
    tty::guard(screen::give_back)?;
    let looped = runtime.go_on(&mut screen, &signals);
    runtime.tools.backups.leave();
    // What was taken back is nowhere any more when the program ends.
    let _already_left = runtime.tools.store.pause();
    drop(screen);
    match looped {
        // Whoever notices first that the terminal is gone, it ends alike.
        Err(RunError::Terminal(error)) if tty::is_gone(&error) => Ok(Signal::Hangup.exit_code()),
        looped => looped,
    }
}

impl Runtime<'_> {
    fn go_on(&mut self, screen: &mut Screen, signals: &Signals) -> Result<u8, RunError> {
        let mut idle = false;
        loop {
            if let Some(code) = self.ended {
                return Ok(code);
            }
            let left = matches!(self.model.screen, Shown::Home(_) | Shown::Case(_) | Shown::Past(_));
            if self.tools.rehearsal && left {
                return Ok(0);
            }
            screen.draw(&self.model)?;
            self.watch_sequences();
            loop {
                let most = self.patience(idle);
                match tty::wait(signals, self.watch.as_mut(), Some(most))? {
                    Woken::Gone => return Ok(Signal::Hangup.exit_code()),
                    Woken::Signals(came) => {
                        idle = false;
                        if let Some(code) = self.signalled(&came, screen)? {
                            return Ok(code);
                        }
                        break;
                    }
                    Woken::Input => {
                        idle = false;
                        for message in keyboard::read()? {
                            self.happened(vec![message], Some(&mut *screen));
                        }
                        break;
                    }
                    Woken::Changed => self.settling.saved(clock::now()),
                    Woken::Time if goes_on(&self.model).is_some() => {
                        self.happened(vec![Message::NothingTyped], Some(&mut *screen));
                        break;
                    }
                    Woken::Time if self.settling.is_over(clock::now()) => {
                        let changed = self.check_again();
                        self.happened(changed, Some(&mut *screen));
                        break;
                    }
                    Woken::Time if self.settling.left(clock::now()).is_some() => {}
                    Woken::Time if !idle => {
                        // A moment of rest: fold drafts, copy the log into the file.
                        let _next_time = self.tools.store.rest();
                        idle = true;
                        let mut read = self.versions_on_screen();
                        read.extend(self.written_elsewhere());
                        if !read.is_empty() {
                            self.happened(read, Some(&mut *screen));
                            break;
                        }
                        if self.back_up() {
                            break;
                        }
                    }
                    Woken::Time => {
                        let read = self.written_elsewhere();
                        self.happened(read, Some(&mut *screen));
                        self.back_up();
                        break;
                    }
                }
            }
            self.happened(vec![Message::ClockRead(clock::now())], Some(&mut *screen));
        }
    }

    /// Watches own sequences, once the first frame is there. What is good now is what is used when
    /// it is broken later.
    fn watch_sequences(&mut self) {
        if self.watch.is_none() {
            self.watch = Some(Watch::of(self.tools.sequences.folder()));
            self.tools.sequences.catalogue();
        }
    }

    /// How long to wait: briefly until the first moment of rest, then until the clock on screen
    /// shows another minute; where there is none a minute too, for what other windows wrote.
    fn patience(&self, idle: bool) -> Duration {
        if goes_on(&self.model).is_some() {
            return Duration::ZERO;
        }
        if let Some(left) = self.settling.left(clock::now()) {
            // Not a moment too short: poll counts in whole milliseconds.
            return left + Duration::from_millis(1);
        }
        if !idle {
            return Duration::from_secs(2);
        }
        let since = match &self.model.screen {
            Shown::Round(table) => table.since,
            _ => return Duration::from_secs(60),
        };
        let passed = (clock::now() - since).num_milliseconds().max(0);
        let left = 60_000 - u64::try_from(passed % 60_000).unwrap_or(0);
        Duration::from_millis(left + 20)
    }

    /// A moment of rest is the moment for a backup; what went wrong with one is told softly. True when something is to be drawn.
    fn back_up(&mut self) -> bool {
        self.clean();
        let failed = self.tools.backups.rest();
        let told = failed.is_some();
        if let Some(failed) = failed {
            self.model.say(failed);
        }
        told
    }

    fn signalled(&mut self, came: &[Signal], screen: &mut Screen) -> Result<Option<u8>, RunError> {
        for signal in came {
            match signal {
                Signal::Resized => {
                    // It may have had another size in between, in which a frame came out otherwise.
                    screen.forget()?;
                    let (width, height) = screen::size();
                    self.happened(vec![Message::Resized(width, height)], None);
                }
                Signal::Continued => screen.enter_again()?,
                Signal::Interrupt | Signal::Terminate | Signal::Hangup => {
                    return Ok(Some(signal.exit_code()));
                }
            }
        }
        // The library for the terminal has a word about the size too.
        for message in keyboard::read()? {
            self.happened(vec![message], Some(&mut *screen));
        }
        Ok(None)
    }

    /// Feeds messages to `update` and performs what comes of them, in order, until all is done.
    fn happened(&mut self, messages: Vec<Message>, mut screen: Option<&mut Screen>) {
        let mut messages = VecDeque::from(messages);
        while let Some(message) = messages.pop_front() {
            let effects = update(&mut self.model, message);
            for effect in effects {
                messages.extend(self.perform(effect, screen.as_deref_mut()));
            }
        }
    }
}
