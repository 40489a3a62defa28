//! `kill -9` at any moment: what was acknowledged is there, what was drawn is there, and the next start goes on there.
//!
//! A round is typed once and stopped after every key: so it is known what the screen shows then, and what a new start
//! shows. After that it is typed again and again and killed while keys are still on their way. Whatever stood on the
//! screen at that moment, the new start has to show it, or what a key that was on its way made of it. Beside that: kills
//! while an older database gets its new shape (`migrating`) and while a casebook comes in (`importing`).
//! Never here: a power cut (see `power`).

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use halte::protection::Protection;

use crate::support::{Ended, Home, Signal, Terminal, display};

use super::programs::{self, Chance};
use super::words;

#[cfg(target_os = "linux")]
#[path = "kills/importing.rs"]
mod importing;
#[cfg(target_os = "linux")]
#[path = "kills/migrating.rs"]
mod migrating;

const SIZE: (u16, u16) = (80, 24);
const ROUND: [&str; 8] =
    ["round", "Buurttuin", "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim"];
const AGAIN: [&str; 2] = ["round", "Buurttuin"];

/// How many keys may be on their way when the program is killed.
const ON_THEIR_WAY: u64 = 9;

/// A round from its first screen to its end: typing, moving on, marking, going back, finishing.
/// `"` types what follows; `!` says that the words behind it are acknowledged from then on.
const SCRIPT: &str = "
tab
\"Ze belde woord1a
tab
!woord1a
\"Hij e\u{301}n zij 👍🏽
left
\" woord1b
tab
!woord1b
down
f2
enter
esc
tab
\"Niemand woord2a
tab
!woord2a
\"Iedereen zeix
backspace
\" woord2b
shift-tab
end
\"!
tab
tab
!woord2b
tab
\"Brief woord3
tab
\"Karim
tab
\"2027-04-01
tab
tab
!woord3
tab
down
t
up
tab
tab
tab
tab
";

/// A key of the script, and the words that are acknowledged when it has been answered.
struct Press {
    key: String,
    acknowledged: Vec<&'static str>,
}

fn presses() -> Vec<Press> {
    let mut presses: Vec<Press> = Vec::new();
    for line in SCRIPT.lines().filter(|line| !line.is_empty()) {
        let so_far = presses.last().map_or_else(Vec::new, |last| last.acknowledged.clone());
        if let Some(words) = line.strip_prefix('!') {
            presses.last_mut().unwrap().acknowledged.push(words);
        } else if let Some(text) = line.strip_prefix('"') {
            let keys =
                text.chars().map(|char| if char == ' ' { "space".to_owned() } else { char.to_string() });
            presses.extend(keys.map(|key| Press { key, acknowledged: so_far.clone() }));
        } else {
            presses.push(Press { key: line.to_owned(), acknowledged: so_far });
        }
    }
    presses
}

/// A screen without the minute.
fn rows(screen: &str) -> String {
    let minute = |row: &str| row.split("minute ").next().unwrap_or_default().trim_end().to_owned();
    screen.lines().map(minute).collect::<Vec<_>>().join("\n")
}

/// What a new start shows in this home.
fn resumed(home: &Home) -> String {
    let mut terminal = Terminal::start(home, &AGAIN, SIZE.0, SIZE.1);
    terminal.drawn().key("tab");
    rows(&terminal.screen())
}

/// What stands on the screen after each key, and what a new start shows then; the first is before any key.
struct Known {
    presses: Vec<Press>,
    shown: Vec<String>,
    resumed: Vec<String>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let home = programs::halte();
        let mut terminal = Terminal::start(&home, &ROUND, SIZE.0, SIZE.1);
        terminal.drawn();
        let (mut shown, mut homes) = (Vec::new(), Vec::new());
        // What is shown and what is on disk belong together: only while it stands still.
        let mut look = |terminal: &mut Terminal| {
            let (screen, copy) = terminal.standing_still(|terminal| (rows(&terminal.screen()), home.copy()));
            let finished = screen.contains("finished and kept");
            shown.push(screen);
            homes.push(copy);
            finished
        };
        look(&mut terminal);
        let mut presses = presses();
        let finished = presses.iter().position(|press| look(terminal.key(&press.key)));
        let finished = finished.unwrap_or_else(|| {
            panic!("the script did not come to the end of the round\n{}", terminal.screen())
        });
        presses.truncate(finished + 1);
        Known { presses, shown, resumed: homes.iter().map(resumed).collect() }
    })
}

/// Types up to a moment by chance, kills the program, and gives what is wrong then.
fn wrong_after_a_kill(home: &Home, chance: &mut Chance) -> Option<String> {
    let Known { presses, .. } = known();
    let known = known();
    let answered = usize::try_from(chance.below(u64::try_from(presses.len()).unwrap())).unwrap();
    let more = usize::try_from(chance.below(ON_THEIR_WAY)).unwrap();
    let sent = (answered + more).min(presses.len());

    let mut terminal = Terminal::start(home, &ROUND, SIZE.0, SIZE.1);
    terminal.drawn();
    for press in &presses[..answered] {
        terminal.key(&press.key);
    }
    for press in &presses[answered..sent] {
        terminal.send(&crate::support::keys::bytes(&press.key));
        wait_a_little(chance);
    }
    wait_a_little(chance);
    terminal.kill(Signal::KILL).wait();

    // What was drawn last, whole or half.
    let drawn = terminal.sent();
    let seen = display::frames(&drawn, 0, SIZE).last().map_or_else(String::new, |frame| rows(frame));
    let stood = (answered..=sent).find(|at| known.shown[*at] == seen);
    let file: PathBuf = home.data().join("halte.db");
    let kept = match words::acknowledged(&file) {
        Ok(kept) => kept,
        Err(error) => return Some(format!("the file: {error}")),
    };
    let Some(stood) = stood else {
        return Some(format!("after key {answered} of {sent} this was on screen:\n{seen}"));
    };
    let promised = stood.checked_sub(1).map_or(&[][..], |last| &presses[last].acknowledged);
    if let Some(gone) = promised.iter().find(|words| !kept.contains(**words)) {
        return Some(format!("key {stood}: {gone:?} was acknowledged and is gone"));
    }
    let again = resumed(home);
    let goes_on = (stood..=sent).any(|at| known.resumed[at] == again);
    (!goes_on).then(|| {
        let wanted = &known.resumed[stood];
        format!("killed at key {stood} ({answered} to {sent})\n--- was:\n{seen}\n--- is:\n{again}\n--- has to be:\n{wanted}")
    })
}

/// Kills a program at a moment by chance between its start and so long after that; how it ended when that was first.
fn killed_within(mut terminal: Terminal, most: Duration, chance: &mut Chance) -> Ended {
    let began = Instant::now();
    let moment = Duration::from_micros(chance.below(u64::try_from(most.as_micros()).unwrap()));
    while began.elapsed() < moment {
        thread::yield_now();
    }
    terminal.kill(Signal::KILL).wait()
}

/// From nothing to some milliseconds, without giving the processor away.
fn wait_a_little(chance: &mut Chance) {
    for _ in 0..chance.below(4) * chance.below(400_000) {
        std::hint::spin_loop();
    }
}

/// Kills the program of such homes so often in the middle of a round; gives what was wrong.
fn kills(home: fn() -> Home, count: u64) -> Vec<String> {
    known();
    runs(count, |_, chance| wrong_after_a_kill(&home(), chance))
}

/// Does it so often, two at a time, each with a chance of its own; gives what was wrong.
fn runs(count: u64, run: impl Fn(usize, &mut Chance) -> Option<String> + Sync) -> Vec<String> {
    let (wrong, next) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
    let count = usize::try_from(count).unwrap();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::SeqCst);
                    if n >= count {
                        return;
                    }
                    let mut chance = Chance(programs::seed().wrapping_add(u64::try_from(n).unwrap() << 20));
                    if let Some(what) = run(n, &mut chance) {
                        wrong.lock().unwrap().push(format!("run {n}: {what}"));
                    }
                }
            });
        }
    });
    wrong.into_inner().unwrap()
}

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_on_screen() {
    let count = programs::times(100, 5_000);
    let wrong = kills(programs::halte, count);
    println!("{count} kills: {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_kill_loses_words_when_they_are_drawn_before_they_are_stored() {
    let wrong = kills(|| programs::without(Protection::DiskBeforeScreen), 15);
    println!("15 kills without drafts on disk: {} times words were lost, as it should be", wrong.len());
    assert!(!wrong.is_empty(), "the test above cannot fail");
}
