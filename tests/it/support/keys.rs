//! What a terminal sends for a key, by the key's name: `enter`, `shift-tab`, `f9`, `ctrl-c`, `alt-m`, `é`.
//!
//! Never here: what a key means.

/// The bytes of the key called `name`, as xterm sends them.
///
/// # Panics
/// When no key has that name.
pub fn bytes(name: &str) -> Vec<u8> {
    if let Some((_, sequence)) = NAMED.iter().find(|(known, _)| *known == name) {
        return sequence.as_bytes().to_vec();
    }
    let single = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    if let Some(char) = single(name) {
        return char.to_string().into_bytes();
    }
    if let Some(char) = name.strip_prefix("ctrl-").and_then(single).filter(char::is_ascii) {
        return vec![char.to_ascii_uppercase() as u8 & 0x1f];
    }
    if let Some(rest) = name.strip_prefix("alt-") {
        return [vec![0x1b], bytes(rest)].concat();
    }
    panic!("no key is called {name}")
}

const NAMED: &[(&str, &str)] = &[
    ("enter", "\r"),
    ("tab", "\t"),
    ("backtab", "\x1b[Z"),
    ("shift-tab", "\x1b[Z"),
    ("esc", "\x1b"),
    ("backspace", "\x7f"),
    ("space", " "),
    ("del", "\x1b[3~"),
    ("up", "\x1b[A"),
    ("down", "\x1b[B"),
    ("right", "\x1b[C"),
    ("left", "\x1b[D"),
    ("home", "\x1b[H"),
    ("end", "\x1b[F"),
    ("pgup", "\x1b[5~"),
    ("pgdn", "\x1b[6~"),
    ("f1", "\x1bOP"),
    ("f2", "\x1bOQ"),
    ("f3", "\x1bOR"),
    ("f4", "\x1bOS"),
    ("f5", "\x1b[15~"),
    ("f6", "\x1b[17~"),
    ("f7", "\x1b[18~"),
    ("f8", "\x1b[19~"),
    ("f9", "\x1b[20~"),
    ("f10", "\x1b[21~"),
    ("f11", "\x1b[23~"),
    ("f12", "\x1b[24~"),
    ("shift-up", "\x1b[1;2A"),
    ("shift-down", "\x1b[1;2B"),
    ("shift-right", "\x1b[1;2C"),
    ("shift-left", "\x1b[1;2D"),
    ("shift-home", "\x1b[1;2H"),
    ("shift-end", "\x1b[1;2F"),
    ("ctrl-up", "\x1b[1;5A"),
    ("ctrl-down", "\x1b[1;5B"),
    ("ctrl-right", "\x1b[1;5C"),
    ("ctrl-left", "\x1b[1;5D"),
    ("ctrl-home", "\x1b[1;5H"),
    ("ctrl-end", "\x1b[1;5F"),
    ("ctrl-space", "\0"),
];
