//! What the program knows at one moment: a plain value that `update` changes and `view` draws.
//!
//! Never here: the store, a clock, the environment.

use crate::domain::Moment;
use crate::text::Ui;

use super::screens::{case, elements, elsewhere, forks, home, past, pause, people, search, sequences, setup};
use super::table::Table;
use super::theme::Theme;
use super::widgets::palette::Palette;

/// The whole state of the full screen.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the terminal or of what is kept")]
pub struct Model {
    /// The language in which halte speaks.
    pub ui: Ui,
    /// Width and height of the terminal in cells.
    pub size: (u16, u16),
    /// The time as it was last read.
    pub now: Moment,
    /// The looks.
    pub theme: Theme,
    /// What is on screen.
    pub screen: Screen,
    /// The screen to which this one goes back, as it was left.
    pub behind: Option<Box<Screen>>,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// True while the screen is covered.
    pub covered: bool,
    /// True while clicks and the wheel come to halte.
    pub mouse: bool,
    /// True when the cases are invented: this is the demo.
    pub invented: bool,
    /// True when there is a change that `u` undoes.
    pub undoes: bool,
    /// One sentence for the person at the keyboard, until the next key.
    pub notice: Option<Notice>,
}

/// What is on screen.
#[derive(Debug)]
pub enum Screen {
    /// Nothing has been read yet.
    Blank,
    /// The cases.
    Home(home::Home),
    /// What is missing before a round can begin.
    Setup(Box<setup::Setup>),
    /// A running round.
    Round(Box<Table>),
    /// A round that has its keyboard in another window.
    Elsewhere(Box<elsewhere::Elsewhere>),
    /// A paused round.
    Pause(Box<pause::Pause>),
    /// One case and its rounds.
    Case(Box<case::CaseView>),
    /// One finished round, whole.
    Past(Box<past::Past>),
    /// What works, over all cases.
    Elements(Box<elements::Elements>),
    /// The people of a case.
    People(Box<people::People>),
    /// The sequences: the list, one to read, or what is wrong with it.
    Sequences(Box<sequences::Sequences>),
    /// What people said, by the words that are typed.
    Search(Box<search::Search>),
    /// What stands in two versions.
    Forks(Box<forks::Forks>),
}

/// What lies over a screen.
#[derive(Debug)]
pub enum Overlay {
    /// The keys that work here, scrolled so many rows down.
    Help(usize),
    /// Every action by name.
    Palette(Box<Palette>),
}

/// One sentence at the foot of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// True when something went wrong.
    pub warning: bool,
}

impl Model {
    /// A model that has read nothing yet.
    pub fn new(ui: Ui, size: (u16, u16), now: Moment, theme: Theme) -> Self {
        let mut model = Self {
            ui,
            size,
            now,
            theme,
            screen: Screen::Blank,
            behind: None,
            overlay: None,
            covered: false,
            mouse: true,
            invented: false,
            undoes: false,
            notice: None,
        };
        model.resize(size);
        model
    }

    /// The terminal has this size now; one that says 0×0 counts as 80×24.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.size = if size.0 == 0 || size.1 == 0 { (80, 24) } else { size };
    }

    /// Says something at the foot of the screen.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), warning: false });
    }

    /// Says at the foot of the screen what went wrong.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), warning: true });
    }
}
