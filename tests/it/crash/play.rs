//! What is typed once, and started again from every point at which it might have been killed.
//!
//! After a key the program is stopped in its tracks and all that it has on disk is copied: that is what a kill at that
//! point would leave. What may differ: the minute, and what is pointed at in a list (`›`) where nobody types.
//! Never here: what is typed.

use std::sync::Mutex;
use std::thread;

use crate::support::{Home, Terminal};

use super::script::{self, presses};

/// Something that is typed, and how it is started again.
pub struct Play {
    pub home: Home,
    pub args: &'static [&'static str],
    pub size: (u16, u16),
    pub script: String,
    pub again: &'static [&'static str],
    /// The keys with which one goes on.
    pub keys: &'static [&'static str],
}

/// What stood on screen at a moment, and what was on disk then.
struct Point {
    home: Home,
    label: String,
    shown: Shown,
}

type Shown = (Vec<String>, Option<(u16, u16)>);

/// The rows of the screen without the minute, and the cursor.
fn shown(terminal: &Terminal) -> Shown {
    let rows = terminal.screen();
    let minute = |row: &str| row.split("minute ").next().unwrap_or_default().trim_end().to_owned();
    (rows.lines().map(minute).collect(), terminal.cursor())
}

impl Play {
    /// Types the whole script. Gives every point at which the program might have been killed.
    fn typed(&self) -> Vec<Point> {
        let mut terminal = Terminal::start(&self.home, self.args, self.size.0, self.size.1);
        terminal.drawn();
        let mut points = Vec::new();
        for (n, pressed) in presses(&self.script).into_iter().enumerate() {
            script::press(&mut terminal, &pressed.press);
            // Letters are much alike: every third of them will do.
            if pressed.comes_back && (!pressed.press.is_letter() || n % 3 == 0) {
                points.push(terminal.standing_still(|terminal| Point {
                    home: self.home.copy(),
                    label: format!("{}, key {n}: {:?}", pressed.place, pressed.press),
                    shown: shown(terminal),
                }));
            }
        }
        points
    }

    /// Starts again at this point; gives both screens when they differ.
    fn difference(&self, point: &Point) -> Option<String> {
        let mut terminal = Terminal::start(&point.home, self.again, self.size.0, self.size.1);
        terminal.drawn();
        for key in self.keys {
            terminal.key(key);
        }
        let (now, before) = (shown(&terminal), &point.shown);
        (now != *before).then(|| {
            let [was, is] = [before, &now].map(|(rows, cursor)| format!("{cursor:?}\n{}", rows.join("\n")));
            format!("=== {}\n--- was {was}\n--- is {is}\n", point.label)
        })
    }

    /// Fails when at any point another screen comes back than was there.
    #[track_caller]
    pub fn comes_back_at_every_key(&self) {
        let points = self.typed();
        let count = points.len();
        let (todo, differences) = (Mutex::new(points.into_iter()), Mutex::new(Vec::new()));
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    loop {
                        let point = todo.lock().unwrap().next();
                        let Some(point) = point else { break };
                        let difference = self.difference(&point);
                        differences.lock().unwrap().extend(difference);
                    }
                });
            }
        });
        let differences = differences.into_inner().unwrap();
        assert!(
            differences.is_empty(),
            "{}\n{} of {count} points",
            differences.join("\n"),
            differences.len()
        );
    }
}
