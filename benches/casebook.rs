//! All of a database out as a casebook, into an empty one, and out again: the time, the memory, how long a writer waits
//! meanwhile, and whether both casebooks say the same.
//!
//! `cargo bench --bench casebook -- FILE`, on a file that the example `large` made; it works on a copy and needs some five
//! times as much room beside it.
#![allow(
    missing_docs,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, looks at the clock and may fail loudly"
)]

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

fn main() {
    let named = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let Some(file) = named.or_else(|| std::env::var("HALTE_BENCH_DB").ok()) else {
        println!("no file was named: cargo bench --bench casebook -- FILE; see docs/performance.md");
        return;
    };
    let file = Path::new(&file);
    let beside = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = tempfile::tempdir_in(beside).unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (from, to) = (at("from.db"), at("to.db"));
    std::fs::copy(file, &from).unwrap();
    let (first, second) = (at("first.json"), at("second.json"));

    println!("{:<34} {:>8} {:>10} {:>24}", "", "time, s", "peak, MiB", "a writer waits, ms: p50, p99, most");
    run(folder.path(), "out", &from, &["export", "--format", "json", "-o", &first]);
    run(folder.path(), "into an empty database", &to, &["import", &first, "--yes"]);
    run(folder.path(), "once more, where all of it is", &to, &["import", &first, "--yes"]);
    run(folder.path(), "out again", &to, &["export", "--format", "json", "-o", &second]);
    println!("\nthe casebook: {:.0} MB", std::fs::metadata(&first).unwrap().len() as f64 / 1e6);
    let lines = |path: &str| BufReader::new(File::open(path).unwrap()).lines().map(Result::unwrap);
    let other = lines(&first).zip(lines(&second)).filter(|(one, two)| one != two).count();
    let as_long = lines(&first).count() == lines(&second).count();
    println!("lines that differ between the two: {other} (when it was made is one), equally many: {as_long}");
}

/// Runs it, and asks for the database as another window would, again and again.
fn run(folder: &Path, name: &str, database: &str, args: &[&str]) {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_halte"));
    command.args(args).args(["--db", database, "--lang", "en"]).current_dir(folder);
    for variable in ["HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
        command.env(variable, folder);
    }
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let (mut waits, mut peak) = (Vec::new(), 0.0);
    let mut other = None;
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        peak = memory(&child).max(peak);
        // An import makes the file first: nobody can ask for it before.
        if other.is_none() && std::fs::metadata(database).is_ok_and(|file| file.len() > 100_000) {
            let db = Connection::open(database).unwrap();
            db.busy_timeout(Duration::ZERO).unwrap();
            other = Some(db);
        }
        if let Some(db) = &other {
            waits.push(wait(db));
        }
        thread::sleep(Duration::from_millis(5));
    };
    assert!(ended.success(), "{args:?}: {ended}");
    let took = start.elapsed().as_secs_f64();
    waits.sort_unstable();
    let at = |share: usize| {
        let most = waits.len().saturating_sub(1);
        waits.get((most * share).div_ceil(100)).map_or(0.0, |wait| wait.as_secs_f64() * 1e3)
    };
    println!("{name:<34} {took:>8.1} {peak:>10.1} {:>12.1} {:>8.1} {:>8.1}", at(50), at(99), at(100));
}

/// How long it takes until it may write.
fn wait(db: &Connection) -> Duration {
    let start = Instant::now();
    while db.execute_batch("BEGIN IMMEDIATE; COMMIT").is_err() {
        thread::sleep(Duration::from_micros(500));
    }
    start.elapsed()
}

/// The most it ever had in use, in MiB.
fn memory(child: &Child) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let size = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    size.unwrap_or_default() / 1024.0
}
