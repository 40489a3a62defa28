//! What people wait for, on the release program in a pseudo-terminal: a table of the start, keys and letters of a search.
//!
//! `cargo bench --bench screens -- FILE`, on a file that the example `large` made; it works on a copy. Beside it, when they
//! are there: `sqlite3`, which prints 50 rows, and tui-journal (`tjournal`) with as many entries.
#![allow(
    missing_docs,
    clippy::missing_panics_doc,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, looks at the clock and may fail loudly"
)]

mod beside;
mod program;
mod summary;
mod walks;

use std::path::{Path, PathBuf};
use std::time::Duration;

use program::Program;
use summary::Summary;
use tempfile::TempDir;

const STARTS: usize = 40;
const ROWS: &str = "SELECT text FROM answer WHERE text IS NOT NULL LIMIT 50";

/// Where it all happens: a copy of the database, and a home.
pub struct Place {
    folder: TempDir,
}

impl Place {
    /// The copy.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("copy.db")
    }

    /// The home.
    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    /// Starts the release program on the copy.
    pub fn halte(&self, args: &[&str]) -> Program {
        let database = self.database();
        let args = [args, &["--db", database.to_str().unwrap(), "--lang", "en"]].concat();
        Program::start(Path::new(env!("CARGO_BIN_EXE_halte")), &args, self.home(), true)
    }
}

fn main() {
    let named = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let Some(file) = named.or_else(|| std::env::var("HALTE_BENCH_DB").ok()) else {
        println!("no file was named: cargo bench --bench screens -- FILE; see docs/performance.md");
        return;
    };
    let file = Path::new(&file);
    let beside = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let place = Place { folder: tempfile::tempdir_in(beside).unwrap() };
    std::fs::copy(file, place.database()).unwrap();

    let case = walks::some_case(file);
    starts(&place, &case);
    println!(
        "\n{:<46} {:>8} {:>8} {:>8} {:>5} {:>10}",
        "a key, ms", "p50", "p99", "most", "keys", "peak, MiB"
    );
    walks::all(&place, &case);
    beside::tui_journal(&place);
    idle(&place);
}

/// The first frames and `sqlite3` in turn, so that a busy moment hits both.
fn starts(place: &Place, case: &str) {
    let with = ["now", case, "--new", "--with", "Noor:initiator", "--with", "Bram"];
    let commands: [(&str, &[&str]); 3] = [("halte", &[]), ("halte CASE", &[case]), ("halte now CASE", &with)];
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); commands.len() + 1];
    let mut peaks = vec![0_f64; commands.len()];
    let sqlite = beside::on_the_path("sqlite3");
    let database = place.database();
    for n in 0..=STARTS {
        let mut took = Vec::new();
        for (at, (_, args)) in commands.iter().enumerate() {
            let mut program = place.halte(args);
            took.push(program.first_frame());
            peaks[at] = peaks[at].max(program.peak());
        }
        if let Some(sqlite) = &sqlite {
            let args = [database.to_str().unwrap(), ROWS];
            took.push(Program::start(sqlite, &args, place.home(), true).until_its_end());
        }
        // The first ones read the programs from the disk.
        for (at, time) in took.into_iter().enumerate().filter(|_| n > 0) {
            times[at].push(time);
        }
    }
    let compared = times[commands.len()].clone();
    let base = (!compared.is_empty()).then(|| Summary::of(compared.clone()).p50);
    println!(
        "{:<46} {:>8} {:>8} {:>8} {:>5} {:>10}",
        "a start, ms", "p50", "p99", "most", "× 50", "peak, MiB"
    );
    for (at, (name, _)) in commands.iter().enumerate() {
        let summary = Summary::of(times[at].clone());
        let times = base.map_or("-".to_owned(), |base| format!("{:.2}", summary.p50 / base));
        println!("{} {times:>5} {:>10.1}", summary.row(name), peaks[at]);
    }
    if base.is_some() {
        println!("{}  1.00", Summary::of(compared).row("sqlite3, 50 rows"));
    } else {
        println!("sqlite3 is not here: nothing to compare a start with");
    }
}

/// What it does while nobody types: after its moment of rest, in which the backup of the day is made.
fn idle(place: &Place) {
    let mut program = place.halte(&[]);
    program.first_frame();
    let (mut before, mut still) = (program.ticks(), 0);
    for _ in 0..240 {
        std::thread::sleep(Duration::from_secs(1));
        let now = program.ticks();
        still = if now == before { still + 1 } else { 0 };
        before = now;
        if still == 5 {
            break;
        }
    }
    let (before, seconds) = (program.ticks(), 30);
    std::thread::sleep(Duration::from_secs(seconds));
    let used = program.ticks() - before;
    println!(
        "\nidle, after the backup of the day: {used} ticks of 10 ms in {seconds} s; peak {:.1} MiB",
        program.peak()
    );
}
