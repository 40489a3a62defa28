//! The backup of today, made beside the work: a thread of its own, so that nobody waits for it.
//!
//! Never here: when it is the moment, or what is told about it.

use std::path::PathBuf;
use std::thread::JoinHandle;

use chrono::NaiveDate;

use super::backup::{Contents, Stop};
use super::{StoreError, backups};
use crate::platform::lock::Held;

/// A backup that is being made. It is left when this value goes.
#[derive(Debug)]
pub struct Making {
    stop: Stop,
    thread: Option<JoinHandle<Result<Option<Contents>, StoreError>>>,
}

impl Making {
    /// Begins with the backup of this day; holds the lock on backups for as long as it takes.
    pub fn begin(database: PathBuf, today: NaiveDate, held: Held) -> std::io::Result<Self> {
        let stop = Stop::default();
        let asked = stop.clone();
        let work = move || {
            let made = backups::daily(&database, today, &asked);
            drop(held);
            made
        };
        let thread = std::thread::Builder::new().name("backup".into()).spawn(work)?;
        Ok(Self { stop, thread: Some(thread) })
    }

    /// True when it is made, or cannot be.
    pub fn is_done(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// What became of it. Waits until it is done.
    pub fn ended(mut self) -> Result<Option<Contents>, StoreError> {
        let joined = self.thread.take().map(JoinHandle::join);
        let broken = || Err(StoreError::Other("the backup was broken off".to_owned()));
        joined.map_or(Ok(None), |made| made.unwrap_or_else(|_| broken()))
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        self.stop.ask();
        // A step takes milliseconds; what is half made is taken away.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}
