//! A program in a pseudo-terminal, and how long it takes from a byte written to the last byte of what comes of it.
//!
//! Never here: what is typed, or the table of what it took.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The end of a synchronised update: with it a whole frame is there.
const END: &[u8] = b"\x1b[?2026l";
/// A program that says nothing for so long has done what there was to do.
const QUIET: Duration = Duration::from_millis(25);
/// What takes longer than this will not come any more.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program in a terminal of 120×40. Dropping it kills the program.
pub struct Program {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    parts: Receiver<(Instant, Vec<u8>)>,
    started: Instant,
    frames: bool,
    /// The last bytes, for an end that comes in two parts.
    last: Vec<u8>,
    /// When they came.
    came: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Program {
    /// Starts it with a home of its own. With `frames` it ends every frame as halte does; else a frame ends where it is
    /// quiet after it.
    pub fn start(program: &Path, args: &[&str], home: &Path, frames: bool) -> Self {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(home);
        for (name, value) in [
            ("HOME", home.as_os_str()),
            ("XDG_DATA_HOME", home.join("data").as_os_str()),
            ("XDG_STATE_HOME", home.join("state").as_os_str()),
            ("XDG_CONFIG_HOME", home.join("config").as_os_str()),
            ("TERM", "xterm-256color".as_ref()),
            ("LANG", "en_US.UTF-8".as_ref()),
        ] {
            command.env(name, value);
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (send, parts) = channel();
        thread::spawn(move || {
            let mut part = vec![0; 65536];
            while let Ok(n @ 1..) = reader.read(&mut part) {
                if send.send((Instant::now(), part[..n].to_vec())).is_err() {
                    break;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        Self {
            child,
            keyboard,
            parts,
            started,
            frames,
            last: Vec::new(),
            came: started,
            _master: pair.master,
        }
    }

    /// From the start to the end of the first frame.
    pub fn first_frame(&mut self) -> Duration {
        let frame =
            if self.frames { self.frame(PATIENCE).expect("no frame came") } else { self.rest().unwrap() };
        frame - self.started
    }

    /// From the start to the last byte before it ended by itself.
    pub fn until_its_end(&mut self) -> Duration {
        let mut end = None;
        while let Ok((when, _)) = self.parts.recv_timeout(PATIENCE) {
            end = Some(when);
        }
        end.expect("it printed nothing") - self.started
    }

    /// From these bytes written to the last byte of their frame. What was still being drawn before is waited for, at most as
    /// long as people need from letter to letter.
    pub fn press(&mut self, bytes: &[u8]) -> Duration {
        let (before, mut quiet) = (Instant::now(), false);
        while !quiet && before.elapsed() < Duration::from_millis(150) {
            quiet = matches!(self.parts.recv_timeout(QUIET), Err(RecvTimeoutError::Timeout));
        }
        self.last.clear();
        let written = Instant::now();
        self.keyboard.write_all(bytes).unwrap();
        if !self.frames {
            return self.rest().map_or(Duration::ZERO, |end| end - written);
        }
        let first = self.frame(PATIENCE).expect("no frame came");
        // While it is still looking a frame may have been on its way: then the next one has the letter.
        let frame = if quiet { None } else { self.frame(QUIET * 4) };
        frame.unwrap_or(first) - written
    }

    /// When the next frame ended.
    fn frame(&mut self, patience: Duration) -> Option<Instant> {
        let until = Instant::now() + patience;
        loop {
            if let Some(at) = self.last.windows(END.len()).position(|part| part == END) {
                self.last.drain(..at + END.len());
                return Some(self.came);
            }
            let left = until.saturating_duration_since(Instant::now());
            let (when, part) = self.parts.recv_timeout(left).ok()?;
            self.last.extend(part);
            self.came = when;
        }
    }

    /// When the last byte came before it was quiet for a while.
    fn rest(&mut self) -> Option<Instant> {
        let mut end = self.parts.recv_timeout(Duration::from_secs(10)).ok()?.0;
        while let Ok((when, _)) = self.parts.recv_timeout(Duration::from_millis(300)) {
            end = when;
        }
        Some(end)
    }

    /// The most memory it ever had in use, in MiB; zero where the system does not say.
    pub fn peak(&self) -> f64 {
        let line = self.proc("status").lines().find(|line| line.starts_with("VmHWM")).map(str::to_owned);
        let size = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
        size.unwrap_or_default() / 1024.0
    }

    /// The time it had a processor, in ticks of 10 ms.
    pub fn ticks(&self) -> u64 {
        let stat = self.proc("stat");
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
    }

    fn proc(&self, name: &str) -> String {
        let id = self.child.process_id().unwrap();
        std::fs::read_to_string(format!("/proc/{id}/{name}")).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _ended = self.child.wait();
    }
}
