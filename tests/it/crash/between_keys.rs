//! `kill -9` between any two keys of a whole round: started again, the screen is the screen that was there.
//!
//! The program is typed into once. At many points it is stopped in its tracks, and all that it has on disk is copied:
//! that is what a kill at that point would leave. Never here: a screen by heart; each is compared with itself.

use std::sync::Mutex;
use std::thread;

use crate::support::{self, Home, Signal, Terminal};

use super::script::{press, presses};

const ROUND: &[&str] = &[
    "round",
    "Buurttuin",
    "--sequence",
    "drie-vragen",
    "--with",
    "Noor:initiator",
    "--with",
    "Karim:civil-servant",
];

/// What stood on screen at a moment, and what was on disk then.
struct Point {
    home: Home,
    label: String,
    size: (u16, u16),
    rows: Vec<String>,
    cursor: Option<(u16, u16)>,
}

/// The rows of the screen, without how many minutes passed.
fn rows(terminal: &Terminal) -> Vec<String> {
    terminal.screen().lines().map(str::to_owned).collect()
}

/// Numbers in an order that looks like none, the same every time.
fn dice(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

/// Types the whole script, and stops the program after about one key in `one_in`.
fn typed(args: &[&str], script: &str, size: (u16, u16), one_in: u64) -> Vec<Point> {
    let home = support::home();
    let mut terminal = Terminal::start(&home, args, size.0, size.1);
    terminal.drawn();
    let (mut seed, mut points) = (7, Vec::new());
    for (n, (place, pressed)) in presses(script).into_iter().enumerate() {
        press(&mut terminal, &pressed);
        if dice(&mut seed).is_multiple_of(one_in) {
            terminal.kill(Signal::STOP);
            points.push(Point {
                home: home.copy(),
                label: format!("{place}, key {n}: {pressed:?}"),
                size,
                rows: rows(&terminal),
                cursor: terminal.cursor(),
            });
            terminal.kill(Signal::CONT);
        }
    }
    points
}

/// Starts again at each point; says where the screen is another one.
fn differing(points: Vec<Point>, again: &[&str]) -> Vec<String> {
    let todo = Mutex::new(points.into_iter());
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                loop {
                    let Some(point) = todo.lock().unwrap().next() else { break };
                    let mut terminal = Terminal::start(&point.home, again, point.size.0, point.size.1);
                    terminal.drawn();
                    let (rows, cursor) = (rows(&terminal), terminal.cursor());
                    if (&rows, cursor) != (&point.rows, point.cursor) {
                        let before = point.rows.join("\n");
                        let after = rows.join("\n");
                        wrong.lock().unwrap().push(format!(
                            "=== {}\n--- was {:?}\n{before}\n--- is {cursor:?}\n{after}\n",
                            point.label, point.cursor
                        ));
                    }
                }
            });
        }
    });
    wrong.into_inner().unwrap()
}

const WHOLE_ROUND: &str = "
# eerst schrijven
tab
# Noor, ongedaan
\"Het hielp dat Karim bede
ctrl-z
\"Karim beld
backspace
\"lde, want e\u{301} en 👍🏽
ctrl-left
left
left
\"zo
home
shift-right
shift-right
ctrl-z
end
\"⏎en⏎/note dit is geen opdracht
up
paste geplakt⏎in twee regels
tab
# Karim
\"De brief.
shift-tab
# Noor nog eens
\" Nog iets
tab
tab
# samen lezen, verbeteren
down
enter
\" Verbeterd
left
left
tab
tab
# Noor, moeilijk
\"Niemand weet wie
tab
# Karim slaat over
\"Toch
f5
tab
# afspraken
\"Brief voorleggen
tab
\"Ka
shift-tab
end
\" aan de jurist
tab
\"rim
tab
\"2027-04-0
backspace
\"02
tab
\"als het ⏎
\"Tweede
tab
\"wij
tab
tab
tab
tab
# terug
shift-tab
tab
# sluiten
down
t
up
enter
\" tot slot
tab
down
down
down
down
down
down
\"de moestuin
down
\"vrijdag
";

#[test]
fn a_kill_between_any_two_keys_of_a_round_loses_nothing_on_screen() {
    let points = typed(ROUND, WHOLE_ROUND, (60, 18), 1);
    let count = points.len();
    let wrong = differing(points, ROUND);
    println!("{count} points");
    assert!(wrong.is_empty(), "{}\n{} of {count} points", wrong.join("\n"), wrong.len());
}
