//! How large the letters of a sheet are, so that all questions and the lines under them stand on one page.
//!
//! An estimate: the letters of a page are not measured here, so there is some room left. Never here:
//! what is on the page.

use unicode_width::UnicodeWidthStr as _;

use crate::domain::sequence::{Choices, Kind, Step, Wording};
use crate::domain::words::Lang;
use crate::report::script::texts;

/// The height that questions and lines have together, in millimetres: A4 without margins and head.
const HEIGHT: f64 = 245.0;
/// The width of a line of text.
const WIDTH: f64 = 178.0;
/// The height of a line to write on.
const LINE: f64 = 9.0;
/// Sizes of the letters of a question, in points, the largest first.
const SIZES: [f64; 12] = [22.0, 20.0, 18.5, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0];
/// The smallest letters of what helps.
const SMALLEST: f64 = 9.0;
/// The fewest and the most lines under a question.
const LINES: (usize, usize) = (2, 8);

/// Sizes for one sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The letters of a question, in points.
    pub points: f64,
    /// The lines under each question that is answered in words.
    pub lines: usize,
}

impl Size {
    /// The letters of what helps, in points.
    pub fn help(&self) -> f64 {
        help(self.points)
    }

    /// The largest letters that leave at least two lines under each question, and the lines then.
    pub fn of(questions: &[(&Step, Wording)], languages: &[Lang]) -> Self {
        let written = questions.iter().filter(|(step, _)| has_lines(step)).count();
        let left = |points: f64| HEIGHT - height(questions, languages, points);
        let lines = |points: f64| {
            let mut lines = 0;
            let count = |lines: usize| f64::from(u32::try_from(lines * written).unwrap_or(u32::MAX));
            while lines < LINES.1 && written > 0 && count(lines + 1) * LINE <= left(points) {
                lines += 1;
            }
            lines
        };
        let fits =
            |points: &&f64| if written == 0 { left(**points) >= 0.0 } else { lines(**points) >= LINES.0 };
        let points = SIZES.iter().find(fits).or(SIZES.last()).copied().unwrap_or(9.0);
        Self { points, lines: lines(points).max(LINES.0) }
    }
}

/// The letters of what helps, beside a question in letters of this size.
fn help(points: f64) -> f64 {
    (points * 0.65).max(SMALLEST)
}

/// True for a question that is answered in words.
pub fn has_lines(step: &Step) -> bool {
    !matches!(step.kind, Kind::Scale(_) | Kind::Choice(Choices::Options(_)))
}

/// The height of all texts in letters of this size.
fn height(questions: &[(&Step, Wording)], languages: &[Lang], points: f64) -> f64 {
    let mut height = 0.0;
    for (step, wording) in questions {
        // The room above a question and around its parts.
        height += 7.0;
        let parts = [(&wording.ask, points), (&wording.help, help(points)), (&wording.starter, help(points))];
        for (words, points) in parts {
            for (_, text) in texts(words, languages) {
                height += block(&text, points) + 1.2;
            }
        }
        height += match &step.kind {
            // Two rows of numbers and what they mean.
            Kind::Scale(_) => points * 1.3 + 3.0,
            Kind::Choice(Choices::Options(options)) => {
                let labels =
                    options.iter().map(|option| block(option.label.get(&Lang::new("")), points * 0.75));
                labels.map(|label| label + 2.0).sum::<f64>()
            }
            Kind::Choice(Choices::Answers(_))
            | Kind::Text
            | Kind::List
            | Kind::Vote { .. }
            | Kind::Agreement
            | Kind::Agenda
            | Kind::Element
            | Kind::SayBack { .. }
            | Kind::None => 0.0,
        };
    }
    height
}

/// The height of one text: its lines at an average width of letters.
fn block(text: &str, points: f64) -> f64 {
    let millimetres = points * 0.3528;
    let wide = f64::from(u32::try_from(text.width()).unwrap_or(u32::MAX)) * millimetres * 0.56;
    (wide / WIDTH).ceil().max(1.0) * millimetres * 1.25
}
