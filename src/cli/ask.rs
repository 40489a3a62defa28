//! A question on the terminal, answered with one line.
//!
//! Never here: anything of a round. Where nobody types nothing is asked.

use std::io::{IsTerminal as _, Write as _};

use crate::text::safe::display_safe;

/// True when somebody is there to be asked.
pub fn possible() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Asks, and gives back what was typed without the blanks around it; None when nobody types any more.
pub fn ask(question: &str) -> Option<String> {
    let mut out = std::io::stdout().lock();
    write!(out, "{} ", display_safe(question)).and_then(|()| out.flush()).ok()?;
    let mut line = String::new();
    match std::io::stdin().read_line(&mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim().to_owned()),
    }
}
