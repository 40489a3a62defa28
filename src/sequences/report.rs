//! Problems as people read them: title, place, the marked source, what to do.
//!
//! And as programs read them. Never here: the words (see [`super::messages`]), a terminal.

use std::fmt::Write as _;

use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::messages;
use super::problem::Problem;
use super::source::Source;
use crate::text::Ui;
use crate::text::safe::display_safe;

/// How wide a report is, in cells, where nothing else is said.
pub const WIDTH: usize = 78;

/// The report of one problem, in lines that end with LF.
pub fn report(problem: &Problem, source: &Source, ui: Ui) -> String {
    report_in(problem, source, ui, WIDTH)
}

/// The report of one problem in this many cells; only a long name or word goes beyond them.
pub fn report_in(problem: &Problem, source: &Source, ui: Ui, width: usize) -> String {
    let text = messages::text(&problem.kind, ui);
    let severity = messages::severity(problem.severity(), ui);
    let number = problem.line.to_string();
    let gutter = number.len().max(2);
    let mut out = String::new();
    for line in wrapped(&format!("{severity}: {}", text.title), width) {
        let _ = writeln!(out, "{line}");
    }
    let file = display_safe(&problem.file);
    let (line, column) = (problem.line, problem.column);
    let _ = writeln!(out, "{:gutter$} ┌ {file}:{line}:{column}", "");
    let marked = Marked::of(problem, source, width.saturating_sub(gutter + 3).max(8));
    let _ = writeln!(out, "{number:>gutter$} │ {}", marked.line);
    let indent = " ".repeat(marked.before);
    let marks = "^".repeat(marked.width.max(1));
    let room = width.saturating_sub(gutter + 3);
    let beside = marked.before + marks.len() + 1 + text.label.width() <= room;
    if beside {
        let _ = writeln!(out, "{:gutter$} │ {indent}{marks} {}", "", shown(&text.label));
    } else {
        let _ = writeln!(out, "{:gutter$} │ {indent}{marks}", "");
        for line in wrapped(&shown(&text.label), room) {
            let _ = writeln!(out, "{:gutter$} │ {line}", "");
        }
    }
    for (index, line) in wrapped(&text.tip, room.saturating_sub(5)).iter().enumerate() {
        let start = if index == 0 { "= tip:" } else { "      " };
        let _ = writeln!(out, "{:gutter$} {start} {line}", "");
    }
    out
}

/// The reports of all problems of a file, with an empty line between.
pub fn report_all(problems: &[Problem], source: &Source, ui: Ui) -> String {
    let reports: Vec<String> = problems.iter().map(|problem| report(problem, source, ui)).collect();
    reports.join("\n")
}

/// A problem for programs: `file line column end{line column} severity code message expected remedy`.
/// Lines and columns count from 1, columns in characters; `end` is behind the last one. There is
/// always a remedy: where there is no more to say than what was expected, that is it.
pub fn to_json(problem: &Problem, ui: Ui) -> Value {
    let text = messages::text(&problem.kind, ui);
    let remedy = if text.tip.is_empty() { &text.label } else { &text.tip };
    json!({
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "end": { "line": problem.end.0, "column": problem.end.1 },
        "severity": problem.severity().code(),
        "code": problem.code(),
        "message": shown(&text.title),
        "expected": shown(&text.label),
        "remedy": shown(remedy),
    })
}

fn shown(text: &str) -> String {
    display_safe(text).into_owned()
}

/// The words and the line of one problem, for who draws them in another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// How bad it is and what is wrong, in a sentence.
    pub title: String,
    /// The line before what is marked.
    pub before: String,
    /// What is marked.
    pub marked: String,
    /// The line behind it.
    pub after: String,
    /// What was expected there.
    pub label: String,
    /// What to do about it; may be empty.
    pub tip: String,
}

/// The parts of the report of one problem; of a long line no more than is near the mark.
pub fn parts(problem: &Problem, source: &Source, ui: Ui) -> Parts {
    let text = messages::text(&problem.kind, ui);
    let whole = source.line_span(problem.line);
    let start = problem.span.start.clamp(whole.start, whole.end);
    let end = problem.span.end.clamp(start, whole.end);
    let from = back(source, whole.start, start, WIDTH);
    let cut = if from > whole.start { "…" } else { "" };
    Parts {
        title: shown(&format!("{}: {}", messages::severity(problem.severity(), ui), text.title)),
        before: format!("{cut}{}", shown_source(source.slice(&(from..start)))),
        marked: shown_source(source.slice(&(start..end))),
        after: shown_source(source.slice(&(end..whole.end))),
        label: shown(&text.label),
        tip: shown(&text.tip),
    }
}

/// A line of the source around what is marked, and where that stands in it, in cells.
struct Marked {
    line: String,
    before: usize,
    width: usize,
}

impl Marked {
    /// At most `room` cells of the line; what is cut off at an end is a `…`.
    fn of(problem: &Problem, source: &Source, room: usize) -> Self {
        let whole = source.line_span(problem.line);
        let start = problem.span.start.clamp(whole.start, whole.end);
        let end = problem.span.end.clamp(start, whole.end);
        // A long line is looked at near the mark only.
        let from = back(source, whole.start, start, room);
        let before = shown_source(source.slice(&(from..start)));
        let mut marked = shown_source(source.slice(&(start..end)));
        let rest = shown_source(source.slice(&(end..whole.end)));
        let mut line = String::new();
        let cut = from > whole.start || before.width() > room / 2;
        if cut {
            line.push('…');
            line.push_str(&last_cells(&before, room / 2));
        } else {
            line.push_str(&before);
        }
        let before = line.width();
        let left = room.saturating_sub(before);
        if marked.width() > left {
            marked = first_cells(&marked, left.saturating_sub(1)) + "…";
        }
        line.push_str(&marked);
        let left = room.saturating_sub(line.width());
        if rest.width() > left {
            line.push_str(&first_cells(&rest, left.saturating_sub(1)));
            line.push('…');
        } else {
            line.push_str(&rest);
        }
        Self { line: line.trim_end().to_owned(), before, width: marked.width() }
    }
}

/// Where to begin looking so that no more than a few screens of a long line are read.
fn back(source: &Source, line: usize, start: usize, room: usize) -> usize {
    let mut from = start.saturating_sub(room * 8).max(line);
    while !source.text.is_char_boundary(from) {
        from += 1;
    }
    from
}

/// Source as it can be shown; a few screens of it are enough.
fn shown_source(text: &str) -> String {
    let some: String = text.chars().take(2000).collect();
    display_safe(&some).into_owned()
}

fn first_cells(text: &str, room: usize) -> String {
    let mut width = 0;
    text.graphemes(true)
        .take_while(|grapheme| {
            width += grapheme.width();
            width <= room
        })
        .collect()
}

fn last_cells(text: &str, room: usize) -> String {
    let mut width = 0;
    let mut kept: Vec<&str> = text
        .graphemes(true)
        .rev()
        .take_while(|grapheme| {
            width += grapheme.width();
            width <= room
        })
        .collect();
    kept.reverse();
    kept.concat()
}

/// The text in lines of at most so many cells, broken at blanks.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in shown(text).split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
