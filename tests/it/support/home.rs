//! An empty home on a machine where nothing is set, and the program run in it.
//!
//! Never here: what halte keeps in that home.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(60);

/// An empty home; it goes when this value goes.
pub struct Home {
    folder: TempDir,
    program: PathBuf,
    more: Vec<(String, String)>,
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Output {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed.
    pub stdout: String,
    /// What it complained about.
    pub stderr: String,
}

impl Home {
    /// A new home for this program.
    pub fn new(program: impl Into<PathBuf>) -> Self {
        let home = Self { folder: tempfile::tempdir().unwrap(), program: program.into(), more: Vec::new() };
        for folder in [home.data(), home.state(), home.config()] {
            std::fs::create_dir_all(folder.parent().unwrap()).unwrap();
        }
        home
    }

    /// Another home for the same program, with everything that is in this one now.
    #[must_use]
    pub fn copy(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, program: self.program.clone(), more: self.more.clone() }.holding(self)
    }

    /// The same home with everything that is in that other one now.
    #[must_use]
    pub fn holding(self, other: &Self) -> Self {
        copy_folder(other.path(), self.path());
        self
    }

    /// The same home with a variable set or replaced: `.with("HALTE_LANG", "nl")`.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.more.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The home folder; everything the program writes lies under it.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// halte's data folder. Not made yet.
    pub fn data(&self) -> PathBuf {
        self.path().join(".local/share/halte")
    }

    /// halte's state folder. Not made yet.
    pub fn state(&self) -> PathBuf {
        self.path().join(".local/state/halte")
    }

    /// halte's config folder. Not made yet.
    pub fn config(&self) -> PathBuf {
        self.path().join(".config/halte")
    }

    /// The program that is run.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// The whole environment of a program in this home.
    pub fn environment(&self) -> Vec<(String, String)> {
        let home = self.path().to_str().unwrap().to_owned();
        let folder = |name: &str| format!("{home}/{name}");
        let mut all: Vec<(String, String)> = [
            ("HOME", home.clone()),
            ("LANG", "C.UTF-8".to_owned()),
            ("PATH", "/usr/local/bin:/usr/bin:/bin".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("TMPDIR", home.clone()),
            ("TZ", "Europe/Amsterdam".to_owned()),
            ("XDG_CONFIG_HOME", folder(".config")),
            ("XDG_DATA_HOME", folder(".local/share")),
            ("XDG_STATE_HOME", folder(".local/state")),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec();
        for (name, value) in &self.more {
            all.retain(|(known, _)| known != name);
            all.push((name.clone(), value.clone()));
        }
        all
    }

    /// The program with these arguments, to be run as the test wants.
    pub fn halte(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(args).env_clear().envs(self.environment()).current_dir(self.path());
        command
    }

    /// Runs the program with these arguments and this standard input, without a terminal, to its end.
    #[track_caller]
    pub fn run(&self, args: &[&str], stdin: impl AsRef<[u8]>) -> Output {
        run(self.halte(args), stdin.as_ref())
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), &to).unwrap();
        }
    }
}

/// Runs a command with this standard input to its end, at most a minute.
#[track_caller]
fn run(mut command: Command, stdin: &[u8]) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let process = Pid::from_child(&child);
    let (mut keyboard, stdin) = (child.stdin.take().unwrap(), stdin.to_vec());
    // A program may end without reading all: that is no failure of the test.
    thread::spawn(move || keyboard.write_all(&stdin));
    let (sender, ended) = mpsc::channel();
    thread::spawn(move || sender.send(child.wait_with_output()));
    let Ok(output) = ended.recv_timeout(PATIENCE) else {
        let _ = kill_process(process, Signal::KILL);
        panic!("{command:?} did not end");
    };
    let output = output.unwrap();
    Output {
        status: output.status,
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Output {
    /// The exit code; 128 and the signal's number when a signal ended it.
    pub fn code(&self) -> i32 {
        let signal = std::os::unix::process::ExitStatusExt::signal(&self.status);
        self.status.code().or(signal.map(|number| 128 + number)).unwrap()
    }

    /// Itself, when the exit code is 0; else the test fails with what was printed.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.ends(0)
    }

    /// Itself, when the exit code is `code`; else the test fails with what was printed.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code(), code, "--- stdout:\n{}\n--- stderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// What was printed, as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        match serde_json::from_str(&self.stdout) {
            Ok(value) => value,
            Err(error) => panic!("no JSON: {error}\n{}", self.stdout),
        }
    }
}
