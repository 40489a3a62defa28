//! All of a database out as a casebook, into an empty one, and out again: the time, the memory, how long a writer waits
//! meanwhile, and whether both casebooks say the same; and a round that goes on while one comes in, letter by letter.
//!
//! `cargo bench --bench casebook -- FILE`, on a file that the example `large` made; it works on a copy and needs some five
//! times as much room beside it.
#![allow(
    missing_docs,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::expect_used,
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

use program::Program;
use summary::Summary;

#[allow(dead_code, reason = "the other bench asks for more")]
#[path = "screens/program.rs"]
mod program;
#[allow(dead_code, reason = "the other bench has a table of its own")]
#[path = "screens/summary.rs"]
mod summary;

/// So many letters are typed while a casebook comes in.
const LETTERS: usize = 1000;

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
    letters(folder.path(), &at("typed.db"), &first);
}

/// How long a letter takes in a round, stored and drawn, while this casebook comes into the same database.
fn letters(folder: &Path, database: &str, casebook: &str) {
    let mut import = halte(folder, database, &["import", casebook, "--yes"]);
    while std::fs::metadata(database).map_or(0, |file| file.len()) < 1_000_000 {
        thread::sleep(Duration::from_millis(50));
    }
    let halte = Path::new(env!("CARGO_BIN_EXE_halte"));
    let begin = ["now", "Tuin", "--with", "Noor", "--with", "Bram", "--db", database, "--lang", "en"];
    let mut round = Program::start(halte, &begin, folder, true);
    round.first_frame();
    let mut times = Vec::new();
    for n in 0..LETTERS {
        times.push(round.press(if n % 7 == 0 { b" " } else { b"a" }));
    }
    let still = import.try_wait().unwrap().is_none();
    import.kill().unwrap();
    import.wait().unwrap();
    let Summary { p50, p99, most } = Summary::of(times);
    println!(
        "a letter meanwhile, stored and drawn, ms: {p50:.1} {p99:.1} {most:.1} (it came in all the while: {still})"
    );
}

/// Starts it with what comes from nowhere and goes nowhere.
fn halte(folder: &Path, database: &str, args: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_halte"));
    command.args(args).args(["--db", database, "--lang", "en"]).current_dir(folder);
    for variable in ["HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
        command.env(variable, folder);
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Runs it, and asks for the database as another window would, again and again.
fn run(folder: &Path, name: &str, database: &str, args: &[&str]) {
    let start = Instant::now();
    let mut child = halte(folder, database, args);
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
    let Summary { p50, p99, most } = Summary::of(waits);
    println!("{name:<34} {took:>8.1} {peak:>10.1} {p50:>12.1} {p99:>8.1} {most:>8.1}");
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
