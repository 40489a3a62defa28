//! A soak: keys, pastes, sizes and stops by chance, for minutes or hours. No panic, memory that stays flat, and a screen
//! that is what it would be if it were drawn from nothing.
//!
//! Every key waits for its frame, so that it is known when the screen is at rest. Never here: what a key means.

use std::fs;
use std::panic::catch_unwind;
use std::thread;
use std::time::{Duration, Instant};

use halte::protection::Protection;

use crate::support::{Ended, Home, Signal, Terminal};

use super::programs::{self, Chance};

/// How long, in seconds: in CI and with `HALTE_LONG`; two homes at a time.
const CI: u64 = 60;
const LONG: u64 = 3 * 3600;

/// After so many keys the screen is compared with one that is drawn anew.
const COMPARE: u64 = 12;
/// So much may the memory grow after the first quarter, in kibibytes: undo and drafts of what is typed.
const FLAT: u64 = 6 * 1024;

const KEYS: [&str; 58] = [
    "tab",
    "tab",
    "tab",
    "shift-tab",
    "enter",
    "enter",
    "esc",
    "backspace",
    "backspace",
    "del",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pgup",
    "pgdn",
    "f1",
    "f2",
    "f3",
    "f4",
    "f5",
    "f6",
    "f6",
    "f7",
    "f8",
    "f9",
    "f10",
    "shift-left",
    "shift-right",
    "shift-up",
    "ctrl-left",
    "ctrl-right",
    "ctrl-home",
    "ctrl-end",
    "ctrl-z",
    "ctrl-y",
    "ctrl-x",
    "ctrl-v",
    "ctrl-p",
    "ctrl-s",
    "ctrl-l",
    "alt-m",
    "alt-e",
    "alt-t",
    "alt-y",
    "1",
    "2",
    "3",
    "0",
    "r",
    "n",
    "s",
    "u",
    "t",
    "space",
    "ctrl-c",
];

/// Letters of many widths: emoji of many scalars, half flags, marks, right to left, wide and of no width. Not U+FFFD: the
/// terminal of these tests shows nothing for it.
const LETTERS: [&str; 22] = [
    "a",
    "e\u{301}",
    "é",
    "界",
    "語",
    "👍🏽",
    "👩🏽‍🌾",
    "👨‍👩‍👧‍👦",
    "🇳🇱",
    "🇳",
    "❤️",
    "क्षि",
    "ខ្មែរ",
    "ไทย",
    "שלום",
    "\u{202e}",
    "🧑‍💻",
    "ｶﾞ",
    "\u{200b}",
    "1️⃣",
    "ß",
    "m",
];

/// What was found.
#[derive(Default)]
struct Soaked {
    keys: u64,
    starts: u64,
    compared: u64,
    /// In kibibytes, after the first quarter and at most after that.
    memory: Option<(u64, u64)>,
    wrong: Vec<String>,
}

struct Soak {
    home: Home,
    terminal: Terminal,
    chance: Chance,
    /// The last keys, to tell what came before something that is wrong.
    last: Vec<String>,
    found: Soaked,
}

fn start(home: &Home, chance: &mut Chance) -> Terminal {
    let size = (20 + chance.below(120), 8 + chance.below(50));
    let size = (u16::try_from(size.0).unwrap(), u16::try_from(size.1).unwrap());
    let args: &[&str] = match chance.below(4) {
        0 => &[],
        1 => &[
            "round",
            "Buurttuin",
            "--sequence",
            "ronde",
            "--with",
            "Noor",
            "--with",
            "Bram",
            "--with",
            "Els",
        ],
        2 => &[
            "round",
            "De Knoop",
            "--sequence",
            "drie-vragen",
            "--with",
            "Noor",
            "--with",
            "Karim",
            "--mode",
            "pass",
        ],
        _ => &["round", "Dorpshuis", "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim"],
    };
    let mut terminal = Terminal::start(home, args, size.0, size.1);
    terminal.drawn();
    terminal
}

impl Soak {
    fn new(home: Home, seed: u64) -> Self {
        let mut chance = Chance(seed);
        let home = home.with("EDITOR", "true").with("VISUAL", "true");
        let terminal = start(&home, &mut chance);
        Self { home, terminal, chance, last: Vec::new(), found: Soaked { starts: 1, ..Soaked::default() } }
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        let count = u64::try_from(from.len()).unwrap();
        from[usize::try_from(self.chance.below(count)).unwrap()]
    }

    fn words(&mut self, most: u64) -> String {
        (0..=self.chance.below(most))
            .map(|_| if self.chance.one_in(5) { " " } else { self.pick(&LETTERS) })
            .collect()
    }

    /// One thing by chance.
    fn step(&mut self) {
        self.found.keys += 1;
        let (name, of) = match self.chance.below(100) {
            0..=44 => {
                let key = self.pick(&KEYS);
                // Leaving is tried out now and then; it costs a start.
                let key = if key == "ctrl-c" && !self.chance.one_in(6) { "tab" } else { key };
                self.terminal.key(key);
                ("key", key.to_owned())
            }
            45..=89 => {
                let letter = self.pick(&LETTERS);
                self.terminal.send(letter.as_bytes()).key("space");
                ("letter", letter.to_owned())
            }
            90..=93 => {
                let words = self.words(60);
                self.terminal.paste(&words);
                ("paste", words)
            }
            94..=97 => {
                let (cols, rows) = (1 + self.chance.below(300), 1 + self.chance.below(100));
                let small = self.chance.one_in(8);
                let (cols, rows) = if small { (1 + cols % 9, 1 + rows % 5) } else { (cols, rows) };
                self.terminal.resize(u16::try_from(cols).unwrap(), u16::try_from(rows).unwrap());
                ("size", format!("{cols}×{rows}"))
            }
            98 => {
                if self.terminal.has_ended().is_none() {
                    self.terminal.standing_still(|_| ());
                }
                ("stop", String::new())
            }
            _ => {
                let word = self.words(8);
                self.terminal.send(word.as_bytes());
                ("burst", word)
            }
        };
        self.last.push(format!("{name} {of}"));
        if self.last.len() > 40 {
            self.last.remove(0);
        }
    }

    /// True while it runs; when it was left it is started again.
    fn runs(&mut self) -> bool {
        let Some(ended) = self.terminal.has_ended() else { return true };
        if ended != Ended::Code(0) && ended != Ended::Code(5) {
            let (screen, last) = (self.terminal.screen(), self.last.join(", "));
            self.found.wrong.push(format!("it ended by itself: {ended:?}\n{screen}\nafter {last}"));
        }
        self.terminal = start(&self.home, &mut self.chance);
        self.found.starts += 1;
        false
    }

    /// Waits until all that was sent has been answered: a key that means nothing is answered by a frame in which
    /// nothing changed, twice.
    fn rest(&mut self) -> bool {
        let mut before = rows(&self.terminal);
        let mut same = 0;
        for _ in 0..20 {
            // «The window has the focus»: it asks for nothing.
            self.terminal.nothing();
            if self.terminal.has_ended().is_some() {
                return false;
            }
            let now = rows(&self.terminal);
            same = if now == before { same + 1 } else { 0 };
            if same == 2 {
                return true;
            }
            before = now;
        }
        false
    }

    /// The screen as it is, and as it is when it is drawn anew.
    fn compare(&mut self) {
        if !self.rest() {
            return;
        }
        let before = (rows(&self.terminal), self.terminal.cursor());
        // Called back as after a stop, it draws everything from nothing and changes nothing else.
        self.terminal.kill(Signal::CONT);
        if self.terminal.has_ended().is_some() || !self.rest() {
            return;
        }
        let after = (rows(&self.terminal), self.terminal.cursor());
        self.found.compared += 1;
        if before != after {
            let (was, is) = differing(&before.0, &after.0);
            let (cursors, last) = ((before.1, after.1), self.last.join(", "));
            self.found.wrong.push(format!("it left cells behind {cursors:?}\n- {was}\n+ {is}\nafter {last}"));
        }
    }

    fn soak(mut self, time: Duration, enough: usize) -> Soaked {
        let began = Instant::now();
        while began.elapsed() < time && self.found.wrong.len() < enough {
            self.step();
            if self.runs() && self.found.keys.is_multiple_of(COMPARE) {
                self.compare();
                if let Some(memory) = self.memory().filter(|_| began.elapsed() > time / 4) {
                    let (first, most) = self.found.memory.unwrap_or((memory, memory));
                    self.found.memory = Some((first, most.max(memory)));
                }
            }
        }
        self.found
    }

    /// The memory of the program in kibibytes.
    fn memory(&self) -> Option<u64> {
        let process = self.terminal.process().as_raw_nonzero();
        let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().split(' ').next()?.parse().ok()
    }
}

/// The rows on screen with their looks, without the minute.
fn rows(terminal: &Terminal) -> Vec<String> {
    let cells = terminal.cells();
    let text: Vec<String> = terminal.screen().lines().map(str::to_owned).collect();
    let (height, width) = cells.size();
    (0..height)
        .map(|y| {
            let row = text.get(usize::from(y)).map_or("", String::as_str);
            if row.contains("minute ") {
                return String::new();
            }
            (0..width)
                .filter_map(|x| cells.cell(y, x))
                .map(|cell| {
                    let contents = if cell.has_contents() { cell.contents() } else { " " };
                    // What is on a blank cannot be seen, but its ground can.
                    let blank = contents == " ";
                    let looks = if blank {
                        String::new()
                    } else {
                        format!("{:?}{}{}", cell.fgcolor(), cell.bold(), cell.dim())
                    };
                    format!("{contents}{looks}{:?}{}", cell.bgcolor(), cell.inverse())
                })
                .collect::<Vec<_>>()
                .concat()
                .replace("Defaultfalse", "")
                .replace("falsefalse", "")
        })
        .collect()
}

fn differing(one: &[String], other: &[String]) -> (String, String) {
    let at = one.iter().zip(other).position(|(one, other)| one != other);
    at.map_or_else(Default::default, |at| (one[at].clone(), other[at].clone()))
}

/// Soaks two homes at a time, until so much was wrong.
fn soak(home: fn() -> Home, seconds: u64, enough: usize) -> Soaked {
    let seed = programs::seed();
    let found = thread::scope(|scope| {
        let soaks = [0, 1].map(|n| {
            scope.spawn(move || {
                Soak::new(home(), seed.wrapping_add(n)).soak(Duration::from_secs(seconds), enough)
            })
        });
        soaks.map(|soak| soak.join().unwrap())
    });
    let mut all = Soaked::default();
    for one in found {
        println!(
            "{} keys, {} starts, {} screens compared, memory {:?} KiB, {} wrong",
            one.keys,
            one.starts,
            one.compared,
            one.memory,
            one.wrong.len()
        );
        all.keys += one.keys;
        all.compared += one.compared;
        if let Some((first, most)) = one.memory
            && most > first + FLAT
        {
            all.wrong.push(format!("the memory grew from {first} to {most} KiB"));
        }
        all.wrong.extend(one.wrong);
    }
    all
}

#[test]
fn whatever_is_pressed_it_goes_on_stays_small_and_leaves_no_cell_behind() {
    let found = soak(programs::halte, programs::times(CI, LONG), 3);
    assert!(found.compared > 20, "only {} screens were compared", found.compared);
    assert!(found.wrong.is_empty(), "{}", found.wrong.join("\n\n"));
}

#[test]
fn cells_that_were_covered_stay_behind_when_they_are_not_drawn_again() {
    let found = catch_unwind(|| soak(|| programs::without(Protection::CoveredCells), CI, 1));
    let wrong = found.map_or(1, |found| found.wrong.len());
    println!("without drawing covered cells again: {wrong} times cells stayed behind, as it should be");
    assert!(wrong > 0, "the test above cannot fail");
}
