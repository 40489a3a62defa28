//! The terminal as a device: waiting for it, noticing that it went away, stopping for a moment,
//! and a guard for when the program itself no longer looks.
//!
//! Never here: what is drawn or typed.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::signals::{Signal, Signals};
use super::watch::Watch;
use crate::protection::Protection;

/// What ended the waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Woken {
    /// Keys, a paste or a mouse are there to be read.
    Input,
    /// These signals came.
    Signals(Vec<Signal>),
    /// Something of the folder that is watched changed.
    Changed,
    /// The terminal went away.
    Gone,
    /// Nothing happened in the time given.
    Time,
}

/// Waits for the terminal, a signal, a change in the folder that is watched or the end of `most`;
/// None waits for ever.
#[cfg(unix)]
pub fn wait(signals: &Signals, watch: Option<&mut Watch>, most: Option<Duration>) -> io::Result<Woken> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;

    let stdin = rustix::stdio::stdin();
    let wakes = signals.fd();
    let watched = watch.as_ref().and_then(|watch| watch.fd());
    let mut fds = vec![PollFd::new(&wakes, PollFlags::IN), PollFd::new(&stdin, PollFlags::IN)];
    fds.extend(watched.as_ref().map(|watched| PollFd::new(watched, PollFlags::IN)));
    let timeout = most.and_then(|most| Timespec::try_from(most).ok());
    match poll(&mut fds, timeout.as_ref()) {
        Ok(_) | Err(Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    let events = fds.get(1).map_or(PollFlags::empty(), PollFd::revents);
    let saved = fds.get(2).is_some_and(|folder| !folder.revents().is_empty());
    drop(fds);
    let came = signals.come();
    if events.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        return Ok(Woken::Gone);
    }
    if !came.is_empty() {
        return Ok(Woken::Signals(came));
    }
    if events.contains(PollFlags::IN) {
        return Ok(Woken::Input);
    }
    let changed = saved && watch.is_some_and(Watch::changed);
    Ok(if changed { Woken::Changed } else { Woken::Time })
}

/// Elsewhere the library for the terminal waits.
#[cfg(not(unix))]
pub fn wait(_: &Signals, _: Option<&mut Watch>, most: Option<Duration>) -> io::Result<Woken> {
    let most = most.unwrap_or(Duration::from_secs(3600));
    Ok(if crossterm::event::poll(most)? { Woken::Input } else { Woken::Time })
}

/// Stops the program, as Ctrl-Z does, until the shell calls it back.
#[cfg(unix)]
pub fn stop() -> io::Result<()> {
    // Signal 0 of a group: the whole job stops, so that the shell gets the terminal.
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP).map_err(io::Error::from)
}

/// Elsewhere a program does not stop.
#[cfg(not(unix))]
pub fn stop() -> io::Result<()> {
    Ok(())
}

/// True while the library for the terminal reads: in the middle of a sequence or a paste it waits for the rest.
static READING: AtomicBool = AtomicBool::new(false);

/// Reads from the terminal; meanwhile [`guard`] is the one who hears that the program has to end.
pub fn reading<T>(read: impl FnOnce() -> T) -> T {
    READING.store(true, Ordering::SeqCst);
    let read = read();
    READING.store(false, Ordering::SeqCst);
    read
}

/// Ends the program when the terminal is gone and nobody noticed: a reader of a terminal that is gone may spin for ever.
/// And when it is told to end while a paste that never ends is read: then it gives the terminal back first. All that was
/// drawn is on disk by then.
#[cfg(unix)]
pub fn guard(give_back: fn()) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    if !Protection::Guard.holds() {
        return Ok(());
    }
    let terminal = rustix::io::dup(rustix::stdio::stdin())?;
    let signals = Signals::watch(&[Signal::Terminate, Signal::Hangup])?;
    let watch = move || {
        loop {
            let wakes = signals.fd();
            let mut fds = [PollFd::new(&terminal, PollFlags::empty()), PollFd::new(&wakes, PollFlags::IN)];
            let woken = poll(&mut fds, None);
            let [watched, _] = &fds;
            let gone = woken.is_ok() && !watched.revents().is_empty();
            let came = signals.come();
            if !gone && came.is_empty() {
                continue;
            }
            // The main loop has this long to end by itself. One that waits for the rest of a paste does not hear that it
            // has to, and reads from a terminal that is gone over and over.
            let mut stuck = 0;
            for _ in 0..30 {
                let moment = Timespec::try_from(Duration::from_millis(50)).ok();
                let _nothing_to_wait_for = poll(&mut [], moment.as_ref());
                stuck = if READING.load(Ordering::SeqCst) { stuck + 1 } else { 0 };
                if stuck == 3 {
                    break;
                }
            }
            if gone {
                end(Signal::Hangup.exit_code());
            } else if READING.load(Ordering::SeqCst) {
                give_back();
                end(came.first().copied().unwrap_or(Signal::Terminate).exit_code());
            }
        }
    };
    std::thread::Builder::new().name("guard".into()).stack_size(64 * 1024).spawn(watch)?;
    Ok(())
}

/// After a frame: whoever passes it on and shows it may be waiting for this processor, and has it first. What is still to
/// be done here (a count, the rest of a search) would hold it for some milliseconds.
pub fn let_it_show() {
    // The system passes it on, the terminal reads it.
    for _ in 0..3 {
        std::thread::yield_now();
    }
}

#[expect(clippy::disallowed_methods, reason = "the terminal is gone, or was given back: nothing to restore")]
fn end(code: u8) {
    std::process::exit(i32::from(code));
}

/// Elsewhere there is nothing to guard.
#[cfg(not(unix))]
pub fn guard(_: fn()) -> io::Result<()> {
    Ok(())
}

/// Opens `editor` (a command with its arguments) on a file with this text, waits for it, and gives
/// back what the file then says. The file is for its owner only and is gone afterwards.
pub fn edit(editor: &[String], text: &str, folder: &Path) -> io::Result<String> {
    let Some((command, arguments)) = editor.split_first() else {
        return Err(io::Error::new(io::ErrorKind::NotFound, "no editor is set"));
    };
    super::private::folder(folder)?;
    let file = folder.join(format!("edit-{}.txt", std::process::id()));
    super::private::write(&file, text.as_bytes(), true)?;
    let status = Command::new(command).args(arguments).arg(&file).status();
    let bytes = std::fs::read(&file)?;
    let Ok(read) = String::from_utf8(bytes) else {
        // Words in another coding are not thrown away: the file stays.
        let place = file.display();
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("{place} is not UTF-8; it stays there"),
        ));
    };
    // What was written down goes before the file does. The words are read; nothing of this loses them.
    let _best_effort = super::private::write(&file, &vec![0; read.len().max(text.len())], true);
    let _best_effort = std::fs::remove_file(&file);
    if !status?.success() {
        return Err(io::Error::other("the editor ended with an error"));
    }
    Ok(read)
}

/// Hands the terminal to another program, and waits for its end.
pub fn hand_over(program: &Path, arguments: &[OsString]) -> io::Result<()> {
    let status = Command::new(program).args(arguments).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(status.to_string())) }
}

/// Opens `editor` on this file itself, at a line of it where the editor can be told, and waits for it.
pub fn edit_file(editor: &[String], file: &Path, line: Option<usize>) -> io::Result<()> {
    let Some((command, arguments)) = editor.split_first() else {
        return Err(io::Error::new(io::ErrorKind::NotFound, "no editor is set"));
    };
    let status = Command::new(command).args(arguments).args(place(command, file, line)).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other("the editor ended with an error")) }
}

/// The bytes of a file that may be edited; None when it cannot be read.
pub fn bytes_of(file: &Path) -> Option<Vec<u8>> {
    std::fs::read(file).ok()
}

/// Takes a file away in which nobody changed anything; true when it is gone.
pub fn take_away(file: &Path) -> bool {
    std::fs::remove_file(file).is_ok()
}

/// The arguments that open a file at a line, in the way of this editor; of one that is not known
/// only the file.
pub fn place(command: &str, file: &Path, line: Option<usize>) -> Vec<OsString> {
    const PLUS: &[&str] = &[
        "nano",
        "pico",
        "vi",
        "vim",
        "nvim",
        "gvim",
        "view",
        "emacs",
        "emacsclient",
        "micro",
        "kak",
        "joe",
        "jed",
        "mg",
        "ne",
        "mcedit",
        "gedit",
        "ex",
    ];
    const COLON: &[&str] = &["hx", "helix", "subl", "zed"];
    let name = Path::new(command).file_stem().unwrap_or_default().to_string_lossy();
    let at = |line: usize| {
        let mut at = file.as_os_str().to_owned();
        at.push(format!(":{line}"));
        at
    };
    match line {
        Some(line) if PLUS.contains(&&*name) => vec![format!("+{line}").into(), file.into()],
        Some(line) if COLON.contains(&&*name) => vec![at(line)],
        Some(line) if matches!(&*name, "code" | "codium") => vec!["--goto".into(), at(line)],
        Some(_) | None => vec![file.into()],
    }
}

/// True for an error that says that the terminal went away.
pub fn is_gone(error: &io::Error) -> bool {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) {
        return true;
    }
    error.kind() == io::ErrorKind::BrokenPipe
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn an_editor_is_told_the_line_in_its_own_way() {
        let place = |command, line| place(command, "a.toml".as_ref(), line);
        assert_eq!(place("/usr/bin/nano", Some(14)), ["+14", "a.toml"]);
        assert_eq!(place("hx", Some(14)), ["a.toml:14"]);
        assert_eq!(place("code", Some(14)), ["--goto", "a.toml:14"]);
        assert_eq!(place("schrijver", Some(14)), ["a.toml"]);
        assert_eq!(place("nano", None), ["a.toml"]);
    }
}
