//! What a terminal shows, from the bytes that a program sent: cells, cursor, and the modes that it switched on.
//!
//! Never here: the program, or waiting.

#[path = "display/narrow.rs"]
mod narrow;

use std::collections::BTreeSet;

use narrow::Narrow;

/// The shown half of a terminal.
pub struct Display {
    parser: vt100::Parser<Beside>,
    sent: Vec<u8>,
    /// For a terminal that gives graphemes fewer cells.
    narrow: Option<Narrow>,
}

/// vt100 knows no wide character in a row of one cell, and no line's end in the only row.
const LEAST: u16 = 2;

/// What vt100 hands over instead of keeping it.
#[derive(Default)]
struct Beside {
    /// Private modes that are on and that vt100 does not know (1004, 2026, …).
    modes: BTreeSet<u16>,
    /// How many keyboard modes were pushed and not popped.
    keyboards: i32,
    /// The shape of the cursor; 0 is the terminal's own.
    cursor_shape: u16,
    /// What was copied with OSC 52, in base64.
    copied: Vec<String>,
    /// How many synchronised updates came to their end.
    frames: u64,
}

impl vt100::Callbacks for Beside {
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _selection: &[u8], data: &[u8]) {
        self.copied.push(String::from_utf8_lossy(data).into_owned());
    }

    fn unhandled_csi(
        &mut self,
        _: &mut vt100::Screen,
        first: Option<u8>,
        _second: Option<u8>,
        params: &[&[u16]],
        last: char,
    ) {
        let numbers = params.iter().filter_map(|param| param.first().copied());
        match (first, last) {
            (Some(b'?'), 'h') => self.modes.extend(numbers),
            (Some(b'?'), 'l') => numbers.for_each(|mode| {
                let was_on = self.modes.remove(&mode);
                self.frames += u64::from(was_on && mode == 2026);
            }),
            (Some(b'>'), 'u') => self.keyboards += 1,
            (Some(b'<'), 'u') => self.keyboards -= 1,
            (Some(b' '), 'q') => self.cursor_shape = numbers.min().unwrap_or(0),
            _ => {}
        }
    }
}

impl Display {
    /// An empty display.
    pub fn new(cols: u16, rows: u16) -> Self {
        let parser =
            vt100::Parser::new_with_callbacks(rows.max(LEAST), cols.max(LEAST), 0, Beside::default());
        Self { parser, sent: Vec::new(), narrow: None }
    }

    /// The same for a terminal that gives a grapheme fewer cells, as newer ones do: all of an emoji in two, and a letter
    /// with the signs around it in one. vt100 itself counts every scalar.
    pub fn narrow(cols: u16, rows: u16) -> Self {
        Self { narrow: Some(Narrow::default()), ..Self::new(cols, rows) }
    }

    /// Takes what the program sent.
    pub fn feed(&mut self, bytes: &[u8]) {
        let narrowed = self.narrow.as_mut().map(|narrow| narrow.through(bytes));
        let shown = narrowed.as_deref().unwrap_or(bytes);
        self.parser.process(shown);
        self.sent.extend_from_slice(bytes);
    }

    /// Takes another size. What stood there goes, since terminals do not agree on what stays of it.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        let size = (rows.max(LEAST), cols.max(LEAST));
        if self.cells().size() == size {
            return;
        }
        if let Some(narrow) = &mut self.narrow {
            *narrow = Narrow::default();
        }
        self.parser.process(b"\x1b[2J");
        self.parser.screen_mut().set_size(size.0, size.1);
    }

    /// The cells, with their colours and the cursor.
    pub fn cells(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Every byte that the program sent.
    pub fn sent(&self) -> &[u8] {
        &self.sent
    }

    /// The text, a line a row, without blanks at the end of a row or empty rows at the end.
    pub fn text(&self) -> String {
        let (_, cols) = self.cells().size();
        let rows: Vec<String> = self.cells().rows(0, cols).map(|row| row.trim_end().to_owned()).collect();
        rows.join("\n").trim_end().to_owned()
    }

    /// True when `text` is shown, also when its blanks are a line's end. Not while a frame is half drawn
    /// (synchronised update, mode 2026).
    pub fn shows(&self, text: &str) -> bool {
        let shown = self.text();
        let folded = || shown.split_whitespace().collect::<Vec<_>>().join(" ");
        !self.half_drawn() && (shown.contains(text) || folded().contains(text))
    }

    /// True between the begin and the end of a synchronised update.
    pub fn half_drawn(&self) -> bool {
        self.parser.callbacks().modes.contains(&2026)
    }

    /// How many whole frames were drawn (synchronised updates that came to their end).
    pub fn frames(&self) -> u64 {
        self.parser.callbacks().frames
    }

    /// The cursor's row and column from 0, or nothing when it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        (!self.cells().hide_cursor()).then(|| self.cells().cursor_position())
    }

    /// What the program copied to the clipboard last.
    pub fn clipboard(&self) -> Option<String> {
        self.parser.callbacks().copied.last().map(|data| base64(data))
    }

    /// What is on that a shell would not expect, in words; nothing when all is restored.
    pub fn left_on(&self) -> Vec<String> {
        let (cells, beside) = (self.cells(), self.parser.callbacks());
        let mut on = Vec::new();
        for (is_on, name) in [
            (cells.alternate_screen(), "alternate screen"),
            (cells.hide_cursor(), "hidden cursor"),
            (cells.bracketed_paste(), "bracketed paste"),
            (cells.application_cursor(), "application cursor keys"),
            (cells.application_keypad(), "application keypad"),
            (cells.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "mouse"),
            (cells.mouse_protocol_encoding() != vt100::MouseProtocolEncoding::Default, "mouse encoding"),
            (cells.bold() || cells.dim() || cells.inverse() || cells.underline(), "a style"),
            (
                cells.fgcolor() != vt100::Color::Default || cells.bgcolor() != vt100::Color::Default,
                "a colour",
            ),
            (beside.keyboards != 0, "keyboard mode"),
            (beside.cursor_shape != 0, "cursor shape"),
        ] {
            if is_on {
                on.push(name.to_owned());
            }
        }
        on.extend(beside.modes.iter().map(|mode| format!("mode {mode}")));
        on
    }
}

/// The text of every frame that was drawn, from the `from`th byte on, in a terminal of one size.
pub fn frames(sent: &[u8], from: usize, (cols, rows): (u16, u16)) -> Vec<String> {
    const END: &[u8] = b"\x1b[?2026l";
    let mut display = Display::new(cols, rows);
    display.feed(&sent[..from]);
    let (mut frames, mut rest) = (Vec::new(), &sent[from..]);
    while let Some(end) = rest.windows(END.len()).position(|bytes| bytes == END) {
        display.feed(&rest[..end + END.len()]);
        rest = &rest[end + END.len()..];
        frames.push(display.text());
    }
    frames
}

/// The text behind base64, as far as it can be read.
fn base64(data: &str) -> String {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for value in data.chars().filter_map(|char| ALPHABET.find(char)) {
        bits = (bits << 6 | u32::try_from(value).unwrap()) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap());
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
