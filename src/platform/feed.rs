//! Bytes that come in one after the other, while signals are watched: standard input or a file.
//!
//! Never here: lines, words, what a signal means.

use std::fs::File;
use std::io;

use super::signals::{Signal, Signals};

/// What came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fed {
    /// So many bytes, at least one.
    Bytes(usize),
    /// Nothing will come any more.
    End,
    /// This signal, before anything else came.
    Signal(Signal),
}

/// Something that bytes come from.
pub trait Feed {
    /// Waits for bytes, the end or a signal.
    fn next(&mut self, into: &mut [u8]) -> io::Result<Fed>;
    /// True when something can be read at once, be it the end: `next` does not wait then.
    fn is_ready(&self) -> bool {
        true
    }
}

/// Where a [`Watched`] feed reads.
#[derive(Debug)]
pub enum Input {
    /// The standard input of the program.
    Standard,
    /// A file.
    File(File),
}

/// Bytes of the standard input or a file; a signal interrupts the waiting.
#[derive(Debug)]
pub struct Watched {
    input: Input,
    signals: Signals,
}

impl Watched {
    /// Reads `input` while watching `signals`.
    pub fn new(input: Input, signals: Signals) -> Self {
        Self { input, signals }
    }
}

#[cfg(unix)]
impl Feed for Watched {
    fn is_ready(&self) -> bool {
        use std::os::fd::AsFd as _;

        can_read(match &self.input {
            Input::Standard => rustix::stdio::stdin(),
            Input::File(file) => file.as_fd(),
        })
    }

    fn next(&mut self, into: &mut [u8]) -> io::Result<Fed> {
        use rustix::event::{PollFd, PollFlags, poll};
        use rustix::io::Errno;
        use std::os::fd::AsFd as _;

        loop {
            let input = match &self.input {
                Input::Standard => rustix::stdio::stdin(),
                Input::File(file) => file.as_fd(),
            };
            let wakes = self.signals.fd();
            let mut fds = [PollFd::new(&wakes, PollFlags::IN), PollFd::new(&input, PollFlags::IN)];
            match poll(&mut fds, None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
            let ready = fds.iter().skip(1).any(|fd| !fd.revents().is_empty());
            if let Some(signal) = self.signals.come().first() {
                return Ok(Fed::Signal(*signal));
            }
            if !ready {
                continue;
            }
            match rustix::io::read(input, &mut *into) {
                // The end, or the terminal is gone: nothing will come any more.
                Ok(0) | Err(Errno::IO) => return Ok(Fed::End),
                Ok(read) => return Ok(Fed::Bytes(read)),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// True when bytes or the end are there.
#[cfg(unix)]
fn can_read(input: std::os::fd::BorrowedFd<'_>) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let mut fds = [PollFd::new(&input, PollFlags::IN)];
    poll(&mut fds, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
}

#[cfg(not(unix))]
impl Feed for Watched {
    fn next(&mut self, into: &mut [u8]) -> io::Result<Fed> {
        use std::io::Read as _;

        let read = match &mut self.input {
            Input::Standard => io::stdin().read(into)?,
            Input::File(file) => file.read(into)?,
        };
        if let Some(signal) = self.signals.come().first() {
            return Ok(Fed::Signal(*signal));
        }
        Ok(if read == 0 { Fed::End } else { Fed::Bytes(read) })
    }
}
