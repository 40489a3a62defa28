//! What a letter of a search costs: a table of the median, the slowest in a hundred, and the slowest.
//!
//! `HALTE_BENCH_DB=FILE cargo bench --bench search`, on a file that the example `large` made. Each
//! word is typed letter by letter; every letter reads a first screen of what it finds.
#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a bench prints, looks at the clock and may fail loudly"
)]

use std::time::{Duration, Instant};

use halte::domain::answer::Mark;
use halte::domain::search::Wanted;
use halte::store::Store;

/// What one screen asks for, as the program does.
const LIMIT: usize = 20;
const ROWS: usize = 1000;

const TYPED: &[&str] = &[
    "de",
    "het overleg",
    "gemeente",
    "overleg",
    "buurtoverleg",
    "coordinatie",
    "vergunning",
    "subsidieaanvraag gemeente",
    "sleutel hek",
    "\"de sleutel van\"",
    "wethouder beloofd vergeten",
    "zwembad",
    "kramzandoord",
    "ing",
    "isatie",
    "xq",
    "c++",
    "it's",
    "?",
    "%",
    "qu qu qu",
    "en van het niet op te met voor",
    "misschien begrepen reunie cafe",
];

fn main() {
    let Ok(path) = std::env::var("HALTE_BENCH_DB") else {
        println!("HALTE_BENCH_DB names no file; see the example `large`");
        return;
    };
    let store = Store::open_read_only(path.as_ref()).unwrap();
    let cases = store.case_lines().unwrap();
    let case = cases[cases.len() / 2].id;
    println!("{:<44} {:>9} {:>9} {:>9}  {:>7}", "", "p50", "p99", "most", "letters");
    let everywhere = |typed: &str| Wanted::typed(typed);
    row(&store, "over all cases", everywhere);
    row(&store, "in one case", |typed| Wanted { case: Some(case), ..Wanted::typed(typed) });
    row(&store, "with a mark", |typed| Wanted { mark: Some(Mark::Obstacle), ..Wanted::typed(typed) });
    row(&store, "of a role", |typed| Wanted { role: Some("resident".into()), ..Wanted::typed(typed) });
    println!("\nslowest letters, over all cases:");
    let mut slow = letters(&store, &everywhere);
    slow.sort_by_key(|(_, time)| std::cmp::Reverse(*time));
    for (typed, time) in slow.iter().take(8) {
        println!("  {:<40} {:>7.2} ms", typed, millis(*time));
    }
    println!("\nuntil everything was looked at, in steps of {ROWS} rows:");
    for typed in
        ["xq", "%", "\"de sleutel van\"", "wethouder beloofd vergeten", "misschien begrepen reunie cafe"]
    {
        let (wanted, start) = (Wanted::typed(typed), Instant::now());
        let (mut after, mut found, mut steps, mut most) = (None, 0, 0, Duration::ZERO);
        loop {
            let step = Instant::now();
            let page = store.search(&wanted, after, usize::MAX, ROWS).unwrap();
            most = most.max(step.elapsed());
            (found, steps, after) = (found + page.hits.len(), steps + 1, page.next);
            if after.is_none() {
                break;
            }
        }
        println!(
            "  {typed:<40} {:>7.0} ms, {steps} steps of {:.1} ms at most, {found} found",
            millis(start.elapsed()),
            millis(most)
        );
    }
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        println!("\n{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default());
    }
}

fn row(store: &Store, name: &str, wanted: impl Fn(&str) -> Wanted) {
    let mut times: Vec<Duration> = letters(store, &wanted).into_iter().map(|(_, time)| time).collect();
    times.sort_unstable();
    let at = |share: usize| millis(times[(times.len() - 1) * share / 100]);
    println!("{name:<44} {:>6.2} ms {:>6.2} ms {:>6.2} ms  {:>7}", at(50), at(99), at(100), times.len());
}

/// The time of every letter of every word.
fn letters(store: &Store, wanted: &impl Fn(&str) -> Wanted) -> Vec<(String, Duration)> {
    let mut times = Vec::new();
    for typed in TYPED {
        for (at, letter) in typed.char_indices() {
            let so_far = &typed[..at + letter.len_utf8()];
            let start = Instant::now();
            store.search(&wanted(so_far), None, LIMIT, ROWS).unwrap();
            times.push((so_far.to_owned(), start.elapsed()));
        }
    }
    times
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
