//! What drafts, commits and reads cost: a table of the median and the slowest in a hundred.
//!
//! `cargo bench --bench store`. `HALTE_BENCH_ROUNDS` is how many rounds stand in the case at the
//! end (1000). The figures in `docs/decisions/` come from here.
#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, looks at the clock and may fail loudly"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use halte::domain::Moment;
use halte::domain::answer::{Answer, Content, Key, Promise, Slot};
use halte::domain::id::{CaseId, PersonId, RoundId};
use halte::domain::person::Person;
use halte::domain::round::{CaseRef, Mode, NewRound, Round, Seat};
use halte::domain::sequence::{Kind, Sequence};
use halte::domain::words::Lang;
use halte::store::{Draft, DraftEdit, Store};
use uuid::Uuid;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    println!("{:<58} {:>10} {:>10}", "", "p50", "p99");
    commits(folder.path());
    drafts(folder.path());
    rounds(folder.path());
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
        println!("\n{peak}");
    }
}

fn row(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!("{name:<58} {:>8.1}us {:>8.1}us", micros(at(50)), micros(at(99)));
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn timed(times: usize, mut work: impl FnMut(usize)) -> Vec<Duration> {
    (0..times)
        .map(|n| {
            let start = Instant::now();
            work(n);
            start.elapsed()
        })
        .collect()
}

/// One small row a transaction, at each level, on a connection of its own.
fn commits(folder: &Path) {
    for (level, name) in [(0, "OFF"), (1, "NORMAL"), (2, "FULL")] {
        let db = rusqlite::Connection::open(folder.join(format!("level-{level}.db"))).unwrap();
        db.execute_batch(&format!(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = {level}; PRAGMA wal_autocheckpoint = 0;
             CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT) STRICT, WITHOUT ROWID"
        ))
        .unwrap();
        let mut put = db.prepare("INSERT OR REPLACE INTO t VALUES ('field', ?1)").unwrap();
        row(
            &format!("a row of 40 bytes, synchronous={name}"),
            timed(1000, |n| {
                put.execute([format!("{n:040}")]).unwrap();
            }),
        );
    }
}

fn drafts(folder: &Path) {
    let mut store = Store::open(&folder.join("drafts.db"), Uuid::nil()).unwrap();
    let round = round(&sequence(), 1, 0);
    store.begin(&round, moment(0)).unwrap();
    for size in [40, 1000, 16_000, 100_000] {
        let mut text = "woord ".repeat(size / 6);
        // At the front, so that all that follows moves.
        let times = timed(1000, |_| {
            text.insert(0, 'x');
            let draft = Draft { text: text.clone(), cursor: 1, anchor: None };
            store.save_draft(Some(round.id), "step/0", &draft).unwrap();
        });
        row(&format!("a key in a draft of {size} bytes, written whole"), times);
    }
    let edit = DraftEdit { at: 50_000, removed: 0, inserted: "x".into() };
    row(
        "a key in a draft of 100000 bytes, written as a change",
        timed(1000, |_| store.save_edit(Some(round.id), "step/0", &edit, 50_001, None).unwrap()),
    );
    row("folding these 1000 changes, and copying the log", timed(1, |_| store.rest().unwrap()));
}

fn rounds(folder: &Path) {
    let count: i64 = std::env::var("HALTE_BENCH_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(1000);
    let path = folder.join("rounds.db");
    let mut store = Store::open(&path, Uuid::nil()).unwrap();
    let sequence = sequence();
    let (mut keeps, mut finishes) = (Vec::new(), Vec::new());
    for n in 0..count {
        let mut round = round(&sequence, 10 + u128::try_from(n).unwrap(), n);
        store.begin(&round, moment(0)).unwrap();
        fill(&mut round);
        if n < 200 {
            keeps.extend(timed(5, |n| {
                round.about = format!("over {n}");
                store.keep(&round, &[], moment(1)).unwrap();
            }));
        }
        finishes.extend(timed(1, |_| {
            store.finish(&round, moment(2)).unwrap();
        }));
    }
    row("keep, one part of 25 differs, FULL", keeps);
    row(&format!("finish, 24 answers, {count} rounds in the case at the end"), finishes);
    let mut paused = round(&sequence, 1, 0);
    fill(&mut paused);
    store.begin(&paused, moment(0)).unwrap();
    row("pause: rewrite, empty the log", timed(50, |_| store.pause().unwrap()));
    row("resume", timed(50, |_| drop(store.resume(paused.id).unwrap())));
    let case = paused.case.id;
    row("case_lines", timed(50, |_| drop(store.case_lines().unwrap())));
    row("round_lines, first 50", timed(50, |_| drop(store.round_lines(case, None, 50).unwrap())));
    row("round, whole", timed(50, |_| drop(store.round(RoundId(Uuid::from_u128(10))).unwrap())));
    row("last_answers of a line", timed(50, |_| drop(store.last_answers(case, "hands").unwrap())));
    row("agreements of the case", timed(5, |_| drop(store.agreements(Some(case), false).unwrap())));
    drop(store);
    row("open and close", timed(50, |_| drop(Store::open(&path, Uuid::nil()).unwrap())));
    let empty = folder.join("first");
    row(
        "the first open: making the file",
        timed(20, |n| {
            drop(Store::open(&empty.join(n.to_string()).join("halte.db"), Uuid::nil()).unwrap());
        }),
    );
}

fn moment(minutes: i64) -> Moment {
    let start = chrono::DateTime::from_timestamp(1_772_960_400, 0).unwrap().fixed_offset();
    start + chrono::Duration::minutes(minutes)
}

fn sequence() -> Arc<Sequence> {
    let shipped = halte::sequences::shipped::find("drie-vragen").unwrap();
    Arc::new(halte::sequences::load(shipped.text).unwrap())
}

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(500 + n))
}

fn round(sequence: &Arc<Sequence>, id: u128, minutes: i64) -> Round {
    let seats = (0..8).map(|n| Seat {
        person: Person { id: person(n), name: format!("Naam {n}"), role: None },
        voice: true,
        here: true,
    });
    Round::begin(NewRound {
        id: RoundId(Uuid::from_u128(id)),
        case: CaseRef { id: CaseId(Uuid::from_u128(3)), title: "Buurttuin".into() },
        sequence: sequence.clone(),
        language: Lang::new("nl"),
        mode: Mode::Scribe,
        started: moment(minutes),
        about: String::new(),
        seats: seats.collect(),
        bringer: None,
        opening: Vec::new(),
        returning: Vec::new(),
        questions: Vec::new(),
    })
}

/// 24 answers of a few sentences, and now and then an agreement.
fn fill(round: &mut Round) {
    for step in 0..3 {
        for n in 0..8 {
            let answer = Answer {
                content: Some(Content::Text("We belden twee keer en toen lag de sleutel er. ".repeat(4))),
                why: String::new(),
                marks: Vec::new(),
                comes_back: false,
                language: Lang::new("nl"),
            };
            round.answers.insert(Key { step, n: 0, slot: Slot::Person(person(n)) }, answer);
        }
    }
    if round.id.0.as_u128().is_multiple_of(10) {
        let promise = Promise { what: "De sleutel hangt er voor negenen".into(), ..Promise::default() };
        let made = round.sequence.steps.iter().position(|step| step.kind == Kind::Agreement).unwrap();
        let key = Key { step: made, n: 0, slot: Slot::Group };
        let answer = Answer {
            content: Some(Content::Agreements(vec![promise])),
            why: String::new(),
            marks: Vec::new(),
            comes_back: false,
            language: Lang::new("nl"),
        };
        round.answers.insert(key, answer);
    }
}
