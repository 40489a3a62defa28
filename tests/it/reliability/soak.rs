//! A soak: keys, pastes, sizes and stops by chance, for minutes or hours. No panic, memory that stays flat, and a screen
//! that is what it would be if it were drawn from nothing.
//!
//! Every key waits for its frame, so that it is known when the screen is at rest. Never here: what a key means.

use std::collections::BTreeSet;
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use halte::protection::Protection;

use crate::support::{Ended, Home, Signal, Terminal};

use super::programs::{self, Chance};

#[path = "soak/ground.rs"]
mod ground;
#[path = "soak/looks.rs"]
mod looks;
#[path = "soak/walk.rs"]
mod walk;

use looks::{Looks, differing, looks};

/// How long, in seconds: in CI and with `HALTE_LONG`, or as many minutes as `HALTE_MINUTES` says; two homes at a time.
const CI: u64 = 300;
const LONG: u64 = 3 * 3600;

/// After so many keys the screen is compared with one that is drawn anew.
const COMPARE: u64 = 12;
/// After so many keys a program has seen most of its screens.
const YOUNG: u64 = 1000;
/// So much may the memory of a program grow after that, in kibibytes: undo and drafts of what is typed.
const FLAT: u64 = 6 * 1024;

/// What was found.
#[derive(Default)]
struct Soaked {
    keys: u64,
    starts: u64,
    compared: u64,
    /// Of the program that ran longest: its keys, and its memory in kibibytes at most until `YOUNG` and after that.
    memory: (u64, u64, u64),
    /// The screens that were seen.
    screens: BTreeSet<&'static str>,
    wrong: Vec<String>,
}

struct Soak {
    home: Home,
    /// Its terminal gives graphemes fewer cells.
    narrow: bool,
    terminal: Terminal,
    chance: Chance,
    /// The last keys, to tell what came before something that is wrong.
    last: Vec<String>,
    /// Of the program that runs now, as in `Soaked`.
    memory: (u64, u64, u64),
    found: Soaked,
}

impl Soak {
    fn new(home: Home, narrow: bool, seed: u64) -> Self {
        let mut chance = Chance(seed);
        let home = ground::laid_out(home);
        let terminal = ground::start(&home, narrow, &mut chance);
        Self {
            home,
            narrow,
            terminal,
            chance,
            last: Vec::new(),
            memory: (0, 0, 0),
            found: Soaked { starts: 1, ..Soaked::default() },
        }
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        let count = u64::try_from(from.len()).unwrap();
        from[usize::try_from(self.chance.below(count)).unwrap()]
    }

    fn words(&mut self, most: u64) -> String {
        (0..=self.chance.below(most))
            .map(|_| if self.chance.one_in(5) { " " } else { self.pick(walk::LETTERS) })
            .collect()
    }

    /// One thing by chance.
    fn step(&mut self) {
        self.found.keys += 1;
        let (name, of) = match self.chance.below(100) {
            0..=37 => {
                let key = self.pick(walk::KEYS);
                // Leaving is tried out now and then; it costs a start.
                let key = if key == "ctrl-c" && !self.chance.one_in(6) { "tab" } else { key };
                self.terminal.key(key);
                ("key", key.to_owned())
            }
            38..=77 => {
                let letter = self.pick(walk::LETTERS);
                self.terminal.send(letter.as_bytes()).key("space");
                ("letter", letter.to_owned())
            }
            78..=82 => ("way", self.way()),
            83..=87 => ("within", self.within()),
            88..=90 => {
                let words = self.words(60);
                self.terminal.paste(&words);
                ("paste", words)
            }
            91..=94 => {
                let (cols, rows) = ground::LARGEST;
                let (cols, rows) = (1 + self.chance.below(cols.into()), 1 + self.chance.below(rows.into()));
                let small = self.chance.one_in(8);
                let (cols, rows) = if small { (1 + cols % 9, 1 + rows % 5) } else { (cols, rows) };
                self.terminal.resize(u16::try_from(cols).unwrap(), u16::try_from(rows).unwrap());
                ("size", format!("{cols}×{rows}"))
            }
            95..=97 => {
                // Not `standing_still`: a rehearsal may have the terminal, and goes on meanwhile.
                self.terminal.kill(Signal::STOP).kill(Signal::CONT).nothing();
                ("stop", String::new())
            }
            _ => {
                let word = self.words(8);
                self.terminal.send(word.as_bytes());
                ("burst", word)
            }
        };
        self.found.screens.extend(walk::which(&self.terminal.screen()));
        self.last.push(format!("{name} {of}"));
        if self.last.len() > 40 {
            self.last.remove(0);
        }
    }

    /// Goes to another screen, from the list of cases.
    fn way(&mut self) -> String {
        let ways = u64::try_from(walk::WAYS.len()).unwrap();
        let way = walk::WAYS[usize::try_from(self.chance.below(ways)).unwrap()];
        for _ in 0..5 {
            self.terminal.key("esc");
        }
        for _ in 0..self.chance.below(3) {
            self.terminal.key("down");
        }
        for key in way {
            self.terminal.key(key);
            self.found.screens.extend(walk::which(&self.terminal.screen()));
        }
        way.join(" ")
    }

    /// Puts letters of disputed width into what is there already, and takes them out again: what stands behind them moves.
    fn within(&mut self) -> String {
        let mut did = Vec::new();
        for _ in 0..=self.chance.below(6) {
            self.terminal.key("left");
        }
        for _ in 0..=self.chance.below(4) {
            let letter = self.pick(walk::DISPUTED);
            self.terminal.send(letter.as_bytes()).key("space");
            did.push(letter);
        }
        let back = usize::try_from(self.chance.below(6)).unwrap();
        for _ in 0..back {
            self.terminal.key("backspace");
        }
        format!("{}{}", did.concat(), "⌫".repeat(back))
    }

    /// True while it runs; when it was left it is started again.
    fn runs(&mut self) -> bool {
        let Some(ended) = self.terminal.has_ended() else { return true };
        if ended != Ended::Code(0) && ended != Ended::Code(5) {
            let (screen, last) = (self.terminal.screen(), self.last.join(", "));
            self.found.wrong.push(format!("it ended by itself: {ended:?}\n{screen}\nafter {last}"));
        }
        self.terminal = ground::start(&self.home, self.narrow, &mut self.chance);
        self.memory = (0, 0, 0);
        self.found.starts += 1;
        false
    }

    /// Waits until all that was sent has been answered, and gives what is on screen then: a key that means nothing is
    /// answered by a frame in which nothing changed, so often that no frame of before can still be on its way (a new
    /// size is answered by up to three).
    fn rest(&mut self) -> Option<Looks> {
        self.asleep();
        let mut before = looks(&self.terminal);
        let mut same = 0;
        for _ in 0..40 {
            // «The window has the focus»: it asks for nothing.
            self.terminal.nothing();
            if self.terminal.has_ended().is_some() {
                return None;
            }
            self.asleep();
            let now = looks(&self.terminal);
            same = if now == before && !now.grows { same + 1 } else { 0 };
            if same == 5 {
                return Some(now);
            }
            before = now;
        }
        None
    }

    /// Waits until the program waits: some things it does only while nobody types (a search that goes on, a count), and
    /// shows when they are done.
    fn asleep(&self) {
        let stat = format!("/proc/{}/stat", self.terminal.process().as_raw_nonzero());
        let sleeps = || {
            fs::read_to_string(&stat)
                .is_ok_and(|stat| stat.rsplit(')').next().is_some_and(|of| of.starts_with(" S")))
        };
        let mut seen = 0;
        for _ in 0..100_000 {
            seen = if sleeps() { seen + 1 } else { 0 };
            if seen == 20 || self.terminal.has_ended().is_some() {
                return;
            }
            thread::yield_now();
        }
    }

    /// The screen as it is, and as it is when it is drawn anew.
    fn compare(&mut self) {
        let Some(before) = self.rest() else { return };
        let screen = self.terminal.screen();
        // Called back as after a stop, it draws everything from nothing and changes nothing else.
        self.terminal.kill(Signal::CONT);
        let Some(after) = self.rest() else { return };
        self.found.compared += 1;
        if before != after {
            let rows = differing(&before.rows, &after.rows);
            let (cursors, last) = ((before.cursor, after.cursor), self.last.join(", "));
            let anew = self.terminal.screen();
            self.found.wrong.push(format!(
                "it left cells behind {cursors:?}\n{rows}\nafter {last}\nthe screen\n{screen}\ndrawn anew\n{anew}"
            ));
        }
    }

    fn soak(mut self, time: Duration, enough: usize, over: &AtomicBool) -> Soaked {
        let began = Instant::now();
        while began.elapsed() < time && !over.load(Ordering::Relaxed) {
            self.step();
            if self.runs() && self.found.keys.is_multiple_of(COMPARE) {
                self.compare();
                self.weigh();
            }
            if self.found.wrong.len() >= enough {
                over.store(true, Ordering::Relaxed);
            }
        }
        self.found
    }

    /// Makes the window narrower so often while a letter is on its way, and compares after each: what then stands over the
    /// new edge is of a character that may go on in the next row.
    fn shake(mut self, times: u64) -> Soaked {
        self.terminal = ground::round(&self.home, self.narrow);
        let words = "👍🏽 ".repeat(9);
        self.terminal.until("Take a sheet").key("tab").paste(&words).key("tab").until("Karim");
        self.terminal.paste("Niets").key("tab").until("reading together");
        for _ in 0..times {
            self.found.keys += 1;
            self.terminal.resize(120, 30).nothing();
            self.terminal.send(b"\x1b[I");
            // The program is to be in the middle of it.
            for _ in 0..self.chance.below(30_000) {
                std::hint::spin_loop();
            }
            self.terminal.resize(u16::try_from(70 + self.chance.below(28)).unwrap(), 30);
            self.compare();
        }
        self.found
    }

    /// Notes what the program weighs.
    fn weigh(&mut self) {
        let Some(memory) = self.memory() else { return };
        let (keys, young, later) = &mut self.memory;
        *keys += COMPARE;
        let most = if *keys < YOUNG { &mut *young } else { &mut *later };
        *most = memory.max(*most);
        if *later > *young + FLAT && *keys >= YOUNG {
            let (keys, young, later) = (*keys, *young, *later);
            let (screen, last) = (self.terminal.screen(), self.last.join(", "));
            let size = self.terminal.cells().size();
            self.found.wrong.push(format!(
                "after {keys} keys the memory grew from {young} to {later} KiB, at {size:?}\n{screen}\nafter {last}"
            ));
        }
        self.found.memory = self.memory.max(self.found.memory);
    }

    /// The memory of the program in kibibytes.
    fn memory(&self) -> Option<u64> {
        let process = self.terminal.process().as_raw_nonzero();
        let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().split(' ').next()?.parse().ok()
    }
}

/// Soaks two homes at a time, one in a terminal that gives graphemes fewer cells, until so much was wrong.
fn soak(home: fn() -> Home, seconds: u64, enough: usize) -> Soaked {
    let (seed, over) = (programs::seed(), AtomicBool::new(false));
    let over = &over;
    let found = thread::scope(|scope| {
        let soaks = [0, 1].map(|n| {
            scope.spawn(move || {
                Soak::new(home(), n == 1, seed.wrapping_add(n)).soak(
                    Duration::from_secs(seconds),
                    enough,
                    over,
                )
            })
        });
        soaks.map(|soak| soak.join().unwrap())
    });
    let mut all = Soaked::default();
    for one in found {
        let (keys, young, later) = one.memory;
        println!(
            "{} keys, {} starts, {} screens compared, {} wrong; the longest program had {keys} keys and {young} KiB, \
             later {later} KiB",
            one.keys,
            one.starts,
            one.compared,
            one.wrong.len()
        );
        all.keys += one.keys;
        all.compared += one.compared;
        all.screens.extend(one.screens);
        all.wrong.extend(one.wrong);
    }
    all
}

#[test]
fn whatever_is_pressed_it_goes_on_stays_small_and_leaves_no_cell_behind() {
    let minutes = std::env::var("HALTE_MINUTES").ok().and_then(|minutes| minutes.parse::<u64>().ok());
    let seconds = minutes.map_or(programs::times(CI, LONG), |minutes| 60 * minutes);
    let found = soak(programs::halte, seconds, 3);
    let missed: Vec<&str> = walk::screens().filter(|screen| !found.screens.contains(screen)).collect();
    println!("screens that were not seen: {missed:?}");
    assert!(found.wrong.is_empty(), "{}", found.wrong.join("\n\n"));
    assert!(found.compared > 1000, "only {} screens were compared", found.compared);
    assert!(missed.is_empty(), "it did not come by {missed:?}");
}

#[test]
fn a_window_that_changes_while_it_is_drawn_keeps_nothing_of_the_size_before() {
    let found = Soak::new(programs::halte(), false, programs::seed()).shake(programs::times(1000, 10_000));
    println!("{} sizes, {} screens compared, {} wrong", found.keys, found.compared, found.wrong.len());
    assert!(found.wrong.is_empty(), "{}", found.wrong[0]);
}

#[test]
fn a_part_of_a_grapheme_leaves_nothing_of_what_stood_where_it_is() {
    // A skin tone without an emoji, signs without their letter.
    let parts = ["\u{1f3fd}", "\u{93e}", "\u{17b6}", "\u{ff9e}"];
    for (narrow, part) in [false, true].into_iter().flat_map(|narrow| parts.map(|part| (narrow, part))) {
        let mut soak = Soak::new(programs::halte(), narrow, programs::seed());
        soak.terminal = ground::round(&soak.home, narrow);
        soak.terminal.until("Take a sheet").key("tab").until("Karim");
        // The row of the second line gets the third, in one frame.
        soak.terminal.type_("een").key("enter").type_("ip").key("enter").type_(part);
        soak.terminal.key("up").key("home").key("backspace");
        soak.compare();
        assert!(soak.found.wrong.is_empty(), "{}", soak.found.wrong[0]);
    }
}

#[test]
fn cells_that_were_covered_stay_behind_when_they_are_not_drawn_again() {
    let found = soak(|| programs::without(Protection::CoveredCells), CI, 1);
    let stray = found.wrong.iter().filter(|what| what.contains("it left cells behind")).count();
    println!(
        "{} keys without drawing covered cells again: {stray} times cells stayed behind, as it should be",
        found.keys
    );
    assert!(stray > 0, "the test above cannot fail");
}
