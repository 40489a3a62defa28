//! The rules of the format that a table of fields cannot say: between fields and between steps.
//!
//! Never here: types and ranges of single values (see [`super::read`]).

mod languages;
mod refs;
mod whole;

use super::build;
use super::codes;
use super::problem::Kind;
use super::read::{Node, Value};
use super::source::Source;
use super::tree::Span;
use crate::domain::person::Role;
use crate::domain::sequence::{Choices, Kind as Answer, Seen, Sequence, Step, Who};

/// Adds everything in this sequence that breaks a rule or is worth a word.
pub fn check(node: &Node, sequence: &Sequence, source: &Source, problems: &mut Vec<(Kind, Span)>) {
    let mut rules = Rules {
        steps: build::children(node, "step").iter().zip(&sequence.steps).collect(),
        source,
        problems,
        roles_told: Vec::new(),
    };
    if let Some(people) = build::child(node, "people") {
        rules.range(people, "min", "max");
    }
    rules.step_ids();
    for index in 0..rules.steps.len() {
        rules.step(index);
    }
    rules.neighbours();
    rules.languages(node);
    rules.lines(sequence);
    rules.hints(node);
}

/// The steps of a sequence as read and as built, side by side, and what is wrong with them.
struct Rules<'a> {
    steps: Vec<(&'a Node, &'a Step)>,
    source: &'a Source,
    problems: &'a mut Vec<(Kind, Span)>,
    /// Roles that the program does not know and that were told of: each once.
    roles_told: Vec<String>,
}

impl Rules<'_> {
    fn say(&mut self, kind: Kind, span: Span) {
        self.problems.push((kind, span));
    }

    fn step(&mut self, index: usize) {
        let Some(&(node, step)) = self.steps.get(index) else {
            return;
        };
        let answer_is_read = node.get("answer").is_none_or(|read| read.value.is_some());
        if answer_is_read {
            let answer = build::answer(node);
            self.unused(node, answer);
            self.answer(node, step);
        }
        self.seen(node, step);
        self.range(node, "at_least", "at_most");
        self.roles(node);
        if step.repeat.is_some() && matches!(step.who, Who::Each | Who::Others) {
            let who = codes::code(&codes::WHO, &step.who);
            self.say(Kind::RepeatWho { who }, node.key("repeat"));
        }
        if matches!(step.kind, Answer::SayBack { .. }) && matches!(step.who, Who::Group | Who::Bringer) {
            let who = codes::code(&codes::WHO, &step.who);
            self.say(Kind::SayBackWho { who }, node.span("who"));
        }
        self.references(index, node, step);
    }

    /// Keys that this kind of answer does not use.
    fn unused(&mut self, node: &Node, answer: &'static str) {
        for (field, read) in &node.fields {
            if !field.applies_to(answer) {
                let kind = Kind::NotUsed { key: field.name, answer, answers: field.answers };
                self.say(kind, read.key.clone());
            }
        }
    }

    /// What each kind of answer cannot do without.
    fn answer(&mut self, node: &Node, step: &Step) {
        let answer = codes::answer(&step.kind);
        let mut needs = |key: &'static str| {
            if node.get(key).is_none() {
                let span = node.span("answer");
                self.say(Kind::Needs { answer, key }, span);
            }
        };
        match &step.kind {
            Answer::Scale(_) => {
                needs("scale");
                if let Some(scale) = build::child(node, "scale") {
                    self.scale(scale);
                }
            }
            Answer::Choice(choices) => self.choice(node, step, choices),
            Answer::Vote { .. } | Answer::SayBack { .. } => needs("on"),
            Answer::Text
            | Answer::List
            | Answer::Agreement
            | Answer::Agenda
            | Answer::Element
            | Answer::None => {}
        }
        if step.makes_bringer && node.get("on").is_none() && answer == "choice" {
            self.say(Kind::NoAuthor { id: None }, node.key("makes"));
        }
    }

    fn scale(&mut self, scale: &Node) {
        let (from, to) = (build::whole(scale, "from"), build::whole(scale, "to"));
        if let (Some(from), Some(to)) = (from, to)
            && from >= to
        {
            let (low, high) = (("from", from), ("to", to));
            self.say(Kind::EmptyRange { low, high }, scale.span("to"));
        }
    }

    fn choice(&mut self, node: &Node, step: &Step, choices: &Choices) {
        match (node.get("options"), node.get("on")) {
            (Some(_), Some(on)) => self.say(Kind::OptionsOrOn { both: true }, on.key.clone()),
            (None, None) => self.say(Kind::OptionsOrOn { both: false }, node.span("answer")),
            (Some(_), None) | (None, Some(_)) => {}
        }
        let options = build::children(node, "options");
        self.option_ids(options);
        if let (Choices::Options(all), Some(at_least)) = (choices, step.at_least)
            && usize::try_from(at_least).is_ok_and(|least| least > all.len() && !all.is_empty())
        {
            let kind = Kind::TooFewOptions { at_least, options: all.len() };
            self.say(kind, node.span("at_least"));
        }
    }

    fn option_ids(&mut self, options: &[Node]) {
        for (index, option) in options.iter().enumerate() {
            let before = options.get(..index).unwrap_or_default();
            let Some(id) = build::text(option, "id") else {
                continue;
            };
            let is_same = |other: &&Node| build::text(other, "id").as_ref() == Some(&id);
            if let Some(first) = before.iter().find(is_same) {
                let line = self.source.line_at(first.span("id").start);
                let better = free_id(&id, |free| {
                    let is_free = |o: &Node| build::text(o, "id").as_deref() != Some(free);
                    options.iter().all(is_free)
                });
                self.say(Kind::DuplicateOption { id, line, better }, option.span("id"));
            }
        }
    }

    /// What may be seen of what.
    fn seen(&mut self, node: &Node, step: &Step) {
        let seen = codes::code(&codes::SEEN, &step.seen);
        let shut = matches!(step.seen, Seen::Private | Seen::Unnamed);
        let together = match &step.kind {
            Answer::Agreement
            | Answer::Vote { .. }
            | Answer::Agenda
            | Answer::Element
            | Answer::SayBack { .. } => true,
            Answer::Text | Answer::List | Answer::Scale(_) | Answer::Choice(_) | Answer::None => false,
        };
        // Of the group first: what is left to write then is right for what is made together too.
        if step.who == Who::Group && step.seen != Seen::Open && step.kind != Answer::None {
            self.say(Kind::GroupNotOpen { seen }, node.span("seen"));
        } else if together && shut {
            let answer = codes::answer(&step.kind);
            self.say(Kind::NotShared { answer, seen }, node.span("seen"));
        }
    }

    fn range(&mut self, node: &Node, low: &'static str, high: &'static str) {
        if let (Some(from), Some(to)) = (build::whole(node, low), build::whole(node, high))
            && from > to
        {
            let span = node.span(high);
            let (low, high) = ((low, from), (high, to));
            self.say(Kind::EmptyRange { low, high }, span);
        }
    }

    /// Roles that are nearly one that the program knows, and others that it does not know.
    fn roles(&mut self, node: &Node) {
        let Some(Value::Roles(roles)) = node.value("role") else {
            return;
        };
        for (role, _) in roles {
            let near = super::near::nearest(&role.value, Role::KNOWN);
            if let Some(near) = near.filter(|near| *near != role.value) {
                let role_name = role.value.clone();
                let kind = Kind::RoleNear { role: role_name, near };
                self.say(kind, role.span.clone());
            } else if near.is_none() && !self.roles_told.contains(&role.value) {
                self.roles_told.push(role.value.clone());
                self.say(Kind::RoleUnknown { role: role.value.clone() }, role.span.clone());
            }
        }
    }
}

/// The id with the lowest number behind it that nothing has yet.
fn free_id(id: &str, is_free: impl Fn(&str) -> bool) -> String {
    (2..10_000_u32).map(|number| format!("{id}-{number}")).find(|free| is_free(free)).unwrap_or_default()
}
