//! Disks that fail: full, over quota, broken, at any call. The words stay on screen, the message says what to do, what was
//! acknowledged is there, and the round goes on when there is room again.
//!
//! Every test walks one moment of a round (typing, moving on, pausing, finishing, the first start, an export) over every
//! way to fail. Never here: power cuts (see `power`), or a disk that says it is well and is not.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use halte::protection::Protection;

use crate::support::{Ended, Home, Terminal};

use super::{disk, programs, words};

#[path = "disks/backups.rs"]
mod backups;

const ROUND: [&str; 8] =
    ["round", "Buurttuin", "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim"];

const ENOSPC: i32 = 28;
const EIO: i32 = 5;
const EDQUOT: i32 = 122;
/// Half of what was to be written is written, every time.
const SHORT: i32 = 0;

/// From the how manieth call on it fails.
const FROM: [u64; 3] = [1, 2, 4];

/// What fails on which file, and how.
const FAULTS: [(&str, &str, i32); 11] = [
    ("write", "-wal", ENOSPC),
    ("write", "-wal", EIO),
    ("write", "-wal", EDQUOT),
    ("write", "-wal", SHORT),
    ("sync", "-wal", EIO),
    ("sync", "-wal", ENOSPC),
    ("write", ".db", ENOSPC),
    ("write", ".db", EIO),
    ("write", ".db", SHORT),
    ("sync", ".db", EIO),
    ("truncate", "*", ENOSPC),
];

/// What is said whenever something could not be stored.
const STILL_HERE: &str = "Your words are still here";

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

    /// From now on this fails, from the `from`th call on.
    fn fail(&self, (op, ending, errno): (&str, &str, i32), from: u64) {
        let next = self.rules.with_extension("next");
        fs::write(&next, format!("{op} {ending} {from} 999999 {errno}\n")).unwrap();
        fs::rename(next, &self.rules).unwrap();
    }

    /// There is room again.
    fn mend(&self) {
        let _ = fs::remove_file(&self.rules);
    }

    fn kept(&self) -> String {
        words::acknowledged(&self.home.data().join("halte.db")).unwrap()
    }

    fn everything(&self) -> String {
        words::everything(&self.home.data().join("halte.db")).unwrap()
    }
}

/// Every way to fail, each in a home of its own, before `moment` is walked.
fn each(home: fn() -> Home, moment: impl Fn(&Fickle, (&str, &str, i32), u64) -> bool) {
    let mut noticed = 0;
    for fault in FAULTS {
        for from in FROM {
            let fickle = Fickle::new(home());
            let walked = catch_unwind(AssertUnwindSafe(|| moment(&fickle, fault, from)));
            let Ok(was_noticed) = walked else { panic!("the fault was {fault:?} from call {from} on") };
            noticed += u64::from(was_noticed);
        }
    }
    println!("{} disks that fail, {noticed} times it was noticed", FAULTS.len() * FROM.len());
    assert!(noticed > 0, "no disk failed at all");
}

/// Two answers stand in different states: the first acknowledged, the second half typed.
fn in_a_sentence(fickle: &Fickle) -> Terminal {
    let mut terminal = Terminal::start(&fickle.home, &ROUND, 80, 24);
    terminal.until("Take a sheet").key("tab").until("question 1");
    terminal.type_("Goed woord1").key("tab").until("Karim").type_("Half woord2");
    terminal
}

fn says_so(terminal: &Terminal) -> bool {
    let shown = terminal.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    shown.contains(STILL_HERE)
}

fn typing(fickle: &Fickle, fault: (&str, &str, i32), from: u64) -> bool {
    let mut terminal = in_a_sentence(fickle);
    fickle.fail(fault, from);
    let mut noticed = false;
    for letter in ["x", "y", "z"] {
        terminal.type_(letter);
        noticed |= says_so(&terminal);
        let typed = fickle.everything().contains(&"Half woord2xyz"[..11 + 1 + usize::from(letter != "x")]);
        assert!(typed || says_so(&terminal), "it is not stored and nothing says so\n{}", terminal.screen());
    }
    terminal.until("Half woord2xyz");
    assert!(fickle.kept().contains("Goed woord1"));
    fickle.mend();
    terminal.type_("!").until("Half woord2xyz!");
    assert!(!says_so(&terminal), "{}", terminal.screen());
    assert!(fickle.everything().contains("Half woord2xyz!"));
    terminal.key("tab").until("reading together");
    assert!(fickle.kept().contains("Half woord2xyz!"));
    noticed
}

fn moving_on(fickle: &Fickle, fault: (&str, &str, i32), from: u64) -> bool {
    let mut terminal = in_a_sentence(fickle);
    fickle.fail(fault, from);
    let mut noticed = false;
    for _ in 0..2 {
        terminal.key("tab");
        noticed |= says_so(&terminal);
        if terminal.screen().contains("reading together") {
            assert!(fickle.kept().contains("Half woord2"), "it went on and nothing was kept");
            break;
        }
        assert!(says_so(&terminal), "it did not go on and nothing says so\n{}", terminal.screen());
        terminal.until("Half woord2");
    }
    fickle.mend();
    if !terminal.screen().contains("reading together") {
        terminal.key("tab");
    }
    terminal.until("reading together").until("Goed woord1").until("Half woord2");
    assert!(fickle.kept().contains("Goed woord1") && fickle.kept().contains("Half woord2"));
    noticed
}

fn pausing(fickle: &Fickle, fault: (&str, &str, i32), from: u64) -> bool {
    let mut terminal = in_a_sentence(fickle);
    fickle.fail(fault, from);
    terminal.key("esc");
    let noticed = says_so(&terminal);
    let waits = terminal.screen().contains("The round waits");
    assert!(waits || noticed, "{}", terminal.screen());
    assert!(waits || terminal.screen().contains("Half woord2"), "{}", terminal.screen());
    fickle.mend();
    if !waits {
        terminal.key("esc");
    }
    terminal.until("The round waits");
    assert!(fickle.everything().contains("Half woord2"));
    terminal.key("tab").until("Half woord2").key("ctrl-c");
    assert_eq!(terminal.wait(), Ended::Code(0));
    noticed
}

fn finishing(fickle: &Fickle, fault: (&str, &str, i32), from: u64) -> bool {
    let mut terminal = in_a_sentence(fickle);
    terminal.key("tab").until("reading together");
    for _ in 0..16 {
        if terminal.screen().contains("Is this right?") {
            break;
        }
        terminal.key("tab");
    }
    terminal.until("Is this right?");
    fickle.fail(fault, from);
    let finished = |terminal: &Terminal| terminal.screen().contains("finished and kept");
    let mut noticed = false;
    for _ in 0..6 {
        if !finished(&terminal) {
            terminal.key("tab");
            noticed |= says_so(&terminal);
        }
    }
    let ended_with_the_fault = finished(&terminal);
    assert!(ended_with_the_fault || says_so(&terminal), "{}", terminal.screen());
    fickle.mend();
    for _ in 0..6 {
        if !finished(&terminal) && !terminal.screen().contains("Rounds") {
            terminal.key("tab");
        }
    }
    terminal.until("Rounds").key("ctrl-c").wait();
    let history = fickle.home.run(&["history", "Buurttuin", "--json"], "").ok().stdout;
    assert!(history.contains("Goed woord1") && history.contains("Half woord2"), "{history}");
    noticed
}

fn first_start(fickle: &Fickle, fault: (&str, &str, i32), from: u64) -> bool {
    fickle.fail(fault, from);
    let answered = fickle.home.run(&[&ROUND[..], &["--plain"]].concat(), "Een woord1\n\nTwee\n\n");
    let noticed = answered.code() != 0;
    if noticed {
        assert_eq!(answered.code(), 74, "{}{}", answered.stdout, answered.stderr);
        assert!(answered.stderr.contains("hint: "), "{}", answered.stderr);
    }
    fickle.mend();
    let file = fickle.home.data().join("halte.db");
    let acknowledged = answered.code() == 0;
    assert!(!acknowledged || words::acknowledged(&file).unwrap().contains("Een woord1"));
    let mut terminal = Terminal::start(&fickle.home, &ROUND, 80, 24);
    terminal.drawn().key("tab").type_("x").key("ctrl-c");
    assert_eq!(terminal.wait(), Ended::Code(0), "{}", terminal.screen());
    noticed
}

#[test]
fn while_people_type() {
    each(programs::halte, typing);
}

#[test]
fn while_a_round_moves_on() {
    each(programs::halte, moving_on);
}

#[test]
fn while_a_round_pauses() {
    each(programs::halte, pausing);
}

#[test]
fn while_a_round_is_finished() {
    each(programs::halte, finishing);
}

#[test]
fn at_the_first_start() {
    each(programs::halte, first_start);
}

#[test]
fn while_an_export_is_written() {
    let fickle = Fickle::new(programs::halte());
    let said = "Een\n\nTwee\n\nDrie\n\nVier\n\nBrief\nNoor\n2027-04-01\n\n\n\n";
    fickle.home.run(&[&ROUND[..], &["--plain"]].concat(), said).ok();
    let export = ["export", "Buurttuin", "--format", "json", "-o", "uit.json", "--force"];
    let file = fickle.home.path().join("uit.json");
    for (op, errno) in
        [("create", ENOSPC), ("write", ENOSPC), ("write", EIO), ("write", EDQUOT), ("sync", EIO)]
    {
        for earlier in [None, Some("wat er stond")] {
            earlier.map_or_else(|| drop(fs::remove_file(&file)), |words| fs::write(&file, words).unwrap());
            fickle.fail((op, ".half", errno), 1);
            let exported = fickle.home.run(&export, "").ends(74);
            assert!(exported.stderr.contains("hint: "), "{}", exported.stderr);
            assert_eq!(fs::read_to_string(&file).ok().as_deref(), earlier, "{op} {errno}");
            assert!(!file.with_extension("json.half").exists(), "half an export stays");
            fickle.mend();
        }
    }
    fickle.fail(("write", ".half", SHORT), 1);
    fickle.home.run(&export, "").ok();
    assert!(fs::read_to_string(&file).unwrap().contains("Brief"));
}

#[test]
fn a_program_that_goes_on_whatever_the_disk_said_loses_words() {
    let lost = catch_unwind(|| each(|| programs::without(Protection::KeptFirst), moving_on));
    println!("going on before the disk said yes: words were lost, as it should be: {}", lost.is_err());
    assert!(lost.is_err(), "the tests above cannot fail");
}
