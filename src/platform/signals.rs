//! Signals as something to wait for: each sets a flag and wakes whoever polls the pipe.
//!
//! Never here: what is done when one comes. The handlers stay for as long as the program runs;
//! what came before anybody looked is not lost.

#[cfg(not(unix))]
use std::io;

/// A signal that halte listens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Ctrl-C.
    Interrupt,
    /// Somebody asks to end.
    Terminate,
    /// The terminal went away.
    Hangup,
    /// The terminal has another size.
    Resized,
    /// The program goes on after it was stopped.
    Continued,
}

impl Signal {
    /// The exit code of a program that this signal ended.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Interrupt => 130,
            Self::Terminate => 143,
            Self::Hangup => 129,
            Self::Resized | Self::Continued => 0,
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use signal_hook::consts;

    use super::super::pipe::pipe;
    use super::Signal;

    /// The signals that are watched, and the pipe that wakes.
    #[derive(Debug)]
    pub struct Signals {
        wakes: OwnedFd,
        flags: Vec<(Signal, Arc<AtomicBool>)>,
    }

    impl Signals {
        /// Watches these signals from here on.
        pub fn watch(signals: &[Signal]) -> io::Result<Self> {
            let (wakes, rings) = pipe()?;
            let mut flags = Vec::new();
            for signal in signals {
                let number = match signal {
                    Signal::Interrupt => consts::SIGINT,
                    Signal::Terminate => consts::SIGTERM,
                    Signal::Hangup => consts::SIGHUP,
                    Signal::Resized => consts::SIGWINCH,
                    Signal::Continued => consts::SIGCONT,
                };
                let flag = Arc::new(AtomicBool::new(false));
                // The flag first, so that whoever is woken finds it set.
                signal_hook::flag::register(number, flag.clone())?;
                signal_hook::low_level::pipe::register(number, rings.try_clone()?)?;
                flags.push((*signal, flag));
            }
            Ok(Self { wakes, flags })
        }

        /// Readable when a signal came since [`Signals::come`] was last asked.
        pub fn fd(&self) -> BorrowedFd<'_> {
            self.wakes.as_fd()
        }

        /// Which signals came since this was last asked, each once, in the order of `watch`.
        pub fn come(&self) -> Vec<Signal> {
            let mut bytes = [0; 64];
            while rustix::io::read(&self.wakes, &mut bytes).is_ok_and(|read| read > 0) {}
            let came = self.flags.iter().filter(|(_, flag)| flag.swap(false, Ordering::SeqCst));
            came.map(|(signal, _)| *signal).collect()
        }
    }
}

#[cfg(unix)]
pub use unix::Signals;

/// Elsewhere no signal ever comes.
#[cfg(not(unix))]
#[derive(Debug)]
pub struct Signals;

#[cfg(not(unix))]
impl Signals {
    /// Watches nothing.
    pub fn watch(_: &[Signal]) -> io::Result<Self> {
        Ok(Self)
    }

    /// Nothing came.
    pub fn come(&self) -> Vec<Signal> {
        Vec::new()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::{Signal, Signals};

    #[test]
    fn a_signal_that_came_is_told_once() {
        let signals = Signals::watch(&[Signal::Continued, Signal::Resized]).unwrap();
        assert_eq!(signals.come(), []);
        signal_hook::low_level::raise(signal_hook::consts::SIGWINCH).unwrap();
        signal_hook::low_level::raise(signal_hook::consts::SIGWINCH).unwrap();
        assert_eq!(signals.come(), [Signal::Resized]);
        assert_eq!(signals.come(), []);
    }
}
