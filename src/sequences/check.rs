//! One file, checked: its sequence, or everything that is wrong with it.
//!
//! Never here: reading files, words in a language.

use std::collections::HashSet;

use super::build;
use super::fields::Place;
use super::problem::{Absence, Kind, Problem, Severity};
use super::read::Reader;
use super::rules;
use super::source::Source;
use super::syntax::{self, Parsed};
use super::tree::{At, Span};
use crate::domain::sequence::Sequence;

/// The most problems that are reported of one file.
const MOST_PROBLEMS: usize = 100;

/// What came of checking a file.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The sequence, when nothing is wrong but for warnings and hints.
    pub sequence: Option<Sequence>,
    /// The id that the file says, whether or not the rest is right, and where.
    pub id: Option<At<String>>,
    /// Everything that is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// The lines that its questions recall, and where.
    pub recalled: Vec<At<String>>,
    /// The text, for showing where.
    pub source: Source,
}

impl Checked {
    /// How many problems are errors.
    pub fn errors(&self) -> usize {
        let is_error = |problem: &&Problem| problem.severity() == Severity::Error;
        self.problems.iter().filter(is_error).count()
    }
}

/// Checks the bytes of a file.
pub fn check(file: &str, bytes: &[u8]) -> Checked {
    let (source, mut found) = Source::read(file, bytes);
    let readable = !found
        .iter()
        .any(|(kind, _)| matches!(kind, Kind::TooLarge { .. } | Kind::NotText { .. } | Kind::Utf16));
    let mut meant = None;
    if readable {
        let broken: Vec<usize> = found.iter().map(|(_, span)| source.line_at(span.start)).collect();
        let mut parsed = syntax::parse(&source);
        let deep = parsed.problems.iter().any(|(kind, _)| *kind == Kind::TooDeep);
        let at_broken = |span: &Span| broken.contains(&source.line_at(span.start));
        let syntax = std::mem::take(&mut parsed.problems).into_iter();
        found.extend(syntax.filter(|(_, span)| !at_broken(span)));
        parsed.lines.extend(broken);
        if !deep {
            let mut meaning = meaning(parsed, &source);
            found.append(&mut meaning.problems);
            meant = Some(meaning);
        }
    }
    let problems = in_order(found, &source);
    let mut checked = Checked { sequence: None, id: None, problems, recalled: Vec::new(), source };
    if let Some(meant) = meant {
        checked.recalled = meant.recalled;
        checked.id = meant.id;
        checked.sequence = Some(meant.sequence).filter(|_| checked.errors() == 0);
    }
    checked
}

/// The sequence of a text, or all its problems. The text is named `sequence.toml` in them.
pub fn load(text: &str) -> Result<Sequence, Vec<Problem>> {
    let checked = check("sequence.toml", text.as_bytes());
    checked.sequence.ok_or(checked.problems)
}

/// What a table says.
struct Meaning {
    sequence: Sequence,
    id: Option<At<String>>,
    recalled: Vec<At<String>>,
    problems: Vec<(Kind, Span)>,
}

/// What the table says, and what is wrong with that. What follows only from the syntax being
/// broken in these lines is not said.
fn meaning(parsed: Parsed, source: &Source) -> Meaning {
    let mut reader = Reader::default();
    let node = reader.node(Place::Sequence, 0..0, parsed.table);
    let mut problems = reader.problems;
    let sequence = build::sequence(&node);
    rules::check(&node, &sequence, source, &mut problems);
    let broken = parsed.lines;
    if !broken.is_empty() {
        let steps = build::children(&node, "step");
        let area = |byte: usize| steps.partition_point(|step| step.head.start <= byte);
        let starts = broken.iter().map(|line| source.line_span(*line).start);
        let broken_areas: HashSet<usize> = starts.map(area).collect();
        let in_broken_area = |byte: usize| broken_areas.contains(&area(byte));
        let nameless = parsed.swallowed || sequence.steps.iter().any(|step| step.id.is_empty());
        problems.retain(|(kind, span)| {
            let follows = match kind.absence() {
                Absence::None => false,
                Absence::Here => in_broken_area(span.start),
                Absence::Step => nameless || in_broken_area(span.start),
                Absence::File => true,
            };
            let line = source.line_at(span.start);
            let misplaced = matches!(kind, Kind::UnknownKey { elsewhere: Some(_), .. })
                && parsed.header.is_some_and(|header| line > header);
            !follows && !misplaced && !broken.contains(&line)
        });
    }
    let recalled = build::children(&node, "step").iter().flat_map(|step| build::names(step, "recall"));
    Meaning {
        recalled: recalled.cloned().collect(),
        id: build::text(&node, "id").map(|id| At::new(id, node.span("id"))),
        sequence,
        problems,
    }
}

/// Each once, in the order of the file, hints last, no more than people can use.
fn in_order(mut found: Vec<(Kind, Span)>, source: &Source) -> Vec<Problem> {
    let is_hint = |kind: &Kind| kind.severity() == Severity::Hint;
    found.sort_by_key(|(kind, span)| (is_hint(kind), span.start, kind.severity()));
    found.dedup();
    let left = found.len().saturating_sub(MOST_PROBLEMS);
    if left > 0 {
        found.truncate(MOST_PROBLEMS);
        let span = found.last().map_or(0..0, |(_, span)| span.clone());
        found.push((Kind::TooMany { left }, span));
    }
    found.into_iter().map(|(kind, span)| source.problem(kind, span)).collect()
}
