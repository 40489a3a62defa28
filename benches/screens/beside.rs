//! Other programs, for comparison: those that are on the path.
//!
//! Never here: what halte does.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::program::Program;
use crate::{Place, Summary};

/// As many entries as there are answers, of about as many letters.
const ENTRIES: u32 = 1_000_000;

/// The program of this name, when it is there.
pub fn on_the_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A start and the keys of tui-journal, on a journal filled through `sqlite3`.
pub fn tui_journal(place: &Place) {
    let (Some(program), Some(sqlite)) = (on_the_path("tjournal"), on_the_path("sqlite3")) else {
        println!("tui-journal (tjournal) or sqlite3 is not here: nothing to compare keys with");
        return;
    };
    let entries = std::env::var("HALTE_BENCH_ENTRIES").ok().and_then(|count| count.parse().ok());
    let entries = entries.unwrap_or(ENTRIES);
    let file = place.home().join("journal.db");
    let args = ["--backend-type", "sqlite", "--sqlite-file-path", file.to_str().unwrap()];
    // An empty one, so that its tables are there.
    Program::start(&program, &args, place.home(), false).first_frame();
    fill(&sqlite, &file, entries);
    let mut starts = Vec::new();
    for _ in 0..3 {
        starts.push(Program::start(&program, &args, place.home(), false).first_frame());
    }
    let mut running = Program::start(&program, &args, place.home(), false);
    starts.push(running.first_frame());
    let count = starts.len();
    let start = Summary::of(starts).row(&format!("tui-journal, {entries} entries: a start"));
    println!("{start} {count:>5} {:>10.1}", running.peak());
    let keys: Vec<_> = (0..20).map(|n| running.press(if n % 4 == 3 { b"k" } else { b"j" })).collect();
    let keys = Summary::of(keys).row("tui-journal: keys in the list");
    println!("{keys} {:>5} {:>10.1}", 20, running.peak());
}

fn fill(sqlite: &Path, file: &Path, entries: u32) {
    let sql = format!(
        "INSERT INTO entries (title, date, content) WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n
         WHERE n < {entries}) SELECT 'Entry ' || n, datetime(1483261200 + n * 300, 'unixepoch'),
         'What stood in the way was the key of the fence, and who had it nobody knew; next time we call a day earlier, at '
         || n || ' o''clock.' FROM n"
    );
    let filled = Command::new(sqlite).arg(file).arg(sql).stdin(Stdio::null()).status().unwrap();
    assert!(filled.success(), "the journal could not be filled");
}
