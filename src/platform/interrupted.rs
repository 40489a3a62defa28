//! A word when somebody stops a command that takes long: it ends at once, as it would without, and says what stands.
//!
//! Never here: what the command does. What it wrote has to be right however it ends.

/// From here on Ctrl-C has `say` speak, and ends the program. Where that cannot be, the program ends without a word.
#[cfg(unix)]
pub fn say_then(say: impl FnOnce() + Send + 'static) {
    use super::signals::{Signal, Signals};
    use rustix::event::{PollFd, PollFlags, poll};

    let wait = move || {
        let Ok(signals) = Signals::watch(&[Signal::Interrupt]) else { return };
        let wakes = signals.fd();
        while signals.come().is_empty() {
            let _woken = poll(&mut [PollFd::new(&wakes, PollFlags::IN)], None);
        }
        say();
        end(Signal::Interrupt.exit_code());
    };
    // Without it nobody listens to Ctrl-C, which ends the program by itself.
    let _started = std::thread::Builder::new().name("interrupted".into()).stack_size(64 * 1024).spawn(wait);
}

/// Elsewhere it ends without a word.
#[cfg(not(unix))]
pub fn say_then(_: impl FnOnce() + Send + 'static) {}

#[cfg(unix)]
#[expect(
    clippy::disallowed_methods,
    reason = "whoever works in another thread may be anywhere: as after a kill"
)]
fn end(code: u8) {
    std::process::exit(i32::from(code));
}
