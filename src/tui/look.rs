//! What every screen needs to know to draw itself, and what it may say.

use crate::domain::{Date, Moment};
use crate::text::Ui;

use super::model::Notice;
use super::theme::Theme;

/// Language, time, looks and size: all that is the same for every screen.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The language in which halte speaks.
    pub ui: Ui,
    /// The time as it was last read.
    pub now: Moment,
    /// The looks.
    pub theme: Theme,
    /// Width and height of the part of the terminal that a screen has, in cells.
    pub size: (u16, u16),
    /// True when the cases are invented: this is the demo.
    pub invented: bool,
}

impl Look {
    /// The calendar day of now, in the zone of now.
    pub fn today(&self) -> Date {
        self.now.date_naive()
    }
}

/// A look, and room for one sentence at the foot of the screen.
#[derive(Debug)]
pub struct Desk<'a> {
    /// What every screen needs to know.
    pub look: Look,
    /// What is said at the foot.
    pub notice: &'a mut Option<Notice>,
}

impl Desk<'_> {
    /// Says something at the foot of the screen.
    pub fn say(&mut self, text: impl Into<String>) {
        *self.notice = Some(Notice { text: text.into(), warning: false });
    }

    /// Says at the foot of the screen what went wrong.
    pub fn warn(&mut self, text: impl Into<String>) {
        *self.notice = Some(Notice { text: text.into(), warning: true });
    }
}
