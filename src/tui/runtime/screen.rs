//! The terminal while halte has it: raw, the other screen, bracketed paste, clicks; and given back
//! as it was on every way out, a panic included.
//!
//! Never here: what is drawn.

use std::io::{self, Stdout, Write, stdout};
use std::mem::ManuallyDrop;
use std::sync::Once;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::disputed::{self, Disputed};
use crate::platform::tty;
use crate::tui::model::Model;
use crate::tui::view::view;

/// Clicks and the wheel, in the form that has no bounds; no movement.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// The terminal; given back when this value goes.
pub struct Screen {
    /// Given back by us. It would complain itself to a terminal that is gone, and panic since nobody hears it.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
    disputed: Disputed,
    mouse: bool,
    /// True when the last frame was laid out for another size than the window had by then.
    misfit: bool,
}

/// Width and height of the terminal in cells; 0×0 when it does not say.
pub fn size() -> (u16, u16) {
    crossterm::terminal::size().unwrap_or((0, 0))
}

impl Screen {
    /// Takes the terminal.
    pub fn enter() -> io::Result<Self> {
        give_back_on_panic();
        let terminal = Terminal::new(CrosstermBackend::new(stdout()));
        let disputed = Disputed::default();
        let screen = terminal.map(|terminal| {
            let terminal = ManuallyDrop::new(terminal);
            Self { terminal, disputed, mouse: true, misfit: false }
        });
        take(true)?;
        screen
    }

    /// Takes it once more, after the program was stopped or an editor had it.
    pub fn enter_again(&mut self) -> io::Result<()> {
        take(self.mouse)?;
        self.forget()
    }

    /// Draws everything anew with the next frame.
    pub fn forget(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: that asks where the cursor is, and not every terminal answers.
        self.disputed.forget();
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
    }

    /// Turns clicks and the wheel on or off.
    pub fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        let mut out = stdout();
        out.write_all(if on { MOUSE_ON } else { MOUSE_OFF })?;
        out.flush()
    }

    /// Draws the model as one frame.
    pub fn draw(&mut self, model: &Model) -> io::Result<()> {
        queue!(stdout(), BeginSynchronizedUpdate)?;
        if self.misfit {
            self.forget()?;
        }
        let drawn = self.terminal.draw(|frame| view(model, frame))?;
        // The signal that says so is on its way, and with it the next frame. What of this one went over the edge of the
        // window, and came out in the row below, is not known: then all is drawn anew.
        self.misfit = (drawn.area.width, drawn.area.height) != model.size;
        let rows = self.disputed.changed(drawn.buffer);
        disputed::draw(self.terminal.backend_mut(), &rows)?;
        execute!(stdout(), EndSynchronizedUpdate)?;
        tty::let_it_show();
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = stdout();
    // A terminal without another screen would go on showing what stood there.
    queue!(out, EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste)?;
    if mouse {
        out.write_all(MOUSE_ON)?;
    }
    out.flush()
}

/// Copies to the clipboard of the terminal.
pub fn copy(text: &str) -> io::Result<()> {
    execute!(stdout(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text))
}

/// Gives the terminal back. Whatever of it fails: a terminal that is gone needs nothing any more.
pub fn give_back() {
    give_back_by(&mut stdout());
}

fn give_back_by(out: &mut impl Write) {
    let _gone = out.write_all(MOUSE_OFF);
    // A panic may come in the middle of a frame, when a style is set.
    let _gone = queue!(out, SetAttribute(Attribute::Reset), EndSynchronizedUpdate, DisableBracketedPaste);
    let _gone = execute!(out, LeaveAlternateScreen, Show);
    let _gone = disable_raw_mode();
}

fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // Held until the end: whoever draws in another thread would go on with its frame after this.
            let mut out = stdout().lock();
            give_back_by(&mut out);
            // Says what happened, and ends the program: see `platform::panics`.
            before(panic);
        }));
    });
}
