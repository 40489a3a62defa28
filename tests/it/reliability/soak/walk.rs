//! What is pressed in a soak, and where that leads.
//!
//! Never here: what a key means, or when it is pressed.

/// Keys that are pressed by themselves. Letters are keys where nobody types; `q` leaves.
#[rustfmt::skip]
pub const KEYS: &[&str] = &[
    "tab", "tab", "tab", "shift-tab", "enter", "enter", "esc", "backspace", "backspace", "del",
    "up", "down", "left", "right", "home", "end", "pgup", "pgdn",
    "f1", "f2", "f3", "f4", "f5", "f6", "f6", "f7", "f8", "f9", "f10",
    "shift-left", "shift-right", "shift-up", "ctrl-left", "ctrl-right", "ctrl-home", "ctrl-end",
    "ctrl-z", "ctrl-y", "ctrl-x", "ctrl-v", "ctrl-p", "ctrl-s", "ctrl-l", "ctrl-r", "ctrl-q",
    "alt-m", "alt-e", "alt-t", "alt-y", "1", "2", "3", "4", "5", "6", "7", "0",
    "r", "n", "s", "u", "t", "x", "m", "e", "f", "p", "v", "w", "k", "j", "y", "/", "space", "ctrl-c",
];

/// Letters of many widths: emoji of many scalars, half flags, marks, right to left, wide and of no width. Not U+FFFD: the
/// terminal of these tests shows nothing for it.
#[rustfmt::skip]
pub const LETTERS: &[&str] = &[
    "a", "e\u{301}", "é", "界", "語", "👍🏽", "👩🏽‍🌾", "👨‍👩‍👧‍👦", "🇳🇱", "🇳", "❤️", "क्षि", "ខ្មែរ", "ไทย", "שלום", "\u{202e}",
    "🧑‍💻", "ｶﾞ", "\u{200b}", "1️⃣", "ß", "m",
];

/// Those of them on whose width terminals do not agree.
#[rustfmt::skip]
pub const DISPUTED: &[&str] = &[
    "👍🏽", "👩🏽‍🌾", "👨‍👩‍👧‍👦", "🇳🇱", "🇳", "❤️", "क्षि", "ខ្មែរ", "🧑‍💻", "1️⃣",
];

/// Ways from the list of cases to every other screen; what is typed on the way is a letter of it.
pub const WAYS: &[&[&str]] = &[
    &[],
    &["enter"],
    &["enter", "2"],
    &["enter", "3"],
    &["enter", "3", "enter"],
    &["enter", "4"],
    &["enter", "4", "enter"],
    &["enter", "4", "n"],
    &["enter", "5"],
    &["enter", "5", "enter"],
    &["enter", "5", "n"],
    &["enter", "6"],
    &["enter", "7"],
    &["enter", "1", "enter"],
    &["enter", "1", "down", "enter", "down", "enter"],
    &["enter", "f", "d", "e"],
    &["enter", "v"],
    &["enter", "r"],
    &["f", "d", "e"],
    &["f", "n", "tab", "f2"],
    &["s"],
    &["s", "enter"],
    &["s", "n"],
    &["e"],
    &["p"],
    &["p", "enter"],
    &["t"],
    &["m"],
    &["n"],
    &["r"],
    &["f1"],
    &["ctrl-p"],
];

/// Screens, by words that only they show.
const SCREENS: &[(&str, &str)] = &[
    ("cases", "q quit"),
    ("demo", "halte · demo"),
    ("past page", "Enter correct or add"),
    ("search", "Tab only in this one"),
    ("sequences", "Enter read"),
    ("people", "Enter correct   m merge"),
    ("forks", "stands there now"),
    ("help", "Help   "),
    ("actions", "Everything you can do"),
    ("question", "Question 1 of"),
    ("reading together", "reading together"),
    ("pause", "The round waits"),
];

/// The views of a case, as they are named above it.
const VIEWS: [&str; 7] = [
    "1 Rounds",
    "2 Questions",
    "3 Agreements",
    "4 Learning questions",
    "5 What works",
    "6 Over time",
    "7 By role",
];

/// The screens that a soak has to come by.
pub fn screens() -> impl Iterator<Item = &'static str> {
    SCREENS.iter().map(|(name, _)| *name).chain(VIEWS)
}

/// Which of them this is, as far as it can be told.
pub fn which(screen: &str) -> Option<&'static str> {
    let lines: Vec<&str> = screen.lines().collect();
    // The view on screen is the one with a line under its name.
    let view = lines.windows(2).find_map(|pair| {
        let line = pair[1].find('─').filter(|_| pair[1].trim_matches([' ', '─']).is_empty())?;
        VIEWS.into_iter().find(|view| pair[0].get(line..).is_some_and(|rest| rest.starts_with(view)))
    });
    let shows = |words: &str| screen.contains(words);
    view.or_else(|| SCREENS.iter().find(|(_, words)| shows(words)).map(|(name, _)| *name))
}
