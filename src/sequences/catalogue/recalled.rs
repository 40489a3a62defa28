//! Lines that a question recalls, and that no sequence at hand has: nothing would come back.
//!
//! Never here: what was said on a line; that is known only where rounds are kept.

use std::collections::BTreeSet;

use super::super::check::Checked;
use super::super::near::nearest;
use super::super::problem::{Kind, Problem};
use super::super::source::Source;
use super::super::tree::At;
use super::{Catalogue, Entry};
use crate::domain::sequence::Sequence;

impl Catalogue {
    /// Says of every own file which lines it recalls that are nowhere.
    pub(super) fn tell_of_recalls(&mut self) {
        if self.own.iter().all(|entry| entry.recalled.is_empty()) {
            return;
        }
        let lines = self.lines();
        for entry in &mut self.own {
            entry.problems.extend(unknown(&entry.recalled, &lines, &entry.source));
        }
    }

    /// The same of a file that need not be one of these: the hints that its check alone cannot give.
    pub fn recalls_of(&self, checked: &Checked) -> Vec<Problem> {
        if checked.recalled.is_empty() {
            return Vec::new();
        }
        let mut lines = self.lines();
        lines.extend(checked.sequence.iter().flat_map(lines_of));
        unknown(&checked.recalled, &lines, &checked.source)
    }

    /// Every line of every sequence that can be used.
    fn lines(&self) -> BTreeSet<String> {
        let of = |entry: &Entry| entry.usable().map(|sequence| lines_of(sequence)).unwrap_or_default();
        let shipped = (0..self.shipped.len()).filter_map(|index| self.of_shipped(index, of));
        self.own.iter().map(of).chain(shipped).flatten().collect()
    }
}

fn lines_of(sequence: &Sequence) -> Vec<String> {
    sequence.steps.iter().map(|step| sequence.line(step)).collect()
}

fn unknown(recalled: &[At<String>], lines: &BTreeSet<String>, source: &Source) -> Vec<Problem> {
    let strange = recalled.iter().filter(|name| !lines.contains(&name.value));
    let hint = |name: &At<String>| {
        let near = nearest(&name.value, lines.iter().map(String::as_str)).map(str::to_owned);
        let kind = Kind::RecallUnknown { line: name.value.clone(), near };
        source.problem(kind, name.span.clone())
    };
    strange.map(hint).collect()
}
