//! A pipe that wakes whoever waits for it: neither end ever blocks, and no other program inherits it.
//!
//! Never here: who writes to it.

use std::io;
use std::os::fd::OwnedFd;

use rustix::fs::{OFlags, fcntl_setfl};
use rustix::io::{FdFlags, fcntl_setfd};

/// The end that is read, and the end that is written.
pub fn pipe() -> io::Result<(OwnedFd, OwnedFd)> {
    // Not in one call: not every system has that.
    let (wakes, rings) = rustix::pipe::pipe()?;
    for end in [&wakes, &rings] {
        fcntl_setfd(end, FdFlags::CLOEXEC)?;
        fcntl_setfl(end, OFlags::NONBLOCK)?;
    }
    Ok((wakes, rings))
}
