//! A terminal with a program in it: a real pseudo-terminal, keys in, cells out.
//!
//! Whoever waits, waits for something the program did (text, its end), at most ten seconds, and then fails with the
//! screen. Never here: a fixed wait, or what halte in particular shows.

use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::ioctl_fionread;
use rustix::process::{Pid, kill_process};

pub use rustix::process::Signal;

use super::display::Display;
use super::home::Home;
use super::keys;

const PATIENCE: Duration = Duration::from_secs(10);
/// How long a key may stay without an answer before the next one is sent: so that typing is not taken for a paste.
const PACE: Duration = Duration::from_millis(100);
/// The same for a program that draws whole frames: it answers every key with one.
const FRAME_PACE: Duration = Duration::from_secs(2);

/// How a program ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ended {
    /// With this exit status.
    Code(u32),
    /// By a signal, in the system's words.
    Signal(String),
}

/// A program in a terminal. Dropping it kills the program.
pub struct Terminal {
    seen: Arc<Seen>,
    master: Arc<Mutex<Option<Box<dyn MasterPty + Send>>>>,
    /// None when the terminal was closed.
    keyboard: Option<Box<dyn Write + Send>>,
    process: Pid,
    settings_before: String,
}

struct Seen {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    display: Display,
    /// How many times something was read.
    reads: u64,
    ended: Option<Ended>,
    /// The terminal's settings when the program had ended.
    settings_after: Option<String>,
    /// True when all that was sent has been read.
    drained: bool,
    /// True when the reader lets go of the terminal after the next whole frame.
    lets_go: bool,
}

impl Terminal {
    /// Starts the program of `home` with these arguments.
    pub fn start(home: &Home, args: &[&str], cols: u16, rows: u16) -> Self {
        Self::start_on(Display::new(cols, rows), home, args, (cols, rows))
    }

    /// Starts it in a terminal of this size with another display.
    pub fn start_on(display: Display, home: &Home, args: &[&str], (cols, rows): (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(home.program());
        command.args(args);
        command.env_clear();
        for (name, value) in home.environment() {
            command.env(name, value);
        }
        command.cwd(home.path());

        let pair = native_pty_system().openpty(size(cols, rows)).unwrap();
        let settings_before = settings(Some(pair.master.as_ref()));
        let child = pair.slave.spawn_command(command).unwrap();
        let process = child.process_id().and_then(|id| Pid::from_raw(id.try_into().unwrap())).unwrap();
        let reader = pair.master.try_clone_reader().unwrap();
        let keyboard = Some(pair.master.take_writer().unwrap());
        let master = Arc::new(Mutex::new(Some(pair.master)));
        let state =
            State { display, reads: 0, ended: None, settings_after: None, drained: false, lets_go: false };
        let seen = Arc::new(Seen { state: Mutex::new(state), changed: Condvar::new() });

        let (watched, of) = (Arc::clone(&seen), Arc::clone(&master));
        thread::spawn(move || watched.watch(child, pair.slave, &of));
        let read = Arc::clone(&seen);
        thread::spawn(move || read.read(reader));
        Self { seen, master, keyboard, process, settings_before }
    }

    /// Waits until `text` is on the screen (a line's end counts as a blank).
    #[track_caller]
    pub fn until(&mut self, text: &str) -> &mut Self {
        self.wait_for(&format!("{text:?} did not appear"), |display| display.shows(text))
    }

    /// Waits until `text` is on the screen no more.
    #[track_caller]
    pub fn gone(&mut self, text: &str) -> &mut Self {
        self.wait_for(&format!("{text:?} is still there"), |display| {
            !display.half_drawn() && !display.shows(text)
        })
    }

    /// Waits until the display is as `wanted`; else fails with `complaint` and the screen.
    #[track_caller]
    pub fn wait_for(&mut self, complaint: &str, wanted: impl Fn(&Display) -> bool) -> &mut Self {
        let (state, held) = self.seen.wait(PATIENCE, |state| wanted(&state.display) || state.drained);
        let held = held && wanted(&state.display);
        if !held {
            let (ended, text) = (state.ended.clone(), state.display.text());
            drop(state);
            panic!("{complaint} (the program: {ended:?})\n--- the screen:\n{text}\n---");
        }
        drop(state);
        self
    }

    /// Waits until a whole frame is drawn.
    #[track_caller]
    pub fn drawn(&mut self) -> &mut Self {
        self.wait_for("no frame was drawn", |display| display.frames() > 0 && !display.half_drawn())
    }

    /// Types `text` as a person would, a character at a time; a line's end is Enter.
    pub fn type_(&mut self, text: &str) -> &mut Self {
        for char in text.chars() {
            let key = if char == '\n' { "\r".to_owned() } else { char.to_string() };
            self.send_and_pace(key.as_bytes());
        }
        self
    }

    /// Presses a key, by its name in `keys`.
    pub fn key(&mut self, name: &str) -> &mut Self {
        self.send_and_pace(&keys::bytes(name));
        self
    }

    /// Pastes `text`, as the terminal does it: between brackets when the program asked for that, else as a burst.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        let bracketed = self.seen.lock().display.cells().bracketed_paste();
        let text = text.replace('\n', "\r");
        let bytes = if bracketed { format!("\x1b[200~{text}\x1b[201~") } else { text };
        self.send_and_pace(bytes.as_bytes());
        self
    }

    /// Clicks on the first character of `text`.
    #[track_caller]
    pub fn click(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        let found = screen.lines().enumerate().find_map(|(row, line)| Some((row, line.split_once(text)?.0)));
        let Some((row, before)) = found else { panic!("{text:?} is not there to click\n{screen}") };
        let (col, row) = (unicode_width::UnicodeWidthStr::width(before) + 1, row + 1);
        self.send_and_pace(format!("\x1b[<0;{col};{row}M\x1b[<0;{col};{row}m").as_bytes());
        self
    }

    /// Sends bytes as they are, all at once.
    pub fn send(&mut self, bytes: &[u8]) -> &mut Self {
        // A program that has ended reads no keys: the test sees that at its next wait.
        if let Some(keyboard) = &mut self.keyboard {
            let _ = keyboard.write_all(bytes).and_then(|()| keyboard.flush());
        }
        self
    }

    /// Makes the terminal another size.
    pub fn resize(&mut self, cols: u16, rows: u16) -> &mut Self {
        self.seen.lock().display.resize(cols, rows);
        if let Some(master) = &*self.master.lock().unwrap() {
            master.resize(size(cols, rows)).unwrap();
        }
        self
    }

    /// Presses a last key, waits for its frame, and closes the window: the terminal is gone.
    #[track_caller]
    pub fn close_after(&mut self, name: &str) -> &mut Self {
        self.seen.lock().lets_go = true;
        self.key(name);
        let gone = self.seen.wait(PATIENCE, |state| state.drained).1;
        assert!(gone, "no frame came after the last key");
        self.master.lock().unwrap().take();
        self.keyboard = None;
        self
    }

    /// Closes the window at once, while a program has it that leaves its settings as a shell does: the last
    /// Enter that a keyboard types as it goes is echoed, and with that the reader lets go as well.
    pub fn close(&mut self) -> &mut Self {
        let mut state = self.seen.lock();
        state.lets_go = true;
        drop(state);
        self.master.lock().unwrap().take();
        self.keyboard = None;
        self
    }

    /// The text on the screen, a line a row.
    pub fn screen(&self) -> String {
        self.seen.lock().display.text()
    }

    /// The cells on the screen, with their colours and the cursor; of a whole frame.
    pub fn cells(&self) -> vt100::Screen {
        let whole = |state: &State| !state.display.half_drawn() || state.drained;
        self.seen.wait(PATIENCE, whole).0.display.cells().clone()
    }

    /// The cursor's row and column from 0, or nothing when it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        self.seen.lock().display.cursor()
    }

    /// What the program copied to the clipboard last (OSC 52).
    pub fn clipboard(&self) -> Option<String> {
        self.seen.lock().display.clipboard()
    }

    /// Every byte that the program has sent so far.
    pub fn sent(&self) -> Vec<u8> {
        self.seen.lock().display.sent().to_vec()
    }

    /// The settings of the terminal (termios) now, to compare.
    pub fn termios(&self) -> String {
        let after = self.seen.lock().settings_after.clone();
        after.unwrap_or_else(|| settings(self.master.lock().unwrap().as_deref()))
    }

    /// Does `work` while the program stands still, as if it were killed at this point; it then goes on where it was.
    #[track_caller]
    pub fn standing_still<T>(&mut self, work: impl FnOnce(&Self) -> T) -> T {
        let frames = self.seen.lock().display.frames();
        self.kill(Signal::STOP);
        let done = work(self);
        self.kill(Signal::CONT);
        // Called back it draws everything anew.
        self.wait_for("it did not go on", |display| display.frames() > frames && !display.half_drawn());
        done
    }

    /// How the program ended, if it has.
    pub fn has_ended(&self) -> Option<Ended> {
        self.seen.lock().ended.clone()
    }

    /// How many whole frames were drawn.
    pub fn frames(&self) -> u64 {
        self.seen.lock().display.frames()
    }

    /// Tells the program what means nothing (its window has the focus), and waits for its answer.
    pub fn nothing(&mut self) -> &mut Self {
        self.send_and_pace(b"\x1b[I");
        self
    }

    /// The number of the program's process.
    pub fn process(&self) -> Pid {
        self.process
    }

    /// Sends the program a signal.
    pub fn kill(&mut self, signal: Signal) -> &mut Self {
        if self.seen.lock().ended.is_none() {
            let _ = kill_process(self.process, signal);
        }
        self
    }

    /// Waits until the program has ended and all it sent was read.
    #[track_caller]
    pub fn wait(&mut self) -> Ended {
        let (state, held) = self.seen.wait(PATIENCE, |state| state.ended.is_some() && state.drained);
        let (ended, text) = (state.ended.clone(), state.display.text());
        drop(state);
        assert!(held, "the program did not end ({ended:?})\n--- the screen:\n{text}\n---");
        ended.unwrap()
    }

    /// What the program left switched on, or changed in the terminal's settings: nothing after a proper end.
    pub fn left_behind(&self) -> Vec<String> {
        let mut left = self.seen.lock().display.left_on();
        if self.termios() != self.settings_before {
            left.push("the terminal's settings".to_owned());
        }
        left
    }

    /// Sends bytes at once and waits for what the program does with them: a whole frame when it draws those.
    fn send_and_pace(&mut self, bytes: &[u8]) {
        let (reads, frames) = {
            let state = self.seen.lock();
            (state.reads, state.display.frames())
        };
        self.send(bytes);
        let pace = if frames > 0 { FRAME_PACE } else { PACE };
        let answered = self.seen.wait(pace, |state| {
            let drawn = state.display.frames() > frames && !state.display.half_drawn();
            state.drained || if frames > 0 { drawn } else { state.reads > reads }
        });
        drop(answered);
        if bytes == b"\x1b" {
            self.taken();
        }
    }

    /// Waits until the program has read all that was sent. A frame may be the answer to something before it, and Esc that
    /// is read with what comes after it is Alt and that key.
    fn taken(&self) {
        let name = self.master.lock().unwrap().as_ref().and_then(|master| master.tty_name());
        // Not as the terminal of the tests.
        let flags = OFlags::RDONLY | OFlags::NOCTTY;
        let Some(terminal) = name.and_then(|name| open(name, flags, Mode::empty()).ok()) else { return };
        let deadline = Instant::now() + PATIENCE;
        while ioctl_fionread(&terminal).is_ok_and(|left| left > 0) && Instant::now() < deadline {
            thread::yield_now();
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Before the keyboard goes: its end is typed as a last Enter and Ctrl-D.
        self.kill(Signal::KILL);
        let _ended = self.seen.wait(PATIENCE, |state| state.ended.is_some());
    }
}

impl Seen {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("the terminal's reader failed")
    }

    /// Waits until `wanted` holds, at most `patience`; says whether it holds.
    fn wait(&self, patience: Duration, wanted: impl Fn(&State) -> bool) -> (MutexGuard<'_, State>, bool) {
        let deadline = Instant::now() + patience;
        let mut state = self.lock();
        loop {
            if wanted(&state) {
                return (state, true);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return (state, false);
            }
            state = self.changed.wait_timeout(state, left).expect("the terminal's reader failed").0;
        }
    }

    fn read(&self, mut reader: Box<dyn Read + Send>) {
        let mut buffer = vec![0; 65536];
        loop {
            let count = reader.read(&mut buffer).unwrap_or(0);
            let mut state = self.lock();
            state.display.feed(&buffer[..count]);
            state.reads += 1;
            // The reader holds the terminal open as well: to close it, it has to go first.
            let lets_go = state.lets_go && !state.display.half_drawn();
            state.drained = count == 0 || lets_go;
            if state.drained {
                // Before anybody is told.
                drop(reader);
                self.changed.notify_all();
                return;
            }
            self.changed.notify_all();
        }
    }

    /// Waits for the end of the program; like a shell it holds the terminal open until then.
    fn watch(
        &self,
        mut child: Box<dyn Child + Send + Sync>,
        slave: Box<dyn SlavePty + Send>,
        master: &Mutex<Option<Box<dyn MasterPty + Send>>>,
    ) {
        let status = child.wait().unwrap();
        let after = settings(master.lock().unwrap().as_deref());
        let mut state = self.lock();
        state.settings_after = Some(after);
        state.ended = Some(match status.signal() {
            Some(signal) => Ended::Signal(signal.to_owned()),
            None => Ended::Code(status.exit_code()),
        });
        self.changed.notify_all();
        drop(state);
        drop(slave);
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn settings(master: Option<&(dyn MasterPty + Send)>) -> String {
    format!("{:?}", master.map(MasterPty::get_termios))
}
