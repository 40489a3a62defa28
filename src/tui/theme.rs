//! The looks: the terminal's own sixteen colours, one accent, and nothing else.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the program. People's words are in the terminal's own colour: the brightest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What is being done now.
    pub accent: Style,
    /// The past, and what is at hand but asks for nothing.
    pub dim: Style,
    /// The question.
    pub bold: Style,
    /// Something went wrong.
    pub warning: Style,
    /// People's words and all other text.
    pub text: Style,
    /// Selected text.
    pub selected: Style,
}

impl Theme {
    /// With colours, or with bold, dim and reverse only; for a light background the accent is darker.
    pub fn new(colour: bool, light: bool) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let selected = plain.add_modifier(Modifier::REVERSED);
        if colour {
            Self {
                accent: plain.fg(if light { Color::Blue } else { Color::Cyan }),
                dim: plain.fg(Color::DarkGray),
                bold,
                warning: plain.fg(Color::Red),
                text: plain,
                selected,
            }
        } else {
            let dim = plain.add_modifier(Modifier::DIM);
            Self { accent: bold, dim, bold, warning: bold, text: plain, selected }
        }
    }
}
