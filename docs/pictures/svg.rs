//! Draws a terminal's cells as an SVG picture that looks the same in every browser.
//!
//! Each row is a text; each run of equal style in it has its place and its length, so that a reader's own font cannot
//! push it aside. Never here: which screens are drawn.

use std::fmt::{self, Write};

use vt100::{Cell, Color, Screen};

const CELL: (u32, u32) = (9, 19);
const PADDING: u32 = 14;
const FONT: &str =
    "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

/// The colours of a terminal.
pub struct Theme {
    /// Its name in a file's name.
    pub name: &'static str,
    paper: &'static str,
    ink: &'static str,
    colours: [&'static str; 16],
}

/// A dark terminal and a light one.
pub const THEMES: [Theme; 2] = [
    Theme {
        name: "dark",
        paper: "#1e1e1e",
        ink: "#d4d4d4",
        colours: [
            "#000000", "#e05561", "#0dbc79", "#c8a015", "#4a90e2", "#c66ac6", "#11a8cd", "#d4d4d4",
            "#808080", "#f26d78", "#23d18b", "#f5f543", "#6cb0f5", "#e08ae0", "#29b8db", "#ffffff",
        ],
    },
    Theme {
        name: "light",
        paper: "#ffffff",
        ink: "#1e1e1e",
        colours: [
            "#000000", "#c02626", "#107c10", "#8a6d00", "#0451a5", "#a005a0", "#04748f", "#555555",
            "#6a6a6a", "#cd3131", "#14881f", "#7a6a00", "#0a63c9", "#b515b5", "#05809f", "#a0a0a0",
        ],
    },
];

#[derive(Clone, PartialEq)]
struct Style {
    ink: String,
    paper: Option<String>,
    /// Bold, dim and so on, as SVG says it.
    attributes: String,
    /// Latin letters; others get runs of their own, since they may come from another font.
    latin: bool,
}

impl Style {
    fn is_underlined(&self) -> bool {
        self.attributes.contains("underline")
    }
}

struct Run {
    col: u32,
    cells: u32,
    text: String,
    style: Style,
}

/// The picture of `screen`, titled for who cannot see it.
pub fn picture(screen: &Screen, theme: &Theme, title: &str) -> String {
    let mut out = String::new();
    draw(&mut out, screen, theme, title).expect("a string takes all that is written");
    out
}

fn draw(out: &mut String, screen: &Screen, theme: &Theme, title: &str) -> fmt::Result {
    let (rows, cols) = screen.size();
    let (width, height) = (u32::from(cols) * CELL.0 + 2 * PADDING, u32::from(rows) * CELL.1 + 2 * PADDING);
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" font-family=\"{FONT}\" font-size=\"15\">"
    )?;
    writeln!(out, "<title>{}</title>", escaped(title))?;
    writeln!(
        out,
        "<rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"{}\" stroke=\"#80808066\"/>",
        width - 1,
        height - 1,
        theme.paper
    )?;
    for row in 0..rows {
        let runs = runs(screen, row, theme);
        let top = PADDING + u32::from(row) * CELL.1;
        for run in &runs {
            if let Some(paper) = &run.style.paper {
                let (x, width) = (PADDING + run.col * CELL.0, run.cells * CELL.0);
                writeln!(
                    out,
                    "<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{}\" fill=\"{paper}\"/>",
                    CELL.1
                )?;
            }
        }
        let shown: Vec<&Run> =
            runs.iter().filter(|run| run.style.is_underlined() || !run.text.trim().is_empty()).collect();
        if !shown.is_empty() {
            write!(out, "<text y=\"{}\" xml:space=\"preserve\">", top + 14)?;
            for run in shown {
                span(out, run)?;
            }
            writeln!(out, "</text>")?;
        }
    }
    writeln!(out, "</svg>")
}

fn span(out: &mut String, run: &Run) -> fmt::Result {
    let (x, length) = (PADDING + run.col * CELL.0, run.cells * CELL.0);
    write!(
        out,
        "<tspan x=\"{x}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"",
        run.style.ink
    )?;
    write!(out, "{}>{}</tspan>", run.style.attributes, escaped(&run.text))
}

/// The runs of a row, without the blanks before and after a run's text where nothing shows there.
fn runs(screen: &Screen, row: u16, theme: &Theme) -> Vec<Run> {
    let (_, cols) = screen.size();
    let cursor = (!screen.hide_cursor()).then(|| screen.cursor_position());
    let mut runs: Vec<Run> = Vec::new();
    for col in 0..cols {
        let Some(cell) = screen.cell(row, col).filter(|cell| !cell.is_wide_continuation()) else {
            continue;
        };
        let text = if cell.has_contents() { cell.contents() } else { " " };
        let style = style(cell, text, cursor == Some((row, col)), theme);
        let cells = if cell.is_wide() { 2 } else { 1 };
        match runs.last_mut() {
            Some(run) if run.style == style && cells == 1 => {
                run.text.push_str(text);
                run.cells += 1;
            }
            _ => runs.push(Run { col: col.into(), cells, text: text.to_owned(), style }),
        }
    }
    for run in runs.iter_mut().filter(|run| run.style.paper.is_none() && !run.style.is_underlined()) {
        let blanks = |text: &str| u32::try_from(text.len()).unwrap_or(0);
        let before = blanks(&run.text) - blanks(run.text.trim_start_matches(' '));
        let after = if run.text.trim().is_empty() {
            0
        } else {
            blanks(&run.text) - blanks(run.text.trim_end_matches(' '))
        };
        run.col += before;
        run.cells -= before + after;
        run.text = run.text.trim_matches(' ').to_owned();
    }
    runs
}

fn style(cell: &Cell, text: &str, cursor: bool, theme: &Theme) -> Style {
    let ink = colour(cell.fgcolor(), theme).unwrap_or_else(|| theme.ink.to_owned());
    let paper = colour(cell.bgcolor(), theme);
    let (ink, paper) = if cell.inverse() == cursor {
        (ink, paper)
    } else {
        (paper.unwrap_or_else(|| theme.paper.to_owned()), Some(ink))
    };
    let mut attributes = String::new();
    for (is_on, attribute) in [
        (cell.bold(), " font-weight=\"bold\""),
        (cell.dim(), " fill-opacity=\".6\""),
        (cell.italic(), " font-style=\"italic\""),
        (cell.underline(), " text-decoration=\"underline\""),
    ] {
        if is_on {
            attributes.push_str(attribute);
        }
    }
    Style { ink, paper, attributes, latin: text.chars().all(|char| char < '\u{250}') }
}

/// A colour of the terminal, or nothing for its own ink or paper.
fn colour(colour: Color, theme: &Theme) -> Option<String> {
    match colour {
        Color::Default => None,
        Color::Idx(index @ 0..=15) => Some(theme.colours[usize::from(index)].to_owned()),
        Color::Idx(index @ 16..=231) => {
            let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            let index = index - 16;
            Some(hex(level(index / 36), level(index / 6 % 6), level(index % 6)))
        }
        Color::Idx(index @ 232..) => {
            let grey = 8 + 10 * (index - 232);
            Some(hex(grey, grey, grey))
        }
        Color::Rgb(red, green, blue) => Some(hex(red, green, blue)),
    }
}

fn hex(red: u8, green: u8, blue: u8) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{THEMES, picture};

    fn drawn(bytes: &str) -> String {
        let mut parser = vt100::Parser::new(2, 20, 0);
        parser.process(bytes.as_bytes());
        picture(parser.screen(), &THEMES[0], "a <title>")
    }

    #[test]
    fn a_row_is_a_text_with_its_runs_in_their_places() {
        let drawn = drawn("\x1b[?25l  a <b> & c  \x1b[1mvet\x1b[m");
        assert!(drawn.contains("<title>a &lt;title&gt;</title>"));
        assert!(drawn.contains("<tspan x=\"32\" textLength=\"81\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#d4d4d4\">a &lt;b&gt; &amp; c</tspan>"));
        assert!(drawn.contains("<tspan x=\"131\" textLength=\"27\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#d4d4d4\" font-weight=\"bold\">vet</tspan>"));
        assert_eq!(drawn.matches("<text ").count(), 1);
    }

    #[test]
    fn wide_and_other_characters_keep_what_follows_in_its_cell() {
        let drawn = drawn("\x1b[?25l界é━a");
        assert!(drawn.contains("x=\"14\" textLength=\"18\""));
        assert!(drawn.contains("x=\"32\" textLength=\"9\"") && drawn.contains(">é</tspan>"));
        assert!(drawn.contains("x=\"41\" textLength=\"9\"") && drawn.contains("x=\"50\" textLength=\"9\""));
    }

    #[test]
    fn a_cursor_and_reversed_text_swap_ink_and_paper() {
        assert!(drawn("a").contains("<rect x=\"23\" y=\"14\" width=\"9\" height=\"19\" fill=\"#d4d4d4\"/>"));
        let reversed = drawn("\x1b[?25l\x1b[7;31mab");
        assert!(reversed.contains("<rect x=\"14\" y=\"14\" width=\"18\" height=\"19\" fill=\"#e05561\"/>"));
        assert!(reversed.contains("fill=\"#1e1e1e\">ab</tspan>"));
    }
}
