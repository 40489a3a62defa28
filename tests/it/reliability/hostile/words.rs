//! Words that nobody should ever be able to harm anybody with.
//!
//! Never here: what halte does with them.

/// What is copied when a terminal obeys [`hostile`], in base64.
pub const COPIED: &str = "aG9zdGlsZQ==";

/// What steers a terminal: sequences of every kind, closed and open, and controls of 7 and 8 bits.
const STEERS: &[&str] = &[
    "\u{1b}[3J\u{1b}[10;20r\u{1b}[6n\u{1b}[5;8m",
    "\u{1b}]0;titel\u{7}",
    "\u{1b}]8;;http://kwaad.example/\u{1b}\\klik\u{1b}]8;;\u{1b}\\",
    "\u{1b}]52;c;aG9zdGlsZQ==\u{7}",
    "\u{1b}P$q\"p\u{1b}\\",
    "\u{1b}_Gf=24;AAAA\u{1b}\\",
    "\u{1b}^x\u{1b}\\\u{1b}X\u{1b}c\u{1b}[?1049l",
    "\u{9b}3J\u{9d}0;titel\u{9c}\u{90}q\u{9c}\u{9f}G",
    "a\u{8}\u{8}b\u{7}\u{c}\u{e}\u{f}\u{5}\u{7f}",
    "een\ttwee",
];

/// What turns the reading direction, shows nothing, or heaps up.
const HIDES: &[&str] = &[
    "\u{202e}mo\u{202c} \u{2066}x\u{2069} \u{200f}\u{61c}",
    "ge\u{200b}he\u{2060}im\u{feff}\u{ad}\u{200d}",
    "\u{e0001}\u{e0041}\u{e007f}",
    "\u{e000}\u{10ffff}\u{fffe}",
    "<img src=x onerror=alert(1)>\"'></title><script>a</script>&amp;",
    "[a](javascript:b) `c` ${d} %s {} \\u202e",
];

/// Hostile words with a name in front, on one line.
pub fn hostile(name: &str) -> String {
    format!("{name} {} {}z{} einde", STEERS.join(" "), HIDES.join(" "), "\u{301}".repeat(40))
}

/// Those that a file of questions may have: nothing that steers.
pub fn hiding(name: &str) -> String {
    format!("{name} {}z{} einde", HIDES.join(" "), "\u{301}".repeat(40))
}

/// Words that a spreadsheet takes for a formula.
pub fn formula(name: &str) -> String {
    format!("=HYPERLINK(\"http://kwaad.example\";\"{name}\") {}", hostile(""))
}
