//! What is typed, as a list of keys: a line that begins with `"` is typed a letter at a time (`⏎` is Enter), any
//! other line is a key by its name, `paste …` a paste, and a line that begins with `#` says where we are.
//!
//! Never here: waiting, or what has to be on screen.

use crate::support::Terminal;

/// One press of a key, or one paste.
#[derive(Clone, Debug)]
pub enum Press {
    Key(String),
    Paste(String),
}

/// All presses of a script, each with where we are.
pub fn presses(script: &str) -> Vec<(String, Press)> {
    let (mut place, mut all) = (String::new(), Vec::new());
    for line in script.lines().map(str::trim_start).filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix("# ") {
            name.clone_into(&mut place);
        } else if let Some(text) = line.strip_prefix('"') {
            let keys = text.chars().map(|c| if c == '⏎' { "enter".to_owned() } else { c.to_string() });
            all.extend(keys.map(|key| (place.clone(), Press::Key(key))));
        } else if let Some(text) = line.strip_prefix("paste ") {
            all.push((place.clone(), Press::Paste(text.replace('⏎', "\n"))));
        } else {
            all.push((place.clone(), Press::Key(line.to_owned())));
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
