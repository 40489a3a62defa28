//! Rules about a sequence as a whole: neighbours, and what a round would miss.
//!
//! Never here: rules about one step.

use std::collections::HashMap;

use super::super::problem::Kind;
use super::super::read::Node;
use super::Rules;
use crate::domain::answer::Mark;
use crate::domain::sequence::{Kind as Answer, Seen, Sequence, Step, Who};

impl Rules<'_> {
    /// Steps of which the group picks one stand together and have no condition.
    pub(super) fn neighbours(&mut self) {
        let mut left: Vec<&str> = Vec::new();
        let mut found = Vec::new();
        let mut last: Option<&str> = None;
        let names = || self.steps.iter().map(|(_, step)| step.one_of.as_deref());
        let count = |name: &str| names().filter(|own| *own == Some(name)).count();
        for (node, step) in &self.steps {
            let own = step.one_of.as_deref();
            if let Some(name) = own {
                let text = name.to_owned();
                if left.contains(&name) {
                    found.push((Kind::OneOfApart { name: text.clone() }, node.span("one_of")));
                } else if count(name) == 1 {
                    found.push((Kind::OneOfAlone { name: text.clone() }, node.span("one_of")));
                }
                if node.get("only_if").is_some() {
                    found.push((Kind::OneOfCondition { name: text }, node.key("only_if")));
                }
            }
            if let Some(before) = last.filter(|before| own != Some(before)) {
                left.push(before);
            }
            last = own;
        }
        self.problems.extend(found);
    }

    /// Two steps on one line, of which both can be answered in one round.
    pub(super) fn lines(&mut self, sequence: &Sequence) {
        let mut seen: HashMap<String, (&Step, usize)> = HashMap::new();
        let mut found = Vec::new();
        for (node, step) in self.steps.iter().filter(|(_, step)| !step.id.is_empty()) {
            let line = sequence.line(step);
            let at = self.source.line_at(node.span("line").start);
            let Some((other, first)) = seen.get(&line) else {
                seen.insert(line, (step, at));
                continue;
            };
            let one_of = step.one_of.is_some() && step.one_of == other.one_of;
            let depends = step.only_if.is_some() && other.only_if.is_some();
            if step.id != other.id && !one_of && !depends {
                found.push((Kind::LineTwice { line, first: *first }, node.span("line")));
            }
        }
        self.problems.extend(found);
    }

    /// What is worth a thought.
    pub(super) fn hints(&mut self, root: &Node) {
        let steps = || self.steps.iter().map(|(_, step)| *step);
        if steps().next().is_none() {
            return;
        }
        let works =
            steps().any(|step| step.kind == Answer::Element || step.yields.contains(&Mark::WorkingElement));
        let agrees = steps().any(|step| step.kind == Answer::Agreement);
        let hidden = steps().filter(|step| {
            matches!(step.kind, Answer::Text | Answer::List)
                && step.who == Who::Each
                && step.seen == Seen::Hidden
        });
        let count = hidden.count();
        let span = root.span("id");
        if !works {
            self.say(Kind::NothingThatWorks, span.clone());
        }
        if !agrees {
            self.say(Kind::NoAgreement, span.clone());
        }
        if count > 2 {
            self.say(Kind::ManyHidden { count }, span);
        }
    }
}
