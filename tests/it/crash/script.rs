//! What is typed, as a list of keys: a line that begins with `"` is typed a letter at a time (`⏎` is Enter), any
//! other line is a key by its name, `paste …` a paste, and a line that begins with `#` says where we are. A `~` before a
//! key: it only moves what is pointed at in a list, where nobody types.
//!
//! Never here: waiting, or what has to be on screen.

use crate::support::Terminal;

/// One press of a key, or one paste.
#[derive(Clone, Debug)]
pub enum Press {
    Key(String),
    Paste(String),
}

impl Press {
    /// True when it types one character.
    pub fn is_letter(&self) -> bool {
        matches!(self, Self::Key(key) if key.chars().count() == 1)
    }
}

/// A press, where we are, and whether what is then on screen has to come back.
pub struct Pressed {
    pub place: String,
    pub press: Press,
    pub comes_back: bool,
}

/// All presses of a script.
pub fn presses(script: &str) -> Vec<Pressed> {
    let (mut place, mut all) = (String::new(), Vec::new());
    let pressed = |place: &str, press, comes_back| Pressed { place: place.to_owned(), press, comes_back };
    for line in script.lines().map(str::trim_start).filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix("# ") {
            name.clone_into(&mut place);
        } else if let Some(text) = line.strip_prefix('"') {
            let keys = text.chars().map(|c| if c == '⏎' { "enter".to_owned() } else { c.to_string() });
            all.extend(keys.map(|key| pressed(&place, Press::Key(key), true)));
        } else if let Some(text) = line.strip_prefix("paste ") {
            all.push(pressed(&place, Press::Paste(text.replace('⏎', "\n")), true));
        } else if let Some(key) = line.strip_prefix('~') {
            all.push(pressed(&place, Press::Key(key.to_owned()), false));
        } else {
            all.push(pressed(&place, Press::Key(line.to_owned()), true));
        }
    }
    all
}

/// Presses it.
pub fn press(terminal: &mut Terminal, press: &Press) {
    match press {
        Press::Key(key) => terminal.key(key),
        Press::Paste(text) => terminal.paste(text),
    };
}
